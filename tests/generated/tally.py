"""Counts of what was read right and wrong, and the reading itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from notices import check_evidence

from generated.draft import Made
from ydparse import extract_text


@dataclass(frozen=True)
class Fault:
    """A value that was missed (wanted, perhaps with what was found instead), or one too many (only found)."""

    seed: int
    where: str
    wanted: str
    found: str
    features: tuple[str, ...]
    passage: str = ""


@dataclass
class Tally:
    """Counts of many notices."""

    hits: Counter[str] = field(default_factory=Counter)
    faults: dict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))
    missed: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    shown: dict[str, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )  # field → feature → occurrences
    errors: list[str] = field(default_factory=list)

    def f1(self, name: str) -> float:
        """2 · hits / (wanted + found)."""
        wrong = self.missed[name] + self.extra[name]
        return 2 * self.hits[name] / (2 * self.hits[name] + wrong) if self.hits[name] + wrong else 1.0

    def recall(self, name: str) -> float:
        """hits / wanted."""
        return self.hits[name] / max(self.hits[name] + self.missed[name], 1)

    def precision(self, name: str) -> float:
        """hits / found."""
        return self.hits[name] / max(self.hits[name] + self.extra[name], 1)

    def add(self, other: Tally) -> None:
        """Take in the counts of other notices."""
        self.hits += other.hits
        self.missed += other.missed
        self.extra += other.extra
        self.errors += other.errors
        for name, faults in other.faults.items():
            self.faults[name] += faults
        for name, counts in other.shown.items():
            self.shown[name] += counts


def read_checked(made: Made, seed: int, tally: Tally) -> dict[str, Any] | None:
    """The notice as JSON, every value of which shows its evidence; any error is a finding of its own, with its seed."""
    try:
        notice = extract_text(made.text)
        check_evidence(notice)
    except Exception as error:
        tally.errors.append(f"seed {seed}: {type(error).__name__}: {error}")
        return None
    return notice.model_dump(mode="json")
