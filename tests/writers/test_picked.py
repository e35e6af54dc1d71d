"""A notice with what must be looked at alone: what stays, what goes, and that nothing means another thing than before."""

from __future__ import annotations

from ydparse import Notice, extract_text
from ydparse.writers.picked import only_to_check
from ydparse.writers.tabular.layout import BY_NAME
from ydparse.writers.tabular.rows import notice_rows
from ydparse.writers.tasks import task_rows

TABLE = (
    "附件\n任务分解表\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 建设冷库 | 县农业农村局 |\n"
    "| 2 | 修复渡槽 | |\n| 3 | 改造泵站 | 县水利局 |\n"
)
PLAN = (
    "白石县2025年工作要点\n一、产业\n（一）工业\n1.新建充电桩30个。（县工信局牵头）\n2.改造厂房5万平方米。（县住建局负责）\n"
    "（二）农业\n1.建设冷库2座。（县农业农村局负责）\n二、民生\n（一）教育\n1.新建学校2所。（县教育局负责）\n3.新增学位300个。（县教育局负责）\n"
)


def read() -> Notice:
    return extract_text(PLAN + TABLE)


def named(notice: Notice) -> set[str]:
    return {one.item_id for one in notice.check.items_to_check}


def test_what_is_named_stays_and_its_headings() -> None:
    notice = read()
    left = only_to_check(notice)
    assert {item.id for item in left.items} == {item.id for item in notice.items} & named(notice)
    assert 0 < len(left.items) < len(notice.items)
    assert [row.id for table in left.tables for row in table.rows] == ["t1r2"]
    ids = {section.id for section in left.sections}
    assert {id_ for item in left.items for id_ in item.section_ids} <= ids
    assert {section.parent_id for section in left.sections} <= {None, *ids}
    assert len(ids) < len(notice.sections)


def test_text_check_and_metadata_are_whole() -> None:
    notice = read()
    left = only_to_check(notice)
    assert (left.text, left.check, left.metadata, left.parts) == (
        notice.text, notice.check, notice.metadata, notice.parts
    )  # fmt: skip
    assert [table.title for table in left.tables] == [table.title for table in notice.tables]


def test_nothing_names_what_is_left_out() -> None:
    notice = read()
    assert any(warning.item_id for warning in notice.warnings), "the test has something to look for"
    left = only_to_check(notice.model_copy(update={"check": notice.check.model_copy(update={"items_to_check": ()})}))
    assert not left.items
    assert not left.sections
    assert not any(table.rows for table in left.tables)
    assert not any(warning.item_id for warning in left.warnings)


def test_a_row_is_not_linked_to_a_task_that_is_left_out() -> None:
    notice = extract_text(PLAN + TABLE.replace("| 修复渡槽 | |", "| 建设冷库2座 | |"))
    (row,) = (row for table in notice.tables for row in table.rows if row.id in named(notice))
    assert row.item_id is not None
    assert row.item_id not in named(notice)
    (kept,) = (row for table in only_to_check(notice).tables for row in table.rows)
    assert kept == row.model_copy(update={"item_id": None})


def test_rows_are_as_in_the_whole() -> None:
    notice = read()
    whole, left = notice_rows(notice), notice_rows(only_to_check(notice))
    for name in ("units", "targets"):
        assert set(left[name]) < set(whole[name]), name
        owner = [column.name for column in BY_NAME[name].columns].index("owner_id")
        assert {row[owner] for row in left[name]} <= named(notice) | {section.id for section in notice.sections}
    assert left["to_check"] == whole["to_check"]
    assert list(task_rows(notice, only_to_check=True)) == [
        row | {"item_id": None} for row in task_rows(notice) if row["to_check"]
    ]
