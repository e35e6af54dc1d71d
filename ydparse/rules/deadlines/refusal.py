"""How a refusal of this field is made: a test on a wording in running text that means something."""

from __future__ import annotations

from collections.abc import Callable

from ydparse.grammar.limits import Limit
from ydparse.rules.deadlines.context import Context
from ydparse.rules.rule import Evidence, Example, Rule


def refusal(
    id_: str, says: str, test: Callable[[Context, Limit], bool], takes: tuple[Example, ...], refuses: tuple[str, ...]
) -> Rule[Context, Limit]:
    """A rule that refuses what its test holds of."""

    def find(context: Context) -> Limit | None:
        limit = context.limit
        return limit if limit is not None and test(context, limit) else None

    return Rule(id_, says, Evidence.REFUSED, find, takes, refuses)
