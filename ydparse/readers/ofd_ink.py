"""What a page of an OFD file draws, object by object: text, rules, grounds and pictures (GB/T 33190-2016, 7.7 and 9 to 13)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from ydparse.document import Box
from ydparse.document.characters import show
from ydparse.errors import DamagedFile
from ydparse.readers.ofd_package import Package, Part, child, children, tag, text
from ydparse.readers.ofd_paint import Paint, Paints
from ydparse.readers.ofd_shapes import (
    SAME,
    Matrix,
    Outline,
    Point,
    apply,
    around,
    box,
    degrees,
    deltas,
    matrix,
    moved,
    number,
    outlines,
    times,
)
from ydparse.readers.page import Char
from ydparse.readers.page.covers import Cover, common
from ydparse.readers.page.ink import OPAQUE, WHITE, Colour, Ink, Run, is_same

if TYPE_CHECKING:
    from lxml.etree import _Element

MM = 72 / 25.4
"""Points of a millimetre."""
NOWHERE: Box = (0, 0, 0, 0)
THINNEST_BOX = 3.0
"""Points; a filled box that is thinner is a rule."""
MOST_DRAWN = 2_000_000
"""Characters, strokes and objects of a file; composite objects, which may draw each other endlessly, count tenfold."""
DEEPEST = 10
"""Composite objects within each other."""
ASCENT, DESCENT = 0.88, 0.12
"""Of the size, above and below the base line, as in Chinese fonts."""
_UNMAPPED = re.compile("[¤\ufffd\x00-\x08\x0e-\x1f]")
_INDENT = re.compile(r"^\s*\n\s*|\s*\n\s*$")


class Picture(NamedTuple):
    """A picture on a page: where it lies in the package, and its box in points."""

    path: str
    box: Box


class Allowance:
    """How much a file may still draw."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = MOST_DRAWN

    def take(self, amount: int = 1) -> None:
        self._left -= amount
        if self._left < 0:
            problem = f"OFD 中的图元超过 {MOST_DRAWN // 10_000} 万个，疑为损坏或恶意文件"
            raise DamagedFile(self._name, problem, "请用 OFD 阅读器打开后另存再试")


class Above(NamedTuple):
    """What an object has from the layers and blocks that it stands in: their matrix, whether one is not visible, how much of
    their colours comes through (0 to 1), how many composite objects it is in, and what the layer is marked as."""

    shape: Matrix = SAME
    hidden: bool = False
    alpha: float = 1.0
    inside: int = 0
    mark: Literal["", "watermark"] = ""


