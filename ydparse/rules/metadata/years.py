"""The year that a plan is for: in its title, in the notice's, else where the text plainly says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from ydparse.document import TEXT_BEGINS, Found, TextAt
from ydparse.grammar.days import YEAR_IN_FIGURES
from ydparse.lexicon import words
from ydparse.rules.metadata.context import HeadRule, Known
from ydparse.rules.metadata.examples import PLAN, TASKS
from ydparse.rules.metadata.names import fold
from ydparse.rules.metadata.said import Said
from ydparse.rules.rule import Evidence, Rule

_Y = rf"(?<![\d\-~]){YEAR_IN_FIGURES}(?=年)(?!年?[-~至到]{YEAR_IN_FIGURES})"
_YEAR = regex.compile(rf"(?<![\d\-~])({YEAR_IN_FIGURES})年?度?(?![\d\-~]|年?[-~至到]{YEAR_IN_FIGURES})")
_RANGE = regex.compile(rf"{YEAR_IN_FIGURES}年?[-~至到]+(?:{YEAR_IN_FIGURES}|\d{{2}}(?=年|\)))")
_FIVE_YEARS = regex.compile(r"[“\"]?十[二三四五六]五[”\"]?")
_HEAD = 4000  # characters of the text in which it says what it is for
# 为做好2026年…工作, 现将2026年…安排如下, 2026年工作的总体要求是
_SAID = (
    regex.compile(
        rf"(?:为了?|(?<=为[^。;\n]{{0,120}})[,、])\L<how>*\L<does>好?(?:《[^《》\n]{{1,20}}》|[^。;,《》\n]){{0,16}}?(?P<year>{_Y})年",
        how=words("year_words", "how"),
        does=words("year_words", "does"),
    ),
    regex.compile(
        rf"(?:\L<says>|就(?!\L<not_just>))[^。;:,《》\n]{{0,20}}?(?P<year>{_Y})年[^。;:《》\n]{{0,40}}\L<matter>",
        **{kind: words("year_words", kind) for kind in ("says", "not_just", "matter")},
    ),
    regex.compile(rf"(?P<year>{_Y})年[^。;,《》\n]{{0,20}}\L<head>(?:是|:|如下)", head=words("year_words", "head")),
)
_HEADING = regex.compile(
    rf"(?<=^|\n)[一二三四五六七八九十]{{1,3}}、[^。;,:\n]{{0,12}}?(?P<year>{_Y})年度?[^。;,:\n]{{0,30}}(?=[\n。])"
)
_LOOKS_BACK = regex.compile(r"\L<words>", words=words("year_words", "back"))


def _titles(known: Known) -> Iterator[str]:
    """The titles of the plan and of the notice, as far as there are any."""
    return (fold(title) for element in ("title", "notice_title") if (title := known.said(element).text))


def _dated(known: Known) -> str | None:
    """The first title that names years."""
    return next((title for title in _titles(known) if _YEAR.search(title) or _several(title)), None)


def _several(title: str) -> bool:
    return _RANGE.search(title) is not None or _FIVE_YEARS.search(title) is not None


def _of_title(known: Known) -> Said | None:
    title = _dated(known)
    return Said(int(_YEAR.findall(title)[0])) if title else None


def _of_several(known: Known) -> Said | None:
    """It holds for more than a year, or for no year that its title alone tells."""
    title = _dated(known)
    return Said() if title and (_several(title) or len(set(_YEAR.findall(title))) > 1) else None


def _one(found: Sequence[Found]) -> Said | None:
    years = {int(one.group("year") or 0) for one in found}
    return Said(years.pop(), [(one.start, one.end) for one in found[:1]]) if len(years) == 1 else None


def _in_preamble(known: Known) -> list[Found]:
    document, end = known.head.document, min(known.head.body_start, TextAt(_HEAD))
    if "20" not in document.view.text[: document.view.to_view(end)]:
        return []
    return [one for pattern in _SAID for one in document.finditer(pattern, TEXT_BEGINS, end)]


def _of_preamble(known: Known) -> Said | None:
    return _one(_in_preamble(known))


def _of_heading(known: Known) -> Said | None:
    """Of the headings where the preamble is of no year."""
    document, start = known.head.document, known.head.body_start
    if "20" not in document.view.text[: document.view.to_view(min(TextAt(start + _HEAD), document.end))]:
        return None
    if _in_preamble(known):
        return None
    headings = document.finditer(_HEADING, TextAt(max(0, start - 1)))
    return _one([one for one in headings if not _LOOKS_BACK.search(one.match.group())])


RULES: tuple[HeadRule, ...] = (
    Rule(
        "plan_year.several",
        "标题写明多个年份、起止年份或五年规划：不属于哪一年",
        Evidence.REFUSED,
        _of_several,
        takes=(
            (f"白石县护河方案（2026—2028年）\n为做好2026年护河工作，制定本方案。\n{TASKS}", ""),
            (f"白石县“十五五”护河规划\n为做好2026年护河工作，制定本规划。\n{TASKS}", ""),
        ),
        refuses=(f"白石县2026年护河要点\n{TASKS}", PLAN),
    ),
    Rule(
        "plan_year.title",
        "标题写明的年份",
        Evidence.STATED,
        _of_title,
        takes=(
            (f"白石县2026年护河要点\n{TASKS}", "2026"),
            (f"白石县水务局关于印发2026年度护河方案的通知\n各科室：\n请落实。\n{PLAN}", "2026"),
        ),
        refuses=(f"白石县护河方案（2026—2028年）\n{TASKS}", PLAN),
        needs=("20",),
    ),
    Rule(
        "plan_year.preamble",
        "前言写明为哪一年的工作",
        Evidence.GOVERNING,
        _of_preamble,
        takes=(
            (f"白石县护河安排\n为做好2026年护河工作，制定本安排。\n{TASKS}", "2026"),
            (f"白石县护河安排\n现将2026年护河工作安排如下。\n{TASKS}", "2026"),
        ),
        refuses=(
            f"白石县护河安排\n2025年护河工作取得成效。\n{TASKS}",
            f"白石县2026年护河要点\n为做好2026年护河工作。\n{TASKS}",
        ),
        needs=("20",),
    ),
    Rule(
        "plan_year.heading",
        "标题写明的年份：“一、2026年重点任务”",
        Evidence.NAMING,
        _of_heading,
        takes=(
            ("白石县护河安排\n一、2026年任务\n1.疏浚河道。", "2026"),
            ("白石县护河安排\n一、2025年工作回顾\n疏浚了河道。\n二、2026年任务\n1.疏浚河道。", "2026"),
        ),
        refuses=(
            "白石县护河安排\n一、2025年工作总结\n1.疏浚河道。",
            "白石县护河安排\n一、2026年任务\n1.疏浚河道。\n二、2027年任务\n1.更新水尺。",
        ),
        needs=("20",),
    ),
)
