"""Wordings of time limits → kind, date, start, recurrence. Speaks the folded view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import regex

from ydparse.grammar.days import FIVE_YEAR_PLANS, add_months, day, month_end, year_end
from ydparse.grammar.numerals import parse_number
from ydparse.lexicon import words

_Y = r"(?:20\d{2}|二[〇零]\p{Han}{2})"
_N = r"(?:\d{1,3}|[一二三四五六七八九十两]{1,3})"
_BY = r"(?:之前|以前|前|以内|之内|内|止)"
_TO = r"(?:至|到|-|~)+"

# Each form is said with what it must not match. Order: the longer wording first.
_FORMS = (
    # 2026年2月1日至11月30日; 2026年3月-10月; 3月至6月底
    rf"(?P<range>(?:自|从)?(?:(?P<ra_y>{_Y})年)?(?P<ra_m>\d{{1,2}})(?:月(?:(?P<ra_d>\d{{1,2}})日)?(?:起|开始)?|(?<=(?<![\d.])\d{{1,2}})(?={_TO}\d{{1,2}}月)){_TO}"
    rf"(?:(?P<rb_y>{_Y})年)?(?P<rb_m>\d{{1,2}})月(?:(?P<rb_d>\d{{1,2}})日)?(?:底|末)?{_BY}?)",
    # 2023-2025年, 2023年至2025年: only where it opens a clause, so not 行动计划(2023-2025年)
    rf"(?P<years>(?:自|从)?(?P<ya>{_Y})年?{_TO}(?P<yb>{_Y})年(?:底|末|期间|年底)?{_BY}?)(?![)度])",
    # 每季度, 每两个月, 每年6月底前, 按月, 逐月; not 每户, 每月1000元 (a rate)
    rf"(?P<recurring>(?:每(?:个|隔)?(?P<every>年度?|半年|半个?月|季度?|个?月|周|日|天|旬|学期|双月|(?P<every_n>{_N})(?P<every_u>个?月|年|周|天))|(?:按|逐)(?P<by>年度?|半年度?|季度?|月度?|周|旬)(?![照期时序]))"
    rf"(?:末|底|初|年底|年末)?(?:(?:\d{{1,2}}月(?:、|和))*(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:底|末)?前)?|(?P<by_one>(?<![十\d])一(?:周|月|季度?|年)|半年|半月)(?=一(?:调度|通报|会商|报告|汇报|检查|督查|督导|研判|评比|评估|考核|讲评|总结|小结|排名|晾晒|公示|例会|复盘|点评|监测|巡查|演练|培训|报送|碰头|推进)|\p{{Han}}{{1,4}}一次))(?![a-z\d]|人|户|家|件|名|亩|吨|次均|均|最高|不超过|给予|不低于|不少于\d+[万亿]|累计不|可享|总额|补|奖|安排\d|公里|平方米)",
    # (在本意见)印发之日起30日内, 自发文之日起3个月内
    rf"(?P<after>(?:自|从|在)?(?:本\p{{Han}}{{1,4}})?(?:印发|发布|下发|出台|施行|实施|公布|发文)之日起(?P<after_n>{_N})(?:个)?(?P<after_u>工作日|日|天|个?月|年|周)(?:以|之)?内)",
    # 春节前, 2026年国庆节前: of a feast; 汛期前 and lunar feasts have no date that could be told
    rf"(?P<feast>(?:到|在|于)?(?:(?P<f_y>{_Y}|今|本|明)年)?“?(?P<f_name>春节|元旦|五一|劳动节|国庆|十一(?=”)|中秋|清明|端午|主?汛期|入汛|入冬|汛|供暖季|采暖季|采暖期|供暖期|冬季供暖|(?:春|秋)季开学|开学|春耕|高考|中考|暑期|暑假|寒假)”?节?{_BY})(?!检查|准备|排查|隐患|巡查)",
    # 到“十四五”末: the last year of a 五年规划
    r"(?P<plan>(?:到|至|在)“?(?P<plan_no>十[二三四五六])五”?(?:规划)?(?:时期|期)?(?:末|期末|结束时))",
    # 到2025年底, 2023年年底前, 2026年6月15日前, 2026年上半年, 2026年三季度末, 2025年
    rf"(?P<dated>(?P<prep>不[迟晚]于|到|至|截至|截止到?|于|在|力争到|确保到)?(?P<year>{_Y}|今|本|当|明|次|翌)年(?:度内?)?"
    rf"(?:(?P<month>\d{{1,2}})月(?:份)?(?:(?P<day>\d{{1,2}})[日号]|(?P<ten>上旬|中旬|下旬|中))?(?P<month_end>底|末)?|(?P<half>上半年|下半年)|第?(?P<quarter>[一二三四1-4])季度(?P<quarter_end>底|末)?|(?P<year_end>年?[底末终]))?"
    rf"(?:年?)?(?P<by_word>{_BY})?)",
    # 年内, 年底前, 到年底, 全年
    rf"(?P<this_year>(?:不[迟晚]于|到|至|于|在|截至)?(?:本|今)?(?:(?<![半一两二三四五六七八九十\d])年内|年底{_BY}?|年末{_BY}?|(?<![一每全\d])年中{_BY}?)|全年)",
    # 上半年, 三季度前, 四季度末: 第 and a suffix may stand; not 季度
    rf"(?P<part>(?:不[迟晚]于|到|至|于|在)?(?:(?P<p_half>上半年|下半年)|第?(?P<p_quarter>[一二三四1-4])季度)(?P<p_end>底|末|内)?{_BY}?)",
    # 6月底前, 9月15日前, 10月: the pipeline asks for a suffix or preposition, or a cell
    rf"(?P<monthly>(?P<m_prep>不[迟晚]于|到|至|于|在|截至)?(?<![\d个])(?P<m_month>\d{{1,2}}|(?:十[一二]?|[一二三四五六七八九])(?=月(?:份)?(?:底|末|之?前)))月(?:份)?(?:(?P<m_day>\d{{1,2}})[日号]|(?P<m_ten>上旬|中旬|下旬|中))?(?P<m_end>底|末)?(?P<m_by>{_BY})?)",
    # 三年内, 5年内: counts from the year of the document; not 近三年内, 离校5年内
    rf"(?P<within>(?:用|在)?(?P<w_n>{_N})(?P<w_u>年|个月)(?:时间)?(?:以|之)?内)",
)  # fmt: skip
PATTERN = regex.compile("|".join(_FORMS))
SIGNS = regex.compile("[年月季旬周日天期前内止]|十[二三四五六]五")
"""What every form has one of: half of all tasks have none, and the forms are dear to look for."""
# ISO 8601 duration → the words for it.
_RHYTHMS = {
    "P1Y": ("年", "年度"),
    "P6M": ("半年", "半年度", "学期"),
    "P15D": ("半月", "半个月"),
    "P3M": ("季", "季度"),
    "P1M": ("月", "月度", "个月"),
    "P1W": ("周",),
    "P1D": ("日", "天"),
    "P10D": ("旬",),
    "P2M": ("双月",),
}
_DURATIONS = {word: duration for duration, words_ in _RHYTHMS.items() for word in words_}
_TENS = {"上旬": 10, "中旬": 20, "中": 15}


RELATIVE = ("今", "本", "当", "明", "次", "翌")  # years that count from the plan's


class Calendar(NamedTuple):
    """What dates count from: the plan's year, the day of issue, and the last year that the text named."""

    plan_year: int | None = None
    issued_on: dt.date | None = None
    named_year: int | None = None

    @property
    def base_year(self) -> int | None:
        """The plan's year, or that of its issue."""
        return self.plan_year or (self.issued_on.year if self.issued_on else None)

    @property
    def year(self) -> int | None:
        """The year that a wording without one means."""
        return self.named_year or self.base_year


