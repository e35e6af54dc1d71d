"""How a refusal of a quantity is made: a rule with a name of its own, and the shapes of quantities that it is asked of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ydparse.grammar.quantities import Quantity
from ydparse.rules.rule import Evidence, Example, Rule
from ydparse.rules.targets.amount import Amount


class Shape(NamedTuple):
    """What a quantity is of, and how it is written; its number does not matter."""

    unit: str | None
    kind: str
    chinese: bool
    compared: bool

    @property
    def counts_persons(self) -> bool:
        """20人, 3名."""
        return self.unit in ("人", "名", "位")


def any_shape(_: Shape) -> bool:
    """For what is said of quantities of every shape."""
    return True


@dataclass(frozen=True, slots=True)
class Refusal(Rule[Amount, str]):
    """A rule that refuses a quantity where `test` holds; `of` says which shapes it is asked of: it has nothing to say of
    others."""

    test: Callable[[Amount], bool] = bool
    of: Callable[[Shape], bool] = any_shape


def refusal(
    name: str,
    says: str,
    test: Callable[[Amount], bool],
    takes: tuple[Example, ...],
    refuses: tuple[str, ...],
    of: Callable[[Shape], bool] = any_shape,
) -> Refusal:
    """Such a rule; what it reads is the wording."""
    return Refusal(
        f"refused.{name}",
        says,
        Evidence.REFUSED,
        lambda a: a.wording if test(a) else None,
        takes,
        refuses,
        test=test,
        of=of,
    )


class Refusals:
    """Refusals by the shapes that they are asked of: each shape of a document chooses its own once."""

    def __init__(self, rules: Sequence[Refusal]) -> None:
        self.rules = rules
        self._asked: dict[tuple[object, ...], tuple[Refusal, ...]] = {}

    def asked_of(self, q: Quantity) -> tuple[Refusal, ...]:
        """Those that a quantity of this shape can be refused by."""
        said = (q.unit, q.kind, q.chinese, q.compared)
        asked = self._asked.get(said)
        if asked is None:
            asked = self._asked[said] = tuple(rule for rule in self.rules if rule.of(Shape(*said)))
        return asked
