"""The text as patterns see it: no blanks inside a paragraph, one width for digits and punctuation, simplified characters.

Line breaks (paragraphs) and tabs (table cells) stay, so a pattern never runs from one paragraph into the next. Every
character of the view knows its offset in the text, so what is found can be quoted to the letter.
"""

from __future__ import annotations

import re
from array import array
from functools import cached_property
from typing import Any, Protocol, cast

from ydparse.document.characters import BLANKS, FOLD, INVISIBLE, MARKS, fold, mend_zeros
from ydparse.document.offsets import InText, InView, TextAt, ViewAt
from ydparse.document.pairs import match_pairs

__all__ = ["FOLD", "INVISIBLE", "View", "fold", "seen"]

_NO_CHARACTER = f" \u3000\u00a0\u2002\u2003\u2009\r\x0b\x0c{BLANKS}{INVISIBLE}{MARKS}"
_BLANKS, _RUN = re.compile(f"[{_NO_CHARACTER}]+"), re.compile(f"[^{_NO_CHARACTER}]+")


_numbers = array("I")


def _counting(length: int) -> array[int]:
    """0, 1, 2 … up to a length at least: copied in stretches, for to make such numbers costs ten times as much."""
    global _numbers
    if len(_numbers) < length:
        _numbers = array("I", range(2 * length))
    return _numbers


def _without_blanks(folded: str) -> str:
    return mend_zeros(_BLANKS.sub("", folded))


def seen(text: str) -> str:
    """A wording as patterns see it, where nobody asks what stands where."""
    return _without_blanks(fold(text))


class _Offsets(Protocol):
    """The offset in the text of each character of the view."""

    def __getitem__(self, at: ViewAt, /) -> TextAt: ...


class View:
    """`text` folded, with `offsets[i]` the place in the original of character i (one more entry marks the end)."""

    def __init__(self, original: str) -> None:
        folded = fold(original)
        if len(folded) != len(original):  # every rule maps one character to one
            raise AssertionError("folding changed the length of the text")
        counting = _counting(len(folded))
        offsets = array("I")  # four bytes a character where a list takes forty
        places = array("I")  # and the way back: the place in the view of each character, of a blank that of the next
        for run in _RUN.finditer(folded):
            start, end = run.span()
            at, length = len(offsets), end - start
            if start > len(places):
                places.extend([at] * (start - len(places)))
            places.extend(counting[at : at + length])
            offsets.extend(counting[start:end])
        self.text = _without_blanks(folded)
        self.end = ViewAt(len(self.text))
        places.extend([len(self.text)] * (len(original) + 1 - len(places)))
        offsets.append(len(original))
        self.offsets = cast("_Offsets", offsets)
        self._places = places

    @cached_property
    def pairs(self) -> list[InView]:
        """[start, end) of the outermost pairs of quotation marks and brackets, in order."""
        return match_pairs(self.text)

    def to_text(self, start: ViewAt, end: ViewAt) -> InText:
        """Offsets in the text of view[start:end], without blanks at the rim."""
        offsets: Any = self.offsets  # a NewType costs a call, and this is asked for often
        if end <= start:
            return offsets[start], offsets[start]
        return offsets[start], offsets[end - 1] + 1

    def to_view(self, offset: TextAt) -> ViewAt:
        """The first view character at or after `offset` of the text."""
        places: Any = self._places
        place: ViewAt = places[offset] if offset < len(places) else self.end
        return place

    def line_end(self, at: ViewAt, stop: ViewAt) -> ViewAt:
        """Where the line ends in which a place stands, at `stop` at the latest."""
        end = self.text.find("\n", at, stop)
        return ViewAt(end) if end >= 0 else stop

    def parted(self, at: ViewAt) -> bool:
        """Whether a blank of the text stands right before a character of the view."""
        offsets: Any = self.offsets
        return bool(offsets[at] > offsets[at - 1] + 1)

    def gaps(self, start: ViewAt, end: ViewAt) -> list[ViewAt]:
        """The characters of view[start:end], without the first, that a blank of the text stands right before."""
        offsets: Any = self.offsets
        if end <= start or offsets[end - 1] - offsets[start] == end - 1 - start:
            return []  # as in most places
        return [ViewAt(at) for at in range(start + 1, end) if offsets[at] > offsets[at - 1] + 1]
