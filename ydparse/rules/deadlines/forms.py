"""Time limits in running text: one rule for each form of wording; where the form alone is not enough, its clause decides."""

from __future__ import annotations

import regex

from ydparse.grammar.days import DAY, MONTH, YEAR
from ydparse.grammar.limits import Limit
from ydparse.grammar.verbs import verb_at
from ydparse.rules.deadlines.context import (
    Context,
    is_done,
    is_reached,
    opens,
    opens_entry,
    pattern,
)
from ydparse.rules.rule import Evidence, Rule

_OPENING_SIGNS = ("(", "[", "“", "《")
_WORK = ("make", "add", "cause", "reach", "up", "down")
OF_AN_EVENT = regex.compile("[于在到至]?[次翌当]")  # 次月: after another one
_OF_YEAR = regex.compile(r"[的度]")


_SHARES = regex.compile(rf"(?:[、和及与](?:{YEAR})?{MONTH}(?:{DAY})?[底末]?)+[之以]?前")
_JOINED = regex.compile(rf"(?:^|[。,;:.)\]])(?:{MONTH}[、和及])+$")
"""Another date joined to it: 6月30日、12月31日前; 5月、8月、11月分别召开…."""


def _stands(context: Context) -> Limit | None:
    """A wording that says by itself that it is a limit."""
    return None if context.bare else context.due


def _is_work(context: Context) -> bool:
    """Whether what is to be done follows at once."""
    return is_done(context) or verb_at(context.after, 0, *_WORK) is not None


def _years(context: Context) -> Limit | None:
    """自2026年至2028年, 今明两年: where it opens a clause, or what is done follows at once."""
    if context.before.endswith(("(", "[", "“")) or not context.due:
        return None
    if not context.bare:
        return None if context.before.endswith(("对", "按", "为")) else context.due
    return context.due if opens(context) or (_is_work(context) and not _is_governed(context)) else None


def _is_governed(context: Context) -> bool:
    """Whether a verb stands right before: its object begins with the date (落实2026年新建项目清单)."""
    return pattern(r"\L<govern>$").search(context.before) is not None


def _dated(context: Context) -> Limit | None:
    """2026年9月底前; a bare year or month where it opens a clause that says what is reached or done."""
    limit = context.due
    if limit is None or not limit.bare or context.place == "stage":
        return limit
    if context.before.endswith(_OPENING_SIGNS):
        return None
    if limit.relative or limit.grain == "year":
        return limit if _year_counts(context) else None
    return (
        limit
        if opens(context) and (_is_work(context) or context.after.startswith((",", "和", "、")) or is_reached(context))
        else None
    )


def _year_counts(context: Context) -> bool:
    """Whether a bare year is the limit of what follows."""
    if _OF_YEAR.match(context.after):
        return False
    if opens(context):
        if context.wording.startswith(("于", "在")):  # 在2026年对林场开展…
            return True
        return _is_work(context) or is_reached(context) or context.after.startswith(("和", "、"))
    return is_done(context) and not _is_governed(context) and "当年" not in context.wording


def _this_year(context: Context) -> Limit | None:
    """年内, 年底前; 全年 where what is reached in it follows."""
    limit = context.due
    if limit is None or not limit.bare or context.place == "stage":
        return limit
    if limit.grain == "whole":
        return limit if _is_work(context) or is_reached(context) else None
    return limit if opens(context) or _is_work(context) else None


def _part(context: Context) -> Limit | None:
    """三季度末, 上半年; a bare quarter where it opens a clause, or what is done follows at once."""
    limit = context.due
    if limit is None or not limit.bare or context.place == "stage":
        return limit
    return limit if opens(context) or (_is_work(context) and not _is_governed(context)) else None


def _coming(context: Context) -> Limit | None:
    """本月底, 下季度, 次月10日前; not 当月 alone, which is that of an event."""
    return None if context.bare and OF_AN_EVENT.match(context.wording) else _part(context)


def _monthly(context: Context) -> Limit | None:
    """9月底前, 9月15日前; a bare month where its work follows (9月投入使用), or where it opens a sentence (5月，举办…)."""
    limit = context.due
    if limit is None or not limit.bare or context.place == "stage":
        return limit
    if context.before.endswith(_OPENING_SIGNS):
        return limit if context.before.endswith("(") and is_done(context) else None
    if is_done(context) or _SHARES.match(context.after):
        return limit
    return limit if _opens_its_sentence(context, limit) else None


