"""Pages of a PDF with what the parser saw: how many, how large, which colour stands where."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from ydparse.errors import OutputError
from ydparse.inspect import inspect
from ydparse.models import FileLine, LinePart
from ydparse.pipeline import parse
from ydparse.writers.page_images import DOTS, LONGEST, MARGIN, STRIP, WIDE, draw_pages

PDF = Path(__file__).resolve().parents[2] / "samples" / "qinghe-integration-plan-2026.pdf"
SCALE = DOTS / 72
WHITE = (255, 255, 255)


@cache
def seen() -> list[FileLine]:
    return inspect(parse(PDF))


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> list[Image.Image]:
    paths = draw_pages(PDF.read_bytes(), seen(), tmp_path_factory.mktemp("pages"), PDF.stem)
    return [Image.open(path).convert("RGB") for path in paths]


def corner(line: FileLine) -> tuple[int, int]:
    """The dot just within the lower left corner of a line's box, where no character is."""
    assert line.bbox
    return round(line.bbox[0] * SCALE) + MARGIN, round(line.bbox[3] * SCALE) - 6


def first(wanted: Callable[[FileLine], bool]) -> FileLine:
    return next(line for line in seen() if wanted(line))


def kinds(line: FileLine) -> set[str]:
    return {part.kind for part in line.parts}


def colours_around(picture: Image.Image, line: FileLine) -> set[tuple[int, int, int]]:
    """All colours within the box of a line, its outline included."""
    assert line.bbox
    x0, top, x1, bottom = (round(side * SCALE) for side in line.bbox)
    part = picture.crop((x0 + MARGIN - 2, top - 2, x1 + MARGIN + 2, bottom + 2))
    return {colour for _, colour in part.getcolors(100_000) or [] if isinstance(colour, tuple)}  # type: ignore[misc]


def test_a_picture_a_page(pictures: list[Image.Image]) -> None:
    with pypdfium2.PdfDocument(PDF) as document:
        sizes = [page.get_size() for page in document]
    assert len(pictures) == len(sizes) == 6
    for picture, (wide, high) in zip(pictures, sizes, strict=True):
        assert abs(picture.width - max(wide * SCALE + MARGIN, WIDE)) <= 1
        assert abs(picture.height - (high * SCALE + STRIP)) <= 1


@pytest.mark.parametrize(
    ("kind", "strongest"), [("heading", 2), ("item", 1), ("title", None), ("unused", None), ("row", 1)]
)
def test_the_tint_of_a_box(pictures: list[Image.Image], kind: str, strongest: int | None) -> None:
    line = first(lambda line: kinds(line) == {kind} and bool(line.bbox))
    colour = pictures[(line.page or 1) - 1].getpixel(corner(line))
    assert isinstance(colour, tuple)
    assert colour != WHITE
    if strongest is not None:
        assert colour[strongest] == max(colour) > min(colour)
    if kind == "unused":
        assert len(set(colour)) == 1


@pytest.mark.parametrize(
    ("kind", "colour"), [("unit", (217, 119, 6)), ("deadline", (220, 38, 38)), ("target", (147, 51, 234))]
)
def test_values_are_underlined(pictures: list[Image.Image], kind: str, colour: tuple[int, int, int]) -> None:
    """In lines and in cells; and nowhere that none is."""
    for in_cell in (False, True):
        line = first(lambda line: kind in kinds(line) and (line.fate == "cell") == in_cell)  # noqa: B023 - called at once
        assert colour in colours_around(pictures[(line.page or 1) - 1], line)
    without = first(lambda line: kinds(line) == {"text"})
    assert colour not in colours_around(pictures[(without.page or 1) - 1], without)


def test_a_line_below_a_value_is_as_long_as_the_value(tmp_path: Path) -> None:
    """A value in the second half of a line of a blank page: the line runs from the middle to the end."""
    text = "一二三四甲乙丙丁"
    part = LinePart(kind="deadline", id="i1", start=4, end=8, at=(4, 8))
    line = FileLine(page=1, bbox=(100, 100, 260, 120), text=text, fate="paragraph", parts=(part,))
    (path,) = draw_pages(blank(600, 800), [line], tmp_path, "a")
    picture = Image.open(path).convert("RGB")
    row = round(120 * SCALE) + 1 - 3
    red = [x for x in range(picture.width) if picture.getpixel((x, row)) == (220, 38, 38)]
    assert abs(red[0] - (180 * SCALE + MARGIN)) < 5
    assert abs(red[-1] - (260 * SCALE + MARGIN)) < 5


def test_what_was_dropped_is_crossed_out(pictures: list[Image.Image]) -> None:
    line = first(lambda line: line.fate == "page_number")
    colour = pictures[(line.page or 1) - 1].getpixel(corner(line))
    assert isinstance(colour, tuple)
    assert len(set(colour)) == 1
    assert colour != WHITE


def test_a_page_without_lines_is_drawn_as_it_is(tmp_path: Path) -> None:
    paths = draw_pages(blank(600, 800), [], tmp_path / "new" / "folder", "a")
    assert [path.name for path in paths] == ["a-p001.png"]
    picture = Image.open(paths[0]).convert("RGB")
    assert picture.crop((MARGIN, 0, picture.width, round(800 * SCALE))).getcolors() == [
        ((picture.width - MARGIN) * round(800 * SCALE), WHITE)
    ]


def test_a_monstrous_page_is_drawn_small(tmp_path: Path) -> None:
    (path,) = draw_pages(blank(14_000, 7_000), [], tmp_path, "a")
    assert Image.open(path).size == (LONGEST + MARGIN, LONGEST // 2 + STRIP)


def test_what_stood_there_is_written_over_and_nothing_else(tmp_path: Path) -> None:
    for name in ("a-p001.png", "b-p001.png"):
        (tmp_path / name).write_bytes(b"old")
    draw_pages(blank(600, 800), [], tmp_path, "a")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-p001.png", "b-p001.png"]
    assert (tmp_path / "a-p001.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "b-p001.png").read_bytes() == b"old"


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(OutputError) as caught:
        draw_pages(blank(600, 800), [], tmp_path / "taken", "a")
    assert caught.value.code == "YD010"


def blank(wide: float, high: float) -> bytes:
    """A PDF of one empty page."""
    import io

    document = pypdfium2.PdfDocument.new()
    document.new_page(wide, high)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
