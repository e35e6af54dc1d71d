"""The pages of a sample's PDF, set as OFD in each way that producers have, are the same notice."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from made_ofd import SPACE, Way, ofd

from ydparse import Notice, extract
from ydparse.document.characters import show
from ydparse.readers.page import Char, Page

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.pdf"))
WAYS = {
    "plain": Way(),
    "scaled, with shorthand and glyph numbers": Way(scale=0.353, shorthand=True, glyphs=True),
    "a composite object a page": Way(composite=True),
    "default namespace of the draft, paths from the root": Way(space="http://www.ofdspec.org", prefix="", root="/"),
    "no namespace, backslashes": Way(space="", slash="\\"),
    "another prefix": Way(space=SPACE, prefix="o:"),
}


@cache
def pages_of(name: str) -> list[Page]:
    """The pages of a PDF, as pdfplumber sees them."""
    with pdfplumber.open(SAMPLES / f"{name}.pdf") as document:
        return [
            Page(
                page.page_number,
                page.width,
                page.height,
                [Char(show(one["text"]), one["x0"], one["top"], one["x1"], one["bottom"]) for one in page.chars],
                [(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in page.edges],
            )
            for page in document.pages
        ]


@cache
def from_pdf(name: str) -> dict[str, Any]:
    return said(extract(SAMPLES / f"{name}.pdf"))


def said(notice: Notice) -> dict[str, Any]:
    """What a notice says, with the page on which it stands and without the boxes, which fonts make a little different."""
    return without_boxes(json.loads(notice.model_dump_json(exclude={"source"})))


def without_boxes(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_boxes(one) for key, one in value.items() if key != "bbox"}
    if isinstance(value, list):
        return [without_boxes(one) for one in value]
    return value


def test_samples_have_pdfs() -> None:
    assert len(NAMES) >= 4


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", NAMES)
def test_an_ofd_is_the_notice_of_its_pdf(name: str, way: str) -> None:
    notice = extract(ofd(pages_of(name), way=WAYS[way]))
    assert notice.source.format == "ofd"
    assert notice.source.page_count == len(pages_of(name))
    assert all(item.span.page and item.span.bbox for item in notice.items)
    assert said(notice) == from_pdf(name)
