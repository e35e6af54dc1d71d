"""The notices of blind batches (`blind/README.md`), read and measured. Their texts lie outside the repository."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from corpus import CORPUS, source_of

from ydparse import extract
from ydparse.eval import FIELDS, Tally, compare
from ydparse.eval.files import read_gold
from ydparse.eval.report import difference_lines

# F1 a field over all of them, rounded down to 0.005; a field that is not named is 1. They only go up. As with every
# notice that rules were fitted to, they say that something changed, not how good the program is.
FLOORS: dict[str, float] = {
    "metadata": 0.835,
    "metadata_full": 0.82,
    "sections": 0.815,
    "sections_full": 0.815,
    "items": 0.85,
    "items_full": 0.85,
    "units": 0.95,
    "deadlines": 0.805,
    "deadlines_full": 0.795,
    "targets": 0.57,
    "targets_full": 0.545,
    "indicators": 0.565,
    "table_rows": 0,
    "table_rows_full": 0,
    "table_deadlines": 0,
    "table_units": 0,
}

QUOTED = 24  # characters of a task's start and end, at most: the annotations are not the text
ANNOTATED = sorted((Path(__file__).parent / "blind").glob("*.json"))
AT_HAND = [path for path in ANNOTATED if source_of(path).is_file()]


@cache
def tally() -> Tally:
    """The count over all whose text is at hand."""
    total = Tally()
    for path in AT_HAND:
        total += compare(read_gold(path), extract(source_of(path)), path.stem)
    return total


@pytest.mark.skipif(not ANNOTATED, reason="no blind batch has been annotated yet: tests/blind/ holds no *.json")
def test_every_annotation_is_a_gold_of_short_quotes() -> None:
    for path in ANNOTATED:
        gold = read_gold(path)
        assert gold.source
        long = [quote for item in gold.items for quote in (item.start, item.end) if len(quote) > QUOTED]
        assert not long, path.stem


@pytest.mark.skipif(
    not AT_HAND,
    reason=f"no text of a blind batch is at hand: {len(ANNOTATED)} annotated in tests/blind/, "
    f"looked for in {CORPUS.parent.name}/{CORPUS.name}/ beside the checkout",
)
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_keeps_its_floor(field: str) -> None:
    assert tally().figures(field).f1 >= FLOORS.get(field, 1.0), "\n".join(difference_lines(tally(), [field]))


def test_every_floor_is_of_a_field() -> None:
    assert set(FLOORS) <= set(FIELDS)
