"""Days: how a year, a month, a day, a quarter is written, and the arithmetic of the calendar. Speaks the folded view.

The pieces are patterns without groups. `…_NUMBER` is the numeral alone, the others have their sign: YEAR is 2026年, so a year
before its sign is `rf"{YEAR_NUMBER}(?=年)"`. Nobody else spells a date: what is needed elsewhere is put together from these.
"""

from __future__ import annotations

import calendar
import datetime as dt

from ydparse.grammar.numerals import parse_number

# Chinese numerals, with whatever stands for 〇 in print.
_ZERO = "〇零0Oo"
_UNITS = "一二三四五六七八九"

YEAR_IN_FIGURES = r"(?:19|20)\d{2}"
YEAR_NUMBER = rf"(?:{YEAR_IN_FIGURES}|[一二][九{_ZERO}][{_ZERO}{_UNITS}]{{2}})"
MONTH_NUMBER = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{_UNITS}元])(?![\d十])"
DAY_NUMBER = rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[{_UNITS}]?|[{_UNITS}])(?![\d十])"
QUARTER_NUMBER = "[一二三四1-4]"

YEAR = rf"{YEAR_NUMBER}年"
RELATIVE_YEAR = "[今本当明次翌]年"
MONTH = rf"(?<![\d{_UNITS}十]){MONTH_NUMBER}月份?"
DAY = rf"{DAY_NUMBER}[日号]"
QUARTER = rf"(?:第?{QUARTER_NUMBER}季度?|Q[1-4])"
HALF = "[上下]半年"

# A full date: 月 misprinted for 年 is one too. In figures: 2026.6.30, 2026-06-30.
DATE = rf"(?:{YEAR}|{YEAR_IN_FIGURES}月){MONTH_NUMBER}月{DAY}"
DATE_IN_FIGURES = rf"{YEAR_IN_FIGURES}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])"
# A day of a month as it is printed, whether the calendar has it or not: 2月30日, 2026年9月31日.
PRINTED_DAY = (
    rf"(?:(?P<year>{YEAR_NUMBER})年)?(?<![\d.])(?P<month>{MONTH_NUMBER})月(?P<day>{DAY_NUMBER}|\d\d(?!\d))[日号]"
)
_ZEROS = str.maketrans("0Oo元", "〇〇〇一")

# The last year of each 五年规划 (“十四五”: 2021-2025).
FIVE_YEAR_PLANS = {"十二": 2015, "十三": 2020, "十四": 2025, "十五": 2030, "十六": 2035}


def number(text: str | None) -> int | None:
    """The number of a year, a month, a day or a quarter, or None.

    >>> number("2026"), number("二O二六"), number("十一"), number("元"), number("两"), number(None)
    (2026, 2026, 11, 1, 2, None)
    """
    value = parse_number(text if text.isdecimal() else text.translate(_ZEROS)) if text else None
    return int(value) if value is not None else None


def day(year: int, month: int, date: int) -> dt.date | None:
    """That day, or None where the calendar has none.

    >>> day(2023, 2, 30), day(2023, 2, 28)
    (None, datetime.date(2023, 2, 28))
    """
    try:
        return dt.date(year, month, date)
    except ValueError:
        return None


def month_end(year: int, month: int) -> dt.date | None:
    """The last day of a month, or None.

    >>> month_end(2024, 2), month_end(2024, 13)
    (datetime.date(2024, 2, 29), None)
    """
    if not (1 <= month <= 12 and 1900 <= year <= 2200):
        return None
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def year_end(year: int) -> dt.date | None:
    """31 December."""
    return day(year, 12, 31)


def add_months(date: dt.date, months: int) -> dt.date:
    """The same day `months` later, clipped to the end of a shorter month.

    >>> add_months(dt.date(2026, 1, 31), 1), add_months(dt.date(2026, 7, 31), 24)
    (datetime.date(2026, 2, 28), datetime.date(2028, 7, 31))
    """
    total = date.year * 12 + date.month - 1 + months
    year, month = divmod(total, 12)
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def parse_date(text: str) -> dt.date | None:
    """A full date, digits or Chinese numerals, or None.

    >>> parse_date("2021年4月27日"), parse_date("二〇二一年四月二十七日"), parse_date("2026-04-20"), parse_date("2021年4月")
    (datetime.date(2021, 4, 27), datetime.date(2021, 4, 27), datetime.date(2026, 4, 20), None)
    >>> parse_date("二O二六年元月二日"), parse_date("2026月3月26日")
    (datetime.date(2026, 1, 2), datetime.date(2026, 3, 26))
    """
    for mark in "年月日号-/.":
        text = text.replace(mark, " ")
    parts = [number(part) for part in text.split()]
    if len(parts) != 3 or not all(parts):
        return None
    year, month, date = (part or 0 for part in parts)
    return day(year, month, date) if 1900 <= year <= 2200 else None
