"""From when and until when a notice holds (施行日期, 有效期), and when a meeting passed it."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from itertools import product

import regex

from ydparse.document import TEXT_BEGINS, TextAt
from ydparse.grammar.days import DATE, DAY_NUMBER, MONTH_NUMBER, add_months, day, parse_date
from ydparse.grammar.numerals import parse_number
from ydparse.lexicon import either, words
from ydparse.rules.metadata.context import HeadRule, Known
from ydparse.rules.metadata.dates import of_label
from ydparse.rules.metadata.examples import NAME, PLAN, SIGNED, TASKS
from ydparse.rules.metadata.said import Said
from ydparse.rules.rule import Evidence, Rule

_SENTENCE = re.compile(r"[^。;\n]+")
_HEAD = 6000  # characters within which a meeting is named
_ON = rf"(?P<on>{DATE}|(?P<month>{MONTH_NUMBER})月(?P<day>{DAY_NUMBER})日)"
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


_BEHIND = 1000  # characters of the body in which it may be said, too


def _approval(known: Known) -> Said | None:
    """A day without a year is the last such day before the notice was issued."""
    document = known.head.document
    end = TextAt(min(document.end, _HEAD, known.head.body_start + _BEHIND))
    text = document.folded(TEXT_BEGINS, end)
    if "会" not in text:
        return None
    sentences = [found.span() for found in _SENTENCE.finditer(text) if _may_approve(found.group())]
    issued_on = known.said("issued_on").date
    for pattern, (low, high) in product(_approved() if sentences else (), sentences):
        for match in pattern.finditer(text, low, high):
            place = document.view.to_text(*match.span())
            if date := _date(match, issued_on):
                return Said(date, [place])
    return None


def _may_approve(sentence: str) -> bool:
    """Whether a sentence has a day and a word that says yes; cheaper to ask than the patterns."""
    return ("日" in sentence or "号" in sentence) and any(
        word in sentence for word in words("approval_words", "passed")
    )


def _date(found: regex.Match[str], issued_on: dt.date | None) -> dt.date | None:
    month, number = found.group("month"), found.group("day")
    if not month or not number:
        return parse_date(found.group("on") or "")
    date = parse_date(f"{issued_on.year}年{month}月{number}日") if issued_on else None
    return day(date.year - 1, date.month, date.day) if date and issued_on and date > issued_on else date


def _holds_from(known: Known) -> Said | None:
    """自印发之日起 counts from the day of issue."""
    found = next(known.head.document.finditer(_effective()), None)
    if found is None:
        return None
    on = found.group("on") or ""
    date = known.said("issued_on").date if on.endswith("之日") else parse_date(on)
    return Said(date, [(found.start, found.end)]) if date else None


def _holds_until(known: Known) -> Said | None:
    found = next(known.head.document.finditer(_until()), None)
    date = parse_date(found.group("on") or "") if found else None
    return Said(date, [(found.start, found.end)]) if found and date else None


def _holds_for(known: Known) -> Said | None:
    found = next(known.head.document.finditer(_until()), None)
    years = parse_number(found.group("n") or "") if found else None
    start = known.said("effective_on").date
    if found is None or not years or start is None:
        return None
    return Said(add_months(start, 12 * int(years)) - dt.timedelta(days=1), [(found.start, found.end)])


_ENDS = ("有效期", "日止", "日失效", "日废止")

RULES: tuple[HeadRule, ...] = (
    Rule(
        "approved_on.meeting",
        "会议审议通过的日期",
        Evidence.GOVERNING,
        _approval,
        takes=(
            (f"《{NAME}》已经2026年1月5日县政府常务会议审议通过。\n{TASKS}", "2026-01-05"),
            (f"{NAME}\n（2026年1月5日县政府常务会议通过）\n{TASKS}", "2026-01-05"),
        ),
        refuses=(
            f"{NAME}\n经县政府常务会议研究同意，现予印发。\n{TASKS}",
            f"{NAME}\n2026年1月5日，县政府召开会议部署护河工作。\n{TASKS}",
        ),
        needs=("会",),
    ),
    Rule(
        "effective_on.text",
        "正文“自…起施行”",
        Evidence.GOVERNING,
        _holds_from,
        takes=(
            (f"{PLAN}\n本方案自2026年3月1日起施行。", "2026-03-01"),
            (f"{PLAN}\n本方案自印发之日起执行。\n{SIGNED}", "2026-02-06"),
        ),
        refuses=(f"{PLAN}\n自2026年3月1日起清理河道。", f"{PLAN}\n本方案自印发之日起执行。"),
        needs=("自", "从"),
    ),
    Rule(
        "effective_on.label",
        "标签“施行日期：”之后",
        Evidence.NAMING,
        of_label("effective_on"),
        takes=((f"施行日期：2026-03-01\n{PLAN}", "2026-03-01"), (f"【实施日期】2026年3月1日\n{PLAN}", "2026-03-01")),
        refuses=(f"施行日期：\n{PLAN}", f"成文日期：2026-03-01\n{PLAN}"),
    ),
    Rule(
        "valid_until.text",
        "正文写明有效期的末日",
        Evidence.TOUCHING,
        _holds_until,
        takes=(
            (f"{PLAN}\n本方案有效期至2028年12月31日。", "2028-12-31"),
            (f"{PLAN}\n本方案自2026年3月1日起施行，至2028年2月29日止。", "2028-02-29"),
        ),
        refuses=(f"{PLAN}\n2.资金使用至2028年12月31日。", f"{PLAN}\n本方案自2026年3月1日起施行，有效期2年。"),
        needs=_ENDS,
    ),
    Rule(
        "valid_until.years",
        "正文写明有效期的年数，从施行之日起算",
        Evidence.GOVERNING,
        _holds_for,
        takes=(
            (f"{PLAN}\n本方案自2026年3月1日起施行，有效期2年。", "2028-02-29"),
            (f"{PLAN}\n本方案自印发之日起施行，有效期为三年。\n{SIGNED}", "2029-02-05"),
        ),
        refuses=(f"{PLAN}\n本方案有效期2年。", f"{PLAN}\n本方案自2026年3月1日起施行，有效期至2028年12月31日。"),
        needs=("有效期",),
    ),
    Rule(
        "valid_until.label",
        "标签“失效日期：”之后",
        Evidence.NAMING,
        of_label("valid_until"),
        takes=((f"失效日期：2028-12-31\n{PLAN}", "2028-12-31"), (f"【废止日期】2028年12月31日\n{PLAN}", "2028-12-31")),
        refuses=(f"失效日期：\n{PLAN}", f"施行日期：2026-03-01\n{PLAN}"),
    ),
)
