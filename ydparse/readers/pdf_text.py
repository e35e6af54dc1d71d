"""The characters of a PDF page, by pdfium: in runs where the page is plain, else one by one.

pdfium gives the text of a page line by line, with blanks and line ends of its own making (of no width) in it. Its boxes
are fetched for the whole page in one go, for a call a character out of Python costs more than all else. A line whose
characters simply stand side by side is one run then, without a loop over its characters.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import repeat
from operator import add, sub
from typing import Any

from ydparse.readers.page.lines import Char, are_apart, as_character
from ydparse.readers.pdf_view import View

UNKNOWN = "\ufffd"
_HYPHENS = "\ufffe\x02\xad"  # what pdfium, and some fonts, give for a hyphen at the end of a line
_LEANING = math.radians(3)  # a scan, and the text layer over it, may lean so much
_TWICE = 1.2  # points between a character and the same one, drawn again for bold
_SLIGHT = 0.8  # points: a smaller gap is never a blank
_MOST_RUNS = 2000


class Room:
    """Where pdfium puts the boxes of a page's characters; kept from page to page."""

    def __init__(self) -> None:
        self._boxes: Any = None
        self._pointers: list[Any] = []

    def boxes(self, text: Any, count: int) -> list[list[float]]:
        """Left, top, right and bottom of the first `count` characters, each as one list."""
        from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

        if count > len(self._pointers):
            self._boxes = (raw.FS_RECTF * (2 * count))()
            self._pointers = [ctypes.byref(box) for box in self._boxes]
        deque(map(raw.FPDFText_GetLooseCharBox, repeat(text), range(count), self._pointers), maxlen=0)
        numbers = memoryview(self._boxes).cast("B").cast("f") if count else memoryview(b"").cast("f")
        return [numbers[side : 4 * count : 4].tolist() for side in range(4)]


