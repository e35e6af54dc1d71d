"""What has the form of a time limit and is none: names, history, attributes, conditions. Each has a name of its own."""

from __future__ import annotations

from collections.abc import Callable

import regex

from ydparse.grammar.limits import Limit
from ydparse.grammar.verbs import verb_at
from ydparse.rules.deadlines.context import Context, is_done, is_reached, opens, pattern
from ydparse.rules.deadlines.forms import RULES as FORMS
from ydparse.rules.rule import Evidence, Rule

_QUOTED = regex.compile(r"“[^”\"“]*$")
_CLOSES = regex.compile(r"[^“。;\n]{0,20}[”\"]")
_PLANNED = regex.compile(r"计划(?=\p{Han}{0,2}[新改扩建完]|投|实施|开|总|安排|\d)")  # 2026年计划新建…: a verb
_KEY = regex.compile(
    r"(?:度?的?)?(?:重点|主要|重大|十大|民生)(?:工作|任务|项目|事项|工程|改革|领域|实事|目标|建设)|民生实事"
)
_KEY_HEAD = regex.compile(r"(?:重点|主要)(?:任务|工作|项目|事项)(?:$|\n)")
_RESULT = regex.compile(r"[^,。;]*(?:达|完成|覆盖|提[高升]|增长|下降|新[建增]|实现)[^,。;]{0,8}\d")
_SINCE_THEN = regex.compile(
    r"(?:以来|之后|以后|后(?!勤|备|续|期)|起(?!草|步|诉)|开始(?!实施|建设))|初(?!步|级|中|稿|审|验|心)"
)
_FROM = ("自", "从")
_HISTORY = regex.compile(r"(?:已经?|曾|早在)[^。;]{0,6}$")
_ALREADY = regex.compile(
    r",?[^,。;]{0,10}(?:已|曾|实际发生|共有|现有)(?!.{0,4}(?:批复|落实|明确)的)|[^,。;]{1,10}了(?!解)"
)
_UNDONE = regex.compile(r"未(?:能|在|于|按)?$|(?:如果?|若|凡|倘若)$")
_CONDITION = regex.compile(r"[^,。;]{0,6}未[^,。;]{0,8}的")
_NO_WORK = regex.compile(r"[无不天]|均不|累计(?:不|最)")
_BASE = regex.compile(r"[^,。;]{0,20}基础上")
_AGAINST = regex.compile(r"[的]?(?:同期|水平|基数|平均)")
_TOPIC_IS = regex.compile(r"(?:年?[,]?)?(?:是|系|为(?!\d|\p{Han}{1,6}(?:提供|办|服务))|既是|正值|恰逢|适逢|处于)")
_SPAN = regex.compile(r"(?:(?:首次|新|曾|从未|无|没有|未|有过|累计)[^,。;]{0,10}的?|[^,。;:\d]{0,14}的)")
_RETIRED = regex.compile(
    r"(?:的|以上)?(?:[离退]校|高校|应届|未就业|退[役伍]|返乡|留学)?(?:人员|毕业生|学生|军人|企业|职工|教师|工人|农民|项目|范围|有效)"
)
_EVENT = regex.compile(r"(?:之?日起|之日|后|之后|届满|到期)的?$")
_GROWN = regex.compile(r"生(?!产|效|成)|出栏|出生|产(?!出)|种植的|所得|度")


def _refused(test: Callable[[Context, Limit], bool]) -> Callable[[Context], Limit | None]:
    """A refusal by a test on wordings in running text that mean something."""

    def find(context: Context) -> Limit | None:
        limit = context.limit
        return limit if limit is not None and test(context, limit) else None

    return find


def _title(context: Context) -> Limit | None:
    return (context.limit or Limit("due")) if context.titled else None


def _day(context: Context) -> Limit | None:
    return Limit("due") if context.limit is None and not context.titled else None


