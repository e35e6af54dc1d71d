"""Faults of time limits (完成时限): YD231 past on the day of issue, YD232 before the plan's years, YD233 after them, YD234 a day
that does not exist, YD235 a goal without a limit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from ydparse.document import Ranges, TextAt
from ydparse.document.view import fold
from ydparse.grammar.days import PRINTED_DAY, YEAR_NUMBER, day, number
from ydparse.lexicon import words
from ydparse.lint.draft import Draft, Holder, place_of, titled
from ydparse.lint.rule import Fault, Rule, Severity
from ydparse.models import Deadline

_YEARS = regex.compile(rf"(?P<first>{YEAR_NUMBER})年?(?:-|~|至|到)(?P<last>{YEAR_NUMBER})年")
_DAY = regex.compile(PRINTED_DAY)
_LEAP = 2024  # a year that has every day
_AS_MANY = 4  # goals, for each that has no limit
_STATED = ("deadline.label", "deadline.column", "deadline.bracket")


class Years(NamedTuple):
    """The years that a plan is for."""

    first: int
    last: int


def plan_years(draft: Draft) -> Years | None:
    """The plan's year, or the years that its title names."""
    if year := draft.notice.metadata.plan_year:
        return Years(year, year)
    found = _YEARS.search("".join(fold(draft.notice.metadata.title or "").split()))
    first, last = (number(found["first"]), number(found["last"])) if found else (None, None)
    return Years(first, last) if first and last and first <= last else None


def _past(draft: Draft) -> Iterator[Fault]:
    """Limits of work that somebody answers for, which were over when the notice was issued."""
    issued_on = draft.notice.metadata.issued_on
    told = {span.start for _, span in draft.warned("YD135")}
    for holder, limit in _dated(draft):
        if limit.span.start in told and _is_work(holder, limit):
            message = f"时限“{limit.text}”（{limit.date}）在成文日期 {issued_on} 之前，发文时已经过期"
            yield Fault(*place_of(limit.span), message)


def _dated(draft: Draft) -> Iterator[tuple[Holder, Deadline]]:
    """The limits with a date, each once."""
    told: set[int] = set()
    for holder in draft.tasks if draft.states_work else ():
        for limit in holder.value.deadlines:
            unsure = limit.text.endswith(words("lint_words", "unsure_limit"))
            if limit.kind == "due" and limit.date and limit.span.start not in told and not unsure:
                told.add(limit.span.start)
                yield holder, limit


def _is_work(holder: Holder, limit: Deadline) -> bool:
    """Whether a task stands behind a date, and it tells no story."""
    return limit.rule in _STATED or any(not unit.implied for unit in holder.value.units)


def _too_early(draft: Draft) -> Iterator[Fault]:
    """Limits of a year before the plan's first, as they are left over from the plan of the year before."""
    years, issued_on = plan_years(draft), draft.notice.metadata.issued_on
    for holder, limit in _dated(draft) if years else ():
        past = issued_on is not None and limit.date is not None and limit.date < issued_on
        if years and limit.date and limit.date.year < years.first and not past and _is_work(holder, limit):
            yield Fault(*place_of(limit.span), f"时限“{limit.text}”早于计划年度（{_said(years)}）")


def _too_late(draft: Draft) -> Iterator[Fault]:
    """Limits of a year after the plan's last."""
    years = plan_years(draft)
    for _, limit in _dated(draft) if years else ():
        if years and limit.date and limit.date.year > years.last:
            yield Fault(*place_of(limit.span), f"时限“{limit.text}”晚于计划年度（{_said(years)}）")


def _said(years: Years) -> str:
    return f"{years.first}年" if years.first == years.last else f"{years.first}—{years.last}年"


def _no_such_day(draft: Draft) -> Iterator[Fault]:
    """9月31日 anywhere in the papers; and what the extraction had to mend in a limit (2026月3月26日)."""
    told: list[tuple[TextAt, TextAt]] = []
    for part in draft.notice.parts:
        start, end = place_of(part.span)
        for found in draft.document.finditer(_DAY, start, end) if part.kind != "page" else ():
            year, month, date = (number(found.group(name)) for name in ("year", "month", "day"))
            if month and date and day(year or _LEAP, month, date) is None:
                told.append((found.start, found.end))
                yield Fault(found.start, found.end, f"没有“{draft.document.quote(found.start, found.end)}”这一天")
    known = Ranges(told)
    for _, span in draft.warned("YD133"):
        start, end = place_of(span)
        if not known.overlapping(start, end):
            yield Fault(start, end, f"时限“{draft.document.quote(start, end)}”的日期有误：年月日的字印错，或没有这一天")


def _without_limit(draft: Draft) -> Iterator[Fault]:
    """A goal without a limit in a plan of several years, or of none, of which nearly all goals have one."""
    if plan_years(draft) or not draft.states_work:
        return
    with_goals = [one for one in draft.tasks if any(target.kind == "goal" for target in one.value.targets)]
    without = [one for one in with_goals if not one.value.deadlines]
    if len(with_goals) < _AS_MANY * len(without):
        return
    for holder in without:
        goal = next(target for target in holder.value.targets if target.kind == "goal")
        yield Fault(*place_of(goal.span), f"“{titled(holder)}”的目标“{goal.text}”没有写明完成时限")


RULES = (
    Rule(
        "YD231",
        "limit-past",
        "时限在发文前已过",
        Severity.WARNING,
        "任务的完成时限早于成文日期。",
        "一发文就逾期，多半是年份写错，或沿用了旧稿。",
        "核对年份和月份；已经完成的写明“已完成”。",
        "2026年1月底前完成",
        "2026年9月底前完成",
        _past,
    ),
    Rule(
        "YD232",
        "limit-before-plan",
        "时限早于计划年度",
        Severity.WARNING,
        "任务的完成时限在计划年度开始之前。",
        "多半是从上一年的文件里抄来的，忘了改年份。",
        "改成计划年度内的日期。",
        "完成时限：2025年10月",
        "完成时限：2026年10月",
        _too_early,
    ),
    Rule(
        "YD233",
        "limit-after-plan",
        "时限晚于计划年度",
        Severity.INFO,
        "任务的完成时限在计划年度结束之后。",
        "本年度考核不到；也可能是跨年的任务，写得没有错。",
        "跨年的任务写明本年度做到哪一步。",
        "2027年9月底前完成",
        "2026年9月底前完成",
        _too_late,
    ),
    Rule(
        "YD234",
        "limit-no-such-day",
        "没有这一天",
        Severity.ERROR,
        "文中的日期在日历上不存在（2月30日、9月31日），或年月日的字印错。",
        "到底是月底还是下月初，各单位理解不一。",
        "改成存在的日期；说月底的，写“9月底前”。",
        "11月31日前完成",
        "11月30日前完成",
        _no_such_day,
    ),
    Rule(
        "YD235",
        "limit-none",
        "目标没有时限",
        Severity.INFO,
        "几年的计划里，目标几乎都写了完成时限，这一个没有。",
        "没有时限的目标无法考核。",
        "写明完成时限。",
        "改造窗口20个。",
        "改造窗口20个，9月底前完成。",
        _without_limit,
    ),
)
