"""What was found of one element: the value, the rule that took it, and where its wording stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ydparse.rules.metadata.line import Range


class Said(NamedTuple):
    """A value (None or empty: not found), an id of lexicon/head_rules.tsv, and places in the text."""

    value: Any = None
    rule: str = ""
    places: Sequence[Range] = ()


class Places(dict[str, list[Range]]):
    """Where the wording of each element stands in the text, by the element's name.

    `rules` says by which rule of lexicon/head_rules.tsv each was found; that of `plan_year` has no place of its own, for its
    wording is most often the title's.
    """

    def __init__(self, elements: dict[str, Said], plan_year: Said) -> None:
        super().__init__((name, list(said.places)) for name, said in elements.items() if said.value and said.places)
        found = {**elements, "plan_year": plan_year}
        self.rules = {name: said.rule for name, said in found.items() if said.value and said.rule}
