"""Spans of time that are no limit of the task: a length, a count from an event, a span that says who."""

from __future__ import annotations

import regex

from ydparse.grammar.limits import Limit
from ydparse.grammar.verbs import verb_at
from ydparse.rules.deadlines.context import Context, pattern
from ydparse.rules.deadlines.forms import OF_AN_EVENT
from ydparse.rules.deadlines.refusal import refusal
from ydparse.rules.rule import Rule

_EVENT = regex.compile(r"(?:之日起?|[^前之以]后|届满|到期)的?$")
_RHYTHM = regex.compile(r"(?:每|[按逐][年季月周])[^。;]*$")
_RELATIVE = regex.compile(r"[新曾从无没未][^,。;]{0,12}的?|[^,。;:\d]{0,14}的")


def _duration(context: Context, limit: Limit) -> bool:
    """压缩至3个月以内, 服务期3年内, 有效期至2030年8月31日: a length to be reached, or of what it is the length."""
    if context.wording.startswith(("至", "到")):
        return pattern(r"\L<validity>[为:]?$").search(context.before) is not None
    if context.form == "range":
        return pattern(r"\L<validity>[为自从:]?$").search(context.before) is not None
    if context.form != "within":
        return False
    length = r"(?:\L<shorten>[^,。;]{0,6}?|\L<length>[^,。;]{0,4}?|\L<validity>|不超过|[至到为])$"
    return pattern(length).search(context.before) is not None


def _event(context: Context, limit: Limit) -> bool:
    """收到申请之日起1个月内, 疫情结束后3个月内: counts from an event of each case; so does 每月台账于次月5日前报送."""
    if context.form == "coming":
        return OF_AN_EVENT.match(context.wording) is not None and _RHYTHM.search(context.before) is not None
    return context.form == "within" and _EVENT.search(context.before) is not None


def _who(context: Context, limit: Limit) -> bool:
    """退伍5年内人员, 3年内关税减让明显的商品: a span that says of whom or what one speaks."""
    if context.form != "within":
        return False
    if pattern(r"(?:\L<who>|\L<since>)[^,。;]{0,2}$").search(context.before):
        return True
    if pattern(r"(?:的|以上)?(?:\L<who>|高校|应届)?\L<person>").match(context.after):
        return True
    return _RELATIVE.match(context.after) is not None and verb_at(context.after, 0, "make", "add", "reach") is None


RULES: tuple[Rule[Context, Limit], ...] = (
    refusal(
        "refused.duration",
        "压缩、缩短到的时长，或某事的期限，不是完成时间",
        _duration,
        (("审批期限压缩至3个月以内。", "3个月以内"), ("服务期2年内不调岗。", "2年内")),
        ("3个月内完成整改。", "三年内，压缩审批时间。"),
    ),
    refusal(
        "refused.event",
        "从每件事发生之日起算的期限，不是任务的完成时间",
        _event,
        (
            ("自收到申请之日起1个月内办结。", "1个月内"),
            ("项目验收后2年内开展回访。", "2年内"),
            ("每月台账于次月5日前报送。", "于次月5日前"),
        ),
        ("1个月内办结。", "自印发之日起1个月内办结。", "台账于次月5日前报送。"),
    ),
    refusal(
        "refused.who",
        "一段时间用来说明是谁、是哪些事物：退伍5年内人员",
        _who,
        (
            ("培训退伍5年内人员。", "5年内"),
            ("推广3年内关税减让明显的商品。", "3年内"),
            ("服务毕业3年内的学生。", "3年内"),
        ),
        ("5年内培训退伍人员。", "三年内建成示范区。"),
    ),
)
