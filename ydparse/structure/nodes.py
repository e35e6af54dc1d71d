"""A numbered entry in its place in the outline."""

from __future__ import annotations

from dataclasses import dataclass, field

from ydparse.document import TEXT_BEGINS, InText, TextAt
from ydparse.structure.entries import Entry


@dataclass(slots=True)
class Node:
    """An entry in its place: `start` to `end` is all of it, `own_end` where its first child begins (else `end`)."""

    entry: Entry
    level: int
    parent: Node | None
    start: TextAt
    end: TextAt = TEXT_BEGINS
    children: list[Node] = field(default_factory=list)
    is_item: bool = False
    headed: InText | None = None  # where its heading stands, once that was asked
    after: InText = (TEXT_BEGINS, TEXT_BEGINS)  # what follows the last entry of a body and belongs to none

    @property
    def own_end(self) -> TextAt:
        """Where its first child begins, or its end."""
        return self.children[0].start if self.children else self.end

    @property
    def text(self) -> InText:
        """Where its own text stands: behind the mark, before its first child."""
        return self.entry.text_start, max(self.own_end, self.entry.text_start)

    def path(self) -> list[Node]:
        """The nodes above it, outermost first."""
        above: list[Node] = []
        node = self.parent
        while node is not None:
            above.insert(0, node)
            node = node.parent
        return above
