"""Real notices, read and measured by the project's scorer. They lie outside the repository; without them this is skipped."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from corpus import CORPUS, GOLD, MISSING, all_golds, golds, official_scorer, source_of
from notices import check_evidence, who

from ydparse import extract

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason=MISSING)

# F1 a field, rounded down to 0.005. The fitted notices are those that the rules were written against: a figure below its
# floor says that something changed, and one above it does not say that anything became better. The new ones came later;
# their floors were measured before any rule was fitted to them, and go up with every rule that is.
FLOORS = {
    "fitted": {
        "metadata": 1.0,
        "sections": 1.0,
        "items": 1.0,
        "units": 1.0,
        "deadlines": 1.0,
        "targets": 1.0,
        "targets_full": 1.0,
        "table_rows": 1.0,
        "table_deadlines": 1.0,
        "table_units": 1.0,
        "spans": 1.0,
    },
    "new": {
        "metadata": 0.95,
        "sections": 1.0,
        "items": 1.0,
        "units": 0.99,
        "deadlines": 0.945,
        "targets": 0.96,
        "targets_full": 0.89,
        "table_rows": 1.0,
        "table_deadlines": 0.56,
        "table_units": 1.0,
        "spans": 1.0,
    },
}
GOLDS = all_golds()
UNANNOTATED = sorted((CORPUS / "unannotated").glob("*.txt"))
TWINS = [path.with_suffix(".html") for path in UNANNOTATED]
ALL = sorted([*map(source_of, GOLDS), *UNANNOTATED, *TWINS])


@cache
def official_tally(which: str) -> Any:
    """The official count over the annotated notices, fitted or new."""
    scorer = official_scorer()
    total = scorer.Tally()
    for path in golds()[which]:
        notice = json.loads(extract(source_of(path)).model_dump_json())
        scorer.score_document(total, path.stem, json.loads(path.read_text(encoding="utf-8")), notice)
    return total


@pytest.mark.parametrize("which", FLOORS)
def test_floors_cover_every_field(which: str) -> None:
    assert golds()[which]
    assert set(official_scorer().FIELDS) == set(FLOORS[which])


@pytest.mark.parametrize(("which", "field"), [(which, field) for which, floors in FLOORS.items() for field in floors])
def test_score_keeps_its_floor(which: str, field: str) -> None:
    tally = official_tally(which)
    assert tally.figures(field)["f1"] >= FLOORS[which][field], (
        f"{len(tally.miss[field])} missed {tally.miss[field][:5]}, {len(tally.extra[field])} extra {tally.extra[field][:5]}"
    )


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.stem)
def test_a_notice_has_items_where_its_gold_does(path: Path) -> None:
    """A notice that is a table and nothing else has none."""
    assert bool(extract(source_of(path)).items) == bool(json.loads(path.read_text(encoding="utf-8"))["items"])


@pytest.mark.parametrize("path", [*UNANNOTATED, *TWINS], ids=lambda path: path.name)
def test_every_notice_without_gold_has_items(path: Path) -> None:
    assert extract(path).items


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_value_has_evidence(path: Path) -> None:
    check_evidence(extract(path))


@pytest.mark.parametrize("path", UNANNOTATED, ids=lambda path: path.stem)
def test_page_and_text_are_the_same_notice(path: Path) -> None:
    text, page = extract(path), extract(path.with_suffix(".html"))
    assert [item.text for item in page.items] == [item.text for item in text.items]
    assert [who(item.units) for item in page.items] == [who(item.units) for item in text.items]
    assert [(s.label, s.title) for s in page.sections] == [(s.label, s.title) for s in text.sections]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_numbers_are_unique_under_each_heading(path: Path) -> None:
    """No item is found twice: the same number under the same heading needs a warning."""
    notice = extract(path)
    repeated = {w.item_id for w in notice.warnings if w.code == "YD111"}
    counted = Counter((item.section_ids, item.label) for item in notice.items if item.id not in repeated)
    assert [key for key, count in counted.items() if count > 1] == []