class Limit(NamedTuple):
    """A time limit's value; `bare` has no word that makes it one (2025年, 10月): its place must say so."""

    kind: str
    date: dt.date | None = None
    start: dt.date | None = None
    recurrence: str | None = None
    bare: bool = False
    assumed: bool = False  # the year comes from the plan or the day of issue, not from the wording
    year: int | None = None  # the year that the wording names


@cache
def numeric_pattern() -> regex.Pattern[str]:
    """2026.6, 2026-06-30, 2026/6/30: a date in figures, where the place says that it is a time limit."""
    return regex.compile(
        r"(?P<figures>(?P<f_year>20\d{2})[.\-/](?P<f_month>\d{1,2})(?:[.\-/](?P<f_day>\d{1,2}))?)(?![\d.])"
    )


@cache
def ongoing_pattern() -> regex.Pattern[str]:
    """持续推进, 长期坚持 …, where the place says that they are a time limit."""
    return regex.compile(r"(?P<ongoing>\L<words>)", words=list(words("ongoing_terms")))


def parse_limit(match: regex.Match[str], calendar: Calendar) -> Limit | None:
    """The value of a match of PATTERN or of `ongoing_pattern()` or `numeric_pattern()`, or None where the calendar has no such day.

    >>> calendar = Calendar(2026, dt.date(2026, 3, 2))
    >>> limit = lambda text: parse_limit(PATTERN.match(text), calendar)
    >>> [str(limit(t).date) for t in ("2023年12月底", "2021年4月", "上半年", "三季度前", "7月前", "年底前", "到2025年底")]
    ['2023-12-31', '2021-04-30', '2026-06-30', '2026-09-30', '2026-07-31', '2026-12-31', '2025-12-31']
    >>> [limit(t).recurrence for t in ("每季度", "每两个月", "按月", "每年")]
    ['P3M', 'P2M', 'P1M', 'P1Y']
    >>> str(limit("自印发之日起30日内").date), str(limit("2026年2月1日至11月30日").start)
    ('2026-04-01', '2026-02-01')
    """
    form = form_of(match)
    return _PARSERS[form](match, calendar) if form else None


