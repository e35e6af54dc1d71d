"""The characters of a PDF page, by pdfium: in words where the page is plain, else one by one.

pdfium gives the text of a page line by line. Where a character does not simply follow the one before, it puts a blank or
a line end of its own making between them. So the boxes of the first and the last character of a word tell where all of
it stands, and a plain page is read with few calls, which are what costs: each is slower than a step in Python.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, partial
from itertools import chain, repeat
from operator import sub
from typing import Any, NamedTuple

from ydparse.document import Box
from ydparse.document.characters import show
from ydparse.readers.page.ink import DUST
from ydparse.readers.page.lines import Char
from ydparse.readers.page.overlap import lie_clear, pieces_of
from ydparse.readers.pdf_calls import address, pointer, quick
from ydparse.readers.pdf_view import View

UNKNOWN = "\ufffd"
_SECOND_HALF = "\udc00"
_WORD = re.compile(r"[^\s\u3000]+")
_STRANGE = re.compile(r"[^\S\r\n \u3000]|[\0-\x08\x0e-\x1f\xad\ud800-\uf8ff\ufffe\uffff\U00020000-\U0010ffff]")
_HYPHENS = "\ufffe\x02\xad"  # what pdfium, and some fonts, give for a hyphen at the end of a line
_LEANING = 3.0  # degrees; a scan, and the text layer over it, may lean so much


class Placed(NamedTuple):
    """A character in a view: its number in the text, by how many degrees it is turned, clockwise, whether it lies off the paper, and the
    address of the object that draws it, or 0."""

    at: int
    char: Char
    turn: float
    outside: bool
    drawn_by: int


class PageText:
    """The text of a page of pdfium, as long as that text (`handle`) is open; boxes in points of the file."""

    def __init__(self, handle: Any) -> None:
        from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

        self._calls = quick()
        self._own = repeat(pointer(address(handle)))
        self._read_matrix = partial(raw.FPDFText_GetMatrix, handle)
        self._matrix = raw.FS_MATRIX()
        count = max(raw.FPDFText_CountChars(handle), 0)
        buffer = array("H", bytes(4 * count + 4))
        start, _ = buffer.buffer_info()
        written = self._calls.read_text(next(self._own), 0, count, pointer(start)) if count else 1
        self.text = buffer[: written - 1].tobytes().decode("utf-16-le", "replace")
        if len(self.text) != count:  # characters beyond the basic plane, or without a value
            self.text = _whole([raw.FPDFText_GetUnicode(handle, at) for at in range(count)])

    def words(self, view: View) -> list[Char] | None:
        """The words and blanks of the page in this view, which must not be turned; None where the page is not plain.

        Plain is a page whose words stand upright, inside the page and clear of one another, in known characters.
        """
        spans = [match.span() for match in _WORD.finditer(self.text)]
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        if _STRANGE.search(self.text) or self._any_strange(starts):
            return None
        text = show(self.text)
        # Whether what stands after the word before is made up.
        follow = chain((True,), map(self._calls.is_generated, self._own, ends))
        firsts, lasts = self.boxes(starts, view), self.boxes([end - 1 for end in ends], view)
        found: list[Char] = []
        for (start, end), first, last, follows in zip(spans, firsts, lasts, follow, strict=False):
            if not follows:
                _, _, top, x1, bottom = found[-1]
                found.append(Char(" ", x1, top, x1, bottom))
            x0, top, x1, bottom = first
            if end - start > 1:
                last_x0, last_top, x1, last_bottom = last
                if abs(top + bottom - last_top - last_bottom) >= bottom - top:  # they do not stand in one line
                    return None
                if last_x0 <= x0:  # some producer drew first what is of one font
                    found += map(Char, text[start:end], *zip(*self.boxes(range(start, end), view), strict=True))
                    continue
                top = last_top if last_top < top else top
                bottom = last_bottom if last_bottom > bottom else bottom
            found.append(Char(text[start:end], x0, top, x1, bottom))
        return found if _lie_inside(found, view) and lie_clear(found) else None

    def characters(self, view: View) -> tuple[list[Char], bool]:
        """The characters that stand upright in this view and inside it, one by one; and whether that is all there is to say:
        none was left out, and none lies over another."""
        found, is_all = [], True
        for _, char, turn, outside in self._each(view):
            if turn or outside or char[4] - char[2] < DUST:
                is_all = False
            else:
                found.append(char)
        return found, is_all and lie_clear(pieces_of(found))

    def placed(self, view: View) -> Iterator[Placed]:
        """Every character that has a place, with what draws it."""
        drawn_by = partial(self._calls.text_object, next(self._own))
        return (Placed(*one, drawn_by(one[0]) or 0) for one in self._each(view))

    def _each(self, view: View) -> Iterator[tuple[int, Char, float, bool]]:
        """Every character that has a place: the first four of `Placed`."""
        places = range(len(self.text))
        wide, high = 2 * view.size[0], 2 * view.size[1]
        unmapped = map(self._calls.has_no_unicode, self._own, places)
        every = zip(self.text, unmapped, self._angles, self.boxes(places, view), strict=True)
        for at, (text, is_unmapped, angle, (x0, top, x1, bottom)) in enumerate(every):
            if x1 <= x0 or bottom <= top or text == _SECOND_HALF:
                continue
            char = Char(UNKNOWN if is_unmapped else _shown(text), x0, top, x1, bottom)
            turn = -self._degrees(at, view.turn) % 360 if angle or view.turn else 0.0
            yield at, char, turn, not (0 <= x0 + x1 <= wide and 0 <= top + bottom <= high)

    @cached_property
    def _angles(self) -> list[float]:
        """By how much each character leans; nothing for most."""
        return list(map(self._calls.angle, self._own, range(len(self.text))))

    def _any_strange(self, places: Sequence[int]) -> bool:
        """Whether any of these characters leans, or is unknown."""
        calls, own = self._calls, self._own
        return any(map(calls.angle, own, places)) or any(map(calls.has_no_unicode, own, places))

    def turn(self, own: int) -> int:
        """The quarter turns that set most of the characters upright; `own` are those of the page."""
        if not (own or any(self._angles)):
            return own
        every = enumerate(zip(self.text, self._angles, strict=True))
        turns = Counter(self._turn(at) if angle else 0 for at, (char, angle) in every if not char.isspace())
        turns.pop(None, None)
        most = max(turns, key=lambda turn: (turns[turn], turn == own), default=own)
        return most if most is not None and turns[most] > 20 + turns[own] else own

    def boxes(self, places: Sequence[int], view: View) -> list[Box]:
        """Where the characters of these numbers stand in a view."""
        sides = array("f", bytes(16 * len(places)))  # left, top, right, bottom of each
        start, _ = sides.buffer_info()
        rects = map(pointer, range(start, start + 16 * len(places), 16))
        deque(map(self._calls.loose_box, self._own, places, rects), maxlen=0)
        every = zip(*[iter(sides)] * 4, strict=True)
        if view.turn:
            return [view.box(left, bottom, right, top) for left, top, right, bottom in every]
        x, _, _, y, _ = view
        return [(left - x, y - top, right - x, y - bottom) for left, top, right, bottom in every]

    def _turn(self, at: int) -> int | None:
        """The quarter turns that set a character upright, or None where it leans."""
        degrees = self._degrees(at, 0)
        return None if degrees % 90 else int(degrees // 90)

    def _degrees(self, at: int, turns: int) -> float:
        """By how much a character leans to the left where the page is turned by so many quarters: 0 to 360 degrees, whole
        quarters where it leans no more than a scan does."""
        if not self._read_matrix(at, ctypes.byref(self._matrix)):
            return 45.0
        degrees = math.degrees(math.atan2(self._matrix.b, self._matrix.a))  # a slanted letter is not turned
        quarters = round(degrees / 90)
        return ((90 * quarters if abs(degrees - 90 * quarters) <= _LEANING else degrees) - 90 * turns) % 360


def _lie_inside(pieces: Sequence[Char], view: View) -> bool:
    """Whether all are on the page, and none is too low to be read."""
    if not pieces:
        return True
    wide, high = view.size
    _, lefts, tops, rights, bottoms = zip(*pieces, strict=True)
    inside = min(lefts) >= 0 and min(tops) >= 0 and max(rights) <= wide and max(bottoms) <= high
    return bool(inside and min(map(sub, bottoms, tops)) >= DUST)


def _whole(codes: Sequence[int]) -> str:
    """As many characters as codes: of the two halves of one beyond the basic plane, the first is the character."""
    text: list[str] = []
    for at, code in enumerate(codes):
        if 0xDC00 <= code < 0xE000 and at and 0xD800 <= codes[at - 1] < 0xDC00:
            text[-1] = chr(0x10000 + (codes[at - 1] - 0xD800) * 0x400 + code - 0xDC00)
            text.append(_SECOND_HALF)
        else:
            text.append(chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else UNKNOWN)
    return "".join(text)


@cache
def _shown(text: str) -> str:
    """A character as it is read."""
    if text in _HYPHENS:
        return "-"
    return UNKNOWN if text < " " or text == "\uffff" else show(text)
