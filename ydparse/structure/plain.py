"""Headings without a number, on a line of their own: 总体目标 before 一、, ——扩大就业 between two entries."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from ydparse.document import Document, InText, Ranges, TextAt, ViewAt
from ydparse.grammar.numbering import RANK, Mark
from ydparse.lexicon import words
from ydparse.structure.entries import Entry, Numbering
from ydparse.structure.runs import ENDS, headings_of_runs

STYLE = "plain"
_DASHED = regex.compile(r"-{1,2}(?P<said>[^-。;:!?\n]{2,30}):?")
_NAMED = regex.compile(r"[\[<]?(?P<said>[^\[\]<>:]{2,16})[\]>]?:?")
_SHORT = regex.compile(r"(?P<said>[^,、。;:!?\d\n]{2,16}):?")
_END = regex.compile(ENDS)


class _Heading(NamedTuple):
    """A heading at text[start:end], what it says from `said` on; `above` is the entry right below it, for one that
    stands between entries. Headings of runs are told by `of_run`, those above others by `outer`; `again` says that
    its wording heads several stretches, each below an entry (行动目标 in every chapter)."""

    start: TextAt
    said: TextAt
    end: TextAt
    above: Entry | None
    of_run: bool = False
    outer: bool = False
    again: bool = False


def add_plain_headings(document: Document, numbering: Numbering, clauses: Sequence[InText]) -> Numbering:
    """The entries with the headings that have no number among them. One that every plan has stands at the top, and above
    what is not numbered in chapters; one with a dash, or above a run, stands above the entries that follow it under the
    same heading. `clauses` are (start, end) of the unit clauses."""
    known = {one.start: one for one in _again(document, list(_headings(document, numbering)))}
    of_runs = {one.start: one for one in _of_runs(document, numbering, clauses)}
    found = deque(one for _, one in sorted((of_runs | known).items()))
    if not found:
        return numbering
    merged = _Merged(document, [part.end for part in numbering.parts])
    for entry in numbering.entries:
        while found and found[0].start < entry.start:
            merged.head(found.popleft())
        merged.add(entry)
    for one in found:
        merged.head(one)
    return numbering._replace(entries=tuple(merged.entries))


class _Merged:
    """Entries and plain headings in one order, as far as they have been put together."""

    def __init__(self, document: Document, part_ends: list[int]) -> None:
        self.entries: list[Entry] = []
        self._document = document
        self._part_ends = part_ends
        self._places: list[int] = []  # old place → new
        self._top = self._outer = self._dashed = -1  # places of the headings that hold
        self._beside = -2  # the parent (old place) of the entries that stand below the dashed one
        self._run = False  # whether that is one of a run
        self._last = -1  # the place of the last entry

    def head(self, one: _Heading) -> None:
        """A plain heading comes next, and holds."""
        part = bisect_left(self._part_ends, one.start + 1)
        if one.above is None and one.again and self._last >= 0:
            depth, parent = self.entries[self._last].depth + 1, self._last
        elif one.above is None:
            depth, parent = 1, -1
            self._top, self._dashed, self._outer = len(self.entries), -1, -1
        else:
            if one.outer or not one.of_run or one.above.parent != self._beside:
                self._outer = -1
            depth, parent = one.above.depth, self._outer if self._outer >= 0 else self._parent(one.above)
            self._beside, self._dashed, self._run = one.above.parent, len(self.entries), one.of_run
            self._outer = self._dashed if one.outer else self._outer
        self.entries.append(_entry(self._document, one, depth, parent, part))

    def add(self, entry: Entry) -> None:
        """An entry comes next: below the heading that holds, or where it stood."""
        if entry.parent == -1 and entry.mark.rank <= RANK["cn"] and not (self._run and self._beside == -1):
            self._top = self._dashed = -1
        parent = self._parent(entry)
        if self._dashed >= 0 and entry.parent == self._beside:
            parent = self._dashed
        elif self._dashed >= 0 and entry.start and entry.parent < self._beside:
            self._dashed = -1
        self._last = len(self.entries)
        self._places.append(self._last)
        self.entries.append(entry._replace(parent=parent))

    def _parent(self, entry: Entry) -> int:
        """The new place of what an entry stands below."""
        return self._places[entry.parent] if entry.parent >= 0 else self._top


def _entry(document: Document, one: _Heading, depth: int, parent: int, part: int) -> Entry:
    at = document.view.to_view(one.start)
    mark = Mark(STYLE, RANK["cn"], 0, at, at)
    return Entry(mark, one.start, one.said, False, depth, parent, part, "plain", 0.0)


_OFTEN = 3  # chapters in which one heading stands


def _again(document: Document, found: list[_Heading]) -> Iterator[_Heading]:
    """The headings, those marked whose wording comes so often that it stands in chapters and not above them."""
    wordings = [document.folded(one.said, one.end).rstrip(":]>") for one in found]
    counts = Counter(wording for wording, one in zip(wordings, found, strict=True) if one.above is None)
    for wording, one in zip(wordings, found, strict=True):
        yield one._replace(again=one.above is None and counts[wording] >= _OFTEN)


def _of_runs(document: Document, numbering: Numbering, clauses: Sequence[InText]) -> Iterator[_Heading]:
    for run in headings_of_runs(document, numbering, clauses):
        for i, line in enumerate(run.lines):
            yield _Heading(line.start, line.start, line.end, run.above, True, run.outer and i == 0)


def _headings(document: Document, numbering: Numbering) -> Iterator[_Heading]:
    """The headings of the parts that state tasks, in order."""
    tables = Ranges((table.start, table.end) for table in document.tables)
    entries = {entry.start: entry for entry in numbering.entries}
    known = frozenset(words("headings"))
    ends = [part.end for part in numbering.parts]
    paragraphs = document.paragraphs
    for i, paragraph in enumerate(paragraphs):
        if paragraph.end - paragraph.start > 40 or paragraph.start in entries or paragraph.start in tables:
            continue
        text = document.folded(paragraph.start, paragraph.end)
        following = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        if following is None or not numbering.parts[bisect_left(ends, paragraph.start + 1)].states_tasks:
            continue
        found, below = _NAMED.fullmatch(text), None
        if not (found and found.group("said") in known):
            found, below = _above_entries(document, i, text, entries), entries.get(following.start)
        if found:
            at = ViewAt(document.view.to_view(paragraph.start) + found.start("said"))
            yield _Heading(paragraph.start, document.view.offsets[at], paragraph.end, below)


def _above_entries(document: Document, i: int, text: str, entries: Mapping[TextAt, Entry]) -> regex.Match[str] | None:
    """The heading that a paragraph is right above an entry: one with a dash, or a few words where the numbers begin again
    below it and nothing else says why."""
    below = entries.get(document.paragraphs[i + 1].start)
    if below is None or i == 0:
        return None
    before = document.paragraphs[i - 1]
    ended = before.start in entries or _END.search(document.folded(before.start, before.end)) is not None
    if dash := _DASHED.fullmatch(text):
        return dash if ended or below.kind == "first" else None
    return _SHORT.fullmatch(text) if ended and below.kind == "again" else None
