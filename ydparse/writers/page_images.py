"""What the parser saw, drawn on the pages of a PDF: a PNG a page, with the ids of headings and tasks in the margin.

Where a wording stands within its line is reckoned from the width of the characters before it, not measured; what a table
cell holds is drawn at the foot of the cell.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ydparse.errors import OutputError
from ydparse.models import FileLine, LinePart
from ydparse.writers.files import replace_file

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

Colour: TypeAlias = tuple[int, int, int]
Box: TypeAlias = tuple[float, float, float, float]

DOTS = 110  # an inch
LONGEST = 3000  # dots; a longer page is drawn smaller
MARGIN = 124  # dots on the left, for the ids
STRIP = 32  # dots below, for the legend, which is so wide:
WIDE = 980

BLUE, GREEN, TEAL, GREY = (37, 99, 235), (22, 163, 74), (13, 148, 136), (120, 120, 120)
ORANGE, RED, PURPLE = (217, 119, 6), (220, 38, 38), (147, 51, 234)
BOXES: dict[str, Colour] = {
    "heading": BLUE, "text": BLUE, "item": GREEN, "row": GREEN, "header": GREEN, "band": GREEN, "table_title": GREEN,
    "convention": ORANGE, "closing": GREY, "annex": GREY, "site": GREY, "unused": GREY,
}  # fmt: skip
"""The colours of boxes, by the kind of a part; every other kind is an element of the notice, and teal."""
LINES: dict[str, Colour] = {"unit": ORANGE, "deadline": RED, "target": PURPLE}
"""The colours of the lines below values."""
UNNAMED = frozenset({"closing", "annex", "site", "unused", "text", "clause", *LINES})
GONE = frozenset({"page_number", "running_head", "rule", "left_out"})
LEGEND: tuple[tuple[str, Colour, str], ...] = (
    ("heading", BLUE, "box"), ("task / table", GREEN, "box"), ("element of the notice", TEAL, "box"),
    ("not used", GREY, "box"), ("dropped", GREY, "cross"), ("joined", GREY, "elbow"), ("clause", ORANGE, "frame"),
    ("unit", ORANGE, "line"), ("deadline", RED, "line"), ("target", PURPLE, "line"),
)  # fmt: skip


def draw_pages(pdf: bytes, lines: Sequence[FileLine], folder: Path, stem: str) -> list[Path]:
    """Write `folder`/`stem`-p001.png and so on, one a page, over what stood there; the folder is made where it is missing.

    Raises an OutputError where a page cannot be drawn or a file cannot be written.
    """
    import pypdfium2  # type: ignore[import-untyped,unused-ignore]

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(str(folder), f"建不了这个目录（{error.strerror or error}）", "请换一个位置") from error
    paths: list[Path] = []
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            for number, page in enumerate(document, 1):
                scale = min(DOTS / 72, LONGEST / max(*page.get_size(), 1))
                printed = page.render(scale=scale).to_pil()
                page.close()
                picture = _draw(printed, [line for line in lines if line.page == number], scale)
                paths.append(folder / f"{stem}-p{number:03}.png")
                replace_file(paths[-1], _png(picture))
    except pypdfium2.PdfiumError as error:
        raise OutputError(str(folder), f"画不出页面（{error}）", "请用 PDF 阅读器打开后另存再试") from error
    return paths


def _png(picture: Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _draw(printed: Image, lines: Sequence[FileLine], scale: float) -> Image:
    """The page with its margin, its legend, and what is drawn over it."""
    from PIL import Image, ImageDraw

    size = (max(printed.width + MARGIN, WIDE), printed.height + STRIP)
    picture = Image.new("RGBA", size, (255, 255, 255, 255))
    picture.paste(printed, (MARGIN, 0))
    over = Image.new("RGBA", size, (255, 255, 255, 0))
    draw = ImageDraw.Draw(over)
    label = ""
    for line in lines:
        if line.bbox is None:
            continue
        box = _dots(line.bbox, scale)
        _line(draw, line, box)
        if (own := _label(line)) and own != label:
            _write(draw, own, (box[1] + box[3]) / 2, _colour(line))
            label = own
    draw.line((MARGIN - 1, 0, MARGIN - 1, printed.height), fill=(*GREY, 90))
    _legend(draw, printed.height)
    return Image.alpha_composite(picture, over).convert("RGB")


def _dots(box: Box, scale: float) -> Box:
    """A box of the page, in dots of the picture, a little wider than what it holds."""
    x0, top, x1, bottom = (side * scale for side in box)
    return x0 + MARGIN - 1, top - 1, x1 + MARGIN + 1, bottom + 1


def _line(draw: ImageDraw, line: FileLine, box: Box) -> None:
    """A line or cell: boxes as what it was taken, its clauses framed, its values underlined."""
    if line.fate in GONE:
        _swatch(draw, box, GREY, "cross")
    if line.fate == "joined":
        _swatch(draw, (box[0] - 10, box[1], box[0] - 3, box[3]), GREY, "elbow")
    in_cell = line.fate == "cell"
    held = [kind for kind in LINES if any(part.kind == kind for part in line.parts)]
    for part in line.parts:
        place = box if in_cell else _part_box(line.text, part, box)
        if part.kind in LINES:
            foot = place[3] - (2 + 3 * held.index(part.kind) if in_cell else 0)
            _swatch(draw, (*place[:3], foot), LINES[part.kind], "line")
        elif part.kind == "clause":
            _swatch(draw, place, ORANGE, "frame")
        else:
            _swatch(draw, place, BOXES.get(part.kind, TEAL), "tint" if part.kind in UNNAMED else "box")


def _part_box(text: str, part: LinePart, box: Box) -> Box:
    """The share of a line's box that a part takes, by the width of characters: full-width ones count twice."""
    ends = [0, *accumulate(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text.strip())]
    indent = len(text) - len(text.lstrip())
    first, last = (ends[min(max(at - indent, 0), len(ends) - 1)] / max(ends[-1], 1) for at in part.at)
    wide = box[2] - box[0]
    return box[0] + wide * first, box[1], box[0] + wide * last, box[3]


