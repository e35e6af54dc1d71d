"""Made notices are read without error, every value shows its evidence, and the figures of each field hold."""

from __future__ import annotations

import json
import random
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notices import check_evidence

from generated.judge import FLOORS
from generated.plan import make_notice
from generated.run import run, run_many
from ydparse import extract_text


def test_two_hundred_made_notices() -> None:
    tally = run(range(200))
    assert not tally.errors
    low = {name: tally.f1(name) for name, floor in FLOORS.items() if tally.f1(name) < floor}
    assert not low


@pytest.mark.slow
def test_ten_thousand_made_notices() -> None:
    tally = run_many(0, 10_000, 2)
    assert not tally.errors
    low = {name: tally.f1(name) for name, floor in FLOORS.items() if tally.f1(name) < floor}
    assert not low


def test_a_seed_is_a_notice() -> None:
    assert make_notice(random.Random(7)) == make_notice(random.Random(7))
    assert make_notice(random.Random(7)).text != make_notice(random.Random(8)).text


def test_the_truth_has_the_shape_of_the_gold() -> None:
    schema = json.loads((Path(__file__).parents[2] / "schemas" / "gold.schema.json").read_text("utf-8"))
    for seed in range(40):
        jsonschema.validate(make_notice(random.Random(seed)).truth, schema)


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_every_value_of_a_made_notice_shows_its_evidence(rng: random.Random) -> None:
    made = make_notice(rng)
    check_evidence(extract_text(made.text))
