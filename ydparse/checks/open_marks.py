"""Reasons of single marks and values: what no rule says anything of, and names that say more than a name."""

from __future__ import annotations

from itertools import pairwise

import regex

from ydparse.checks.doubts import Doubts
from ydparse.document import TextAt
from ydparse.document.view import FOLD
from ydparse.grammar.bodies import ends_like_unit
from ydparse.grammar.names import MARKS
from ydparse.rules.ledger import Kind, Ledger, fate

_CODES: dict[Kind, str] = {
    "roles": "role.open",
    "brackets": "bracket.open",
    "dates": "date.open",
    "rhythms": "rhythm.open",
    "quantities": "quantity.open",
}
_BEFORE = 8  # characters before a role word that a message quotes


def doubt_open_marks(doubts: Doubts, ledger: Ledger) -> None:
    """One reason for each open mark that an entry holds."""
    for kind, code in _CODES.items():
        for (start, end), rule in ledger.marks(kind).items():
            if fate(rule) == 0:
                low = max(start - _BEFORE, 0) if kind == "roles" else start
                owner = doubts.owner_at(start)
                if owner:
                    doubts.add(owner.id, code, doubts.document.span(TextAt(max(low, owner.start)), end))


def doubt_names(doubts: Doubts) -> None:
    """Names with signs that belong to no name, and names that end like none."""
    text = doubts.document.text
    for owner in doubts.owners:
        for before, unit in pairwise(owner.value.units):
            between = text[before.span.end : unit.span.start]
            if before.span.end <= unit.span.start and not between.strip():
                doubts.add(owner.id, "name.joined", before.span)
                break
        for unit in owner.value.units:
            if (
                text[unit.span.end : unit.span.end + 1].translate(FOLD) in tuple(MARKS)
                and unit.rule != "unit.convention.star"
            ):
                doubts.add(owner.id, "name.marked", unit.span)
            if is_signed(unit.name):
                doubts.add(owner.id, "name.sign", unit.span)
            elif not ends_like_unit(unit.name):
                doubts.add(owner.id, "name.odd", unit.span)


_SIGNED = regex.compile(r"[*＊#@。，,；;：:！!？?]|(?:为|是)\p{Han}{0,4}(?:单位|部门)$")
_OPEN, _CLOSE = "（([【〔", "）)]】〕"


def doubt_numbers(doubts: Doubts) -> None:
    """Numbers behind which something goes on that looks like more of the number."""
    text = doubts.document.text
    for owner in doubts.owners:
        for target in owner.value.targets:
            at = target.span.end
            rest = text[at : at + 4].lstrip()
            if (target.unit is None and rest and rest[0].translate(FOLD) in ".%-~·") or (rest[:1].isdigit()):
                doubts.add(owner.id, "number.cut", target.span)


_PAIRS = ("“”", "「」", "『』", "《》", "（）", "()")


def doubt_pairs(doubts: Doubts) -> None:
    """Quotation marks and brackets of an entry that do not close."""
    text = doubts.document.text
    for owner in doubts.owners:
        said = text[owner.start : owner.end].translate(FOLD)
        if any(said.count(opens) != said.count(closes) for opens, closes in _PAIRS) or said.count('"') % 2:
            doubts.add(owner.id, "quote.stray", doubts.document.span(owner.start, owner.end))


def is_signed(name: str) -> bool:
    """Whether a name has a sign that none has, or brackets that do not close.

    >>> [is_signed(name) for name in ("县财政局", "县委组织部（县人才办）", "县供销社）", "带*的为牵头单位", "县工信局*")]
    [False, False, True, True, True]
    """
    opened = sum(name.count(sign) for sign in _OPEN)
    return _SIGNED.search(name) is not None or opened != sum(name.count(sign) for sign in _CLOSE)
