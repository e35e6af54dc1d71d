"""Quantities that are no goals because of what is said of them: how long, from where, at what rate, what is not to be."""

from __future__ import annotations

from ydparse.rules.targets.amount import Amount
from ydparse.rules.targets.history import BASE
from ydparse.rules.targets.refusal import refusal
from ydparse.rules.targets.words import composed, endings

_TIMES = frozenset({"天", "日", "小时", "分钟", "秒", "周", "个月", "个工作日", "工作日"})
_LASTING = _TIMES | {"年", "点", "岁", "周岁"}
_HOURS, _OF_HOUR = 24, endings("of_hour")
_TERM = composed(r"\L<lasting>(?:应|原则上)*\L<bounding>$|\L<relief>[^,。;]{0,8}\L<lasting>[^,。;]{0,4}$")
_SHORTER = composed(
    r"\L<shortened>(?:(?:至|到|在|为|应|不少于|不超过)*(?:[^,。;、]{1,7}[、和])?|[^,。;、\d]{2,12}[至到])$|(?<!不)(?<!不[得能应可])\L<less>$"
)  # 压缩至, 压缩办理时限至, 少于
_LEAST = composed(r"\L<at_least>$")  # 课后服务不少于2小时
_DAYS = composed(r"\L<measured_in_time>[^,。;]{0,12}$")
# A service that is to be done within so long: 24小时内响应, 3个工作日内办结.
_ENDS = composed(r"\L<settled_in>")
SERVICE = composed(r"\L<responds>|\L<done>(?=[,。;、!?)]|$)")
_AGES = composed(r"\L<of_age>[^,。;]{0,8}$")
_PREVENTED = composed(r"(?:\L<forbidden>[^,。;]{0,12}|\L<exceeded>|\L<prevented>\p{Han}{0,4})$")
_PREVENTING = frozenset(word[0] for word in endings("forbidden", "exceeded", "prevented"))
_CHARGED = composed(r"的?\L<charged>")
_THEN = composed(rf"{BASE}的?\L<short_of>?$")
_FROM = composed(r"[由从自](?!而)(?:[^,。;、]{0,14}[的月年天])?\L<short_of>?$")
_STARTS = frozenset("由从自")
_MOVES = composed(r"(?:左右|以上|以下)?[,、]?(?:稳步|逐步|进一步)?(?:再|总)?\L<moves>")


def is_duration(a: Amount) -> bool:
    """24小时值守, 三年行动: how long, where no word says that it is to be shortened, to last or to be kept."""
    q = a.quantity
    if q.unit == "年":
        return q.value >= 1900 or not _TERM.search(a.before)
    if q.unit == "点":  # 每日24点前
        return q.value <= _HOURS and a.after.startswith(_OF_HOUR)
    if q.unit in ("岁", "周岁"):
        return _AGES.search(a.before) is None
    if _SHORTER.search(a.before) or _LEAST.search(a.before):
        return False
    within = (SERVICE if a.wording.endswith("内") else _ENDS).match(a.text, q.end, a.end)
    return not within and _DAYS.search(a.text, a.near, q.start) is None


def is_forbidden(a: Amount) -> bool:
    """不发生3人以上事故, 严禁新建2000平方米以上商业综合体: what is not to be."""
    return not _PREVENTING.isdisjoint(a.before) and _PREVENTED.search(a.before) is not None


def is_tax_rate(a: Amount) -> bool:
    """3%征收率, 减按1%征收."""
    return _CHARGED.match(a.after) is not None


def is_base(a: Amount) -> bool:
    """由2022年的50家增加到100家, 由35%提高到38%: where it starts from."""
    before = a.before
    if ("年" in before or "五”" in before) and _THEN.search(before):  # every time that has passed has one of them
        return True
    return not _STARTS.isdisjoint(before) and bool(_FROM.search(before) and _MOVES.match(a.after))


RULES = (
    refusal(
        "duration",
        "时长、年份：没有压缩、期限、不少于一类的词，也不是办结、响应的时限",
        is_duration,
        (("实行24小时值守。", "24小时"), ("实施三年行动。", "三年"), ("5个工作日内完成整改。", "5个工作日内")),
        ("审批时间压缩至3个工作日。", "压缩审批时间到3个工作日。", "等待时间少于10分钟。", "一般诉求24小时内响应。"),
        lambda shape: shape.unit in _LASTING,
    ),
    refusal(
        "forbidden",
        "要防止、禁止的事：不发生、严禁、杜绝之后",
        is_forbidden,
        (("确保不发生3人以上死亡事故。", "3人以上"), ("严禁新建1000平方米以上商业项目。", "1000平方米以上")),
        ("新建1000平方米商业街。", "事故死亡人数控制在3人以内。"),
    ),
    refusal(
        "tax_rate",
        "税率、费率、利率",
        is_tax_rate,
        (("落实3%征收率政策。", "3%"), ("按2%费率缴纳。", "2%")),
        ("税收增长3%。", "征收率达到98%。"),
        lambda shape: shape.unit == "%",
    ),
    refusal(
        "base",
        "变化的起点：由、从之后，提高到、增加到之前",
        is_base,
        (("森林覆盖率由35%提高到38%。", "35%"), ("规上企业由2025年的60家增加到80家。", "60家")),
        ("森林覆盖率提高到38%。", "规上企业达到80家。"),
    ),
)  # fmt: skip
