"""When a value of the gold and one that was found are the same."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from ydparse.models import Deadline, Target
from ydparse.models.gold import GoldDeadline, GoldTarget

_BOUNDS = {">=": "lower", ">": "lower", "<=": "upper", "<": "upper", "~": "about", "=": "equal", None: None}
_DASHES = str.maketrans("—–", "--")
_WORDING = 0.4  # likeness from which two wordings are of one limit without a date
_INDICATOR = 0.6  # likeness from which two wordings are of one indicator


class _Wanted(Protocol):
    @property
    def optional(self) -> bool: ...


W = TypeVar("W", bound=_Wanted)
F = TypeVar("F")


def plain(value: object) -> str:
    """A value as text of one width, without blanks; null is empty."""
    return "" if value is None else "".join(unicodedata.normalize("NFKC", str(value)).split()).translate(_DASHES)


def plain_label(value: object) -> str:
    """A label without the mark that closes it."""
    return plain(value).rstrip("、.,:")


def likeness(a: str | None, b: str | None) -> float:
    """The share of characters that two wordings have in common (Dice), 0 to 1."""
    left, right = Counter(plain(a)), Counter(plain(b))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def pair(
    gold: Iterable[W], pred: Sequence[F], like: Callable[[W, F], float]
) -> tuple[list[tuple[W, F | None]], list[F]]:
    """Each entry of the gold with the one most like it, if any is; required entries choose first.

    An optional entry without its like is left out. The second list is what nobody chose.
    """
    pairs: list[tuple[W, F | None]] = []
    free = list(pred)
    for wanted in sorted(gold, key=lambda entry: entry.optional):
        scores = [like(wanted, found) for found in free]
        best = max(scores, default=0.0)
        if best > 0:
            pairs.append((wanted, free.pop(scores.index(best))))
        elif not wanted.optional:
            pairs.append((wanted, None))
    return pairs, free


def last_limit(deadlines: Sequence[Deadline]) -> Deadline | None:
    """The one limit of a table row: what is due last, else the last of those without a date."""
    return max(reversed(deadlines), key=lambda limit: (limit.kind == "due", str(limit.date or "")), default=None)


def like_deadline(gold: GoldDeadline, pred: Deadline) -> float:
    """Limits of one kind: with a date, the same date; without, much the same wording."""
    if gold.kind != pred.kind:
        return 0.0
    worded = likeness(gold.text, pred.text)
    if gold.kind == "due":
        return 1 + worded if gold.date == pred.date else 0.0
    return worded if worded >= _WORDING else 0.0


def same_wording(gold: GoldDeadline, pred: Deadline) -> bool:
    """Whether two limits without a date are of one wording; a date says enough."""
    return gold.date is not None or likeness(gold.text, pred.text) >= _WORDING


def like_target(gold: GoldTarget, pred: Target) -> float:
    """Quantities of one value and unit; the closer the indicator, the liker."""
    same = (
        plain(gold.unit) == plain(pred.unit)
        and _close(gold.value, pred.value)
        and _close(gold.value_max, pred.value_max)
    )
    return 1 + likeness(gold.indicator, pred.indicator) if same else 0.0


def same_sense(gold: GoldTarget, pred: Target) -> bool:
    """Whether two quantities of one value say the same: a bound on the same side, one direction, one indicator."""
    return (
        _BOUNDS[gold.comparator] == _BOUNDS[pred.comparator]
        and gold.direction == pred.direction
        and likeness(gold.indicator, pred.indicator) >= _INDICATOR
    )


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-6 * max(1.0, abs(a))
