"""The scores hold when a notice is told otherwise (`variants.py`): on the samples, and on the corpus where it is there."""

from __future__ import annotations

import pytest
from corpus import GOLD, MISSING
from measured import corpus_tally, fields, sample_tally
from variants import VARIANTS

from ydparse.eval import Tally
from ydparse.eval.report import difference_lines

# F1 a field over all notices, rounded down to 0.005; a field that is not named is 1. They only go up.
_CLAUSES = {"metadata": 0.985, "metadata_full": 0.980, "items": 0.990, "items_full": 0.990, "units": 0.995}
_SAMPLES: dict[str, dict[str, float]] = {
    "no line breaks": {
        "metadata": 0.955,
        "metadata_full": 0.955,
        "sections": 0.955,
        "sections_full": 0.955,
        "items": 0.990,
        "items_full": 0.990,
        "units": 0.990,
        "deadlines": 0.990,
        "deadlines_full": 0.990,
        "targets": 0.985,
        "targets_full": 0.985,
    },
    "clauses in 〔〕": _CLAUSES,
    "clauses in []": _CLAUSES,
    "clauses in 【】": _CLAUSES,
}
_WRAPPED = {"metadata": 0.985, "metadata_full": 0.985}
_NARROW = {"metadata": 0.975, "metadata_full": 0.980, "targets": 0.990, "targets_full": 0.990}
_CORPUS: dict[str, dict[str, float]] = {
    "wrapped": _WRAPPED,
    "wrapped, indented": _WRAPPED,
    "wrapped, blank lines, page numbers": _WRAPPED,
    "wrapped at 28 characters": _NARROW,
    "wrapped at 28 characters, blank lines, page numbers": _NARROW,
    "no line breaks": {"metadata": 0.895, "metadata_full": 0.905, "deadlines": 0.910, "deadlines_full": 0.910},
    "other places": {"metadata_full": 0.980},
}
SAMPLE_FLOORS = {
    variant: {"metadata_full": 0.990, "indicators": 0.970} | _SAMPLES.get(variant, {}) for variant in VARIANTS
}
CORPUS_FLOORS = {variant: {"indicators": 0.930} | _CORPUS.get(variant, {}) for variant in VARIANTS}


def too_low(variant: str, tally: Tally, floors: dict[str, float]) -> str:
    """The fields below their floors, with what was missed and what was extra."""
    low = [f for f in fields(variant) if tally.figures(f).f1 < floors.get(f, 1.0)]
    return "\n".join([*(f"{f} {tally.figures(f)}" for f in low), *difference_lines(tally, low)])


@pytest.mark.parametrize("variant", VARIANTS)
def test_samples_told_otherwise(variant: str) -> None:
    low = too_low(variant, sample_tally(variant), SAMPLE_FLOORS[variant])
    assert not low, low


@pytest.mark.skipif(not GOLD.is_dir(), reason=MISSING)
@pytest.mark.parametrize("variant", VARIANTS)
def test_corpus_told_otherwise(variant: str) -> None:
    low = too_low(variant, corpus_tally(variant), CORPUS_FLOORS[variant])
    assert not low, low