def _name(context: Context, limit: Limit) -> bool:
    """2026年工作要点, “每月一题”, 年末攻坚行动."""
    if _QUOTED.search(context.before) and _CLOSES.match(context.after):
        return True
    if limit.kind != "due":
        return False
    after = context.after
    if context.form == "this_year" and pattern(r"\L<campaign>", "campaign").match(after):
        is_verb = opens(context) and pattern(r"\L<review>+", "review").fullmatch(context.clause)  # 按月调度、年底考核
        return not (context.wording.endswith("前") or is_verb)
    if limit.grain in ("half", "quarter", "month") and opens(context) and _KEY_HEAD.match(after):
        return False  # 上半年重点任务, a heading
    if context.form not in ("dated", "monthly", "years", "part") or _PLANNED.match(after):
        return False
    named = pattern(
        r"度?(?:\L<paper>)|第[一二三四五六七八九十\d]+[届次]|一(?:考核|评比|总结|验收|调度)", "paper"
    ).match(after)
    return named is not None or (_KEY.match(after) is not None and _RESULT.match(after) is None)


def _start(context: Context, limit: Limit) -> bool:
    """4月中下旬以后, 自2026年10月1日起, 2023年以来."""
    if limit.kind != "due" or context.form in ("range", "after", "within"):
        return False
    return context.before.endswith(_FROM) or _SINCE_THEN.match(context.after) is not None


def _past(context: Context, limit: Limit) -> bool:
    """已在2025年底前完成, 截至6月30日已完成八成; 2025年 in a plan of 2026."""
    if limit.kind != "due":
        return False
    if _HISTORY.search(context.before) or context.is_over:
        return True
    if context.wording.startswith("截") and (_ALREADY.match(context.after) or context.is_before_issue):
        return True
    told = pattern(r"\L<told>|\L<ordered>(?:了|的|《|$)|,?[^,。;]{0,12}(?<!的)了(?!解)", "told", "ordered")
    if context.wording.startswith("于") and pattern(r"(?:\L<who>|\L<ordered>)$", "who", "ordered").search(
        context.before
    ):
        return True  # 成立于2021年7月
    if told.match(context.after) and (limit.bare or context.is_before_issue) and not context.is_ahead:
        return True
    return context.is_before_issue and not _is_ordered(context, limit)


def _is_ordered(context: Context, limit: Limit) -> bool:
    """Whether the plan orders what was due before its issue: 2月底前制定方案, in a notice of 5 March."""
    by = context.wording[-1] in "前底末内"
    if _ALREADY.match(context.after) or not (limit.grain in ("month", "day") or by):
        return False
    return not limit.bare or context.place == "stage" or (is_done(context) and "《" not in context.clause[:8])


def _since(context: Context, limit: Limit) -> bool:
    """较2025年, 近三年内, 未在6月底前完成的: what is compared with, a span that says which, a condition."""
    if limit.kind != "due":
        return False
    before, after = context.before, context.after
    if _UNDONE.search(before) or _CONDITION.match(after) or _BASE.match(after) or _AGAINST.match(after):
        return True
    if context.wording.startswith(("自", "从", "在")) or context.form == "after":
        return False
    return pattern(r"\L<since>$", "since").search(before) is not None


def _attribute(context: Context, limit: Limit) -> bool:
    """完成全年目标任务, 年底前建成的项目: the time is an attribute of a thing, and the thing is what is spoken of."""
    if limit.kind != "due":
        return False
    if limit.grain == "whole":
        governed = pattern(r"\L<govern>(?:本|好|了)?$", "govern").search(context.before) is not None
        if governed:
            return True
        named = pattern(r"[“”\"《]?(?:的)?\L<total>", "total").match(context.after) is not None
        return context.after.startswith("的") or (named and not _RESULT.match(context.after))
    if limit.relative and limit.bare and _GROWN.match(context.after):
        return True  # 当年生苗木
    if context.after.startswith("的") and context.wording[-1] not in "前底末内":
        return True  # 在2月12日的会议上
    which = r"前?\p{Han}{0,6}?(?:\L<done>|\L<ordered>|\L<who>)的(?=\p{Han})(?!任务|事项|工作|项目[:,。;]|项目$)"
    return pattern(which, "done", "ordered", "who").match(context.after) is not None


