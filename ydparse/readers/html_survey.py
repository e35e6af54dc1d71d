"""What is asked of every element of a page, counted once for all: a page of nested elements repeats its text at each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HAN = re.compile("[\u3400-\u9fff]")
Count: TypeAlias = "Callable[[HtmlElement], int]"


class Survey:
    """The texts below an element in their order, and where each element begins and ends among them.

    What changes in an element later is not in its survey; what is taken out elsewhere on the page does not matter.
    """

    def __init__(self, root: HtmlElement) -> None:
        from lxml.etree import iterwalk

        self.texts: list[str] = []
        self.spans: dict[HtmlElement, tuple[int, int]] = {}
        for event, element in iterwalk(root, events=("start", "end")):
            at = len(self.texts)
            if event == "start":
                self.spans[element] = at, at
                self.texts.append(element.text or "")
            else:
                self.spans[element] = self.spans[element][0], at
                self.texts.append(element.tail or "")

    def holds(self, outer: HtmlElement, inner: HtmlElement) -> bool:
        """Whether an element is another, or stands within it."""
        first, last = self.spans[outer]
        return first <= self.spans[inner][0] < last

    def of_texts(self, count: Callable[[str], int]) -> Count:
        """The sum of a count over the texts of an element."""
        return self._sums(map(count, self.texts))

    def of_elements(self, count: Count) -> Count:
        """The sum of a count over an element and those within it."""
        counts = [0] * len(self.texts)
        for element, (first, _) in self.spans.items():
            counts[first] = count(element)
        return self._sums(counts)

    def weight(self) -> Count:
        """The Chinese characters of an element."""
        return self.of_texts(lambda text: len(HAN.findall(text)))

    def matches(self, pattern: re.Pattern[str]) -> Callable[[HtmlElement], bool]:
        """Whether a pattern matches in the text of an element: one whose first match at a place is its shortest there."""
        offsets = [0, *accumulate(map(len, self.texts))]
        found = [match.span(1) for match in re.finditer(f"(?=({pattern.pattern}))", "".join(self.texts))]
        starts = [start for start, _ in found]
        ends = list(accumulate((end for _, end in reversed(found)), min))[::-1]

        def is_in(element: HtmlElement) -> bool:
            first, last = self.spans[element]
            at = bisect_left(starts, offsets[first])
            return at < len(ends) and ends[at] <= offsets[last]

        return is_in

    def _sums(self, counts: Iterable[int]) -> Count:
        sums = [0, *accumulate(counts)]
        return lambda element: sums[self.spans[element][1]] - sums[self.spans[element][0]]