def _swatch(draw: ImageDraw, box: Box, colour: Colour, shape: str) -> None:
    """One of the shapes of the legend."""
    x0, top, x1, bottom = box
    if shape in ("box", "tint"):
        draw.rectangle(box, fill=(*colour, 34), outline=(*colour, 150) if shape == "box" else None)
    elif shape == "frame":
        draw.rectangle(box, outline=(*colour, 255))
    elif shape == "line":
        draw.line((x0 + 2, bottom - 3, x1 - 2, bottom - 3), fill=(*colour, 255), width=2)
    elif shape == "cross":
        draw.rectangle(box, fill=(*colour, 50), outline=(*colour, 200))
        draw.line((x0, top, x1, bottom), fill=(*colour, 200), width=2)
        draw.line((x0, bottom, x1, top), fill=(*colour, 200), width=2)
    else:
        middle = (top + bottom) / 2
        draw.line((x0, top, x0, middle, x1, middle), fill=(*colour, 220), width=2)


def _label(line: FileLine) -> str:
    """What stands in the margin: ids, and the names of what has none; at most three."""
    names = list(dict.fromkeys(part.id or part.kind for part in line.parts if part.kind not in UNNAMED))
    return " ".join(names if len(names) <= 3 else [*names[:2], f"+{len(names) - 2}"])


def _colour(line: FileLine) -> Colour:
    return next((BOXES.get(part.kind, TEAL) for part in line.parts if part.kind not in UNNAMED), GREY)


def _write(draw: ImageDraw, text: str, middle: float, colour: Colour) -> None:
    """A label in the margin, as large as it fits."""
    from PIL import ImageFont

    for size in (13, 11, 9, 7):
        font = ImageFont.load_default(size)
        if draw.textlength(text, font=font) <= MARGIN - 12:
            break
    draw.text((MARGIN - 8, middle), text, fill=(*colour, 255), font=font, anchor="rm")


def _legend(draw: ImageDraw, top: float) -> None:
    from PIL import ImageFont

    font = ImageFont.load_default(12)
    middle = top + STRIP / 2
    x = 12.0
    for text, colour, shape in LEGEND:
        _swatch(draw, (x, middle - 7, x + 18, middle + 7), colour, shape)
        draw.text((x + 24, middle), text, fill=(60, 60, 60, 255), font=font, anchor="lm")
        x += 24 + draw.textlength(text, font=font) + 16
