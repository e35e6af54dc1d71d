"""Time limits: every way to say by when, with the date that the contract gives it, and dates that are no limits."""

from __future__ import annotations

import calendar
import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass

from generated.said import Said, pick, weighted

DIGITS = "零一二三四五六七八九十"
QUARTER_END = {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}
RHYTHMS = {
    "每季度": "P3M",
    "每月": "P1M",
    "每半年": "P6M",
    "按季度": "P3M",
    "按月": "P1M",
    "每两个月": "P2M",
    "每周": "P1W",
    "每季": "P3M",
}
ONGOING = ["持续推进", "长期坚持", "持续实施", "常态化推进", "长期推进", "持续开展", "长期", "全年持续推进"]


@dataclass(frozen=True)
class Years:
    """What limits count from: the plan's year (None where it names none, or a range), the years that it covers, the
    day that it begins (no limit lies before it), and the date of issue where one is printed."""

    plan: int | None
    first: int
    last: int
    begins: dt.date
    issued: dt.date | None = None


def _due(text: str, date: str, feature: str, start: str | None = None) -> Said:
    fact = {"text": text, "kind": "due", "date": date, "features": [f"limit {feature}"]}
    if start:
        fact["start"] = start
    return Said(text, deadlines=[fact])


def _end(year: int, month: int) -> str:
    return f"{year}-{month:02}-{calendar.monthrange(year, month)[1]:02}"


def _year(rng: random.Random, years: Years) -> int:
    return years.plan or pick(rng, [years.last, *range(years.first, years.last)])


def _month(rng: random.Random, years: Years, year: int) -> int:
    passed = years.begins.month if year == years.begins.year else 0
    return passed + 1 + rng.randrange(12 - passed)


def _quarter(rng: random.Random, years: Years, year: int) -> int:
    passed = (years.begins.month - 1) // 3 if year == years.begins.year else 0
    return passed + 1 + rng.randrange(4 - passed)


# By when, as it leads a sentence: 2026年6月底前，完成….


def year_month_end(rng: random.Random, years: Years) -> Said:
    year = _year(rng, years)
    month = _month(rng, years, year)
    form = pick(rng, ["{y}年{m}月底前", "{y}年{m}月末前", "{y}年{m}月底之前", "在{y}年{m}月底前", "于{y}年{m}月底前"])
    text = form.format(y=year, m=month)
    return _shown(text, _end(year, month), "2026年6月底前")


def year_end(rng: random.Random, years: Years) -> Said:
    year = _year(rng, years)
    form = pick(
        rng,
        ["{y}年底前", "到{y}年底", "{y}年年底前", "到{y}年年底", "{y}年年内", "{y}年底", "到{y}年末", "{y}年12月底前"],
    )
    return _due(form.format(y=year), f"{year}-12-31", "2026年底前")


def year_day(rng: random.Random, years: Years) -> Said:
    year = _year(rng, years)
    month = _month(rng, years, year)
    day = pick(rng, [calendar.monthrange(year, month)[1], 10, 15, 20])
    form = pick(rng, ["{y}年{m}月{d}日前", "{y}年{m}月{d}日之前", "{y}年{m}月{d}日以前"])
    return _due(form.format(y=year, m=month, d=day), f"{year}-{month:02}-{day:02}", "2026年6月30日前")


def year_quarter(rng: random.Random, years: Years) -> Said:
    year = _year(rng, years)
    quarter = _quarter(rng, years, year)
    form = pick(rng, ["{y}年{q}季度末前", "{y}年第{q}季度末前", "{y}年{q}季度前"])
    return _due(form.format(y=year, q=DIGITS[quarter]), f"{year}-{QUARTER_END[quarter]}", "2026年三季度末")


def year_half(rng: random.Random, years: Years) -> Said:
    year = _year(rng, years)
    half, date = pick(rng, [("上半年", "06-30"), ("下半年", "12-31")])
    return _due(f"{year}年{half}", f"{year}-{date}", "2026年上半年")


