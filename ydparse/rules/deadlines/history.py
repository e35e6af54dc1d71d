"""Dates that are over, or from which something begins or is measured, or that never were."""

from __future__ import annotations

import regex

from ydparse.grammar.limits import EARLY, Limit
from ydparse.rules.deadlines.context import Context, is_done, pattern
from ydparse.rules.deadlines.refusal import refusal
from ydparse.rules.rule import Evidence, Rule

_SINCE_THEN = regex.compile(rf"(?:以来|之后|以后|后(?![勤备续期])|起(?![草步诉])|开始(?!实施|建设))|{EARLY}")
_FROM = ("自", "从")
_HISTORY = regex.compile(r"(?:已经?|曾|早在)[^。;]{0,6}$")
_EARLY = regex.compile(r"(?<![尽及提最])早$")
_ALREADY = regex.compile(r",?[^,。;]{0,10}(?:[已曾]|实际发生|[共现]有)(?!.{0,4}的)|[^,。;]{1,10}了(?!解)")
_STANDS = regex.compile(r"[^,。;的]{0,8}已(?![有建知开])")  # 今年最高负荷已达…
_UNDONE = regex.compile(r"未[能在于按]?$|(?:如果?|[若凡])$")
_CONDITION = regex.compile(r"[^,。;]{0,6}未[^,。;]{0,8}的")
_BASE = regex.compile(r"[^,。;]{0,20}基础上|的?(?:同期|水平|基数)")


def _day(context: Context) -> Limit | None:
    return Limit("due") if context.limit is None and not context.titled else None


def _start(context: Context, limit: Limit) -> bool:
    """4月中下旬以后, 自2026年10月1日起, 2023年以来, 9月开工后."""
    if limit.kind != "due" or context.form in ("range", "after", "within"):
        return False
    happens = pattern(r"(?:\L<adverb>)*(?:\L<done>|\L<ordered>)(?:之|以)?后")
    if context.wording[-1] not in "前内" and happens.match(context.after):
        return True
    return context.before.endswith(_FROM) or _SINCE_THEN.match(context.after) is not None


def _past(context: Context, limit: Limit) -> bool:
    """已在2025年底前完成, 截至6月30日已完成八成; 2025年 in a plan of 2026."""
    if limit.kind != "due":
        return False
    if context.is_over or _HISTORY.search(context.before) or (limit.bare and _STANDS.match(context.after)):
        return True
    if context.wording.startswith("在") and _EARLY.search(context.before):
        return True
    if context.wording.startswith("截") and (_ALREADY.match(context.after) or context.is_before_issue):
        return True
    return _is_told(context, limit) or (context.is_before_issue and not _is_ordered(context, limit))


def _is_told(context: Context, limit: Limit) -> bool:
    """2026年3月召开了…, 2026年2月印发的, 成立于2021年7月."""
    if context.wording.startswith("于") and pattern(r"(?:\L<who>|\L<ordered>)$").search(context.before):
        return True
    if pattern(r"(?:\L<adverb>)*(?:\L<done>|\L<ordered>)了(?!解)").match(context.after):
        return True
    told = pattern(r"\L<told>|\L<ordered>(?:[了的《]|$)|,?[^,。;]{0,12}(?<!的)了(?!解)")
    if not (limit.bare or context.is_before_issue) or context.is_ahead:
        return False
    return told.match(context.after) is not None


def _is_ordered(context: Context, limit: Limit) -> bool:
    """Whether the plan orders what was due before its issue: 2月底前制定方案, in a notice of 5 March."""
    is_close = limit.grain in ("month", "day") or context.wording[-1] in "前底末内"
    if _ALREADY.match(context.after) or not is_close:
        return False
    return not limit.bare or context.place == "stage" or (is_done(context) and "《" not in context.clause[:8])


def _since(context: Context, limit: Limit) -> bool:
    """较2025年, 近三年内, 未在6月底前完成的: what is compared with, a span that says which, a condition."""
    if limit.kind != "due":
        return False
    if _UNDONE.search(context.before) or _CONDITION.match(context.after) or _BASE.match(context.after):
        return True
    if context.wording.startswith(("自", "从", "在")) or context.form == "after":
        return False
    return pattern(r"\L<since>$").search(context.before) is not None


RULES: tuple[Rule[Context, Limit], ...] = (
    Rule(
        "refused.day",
        "起止颠倒，不成时段",
        Evidence.REFUSED,
        _day,
        (
            ("2028年至2026年，建成泊位3个。", "2028年至2026年"),
            ("2026年9月20日至9月10日开展排查。", "2026年9月20日至9月10日"),
        ),
        ("2026年至2028年，建成泊位3个。", "2月30日前修订办法。"),
    ),
    refusal(
        "refused.start",
        "时间后面是“起”“以来”“以后”，是起点，不是期限",
        _start,
        (
            ("播种推迟到4月中下旬以后进行。", "到4月中下旬"),
            ("自2026年10月1日起正式运行。", "2026年10月1日"),
            ("今年以来效果明显。", "今年"),
        ),
        ("4月中下旬完成播种。", "10月1日前正式运行。"),
    ),
    refusal(
        "refused.past",
        "已经过去：“已”“了”之前后，或早于计划年度、成文日期而不是部署的工作",
        _past,
        (
            ("2025年底前建成泊位3个。", "2025年底前"),
            ("截至2026年6月30日，已建成泊位3个。", "截至2026年6月30日"),
            ("2026年3月召开了动员会。", "2026年3月"),
        ),
        ("2026年底前建成泊位3个。", "截至2026年底，完成全部任务。"),
    ),
    refusal(
        "refused.since",
        "时间前面是“近”“较”“比”“去年”等，是所比的时间、所指的一段时间，或未按时完成的条件",
        _since,
        (
            ("能耗较2026年底前下降。", "2026年底前"),
            ("未在6月底前完成的，取消资格。", "在6月底前"),
            ("去年5月，本地遭遇暴雨。", "5月"),
        ),
        ("6月底前完成整改。", "力争2026年底前下降。"),
    ),
)
