"""The characters of a PDF page, by pdfium: in words where the page is plain, else one by one.

pdfium gives the text of a page line by line. Where a character does not simply follow the one before, it puts a blank or
a line end of its own making between them. So the boxes of the first and the last character of a word tell where all of
it stands, and a plain page is read with few calls, which are what costs: each is slower than a step in Python.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, partial
from operator import itemgetter
from typing import Any

from ydparse.document import Box
from ydparse.readers.page.lines import Char, as_character
from ydparse.readers.pdf_calls import quick
from ydparse.readers.pdf_view import View

UNKNOWN = "\ufffd"
UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""What tells a reader nothing, of itself: characters without a value, and those of private use."""
LOST = re.compile("[\ufffd\ue000-\uefff\uf100-\uf8ff\U000f0000-\U0010ffff]")
"""The same without the signs of symbol fonts (U+F000 to F0FF), which are bullets for the most part."""
_SECOND_HALF = "\udc00"
_WORD = re.compile(r"[^\s\u3000]+")
_STRANGE = re.compile(r"[^\S\r\n \u3000]|[\0-\x08\x0e-\x1f\xad\ud800-\uf8ff\ufffe\uffff\U00020000-\U0010ffff]")
_HYPHENS = "\ufffe\x02\xad"  # what pdfium, and some fonts, give for a hyphen at the end of a line
_LEANING = math.radians(3)  # a scan, and the text layer over it, may lean so much
_TWICE = 1.2  # points between a character and the same one, drawn again for bold
_MOST_WORDS = 2000


