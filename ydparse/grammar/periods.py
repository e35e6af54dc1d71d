"""What the forms of time limits mean: a kind, a last day, a first day, a rhythm; counted from a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import regex

from ydparse.grammar.days import (
    FIVE_YEAR_PLANS,
    add_months,
    day,
    month_end,
    number,
    year_end,
)
from ydparse.grammar.years import Calendar
from ydparse.lexicon import load

_LETTERS = {"月": "M", "年": "Y", "周": "W", "天": "D", "日": "D"}
_AT = (None, "于", "在")  # say when something is, not by when
_OFFSETS = {"今": 0, "本": 0, "当": 0, "明": 1, "次": 1, "翌": 1}  # of years that count from the plan's

Said: TypeAlias = dict[str, Any]
"""What the groups of a match say, by their names: all at once, as `regex` is slow to look for one by its name."""


class Limit(NamedTuple):
    """A time limit's value.

    `bare`: no word makes it a limit (2025年, 10月), so its place must; `grain`: how closely it is said (year, half, quarter,
    month, day); `year`: the year that it names; `assumed`: the year comes from elsewhere; `mended`: the day that is printed
    does not exist, or a sign is misprinted; `relative`: the year is 今年 or the like; `opening`: by which word it begins or
    which whole it means (全年).
    """

    kind: str
    date: dt.date | None = None
    start: dt.date | None = None
    recurrence: str | None = None
    bare: bool = False
    assumed: bool = False
    year: int | None = None
    grain: str = ""
    relative: bool = False
    mended: bool = False


def read(form: str, match: regex.Match[str], calendar: Calendar) -> Limit | None:
    """What a match of a form means, or None where it means nothing (a range that ends before it begins).

    >>> from ydparse.grammar.limits import PATTERN, form_of
    >>> calendar = Calendar(2026, dt.date(2026, 3, 2))
    >>> limit = lambda text: (match := PATTERN.match(text)) and read(form_of(match), match, calendar)
    >>> [str(limit(t).date) for t in ("2023年12月底", "2021年4月", "上半年", "三季度前", "7月前", "年底前", "到2025年底")]
    ['2023-12-31', '2021-04-30', '2026-06-30', '2026-09-30', '2026-07-31', '2026-12-31', '2025-12-31']
    >>> [limit(t).recurrence for t in ("每季度", "每两个月", "按月", "每年", "每5年", "每半月")]
    ['P3M', 'P2M', 'P1M', 'P1Y', 'P5Y', 'P15D']
    >>> str(limit("自印发之日起30日内").date), str(limit("2026年2月1日至11月30日").start), limit("2028年3月至2026年1月")
    ('2026-04-01', '2026-02-01', None)
    >>> str(limit("9月31日前").date), limit("9月31日前").mended
    ('2026-09-30', True)
    """
    return _READERS[form](match.groupdict(), calendar)


@cache
def _durations() -> dict[str, str]:
    """The ISO 8601 duration of each word for a rhythm."""
    return {row[0]: row[1] for row in load("rhythms")}


@cache
def _parts() -> dict[str, tuple[int | None, int | None]]:
    """First and last day of each part of a month; None is the month's last."""
    return {word: (number(first.strip("-")), number(last.strip("-"))) for word, first, last in load("month_parts")}


def _last_day(year: int, month: int, date: int | None, ten: str | None) -> tuple[dt.date | None, bool]:
    """The last day of a month or of a part of it, and whether the day that is printed does not exist."""
    if ten:
        _, date = _parts()[ten.replace("、", "")]
    if date is None:
        return month_end(year, month), False
    found = day(year, month, date)
    return (found, False) if found else (month_end(year, month), True)


def _year_of(said: str | None, calendar: Calendar, first: int | None = None) -> tuple[int | None, bool]:
    """The year of a wording, and whether it counts from another: 次年 from the range's `first`."""
    if said is None or said not in _OFFSETS:
        return number(said), False
    base = first or calendar.base_year
    return (base + _OFFSETS[said] if base else None), True


def _range(said: Said, calendar: Calendar) -> Limit | None:
    first, last, named = _years_of_range(said, calendar)
    if first is None:
        return Limit("due", assumed=True, grain="month")
    month = number(said["month"]) or 0
    begins = number(said["day"]) or _parts().get(said["ten"], (1, None))[0]
    start, no_first = _last_day(first, month, begins, None)
    to_month = number(said["to_month"]) or (month if said["to_day"] else 12)
    last = last or (first if to_month >= month else first + 1)  # 11月至2月
    end, no_last = _last_day(last, to_month, number(said["to_day"]), said["to_ten"])
    if not start or not end or end < start:
        return None
    return Limit("due", end, start, assumed=named is None, year=named, grain="day", mended=no_first or no_last)


