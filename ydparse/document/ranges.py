"""Places of a text that something covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

At = TypeVar("At", bound=int)


class Ranges(Generic[At]):
    """[start, end) places in ascending order, those that overlap as one: `offset in ranges` takes logarithmic time. All are
    told in one way: in the final text, in its view, or in a wording."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[At, At]]) -> None:
        self._starts: list[At] = []
        self._ends: list[At] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, offset: At) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]

    def overlapping(self, start: At, end: At) -> list[tuple[At, At]]:
        """Those that have a part in [start, end)."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return list(zip(self._starts[first:last], self._ends[first:last], strict=True))
