"""Dates that disagree: YD261 the year of the 发文字号 and the day of issue, YD262 the order of the days, YD263 the years of the
titles, YD264 the plan's year and the day of issue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import regex

from ydparse.document import InText, TextAt
from ydparse.document.view import fold
from ydparse.grammar.days import YEAR_NUMBER
from ydparse.grammar.titles import IN_TITLE_SIGNS
from ydparse.grammar.years import Calendar, one_year
from ydparse.lint.draft import Draft, place_of
from ydparse.lint.rule import Fault, Rule, Severity

_YEAR = regex.compile(rf"{YEAR_NUMBER}年度?")
_NAMED = regex.compile(IN_TITLE_SIGNS)
_SHOWN = 30  # characters of a title that a message quotes


def _number_year(draft: Draft) -> Iterator[Fault]:
    """白政办〔2025〕12号 of a notice that was issued in 2026; a number of December may be used in January."""
    said, issued_on = draft.notice.metadata.document_number, draft.notice.metadata.issued_on
    place, signed = draft.element("document_number"), draft.element("issued_on")
    year = Calendar().with_places(said, "").number_year
    if not (said and issued_on and place and signed and year) or _is_cited(draft, place, signed):
        return
    if year != issued_on.year and (year, issued_on.month) != (issued_on.year - 1, 1):
        yield Fault(*place, f"发文字号“{said}”是 {year} 年的，成文日期是 {issued_on}")


def _is_cited(draft: Draft, number: InText, signed: InText) -> bool:
    """Whether the number or the date is of another paper, which the text only names: （国办发〔2018〕26号）, 2005年5月24日经批准."""
    text = draft.document.text
    behind = text[signed[1] : signed[1] + 1]
    return text[: number[0]].rstrip().endswith(("（", "(")) or bool(behind.strip("\n（( "))


def _order(draft: Draft) -> Iterator[Fault]:
    """Printed before it was issued; adopted after it was issued; at an end before it holds."""
    told = draft.notice.metadata
    pairs = (
        ("printed_on", told.printed_on, told.issued_on, "印发日期 {} 早于成文日期 {}"),
        ("approved_on", told.issued_on, told.approved_on, "成文日期 {} 早于审议通过的日期 {}"),
        (
            "valid_until",
            told.valid_until,
            told.effective_on or told.issued_on,
            "有效期到 {} 为止，早于施行（成文）日期 {}",
        ),
    )
    for element, earlier, later, message in pairs:
        place = draft.element(element)
        if place and _is_before(earlier, later):
            yield Fault(*place, message.format(earlier, later))


def _is_before(one: dt.date | None, other: dt.date | None) -> bool:
    return one is not None and other is not None and one < other


def _titles(draft: Draft) -> Iterator[Fault]:
    """The letter's title names another year than the plan's, which is else the same; or what the letter says that it sends,
    where it names the plan by no other year."""
    title = draft.notice.metadata.title
    year = one_year(fold(title)) if title else None
    if not title or not year:
        return
    letter = draft.element("notice_title")
    named = {(start, end): _year_of(draft, title, start, end) for start, end in _names(draft)}
    if letter and (other := _year_of(draft, title, *letter)) not in (None, year):
        yield Fault(*letter, f"通知的标题是 {other} 年，文件标题是 {year} 年（{title[:_SHOWN]}）")
    if year in named.values():
        return
    for place, other in named.items():
        if other:
            yield Fault(*place, f"这里是 {other} 年，文件标题是 {year} 年（{title[:_SHOWN]}）")


def _names(draft: Draft) -> Iterator[InText]:
    """Where the letter names papers: 《…》."""
    letter = next((part for part in draft.notice.parts if part.kind == "letter"), None)
    for found in draft.document.finditer(_NAMED, *place_of(letter.span)) if letter else ():
        yield found.start, found.end


def _year_of(draft: Draft, title: str, start: TextAt, end: TextAt) -> int | None:
    """The year of text[start:end], where it names the plan by its title, whatever the year."""
    wording = fold(draft.document.quote(start, end))
    return one_year(wording) if _yearless(title) in _yearless(wording) else None


def _yearless(title: str) -> str:
    return "".join(filter(str.isalnum, _YEAR.sub("", fold(title))))


def _plan_year(draft: Draft) -> Iterator[Fault]:
    """A plan for a year that was over when it was issued, or that is years away."""
    year, issued_on = draft.notice.metadata.plan_year, draft.notice.metadata.issued_on
    place, signed = draft.element("title"), draft.element("issued_on")
    if not (year and issued_on and place and signed) or not _is_plan(draft):
        return
    if not issued_on.year - 1 <= year <= issued_on.year + 1 or (year < issued_on.year and issued_on.month > 1):
        yield Fault(*place, f"标题是 {year} 年的，成文日期是 {issued_on}")


def _is_plan(draft: Draft) -> bool:
    kind = draft.notice.kind
    return kind is not None and kind.value in ("plan", "task_table")


RULES = (
    Rule(
        "YD261",
        "date-number-year",
        "发文字号与成文日期年份不符",
        Severity.WARNING,
        "发文字号里的年份与成文日期不是同一年（上年十二月编号、次年一月印发的不算）。",
        "登记和归档会归错年份。",
        "核对发文字号和成文日期。",
        "白政办〔2025〕12号",
        "白政办〔2026〕12号",
        _number_year,
    ),
    Rule(
        "YD262",
        "date-order",
        "日期先后颠倒",
        Severity.ERROR,
        "印发日期早于成文日期，成文日期早于会议审议通过的日期，或有效期在施行之前就结束。",
        "日期自相矛盾，施行和归档都以它为准。",
        "核对各个日期。",
        "2026年6月2日县政府第8次常务会议",
        "2026年3月2日县政府第8次常务会议",
        _order,
    ),
    Rule(
        "YD263",
        "date-titles",
        "标题的年份前后不一",
        Severity.ERROR,
        "印发通知的标题或正文里写的年份，与所印发文件标题的年份不同。",
        "多半是从上一年的通知改来，漏改了一处。",
        "统一年份。",
        "《白石县2025年政务服务工作要点》",
        "《白石县2026年政务服务工作要点》",
        _titles,
    ),
    Rule(
        "YD264",
        "date-plan-year",
        "计划年度与成文日期不符",
        Severity.WARNING,
        "标题的年份在成文时已经过去，或还隔着一年以上。",
        "标题或落款的年份写错了一处。",
        "核对标题和成文日期的年份。",
        "2027年3月18日",
        "2026年3月18日",
        _plan_year,
    ),
)