def form_of(match: regex.Match[str]) -> str | None:
    """The form of the wording, by the name that its group has.

    >>> form_of(PATTERN.match("三季度前")), form_of(PATTERN.match("2026年9月底前"))
    ('part', 'dated')
    """
    return next((name for name in _PARSERS if name in match.re.groupindex and match.group(name) is not None), None)


def _number(text: str | None) -> int | None:
    value = parse_number(text) if text else None
    return int(value) if value is not None else None


def _range(match: regex.Match[str], calendar: Calendar) -> Limit | None:
    first = _number(match.group("ra_y")) or calendar.year
    if first is None:
        return Limit("due", assumed=True)
    last = _number(match.group("rb_y")) or first
    start = day(first, int(match.group("ra_m")), int(match.group("ra_d") or 1))
    month = int(match.group("rb_m"))
    end = day(last, month, int(match.group("rb_d"))) if match.group("rb_d") else month_end(last, month)
    named = _number(match.group("rb_y")) or _number(match.group("ra_y"))
    return Limit("due", end, start, assumed=named is None, year=named) if start and end else None


def _years(match: regex.Match[str], calendar: Calendar) -> Limit | None:
    first, last = _number(match.group("ya")), _number(match.group("yb"))
    if not first or not last or last < first:
        return None
    return Limit("due", year_end(last), day(first, 1, 1), year=last, bare=True)


def _recurring(match: regex.Match[str], calendar: Calendar) -> Limit | None:
    count = _number(match.group("every_n"))
    if count:
        unit = match.group("every_u")
        letter = {"月": "M", "年": "Y", "周": "W", "天": "D"}[unit[-1]]
        return Limit("recurring", recurrence=f"P{count}{letter}")
    said = match.group("every") or match.group("by") or match.group("by_one").removeprefix("一")
    return Limit("recurring", recurrence=_DURATIONS.get(said))


def _after(match: regex.Match[str], calendar: Calendar) -> Limit | None:
    count, unit = _number(match.group("after_n")), match.group("after_u")
    if count is None:
        return None
    if calendar.issued_on is None or unit == "工作日":  # working days need the holidays of that year: not guessed
        return Limit("due")
    if unit in ("日", "天", "周"):
        return Limit("due", calendar.issued_on + dt.timedelta(days=count * (7 if unit == "周" else 1)))
    return Limit("due", add_months(calendar.issued_on, count * (12 if unit == "年" else 1)))


def _dated(match: regex.Match[str], calendar: Calendar) -> Limit | None:
    relative = match.group("year") in RELATIVE
    year = calendar.base_year if relative else _number(match.group("year"))
    bare = not (match.group("prep") or match.group("by_word") or match.group("year_end") or match.group("half")
                or match.group("quarter") or match.group("month_end"))  # fmt: skip
    if year is None:
        return Limit("due", assumed=True, bare=bare)
    year += match.group("year") in ("明", "次", "翌")
    date = _day_of(
        year, match.group("month"), match.group("day"), match.group("ten"), match.group("half"), match.group("quarter")
    )
    return Limit("due", date, bare=bare, assumed=relative, year=None if relative else year) if date else None


