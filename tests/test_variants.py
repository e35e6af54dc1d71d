"""The scores hold when a notice is told otherwise (`variants.py`): on the samples, and on the corpus where it is there."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import golden
import pytest
from corpus import CORPUS, GOLD, MISSING, official_scorer
from notices import check_evidence
from scoring import FIELDS, Tally, score
from variants import VARIANTS, document_of

from ydparse import Notice, extract_text
from ydparse.document import Document

ROOT = Path(__file__).resolve().parent.parent
TABLE_FIELDS = {"rows", "row_units", "row_deadlines", "table_rows", "table_units", "table_deadlines"}

# F1 a field over all notices, rounded down to 0.005; a field that is not named is 1. They only go up.
SAMPLE_FLOORS: dict[str, dict[str, float]] = {
    "same": {"metadata": 0.990},
    "wrapped": {"metadata": 0.990},
    "wrapped, indented": {"metadata": 0.990},
    "wrapped, blank lines, page numbers": {"metadata": 0.990},
    "wrapped at 28 characters": {"metadata": 0.990},
    "wrapped at 28 characters, blank lines, page numbers": {"metadata": 0.990},
    "no line breaks": {
        "metadata": 0.990,
        "sections": 0.955,
        "items": 0.990,
        "units": 0.990,
        "deadlines": 0.990,
        "targets": 0.985,
        "targets_full": 0.985,
    },
    "half-width punctuation": {"metadata": 0.990},
    "full-width punctuation": {"metadata": 0.990},
    "full-width digits": {"metadata": 0.990},
    "clauses in 〔〕": {"metadata": 0.980, "items": 0.990, "units": 0.995},
    "clauses in []": {"metadata": 0.980, "items": 0.990, "units": 0.995},
    "clauses in 【】": {"metadata": 0.980, "items": 0.990, "units": 0.995},
    "other places": {"metadata": 0.990},
    "other role words": {"metadata": 0.990},
}
MAY_FALL = 0.02  # of F1, a notice of the corpus and a field, however it is told


@cache
def samples() -> dict[str, tuple[Document, str]]:
    """The samples by name: final text, truth as JSON."""
    return {
        name: (
            document_of(ROOT / "samples" / f"{name}.txt"),
            (ROOT / "tests" / "truth" / f"{name}.json").read_text("utf-8"),
        )
        for name in golden.names()
    }


@cache
def corpus() -> dict[str, tuple[Document, str]]:
    """The annotated notices of the corpus by name: final text, gold as JSON."""
    return {
        path.stem: (document_of(CORPUS / f"{path.stem}.txt"), path.read_text("utf-8"))
        for path in sorted(GOLD.glob("*.json"))
    }


def told_otherwise(variant: str, document: Document, truth: str) -> tuple[Notice, dict[str, Any]]:
    """The notice of the variant's text, and the truth to hold it against."""
    turned = VARIANTS[variant].quote(copy.deepcopy(json.loads(truth)))
    if VARIANTS[variant].outline_only:
        turned["tables"] = []
    return extract_text(VARIANTS[variant].turn(document)), turned


@cache
def sample_tally(variant: str) -> Tally:
    tally = Tally()
    for document, truth in samples().values():
        notice, wanted = told_otherwise(variant, document, truth)
        check_evidence(notice)
        score(tally, wanted, json.loads(notice.model_dump_json()))
    return tally


@cache
def corpus_tallies(variant: str) -> dict[str, Any]:
    """The official count of each notice of the corpus, told so."""
    scorer = official_scorer()
    tallies = {}
    for name, (document, gold) in corpus().items():
        notice, wanted = told_otherwise(variant, document, gold)
        tallies[name] = scorer.Tally()
        scorer.score_document(tallies[name], name[:6], wanted, json.loads(notice.model_dump_json()))
    return tallies


def fields(variant: str, names: tuple[str, ...] | list[str]) -> list[str]:
    return [name for name in names if not (VARIANTS[variant].outline_only and name in TABLE_FIELDS)]


@pytest.mark.parametrize("variant", VARIANTS)
def test_samples_told_otherwise(variant: str) -> None:
    tally, floors = sample_tally(variant), SAMPLE_FLOORS.get(variant, {})
    low = {f: tally.f1(f) for f in fields(variant, FIELDS) if tally.f1(f) < floors.get(f, 1.0)}
    assert not low, f"{low}\n{tally.report()}"


@pytest.mark.skipif(not GOLD.is_dir(), reason=MISSING)
@pytest.mark.parametrize("variant", VARIANTS)
def test_no_notice_of_the_corpus_loses_when_told_otherwise(variant: str) -> None:
    names = fields(variant, official_scorer().FIELDS)
    low = {}
    for name, tally in corpus_tallies(variant).items():
        usual = corpus_tallies("same")[name]
        for field in names:
            if tally.figures(field)["f1"] < usual.figures(field)["f1"] - MAY_FALL:
                low[name, field] = tally.miss[field][:4], tally.extra[field][:4]
    assert not low, low
