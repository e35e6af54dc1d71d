"""Role words: one line of roles.tsv makes a word work in every place that it is marked for."""

from __future__ import annotations

import pytest
from notices import task, who
from tables import params

from ydparse import extract_text
from ydparse.grammar.columns import column_kind
from ydparse.grammar.roles import in_place, is_label, label_role, verb_role
from ydparse.lexicon import load

ROLES = ("lead", "responsible", "support")


def test_a_word_has_one_role() -> None:
    words = [row[0] for row in load("roles")]
    assert len(set(words)) == len(words)
    assert all(len(row) == 8 for row in load("roles"))


@pytest.mark.parametrize(("word", "role"), sorted(in_place("label", how="with").items()))
def test_a_word_before_a_noun_is_a_label(word: str, role: str) -> None:
    item = task(f"修订办法。（{word}单位：县财政局、县审计局）")
    assert who(item.units) == [f"{role} 县财政局", f"{role} 县审计局"]


@pytest.mark.parametrize(("word", "role"), sorted(in_place("label", how="alone").items()))
def test_a_word_alone_is_a_label(word: str, role: str) -> None:
    assert who(task(f"修订办法。（{word}：县财政局、县审计局）").units) == [f"{role} 县财政局", f"{role} 县审计局"]


@pytest.mark.parametrize(("word", "role"), sorted(in_place("column", how="with").items()))
def test_a_word_heads_a_column(word: str, role: str) -> None:
    table = f"白石县2026年任务分解表\n\n序号\t目标任务\t{word}单位\n1\t修订办法\t县财政局\n2\t开展培训\t县审计局\n"
    assert column_kind(f"{word}部门") == role
    assert [who(row.units) for row in extract_text(table).tables[0].rows] == [
        [f"{role} 县财政局"],
        [f"{role} 县审计局"],
    ]


@pytest.mark.parametrize(("word", "role"), sorted(in_place("verb").items()))
def test_a_word_behind_names_is_a_verb(word: str, role: str) -> None:
    assert who(task(f"修订办法。（县财政局、县审计局{word}）").units) == [f"{role} 县财政局", f"{role} 县审计局"]


@pytest.mark.parametrize(("word", "role"), sorted(in_place("note").items()))
def test_a_word_in_a_bracket_behind_one_name(word: str, role: str) -> None:
    units = task(f"修订办法。（责任单位：县财政局（{word}）、县审计局）").units
    assert who(units) == [f"{role} 县财政局", "responsible 县审计局"]


@pytest.mark.parametrize("word", sorted(in_place("convention")))
def test_a_word_of_a_convention(word: str) -> None:
    units = task(f"修订办法。（县财政局、县审计局负责。列第一位者为{word}单位，下同）").units
    assert who(units) == ["lead 县财政局", "responsible 县审计局"]


@pytest.mark.parametrize(("word", "role"), sorted(in_place("inline").items()))
def test_a_word_in_running_text(word: str, role: str) -> None:
    assert who(task(f"由县财政局{word}修订办法。").units) == [f"~{role} 县财政局"]


COMPOSED = [
    ("主要协作单位", "support"), ("主要配合单位", "support"), ("其他责任单位", "responsible"), ("共同牵头单位", "lead"),
    ("牵头责任部门", "lead"), ("配合责任处室", "support"), ("具体承办科室", "responsible"), ("牵头（主责）单位", "lead"),
    ("牵头及责任单位", "lead"), ("责任单位及部门", "responsible"), ("牵头县领导", "person"), ("分管校领导", "person"),
    ("适用范围", "remark"), ("完成时限", "time"), ("重点任务", None), ("县财政局", None),
]  # fmt: skip


@pytest.mark.parametrize(("label", "role"), COMPOSED)
def test_labels_are_put_together(label: str, role: str | None) -> None:
    from ydparse.document.view import FOLD

    assert label_role(label.translate(FOLD)) == role


VERBS = [
    ("lead within", "负责牵头实施", "lead"),
    ("first counts", "协助落实", "support"),
    ("adverb first", "共同做好配合", "support"),
    ("overseer", "统筹协调", "lead"),
    ("both", "协同负责", "responsible"),
]


@pytest.mark.parametrize(("verb", "role"), params(VERBS))
def test_verbs_are_put_together(verb: str, role: str) -> None:
    assert verb_role(verb) == role
    assert who(task(f"修订办法。（县财政局、县审计局{verb}）").units)[0] == f"{role} 县财政局"


def test_a_label_is_no_body() -> None:
    assert is_label("牵头单位")
    assert not is_label("建设部")