def _day_of(
    year: int, month: str | None, date: str | None, ten: str | None, half: str | None, quarter: str | None
) -> dt.date | None:
    if month:
        number = int(month)
        if date:
            return day(year, number, int(date))
        return day(year, number, _TENS[ten]) if ten in _TENS else month_end(year, number)
    if half:
        return month_end(year, 6 if half == "上半年" else 12)
    if quarter:
        return month_end(year, 3 * (_number(quarter) or 4))
    return year_end(year)


_FEASTS = {
    "元旦": (-1, 12, 31),
    "五一": (0, 4, 30),
    "劳动节": (0, 4, 30),
    "国庆": (0, 9, 30),
    "十一": (0, 9, 30),
}  # the day before: (years, month, day)


def _feast(match: regex.Match[str], calendar: Calendar) -> Limit | None:
    said = match.group("f_y")
    named = _number(said) if said and said not in ("今", "本", "明") else None
    year = named or calendar.plan_year or calendar.year
    if year is None or match.group("f_name") not in _FEASTS:
        return Limit("due", year=named)
    years, month, date = _FEASTS[match.group("f_name")]
    return Limit("due", day(year + years + (said == "明"), month, date), assumed=named is None, year=named)


def _plan(match: regex.Match[str], calendar: Calendar) -> Limit | None:
    year = FIVE_YEAR_PLANS[match.group("plan_no")]
    return Limit("due", year_end(year), year=year)


def _this_year(match: regex.Match[str], calendar: Calendar) -> Limit | None:
    year = calendar.plan_year or calendar.year
    if year and "年中" in match.group():
        return Limit("due", month_end(year, 6), assumed=True, bare=match.group().endswith("年中"))
    return Limit("due", year_end(year) if year else None, assumed=True)


def _part(match: regex.Match[str], calendar: Calendar) -> Limit | None:
    year = calendar.year
    bare = match.group("p_half") is None and match.group() == f"{match.group('p_quarter')}季度"
    if year is None:
        return Limit("due", assumed=True, bare=bare)
    return Limit(
        "due", _day_of(year, None, None, None, match.group("p_half"), match.group("p_quarter")), assumed=True, bare=bare
    )


def _monthly(match: regex.Match[str], calendar: Calendar) -> Limit | None:
    month = _number(match.group("m_month")) or 0
    if not 1 <= month <= 12:
        return None
    bare = not (match.group("m_prep") or match.group("m_end") or match.group("m_by") or match.group("m_ten"))
    if calendar.year is None:
        return Limit("due", assumed=True, bare=bare)
    date = _day_of(calendar.year, str(month), match.group("m_day"), match.group("m_ten"), None, None)
    return Limit("due", date, bare=bare, assumed=True) if date else None


def _within(match: regex.Match[str], calendar: Calendar) -> Limit | None:
    count = _number(match.group("w_n"))
    if count is None or (count > 30 and match.group("w_u") == "年"):
        return None
    if match.group("w_u") == "个月":
        return Limit("due", add_months(calendar.issued_on, count) if calendar.issued_on else None, assumed=True)
    year = calendar.base_year
    return Limit("due", year_end(year + count) if year else None, assumed=True)


def _figures(match: regex.Match[str], calendar: Calendar) -> Limit | None:
    year, month, date = (match.group(name) for name in ("f_year", "f_month", "f_day"))
    found = day(int(year), int(month), int(date)) if date else month_end(int(year), int(month))
    return Limit("due", found, year=int(year)) if found else None


_PARSERS: dict[str, Callable[[regex.Match[str], Calendar], Limit | None]] = {
    "range": _range,
    "years": _years,
    "recurring": _recurring,
    "after": _after,
    "feast": _feast,
    "dated": _dated,
    "plan": _plan,
    "this_year": _this_year,
    "part": _part,
    "monthly": _monthly,
    "within": _within,
    "figures": _figures,
    "ongoing": lambda match, calendar: Limit("ongoing"),
}
