"""Real notices, read and measured by the project's scorer. They lie outside the repository; without them this is skipped."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from corpus import CORPUS, GOLD, MISSING, official_scorer
from notices import check_evidence, who

from ydparse import extract

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason=MISSING)

# F1 a field over all annotated notices, rounded down to 0.005. They only go up.
FLOORS = {
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
}
ANNOTATED = sorted(GOLD.glob("*.json")) if GOLD.is_dir() else []
UNANNOTATED = sorted((CORPUS / "unannotated").glob("*.txt"))
ALL = sorted([*CORPUS.glob("*.txt"), *(CORPUS / "unannotated").glob("*.txt"), *(CORPUS / "unannotated").glob("*.html")])


@pytest.fixture(scope="module")
def tally() -> Any:
    """The official count over the annotated notices."""
    scorer = official_scorer()
    total = scorer.Tally()
    for path in ANNOTATED:
        notice = json.loads(extract(CORPUS / f"{path.stem}.txt").model_dump_json())
        scorer.score_document(total, path.stem, json.loads(path.read_text(encoding="utf-8")), notice)
    return total


def test_floors_cover_every_field() -> None:
    assert set(official_scorer().FIELDS) == set(FLOORS)


@pytest.mark.parametrize("field", FLOORS)
def test_score_keeps_its_floor(tally: Any, field: str) -> None:
    assert tally.figures(field)["f1"] >= FLOORS[field], (
        f"{len(tally.miss[field])} missed {tally.miss[field][:5]}, {len(tally.extra[field])} extra {tally.extra[field][:5]}"
    )


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_notice_has_items_and_evidence(path: Path) -> None:
    notice = extract(path)
    assert notice.items
    check_evidence(notice)


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
