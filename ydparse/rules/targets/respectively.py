"""A率、B率分别达到93%、82%: as many names as values, or one name for all of them."""

from __future__ import annotations

import re
from itertools import product
from typing import Literal, NamedTuple

from ydparse.document import ViewAt
from ydparse.grammar.comparing import compared_by
from ydparse.grammar.numerals import parse_number, tidy
from ydparse.grammar.quantities import Quantity
from ydparse.grammar.verbs import verb_at, verb_before
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.targets.history import BASE
from ydparse.rules.targets.sentence import Found, Place
from ydparse.rules.targets.wording import PER, measure_of, strip_indicator, without_comparison
from ydparse.rules.targets.words import composed

_NUMBER = r"\d+(?:\.\d+)?[万亿]?"
_BARE = re.compile(rf"(?:{_NUMBER}(?:[、和]|以?及))+$")  # 分别不高于35、60微克/立方米: the unit once
_BETWEEN = re.compile(r"[、和,及与]|以?及")
_JOINTS = re.compile(r"、|以及|[和及与](?!其他)")
_NAMES = re.compile(r"、|(?<=[率量数额值重比])(?:和|及)")
_CLASS = composed(r"\L<class>")  # 城区、农村…: all that follows is shared
_OWN = composed(r"(?<!需氧)(?<!需氧量)\L<measuring>$")
_PLACES = composed(r"在(?P<names>\p{Han}[^,。;]*)$")  # 在甲区、乙区分别设立2个、3个
# What may stand between 分别 and its verb: 分别比2025年下降, 分别占比达.
_LED = composed(rf"(?:{BASE}|[同环]比|年均|力争|至少|要)*(?P<noun>占比|比重|比例|占)?(?:要|将)?")
_VERBS = ("reach", "up", "down", "make", "add")
_WORD = "分别"
_MOST = 6  # indicators that a sentence gives values without saying 分别
_PAIRING = ("、", "和", "及", "与", "以")  # what stands between values


class Member(NamedTuple):
    """One of the targets that 分别 divides, with its comparator and the word that compares."""

    quantity: Quantity
    found: Found
    compared: tuple[str, str | None]


class Several(NamedTuple):
    """The targets of a list, and how many of the quantities they take."""

    members: tuple[Member, ...]
    taken: int


class _Divided(NamedTuple):
    """What stands before 分别, the noun that follows it (占比), and the verb."""

    head: str
    noun: str
    verb: str

    @property
    def makes(self) -> bool:
        """Whether the verb makes what is counted."""
        return (
            verb_at(self.verb, 0, "make", "add") is not None
            and verb_at(self.verb, 0, "reach", "up", "down") != self.verb
        )


def respectively(p: Place) -> Several | None:
    """The members of a list that begins with the quantity."""
    if "别" not in p.clue.led and "别" not in p.clue.before:  # nothing below puts in what is not there
        return _paired(p)
    said = PER.sub("", p.clue.led + p.clue.before)
    bare = _BARE.search(said)
    said = PER.sub("", said[: bare.start()]) if bare else said
    divided = _divided(said)
    if divided is None:
        return None
    first = _without_unit(bare.group(), p.quantity) if bare else []
    names, run = _matched(p, divided, first)
    makes = divided.makes
    if not all(names) and len(p.run.goals) >= len(run):
        names, makes = [one.thing for one in p.run.goals[-len(run) :]], False  # 接待游客…、旅游收入…，分别增长12%、15%
    if len(run) < 2 or not all(names):
        return None
    run = _of_points(run)
    taken = len(run) - len(first)
    end, thing = _thing_behind(p, taken) if makes else (run[-1].end, "")
    ends = [*(one.end for one in run[:-1]), end]
    founds = (
        _found(p.clue.start, one, name, divided.verb, thing, makes, last)
        for one, name, last in zip(run, names, ends, strict=True)
    )
    members = (Member(one, found, _compared(said, run, one)) for one, found in zip(run, founds, strict=True))
    return Several(tuple(members), taken)


def _paired(p: Place) -> Several | None:
    """入学率及巩固率达到95%和98%: as many indicators as values, though no 分别 says so."""
    if p.next_to not in _PAIRING:
        return None
    before = without_comparison(p.clue.before)
    verb = verb_before(before, len(before), "reach", "up", "down") or ""
    names = _JOINTS.split(strip_indicator(before.removesuffix(verb))) if verb else []
    if not 2 <= len(names) <= _MOST or not all(map(_OWN.search, names := [strip_indicator(name) for name in names])):
        return None
    run = _run(p, len(names), commas=False)
    if len(run) != len(names):
        return None
    said = p.clue.led + p.clue.before
    members = (
        Member(one, _found(p.clue.start, one, name, verb, "", False, one.end), _compared(said, run, one))
        for one, name in zip(run, names, strict=True)
    )
    return Several(tuple(members), len(run))


def _of_points(run: list[Quantity]) -> list[Quantity]:
    """2个、3个百分点: the unit is told whole with the last one."""
    if run[-1].unit != "个百分点":
        return run
    return [one._replace(unit="个百分点", kind="ratio") if one.unit == "个" else one for one in run]


def _divided(said: str) -> _Divided | None:
    """A wording that ends in 分别 and a verb or a comparing word right behind it, in its parts."""
    at = said.rfind(_WORD)
    if at < 0:
        return None
    tail = said[at + len(_WORD) :].removesuffix("约").removesuffix("近")
    led = _LED.match(tail)
    noun, verb = (led.group("noun") or "", tail[led.end() :]) if led else ("", tail)
    rest = verb
    while rest and (word := verb_at(rest, 0, *_VERBS)):  # 分别达到不低于
        rest = rest[len(word) :]
    if rest or not (verb or noun):
        return None
    return _Divided(said[:at], "占比" if noun else "", verb)


