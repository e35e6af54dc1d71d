"""Counts of a comparison, a field: what agrees, what was missed, what is extra."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple

# `…_full`: the same entries, which must agree in all that the gold says of them.
FIELDS = {
    "metadata": "公文要素",
    "metadata_full": "要素、期限、地区",
    "sections": "标题",
    "sections_full": "标题、层级",
    "items": "任务和上级标题",
    "items_full": "任务、序数",
    "units": "单位和角色",
    "deadlines": "时限",
    "deadlines_full": "时限、起始、周期",
    "targets": "数值和单位",
    "targets_full": "数值、比较、指标",
    "indicators": "指标一字不差",
    "strength": "力度",
    "table_rows": "任务表的行",
    "table_rows_full": "任务表的行、分组",
    "table_deadlines": "任务表的时限",
    "table_units": "任务表的单位",
    "spans": "出处与原文相符",
}


class Difference(NamedTuple):
    """One miss or extra: in which notice and entry, and what."""

    where: str
    what: str


class Figures(NamedTuple):
    """What `ydparse eval` says of a field. `gold` and `pred` are counts, the others shares of 1."""

    precision: float
    recall: float
    f1: float
    gold: int
    pred: int


# The fields that the values of a rule are counted in, by how its id begins.
RULE_FIELDS = {
    "unit": ("units", "table_units"),
    "deadline": ("deadlines", "table_deadlines"),
    "target": ("targets",),
    "refused": (),
}


class RuleFigures(NamedTuple):
    """What a rule gave and how much of it was right: `precision` is right / given, `share` the part of the gold's values that
    is right by this rule. A refusal is right where the gold has no value that it threw away; it has no share."""

    precision: float
    share: float | None
    right: int
    given: int


class Below(NamedTuple):
    """A field below its floor; `f1` is None where there was nothing to measure."""

    field: str
    floor: float
    f1: float | None


class Tally:
    """Hits, misses and extras a field; a wrong entry is both a miss and an extra."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.missed: defaultdict[str, list[Difference]] = defaultdict(list)
        self.extra: defaultdict[str, list[Difference]] = defaultdict(list)
        self.judged: Counter[tuple[str, bool]] = Counter()

    def __iadd__(self, other: Tally) -> Tally:
        self.hits += other.hits
        self.judged += other.judged
        for mine, more in ((self.missed, other.missed), (self.extra, other.extra)):
            for field, differences in more.items():
                mine[field] += differences
        return self

    def hit(self, field: str) -> None:
        """One entry that agrees."""
        self.hits[field] += 1

    def miss(self, field: str, where: str, what: str) -> None:
        """One entry of the gold that was not found."""
        self.missed[field].append(Difference(where, what))

    def surplus(self, field: str, where: str, what: str) -> None:
        """One entry that the gold does not have."""
        self.extra[field].append(Difference(where, what))

    def judge(self, rule: str, *, right: bool) -> None:
        """A value that a rule gave, or a wording that it refused. What was extracted long ago may not name its rule."""
        self.judged[rule or "-", right] += 1

    def count(self, field: str, where: str, gold: Iterable[Hashable], pred: Iterable[Hashable]) -> None:
        """Two multisets of keys."""
        wanted, found = Counter(gold), Counter(pred)
        self.hits[field] += (wanted & found).total()
        for key in (wanted - found).elements():
            self.miss(field, where, _said(key))
        for key in (found - wanted).elements():
            self.surplus(field, where, _said(key))

    def figures(self, field: str) -> Figures:
        """Precision, recall and F1 are 1 where there was nothing to find and nothing was found."""
        hits, missed, extra = self.hits[field], len(self.missed[field]), len(self.extra[field])
        precision = hits / (hits + extra) if hits + extra else 1.0
        recall = hits / (hits + missed) if hits + missed else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return Figures(precision, recall, f1, hits + missed, hits + extra)

    def by_rule(self) -> dict[str, RuleFigures]:
        """The figures of each rule that gave anything, field by field, those that gave most first."""
        kinds = {kind: place for place, kind in enumerate(RULE_FIELDS)}
        given = Counter({rule: self.judged[rule, True] + self.judged[rule, False] for rule, _ in self.judged})
        order = sorted(given, key=lambda rule: (kinds.get(rule.partition(".")[0], len(kinds)), -given[rule], rule))
        return {rule: self._of_rule(rule, given[rule]) for rule in order}

    def _of_rule(self, rule: str, given: int) -> RuleFigures:
        right = self.judged[rule, True]
        gold = sum(self.figures(field).gold for field in RULE_FIELDS.get(rule.partition(".")[0], ()))
        return RuleFigures(right / given, right / gold if gold else None, right, given)

    def measured(self, field: str) -> bool:
        """Whether there was anything to find or anything was found."""
        return bool(self.hits[field] or self.missed[field] or self.extra[field])

    def below(self, floors: Mapping[str, float]) -> list[Below]:
        """The fields whose F1 lies below its floor. One with nothing to measure keeps no floor."""
        shares = {field: self.figures(field).f1 if self.measured(field) else None for field in floors}
        return [Below(field, floors[field], f1) for field, f1 in shares.items() if f1 is None or f1 < floors[field]]


def _said(key: Hashable) -> str:
    return " ".join(str(part) for part in key if part is not None) if isinstance(key, tuple) else str(key)
