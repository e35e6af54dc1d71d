"""Numbered entries of the parts that state tasks: candidates, solved, with their parents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ydparse.document import Document, Ranges
from ydparse.normalize.numbering import Mark
from ydparse.structure.candidates import Candidate, find_candidates
from ydparse.structure.parts import Papers, Part
from ydparse.structure.solver import Step, solve


class Entry(NamedTuple):
    """A numbering mark that opens an entry: the label is text[start:text_start].

    `depth` is 1 for the outermost, `parent` the place of the entry above it in the list of all (-1 for none); `part` that
    of its part. `kind` tells how its number follows the one before, `points` what spoke for it; `inline` stands within a
    paragraph.
    """

    mark: Mark
    start: int
    text_start: int
    inline: bool
    depth: int
    parent: int
    part: int
    kind: str
    points: float


class Numbering(NamedTuple):
    """The entries of a document, in order, and the marks that look like entries and were left out, by their places."""

    entries: tuple[Entry, ...]
    left_out: tuple[tuple[int, int], ...]
    parts: tuple[Part, ...]


_GOOD = ("paragraph", "clause", "stop")
_ENOUGH = 3  # marks of one style in a row that were left out and look like a list


def find_entries(document: Document, papers: Papers) -> Numbering:
    """The entries of each part that states tasks; a part is cut where numbering begins anew below a title."""
    entries: list[Entry] = []
    left_out: list[tuple[int, int]] = []
    parts: list[Part] = []
    tables = [(table.start, table.end) for table in document.tables]
    without = Ranges([*tables, *papers.lists.overlapping(0, len(document.text))])
    for part in papers.parts:
        if not part.states_tasks:
            parts.append(part)
            continue
        walls = [at for at in papers.zones.breaks if part.start < at < part.end and at not in without]
        candidates = find_candidates(document, part.start, part.end, without, walls)
        steps = solve(candidates)
        _add(document, steps, entries, parts, part, papers.zones.titles)
        left_out += _left_out(document, candidates, steps)
    return Numbering(tuple(entries), tuple(left_out), tuple(parts))


def _add(
    document: Document,
    steps: Sequence[Step],
    entries: list[Entry],
    parts: list[Part],
    part: Part,
    titles: dict[int, tuple[int, int]],
) -> None:
    """Put the entries of a part behind those of the parts before it, and the part, cut where a title begins another."""
    above: list[int] = []
    to_text = document.view.to_text
    first = len(entries)
    for step in steps:
        one = step.candidate
        if step.depth == 0:
            above = []
            at = to_text(one.start, one.end)[0]
            if at in titles and len(entries) > first:
                parts.append(part._replace(end=at))
                part = Part("plan" if part.kind == "letter" else part.kind, titles[at], at, part.end)
                first = len(entries)
            continue
        start, text_start = to_text(one.start, one.end)
        is_box = one.style == "box"
        depth = step.depth + 1 if is_box else step.depth
        parent = above[depth - 2] if 2 <= depth <= len(above) + 1 else -1
        mark = Mark(one.style, one.rank, one.number, one.start, one.end, one.form == "bare")
        inline = one.place != "paragraph"
        entries.append(Entry(mark, start, text_start, inline, depth, parent, len(parts), step.kind, step.points))
        if not is_box:
            above[depth - 1 :] = [len(entries) - 1]
    parts.append(part)


def _left_out(document: Document, candidates: Sequence[Candidate], steps: Sequence[Step]) -> list[tuple[int, int]]:
    """Marks that stand where entries do, with their own sign, and were not taken."""
    taken = {step.candidate.start for step in steps if step.depth}
    return [
        document.view.to_text(one.start, one.end)
        for one in candidates
        if one.start not in taken and one.form == "plain" and one.place in _GOOD and one.style not in ("box", "shi")
    ]