def _topic(context: Context, limit: Limit) -> bool:
    """2026年是攻坚之年; 2026年，全县…坚持…; 一季度经济运行情况."""
    if limit.kind != "due" or not (limit.bare or limit.grain in ("half", "quarter")):
        return False
    if _TOPIC_IS.match(context.after):
        return True
    if limit.grain in ("half", "quarter"):
        spoken = pattern(r"度?(?:\L<topic>|\L<review>(?!$|[,。;:、!?()]))", "topic", "review")  # not 于次年一季度通报。
        return spoken.match(context.after) is not None and _RESULT.match(context.after) is None
    conduct = pattern(r",?\p{Han}{0,14}?\L<conduct>", "conduct").match(context.after)
    return conduct is not None and not (is_reached(context) or is_done(context))


def _duration(context: Context, limit: Limit) -> bool:
    """压缩至3个月以内, 服务期3年内: a length to be reached, or of what it is the length."""
    if context.form != "within":
        return False
    return (
        pattern(r"(?:\L<shorten>[^,。;]{0,6}?|\L<length>[^,。;]{0,4}?|不超过|[至到为])$", "shorten", "length").search(
            context.before
        )
        is not None
    )


def _event(context: Context, limit: Limit) -> bool:
    """收到申请之日起1个月内, 疫情结束后3个月内: counts from an event of each case."""
    return context.form == "within" and _EVENT.search(context.before) is not None


def _who(context: Context, limit: Limit) -> bool:
    """退伍5年内人员, 3年内关税减让明显的商品: a span that says of whom or what one speaks."""
    if context.form != "within":
        return False
    if pattern(r"(?:\L<who>|\L<since>)[^,。;]{0,2}$", "who", "since").search(context.before) or _RETIRED.match(
        context.after
    ):
        return True
    return _SPAN.match(context.after) is not None and verb_at(context.after, 0, "make", "add", "reach") is None


def _rate(context: Context, limit: Limit) -> bool:
    """不低于每月标准, 全年无休: a measure, no rhythm and no end."""
    if limit.kind == "recurring":
        return pattern(r"(?:[”》\"]?\L<rate>|补贴)$", "rate").search(context.before) is not None
    return limit.grain == "whole" and _NO_WORK.match(context.after) is not None


def _bare(context: Context, limit: Limit) -> bool:
    """2026年项目库: neither its form nor anything beside it makes it a limit, nor says what else it is."""
    rule = _FORMS.get(context.form)
    return rule is not None and rule.find(context) is None and all(other.find(context) is None for other in _NAMED)


_FORMS = {rule.id.removeprefix("deadline."): rule for rule in FORMS}


def _rule(
    id_: str,
    says: str,
    find: Callable[[Context], Limit | None],
    takes: tuple[tuple[str, str], ...],
    refuses: tuple[str, ...],
) -> Rule[Context, Limit]:
    return Rule(id_, says, Evidence.REFUSED, find, takes, refuses)


