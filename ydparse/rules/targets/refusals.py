"""All refusals of a quantity by what stands around it."""

from __future__ import annotations

from ydparse.rules.rule import by_evidence
from ydparse.rules.targets import sayings, states, which

REFUSALS = by_evidence((*which.RULES, *sayings.RULES, *states.RULES))
