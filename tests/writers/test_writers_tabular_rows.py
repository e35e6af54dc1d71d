"""A notice's rows say what the notice says."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from handmade import NOTICE
from tabular_rows import SAMPLES, awkward, sample

from ydparse import Notice
from ydparse.models import Item, Row, Section, Span
from ydparse.writers.tabular.layout import BY_NAME, TABLES
from ydparse.writers.tabular.rows import notice_rows
from ydparse.writers.tasks import task_rows

NAMES = sorted(path.name for path in SAMPLES.glob("*.txt"))

_PYTHON = {"text": str, "integer": int, "real": float, "boolean": bool, "date": str}


def lines(notice: Notice, table: str) -> list[dict[str, object]]:
    """The rows of a table by column."""
    names = [column.name for column in BY_NAME[table].columns]
    return [dict(zip(names, row, strict=True)) for row in notice_rows(notice)[table]]


def place(span: Span | None) -> dict[str, object]:
    """The columns of a place."""
    if span is None:
        return dict.fromkeys(("span_start", "span_end", "page", "line", "bbox"))
    bbox = json.dumps(span.bbox) if span.bbox else None
    return {"span_start": span.start, "span_end": span.end, "page": span.page, "line": span.line, "bbox": bbox}


def day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def owners(notice: Notice) -> list[tuple[str, str, Section | Item | Row]]:
    """All that carries values, with what it is and its id."""
    return [
        *(("section", section.id, section) for section in notice.sections),
        *(("item", item.id, item) for item in notice.items),
        *(
            ("row", f"t{at}r{number}", row)
            for at, table in enumerate(notice.tables, 1)
            for number, row in enumerate(table.rows, 1)
        ),
    ]


ALL = [*NAMES, "handmade", "awkward"]


@pytest.fixture(params=ALL, scope="module")
def notice(request: pytest.FixtureRequest) -> Notice:
    made = {"handmade": NOTICE, "awkward": awkward()}
    return made.get(request.param) or sample(request.param)


def test_every_value_has_the_type_of_its_column(notice: Notice) -> None:
    found = notice_rows(notice)
    assert list(found) == [table.name for table in TABLES if table.name != "files"]
    for table, rows in found.items():
        for row in rows:
            for column, value in zip(BY_NAME[table].columns, row, strict=True):
                assert value is None or type(value) is _PYTHON[column.type], (table, column.name)
                assert column.type != "date" or value is None or dt.date.fromisoformat(str(value))
    assert json.loads(json.dumps(found)) == {table: [list(row) for row in rows] for table, rows in found.items()}


def test_the_notice_itself(notice: Notice) -> None:
    (row,) = lines(notice, "notices")
    metadata, region = notice.metadata, notice.metadata.region
    for name in ("title", "notice_title", "document_number", "printed_by", "plan_year"):
        assert row[name] == getattr(metadata, name)
    for name in ("issued_on", "approved_on", "published_on", "printed_on", "effective_on", "valid_until"):
        assert row[name] == day(getattr(metadata, name))
    for name in ("issuer", "addressees", "cc"):
        assert row[name] == ("；".join(getattr(metadata, name)) or None)
    for name in ("path", "format", "sha256", "encoding", "page_count"):
        assert row[name] == getattr(notice.source, name)
    assert row["ocr_pages"] == ("；".join(map(str, notice.source.ocr_pages)) or None)
    wanted = (region.name, region.level, region.code) if region else (None, None, None)
    assert (row["region_name"], row["region_level"], row["region_code"]) == wanted
    assert (row["notice_id"], row["text"], row["schema_version"]) == (notice.source.sha256[:16], notice.text, "1")


def test_sections(notice: Notice) -> None:
    parents = {section.id: section for section in notice.sections}
    for seq, (row, section) in enumerate(zip(lines(notice, "sections"), notice.sections, strict=True), 1):
        path, at = [section.title], section.parent_id
        while at:
            path.insert(0, parents[at].title)
            at = parents[at].parent_id
        wanted = {name: getattr(section, name) for name in ("parent_id", "level", "label", "title", "text")}
        wanted |= {"section_id": section.id, "seq": seq, "path": " / ".join(path), **place(section.span)}
        assert row == {"notice_id": notice.source.sha256[:16], **wanted}


def test_items_and_table_rows_are_the_flat_tasks(notice: Notice) -> None:
    """What `--tasks` says of a task is said here too."""
    both = {**{str(row["item_id"]): row for row in lines(notice, "items")},
            **{str(row["row_id"]): row for row in lines(notice, "table_rows")}}  # fmt: skip
    flat = list(task_rows(notice))
    assert list(both) == [task["id"] for task in flat]
    for task in flat:
        row = both[task["id"]]
        assert (row["number"], row["label"], row["task"]) == (task["number"], task["label"], task["task"])
        assert (row["strength"], row["due_on"]) == (task["strength"], task["due"])
        assert (row["span_start"], row["line"]) == (task["start"], task["line"])
        section = row["section"] if task["kind"] == "item" else " / ".join(
            str(title) for title in (row["table_title"], row["section"]) if title
        ) or None  # fmt: skip
        assert section == task["section"]


def test_items(notice: Notice) -> None:
    for seq, (row, item) in enumerate(zip(lines(notice, "items"), notice.items, strict=True), 1):
        assert row["seq"] == seq
        assert row["section_id"] == (item.section_ids[-1] if item.section_ids else None)
        assert (row["title"], row["text"]) == (item.title, item.text)
        assert {name: row[name] for name in place(None)} == place(item.span)


def test_table_rows(notice: Notice) -> None:
    entries = [(at, table, row) for at, table in enumerate(notice.tables, 1) for row in table.rows]
    for seq, (line, (at, table, row)) in enumerate(zip(lines(notice, "table_rows"), entries, strict=True), 1):
        assert (line["seq"], line["table_number"], line["table_title"]) == (seq, at, table.title)
        assert (line["section"], line["subtask"], line["item_id"]) == (row.section, row.subtask, row.item_id)
        assert list(json.loads(str(line["cells"])).items()) == list(row.cells.items())
        assert {name: line[name] for name in place(None)} == place(row.span)


@pytest.mark.parametrize("table", ["units", "deadlines", "targets"])
def test_values_with_their_owners(table: str, notice: Notice) -> None:
    """Every field of the contract, under its own name, or under the one that the layout gives."""
    wanted = []
    for kind, id_, owner in owners(notice):
        for seq, value in enumerate(getattr(owner, table), 1):
            fields = {name: getattr(value, name) for name in type(value).model_fields if name != "span"}
            if table == "units":
                scope = fields.pop("scope")
                fields |= {"scope_start": scope.start, "scope_end": scope.end} if scope else {
                    "scope_start": None, "scope_end": None,
                }  # fmt: skip
            if table == "targets":
                top = fields["value_max"]
                fields |= {"value": float(fields["value"]), "value_max": None if top is None else float(top)}
            if table == "deadlines":
                fields |= {"due_on": day(fields.pop("date")), "start_on": day(fields.pop("start"))}
            head = {"notice_id": notice.source.sha256[:16], "owner": kind, "owner_id": id_, "seq": seq}
            wanted.append({**head, **fields, **place(value.span)})
    assert lines(notice, table) == wanted


def test_warnings(notice: Notice) -> None:
    for seq, (row, warning) in enumerate(zip(lines(notice, "warnings"), notice.warnings, strict=True), 1):
        wanted = {"seq": seq, "code": warning.code, "message": warning.message, "item_id": warning.item_id}
        assert row == {"notice_id": notice.source.sha256[:16], **wanted, **place(warning.span)}


@pytest.mark.parametrize(
    ("printed", "number"), [("7", 7), ("7.", None), ("七", None), (None, None), ("9" * 30, None), ("１２", 12)]
)
def test_the_number_of_a_row(printed: str | None, number: int | None) -> None:
    table = NOTICE.tables[0]
    row = table.rows[0].model_copy(update={"number": printed})
    changed = NOTICE.model_copy(update={"tables": (table.model_copy(update={"rows": (row,)}),)})
    (line,) = lines(changed, "table_rows")
    assert (line["number"], line["label"]) == (number, printed)


def test_samples_are_there() -> None:
    assert len(NAMES) >= 9
    assert Path(SAMPLES / NAMES[0]).is_file()
