"""Text → targets: sentence by sentence, quantity by quantity."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from itertools import zip_longest

from ydparse.document import Document, InText, Ranges, TextAt, ViewAt
from ydparse.document.view import View
from ydparse.grammar.amounts import benefit, find_amounts, indicator_ending
from ydparse.grammar.quantities import Quantity, to_quantity
from ydparse.grammar.strength import StrengthWord
from ydparse.grammar.titles import IN_TITLE_SIGNS
from ydparse.grammar.verbs import verbs_within
from ydparse.models import Target
from ydparse.rules.finding import Entry, Finding
from ydparse.rules.targets.amount import amount_of
from ydparse.rules.targets.reading import Goal, Refused, read, readings_of
from ydparse.rules.targets.refusals import REFUSALS
from ydparse.rules.targets.rules import IN_TITLE, UNREADABLE
from ydparse.rules.targets.sentence import Run, Sentence
from ydparse.rules.targets.strength import Strengths
from ydparse.rules.targets.told import Telling

_STOP = re.compile(r"[。;!?\n\t]")  # ends a sentence
_SAID = re.compile(r"[^。;!?\n\t]")
# 7. 6个项目竣工: the number of a list and a count; without a blank (7.6个项目) a count of whole things that opens a sentence.
_POINT = re.compile(r"\.(?=\d)")
_WHOLE = re.compile(r"(?<=[。;:\n\t])\d{1,2}\.\d+(?:个(?!百分点|工作日|月)|家|所|座|名|项|处|条|户|件|台|场)")
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+(?!\d)")  # 3 000
_TITLE = re.compile(IN_TITLE_SIGNS)
_BROKEN = re.compile(r"\d\s+\d")


class TargetFinder:
    """Finds targets in one document."""

    def __init__(self, document: Document, year: int | None = None, telling: Telling | None = None) -> None:
        self.document = document
        self._telling = telling  # of a text that is no plan
        self._text = _divided(document.view)
        self._stops = [ViewAt(match.start()) for match in _STOP.finditer(self._text)]
        self.thorough = False  # whether each finding says what took part and what else could be read, for `explain`
        self.year = year  # of the plan, or of its issue: what stands under an earlier one is history

    def find_targets(self, start: TextAt, end: TextAt, skip: list[InText] | None = None) -> list[Finding[Target]]:
        """The targets of text[start:end] outside `skip` (unit clauses), in order, and the quantities that are none."""
        view = self.document.view
        low, high = view.to_view(start), view.to_view(end)
        numbers = find_amounts(self._text, low, high)  # none goes over the end of a sentence
        if not numbers:
            return []
        masks = [(view.to_view(s), view.to_view(e)) for s, e in skip or []]
        if self._text.find("《", low, high) >= 0:
            titles = _TITLE.finditer(self._text, low, high)
            masks += [(ViewAt(title.start()), ViewAt(title.end())) for title in titles]
        covered = Ranges(masks)
        found: list[Finding[Target]] = []
        before: Run | None = None
        ended = low
        for first, last, own in self._sentences(numbers, low, high):
            quantities, refused = self._amounts(first, last, own, covered)
            if quantities or self.thorough:
                follows = self._text[first - 1 : first] == ";" and not _SAID.search(self._text, ended, first)
                own_masks = tuple(covered.overlapping(first, last))
                sentence = Sentence(self._text, first, last, quantities, own_masks, before if follows else None)
                read_here, before = self._read(sentence, refused)
                found += read_here
            else:
                found += [self._refused(one) for one in refused]
                before = None
            ended = last
        return found

    def _read(self, s: Sentence, refused: list[Refused]) -> tuple[list[Finding[Target]], Run]:
        """The findings of a sentence, and what its goals leave; `refused` is what its rules need not be asked about."""
        goals, past, left = read(s, self.year, thorough=self.thorough)
        if self._telling:
            goals, told = self._telling.part(s, goals)
            past += told
        strengths = Strengths(s, [goal.quantity.end for goal in goals if goal.found.kind == "goal"])
        found = [self._taken(s, goal, strengths) for goal in goals]
        if self.thorough:
            refused = [
                one._replace(losers=readings_of(s, one.quantity, self.year)) if one.quantity else one for one in refused
            ]
        found += [self._refused(one, self._losers(one.losers, strengths)) for one in (*past, *refused)]
        return found, left

    def _sentences(
        self, numbers: list[re.Match[str]], low: ViewAt, high: ViewAt
    ) -> Iterator[tuple[ViewAt, ViewAt, list[re.Match[str]]]]:
        """The sentences of the view's text[low:high] that have numbers: start, end, the numbers."""
        stops, at = self._stops, 0
        while at < len(numbers):
            stop = bisect_left(stops, numbers[at].start())
            first = max(low, ViewAt(stops[stop - 1] + 1)) if stop else low
            last = min(high, stops[stop]) if stop < len(stops) else high
            until = at + 1
            while until < len(numbers) and numbers[until].start() < last:
                until += 1
            yield first, last, numbers[at:until]
            at = until

    def _amounts(
        self, start: ViewAt, end: ViewAt, numbers: list[re.Match[str]], masks: Ranges[ViewAt]
    ) -> tuple[tuple[Quantity, ...], list[Refused]]:
        """The quantities of a sentence that can be what is to be reached, from left to right, and those that cannot."""
        said, refused = [], []
        for match in numbers:
            quantity = to_quantity(match)
            at = ViewAt(match.start())
            if at in masks:
                refused.append(Refused(at, ViewAt(match.end()), IN_TITLE.id, quantity))
            elif quantity and self._is_broken(quantity):
                refused.append(Refused(quantity.start, quantity.end, UNREADABLE.id, quantity))
            elif quantity:
                said.append(quantity)
        amounts = []
        for quantity, following in zip_longest(said, said[1:]):
            amount = amount_of(self._text, start, end, quantity, following)
            refusing = (rule.id for rule in REFUSALS.asked_of(quantity) if rule.test(amount))  # all as strong
            if first := next(refusing, None):
                also = tuple(refusing) if self.thorough else ()
                refused.append(Refused(quantity.start, quantity.end, first, quantity, also))
            else:
                amounts.append(quantity)
        return tuple(amounts), refused

    def _is_broken(self, q: Quantity) -> bool:
        """Whether a blank of the text stands between the digits of a quantity (2 5个), which then may be two numbers."""
        start, end = self.document.view.to_text(q.start, q.end)
        if end - start == q.end - q.start:  # no blank at all, as in most places
            return False
        said = self.document.text[start:end]
        return _BROKEN.search(said) is not None and not _GROUPED.match(said)

    def _refused(self, one: Refused, losers: tuple[tuple[str, Target | None], ...] = ()) -> Finding[Target]:
        start, end = self.document.view.to_text(one.start, one.end)
        also = tuple((rule, None) for rule in one.also) if one.also else ()
        return Finding(None, one.rule, start, end, losers=(*also, *losers))

    def _taken(self, s: Sentence, goal: Goal, strengths: Strengths) -> Finding[Target]:
        """The target that was read."""
        firm = strengths.at(goal.quantity.start) if goal.found.kind == "goal" else None
        target = self._target(goal, firm)
        span = target.span
        entries = partial(_entries, s, goal, firm) if self.thorough else tuple
        losers = self._losers(goal.losers, strengths)
        return Finding(target, goal.rule, TextAt(span.start), TextAt(span.end), None, entries, losers)

    def _losers(self, goals: tuple[Goal, ...], strengths: Strengths) -> tuple[tuple[str, Target | None], ...]:
        if not goals:
            return ()
        return tuple(
            (goal.rule, self._target(goal, strengths.at(goal.quantity.start) if goal.found.kind == "goal" else None))
            for goal in goals
        )

    def _target(self, goal: Goal, firm: StrengthWord | None) -> Target:
        q, found = goal.quantity, goal.found
        start, end = self.document.view.to_text(min(found.start, q.start), max(found.end, q.end))
        text = self.document.quote(start, end)
        indicator = found.indicator  # of the folded view: its brackets as the text writes them
        if "（" in text:
            indicator = indicator.replace("(", "（").replace(")", "）")
        return Target.model_construct(
            text=text,
            indicator=indicator,
            value=q.value,
            value_max=q.value_max,
            unit=q.unit,
            comparator=goal.compared[0],  # type: ignore[arg-type]
            direction=found.direction,
            kind=found.kind,
            strength=firm.strength if firm else None,
            rule=goal.rule,
            span=self.document.span(start, end),
        )


