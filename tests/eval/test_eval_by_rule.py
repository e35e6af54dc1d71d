"""What each rule gave, judged by the gold: right, wrong, or not to be judged."""

from __future__ import annotations

from typing import Any

import pytest
from tables import params

from ydparse import Notice
from ydparse.eval import RuleFigures, Tally, compare
from ydparse.models.gold import Gold

SPAN = {"start": 0, "end": 0}
LEAD, SUPPORT = {"name": "市发改委", "role": "lead"}, {"name": "市财政局", "role": "support"}
OTHER = {**LEAD, "role": "responsible"}
DUE = {"text": "9月底前", "kind": "due", "date": "2026-09-30"}
LATER = {**DUE, "date": "2026-12-31"}
MADE: dict[str, Any] = {"text": "充电桩500个", "indicator": "充电桩", "value": 500, "unit": "个", "comparator": "="}
PAID = {**MADE, "value": 20, "kind": "benefit"}
OPTIONAL = {"optional": True}


def by(rule: str, *values: dict[str, Any]) -> list[dict[str, Any]]:
    """Values as a rule gave them."""
    return [{"span": SPAN, "rule": rule, **value} for value in values]


def judged(gold: dict[str, Any], found: dict[str, Any], refused: list[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """How many are right and were given, of an item with these values in the gold and in the notice."""
    start = {"label": "1.", "start": "新建", "end": "。"}
    wanted = Gold.model_validate(
        {"metadata": {}, "sections": [], "items": [{**start, "units": [], "deadlines": [], "targets": [], **gold}]}
    )
    item = {"id": "i1", "label": "1.", "number": 1, "title": None, "text": "新建。", "task": "新建", "section_ids": []}
    notice = Notice.model_validate(
        {
            "text": "",
            "source": {"format": "txt", "sha256": ""},
            "metadata": {},
            "sections": [],
            "items": [{**item, "units": [], "deadlines": [], "targets": [], "span": SPAN, **found}],
        }
    )
    figures = compare(wanted, notice, refused={"i1": refused}).by_rule()
    return {rule: (f.right, f.given) for rule, f in figures.items()}


CASES: list[tuple[str, dict[str, Any], dict[str, Any], list[tuple[str, str]], dict[str, tuple[int, int]]]] = [
    ("right", {"units": [LEAD]}, {"units": by("unit.verb", LEAD)}, [], {"unit.verb": (1, 1)}),
    ("wrong role", {"units": [LEAD]}, {"units": by("unit.verb", OTHER)}, [], {"unit.verb": (0, 1)}),
    ("twice", {"units": [LEAD]}, {"units": by("unit.verb", LEAD, LEAD)}, [], {"unit.verb": (1, 2)}),
    ("may be left out", {"units": [LEAD | OPTIONAL]}, {"units": by("unit.verb", LEAD)}, [], {}),
    (
        "asked for once and once more at will",
        {"units": [LEAD, LEAD | OPTIONAL]},
        {"units": by("unit.verb", LEAD, LEAD, LEAD)},
        [],
        {"unit.verb": (1, 2)},
    ),
    ("implied", {"units": []}, {"units": by("unit.implied", LEAD | {"implied": True})}, [], {}),
    ("no rule is named", {"units": [LEAD]}, {"units": by("", LEAD)}, [], {"-": (1, 1)}),
    ("a limit", {"deadlines": [DUE]}, {"deadlines": by("deadline.dated", DUE)}, [], {"deadline.dated": (1, 1)}),
    ("another limit", {"deadlines": [DUE]}, {"deadlines": by("deadline.dated", LATER)}, [], {"deadline.dated": (0, 1)}),
    ("an optional limit", {"deadlines": [DUE | OPTIONAL]}, {"deadlines": by("deadline.dated", DUE)}, [], {}),
    ("a target", {"targets": [MADE]}, {"targets": by("target.made", MADE)}, [], {"target.made": (1, 1)}),
    ("a target too many", {}, {"targets": by("target.made", MADE)}, [], {"target.made": (0, 1)}),
    ("a benefit is not judged", {}, {"targets": by("target.paid", PAID)}, [], {}),
    ("refused rightly", {}, {}, [("refused.amount", "3个")], {"refused.amount": (1, 1)}),
    ("thrown away", {"targets": [MADE]}, {}, [("refused.amount", "500个")], {"refused.amount": (0, 1)}),
    ("a date thrown away", {"deadlines": [DUE]}, {}, [("refused.bare", "至9月底前")], {"refused.bare": (0, 1)}),
    ("elsewhere", {"targets": [MADE]}, {}, [("refused.amount", "3个")], {"refused.amount": (1, 1)}),
    (
        "what was found was not thrown away",
        {"targets": [MADE]},
        {"targets": by("target.made", MADE)},
        [("refused.amount", "500个")],
        {"target.made": (1, 1), "refused.amount": (1, 1)},
    ),
]


@pytest.mark.parametrize(("gold", "found", "refused", "figures"), params(CASES))
def test_what_a_rule_gave(
    gold: dict[str, Any], found: dict[str, Any], refused: list[tuple[str, str]], figures: dict[str, tuple[int, int]]
) -> None:
    assert judged(gold, found, refused) == figures


def test_rows_count_too() -> None:
    row = {"number": "1", "task": "新建", "subtask": None}
    wanted = Gold.model_validate(
        {
            "metadata": {},
            "sections": [],
            "items": [],
            "tables": [
                {
                    "rows": [
                        {
                            **row,
                            "lead": ["市发改委"],
                            "deadline": "9月",
                            "deadline_kind": "due",
                            "deadline_date": "2026-09-30",
                        }
                    ]
                }
            ],
        }
    )
    found = {
        **row,
        "targets": [],
        "span": SPAN,
        "units": by("unit.column", LEAD, SUPPORT),
        "deadlines": by("deadline.column", DUE),
    }
    notice = Notice.model_validate(
        {
            "text": "",
            "source": {"format": "txt", "sha256": ""},
            "metadata": {},
            "sections": [],
            "items": [],
            "tables": [{"rows": [found], "title": None, "columns": []}],
        }
    )
    assert compare(wanted, notice).by_rule() == {
        "unit.column": RuleFigures(0.5, 1.0, 1, 2),
        "deadline.column": RuleFigures(1.0, 1.0, 1, 1),
    }


def test_the_order_and_the_share() -> None:
    tally, more = Tally(), Tally()
    tally.count("targets", "", ["甲", "乙", "丙", "丁"], ["甲"])
    for rule, right in (("old.rule", True), ("refused.past", True), ("target.made", True), ("unit.verb", False)):
        tally.judge(rule, right=right)
    more.judge("target.level", right=False)
    more.judge("target.level", right=True)
    tally += more
    assert tally.by_rule() == {
        "unit.verb": RuleFigures(0.0, None, 0, 1),
        "target.level": RuleFigures(0.5, 0.25, 1, 2),
        "target.made": RuleFigures(1.0, 0.25, 1, 1),
        "refused.past": RuleFigures(1.0, None, 1, 1),
        "old.rule": RuleFigures(1.0, None, 1, 1),
    }
