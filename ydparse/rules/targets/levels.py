"""Levels: an indicator that is to reach something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ydparse.document import ViewAt
from ydparse.grammar.amounts import ends_in_indicator
from ydparse.grammar.verbs import verb_at, verb_before, verb_group, verbs_within
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.targets.changes import FAR, FROM, changed
from ydparse.rules.targets.counts import DOING, TURNS, made_by
from ydparse.rules.targets.plain import is_worth
from ydparse.rules.targets.sentence import Found, Place, once
from ydparse.rules.targets.states import SERVICE
from ydparse.rules.targets.wording import PER, is_bare_measure, measured, strip_indicator
from ydparse.rules.targets.words import composed, endings

_LEVEL = composed(r"(?:20\d{2}年底?的)?\L<about>?$")  # 增加到2026年的80家
_LEVEL_ENDS = ("的", *endings("about"))
_SUMS = ("总量", "总数")
_DIGIT = re.compile(r"\d")
_TOTAL = "总数"  # 总数达到100家
_OF_BASE = composed(r"\p{Han}{1,14}的$")
_SINCE = composed(r"\L<since>$")
_HELD = re.compile(r"(?P<what>[^,。;、\d]{3,24}),$")
_STAFFED = composed(r"\L<staffed>(?P<what>[^,。;、\d]{2,12}),$")
_IN_PRINCIPLE = composed(r"(?<=\p{Han})(?:原则上|一般)(?=每|[人生户床亩]均)")  # 学生宿舍原则上每间不超过6人
_EACH_OF = composed(r"(?P<what>\p{Han}{2,12}?)(?:每\p{Han}{1,3}|[人生户床亩]均\p{Han}{0,6})")
_PER_HEAD = re.compile("每|[人生户床亩]均")
_COUNTS_WHAT_IS_MADE = frozenset({"实现", "完成", "至少", "确保", "突破", "不少于", "不低于", "不超过"})
_SPEED = ("增速", "增幅", "增长率")
_FALL = ("降幅", "下降率")
_TO = ("至", "到")
_STEM, _LEAST_NAME = 4, 2  # characters of a verb at most, of an indicator at least
_GROUPS = ("企业", "人员", "个人", "单位", "家庭", "户")


@once
def reached(p: Place) -> Found | None:
    """达到85%, 提高到72%, 不少于10人, 突破20亿元; also 达到全县用水总量的40%."""
    q, clue = p.quantity, p.clue
    reaching = _reaching(clue.before or clue.led, of_base=q.unit == "%")
    if reaching is None or changed(p):
        return _carried(p)
    verb, at = reaching
    head = _before_verbs(clue.before[:at])
    if head and verb[:2] in _SUMS:
        head += verb[:2]  # 人才资源总量达到320万名
    thing = measured(strip_indicator(head), p.run.topic)
    counted = q.kind in ("count", "money") and verb in _COUNTS_WHAT_IS_MADE
    if (not thing or counted) and (done := made_by(p, head if thing else clue.before, p.following)):
        return done
    if thing:
        return _level_of(p, thing, verb, clue.start)
    start = clue.start if clue.before else ViewAt(clue.start - len(verb))
    return _level_of(p, _unnamed(p, verb), verb, start)


def _carried(p: Place) -> Found | None:
    """提升覆盖率至95%: a verb of reaching that holds what is to reach the number between its two parts."""
    before = p.clue.before
    to = before[-1:]
    if to not in _TO:
        return None
    for length in range(_STEM, 1, -1):
        verb, thing = before[:length] + to, before[length:-1]
        if verb_before(verb, len(verb), "reach") == verb and len(thing) >= _LEAST_NAME:
            return Found(p.clue.start, p.quantity.end, thing, "", thing, None, verb)
    return None


def _before_verbs(head: str) -> str:
    """What stands before a verb of reaching, without others and without where it starts from; nothing in 年均不少于."""
    while (more := verb_before(head, len(head), "reach")) and len(more) > 1:
        head = head[: -len(more)]
    without: str = FROM.sub("", head)
    return without


def _unnamed(p: Place, verb: str) -> str:
    """What is to reach a number whose clause does not name it."""
    return _TOTAL if verb.startswith(_TOTAL) else p.carried or _held(p) or _topic(p)


def _level_of(p: Place, thing: str, verb: str, start: ViewAt) -> Found | None:
    """What is to reach the number, once its name is known: with what stands after the number where that completes it."""
    q, after = p.quantity, p.after
    thing = _whose(p, _IN_PRINCIPLE.sub("", _staffed(p, thing)))
    if not thing:
        return None
    if after and _is_named_behind(p, thing):
        whole = thing + after[0]  # 每个乡镇不少于3名网格员, 安排不少于2亿元资金
        return Found(start, after[1], whole, thing=whole, word=verb)
    if q.unit != "%" and thing.endswith(("的", "是")):
        return None
    if p.sentence.is_benefit and q.unit == "%" and thing.endswith(_GROUPS):
        return None  # 超过50人的企业达到20%: a condition of what is given
    return Found(start, q.end, thing, "", thing, _direction_of(thing), verb)


def _is_named_behind(p: Place, thing: str) -> bool:
    """Whether a name says for each of what, or what is done, and not what is counted."""
    bare = thing.startswith("每") or verb_at(thing, 0, "make", "add", "cause") == thing
    return bare and p.quantity.kind in ("count", "money") and not ends_in_indicator(thing)


def _direction_of(thing: str) -> Literal["up", "down"] | None:
    """Which way an indicator of change points."""
    if thing.endswith(_SPEED):
        return "up"
    return "down" if thing.endswith(_FALL) else None


def _staffed(p: Place, thing: str) -> str:
    """What is for each, with what a clause before says that it has: 配备网格员，每村不少于2名."""
    if not thing.startswith("每") or len(thing) > 4:
        return thing
    s, clause = p.sentence, p.clue.clause
    staff = _STAFFED.search(s.text, max(s.start, clause - FAR), clause)
    return thing + staff.group("what") if staff else thing


def _whose(p: Place, thing: str) -> str:
    """What is for each, with whose it is: 学生宿舍每间不超过6人,人均不少于3平方米."""
    last = p.run.last
    of = _EACH_OF.fullmatch(last.thing) if last is not None and p.joint == "," else None
    return of.group("what") + thing if of and _PER_HEAD.match(thing) else thing


def _reaching(before: str, of_base: bool) -> tuple[str, int] | None:
    """The verb of reaching right before the number, and where it begins; `of_base`: 达到全县用水总量的40%."""
    for end in _ends(before):
        verb = verb_before(before, end, "reach")
        longer = verb_before(before, end, "add") if verb else None
        if verb and len(longer or "") <= len(verb):  # 下达 is no 达
            return verb, end - len(verb)
    if of_base and (match := _OF_BASE.search(before)):
        within = verbs_within(before, max(match.start() - 4, 0), "reach")
        return within[-1] if within else None
    return None


def _ends(before: str) -> Iterator[int]:
    """Where a verb of reaching may end: right before the number, before what it is of, or before a word that is vague."""
    yield len(before)
    if "每" in before and (per := PER.search(before)):
        yield per.start()
    if before.endswith(_LEVEL_ENDS) and (level_ := _LEVEL.search(before)):
        yield level_.start()


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
    if p.quantity.chinese or brief or p.is_paid or is_worth(p) or not ends_in_indicator(thing):
        return None
    return Found(p.clue.start, p.quantity.end, thing, thing=thing)


RULES: tuple[Rule[Place, Found], ...] = (
    Rule(
        "target.reached",
        "数量之前是表示达到的动词：达到、提高到、不低于、突破",
        Evidence.TOUCHING,
        reached,
        (
            ("普及率达到97%。", "普及率 = 97 %"),
            ("事故率不高于0.3%。", "事故率 <= 0.3 %"),
            ("提升普及率至97%以上。", "普及率 >= 97 %"),
            ("压缩办理时限到3个工作日。", "办理时限 = 3 个工作日"),
        ),
        ("去年普及率达到97%。", "达到标准的企业。", "去年提升普及率至97%。", "提升普及水平至关重要。"),
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
