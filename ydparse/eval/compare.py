"""A notice against its gold, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from ydparse.eval.likeness import (
    last_limit,
    like_deadline,
    like_target,
    pair,
    plain,
    plain_label,
    same_sense,
    same_wording,
)
from ydparse.eval.tally import Tally
from ydparse.models import Deadline, Item, Metadata, Notice, Role, Row, Section, Table, Target, Unit
from ydparse.models.base import Model
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

T = TypeVar("T")
Refused: TypeAlias = Mapping[str, Sequence[tuple[str, str]]]
"""By the id of a section or an item: each rule that refused a wording in it, and the wording."""

_SCALARS = (
    "title", "notice_title", "document_number", "issued_on", "approved_on", "published_on", "printed_by", "printed_on",
    "plan_year",
)  # fmt: skip
_LISTS = ("issuer", "addressees", "cc")
_FURTHER = ("effective_on", "valid_until", "region_name", "region_level")
_ROLES: tuple[Role, ...] = ("lead", "responsible", "support")


def compare(gold: Gold, notice: Notice, name: str = "", refused: Refused | None = None) -> Tally:
    """The counts of one notice; `name` leads what misses and extras say of where they are.

    `refused` are the wordings that were looked at and not taken; where given, their rules are judged too.
    """
    tally = Tally()
    _metadata(tally, name, gold.metadata, notice.metadata)
    _sections(tally, name, gold.sections, notice.sections, refused or {})
    _items(tally, name, gold.items, notice, refused or {})
    _tables(tally, name, gold.tables, notice.tables)
    _spans(tally, name, notice)
    return tally


def _metadata(tally: Tally, name: str, gold: GoldMetadata, pred: Metadata) -> None:
    """A value counts once, one of a list each; what only the full count has counts where the gold gives it."""
    region = pred.region
    found = {key: getattr(pred, key) for key in (*_SCALARS, *_LISTS, "effective_on", "valid_until")}
    found |= {"region_name": region and region.name, "region_level": region and region.level}
    for key in (*_SCALARS, *_LISTS, *_FURTHER):
        values = [_each(getattr(gold, key)), _each(found[key])]
        if key not in _FURTHER:
            tally.count("metadata", f"{name} {key}", *values)
        if key not in _FURTHER or key in gold.model_fields_set:
            tally.count("metadata_full", f"{name} {key}", *values)


def _each(value: object) -> list[str]:
    return [said for one in (value if isinstance(value, tuple) else (value,)) if (said := plain(one))]


def _sections(tally: Tally, name: str, gold: Sequence[GoldSection], pred: Sequence[Section], refused: Refused) -> None:
    tally.count("sections", name, map(_heading, gold), map(_heading, pred))
    free = list(pred)
    for wanted in gold:
        found = _take(free, (_heading(section) == _heading(wanted) for section in free))
        where = f"{name} {wanted.label}"
        _full(tally, "sections_full", where, wanted, found, ("level",))
        _values(tally, where, wanted, found, refused)
    for section in free:
        tally.surplus("sections_full", f"{name} {section.label}", section.title)
        _values(tally, f"{name} {section.label}", None, section, refused)


def _heading(section: GoldSection | Section) -> str:
    return plain_label(section.label) + plain(section.title)


def _items(tally: Tally, name: str, gold: Sequence[GoldItem], notice: Notice, refused: Refused) -> None:
    """An item is known by how it begins, and right where its end, its label and the headings above it are."""
    labels = {section.id: plain_label(section.label) for section in notice.sections}
    free, whole = [(plain(item.text), item) for item in notice.items], plain(notice.text)
    for wanted in gold:
        where = f"{name} {wanted.label}{wanted.start[:6]}"
        start = plain(wanted.start)
        text, found = _take(free, (text.startswith(start) for text, _ in free)) or ("", None)
        missing = "没有找到" if start in whole else f"没有找到，正文里也没有“{wanted.start}”"
        wrong = missing if found is None else _wrong_in(wanted, found, text, labels)
        if found is None or wrong:
            for field in ("items", "items_full"):
                tally.miss(field, where, wrong)
                if found is not None:
                    tally.surplus(field, where, wrong)
        else:
            tally.hit("items")
            _full(tally, "items_full", where, wanted, found, ("number",))
        if found is not None:
            _strength(tally, where, wanted, found)
        _values(tally, where, wanted, found, refused)
    for text, item in free:
        for field in ("items", "items_full"):
            tally.surplus(field, f"{name} {item.label}", text[:20])
        _values(tally, f"{name} {item.label}", None, item, refused)


def _wrong_in(wanted: GoldItem, found: Item, text: str, labels: dict[str, str]) -> str:
    """What is wrong with an item that begins as it should; empty where nothing is."""
    above = [labels.get(id_, "") for id_ in found.section_ids]
    wrong = []
    if not text.rstrip("。.").endswith(plain(wanted.end).rstrip("。.")):
        wrong.append(f"止于“{text[-12:]}”")
    if plain_label(found.label) != plain_label(wanted.label):
        wrong.append(f"序号为“{found.label}”")
    if wanted.section is not None and above != [plain_label(label) for label in wanted.section]:
        wrong.append(f"上级标题为“{'、'.join(above)}”")
    return "；".join(wrong)


def _values(
    tally: Tally, where: str, gold: GoldSection | GoldItem | None, pred: Section | Item | None, refused: Refused
) -> None:
    """Units, deadlines and targets of an entry that may be on one side only; then what was refused in it."""
    _units(tally, "units", where, gold.units if gold else (), pred.units if pred else ())
    missed = _deadlines(tally, where, gold.deadlines if gold else (), pred.deadlines if pred else ())
    missed += _targets(tally, where, gold.targets if gold else (), pred.targets if pred else ())
    for rule, wording in refused.get(pred.id, ()) if pred else ():
        tally.judge(rule, right=not any(_overlap(plain(wording), plain(text)) for text in missed))


def _overlap(refused: str, missed: str) -> bool:
    """Whether a refused wording is part of a missed one, or the other way round."""
    return bool(refused and missed) and (refused in missed or missed in refused)


def _units(tally: Tally, field: str, where: str, gold: Iterable[GoldUnit], pred: Iterable[Unit]) -> None:
    """A unit is its name and role; those that a convention adds are not counted."""
    given = [unit for unit in gold if not unit.implied]
    wanted = Counter(_who(unit) for unit in given if not unit.optional)
    optional = Counter(_who(unit) for unit in given if unit.optional)
    found = Counter(_who(unit) for unit in pred if not unit.implied)
    left, let_be = wanted.copy(), (found - wanted) & optional
    found -= let_be
    tally.count(field, where, wanted.elements(), found.elements())
    for unit in (unit for unit in pred if not unit.implied):
        fitting = next((counts for counts in (left, let_be) if counts[_who(unit)] > 0), None)
        if fitting is not None:
            fitting[_who(unit)] -= 1
        if fitting is not let_be:
            tally.judge(unit.rule, right=fitting is not None)


def _who(unit: GoldUnit | Unit) -> tuple[str, str]:
    return plain(unit.name), unit.role


def _deadlines(tally: Tally, where: str, gold: Iterable[GoldDeadline], pred: Sequence[Deadline]) -> list[str]:
    """The wordings of those that were missed are given back."""
    pairs, free = pair(gold, pred, like_deadline)
    missed = []
    for wanted, found in pairs:
        if wanted.optional:
            continue
        if found is None or same_wording(wanted, found):
            _full(tally, "deadlines_full", where, wanted, found, ("start", "recurrence"))
        else:
            tally.miss("deadlines_full", where, _when(wanted))
            tally.surplus("deadlines_full", where, _when(found))
        if found is None:
            tally.miss("deadlines", where, _when(wanted))
            missed.append(wanted.text)
        else:
            tally.hit("deadlines")
            tally.judge(found.rule, right=True)
    for deadline in free:
        tally.judge(deadline.rule, right=False)
        for field in ("deadlines", "deadlines_full"):
            tally.surplus(field, where, _when(deadline))
    return missed


def _when(deadline: GoldDeadline | Deadline) -> str:
    return f"{deadline.text} {deadline.kind} {deadline.date or ''}".rstrip()


def _targets(tally: Tally, where: str, gold: Iterable[GoldTarget], pred: Sequence[Target]) -> list[str]:
    """Benefits that the gold does not have are not counted. The wordings of those that were missed are given back."""
    pairs, free = pair(gold, pred, like_target)
    missed = []
    for wanted, found in pairs:
        if wanted.optional:
            continue
        if found is None:
            missed.append(wanted.text)
            for field in ("targets", "targets_full"):
                tally.miss(field, where, _how_much(wanted))
        else:
            tally.judge(found.rule, right=True)
            _target(tally, where, wanted, found)
    for target in free:
        if target.kind != "benefit":
            tally.judge(target.rule, right=False)
            for field in ("targets", "targets_full"):
                tally.surplus(field, where, _how_much(target))
    return missed


def _target(tally: Tally, where: str, wanted: GoldTarget, found: Target) -> None:
    """One that was found: whether all that is said of it agrees."""
    tally.hit("targets")
    if same_sense(wanted, found):
        tally.hit("targets_full")
    else:
        tally.miss("targets_full", where, _how_much(wanted))
        tally.surplus("targets_full", where, _how_much(found))
    tally.count("indicators", f"{where} {wanted.text}", [plain(wanted.indicator)], [plain(found.indicator)])
    _strength(tally, f"{where} {wanted.text}", wanted, found)


def _strength(tally: Tally, where: str, gold: GoldItem | GoldTarget, pred: Item | Target) -> None:
    """How firmly a task or a target is meant, where the gold says."""
    if "strength" in gold.model_fields_set:
        tally.count("strength", where, _each(gold.strength), _each(pred.strength))


def _how_much(target: GoldTarget | Target) -> str:
    top = "" if target.value_max is None else f"-{target.value_max}"
    said = (target.comparator, f"{target.value}{top}", target.unit, target.direction)
    return f"{target.text}｜{target.indicator} " + " ".join(str(part) for part in said if part is not None)


def _tables(tally: Tally, name: str, gold: Sequence[GoldTable], pred: Sequence[Table]) -> None:
    """Tables are told apart by their order. Rows of tables that the gold does not have count in the full count."""
    for i, table in enumerate(gold):
        free = list(pred[i].rows) if i < len(pred) else []
        for wanted in table.rows:
            found = _take(free, (_row_key(row) == _row_key(wanted) for row in free))
            _row(tally, f"{name} 第{wanted.number or ''}行", wanted, found)
        for row in free:
            for field in ("table_rows", "table_rows_full"):
                tally.surplus(field, f"{name} 第{row.number or ''}行", _row_key(row)[:40])
    for more in pred[len(gold) :]:
        for row in more.rows:
            tally.surplus("table_rows_full", f"{name} {more.title or ''}", _row_key(row)[:40])


def _row(tally: Tally, where: str, wanted: GoldRow, found: Row | None) -> None:
    """A row with the limit and the units of its columns."""
    key = _row_key(wanted)
    tally.count("table_rows", where, [key], [key] if found else [])
    _full(tally, "table_rows_full", where, wanted, found, ("section",))
    limit = last_limit(found.deadlines) if found else None
    due = [(wanted.deadline_kind, wanted.deadline_date)] if wanted.deadline else []
    tally.count("table_deadlines", where, due, [(limit.kind, limit.date)] if limit else [])
    if limit:
        tally.judge(limit.rule, right=due == [(limit.kind, limit.date)])
    units = [GoldUnit(name=unit, role=role) for role in _ROLES for unit in getattr(wanted, role)]
    _units(tally, "table_units", where, units, found.units if found else ())


def _row_key(row: GoldRow | Row) -> str:
    return plain(row.number) + plain(row.task) + plain(row.subtask)


def _full(tally: Tally, field: str, where: str, wanted: Model, found: Model | None, names: Sequence[str]) -> None:
    """A hit where `found` agrees in those of `names` that the gold gives; else a miss, and an extra if there is one."""
    given = [name for name in names if name in wanted.model_fields_set]
    said = [[plain(getattr(side, name)) for name in given] for side in (wanted, found) if side is not None]
    if found is not None and said[0] == said[1]:
        tally.hit(field)
        return
    tally.miss(field, where, "、".join(said[0]) if found is not None else "没有找到")
    if found is not None:
        tally.surplus(field, where, "、".join(said[1]))


def _spans(tally: Tally, name: str, notice: Notice) -> None:
    """The wording that each value of a task or heading gives is what stands at its span."""
    entries: tuple[Item | Section, ...] = (*notice.items, *notice.sections)
    for entry in entries:
        values: tuple[Unit | Deadline | Target, ...] = (*entry.units, *entry.deadlines, *entry.targets)
        for value in values:
            said = value.name if isinstance(value, Unit) else value.text
            shown = plain(notice.text[value.span.start : value.span.end])
            if shown and shown == plain(said):
                tally.hit("spans")
            else:
                tally.miss("spans", name, f"{said}：出处是“{shown[:40]}”")
                tally.surplus("spans", name, said)


def _take(entries: list[T], fits: Iterable[bool]) -> T | None:
    """Take the first entry that fits out of the list."""
    at = next((i for i, fit in enumerate(fits) if fit), None)
    return None if at is None else entries.pop(at)
