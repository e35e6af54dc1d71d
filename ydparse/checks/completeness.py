"""YD101 no items, YD102 no title, YD113 a task without a unit where most have one."""

from __future__ import annotations

from collections.abc import Sequence

from ydparse.models import Item, Metadata, Table, Warning


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
    return warnings