def _opens_its_sentence(context: Context, limit: Limit) -> bool:
    """5月，举办…; 6月15日，召开…; 1.6月开展…; 5月、8月、11月开展…."""
    if not opens_entry(context):
        return limit.grain == "month" and _JOINED.search(context.before) is not None
    return limit.grain == "month" or context.after.startswith((",", ":"))


def _within(context: Context) -> Limit | None:
    """三年内建成…: where it opens a clause, and what is reached follows."""
    return (
        context.due
        if opens(context) or pattern(r"(?:[用在于要将拟须并应来后]|\L<aim>)$").search(context.before)
        else None
    )


def _recurring(context: Context) -> Limit | None:
    return context.limit if context.limit and context.limit.kind == "recurring" else None


RULES: tuple[Rule[Context, Limit], ...] = (
    Rule(
        "deadline.range",
        "起止的月日",
        Evidence.TOUCHING,
        _stands,
        (
            ("2026年3月至9月开展排查。", "due 2026-03-01/2026-09-30"),
            ("4月初至6月底集中清理河道。", "due 2026-04-01/2026-06-30"),
            ("抓好管护。7—9月，举办纳凉晚会。", "due 2026-07-01/2026-09-30"),
        ),
        ("修订3至5项制度。", "9月底前开展排查。"),
        needs=("月",),
    ),
    Rule(
        "deadline.years",
        "起止的年份，在分句开头或其后就是所做的事；今明两年",
        Evidence.TOUCHING,
        _years,
        (
            ("2026—2028年，建成泊位3个。", "due 2026-01-01/2028-12-31"),
            ("全县2026年至2027年改造灌区12处。", "due 2026-01-01/2027-12-31"),
            ("林场今明两年更新苗圃6处。", "due 2026-01-01/2027-12-31"),
        ),
        ("落实《护河行动计划（2026—2028年）》。", "执行护河行动方案（2026—2028年）。"),
        needs=("年",),
    ),
    Rule(
        "deadline.recurring",
        "周期：每季度、按月、每五年",
        Evidence.TOUCHING,
        _recurring,
        (
            ("每季度通报进展。", "recurring P3M"),
            ("按月报送台账。", "recurring P1M"),
            ("每两个月调度一次。", "recurring P2M"),
            ("每5年复核一次。", "recurring P5Y"),
        ),
        ("每户确定一名联系人。", "发给每月1000元补贴。"),
        needs=("每", "按", "逐", "一", "半年", "半月", "两", "双月"),
    ),
    Rule(
        "deadline.after",
        "印发之日起若干日内",
        Evidence.TOUCHING,
        _stands,
        (
            ("自印发之日起30日内修订办法。", "due ?"),
            ("在本方案印发之日起3个月内修订办法。", "due ?"),
        ),
        ("收到申请之日起20日内办结。", "自印发之日起施行。"),
        needs=("之日起",),
    ),
    Rule(
        "deadline.feast",
        "节日之前（节日当天的前一日）、季节之前（没有日期）",
        Evidence.TOUCHING,
        _stands,
        (
            ("国庆节前修订办法。", "due 2026-09-30"),
            ("“七一”前建成展馆。", "due 2026-06-30"),
            ("中秋节前修订办法。", "due ?"),
            ("汛期前完成清淤。", "due ?"),
        ),
        ("做好国庆节期间值守。", "学习七一勋章获得者。", "开展春节前检查。"),
        needs=("前", "内", "止"),
    ),
    Rule(
        "deadline.plan",
        "五年规划的末年",
        Evidence.TOUCHING,
        _stands,
        (
            ("到“十五五”末，建成泊位3个。", "due 2030-12-31"),
            ("“十五五”期末，建成泊位3个。", "due 2030-12-31"),
        ),
        ("谋划“十五五”项目。", "开展“十五五”时期调查研究。"),
        needs=("末", "结束时"),
    ),
    Rule(
        "deadline.figures",
        "用数字写的年月日，其后有“前”；阶段名称后括号里的年月",
        Evidence.TOUCHING,
        _stands,
        (
            ("2026.8.31前修订办法。", "due 2026-08-31"),
            ("2026-06-30之前修订办法。", "due 2026-06-30"),
            ("总结提升阶段（2026.11）。修订办法。", "due 2026-11-30"),
        ),
        ("落实GB 2026.8标准。", "版本号为2026.8.31。"),
    ),
    Rule(
        "deadline.dated",
        "写明年份的时间，带“前”“底”“内”“到”一类的词，或在分句开头并写了要做到什么",
        Evidence.TOUCHING,
        _dated,
        (
            ("2026年9月底前修订办法。", "due 2026-09-30"),
            ("2026年重点镇污水处理率达到80%。", "due 2026-12-31"),
            ("今年建成育苗基地。", "due 2026-12-31"),
            ("二〇二六年六月三十日前修订办法。", "due 2026-06-30"),
            ("2026年一、二季度修订办法。", "due 2026-06-30"),
            ("2026年9月31日前修订办法。", "due 2026-09-30"),
        ),
        ("落实2026年工作要点。", "2026年，全县农业系统坚持稳字当头。", "今年是项目建设年。"),
        needs=("年", "月"),
    ),
    Rule(
        "deadline.this_year",
        "年内、年底前，和写明全年要做到什么的“全年”",
        Evidence.TOUCHING,
        _this_year,
        (
            ("年底前修订办法。", "due 2026-12-31"),
            ("年内建成泊位3个。", "due 2026-12-31"),
            ("全年新建泊位300个。", "due 2026-12-31"),
        ),
        ("确保完成全年主要预期目标。", "投入年末攻坚行动。", "公布全年招聘计划。"),
        needs=("年",),
    ),
    Rule(
        "deadline.part",
        "上半年、某季度",
        Evidence.TOUCHING,
        _part,
        (
            ("三季度前修订办法。", "due 2026-09-30"),
            ("三季度建成泵站。", "due 2026-09-30"),
            ("前三季度完成投资75%。", "due 2026-09-30"),
            ("二、三季度修订办法。", "due 2026-09-30"),
        ),
        ("通报一季度经济运行情况。", "做好第三季度评议。"),
        needs=("季", "半年", "Q", "个月"),
    ),
    Rule(
        "deadline.coming",
        "本月、下月、次月、本季度、下周一类，没有写明从哪一天算起（没有日期）",
        Evidence.TOUCHING,
        _coming,
        (
            ("本月底前修订办法。", "due ?"),
            ("下月10日前修订办法。", "due ?"),
            ("次月中旬修订办法。", "due ?"),
            ("下季度修订办法。", "due ?"),
            ("于本季度末修订办法。", "due ?"),
            ("下周五前修订办法。", "due ?"),
        ),
        ("通报本月工作进展。", "全市当月用水量下降。", "做好以下月份的值守。", "抽取样本周期内的数据。", "每月台账于次月5日前报送。"),
        needs=("月", "季", "周", "星期"),
    ),
    Rule(
        "deadline.monthly",
        "没有年份的月日",
        Evidence.TOUCHING,
        _monthly,
        (
            ("9月底前修订办法。", "due 2026-09-30"),
            ("十一月十五日前修订办法。", "due 2026-11-15"),
            ("要在4月中下旬完成播种。", "due 2026-04-30"),
            ("抓好活动。5月，举办读书会。", "due 2026-05-31"),
            ("展馆9月投入使用。", "due 2026-09-30"),
        ),
        ("落实三月三日庙会安保。", "去年5月，本地遭遇暴雨。", "播种推迟到4月中下旬以后进行。"),
        needs=("月",),
    ),
    Rule(
        "deadline.within",
        "若干年内、若干个月内，在分句开头",
        Evidence.TOUCHING,
        _within,
        (
            ("三年内建成泊位3个。", "due 2028-12-31"),
            ("用2年时间内修订办法。", "due 2027-12-31"),
            ("2026年起5年内，建成泊位3个。", "due 2030-12-31"),
        ),
        ("审批期限压缩至3个月以内。", "培训退伍5年内人员。", "推广3年内关税减让明显的商品。"),
        needs=("内", "內", "时间"),
    ),
)  # fmt: skip
