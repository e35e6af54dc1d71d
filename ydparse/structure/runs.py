"""Headings without a number that stand above runs of entries whose numbers go on: 河道方面 / 1. 2. / 山林方面 / 3. 4."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import regex

from ydparse.document import Document, InText, Ranges
from ydparse.document.document import Paragraph
from ydparse.grammar.bodies import ends_like_unit
from ydparse.grammar.days import DATE
from ydparse.grammar.titles import TITLE_END
from ydparse.structure.entries import Entry, Numbering

_LONGEST = 28  # characters
_WORDING = regex.compile(rf"(?!-)[^,。;:!?、|\t\n]{{4,{_LONGEST}}}")
_HAN = regex.compile(r"\p{Han}{2}")
_NO_HEADING = regex.compile(rf"{DATE}|\d{{5}}|{TITLE_END.pattern}")  # a date, a telephone, a title
ENDS = r"[。;!?)\]”]$"
"""How a line ends after which nothing goes on."""
_ENDED = regex.compile(rf"{ENDS}|^\p{{Han}}{{2,8}}:")  # a sentence, or a line with a label (责任单位：…)
_MOST = 2  # levels of such headings
_SHARE = 0.67  # of the entries; a line above nearly each is a part of each


class Run(NamedTuple):
    """The paragraphs of the headings right above an entry, the outermost first, and whether the first is above others."""

    lines: tuple[Paragraph, ...]
    above: Entry
    outer: bool


def headings_of_runs(document: Document, numbering: Numbering, clauses: Sequence[InText]) -> list[Run]:
    """The headings, by the entries that they stand right above; two runs at least have one, and not nearly every entry."""
    by_parent: defaultdict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in numbering.entries:
        if numbering.parts[entry.part].states_tasks and not entry.inline:
            by_parent[entry.part, entry.parent].append(entry)
    lines = _Lines(document, numbering, clauses)
    return [run for entries in by_parent.values() for run in _runs(lines, entries)]


def _runs(lines: _Lines, entries: list[Entry]) -> list[Run]:
    """Those above the entries of one list."""
    found = [(lines.above(entry, first=entry is entries[0]), entry) for entry in entries]
    later = [len(above) for above, _ in found[1:] if above]
    if not later or len(later) > _SHARE * (len(entries) - 1):
        return []
    deepest = max(later)  # what else stands above the first entry is the head of the notice
    first = found[0][0][-deepest:]
    kept = [(first, entries[0]), *found[1:]]
    return [Run(above, entry, len(above) == _MOST) for above, entry in kept if above]


class _Lines:
    """The paragraphs that may be headings."""

    def __init__(self, document: Document, numbering: Numbering, clauses: Sequence[InText]) -> None:
        self._document = document
        self._entries = {entry.start for entry in numbering.entries}
        self._others = Ranges([*((table.start, table.end) for table in document.tables), *clauses])

    def above(self, entry: Entry, *, first: bool) -> tuple[Paragraph, ...]:
        """The headings right above an entry; none where the entry before may go on in them."""
        paragraphs = self._document.paragraphs
        last = bisect_left(paragraphs, (entry.start,)) - 1
        at = last
        while last - at < _MOST and at > 0 and self._may_head(paragraphs[at]):
            at -= 1
        if at == last or not (first or self._is_ended(paragraphs[at])):
            return ()
        return paragraphs[at + 1 : last + 1]

    def _may_head(self, line: Paragraph) -> bool:
        if line.end - line.start > 2 * _LONGEST or line.start in self._entries or line.start in self._others:
            return False
        said = self._document.folded(line.start, line.end)
        if not (_WORDING.fullmatch(said) and _HAN.search(said)):
            return False
        return not (ends_like_unit(said) or _NO_HEADING.search(said))

    def _is_ended(self, line: Paragraph) -> bool:
        said = self._document.folded(line.start, line.end)
        return line.start in self._entries or _ENDED.search(said) is not None or TITLE_END.search(said) is not None
