"""Members of a list, which share the verb of the goal before: 新增家庭农场40家、农机合作社6家."""

from __future__ import annotations

from ydparse.grammar.limits import date_at_end
from ydparse.grammar.verbs import verb_before, verbs_within
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.targets.counts import DOING, LETS
from ydparse.rules.targets.plain import is_aimed_at
from ydparse.rules.targets.sentence import Found, Place


def shared(p: Place) -> Found | None:
    """、规上服务业企业5家 after 新增规上工业企业20家: the verb is shared."""
    last = p.run.last
    if last is None or not _is_joined(p) or is_aimed_at(p):
        return None
    if _is_of_a_year(p):
        return Found(p.clue.start, p.quantity.end, last.indicator, last.verb, last.thing, None, last.word)
    if not last.verb:
        return _led_alike(p, last)
    if not p.clue.thing:
        return _of_the_same(p, last)
    if p.joint == "," and not _shares_after_a_comma(p, last):
        return None  # 放流鱼苗10万尾，人工增雨20次; 城镇新增就业500人，失业人员再就业90人
    return _of_another(p, last.verb)


def _is_joined(p: Place) -> bool:
    """Whether a number may be joined to the goal before it."""
    touches = p.run.done == p.quantity.start or p.joint in _JOINTS
    return touches and not (p.quantity.chinese and p.quantity.value < 2)


_JOINTS = frozenset("、,和及(:/")


def _shares_after_a_comma(p: Place, last: Found) -> bool:
    return "其中" in p.clue.led or (p.quantity.unit in p.run.units and last.indicator.startswith(last.verb))


def _is_of_a_year(p: Place) -> bool:
    """Whether nothing but a date stands before a number of what was counted: 更新设备600台，其中2027年200台、2028年400台."""
    if p.clue.before or p.quantity.unit not in p.run.units or p.quantity.kind == "ratio" or p.after:
        return False
    return date_at_end(p.clue.led) is not None


def _of_the_same(p: Place, last: Found) -> Found | None:
    """打造2条示范带、3个创业园; 建成高速公路3条、120公里: two measures of one thing."""
    q, after = p.quantity, p.after
    if after:
        return Found(p.clue.start, after[1], last.verb + after[0], last.verb, after[0], None, last.verb)
    if p.run.done != q.start and not (last.thing and p.run.done == q.start - 1):  # 惠及5万户12万人
        return None
    return Found(q.start, q.end, last.verb + last.thing, last.verb, last.thing, None, last.verb)


def _led_alike(p: Place, last: Found) -> Found | None:
    """支持300名人才赴境外培训，1000名骨干参加研修: what others are led to do, after some that are."""
    after = p.after
    alike = last.word in LETS and p.quantity.unit in p.run.units
    if not alike or p.clue.thing or after is None or not verbs_within(after[0], 1, *DOING, "cause"):
        return None
    return Found(p.clue.start, after[1], after[0], thing=after[0], word=last.word)


def _of_another(p: Place, verb: str) -> Found | None:
    q, thing, start = p.quantity, p.clue.thing, p.clue.start
    if q.start - start > 40 or q.kind not in ("count", "money") or thing.endswith(("按", "对", "每", "为", "于")):
        return None
    own = verb_before(thing, len(thing), "make")
    if own and len(own) > 1:  # 其中人工造林10万亩, 危桥改造15座: a verb of its own
        return Found(start, q.end, thing, verb, thing, None, own)
    return Found(start, q.end, verb + thing, verb, thing, None, verb)


RULES: tuple[Rule[Place, Found], ...] = (
    Rule(
        "target.listed",
        "并列项，沿用前一项目标的动词",
        Evidence.SHARED,
        shared,
        (
            ("新增家庭农场40家、农机合作社6家。", "新增农机合作社 = 6 家"),
            ("打造2条示范带、3个创业园。", "打造创业园 = 3 个"),
            ("更新设备600台，其中2027年200台、2028年400台。", "更新设备 = 400 台"),
        ),
        ("新增企业20家，会议室2间。", "班子成员3名、专家2名参加。"),
    ),
)  # fmt: skip