class PageText:
    """The text of a page of pdfium, as long as that text (`handle`) is open; boxes in points of the file."""

    def __init__(self, handle: Any) -> None:
        from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

        calls, address = quick(), ctypes.cast(handle, ctypes.c_void_p).value
        self._angle = partial(calls.angle, address)
        self._is_unmapped = partial(calls.has_no_unicode, address)
        self._is_made_up = partial(calls.is_generated, address)
        self._read_matrix = partial(raw.FPDFText_GetMatrix, handle)
        self._matrix = raw.FS_MATRIX()
        count = max(raw.FPDFText_CountChars(handle), 0)
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        written = raw.FPDFText_GetText(handle, 0, count, buffer) if count else 1
        self.text = ctypes.string_at(buffer, 2 * written - 2).decode("utf-16-le", "replace")
        if len(self.text) != count:  # characters beyond the basic plane, or without a value
            self.text = _whole([raw.FPDFText_GetUnicode(handle, at) for at in range(count)])
        rect = raw.FS_RECTF()
        self._sides = memoryview(rect).cast("B").cast("f")  # left, top, right, bottom of the box that was read last
        self._read_rect = partial(calls.loose_box, address)
        self._at_rect = ctypes.addressof(rect)

    def words(self, view: View) -> list[Char] | None:
        """The words and blanks of the page in this view, which must not be turned; None where the page is not plain.

        Plain is a page whose words stand upright, inside the page and clear of one another, in known characters.
        """
        if _STRANGE.search(self.text):
            return None
        wide, high = view.size
        box, angle, is_made_up, is_unmapped = self._box, self._angle, self._is_made_up, self._is_unmapped
        found: list[Char] = []
        end = 0
        for match in _WORD.finditer(self.text):
            before, (start, end) = end, match.span()
            if before < start and found and not is_made_up(before):
                _, _, top, x1, bottom = found[-1]
                found.append(Char(" ", x1, top, x1, bottom))
            x0, top, x1, bottom = box(start, view)
            if x0 < 0 or top < 0 or angle(start) or is_unmapped(start):
                return None
            if end - start > 1:
                last_x0, last_top, x1, last_bottom = box(end - 1, view)
                if abs(top + bottom - last_top - last_bottom) >= bottom - top:
                    return None
                if last_x0 <= x0:  # some producers draw what is of one font first
                    found += (Char(as_character(self.text[at]), *box(at, view)) for at in range(start, end))
                    continue
                top = last_top if last_top < top else top
                bottom = last_bottom if last_bottom > bottom else bottom
            if x1 > wide or bottom > high:
                return None
            found.append(Char(as_character(match[0]), x0, top, x1, bottom))
        return found if _lie_clear(found) else None

    def characters(self, view: View) -> list[Char]:
        """The characters that stand upright in this view and inside it, one by one, each drawn character once."""
        wide, high = view.size
        found: list[Char] = []
        drawn: dict[tuple[str, int, int], Char] = {}
        places = [(at, self._box(at, view)) for at, text in enumerate(self.text) if text != _SECOND_HALF]
        real = [(at, box) for at, box in places if box[2] > box[0] and box[3] > box[1]]
        turns = [self._turn(at) if self._angle(at) else 0 for at, _ in real]
        around = zip(turns[:1] + turns, turns[1:] + turns[-1:], strict=False)
        for (at, box), turn, (before, after) in zip(real, turns, around, strict=False):
            if turn != view.turn or before is after is None:  # the topmost of a round seal is upright by chance
                continue
            x0, top, x1, bottom = box
            if 0 <= x0 + x1 <= 2 * wide and 0 <= top + bottom <= 2 * high:
                char = Char(UNKNOWN if self._is_unmapped(at) else _shown(self.text[at]), x0, top, x1, bottom)
                if not _is_drawn(drawn, char):
                    found.append(char)
        return found

    def turn(self, own: int) -> int:
        """The quarter turns that set most of the characters upright; `own` are those of the page."""
        turns = Counter(
            self._turn(at) if self._angle(at) else 0 for at, char in enumerate(self.text) if not char.isspace()
        )
        turns.pop(None, None)
        most = max(turns, key=lambda turn: (turns[turn], turn == own), default=own)
        return most if most is not None and turns[most] > 20 + turns[own] else own

    def _box(self, at: int, view: View) -> Box:
        self._read_rect(at, self._at_rect)
        left, top, right, bottom = self._sides
        if view.turn:
            return view.box(left, bottom, right, top)
        x, _, _, y, _ = view
        return left - x, y - top, right - x, y - bottom

    def _turn(self, at: int) -> int | None:
        """The quarter turns that set a character upright, or None where it leans."""
        if not self._read_matrix(at, ctypes.byref(self._matrix)):
            return None
        turns = math.atan2(self._matrix.b, self._matrix.a) / (math.pi / 2)  # a slanted letter is not turned
        return round(turns) % 4 if abs(turns - round(turns)) * math.pi / 2 <= _LEANING else None


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
    return UNKNOWN if text < " " or text == "\uffff" else as_character(text)


def _is_drawn(drawn: dict[tuple[str, int, int], Char], char: Char) -> bool:
    """Whether the same character stands there already; if not, it is noted in `drawn`, by places of _TWICE points."""
    text, left, top, _, _ = char
    x, y = int(left / _TWICE), int(top / _TWICE)
    for i in (x, x - 1, x + 1):
        for j in (y, y - 1, y + 1):
            other = drawn.get((text, i, j))
            if other and abs(other.x0 - left) <= _TWICE and abs(other.top - top) <= _TWICE:
                return True
    drawn[text, x, y] = char
    return False


def _lie_clear(words: Sequence[Char]) -> bool:
    """Whether no word covers another: text drawn twice, or over other text, is told apart by single characters."""
    if len(words) > _MOST_WORDS:
        return False
    ordered = sorted(words, key=itemgetter(2))
    for at, (_, x0, top, x1, bottom) in enumerate(ordered):
        half = (top + bottom) / 2
        for other in range(at + 1, len(ordered)):
            _, other_x0, other_top, other_x1, _ = ordered[other]
            if other_top >= half:
                break
            if other_x0 < x1 - 1 and x0 < other_x1 - 1:
                return False
    return True
