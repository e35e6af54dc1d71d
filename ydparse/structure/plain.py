"""Headings without a number, on a line of their own: 总体目标 before 一、, ——扩大就业 between two entries."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import regex

from ydparse.document import Document, Ranges, TextAt, ViewAt
from ydparse.grammar.numbering import RANK, Mark
from ydparse.lexicon import words
from ydparse.structure.entries import Entry, Numbering

STYLE = "plain"
_DASHED = regex.compile(r"-{1,2}(?P<said>[^-。;:!?\n]{2,30}):?")
_NAMED = regex.compile(r"[\[<]?(?P<said>[^\[\]<>:]{2,16})[\]>]?:?")
_SHORT = regex.compile(r"(?P<said>[^,、。;:!?\d\n]{2,16}):?")
_END = regex.compile(r"[。;!?)\]”]$")


class _Heading(NamedTuple):
    """A heading at text[start:end], what it says from `said` on; `above` is the entry right below it, for one that
    stands between entries."""

    start: TextAt
    said: TextAt
    end: TextAt
    above: Entry | None


def add_plain_headings(document: Document, numbering: Numbering) -> Numbering:
    """The entries with the headings that have no number among them. One that every plan has stands at the top, and above
    what is not numbered in chapters; one with a dash stands above the entries that follow it under the same heading."""
    found = deque(_headings(document, numbering))
    if not found:
        return numbering
    merged: list[Entry] = []
    places: list[int] = []  # old place → new
    ends = [part.end for part in numbering.parts]
    top = dashed = -1  # places of the headings that hold
    beside = -2  # the parent (old place) of the entries that stand below the dashed one
    for entry in [*numbering.entries, None]:
        while found and (entry is None or found[0].start < entry.start):
            one = found.popleft()
            place = bisect_left(ends, one.start + 1)
            if one.above is None:
                top, dashed = len(merged), -1
                merged.append(_entry(document, one, 1, -1, place))
            else:
                beside, dashed = one.above.parent, len(merged)
                parent = places[beside] if beside >= 0 else top
                merged.append(_entry(document, one, one.above.depth, parent, place))
        if entry is None:
            break
        if entry.parent == -1 and entry.mark.rank <= RANK["cn"]:
            top = dashed = -1
        parent = places[entry.parent] if entry.parent >= 0 else top
        if dashed >= 0 and entry.parent == beside:
            parent = dashed
        elif dashed >= 0 and entry.start and entry.parent < beside:
            dashed = -1
        places.append(len(merged))
        merged.append(entry._replace(parent=parent))
    return numbering._replace(entries=tuple(merged))


def _entry(document: Document, one: _Heading, depth: int, parent: int, part: int) -> Entry:
    at = document.view.to_view(one.start)
    mark = Mark(STYLE, RANK["cn"], 0, at, at)
    return Entry(mark, one.start, one.said, False, depth, parent, part, "plain", 0.0)


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
