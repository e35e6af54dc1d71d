"""How each field is counted: one entry of a notice against one of a gold, in rows of (gold, notice, counts)."""

from __future__ import annotations

from typing import Any

import pytest
from tables import params

from ydparse import Notice
from ydparse.eval import FIELDS, Tally, compare
from ydparse.models.gold import Gold

SPAN = {"start": 0, "end": 0}
DUE = {"text": "9月底前", "kind": "due", "date": "2026-09-30"}
ONGOING = {"text": "持续推进", "kind": "ongoing"}
TARGET = {
    "text": "新建充电桩500个", "indicator": "新建充电桩", "value": 500, "unit": "个", "comparator": "=", "direction": None,
}  # fmt: skip
BEDS = {**TARGET, "indicator": "床位"}
LEAD, SUPPORT = {"name": "市发改委", "role": "lead"}, {"name": "市财政局", "role": "support"}
OPTIONAL = {"optional": True}


def a_gold(**parts: Any) -> Gold:
    return Gold.model_validate({"metadata": {}, "sections": [], "items": [], **parts})


def a_notice(**parts: Any) -> Notice:
    """A notice whose text is `text`; entries get the spans that they need."""
    whole = {"text": "", "source": {"format": "txt", "sha256": ""}, "metadata": {}, **parts}
    return Notice.model_validate(whole)


def spanned(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"span": SPAN, **value} for value in values]


def item(label: str = "1.", text: str = "新建充电桩，方便群众。", **values: Any) -> dict[str, Any]:
    """An item of a notice."""
    values = {key: spanned(value) if isinstance(value, list) else value for key, value in values.items()}
    return {"id": "i" + label, "number": 1, "label": label, "text": text, "task": text, "span": SPAN, **values}


def wanted(label: str = "1.", start: str = "新建充电桩", end: str = "方便群众。", **values: Any) -> dict[str, Any]:
    """An item of a gold."""
    return {"label": label, "start": start, "end": end, **values}


def row(**values: Any) -> dict[str, Any]:
    """A row of a notice's table."""
    values = {key: spanned(value) if isinstance(value, list) else value for key, value in values.items()}
    return {"number": "1", "task": "修路", "span": SPAN, **values}


def counts(tally: Tally, field: str) -> tuple[int, int, int]:
    """Hits, misses, extras."""
    return tally.hits[field], len(tally.missed[field]), len(tally.extra[field])


UNDATED = {"text": "汛期前", "kind": "due", "date": None}

