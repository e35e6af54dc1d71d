"""Dates that belong to something else: to a name, to a thing as its attribute, to what is only spoken of."""

from __future__ import annotations

import regex

from ydparse.grammar.limits import Limit
from ydparse.rules.deadlines.context import Context, is_done, is_reached, opens, pattern
from ydparse.rules.deadlines.refusal import refusal
from ydparse.rules.rule import Evidence, Rule

_QUOTED = regex.compile(r"“[^”\"“]*$")
_CLOSES = regex.compile(r"[^“。;\n]{0,20}[”\"]")
_PLANNED = regex.compile(r"计划(?=\p{Han}{0,2}[新改扩建完]|[投开总]|实施|安排|\d)")  # 2026年计划新建…: a verb
_ORDINAL = r"第[一二三四五六七八九十\d]+[届次]"
_NO_WORK = regex.compile(r"[无不天]|累计(?:不|最)")
_WHOLE_LIMIT = "前底末内"  # how a limit ends that no thing has for its attribute


def _has_result(context: Context) -> bool:
    """Whether a verb of a result and its number follow: …覆盖率达到80%."""
    return pattern(r"[^,。;]*\L<result>[^,。;]{0,8}\d").match(context.after) is not None


def _title(context: Context) -> Limit | None:
    return (context.limit or Limit("due")) if context.titled else None


def _name(context: Context, limit: Limit) -> bool:
    """2026年工作要点, “每月一题”, 年末攻坚行动."""
    if _QUOTED.search(context.before) and _CLOSES.match(context.after):
        return True
    if limit.kind != "due":
        return False
    if context.form == "this_year":
        return _names_a_campaign(context)
    if context.form not in ("dated", "monthly", "years", "part", "coming") or _PLANNED.match(context.after):
        return False
    if limit.grain != "year" and opens(context) and pattern(r"\L<key>\L<matter>$").match(context.after):
        return False  # 上半年重点任务, a heading
    if pattern(rf"度?\L<paper>|{_ORDINAL}|一\L<review>").match(context.after):
        return True
    key = pattern(r"(?:度?的?)?\L<key>\L<matter>").match(context.after)
    return key is not None and not _has_result(context)


def _names_a_campaign(context: Context) -> bool:
    """年末攻坚行动, 年底考核结果; not 按月调度、年底考核."""
    if context.wording.endswith("前") or not pattern(r"\L<campaign>").match(context.after):
        return False
    return not (opens(context) and pattern(r"\L<review>+").fullmatch(context.clause))


def _attribute(context: Context, limit: Limit) -> bool:
    """完成全年目标任务, 年底前建成的项目: the time is an attribute of a thing, and the thing is what is spoken of."""
    if limit.kind != "due":
        return False
    if limit.grain == "whole":
        if context.after.startswith("的") or pattern(r"\L<govern>[本好了]?$").search(context.before):
            return True
        return pattern(r"[“”\"《]?的?\L<total>").match(context.after) is not None and not _has_result(context)
    if limit.relative and limit.bare and pattern(r"\L<grown>").match(context.after):
        return True  # 当年生苗木
    if context.after.startswith("的") and context.wording[-1] not in _WHOLE_LIMIT:
        return True  # 在2月12日的会议上
    which = r"前?\p{Han}{0,6}?(?:\L<done>|\L<ordered>|\L<who>)的(?=\p{Han}|\d)(?!\L<matter>(?:[:,。;]|$))"
    return pattern(which).match(context.after) is not None


def _topic(context: Context, limit: Limit) -> bool:
    """2026年是攻坚之年; 2026年，全县…坚持…; 一季度经济运行情况."""
    if limit.kind != "due" or not (limit.bare or limit.grain in ("half", "quarter")):
        return False
    if pattern(r",?(?:\L<is>|为(?!\d|\p{Han}{1,6}(?:提供|办|服务)))").match(context.after):
        return True
    if limit.grain in ("half", "quarter"):
        governed = pattern(r"\L<govern>$").search(context.before) is not None
        if governed and context.wording[-1] not in _WHOLE_LIMIT and not is_done(context):
            return True  # 总结上半年工作
        spoken = pattern(r"度?(?:\L<topic>|\L<review>(?!$|[,。;:、!?()]))")  # not 于次年一季度通报。
        return spoken.match(context.after) is not None and not _has_result(context)
    conduct = pattern(r",?\p{Han}{0,14}?\L<conduct>").match(context.after)
    return conduct is not None and not (is_reached(context) or is_done(context))


def _rate(context: Context, limit: Limit) -> bool:
    """不低于每月标准, 全年无休: a measure, no rhythm and no end."""
    if limit.kind == "recurring":
        return pattern(r"[”》\"]?\L<rate>$").search(context.before) is not None
    return limit.grain == "whole" and _NO_WORK.match(context.after) is not None


RULES: tuple[Rule[Context, Limit], ...] = (
    Rule(
        "refused.title",
        "在书名号里，或在责任括注里",
        Evidence.REFUSED,
        _title,
        (("落实《2026年底前办结事项清单》。", "2026年底前"), ("执行《护河方案（2026年）》。", "2026年")),
        ("2026年底前办结事项。", "执行《护河方案》，6月底前完成。"),
    ),
    refusal(
        "refused.name",
        "时间后面接“工作要点”“计划”等，或在引号里，是名称的一部分",
        _name,
        (
            ("落实2026年工作要点。", "2026年"),
            ("投入年末攻坚行动。", "年末"),
            ("办好“每月一题”。", "每月"),
            ("推进2026年重点项目。", "2026年"),
        ),
        (
            "2026年计划新建泊位30个。",
            "2026年重点村道路硬化率达到95%。",
            "年底前完成攻坚。",
            '推行“一件事"改革。4月底前完成。',
        ),
    ),
    refusal(
        "refused.attribute",
        "时间是事物的定语：全年目标任务、年底前建成的项目、当年生苗木",
        _attribute,
        (
            ("确保完成全年主要预期目标。", "全年"),
            ("公布全年招聘计划。", "全年"),
            ("适用于当年生苗木。", "于当年"),
            ("对6月底前完成的泵房开展评估。", "6月底前"),
        ),
        ("全年新建泊位300个。", "6月底前完成泵房评估。"),
    ),
    refusal(
        "refused.topic",
        "时间是话题：“2026年是……”，“2026年，全县……坚持……”，一季度经济运行",
        _topic,
        (
            ("2026年是攻坚之年。", "2026年"),
            ("2026年，全县农业系统坚持稳字当头。", "2026年"),
            ("通报一季度经济运行情况。", "一季度"),
        ),
        ("2026年，全县农业系统坚持稳字当头，新建泊位30个。", "一季度完成泵站建设。"),
    ),
    refusal(
        "refused.rate",
        "“每月”“全年”是计算标准或名称，不是工作周期、期限",
        _rate,
        (("补贴不低于每月标准。", "每月"), ("窗口全年无休。", "全年")),
        ("每月通报进展。", "全年新建泊位300个。"),
    ),
)
