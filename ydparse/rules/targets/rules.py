"""The evidence that makes an amount a target, one rule a function, tried in the order of `RULES`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ydparse.grammar.amounts import Quantity
from ydparse.rules.targets.counts import aimed, aimed_at, become, counted, listed, made, served
from ydparse.rules.targets.levels import above, changed, level, reached, share, within
from ydparse.rules.targets.sentence import Clue, Found, Sentence

Rule: TypeAlias = Callable[[Sentence, Quantity, Clue, int], Found | None]

RULES: tuple[tuple[str, Rule], ...] = (
    ("target.changed", changed),
    ("target.served", served),
    ("target.above", above),
    ("target.reached", reached),
    ("target.share", share),
    ("target.within", within),
    ("target.made", made),
    ("target.level", level),
    ("target.aimed", aimed_at),
    ("target.become", become),
    ("target.listed", listed),
    ("target.aimed", aimed),
    ("target.counted", counted),
)
