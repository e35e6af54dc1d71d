"""A rule for drafters: one kind of fault in a notice, all that is said of it, and the function that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from ydparse.document import TextAt
from ydparse.lint.draft import Draft


class Severity(IntEnum):
    """How much a fault matters, the gravest last."""

    INFO = 1  # a matter of taste, or for a human to decide: not looked for unless it is selected
    WARNING = 2  # almost surely an oversight
    ERROR = 3  # wrong whatever was meant


class Fault(NamedTuple):
    """text[start:end] is at fault, and what is wrong there, in Chinese."""

    start: TextAt
    end: TextAt
    message: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    `code` and `slug` are part of the contract: once given, they keep their meaning. `name` is the fault in a few words, `says`
    what is looked for, `why` what it does to those who have to carry the notice out, `remedy` what the drafter does about it.
    `wrong` is an example, `right` the same mended; the tests run over both. `find` reads a draft and writes nothing.
    """

    code: str
    slug: str
    name: str
    severity: Severity
    says: str
    why: str
    remedy: str
    wrong: str
    right: str
    find: Callable[[Draft], Iterator[Fault]]

    @property
    def is_usual(self) -> bool:
        """Whether it is looked for where nothing is selected."""
        return self.severity > Severity.INFO
