"""Numbered entries of the parts that state tasks: candidates, solved, with their parents."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ydparse.document import TEXT_BEGINS, VIEW_BEGINS, Document, InText, Ranges, TextAt
from ydparse.grammar.numbering import Mark
from ydparse.structure.candidates import Candidate, find_candidates
from ydparse.structure.parts import Paper, Papers
from ydparse.structure.solver import Solution, Step, solve
from ydparse.structure.weights import DEFAULT
from ydparse.structure.zones import Zones


class Entry(NamedTuple):
    """A numbering mark that opens an entry: the label is text[start:text_start].

    `depth` is 1 for the outermost, `parent` the place of the entry above it in the list of all (-1 for none); `part` that
    of its part. `kind` tells how its number follows the one before, `points` what spoke for it; `inline` stands within a
    paragraph.
    """

    mark: Mark
    start: TextAt
    text_start: TextAt
    inline: bool
    depth: int
    parent: int
    part: int
    kind: str
    points: float


class Skipped(NamedTuple):
    """A mark that looks like one of an entry and was not taken, at text[start:end]."""

    start: TextAt
    end: TextAt
    style: str
    rank: float


class Numbering(NamedTuple):
    """The entries of a document, in order, and the parts that they stand in.

    `left_out` are the places of marks that stand where entries do and were not taken, `refused` counts those that stand
    within quotation or in mid-sentence. `doubtful` are the places of some that were not taken either, although their number
    is the one that is due: within quotation, or without their own sign where entries open. `skipped` holds both. `close` are
    those that another reading takes which is nearly as good.
    """

    entries: tuple[Entry, ...]
    parts: tuple[Paper, ...]
    left_out: tuple[InText, ...] = ()
    refused: int = 0
    doubtful: tuple[InText, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    close: tuple[InText, ...] = ()


_GOOD = frozenset({"paragraph", "clause", "stop", "heading", "title", "label"})
_DUE = frozenset({"comma", "semicolon", "bracket", "run", "line"})
_CHAPTERS = frozenset({"part", "cn", "cn_paren"})  # styles whose marks are no figures in mid-phrase either
_NO_LISTS = frozenset({"box", "shi", "break", "circled", "digit_half", "decimal", "decimal_deep", "named"})
_MANY = 3  # marks left out of a part, from which it is read again
_OTHERWISE = replace(DEFAULT, trust=0.0)
"""For a second reading: as if line breaks told nothing."""
_SOON = 3  # numbers ahead of the last, of a mark without its own sign
_ODD = frozenset({"gap", "repeat", "back", "again", "misprint"})


def find_entries(document: Document, papers: Papers) -> Numbering:
    """The entries of each part that states tasks; a part is cut where numbering begins anew below a title."""
    entries: list[Entry] = []
    left_out: list[InText] = []
    refused = 0
    doubtful: list[InText] = []
    skipped: list[Skipped] = []
    close: list[InText] = []
    breaks = papers.zones.breaks
    parts: list[Paper] = []
    tables = [(table.start, table.end) for table in document.tables]
    without = Ranges([*tables, *papers.lists.overlapping(TEXT_BEGINS, document.end), *papers.flat_tables])
    for part in papers.parts:
        if not part.states_tasks:
            parts.append(part)
            continue
        first, last = bisect_right(breaks, part.start), bisect_left(breaks, part.end)
        walls = [at for at in breaks[first:last] if at not in without]
        candidates = find_candidates(document, part.start, part.end, without, walls)
        (steps, nearly), left = _solve(candidates)
        _add(document, steps, entries, parts, part, papers.zones)
        odd = _doubtful(candidates, steps)
        doubtful += [document.view.to_text(one.start, one.end) for one in odd]
        close += [document.view.to_text(one.start, one.end) for one in nearly]
        left_out += [document.view.to_text(one.start, one.end) for one in left]
        skipped += [Skipped(*document.view.to_text(one.start, one.end), one.style, one.rank) for one in (*odd, *left)]
        refused += _plain(candidates) - sum(step.depth > 0 for step in steps) - len(left)
    marks = tuple(left_out), max(refused, 0), tuple(doubtful), tuple(sorted(skipped)), tuple(close)
    return Numbering(tuple(entries), tuple(parts), *marks)


def _solve(candidates: Sequence[Candidate]) -> tuple[Solution, list[Candidate]]:
    """The best reading of a part, and the good marks that it leaves out. Where it leaves out many, the part is read again
    without trust in its line breaks, and the reading is kept that leaves less unexplained."""
    best = solve(candidates)
    left = _left_out(candidates, best.steps)
    if len(left) < _MANY:
        return best, left
    other = solve(candidates, _OTHERWISE)
    other_left = _left_out(candidates, other.steps)
    is_better = _unexplained(other.steps, other_left) < _unexplained(best.steps, left)
    return (other, other_left) if is_better else (best, left)


def _unexplained(steps: Sequence[Step], left: Sequence[Candidate]) -> int:
    return len(left) + sum(step.kind in _ODD for step in steps)


def _plain(candidates: Sequence[Candidate]) -> int:
    return sum(one.form == "plain" and one.style not in ("break", "shi") for one in candidates)


def _add(
    document: Document,
    steps: Sequence[Step],
    entries: list[Entry],
    parts: list[Paper],
    part: Paper,
    zones: Zones,
) -> None:
    """Put the entries of a part behind those of the parts before it, and the part, cut where a title begins another. What is
    numbered below a signature stands below no heading above it."""
    above: list[int] = []
    lifted = 0  # levels that a signature cuts off
    to_text = document.view.to_text
    first = len(entries)
    for step in steps:
        one = step.candidate
        if step.depth == 0:
            above = []
            at = to_text(one.start, one.end)[0]
            if at in zones.titles and len(entries) > first:
                parts.append(part._replace(end=at))
                part = Paper("plan" if part.kind == "letter" else part.kind, zones.titles[at], at, part.end)
                first = len(entries)
            continue
        start, text_start = to_text(one.start, one.end)
        is_box = one.style == "box"
        lifted = lifted if step.depth > lifted else 0
        depth = step.depth + is_box - lifted
        parent = above[depth - 2] if 2 <= depth <= len(above) + 1 else -1
        if parent >= 0 and bisect_right(zones.signatures, entries[parent].start) < bisect_right(
            zones.signatures, start
        ):
            lifted, parent, depth, above = depth - 1, -1, 1, []
        mark = Mark(one.style, one.rank, one.number, one.start, one.end, one.form == "bare")
        inline = one.place != "paragraph"
        entries.append(Entry(mark, start, text_start, inline, depth, parent, len(parts), step.kind, step.points))
        if not is_box:
            above[depth - 1 :] = [len(entries) - 1]
    parts.append(part)


def _doubtful(candidates: Sequence[Candidate], steps: Sequence[Step]) -> list[Candidate]:
    """Marks that were not taken, with the number that is due: within quotation, which may have been closed by no sign, and
    without their own sign where entries open."""
    taken = {step.candidate.start for step in steps if step.depth}
    last: dict[str, int] = {}
    covered = VIEW_BEGINS
    found = []
    for one in candidates:
        if one.start in taken:
            last[one.style], covered = one.number, one.end
            continue
        if one.style not in _NO_LISTS and one.start >= covered and _is_doubtful(one, last.get(one.style, 0)):
            found.append(one)
    return found


def _is_doubtful(one: Candidate, last: int) -> bool:
    """Whether a mark may be the one behind the last of its style: 二、 within quotes that may have been closed by no sign, 3修路
    where entries open, and a heading of its own line whatever its number (八重点任务)."""
    ahead = one.number - last
    if one.form == "plain":
        return one.place == "pair" and ahead == 1 and one.number > 1
    if one.style == "cn" and one.form == "loose" and one.place == "paragraph":
        return True
    return 1 <= ahead <= _SOON and one.place in ("paragraph", "clause", "label")


def _left_out(candidates: Sequence[Candidate], steps: Sequence[Step]) -> list[Candidate]:
    """Marks with their own sign that were not taken although they stand where entries do, or their number is the one that
    is due in a list of entries."""
    taken = {step.candidate.start for step in steps if step.depth}
    last: dict[str, int] = {}
    covered = VIEW_BEGINS  # up to where the last mark that was taken reaches: 12.4 read as No. 12
    left = []
    for one in candidates:
        if one.start in taken:
            last[one.style], covered = one.number, one.end
            continue
        looks = one.form == "plain" and one.style not in _NO_LISTS and one.start >= covered
        due = (one.place in _DUE or (one.place == "phrase" and one.style in _CHAPTERS)) and one.number == last.get(
            one.style, 0
        ) + 1 > 1
        if looks and (one.place in _GOOD or due):
            left.append(one)
    return left
