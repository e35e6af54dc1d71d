"""What `check` does not name is right: floors a set, and the page has what `make trust` wrote. The figures are in docs/accuracy.md."""

from __future__ import annotations

import re
from functools import cache

import accuracy
import pytest
import trust
from corpus import GOLD, MISSING, source_of

# What is measured, rounded: the floors only go up, the ceilings of what is named only go down.
ANNOTATED = {"whole among the unflagged": 0.985, "flagged": 0.20}
BLIND = {"whole among the unflagged": 0.95, "flagged": 0.25, "caught": 0.75}
DAMAGED = {"whole among the unflagged": 0.96, "flagged": 0.40, "caught": 0.80}
SEEDS = range(40)


@cache
def read(folder: str) -> list[trust.Task]:
    golds = sorted((GOLD if folder == "gold" else trust.BLIND).glob("*.json"))
    return [task for path in golds if source_of(path).is_file() for task in trust.annotated(path)]


def expect(tasks: list[trust.Task], asked: dict[str, float]) -> None:
    shown = trust.totals(tasks)
    for name, bound in asked.items():
        assert shown[name] <= bound if name == "flagged" else shown[name] >= bound, (name, shown)


@pytest.mark.skipif(not GOLD.is_dir(), reason=MISSING)
def test_annotated_notices() -> None:
    expect(read("gold"), ANNOTATED)


@pytest.mark.skipif(not GOLD.is_dir(), reason=MISSING)
def test_blind_batches() -> None:
    expect(read("blind"), BLIND)


def test_damaged_notices() -> None:
    expect(trust.made(SEEDS), DAMAGED)


def test_a_task_that_is_wrong_and_named_is_caught() -> None:
    tasks = [
        trust.Task(True, False, frozenset({"a"})),
        trust.Task(True, True, frozenset()),
        trust.Task(False, False, frozenset()),
    ]
    shown = trust.totals(tasks)
    assert (shown["whole among the unflagged"], shown["caught"], shown["lost"]) == (0.5, 0.5, 1)
    assert trust.by_reason(tasks) == {"a": (1, 1, 1)}


def test_the_page_has_the_table() -> None:
    found = accuracy.block("trust").search(accuracy.PAGE.read_text(encoding="utf-8"))
    assert found is not None
    assert re.search(r"^\| 生成并损坏的公文 \| \d+", found.group(), re.M)
