"""Excel workbook: 任务 (one row a task), 按单位 (one row a unit of a task), 目标, 元数据, 提示 (warnings)."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ydparse.errors import OutputError
from ydparse.models import Notice, Target
from ydparse.writers.labels import COMPARATORS, KINDS, STRENGTHS, metadata_lines
from ydparse.writers.marks import KEY, workbook_seal
from ydparse.writers.tasks import TaskRow, owners, task_rows

CELL_LIMIT = 32_767  # characters that Excel keeps in a cell

Value = str | int | float | dt.date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its columns with their widths in characters, and its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: list[tuple[Value, ...]]


def load(path: str) -> Any:
    """The library, or an OutputError that says how to get it."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise OutputError(
            path, "写 .xlsx 需要 xlsxwriter", "请运行 pip install xlsxwriter（它在扩展 ydparse[xlsx] 里），或改用 .csv"
        ) from error
    return xlsxwriter


def write(notices: Sequence[Notice]) -> bytes:
    """The file's content. It is made twice, the second time with the digest of the first among its properties."""
    now = dt.datetime.now(dt.UTC)
    with zipfile.ZipFile(io.BytesIO(_workbook(notices, now, ""))) as unsealed:
        seal = workbook_seal(unsealed)
    return _workbook(notices, now, seal)


def _workbook(notices: Sequence[Notice], now: dt.datetime, seal: str) -> bytes:
    buffer = io.BytesIO()
    workbook = load("xlsx").Workbook(buffer, {"in_memory": True})
    workbook.set_properties({"created": now})
    workbook.set_custom_property(KEY, seal)
    formats = {
        "head": workbook.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1, "valign": "vcenter"}),
        "text": workbook.add_format({"text_wrap": True, "valign": "top"}),
        "date": workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
    }
    for sheet in (_tasks(notices), _by_unit(notices), _targets(notices), _metadata(notices), _warnings(notices)):
        _add(workbook.add_worksheet(sheet.name), sheet, formats)
    workbook.close()
    return buffer.getvalue()


def _add(worksheet: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    for column, (name, width) in enumerate(sheet.columns):
        worksheet.set_column(column, column, width)
        worksheet.write_string(0, column, name, formats["head"])
    worksheet.freeze_panes(1, 0)
    worksheet.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    for number, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row):
            _write_cell(worksheet, number, column, value, formats)


def _write_cell(worksheet: Any, row: int, column: int, value: Value, formats: dict[str, Any]) -> None:
    """Text is written as text, never as a formula or a link."""
    if value is None or value == "":
        return
    if isinstance(value, dt.date):
        worksheet.write_datetime(row, column, value, formats["date"])
    elif isinstance(value, str):
        worksheet.write_string(row, column, cell_text(value), formats["text"])
    else:
        worksheet.write_number(row, column, value, formats["text"])


def cell_text(text: str) -> str:
    """The text as far as a cell holds it, with … for the rest.

    What begins with `<r>` gets a blank in front: xlsxwriter would take it for markup and write it as it is.
    """
    safe = f" {text}" if text.startswith("<r>") else text
    return safe if len(safe) <= CELL_LIMIT else safe[: CELL_LIMIT - 1] + "…"


_TASK_COLUMNS = (
    ("文件", 18),
    ("标题", 24),
    ("年度", 7),
    ("地区", 12),
    ("类别", 8),
    ("编号", 8),
    ("序号", 7),
    ("所属", 28),
    ("任务", 60),
    ("子任务", 24),
    ("强度", 6),
    ("牵头单位", 20),
    ("责任单位", 24),
    ("配合单位", 24),
    ("最迟完成", 12),
    ("时限", 16),
    ("周期", 8),
    ("目标", 32),
    ("对应任务", 9),
    ("页", 5),
    ("行", 6),
    ("请核对", 40),
)


def _tasks(notices: Sequence[Notice]) -> Sheet:
    rows = [_task_cells(row) for notice in notices for row in task_rows(notice)]
    return Sheet("任务", _TASK_COLUMNS, rows)


