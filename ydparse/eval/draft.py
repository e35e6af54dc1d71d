"""A first gold of a notice, from what was found in it, for a human to correct."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from ydparse.eval.likeness import last_limit
from ydparse.models import Deadline, Item, Notice, Row, Section, Target, Unit
from ydparse.models.gold import (
    Gold,
    GoldDeadline,
    GoldItem,
    GoldMetadata,
    GoldRow,
    GoldSection,
    GoldTable,
    GoldTarget,
    GoldUnit,
)
from ydparse.models.metadata import Elements

QUOTED = 10  # characters of an item's start and end, more where others begin alike
_FLAGS = ("inline", "implied", "collective", "open_ended")


def draft(notice: Notice) -> Gold:
    """The gold that the notice agrees with in every field. What may be left out stands only where it says something."""
    return Gold(
        source=PurePath(notice.source.path).name if notice.source.path else None,
        metadata=_metadata(notice),
        sections=tuple(map(_section, notice.sections)),
        items=tuple(_item(item, notice) for item in notice.items),
        tables=tuple(GoldTable(title=table.title, rows=tuple(map(_row, table.rows))) for table in notice.tables),
    )


def draft_text(gold: Gold) -> str:
    """A gold as JSON to be edited: what holds nothing nested takes one line."""
    return _layout(gold.model_dump(mode="json", exclude_unset=True), "") + "\n"


def _layout(value: Any, indent: str) -> str:
    inner = indent + " "
    parts = list(value.values()) if isinstance(value, dict) else value
    if not isinstance(value, dict | list) or not any(isinstance(part, dict | list) and part for part in parts):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        lines = [f"{inner}{json.dumps(key)}: {_layout(part, inner)}" for key, part in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + _layout(part, inner) for part in value) + f"\n{indent}]"


def _metadata(notice: Notice) -> GoldMetadata:
    region = notice.metadata.region
    return GoldMetadata(
        **{name: getattr(notice.metadata, name) for name in Elements.model_fields},
        region_name=region and region.name,
        region_level=region and region.level,
    )


def _section(section: Section) -> GoldSection:
    return GoldSection(
        label=section.label,
        title=section.title,
        level=section.level,
        units=tuple(map(_unit, section.units)),
        deadlines=tuple(map(_deadline, section.deadlines)),
        targets=tuple(map(_target, section.targets)),
    )


def _item(item: Item, notice: Notice) -> GoldItem:
    labels = {section.id: section.label for section in notice.sections}
    text = "".join(item.text.split())
    others = ["".join(other.text.split()) for other in notice.items if other is not item]
    length = QUOTED
    while length < len(text) and any(other.startswith(text[:length]) for other in others):
        length += 1
    return GoldItem(
        label=item.label,
        number=item.number,
        section=tuple(labels[id_] for id_ in item.section_ids),
        start=text[:length],
        end=text[-QUOTED:],
        strength=item.strength,
        units=tuple(map(_unit, item.units)),
        deadlines=tuple(map(_deadline, item.deadlines)),
        targets=tuple(map(_target, item.targets)),
    )


def _unit(unit: Unit) -> GoldUnit:
    return GoldUnit(name=unit.name, role=unit.role, **{flag: True for flag in _FLAGS if getattr(unit, flag)})


def _deadline(deadline: Deadline) -> GoldDeadline:
    further = {name: value for name in ("start", "recurrence") if (value := getattr(deadline, name)) is not None}
    return GoldDeadline(text=deadline.text, kind=deadline.kind, date=deadline.date, **further)


def _target(target: Target) -> GoldTarget:
    given = {name: getattr(target, name) for name in GoldTarget.model_fields if hasattr(target, name)}
    return GoldTarget(**given, **({"optional": True} if target.kind == "benefit" else {}))


def _row(row: Row) -> GoldRow:
    limit = last_limit(row.deadlines)
    return GoldRow(
        number=row.number,
        section=row.section,
        task=row.task,
        subtask=row.subtask,
        deadline=limit and limit.text,
        deadline_kind=limit and limit.kind,
        deadline_date=limit and limit.date,
        **{role: tuple(u.name for u in row.units if u.role == role) for role in ("lead", "responsible", "support")},
    )
