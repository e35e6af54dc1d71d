"""What a web page puts around a notice: the way to it (您当前的位置：首页>政策文件>), tabs, buttons, share bars, counters."""

from __future__ import annotations

import re
from functools import cache

import regex

from ydparse.document import ViewAt
from ydparse.grammar.pieces import HAN, in_view
from ydparse.grammar.regions import region_at_head
from ydparse.lexicon import words
from ydparse.rules.metadata.line import Line

_CRUMBS = re.compile(r"(?:[^。;]{0,20}?(?:当前|所在|您的?)的?位置|位置(?=:)|首页(?=[>»/]))[^。;]{0,200}")
_TWICE = re.compile(
    rf"(?P<place>{HAN}{{2,4}})(?=(?P=place)[省市县区州盟旗])"
)  # 南充南充市人民政府…: a tab, then the title
_CATEGORY = 16  # characters; a page's own category between the way to it and the title is not longer
_COLUMN = re.compile(rf"\[{HAN}{{2,8}}\](?=[^:\s])")  # 【任务分解】 before a title: the page's column


@cache
def _bar() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:[\[(]?(?P<word>\L<buttons>)[\])]?:?|(?P<word>\L<counters>):?(?:\d+次?)?|[\[(]?(?P<word>\L<sizes>):?[\[(]?"
        r"(?:[特超]?大|中|小|默认|护眼|[-+A/])*[\])]*|(?P<word>-\d{1,3}-)|[|/·\]])+",
        buttons=list(words("page_words", "button")),
        counters=list(words("page_words", "counter")),
        sizes=list(words("page_words", "size")),
    )


def page_words(line: Line, at: ViewAt) -> int:
    """How many characters of view[at:] are of the page that shows the notice, and not of the notice."""
    end = _bar_end(line, at)
    end = _crumbs_end(line, end)
    if twice := _TWICE.match(line.text, end, line.high):
        _, end = in_view(twice)
    if column := _COLUMN.match(line.text, end, line.high):
        _, end = in_view(column)
    return end - at


def _bar_end(line: Line, at: ViewAt) -> ViewAt:
    """Behind a run of words of a bar; one alone is told by the blank behind it."""
    bar = _bar().match(line.text, at, line.high)
    if bar is None or not bar.captures("word"):
        return at
    return bar.end() if len(bar.captures("word")) > 1 or line.gap(bar.end()) else at


def _crumbs_end(line: Line, at: ViewAt) -> ViewAt:
    crumbs = _CRUMBS.match(line.text, at, line.high)
    if crumbs is None:
        return at
    last = max(crumbs.group().rfind(sign) for sign in ">»")
    end = ViewAt(at + last + 1)
    if last < 0:
        blank = line.first_gap(at + 5, crumbs.end())
        return at if blank is None or blank == line.high else blank
    blank = line.first_gap(end + 2, min(end + _CATEGORY, line.high))
    if blank is not None:
        return blank
    starts = [k for k in range(_CATEGORY) if region_at_head(line.text[end + k : min(end + k + 40, line.high)])]
    end = ViewAt(end + max(starts, default=0))
    return line.high if not starts and line.high - end <= _CATEGORY else end
