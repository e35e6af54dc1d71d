"""Lists of bodies (单位名单): where a name ends, and what only closes the list. Speaks the folded view."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from ydparse.document import VIEW_BEGINS, Ranges, ViewAt
from ydparse.grammar.bodies import agencies, ends_like_unit, is_collective, is_stem
from ydparse.grammar.levels import BEGINS, GRADE, PLACE, begins_with_level, is_place, rank
from ydparse.grammar.limits import PATTERN, stated, timely
from ydparse.grammar.roles import SHARED, compile_roles
from ydparse.lexicon import words

_OPEN, _CLOSE = "([<{“", ")]>}”"
_GROUPS = ",;。"
_SIGNS = _GROUPS + "、"
_PARTING = regex.compile(rf"[{regex.escape(_OPEN + _CLOSE + _GROUPS)}、/\t\n①-⑳]")  # what opens, closes, divides a list
_OPENS = regex.compile(f"[{regex.escape(_OPEN)}]")
_LONGEST = 60  # characters of a name
MARKS = "".join(words("convention_words", "mark"))
"""Signs that a note gives a meaning to: 带*的为牵头单位."""

# 各市、县(市、区)人民政府; 各乡镇、街道; 各县(市)区政府: one body, said of several kinds of places.
_IN_BRACKET = r"(?:[(\[<][^()\[\]<>]{1,12}[)\]>])"
_PLACES = compile_roles(
    rf"各(?:有关|相关)?(?P<place>{PLACE})(?:行政公署|行署)?{_IN_BRACKET}?(?:(?:以及|[、和及])?(?P<place>{PLACE})(?:行政公署|行署)?{_IN_BRACKET}?){{1,8}}"
    rf"(?P<tail>(?:\p{{Han}}{{0,14}}?\L<endings>)?{_IN_BRACKET}?)(?=$|[,;。、/等按]|[和及]\p{{Han}}|\L<adverbs>|\L<verbs>)"
)
_LIMIT_AT_END = regex.compile(
    r"(?:之?前|以?内|年?[底末]|为?止|期间)(?:(?:全部|基本|全面|组织)?(?:完成|落实|到位|办结|整改|建成|实施|启动)\p{Han}{0,4})?$"
)
_LIMIT_BEHIND = regex.compile(r"(?:于|在|力争)?(?:20\d\d年|\d{1,2}月|年底|年内).*$")  # 市人社局于6月底前落实到位
_LIMIT_LEAD_IN = regex.compile(r"(?:本?\p{Han}{0,4}(?=印发)|力争|并|确保|计划|最迟|原则上|于|到|至|自|从|在){1,4}")
_ENDS = r"(?:局|委|厅|部|办|院|会|府|中心|公司|总署)"
_ENDS_AND_BEGINS = regex.compile(
    rf"{_ENDS}(?={BEGINS}\p{{Han}}{{1,12}}{_ENDS}|国家|各|\p{{Han}}{{2,7}}{PLACE}人民政府)"
)
_CLOSED = regex.compile(rf"[)\]](?=(?:{BEGINS}|各)\p{{Han}}{{2}})")
_LEAD_IN = regex.compile(r"^(?:由|请|并由|以及|和(?!谐|平)|与(?!会)|及(?!时|格)|其中|会同|联合)(?=.)")
# 一是, （1）, 1., ①: a mark before a name.
_MARK = regex.compile(
    r"^(?:[一二三四五六七八九十]{1,3}(?:是|方面|要)|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.)]|[①-⑳⑴-⒇]){1,3}(?=.)"
)
_TOLD = regex.compile(r"(?P<what>\p{Han}{2,12}?)(?<![自理事缘])由(?![于贸])")  # 校园内由县教育局: where, then who
_NUMERAL = regex.compile(r"[\d一二三四五六七八九十]{1,3}")
# （含招生办，下同）, （第一责任单位为牵头单位，下同）: said of a name, and no part of it.
_NOTE = compile_roles(
    r"[(\[<](?:(?:注|备注|说明|含|包括|不含|以下简称|以下同|下称|以上|按|兼)[^()\[\]<>]*|[^()\[\]<>]*下同|[^()\[\]<>]{2,20}[为是系]\L<leads>(?:单位|部门|方)?|[^()\[\]<>]{0,8}第一[^()\[\]<>]{0,8}\L<leads>|[^()\[\]<>]{0,8}首[^()\[\]<>]{1,8}\L<leads>)[)\]>]$"
)
_BRACKETS_AT_END = (")", "]", ">")
_JOINTS = regex.compile(r"以及|会同|和|及|与")
_OF_KIND = regex.compile(r"(?:单位|部门|机构|企业|(?<=^|各|、)[委办局厅部处室科股站所])$")
_HAN = regex.compile(r"\p{Han}")
_LATIN = regex.compile(r"[A-Z][A-Za-z0-9&-]{1,15}")  # COCC
_SIGNS_ALONE = regex.compile(r"[-/—*×.]*")


class _Words(NamedTuple):
    closer: regex.Pattern[str]
    kind: regex.Pattern[str]
    nobody: frozenset[str]
    shared: regex.Pattern[str]


@cache
def _words() -> _Words:
    generic = [*words("collectives", "generic")]
    lists = {"generic": generic, "qualifier": list(words("collectives", "qualifier"))}
    qualified = rf"(?:\L<qualifier>|{GRADE}[直属级]?属?){{0,6}}"
    several = rf"{qualified}\L<generic>"
    count = r"(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})[个家]?)?"
    return _Words(
        # 等, 等相关部门, 等有关部门和单位, 等8部门: closes the list, names nobody
        regex.compile(rf"等(?:{count}{several}(?:[和及或、]?{several}|\(\L<generic>\)){{0,4}})?$", **lists),
        regex.compile(
            r"(?:\L<generic>|\L<kinds>)(?=$|[和及与、以,;])", generic=generic, kinds=list(words("collectives", "kind"))
        ),
        frozenset(words("collectives", "nobody")) | frozenset(words("ongoing_terms")),
        compile_roles(rf"(?<=等|部门|单位|\p{{Han}}{{3}}){SHARED}(?:\L<adverbs>){{0,3}}(?:\L<verbs>)?(?:\L<after>)?$"),
    )


class Name(NamedTuple):
    """A name at [start, end) of the view, or of the string that was split; `group` counts the commas before it."""

    start: ViewAt
    end: ViewAt
    group: int
    sign: str  # put to it, as notices do whose note says what it means: *, ▲
    collective: bool
    open_ended: bool
    after_joint: bool  # 会同 stands before it

    @property
    def starred(self) -> bool:
        """Whether a sign is put to it."""
        return bool(self.sign)


NOBODY = Name(VIEW_BEGINS, VIEW_BEGINS, 0, "", False, False, False)


def split_units(text: str, base: ViewAt = VIEW_BEGINS) -> list[Name]:
    """The names of a list that stands at `base` of the view.

    Separators count only outside brackets and quotation marks, 和 及 与 only where a name ends before them.

    >>> [text[n.start:n.end] for text in ("市发改委、文化和旅游局等,各县(市、区)政府",) for n in split_units(text)]
    ['市发改委', '文化和旅游局', '各县(市、区)政府']
    >>> [text[n.start:n.end] for text in ("一是县财政局、元宵节前,各县、区水务局等按职责分工负责",) for n in split_units(text)]
    ['县财政局', '各县、区水务局']
    """
    names = _split(text)
    return [Name(ViewAt(base + name[0]), ViewAt(base + name[1]), *name[2:]) for name in names] if base else list(names)


@lru_cache(16)  # a list is asked whether it is one of names, and then for them
def _split(text: str) -> tuple[Name, ...]:
    whole = not (_ENDS_AND_BEGINS.search(text) or _inside_any_bracket(text) or _begins_like_agency(text))
    found = (
        _name(text, low, high, group, joint)
        for start, end, group, joint in _pieces(text)
        for low, high in (((start, end),) if whole else _run_on(text, start, end))
    )
    return tuple(_kinds_joined(text, filter(None, found)))


def _kinds_joined(text: str, names: Iterator[Name]) -> Iterator[Name]:
    """A collective and the kind of body that goes with it as one: 国务院有关部门、单位."""
    before: Name | None = None
    for name in names:
        kind = before and before.collective and name.start == before.end + 1 and text[before.end] == "、"
        if (
            before
            and kind
            and _OF_KIND.fullmatch(text, name.start, name.end)
            and _OF_KIND.search(text, before.start, before.end)
        ):
            before = before._replace(end=name.end, open_ended=name.open_ended)
            continue
        if before:
            yield before
        before = name
    if before:
        yield before


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
        len(piece) <= 80
        and _begins_like_agency(piece)
        and piece not in known
        and any(piece[:i] in known for i in range(3, len(piece) - 2))
        and any(piece[i:] in known for i in range(3, len(piece) - 1))
    )


@cache
def _agency_beginnings() -> regex.Pattern[str]:
    heads = sorted({name[:3] for name in agencies()})
    return regex.compile(rf"(?=[{''.join(sorted({head[0] for head in heads}))}])\L<heads>", heads=heads)


def _begins_like_agency(text: str) -> bool:
    """Whether the first characters of a national body's name stand in a text."""
    return _agency_beginnings().search(text) is not None


