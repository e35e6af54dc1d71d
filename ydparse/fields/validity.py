"""From when and until when a notice holds (施行日期, 有效期), and when a meeting passed it."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import NamedTuple

import regex

from ydparse.document import Document
from ydparse.fields.head import DATE
from ydparse.normalize.calendar import add_months, parse_date
from ydparse.normalize.numerals import parse_number

_HEAD = 6000  # characters within which a meeting is named


@cache
def _approved() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:已?经|于)[^。;\n]{{0,20}}?(?P<on>{DATE})[^。;\n]{{0,60}}?(?:会议|常委会|全会|办公会)[^。;\n]{{0,20}}?(?:通过|同意|审定)"
    )


@cache
def _effective() -> regex.Pattern[str]:
    return regex.compile(rf"自(?P<on>{DATE}|(?:印发|发布|公布|发文)之日)起?(?:正式)?(?:施行|实施|执行|生效|试行)")


@cache
def _until() -> regex.Pattern[str]:
    return regex.compile(
        rf"有效期(?:限)?(?:为)?(?:自[^,。;]{{0,30}})?(?:(?:截?至|到)(?P<on>{DATE})|(?P<n>\d{{1,2}}|[一二两三四五])年)"
    )


class Day(NamedTuple):
    """A date, and the places of the wording that gives it."""

    date: dt.date | None = None
    places: tuple[tuple[int, int], ...] = ()


class Validity(NamedTuple):
    """施行日期, 有效期的末日."""

    effective: Day = Day()
    until: Day = Day()


# Most notices have none of these, and a search for a word is cheaper than making the pattern.
def find_approval(document: Document) -> Day:
    """The day on which a meeting passed it."""
    if "会" not in document.view.text[:_HEAD]:
        return Day()
    found = next(document.finditer(_approved(), 0, min(len(document.text), _HEAD)), None)
    return Day(parse_date(found.group("on") or ""), ((found.start, found.end),)) if found else Day()


def find_validity(document: Document, issued_on: dt.date | None) -> Validity:
    """From when and until when it holds; 自印发之日起 counts from `issued_on`."""
    text = document.view.text
    effective = Day()
    if "自" in text and (found := next(document.finditer(_effective()), None)):
        on = found.group("on") or ""
        effective = Day(parse_date(on) if on[:1].isdigit() else issued_on, ((found.start, found.end),))
    until = next(document.finditer(_until()), None) if "有效期" in text else None
    if until is None:
        return Validity(effective)
    place = ((until.start, until.end),)
    if until.group("on"):
        return Validity(effective, Day(parse_date(until.group("on") or ""), place))
    years = parse_number(until.group("n") or "")
    if effective.date is None or not years:
        return Validity(effective)
    return Validity(effective, Day(add_months(effective.date, 12 * int(years)) - dt.timedelta(days=1), place))