_NAMED: tuple[Rule[Context, Limit], ...] = (
    _rule(
        "refused.title",
        "在书名号里，或在责任括注里",
        _title,
        (("落实《2026年底前办结事项清单》。", "2026年底前"), ("执行《护河方案（2026年）》。", "2026年")),
        ("2026年底前办结事项。", "执行《护河方案》，6月底前完成。"),
    ),
    _rule(
        "refused.day",
        "起止颠倒，不成时段",
        _day,
        (("2028年至2026年，建成泊位3个。", "2028年至2026年"), ("2026年9月20日至9月10日开展排查。", "2026年9月20日至9月10日")),
        ("2026年至2028年，建成泊位3个。", "2月30日前修订办法。"),
    ),
    _rule(
        "refused.name",
        "时间后面接“工作要点”“计划”等，或在引号里，是名称的一部分",
        _refused(_name),
        (
            ("落实2026年工作要点。", "2026年"),
            ("投入年末攻坚行动。", "年末"),
            ("办好“每月一题”。", "每月"),
            ("推进2026年重点项目。", "2026年"),
        ),
        ("2026年计划新建泊位30个。", "2026年重点村道路硬化率达到95%。", "年底前完成攻坚。", "推行“一件事\"改革。4月底前完成。"),
    ),
    _rule(
        "refused.start",
        "时间后面是“起”“以来”“以后”，是起点，不是期限",
        _refused(_start),
        (
            ("播种推迟到4月中下旬以后进行。", "到4月中下旬"),
            ("自2026年10月1日起正式运行。", "2026年10月1日"),
            ("今年以来效果明显。", "今年"),
        ),
        ("4月中下旬完成播种。", "10月1日前正式运行。"),
    ),
    _rule(
        "refused.past",
        "已经过去：“已”“了”之前后，或早于计划年度、成文日期而不是部署的工作",
        _refused(_past),
        (
            ("2025年底前建成泊位3个。", "2025年底前"),
            ("截至2026年6月30日，已建成泊位3个。", "截至2026年6月30日"),
            ("2026年3月召开了动员会。", "2026年3月"),
        ),
        ("2026年底前建成泊位3个。", "截至2026年底，完成全部任务。"),
    ),
    _rule(
        "refused.since",
        "时间前面是“近”“较”“比”“去年”等，是所比的时间、所指的一段时间，或未按时完成的条件",
        _refused(_since),
        (
            ("能耗较2026年底前下降。", "2026年底前"),
            ("未在6月底前完成的，取消资格。", "在6月底前"),
            ("去年5月，本地遭遇暴雨。", "5月"),
        ),
        ("6月底前完成整改。", "力争2026年底前下降。"),
    ),
    _rule(
        "refused.attribute",
        "时间是事物的定语：全年目标任务、年底前建成的项目、当年生苗木",
        _refused(_attribute),
        (
            ("确保完成全年主要预期目标。", "全年"),
            ("公布全年招聘计划。", "全年"),
            ("适用于当年生苗木。", "于当年"),
            ("对6月底前完成的泵房开展评估。", "6月底前"),
        ),
        ("全年新建泊位300个。", "6月底前完成泵房评估。"),
    ),
    _rule(
        "refused.topic",
        "时间是话题：“2026年是……”，“2026年，全县……坚持……”，一季度经济运行",
        _refused(_topic),
        (
            ("2026年是攻坚之年。", "2026年"),
            ("2026年，全县农业系统坚持稳字当头。", "2026年"),
            ("通报一季度经济运行情况。", "一季度"),
        ),
        ("2026年，全县农业系统坚持稳字当头，新建泊位30个。", "一季度完成泵站建设。"),
    ),
    _rule(
        "refused.duration",
        "压缩、缩短到的时长，或某事的期限，不是完成时间",
        _refused(_duration),
        (("审批期限压缩至3个月以内。", "3个月以内"), ("服务期2年内不调岗。", "2年内")),
        ("3个月内完成整改。", "三年内，压缩审批时间。"),
    ),
    _rule(
        "refused.event",
        "从每件事发生之日起算的期限，不是任务的完成时间",
        _refused(_event),
        (("自收到申请之日起1个月内办结。", "1个月内"), ("项目验收后2年内开展回访。", "2年内")),
        ("1个月内办结。", "自印发之日起1个月内办结。"),
    ),
    _rule(
        "refused.who",
        "一段时间用来说明是谁、是哪些事物：退伍5年内人员",
        _refused(_who),
        (
            ("培训退伍5年内人员。", "5年内"),
            ("推广3年内关税减让明显的商品。", "3年内"),
            ("服务毕业3年内的学生。", "3年内"),
        ),
        ("5年内培训退伍人员。", "三年内建成示范区。"),
    ),
    _rule(
        "refused.rate",
        "“每月”“全年”是计算标准或名称，不是工作周期、期限",
        _refused(_rate),
        (("补贴不低于每月标准。", "每月"), ("窗口全年无休。", "全年")),
        ("每月通报进展。", "全年新建泊位300个。"),
    ),
)  # fmt: skip
"""Those that say what it is instead."""

RULES = (
    *_NAMED,
    _rule(
        "refused.bare",
        "只写年月，没有“前”“底”“内”“到”一类的词，所处位置也看不出是时限",
        _refused(_bare),
        (("形成新能源2026年档案。", "2026年"), ("落实三月三日庙会安保。", "三月三日")),
        ("2026年底前形成项目库。", "三月三日前落实安保。"),
    ),
)  # fmt: skip
