"""Levels and changes: an indicator that is to reach something, or to grow or fall by it."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import regex

from ydparse.grammar.amounts import Quantity, ends_in_indicator
from ydparse.grammar.verbs import verb_at, verb_before, verbs_within
from ydparse.rules.targets.amounts import SERVICE
from ydparse.rules.targets.counts import made
from ydparse.rules.targets.history import BASE
from ydparse.rules.targets.sentence import Clue, Found, Sentence
from ydparse.rules.targets.wording import is_bare_measure, measured, strip_indicator

# 提高到每人每年640元, 不低于每亩800元: what the number is of.
PER = regex.compile(r"(?:为|按)?(?:每[人生户亩个名位头只台套家吨床户度张平方米公里小时次件天日月年季]{1,3}){1,2}$")
# What may stand between a verb and its number.
_CHANGE = regex.compile(r"(?:幅度?)?(?:不低于|不少于|超过|约|近|至少|达到?|控制在|保持在|力争达到)?$")
_LEVEL = regex.compile(r"(?:20\d{2}年底?的)?(?:约|近|至少|不低于|不少于|不超过|超过)?$")  # 增加到2026年的80家
_FROM = regex.compile(
    rf"(?:{BASE}的?|[由从较比])[\d一二三四五六七八九十两][^,。;]{{0,10}}$"
)  # 由10个工作日压缩至3个工作日
_TOTAL = "总数"  # 总数达到100家
_COMPARES = regex.compile(rf"{BASE}[,、]?(?:再|又)?$")
_BASE = regex.compile(r"\p{Han}{1,10}的$")
_WORD = r"(?:\p{Han}|\([^()\d]{1,8}\))"  # 县（市）
_SHARE = regex.compile(
    rf"的?(?P<what>{_WORD}{{0,30}}?(?:按照?|达到|实现|完成|纳入|覆盖|通过|建成|落实|得到|使用|采用|符合|配备|开展|提供|掌握|参与|享有|接受)(?:[^,。;:!?、\n\t“”]|“[^”]{{0,20}}”){{0,30}}"
    rf"|{_WORD}{{2,30}}(?=[,。;:!?、\n\t”]|$))"
)
_RELATION = regex.compile(
    r"(?P<verb>高于|低于|快于|好于|优于|领先|领先于|超过|超|少于)(?:同期)?(?:全?[国省市县区州盟旗]|本[省市]|周边|平均)\p{Han}{0,8}?$"
)  # 增速高于全省1个百分点
_SINCE = regex.compile(r"(?:印发|发布|公布|实施|施行|会|通知|[起后])$")
_TURNS = frozenset({"次", "场", "场次", "期", "轮", "轮次", "批次"})
_HELD = regex.compile(r"(?:组织开展|组织|开展|举办|举行|召开|进行|实施)(?P<what>[^,。;、\d]{3,20}),$")
_STAFFED = regex.compile(r"(?:配齐|配强|配足|配备|选聘|选派|聘用|招聘|设立|落实)(?P<what>[^,。;、\d]{2,12}),$")
_GAIN = frozenset({"增收", "增产", "增值", "增效"})  # 户均增收3000元 is a level, and what it is called
_NO_SHARE = regex.compile(r"的(?:比例|标准|水平|贴息|补|奖|资助|给予|速度|增速)")
_SAID_OF = regex.compile("天数|排名|位次")
_NO_WHOLE = regex.compile(r"(?:的|按|比|率|占)$")
_IS_SO = regex.compile("达到|实现|完成|按照|纳入|覆盖")


def changed(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """增长8%, 下降5.8%, 提高2个百分点: the verb stands right before the number; not 提高到."""
    end = _CHANGE.search(clue.before).start()
    verb = verb_before(clue.before, end, "up", "down") or verb_before(clue.before, len(clue.before), "up", "down")
    if verb is None:
        return None
    at = clue.before.rindex(verb)
    longer = verb_before(clue.before, at + len(verb), "make", "add")
    if longer and len(longer) > len(verb):
        return None  # 新增30家
    down = verb_at(verb, 0, "down") == verb
    head = _FROM.sub("", clue.before[:at])  # 由2024年的95%提高2个百分点
    against = head != clue.before[:at] or _is_compared(s, clue, at)
    if q.kind in ("count", "time") and not (down or against or _SAID_OF.search(clue.before)):
        return None  # 增加20家 of what is not said; 比上年增加20家 is a change
    if verb in _GAIN and q.kind != "ratio":
        thing = strip_indicator(head) + verb
        return Found(clue.start, q.end, thing, "", thing, None, verb)
    thing = strip_indicator(head) + (verb if verb in ("增速", "增幅") else "")
    if not thing and (against or q.kind != "count"):
        thing = s.carried(q)
    return Found(clue.start, q.end, thing, "", thing, "down" if down else "up", verb) if thing else None


def _is_compared(s: Sentence, clue: Clue, at: int) -> bool:
    """Whether a change at `at` of its clause is measured against a year that stands before it: 与2024年相比，…增加10家."""
    said = clue.led + clue.before[:at]
    return _COMPARES.search(said) is not None or _COMPARES.search(s.text, s.start, clue.clause) is not None


def reached(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """达到85%, 提高到72%, 不少于10人, 突破20亿元; also 达到全县用水总量的40%."""
    found = _reaching(clue.before or clue.led, of_base=q.unit == "%")
    if found is None:
        return None
    verb, at = found
    head = clue.before[:at]  # nothing in 年均不少于, which only leads up to the number
    while (more := verb_before(head, len(head), "reach")) and len(more) > 1:
        head = head[: -len(more)]
    head = _FROM.sub("", head)
    thing = measured(strip_indicator(head), s.topic)
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
    if (not thing or counted) and (done := made(s, q, replace(clue, before=head) if thing else clue, s.end)):
        return done
    if not thing:
        thing = _TOTAL if verb.startswith(_TOTAL) else s.carried(q) or _held(s, q, clue)
        clue = clue if clue.before else replace(clue, start=clue.start - len(verb))
    if thing.startswith("每") and len(thing) <= 4 and (staff := _STAFFED.search(s.text, s.start, clue.clause)):
        thing += staff.group("what")
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


def above(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """增速高于全省1个百分点: so far above or below another, which is not what is reached."""
    match = _RELATION.search(clue.before)
    thing = (strip_indicator(clue.before[: match.start()]) or s.carried(q)) if match else ""
    if match is None or q.unit != "个百分点" or not thing:
        return None
    below = match.group("verb") in ("低于", "少于")
    return Found(clue.start, q.end, thing, "", thing, "down" if below else "up", match.group("verb"))


def within(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """一般诉求24小时内响应、7个工作日内办结: how long a service may take."""
    service = SERVICE.match(s.text, q.end, s.end) if q.kind == "time" else None
    if service is None or _SINCE.search(clue.before):
        return None
    thing = clue.thing or (s.last.thing if s.last is not None and s.last.word == "" else "")
    if len(thing) < 2:  # 在24小时内办结: what, is not said
        return None
    return Found(clue.start, service.end(), thing + service.group(), thing=thing)


def _held(s: Sentence, q: Quantity, clue: Clue) -> str:
    """What is held so often: 组织开展集中清洁日活动，全年不少于12次."""
    held = _HELD.search(s.text, s.start, clue.clause) if q.unit in _TURNS else None
    return held.group("what") if held else ""


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
    if after is None or _NO_WHOLE.search(clue.before):
        return None
    if not clue.thing and s.next_to(q) != "的" and not _IS_SO.search(after.group()):
        return None
    thing = clue.thing + after.group("what")
    return Found(clue.start, after.end(), thing, thing=thing)


def level(s: Sentence, q: Quantity, clue: Clue, following: int) -> Found | None:
    """到位资金190亿元: an indicator right before the number."""
    thing = measured(clue.thing, s.topic)
    brief = len(thing) < 3 and not (s.last is not None and is_bare_measure(thing))
    if q.chinese or brief or (s.is_benefit and not s.paid_apiece(q)) or not ends_in_indicator(thing):
        return None
    return Found(clue.start, q.end, thing, thing=thing)
