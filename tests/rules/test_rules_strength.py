"""How firmly a target and a task are meant: 确保, 力争, 争取 and 探索, and the words that say nothing of it."""

from __future__ import annotations

import pytest
from notices import task
from tables import params

from ydparse import extract_text
from ydparse.lexicon import load

TARGETS = [
    ("firm", "确保新建充电桩500个。", ["firm"]),
    ("aim", "力争新建充电桩500个。", ["aim"]),
    ("explore", "争取引进龙头企业2家。", ["explore"]),
    ("explored at the opening", "鼓励建设共享菜园30个。", ["explore"]),
    ("no word", "新建充电桩500个。", [None]),
    ("no word in full-width figures", "新建充电桩５００个。", [None]),
    ("full-width figures", "力争新建充电桩５００个。", ["aim"]),
    ("half-width punctuation", "确保茶园稳定在6万亩以上,力争达到7万亩.", ["firm", "aim"]),
    ("blanks within the word", "力 争新建充电桩500个。", ["aim"]),
    ("a word right before the number", "水质达标率必须达到95%。", ["firm"]),
    ("a bound that binds", "抽检合格率不得低于98%。", ["firm"]),
    ("a bound that does not", "抽检合格率不低于98%。", [None]),
    ("the longer word", "全力争取引进龙头企业2家。", ["aim"]),
    ("each clause its own", "确保茶园稳定在6万亩以上，力争达到7万亩。", ["firm", "aim"]),
    ("two in one clause", "确保建成泊位3个、力争建成泊位5个。", ["firm", "aim"]),
    ("a kind of place", "试点园区建设站点3个。", [None]),
    ("a list", "力争新增家庭农场40家、农机合作社6家。", ["aim", "aim"]),
    ("a run of clauses", "力争新增家庭农场40家，培育合作社6家，改造路灯90盏。", ["aim"] * 3),
    ("a run behind a clause of words", "加快园区建设，力争新增企业20家，改造路灯90盏。", ["aim", "aim"]),
    ("a run behind a date", "力争到2026年底，新增企业20家，改造路灯90盏。", ["aim", "aim"]),
    ("a run ends at a clause without number", "力争新增企业20家，加强服务，改造路灯90盏。", ["aim", None]),
    ("a run ends at its sentence", "力争新增企业20家。改造路灯90盏。", ["aim", None]),
    ("a run ends at a semicolon", "力争新增企业20家；改造路灯90盏。", ["aim", None]),
    ("a word within a run is of its clause", "新增企业20家，确保在线率达到98%，改造路灯90盏。", [None, "firm", None]),
    ("a second word ends the run", "确保新增企业20家，力争新增30家，改造路灯90盏。", ["firm", "aim", None]),
    ("争取 is of its clause", "争取引进龙头企业2家，改造路灯90盏。", ["explore", None]),
    ("a bound is of its clause", "抽检合格率不得低于98%，改造路灯90盏。", ["firm", None]),
    ("a bracket of the clause", "力争新增企业20家（其中规上企业5家）。", ["aim", "aim"]),
    ("a word in the bracket", "新增企业20家（力争新增25家）。", [None, "aim"]),
    ("values of one verb", "力争游客人次、旅游收入分别增长12%、15%。", ["aim", "aim"]),
    ("a word behind the number", "新建充电桩500个确保出行。", [None]),
    ("确保 of something else", "确保安全。新建充电桩500个。", [None]),
    ("确保 of a clause without a number", "确保安全生产，新建充电桩500个。", [None]),
    ("a title", "落实《确保供水工作方案》，新建泵站5座。", [None]),
    ("a title right before", "按《力争一流方案》新建泵站5座。", [None]),
    ("a quoted name", "实施“力争一流”工程，新建泵站5座。", [None]),
    ("力争上游", "力争上游建设示范村5个。", [None]),
    ("part of a noun", "建设试点园区5个。", [None]),
    ("part of a noun at the opening", "研究院新建实验室5个。", [None]),
    ("what a policy pays", "鼓励企业上云，给予最高20万元奖励。", [None]),
]
TASKS = [
    ("heading that explores", "探索建立山林共管机制。各乡镇选择一个村先行。", "explore"),
    ("behind an adverb", "积极探索建立山林共管机制。", "explore"),
    ("behind a date", "2026年底前，力争建成园区主干道。", "aim"),
    ("behind a mark", "一是鼓励社会力量参与养老服务。", "explore"),
    ("firm", "确保供水安全稳定。", "firm"),
    ("must", "务必完成隐患整改。", "firm"),
    ("an indicator between", "粮食产量必须稳定。", "firm"),
    ("half-width", "力争建成园区主干道,改善出行.", "aim"),
    ("where conditions allow", "支持有条件的乡镇建设共享菜园。", "explore"),
    ("a later clause", "加强值班值守，确保信息畅通。", None),
    ("a later sentence", "推进医保改革。鼓励社会办医。", None),
    ("within the clause", "强化值班值守确保信息畅通。", None),
    ("a plan that is drafted", "研究制定山林管护办法。", None),
    ("a noun", "研究院建设。建成实验楼。", None),
    ("a trial as object", "开展山林共管试点。", None),
    ("a quoted name", "“探索”号科考船启用仪式。筹备会务。", None),
    ("support of whom it may concern", "支持企业上云。", None),
]
TABLE = """白石县2026年重点任务分解表

序号\t目标任务\t责任单位
1\t力争建成泊位3个\t县交通局
2\t建成泊位3个\t县交通局
"""


@pytest.mark.parametrize(("text", "expected"), params(TARGETS))
def test_the_strength_of_targets(text: str, expected: list[str | None]) -> None:
    assert [target.strength for target in task(text).targets] == expected


@pytest.mark.parametrize(("text", "expected"), params(TASKS))
def test_the_strength_of_a_task(text: str, expected: str | None) -> None:
    assert task(text).strength == expected


def test_rows_of_a_table() -> None:
    rows = extract_text(TABLE).tables[0].rows
    assert [(row.strength, [target.strength for target in row.targets]) for row in rows] == [
        ("aim", ["aim"]),
        (None, [None]),
    ]


def test_the_lexicon_knows_nothing_but_these() -> None:
    rows = load("strength_words")
    assert len({word for word, _, _ in rows}) == len(rows)
    assert {strength for _, strength, _ in rows} == {"firm", "aim", "explore", "none"}
    assert {reach for _, _, reach in rows} == {"run", "clause", "opening"}
