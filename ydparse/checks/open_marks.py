"""Reasons of single marks: what no rule says anything of, and what was decided by nothing but the wording itself."""

from __future__ import annotations

from functools import cache

from ydparse.checks.doubts import Doubts
from ydparse.document import TextAt
from ydparse.rules.catalog import rules_of
from ydparse.rules.ledger import Kind, Ledger, fate
from ydparse.rules.rule import Evidence
from ydparse.rules.targets.benefits import RULES as PAID

_OPEN: dict[Kind, str] = {
    "roles": "role.open",
    "brackets": "bracket.open",
    "dates": "date.open",
    "rhythms": "rhythm.open",
    "quantities": "quantity.open",
}
_PAID = {rule.id for rule in PAID}
_BARE_DATE = "refused.bare"
_BEFORE = 8  # characters before a role word that a message quotes


@cache
def _bare() -> frozenset[str]:
    """The rules of goals that go by nothing but the quantity; what is paid is no goal."""
    bare = {rule.id for rule in rules_of("targets") if rule.evidence == Evidence.BARE}
    return frozenset(bare - _PAID)


def doubt_open_marks(doubts: Doubts, ledger: Ledger) -> None:
    """One reason for each open mark that an entry holds."""
    for kind, code in _OPEN.items():
        for (start, end), rule in ledger.marks(kind).items():
            owner = doubts.owner_at(start) if fate(rule) == 0 else None
            if owner:
                low = max(start - _BEFORE, owner.start) if kind == "roles" else start
                doubts.at(TextAt(low), end, code)


def doubt_weak_evidence(doubts: Doubts, ledger: Ledger) -> None:
    """Targets that were read by the quantity alone, and dates that were left out because no word makes them a limit."""
    for place, rule in ledger.marks("quantities").items():
        if rule in _bare():
            doubts.at(*place, "goal.bare")
    for place, rule in ledger.marks("dates").items():
        if rule == _BARE_DATE:
            doubts.at(*place, "date.bare")
