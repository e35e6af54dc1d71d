"""Counts: what is made or done so many times."""

from __future__ import annotations

import re
from typing import NamedTuple

from ydparse.document import ViewAt
from ydparse.grammar.amounts import ends_in_indicator
from ydparse.grammar.comparing import compare
from ydparse.grammar.verbs import verb_at, verb_before, verb_group, verbs_within
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.targets.sentence import Found, Place
from ydparse.rules.targets.wording import strip_indicator, without_comparison
from ydparse.rules.targets.words import composed, endings, listed

DOING = ("make", "add")
_LIGHT, _LETS = listed("light"), listed("lets")  # what follows is their object; they say nothing of what is reached
TURNS = frozenset({"次", "场", "场次", "期", "轮", "轮次", "批次"})
AIM = composed(r"\L<aims>")
WHERE = composed(
    r"(?:(?:全|我|本)[市县区省国州盟旗乡镇村域校院]|\L<whole_place>)?(?:\d+个\L<settled>)?"
)  # where, not what
_BRINGS = composed(r"新?\L<brings>")
_ARRANGED = composed(r"部署|\d+(?:个|名|位)?(?:专人|\p{Han}{0,8}\L<in_charge>)")  # nothing that is to be reached
_LEARNT = composed(r"的\L<learnt>$")  # 总结新增30家企业的经验
_NOUN = composed(r"\L<noun_tail>|业(?!务)")
_WORTH = endings("described")
_STOCKS = ("存栏", "出栏")
_JOINTS = ("和", "及", "、", "与")
# A clause that tells how many there are, not how many there shall be.
_FACT = composed(
    r"有(?![机效色线轨限])|\L<fact>|(?<![可难])以(?![上下内外前后])[^,]{0,8}$|等\p{Han}{0,4}$|(?<![草平高资])原(?![料则野])"
)
_SPENT = re.compile(r"\d[^,。;]*$")
_FOR_WHOM = composed(r"为(?!了|主)\p{Han}{2}")
_RHYTHM = composed(r"\p{Han}{2,12}每(?:半?年|季度?|月|周|[日天]|学[期年])(?:至少|不少于|要|应)?")
_EACH = composed(r"每(?:[百千万]|[个名家户村人所镇乡县支]\p{Han})")
_NO_COUNT = re.compile(r"[的为是每按对于在约达]$")


class _Governed(NamedTuple):
    """A verb at a place of the wording before a number, with what that says of it."""

    verb: str
    at: int
    before: str

    @property
    def subject(self) -> str:
        """What stands before the verb."""
        return self.before[: self.at]

    @property
    def object(self) -> str:
        """What stands behind it."""
        return strip_indicator(self.before[self.at + len(self.verb) :])


def made(p: Place) -> Found | None:
    """新建5G基站2.5万个 (the thing before the number), 编制10个以上图谱 (the thing after it)."""
    return made_by(p, p.clue.before, p.following)


def made_by(p: Place, before: str, following: ViewAt) -> Found | None:
    """The same, by the verbs of `before` alone."""
    for verb, at in _governing(before, is_first=p.thing_up_to(following) is not None):
        found = _read(p, _Governed(verb, at, before), following)
        if found is not None:
            return found._replace(word=verb)
    return None


def _governing(before: str, *, is_first: bool) -> list[tuple[str, int]]:
    """Verbs that may govern the number: those at the start of the clause, or those that make, from the right.

    `is_first`: whether what is counted follows the number, so that the last of several verbs is no noun.
    """
    if _FOR_WHOM.match(before):  # 为困难家庭患者实施免费手术2000例
        return verbs_within(before, 1, *DOING)[-1:]
    rhythm = _RHYTHM.match(before)
    if rhythm and (verb := verb_at(before, rhythm.end(), *DOING, "cause")):  # 理事会每年召开两次会议
        return [(verb, rhythm.end())]
    group = verb_group(before, 0, *DOING, "cause", "up")  # 完善提升
    if group and (verb_at(group[0], 0, *DOING, "cause") is None or _NOUN.match(before, len(group[0]))):  # 服务业
        group = []
    first = group[0] if group else ""
    within = [
        (verb, at)
        for verb, at in verbs_within(before, len(first), "make")
        if len(verb) > 1 and not _NOUN.match(before, at + len(verb))  # 开发区
    ][::-1]
    spent = within and _SPENT.search(before[: within[-1][1]])  # 投资12亿元建设厂房5万平方米
    joined = "".join(group)
    touches = is_first and joined == without_comparison(before)
    if len(group) > 1 and not spent and (touches or joined != "".join(_bare(group))):
        lets = len(group[0]) if group[0] in _LETS else 0  # 鼓励并资助250名人才
        at = len(joined) - len(joined[lets:].lstrip("和及并与或、"))
        return [(joined[at:], at)]
    if len(group) > 1 and joined == before and group[0] in _LETS | {"组织"}:  # 组织培训300人
        return [(joined, 0)]
    if not first or spent or (within and verb_at(first, 0, "cause") == first):
        return within
    longer = verb_at(before, len(first), *DOING)  # 建成投用, 开工建设
    if longer is None or first in _LIGHT or len(longer) == 1:
        return [(first, 0)]
    beyond = before[len(first) + len(longer) :]
    return [(first + longer if beyond and beyond[0] not in "车机站厂船炉" else first, 0)]  # 新购清运车: its name