def _inside_any_bracket(text: str) -> bool:
    return _OPENS.search(text) is not None


def _places(text: str) -> Ranges[int] | None:
    """Where one collective names several kinds of places, none of them above the one before it: 各县、区人民政府, but
    各乡镇、县财政局 are two."""
    found = [span for match in _PLACES.finditer(text) if (span := _of_one(match))] if "各" in text else []
    return Ranges(found) if found else None


def _of_one(match: regex.Match[str]) -> tuple[int, int] | None:
    """The place of one collective, cut before a place that is above the one before it."""
    spans = match.spans("place")
    ranks = [rank(place) for place in match.captures("place")]
    highest = 0
    for at, one in enumerate(ranks):
        if one and one < highest:
            end = spans[at][0] - 1  # the sign before it
            return (match.start(), end) if at > 1 and match.string[end] in _SIGNS else None
        highest = one or highest
    tail = match.group("tail")
    return match.span() if not tail or _is_government(tail) or 0 not in ranks else None


def _is_government(tail: str) -> bool:
    return tail.startswith(("人民政府", "政府", "党委", "党工委", "办事处", "管委会", "管理委员会", "(", "["))


def _pieces(text: str) -> Iterator[tuple[int, int, int, bool]]:
    """(start, end, group, after 会同) of each piece between separators outside brackets."""
    level = start = group = 0
    joint = False
    places = _places(text)
    joints = _JOINTS.search(text) is not None
    signs = [(match.start(), match.group()) for match in _PARTING.finditer(text)]
    for i, char in [*signs, (len(text), ",")]:
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
                for piece in _joined(text, start, i, group, joint):
                    joint = piece[3]  # 会同 holds to the end of the list
                    yield piece
            start = i + 1
            group += char in _GROUPS
            joint = joint and char == "、"


