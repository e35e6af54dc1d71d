"""From when and until when a notice holds (施行日期, 有效期), and when a meeting passed it."""

from __future__ import annotations

import datetime as dt
from functools import cache

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


# Most notices have none of these, and a search for a word is cheaper than making the pattern.
def find_approval(document: Document) -> dt.date | None:
    """The day on which a meeting passed it."""
    if "会" not in document.view.text[:_HEAD]:
        return None
    found = next(document.finditer(_approved(), 0, min(len(document.text), _HEAD)), None)
    return parse_date(found.group("on") or "") if found else None


def find_validity(document: Document, issued_on: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """(施行日期, 有效期的末日); 自印发之日起 counts from `issued_on`."""
    text = document.view.text
    effective: dt.date | None = None
    if "自" in text and (found := next(document.finditer(_effective()), None)):
        on = found.group("on") or ""
        effective = parse_date(on) if on[:1].isdigit() else issued_on
    until = next(document.finditer(_until()), None) if "有效期" in text else None
    if until is None:
        return effective, None
    if until.group("on"):
        return effective, parse_date(until.group("on") or "")
    years = parse_number(until.group("n") or "")
    if effective is None or not years:
        return effective, None
    return effective, add_months(effective, 12 * int(years)) - dt.timedelta(days=1)