def _bare(group: list[str]) -> list[str]:
    """Verbs without the joints before them."""
    return [verb.lstrip("以和及并与或、") for verb in group]


def _read(p: Place, g: _Governed, following: ViewAt) -> Found | None:
    q = p.quantity
    if g.verb.startswith("安排") and _ARRANGED.match(p.sentence.text, g.at + p.clue.start + len("安排")):
        return None
    if g.before.endswith("由"):
        return None  # 成立由5个部门组成的专班
    if g.before.endswith("的") and not AIM.search(p.clue.led + g.subject):
        return _described(p, g, following)
    if WHERE.fullmatch(g.object):  # 完成全县560家企业整治
        g = g._replace(before=g.before[: g.at + len(g.verb)])
    after = p.thing_up_to(following)
    if after and _LEARNT.search(after[0]):
        return None
    counts = (
        not q.chinese
        or q.bare_magnitude
        or q.compared
        or q.value_max is not None
        or q.value >= 10
        or (q.value >= 2 and q.unit in TURNS)
        or compare(g.before, "=", p.clue.led + g.before) == ">="  # 原则上至少建设一所中学
    )
    is_listed = g.before.endswith(_JOINTS) or g.object.endswith(_JOINTS)
    if (not g.object or is_listed) and after:
        if not counts and (q.value < 2 or not verb_at(g.verb, 0, "make")):
            return None  # 拓展两个市场
        if g.verb in _LETS:
            return Found(p.clue.start, after[1], after[0], thing=after[0])
        start = q.start if is_listed else p.clue.start
        return Found(start, after[1], _named(g.subject, g.verb) + after[0], g.verb, after[0])
    if not counts and (q.value < 2 or after is not None or "、" in g.object):
        return None  # 冬季两项
    if not g.object:
        return _without_object(p, g)
    return _with_object(p, g, after)


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
    q, last, start = p.quantity, p.run.last, p.clue.start
    reaches = g.verb not in _LIGHT and verb_at(g.verb, 0, "reach") == g.verb
    if g.at or (q.chinese and q.value < 10) or len(g.verb) < 2 or reaches:
        return None  # 突破6000亿元: of what went before
    shared = last.thing if last and (p.joint == "、" or (p.joint == "," and q.unit in p.run.units)) else ""
    if shared.endswith(_STOCKS) and g.verb in _STOCKS:  # 生猪存栏50万头、出栏80万头
        return Found(start, q.end, shared[:-2] + g.verb, "", shared[:-2])
    if verbs_within(shared, 0, *DOING) == [(shared, 0)]:  # 完成造林10万亩、抚育5万亩
        shared = ""
    return Found(start, q.end, g.verb + shared, g.verb, shared)


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


def shared(p: Place) -> Found | None:
    """、规上服务业企业5家 after 新增规上工业企业20家: the verb is shared."""
    q, last, clue = p.quantity, p.run.last, p.clue
    if last is None or not (p.run.done == q.start or p.joint in tuple("、,和及(:/")):
        return None
    if (q.chinese and q.value < 2) or is_aimed_at(p):
        return None
    shares = "其中" in clue.led or (q.unit in p.run.units and last.indicator.startswith(last.verb))
    if not last.verb:
        return _led_alike(p)
    if p.joint == "," and clue.thing and not shares:
        return None  # 放流鱼苗10万尾，人工增雨20次; 城镇新增就业500人，失业人员再就业90人
    if not clue.thing and p.after:
        return Found(clue.start, p.after[1], last.verb + p.after[0], last.verb, p.after[0], None, last.verb)
    if not clue.thing:  # 建成高速公路3条、120公里: two measures of one thing
        other = p.run.done == q.start or (last.thing and p.run.done == q.start - 1)  # 惠及5万户12万人
        found = Found(q.start, q.end, last.verb + last.thing, last.verb, last.thing, None, last.verb)
        return found if other else None
    return _of_another(p, last.verb)


