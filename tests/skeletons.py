"""The bare frame of a notice: labels and depths, for tests of its numbering."""

from __future__ import annotations

from ydparse import Notice


def skeleton(notice: Notice) -> str:
    """Labels in the order of the text: sections led by `§`, one `>` for each level above; a heading without a number is
    given by its title."""
    found: list[tuple[int, str]] = []
    for section in notice.sections:
        found.append((section.span.start, f"{'>' * (section.level - 1)}§{section.label or section.title}"))
    for item in notice.items:
        found.append((item.span.start, f"{'>' * len(item.section_ids)}{item.label}"))
    return " ".join(label for _, label in sorted(found))


def frame(notice: Notice, kind: str) -> str:
    """The skeleton of the parts of one kind only."""
    ids = {part.id for part in notice.parts if part.kind == kind}
    sections = tuple(one for one in notice.sections if one.part_id in ids)
    items = tuple(one for one in notice.items if one.part_id in ids)
    return skeleton(notice.model_copy(update={"sections": sections, "items": items}))
