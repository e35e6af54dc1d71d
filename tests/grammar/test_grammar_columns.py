"""Headings of columns, role words, endings of titles."""

from __future__ import annotations

import pytest
from tables import params

from ydparse.grammar.columns import column_kind, is_header
from ydparse.grammar.roles import label_role, verb_role
from ydparse.grammar.titles import TITLE_END

COLUMNS = [
    ("序号", "序号", "number"),
    ("编号", "编号", "number"),
    ("目标任务", "目标任务", "task"),
    ("重点工作事项", "重点工作事项", "task"),
    ("工作内容", "工作内容", "task"),
    ("具体举措", "具体举措", "subtask"),
    ("节点任务", "节点任务", "subtask"),
    ("完成时限", "完成时限", "deadline"),
    ("时间节点", "时间节点", "deadline"),
    ("办结时限", "办结时限", "deadline"),
    ("完成时间及要求", "完成时间及要求", "deadline"),
    ("牵头单位", "牵头单位", "lead"),
    ("主办单位", "主办单位", "lead"),
    ("牵头单位 with note", "牵头单位（列首位者）", "lead"),
    ("牵头责任单位", "牵头责任单位", "lead"),
    ("责任单位", "责任单位", "responsible"),
    ("spaced", "责 任 单 位", "responsible"),
    ("over two lines", "责任\n单位", "responsible"),
    ("落实单位", "落实单位", "responsible"),
    ("配合单位", "配合单位", "support"),
    ("协办单位", "协办单位", "support"),
    ("量化指标", "量化指标", "target"),
    ("考核项目", "考核项目", "section"),
    ("类别", "类别", "section"),
    ("备注", "备注", "note"),
    ("责任人", "责任人", "note"),
    ("sentence", "推进产业升级。", None),
    ("list", "市发改委，市财政局", None),
    ("empty", "", None),
    ("content", "新建学校", None),
    ("name of a person", "张三", None),
]


@pytest.mark.parametrize(("heading", "kind"), params(COLUMNS))
def test_column_kind(heading: str, kind: str | None) -> None:
    assert column_kind(heading) == kind


HEADERS = [
    ("usual", ["序号", "目标任务", "完成时限", "责任单位"], True),
    ("no number", ["工作任务", "牵头单位", "配合单位"], True),
    ("two columns", ["重点任务", "责任单位"], True),
    ("names", ["序号", "姓名", "职务", "电话"], False),
    ("a row", ["1", "推进产业升级", "年底前", "市发改委"], False),
    ("statistics", ["指标", "2024年", "2025年", "增速"], False),
    ("one", ["责任单位"], False),
]


@pytest.mark.parametrize(("cells", "expected"), params(HEADERS))
def test_is_header(cells: list[str], expected: bool) -> None:
    assert is_header(cells) is expected


ROLES = [
    ("牵头单位", "lead"), ("主办单位", "lead"), ("牵头处室", "lead"), ("牵头考核单位", "lead"), ("牵头部门", "lead"),
    ("责任单位", "responsible"), ("责任处室", "responsible"), ("落实单位", "responsible"), ("承办单位", "responsible"),
    ("考核单位", "responsible"), ("实施单位", "responsible"), ("负责单位", "responsible"), ("配合单位", "support"),
    ("协办单位", "support"), ("协同处室", "support"), ("参与单位", "support"), ("协助单位", "support"),
    ("完成时限", "time"), ("责任人", "person"), ("联系人", "person"), ("背景", None), ("单位", None),
]  # fmt: skip


@pytest.mark.parametrize(("label", "role"), ROLES)
def test_label_role(label: str, role: str | None) -> None:
    assert label_role(label) == role


VERBS = [
    ("牵头", "lead"), ("牵头负责", "lead"), ("主办", "lead"), ("负责", "responsible"), ("分工负责", "responsible"),
    ("落实", "responsible"), ("承办", "responsible"), ("配合", "support"), ("协助", "support"), ("参与", "support"),
    ("协办", "support"), ("协同", "support"), (None, "responsible"),
]  # fmt: skip


@pytest.mark.parametrize(("verb", "role"), VERBS)
def test_verb_role(verb: str | None, role: str) -> None:
    assert verb_role(verb) == role


TITLES = [
    ("要点", "青禾市2026年工作要点", True),
    ("方案", "白石县乡村建设工作方案", True),
    ("方案 with years", "青禾市低空经济行动计划(2026-2028年)", True),
    ("意见", "关于促进就业的实施意见", True),
    ("措施", "关于促进就业的若干措施(试行)", True),
    ("分工", "重点任务分工", True),
    ("分解表", "重点任务分解表", True),
    ("notice", "关于印发青禾市2026年工作要点的通知", True),
    ("sentence", "制定本方案。", False),
    ("heading", "加快产业升级", False),
    ("body", "青禾市人民政府办公室", False),
]


@pytest.mark.parametrize(("text", "expected"), params(TITLES))
def test_title_end(text: str, expected: bool) -> None:
    assert (TITLE_END.search(text) is not None) is expected