def _years_of_range(said: Said, calendar: Calendar) -> tuple[int | None, int | None, int | None]:
    """The year of the first day, of the last day where it is said, and the one that the wording names."""
    first, relative = _year_of(said["year"], calendar)
    last, to_relative = _year_of(said["to_year"], calendar, first or calendar.year)
    named = (None if to_relative else last) or (None if relative else first)
    year = calendar.year
    return first or (year if to_relative or not last or (year and year < last) else last), last, named


def _years(said: Said, calendar: Calendar) -> Limit | None:
    if said["two"]:  # 今明两年
        year = calendar.base_year
        year = year + 1 if year and said["two"] == "明后" else year
        first, last = (day(year, 1, 1), year_end(year + 1)) if year else (None, None)
        return Limit("due", last, first, assumed=True, grain="year", relative=True)
    first_year, last_year = number(said["year"]), number(said["to_year"])
    if not first_year or not last_year or last_year < first_year:
        return None
    return Limit("due", year_end(last_year), day(first_year, 1, 1), year=last_year, bare=True, grain="year")


def _recurring(said: Said, calendar: Calendar) -> Limit | None:
    count = number(said["every_count"])
    if count:
        unit = said["every_unit"]
        return Limit("recurring", recurrence=f"P{count * 3}M" if "季" in unit else f"P{count}{_LETTERS[unit[-1]]}")
    return Limit("recurring", recurrence=_durations().get(said["every"].removeprefix("一")))


def _after(said: Said, calendar: Calendar) -> Limit | None:
    count, unit = number(said["count"]), said["unit"]
    if count is None:
        return None
    if calendar.issued_on is None or unit in ("工作日", "小时"):  # working days need that year's holidays: not guessed
        return Limit("due", grain="day")
    if unit in ("日", "天", "周"):
        return Limit("due", calendar.issued_on + dt.timedelta(days=count * (7 if unit == "周" else 1)), grain="day")
    return Limit("due", add_months(calendar.issued_on, count * (12 if unit == "年" else 1)), grain="day")


def _point(said: Said, year: int) -> tuple[dt.date | None, dt.date | None, str, bool]:
    """First day (where it is more than its last part), last day, grain, and whether the day was mended."""
    month, date, ten, quarter = said["month"], said["day"], said["ten"], said["quarter"]
    if month:
        last, mended = _last_day(year, number(month) or 0, number(date), ten)
        return None, last, "day" if date else "month", mended
    if quarter:
        return *_quarters(said, year), "quarter", False
    half, quarters, months, middle = said["half"], said["quarters"], said["months"], said["middle"]
    if half:
        return None, month_end(year, 6 if half == "上" else 12), "half", False
    if quarters:
        return None, month_end(year, 3 * (number(quarters) or 0)), "quarter", False
    if months:
        return None, month_end(year, number(months) or 0), "month", False
    return None, month_end(year, 6) if middle else year_end(year), "half" if middle else "year", False


def _quarters(said: Said, year: int) -> tuple[dt.date | None, dt.date | None]:
    """Of 二、三季度 the end, of 一至三季度 the beginning too."""
    quarter, through, last = said["quarter"], said["through"], said["last"]
    first = day(year, 3 * (number(quarter) or 0) - 2, 1) if through else None
    return first, month_end(year, 3 * (number(last or quarter) or 0))


def _dated(said: Said, calendar: Calendar) -> Limit | None:
    year, relative = _year_of(said["year"], calendar)
    marked = ("by", "half", "quarter", "quarters", "months", "end", "middle", "ten")
    weak = said["until"] in _AT and not said["month"]  # 于2026年, 在今年
    bare = not any(said[name] for name in marked) and (weak or not said["until"])
    if year is None:
        return Limit("due", assumed=True, bare=bare, relative=relative)
    start, date, grain, mended = _point(said, year)
    if date is None:
        return None
    mended = mended or said["misprint"] is not None
    named = None if relative else year
    return Limit(
        "due", date, start, bare=bare, assumed=relative, year=named, grain=grain, relative=relative, mended=mended
    )


