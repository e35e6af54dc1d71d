"""Quantities in a text that is no plan: what a report says was done and a law lays down is no goal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from ydparse.document import Document, InText, Ranges, TextAt, ViewAt
from ydparse.grammar.days import YEAR_IN_FIGURES
from ydparse.lexicon import load, words
from ydparse.models import Kind, KindName
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.targets.reading import Goal, Refused
from ydparse.rules.targets.sentence import Place, Sentence

_YEAR = re.compile(rf"{YEAR_IN_FIGURES}(?=年)")


Manner: TypeAlias = Literal["done", "asked", "ruled"]
"""How a text tells of quantities: as done unless it says that they are ahead; as asked for unless it says that they are done; as
a rule."""

_TELLS: dict[KindName, Manner] = {
    "report": "done", "interpretation": "done", "news": "done", "reply": "done", "request": "asked",
    "law": "ruled", "guide": "ruled",
}  # fmt: skip


def _said(p: Place) -> str:
    return p.sentence.text[p.quantity.start : p.quantity.end]


@cache
def _marks(*kinds: str) -> re.Pattern[str]:
    """One of the words of some kinds, each in a group named for its kind."""
    pieces = []
    for kind in kinds:
        rows = [row for row in load("told_words") if row[1] == kind]
        listed = [re.escape(row[0]) + (f"(?![{row[2]}])" if len(row) > 2 else "") for row in rows]
        pieces.append(f"(?P<{kind}>{'|'.join(listed)})")
    return re.compile("|".join(pieces))


def is_ahead(heading: str) -> bool:
    """Whether a folded heading of a report is of what is to come.

    >>> is_ahead("下一步工作打算"), is_ahead("2026年计划完成情况"), is_ahead("基本情况")
    (True, False, False)
    """
    kinds = {found.lastgroup for found in _marks("ahead_heading", "done_heading").finditer(heading)}
    return kinds == {"ahead_heading"}


def _manner(kind: Kind) -> Manner | None:
    """How a text of this kind tells of quantities, or None where they are goals; a reply may decide (批复)."""
    decides = kind.value == "reply" and any(word in kind.text for word in words("told_words", "decides"))
    return "asked" if decides else _TELLS.get(kind.value)


@dataclass(frozen=True)
class Telling:
    """How a text that is no plan tells of quantities; the places under headings of what is to come, the year that it is of."""

    document: Document
    manner: Manner
    ahead: Ranges[TextAt]
    year: int | None

    @classmethod
    def of(
        cls, document: Document, kind: Kind | None, headed: Iterable[tuple[InText, InText]], year: int | None
    ) -> Telling | None:
        """How a text of a kind tells of them, or None where they are goals; `headed` are its headings, and what stands
        under each."""
        manner = _manner(kind) if kind else None
        if manner is None:
            return None
        places = (place for heading, place in headed if is_ahead(document.folded(*heading)))
        return cls(document, manner, Ranges(places if manner == "done" else ()), year)

    def part(self, s: Sentence, goals: list[Goal]) -> tuple[list[Goal], list[Refused]]:
        """The goals of a sentence that are goals in such a text, and those that are none."""
        kept: list[Goal] = []
        refused: list[Refused] = []
        for goal in goals:
            rule = self._refuses(s, goal.quantity.start) if goal.found.kind == "goal" else None
            if rule is None:
                kept.append(goal)
            else:
                refused.append(Refused(goal.quantity.start, goal.quantity.end, rule.id, goal.quantity, (), (goal,)))
        return kept, refused

    def _refuses(self, s: Sentence, at: ViewAt) -> Rule[Place, str] | None:
        """The rule by which a quantity is no goal."""
        if self.manner == "ruled":
            return RULED
        said = self._last(s, at) or ("ahead" if self._is_ahead(s) else None)
        return DONE if said == "done" or (self.manner == "done" and said is None) else None

    def _is_ahead(self, s: Sentence) -> bool:
        """Whether a sentence stands under a heading of what is to come."""
        return self.document.view.offsets[s.start] in self.ahead

    def _last(self, s: Sentence, at: ViewAt) -> str | None:
        """What the last word before a quantity says of it: `ahead`, `done` or nothing; a later year is ahead."""
        found = list(_marks("ahead", "done").finditer(s.text, s.start, at))
        last = (found[-1].start(), found[-1].lastgroup) if found else (-1, None)
        years = [
            year.start() for year in _YEAR.finditer(s.text, s.start, at) if int(year.group()) > (self.year or 9999)
        ]
        return "ahead" if years and years[-1] > last[0] else last[1]


DONE: Rule[Place, str] = Rule(
    "refused.done",
    "在报告、答复、解读、新闻里，说的是已有的情况",
    Evidence.REFUSED,
    _said,
    (
        ("关于白石县护河工作的报告\n一、基本情况\n（一）新建泊位3个。\n（二）完善制度。\n", "3个"),
        ("关于护河资金的批复\n一、基本情况\n（一）累计新建泊位3个。\n（二）完善制度。\n", "3个"),
        ("《白石县护河办法》解读\n一、主要内容\n（一）建成水闸2座。\n（二）完善制度。\n", "2座"),
    ),
    (
        "关于白石县护河工作的报告\n一、下一步打算\n（一）新建泊位3个。\n（二）完善制度。\n",
        "关于白石县护河工作的报告\n一、基本情况\n（一）力争新建泊位3个。\n（二）完善制度。\n",
        "关于护河工程的批复\n一、建设规模\n（一）新建泊位3个。\n（二）完善制度。\n",
        "新建泊位3个。",
    ),
)
RULED: Rule[Place, str] = Rule(
    "refused.ruled",
    "在法规、制度、办事指南里，数量是规定，不是目标",
    Evidence.REFUSED,
    _said,
    (
        ("白石县护河管理规定\n一、管护\n（一）每村建成护河站2座。\n（二）完善制度。\n", "2座"),
        ("护河补助申请指南\n一、办理条件\n（一）新建泊位3个。\n（二）提交材料。\n", "3个"),
    ),
    (
        "白石县护河工作方案\n一、重点任务\n（一）每村建成护河站2座。\n（二）完善制度。\n",
        "白石县护河若干措施\n一、支持事项\n（一）新建泊位3个。\n（二）完善制度。\n",
    ),
)