def to_year(rng: random.Random, years: Years) -> Said:
    year = _year(rng, years)
    return _due(f"到{year}年", f"{year}-12-31", "到2026年")


def month_end(rng: random.Random, years: Years) -> Said:
    assert years.plan
    month = _month(rng, years, years.plan)
    form = pick(rng, ["{m}月底前", "{m}月末前", "今年{m}月底前", "{m}月底之前", "到{m}月底", "于{m}月底前"])
    return _shown(form.format(m=month), _end(years.plan, month), "6月底前")


def month_day(rng: random.Random, years: Years) -> Said:
    assert years.plan
    month = _month(rng, years, years.plan)
    day = pick(rng, [calendar.monthrange(years.plan, month)[1], 10, 15, 20])
    form = pick(rng, ["{m}月{d}日前", "今年{m}月{d}日前", "{m}月{d}日之前"])
    return _due(form.format(m=month, d=day), f"{years.plan}-{month:02}-{day:02}", "6月30日前")


def this_year(rng: random.Random, years: Years) -> Said:
    assert years.plan
    text = pick(
        rng,
        ["年底前", "年内", "到年底", "今年底前", "今年年底前", "今年内", "年末前", "到今年底", "本年底前", "本年内"],
    )
    return _due(text, f"{years.plan}-12-31", "年底前")


def half_year(rng: random.Random, years: Years) -> Said:
    assert years.plan
    text, date = pick(rng, [("上半年", "06-30"), ("今年上半年", "06-30"), ("下半年", "12-31"), ("上半年底前", "06-30")])
    return _due(text, f"{years.plan}-{date}", "上半年")


def quarter(rng: random.Random, years: Years) -> Said:
    assert years.plan
    number = _quarter(rng, years, years.plan)
    form = pick(rng, ["{q}季度末前", "{q}季度前", "第{q}季度末前", "{q}季度底前", "{q}季度末"])
    return _due(form.format(q=DIGITS[number]), f"{years.plan}-{QUARTER_END[number]}", "三季度末")


def next_year(rng: random.Random, years: Years) -> Said:
    assert years.plan
    month = 1 + rng.randrange(9)
    form = pick(rng, ["明年{m}月底前", "次年{m}月底前"])
    return _due(form.format(m=month), _end(years.plan + 1, month), "明年6月底前")


def days_after(rng: random.Random, years: Years) -> Said:
    assert years.issued
    days = pick(rng, [30, 10, 15, 60])
    form = pick(rng, ["自本方案印发之日起{n}日内", "本方案印发之日起{n}日内", "自印发之日起{n}日内"])
    return _due(form.format(n=days), str(years.issued + dt.timedelta(days)), "印发之日起30日内")


def _shown(text: str, date: str, feature: str) -> Said:
    """A limit whose lead-in (于, 在, 力争) is no part of it."""
    fact = _due(text.removeprefix("于").removeprefix("在").removeprefix("力争"), date, feature)
    return Said(text, deadlines=fact.deadlines)


_ABSOLUTE: dict[Callable[[random.Random, Years], Said], int] = {
    year_month_end: 6, year_end: 6, year_day: 2, year_quarter: 1, year_half: 1, to_year: 3,
}  # fmt: skip
_RELATIVE: dict[Callable[[random.Random, Years], Said], int] = {
    month_end: 8, this_year: 6, month_day: 2, half_year: 3, quarter: 3, year_month_end: 3, year_end: 2, year_day: 1, next_year: 1,
}  # fmt: skip


def limit(rng: random.Random, years: Years) -> Said:
    """By when, in front of what is to be done."""
    if years.issued and rng.randrange(40) == 39:
        return days_after(rng, years)
    return weighted(rng, _RELATIVE if years.plan else _ABSOLUTE)(rng, years)


# By when, as it stands behind a label (完成时限：2026年6月) or in a column.


def labelled(rng: random.Random, years: Years) -> Said:
    """What is written after 完成时限：, or in the column of that name."""
    return weighted(rng, _LABELLED if years.plan else {**_LABELLED_ABSOLUTE})(rng, years)


