"""A page as its reader hands it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ydparse.document import Box
from ydparse.readers.page.lines import Char


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed on a page: all boxes in points from its top left corner.

    `number` is 1-based. `chars` are the upright characters, in any order, each drawn character once. `rules` are the
    straight strokes, level or upright, each as the thin box that it covers. `cells` are those of tables that the rules
    do not enclose, a table each, where the reader knows of them; `enclosed` those of `cells_of`, where it had to ask itself.
    """

    number: int
    width: float
    height: float
    chars: Sequence[Char]
    rules: Sequence[Box] = ()
    cells: Sequence[Sequence[Box]] = ()
    enclosed: Sequence[Sequence[Box]] | None = None