def _joined(text: str, start: int, end: int, group: int, joint: bool) -> Iterator[tuple[int, int, int, bool]]:
    """Divide a piece at 和, 及, 与, 会同 where a whole name stands before it."""
    for match in _JOINTS.finditer(text, start, end):
        if match.start() < start:
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
    if is_collective(left) and _words().kind.match(right):  # 各有关部门和单位 is one
        return False
    whole = ends_like_unit(left, strict=True) or (
        ends_like_unit(left)
        and not is_stem(left)  # 县农业农村和水利局
        and (
            right[0] == "各" or begins_with_level(right) or right[-1] == left[-1] or ends_like_unit(right, strict=True)
        )
    )
    both_places = is_place(left) and is_place(right)  # 乌云旗和青浦县
    return bool(
        (whole or both_places)
        and not _words().kind.fullmatch(right)
        and (ends_like_unit(right.split("和", maxsplit=1)[0]) or ends_like_unit(right) or _words().closer.search(right))
    )


def _inside_brackets(text: str) -> bool:
    return sum(char in _OPEN for char in text) > sum(char in _CLOSE for char in text)


def _name(text: str, start: int, end: int, group: int, joint: bool) -> Name | None:
    """The name in a piece of a list, without what leads in to it, marks it or closes the list; None where it is none."""
    if start >= end:
        return None
    if plain := _plain_name(text, start, end, group, joint):
        return plain
    start, led_in = _behind_lead_in(text, start, end)
    low, high = start, end
    while start < end and text[start] in MARKS + ":;.":
        start += 1
    while start < end and text[end - 1] in MARKS + ";.。:":
        end -= 1
    sign = next((char for char in text[low:start] + text[end:high] if char in MARKS), "")
    if shared := _words().shared.search(text, start, end):  # 省计生协等按职责分工负责
        end = shared.start()
    closer = _words().closer.search(text, start, end) if "等" in text else None
    open_ended = closer is not None and closer.start() > start
    end = closer.start() if closer is not None and open_ended else end
    end = _before_notes(text, start, end)
    name = text[start:end]
    if not _is_name(name):
        return None
    return Name(ViewAt(start), ViewAt(end), group, sign, is_collective(name), open_ended, joint or led_in)