def _led_alike(p: Place) -> Found | None:
    """支持300名人才赴境外培训，1000名骨干参加研修: what others are led to do, after some that are."""
    last, after = p.run.last, p.after
    alike = last is not None and last.word in _LETS and p.quantity.unit in p.run.units
    if not alike or p.clue.thing or after is None or not verbs_within(after[0], 1, *DOING, "cause"):
        return None
    return Found(p.clue.start, after[1], after[0], thing=after[0], word=last.word if last else "")


def _of_another(p: Place, verb: str) -> Found | None:
    q, thing, start = p.quantity, p.clue.thing, p.clue.start
    if q.start - start > 40 or q.kind not in ("count", "money") or thing.endswith(("按", "对", "每", "为", "于")):
        return None
    own = verb_before(thing, len(thing), "make")
    if own and len(own) > 1:  # 其中人工造林10万亩, 危桥改造15座: a verb of its own
        return Found(start, q.end, thing, verb, thing, None, own)
    return Found(start, q.end, verb + thing, verb, thing, None, verb)


def is_aimed_at(p: Place) -> bool:
    """至少与省外的3所高校签订共建协议: whether the number stands within what is aimed at, no member of a list."""
    return p.clue.before.endswith("的") and aimed(p) is not None


_DATED = re.compile(r"20\d{2}年(?:\d{1,2}月)?[底末]?前?")


def aimed(p: Place) -> Found | None:
    """争取省级科技奖2项, 至少与3个园区建立合作关系: no verb of making, but a word that aims."""
    q, clue = p.quantity, p.clue
    if q.chinese or q.kind == "time" or not AIM.search(clue.led + clue.before):
        return None
    thing, after = clue.thing, p.after
    if after and (clue.before.endswith("有") or AIM.fullmatch(clue.before)):  # 各县区至少有1家医院能够提供
        thing = strip_indicator(AIM.sub("", _DATED.sub("", clue.before.removesuffix("有"))))
    if after and (clue.before.endswith(("的", "有")) or not thing):
        return Found(clue.start, after[1], thing + after[0], thing=thing + after[0])
    return Found(clue.start, q.end, thing, thing=thing) if len(thing) >= 3 else None


def is_worth(thing: str) -> bool:
    """项目总投资6亿元, 合同总价800万元: what something costs or is worth that is there, no goal."""
    return thing.endswith(_WORTH)


def alone(p: Place) -> Found | None:
    """互派干部8-10名: a verb that no lexicon has; the clause is nothing but a thing and its number."""
    q, clue = p.quantity, p.clue
    if q.chinese or q.kind not in ("count", "money") or p.next_to not in ("", *",。;、\n()"):
        return None
    if p.sentence.is_benefit and not p.is_paid_apiece:
        return None
    if is_worth(clue.thing) and not AIM.search(clue.led):
        return None
    part = p.run.last is not None and ("其中" in clue.led or p.joint == "、")  # 其中大豆3.2万亩、玉米2万亩
    if not (2 if part else 4) <= len(clue.thing) <= 30 or _FACT.search(clue.before if part else clue.led + clue.before):
        return None
    if _NO_COUNT.search(clue.before) or verb_before(clue.before, len(clue.before), "reach"):
        return None
    return Found(clue.start, q.end, clue.thing, thing=clue.thing) if aimed(p) is None else None


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
    Rule(
        "target.listed",
        "并列项，沿用前一项目标的动词",
        Evidence.SHARED,
        shared,
        (
            ("新增家庭农场40家、农机合作社6家。", "新增农机合作社 = 6 家"),
            ("打造2条示范带、3个创业园。", "打造创业园 = 3 个"),
        ),
        ("新增企业20家，会议室2间。", "班子成员3名、专家2名参加。"),
    ),
    Rule(
        "target.aimed",
        "没有上述动词，但有表示要求的词：力争、确保、争取、至少",
        Evidence.BARE,
        aimed,
        (
            ("争取省级科技奖2项。", "省级科技奖 = 2 项"),
            ("各乡镇至少有1家医院能够提供康复服务。", "各乡镇医院能够提供康复服务 >= 1 家"),
        ),
        ("班子成员3名参加。", "省级科技奖2项的做法。"),
    ),
    Rule(
        "target.counted",
        "分句里只有一个事物和它的数量",
        Evidence.BARE,
        alone,
        (("联建共享庭院8处。", "联建共享庭院 = 8 处"), ("联办书市3场。", "联办书市 = 3 场")),
        ("班子成员3名参加。", "专家组包括工程师3名。"),
    ),
)  # fmt: skip