class Drawing:
    """What one page draws. `runs` are in points of the page as it lies in the file, with `outside` not told yet."""

    def __init__(self, package: Package, resources: Iterable[Part], area: Box, page: int, allowance: Allowance) -> None:
        self.runs: list[Run] = []
        self.rules: list[Box] = []
        self.pictures: list[Picture] = []
        self.covers: list[Cover] = []
        self.unmapped = 0
        self._grounds: list[tuple[Box, Colour | None]] = []  # None where a picture lies
        self._package = package
        self._allowance = allowance
        self._number = page
        self._page: Matrix = (MM, 0, 0, MM, -area[0] * MM, -area[1] * MM)
        self._media: dict[str, tuple[str, str]] = {}
        self._units: dict[str, _Element] = {}
        resources = list(resources)
        self._paints = Paints(resources)
        for part in resources:
            folder = part.root.get("BaseLoc", "").rstrip("/\\")
            for one in part.root.iterfind("{*}MultiMedias/{*}MultiMedia"):
                location = text(child(one, "MediaFile"))
                self._media[one.get("ID", "")] = (f"{folder}/{location}" if folder else location, part.path)
            for one in part.root.iterfind("{*}CompositeGraphicUnits/{*}CompositeGraphicUnit"):
                self._units[one.get("ID", "")] = one

    def draw(self, content: _Element | None, above: Above = Above(), *, template: bool = False) -> None:  # noqa: B008
        """The objects of a layer or block, in millimetres of the page. A red head may stand in the background of a template,
        but only a watermark in that of the page itself."""
        for one in () if content is None else content.iterchildren("{*}*"):
            kind = tag(one)
            self._allowance.take(10 if kind == "CompositeObject" else 1)
            unseen = above.hidden or one.get("Visible", "").lower() in ("false", "0")
            alpha = above.alpha * max(min(number(one.get("Alpha"), 255), 255), 0) / 255
            inner = above._replace(hidden=unseen or alpha <= 0, alpha=alpha)
            if kind == "Layer" and one.get("Type", "").lower() == "background" and not template:
                inner = inner._replace(mark="watermark")
            if kind in ("Layer", "PageBlock"):
                self.draw(one, inner, template=template)
            else:
                self._draw_object(one, kind, inner)

    def _draw_object(self, one: _Element, kind: str, above: Above) -> None:
        """A text, a path, a picture, or a composite object, which is drawn as a layer of its own."""
        boundary = box(one.get("Boundary")) or NOWHERE
        shape = times(times(matrix(one.get("CTM")), (1, 0, 0, 1, boundary[0], boundary[1])), above.shape)
        if kind == "TextObject":
            self._write(one, times(shape, self._page), above)
        elif kind == "PathObject" and not above.hidden:
            self._rule(one, times(shape, self._page), above)
        elif kind == "ImageObject" and not above.hidden:
            self._place(one, times(shape, self._page))
        elif kind == "CompositeObject" and above.inside < DEEPEST:
            unit = self._units.get(one.get("ResourceID", ""))
            self.draw(child(unit, "Content"), above._replace(shape=shape, inside=above.inside + 1))

    def _write(self, one: _Element, shape: Matrix, above: Above) -> None:
        """The characters of a text object. A place that a TextCode leaves out is that of the TextCode before it."""
        boundary = box(one.get("Boundary")) or NOWHERE
        size = abs(number(one.get("Size"))) or boundary[3] - boundary[1]  # which some producers leave out
        wide = abs(number(one.get("HScale"), 1.0))
        turn = degrees(shape, number(one.get("CharDirection")))
        paint = self._paints.of_text(one)
        downward = number(one.get("ReadDirection")) % 180 == 90
        x = y = 0.0
        for code in children(one, "TextCode"):
            x, y = number(code.get("X"), x), number(code.get("Y"), y)
            wording = _INDENT.sub("", "".join(str(piece) for piece in code.itertext()))
            self._allowance.take(len(wording))
            if not above.hidden and paint is not None:
                self.unmapped += len(_UNMAPPED.findall(wording)) if wording else _glyphs(one)
            if size <= 0 or not wording:
                continue
            places = _set(show(_UNMAPPED.sub("\ufffd", wording)), code, (x, y), size, wide, downward)
            chars = tuple(Char(char, *moved(shape, place)) for char, place in places)
            self.runs.append(Run(chars, self._number, self._ink(paint, chars[0], above), 0.0 if turn is None else turn))

    def _ink(self, paint: Paint | None, char: Char, above: Above) -> Ink:
        """How text is drawn that begins with this character: in no paint, or in one that shows on what lies under it."""
        if above.hidden or paint is None:
            return Ink(mark=above.mark, shows=False)
        seen = paint.on_white(above.alpha)
        x, y = char.middle
        under = next((c for b, c in reversed(self._grounds) if b[0] <= x <= b[2] and b[1] <= y <= b[3]), WHITE)
        return Ink(seen.colour, seen.alpha, above.mark, under is None or not is_same(seen.colour, under))

    def _rule(self, one: _Element, shape: Matrix, above: Above) -> None:
        """The straight strokes of a path, level or upright, and its thin filled boxes; larger ones are grounds."""
        stroke, fill = self._paints.of_path(one)
        every = list(outlines(text(child(one, "AbbreviatedData"))))
        if fill is not None and len(every) == 1 and child(one, "Clips") is None:
            self._cover(every[0], box(one.get("Boundary")) or NOWHERE, shape, fill.on_white(above.alpha), above)
        for outline in every:
            self._allowance.take(len(outline.corners))
            corners = [apply(shape, corner) for corner in outline.corners]
            if not outline.straight:
                continue
            if stroke:
                strokes = [around(pair) for pair in pairwise(corners)]
                self.rules += [one for one in strokes if min(one[2] - one[0], one[3] - one[1]) < 1]
            if fill is not None:
                found = around(corners)
                if min(found[2] - found[0], found[3] - found[1]) <= THINNEST_BOX:
                    self.rules += [] if stroke else [found]
                elif fill.alpha:
                    self._grounds.append((found, fill.on_white(above.alpha).colour))

    def _cover(self, outline: Outline, boundary: Box, shape: Matrix, paint: Paint, above: Above) -> None:
        """A filled outline, drawn within its boundary, hides what lies below where it is an opaque upright box, and not in a
        background."""
        if paint.alpha >= OPAQUE and not above.mark and outline.is_box and not (shape[1] or shape[2]):
            found = around([apply(shape, corner) for corner in outline.corners])
            drawn = common(found, moved(times(above.shape, self._page), boundary))
            self.covers.append(Cover(drawn, len(self.runs)))

    def _place(self, one: _Element, shape: Matrix) -> None:
        """A picture fills the unit square of its matrix, or, without one, its boundary."""
        location, base = self._media.get(one.get("ResourceID", ""), ("", ""))
        path = self._package.find(location, base)
        boundary = box(one.get("Boundary"))
        wide, high = (
            (1.0, 1.0) if one.get("CTM") or not boundary else (boundary[2] - boundary[0], boundary[3] - boundary[1])
        )
        if path is not None:
            self.pictures.append(Picture(path, moved(shape, (0, 0, wide, high))))
            self._grounds.append((self.pictures[-1].box, None))


def _glyphs(one: _Element) -> int:
    """How many glyphs a text object shows by their numbers in the font."""
    return sum(len(text(child(run, "Glyphs")).split()) for run in children(one, "CGTransform"))


def _set(
    wording: str, code: _Element, at: Point, size: float, wide: float, downward: bool
) -> Iterable[tuple[str, Box]]:
    """Each character with its box.

    A character is as wide as the step to the next, or as its size: within a TextCode blanks are written, and figures may
    have the steps of Chinese characters. The last step counts for what a list of steps leaves out; without steps,
    characters follow each other.
    """
    x, y = at
    across = deltas(code.get("DeltaX"), len(wording))
    down = deltas(code.get("DeltaY"), len(wording))
    for i, char in enumerate(wording):
        step = (across[i] if i < len(across) else across[-1]) if across else 0.0
        drop = (down[i] if i < len(down) else down[-1]) if down else 0.0
        natural = _natural(char) * size * wide
        if not across and not down:
            step, drop = (0.0, size) if downward else (natural, 0.0)
        width = min(step, size * wide) if step > 0 and i < len(wording) - 1 else natural
        yield char, (x, y - ASCENT * size, x + width, y + DESCENT * size)
        x, y = x + step, y + drop


def _natural(char: str) -> float:
    """The width of a character, of its size."""
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5
