"""Reasons that the shape of the entries gives: what is missing beside an entry, where one ends, and what its sisters have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

import regex

from ydparse.checks.doubts import Doubts, Owner
from ydparse.document import InText, TextAt
from ydparse.document.characters import every_form
from ydparse.models import Item

_STOPS = every_form("。.;)”!?") + "…"
_BETWEEN = every_form("。.;,") + " \n\t\u3000"
_BULLET = regex.compile(r"(?<=[。；;：:)）])\s?[-*·•●■◆▪](?=\s?[\p{Han}\d(（])")
_LONG, _FEW = 3.0, 3  # times the usual length of so many sisters
_LONGER = 1.5
_CERTAIN = 1.0  # points below which an entry is in doubt


def doubt_shape(doubts: Doubts, clauses: Sequence[InText]) -> None:
    """All of them; `clauses` are the places of the unit clauses, in order."""
    items = [owner for owner in doubts.owners if owner.kind == "item"]
    own = {owner.id: [c for c in clauses if owner.start <= c[0] < owner.end] for owner in doubts.owners}
    for owner in items:
        if owner.node and owner.node.entry.points < _CERTAIN:
            _of_all(doubts, owner, "entry.weak")
    above = [owner for owner in items if isinstance(owner.value, Item) and owner.value.section_ids]
    for owner in items:
        if owner not in above and 2 * len(above) > len(items):
            _of_all(doubts, owner, "section.missing")
    for sisters in _sisters(items):
        _compare(doubts, sisters, own)
    for owner in items:
        _behind(doubts, owner, own[owner.id])
    for _, part in groupby(items, key=lambda owner: owner.node.entry.part if owner.node else -1):
        _last(doubts, list(part), own)
    for before, owner in pairwise(doubts.owners):
        if _is_gap(owner) and before.node and owner.node and before.node.entry.part == owner.node.entry.part:
            _of_all(doubts, before, "gap.beside")
    _lost_headings(doubts)
    for owner in doubts.owners:
        if found := _BULLET.search(doubts.document.text, owner.start, owner.end):
            doubts.add(owner.id, "list.flat", doubts.document.span(TextAt(found.start()), TextAt(found.end())))
    for owner in doubts.owners:
        if owner.kind == "section" and own[owner.id]:
            doubts.at(*own[owner.id][0], "section.clause")


def _of_all(doubts: Doubts, owner: Owner, code: str) -> None:
    doubts.add(owner.id, code, doubts.document.span(owner.start, owner.end))


def _is_gap(owner: Owner) -> bool:
    """Whether a number is missing before an entry."""
    entry = owner.node.entry if owner.node else None
    return entry is not None and (entry.kind == "gap" or (entry.kind == "first" and entry.mark.number > 1))


def _lost_headings(doubts: Doubts) -> None:
    """Items below the heading before one whose number is not the next: a heading between them may be lost."""
    below: dict[tuple[int, int], list[Owner]] = {}  # by part and level of the heading above
    for owner in doubts.owners:
        if owner.node is None:
            continue
        entry, level = owner.node.entry, owner.node.level
        if owner.kind == "section":
            if _is_gap(owner):
                for item in below.get((entry.part, level), []):
                    _of_all(doubts, item, "heading.lost")
            below = {key: items for key, items in below.items() if key[1] < level}
            below[entry.part, level] = []
        else:
            for key in below:
                below[key].append(owner)


def _sisters(items: Sequence[Owner]) -> Iterator[list[Owner]]:
    """The items below one heading."""
    for _, group in groupby(items, key=lambda owner: id(owner.node.parent) if owner.node else 0):
        sisters = list(group)
        if len(sisters) >= _FEW:
            yield sisters


def _compare(doubts: Doubts, sisters: list[Owner], own: dict[str, list[InText]]) -> None:
    """What one of several has and the others have not, or the other way round."""
    text = doubts.document.text
    lengths = {owner.id: owner.end - owner.start for owner in sisters}
    usual = median(lengths.values())
    stopped = [owner for owner in sisters if text[owner.end - 1 : owner.end] in _STOPS]
    named = [owner for owner in sisters if owner.value.units]
    single = [owner for owner in sisters if len(own[owner.id]) == 1]
    for owner in sisters:
        if lengths[owner.id] > _LONG * usual:
            _of_all(doubts, owner, "text.long")
        if owner not in stopped and len(stopped) == len(sisters) - 1:
            doubts.at(TextAt(max(owner.start, owner.end - 12)), owner.end, "stop.missing")
        if owner not in named and len(named) == len(sisters) - 1:
            _of_all(doubts, owner, "unit.missing")
        if len(own[owner.id]) > 1 and 2 * len(single) > len(sisters):
            doubts.at(*own[owner.id][0], "clause.second")


def _behind(doubts: Doubts, owner: Owner, clauses: list[InText]) -> None:
    """Text behind the last clause: another task, whose number was lost, or a remark."""
    if not clauses or not isinstance(owner.value, Item):
        return
    start = clauses[-1][1]
    while start < owner.end and doubts.document.text[start] in _BETWEEN:
        start = TextAt(start + 1)
    if owner.end - start > 3:
        doubts.at(start, owner.end, "text.behind")


def _last(doubts: Doubts, items: list[Owner], own: dict[str, list[InText]]) -> None:
    """The last entry of a part without a clause, which goes on over paragraphs, or for longer than others do."""
    owner = items[-1]
    text = doubts.document.text[owner.start : owner.end]
    usual = median(other.end - other.start for other in items)
    if not own[owner.id] and ("\n" in text.strip() or (len(items) >= _FEW and len(text) > _LONGER * usual)):
        doubts.at(TextAt(max(owner.start, owner.end - 24)), owner.end, "end.open")
