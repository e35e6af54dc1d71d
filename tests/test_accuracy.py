"""The tables of docs/accuracy.md are those that the program makes now; those at first sight are as they were."""

from __future__ import annotations

import hashlib
import re

import accuracy
import pytest
from corpus import GOLD, MISSING

STALE = "stale figures: run `make accuracy`"
# What was measured when the program saw the notices for the first time, by heading: SHA-256 of what stands under it. It is
# never changed afterwards; another blind batch gets a heading, and a line here, of its own.
FIRST_SIGHT = {
    "初见": "d080f5a5f016abc1071d8c9d96f508f355fa8048febfae083e607282c5505997",
    "初见：盲测批次": "fb4fd201901f74402a56a2be988b3fe00d2f0671dab376b4e2f61ba794d83065",
    "初见：盲测批次之二": "b61e7e087dbba0617e3564a9f400e242a82239dbdacc8c8475aa8f5a7fe8735f",
    "初见：盲测批次之三": "c9c768ed5a220fb890ca96bfa5a8bcd60d933abcc8c61346bcfabeff590d3c49",
    "初见：盲测批次之四": "8445e8b00f8dc250337cbe7db925b2ed0d254be8f410a5ec294b36b33878ce97",
    "初见：盲测批次之五": "094898f897dc7c03a4727dce39fa417a27099ee2804f47aa0907b09cad31c3b6",
    "初见：盲测批次之六": "4696089caed6adeb23a296b4f565199060c28721e93d92763a5dfab7f3cb6860",
    "初见：盲测批次之七": "d1c3469c144a216ac8e1094260c65e986c55cadd3675dfe6cf60e9cb6377337d",
}


@pytest.mark.parametrize("name", accuracy.SECTIONS)
def test_the_figures_are_those_of_now(name: str) -> None:
    text = accuracy.PAGE.read_text(encoding="utf-8")
    assert accuracy.render(text, {name: accuracy.SECTIONS[name]}) == text, STALE


@pytest.mark.skipif(not GOLD.is_dir(), reason=MISSING)
@pytest.mark.parametrize("name", accuracy.CORPUS_SECTIONS)
def test_the_figures_of_the_corpus_are_those_of_now(name: str) -> None:
    text = accuracy.PAGE.read_text(encoding="utf-8")
    assert accuracy.render(text, {name: accuracy.CORPUS_SECTIONS[name]}) == text, STALE


@pytest.mark.parametrize("heading", FIRST_SIGHT)
def test_the_figures_at_first_sight_are_never_changed(heading: str) -> None:
    under = re.search(rf"^#+ {heading}\n(.*?)(?=^#)", accuracy.PAGE.read_text(encoding="utf-8"), re.M | re.S)
    assert under is not None
    assert hashlib.sha256(under[1].strip().encode()).hexdigest() == FIRST_SIGHT[heading]


def test_a_section_that_is_not_on_the_page_is_told() -> None:
    with pytest.raises(ValueError, match="0 places for 'other'"):
        accuracy.render("", {"other": list})


def test_every_field_is_told() -> None:
    from ydparse.eval import FIELDS

    text = accuracy.PAGE.read_text(encoding="utf-8")
    assert not [field for field in FIELDS if f"`{field}`" not in text]
