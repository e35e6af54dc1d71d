"""A notice with nothing in it but what must be looked at, for every `--only-to-check`."""

from __future__ import annotations

from ydparse.models import Notice


def only_to_check(notice: Notice) -> Notice:
    """The notice with those of its tasks, rows and headings that must be looked at, and the headings above them.

    The text, `check` and the places of the tables stay whole, so that spans, ids and counts mean what they always mean.
    What names a task that is left out is left out too: `item_id` of a row, warnings of that task.
    """
    named = {one.item_id for one in notice.check.items_to_check}
    items = tuple(item for item in notice.items if item.id in named)
    kept = {item.id for item in items}
    headings = (named & {section.id for section in notice.sections}).union(*(item.section_ids for item in items))
    above = {section.id: section.parent_id for section in notice.sections}
    for id_ in tuple(headings):
        while parent := above[id_]:
            headings.add(id_ := parent)
    tables = []
    for table in notice.tables:
        rows = (row for row in table.rows if row.id in named)
        linked = (row if row.item_id in kept else row.model_copy(update={"item_id": None}) for row in rows)
        tables.append(table.model_copy(update={"rows": tuple(linked)}))
    return notice.model_copy(
        update={
            "items": items,
            "sections": tuple(section for section in notice.sections if section.id in headings),
            "tables": tuple(tables),
            "warnings": tuple(w for w in notice.warnings if w.item_id is None or w.item_id in kept),
        }
    )
