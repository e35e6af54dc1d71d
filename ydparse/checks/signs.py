"""Reasons that signs give: names with signs that no name has, names without signs between them, numbers that go on, quotation
that does not close, bullets within a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import regex

from ydparse.checks.doubts import Doubts, Owner
from ydparse.document import TextAt
from ydparse.document.characters import every_form
from ydparse.document.view import FOLD
from ydparse.grammar.bodies import ends_like_unit, is_collective
from ydparse.grammar.levels import LETTERS
from ydparse.grammar.names import MARKS
from ydparse.grammar.pieces import HAN
from ydparse.grammar.roles import is_label
from ydparse.models import Span

_NO_NAME = regex.compile(r"[*＊#@。，,；;：:！!？?“”\"]")
_JOINS = regex.compile("以及|[和及与]")
_PLATE = regex.compile(r"[（(].*[)）]$")  # the second plate of a body: 县委组织部（县委人才办）
_BLANK = " \u3000"
_STATE, _GOVERNS = "国", ("国务院", "政府")  # 省政府国资委 is one body
_SHORTEST = 3  # characters of a name
_STRAIGHT = '"'  # which opens and closes
_BRACKETS = ("()", "[]")  # which hold unit clauses, where a stray quotation mark costs nothing
_PAIRS = ("()", "“”", "「」", "《》", "[]", _STRAIGHT)
_OF_SIGN = {
    form: (pair, step)
    for pair in _PAIRS
    for sign, step in zip(pair, (1, -1), strict=False)
    for form in every_form(sign)
}
_SIGNS = re.compile(f"[{re.escape(''.join(_OF_SIGN))}]")
_MARKED = re.compile(f"[{re.escape(every_form(MARKS))}]")
_MORE = regex.compile(rf"[ \n]*[{re.escape(every_form('.%-~·'))}\d]")
_BULLET = re.compile(rf"[。；;：:)）](?P<bullet>\s?[-·•●■◆▪])(?=\s?[{HAN[1:-1]}\d(（])")
_IS = regex.compile("[为是]")
_BY_MARK = "unit.convention.star"


def doubt_signs(doubts: Doubts) -> None:
    """All of them, entry by entry."""
    for owner in doubts.owners:
        said = doubts.document.text[owner.start : owner.end]
        _names(doubts, owner, said)
        _numbers(doubts, owner)
        if not closes(said, _BRACKETS):
            doubts.at(owner.start, owner.end, "quote.stray")
        if found := _BULLET.search(said):
            doubts.at(TextAt(owner.start + found.start("bullet")), owner.end, "list.flat")


def _names(doubts: Doubts, owner: Owner, said: str) -> None:
    units = owner.value.units
    if not units:
        return
    text, marked = doubts.document.text, _MARKED.search(said)
    before: Span | None = None
    role, end = "", 0  # of the unit before
    for unit in units:
        span, other, last = unit.span, role, end
        role, start, end = unit.role, span.start, span.end
        if code := _of_name(unit.name):
            doubts.add(owner.id, code, span)
        if before and other == role and last <= start and not text[last:start].strip(_BLANK):
            doubts.add(owner.id, "name.joined", before)
        if marked and unit.rule != _BY_MARK and _MARKED.match(text, end):
            doubts.add(owner.id, "name.marked", span)
        before = span


@lru_cache(4096)  # each body is named often
def _of_name(printed: str) -> str:
    """The reason to doubt a name by itself; empty where there is none."""
    name = printed.translate(FOLD)
    if _NO_NAME.search(name) or not closes(name) or _tells_role(name):
        return "name.sign"
    if _two(name):
        return "name.joined"
    return "" if ends_like_unit(_PLATE.sub("", name)) else "name.odd"


def _tells_role(name: str) -> bool:
    """Whether a name is what is left of a statement that gives a role: 带的为牵头单位."""
    told = _IS.search(name)
    return told is not None and is_label(name[told.end() :])


def _two(name: str) -> bool:
    """Whether a name may be two with a joining word or nothing between them.

    >>> names = "县人社局县总工会", "东街街道和河口镇人民政府", "县人力资源和社会保障局", "县委办公室", "各县市区政府"
    >>> [_two(name) for name in names]
    [True, True, False, False, False]
    """
    joined = any(
        ends_like_unit(name[: found.start()]) and ends_like_unit(name[found.end() :], strict=True)
        for found in _JOINS.finditer(name, _SHORTEST)
    )
    return (joined and not is_collective(name)) or any(
        name[at] in LETTERS
        and ends_like_unit(name[:at], strict=True)
        and ends_like_unit(name[at:], strict=True)
        and not (name[at] == _STATE and name[:at].endswith(_GOVERNS))
        for at in range(_SHORTEST, len(name) - _SHORTEST + 1)
    )


def _numbers(doubts: Doubts, owner: Owner) -> None:
    """Numbers without a unit behind which stands more of the number: 增长7 | .6%."""
    text = doubts.document.text
    for target in owner.value.targets:
        end = target.span.end
        if target.unit is None and text[end - 1].isdigit() and _MORE.match(text, end):
            doubts.add(owner.id, "number.cut", target.span)


def closes(said: str, pairs: Sequence[str] = _PAIRS) -> bool:
    """Whether as many of these brackets and quotation marks close as open.

    >>> [closes(said) for said in ("县委组织部（县人才办）", "（县供销社)", "县供销社）", "打造“样板", '建“站"')]
    [True, True, False, False, False]
    """
    balance = dict.fromkeys(_PAIRS, 0)
    for sign in _SIGNS.findall(said):
        pair, step = _OF_SIGN[sign]
        balance[pair] += step
    return not any(balance[pair] % 2 if pair == _STRAIGHT else balance[pair] for pair in pairs)
