"""How a refusal of a quantity is made: a rule with a name of its own."""

from __future__ import annotations

from collections.abc import Callable

from ydparse.rules.rule import Evidence, Example, Rule
from ydparse.rules.targets.amount import Amount


def refusal(
    name: str, says: str, test: Callable[[Amount], bool], takes: tuple[Example, ...], refuses: tuple[str, ...]
) -> Rule[Amount, str]:
    """A rule that refuses a quantity where `test` holds; what it reads is the wording."""
    return Rule(f"refused.{name}", says, Evidence.REFUSED, lambda a: a.wording if test(a) else None, takes, refuses)
