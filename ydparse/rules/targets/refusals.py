"""All refusals of a quantity by what stands around it."""

from __future__ import annotations

from ydparse.rules.targets import sayings, states, which
from ydparse.rules.targets.refusal import Refusals

REFUSALS = Refusals(sorted((*which.RULES, *sayings.RULES, *states.RULES), key=lambda rule: rule.id))
