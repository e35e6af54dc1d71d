"""Reasons for what stands between the entries and in none of them: a task that was lost there, or a heading above those that
follow."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence

from ydparse.checks.doubts import Doubts, Owner
from ydparse.document import TextAt
from ydparse.structure import Numbering, Skipped


def doubt_between(doubts: Doubts, numbering: Numbering) -> None:
    """All of them."""
    entries = [owner for owner in doubts.owners if owner.node]
    _before(doubts, numbering, entries)
    _after(doubts, numbering, entries)
    heads = {(one.part, one.node.entry.mark.style) for one in entries if one.node and one.node.children}
    starts = [owner.start for owner in entries]
    for mark in numbering.skipped:
        for owner in _below(mark, entries[bisect_right(starts, mark.start) :], heads):
            doubts.add(owner.id, "heading.skipped", doubts.document.span(mark.start, mark.end))


def _before(doubts: Doubts, numbering: Numbering, entries: Sequence[Owner]) -> None:
    """The first entry of a part where its number is not the first: what is missing may stand above it."""
    part = -1
    for owner in entries:
        if owner.part != part and owner.node and owner.node.entry.kind == "gap":
            doubts.add(owner.id, "text.before", doubts.document.span(numbering.parts[owner.part].start, owner.start))
        part = owner.part


def _after(doubts: Doubts, numbering: Numbering, entries: Sequence[Owner]) -> None:
    """The last entry of a body where the text behind it, which belongs to none, has a mark."""
    signs = [mark.start for mark in numbering.skipped]
    for owner in entries:
        start, end = owner.node.after if owner.node else (TextAt(0), TextAt(0))
        if bisect_left(signs, start) < bisect_left(signs, end):
            doubts.add(owner.id, "text.after", doubts.document.span(start, end))


def _below(mark: Skipped, behind: Sequence[Owner], heads: Container[tuple[int, str]]) -> Iterator[Owner]:
    """The items that would stand below a mark if it were that of a heading, where others of its style are: up to the next
    entry that stands as high. `heads` are the parts and styles of what has entries below it."""
    if not behind or (behind[0].part, mark.style) not in heads:
        return
    for owner in behind:
        if owner.part != behind[0].part or (owner.node and owner.node.entry.mark.rank <= mark.rank):
            return
        if owner.kind == "item":
            yield owner
