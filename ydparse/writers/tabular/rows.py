"""A notice → the rows of the layout's tables, in the order of the notice."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from ydparse.models import Deadline, Notice, Span, Target, Unit
from ydparse.writers.csv import LIST_SEPARATOR
from ydparse.writers.tabular.layout import Row
from ydparse.writers.tasks import last_due, ordinal, owners, title_path

ID_LENGTH = 16  # hexadecimal digits: 64 bits, so that among ten million notices no two are likely to share one

_Value = TypeVar("_Value", bound=Unit | Deadline | Target)


def notice_id(sha256: str) -> str:
    """The id of the notice whose file has this SHA-256."""
    return sha256[:ID_LENGTH]


def notice_rows(notice: Notice) -> dict[str, list[Row]]:
    """The notice's rows by table, all tables but `files`; each row in the order of the layout's columns."""
    id_ = notice_id(notice.source.sha256)
    entries = list(owners(notice))
    return {
        "notices": [_notice(id_, notice)],
        "sections": list(_sections(id_, notice)),
        "items": list(_items(id_, notice)),
        "units": _owned(id_, (((kind, own), entry.units) for kind, own, entry in entries), _unit),
        "deadlines": _owned(id_, (((kind, own), entry.deadlines) for kind, own, entry in entries), _deadline),
        "targets": _owned(id_, (((kind, own), entry.targets) for kind, own, entry in entries), _target),
        "table_rows": list(_table_rows(id_, notice)),
        "warnings": [
            (id_, seq, warning.code, warning.message, warning.item_id, *_place(warning.span))
            for seq, warning in enumerate(notice.warnings, 1)
        ],
        "to_check": list(_to_check(id_, notice)),
    }


def counted(notice: Notice) -> tuple[int, int]:
    """How many tasks a notice has, in body and tables, and how many of them must be looked at."""
    ids = {id_ for kind, id_, _ in owners(notice) if kind != "section"}
    return len(ids), sum(one.item_id in ids for one in notice.check.items_to_check)


def _to_check(id_: str, notice: Notice) -> Iterator[Row]:
    kinds = {own: kind for kind, own, _ in owners(notice)}
    reasons = ((one.item_id, reason) for one in notice.check.items_to_check for reason in one.reasons)
    for seq, (own, reason) in enumerate(reasons, 1):
        yield (id_, seq, kinds[own], own, reason.code, reason.message, *_place(reason.span))


def _notice(id_: str, notice: Notice) -> Row:
    source, metadata = notice.source, notice.metadata
    region = metadata.region
    return (
        id_,
        source.path,
        source.format,
        source.sha256,
        source.encoding,
        source.page_count,
        _list(map(str, source.ocr_pages)),
        notice.kind.value if notice.kind else None,
        metadata.title,
        metadata.notice_title,
        metadata.document_number,
        _list(metadata.issuer),
        _list(metadata.addressees),
        _day(metadata.issued_on),
        _day(metadata.approved_on),
        _day(metadata.published_on),
        metadata.printed_by,
        _day(metadata.printed_on),
        _list(metadata.cc),
        _day(metadata.effective_on),
        _day(metadata.valid_until),
        metadata.plan_year,
        region.name if region else None,
        region.level if region else None,
        region.code if region else None,
        notice.text,
        notice.schema_version,
    )


def _sections(id_: str, notice: Notice) -> Iterator[Row]:
    paths: dict[str | None, str | None] = {}
    for seq, section in enumerate(notice.sections, 1):
        path = paths[section.id] = title_path((paths.get(section.parent_id), section.title))
        yield (
            id_,
            section.id,
            seq,
            section.parent_id,
            section.level,
            section.label,
            section.title,
            path,
            section.text,
            *_place(section.span),
        )


def _items(id_: str, notice: Notice) -> Iterator[Row]:
    titles = {section.id: section.title for section in notice.sections}
    for seq, item in enumerate(notice.items, 1):
        yield (
            id_,
            item.id,
            seq,
            item.section_ids[-1] if item.section_ids else None,
            title_path(titles.get(section_id) for section_id in item.section_ids),
            item.number,
            item.label,
            item.title,
            item.task,
            item.text,
            item.strength,
            _day(last_due(item.deadlines)),
            *_place(item.span),
        )


def _table_rows(id_: str, notice: Notice) -> Iterator[Row]:
    seq = 0
    for table_number, table in enumerate(notice.tables, 1):
        for row in table.rows:
            seq += 1
            yield (
                id_,
                row.id,
                seq,
                table_number,
                table.title,
                ordinal(row.number),
                row.number,
                row.section,
                row.task,
                row.subtask,
                row.strength,
                _day(last_due(row.deadlines)),
                json.dumps(row.cells, ensure_ascii=False),
                row.item_id,
                *_place(row.span),
            )


def _owned(
    id_: str, entries: Iterable[tuple[Sequence[str], Sequence[_Value]]], cells: Callable[[_Value], Row]
) -> list[Row]:
    """A row a value of each entry: whose it is, what it says (`cells`), where it stands."""
    rows: list[Row] = []
    for owner, values in entries:
        rows += [(id_, *owner, seq, *cells(value), *_place(value.span)) for seq, value in enumerate(values, 1)]
    return rows


def _unit(unit: Unit) -> Row:
    return (
        unit.name,
        unit.role,
        unit.inline,
        unit.implied,
        unit.collective,
        unit.open_ended,
        unit.canonical,
        unit.scope.start if unit.scope else None,
        unit.scope.end if unit.scope else None,
        unit.rule,
    )


def _deadline(deadline: Deadline) -> Row:
    return (
        deadline.text,
        deadline.kind,
        _day(deadline.date),
        _day(deadline.start),
        deadline.recurrence,
        deadline.rule,
    )


def _target(target: Target) -> Row:
    return (
        target.text,
        target.indicator,
        float(target.value),
        None if target.value_max is None else float(target.value_max),
        target.unit,
        target.comparator,
        target.direction,
        target.kind,
        target.strength,
        target.rule,
    )


def _place(span: Span | None) -> Sequence[int | str | None]:
    if span is None:
        return (None, None, None, None, None)
    return (span.start, span.end, span.page, span.line, None if span.bbox is None else json.dumps(span.bbox))


def _list(values: Iterable[str]) -> str | None:
    return LIST_SEPARATOR.join(values) or None


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
