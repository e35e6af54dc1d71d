"""Changes: an indicator that is to grow or fall by so much, or to be so far above or below another."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ydparse.grammar.verbs import verb_at, verb_before
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.targets.counts import DOING
from ydparse.rules.targets.history import BASE
from ydparse.rules.targets.sentence import Found, Place, once
from ydparse.rules.targets.wording import strip_indicator
from ydparse.rules.targets.words import composed, endings, listed

# What may stand between a verb and its number.
_CHANGE = composed(r"(?:幅度?)?\L<changes_by>?$")
_CHANGE_ENDS = ("幅", "幅度", *endings("changes_by"))
_COMPARES = composed(rf"{BASE}[,、]?(?:再|又)?$")
_RELATION = composed(
    r"(?P<verb>\L<above>|\L<below>)(?:同期)?(?:全?[国省市县区州盟旗]|本[省市]|周边|平均)\p{Han}{0,8}?$"
)  # 增速高于全省1个百分点
_BELOW = listed("below")
_GAIN = frozenset({"增收", "增产", "增值", "增效"})  # 户均增收3000元 is a level, and what it is called
_SAID_OF = composed(r"\L<rank>")
# Where a change starts from.
FROM = composed(
    rf"(?:(?:{BASE}的?|[由从较比])[\d一二三四五六七八九十两][^,。;]{{0,10}}|[由从自][^,。;、\d]{{1,12}}\d[^,。;]{{0,10}})$"
)  # 由10个工作日压缩至3个工作日
FAR = 60  # characters; what a change is measured against stands close before its clause
_SPEED = ("增速", "增幅")


class _Change(NamedTuple):
    """A verb that changes, right before a number, and what stands before the verb without where the change starts from."""

    verb: str
    head: str
    is_measured: bool  # whether it is told what it is measured from

    @property
    def direction(self) -> Literal["up", "down"]:
        """Which way."""
        return "down" if verb_at(self.verb, 0, "down") == self.verb else "up"


@once
def changed(p: Place) -> Found | None:
    """增长8%, 下降5.8%, 提高2个百分点: the verb stands right before the number; not 提高到."""
    q, change = p.quantity, _change(p)
    if change is None:
        return None
    start, verb, name = p.clue.start, change.verb, strip_indicator(change.head)
    if verb in _GAIN and q.kind != "ratio":
        return Found(start, q.end, name + verb, "", name + verb, None, verb)
    thing = name + verb if verb in _SPEED else name
    if not thing and (change.is_measured or q.kind != "count"):
        thing = p.carried
    return Found(start, q.end, thing, "", thing, change.direction, verb) if thing else None


def _change(p: Place) -> _Change | None:
    """The change that a number is of; 增加20家 of what is not said is none, 比上年增加20家 is one."""
    before = p.clue.before
    verb = _changing(before)
    if verb is None:
        return None
    at = before.rindex(verb)
    longer = verb_before(before, at + len(verb), *DOING)
    if longer and len(longer) > len(verb):
        return None  # 新增30家
    head = FROM.sub("", before[:at])  # 由2024年的95%提高2个百分点
    change = _Change(verb, head, head != before[:at] or _is_compared(p, at))
    counted = p.quantity.kind in ("count", "time")
    if counted and not (change.is_measured or change.direction == "down" or _SAID_OF.search(before)):
        return None
    return change


def _changing(before: str) -> str | None:
    """The verb of a change that ends a wording, with or without what may stand between it and the number."""
    between = _CHANGE.search(before) if before.endswith(_CHANGE_ENDS) else None
    verb = verb_before(before, between.start(), "up", "down") if between else None
    return verb or verb_before(before, len(before), "up", "down")


def _is_compared(p: Place, at: int) -> bool:
    """Whether a change at `at` of its clause is measured against a year that stands before it: 与2024年相比，…增加10家."""
    if _COMPARES.search(p.clue.led + p.clue.before[:at]):
        return True
    clause, start = p.clue.clause, p.sentence.start
    return _COMPARES.search(p.sentence.text, max(start, clause - FAR), clause) is not None


def above(p: Place) -> Found | None:
    """增速高于全省1个百分点: so far above or below another, which is not what is reached."""
    match = _RELATION.search(p.clue.before) if p.quantity.unit == "个百分点" else None
    thing = (strip_indicator(p.clue.before[: match.start()]) or p.carried) if match else ""
    if match is None or not thing:
        return None
    below = match.group("verb") in _BELOW
    return Found(p.clue.start, p.quantity.end, thing, "", thing, "down" if below else "up", match.group("verb"))


RULES: tuple[Rule[Place, Found], ...] = (
    Rule(
        "target.changed",
        "数量之前是表示增减的动词：增长、提高、下降",
        Evidence.TOUCHING,
        changed,
        (("税收增长8%。", "税收 = 8 % ↑"), ("单位能耗下降2.6%。", "单位能耗 = 2.6 % ↓")),
        ("税收增长到8亿元。", "新增企业30家。"),
    ),
    Rule(
        "target.above",
        "高于、低于另一地区若干个百分点",
        Evidence.TOUCHING,
        above,
        (
            ("税收增速高于全省1个百分点。", "税收增速 = 1 个百分点 ↑"),
            ("物流费用占比低于全市平均2个百分点。", "物流费用占比 = 2 个百分点 ↓"),
        ),
        ("税收增速高于全省。", "税收增长8%。"),
    ),
)  # fmt: skip
