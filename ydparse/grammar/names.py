"""Names of bodies in a list (单位名单): where one begins and ends in its piece, what is none. Speaks the folded view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

import regex

from ydparse.document import VIEW_BEGINS, ViewAt
from ydparse.grammar.bodies import ends_like_unit, is_collective
from ydparse.grammar.days import MONTH, YEAR
from ydparse.grammar.levels import LETTERS
from ydparse.grammar.limits import PATTERN, find_marks, stated, timely
from ydparse.grammar.listing import closer, pieces
from ydparse.grammar.pieces import HAN
from ydparse.grammar.roles import SHARED, compile_roles
from ydparse.lexicon import words

_LONGEST = 60  # characters of a name
MARKS = "".join(words("convention_words", "mark"))
"""Signs that a note gives a meaning to: 带*的为牵头单位."""

_FINISHED = r"(?:\L<wholly>?\L<finished>\p{Han}{0,4})?"
_OF_FINISHED = {kind: list(words("time_words", kind)) for kind in ("wholly", "finished")}
_LIMIT_AT_END = regex.compile(rf"(?:之?前|以?内|年?[底末]|为?止|期间){_FINISHED}$", **_OF_FINISHED)
_DONE = regex.compile(rf"(?:之?前)?{_FINISHED}", **_OF_FINISHED)  # behind a limit
_LIMIT_BEHIND = re.compile(rf"(?:于|在|力争)?(?:{YEAR}|{MONTH}|年底|年内).*$")  # 市人社局于6月底前落实到位
_LIMIT_LEAD_IN = regex.compile(
    r"(?:本?\p{Han}{0,4}(?=\L<issued>)|\L<limit_lead_in>|[并于到至自从在]){1,4}",
    issued=list(words("time_words", "issued")),
    limit_lead_in=list(words("time_words", "limit_lead_in")),
)
# 联合县财政局, but 联合采购办公室: a body that is one of several.
_LEAD_IN = regex.compile(
    rf"^(?:由|请(?!示)|并由|并(?!州)(?=[各{LETTERS}])|以及|和(?!谐|平)|与(?!会)|及(?!时|格)|其中|会同"
    rf"|联合(?:(?=[各{LETTERS}])|(?!\p{{Han}}{{1,14}}(?:室|中心|[会组队社体])$)))(?=.)"
)
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
_OF_KIND = regex.compile(r"(?:单位|部门|机构|企业|(?<=^|各|、)[委办局厅部处室科股站所])$")
_HAN = regex.compile(r"\p{Han}")
_LATIN = regex.compile(r"[A-Z][A-Za-z0-9&-]{1,15}")  # COCC
_SIGNS_ALONE = regex.compile(r"[-/—*×.]*")


@cache
def _nobody() -> frozenset[str]:
    return frozenset(words("collectives", "nobody")) | frozenset(words("ongoing_terms"))


@cache
def _shared() -> regex.Pattern[str]:
    """省计生协等|按职责分工负责: how the work is shared out, behind the last name."""
    return compile_roles(
        rf"(?<=等|部门|单位|\p{{Han}}{{3}}){SHARED}(?:\L<adverbs>){{0,3}}(?:\L<verbs>)?(?:\L<after>)?$"
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
    if not base:
        return list(names)
    at: Any = base  # a NewType costs a call, and this is asked for often
    return [Name(at + name[0], at + name[1], *name[2:]) for name in names]


@lru_cache(16)  # a list is asked whether it is one of names, and then for them
def _split(text: str) -> tuple[Name, ...]:
    return tuple(_kinds_joined(text, filter(None, (_name(text, *piece) for piece in pieces(text)))))


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


def _name(text: str, start: int, end: int, group: int, joint: bool) -> Name | None:
    """The name in a piece of a list; None where it is none."""
    found = _named(text[start:end]) if start < end else None
    if found is None:
        return None
    low, high, _, sign, collective, open_ended, led_in = found
    return Name(ViewAt(start + low), ViewAt(start + high), group, sign, collective, open_ended, joint or led_in)


@lru_cache(1024)  # a notice names the same bodies again and again
def _named(piece: str) -> Name | None:
    """The name in a piece, without what leads in to it, marks it or closes the list; None where it is none."""
    if plain := _plain_name(piece):
        return plain
    start, led_in = _behind_lead_in(piece)
    start, end, sign = _between_signs(piece, start)
    if shared := _shared().search(piece, start, end):  # 省计生协等按职责分工负责
        end = shared.start()
    closing = closer().search(piece, start, end) if "等" in piece else None
    open_ended = closing is not None and closing.start() > start
    end = _before_notes(piece, start, closing.start() if closing and open_ended else end)
    name = piece[start:end]
    if not _is_name(name):
        return None
    return Name(ViewAt(start), ViewAt(end), 0, sign, is_collective(name), open_ended, led_in)


# What a piece has that is more than a name: a sign, a figure, what leads in to it, closes the list or names a time.
_ODD = re.compile(
    rf"[^{HAN[1:-1]}]|^[由请并以和与及其会联一二三四五六七八九十]|[由等年月前内內底末止]|期间|按|依|根据|各负其责|各司其职|分工"
)


def _plain_name(piece: str) -> Name | None:
    """The name in a piece that is nothing else, but for a 等 behind it; most are, and need no further look."""
    wording = piece.removesuffix("等")
    if len(wording) > _LONGEST or _ODD.search(wording) or wording in _nobody():
        return None
    if not ends_like_unit(wording, strict=True):
        return None
    end = ViewAt(len(wording))
    return Name(VIEW_BEGINS, end, 0, "", is_collective(wording), end < len(piece), False)


def _behind_lead_in(piece: str) -> tuple[int, bool]:
    """Where a name begins behind its mark (一是) and what leads in to it (由), and whether that is 会同."""
    mark = _MARK.match(piece)
    start, joint = mark.end() if mark else 0, False
    lead_in = _LEAD_IN.match(piece[start:])
    if lead_in and not ends_like_unit(lead_in.group()):
        joint = lead_in.group() == "会同"
        start += lead_in.end()
    told = _TOLD.match(piece, start)
    if told and ends_like_unit(piece[told.end() :], strict=True) and not ends_like_unit(told.group("what")):
        start = told.end()
    return start, joint


def _between_signs(piece: str, start: int) -> tuple[int, int, str]:
    """A piece from `start` on without stops and marks at its rims, and the first of these marks."""
    behind = piece[start:].lstrip(MARKS + ":;.")
    name = behind.rstrip(MARKS + ";.。:")
    low = len(piece) - len(behind)
    high = low + len(name)
    return low, high, next((char for char in piece[start:low] + piece[high:] if char in MARKS), "")


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
    if not name or len(name) > _LONGEST or name in _nobody() or _NUMERAL.fullmatch(name):
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
    if piece in _nobody() or _LIMIT_AT_END.search(piece):
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


class Timed(NamedTuple):
    """Where the names and the limit stand in a piece of a list in which nothing parts them."""

    names: tuple[int, int]
    limit: tuple[int, int]


def beside_limit(piece: str) -> Timed | None:
    """The names and the limit of a piece that is nothing else, or None.

    >>> beside_limit("县水利局6月底前完成"), beside_limit("6月底前县水利局"), beside_limit("县水利局2026年项目"), beside_limit("6月底前")
    (Timed(names=(0, 4), limit=(4, 8)), Timed(names=(4, 8), limit=(0, 4)), None, None)
    """
    if timely().search(piece) is None:
        return None
    for _, mark in find_marks(piece, VIEW_BEGINS, ViewAt(len(piece)), is_stated=True):
        start, end = mark.span()
        if _DONE.fullmatch(piece, end) and all_names(piece[:start]):
            return Timed((0, start), (start, end))
        if not start and all_names(piece[end:]):
            return Timed((end, len(piece)), (start, end))
    return None


def all_names(text: str, strict: bool = False) -> bool:
    """Whether a wording is nothing but names: what stands after the last verb may also be said of them (列入考核)."""
    names = split_units(text)
    return bool(names) and all(ends_like_unit(text[name.start : name.end], strict) for name in names)
