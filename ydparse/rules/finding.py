"""What a finder saw: a value with the rule that took it, or a wording with the rule that refused it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from ydparse.document import InText, TextAt
from ydparse.models import Deadline, Target, Unit

Value = TypeVar("Value", Unit, Deadline, Target)

Entry: TypeAlias = tuple[str, str]  # a lexicon and a word of its first column: ("roles", "牵头")


class Finding(NamedTuple, Generic[Value]):
    """text[start:end] as a finder judged it.

    `rule` is an id of the catalog; `by` is where the wording stands that decided, where that is not the value
    itself (牵头 behind names, a convention pages before); of units it is told where the finder is thorough. `entries()`
    are the lexicon's words that took part, told by what the finder had at hand, and only when they are asked for.
    `losers` are the rules that read something here too and were weaker, the stronger first, each with the value that it would
    have given (None: a refusal).
    """

    value: Value | None  # None: looked at and not taken
    rule: str
    start: TextAt
    end: TextAt
    by: InText | None = None
    entries: Callable[[], Iterable[Entry]] = tuple
    losers: tuple[tuple[str, Value | None], ...] = ()


def taken(findings: Iterable[Finding[Value]]) -> list[Value]:
    """The values among the findings."""
    return [finding.value for finding in findings if finding.value is not None]
