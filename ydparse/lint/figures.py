"""Faults of figures (量化目标): YD241 no measure word, YD242 a range upside down, YD243 one indicator with two values, YD244 a bound
said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ydparse.document import ViewAt
from ydparse.grammar.amounts import find_amounts
from ydparse.grammar.comparing import comparators
from ydparse.grammar.numerals import parse_number
from ydparse.grammar.quantities import to_quantity
from ydparse.lexicon import words
from ydparse.lint.draft import Draft, Holder, place_of, titled
from ydparse.lint.rule import Fault, Rule, Severity
from ydparse.models import Item, Row, Section, Target

_SHARE = "%"
_TELLING = {True: 5, False: 8}  # characters of an indicator that is one thing and no other; shares are named in fewer
_BOUNDS = {True: (">", ">="), False: ("<", "<=")}  # from below, from above


def _without_measure(draft: Draft) -> Iterator[Fault]:
    """A quantity without its measure word, whose indicator is none that goes without (指数, 户数)."""
    for _, target in _goals(draft):
        unmeasured = words("lint_words", "unmeasured")
        if target.unit is None and target.value_max is None and not target.indicator.endswith(unmeasured):
            yield Fault(*place_of(target.span), f"“{target.text}”的数量后没有计量单位")


def _goals(draft: Draft) -> Iterator[tuple[Holder, Target]]:
    """The goals of sections, tasks and rows, each place once."""
    told: set[int] = set()
    for holder in draft.holders if draft.states_work else ():
        for target in holder.value.targets:
            if target.kind == "goal" and target.span.start not in told:
                told.add(target.span.start)
                yield holder, target


def _upside_down(draft: Draft) -> Iterator[Fault]:
    """8-5个: the extraction takes it for no quantity, so it is looked for where tasks are."""
    view, document = draft.document.view, draft.document
    told: set[ViewAt] = set()
    for holder in draft.tasks if draft.states_work else ():
        start, end = holder.place
        for found in find_amounts(view.text, view.to_view(start), view.to_view(end)):
            at = ViewAt(found.start())
            if at not in told and _falls(found) and to_quantity(found) is None:
                told.add(at)
                place = view.to_text(at, ViewAt(found.end()))
                yield Fault(*place, f"“{document.quote(*place)}”的区间上下限颠倒")


def _falls(found: re.Match[str]) -> bool:
    low, high = (parse_number(found.group(name) or "") for name in ("num", "max"))
    return low is not None and high is not None and 0 < high < low


class _Said(NamedTuple):
    """An indicator, where it is said."""

    holder: Holder
    target: Target


def _two_values(draft: Draft) -> Iterator[Fault]:
    """One indicator for one time, with another value than where it was said first: two tasks, or a task and its row."""
    first: dict[tuple[object, ...], _Said] = {}
    for holder, target in _goals(draft):
        if not _is_telling(target) or (when := _when(holder)) is None:
            continue
        key = ("".join(target.indicator.split()), target.unit, target.direction, target.comparator, when)
        before = first.setdefault(key, _Said(holder, target))
        if before.holder.id == holder.id or (target.value, target.value_max) == (
            before.target.value,
            before.target.value_max,
        ):
            continue
        if not _one_thing(before.holder, holder):
            continue
        where = f"“{titled(before.holder)}”（{before.target.text}）"
        yield Fault(
            *place_of(target.span), f"同一指标“{target.indicator}”有两个数：这里是“{target.text}”，{where}与此不同"
        )


def _is_telling(target: Target) -> bool:
    return target.unit is not None and len(target.indicator) >= _TELLING[target.unit == _SHARE]


def _when(holder: Holder) -> tuple[str, ...] | None:
    """The one date by which it is due (none: the plan's own); None where there are several."""
    dates = {str(limit.date) for limit in holder.value.deadlines if limit.date}
    return None if len(dates) > 1 else tuple(dates)


def _one_thing(one: Holder, other: Holder) -> bool:
    """Whether both may speak of the same: rows that were not matched with a task, and rows of one table, list places."""
    if isinstance(one.value, Row) and isinstance(other.value, Row):
        return False
    if isinstance(other.value, Row) and isinstance(one.value, Item):
        return other.value.item_id in (None, one.id)
    return isinstance(one.value, Section | Item)


def _bounds(draft: Draft) -> Iterator[Fault]:
    """高于95%以上, 不超过5个以下: one word too many; not 控制在5%以内."""
    for _, target in _goals(draft):
        for least in (True, False):
            before, after = _bound(target.text, "before", least), _bound(target.text, "after", least)
            if before and after:
                yield Fault(*place_of(target.span), f"“{target.text}”中“{before}”与“{after}”重复")


def _bound(text: str, place: str, least: bool) -> str | None:
    """The longest word that bounds a quantity, before its number or behind its measure word, from below or from above."""
    leads = words("lint_words", "leads_within")
    said = [
        word
        for word, comparator in comparators(place).items()
        if comparator in _BOUNDS[least] and len(word) > 1 and word not in leads
    ]
    found = [word for word in said if (text.endswith(word) if place == "after" else re.search(rf"{word}\d", text))]
    return max(found, key=len, default=None)


RULES = (
    Rule(
        "YD241",
        "figure-no-measure",
        "数量没有计量单位",
        Severity.WARNING,
        "目标的数量后面没有计量单位或百分号（指数、户数一类不用写单位的不算）。",
        "85是85%还是85家，下面填报时各填各的。",
        "补上计量单位。",
        "办件满意率达到95，",
        "办件满意率达到95%，",
        _without_measure,
    ),
    Rule(
        "YD242",
        "figure-upside-down",
        "区间上下限颠倒",
        Severity.ERROR,
        "区间的第一个数大于第二个数。",
        "区间写反，看不出是笔误还是数字错了。",
        "小的写在前面；核对两个数。",
        "8—5场",
        "5—8场",
        _upside_down,
    ),
    Rule(
        "YD243",
        "figure-two-values",
        "同一指标有两个数",
        Severity.WARNING,
        "同一指标、同一时限，在两处（两项任务，或正文与任务表）写了不同的数。",
        "考核时不知道按哪个数。",
        "核对后统一。",
        "全年办件满意率达到98%",
        "全年办件满意率达到95%",
        _two_values,
    ),
    Rule(
        "YD244",
        "figure-bound-twice",
        "“高于……以上”重复",
        Severity.INFO,
        "数量前写了“高于”“不少于”，后面又写“以上”。",
        "语意重复。",
        "留一处。",
        "满意度高于90%以上",
        "满意度高于90%",
        _bounds,
    ),
)
