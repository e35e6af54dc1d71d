"""Assignments in running text: 市科技局牵头与…, 由甲局、乙局负责…, 县水利局：…. Only where a role word stands behind the names,
or a colon and their duties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, takewhile
from typing import NamedTuple

import regex

from ydparse.document import Document, InText, TextAt, ViewAt
from ydparse.document.view import View
from ydparse.grammar.bodies import ends_like_unit, is_collective, is_department, unit_ending
from ydparse.grammar.levels import BEGINS, LETTERS, PLACE, begins_with_level, is_place
from ydparse.grammar.names import NOBODY, Name, split_units
from ydparse.grammar.pieces import HAN, in_view
from ydparse.grammar.roles import (
    SHARED,
    first_characters,
    in_place,
    is_label,
    loose_label_pattern,
    quick_roles,
    verb_pattern,
    verb_role,
)
from ydparse.lexicon import words
from ydparse.rules.ledger import OPEN, Ledger
from ydparse.rules.units.assigned import Assigned, assign
from ydparse.rules.units.context import Given, Listed, Named

_BOUNDARIES = frozenset("。,;:!?\n\t)]”》")
_MARK = r"(?:[一二三四五六七八九十]{1,2}是(?:要|由)?|[①-⑳]|\(\d{1,2}\)|\d{1,2}[.、])"
_BY = regex.compile(r"(?<![自理事缘])由(?!于)(?=[^由]*$)")
_OPENS_CLAUSE = ",;。:、\n"
_OFFICE = regex.compile(r"\p{Han}{1,8}(?:司|处|科|室|办|站|所|队|中心|院|部)")  # 标准司, 信息中心: within one body
_OF_PLACES = regex.compile(rf"[(\[](?:{PLACE}|[、和及])+[)\]]")  # 各乡（镇、街道）水务站
_LEADS = "牵头"
_GENERIC = ("单位", "部门", "企业")
_MAX_NAME = 24
_REACH = 120  # characters; a list of names in running text is not longer
_AHEAD = 40  # characters behind 牵头 in which …的机制 may follow
_SHARES_TAIL = 4  # characters of a name whose ending the last one says: 东城、西城公司
_MEANS_TO = regex.compile(r"[要须应将]$")
_EXPLAINS = regex.compile("(?:进行)?解释")  # 由县财政局负责解释: of the paper, no work
_GROUP = regex.compile(
    rf"\p{{Han}}{{2,10}}(?:组|专班|机构)(?={BEGINS})"
)  # 宣传组|县委宣传部牵头: a heading run into the names
_IN_ONE = regex.compile(r"[^。;:!?\n\t]{0,160}")


@cache
def _verbs() -> re.Pattern[str]:
    """牵头 and 负责 as verbs; not 牵头单位, 负责人, 负责制."""
    shared = rf"(?:在(?:各自)?的?职责(?:权限)?范围内|{SHARED})?(?:要|应当?|须|需)?"
    first = first_characters("inline", "adverbs", "overseers")
    return quick_roles(
        rf"(?=[{first}按依根各分要应须需在]){shared}(?:\L<adverbs>|\L<overseers>(?=负责)){{0,3}}(?P<word>\L<inline>)"
        rf"(?!\L<bodies>|人(?!才|员|民|力|工|口|大|社|事|居)|制(?!定|订)|的(?={HAN}{{1,4}}[:,;。])|同志|任(?!务|用|免|命|职)|作用|抓总(?![,。;])|,?下同)"
    )


@cache
def _words() -> re.Pattern[str]:
    """What every such verb has."""
    return quick_roles(r"\L<inline>")


@cache
def _attribute() -> regex.Pattern[str]:
    """What stands behind 牵头 where it is an attribute: 的机制; 、校企联动的协同模式; ，各方参与的格局; 机制."""
    lists = {name: words("unit_context", name) for name in ("arrangement", "joined", "told")}
    beside = r"(?:、[^,。;:、的]{2,14}){0,3}"
    behind = r"(?:[、,](?!\L<told>)[^,。;:、]{1,10}?\L<joined>){1,3}(?=的)"
    noun = r"\L<arrangement>(?!\p{Han}{0,2}[局办会中])"
    return regex.compile(rf"(?:{behind}|{beside}|抓总|负责)(?:的\p{{Han}}{{0,8}}?)?{noun}|的", **lists)


@cache
def _lead_in(attribute: bool) -> regex.Pattern[str]:
    """What stands before the names: 二是, 由, 并由; before an attribute also its verb: 构建."""
    told = [*words("unit_context", "appoints"), *(words("unit_context", "told") if attribute else ())]
    return regex.compile(
        rf"^(?:{_MARK})?(?:(?:\L<heads>){{0,3}}[由请]|(?:\L<told>){{1,3}}由?)?",
        heads=words("unit_context", "head"),
        told=told,
    )


def find_inline(
    document: Document,
    start: TextAt,
    end: TextAt,
    skip: Sequence[InText] = (),
    ledger: Ledger | None = None,
    subject: str = OPEN,
) -> Iterator[Assigned]:
    """Each inline assignment in text[start:end] outside `skip`, with its verb; offsets are of the view.

    What became of each verb is noted in the `ledger`; one that opens its clause is said of who was named before it, at first
    by the rule `subject`."""
    view = document.view
    low, high = view.to_view(start), view.to_view(end)
    for verb in _outside(view, low, high, skip):
        word, (begin, behind) = verb.group("word"), in_view(verb)
        role = "lead" if view.text.startswith(_LEADS, behind) else in_place("inline")[word]  # 负责牵头实施
        attribute = _attribute().match(view.text, behind, min(high, behind + _AHEAD)) is not None
        explains = _EXPLAINS.match(view.text, behind) is not None
        listed = Listed(
            "running", verb=Given(role, in_view(verb, "word"), word), attribute=attribute, explains=explains
        )
        names = _names_before(view.text, low, begin, strict=role == "responsible", attribute=attribute)
        found = list(_assigned(view.text, names or _anybody(view.text, begin), listed))
        if found and names:
            subject = found[0].rule
        if ledger:
            said = subject if begin == low or view.text[begin - 1] in _OPENS_CLAUSE else ""
            ledger.note("roles", view.to_text(*in_view(verb, "word")), _rule_of(found, said, listed))
        yield from found
        if names and role != "support" and not attribute:
            yield from _beside(view.text, behind, high)


def _rule_of(found: Sequence[Assigned], said: str, listed: Listed) -> str:
    """The rule that read a verb: of what it assigns, else of who was named before it, else the one that refuses it."""
    return found[0].rule if found else said or _none(listed)


def _anybody(text: str, end: ViewAt) -> list[Name]:
    """The word for whoever it may be that ends at `end`: 谁主管、谁|负责, 由专人|负责."""
    said = [word for word in words("unit_context", "anybody") if text.endswith(word, 0, end)]
    return [NOBODY._replace(start=ViewAt(end - len(word)), end=end) for word in said]


def _none(listed: Listed) -> str:
    """The rule that says why a verb without names gives no role; OPEN where none does."""
    one = assign(Named(NOBODY, "", listed)) if listed.attribute or listed.explains else None
    return one.rule if one else OPEN


def _outside(view: View, low: ViewAt, high: ViewAt, skip: Sequence[InText]) -> Iterator[re.Match[str]]:
    """The verbs of view[low:high] that begin outside `skip`, which is in order; most entries have none."""
    at = low
    for start, end in chain(((view.to_view(s), view.to_view(e)) for s, e in skip), ((high, high),)):
        if _words().search(view.text, at, start):
            yield from takewhile(lambda verb: verb.start() < start, _verbs().finditer(view.text, at, high))  # noqa: B023
        at = max(at, end)


def _assigned(text: str, names: Sequence[Name], listed: Listed) -> Iterator[Assigned]:
    for name in names:
        if one := assign(Named(name, text[name.start : name.end], listed)):
            yield one


def _beside(text: str, at: ViewAt, high: ViewAt) -> Iterator[Assigned]:
    """Who helps, where the same sentence goes on to say it: 由甲局牵头|，乙局、丙局等配合。"""
    if at >= high or text[at] != ",":
        return
    end = _IN_ONE.match(text, at + 1, high).end()
    verb = verb_pattern().search(text, at + 1, end)
    word = verb and verb.group("word")
    if not verb or not word or verb_role(word) != "support":
        return
    names = split_units(text[at + 1 : verb.start()], ViewAt(at + 1))
    if all(_like_name(text[name.start : name.end], strict=True, opens=True) for name in names):
        yield from _assigned(text, names, Listed("running", verb=Given("support", in_view(verb, "word"), word)))


# （一）县水利局：落实…: nothing but bodies before the colon, and what they do behind it.
_HEADED = regex.compile(r"(?<=^|[\n\p{P}\p{N}])(?P<names>\p{Han}[^。;:!?\n]{2,60}):(?=[^\n]{4})")


def find_headed(document: Document, start: TextAt, end: TextAt, skip: Sequence[InText] = ()) -> Iterator[Assigned]:
    """Each assignment that a heading makes which is nothing but names of bodies: of the entry at text[start:end] and of
    the paragraphs in it, outside `skip`; offsets are of the view."""
    view = document.view
    if view.text.find(":", view.to_view(start), view.to_view(end)) < 0:
        return
    at: int = start
    while 0 <= at < end:
        found = _HEADED.match(view.text, view.to_view(TextAt(at)), view.to_view(end))
        if found and any(low <= at < high for low, high in skip):
            found = None
        names = split_units(found.group("names"), found.start("names")) if found else []
        wordings = [view.text[name.start : name.end] for name in names]
        if (
            found
            and names
            and all(_is_body(wording, _states_duty(view.text, found.end())) for wording in wordings)
            and not _heads_labels(view.text, found.end())
        ):
            for name, wording in zip(names, wordings, strict=True):
                if one := assign(Named(name, wording, Listed("heading"))):
                    yield one
        at = document.text.find("\n", at, end) + 1 or -1


def _heads_labels(text: str, at: ViewAt) -> bool:
    """Whether a label stands behind the colon: 宣传组：组长单位：… names its bodies itself."""
    return loose_label_pattern().match(text, at, at + 20) is not None


@cache
def _duties() -> tuple[str, ...]:
    return (*words("unit_context", "told"), *words("unit_context", "duty"))


def _states_duty(text: str, at: ViewAt) -> bool:
    """Whether what stands behind the colon is work: 营销部：督促…, but 服务站：面积200平方米."""
    return text.startswith(_duties(), at)


def _is_body(wording: str, has_duty: bool) -> bool:
    """Whether a wording before a colon is the name of a body, an office (营销部) where a duty stands behind it; 联系单位： is a
    label that nobody knows."""
    office = has_duty and _OFFICE.fullmatch(wording) is not None
    return (
        2 < len(wording) <= _MAX_NAME
        and (office or ends_like_unit(wording, strict=True) or wording.endswith("组"))
        and not _is_told(wording)
        and not is_label(wording)
        and (not wording.endswith(_GENERIC) or is_collective(wording))
    )


def _is_told(wording: str) -> bool:
    """Whether a wording before a verb is a sentence about a body: 县财政局要, 加强县财政局, 其所在地的残联."""
    if "的" in wording.replace("设区的市", ""):
        return True
    return _MEANS_TO.search(wording) is not None or wording.startswith(words("unit_context", "told"))


class _Before(NamedTuple):
    """What stands before a verb and may be its list of names: text[start:]; whether it opens a sentence, and whether 由
    stands before it (此项工作由…)."""

    start: int
    opening: bool
    told: bool


def _names_before(text: str, low: int, stop: ViewAt, strict: bool, attribute: bool) -> list[Name]:
    """The list of names that ends at `stop` and begins at a boundary; empty unless every piece ends like a name, or all
    share the ending of the last (东城、西城公司).

    Before 牵头, an ending that other words have too (中心) counts where the name begins like one (市…).
    """
    before = _before(text, max(low, stop - _REACH), stop, attribute)
    if not ends_like_unit(text[before.start : stop]):
        return []
    group = _GROUP.match(text, before.start, stop)
    begin = group.end() if group else before.start
    names = split_units(text[begin:stop], ViewAt(begin))
    wordings = [text[name.start : name.end] for name in names]
    if attribute:
        return names if all(map(ends_like_unit, wordings)) else []
    return names if names and _are_names(wordings, before, strict) else []


def _before(text: str, low: int, stop: int, attribute: bool) -> _Before:
    begin = _boundary(text, low, stop) or low
    opening = begin == low or text[begin - 1] in "。;\n"
    told = _BY.search(text, begin, stop)
    begin = told.end() if told else begin
    return _Before(begin + len(_lead_in(attribute).match(text[begin:stop]).group()), opening, told is not None)


def _are_names(wordings: Sequence[str], before: _Before, strict: bool) -> bool:
    """Whether all wordings before a verb are names, and none says more."""
    if any(_is_told(wording) or not 1 < len(wording) <= _MAX_NAME for wording in wordings):
        return False
    opens = before.opening or before.told
    if all(_like_name(wording, strict and not before.told, opens) for wording in wordings):
        return True
    if strict and before.opening and all(_OFFICE.fullmatch(wording) for wording in wordings):
        return True  # 研究生院、科研处负责…
    return opens and _share_tail(wordings)


def _share_tail(wordings: Sequence[str]) -> bool:
    """Whether the last of several names says the ending that all have: 东城、西城公司; 东山县、西河县水务局; 东山、西山街道."""
    *before, last = wordings
    ending = unit_ending(last)
    if not before or ending is None or last.endswith(_GENERIC):
        return False
    own = len(last) - len(ending)  # characters of its own
    if not ends_like_unit(last, strict=True):
        return is_place(last) and all(len(wording) == own and not ends_like_unit(wording) for wording in before)
    return own <= _SHARES_TAIL + 1 and all(
        is_place(wording) or (len(wording) <= _SHARES_TAIL and not ends_like_unit(wording)) for wording in before
    )


def _boundary(text: str, low: int, stop: int) -> int | None:
    """Just after the last boundary in text[low:stop]; a bracket that opens and closes there is part of a name."""
    begin: int | None = None
    opened: list[tuple[int, int | None]] = []
    for i, char in enumerate(text[low:stop], low):
        if char in "([":
            opened.append((i, begin))
        elif char in ")]" and opened:
            at, before = opened.pop()
            named = i + 1 == stop or text[i + 1] in "、,和及要应须由" or _OF_PLACES.match(text, at)
            begin = before if named else i + 1
        elif char in _BOUNDARIES:
            begin = i + 1
    return begin if not opened else opened[-1][0] + 1


def _like_name(wording: str, strict: bool, opens: bool) -> bool:
    if len(wording) < 3:
        return opens and ends_like_unit(wording, strict=True)  # 由工会牵头
    if ends_like_unit(wording, strict=True):
        return (
            not wording.endswith(_GENERIC)
            or begins_with_level(wording)
            or wording[0] in f"各有相地{LETTERS}"
            or is_department(wording)
        )
    if strict or not ends_like_unit(wording):
        return False
    return wording[0] in f"各{LETTERS}" or _OFFICE.fullmatch(wording) is not None or (opens and is_place(wording))
