"""Samples, printed, stamped, scanned askew and recognized, against their truth: nearly the same as from text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import formats
import pytest
from readers.made_scan import image_pdf, pictures_of, scanned

from ydparse import Notice, extract
from ydparse.eval import FIELDS, Tally, compare
from ydparse.eval.report import difference_lines
from ydparse.models.gold import Gold

ROOT = Path(__file__).resolve().parent.parent
SAID = ["items", "units", "deadlines", "targets", "table_rows", "table_units", "table_deadlines"]
SIGNED = ["qinghe-integration-plan-2026", "baishi-key-points-2026", "liuxi-town-plans-2026"]
ALIKE = 0.97  # of what the text says

pytestmark = pytest.mark.slow


@cache
def notice_of(name: str) -> Notice:
    """At 200 dpi, turned by 0.7°, with grain and a seal over the signature, in JPEG."""
    pages = pictures_of(formats.built(name, "pdf"))
    return extract(
        image_pdf([scanned(page, seed=at, seal=None if at else (0.7, 0.57)) for at, page in enumerate(pages)])
    )


@cache
def tally_of(name: str) -> Tally:
    gold = Gold.model_validate_json((ROOT / "tests" / "truth" / f"{name}.json").read_bytes())
    return compare(gold, notice_of(name), name)


@pytest.mark.parametrize("name", formats.NAMES)
def test_a_scan_says_what_the_text_says(name: str) -> None:
    tally = tally_of(name)
    said = [field for field in SAID if tally.figures(field).gold]
    assert {"items", "units"} <= set(said) <= set(FIELDS)
    assert min(tally.figures(field).f1 for field in said) >= ALIKE, "\n".join(difference_lines(tally, said))


def test_every_field_is_measured() -> None:
    assert all(any(tally_of(name).figures(field).gold for name in formats.NAMES) for field in SAID)


@pytest.mark.parametrize("name", SIGNED)
def test_the_head_and_the_signature_are_read(name: str) -> None:
    assert tally_of(name).figures("metadata").f1 == 1


@pytest.mark.parametrize("name", SIGNED)
def test_it_says_that_it_was_recognized(name: str) -> None:
    notice = notice_of(name)
    assert notice.source.ocr_pages == tuple(range(1, (notice.source.page_count or 0) + 1))
    assert all(item.span.page and item.span.bbox for item in notice.items)
    assert {warning.code for warning in notice.warnings} >= {"YD140"}