@cache
def _feasts() -> dict[str, tuple[int, int] | None]:
    """Month and day of each feast of the lexicon; None where the solar calendar has none."""
    return {row[0]: None if row[1] == "-" else (int(row[1][:2]), int(row[1][3:])) for row in load("feasts")}


def _feast(said: Said, calendar: Calendar) -> Limit | None:
    on = _feasts()[said["feast_day"]]
    year, relative = _year_of(said["year"], calendar) if said["year"] else (calendar.plan_year or calendar.year, True)
    named = None if relative else year
    if year is None or on is None:
        return Limit("due", year=named, grain="day")
    if on == (1, 1) and said["year"] is None:
        year += 1  # the coming New Year
    feast = dt.date(year, *on)
    return Limit("due", feast - dt.timedelta(days=1), assumed=named is None, year=named, grain="day")


def _plan(said: Said, calendar: Calendar) -> Limit | None:
    year = FIVE_YEAR_PLANS[said["plan_no"]]
    return Limit("due", year_end(year), year=year, grain="year")


def _this_year(said: Said, calendar: Calendar) -> Limit | None:
    year = calendar.base_year
    middle = bool(said["middle"])
    bare = not said["by"] and not said["until"]
    date = (month_end(year, 6) if middle else year_end(year)) if year else None
    grain = "half" if middle else "whole" if said["whole"] else "year"
    return Limit("due", date, assumed=True, bare=bare, grain=grain)


def _part(said: Said, calendar: Calendar) -> Limit | None:
    year = calendar.year
    bare = not any(said[name] for name in ("until", "by", "half", "quarters", "end"))
    if year is None:
        return Limit("due", assumed=True, bare=bare, grain="quarter")
    start, date, grain, _ = _point(said, year)
    return Limit("due", date, start, assumed=True, bare=bare, grain=grain)


def _coming(said: Said, calendar: Calendar) -> Limit:
    """本月底, 下季度: from which day they count is said nowhere, so they have no date."""
    bare = not any(said[name] for name in ("by", "end", "ten", "day"))
    return Limit("due", bare=bare, grain="quarter" if "季" in said["coming"] else "day")


def _monthly(said: Said, calendar: Calendar) -> Limit | None:
    bare = not any(said[name] for name in ("until", "by", "end", "ten"))
    if calendar.year is None:
        return Limit("due", assumed=True, bare=bare, grain="day" if said["day"] else "month")
    _, date, grain, mended = _point(said, calendar.year)
    return Limit("due", date, bare=bare, assumed=True, grain=grain, mended=mended) if date else None


def _within(said: Said, calendar: Calendar) -> Limit | None:
    count, named = number(said["count"]), number(said["year"])
    if count is None or (count > 30 and said["unit"] == "年"):
        return None
    if said["unit"] == "个月":
        date = add_months(calendar.issued_on, count) if calendar.issued_on and not named else None
        return Limit("due", date, assumed=True, grain="month")
    first = named or calendar.base_year  # the first of them
    last = year_end(first + count - 1) if first and count else None
    return Limit("due", last, assumed=named is None, year=last.year if named and last else None, grain="year")


def _figures(said: Said, calendar: Calendar) -> Limit | None:
    named = number(said["year"])
    year = named or calendar.year
    if year is None:
        return Limit("due", assumed=True, grain="day")
    first, mended = _last_day(year, number(said["month"]) or 0, number(said["day"]), None)
    if first is None:
        return None
    if not said.get("to_month"):
        return Limit("due", first, assumed=named is None, year=named, grain="day", mended=mended)
    to_year = number(said.get("to_year")) or year
    end, no_last = _last_day(to_year, number(said["to_month"]) or 0, number(said["to_day"]), None)
    start = first if said["day"] else first.replace(day=1)
    if end is None or end < start:
        return None
    last = to_year if named else None
    return Limit("due", end, start, assumed=named is None, year=last, grain="day", mended=mended or no_last)


_READERS: dict[str, Callable[[Said, Calendar], Limit | None]] = {
    "range": _range,
    "years": _years,
    "recurring": _recurring,
    "after": _after,
    "feast": _feast,
    "dated": _dated,
    "plan": _plan,
    "this_year": _this_year,
    "part": _part,
    "coming": _coming,
    "monthly": _monthly,
    "within": _within,
    "figures": _figures,
    "days": _after,
    "ongoing": lambda said, calendar: Limit("ongoing"),
}
