"""PDF: text below a box, a bar, a shape or a picture is hidden; what shows through stays."""

from __future__ import annotations

from typing import Any

import pytest
from made import grids, texts
from made_scene import BLACK, NOTICE, RED, Draw, drawn, inked, notice

from ydparse.readers import read


def filled(kind: str, colour: tuple[float, float, float], *, alpha: float = 1, stroke: int = 0) -> Draw:
    """A shape where a line of text at 104, 400 lies."""

    def draw(canvas: Any) -> None:
        canvas.setFillColorRGB(*colour)
        canvas.setFillAlpha(alpha)
        path = canvas.beginPath()
        if kind == "box":
            path.rect(95, 842 - 424, 260, 28)
        elif kind == "round box":
            path.roundRect(90, 842 - 426, 260, 32, 4)
        elif kind == "ellipse":
            path.ellipse(20, 842 - 450, 400, 80)
        else:
            path.moveTo(90, 842 - 390)
            for x, top in ((300, 388), (310, 427), (92, 430)):
                path.lineTo(x, 842 - top)
            path.close()
        canvas.drawPath(path, fill=1, stroke=stroke)

    return draw


def photo(x: float = 95, shade: int | None = 255) -> Draw:
    """A picture of 260 by 28 points, of one shade or a scan of writing."""

    def draw(canvas: Any) -> None:
        from PIL import Image, ImageDraw
        from reportlab.lib.utils import ImageReader

        image = Image.new("L", (520, 56), 250 if shade is None else shade)
        for at in range(20, 300, 6) if shade is None else ():
            ImageDraw.Draw(image).line((at, 10, at + 4, 46), fill=20, width=3)
        canvas.drawImage(ImageReader(image), x, 842 - 424, 260, 28)

    return draw


def grouped(*draws: Draw) -> Draw:
    """In a form that is moved."""

    def draw(canvas: Any) -> None:
        canvas.beginForm("G")
        for one in draws:
            canvas.saveState()
            one(canvas)
            canvas.restoreState()
        canvas.endForm()
        canvas.translate(0, -40)
        canvas.doForm("G")

    return draw


def in_mode(blend: str) -> Draw:
    """A marker's stroke over text."""

    def draw(canvas: Any) -> None:
        canvas._extgstate.set(canvas, "BM", blend)
        filled("box", (1, 1, 0))(canvas)

    return draw


HIDE = inked("9.隐藏的任务", 104, 400, 16, BLACK)
WHITE, YELLOW = (1.0, 1.0, 1.0), (1.0, 1.0, 0.0)
NEW = inked("正文", 104, 400, 16, BLACK)

COVERED: list[tuple[str, list[Draw], list[str]]] = [
    ("a white box", [HIDE, filled("box", WHITE)], []),
    ("a black bar", [HIDE, filled("box", BLACK)], []),
    ("a box with a border", [HIDE, filled("box", WHITE, stroke=1)], []),
    ("a round box", [HIDE, filled("round box", (0.2, 0.4, 0.6))], []),
    ("an ellipse", [HIDE, filled("ellipse", BLACK)], []),
    ("a shape", [HIDE, filled("polygon", BLACK)], []),
    ("a picture", [HIDE, photo()], []),
    ("a black picture", [HIDE, photo(shade=0)], []),
    ("within a form", [grouped(HIDE, filled("box", WHITE))], []),
    ("a form over the text", [HIDE, grouped(lambda c: (c.translate(0, 40), filled("box", BLACK)(c)))], []),
    ("new text on the box", [HIDE, filled("box", WHITE), NEW], ["正文"]),
    ("white on a dark ground, covered", [filled("box", BLACK), inked("9.隐藏的任务", 104, 400, 16, WHITE), filled("box", BLACK)], []),
]  # fmt: skip


@pytest.mark.parametrize(("draws", "lines"), [case[1:] for case in COVERED], ids=[case[0] for case in COVERED])
def test_what_is_covered_is_left_out_and_told(draws: list[Draw], lines: list[str]) -> None:
    raw = read(drawn(notice, *draws))
    assert texts(raw) == [*NOTICE, *lines]
    assert [(one.kind, one.wording) for one in raw.left_out] == [("hidden", "9.隐藏的任务")]


def test_a_bar_over_some_words_of_a_line() -> None:
    """Drawn in one piece with the rest of the line."""

    def bar(canvas: Any) -> None:
        canvas.rect(104 + 16 * 4, 842 - 422, 16 * 3, 24, fill=1, stroke=0)

    raw = read(drawn(notice, inked("联系人为王小明，电话见附件。", 104, 400, 16, BLACK), bar))
    assert (
        "王小明" not in "".join(texts(raw))
        and "联系人为" in "".join(texts(raw))
        and "，电话见附件。" in "".join(texts(raw))
    )
    assert [(one.kind, one.wording) for one in raw.left_out] == [("hidden", "王小明")]


UNCOVERED: list[tuple[str, list[Draw]]] = [
    ("a ground below the text", [filled("box", (0.8, 0.9, 1)), HIDE]),
    ("a transparent marker", [HIDE, filled("box", YELLOW, alpha=0.4)]),
    ("a multiplying marker", [HIDE, in_mode("Multiply")]),
    ("a red rule through it", [HIDE, lambda c: (c.setFillColorRGB(*RED), c.rect(95, 842 - 411, 260, 1.5, fill=1, stroke=0))]),
    ("a thick rule below it", [HIDE, lambda c: c.rect(95, 842 - 429, 260, 5, fill=1, stroke=0)]),
    ("a border without fill", [HIDE, lambda c: c.rect(95, 842 - 424, 260, 28, fill=0, stroke=1)]),
    ("a filled frame with a hole", [HIDE, lambda c: c._code.append("95 418 260 28 re 97 420 256 24 re f*")]),
    ("a picture beside it", [HIDE, photo(x=240)]),
    ("a scan of it", [HIDE, photo(shade=None)]),
    ("a box beside it in a form", [HIDE, grouped(filled("box", WHITE))]),
]  # fmt: skip


@pytest.mark.parametrize("draws", [case[1] for case in UNCOVERED], ids=[case[0] for case in UNCOVERED])
def test_what_shows_through_or_beside_stays(draws: list[Draw]) -> None:
    raw = read(drawn(notice, *draws))
    assert [*texts(raw), *("".join(cell) for grid in grids(raw) for cell in grid)] == [*NOTICE, "9.隐藏的任务"]
    assert raw.left_out == ()