class PageText:
    """The text of a page of pdfium, as long as that text (`handle`) is open; boxes in points of the file."""

    def __init__(self, handle: Any, room: Room) -> None:
        from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

        self._raw, self._handle = raw, handle
        count = max(raw.FPDFText_CountChars(handle), 0)
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        written = raw.FPDFText_GetText(handle, 0, count, buffer) if count else 1
        self.text = ctypes.string_at(buffer, 2 * written - 2).decode("utf-16-le", "replace")
        if len(self.text) != count:  # characters beyond the basic plane, or without a value
            self.text = "".join(map(_character, map(raw.FPDFText_GetUnicode, repeat(handle), range(count))))
        self.lefts, self.tops, self.rights, self.bottoms = room.boxes(handle, count)

    def runs(self, view: View) -> list[Char] | None:
        """The characters in runs without a blank, and blanks; None where the page is not plain.

        Plain is a page whose text lines have all their characters upright, from left to right and beside one another,
        and lie clear of one another.
        """
        wide, high = view.size
        found: list[Char] = []
        end = -2
        for line in self.text.split("\r\n"):
            start, end = end + 2, end + 2 + len(line)
            if line:
                runs = self._runs_of(line, start, end, view)
                if runs is None:
                    return None
                found += runs
        inside = all(run.x0 >= 0 and run.top >= 0 and run.x1 <= wide and run.bottom <= high for run in found)
        return found if inside and _lie_clear(found) else None

    def _runs_of(self, line: str, start: int, end: int, view: View) -> list[Char] | None:
        if not line.replace("\u3000", " ").isprintable() or self._angle(start) or self._angle(end - 1):
            return None
        lefts, rights = self.lefts[start:end], self.rights[start:end]
        tops, bottoms = self.tops[start:end], self.bottoms[start:end]
        blank = line.split() != [line]
        if blank:
            kept = [at for at, char in enumerate(line) if rights[at] > lefts[at] or not char.isspace()]
            line = "".join(line[at] for at in kept)
            lefts, rights = [lefts[at] for at in kept], [rights[at] for at in kept]
            tops, bottoms = [tops[at] for at in kept], [bottoms[at] for at in kept]
        if not line:
            return []
        heights = list(map(sub, tops, bottoms))
        middles = list(map(add, tops, bottoms))
        highest = max(heights)
        if max(middles) - min(middles) >= highest or min(map(sub, rights, lefts)) <= 0 or lefts != sorted(lefts):
            return None
        gaps = list(map(sub, lefts[1:], rights))
        if gaps and min(gaps) < -highest / 2:
            return None
        cuts = [0]
        if gaps and max(gaps) > _SLIGHT:
            cuts += [
                at
                for at, gap in enumerate(gaps, 1)
                if gap > _SLIGHT and are_apart(line[at - 1], line[at], gap, max(heights[at - 1], heights[at]))
            ]
        if blank:
            cuts += [at + more for at, char in enumerate(line) if char.isspace() for more in (0, 1)]
            cuts = sorted({cut for cut in cuts if cut < len(line)})
        cuts.append(len(line))
        return [
            Char(
                as_character(line[a:b]),
                lefts[a] - view.left,
                view.top - max(tops[a:b]),
                rights[b - 1] - view.left,
                view.top - min(bottoms[a:b]),
            )
            for a, b in zip(cuts, cuts[1:], strict=False)
        ]

    def characters(self, view: View) -> list[Char]:
        """The characters that stand upright in this view and inside it, one by one, each drawn character once."""
        wide, high = view.size
        found: list[Char] = []
        drawn: dict[tuple[str, int, int], Char] = {}
        real = [
            at for at in range(len(self.text)) if self.rights[at] > self.lefts[at] and self.tops[at] > self.bottoms[at]
        ]
        turns = list(map(self._turn, real))
        for at, turn, before, after in zip(real, turns, turns[:1] + turns, turns[1:] + turns[-1:], strict=False):
            if turn != view.turn or before is after is None:  # the topmost of a round seal is upright by chance
                continue
            box = view.box(self.lefts[at], self.bottoms[at], self.rights[at], self.tops[at])
            x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            if not (0 <= x <= wide and 0 <= y <= high):
                continue
            char = Char(_shown(self.text[at]), *box)
            if not _is_drawn(drawn, char):
                found.append(char)
        return found

    def turn(self, own: int) -> int:
        """The quarter turns that set most of the characters upright; `own` are those of the page."""
        turns = Counter(self._turn(at) for at, char in enumerate(self.text) if not char.isspace())
        turns.pop(None, None)
        most = max(turns, key=lambda turn: (turns[turn], turn == own), default=own)
        return most if most is not None and turns[most] > 20 + turns[own] else own

    def _angle(self, at: int) -> float:
        """How far a character is turned clockwise, in radians from 0 to 2 pi."""
        angle: float = self._raw.FPDFText_GetCharAngle(self._handle, at)
        return angle

    def _turn(self, at: int) -> int | None:
        """The quarter turns that set a character upright, or None where it leans."""
        if not (angle := self._angle(at)):
            return 0
        matrix = self._raw.FS_MATRIX()  # the angle takes a slanted letter for a turned one
        if self._raw.FPDFText_GetMatrix(self._handle, at, ctypes.byref(matrix)):
            angle = -math.atan2(matrix.b, matrix.a)
        turns = -angle / (math.pi / 2)
        return round(turns) % 4 if abs(turns - round(turns)) * math.pi / 2 <= _LEANING else None


def _character(code: int) -> str:
    """One character, whatever a font says it is."""
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else UNKNOWN


def _shown(text: str) -> str:
    """A character as it is read; what has no meaning of its own is UNKNOWN."""
    if text in _HYPHENS:
        return "-"
    private = "\ue000" <= text <= "\uf8ff" or text >= "\U000f0000"
    return UNKNOWN if private or text < " " or text == "\uffff" else as_character(text)


def _is_drawn(drawn: dict[tuple[str, int, int], Char], char: Char) -> bool:
    """Whether the same character stands there already; if not, it is noted in `drawn`, by places of 2 points."""
    x, y = int(char.x0 / 2), int(char.top / 2)
    for near in ((x + i, y + j) for i in (0, -1, 1) for j in (0, -1, 1)):
        other = drawn.get((char.text, *near))
        if other and abs(other.x0 - char.x0) <= _TWICE and abs(other.top - char.top) <= _TWICE:
            return True
    drawn[char.text, x, y] = char
    return False


def _lie_clear(runs: Sequence[Char]) -> bool:
    """Whether no run covers another: text drawn twice, or over other text, is told apart by single characters."""
    if len(runs) > _MOST_RUNS:
        return False
    ordered = sorted(runs, key=lambda run: run.top)
    for at, run in enumerate(ordered):
        for other in _below(ordered, at):
            if min(run.x1, other.x1) - max(run.x0, other.x0) > 1:
                return False
    return True


def _below(ordered: Sequence[Char], at: int) -> Iterator[Char]:
    """The runs after this one that begin in its upper half."""
    half = (ordered[at].top + ordered[at].bottom) / 2
    for other in range(at + 1, len(ordered)):
        if ordered[other].top >= half:
            return
        yield ordered[other]