def _label_month(rng: random.Random, years: Years) -> Said:
    year = _year(rng, years)
    month = _month(rng, years, year)
    form = pick(rng, ["{y}年{m}月底", "{y}年{m}月", "{y}年{m}月底前", "{y}年{m}月前", "{y}.{m}"])
    return _due(form.format(y=year, m=month), _end(year, month), f"label {form.format(y=2026, m=6)}")


def _label_year(rng: random.Random, years: Years) -> Said:
    year = _year(rng, years)
    form = pick(rng, ["{y}年12月底", "{y}年底", "{y}年底前", "{y}年", "{y}年12月31日", "{y}年12月31日前"])
    return _due(form.format(y=year), f"{year}-12-31", f"label {form.format(y=2026)}")


def _label_range(rng: random.Random, years: Years) -> Said:
    year = _year(rng, years)
    first = min(_month(rng, years, year), 11)
    last = first + 1 + rng.randrange(12 - first)
    dash = pick(rng, ["—", "-", "至", "～"])
    form = pick(rng, ["{y}年{a}月{d}{b}月", "{y}年{a}{d}{b}月"])
    text = form.format(y=year, a=first, b=last, d=dash)
    return _due(text, _end(year, last), f"label 2026年3月{dash}6月", f"{year}-{first:02}-01")


def _label_years(rng: random.Random, years: Years) -> Said:
    dash = pick(rng, ["—", "-", "至"])
    first, last = years.first, years.last
    text = f"{first}{'年' if dash == '至' else ''}{dash}{last}年"
    return _due(text, f"{last}-12-31", f"label 2024{dash}2026年", f"{first}-01-01")


def _label_short(rng: random.Random, years: Years) -> Said:
    assert years.plan
    month = _month(rng, years, years.plan)
    form = pick(rng, ["{m}月底前", "{m}月底", "{m}月", "{m}月{d}日前", "{m}月{d}日"])
    text = form.format(m=month, d=calendar.monthrange(years.plan, month)[1])
    return _due(text, _end(years.plan, month), f"label {form.format(m=6, d=30)}")


def _label_relative(rng: random.Random, years: Years) -> Said:
    assert years.plan
    text, date = pick(
        rng,
        [("年底前", "12-31"), ("上半年", "06-30"), ("三季度", "09-30"), ("第二季度", "06-30"), ("年内", "12-31"),
         ("二季度末", "06-30"), ("下半年", "12-31"), ("四季度", "12-31"), ("年底", "12-31"), ("三季度末", "09-30")],
    )  # fmt: skip
    return _due(text, f"{years.plan}-{date}", f"label {text}")


def _label_ongoing(rng: random.Random, years: Years) -> Said:
    text = pick(rng, ONGOING)
    fact = {"text": text, "kind": "ongoing", "date": None, "features": [f"limit label {text}"]}
    return Said(text, deadlines=[fact])


def _label_rhythm(rng: random.Random, years: Years) -> Said:
    said = rhythm(rng)
    if said.text[0] == "按":
        return said
    return said.marked("limit label 每季度")


_LABELLED_ABSOLUTE: dict[Callable[[random.Random, Years], Said], int] = {
    _label_month: 6, _label_year: 5, _label_ongoing: 4, _label_range: 1, _label_years: 1,
}  # fmt: skip
_LABELLED: dict[Callable[[random.Random, Years], Said], int] = {
    _label_month: 6, _label_year: 4, _label_ongoing: 4, _label_short: 4, _label_relative: 4, _label_range: 1, _label_rhythm: 1,
}  # fmt: skip


def rhythm(rng: random.Random) -> Said:
    """每季度, 按月: how often."""
    text = pick(rng, list(RHYTHMS))
    fact = {"text": text, "kind": "recurring", "date": None, "recurrence": RHYTHMS[text], "features": [f"limit {text}"]}
    return Said(text, deadlines=[fact])


def stage(rng: random.Random, years: Years) -> Said:
    """The bracket of a stage of the work: （2026年3月—4月）."""
    return _label_range(rng, years) if rng.randrange(2) else _label_month(rng, years)
