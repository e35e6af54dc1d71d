"""Numbers that no verb of making governs: a word that aims, or nothing but a thing and its number."""

from __future__ import annotations

import re

from ydparse.grammar.days import MONTH_NUMBER, YEAR_IN_FIGURES
from ydparse.grammar.verbs import verb_before
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.targets.counts import AIM
from ydparse.rules.targets.sentence import Found, Place, once
from ydparse.rules.targets.wording import strip_indicator
from ydparse.rules.targets.words import composed, endings

_DATED = re.compile(rf"{YEAR_IN_FIGURES}年(?:{MONTH_NUMBER}月)?[底末]?前?")
_WORTH = endings("described")
# A clause that tells how many there are, not how many there shall be.
_FACT = composed(
    r"有(?![机效色线轨限])|\L<fact>|(?<![可难])以(?![上下内外前后])[^,]{0,8}$|等\p{Han}{0,4}$|(?<![草平高资])原(?![料则野])"
)
_NO_COUNT = re.compile(r"[的为是每按对于在约达]$")
_ENDS = frozenset({"", *",。;、\n()"})


@once
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


def is_aimed_at(p: Place) -> bool:
    """至少与省外的3所高校签订共建协议: whether the number stands within what is aimed at, no member of a list."""
    return p.clue.before.endswith("的") and aimed(p) is not None


def is_worth(p: Place) -> bool:
    """项目总投资6亿元, 合同总价800万元: what something costs or is worth that is there, no goal."""
    return p.clue.thing.endswith(_WORTH) and not AIM.search(p.clue.led)


def alone(p: Place) -> Found | None:
    """互派干部8-10名: a verb that no lexicon has; the clause is nothing but a thing and its number."""
    q, clue = p.quantity, p.clue
    if q.chinese or q.kind not in ("count", "money") or p.next_to not in _ENDS:
        return None
    if p.is_paid or is_worth(p) or _is_told(p) or aimed(p):
        return None
    return Found(clue.start, q.end, clue.thing, thing=clue.thing)


def _is_told(p: Place) -> bool:
    """Whether a clause says more, or less, than a thing and its number."""
    clue = p.clue
    part = p.run.last is not None and ("其中" in clue.led or p.joint == "、")  # 其中大豆3.2万亩、玉米2万亩
    if not (2 if part else 4) <= len(clue.thing) <= 30 or _FACT.search(clue.before if part else clue.led + clue.before):
        return True
    return bool(_NO_COUNT.search(clue.before) or verb_before(clue.before, len(clue.before), "reach"))


RULES: tuple[Rule[Place, Found], ...] = (
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
