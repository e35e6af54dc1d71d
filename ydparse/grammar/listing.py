"""Lists of bodies (单位名单) in pieces: at signs, at 和 and 会同, and where one name runs into the next. Speaks the folded view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

import regex

from ydparse.document import Ranges
from ydparse.grammar.bodies import agencies, ends_like_unit, is_collective, is_stem
from ydparse.grammar.levels import BEGINS, GRADE, PLACE, PLACE_LETTERS, begins_with_level, is_place, rank
from ydparse.grammar.pieces import HAN, beginning_of
from ydparse.grammar.roles import compile_roles
from ydparse.lexicon import words

_OPEN, _CLOSE = "([<{“", ")]>}”"
_GROUPS = ",;。"
_SIGNS = _GROUPS + "、"
# A number between two names, behind its first character: 县水利局 2.县财政局.
_NUMBER = rf"(?<={HAN}.)(?:(?<=\d)\d?[.)]|(?<=\()\d{{1,2}}\))(?=(?:{BEGINS}|各){HAN}{{2}})"
# What opens, closes, divides a list. The class comes first: `re` runs over a text quickest so.
_PARTING = re.compile(rf"[\d{re.escape(_OPEN + _CLOSE + _GROUPS)}、/\t\n①-⑳](?:(?<=[^\d(])|{_NUMBER}|(?<=\())")
_OPENS = re.compile(f"[{re.escape(_OPEN)}]")

_IN_BRACKET = r"(?:[(\[<][^()\[\]<>]{1,12}[)\]>])"
_ENDS = r"(?:局|委|厅|部|办|院|会|府|中心|公司|总署)"
_ENDS_AND_BEGINS = re.compile(rf"{_ENDS}(?={BEGINS}{HAN}{{1,12}}{_ENDS}|国家|各|{HAN}{{2,7}}{PLACE}人民政府)")
_MORE_PLACES = re.compile(rf"[{PLACE_LETTERS}](?:[、和及]?[{PLACE_LETTERS}])*")
_CLOSED = regex.compile(rf"[)\]](?=(?:{BEGINS}|各)\p{{Han}}{{2}})")
_JOINTS = re.compile("以及|会同|和|及|与")


@cache
def _collectives() -> regex.Pattern[str]:
    """各市、县(市、区)人民政府; 各乡镇、街道; 各县(市)区政府: one body, said of several kinds of places."""
    return compile_roles(
        rf"各(?:有关|相关)?(?P<place>{PLACE})(?:行政公署|行署)?{_IN_BRACKET}?(?:(?:以及|[、和及])?(?P<place>{PLACE})(?:行政公署|行署)?{_IN_BRACKET}?){{1,8}}"
        rf"(?P<tail>(?:\p{{Han}}{{0,14}}?(?:{_IN_BRACKET}\p{{Han}}{{0,6}}?)?\L<endings>)?{_IN_BRACKET}?)(?=$|[,;。、/等按]|[和及]\p{{Han}}|\L<adverbs>|\L<verbs>)"
    )


@cache
def closer() -> regex.Pattern[str]:
    """等, 等相关部门, 等有关部门和单位, 等8部门: closes the list, names nobody."""
    lists = {"generic": list(words("collectives", "generic")), "qualifier": list(words("collectives", "qualifier"))}
    qualified = rf"(?:\L<qualifier>|{GRADE}[直属级]?属?){{0,6}}"
    several = rf"{qualified}\L<generic>"
    count = r"(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})[个家]?)?"
    return regex.compile(
        rf"(?<![高初]|各中)等(?:{count}{several}(?:[和及或、]?{several}|\(\L<generic>\)){{0,4}})?$", **lists
    )


@cache
def _kind() -> regex.Pattern[str]:
    """The kind of body that a list ends with: 有关部门和|单位."""
    return regex.compile(
        r"(?:\L<generic>|\L<kinds>)(?=$|[和及与、以,;])",
        generic=list(words("collectives", "generic")),
        kinds=list(words("collectives", "kind")),
    )


Piece: TypeAlias = tuple[int, int, int, bool]
"""A piece of a list: where it begins and ends, how many commas stand before it, whether 会同 does."""


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a list, each no more than one name.

    >>> [text[low:high] for text in ("市发改委和市财政局,各县、区政府", "市发改委市财政局") for low, high, *_ in pieces(text)]
    ['市发改委', '市财政局', '各县、区政府', '市发改委', '市财政局']
    """
    found = _pieces(text)
    if not (_ENDS_AND_BEGINS.search(text) or _inside_any_bracket(text) or _begins_like_agency(text)):
        return found
    return ((low, high, group, joint) for start, end, group, joint in found for low, high in _run_on(text, start, end))


