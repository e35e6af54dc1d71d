"""`check`: what was seen, read, refused and left open; and what is said of marks left out, flat tables, no numbers."""

from __future__ import annotations

import pytest
from notices import codes, to_check
from skeletons import skeleton
from tables import params

from ydparse import Notice, extract_text

TITLE = "白石县2026年防火工作方案"
CLEAN = f"{TITLE}\n一、重点任务\n1.清理林道。（县林业局负责）\n2.检修水车。（县消防救援大队负责）\n二、保障措施\n1.落实经费。（县财政局负责）\n"


def numbering(text: str) -> tuple[int, int, int, int]:
    """Marks seen, read, refused and open."""
    found = extract_text(text).check.numbering
    return found.seen, found.read, found.refused, found.open


# Text; marks read, refused, open.
COUNTS = [
    ("a clean plan", CLEAN, (5, 0, 0)),
    ("no plan", "白石县风景秀丽。\n物产丰富。\n", (0, 0, 0)),
    ("without line breaks", CLEAN.replace("\n", ""), (5, 0, 0)),
    ("with a list of annexes", CLEAN + "附件：1.任务清单\n2.人员名单\n", (5, 0, 0)),
    ("with an annex that states no tasks", CLEAN + "附件\n水车操作规范\n1.检查油位。\n2.检查水位。\n", (5, 0, 0)),
    (
        "numbers within a sentence are refused",
        CLEAN.replace("清理林道。", "清理林道，重点是（1）枯枝、（2）落叶、（3）垃圾。"),
        (5, 3, 0),
    ),
    ("quoted numbers are refused", CLEAN.replace("清理林道。", "落实“一、要清理；二、要检查”的要求。"), (5, 2, 0)),
    ("a heading without a number is no mark", CLEAN.replace("一、重点任务", "工作目标\n不发生火灾。\n一、重点任务"), (5, 0, 0)),
    ("what a page put around it is no mark", CLEAN + "相关文件：\n1.关于修订办法的通知\n2.关于公布名单的公告\n", (5, 0, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "counts"), params(COUNTS))
def test_numbering_is_counted(text: str, counts: tuple[int, int, int]) -> None:
    assert numbering(text) == (sum(counts), *counts)


@pytest.mark.parametrize("text", [row[1] for row in COUNTS], ids=[row[0] for row in COUNTS])
def test_what_is_open_is_warned_of(text: str) -> None:
    notice = extract_text(text)
    assert codes(notice).count("YD117") == notice.check.numbering.open
    _expect_ids(notice)


def _expect_ids(notice: Notice) -> None:
    """`items_to_check` names items, each once, in order; every one that a warning of a doubt names is among them."""
    ids = [item.id for item in notice.items]
    listed = to_check(notice)
    assert [one for one in listed if one in ids] == [one for one in ids if one in set(listed)]
    for warning in notice.warnings:
        if warning.item_id and warning.code not in ("YD112", "YD121", "YD122"):
            assert warning.item_id in listed


# A plan whose marks cannot all be entries: those left out, and the item that holds the first of them.
LEFT_OUT = [
    (
        "a second list within an item, on one line",
        CLEAN.replace("清理林道。", "清理林道。5.打通断点。9.修补路面。"),
    ),
    ("a chapter far off within an item", CLEAN.replace("清理林道。", "清理林道。九、打通断点。")),
    ("a bracket far off within an item", CLEAN.replace("检修水车。", "检修水车。（七）更换水带。")),
]


@pytest.mark.parametrize("text", params(LEFT_OUT))
def test_marks_that_look_like_entries_and_are_left_out(text: str) -> None:
    """They are in no item of their own, are counted, warned of, and put their item on the list."""
    notice = extract_text(text)
    assert skeleton(notice) == "§一、 >1. >2. §二、 >1."
    assert notice.check.numbering.open >= 1
    warnings = [warning for warning in notice.warnings if warning.code == "YD117"]
    assert len(warnings) == notice.check.numbering.open
    for warning in warnings:
        assert warning.span is not None
        holder = next(item for item in notice.items if item.id == warning.item_id)
        assert holder.span.start <= warning.span.start < holder.span.end
        assert holder.id in to_check(notice)


# Numbers that open paragraphs, or stand behind a heading, and are not taken: never in silence.
LOST = [
    (
        "bare numbers behind a gap",
        CLEAN.replace("二、保障", "4疏通水沟。（县水利局负责）\n5修补路面。（县交通运输局负责）\n6加固护坡。（县住建局负责）\n二、保障"),
    ),
    (
        "a number twice, the first behind a heading",
        f"{TITLE}\n一、林道\n1.清理枯枝。（县林业局负责）2.清理落叶。（县林业局负责）\n3.清理杂草。（县林业局负责）二、水源"
        "4.检修水车。（县消防救援大队负责）\n4.蓄满水池。（县水利局负责）\n5.检查水泵。（县水利局负责）三、人员\n6.培训。（县应急局负责）\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize("text", params(LOST))
def test_no_number_is_lost_in_silence(text: str) -> None:
    notice = extract_text(text)
    clauses = text.count("负责）")
    assert len(notice.items) == clauses or notice.check.numbering.open or to_check(notice)


def test_a_clean_plan_has_nothing_to_check() -> None:
    notice = extract_text(CLEAN)
    assert notice.check.items_to_check == ()
    assert not {"YD110", "YD111", "YD117", "YD118", "YD119"} & set(codes(notice))


# An entry in doubt; the place of the items that must be on the list.
DOUBTS = [
    ("a gap", CLEAN.replace("2.检修", "5.检修"), "YD110", [1]),
    ("a repeat", CLEAN.replace("2.检修", "2.检查车库。（县林业局负责）\n2.检修"), "YD111", [2]),
    ("1 again", CLEAN.replace("2.检修", "1.检修"), "YD111", [1]),
    ("a limit that is not understood", CLEAN.replace("检修水车。", "检修水车。完成时限：待定。"), None, [1]),
]


DOUBT_MISSES = {
    "1 again": "1. again in the same list is told apart by the solver (again) and not warned of",
}


@pytest.mark.parametrize(("text", "code", "places"), params(DOUBTS, misses=DOUBT_MISSES))
def test_items_in_doubt_are_listed(text: str, code: str | None, places: list[int]) -> None:
    notice = extract_text(text)
    assert code is None or code in codes(notice)
    assert to_check(notice) == [notice.items[i].id for i in places]
    _expect_ids(notice)


REPAIRED = [
    ("line breaks", CLEAN.replace("\n", "")),
    ("a stop", CLEAN.replace("2.检修", "2检修")),
    ("wrapped lines", CLEAN.replace("1.清理林道。", "1." + "清理林道，疏通水沟，" * 8 + "\n" + "修补路面，" * 8 + "\n加固护坡。")),
]  # fmt: skip


@pytest.mark.parametrize("text", params(REPAIRED))
def test_a_repair_is_no_doubt(text: str) -> None:
    notice = extract_text(text)
    assert skeleton(notice).replace("2 ", "2. ") == "§一、 >1. >2. §二、 >1."
    assert notice.check.items_to_check == ()


HEADS = "序号工作任务牵头单位配合单位完成时限"
CELLS = "1清理林道县林业局县财政局3月底2检修水车县消防救援大队县财政局4月底"
FLAT_TABLES = [
    ("in an annex", CLEAN + f"附件\n防火任务分工表\n{HEADS}{CELLS}\n"),
    ("in an annex, run on", CLEAN.replace("\n", "") + f"附件防火任务分工表{HEADS}{CELLS}"),
    ("other heads", CLEAN + f"附件1\n防火任务清单\n序号重点任务责任领导责任单位完成时间{CELLS}\n"),
    ("without the word", CLEAN + f"防火任务分工表\n{HEADS}{CELLS}\n"),
]


@pytest.mark.parametrize("text", params(FLAT_TABLES))
def test_a_flat_table_is_warned_of_once(text: str) -> None:
    notice = extract_text(text)
    found = [warning for warning in notice.warnings if warning.code == "YD118"]
    assert len(found) == 1
    assert found[0].span is not None
    part = next(part for part in notice.parts if part.kind == ("annex" if "附件" in text else "plan"))
    assert part.span.start <= found[0].span.start < part.span.end
    assert notice.tables == ()
    assert skeleton(notice) == "§一、 >1. >2. §二、 >1."


NO_FLAT_TABLES = [
    ("heads in a sentence", CLEAN.replace("清理林道。", "清理林道。逐项明确牵头单位、配合单位、完成时限和责任人。")),
    ("labels of an item", CLEAN.replace("（县林业局负责）", "牵头单位：县林业局 配合单位：县财政局 完成时限：3月底")),
    ("an annex of names", CLEAN + "附件\n人员名单\n1.赵某 县林业局\n2.钱某 县财政局\n"),
]


@pytest.mark.parametrize("text", params(NO_FLAT_TABLES))
def test_what_is_no_flat_table(text: str) -> None:
    assert "YD118" not in codes(extract_text(text))


_LEAD = "为做好防火工作，制定本方案。\n"
# Plans without a number: the tasks, as they are cut at their unit clauses.
UNNUMBERED = [
    (
        "a paragraph each",
        "清理林道，打通断点。（县林业局负责）\n检修水车，更换水带。（县消防救援大队负责）\n落实经费。（县财政局负责）\n",
        ["清理林道，打通断点。", "检修水车，更换水带。", "落实经费。"],
    ),
    (
        "all in one paragraph",
        "清理林道，打通断点。（县林业局负责）检修水车，更换水带。（县消防救援大队负责）落实经费。（县财政局负责）\n",
        ["清理林道，打通断点。", "检修水车，更换水带。", "落实经费。"],
    ),
    (
        "labels",
        "清理林道，打通断点。责任单位：县林业局\n检修水车，更换水带。责任单位：县消防救援大队\n",
        ["清理林道，打通断点。", "检修水车，更换水带。"],
    ),
    (
        "labels on lines of their own",
        "清理林道，打通断点。\n责任单位：县林业局\n检修水车，更换水带。\n责任单位：县消防救援大队\n",
        ["清理林道，打通断点。", "检修水车，更换水带。"],
    ),
    (
        "square brackets, other role words",
        "清理林道。[牵头单位：县林业局；配合单位：县交通局]\n检修水车。[牵头单位：县消防救援大队]\n",
        ["清理林道。", "检修水车。"],
    ),
    (
        "a signature below",
        "清理林道。（县林业局负责）\n检修水车。（县消防救援大队负责）\n白石县森防办\n2026年2月1日\n",
        ["清理林道。", "检修水车。"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "tasks"), params(UNNUMBERED))
@pytest.mark.parametrize("lead", ["", _LEAD], ids=["bare", "with a lead"])
def test_a_plan_without_numbers_is_cut_at_its_clauses(lead: str, body: str, tasks: list[str]) -> None:
    notice = extract_text(f"{TITLE}\n{lead}{body}")
    assert [item.task for item in notice.items] == tasks
    assert [(item.number, item.label) for item in notice.items] == [(None, "")] * len(tasks)
    assert all(item.units for item in notice.items)
    assert codes(notice).count("YD119") == 1


def test_a_plan_without_numbers_right_behind_its_letter() -> None:
    letter = (
        "白石县林业局关于印发《2026年防火方案》的通知各乡镇：现将《2026年防火方案》印发给你们。白石县林业局2026年3月9日"
    )
    body = "清理林道，打通断点。（县林业局负责）检修水车，更换水带。（县消防救援大队负责）"
    notice = extract_text(f"{letter}2026年防火方案{body}")
    assert [item.task for item in notice.items] == ["清理林道，打通断点。", "检修水车，更换水带。"]
    plan = next(part for part in notice.parts if part.kind == "plan")
    assert all(plan.span.start <= item.span.start for item in notice.items)


NUMBERED = [
    ("numbered", CLEAN),
    ("one number only", f"{TITLE}\n一、清理林道。（县林业局负责）\n检修水车。（县消防救援大队负责）\n"),
    ("one clause only", f"{TITLE}\n清理林道。（县林业局负责）\n"),
    ("no clause", f"{TITLE}\n清理林道。\n检修水车。\n"),
]


@pytest.mark.parametrize("text", params(NUMBERED))
def test_a_plan_that_is_not_cut_at_its_clauses(text: str) -> None:
    notice = extract_text(text)
    assert "YD119" not in codes(notice)
    assert all(item.label for item in notice.items)