# What a piece has that is more than a name: a sign, a figure, what leads in to it, closes the list or names a time.
_ODD = regex.compile(
    r"\P{Han}|^[由请并以和与及其会联一二三四五六七八九十]|[由等年月前内內底末止]|期间|按|依|根据|各负其责|各司其职|分工"
)


def _plain_name(text: str, start: int, end: int, group: int, joint: bool) -> Name | None:
    """The name in a piece that is nothing else, but for a 等 behind it; most are, and need no further look."""
    open_ended = text[end - 1] == "等"
    end -= open_ended
    if end - start > _LONGEST or _ODD.search(text, start, end):
        return None
    name = text[start:end]
    return (
        Name(ViewAt(start), ViewAt(end), group, "", is_collective(name), open_ended, joint)
        if ends_like_unit(name, strict=True)
        else None
    )


def _behind_lead_in(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where a name begins behind its mark (一是) and what leads in to it (由), and whether that is 会同."""
    joint = False
    if mark := _MARK.match(text[start:end]):
        start += mark.end()
    lead_in = _LEAD_IN.match(text[start:end])
    if lead_in and not ends_like_unit(lead_in.group()):
        joint = lead_in.group() == "会同"
        start += lead_in.end()
    told = _TOLD.match(text, start, end)
    if told and ends_like_unit(text[told.end() : end], strict=True) and not ends_like_unit(told.group("what")):
        start = told.end()
    return start, joint


def _before_notes(text: str, start: int, end: int) -> int:
    """Where a name ends before what is said of it: *, a limit, a note (含招生办，下同)."""
    while start < end and text[end - 1] in MARKS:
        end -= 1
    when = _LIMIT_BEHIND.search(text, start, end)
    if when and ends_like_unit(text[start : when.start()]):
        end = when.start()
    note = _NOTE.search(text, start, end) if text[start:end].endswith(_BRACKETS_AT_END) else None
    return note.start() if note and note.start() > start else end


def _is_name(name: str) -> bool:
    if not name or len(name) > _LONGEST or name in _words().nobody or _NUMERAL.fullmatch(name):
        return False
    if _HAN.search(name) is None:
        return _LATIN.fullmatch(name) is not None
    if _SIGNS_ALONE.fullmatch(name) or "×" in name or ":" in name:  # a label that nobody knows
        return False
    return not is_limit(name)


def is_limit(piece: str) -> bool:
    """Whether a piece of a list is a time limit and no body.

    >>> [is_limit(said) for said in ("元宵节前", "两年内", "2026.8", "中秋节前完成", "长期", "县节庆活动办公室", "年底前", "县财政局")]
    [True, True, True, True, True, False, True, False]
    """
    if piece in _words().nobody or _LIMIT_AT_END.search(piece):
        return True
    if ends_like_unit(piece, strict=True):
        return False
    if timely().search(piece) is None:
        return False
    lead_in = _LIMIT_LEAD_IN.match(piece)
    at = lead_in.end() if lead_in else 0
    return any(
        found is not None and found.end() > at
        for pattern in (PATTERN, stated())
        for found in (pattern.match(piece, at), pattern.match(piece))
    )
