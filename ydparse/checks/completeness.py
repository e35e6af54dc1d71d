"""YD101 no items, YD102 no title, YD113 a task without a unit where most have one, YD116 no task names a unit,
YD115 text after the last task that belongs to none."""

from __future__ import annotations

from collections.abc import Sequence

from ydparse.document import Document, InText, TextAt
from ydparse.document.characters import every_form
from ydparse.models import Item, Metadata, Table, Warning

_CLOSING = every_form("。;)")
_SHORT = 8  # characters; less is the rest of a page


def check_completeness(metadata: Metadata, items: Sequence[Item], tables: Sequence[Table]) -> list[Warning]:
    """What a notice of this kind has and this one lacks."""
    warnings: list[Warning] = []
    if not items and not any(table.rows for table in tables):
        warnings.append(
            Warning.model_construct(
                code="YD101", message="没有找到编号的任务，也没有任务表；请确认这是工作要点、方案或分工一类的文件"
            )
        )
    if metadata.title is None:
        warnings.append(Warning.model_construct(code="YD102", message="没有找到文件标题"))
    alone = [item for item in items if not item.units]
    if alone and len(alone) * 2 < len(items):
        for item in alone:
            warnings.append(
                Warning.model_construct(
                    code="YD113",
                    message=f"任务“{item.label}{(item.title or item.text)[:12]}”没有写明责任单位",
                    span=item.span,
                    item_id=item.id,
                )
            )
    elif len(alone) == len(items) >= 2 and not any(row.units for table in tables for row in table.rows):
        warnings.append(
            Warning.model_construct(code="YD116", message="没有一条任务读出责任单位；请看文中是怎样写责任分工的")
        )
    return warnings


def check_leftovers(document: Document, places: Sequence[InText]) -> list[Warning]:
    """What stands after the last task of a body: closing paragraphs belong to none, and are not passed over in silence."""
    warnings: list[Warning] = []
    for start, end in places:
        while start < end and (document.text[start].isspace() or document.text[start] in _CLOSING):
            start = TextAt(start + 1)
        while start < end and document.text[end - 1].isspace():
            end = TextAt(end - 1)
        if end - start >= _SHORT:
            message = f"最后一项任务之后的文字不属于任何任务：“{document.text[start:end][:24]}……”"
            warnings.append(Warning.model_construct(code="YD115", message=message, span=document.span(start, end)))
    return warnings
