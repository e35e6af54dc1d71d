"""Texts without measure: no error, work in proportion to the text, memory within bounds.

Work is counted in calls of functions, memory in bytes that were asked for; seconds are `bench/linear.py`'s.
"""

from __future__ import annotations

import cProfile
import math
import tracemalloc

import pytest
from endless import ENDLESS, deep, plan
from notices import check_evidence

from ydparse import Notice, extract_text

SMALL, LARGE = 15_000, 60_000
MEMORY = 30_000
EXPONENT = 1.1
BYTES = 240
"""A character, beside the answer itself, which needs as much again where each ten characters are an item. What became of each
mark is kept until `check` is made: a mark each five characters takes 30 of these."""


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """What is loaded once is not counted."""
    extract_text(plan(40))


def read(text: str) -> Notice:
    notice = extract_text(text)
    check_evidence(notice)
    return notice


def test_a_plan_of_27000_marks_is_read_whole() -> None:
    notice = read(plan(27_000))
    assert (len(notice.sections), len(notice.items)) == (90, 27_000 - 90)


@pytest.mark.parametrize("between", ["\n", ""])
def test_20000_equal_marks(between: str) -> None:
    read("青禾市2026年工作要点" + between + f"1.推进试点工作。{between}" * 20_000)


def test_marks_nested_16000_deep() -> None:
    read(deep(16_000))


@pytest.mark.parametrize("opening", ["“", "（"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_a_sign_left_open_before_a_million_characters(opening: str, end: str) -> None:
    sentence = "推进试点工作，扩大覆盖面，完善各项制度，提高工作效率。" + end
    read(opening + sentence * (1_000_000 // len(sentence)))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["one line without a mark", "one line of marks alone"])
def test_ten_million_characters_on_one_line(name: str) -> None:
    read(ENDLESS[name](10_000_000))


@pytest.mark.parametrize("name", ENDLESS)
def test_work_grows_with_the_text(name: str) -> None:
    assert exponent(calls(ENDLESS[name](SMALL)), calls(ENDLESS[name](LARGE))) <= EXPONENT


def calls(text: str) -> int:
    profile = cProfile.Profile()
    profile.runcall(extract_text, text)
    return sum(entry.callcount for entry in profile.getstats())


def exponent(small: int, large: int) -> float:
    return math.log(large / small) / math.log(LARGE / SMALL)


@pytest.mark.parametrize("name", ENDLESS)
def test_memory_is_within_bounds(name: str) -> None:
    text = ENDLESS[name](MEMORY)
    tracemalloc.start()
    notice = extract_text(text)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert notice.text
    assert (peak - kept) / len(text) <= BYTES
