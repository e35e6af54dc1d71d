"""Builds small notices of invented places, and says what was read from them in the fewest words."""

from __future__ import annotations

from collections.abc import Iterable

from ydparse import Notice, extract_text
from ydparse.models import Deadline, Item, Row, Target, Unit

YEAR = 2026
NUMERALS = "一二三四五六七八九十"
TITLE = f"青禾市{YEAR}年重点工作要点"


def plan(*lines: str, title: str = TITLE, foot: Iterable[str] = ()) -> str:
    """A plan of one chapter: a title, a heading, and `lines` as its entries."""
    return "\n".join([title, "一、重点任务", *lines, *foot]) + "\n"


def tasks(*texts: str, title: str = TITLE) -> tuple[Item, ...]:
    """The items of a plan with these texts as its entries （一）, （二）, …"""
    return extract_text(plan(*(f"（{NUMERALS[i]}）{text}" for i, text in enumerate(texts)), title=title)).items


def task(text: str, title: str = TITLE) -> Item:
    """The first item of a plan whose entry （一） is `text` and whose entry （二） says nothing of note."""
    return tasks(text, "完善工作制度。", title=title)[0]


def who(units: Iterable[Unit]) -> list[str]:
    """Each unit as `role name`, inline ones led by `~`, implied ones by `+`."""
    return [f"{'~' * u.inline}{'+' * u.implied}{u.role} {u.name}" for u in units]


def when(deadlines: Iterable[Deadline]) -> list[str]:
    """Each time limit as `text = value`: start/date, a recurrence, or its kind."""
    said = []
    for d in deadlines:
        date = str(d.date) if d.kind == "due" else d.recurrence or d.kind
        said.append(f"{d.text} = {f'{d.start}/' if d.start else ''}{date}")
    return said


def what(targets: Iterable[Target]) -> list[str]:
    """Each goal as `indicator comparator value unit`, with ↑ or ↓ for a change; benefits are led by `$`."""
    said = []
    for t in targets:
        top = f"-{t.value_max}" if t.value_max is not None else ""
        arrow = {"up": " ↑", "down": " ↓", None: ""}[t.direction]
        mark = "$" if t.kind == "benefit" else ""
        said.append(f"{mark}{t.indicator} {t.comparator} {t.value}{top}{' ' + t.unit if t.unit else ''}{arrow}")
    return said


def outline(notice: Notice) -> list[str]:
    """Sections as `§level label title`, items as `level label title-or-text`, in the order of the text."""
    lines: list[tuple[int, str]] = [(s.span.start, f"§{s.level} {s.label}{s.title}") for s in notice.sections]
    for item in notice.items:
        lines.append((item.span.start, f"{len(item.section_ids) + 1} {item.label}{item.title or item.text}"))
    return [line for _, line in sorted(lines)]


def codes(notice: Notice) -> list[str]:
    """The codes of the warnings, in order."""
    return [warning.code for warning in notice.warnings]


def to_check(notice: Notice) -> list[str]:
    """The ids of what must be looked at, in order."""
    return [one.item_id for one in notice.check.items_to_check]


def reasons(notice: Notice, id_: str) -> list[str]:
    """The codes of the reasons to look at one of them, in order; none where it is not listed."""
    return [reason.code for one in notice.check.items_to_check if one.item_id == id_ for reason in one.reasons]


def check_evidence(notice: Notice) -> None:
    """Every value's span shows its wording, blanks aside; every span lies in the text, and in its entry if it has one.

    What a merged cell says of several rows stands in the first of them.
    """
    text = notice.text
    first = {id(row): table.rows[0].span.start for table in notice.tables for row in table.rows}
    for entry in (*notice.items, *notice.sections, *(row for table in notice.tables for row in table.rows)):
        assert 0 <= entry.span.start <= entry.span.end <= len(text)
        for unit in entry.units:
            assert squeezed(text[unit.span.start : unit.span.end]) == unit.name
            opens = first.get(id(entry), entry.span.start)
            assert unit.implied or opens <= unit.span.start <= unit.span.end <= entry.span.end
            if unit.scope is not None:
                assert 0 <= unit.scope.start < unit.scope.end <= len(text)
        assert all(limit.kind == "due" or limit.date is None for limit in entry.deadlines)
        for value in (*entry.deadlines, *entry.targets):
            assert squeezed(text[value.span.start : value.span.end]) == value.text
            assert isinstance(entry, Row) or entry.span.start <= value.span.start <= value.span.end <= entry.span.end
    for item in notice.items:
        shown = squeezed(text[item.span.start : item.span.end])
        assert shown == squeezed(item.label) + squeezed(item.text)
        assert squeezed(item.title or "") in squeezed(item.text)
    for section in notice.sections:
        shown = squeezed(text[section.span.start : section.span.end])
        assert shown.startswith(squeezed(section.label) + squeezed(section.title))
    for warning in notice.warnings:
        assert warning.span is None or 0 <= warning.span.start <= warning.span.end <= len(text)


def squeezed(text: str) -> str:
    """The text without blanks and line breaks."""
    return "".join(text.split())