def _task_cells(row: TaskRow) -> tuple[Value, ...]:
    return (
        row["file"],
        row["title"],
        row["plan_year"],
        row["region"],
        KINDS[row["kind"]],
        row["id"],
        row["label"],
        row["section"],
        row["task"],
        row["subtask"],
        STRENGTHS[row["strength"]],
        "、".join(row["lead"]),
        "、".join(row["responsible"]),
        "、".join(row["support"]),
        _day(row["due"]),
        "；".join(row["deadlines"]),
        "；".join(row["recurrence"]),
        "；".join(row["targets"]),
        row["item_id"],
        row["page"],
        row["line"],
        "；".join(row["to_check"]),
    )


_TARGET_COLUMNS = (
    ("文件", 18),
    ("出自", 8),
    ("编号", 8),
    ("目标", 36),
    ("指标", 28),
    ("比较", 6),
    ("数值", 14),
    ("上限", 14),
    ("单位", 10),
    ("变化", 6),
    ("类别", 8),
    ("强度", 6),
)


_PLACES = {"section": "标题", **KINDS}


def _targets(notices: Sequence[Notice]) -> Sheet:
    rows = [
        _target_cells(notice, _PLACES[kind], id_, target)
        for notice in notices
        for kind, id_, owner in owners(notice)
        for target in owner.targets
    ]
    return Sheet("目标", _TARGET_COLUMNS, rows)


def _target_cells(notice: Notice, place: str, id_: str, target: Target) -> tuple[Value, ...]:
    return (
        notice.source.path,
        place,
        id_,
        target.text,
        target.indicator,
        COMPARATORS[target.comparator] or "=",
        target.value,
        target.value_max,
        target.unit,
        {"up": "升", "down": "降", None: None}[target.direction],
        {"goal": "目标", "benefit": "政策给付"}[target.kind],
        STRENGTHS[target.strength],
    )


def _metadata(notices: Sequence[Notice]) -> Sheet:
    rows: list[tuple[Value, ...]] = [
        (notice.source.path, name, value)
        for notice in notices
        for name, value in (("标题", notice.metadata.title or ""), *metadata_lines(notice))
    ]
    return Sheet("元数据", (("文件", 18), ("要素", 14), ("内容", 80)), rows)


def _by_unit(notices: Sequence[Notice]) -> Sheet:
    """The ledger of each unit (台账): its tasks, where it leads first."""
    ranks = {"牵头": 0, "责任": 1, "配合": 2}
    rows: list[tuple[Value, ...]] = [
        (
            unit,
            role,
            row["file"],
            KINDS[row["kind"]],
            row["id"],
            row["label"],
            row["subtask"] or row["task"],
            _day(row["due"]),
            "；".join(row["deadlines"]),
        )
        for notice in notices
        for row in task_rows(notice)
        for role, names in (("牵头", row["lead"]), ("责任", row["responsible"]), ("配合", row["support"]))
        for unit in names
    ]
    rows.sort(key=lambda row: (str(row[0]), ranks[str(row[1])]))
    columns = (
        ("单位", 24),
        ("角色", 6),
        ("文件", 18),
        ("类别", 8),
        ("编号", 8),
        ("序号", 8),
        ("任务", 60),
        ("期限", 12),
        ("时限", 18),
    )
    return Sheet("按单位", columns, rows)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _warnings(notices: Sequence[Notice]) -> Sheet:
    rows: list[tuple[Value, ...]] = [
        (
            notice.source.path,
            warning.code,
            warning.message,
            warning.item_id,
            warning.span.page if warning.span else None,
            warning.span.line if warning.span else None,
        )
        for notice in notices
        for warning in notice.warnings
    ]
    return Sheet("提示", (("文件", 18), ("代码", 8), ("说明", 80), ("任务", 8), ("页", 5), ("行", 6)), rows)
