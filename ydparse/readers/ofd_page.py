"""A page of an OFD file as it is read: set upright, with what is drawn on it, and what of that is its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ydparse.document import Box
from ydparse.readers.ofd_ink import MM, Allowance, Drawing, Picture
from ydparse.readers.ofd_package import Document, Package, PagePart, child, text
from ydparse.readers.ofd_shapes import box
from ydparse.readers.page import Char, Page
from ydparse.readers.page.covers import uncovered
from ydparse.readers.page.ink import DUST, WHITE, Run, contrast
from ydparse.readers.page.mangled import LOST
from ydparse.readers.page.overlap import lie_clear, pieces_of

A4: Box = (0, 0, 210, 297)
LARGEST_PAGE = 5080.0
"""Millimetres; no PDF page may be larger either."""
FEW = 20
"""Characters; a picture with fewer has no text but a stamp or a page number."""
_ODD = 3.0
"""Contrast with the paper; text with less is looked at closely."""


class Drawn(NamedTuple):
    """A page with all that is drawn on it, in points of the page set upright; `filled`: pictures cover it."""

    number: int
    width: float
    height: float
    runs: list[Run]
    rules: list[Box]
    pictures: list[Picture]
    filled: bool
    unmapped: int

    @property
    def is_plain(self) -> bool:
        """Whether nothing calls for a closer look: dark, opaque, upright text on the paper, each character clear of others."""
        odd = any(
            run.turn
            or run.outside
            or run.ink.mark
            or not run.ink.shows
            or run.ink.is_transparent
            or run.ink.is_red
            or run.size < DUST
            or contrast(run.ink.colour, WHITE) < _ODD
            for run in self.runs
        )
        return not odd and lie_clear(pieces_of(char for run in self.runs for char in run.chars))


class Sheet(NamedTuple):
    """A page, as it is printed: `unmapped` counts the characters that have no Unicode value.

    `is_picture`: pictures fill the page, with no more text on it than a stamp or a page number.
    """

    page: Page
    unmapped: int
    pictures: list[Picture]
    is_picture: bool

    @property
    def is_read(self) -> bool:
        """Whether its characters, if it has any, are its text."""
        return not self.is_picture and self.unmapped <= len(self.page.chars) / 2

    @property
    def is_doubtful(self) -> bool:
        """Whether it has characters that nobody can read: without a Unicode value, or of private use."""
        return self.unmapped > 0 or any(LOST.search(char.text) for char in self.page.chars)


def drawn_on(package: Package, document: Document, part: PagePart, page: int, allowance: Allowance) -> Drawn:
    """A page (`page` is its number in the file) with its templates under it."""
    area = _area(document, part)
    drawing = Drawing(package, [*document.resources, *part.resources], area, page, allowance)
    for one in part.templates:
        drawing.draw(child(one.root, "Content"), template=True)
    drawing.draw(child(part.content.root, "Content"))
    width, height = (area[2] - area[0]) * MM, (area[3] - area[1]) * MM
    covered = sum(min(_size(picture.box), width * height) for picture in drawing.pictures)
    filled = covered > 0.6 * width * height
    runs = _as_marked(uncovered(drawing.runs, drawing.covers))
    if filled and sum(len(run.chars) for run in runs if run.ink.shows) < FEW:  # the text under a scan is hidden
        runs = [run._replace(ink=run.ink._replace(shows=True)) for run in runs]
    turn = _usual_turn(runs)
    quarters = int(turn // 90)
    rules = [_turned(rule, quarters, width, height) for rule in drawing.rules]
    runs = [_set_upright(run, turn, width, height) for run in runs]
    if quarters % 2:
        width, height = height, width
    paper = (0.0, 0.0, width, height)
    rules = [rule for rule in rules if _lies_in(rule, paper)]
    runs = [piece for run in runs for piece in _on_paper(run, paper)]
    return Drawn(page, width, height, runs, rules, drawing.pictures, filled, drawing.unmapped)


def sheet_of(drawn: Drawn, runs: Sequence[Run]) -> Sheet:
    """A page of which these runs are the text."""
    chars = [char for run in runs for char in run.chars]
    page = Page(drawn.number, drawn.width, drawn.height, chars, drawn.rules)
    return Sheet(page, drawn.unmapped, drawn.pictures, drawn.filled and len(chars) < FEW)


def _as_marked(runs: list[Run]) -> list[Run]:
    """The runs, without the marks where most of the page's text is marked: then its producer means nothing by it."""
    marked = sum(len(run.chars) for run in runs if run.ink.mark)
    if 2 * marked <= sum(len(run.chars) for run in runs):
        return runs
    return [run._replace(ink=run.ink._replace(mark="")) for run in runs]


def _usual_turn(runs: Sequence[Run]) -> float:
    """The quarter turn of most characters, in degrees."""
    turns: Counter[float] = Counter()
    for run in runs:
        if run.ink.shows and not run.turn % 90:
            turns[run.turn] += len(run.chars)
    return turns.most_common(1)[0][0] if turns else 0.0


def _set_upright(run: Run, turn: float, width: float, height: float) -> Run:
    if not turn:
        return run
    chars = tuple(Char(char.text, *_turned(char[1:], int(turn // 90), width, height)) for char in run.chars)
    return run._replace(chars=chars, turn=(run.turn - turn) % 360)


def _on_paper(run: Run, paper: Box) -> Iterator[Run]:
    """A run, cut where it runs over the edge of the paper."""
    inside = tuple(char for char in run.chars if _lies_in(char[1:], paper))
    if len(inside) == len(run.chars):
        yield run
        return
    outside = tuple(char for char in run.chars if not _lies_in(char[1:], paper))
    if inside:
        yield run._replace(chars=inside)
    yield run._replace(chars=outside, outside=True)


def _area(document: Document, part: PagePart) -> Box:
    """PhysicalBox of the page, of its template, or of the document."""
    roots = [child(one.root, "Area") for one in (part.content, *reversed(part.templates))]
    for area in (*roots, child(document.root.root, "CommonData", "PageArea")):
        found = box(text(child(area, "PhysicalBox")))
        if found and 0 < found[2] - found[0] <= LARGEST_PAGE and 0 < found[3] - found[1] <= LARGEST_PAGE:
            return found
    return A4


def _size(place: Box) -> float:
    return (place[2] - place[0]) * (place[3] - place[1])


def _lies_in(place: Box, paper: Box) -> bool:
    """Whether the middle of a box lies on the paper."""
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return paper[0] <= x <= paper[2] and paper[1] <= y <= paper[3]


def _turned(place: Box, turns: int, width: float, height: float) -> Box:
    """A box of a page after the page was turned back by so many quarters."""
    x0, top, x1, bottom = place
    if turns == 1:
        return top, width - x1, bottom, width - x0
    if turns == 2:
        return width - x1, height - bottom, width - x0, height - top
    if turns == 3:
        return height - bottom, x0, height - top, x1
    return place
