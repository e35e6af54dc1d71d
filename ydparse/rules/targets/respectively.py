"""A率、B率分别达到93%、82%: as many names as values, or one name for all of them."""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex

from ydparse.grammar.amounts import Quantity, compared_by
from ydparse.grammar.numerals import parse_number, tidy
from ydparse.grammar.verbs import verb_at, verb_before
from ydparse.rules.targets.levels import PER
from ydparse.rules.targets.sentence import Clue, Found, Sentence
from ydparse.rules.targets.wording import measure_of, strip_indicator

_NUMBER = r"\d+(?:\.\d+)?[万亿]?"
_BARE = regex.compile(rf"(?:{_NUMBER}(?:[、和]|以?及))+$")  # 分别不高于35、60微克/立方米: the unit once
_LED_BY = regex.compile(r"(?:约|近)$")
_BETWEEN = regex.compile(r"[、和,及]|以?及")
_NAMES = regex.compile(r"、|(?<=[率量数额值重比])(?:和|及)")
_CLASS = regex.compile(
    r"城镇|城区|城市|城乡|县城|农村|乡村|小学|初中|高中|学前教育|幼儿园|第?[一二三]产业?|工业|农业|服务业|国家级|省级|市级|县级|新建|改扩建|改建|扩建|改造|既有|公共|民用"
)  # 城区、农村…: all that follows is shared
_OWN = regex.compile(r"(?:率|比|比例|占比|比重|额|(?<!需氧)[量数值]|面积|收入|浓度|投资|资金|能耗|强度|增速|增幅)$")
_PLACES = regex.compile(r"在(?P<names>\p{Han}[^,。;]*)$")  # 在甲区、乙区分别设立2个、3个


class Member(NamedTuple):
    """One of the targets that 分别 divides, with its comparator and the word that compares."""

    quantity: Quantity
    found: Found
    compared: tuple[str, str | None]


def respectively(s: Sentence, quantities: list[Quantity], clue: Clue) -> tuple[list[Member], int]:
    """The members of a list that begins with quantities[0], which has this clue, and how many of the quantities they
    take; or none."""
    if "别" not in clue.led and "别" not in clue.before:  # nothing below puts in what is not there
        return [], 0
    said = PER.sub("", clue.led + clue.before)
    bare = _BARE.search(said)
    said = PER.sub("", said[: bare.start()]) if bare else said
    governed = _governed(said)
    if governed is None:
        return [], 0
    head, verb = governed
    whole = strip_indicator(head)
    names = _names(head, verb)
    first = _without_unit(bare.group(), quantities[0]) if bare else []
    run = first + _run(s, quantities, len(names) - len(first))
    taken = len(run) - len(first)
    makes = verb_at(verb, 0, "make", "add") is not None and verb_at(verb, 0, "reach", "up", "down") != verb
    if len(names) != len(run):
        names = [whole] * len(run)
    if not whole and len(s.found) >= len(run):
        names, makes = [one.thing for one in s.found[-len(run) :]], False  # 接待游客…、旅游收入…，分别增长12%、15%
    if len(run) < 2 or not all(names):
        return [], 0
    if run[-1].unit == "个百分点":
        run = [one._replace(unit="个百分点", kind="ratio") if one.unit == "个" else one for one in run]
    last = quantities[taken - 1]
    following = quantities[taken].start if taken < len(quantities) else s.end
    after = s.after(last, following) if makes else None
    end, thing = (after[1], after[0]) if after else (last.end, "")
    return [
        Member(one, _found(clue, one, name, verb, thing, makes, end, is_last=one is run[-1]), _compared(said, run, one))
        for one, name in zip(run, names, strict=True)
    ], taken


def _governed(said: str) -> tuple[str, str] | None:
    """(what stands before 分别, the verb or comparing word right behind it), if the wording ends in the two."""
    for end in dict.fromkeys((len(said), *(match.start() for match in [_LED_BY.search(said)] if match))):
        verb = verb_before(said, end, "reach", "up", "down", "make", "add")
        while verb and not said[: end - len(verb)].endswith("分别"):  # 分别达到不低于
            more = verb_before(said, end - len(verb), "reach", "up", "down", "make", "add")
            verb = more + verb if more else None
        if verb:
            return said[: end - len(verb) - 2], verb
    return None


def _names(head: str, verb: str) -> list[str]:
    """What is named before 分别, one name for each value; a shared tail, or a shared first verb, given back to all."""
    places = _PLACES.search(head)
    names = [strip_indicator(name) for name in _NAMES.split(places.group("names") if places else strip_indicator(head))]
    if len(names) < 2:
        return names
    last = names[-1]
    if all(_CLASS.fullmatch(name) for name in names[:-1]) and (own := _CLASS.match(last)):
        return [*(name + last[own.end() :] for name in names[:-1]), last]
    if not all(_OWN.search(name) for name in names[:-1]) and (tail := measure_of(last)) and tail != last:
        return [name if _OWN.search(name) and not name.endswith("需氧量") else name + tail for name in names[:-1]] + [
            last
        ]
    lead = verb_at(names[0], 0, "make")
    if lead and len(lead) < len(names[0]) and not any(verb_at(name, 0, "make", "add") for name in names[1:]):
        return [names[0], *(lead + name for name in names[1:])]
    return names


def _without_unit(wording: str, q: Quantity) -> list[Quantity]:
    """35、 before 60微克/立方米: quantities of the same unit, which ends where that ends."""
    out = []
    for number in regex.findall(_NUMBER, wording):
        value = parse_number(number)
        if value is not None:
            out.append(q._replace(value=tidy(value), value_max=None))
    return out


def _run(s: Sentence, quantities: list[Quantity], wanted: int) -> list[Quantity]:
    """The quantities that go on the list: of one kind, with nothing but joints between; after a comma no more than wanted."""
    run = quantities[:1]
    for q in quantities[1:]:
        between = PER.sub("", s.text[run[-1].end : q.start])
        alike = q.kind == run[0].kind or (run[0].unit, q.unit) == ("个", "个百分点")
        if not _BETWEEN.fullmatch(between) or not alike or (between == "," and len(run) >= wanted):
            break
        if len(run) == wanted > 1:
            break
        run.append(q)
    return run


def _found(clue: Clue, q: Quantity, name: str, verb: str, thing: str, makes: bool, end: int, *, is_last: bool) -> Found:
    stop = end if is_last else q.end
    if makes:  # 在甲区、乙区分别设立2个、1个小分队; 专利、商标分别新增100件、200件
        subject_first = thing or verb_at(verb, 0, "make", "add") != verb  # 甲镇、乙镇分别完成造林3000亩、5000亩
        return Found(
            clue.start, stop, name + verb + thing if subject_first else verb + name, verb, thing or name, None, verb
        )
    direction: Literal["up", "down"] | None = None
    if verb_at(verb, 0, "up", "down") == verb:
        direction = "down" if verb_at(verb, 0, "down") == verb else "up"
    return Found(clue.start, stop, name, "", name, direction, verb)


def _compared(said: str, run: list[Quantity], q: Quantity) -> tuple[str, str | None]:
    """What stands before the first, or after the last, compares all: 分别达到97%和98%以上."""
    comparator = next((one.comparator for one in run if one.comparator != "="), "=")
    return compared_by(said, q.comparator if q.comparator != "=" else comparator)
