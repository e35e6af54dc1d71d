"""Counts: what a verb makes or does so many times."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ydparse.document import ViewAt
from ydparse.grammar.amounts import ends_in_indicator
from ydparse.grammar.comparing import compare
from ydparse.grammar.quantities import Quantity
from ydparse.grammar.verbs import verb_at, verb_group, verbs_within
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.targets.sentence import Found, Place
from ydparse.rules.targets.wording import strip_indicator, without_comparison
from ydparse.rules.targets.words import composed, listed

DOING = ("make", "add")
_LIGHT, LETS = listed("light"), listed("lets")  # what follows is their object; they say nothing of what is reached
TURNS = frozenset({"次", "场", "场次", "期", "轮", "轮次", "批次"})
AIM = composed(r"\L<aims>")
WHERE = composed(
    r"(?:(?:全|我|本)[市县区省国州盟旗乡镇村域校院]|\L<whole_place>)?(?:\d+个\L<settled>)?"
)  # where, not what
_BRINGS = composed(r"新?\L<brings>")
_ARRANGES = composed(r"\L<arranges>")
_ARRANGED = composed(
    r"部署|\d+(?:个|名|位)?(?:专人|\p{Han}{0,8}(?:\L<in_charge>|员(?!工)|\L<officer>))"
)  # nothing that is to be reached
_LEARNT = composed(r"的\L<learnt>$")  # 总结新增30家企业的经验
_NOUN = composed(r"\L<noun_tail>|业(?!务)")
_STOCKS = ("存栏", "出栏")
_JOINTS = ("和", "及", "、", "与")
_SPENT = re.compile(r"\d[^,。;]*$")
_FOR_WHOM = composed(r"为(?!了|主)\p{Han}{2}")
_RHYTHM = composed(r"\p{Han}{2,12}每(?:半?年|季度?|月|周|[日天]|学[期年])(?:至少|不少于|要|应)?")
_EACH = composed(r"每(?:[百千万]|[个名家户村人所镇乡县支]\p{Han})")


class _Governed(NamedTuple):
    """A verb at a place of the wording before a number, and what stands behind it."""

    verb: str
    at: int
    before: str
    object: str

    @property
    def subject(self) -> str:
        """What stands before the verb."""
        return self.before[: self.at]

    @property
    def is_listed(self) -> bool:
        """Whether the number stands in a list: 新建学校和2所…."""
        return self.before.endswith(_JOINTS) or self.object.endswith(_JOINTS)


def made(p: Place) -> Found | None:
    """新建5G基站2.5万个 (the thing before the number), 编制10个以上图谱 (the thing after it)."""
    return made_by(p, p.clue.before, p.following)


def made_by(p: Place, before: str, following: ViewAt) -> Found | None:
    """The same, by the verbs of `before` alone."""
    for verb, at in _governing(before, lambda: p.thing_up_to(following) is not None):
        found = _read(p, verb, at, before, following)
        if found is not None:
            return found._replace(word=verb)
    return None


def _governing(before: str, is_first: Callable[[], bool]) -> list[tuple[str, int]]:
    """Verbs that may govern the number: those at the start of the clause, or those that make, from the right.

    `is_first()`: whether what is counted follows the number, so that the last of several verbs is no noun.
    """
    introduced = _behind_introduction(before)
    if introduced is not None:
        return introduced
    group = _first_verbs(before)
    first = group[0] if group else ""
    within = _makers(before, len(first))
    if within and _SPENT.search(before[: within[-1][1]]):  # 投资12亿元建设厂房5万平方米
        return within
    if len(group) > 1 and _is_joined(group, before, is_first):
        return [_as_one(group)]
    if len(group) > 1 and group[0] in LETS | {"组织"} and "".join(group) == before:  # 组织培训300人
        return [(before, 0)]
    if not first or (within and verb_at(first, 0, "cause") == first):
        return within
    return [(_with_another(first, before), 0)]


def _behind_introduction(before: str) -> list[tuple[str, int]] | None:
    """The verbs behind those for whom something is done, or behind how often it is; None where neither opens the clause."""
    if _FOR_WHOM.match(before):  # 为困难家庭患者实施免费手术2000例
        return verbs_within(before, 1, *DOING)[-1:]
    rhythm = _RHYTHM.match(before) if "每" in before else None
    if rhythm and (verb := verb_at(before, rhythm.end(), *DOING, "cause")):  # 理事会每年召开两次会议
        return [(verb, rhythm.end())]
    return None


def _makers(before: str, start: int) -> list[tuple[str, int]]:
    """The verbs of making from a place on, the last one first; 开发 of 开发区 is none."""
    verbs = [(verb, at) for verb, at in verbs_within(before, start, "make") if len(verb) > 1]
    return [(verb, at) for verb, at in reversed(verbs) if not _NOUN.match(before, at + len(verb))]


def _first_verbs(before: str) -> list[str]:
    """The verbs that a clause begins with, one after the other: 完善提升, 新建和扩建; none where they are a name (服务业)."""
    group = verb_group(before, 0, *DOING, "cause", "up")
    if group and (verb_at(group[0], 0, *DOING, "cause") is None or _NOUN.match(before, len(group[0]))):
        return []
    return group


def _is_joined(group: list[str], before: str, is_first: Callable[[], bool]) -> bool:
    """Whether several verbs have one object: 新建和扩建4所小学."""
    joined = "".join(group)
    has_joint = joined != "".join(verb.lstrip("以和及并与或、") for verb in group)
    return has_joint or (joined == without_comparison(before) and is_first())


def _as_one(group: list[str]) -> tuple[str, int]:
    """Several verbs as one, without the one that only leads others to it: 鼓励并资助250名人才."""
    joined = "".join(group)
    lets = len(group[0]) if group[0] in LETS else 0
    at = len(joined) - len(joined[lets:].lstrip("和及并与或、"))
    return joined[at:], at


def _with_another(first: str, before: str) -> str:
    """The verb that a clause begins with, and the one that follows it: 建成投用, 开工建设; not 新购清运车, its name."""
    longer = verb_at(before, len(first), *DOING)
    if longer is None or first in _LIGHT or len(longer) == 1:
        return first
    beyond = before[len(first) + len(longer) :]
    return first + longer if beyond and beyond[0] not in "车机站厂船炉" else first


def _read(p: Place, verb: str, at: int, before: str, following: ViewAt) -> Found | None:
    g = _Governed(verb, at, before, strip_indicator(before[at + len(verb) :]))
    if _is_who_acts(p, g):
        return None
    if _is_attribute(p, g):
        return _described(p, g, following)
    if WHERE.fullmatch(g.object):  # 完成全县560家企业整治
        g = g._replace(before=before[: at + len(verb)], object="")
    after = p.thing_up_to(following)
    if after and _LEARNT.search(after[0]):
        return None
    counts = _is_meant(p.quantity, g.before, p.clue.led)
    if after and (g.is_listed or not g.object):
        return _with_thing(p, g, after, counts=counts)
    if not counts and (after or _names(p.quantity, g.object)):
        return None
    return _with_object(p, g, after) if g.object else _without_object(p, g)


def _is_who_acts(p: Place, g: _Governed) -> bool:
    """安排2名专人负责, 成立由5个部门组成的专班: whether those who are counted act, and are not what is made."""
    verb = _ARRANGES.match(g.verb)
    arranged = verb and _ARRANGED.match(p.sentence.text, g.at + p.clue.start + verb.end())
    return arranged is not None or g.before.endswith("由")


def _is_attribute(p: Place, g: _Governed) -> bool:
    """公布的23项清单, 打造特色鲜明的3条线路; not 力争…的3项."""
    return g.before.endswith("的") and not AIM.search(p.clue.led + g.subject)


def _is_meant(q: Quantity, before: str, led: str) -> bool:
    """Whether a numeral says how many: 三项 in Chinese often only counts what is named."""
    exact = not q.chinese or q.bare_magnitude or q.compared or q.value_max is not None
    if exact or q.value >= 10 or (q.value >= 2 and q.unit in TURNS):
        return True
    return compare(before, "=", led + before) == ">="  # 原则上至少建设一所中学


def _names(q: Quantity, thing: str) -> bool:
    """Whether a numeral that says of nothing how many is part of a name: 冬季两项."""
    return q.value < 2 or "、" in thing


def _with_thing(p: Place, g: _Governed, after: tuple[str, ViewAt], *, counts: bool) -> Found | None:
    """编制10个以上图谱: what is counted stands after the number."""
    q, start, (thing, end) = p.quantity, p.clue.start, after
    if not counts and (q.value < 2 or not verb_at(g.verb, 0, "make")):
        return None  # 拓展两个市场
    if g.verb in LETS:
        return Found(start, end, thing, thing=thing)
    return Found(q.start if g.is_listed else start, end, _named(g.subject, g.verb) + thing, g.verb, thing)


def _with_object(p: Place, g: _Governed, after: tuple[str, ViewAt] | None) -> Found | None:
    """新建充电桩500个; 设立总规模5亿元的基金."""
    thing, start = g.object, p.clue.start
    if g.at and len(thing) < 2:
        return None
    if after and ends_in_indicator(thing) and p.next_to == "的":
        thing = after[0] + thing
        return Found(start, after[1], _named(g.subject, g.verb) + thing, g.verb, thing)
    if g.verb in _AIMING:
        return Found(start, p.quantity.end, thing, thing=thing)
    whole = strip_indicator(g.before[g.at :])  # 新建和改造提升…: with the joint between
    named = _named(g.subject, g.verb)
    said = named[: -len(g.verb)] + whole if whole.startswith(g.verb) else named + thing
    return Found(start, p.quantity.end, said, g.verb, thing)


_AIMING = frozenset({"实现", "力争", "确保", "争取", "累计"})  # what follows them is the indicator


def _without_object(p: Place, g: _Governed) -> Found | None:
    """改造5所 after 新建幼儿园3所: the thing is that of the goal before."""
    q, start = p.quantity, p.clue.start
    reaches = g.verb not in _LIGHT and verb_at(g.verb, 0, "reach") == g.verb
    if g.at or (q.chinese and q.value < 10) or len(g.verb) < 2 or reaches:
        return None  # 突破6000亿元: of what went before
    shared = _shared_thing(p)
    if shared.endswith(_STOCKS) and g.verb in _STOCKS:  # 生猪存栏50万头、出栏80万头
        return Found(start, q.end, shared[:-2] + g.verb, "", shared[:-2])
    if verbs_within(shared, 0, *DOING) == [(shared, 0)]:  # 完成造林10万亩、抚育5万亩
        shared = ""
    return Found(start, q.end, g.verb + shared, g.verb, shared)


def _shared_thing(p: Place) -> str:
    """The thing of the goal before, where a number may be of that too."""
    shares = p.joint == "、" or (p.joint == "," and p.quantity.unit in p.run.units)
    return p.run.last.thing if p.run.last and shares else ""


def _described(p: Place, g: _Governed, following: ViewAt) -> Found | None:
    """打造特色鲜明的3条线路; else 公布的23项清单, 列入名录的12个项目 say which ones, not how many there shall be."""
    after, text = p.thing_up_to(following), p.sentence.text
    how = g.before[g.at + len(g.verb) : -1]
    brought = g.at == 0 and _BRINGS.fullmatch(g.verb) and how and not verbs_within(how, 0, *DOING, "reach")
    if after is None or not brought or (after[1] < p.sentence.end and text[after[1]] not in ",、("):
        return None
    return Found(p.clue.start, after[1], g.verb + after[0], g.verb, after[0])


def _named(subject: str, verb: str) -> str:
    """The verb, with the subject before it where that belongs to the indicator (引江济淮主体工程完成…)."""
    subject = strip_indicator(subject)
    if _EACH.match(subject):
        return subject + verb  # 每千名老年人拥有养老床位35张
    sector = len(subject) == 2 and subject[0] not in "全各每我本该其"  # 城镇新增就业
    return subject + verb if sector or (verb in ("完成", "实现") and len(subject) > 3) else verb


RULES: tuple[Rule[Place, Found], ...] = (
    Rule(
        "target.made",
        "分句里有表示建成、完成的动词管着数量：新建、培育、完成",
        Evidence.GOVERNING,
        made,
        (
            ("新建充电桩500个。", "新建充电桩 = 500 个"),
            ("新建和扩建4所小学。", "新建和扩建小学 = 4 所"),
            ("完成投资1200万元。", "完成投资 = 12000000 元"),
        ),
        ("公布的23项清单动态管理。", "安排2名专人负责。"),
    ),
)  # fmt: skip
