"""Reasons that the shape of the entries gives: what is missing beside an entry, where one ends, and what its sisters have."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from ydparse.checks.doubts import Doubts, Owner
from ydparse.document import InText, TextAt
from ydparse.document.characters import every_form

_STOPS = every_form("。.;)”!?") + "…"
_BETWEEN = every_form("。.;,") + " \n\t\u3000"
_FEW = 3  # sisters, from which what one has not is odd
_LONG, _LONGER = 3.0, 1.5  # times the usual length
_CERTAIN = 1.0  # points below which an entry is in doubt
_TAIL = 24  # characters of an end that are shown
_REST = 4  # characters behind a clause that say something


class Shape:
    """The entries of a notice with the unit clauses of each."""

    def __init__(self, doubts: Doubts, clauses: Sequence[InText]) -> None:
        self.doubts = doubts
        self.owners = doubts.owners
        self.items = [owner for owner in doubts.owners if owner.kind == "item"]
        self._clauses = clauses
        self._starts = [start for start, _ in clauses]

    def clauses(self, owner: Owner) -> Sequence[InText]:
        """The unit clauses of an entry."""
        return self._clauses[bisect_left(self._starts, owner.start) : bisect_left(self._starts, owner.end)]

    def whole(self, owner: Owner, code: str) -> None:
        """A reason for all of an entry."""
        self.doubts.add(owner.id, code, self.doubts.document.span(owner.start, owner.end))

    def sisters(self) -> Iterator[list[Owner]]:
        """The items below one heading, and the rows of one table, where there are some."""
        rows = (owner for owner in self.owners if owner.kind == "row")
        for _, group in groupby(rows, key=lambda row: row.list):
            yield list(group)
        for _, group in groupby(self.items, key=lambda item: item.list):
            yield list(group)


def doubt_shape(doubts: Doubts, clauses: Sequence[InText]) -> None:
    """All of them; `clauses` are the places of the unit clauses, in order."""
    shape = Shape(doubts, clauses)
    for doubt in _DOUBTS:
        doubt(shape)


def _weak(shape: Shape) -> None:
    """Entries that hardly anything speaks for."""
    for owner in shape.items:
        if owner.node and owner.node.entry.points < _CERTAIN:
            shape.whole(owner, "entry.weak")


def _without_headings(shape: Shape) -> None:
    """Items, and headings with nothing below, that have no heading above them where most numbered in their way have one."""
    styles: dict[tuple[int, str], list[Owner]] = {}
    for owner in shape.owners:
        if owner.node and not owner.node.children:
            styles.setdefault((owner.part, owner.node.entry.mark.style), []).append(owner)
    for alike in styles.values():
        alone = [owner for owner in alike if owner.node and owner.node.parent is None]
        for owner in alone if 2 * len(alone) < len(alike) else []:
            shape.whole(owner, "section.missing")


def _gaps(shape: Shape) -> None:
    """The entry before one whose number is not the next: what is missing may stand in it."""
    for before, owner in pairwise(shape.owners):
        if _is_gap(owner) and before.part == owner.part:
            shape.whole(before, "gap.beside")


def _is_gap(owner: Owner) -> bool:
    return owner.node is not None and owner.node.entry.kind == "gap"


def _lost_headings(shape: Shape) -> None:
    """Items below the heading before one whose number is not the next: a heading between them may be lost."""
    below: dict[tuple[int, int], list[Owner]] = {}  # by part and level of the heading above
    for owner in shape.owners:
        if owner.node is None:
            continue
        level = owner.node.level
        if owner.kind == "item":
            for items in below.values():
                items.append(owner)
            continue
        for item in below.get((owner.part, level), []) if _is_gap(owner) else []:
            shape.whole(item, "heading.lost")
        below = {key: items for key, items in below.items() if key[1] < level}
        below[owner.part, level] = []


def _compared(shape: Shape) -> None:
    """What one of several has and the others have not, or the other way round."""
    for sisters in shape.sisters():
        without = [owner for owner in sisters if not owner.value.units]
        for owner in without if 2 * len(without) <= len(sisters) else []:
            shape.whole(owner, "body.missing")
        if len(sisters) >= _FEW and sisters[0].kind != "row":
            _unlike(shape, sisters)


def _unlike(shape: Shape, sisters: Sequence[Owner]) -> None:
    """Of several entries, one that is much longer, or that alone lacks its stop."""
    text = shape.doubts.document.text
    usual = median(owner.end - owner.start for owner in sisters)
    stopped = [owner for owner in sisters if text[owner.end - 1 : owner.end] in _STOPS]
    for owner in sisters:
        if owner.end - owner.start > _LONG * usual:
            shape.whole(owner, "text.long")
        if len(stopped) == len(sisters) - 1 and owner not in stopped:
            _tail(shape, owner, "stop.missing")


def _tail(shape: Shape, owner: Owner, code: str) -> None:
    shape.doubts.at(TextAt(max(owner.start, owner.end - _TAIL)), owner.end, code)


def _behind(shape: Shape) -> None:
    """Text behind the last clause of an item: another task, whose number was lost, or a remark."""
    text = shape.doubts.document.text
    for owner in shape.items:
        if clauses := shape.clauses(owner):
            start = clauses[-1][1]
            while start < owner.end and text[start] in _BETWEEN:
                start = TextAt(start + 1)
            if owner.end - start >= _REST:
                shape.doubts.at(start, owner.end, "text.behind")


def _last(shape: Shape) -> None:
    """The last item of a part without a clause, which goes on over paragraphs, or for longer than others do."""
    for _, part in groupby(shape.items, key=lambda owner: owner.part):
        items = list(part)
        owner = items[-1]
        usual = median(other.end - other.start for other in items)
        goes_on = "\n" in shape.doubts.document.text[owner.start : owner.end].strip()
        if not shape.clauses(owner) and (goes_on or (len(items) >= _FEW and owner.end - owner.start > _LONGER * usual)):
            _tail(shape, owner, "end.open")


def _headings_with_clauses(shape: Shape) -> None:
    """Headings whose own text holds a unit clause: that of a task which was not told apart, perhaps."""
    for owner in shape.owners:
        if owner.kind == "section" and (clauses := shape.clauses(owner)):
            shape.doubts.at(*clauses[0], "section.clause")


_DOUBTS: tuple[Callable[[Shape], None], ...] = (
    _weak, _without_headings, _gaps, _lost_headings, _compared, _behind, _last, _headings_with_clauses,
)  # fmt: skip
