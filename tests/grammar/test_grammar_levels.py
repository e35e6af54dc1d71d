"""Levels: what names begin with, what places end with, which of two is above."""

from __future__ import annotations

import pytest
from tables import params

from ydparse.grammar.levels import begins_with_level, is_place, rank
from ydparse.lexicon import load

BEGINNINGS = [
    ("county", "县财政局", True),
    ("banner", "旗林草局", True),
    ("league", "盟教育局", True),
    ("corps", "兵团教育局", True),
    ("division", "师发改委", True),
    ("town", "镇综治办", True),
    ("street", "街道党政办", True),
    ("government", "市政府办", True),
    ("political conference", "市政协", True),
    ("market", "市场监管局", False),
    ("citizens", "市民中心", False),
    ("country life", "乡村振兴局", False),
    ("of a level", "县级部门", False),
    ("under a level", "县直单位", False),
    ("no level", "财政局", False),
    ("team", "团队", False),
]


@pytest.mark.parametrize(("wording", "begins"), params(BEGINNINGS))
def test_names_that_begin_with_a_level(wording: str, begins: bool) -> None:
    assert begins_with_level(wording) is begins


PLACES = [
    ("county", "白石县", True),
    ("banner", "青石旗", True),
    ("town", "柳溪镇", True),
    ("street", "石门街道", True),
    ("regiment", "三十团", True),
    ("village", "云坪村", True),
    ("level alone", "县", False),
    ("body", "县财政局", False),
]


@pytest.mark.parametrize(("wording", "place"), params(PLACES))
def test_names_of_places(wording: str, place: bool) -> None:
    assert is_place(wording) is place


def test_ranks_go_down_from_the_province() -> None:
    assert [rank(level) for level in ("省", "市", "县", "乡", "村")] == [1, 2, 3, 4, 5]
    assert rank("县") == rank("旗") == rank("县级市")
    assert rank("开发区") == rank("股份公司") == 0


def test_each_level_can_do_something() -> None:
    for word, name, place, grade, number, *_ in load("levels"):
        assert "+" in (name, place, grade), word
        assert number in "012345", word
    words = [row[0] for row in load("levels")]
    assert len(set(words)) == len(words)
