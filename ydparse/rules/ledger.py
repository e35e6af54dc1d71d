"""What became of each mark that rules were asked about: read by a value, refused by a rule, or open."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ydparse.document import InText

Kind: TypeAlias = Literal["roles", "dates", "rhythms", "quantities", "brackets"]

OPEN = ""
"""Stands for the rule of a mark that no rule says anything of."""


def fate(rule: str) -> int:
    """2 where a rule reads a value, 1 where it refuses, 0 where a mark is open.

    >>> fate("unit.verb"), fate("refused.past"), fate(OPEN)
    (2, 1, 0)
    """
    return 0 if rule == OPEN else 1 if rule.startswith("refused.") else 2


class Ledger:
    """The marks of a document by kind and place, each with the id of the rule that holds, or OPEN. A place that is looked at
    more than once keeps what says most of it."""

    def __init__(self) -> None:
        self._marks: dict[Kind, dict[InText, str]] = {}

    def note(self, kind: Kind, place: InText, rule: str) -> None:
        """A mark and the rule that reads or refuses it."""
        marks = self._marks.setdefault(kind, {})
        known = marks.get(place)
        if known is None or fate(rule) > fate(known):
            marks[place] = rule

    def marks(self, kind: Kind) -> dict[InText, str]:
        """Those of a kind: place and rule."""
        return self._marks.get(kind, {})
