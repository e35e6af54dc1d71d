"""The year that a plan is for: in its title, in the notice's, else where the text plainly says so."""

from __future__ import annotations

import regex

from ydparse.document import Document
from ydparse.lexicon import words
from ydparse.rules.metadata.said import Said

_Y = r"(?<![\d\-~])20\d{2}(?=年)(?!年?[-~至到]20)"
_YEAR = regex.compile(r"(?<![\d\-~])(20\d{2})年?度?(?![\d\-~]|年?[-~至到]20)")
_RANGE = regex.compile(r"20\d{2}年?[-~至到]+(?:20)?\d{2}(?=年|\))|20\d{2}年?[-~至到]+20\d{2}")
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
    rf"(?<=^|\n)[一二三四五六七八九十]{{1,3}}、[^。;,:\n]{{0,12}}?(?P<year>{_Y})年度?[^。;,:\n]{{0,30}}(?=\n|$|。)"
)
_LOOKS_BACK = regex.compile(r"\L<words>", words=words("year_words", "back"))


def plan_year(document: Document, titles: list[str | None], body_start: int) -> Said:
    """The one year that the first title with a year names, else the one that the text says; None for a range."""
    for title in titles:
        if not title:
            continue
        if _RANGE.search(title) or _FIVE_YEARS.search(title):
            return Said()
        years = {int(year) for year in _YEAR.findall(title)}
        if len(years) == 1:
            return Said(years.pop(), "plan_year.title")
        if years:
            return Said()
    return _in_text(document, body_start)


def _in_text(document: Document, body_start: int) -> Said:
    """为做好2026年…工作 in the preamble, else 一、2026年重点任务 over the tasks."""
    if "20" not in document.view.text[: document.view.to_view(min(body_start + _HEAD, len(document.text)))]:
        return Said()
    end = min(body_start, _HEAD)
    found = [one for pattern in _SAID for one in document.finditer(pattern, 0, end)]
    rule = "plan_year.preamble"
    if not found:
        headings = document.finditer(_HEADING, max(0, body_start - 1), len(document.text))
        found = [one for one in headings if not _LOOKS_BACK.search(one.match.group())]
        rule = "plan_year.heading"
    years = {int(one.group("year") or 0) for one in found}
    return Said(years.pop(), rule, [(one.start, one.end) for one in found[:1]]) if len(years) == 1 else Said()
