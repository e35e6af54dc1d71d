"""The evidence that makes an amount a target, one rule a function, tried in the order of `RULES`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

import regex

from ydparse.fields.targets.sentence import Clue, Found, Sentence
from ydparse.fields.targets.wording import strip_indicator
from ydparse.normalize.quantities import Quantity, compare, ends_in_indicator
from ydparse.normalize.verbs import verb_at, verb_before, verbs_within

Rule: TypeAlias = Callable[[Sentence, Quantity, Clue, int], Found | None]

# 提高到每人每年640元, 不低于每亩800元: what the number is of.
PER = regex.compile(r"(?:为|按)?(?:每[人生户亩个名位头只台套家吨床户度张平方米公里小时次件天日月年季]{1,3}){1,2}$")
# What may stand between a verb and its number.
_CHANGE = regex.compile(r"(?:幅度?)?(?:不低于|不少于|超过|约|近|至少|达到?|控制在|保持在|力争达到)?$")
_LEVEL = regex.compile(r"(?:约|近|至少|不低于|不少于|不超过|超过)$")
_FROM = regex.compile(r"[由从]\d[^,。;]{0,10}$")  # 由10个工作日压缩至3个工作日
_BASE = regex.compile(r"\p{Han}{1,10}的$")
_SHARE = regex.compile(
    r"的?(?P<what>\p{Han}{2,30}?(?:按照?|达到|实现|完成|纳入|覆盖|通过|建成|落实|得到|使用|采用|符合|配备|开展)(?:[^,。;:!?、\n\t“”]|“[^”]{0,20}”){0,30}"
    r"|\p{Han}{2,30}(?=[,。;:!?、\n\t”]|$))"
)
_NO_SHARE = regex.compile(r"的(?:比例|标准|水平|贴息|补|奖|资助|给予|速度|增速)")
_LIGHT = frozenset(
    {"完成", "实现", "开展", "实施", "组织", "推进", "举办", "落实", "加快"}
)  # what follows is their object
_LETS = frozenset({"推动", "推进", "促进", "支持", "鼓励", "帮助"})  # say nothing of what is reached
_AIM = regex.compile(r"力争|确保|争取|至少|不少于|累计|不低于")
_JOINTS = ("和", "及", "、", "与")
# A clause that tells how many there are, not how many there shall be.
_FACT = regex.compile(
    r"有|涉及|包括|包含|含|位于|其中|人口|总面积|辖|设在|属于|来自|作为|以[^,]{0,8}$|等\p{Han}{0,4}$|依托|围绕|聚焦|现|原|第"
)


def changed(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """增长8%, 下降5.8%, 提高2个百分点: the verb stands right before the number; not 提高到."""
    end = _CHANGE.search(clue.before).start()
    verb = verb_before(clue.before, end, "up", "down") or verb_before(clue.before, len(clue.before), "up", "down")
    if verb is None:
        return None
    at = clue.before.rindex(verb)
    down = verb_at(verb, 0, "down") == verb
    if q.kind in ("count", "time") and q.unit != "倍" and not down and not (q.unit == "天" and "天数" in clue.before):
        return None
    thing = strip_indicator(clue.before[:at]) + (verb if verb in ("增速", "增幅") else "")
    if not thing and s.last is not None and q.kind != "count":
        thing = s.last.thing
    return Found(clue.start, q.end, thing, "", thing, "down" if down else "up", verb) if thing else None


def reached(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """达到85%, 提高到72%, 不少于10人, 突破20亿元; also 达到全县用水总量的40%."""
    found = _reaching(clue.before, of_base=q.unit == "%")
    if found is None:
        return None
    verb, at = found
    head = clue.before[:at]
    while (more := verb_before(head, len(head), "reach")) and len(more) > 1:
        head = head[: -len(more)]
    head = _FROM.sub("", head)
    thing = strip_indicator(head)
    counted = q.kind in ("count", "money") and verb in (
        "实现",
        "完成",
        "至少",
        "确保",
        "突破",
        "不少于",
        "不低于",
        "不超过",
    )
    if (not thing or counted) and (done := made(s, q, clue._replace(before=head) if thing else clue, s.end)):
        return done
    if not thing and s.last is not None:
        thing = s.last.thing
    bare = thing.startswith("每") or verb_at(thing, 0, "make", "add", "cause") == thing
    after = (
        s.after(q, following)
        if thing and bare and q.kind in ("count", "money") and not ends_in_indicator(thing)
        else None
    )
    if after:  # 每个乡镇不少于3名网格员, 安排不少于2亿元资金
        return Found(clue.start, after[1], thing + after[0], thing=thing + after[0], word=verb)
    if not thing or (q.unit != "%" and thing.endswith(("的", "是"))):
        return None
    if s.is_benefit and q.unit == "%" and thing.endswith(("企业", "人员", "个人", "单位", "家庭", "户")):
        return None  # 超过50人的企业达到20%: a condition of what is given
    if thing.endswith(("增速", "增幅", "增长率")):
        return Found(clue.start, q.end, thing, "", thing, "up", verb)
    direction: Literal["down"] | None = "down" if thing.endswith(("降幅", "下降率")) else None
    return Found(clue.start, q.end, thing, "", thing, direction, verb)


def _reaching(before: str, of_base: bool) -> tuple[str, int] | None:
    """The verb of reaching right before the number, and where it begins; `of_base`: 达到全县用水总量的40%."""
    ends = [len(before)]
    if match := PER.search(before):
        ends.append(match.start())
    if match := _LEVEL.search(before):
        ends.append(match.start())
    for end in ends:
        verb = verb_before(before, end, "reach")
        if verb:
            return verb, end - len(verb)
    if of_base and (match := _BASE.search(before)):
        within = verbs_within(before, max(match.start() - 4, 0), "reach")
        return within[-1] if within else None
    return None


def share(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """40%的村卫生室达到标准化; 新建公厕100%按照二类标准建设: a share of something that is to be so."""
    if q.unit != "%" or s.is_benefit or _NO_SHARE.match(s.text, q.end):
        return None
    after = _SHARE.match(s.text, q.end, s.end)
    if after is None or regex.search(r"(?:的|按|比|率|占)$", clue.before):
        return None
    if not clue.thing and s.next_to(q) != "的" and not regex.search("达到|实现|完成|按照|纳入|覆盖", after.group()):
        return None
    thing = clue.thing + after.group("what")
    return Found(clue.start, after.end(), thing, thing=thing)


def made(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """新建5G基站2.5万个 (the thing before the number), 编制10个以上图谱 (the thing after it)."""
    for verb, at in _governing(clue.before):
        found = _made_by(verb, at, s, q, clue, following)
        if found is not None:
            return found._replace(word=verb)
    return None


def _governing(before: str) -> list[tuple[str, int]]:
    """Verbs that may govern the number: one at the start of the clause, or those that make, from the right."""
    first = verb_at(before, 0, "make", "add", "cause")
    if first and before[len(first) : len(first) + 1] in tuple("业员者商"):
        first = None  # 服务业
    within = [
        (verb, at)
        for verb, at in verbs_within(before, len(first or ""), "make")
        if len(verb) > 1
        and before[at + len(verb) : at + len(verb) + 1] not in tuple("区局厅部量率数额员者商")  # 开发区
    ][::-1]
    if first is None or (within and verb_at(first, 0, "cause") == first):
        return within
    longer = verb_at(before, len(first), "make", "add")  # 建成投用, 开工建设
    joined = longer is not None and first not in _LIGHT and len(longer) > 1 and len(first) + len(longer) < len(before)
    return [(first + longer if longer and joined else first, 0)]


def _made_by(verb: str, at: int, s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    before = clue.before
    thing = strip_indicator(before[at + len(verb) :])
    after = s.after(q, following)
    listed = before.endswith(_JOINTS) or thing.endswith(_JOINTS)
    counts = not q.chinese or q.bare_magnitude or q.compared or compare(before, "=", before) == ">="
    if (not thing or listed) and after:
        if not counts and (q.value < 2 or not verb_at(verb, 0, "make")):
            return None  # 拓展两个市场
        if verb in _LETS:
            return Found(clue.start, after[1], after[0], thing=after[0])
        return Found(q.start if listed else clue.start, after[1], _named(before[:at], verb) + after[0], verb, after[0])
    if not counts and (q.value < 2 or after is not None or "、" in thing):
        return None  # 冬季两项
    if not thing:
        if at or q.chinese or len(verb) < 2 or (verb not in _LIGHT and verb_at(verb, 0, "reach") == verb):
            return None  # 突破6000亿元: of what went before
        joint = s.text[s.done : s.done + 1]
        shared = s.last.thing if s.last and (joint == "、" or (joint == "," and q.unit == s.unit)) else ""
        return Found(clue.start, q.end, verb + shared, verb, shared)
    if at and len(thing) < 2:
        return None
    if after and ends_in_indicator(thing) and s.next_to(q) == "的":
        thing = after[0] + thing  # 设立总规模5亿元的基金
        return Found(clue.start, after[1], _named(before[:at], verb) + thing, verb, thing)
    if verb in ("实现", "力争", "确保", "争取", "累计"):
        return Found(clue.start, q.end, thing, thing=thing)
    whole = strip_indicator(before[at:])  # 新建和改造提升…: with the joint between
    named = _named(before[:at], verb)
    return Found(
        clue.start, q.end, named[: -len(verb)] + whole if whole.startswith(verb) else named + thing, verb, thing
    )


def _named(subject: str, verb: str) -> str:
    """The verb, with the subject before it where that belongs to the indicator (引江济淮主体工程完成…)."""
    if regex.match("每[百千万]", subject):
        return subject + verb  # 每千名老年人拥有养老床位35张
    subject = strip_indicator(subject)
    sector = len(subject) == 2 and subject[0] not in "全各每我本该其"  # 城镇新增就业
    return subject + verb if sector or (verb in ("完成", "实现") and len(subject) > 3) else verb


def level(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """到位资金190亿元: an indicator right before the number."""
    thing = clue.thing
    if q.chinese or len(thing) < 3 or s.is_benefit or not ends_in_indicator(thing):
        return None
    return Found(clue.start, q.end, thing, thing=thing)


def listed(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """、规上服务业企业5家 after 新增规上工业企业20家: the verb is shared."""
    if (
        s.last is None
        or not s.last.verb
        or not (s.done == q.start or s.text[s.done : s.done + 1] in tuple("、,和及(:/"))
    ):
        return None
    if q.chinese and q.value < 2:
        return None
    verb, thing = s.last.verb, clue.thing
    if not thing and (after := s.after(q, following)):
        return Found(clue.start, after[1], verb + after[0], verb, after[0], None, verb)
    if not thing:  # 建成高速公路3条、120公里: two measures of one thing
        other = s.last.thing and s.done in (q.start, q.start - 1)
        return Found(q.start, q.end, verb + s.last.thing, verb, s.last.thing, None, verb) if other else None
    if q.start - clue.start > 40 or q.kind not in ("count", "money") or thing.endswith(("按", "对", "每", "为", "于")):
        return None
    if (own := verb_before(thing, len(thing), "make")) and len(own) > 1:
        return Found(
            clue.start, q.end, thing, verb, thing, None, own
        )  # 其中人工造林10万亩, 危桥改造15座: a verb of its own
    return Found(clue.start, q.end, verb + thing, verb, thing, None, verb)


def aimed(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """争取省级科技奖2项, 至少与3个园区建立合作关系: no verb of making, but a word that aims."""
    if q.chinese or q.kind == "time" or not _AIM.search(clue.led + clue.before):
        return None
    thing, after = clue.thing, s.after(q, following)
    if after and (clue.before.endswith("的") or not thing):
        return Found(clue.start, after[1], thing + after[0], thing=thing + after[0])
    return Found(clue.start, q.end, thing, thing=thing) if len(thing) >= 3 else None


def aimed_at(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """至少与省外的3所高校签订共建协议: where the number stands within what is aimed at, before a list is thought of."""
    return aimed(s, q, clue, following) if clue.before.endswith("的") else None


def counted(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """互派干部8-10名: a verb that no lexicon has; the clause is nothing but a thing and its number."""
    if q.chinese or q.kind not in ("count", "money") or s.is_benefit or s.next_to(q) not in ("", *",。;、\n()"):
        return None
    part = s.last is not None and "其中" in clue.led  # 其中大豆3.2万亩
    if not (2 if part else 4) <= len(clue.thing) <= 30 or _FACT.search(clue.before if part else clue.led + clue.before):
        return None
    if regex.search(r"[的为是每按对于在约达]$", clue.before):
        return None
    return Found(clue.start, q.end, clue.thing, thing=clue.thing)


def served(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """为1200名老人实施适老化改造: whom something is done for, then what."""
    if q.chinese or q.kind != "count" or s.is_benefit or not clue.before.endswith(("为", "对", "向", "给")):
        return None
    after = s.after(q, following)
    if after is None or not verbs_within(after[0], 1, "make", "add"):
        return None
    return Found(clue.start, after[1], after[0], thing=after[0])


RULES: tuple[tuple[str, Rule], ...] = (
    ("target.changed", changed),
    ("target.reached", reached),
    ("target.share", share),
    ("target.served", served),
    ("target.made", made),
    ("target.level", level),
    ("target.aimed", aimed_at),
    ("target.listed", listed),
    ("target.aimed", aimed),
    ("target.counted", counted),
)
