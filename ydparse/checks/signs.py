"""Reasons that signs give: names with signs that no name has, names without signs between them, numbers that go on, quotation
that does not close, bullets within a sentence."""

from __future__ import annotations

from itertools import pairwise

import regex

from ydparse.checks.doubts import Doubts, Owner
from ydparse.document import TextAt
from ydparse.document.characters import every_form, plain
from ydparse.grammar.bodies import ends_like_unit
from ydparse.grammar.names import MARKS

_NO_NAME = regex.compile(r"[*＊#@。，,；;：:！!？?“”\"]")
_PAIRS = tuple((every_form(opens), every_form(closes)) for opens, closes in ("()", "“”", "「」", "《》", "[]"))
_STRAIGHT = '"'
_GOES_ON = ".%-~·"
_BULLET = regex.compile(r"(?<=[。；;：:)）])\s?[-*·•●■◆▪](?=\s?[\p{Han}\d(（])")
_BY_MARK = "unit.convention.star"


def doubt_signs(doubts: Doubts) -> None:
    """All of them, entry by entry."""
    for owner in doubts.owners:
        _names(doubts, owner)
        _numbers(doubts, owner)
        said = doubts.document.text[owner.start : owner.end]
        if not closes(said):
            doubts.at(owner.start, owner.end, "quote.stray")
        if found := _BULLET.search(said):
            doubts.at(TextAt(owner.start + found.start()), owner.end, "list.flat")


def _names(doubts: Doubts, owner: Owner) -> None:
    text, units = doubts.document.text, owner.value.units
    for before, unit in pairwise(units):
        if before.span.end <= unit.span.start and not text[before.span.end : unit.span.start].strip():
            doubts.add(owner.id, "name.joined", before.span)
            break
    for unit in units:
        if plain(text[unit.span.end : unit.span.end + 1]) in tuple(MARKS) and unit.rule != _BY_MARK:
            doubts.add(owner.id, "name.marked", unit.span)
        if _NO_NAME.search(unit.name) or not closes(unit.name):
            doubts.add(owner.id, "name.sign", unit.span)
        elif not ends_like_unit(unit.name):
            doubts.add(owner.id, "name.odd", unit.span)


def _numbers(doubts: Doubts, owner: Owner) -> None:
    """Numbers behind which stands more of the number: 增长7 | .6%."""
    for target in owner.value.targets:
        rest = plain(doubts.document.text[target.span.end : target.span.end + 4].lstrip()[:1])
        if rest and (rest.isdigit() or (target.unit is None and rest in _GOES_ON)):
            doubts.add(owner.id, "number.cut", target.span)


def closes(said: str) -> bool:
    """Whether as many brackets and quotation marks close as open.

    >>> [closes(said) for said in ("县委组织部（县人才办）", "（县供销社)", "县供销社）", "打造“样板", '建“站"')]
    [True, True, False, False, False]
    """
    straight = said.count(_STRAIGHT) % 2
    return not straight and all(sum(map(said.count, opens)) == sum(map(said.count, closed)) for opens, closed in _PAIRS)
