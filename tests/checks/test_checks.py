"""Warnings: what was doubted and what was mended, each with its code, its task and its place."""

from __future__ import annotations

import pytest
from notices import codes, plan
from tables import params

from ydparse import extract_text
from ydparse.checks.pages import check_pages
from ydparse.checks.repairs import check_repairs

CASES = [
    ("a clean notice", ["1.完善制度。（市发改委负责）", "2.加强培训。（市人社局负责）"], []),
    ("a gap", ["1.完善制度。（市发改委负责）", "3.加强培训。（市人社局负责）"], ["YD110"]),
    ("a late start", ["3.完善制度。（市发改委负责）", "4.加强培训。（市人社局负责）"], ["YD110"]),
    (
        "a repeat",
        ["1.完善制度。（市发改委负责）", "2.加强培训。（市人社局负责）", "2.加强宣传。（市文旅局负责）"],
        ["YD111"],
    ),
    (
        "a step back",
        [
            "1.完善制度。（市发改委负责）",
            "2.加强培训。（市人社局负责）",
            "3.强化督查。（市纪委负责）",
            "2.加强宣传。（市文旅局负责）",
        ],
        ["YD111"],
    ),
    (
        "1 again below a heading without a number",
        [
            "——家庭：",
            "1.完善制度。（市发改委负责）",
            "2.加强培训。（市人社局负责）",
            "——社会：",
            "1.加强宣传。（市文旅局负责）",
        ],
        [],
    ),
    ("a lost full stop", ["1.完善制度。（市发改委负责）", "2加强培训。（市人社局负责）"], ["YD112"]),
    (
        "a task without units among others",
        ["1.完善制度。（市发改委负责）", "2.加强培训。（市人社局负责）", "3.加强宣传。"],
        ["YD113"],
    ),
    ("no task names a unit", ["1.完善制度。", "2.加强培训。", "3.加强宣传。"], ["YD116"]),
    ("a single task without a unit", ["1.完善制度。"], []),
    (
        "numbering that starts again",
        ["（一）工业", "1.完善制度。", "2.加强培训。", "（二）农业", "1.加强宣传。", "2.强化督查。（市政府办负责）"],
        [],
    ),
    (
        "numbering that goes on",
        ["（一）工业", "1.完善制度。", "2.加强培训。", "（二）农业", "3.加强宣传。", "4.强化督查。（市政府办负责）"],
        [],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), params(CASES))
def test_codes(lines: list[str], expected: list[str]) -> None:
    assert codes(extract_text(plan(*lines))) == expected


def test_a_notice_without_tasks() -> None:
    notice = extract_text(
        "关于召开座谈会的通知\n各有关单位：\n定于近期召开座谈会，请准时参加。\n青禾市人民政府办公室\n2026年3月2日\n"
    )
    assert notice.items == () and notice.tables == ()
    assert "YD101" in codes(notice)


def test_a_notice_without_a_title() -> None:
    assert "YD102" in codes(extract_text("一、重点任务\n1.完善制度。\n2.加强培训。\n"))


def test_a_table_alone_is_enough() -> None:
    text = "青禾市2026年重点任务分解表\n序号\t目标任务\t责任单位\n1\t新建充电桩\t市发改委\n2\t改造幼儿园\t市教育局\n"
    notice = extract_text(text)
    assert len(notice.tables[0].rows) == 2
    assert "YD101" not in codes(notice)


def test_warnings_name_their_task_and_place() -> None:
    notice = extract_text(plan("1.完善制度。（市发改委负责）", "3.加强培训。（市人社局负责）"))
    (warning,) = notice.warnings
    assert warning.item_id == notice.items[1].id
    assert warning.span is not None and notice.text[warning.span.start : warning.span.end] == "3."
    assert "1." in warning.message and "3." in warning.message and "2" in warning.message


def test_repairs_are_told() -> None:
    notice = extract_text(plan("1.完善工作", "制度（含办法、", "细则）。", "— 1 —", "2.加强培训。"))
    assert "YD120" in codes(notice) and "YD121" in codes(notice)


def test_no_repairs_no_warnings() -> None:
    assert check_repairs(0, 0, 0, 0) == []
    assert [w.code for w in check_repairs(2, 3, 4, 5)] == ["YD120", "YD121", "YD122", "YD123"]


def test_mended_recognition_is_told() -> None:
    (warning,) = check_repairs(0, 0, 0, 3)
    assert warning.code == "YD123"
    assert "3 行" in warning.message


PAGES = [
    ((), (), []),
    ((1,), (), [("YD140", "第 1 页")]),
    ((1, 2, 3, 7, 9, 10), (), [("YD140", "第 1—3、7、9—10 页")]),
    ((2,), (5, 6), [("YD140", "第 2 页"), ("YD141", "第 5—6 页")]),
]


@pytest.mark.parametrize(("recognized", "unread", "told"), PAGES)
def test_pages_that_are_pictures_are_told(
    recognized: tuple[int, ...], unread: tuple[int, ...], told: list[tuple[str, str]]
) -> None:
    warnings = check_pages(recognized, unread)
    assert [warning.code for warning in warnings] == [code for code, _ in told]
    assert all(warning.message.startswith(pages) for warning, (_, pages) in zip(warnings, told, strict=True))
