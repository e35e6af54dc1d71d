"""What was found of one element: the value and where its wording stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from ydparse.document import InText

Value: TypeAlias = str | int | dt.date | tuple[str, ...]


class Said(NamedTuple):
    """A value, and places in the text; no value where a rule says that there is none to be had."""

    value: Value | None = None
    places: Sequence[InText] = ()

    @property
    def text(self) -> str | None:
        """The value of an element that is a wording."""
        return self.value if isinstance(self.value, str) else None

    @property
    def date(self) -> dt.date | None:
        """The value of an element that is a day."""
        return self.value if isinstance(self.value, dt.date) else None

    @property
    def names(self) -> tuple[str, ...]:
        """The value of an element that is a list of names."""
        return self.value if isinstance(self.value, tuple) else ()


NOTHING = Said()


def written(value: Value) -> str:
    """A value as the examples of rules write it.

    >>> written(dt.date(2026, 2, 6)), written(("县水务局", "县财政局")), written(2026)
    ('2026-02-06', '县水务局 + 县财政局', '2026')
    """
    return " + ".join(value) if isinstance(value, tuple) else str(value)


class Places(dict[str, list[InText]]):
    """Where the wording of each element stands in the text, by the element's name.

    `rules` says by which rule each was found; that of `plan_year` has no place of its own, for its wording is most often
    the title's.
    """

    def __init__(self, found: Mapping[str, Said], rules: Mapping[str, str]) -> None:
        super().__init__(
            (name, list(said.places))
            for name, said in found.items()
            if said.value and said.places and name != "plan_year"
        )
        self.rules = {name: rule for name, rule in rules.items() if found[name].value}