# id, field, entry of the gold's item, entry of the notice's item, (hits, misses, extras)
VALUES: list[tuple[Any, ...]] = [
    ("a unit", "units", [LEAD], [LEAD], (1, 0, 0)),
    ("a unit with a blank and wide brackets", "units", [{**LEAD, "name": "市委（办）"}], [{**LEAD, "name": "市委 (办)"}], (1, 0, 0)),
    ("a unit in another role", "units", [LEAD], [{**LEAD, "role": "support"}], (0, 1, 1)),
    ("a unit that was missed", "units", [LEAD, SUPPORT], [LEAD], (1, 1, 0)),
    ("a unit too many", "units", [LEAD], [LEAD, SUPPORT], (1, 0, 1)),
    ("a unit given twice, found once", "units", [LEAD, LEAD], [LEAD], (1, 1, 0)),
    ("a unit given once, found twice", "units", [LEAD], [LEAD, LEAD], (1, 0, 1)),
    ("an optional unit that was found", "units", [LEAD | OPTIONAL], [LEAD], (0, 0, 0)),
    ("an optional unit that was missed", "units", [LEAD | OPTIONAL], [], (0, 0, 0)),
    ("an optional unit, found twice", "units", [LEAD | OPTIONAL], [LEAD, LEAD], (0, 0, 1)),
    ("a unit both required and optional, found once", "units", [LEAD, LEAD | OPTIONAL], [LEAD], (1, 0, 0)),
    ("an implied unit that was missed", "units", [{**LEAD, "implied": True}], [], (0, 0, 0)),
    ("an implied unit that the gold does not have", "units", [], [{**LEAD, "implied": True}], (0, 0, 0)),
    ("a limit", "deadlines", [DUE], [DUE], (1, 0, 0)),
    ("a limit in other words", "deadlines", [DUE], [{**DUE, "text": "三季度"}], (1, 0, 0)),
    ("a limit on another day", "deadlines", [DUE], [{**DUE, "date": "2026-12-31"}], (0, 1, 1)),
    ("a limit of another kind", "deadlines", [ONGOING], [{**ONGOING, "kind": "recurring"}], (0, 1, 1)),
    ("no date, much the same words", "deadlines", [ONGOING], [{**ONGOING, "text": "并持续推进"}], (1, 0, 0)),
    ("no date, other words", "deadlines", [ONGOING], [{**ONGOING, "text": "长期坚持"}], (0, 1, 1)),
    ("an optional limit that was found", "deadlines", [DUE | OPTIONAL], [DUE], (0, 0, 0)),
    ("an optional limit that was missed", "deadlines", [DUE | OPTIONAL], [], (0, 0, 0)),
    ("a required limit goes before an optional one", "deadlines", [DUE | OPTIONAL, DUE], [DUE], (1, 0, 0)),
    ("a start that the gold does not give", "deadlines_full", [DUE], [{**DUE, "start": "2026-01-01"}], (1, 0, 0)),
    ("another start", "deadlines_full", [{**DUE, "start": "2026-02-01"}], [{**DUE, "start": "2026-01-01"}], (0, 1, 1)),
    ("a start that was missed", "deadlines_full", [{**DUE, "start": "2026-02-01"}], [DUE], (0, 1, 1)),
    ("a start counts in the full count only", "deadlines", [{**DUE, "start": "2026-02-01"}], [DUE], (1, 0, 0)),
    ("no date could be told, other words, short count", "deadlines", [UNDATED], [{**UNDATED, "text": "三年内"}], (1, 0, 0)),
    ("no date could be told, other words", "deadlines_full", [UNDATED], [{**UNDATED, "text": "三年内"}], (0, 1, 1)),
    ("no date could be told, the same words", "deadlines_full", [UNDATED], [UNDATED], (1, 0, 0)),
    ("a target", "targets", [TARGET], [TARGET], (1, 0, 0)),
    ("a target of another value", "targets", [TARGET], [{**TARGET, "value": 50}], (0, 1, 1)),
    ("a target of another unit", "targets", [TARGET], [{**TARGET, "unit": "套"}], (0, 1, 1)),
    ("a target with an upper end", "targets", [TARGET], [{**TARGET, "value_max": 600}], (0, 1, 1)),
    ("a value that differs in the last digit of a float", "targets", [{**TARGET, "value": 0.3}], [{**TARGET, "value": 0.1 + 0.2}], (1, 0, 0)),
    ("a bound on the other side, short count", "targets", [TARGET], [{**TARGET, "comparator": "<="}], (1, 0, 0)),
    ("a bound on the other side", "targets_full", [TARGET], [{**TARGET, "comparator": "<="}], (0, 1, 1)),
    ("bounds on one side", "targets_full", [{**TARGET, "comparator": ">"}], [{**TARGET, "comparator": ">="}], (1, 0, 0)),
    ("another direction", "targets_full", [TARGET], [{**TARGET, "direction": "up"}], (0, 1, 1)),
    ("a shorter indicator", "targets_full", [TARGET], [{**TARGET, "indicator": "充电桩"}], (1, 0, 0)),
    ("another indicator", "targets_full", [TARGET], [BEDS], (0, 1, 1)),
    ("a shorter indicator, to the letter", "indicators", [TARGET], [{**TARGET, "indicator": "充电桩"}], (0, 1, 1)),
    ("an indicator to the letter", "indicators", [TARGET], [TARGET], (1, 0, 0)),
    ("of two alike the indicator decides", "indicators", [BEDS, TARGET], [TARGET, BEDS], (2, 0, 0)),
    ("a target that was missed has no indicator to count", "indicators", [TARGET], [], (0, 0, 0)),
    ("a benefit too many", "targets", [], [{**TARGET, "kind": "benefit"}], (0, 0, 0)),
    ("an optional benefit that was missed", "targets", [{**TARGET, "kind": "benefit"} | OPTIONAL], [], (0, 0, 0)),
    ("a goal taken for a benefit", "targets", [TARGET], [{**TARGET, "kind": "benefit"}], (1, 0, 0)),
    ("a target too many", "targets_full", [], [TARGET], (0, 0, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("field", "gold", "pred", "expected"), params(VALUES))
def test_values(field: str, gold: list[Any], pred: list[Any], expected: tuple[int, int, int]) -> None:
    kind = {"deadlines_full": "deadlines", "targets_full": "targets", "indicators": "targets"}.get(field, field)
    tally = compare(a_gold(items=[wanted(**{kind: gold})]), a_notice(items=[item(**{kind: pred})]))
    assert counts(tally, field) == expected


# id, field, gold items, notice items, (hits, misses, extras)
ITEMS: list[tuple[Any, ...]] = [
    ("the same", "items", [wanted()], [item()], (1, 0, 0)),
    ("the mark after the label is of no account", "items", [wanted(label="1．")], [item(label="1、")], (1, 0, 0)),
    ("another label", "items", [wanted(label="2.")], [item()], (0, 1, 1)),
    ("another start", "items", [wanted(start="改建")], [item()], (0, 1, 1)),
    ("cut short", "items", [wanted()], [item(text="新建充电桩")], (0, 1, 1)),
    ("a full stop at the end is of no account", "items", [wanted(end="方便群众")], [item()], (1, 0, 0)),
    ("missed", "items", [wanted()], [], (0, 1, 0)),
    ("one too many", "items", [], [item()], (0, 0, 1)),
    ("under another heading", "items", [wanted(section=["一、"])], [item()], (0, 1, 1)),
    ("under a heading that the gold does not give", "items", [wanted()], [item(section_ids=("s1",))], (1, 0, 0)),
    ("another number", "items_full", [wanted(number=2)], [item()], (0, 1, 1)),
    ("another number, short count", "items", [wanted(number=2)], [item()], (1, 0, 0)),
    ("a number that the gold does not give", "items_full", [wanted()], [item()], (1, 0, 0)),
    ("its strength", "strength", [wanted(strength="aim")], [item(strength="aim")], (1, 0, 0)),
    ("another strength", "strength", [wanted(strength="aim")], [item(strength="firm")], (0, 1, 1)),
    ("a strength that the gold denies", "strength", [wanted(strength=None)], [item(strength="firm")], (0, 0, 1)),
    ("a strength that the gold does not give", "strength", [wanted()], [item(strength="firm")], (0, 0, 0)),
    ("values of an item that was missed", "units", [wanted(units=[LEAD])], [], (0, 1, 0)),
    ("values of an item too many", "units", [], [item(units=[LEAD])], (0, 0, 1)),
]


@pytest.mark.parametrize(("field", "gold", "pred", "expected"), params(ITEMS))
def test_items(field: str, gold: list[Any], pred: list[Any], expected: tuple[int, int, int]) -> None:
    assert counts(compare(a_gold(items=gold), a_notice(items=pred)), field) == expected


def heading(title: str = "总体要求", level: int = 1, **values: Any) -> dict[str, Any]:
    """A section of a notice."""
    values = {key: spanned(value) for key, value in values.items()}
    return {"id": f"s{title}", "level": level, "label": "一、", "title": title, "span": SPAN, **values}


HEADING = {"label": "一、", "title": "总体要求"}
SECTIONS: list[tuple[Any, ...]] = [
    ("the same", "sections", [HEADING], [heading()], (1, 0, 0)),
    ("another title", "sections", [HEADING], [heading("工作目标")], (0, 1, 1)),
    ("another level, short count", "sections", [{**HEADING, "level": 2}], [heading()], (1, 0, 0)),
    ("another level", "sections_full", [{**HEADING, "level": 2}], [heading()], (0, 1, 1)),
    ("one too many", "sections_full", [], [heading()], (0, 0, 1)),
    ("its values", "targets", [{**HEADING, "targets": [TARGET]}], [heading(targets=[TARGET])], (1, 0, 0)),
    ("values of one too many", "targets", [], [heading(targets=[TARGET])], (0, 0, 1)),
]


@pytest.mark.parametrize(("field", "gold", "pred", "expected"), params(SECTIONS))
def test_sections(field: str, gold: list[Any], pred: list[Any], expected: tuple[int, int, int]) -> None:
    assert counts(compare(a_gold(sections=gold), a_notice(sections=pred)), field) == expected


# id, field, gold metadata, notice metadata, (hits, misses, extras)
METADATA: list[tuple[Any, ...]] = [
    ("a value", "metadata", {"title": "工作 要点"}, {"title": "工作要点"}, (1, 0, 0)),
    ("another value", "metadata", {"plan_year": 2026}, {"plan_year": 2025}, (0, 1, 1)),
    ("null is nothing to find", "metadata", {"title": None}, {}, (0, 0, 0)),
    ("what the gold leaves out is null", "metadata", {}, {"title": "工作要点"}, (0, 0, 1)),
    ("a list counts by its entries", "metadata", {"issuer": ["甲局", "乙局"]}, {"issuer": ["乙局", "丙局"]}, (1, 1, 1)),
    ("the region is none of the short count", "metadata", {"region_name": "青禾市"}, {}, (0, 0, 0)),
    ("the region", "metadata_full", {"region_name": "青禾市"}, {"region": {"name": "青禾市", "level": "city"}}, (1, 0, 0)),
    ("no region", "metadata_full", {"region_level": "city"}, {}, (0, 1, 0)),
    ("a last day that the gold does not give", "metadata_full", {}, {"valid_until": "2026-12-31"}, (0, 0, 0)),
    ("a last day that the gold denies", "metadata_full", {"valid_until": None}, {"valid_until": "2026-12-31"}, (0, 0, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("field", "gold", "pred", "expected"), params(METADATA))
def test_metadata(field: str, gold: dict[str, Any], pred: dict[str, Any], expected: tuple[int, int, int]) -> None:
    assert counts(compare(a_gold(metadata=gold), a_notice(metadata=pred)), field) == expected


ROW = {"number": "1", "task": "修路"}
LIMITED = {**ROW, "deadline": "9月底前", "deadline_kind": "due", "deadline_date": "2026-09-30"}
# id, field, gold rows, notice rows, (hits, misses, extras)
ROWS: list[tuple[Any, ...]] = [
    ("the same", "table_rows", [ROW], [row()], (1, 0, 0)),
    ("another subtask", "table_rows", [ROW], [row(subtask="选线")], (0, 1, 1)),
    ("another group, short count", "table_rows", [{**ROW, "section": "一、"}], [row(section="二、")], (1, 0, 0)),
    ("another group", "table_rows_full", [{**ROW, "section": "一、"}], [row(section="二、")], (0, 1, 1)),
    ("a group that the gold does not give", "table_rows_full", [ROW], [row(section="二、")], (1, 0, 0)),
    ("its limit", "table_deadlines", [LIMITED], [row(deadlines=[DUE])], (1, 0, 0)),
    ("the last of its limits", "table_deadlines", [LIMITED], [row(deadlines=[DUE, {**DUE, "date": "2026-06-30"}, ONGOING])], (1, 0, 0)),
    ("a limit too many", "table_deadlines", [ROW], [row(deadlines=[DUE])], (0, 0, 1)),
    ("its units", "table_units", [{**ROW, "lead": ["市发改委"]}], [row(units=[LEAD, SUPPORT])], (1, 0, 1)),
    ("values of a row that was missed", "table_units", [{**ROW, "lead": ["市发改委"]}], [], (0, 1, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("field", "gold", "pred", "expected"), params(ROWS))
def test_rows(field: str, gold: list[Any], pred: list[Any], expected: tuple[int, int, int]) -> None:
    tally = compare(a_gold(tables=[{"rows": gold}]), a_notice(tables=[{"columns": ["任务"], "rows": pred}]))
    assert counts(tally, field) == expected


def test_a_table_too_many_is_seen_in_the_full_count() -> None:
    tally = compare(a_gold(), a_notice(tables=[{"columns": ["任务"], "rows": [row()]}]))
    assert (counts(tally, "table_rows"), counts(tally, "table_rows_full")) == ((0, 0, 0), (0, 0, 1))


@pytest.mark.parametrize(("span", "expected"), [((2, 6), (1, 0, 0)), ((1, 5), (0, 1, 1)), ((3, 3), (0, 1, 1))])
def test_spans(span: tuple[int, int], expected: tuple[int, int, int]) -> None:
    unit = {**LEAD, "span": {"start": span[0], "end": span[1]}}
    tally = compare(a_gold(), a_notice(text="由：市发改委牵头", items=[item(units=[unit])]))
    assert counts(tally, "spans") == expected


STRENGTHS: list[tuple[Any, ...]] = [
    ("the same", {"strength": "aim"}, "aim", (1, 0, 0)),
    ("another", {"strength": "firm"}, "aim", (0, 1, 1)),
    ("one that the gold does not give", {}, "aim", (0, 0, 0)),
    ("one that the gold denies", {"strength": None}, "aim", (0, 0, 1)),
]


@pytest.mark.parametrize(("given", "said", "expected"), params(STRENGTHS))
def test_strength(given: dict[str, Any], said: str, expected: tuple[int, int, int]) -> None:
    notice = a_notice(items=[item(targets=[{**TARGET, "strength": said}])])
    tally = compare(a_gold(items=[wanted(targets=[{**TARGET, **given}])]), notice)
    assert counts(tally, "strength") == expected


def test_figures() -> None:
    tally = compare(a_gold(items=[wanted(units=[LEAD, SUPPORT])]), a_notice(items=[item(units=[LEAD])]))
    assert tally.figures("units") == (1.0, 0.5, 2 / 3, 2, 1)
    assert tally.figures("deadlines") == (1.0, 1.0, 1.0, 0, 0)
    tally = compare(a_gold(items=[wanted(units=[LEAD])]), a_notice(items=[item(units=[SUPPORT])]))
    assert tally.figures("units") == (0.0, 0.0, 0.0, 1, 1)


def test_tallies_add_up() -> None:
    total = Tally()
    for _ in range(3):
        total += compare(a_gold(items=[wanted(units=[LEAD, SUPPORT])]), a_notice(items=[item(units=[LEAD])]))
    assert (counts(total, "units"), counts(total, "items")) == ((3, 3, 0), (3, 0, 0))


def test_a_miss_says_where_and_what() -> None:
    tally = compare(a_gold(items=[wanted(units=[SUPPORT])]), a_notice(items=[item(units=[LEAD])]), "要点")
    assert tally.missed["units"] == [("要点 1.新建充电桩", "市财政局 support")]
    assert tally.extra["units"] == [("要点 1.新建充电桩", "市发改委 lead")]


def test_every_field_can_be_missed() -> None:
    """A field that nothing can lower would be no measure."""
    gold = a_gold(
        metadata={"title": "要点", "region_level": "city"},
        sections=[HEADING],
        items=[wanted(number=1, units=[LEAD], deadlines=[DUE], targets=[TARGET], strength="firm")],
        tables=[{"rows": [{**LIMITED, "lead": ["市发改委"]}]}],
    )
    tally = compare(gold, a_notice())
    tally += compare(gold, a_notice(items=[item(units=[LEAD], targets=[BEDS])]))
    assert not [field for field in FIELDS if tally.figures(field).f1 == 1]
