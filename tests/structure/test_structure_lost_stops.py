"""Marks behind stops that were lost or misprinted, with near misses that stay within their sentence."""

from __future__ import annotations

import pytest
from tables import params

from ydparse import extract_text

PLAN = "白石县2026年防火工作方案"
A, B, C = "清理林道。（县林业局负责）", "检修水车。（县财政局负责）", "疏通水沟。（县水利局负责）"

# What it is; text; the labels of the headings and the tasks, in order.
MARKS = [
    ("a stop of half width", f"{PLAN}制定本方案.一、清理林道.二、检修水车.三、疏通水沟.", "一、 二、 三、"),
    ("half width, behind a bracket", f"{PLAN}\n1.清理林道（县林业局负责）.2.检修水车（县财政局负责）.3.{C}", "1. 2. 3."),
    ("half width, behind a share", f"{PLAN}一、林道完好率达98%.二、检修水车。三、疏通水沟。", "一、 二、 三、"),
    ("a comma behind a clause", f"{PLAN}\n1.清理林道（县林业局负责），2.检修水车（县财政局负责），3.{C}", "1. 2. 3."),
    ("a semicolon behind a clause", f"{PLAN}\n（一）清理林道（县林业局负责）；（二）检修水车（县财政局负责）；（三）{C}", "（一） （二） （三）"),
    ("a known heading in mid-sentence", f"{PLAN}一、总体要求坚持预防为主二、重点任务（一）{A}（二）{B}", "一、 二、 （一） （二）"),
    ("a known heading without its sign", f"{PLAN}\n一、总体要求\n坚持预防为主\n二重点任务\n1.{A}\n2.{B}", "一、 二 1. 2."),
    ("a numeral behind a title", f"{PLAN}一清理林道。（县林业局负责）二检修水车。（县财政局负责）", "一 二"),
    ("a numeral misread behind a heading", f"{PLAN}一、重点任务（—）{A}（二）{B}（三）{C}", "一、 （—） （二） （三）"),
    ("a letter before a year", f"{PLAN}\n1.{A}\nZ.2026年检修水车。（县财政局负责）\n3.{C}", "1. Z. 3."),
    ("behind a month in figures", f"{PLAN}一、{A}二、检修水车。完成时间：2026.10三、{C}", "一、 二、 三、"),
    ("a long heading", f"{PLAN}\n一、聚焦林区安全，坚持防灭结合，加快建成群防群治的林区防火新格局（一）{A}（二）{B}", "一、 （一） （二）"),
    ("straight quotes that went astray", f'{PLAN}\n1.清理林道。"（县林业局负责）2.检修水车。（县财政局负责）3."疏通水沟。', "1. 2. 3."),
    ("near miss: a decimal", f"{PLAN}\n1.林道完好率提高1.2个百分点。（县林业局负责）\n2.{B}", "1. 2."),
    ("near miss: an abbreviation", f"{PLAN}\n1.清理No.2林道。（县林业局负责）\n2.{B}", "1. 2."),
    ("near miss: 一要, 二要", f"{PLAN}\n1.抓好防火。一要清理林道；二要检修水车。（县林业局负责）\n2.{B}", "1. 2."),
    ("near miss: 统一组织实施", f"{PLAN}\n1.{A[:-1]}，统一组织实施。\n2.第二组织领导小组检修水车。（县财政局负责）", "1. 2."),
    ("near miss: 一视同仁 behind a title", f"{PLAN}\n1.落实防火工作方案一视同仁。（县林业局负责）\n2.{B}", "1. 2."),
    ("near miss: quotes within a sentence", f'{PLAN}\n1.落实"一、清理；二、检修"的要求。（县林业局负责）\n2.{B}', "1. 2."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "labels"), params(MARKS))
def test_marks_open_entries(text: str, labels: str) -> None:
    notice = extract_text(text + "\n")
    entries = sorted([*notice.sections, *notice.items], key=lambda entry: entry.span.start)
    assert [entry.label for entry in entries] == labels.split()


# What it is; text as Markdown prints it, its line breaks lost; the labels.
MARKDOWN = [
    ("a rule of stars", f"{PLAN}一、总体要求坚持预防为主。* * *二、林道1.{A}2.{B}", "一、 二、 1. 2."),
    ("a bullet behind a heading", f"{PLAN}一、林道- 1.{A}- 2.{B}二、水源- 1.{C}", "一、 1. 2. 二、 1."),
    ("a bullet before a bare number", f"{PLAN}\n- 1.{A}\n- 2检修水车。（县财政局负责）\n- 3.{C}", "1. 2 3."),
    ("near miss: a dash between figures", f"{PLAN}\n1.气温在3- 5度时清理林道。（县林业局负责）\n2.{B}", "1. 2."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "labels"), params(MARKDOWN))
def test_marks_of_markdown_in_run_on_text(text: str, labels: str) -> None:
    test_marks_open_entries(text, labels)


@pytest.mark.parametrize("sign", ["”", "」", "》", '"', ""])
def test_a_clause_behind_a_stray_quotation_mark(sign: str) -> None:
    notice = extract_text(f"{PLAN}\n1.清理林道。{sign}（县林业局、县水利局）\n2.检修水车。（县财政局）\n")
    assert [unit.name for unit in notice.items[0].units] == ["县林业局", "县水利局"]


def test_a_verb_behind_a_name_with_its_second_plate_ends_with_a_semicolon() -> None:
    notice = extract_text(f"{PLAN}\n1.清理林道。（县委组织部（县委人才办）牵头；县财政局配合）\n2.{B}\n")
    assert [(unit.name, unit.role) for unit in notice.items[0].units] == [
        ("县委组织部（县委人才办）", "lead"),
        ("县财政局", "support"),
    ]


def test_lines_of_a_narrow_column_are_joined() -> None:
    said = (
        "1.清理林道，修补路面，加固护坡，更换水带，检修水车，疏通水沟，完善台账，开展巡护，组织演练，宣传防火知识，落实值守制度，"
        * 3
    )
    said = said.replace("1.", "", 2).replace("，", "、")[:-1] + "。（县林业局负责）"
    lines = [said[i : i + 15] for i in range(0, len(said), 15)]
    notice = extract_text(f"{PLAN}\n" + "\n".join(lines) + "\n")
    assert "\n" not in notice.items[0].text
