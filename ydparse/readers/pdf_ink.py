"""How the text of a PDF page is drawn, by pdfium: looked at quickly on each page, and closely where there is something to see.

Whether text shows is not worked out but tried: the page is drawn with it and without. So layers that are off, in whatever
way a file says it, white text on white paper, and text below a shape are one thing: nothing changes.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from itertools import chain, repeat
from typing import Any, NamedTuple

from ydparse.document import Box
from ydparse.readers.page.covers import Cover, meetings
from ydparse.readers.page.ink import WHITE, Colour, Ink, Run, blended, contrast, is_red, is_same, join_runs
from ydparse.readers.page.lines import Char
from ydparse.readers.page.unseen import has_date
from ydparse.readers.pdf_calls import parts_written, pointer, quick
from ydparse.readers.pdf_covers import Spot, below, hidden_by, is_covered
from ydparse.readers.pdf_drawn import Drawn
from ydparse.readers.pdf_shown import Boxes, try_on
from ydparse.readers.pdf_text import PageText
from ydparse.readers.pdf_view import View

_UNPAINTED = {3, 7}  # the text render modes that leave no ink
_LEAST = 3.0  # contrast with the paper; text with less is looked at closely
_OPAQUE = 230  # of 255
_MOST_RED = 40  # pieces that are looked at for a seal
_NAME = 24  # bytes that the names looked for have at most, in UTF-16 with the end
OUTLINES = 200
"""Shapes on a page without text: its characters are drawn."""
_LAYER = re.compile(rb"/OC\s*(?:<<|\d+\s+\d+\s+R)")
_TELLING = {"OC", "Artifact"}


class Style(NamedTuple):
    """How pdfium says that a text object is drawn: red, green, blue and alpha (0 to 255), render mode, number of marks."""

    red: int
    green: int
    blue: int
    alpha: int
    mode: int
    marks: int

    @property
    def colour(self) -> Colour:
        return self[:3]


def is_layered(data: bytes) -> bool:
    """Whether a file has forms or pictures on layers; their dictionaries are never packed."""
    return _LAYER.search(data) is not None


def slashed(data: bytes) -> bytes:
    """A file with the slash that some writers leave out before the last key of a page's resources, where layers are named;
    viewers would take its layers for text. Not a byte longer, so that its table of objects holds."""
    return data.replace(b">> Properties <<", b">>/Properties <<") if b"/OCProperties" in data else data


def colours_of(texts: Sequence[Any]) -> list[bytes]:
    """The colour of each text object, by its pointer, as pdfium writes it: `parts_of` makes numbers of the few that differ."""
    return parts_written(quick().fill_colour, array("I", (0, 0, 0, 255)), texts)


def parts_of(colour: bytes) -> tuple[int, int, int, int]:
    """Red, green, blue and alpha (0 to 255)."""
    red, green, blue, alpha = memoryview(colour).cast("I")
    return red, green, blue, alpha


def style_of(text: int) -> Style:
    """The style of one text object."""
    calls, own = quick(), pointer(text)
    red, green, blue, alpha = parts_of(*colours_of([own]))
    return Style(red, green, blue, alpha, calls.render_mode(own), calls.mark_count(own))


def marks_of(texts: Sequence[int], most: int) -> set[str]:
    """The names of the marks of text objects that say something of whether they are text: OC (a layer), Artifact."""
    calls, length = quick(), ctypes.c_ulong()
    name = ctypes.create_string_buffer(_NAME)
    at, to = ctypes.addressof(name), ctypes.addressof(length)
    found = set()
    marks = {mark for number in range(most) for mark in map(calls.mark, texts, repeat(number))}
    for mark in marks - {None}:  # objects that are marked together share theirs
        if calls.mark_name(mark, at, _NAME, to) and length.value <= _NAME:
            found.add(name.raw[: length.value - 2].decode("utf-16-le", "replace"))
    return found & _TELLING


class Inks:
    """What the text objects of a page say of themselves. `own` is the view of the page as displayed; `layered`: whether the
    file has forms on layers, which may be off; asked only where text stands in a form."""

    def __init__(self, drawn: Drawn, own: View, *, layered: Callable[[], bool]) -> None:
        self._drawn = drawn
        self._own = own
        self._written = colours_of(drawn.pointers)
        self._colours = {colour: parts_of(colour) for colour in set(self._written)}
        self._is_unpainted = not _UNPAINTED.isdisjoint(drawn.modes)
        most = max(map(quick().mark_count, drawn.pointers), default=0)
        self._marks = marks_of(drawn.texts, most) if most else set()
        self._on_layers = bool(drawn.nested) and layered()

    def is_plain(self) -> bool:
        """Whether nothing calls for a closer look: all text is dark, opaque, painted, on other grounds, below nothing and
        without marks."""
        if self._marks or self._on_layers or self._is_unpainted or any(map(self._is_odd, self._colours.values())):
            return False
        return not is_covered(self._drawn, self._own)

    def _is_odd(self, parts: tuple[int, ...]) -> bool:
        red, green, blue, alpha = parts
        colour = red, green, blue
        if alpha < _OPAQUE or contrast(colour, WHITE) < _LEAST:
            return True
        grounds = [Cover(box, 1) for box in self._grounds_of(colour)]
        if not grounds:
            return False
        pieces = [(0, box) for box in self._drawn.bounds(self._in(colour))]
        return next(meetings(pieces, grounds), None) is not None

    def _grounds_of(self, colour: Colour) -> list[Box]:
        """The grounds that a text of this colour cannot be told from."""
        return [box for box, ground in self._drawn.grounds if is_same(colour, ground)]

    def _in(self, colour: Colour) -> list[int]:
        """The text objects of this colour."""
        wanted = {own for own, parts in self._colours.items() if parts[:3] == colour}
        return [text for text, own in zip(self._drawn.texts, self._written, strict=True) if own in wanted]

    def red_beside(self, chars: Sequence[Char], view: View) -> bool:
        """Whether red text shares its line with a date of another colour, as a seal does."""
        reds = {parts[:3] for parts in self._colours.values() if is_red(parts[:3])}
        red = [text for colour in reds for text in self._in(colour)]
        boxes = [view.box(*box) for box in self._drawn.bounds(red[:_MOST_RED])] if red else []
        for top, bottom in {(top, bottom) for _, top, _, bottom in boxes}:
            row = [char for char in chars if 2 * top < char[2] + char[4] < 2 * bottom]
            others = [char for char in row if not any(_holds(box, char.middle) for box in boxes)]
            if has_date("".join(one.text for one in sorted(others, key=lambda one: one.x0))):
                return True
        return False

    def runs(self, page: Any, text: PageText, view: View, number: int) -> list[Run]:
        """The text of the page as it is read in this view, in runs of one ink.

        The page is to be closed then.
        """
        placed = list(text.placed(view))
        boxes: dict[int, list[Box]] = defaultdict(list)
        spots: list[Spot] = []
        for one, box in zip(placed, text.boxes([one.at for one in placed], self._own), strict=True):
            spots.append((one.drawn_by, len(boxes[one.drawn_by])))
            boxes[one.drawn_by].append(box)
        inks, covered = self._inks(page, boxes)
        every = [inks[spot[0]]._replace(shows=False) if spot in covered else inks[spot[0]] for spot in spots]
        return join_runs(
            Run((one.char,), number, ink, one.turn, one.outside) for one, ink in zip(placed, every, strict=True)
        )

    def _inks(self, page: Any, boxes: Boxes) -> tuple[dict[int, Ink], set[Spot]]:
        """The ink of each text object, and the characters that something hides."""
        kinds = {thing: style_of(thing) if thing else Style(0, 0, 0, 255, 0, 0) for thing in boxes}
        marks = {thing: marks_of([thing], kind.marks) if kind.marks else set() for thing, kind in kinds.items()}
        unpainted = {thing for thing, kind in kinds.items() if kind.mode in _UNPAINTED or not kind.alpha}
        painted = {thing: own for thing, own in boxes.items() if thing not in unpainted}
        hard = self._hard_to_see({thing: kinds[thing].colour for thing in painted}, boxes)
        doubted = {
            thing
            for thing in painted
            if "OC" in marks[thing] or (self._on_layers and thing in self._drawn.nested) or thing in hard
        }
        shown, covered = self._tried(page, painted, doubted)
        hidden = (doubted - shown) | {one for one in unpainted if not self._is_layer_of_scan(boxes[one])}
        return {thing: _ink(kind, marks[thing], thing not in hidden) for thing, kind in kinds.items()}, covered

    def _tried(self, page: Any, painted: Boxes, doubted: set[int]) -> tuple[set[int], set[Spot]]:
        """The text objects in doubt that show, and the characters below something that do not."""
        covers = below(self._drawn, self._own, painted)
        tried = doubted | {thing for _, spots in covers for thing, _ in spots}
        if not tried:
            return set(), set()
        trial = try_on(page, self._own, {thing: painted[thing] for thing in tried}, self._drawn.texts)
        shown = {thing for thing in doubted if any(trial.shows(thing, box) for box in painted[thing])}
        hidden = (spots for cover, spots in covers if hidden_by(cover, spots, painted, trial))
        return shown, set(chain.from_iterable(hidden))

    def _hard_to_see(self, colours: dict[int, Colour], boxes: Boxes) -> set[int]:
        """The text objects that have the colour of the paper or of a ground that they may stand on."""
        found = {thing for thing, colour in colours.items() if is_same(colour, WHITE)}
        for colour in set(colours.values()):
            grounds = [Cover(self._own.box(*box), 1) for box in self._grounds_of(colour)]
            places = [(thing, box) for thing, own in colours.items() if own == colour for box in boxes[thing]]
            met = meetings(((0, box) for _, box in places), grounds) if grounds else ()
            found |= {places[at][0] for at, _ in met}
        return found

    def _is_layer_of_scan(self, boxes: Sequence[Box]) -> bool:
        """Whether text without ink tells what a picture under it shows, or outlines of characters."""
        if self._drawn.shapes > OUTLINES:
            return True
        x0, top, x1, bottom = boxes[len(boxes) // 2]
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        return any(
            b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in (self._own.box(*one) for one in self._drawn.pictures)
        )


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _ink(style: Style, marks: Collection[str], shows: bool) -> Ink:
    alpha = style.alpha / 255
    return Ink(blended(style.colour, alpha), alpha, "artifact" if "Artifact" in marks else "", shows)