def _divided(view: View) -> str:
    """The folded text, with a full stop for the point between two numbers that the view has brought together."""
    text = view.text
    points = {
        at
        for match in _POINT.finditer(text)
        if text[(at := match.start()) - 1 : at].isdigit()
        and (view.parted(ViewAt(at + 1)) or any(_WHOLE.match(text, at - n) for n in (1, 2) if n < at))
    }
    return "".join("。" if i in points else char for i, char in enumerate(text)) if points else text


def _entries(s: Sentence, goal: Goal, firm: StrengthWord | None) -> Iterator[Entry]:
    """The words of the lexicon that made a quantity a target and gave its parts."""
    for word, _ in verbs_within(goal.found.word, 0, "make", "add", "cause", "reach", "up", "down"):
        yield "target_verbs", word
    if goal.rule == "target.level" and (noun := indicator_ending(goal.found.thing)):
        yield "indicator_nouns", noun
    if goal.found.kind == "benefit":
        paid = benefit().search(s.text, s.start, s.end)
        yield from [("benefit_words", paid.group())] if paid else []
    said = goal.quantity.said
    if said:
        yield "measure_words", said[0]
    yield from (("comparators", word) for word in (*said[1:], goal.compared[1]) if word)
    if firm:
        yield "strength_words", s.text[firm.start : firm.end]
