"""Notices → files, one test a thing that a reader of the file relies on."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import sys
from pathlib import Path

import pytest
from handmade import NOTICE

from ydparse import writers
from ydparse.errors import OutputError
from ydparse.models import Notice
from ydparse.writers.tasks import COLUMNS, task_rows


@pytest.fixture
def notice() -> Notice:
    return NOTICE


def with_task(notice: Notice, task: str) -> Notice:
    """The notice with its first task worded otherwise."""
    item = notice.items[0].model_copy(update={"task": task})
    return notice.model_copy(update={"items": (item, *notice.items[1:])})


def csv_rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_json_of_one_notice_is_the_contract_whole(notice: Notice, tmp_path: Path) -> None:
    writers.write(notice, tmp_path / "a.json")
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert "青禾市" in text
    assert "\\u" not in text
    assert Notice.model_validate_json(text) == notice
    assert json.loads(text)["metadata"]["approved_on"] is None


@pytest.mark.parametrize("count", [0, 1, 2])
def test_json_of_a_sequence_is_an_array(notice: Notice, tmp_path: Path, count: int) -> None:
    writers.write([notice] * count, tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_bytes()) == [json.loads(notice.model_dump_json())] * count


def test_jsonl(notice: Notice, tmp_path: Path) -> None:
    writers.write([notice, notice], tmp_path / "a.jsonl")
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [Notice.model_validate_json(line) for line in lines] == [notice, notice]


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_flat_tasks(notice: Notice, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    writers.write(notice, path, tasks=True)
    text = path.read_text(encoding="utf-8")
    rows = json.loads(text) if suffix == ".json" else [json.loads(line) for line in text.splitlines()]
    assert rows == list(task_rows(notice))


def test_csv_opens_in_excel_and_pandas(notice: Notice, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    path = tmp_path / "a.csv"
    writers.write(notice, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    frame = pandas.read_csv(path)
    assert list(frame.columns) == list(COLUMNS)
    assert list(frame["kind"]) == ["item", "item", "row"]
    assert frame["support"][0] == "市交通局；白石县政府"
    assert frame["due"][0] == "2025-09-30"


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "\t=1", "\r=1"]


@pytest.mark.parametrize("task", FORMULAS)
def test_csv_runs_no_formula(notice: Notice, tmp_path: Path, task: str) -> None:
    writers.write(with_task(notice, task), tmp_path / "a.csv")
    assert csv_rows(tmp_path / "a.csv")[0]["task"] == "'" + task


@pytest.mark.parametrize("task", ["“一网通办”，含\n换行和,逗号", "—— 破折号", "1=1"])
def test_csv_leaves_other_text_alone(notice: Notice, tmp_path: Path, task: str) -> None:
    writers.write(with_task(notice, task), tmp_path / "a.csv")
    assert csv_rows(tmp_path / "a.csv")[0]["task"] == task


def test_markdown(notice: Notice, tmp_path: Path) -> None:
    writers.write(notice, tmp_path / "a.md")
    text = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert text.startswith("# 青禾市2025年重点工作要点\n")
    assert "- 发文字号：青政办发〔2025〕8号\n" in text
    assert "  - （一）壮大园区经济\n" in text
    assert "## 任务表 1 任务分解表" in text
    assert "YD101 序号从 2 起重复" in text
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert {line.replace(r"\|", "").count("|") for line in table} == {11}
    assert r"=优化服务\|“一窗通办”\[试行\]" in text


def test_xlsx(notice: Notice, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    writers.write(with_task(notice, "=1+1"), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["任务", "按单位", "目标", "元数据", "提示"]
    sheet = book["任务"]
    head = [cell.value for cell in sheet[1]]
    first = dict(zip(head, sheet[2], strict=True))
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:V{sheet.max_row}"
    assert sheet.max_row == 4
    assert (first["任务"].value, first["任务"].data_type, first["任务"].alignment.wrap_text) == ("=1+1", "s", True)
    assert first["强度"].value == "力争"
    assert first["最迟完成"].value.isoformat() == "2025-09-30T00:00:00"
    targets = [[cell.value for cell in row] for row in book["目标"].iter_rows(min_row=2)]
    assert [(row[1], row[2], row[4], row[6], row[-1]) for row in targets] == [
        ("标题", "s1", "新增城镇就业", 12000, None),
        ("正文", "i1", "新建公共充电桩", 500, "确保"),
        ("任务表", "t1r1", "修复老旧桥梁", 2, None),
    ]
    assert ("青禾要点.txt", "发文字号", "青政办发〔2025〕8号") in list(book["元数据"].values)
    by_unit = list(book["按单位"].iter_rows(min_row=2, values_only=True))
    assert {row[0] for row in by_unit} == {unit.name for item in notice.items for unit in item.units} | {
        unit.name for table in notice.tables for row in table.rows for unit in row.units
    }
    assert [row[1] for row in list(book["提示"].values)[1:]] == [warning.code for warning in notice.warnings]


def test_xlsx_keeps_within_what_a_cell_holds(notice: Notice, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    writers.write(with_task(notice, "长" * 40_000), tmp_path / "a.xlsx")
    value = openpyxl.load_workbook(tmp_path / "a.xlsx")["任务"]["I2"].value
    assert len(value) == 32_767
    assert value.endswith("长…")


def test_xlsx_takes_no_text_for_markup(notice: Notice, tmp_path: Path) -> None:
    """xlsxwriter writes what stands between <r> and </r> into the workbook as it is."""
    openpyxl = pytest.importorskip("openpyxl")
    writers.write(with_task(notice, "<r>甲</r>"), tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["任务"]["I2"].value == " <r>甲</r>"


def test_xlsx_without_its_library(notice: Notice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(OutputError, match="pip install xlsxwriter"):
        writers.write(notice, tmp_path / "a.xlsx")
    with pytest.raises(OutputError, match="pip install xlsxwriter"):
        writers.check(tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [".json", ".jsonl", ".csv", ".md", ".xlsx"])
def test_a_notice_with_nothing_in_it(tmp_path: Path, notice: Notice, name: str) -> None:
    empty = Notice(text="", source=notice.source, metadata=type(notice.metadata)())
    writers.write(empty, tmp_path / f"a{name}")
    writers.write([], tmp_path / f"b{name}")
    assert (tmp_path / f"a{name}").stat().st_size > 0


@pytest.mark.parametrize("name", ["a.docx", "a", "json"])
def test_an_unknown_suffix(notice: Notice, tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match=r"\.json \.jsonl \.csv \.md \.xlsx"):
        writers.write(notice, tmp_path / name)


def test_the_suffix_may_be_in_capitals(notice: Notice, tmp_path: Path) -> None:
    writers.write(notice, tmp_path / "A.JSON")
    assert (tmp_path / "A.JSON").exists()


def test_no_such_folder(notice: Notice, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="目录不存在"):
        writers.write(notice, tmp_path / "no" / "a.json")


def test_a_folder_of_that_name(notice: Notice, tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(OutputError, match="是一个目录"):
        writers.write(notice, tmp_path / "a.json")


def test_a_failure_leaves_the_old_file(notice: Notice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="No space left"):
        writers.write(notice, path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions and links")
def test_permissions_and_links_stay(notice: Notice, tmp_path: Path) -> None:
    path, link = tmp_path / "a.json", tmp_path / "link.json"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    writers.write(notice, link)
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_text(encoding="utf-8").startswith("{")


def test_the_command_knows_the_same_suffixes() -> None:
    from ydparse.cli.extract import SUFFIXES

    assert tuple(writers.WRITERS) == SUFFIXES
