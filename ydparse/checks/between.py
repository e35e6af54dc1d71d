"""Reasons for what stands between the entries and in none of them: a task that was lost there, or a heading above those that
follow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ydparse.checks.doubts import Doubts, Owner
from ydparse.document import TextAt
from ydparse.structure import Numbering, Skipped


def doubt_between(doubts: Doubts, numbering: Numbering) -> None:
    """All of them."""
    entries = [owner for owner in doubts.owners if owner.node]
    _before(doubts, numbering, entries)
    _after(doubts, numbering, entries)
    for mark in numbering.skipped:
        for owner in _below(mark, entries):
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


def _below(mark: Skipped, entries: Sequence[Owner]) -> Iterator[Owner]:
    """The items that would stand below a mark if it were that of a heading, where others of its style are: up to the next
    entry that stands as high."""
    at = next((i for i, owner in enumerate(entries) if owner.start > mark.start), len(entries))
    part = entries[at].part if at < len(entries) else -1
    if not any(_heads(owner, mark.style) for owner in entries if owner.part == part):
        return
    for owner in entries[at:]:
        if owner.part != part or (owner.node and owner.node.entry.mark.rank <= mark.rank):
            return
        if owner.kind == "item":
            yield owner


def _heads(owner: Owner, style: str) -> bool:
    return owner.node is not None and bool(owner.node.children) and owner.node.entry.mark.style == style
