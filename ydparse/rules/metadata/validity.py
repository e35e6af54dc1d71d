"""From when and until when a notice holds (施行日期, 有效期), and when a meeting passed it."""

from __future__ import annotations

import datetime as dt
from functools import cache

import regex

from ydparse.document import Document
from ydparse.document.document import Found
from ydparse.grammar.days import DATE, add_months, day, parse_date
from ydparse.grammar.numerals import parse_number
from ydparse.lexicon import either, words
from ydparse.rules.metadata.said import Said

_HEAD = 6000  # characters within which a meeting is named
_ON = rf"(?P<on>{DATE}|(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日)"
_MEETING, _PASSED = either("approval_words", "meeting"), either("approval_words", "passed")
_SINCE = rf"{either('approval_words', 'since')}之日"


@cache
def _approved() -> tuple[regex.Pattern[str], ...]:
    """已经2026年3月2日…会议审议通过; (2026年3月2日…会议通过); …会议于3月2日审议通过; …会议（2026年3月2日）同意."""
    return (
        regex.compile(
            rf"(?:已?经|于|由)[^。;\n]{{0,20}}?{_ON}[^。;\n《》]{{0,60}}?"
            rf"(?:{_MEETING}[^。;\n]{{0,20}}?{_PASSED}|通过[^。;\n]{{0,30}}?{_MEETING}[^。;\n]{{0,6}}审议)"
        ),
        regex.compile(rf"\({_ON}[^。;()\n]{{0,80}}?\L<decided>\)", decided=words("approval_words", "decided")),
        regex.compile(
            rf"(?:已?经|由)[^。;\n《》]{{0,40}}?{_MEETING}[^。;\n《》]{{0,12}}?{_ON}[^。;\n《》]{{0,12}}?{_PASSED}"
        ),
        regex.compile(
            rf"(?<=^|[\n。]){_ON}[^。;\n《》]{{0,50}}?{_MEETING}[^。;\n《》]{{0,12}}?\L<behind>(?=了|《|印发|本|该)",
            behind=words("approval_words", "behind"),
        ),
    )


@cache
def _effective() -> regex.Pattern[str]:
    return regex.compile(rf"[自从](?P<on>{DATE}|{_SINCE})起?(?:正式)?\L<holds>", holds=words("approval_words", "holds"))


@cache
def _until() -> regex.Pattern[str]:
    return regex.compile(
        rf"有效期(?:限)?(?:为|是|:)?(?:自[^,。;]{{0,30}})?(?:(?:截?至|到)(?P<on>{DATE})|(?P<n>\d{{1,2}}|[一二两三四五])年)"
        rf"|[自从](?:{DATE}|{_SINCE})起?[^。;\n]{{0,12}}?[至到](?P<on>{DATE})(?:止|失效|废止)"
    )


# Most notices have none of these, and a search for a word is cheaper than making the pattern.
_BEHIND = 1000  # characters of the body in which it may be said, too


def find_approval(document: Document, body_start: int, issued_on: dt.date | None) -> Said:
    """The day on which a meeting passed it; a day without a year is the last such day before the notice was issued."""
    text = document.view.text[:_HEAD]
    if "会" not in text or not any(word in text for word in words("approval_words", "passed")):
        return Said()
    end = min(len(document.text), _HEAD, body_start + _BEHIND)
    for found in (one for pattern in _approved() for one in document.finditer(pattern, 0, end)):
        if date := _date(found, issued_on):
            return Said(date, "approved_on.meeting", [(found.start, found.end)])
    return Said()


def _date(found: Found, issued_on: dt.date | None) -> dt.date | None:
    month, number = found.group("month"), found.group("day")
    if not month or not number:
        return parse_date(found.group("on") or "")
    date = day(issued_on.year, int(month), int(number)) if issued_on else None
    return day(date.year - 1, date.month, date.day) if date and issued_on and date > issued_on else date


def find_validity(document: Document, issued_on: dt.date | None) -> tuple[Said, Said]:
    """From when and until when it holds; 自印发之日起 counts from `issued_on`."""
    text = document.view.text
    effective = Said()
    if ("自" in text or "从" in text) and (found := next(document.finditer(_effective()), None)):
        on = found.group("on") or ""
        date = issued_on if on.endswith("之日") else parse_date(on)
        effective = Said(date, "effective_on.text", [(found.start, found.end)])
    ends = "有效期" in text or "日止" in text or "日失效" in text or "日废止" in text
    until = next(document.finditer(_until()), None) if ends else None
    if until is None:
        return effective, Said()
    place = [(until.start, until.end)]
    if until.group("on"):
        return effective, Said(parse_date(until.group("on") or ""), "valid_until.text", place)
    years = parse_number(until.group("n") or "")
    if effective.value is None or not years:
        return effective, Said()
    return effective, Said(
        add_months(effective.value, 12 * int(years)) - dt.timedelta(days=1), "valid_until.years", place
    )
