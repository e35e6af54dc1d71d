"""Those whom a task is for, and those who shall have become something."""

from __future__ import annotations

from ydparse.grammar.amounts import benefit
from ydparse.grammar.verbs import verb_at, verb_before, verbs_within
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.targets.counts import DOING, WHERE
from ydparse.rules.targets.plain import is_aimed_at
from ydparse.rules.targets.sentence import Found, Place
from ydparse.rules.targets.words import composed

_FOR = composed(rf"(?:[为对给向在]|面向){WHERE.pattern}$")
_WITH = composed(rf"(?P<with>与|会同|同(?![一期比步时]))\p{{Han}}{{0,6}}?{WHERE.pattern}$")
# What those who are counted shall have become: 3个县区成功创建…, 8个项目竣工, 15个村出列.
_BECOME = composed(r"\L<becoming>*(?:\L<becomes>|完成(?!任务|整改|工作))")
_WHO_ACTS = composed(r"\L<acts>$")
_NOT_DONE = composed(r"\L<not_done>")
_LED_ON = composed(r"\L<lets>$")
_FIRST_OF_ALL = composed(r"(?:\L<among_first>|[再还又另]?有)?")


def served(p: Place) -> Found | None:
    """为1200名老人实施适老化改造, 与40家院所开展合作: for or with whom something is done, then what."""
    q, before = p.quantity, p.clue.before
    if q.chinese or q.kind != "count":
        return None
    beside = _WITH.search(p.clue.led + before)
    if not beside and not _FOR.search(before):
        return None
    if p.after is None or benefit().search(p.after[0]) or not verbs_within(p.after[0], 1, *DOING):
        return None
    thing = (beside.group("with") if beside else "") + p.after[0]
    return Found(p.clue.start, p.after[1], thing, thing=p.after[0])


def become(p: Place) -> Found | None:
    """3个县区成功创建示范区, 8个项目竣工: so many of them shall have become something."""
    after = p.after
    if after is None or not _may_become(p):
        return None
    what, end = after
    verb = _BECOME.search(what)
    if verb is None:
        return Found(p.clue.start, end, what, thing=what) if _is_led_to_work(p, what) else None
    who = what[: verb.start()]
    if p.joint == "、" or is_aimed_at(p) or _is_not_to_become(who):
        return None
    if verb.end() == len(what) and end == p.following < p.sentence.end:
        return None  # 12个断面水质达标率达到100%: another number says what
    if not who and not p.carried:  # 2个入选国家级: of what went before
        return None
    return Found(p.clue.start, end, what, thing=who or p.carried, word=verb.group())


def _may_become(p: Place) -> bool:
    """Whether a clause begins with so many of them, or is led to them: 推动全市50家企业上云."""
    q, clue = p.quantity, p.clue
    if q.kind != "count" or q.chinese or p.sentence.is_benefit or clue.before.endswith(("第", "等")):
        return False
    return bool(_FIRST_OF_ALL.fullmatch(clue.thing) or (clue.led and WHERE.fullmatch(clue.thing)))


def _is_not_to_become(who: str) -> bool:
    """4个村因故未达标, 3家单位配合."""
    return _NOT_DONE.search(who) is not None or _WHO_ACTS.search(who) is not None


def _is_led_to_work(p: Place, what: str) -> bool:
    """推动全区60家企业实施分类管理; 60处街区保护规划编制报批."""
    if _LED_ON.search(p.clue.led) and verbs_within(what, 1, *DOING):
        return True
    return not p.clue.led.strip(",、") and p.joint != "、" and _ends_in_work(what)


def _ends_in_work(wording: str) -> bool:
    """Whether a wording is a thing and, at its end, the verb that makes it."""
    verb = verb_before(wording, len(wording), "make")
    thing = wording[: -len(verb)] if verb and len(verb) > 1 else ""
    return len(thing) >= 2 and not verb_at(thing, 0, *DOING, "cause") and not _WHO_ACTS.search(thing)


RULES: tuple[Rule[Place, Found], ...] = (
    Rule(
        "target.served",
        "为多少对象做什么，与多少对象做什么",
        Evidence.SERVED,
        served,
        (
            ("为1200名老人实施适老化改造。", "老人实施适老化改造 = 1200 名"),
            ("面向2万名职工开展安全培训。", "职工开展安全培训 = 20000 名"),
            ("与30家院所开展技术合作。", "与院所开展技术合作 = 30 家"),
        ),
        ("面向广大职工开展安全培训。", "为3名老人所在的村。"),
    ),
    Rule(
        "target.become",
        "数量之后写着这些对象要变成什么：竣工、上市、达标",
        Evidence.NAMING,
        become,
        (("8个项目竣工投产。", "项目竣工投产 = 8 个"), ("首批60个服务点全面建成。", "服务点全面建成 = 60 个")),
        ("4个村因故未达标。", "3家单位配合做好工作。"),
    ),
)  # fmt: skip