def _matched(p: Place, divided: _Divided, first: list[Quantity]) -> tuple[list[str], list[Quantity]]:
    """As many names as quantities, by the joints that make it so; or one name for all."""
    places = _PLACES.search(divided.head)
    whole = strip_indicator(divided.head)
    if not whole and len(p.run.goals) == 1 and p.run.last:  # 办理时限压缩一半，分别减至1个月、半个月
        whole = p.run.last.thing
    listed = places.group("names") if places else whole
    divisions = [
        _names([strip_indicator(name) for name in joints.split(listed)], divided) for joints in (_NAMES, _JOINTS)
    ]
    plain = first + _run(p, 0, commas=False)
    for names in divisions:  # as many as there are without a comma between, else with one
        if len(names) == len(plain):
            return names, plain
    for names, mixed in product(divisions, (False, True)):
        run = first + _run(p, len(names) - len(first), mixed=mixed)
        if len(names) == len(run) > mixed:
            return names, run
    run = first + _run(p, 0)
    return [whole + divided.noun] * len(run), run


def _names(names: list[str], divided: _Divided) -> list[str]:
    """The names, a shared tail, or a shared first verb, given back to all."""
    if len(names) < 2:
        return [name + divided.noun for name in names]
    if divided.noun:
        return [name if name.endswith(divided.noun) else name + divided.noun for name in names]
    last = names[-1]
    if all(_CLASS.fullmatch(name) for name in names[:-1]) and (own := _CLASS.match(last)):
        return [*(name + last[own.end() :] for name in names[:-1]), last]
    if not all(_OWN.search(name) for name in names[:-1]) and (tail := measure_of(last)) and tail != last:
        return [name if _OWN.search(name) else name + tail for name in names[:-1]] + [last]
    lead = _shared_verb(names)
    return [names[0], *(lead + name for name in names[1:])]


def _shared_verb(names: list[str]) -> str:
    """The verb that only the first name begins with, and is the others' too; 种植面积 is a name."""
    lead = None if _OWN.search(names[0]) else verb_at(names[0], 0, "make")
    alone = lead and len(lead) < len(names[0]) and not any(verb_at(name, 0, "make", "add") for name in names[1:])
    return lead if lead and alone else ""


def _without_unit(wording: str, q: Quantity) -> list[Quantity]:
    """35、 before 60微克/立方米: quantities of the same unit, which ends where that ends."""
    values = [parse_number(number) for number in re.findall(_NUMBER, wording)]
    return [q._replace(value=tidy(value), value_max=None) for value in values if value is not None]


def _run(p: Place, wanted: int, *, commas: bool = True, mixed: bool = False) -> list[Quantity]:
    """The quantities that go on the list: of one kind unless `mixed` (150亩、600吨、450万元), with nothing but joints between;
    after a comma no more than wanted."""
    quantities, text = p.sentence.quantities, p.sentence.text
    run = [p.quantity]
    for i in range(p.index + 1, len(quantities)):
        q = quantities[i]
        between = PER.sub("", text[run[-1].end : q.start])
        alike = mixed or q.kind == run[0].kind or (run[0].unit, q.unit) == ("个", "个百分点")
        if not _BETWEEN.fullmatch(between) or not alike or (between == "," and (not commas or len(run) >= wanted)):
            break
        if len(run) == wanted > 1 and commas:
            break
        run.append(q)
        if len(run) > wanted > 1:  # too many: the rest tells no more
            break
    return run


def _thing_behind(p: Place, taken: int) -> tuple[ViewAt, str]:
    """Where the list ends and what stands behind its last number: 分别建设1座、2座泵站."""
    last = Place(p.sentence, p.index + taken - 1, p.clue, p.run)
    return (last.after[1], last.after[0]) if last.after else (last.quantity.end, "")


def _found(start: ViewAt, q: Quantity, name: str, verb: str, thing: str, makes: bool, end: ViewAt) -> Found:
    if makes:  # 在甲区、乙区分别设立2个、1个小分队; 专利、商标分别新增100件、200件
        subject_first = thing or verb_at(verb, 0, "make", "add") != verb  # 甲镇、乙镇分别完成造林3000亩、5000亩
        return Found(start, end, name + verb + thing if subject_first else verb + name, verb, thing or name, None, verb)
    direction: Literal["up", "down"] | None = None
    if verb and verb_at(verb, 0, "up", "down") == verb:
        direction = "down" if verb_at(verb, 0, "down") == verb else "up"
    return Found(start, end, name, "", name, direction, verb)


def _compared(said: str, run: list[Quantity], q: Quantity) -> tuple[str, str | None]:
    """What stands before the first, or after the last, compares all: 分别达到97%和98%以上."""
    comparator = next((one.comparator for one in run if one.comparator != "="), "=")
    return compared_by(said, q.comparator if q.comparator != "=" else comparator)


RULES: tuple[Rule[Place, Several], ...] = (
    Rule(
        "target.respectively",
        "几项指标与几个数值依次对应：分别达到，或指标与数值一样多",
        Evidence.STATED,
        respectively,
        (
            ("入园率、普及率分别达到93%、82%。", "普及率 = 82 %"),
            ("入学率及巩固率达到95%和98%。", "巩固率 = 98 %"),
            ("公路、铁路货运量分别比2025年下降1%和2%。", "铁路货运量 = 2 % ↓"),
            ("种植面积、产量、产值分别达到150亩、600吨、450万元。", "产值 = 4500000 元"),
        ),
        ("各单位分别落实3项任务。", "入园率达到93%。"),
        needs=(_WORD, "、", "和", "及", "与"),
    ),
)  # fmt: skip
