"""One sentence as the rules see it: its quantities, the clause before each, and what an earlier target leaves to share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from typing import Literal, NamedTuple

import regex

from ydparse.document import Ranges
from ydparse.grammar.amounts import Quantity, benefit, to_quantity
from ydparse.grammar.limits import PATTERN as DATE
from ydparse.grammar.strength import StrengthWord
from ydparse.grammar.verbs import verb_at
from ydparse.rules.targets.amounts import is_amount, modifies
from ydparse.rules.targets.wording import LEADING, strip_indicator, thing_after

# How something is done: leads up to a verb, and to nothing else (重点项目 is a thing).
_ADVERB = regex.compile(
    r"(?:新近|同步|全面|全部|统筹|深入|分批|分期|集中|重点|优先|有效|切实|认真|广泛|不断|继续|定期|按期|如期|提前|高质量|高标准|高水平|高效|圆满|基本|成功"
    r"|启动|滚动|科学|精准|合理|有力|强力|全域|各地|主动|因地制宜|依法|常态化|规范|鼓励|支持)"
)
_DOING = ("make", "add", "cause")
REACH = 300  # characters; a clause is not longer
_APIECE = regex.compile(r",(?:按|对)?每")
_THREE_DIGITS = regex.compile(r"\d{3}")


class Found(NamedTuple):
    """A target in the making: text at [start, end) of the view, its indicator, and what a list after it shares."""

    start: int
    end: int
    indicator: str
    verb: str = ""
    thing: str = ""
    direction: Literal["up", "down"] | None = None
    word: str = ""  # the verbs by which it was found, as they stand one after the other


@dataclass(frozen=True)
class Clue:
    """What stands before a number in its clause.

    `before` begins at `start`, without what only leads up to it, which is `led`; `clause` is where the clause begins.
    """

    clause: int
    start: int
    led: str
    before: str

    @cached_property
    def thing(self) -> str:
        """The indicator that `before` names; most of the rules ask for it."""
        return strip_indicator(self.before)


@dataclass
class Sentence:
    """text[start:end] of the folded view with the matches of its numbers; `found` are its targets so far, `done` is where
    the last one ended."""

    text: str
    start: int
    end: int
    numbers: list[regex.Match[str]]
    masks: list[tuple[int, int]] = field(default_factory=list)  # unit clauses and titles of other papers
    found: list[Found] = field(default_factory=list)
    last: Found | None = None
    units: list[str] = field(default_factory=list)  # of the last one, and of those before it with the same thing
    past: str = ""  # what a level that is over was of: 2025年参保率为92%，2026年提高到95%
    before: Sentence | None = None  # the one that a ; divides from it
    goals: list[int] = field(default_factory=list)  # where the numbers of the targets so far end
    led_by: dict[int, StrengthWord | None] = field(default_factory=dict)  # by the start of a clause: what leads its run
    done: int = 0
    passed: list[tuple[int, int, str]] = field(default_factory=list)  # quantities that are none, with the rule

    def __post_init__(self) -> None:
        self.done = self.start

    @cached_property
    def is_benefit(self) -> bool:
        """Whether a word of 政策给付 stands in it."""
        return benefit().search(self.text, self.start, self.end) is not None

    def quantities(self) -> list[Quantity]:
        """The quantities that can be amounts, outside the masks, from left to right."""
        covered = Ranges(self.masks)
        said: list[Quantity] = []
        for match in self.numbers:
            if match.start() in covered:
                self.passed.append((*match.span(), "refused.title"))
            elif q := to_quantity(match):
                said.append(q)
        out = []
        for q, following in zip_longest(said, said[1:]):
            if is_amount(self.text, self.start, self.end, q) and not modifies(self.text, q, following):
                out.append(q)
            else:
                self.passed.append((q.start, q.end, "refused.amount"))
        return out

    def clue(self, at: int) -> Clue:
        """What the clause says before the number at `at`, without dates, adverbs and separators."""
        masked = max((e for s, e in self.masks if s >= self.start and e <= at and self.text[s] in "(["), default=0)
        clause = start = max(self.clause_start(at, self.done), masked)
        changed = True
        while changed and start < at:
            changed = False
            match = LEADING.match(self.text, start)  # not up to `at`: what follows decides
            if match and start < match.end() <= at:
                start, changed = match.end(), True
            adverb = _ADVERB.match(self.text, start)
            if adverb and adverb.end() < at and verb_at(self.text, adverb.end(), *_DOING):
                start, changed = adverb.end(), True
            date = DATE.match(self.text, start)
            if date and start < date.end() <= at and self.text[date.end() : date.end() + 1] != "度":
                start, changed = date.end(), True
        return Clue(clause, start, self.text[clause:start], self.text[start:at])

    def after(self, q: Quantity, following: int) -> tuple[str, int] | None:
        """What is counted, where it stands after the number: (wording, end)."""
        return thing_after(self.text, q.end, min(following, self.end), self.end)

    def next_to(self, q: Quantity) -> str:
        """The character right after a quantity."""
        return self.text[q.end : q.end + 1] if q.end < self.end else ""

    def take(self, found: Found, q: Quantity) -> None:
        """A goal was found: those that follow share its verb or thing."""
        same = self.last is not None and self.last.thing == found.thing
        self.units = [*self.units, q.unit] if same else [q.unit]
        self.last = found
        self.found.append(found)

    def paid_apiece(self, q: Quantity) -> bool:
        """Whether a rate follows that is paid for each: 禁牧300万亩，每亩补助7元."""
        return _APIECE.match(self.text, pos=q.end) is not None

    @property
    def topic(self) -> str:
        """What the target before is of, without a verb that leads it: 小麦种植面积, 粮食播种面积 of 完成粮食播种面积."""
        if self.last is None:
            return ""
        return self.last.thing if self.last.indicator.startswith(self.last.verb) else self.last.indicator

    def carried(self, q: Quantity) -> str:
        """What the target before is of, for a number that names nothing itself: 2024年，达到105万吨；2025年，达到110万吨."""
        if self.last is not None:
            return self.last.thing
        if self.before is not None and self.before.last is not None and q.unit in self.before.units:
            return self.before.last.thing
        return self.past

    def clause_start(self, at: int, low: int = 0) -> int:
        """After a comma or colon outside brackets and quotes, after an open bracket; not before the sentence or `low`."""
        level = 0
        low = max(self.start, low, at - REACH)
        for i in range(at - 1, low - 1, -1):
            char = self.text[i]
            if char in ")]”":
                level += 1
            elif char in "([“":
                if level == 0:
                    return i + 1
                level -= 1
            elif char in ",:" and level == 0 and not self._in_number(i):
                return i + 1
        return low

    def _in_number(self, i: int) -> bool:
        """Whether the comma at i groups digits (12,000)."""
        return self.text[i - 1 : i].isdigit() and _THREE_DIGITS.match(self.text, pos=i + 1) is not None
