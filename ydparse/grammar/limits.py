"""Time limits: their forms, and one reader of them for running text, labels, brackets and cells. Speaks the folded view.

    running text, heading       `PATTERN`: a wording that names its time in words
    label, column, bracket      `stated()`: those, and what only its place makes a time: 6.30, 20260630, 60天内, 持续推进

What each form is worth where it stands is for `rules.deadlines` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import regex

from ydparse.document import ViewAt
from ydparse.grammar.days import (
    DAY_NUMBER,
    MONTH_NUMBER,
    QUARTER_NUMBER,
    RELATIVE_YEAR,
    YEAR_IN_FIGURES,
    YEAR_NUMBER,
)
from ydparse.grammar.periods import Limit
from ydparse.grammar.pieces import beginning, with_lists, with_words
from ydparse.grammar.years import Calendar
from ydparse.lexicon import load, words

__all__ = [
    "EARLY",
    "FORMS",
    "PATTERN",
    "SIGNS",
    "Calendar",
    "Limit",
    "date_at",
    "find_marks",
    "form_of",
    "ongoing_word",
    "stated",
]

_ENDS = "".join(sorted({row[0][-1] for name in ("rhythms", "feasts") for row in load(name)}))
_SIGN_BEGINS = f"年月季周日号天期节前内止{_ENDS}Q十"
_SIGN = r"(?:[^Q十]|Q[1-4]|十[二三四五六]五)"
SIGNS = re.compile(beginning(_SIGN_BEGINS, _SIGN))
"""What every form has one of: half of all tasks have none, and the forms are dear to look for."""
_SIGNED_WITHIN = 24  # characters; the first sign of a form stands near its beginning

# Particles around a day.
_UNTIL = r"(?:截[至止]到?|不[迟晚][于於]|最[迟晚][于於在]?|(?:力争|确保|务必)?到|赶?在|至|[于於])"
_TO = r"(?:至|到|-|~)+"
_BEFORE = r"(?:之前|以前|前(?!后|往|沿|景|期|瞻|端|置|不久|[\d一二两三十]{1,2}个?[季月]))"
_INSIDE = r"[内內](?!部(?![署分])|外|容|设|生|涵|需|地|控|涝|蒙)"  # 年内部署, not 内部
_BY = rf"(?:{_BEFORE}|[以之][内內]|[年度]?{_INSIDE}|止)"
_NOT_OF_NUMBER = r"(?<![\d个十第每近])"  # 12月, not the 2月 in it; not 6个月
_COUNT = r"(?:\d{1,3}|[一二三四五六七八九十两半]{1,3})"
_MIDDLE = r"中(?![央小心国华医学共高考等])"  # 3月中; not 3月中小学…
EARLY = "初(?![步级中稿心]|审(?![核定议批查])|验(?!收))"
"""The first days of a month or a year; not 3月初步完成, 初审, but 初审定."""


# The hour of a day, or the name of the day: 6月30日18:00前, 9月18日(星期五)下班前.
_CLOCK = r"(?:(?:\((?:星期|周)\p{Han}\))?(?:(?:上午|下午|中午|晚上?)?\d{1,2}[:时点](?:\d{2}分?)?|下班)?(?=之?前))?"


def _month(prefix: str = "") -> str:
    """6月, 6月30日, 6月15前, 3月中下旬, 11月月底, 十一月末."""
    return rf"(?P<{prefix}month>{MONTH_NUMBER})月(?:份)?{_in_month(prefix)}?"


def _in_month(prefix: str = "") -> str:
    """A day of a month, or a part of one: 30日, 15前, 中下旬, 月底, 末."""
    return (
        rf"(?:(?P<{prefix}day>{DAY_NUMBER})(?:[日号號]{_CLOCK}|(?=之?前))"
        rf"|(?P<{prefix}ten>\L<parts>|[上中]、[中下]旬|{_MIDDLE}|{EARLY})|月?(?P<{prefix}end>[底末]))"
    )


_YEARS = rf"(?:{YEAR_NUMBER}|{RELATIVE_YEAR[:-1]})"
_YEAR = rf"(?:(?P<year>{YEAR_NUMBER})(?:年|(?=月{MONTH_NUMBER}月)(?P<misprint>月))|(?P<year>{RELATIVE_YEAR[:-1]})年)"
_HALF = "(?P<half>[上下])半年[底末]?"
_QUARTER = (
    rf"(?:前(?P<quarters>[一二两三])个?季度|前(?P<months>1[0-2]|[1-9]|[一二三四五六七八九十两]+)个月(?![以之]?[内內前后])|(?<![A-Za-z\d])Q(?P<quarter>[1-4])(?![\d.])(?:(?P<through>{_TO})Q?(?P<last>[1-4]))?"
    rf"|第?(?P<quarter>{QUARTER_NUMBER})(?:季度?)?(?:(?P<through>{_TO})|、|和|及)第?(?P<last>{QUARTER_NUMBER})季度"
    rf"|第?(?P<quarter>{QUARTER_NUMBER})季度)(?P<end>底|末|内)?"
)
_YEAR_END = (
    r"(?P<end>年?[底末终](?:年底|年末)?)|年?(?P<middle>中)(?!共)(?=[以之]?前|[底,。;、)]|$|(?:\L<adverb>)*\L<done>)"
)

# What comes next; not 以下月份, 样本周期, 每次月度会议, 应当季节性….
_COMING = (
    r"(?:(?<![以之如线地天])下|(?<![样基资成版文根日课])本|(?<![每首多两一二三几])次|翌|(?<![应相适正担充])当)[一个]?"
)
_WEEKDAY = "(?:(?P<day>[一二三四五六日天])|(?P<end>末)|(?![期边围转密全年知]))"

# Range: the month of the first day may lack its 月 (6-8月), the second day its month (6月1日至15日).
_FROM = (
    rf"(?:自|从|于|在)?(?:(?P<year>{_YEARS})年)?{_NOT_OF_NUMBER}(?P<month>{MONTH_NUMBER})(?:月(?:份)?(?:(?P<day>{DAY_NUMBER})"
    rf"(?:[日号]|(?={_TO}{DAY_NUMBER}[日号]))|(?P<ten>\L<parts>|[初底末中]))?(?:起|开始)?|(?<=(?<![\d.])\d{{1,2}})(?={_TO}\d{{1,2}}月))"
)
_LAST = (
    rf"(?:(?:(?P<to_year>{_YEARS})年)?{_month('to_')}|(?P<to_year>{_YEARS})年(?P<to_end>年?[底末终])?"
    rf"|(?P<to_end>年[底末终])|(?P<to_day>{DAY_NUMBER})[日号])"
)

# 每月1000元, 每户: what is paid or counted, no rhythm.
_NO_RHYTHM = r"(?![a-z\d]|次均|不少于\d+[万亿]|安排\d|\L<paid>)"
_ISSUED = r"\L<issued>之日起"

FORMS: dict[str, str] = {
    # 2026年2月1日至11月30日, 3月至6月底, 4月初至年底
    "range": rf"{_FROM}{_TO}{_LAST}{_BY}?",
    # 2026—2028年, 自2026年至2028年底, 今明两年
    "years": rf"(?:自|从)?(?P<year>{YEAR_NUMBER})年?{_TO}(?P<to_year>{YEAR_NUMBER})年(?:年底|底|末|期间)?{_BY}?(?![)度])|(?P<two>今明|明后)两年",
    # 每季度, 每两个月, 每年6月底前, 按月, 逐月, 一月一调度
    "recurring": rf"(?:每(?:个|隔)?(?P<every>\L<each>|(?P<every_count>{_COUNT})(?P<every_unit>个?月|[年周天日]|个?季度))"
    rf"|[按逐](?P<every>\L<by>)(?![照期时序]))(?:年?[底末]|初)?"
    rf"(?:(?:\d{{1,2}}月?(?:\d{{1,2}}[日号])?[底末]?前?[、和])*\d{{1,2}}月(?:份)?(?:\d{{1,2}}[日号])?[底末]?前?|\d{{1,2}}[日号]前|前)?{_NO_RHYTHM}"
    rf"|(?P<every>(?<![十\d])一\L<one>|\L<alone>)(?=一\L<doing>|\p{{Han}}{{0,4}}一次)",
    # (在本意见)印发之日起30日内
    "after": rf"(?:自|从|在)?(?:本\p{{Han}}{{1,4}})?{_ISSUED}(?P<count>{_COUNT})个?(?P<unit>工作日|日|天|个?月|年|周)[以之]?内",
    # 春节前, 2026年国庆节前, “七一”前夕
    "feast": rf"(?:到|赶?在|于)?(?:(?P<year>{_YEARS})年)?(?:“(?P<feast_day>\L<quoted>)[”\"]|“?(?P<feast_day>\L<unquoted>)[”\"]?)"
    rf"(?:(?:国际)?\p{{Han}}{{0,2}}节)?(?:假期)?(?:前夕|{_BY})(?!\L<checks>)",
    # 到“十五五”末
    "plan": r"(?:到|至|在)?“?(?P<plan_no>十[二三四五六])五[”\"]?(?:规划)?(?:(?:时期|期)?(?:末(?!期)|期末)|结束时)",
    # 2026.8.31前, 2026-06-30之前
    "figures": rf"{_UNTIL}?(?P<year>{YEAR_IN_FIGURES})[-/.](?P<month>{MONTH_NUMBER})(?:[-/.](?P<day>{DAY_NUMBER}))?[日底]?{_BEFORE}",
    # 三年内, 6个月内, 2026年起5年内
    "within": rf"(?:[自从]?(?P<year>{YEAR_NUMBER})年(?:起|开始),?)?[用在]?(?:{_COUNT}{_TO})?"
    rf"(?P<count>{_COUNT})(?P<unit>年|个月)(?:(?:时间)?[以之]?[内內]|(?<=用[^,。]{{1,8}})的?时间)",
    # 到2025年底, 2026年6月15日前, 2026年上半年, 今年
    "dated": rf"(?P<until>{_UNTIL})?{_YEAR}(?:度(?!内))?(?:{_month()}|{_HALF}|{_QUARTER}|{_YEAR_END})?(?P<by>{_BY})?",
    # 年内, 年底前, 全年
    "this_year": rf"(?:{_UNTIL}?(?:(?<![半一两二三四五六七八九十\d每])(?P<by>年{_INSIDE})|(?<=^|[,。;:.(、)\]\n\t本今在])(?P<by>年度{_INSIDE}))"
    rf"|(?P<until>{_UNTIL})?(?:年[底终]|(?<![一每全\d])年末)(?P<by>{_BY})?"
    rf"|(?P<until>{_UNTIL})?(?<![一每全\d])年(?P<middle>中)(?P<by>{_BY})?(?![央小心国华医学共高考等间])|(?P<whole>全年))",
    # 本月底, 下月10日前, 次月中旬, 本季度末, 下周五前
    "coming": rf"(?P<until>{_UNTIL})?{_COMING}(?:月(?:份)?{_in_month()}?|季度(?P<end>底|末|内)?|季(?P<end>[底末])"
    rf"|(?:周|星期){_WEEKDAY})(?P<by>{_BY})?",
    # 上半年, 三季度前, 二、三季度, 前三季度
    "part": rf"(?P<until>{_UNTIL})?(?<![\d每])(?:{_HALF}|{_QUARTER})(?P<by>{_BY})?",
    # 6月底前, 9月15日前, 九月三十日, 10月
    "monthly": rf"(?P<until>{_UNTIL})?{_NOT_OF_NUMBER}(?<![一二三四五六七八九两几])(?!一月一){_month()}(?P<by>{_BY})?",
}  # fmt: skip
"""Each form by the name of its rule; where two begin at one place, the first that fits is taken."""

# What only its place makes a time limit.
_STATED: dict[str, str] = {
    "ongoing": r"\L<ongoing>|(?<=^|[,;。、:.\n\t(\[])\L<heads>(?!完成)\p{Han}{1,4}(?=$|[,;。、)\]\n\t])",
    "figures": rf"(?P<year>{YEAR_IN_FIGURES})(?:(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])"
    rf"|[-/.](?P<month>{MONTH_NUMBER})(?:[-/.](?P<day>{DAY_NUMBER}))?)(?:{_TO}(?P<to_year>{YEAR_IN_FIGURES})[-/.](?P<to_month>{MONTH_NUMBER})(?:[-/.](?P<to_day>{DAY_NUMBER}))?)?日?{_BEFORE}?(?![\d.])"
    rf"|(?<![\d.])(?P<month>1[0-2]|0?[1-9])[./](?P<day>3[01]|[12]\d|0?[1-9])(?:{_TO}(?P<to_month>1[0-2]|0?[1-9])[./](?P<to_day>3[01]|[12]\d|0?[1-9]))?{_BEFORE}?(?![\d.%个年月天小倍万亿元米吨])",
    "days": rf"(?<!\d\.)(?P<count>{_COUNT})个?(?P<unit>工作日|日|天|周|小时|月)[以之]?内",
}  # fmt: skip
# Where a form can begin, behind what may stand before it (到, 自, 本方案): cheap to look for, where the forms are dear.
_BEGINNING = (
    r"(?<!\d)(?:\d{1,4}|[〇零一二三四五六七八九十元两半双O]{1,5})(?:个?[年月季周]|[-至到~、./和及](?=[\d第Q〇零一二三四五六七八九十元两]))|第[一二三四1-4]|[今本当明次翌][年明后]|[下本次翌当][一个]?[月季周星]"
    rf"|年[度底末终内內中]|全年|[上下]半年|前[\d一二两三十]{{1,2}}个?[季月]|Q[1-4]|每|[按逐][年半季月周旬]|{_ISSUED}|“?十[二三四五六]五|“?\L<feasts>[^,。;\n]{{0,6}}?[前内止]"
)
_PREFIX = regex.compile(rf"(?r)(?:{_UNTIL}|(?:自|从|在)?本\p{{Han}}{{1,4}}|[自从在用])")


_LISTS: dict[str, Callable[[], Iterable[str]]] = {
    "feasts": lambda: words("feasts"),
    "quoted": lambda: (row[0] for row in load("feasts") if row[-1] == "quoted"),
    "unquoted": lambda: (row[0] for row in load("feasts") if row[-1] != "quoted"),
    "ongoing": lambda: words("ongoing_terms"),
    "heads": lambda: words("ongoing_heads"),
    "parts": lambda: (row[0] for row in load("month_parts") if len(row[0]) > 1),
}


def _words_of(name: str) -> Iterable[str]:
    """The words of a named list: one of those above, the rhythms that stand in a place (each, by …), or time words."""
    if name in _LISTS:
        return _LISTS[name]()
    return [row[0] for row in load("rhythms") if name in row[2].split()] or words("time_words", name)


def _compile(pattern: str) -> regex.Pattern[str]:
    return with_lists(pattern, _words_of)


def _any(forms: dict[str, str], first: str = "") -> regex.Pattern[str]:
    return _compile(first + "(?:" + "|".join(f"(?P<{name}>{form})" for name, form in forms.items()) + ")")


# The characters that a form begins with, cheap to look for: its own, and those that may stand before them (到, 自, 本方案).
_OWN = "0123456789〇零一二三四五六七八九十百元两半双OQ第今本当明次翌年全上下前每按逐“" + "".join(
    sorted(
        {word[0] for word in (*words("time_words", "issued"), *(row[0] for row in (*load("feasts"), *load("rhythms"))))}
    )
)
BEGINNINGS = frozenset(_OWN) | frozenset("截不最力确务到赶在至于於自从用")
"""The characters that a form can begin with."""


def _one_of(characters: Iterable[str]) -> str:
    return rf"(?=[{''.join(sorted(characters))}])"


PATTERN = _any(FORMS, _one_of(BEGINNINGS))
"""Every form in running text; the group that is named as its form holds the whole of it."""
_BEGINNINGS = with_words(beginning(_OWN, _BEGINNING), _words_of)


def date_at(text: str, at: int = 0, end: int | None = None) -> regex.Match[str] | None:
    """What has one of the forms and begins at `at`; quicker than the pattern where none can.

    >>> date_at("3月底前建成").group(), date_at("建成3月底前")
    ('3月底前', None)
    """
    if text[at : at + 1] not in BEGINNINGS or not SIGNS.search(text, at, at + _SIGNED_WITHIN):
        return None
    return PATTERN.match(text, at) if end is None else PATTERN.match(text, at, end)


def date_at_end(text: str) -> regex.Match[str] | None:
    """What has one of the forms and ends a wording.

    >>> date_at_end("资金5月底前").group(), date_at_end("5月底前下达")
    ('5月底前', None)
    """
    return next((date for date in PATTERN.finditer(text) if date.end() == len(text)), None)


@cache
def stated() -> regex.Pattern[str]:
    """Every form where the place says that a time limit stands there."""
    forms = {**_STATED, **{name: form for name, form in FORMS.items() if name != "figures"}}
    return _any(forms, _one_of(BEGINNINGS | _lasting_begins() | {"半"}))


@cache
def timely() -> re.Pattern[str]:
    """What every form of `stated()` has one of: a sign of a time, a figure, a word of what goes on."""
    first = rf"{_SIGN_BEGINS}\d{''.join(sorted(_lasting_begins()))}"
    return with_words(beginning(first, rf"{SIGNS.pattern}|\d|\L<ongoing>|\L<heads>"), _words_of)


@cache
def _lasting_begins() -> frozenset[str]:
    """The first characters of the words of what goes on."""
    return frozenset(word[0] for name in ("ongoing", "heads") for word in _words_of(name))


def form_of(match: regex.Match[str]) -> str:
    """The form of a match, by the name of the group that holds the whole of it.

    >>> form_of(PATTERN.match("三季度前")), form_of(PATTERN.match("2026年9月底前"))
    ('part', 'dated')
    """
    known = match.re.groupindex
    return next(name for name in _NAMES if name in known and match.start(known[name]) >= 0)  # a name itself is slow


_NAMES = tuple(dict.fromkeys((*FORMS, *_STATED)))


def find_marks(
    text: str, start: ViewAt, end: ViewAt, *, is_stated: bool = False
) -> Iterator[tuple[str, regex.Match[str]]]:
    """What has one of the forms in folded text[start:end], in order: (form, match). `is_stated`: its place says so.

    >>> found = lambda text, **how: [(form, m.group()) for form, m in find_marks(text, 0, len(text), **how)]
    >>> found("2027年3月底前启动,10月底前建成,GB6.30")
    [('dated', '2027年3月底前'), ('monthly', '10月底前')]
    >>> found("12月底前,并持续推进", is_stated=True), found("6.30", is_stated=True)
    ([('monthly', '12月底前'), ('ongoing', '持续推进')], [('figures', '6.30')])
    """
    if is_stated:
        yield from ((form_of(match), match) for match in stated().finditer(text, start, end))
        return
    while found := _BEGINNINGS.search(text, start, end):
        at = found.start()
        prefix = _PREFIX.match(text, start, at)
        match = (PATTERN.match(text, prefix.start(), end) if prefix else None) or PATTERN.match(text, at, end)
        if match and match.end() > at:
            yield form_of(match), match
        start = ViewAt(max(match.end() if match else 0, at + 1))


def ongoing_word(wording: str) -> tuple[str, str] | None:
    """The lexicon and the word of it that make a wording one that goes on.

    >>> ongoing_word("长期坚持"), ongoing_word("全年组织实施"), ongoing_word("年底前")
    (('ongoing_terms', '长期坚持'), ('ongoing_heads', '全年'), None)
    """
    known = ((name, word) for name in ("ongoing_terms", "ongoing_heads") for word in words(name))
    return next(((name, word) for name, word in known if wording.startswith(word)), None)
