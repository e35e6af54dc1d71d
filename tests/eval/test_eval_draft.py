"""A draft is the gold that the notice agrees with in every field."""

from __future__ import annotations

import golden
import pytest
from notices import plan

from ydparse import Notice, extract, extract_text
from ydparse.eval import FIELDS, compare, draft
from ydparse.eval.draft import draft_text
from ydparse.models.gold import Gold


def disagreeing(notice: Notice) -> list[str]:
    """The fields in which a notice does not agree with the draft that was made of it, once that was written and read."""
    tally = compare(Gold.model_validate_json(draft_text(draft(notice))), notice)
    return [field for field in FIELDS if tally.figures(field).f1 < 1]


@pytest.mark.parametrize("name", golden.names())
def test_a_sample_agrees_with_its_draft(name: str) -> None:
    notice = Notice.model_validate_json(golden.golden_path(name).read_bytes())
    assert notice.items
    assert disagreeing(notice) == []


def test_a_draft_is_what_the_truth_says() -> None:
    """Not by construction only: the draft of a sample names the items, units and limits of its hand-made truth."""
    name = "yunhe-industry-tasks-2026"
    truth = Gold.model_validate_json((golden.ROOT / "tests" / "truth" / f"{name}.json").read_bytes())
    made = draft(extract(golden.SAMPLES / f"{name}.txt"))
    assert [item.label for item in made.items] == [item.label for item in truth.items]
    assert [item.start for item in made.items] == [item.start for item in truth.items]
    for mine, given in zip(made.items, truth.items, strict=True):
        assert [(u.name, u.role) for u in mine.units] == [(u.name, u.role) for u in given.units]


def test_items_that_begin_alike_are_told_apart() -> None:
    alike = "推进城乡公共服务设施一体化建设，"
    notice = extract_text(plan(f"（一）{alike}先行试点。（市发改委牵头）", f"（二）{alike}全面推开。（市财政局牵头）"))
    starts = [item.start for item in draft(notice).items]
    assert len(set(starts)) == 2
    assert disagreeing(notice) == []


def test_a_benefit_is_optional_and_a_flag_stands_only_where_it_is_set() -> None:
    notice = extract_text(plan("（一）对新落户企业给予最高500万元奖励，新建厂房3座。（各县区负责）"))
    item = draft(notice).items[0]
    assert {target.kind: target.optional for target in item.targets} == {"benefit": True, "goal": False}
    assert item.units[0].model_fields_set == {"name", "role", "collective"}


def test_the_text_is_json_with_a_value_a_line() -> None:
    text = draft_text(draft(extract_text(plan("（一）新建厂房3座。（市发改委牵头，9月底前完成）"))))
    assert '    {"name": "市发改委", "role": "lead"}\n' in text
    assert text.endswith("}\n")
