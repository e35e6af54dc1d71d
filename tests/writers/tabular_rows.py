"""Rows to write: of samples, of the notice made by hand, and of one in which everything is awkward; and read back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from handmade import NOTICE

from ydparse import Notice, extract
from ydparse.models import Deadline, Span, Target, Unit, Warning
from ydparse.writers.tabular.layout import TABLES, Row
from ydparse.writers.tabular.rows import notice_rows

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

STORED = {0: r"\x00", 0xD800: r"\ud800", 0xDCB7: r"\udcb7", 0xDCB8: r"\udcb8", 0xDCBB: r"\udcbb"}

Stream = list[tuple[str, Sequence[Row]]]


@cache
def sample(name: str) -> Notice:
    """The notice of a sample file."""
    return extract(SAMPLES / name)


def awkward() -> Notice:
    """A notice whose texts a format could trip over, with a value in every column."""
    item, *items = NOTICE.items
    place = Span(start=3, end=9, page=2, line=7, bbox=(0.5, 10, 99.25, 20))
    unit = Unit(
        name="市发改委", role="lead", inline=True, implied=True, collective=True, open_ended=True,
        canonical="青禾市发展和改革委员会", scope=Span(start=1, end=5), rule="unit.bracket", span=place,
    )  # fmt: skip
    limits = (
        Deadline(text="即日", kind="due", date=dt.date(1, 1, 1), start=dt.date(9999, 12, 31), span=place),
        Deadline(text="每周", kind="recurring", recurrence="P1W", rule="deadline.rhythm", span=place),
    )
    targets = (
        Target(text="甲", indicator="甲", value=10**300, unit="元", comparator="=", span=place),
        Target(text="乙", indicator="乙", value=-0.1, value_max=2**53, unit="%", comparator="~", direction="up", span=place),
    )  # fmt: skip
    texts = {
        "label": "=1+1",
        "title": "<r>甲</r>",
        "task": '@“甲”,"乙";\r\n\t丙' + "丁" * 40_000,
        "text": "甲\0乙\ud800丙\U00020bb7\x0b_x0041_https://example.com/'",
    }
    entry = item.model_copy(
        update={**texts, "units": (unit, unit), "deadlines": limits, "targets": targets, "span": place}
    )
    return NOTICE.model_copy(
        update={
            "source": NOTICE.source.model_copy(
                update={"path": "甲/\udcbb\udcb7.txt", "sha256": "f" * 64, "page_count": 3, "ocr_pages": (1, 3)}
            ),
            "items": (entry, *items),
            "warnings": (Warning(code="YD999", message=" 前后有空格 ", span=place, item_id=item.id),),
        }
    )


FILES: list[Row] = [
    ("甲/\udcbb\udcb7.txt", "f" * 16, "done", None, 10**12, "f" * 64, 26, 3, None, None, None),
    ("甲/\udcbb\udcb8.txt", "f" * 16, "duplicate", "甲/\udcbb\udcb7.txt", 10**12, "f" * 64, 26, 3, None, None, None),
    ("乙.pdf", None, "failed", None, 0, None, None, None, "YD003", "文件是空的", "请重新下载"),
]


def notices() -> list[Notice]:
    """Several samples, the notice made by hand and the awkward one."""
    names = ("baishi-key-points-2026.pdf", "yunling-key-points-2026.txt", "gov-data-service-measures-2026.html")
    return [*map(sample, names), NOTICE, awkward()]


def stream(of: Iterable[Notice]) -> Stream:
    """The rows of notices, as a batch gives them, and those of files."""
    return [*(part for notice in of for part in notice_rows(notice).items()), ("files", FILES)]


def tables(rows: Iterable[tuple[str, Sequence[Row]]]) -> dict[str, list[dict[str, object]]]:
    """Each table's rows by column, with NUL and lone surrogates as they are to be stored, and dates as dates."""
    found: dict[str, list[dict[str, object]]] = {table.name: [] for table in TABLES}
    columns = {table.name: table.columns for table in TABLES}
    for name, some in rows:
        for row in some:
            pairs = zip(columns[name], row, strict=True)
            found[name].append({column.name: _stored(value, column.type) for column, value in pairs})
    return found


def _stored(value: object, type_: str) -> object:
    if not isinstance(value, str):
        return value
    if type_ == "date":
        return dt.date.fromisoformat(value)
    return value.translate(STORED)


def many(count: int) -> Iterator[tuple[str, Sequence[Row]]]:
    """Rows of so many notices that differ in their ids alone."""
    parts = notice_rows(sample("yunhe-industry-tasks-2026.txt"))
    for number in range(count):
        for name, rows in parts.items():
            yield name, [(f"{number:016x}", *row[1:]) for row in rows]
