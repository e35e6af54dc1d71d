"""Where an element begins that shows itself wherever it stands in a line: what is open before it ends there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

import regex

from ydparse.document import ViewAt
from ydparse.grammar.days import DATE_IN_FIGURES
from ydparse.grammar.pieces import beginning_of
from ydparse.lexicon import either, words
from ydparse.rules.metadata.labels import label_at
from ydparse.rules.metadata.line import Line
from ydparse.rules.metadata.numbers import CITED, NUMBER, NUMBER_IN_RUN
from ydparse.rules.metadata.page import page_words

_ADDRESSEE = rf"各{either('addressee_words', 'level')}[^。;:《》\n]{{0,300}}{either('addressee_words', 'kind')}:"
_LONGEST = 100_000  # characters; what lies behind is no head
_GAPPED = 3_000  # characters of a line in which blanks divide


# Kind, the sign that must stand in a line that holds one, its pattern. Each is looked for by itself: signs make that cheap.
_KINDS = (
    ("number", "号", regex.compile(NUMBER_IN_RUN)),
    ("aside", "(", regex.compile(rf"\({NUMBER}\)")),
    ("to", "各", regex.compile(_ADDRESSEE)),
    ("date", "20", regex.compile(DATE_IN_FIGURES)),
    ("date", "19", regex.compile(DATE_IN_FIGURES)),
    ("cc", "送", regex.compile(r"\L<cc>(?:单位|机关)?:", cc=words("foot_words", "cc"))),
)


@cache
def _words() -> re.Pattern[str]:
    """Where one of them begins."""
    return beginning_of(words("page_labels"))


class Beginnings:
    """The places where an element begins that shows itself wherever it stands, looked for once in a line."""

    def __init__(self, line: Line) -> None:
        self.high = line.high
        gaps = _gaps(line)
        starts = {at for at in gaps if page_words(line, at)}
        high = min(line.high, ViewAt(line.low + _LONGEST))
        starts.update(_shown(line, high))
        if gaps or line.run_on or any(sign in line.text[line.low : high] for sign in ":["):
            starts.update(_labels(line, high))
        self.starts = sorted(starts)

    def after(self, at: ViewAt) -> ViewAt:
        """The first one behind a place, or the end."""
        found = bisect_right(self.starts, at)
        return self.starts[found] if found < len(self.starts) else self.high


def _shown(line: Line, high: ViewAt) -> Iterator[ViewAt]:
    """Where what shows itself begins in view[line.low:high]."""
    for kind, sign, pattern in _KINDS:
        if line.text.find(sign, line.low, high) >= 0:
            found = pattern.finditer(line.text, line.low, high, overlapped=kind == "number")
            yield from (match.start() for match in found if _begins(line, kind, match))


def _labels(line: Line, high: ViewAt) -> Iterator[ViewAt]:
    """Where labels begin in view[line.low:high]."""
    for match in _words().finditer(line.text, line.low, high):
        bracket = match.start() > line.low and line.text[match.start() - 1] in "[<"
        at = ViewAt(match.start() - bracket)
        if label_at(line, at) is not None:
            yield at


def _gaps(line: Line) -> list[ViewAt]:
    """Where blanks stand in the first part of a line."""
    return line.document.view.gaps(line.low, min(line.high, ViewAt(line.low + _GAPPED)))


def _begins(line: Line, kind: str, match: regex.Match[str]) -> bool:
    """Whether what shows itself begins an element where it stands."""
    at: ViewAt = match.start()
    if kind == "aside":
        if line.text[at - 1 : at] == "》" and match.end() < line.high:
            return False  # the number of a paper that a sentence names
        return line.gap(at) or line.gap(match.end()) or not CITED.match(line.text, match.end() - 1, line.high)
    if kind == "number" and CITED.match(line.text, match.end(), line.high):
        return False
    return line.run_on or line.gap(at) or (kind == "date" and match.end() == line.high)
