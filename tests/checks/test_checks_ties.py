"""Two readings with evidence as strong are told; a reading that lost to a stronger one is not."""

from __future__ import annotations

import pytest
from notices import plan

from ydparse.checks import check_ties
from ydparse.pipeline import parse
from ydparse.rules.finding import Finding, taken


def found() -> tuple[object, Finding]:
    """The target of a task, as its finder tells it."""
    parsed = parse(plan("1.新建充电桩500个。", title="白石县2026年重点任务").encode())
    item = parsed.notice.items[0]
    (finding,) = [one for one in parsed.finders.find(item.span.start, item.span.end, item.id).targets if one.value]
    return parsed.finders.document, finding


def test_a_tie_is_told() -> None:
    document, finding = found()
    (value,) = taken([finding])
    other = value.model_copy(update={"indicator": "充电桩"})
    (warning,) = check_ties(document, [finding._replace(losers=(("target.level", other),))], "i1")
    assert (warning.code, warning.item_id) == ("YD134", "i1")
    assert "新建充电桩 = 500 个" in warning.message
    assert "也可读作“充电桩 = 500 个”" in warning.message
    assert (warning.span.start, warning.span.end) == (finding.start, finding.end)


@pytest.mark.parametrize("losers", [(), (("refused.size", None),)], ids=["nothing", "a refusal"])
def test_nothing_else_is(losers: tuple[tuple[str, None], ...]) -> None:
    document, finding = found()
    assert list(check_ties(document, [finding._replace(losers=losers)], None)) == []


def test_what_explain_asks_warns_of_nothing() -> None:
    parsed = parse(plan("1.新建充电桩500个。", title="白石县2026年重点任务").encode())
    told = list(parsed.finders.warnings)
    item = parsed.notice.items[0]
    finders = parsed.finders.thorough()
    finders.find(item.span.start, item.span.end, item.id)
    assert finders.warnings == []
    assert parsed.finders.warnings == told
