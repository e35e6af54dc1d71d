"""What a thorough finder tells: the weaker rules that read something of the same wording, and what they would have given."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from notices import plan
from tables import params

from ydparse.models import Deadline, Unit
from ydparse.pipeline import parse
from ydparse.rules.finding import Finding

# A task; each finding as its rule, and the rules that lost with what they would have given.
ROWS = [
    ("alone", "修订办法。（县财政局牵头）", ["unit.verb"]),
    (
        "verb over label",
        "修订办法。（责任单位：县财政局牵头）",
        ["unit.verb, not unit.label responsible"],
    ),
    (
        "bracket over label",
        "修订办法。（责任单位：县审计局（配合））",
        ["unit.note, not unit.label responsible"],
    ),
    (
        "a person",
        "修订办法。（责任单位：县审计局、县财政局局长王强）",
        ["unit.label", "refused.person, not unit.label responsible"],
    ),
    ("over", "2025年底前修订办法。", ["refused.past, not deadline.dated 2025-12-31"]),
    ("a limit", "2026年9月底前修订办法。", ["deadline.dated"]),
]


@pytest.mark.parametrize(("text", "expected"), params(ROWS))
def test_what_lost(text: str, expected: list[str]) -> None:
    assert list(_told(text, thorough=True)) == expected
    assert list(_told(text, thorough=False)) == [one.split(",")[0] for one in expected]


def _told(text: str, thorough: bool) -> Iterator[str]:
    parsed = parse(plan(f"（一）{text}", "（二）完善工作制度。").encode())
    finders = parsed.finders
    finders.units.thorough = finders.deadlines.thorough = thorough
    node = parsed.notice.items[0].span
    found = finders.find(node.start, node.end, "i1")
    findings: list[Finding[Unit] | Finding[Deadline]] = [*found.units, *found.deadlines]
    for finding in findings:
        yield ", not ".join([finding.rule, *(f"{rule} {_value(value)}".strip() for rule, value in finding.losers)])


def _value(value: Unit | Deadline | None) -> str:
    if value is None:
        return ""
    return value.role if isinstance(value, Unit) else str(value.date)
