"""The samples and the corpus, told otherwise (`variants.py`) and measured against their gold."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path

import golden
from corpus import golds, source_of
from notices import check_evidence
from variants import VARIANTS, document_of

from ydparse import Notice, extract_text
from ydparse.document import Document
from ydparse.eval import FIELDS, Tally, compare
from ydparse.models.gold import Gold

ROOT = Path(__file__).resolve().parent.parent
TABLE_FIELDS = {"table_rows", "table_rows_full", "table_units", "table_deadlines"}


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
def corpus(which: str) -> dict[str, tuple[Document, str]]:
    """The annotated notices of the corpus by name, fitted or new: final text, gold as JSON."""
    return {path.stem: (document_of(source_of(path)), path.read_text("utf-8")) for path in golds()[which]}


def told_otherwise(variant: str, document: Document, truth: str) -> tuple[Notice, Gold]:
    """The notice of the variant's text, and the gold to hold it against."""
    turned = VARIANTS[variant].quote(copy.deepcopy(json.loads(truth)))
    if VARIANTS[variant].outline_only:
        turned["tables"] = []
    return extract_text(VARIANTS[variant].turn(document)), Gold.model_validate(turned)


@cache
def sample_tally(variant: str) -> Tally:
    tally = Tally()
    for name, (document, truth) in samples().items():
        notice, wanted = told_otherwise(variant, document, truth)
        check_evidence(notice)
        assert all(len(row.deadlines) <= 1 for table in notice.tables for row in table.rows)
        tally += compare(wanted, notice, name)
    return tally


@cache
def corpus_tallies(which: str, variant: str) -> dict[str, Tally]:
    """The count of each notice of the corpus, told so."""
    return {
        name: compare(told[1], told[0], name)
        for name, (document, gold) in corpus(which).items()
        for told in [told_otherwise(variant, document, gold)]
    }


@cache
def corpus_tally(which: str, variant: str) -> Tally:
    """The same, of all of them."""
    tally = Tally()
    for one in corpus_tallies(which, variant).values():
        tally += one
    return tally


def fields(variant: str) -> list[str]:
    """The fields that the variant can be measured by."""
    return [name for name in FIELDS if not (VARIANTS[variant].outline_only and name in TABLE_FIELDS)]