def _run_on(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Names with nothing between them (市发改委市财政局): a piece in which one name ends and another begins."""
    if end - start < 6:
        return [(start, end)]
    if _inside_any_bracket(text[start:end]):
        return _after_brackets(text, start, end)
    if not (_ENDS_AND_BEGINS.search(text, start, end) or _two_agencies(text[start:end])):
        return [(start, end)]
    from ydparse.grammar.run_on import split_run_on

    return [(start + low, start + high) for low, high in split_run_on(text[start:end])]


def _after_brackets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The same where names have brackets: 市委组织部(市委人才办)市财政局."""
    spans: list[tuple[int, int]] = []
    for match in _CLOSED.finditer(text, start, end):
        left, right = text[start : match.end()], text[match.end() : end]
        if not _inside_brackets(left) and ends_like_unit(left) and ends_like_unit(right) and left[0] != "各":
            spans.append((start, match.end()))
            start = match.end()
    return [*spans, (start, end)]


def _two_agencies(piece: str) -> bool:
    """Whether a piece begins and ends with the name of a national body, and is none itself: 税务总局司法部."""
    known = agencies()
    return (
        piece[:3] in _agency_heads()
        and len(piece) <= 80
        and piece not in known
        and any(piece[:i] in known and not is_place(piece[:i]) for i in range(3, len(piece) - 2))
        and any(piece[i:] in known for i in range(3, len(piece) - 1))
    )


@cache
def _agency_heads() -> frozenset[str]:
    """The first characters of the names of national bodies."""
    return frozenset(name[:3] for name in agencies())


@cache
def _agency_beginnings() -> re.Pattern[str]:
    return beginning_of(_agency_heads())


def _begins_like_agency(text: str) -> bool:
    """Whether the first characters of a national body's name stand in a text."""
    return _agency_beginnings().search(text) is not None


def _inside_any_bracket(text: str) -> bool:
    return _OPENS.search(text) is not None


def _places(text: str) -> Ranges[int] | None:
    """Where one collective names several kinds of places, none of them above the one before it: 各县、区人民政府, but
    各乡镇、县财政局 are two."""
    found = [span for match in _collectives().finditer(text) if (span := _of_one(match))] if "各" in text else []
    return Ranges(found) if found else None


def _of_one(match: regex.Match[str]) -> tuple[int, int] | None:
    """The place of one collective, cut before a place that is above the one before it."""
    spans, tail = match.spans("place"), match.group("tail")
    ranks = _ranks(match.captures("place"), tail)
    highest = 0
    for at, one in enumerate(ranks):
        if one and one < highest:
            end = spans[at][0] - 1  # the sign before it
            return (match.start(), end) if at > 1 and match.string[end] in _SIGNS else None
        highest = one or highest
    return match.span() if not tail or _is_government(tail) or 0 not in ranks else None


def _ranks(places: list[str], tail: str | None) -> list[int]:
    """The levels of the places of a collective; of 各县、市、区 the 市 is one of the level of the 县 before it."""
    ranks = [rank(place) for place in places]
    for at, place in enumerate(places[1:], 1):
        last = at + 1 == len(places) and tail and not _is_government(tail)  # 各县、市财政局
        if place == "市" and ranks[at - 1] == rank("县") and not last:
            ranks[at] = ranks[at - 1]
    return ranks


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether a collective goes on behind 和: 各县和|市、区人民政府; not 各县、区和|县财政局."""
    more = _MORE_PLACES.match(text, at, end)
    return more is not None and (more.end() == end or _is_government(text[more.end() : end]))


def _is_government(tail: str) -> bool:
    return tail.startswith(("人民政府", "政府", "党委", "党工委", "办事处", "管委会", "管理委员会", "(", "["))


def _pieces(text: str) -> Iterator[Piece]:
    """The pieces between separators outside brackets."""
    level = start = group = 0
    joint = False
    places = _places(text)
    joints = _JOINTS.search(text) is not None
    signs = [(*match.span(), match.group()) for match in _PARTING.finditer(text)]
    for i, end, char in [*signs, (len(text), len(text), ",")]:
        if places is not None and i in places:
            continue
        if char in _OPEN:
            level += 1
        elif char in _CLOSE:
            level = max(level - 1, 0)
        elif level == 0:
            if not joints:
                yield start, i, group, joint
            else:
                for piece in _joined(text, start, i, group, joint, places):
                    joint = piece[3]  # 会同 holds to the end of the list
                    yield piece
            start = end
            group += char in _GROUPS
            joint = joint and char == "、"


def _joined(text: str, start: int, end: int, group: int, joint: bool, places: Ranges[int] | None) -> Iterator[Piece]:
    """Divide a piece at 和, 及, 与, 会同 where a whole name stands before it."""
    for match in _JOINTS.finditer(text, start, end):
        if match.start() < start or (
            places is not None and match.start() in places and _goes_on(text, match.end(), end)
        ):
            continue
        left, right = text[start : match.start()], text[match.end() : end]
        if match.group() == "会同" and not left:
            start, joint = match.end(), True
            continue
        if _divides(left, match.group(), right):
            yield start, match.start(), group, joint
            start, joint = match.end(), joint or match.group() == "会同"
    yield start, end, group, joint


def _divides(left: str, joint: str, right: str) -> bool:
    if _inside_brackets(left) or not right:
        return False
    if joint == "会同":
        return bool(left)
    if left.endswith("等"):
        return len(right) >= 2
    if is_collective(left) and _kind().match(right):  # 各有关部门和单位 is one
        return False
    both_places = is_place(left) and is_place(right)  # 乌云旗和青浦县
    if not (_ends_a_name(left, right) or both_places) or _kind().fullmatch(right):
        return False
    return any(map(ends_like_unit, (right.split("和", maxsplit=1)[0], right))) or closer().search(right) is not None


def _ends_a_name(left: str, right: str) -> bool:
    """Whether a whole name stands before 和; not 县农业农村|和水利局."""
    if ends_like_unit(left, strict=True):
        return True
    if not ends_like_unit(left) or is_stem(left):
        return False
    return right[0] == "各" or begins_with_level(right) or right[-1] == left[-1] or ends_like_unit(right, strict=True)


def _inside_brackets(text: str) -> bool:
    return sum(char in _OPEN for char in text) > sum(char in _CLOSE for char in text)
