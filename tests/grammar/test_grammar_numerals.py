"""Numerals and calendar days."""

from __future__ import annotations

import datetime as dt

import pytest
from tables import params

from ydparse.grammar.days import add_months, day, month_end, parse_date, year_end
from ydparse.grammar.numerals import parse_chinese, parse_number, tidy

NUMBERS = [
    ("whole", "120", 120),
    ("decimal", "18.5", 18.5),
    ("thousands", "1,000", 1000),
    ("thousands twice", "1,200,000", 1_200_000),
    ("万", "2.5万", 25_000),
    ("亿", "125亿", 12_500_000_000),
    ("万亿", "1.2万亿", 1_200_000_000_000),
    ("千 after digits", "3千", 3000),
    ("百 after digits", "5百", 500),
    ("half", "半", 0.5),
    ("no binary fraction", "14.92万", 149_200),
    ("Chinese", "三十二", 32),
    ("Chinese teens", "十二", 12),
    ("Chinese ten", "十", 10),
    ("Chinese with zero", "一百零五", 105),
    ("Chinese thousand and one", "一千零一", 1001),
    ("两百", "两百", 200),
    ("两千五百", "两千五百", 2500),
    ("三万五千", "三万五千", 35_000),
    ("十万", "十万", 100_000),
    ("百万", "百万", 1_000_000),
    ("千万", "千万", 10_000_000),
    ("百亿", "百亿", 10_000_000_000),
    ("一亿两千万", "一亿两千万", 120_000_000),
    ("bare 百", "百", 100),
    ("bare 万", "万", 10_000),
    ("year", "二〇二六", 2026),
    ("formal numerals", "叁拾", 30),
    ("mixed", "1亿2000万", 120_000_000),
    ("mixed, 千", "1万5千", 15_000),
    ("mixed, no magnitude at the end", "1万5000", 15_000),
    ("mixed the wrong way round", "5万6万", None),
    ("Chinese with a part", "九十九点五", 99.5),
    ("Chinese with a part and 万", "二点五万", 25_000),
    ("no part", "二点", None),
    ("formal numerals with 万", "伍佰万", 5_000_000),
    ("empty", "", None),
    ("no number", "个", None),
    ("ordinal", "第一", None),
    ("two stops", "1.2.3", None),
    ("words in it", "三大", None),
]


@pytest.mark.parametrize(("text", "value"), params(NUMBERS))
def test_parse_number(text: str, value: float | None) -> None:
    assert parse_number(text) == value


def test_every_chinese_numeral_below_a_hundred() -> None:
    digits = "零一二三四五六七八九"
    for number in range(1, 100):
        tens, ones = divmod(number, 10)
        text = (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones else "")
        assert parse_chinese(text) == number, text


def test_whole_numbers_are_int() -> None:
    assert isinstance(parse_number("2.5万"), int)
    assert isinstance(tidy(3.0), int)
    assert tidy(2.8) == 2.8


DATES = [
    ("digits", "2026年4月27日", dt.date(2026, 4, 27)),
    ("号", "2026年4月27号", dt.date(2026, 4, 27)),
    ("leading zeros", "2026年04月07日", dt.date(2026, 4, 7)),
    ("Chinese", "二〇二六年四月二十七日", dt.date(2026, 4, 27)),
    ("Chinese with 零", "二零二六年十二月三十一日", dt.date(2026, 12, 31)),
    ("hyphens", "2026-04-07", dt.date(2026, 4, 7)),
    ("slashes", "2026/4/7", dt.date(2026, 4, 7)),
    ("stops", "2026.4.7", dt.date(2026, 4, 7)),
    ("month only", "2026年4月", None),
    ("no year", "4月27日", None),
    ("no such day", "2026年2月30日", None),
    ("no such month", "2026年13月1日", None),
    ("leap day", "2028年2月29日", dt.date(2028, 2, 29)),
    ("no leap day", "2026年2月29日", None),
    ("no date", "年月日", None),
]


@pytest.mark.parametrize(("text", "date"), params(DATES))
def test_parse_date(text: str, date: dt.date | None) -> None:
    assert parse_date(text) == date


def test_calendar() -> None:
    assert [month_end(2026, month).day for month in range(1, 13)] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]  # type: ignore[union-attr]
    assert month_end(2028, 2) == dt.date(2028, 2, 29)
    assert month_end(2026, 0) is None and month_end(2026, 13) is None
    assert year_end(2026) == dt.date(2026, 12, 31)
    assert day(2026, 6, 31) is None
    assert add_months(dt.date(2026, 8, 31), 6) == dt.date(2027, 2, 28)
    assert add_months(dt.date(2026, 12, 15), 1) == dt.date(2027, 1, 15)
