"""One sentence as the rules see it: its quantities, the clause before each, and what an earlier goal leaves to share."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Literal, NamedTuple

from ydparse.document import VIEW_BEGINS, InView, ViewAt
from ydparse.grammar.amounts import benefit
from ydparse.grammar.limits import date_at
from ydparse.grammar.quantities import Quantity
from ydparse.grammar.verbs import verb_at, verbs_within
from ydparse.rules.targets.wording import leading_at, strip_indicator, thing_after
from ydparse.rules.targets.words import composed

# How something is done: leads up to a verb, and to nothing else (重点项目 is a thing).
_ADVERB = composed(r"\L<manner>")
_DOING = ("make", "add", "cause")
REACH = 300  # characters; a clause is not longer
REMEMBERED = 8  # goals; 分别 does not come back to more
_APIECE = re.compile(r",(?:按|对)?每")
_MARK = re.compile(r"[,:()\[\]“”](?<!其中,)(?:(?<!\d[,:])|(?!\d{3}))")  # not the comma of 12,000


class Found(NamedTuple):
    """A target in the making: text at [start, end) of the view, its indicator, and what a list after it shares."""

    start: ViewAt
    end: ViewAt
    indicator: str
    verb: str = ""
    thing: str = ""
    direction: Literal["up", "down"] | None = None
    word: str = ""  # the verbs by which it was found, as they stand one after the other
    kind: Literal["goal", "benefit"] = "goal"


class Clue(NamedTuple):
    """What stands before a number in its clause.

    `before` begins at `start`, without what only leads up to it, which is `led`; `clause` is where the clause begins, and
    `thing` the indicator that `before` names.
    """

    clause: ViewAt
    start: ViewAt
    led: str
    before: str
    thing: str

    @property
    def is_part(self) -> bool:
        """Whether it tells of a part of what stands before it, and of nothing that is to be done."""
        said = self.led + self.before
        return ("其中" in said or "," not in said) and not verbs_within(said, 0, "make", "reach", "up", "down", "cause")


class Run(NamedTuple):
    """What the goals so far leave to those that follow them in a sentence."""

    done: ViewAt  # where the last target ended
    last: Found | None = None
    units: tuple[str | None, ...] = ()  # of the last one, and of those before it with the same thing
    past: str = ""  # what a level that is over was of: 2025年参保率为92%，2026年提高到95%
    goals: tuple[Found, ...] = ()  # the last ones
    over: bool = False  # whether the number before is over

    def with_goal(self, found: Found, unit: str | None) -> Run:
        """After a goal, whose verb or thing those that follow may share."""
        same = self.last is not None and self.last.thing == found.thing
        units = (*self.units[-REMEMBERED:], unit) if same else (unit,)
        return Run(found.end, found, units, self.past, (*self.goals, found)[-REMEMBERED:])

    @property
    def topic(self) -> str:
        """What the last goal is of, without a verb that leads it: 小麦种植面积, 粮食播种面积 of 完成粮食播种面积."""
        if self.last is None:
            return ""
        return self.last.thing if self.last.indicator.startswith(self.last.verb) else self.last.indicator


@dataclass(eq=False)
class Sentence:
    """text[start:end] of the folded view with its quantities; `masks` are unit clauses and titles of other papers.

    `before` is what the one that a ; divides from it has left, `is_benefit` whether a word of 政策给付 stands in it; `_marks`
    are where what divides clauses stands: commas, colons, brackets, quotation marks.
    """

    text: str
    start: ViewAt
    end: ViewAt
    quantities: tuple[Quantity, ...] = ()
    masks: tuple[InView, ...] = ()
    before: Run | None = None
    is_benefit: bool = field(init=False)
    _marks: list[int] = field(init=False, repr=False)
    _clauses: dict[ViewAt, ViewAt] = field(default_factory=dict, repr=False)  # a place → its clause

    def __post_init__(self) -> None:
        self.is_benefit = benefit().search(self.text, self.start, self.end) is not None
        self._marks = [match.start() for match in _MARK.finditer(self.text, self.start, self.end)]

    def clue(self, at: ViewAt, done: ViewAt) -> Clue:
        """What the clause says before the number at `at`, behind a target that ended at `done`, without dates, adverbs
        and separators."""
        clause = start = max(self.clause_start(at), done, self._noted_before(at))
        while start < at and (further := self._behind_lead(start, at)) > start:
            start = further
        before = self.text[start:at]
        return Clue(clause, start, self.text[clause:start], before, strip_indicator(before))

    def _behind_lead(self, start: ViewAt, at: ViewAt) -> ViewAt:
        """Where what only leads up to a number at `at` ends, if it begins at `start`; else that."""
        match = leading_at(self.text, start)  # not up to `at`: what follows decides
        if match and match.end() <= at:
            start = ViewAt(match.end())
        adverb = _ADVERB.match(self.text, start)
        if adverb and adverb.end() < at and verb_at(self.text, adverb.end(), *_DOING):
            start = ViewAt(adverb.end())
        date = date_at(self.text, start)
        if date and date.end() <= at and self.text[date.end() : date.end() + 1] != "度":
            start = ViewAt(date.end())
        return start

    def _noted_before(self, at: ViewAt) -> ViewAt:
        """Where the last bracket of units before a place ends."""
        noted = bisect_right(self._notes, at) if self.masks else 0
        return self._notes[noted - 1] if noted else VIEW_BEGINS

    @cached_property
    def _notes(self) -> list[ViewAt]:
        """Where the brackets of units end."""
        return [end for start, end in self.masks if start >= self.start and self.text[start] in "(["]

    def clause_start(self, at: ViewAt) -> ViewAt:
        """After a comma or colon outside brackets and quotes, after an open bracket; not before the sentence."""
        known = self._clauses.get(at)
        if known is None:
            known = self._clauses[at] = self._find_clause_start(at)
        return known

    def _find_clause_start(self, at: ViewAt) -> ViewAt:
        level = 0
        low = max(self.start, ViewAt(at - REACH))
        marks, text = self._marks, self.text
        for i in reversed(marks[bisect_left(marks, low) : bisect_left(marks, at)]):
            char = text[i]
            if char in ")]”":
                level += 1
            elif level == 0:
                return ViewAt(i + 1)
            elif char in "([“":
                level -= 1
        return low

    def clause_before(self, start: ViewAt) -> ViewAt:
        """Where the clause before the one at `start` begins."""
        return self.clause_start(ViewAt(start - 1))


@dataclass(eq=False)
class Place:
    """A quantity where it stands, as every rule reads it: sentence.quantities[index], what its clause says before it, and
    what the goals before it leave to share. `following` is where the next quantity stands, or the sentence ends."""

    sentence: Sentence
    index: int
    clue: Clue
    run: Run
    is_past: bool = False
    readings: dict[str, Found | None] = field(default_factory=dict, repr=False)  # see `once`
    quantity: Quantity = field(init=False)
    following: ViewAt = field(init=False)

    def __post_init__(self) -> None:
        quantities, following = self.sentence.quantities, self.index + 1
        self.quantity = quantities[self.index]
        self.following = quantities[following].start if following < len(quantities) else self.sentence.end

    @cached_property
    def after(self) -> tuple[str, ViewAt] | None:
        """What is counted, where it stands after the number: (wording, end)."""
        s = self.sentence
        return thing_after(s.text, self.quantity.end, self.following, s.end)

    def thing_up_to(self, stop: ViewAt) -> tuple[str, ViewAt] | None:
        """The same, up to `stop` at most."""
        if stop == self.following:
            return self.after
        s = self.sentence
        return thing_after(s.text, self.quantity.end, min(stop, s.end), s.end)

    @property
    def next_to(self) -> str:
        """The character right after the quantity."""
        end = self.quantity.end
        return self.sentence.text[end : end + 1] if end < self.sentence.end else ""

    @property
    def joint(self) -> str:
        """The character behind the target before, by which this one may be joined to it."""
        return self.sentence.text[self.run.done : self.run.done + 1]

    @property
    def is_paid_apiece(self) -> bool:
        """Whether a rate follows that is paid for each: 禁牧300万亩，每亩补助7元."""
        return _APIECE.match(self.sentence.text, pos=self.quantity.end) is not None

    @property
    def is_paid(self) -> bool:
        """Whether it stands among what a policy gives, and is nothing that is done for it."""
        return self.sentence.is_benefit and not self.is_paid_apiece

    @property
    def carried(self) -> str:
        """What the goal before is of, for a number that names nothing itself: 2024年，达到105万吨；2025年，达到110万吨."""
        before = self.sentence.before
        if self.run.last is not None:
            return self.run.last.thing
        if before is not None and before.last is not None and self.quantity.unit in before.units:
            return before.last.thing
        return self.run.past


def once(find: Callable[[Place], Found | None]) -> Callable[[Place], Found | None]:
    """A rule that other rules ask too: what it reads of a place is worked out once."""
    name = find.__name__

    @wraps(find)
    def found(p: Place) -> Found | None:
        known = p.readings
        if name not in known:
            known[name] = find(p)
        return known[name]

    return found
