"""Levels and changes: an indicator that is to reach something, or to grow or fall by it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from ydparse.document import ViewAt
from ydparse.grammar.amounts import ends_in_indicator
from ydparse.grammar.verbs import verb_at, verb_before, verb_group, verbs_within
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.targets.counts import AIM, DOING, TURNS, is_worth, made_by
from ydparse.rules.targets.history import BASE
from ydparse.rules.targets.sentence import Found, Place
from ydparse.rules.targets.states import SERVICE
from ydparse.rules.targets.wording import PER, is_bare_measure, measured, strip_indicator
from ydparse.rules.targets.words import composed, listed

# What may stand between a verb and its number.
_CHANGE = composed(r"(?:幅度?)?\L<changes_by>?$")
_LEVEL = composed(r"(?:20\d{2}年底?的)?\L<about>?$")  # 增加到2026年的80家
_FROM = composed(
    rf"(?:(?:{BASE}的?|[由从较比])[\d一二三四五六七八九十两][^,。;]{{0,10}}|[由从自][^,。;、\d]{{1,12}}\d[^,。;]{{0,10}})$"
)  # 由10个工作日压缩至3个工作日
_SUMS = ("总量", "总数")
_DIGIT = re.compile(r"\d")
_TOTAL = "总数"  # 总数达到100家
_COMPARES = composed(rf"{BASE}[,、]?(?:再|又)?$")
_OF_BASE = composed(r"\p{Han}{1,14}的$")
_RELATION = composed(
    r"(?P<verb>\L<above>|\L<below>)(?:同期)?(?:全?[国省市县区州盟旗]|本[省市]|周边|平均)\p{Han}{0,8}?$"
)  # 增速高于全省1个百分点
_BELOW = listed("below")
_SINCE = composed(r"\L<since>$")
_HELD = re.compile(r"(?P<what>[^,。;、\d]{3,24}),$")
_STAFFED = composed(r"\L<staffed>(?P<what>[^,。;、\d]{2,12}),$")
_IN_PRINCIPLE = composed(r"(?<=\p{Han})(?:原则上|一般)(?=每|[人生户床亩]均)")  # 学生宿舍原则上每间不超过6人
_EACH_OF = composed(r"(?P<what>\p{Han}{2,12}?)(?:每\p{Han}{1,3}|[人生户床亩]均\p{Han}{0,6})")
_PER_HEAD = re.compile("每|[人生户床亩]均")
_GAIN = frozenset({"增收", "增产", "增值", "增效"})  # 户均增收3000元 is a level, and what it is called
_SAID_OF = composed(r"\L<rank>")
_COUNTS_WHAT_IS_MADE = frozenset({"实现", "完成", "至少", "确保", "突破", "不少于", "不低于", "不超过"})
_GROUPS = ("企业", "人员", "个人", "单位", "家庭", "户")


def changed(p: Place) -> Found | None:
    """增长8%, 下降5.8%, 提高2个百分点: the verb stands right before the number; not 提高到."""
    q, before = p.quantity, p.clue.before
    between = _CHANGE.search(before)
    verb = verb_before(before, between.start() if between else len(before), "up", "down") or verb_before(
        before, len(before), "up", "down"
    )
    if verb is None:
        return None
    at = before.rindex(verb)
    longer = verb_before(before, at + len(verb), *DOING)
    if longer and len(longer) > len(verb):
        return None  # 新增30家
    down = verb_at(verb, 0, "down") == verb
    head = _FROM.sub("", before[:at])  # 由2024年的95%提高2个百分点
    against = head != before[:at] or _is_compared(p, at)
    if q.kind in ("count", "time") and not (down or against or _SAID_OF.search(before)):
        return None  # 增加20家 of what is not said; 比上年增加20家 is a change
    if verb in _GAIN and q.kind != "ratio":
        thing = strip_indicator(head) + verb
        return Found(p.clue.start, q.end, thing, "", thing, None, verb)
    thing = strip_indicator(head) + (verb if verb in ("增速", "增幅") else "")
    if not thing and (against or q.kind != "count"):
        thing = p.carried
    return Found(p.clue.start, q.end, thing, "", thing, "down" if down else "up", verb) if thing else None


def _is_compared(p: Place, at: int) -> bool:
    """Whether a change at `at` of its clause is measured against a year that stands before it: 与2024年相比，…增加10家."""
    said = p.clue.led + p.clue.before[:at]
    return (
        _COMPARES.search(said) is not None
        or _COMPARES.search(p.sentence.text, p.sentence.start, p.clue.clause) is not None
    )


def reached(p: Place) -> Found | None:
    """达到85%, 提高到72%, 不少于10人, 突破20亿元; also 达到全县用水总量的40%."""
    q, clue = p.quantity, p.clue
    reaching = _reaching(clue.before or clue.led, of_base=q.unit == "%")
    if reaching is None or changed(p):
        return None
    verb, at = reaching
    head = clue.before[:at]  # nothing in 年均不少于, which only leads up to the number
    while (more := verb_before(head, len(head), "reach")) and len(more) > 1:
        head = head[: -len(more)]
    head = _FROM.sub("", head)
    if head and verb[:2] in _SUMS:
        head += verb[:2]  # 人才资源总量达到320万名
    thing = measured(strip_indicator(head), p.run.topic)
    counted = q.kind in ("count", "money") and verb in _COUNTS_WHAT_IS_MADE
    if (not thing or counted) and (done := made_by(p, head if thing else clue.before, p.following)):
        return done
    if not thing:
        thing = _TOTAL if verb.startswith(_TOTAL) else p.carried or _held(p) or _topic(p)
        clue = clue if clue.before else replace(clue, start=ViewAt(clue.start - len(verb)))
    return _level_of(p, thing, verb, clue.start)


def _level_of(p: Place, thing: str, verb: str, start: ViewAt) -> Found | None:
    """What is to reach the number, once its name is known: with what stands after the number where that completes it."""
    q, s = p.quantity, p.sentence
    if thing.startswith("每") and len(thing) <= 4 and (staff := _STAFFED.search(s.text, s.start, p.clue.clause)):
        thing += staff.group("what")
    thing = _whose(p, _IN_PRINCIPLE.sub("", thing))
    bare = thing.startswith("每") or verb_at(thing, 0, "make", "add", "cause") == thing
    if thing and bare and q.kind in ("count", "money") and p.after and not ends_in_indicator(thing):
        whole = thing + p.after[0]  # 每个乡镇不少于3名网格员, 安排不少于2亿元资金
        return Found(start, p.after[1], whole, thing=whole, word=verb)
    if not thing or (q.unit != "%" and thing.endswith(("的", "是"))):
        return None
    if s.is_benefit and q.unit == "%" and thing.endswith(_GROUPS):
        return None  # 超过50人的企业达到20%: a condition of what is given
    direction: Literal["up", "down"] | None = None
    if thing.endswith(("增速", "增幅", "增长率")):
        direction = "up"
    elif thing.endswith(("降幅", "下降率")):
        direction = "down"
    return Found(start, q.end, thing, "", thing, direction, verb)


def _whose(p: Place, thing: str) -> str:
    """What is for each, with whose it is: 学生宿舍每间不超过6人,人均不少于3平方米."""
    last = p.run.last
    of = _EACH_OF.fullmatch(last.thing) if last is not None and p.joint == "," else None
    return of.group("what") + thing if of and _PER_HEAD.match(thing) else thing


def _reaching(before: str, of_base: bool) -> tuple[str, int] | None:
    """The verb of reaching right before the number, and where it begins; `of_base`: 达到全县用水总量的40%."""
    ends = [len(before)]
    ends += [match.start() for match in (PER.search(before), _LEVEL.search(before)) if match]
    for end in ends:
        verb = verb_before(before, end, "reach")
        longer = verb_before(before, end, "add") if verb else None
        if verb and len(longer or "") <= len(verb):  # 下达 is no 达
            return verb, end - len(verb)
    if of_base and (match := _OF_BASE.search(before)):
        within = verbs_within(before, max(match.start() - 4, 0), "reach")
        return within[-1] if within else None
    return None


def _held(p: Place) -> str:
    """What is held so often: 组织开展集中清洁日活动，全年不少于12次."""
    if p.quantity.unit not in TURNS:
        return ""
    s = p.sentence
    held = _HELD.search(s.text, s.clause_before(p.clue.clause) if p.clue.clause > s.start else s.start, p.clue.clause)
    what = strip_indicator(held.group("what")) if held else ""
    group = "".join(verb_group(what, 0, *DOING, "cause"))
    return what[len(group) :] if group and len(what) - len(group) >= 2 else ""


def _topic(p: Place) -> str:
    """What a clause that only names an indicator puts before the number: 垃圾焚烧处理率，2026年达到85%."""
    s, at = p.sentence, p.clue.clause
    if at <= s.start or s.text[at - 1] != ",":
        return ""
    named = s.text[s.clause_before(at) : at - 1]
    if not ends_in_indicator(named) or _DIGIT.search(named):
        return ""
    thing = strip_indicator(named)
    verb = verb_at(thing, 0, "up", "down", *DOING)  # 提升垃圾焚烧处理率
    return thing[len(verb) :] if verb and len(thing) - len(verb) >= 3 else thing


def above(p: Place) -> Found | None:
    """增速高于全省1个百分点: so far above or below another, which is not what is reached."""
    match = _RELATION.search(p.clue.before)
    thing = (strip_indicator(p.clue.before[: match.start()]) or p.carried) if match else ""
    if match is None or p.quantity.unit != "个百分点" or not thing:
        return None
    below = match.group("verb") in _BELOW
    return Found(p.clue.start, p.quantity.end, thing, "", thing, "down" if below else "up", match.group("verb"))


def within(p: Place) -> Found | None:
    """一般诉求24小时内响应、7个工作日内办结: how long a service may take."""
    q, s = p.quantity, p.sentence
    service = SERVICE.match(s.text, q.end, s.end) if q.kind == "time" else None
    if service is None or _SINCE.search(p.clue.before) or reached(p):
        return None
    last = p.run.last
    thing = p.clue.thing or (last.thing if last is not None and last.word == "" else "")
    if len(thing) < 2:  # 在24小时内办结: what, is not said
        return None
    return Found(p.clue.start, ViewAt(service.end()), thing + service.group(), thing=thing)


def level(p: Place) -> Found | None:
    """到位资金190亿元: an indicator right before the number."""
    thing = measured(p.clue.thing, p.run.topic)
    brief = len(thing) < 3 and not (p.run.last is not None and is_bare_measure(thing))
    paid = p.sentence.is_benefit and not p.is_paid_apiece
    described = is_worth(thing) and not AIM.search(p.clue.led)
    if p.quantity.chinese or brief or paid or described or not ends_in_indicator(thing):
        return None
    return Found(p.clue.start, p.quantity.end, thing, thing=thing)


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
        "target.reached",
        "数量之前是表示达到的动词：达到、提高到、不低于、突破",
        Evidence.TOUCHING,
        reached,
        (("普及率达到97%。", "普及率 = 97 %"), ("事故率不高于0.3%。", "事故率 <= 0.3 %")),
        ("去年普及率达到97%。", "达到标准的企业。"),
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
    Rule(
        "target.within",
        "多长时间之内办完：响应、办结、到账",
        Evidence.TOUCHING,
        within,
        (
            ("一般诉求24小时内响应。", "一般诉求响应 <= 24 小时"),
            ("退税3个工作日内到账。", "退税到账 <= 3 个工作日"),
        ),
        ("自受理之日起5个工作日内办结。", "实行24小时值守。"),
    ),
    Rule(
        "target.level",
        "数量之前紧接着指标名称：产值、资金、覆盖率",
        Evidence.NAMING,
        level,
        (("招商到位资金190亿元。", "招商到位资金 = 19000000000 元"), ("港口吞吐量3万吨。", "港口吞吐量 = 30000 吨")),
        ("充电桩500个的做法。", "目前招商到位资金190亿元。"),
    ),
)  # fmt: skip
