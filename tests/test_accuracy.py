"""The tables of docs/accuracy.md are those that the program makes now."""

from __future__ import annotations

import accuracy
import pytest
from corpus import GOLD, MISSING

STALE = "stale figures: run `make accuracy`"


@pytest.mark.parametrize("name", accuracy.SECTIONS)
def test_the_figures_are_those_of_now(name: str) -> None:
    text = accuracy.PAGE.read_text(encoding="utf-8")
    assert accuracy.render(text, {name: accuracy.SECTIONS[name]}) == text, STALE


@pytest.mark.skipif(not GOLD.is_dir(), reason=MISSING)
@pytest.mark.parametrize("name", accuracy.CORPUS_SECTIONS)
def test_the_figures_of_the_corpus_are_those_of_now(name: str) -> None:
    text = accuracy.PAGE.read_text(encoding="utf-8")
    assert accuracy.render(text, {name: accuracy.CORPUS_SECTIONS[name]}) == text, STALE


def test_a_section_that_is_not_on_the_page_is_told() -> None:
    with pytest.raises(ValueError, match="0 places for 'other'"):
        accuracy.render("", {"other": list})


def test_every_field_is_told() -> None:
    from ydparse.eval import FIELDS

    text = accuracy.PAGE.read_text(encoding="utf-8")
    assert not [field for field in FIELDS if f"`{field}`" not in text]
