"""What the rules read: a notice with the places that it was made from, and what its extraction doubted already."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from ydparse.document import Document, InText, TextAt
from ydparse.models import Item, Notice, Row, Section, Span, Warning
from ydparse.pipeline import Parsed
from ydparse.structure import Node

_UNNUMBERED = ("plain", "clause")
_NAMED = 12  # characters of a task by which a message names it


class Holder(NamedTuple):
    """Something that carries values: how it is called, what it is, and which of its kind it stands among (a part of the
    body, a table)."""

    id: str
    value: Section | Item | Row
    among: str

    @property
    def place(self) -> InText:
        """Where it stands."""
        return place_of(self.value.span)


class Draft:
    """A notice as its drafter wants it looked at."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.notice: Notice = parsed.notice
        self.document: Document = parsed.finders.document

    @property
    def states_work(self) -> bool:
        """Whether it may be a plan: a report or a law numbers, dates and counts by other customs."""
        return self.notice.kind is None or self.notice.kind.is_plan

    @cached_property
    def holders(self) -> list[Holder]:
        """Sections, items and rows, in this order."""
        notice = self.notice
        entries: list[Section | Item] = [*notice.sections, *notice.items]
        found = [Holder(one.id, one, one.part_id or "") for one in entries]
        for i, table in enumerate(notice.tables, 1):
            found += [Holder(row.id, row, f"t{i}") for row in table.rows]
        return found

    @property
    def tasks(self) -> list[Holder]:
        """Items and rows."""
        return [one for one in self.holders if not isinstance(one.value, Section)]

    @cached_property
    def entries(self) -> list[Node]:
        """The numbered entries, in order."""
        return [node for node in self.parsed.nodes if node.entry.mark.style not in _UNNUMBERED]

    @cached_property
    def steps(self) -> dict[TextAt, Node]:
        """By the place of an entry: the one before it that is numbered in the same style, in the same paper."""
        lists: dict[tuple[int, str], list[Node]] = {}
        for node in self.entries:
            lists.setdefault((node.entry.part, node.entry.mark.style), []).append(node)
        return {node.entry.start: before for own in lists.values() for before, node in pairwise(own)}

    @cached_property
    def followers(self) -> dict[TextAt, Node]:
        """By the place of an entry: the one behind it, in the same way."""
        return {before.entry.start: self._by_start[at] for at, before in self.steps.items()}

    @cached_property
    def _by_start(self) -> dict[int, Node]:
        return {node.entry.start: node for node in self.entries}

    def entry_at(self, at: int) -> Node | None:
        """The numbered entry whose mark begins at a place."""
        return self._by_start.get(at)

    def label(self, node: Node) -> str:
        """The number of an entry as it is printed."""
        return self.document.quote(node.entry.start, node.entry.text_start)

    def warned(self, code: str) -> Iterator[tuple[Warning, Span]]:
        """What the extraction doubted, with its place."""
        yield from ((one, one.span) for one in self.notice.warnings if one.code == code and one.span)

    def element(self, name: str) -> InText | None:
        """Where an element of the notice stands first."""
        return next(iter(self.parsed.elements.get(name, ())), None)


def place_of(span: Span) -> InText:
    """The place of a span."""
    return TextAt(span.start), TextAt(span.end)


def titled(holder: Holder) -> str:
    """The first words of a task or heading, with its number, as a message names it."""
    value = holder.value
    if isinstance(value, Row):
        return f"{value.number or ''}{'.' if value.number else ''}{value.task[:_NAMED]}"
    said = value.title or value.text
    return f"{value.label}{''.join(said.split())[:_NAMED]}"
