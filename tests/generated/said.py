"""A stretch of a notice with what it says: the one value that every module of the generator makes and joins."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")
Fact = dict[str, Any]


@dataclass
class Said:
    """Wording and its truth: units, deadlines and targets in the shape of the gold, each with `features`."""

    text: str = ""
    units: list[Fact] = field(default_factory=list)
    deadlines: list[Fact] = field(default_factory=list)
    targets: list[Fact] = field(default_factory=list)

    def __add__(self, other: Said | str) -> Said:
        if isinstance(other, str):
            return Said(self.text + other, self.units, self.deadlines, self.targets)
        return Said(
            self.text + other.text,
            self.units + other.units,
            self.deadlines + other.deadlines,
            self.targets + other.targets,
        )

    def __radd__(self, other: str) -> Said:
        return Said(other + self.text, self.units, self.deadlines, self.targets)

    def marked(self, feature: str) -> Said:
        """The same, every fact in it carrying one more feature."""
        for fact in (*self.units, *self.deadlines, *self.targets):
            fact["features"] = [*fact.get("features", []), feature]
        return self

    def optional(self) -> Said:
        """The same, with facts that count neither way."""
        for fact in (*self.units, *self.deadlines, *self.targets):
            fact["optional"] = True
        return self


def joined(parts: Sequence[Said | str], between: str = "") -> Said:
    """The parts one after another."""
    whole = Said()
    for i, part in enumerate(parts):
        whole = whole + (between if i else "") + part
    return whole


def often(rng: random.Random, share: float) -> bool:
    """True in that share of cases; shrinks to False."""
    return rng.random() > 1 - share


def pick(rng: random.Random, choices: Sequence[T]) -> T:
    """One of the choices; the plainest stands first, for that is what shrinking leads to."""
    return choices[rng.randrange(len(choices))]


def weighted(rng: random.Random, choices: dict[T, int]) -> T:
    """One of the choices by weight, the plainest first."""
    at = rng.randrange(sum(choices.values()))
    for choice, weight in choices.items():
        if at < weight:
            return choice
        at -= weight
    raise AssertionError("weights add up")


def some(rng: random.Random, choices: Sequence[T], count: int) -> list[T]:
    """So many different ones, or all there are, in an order of their own."""
    rest = list(choices)
    return [rest.pop(rng.randrange(len(rest))) for _ in range(min(count, len(rest)))]
