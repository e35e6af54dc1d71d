"""`check`: how far the answer covers the text. YD117 marks that look like entries and were not taken, YD118 a table whose
cells run together, YD119 a plan without numbers that was cut at its unit clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ydparse.document import Document, InText, TextAt
from ydparse.models import Check, Coverage, Item, Warning

REPAIRS = frozenset({"YD112", "YD121", "YD122", "YD136"})
"""Codes that tell of a repair, or of the text as a whole, and not of a doubt in a place."""


def check_marks(document: Document, left_out: Sequence[InText], items: Sequence[Item]) -> list[Warning]:
    """A warning for each mark that looks like an entry and was left out, with the item that holds it."""
    starts = [item.span.start for item in items]
    warnings: list[Warning] = []
    for start, end in left_out:
        at = bisect_right(starts, start) - 1
        holder = items[at] if at >= 0 and start < items[at].span.end else None
        message = f"“{document.quote(start, TextAt(end + 8))}……”像一项的序号，没有另立一项"
        warnings.append(
            Warning.model_construct(
                code="YD117", message=message, span=document.span(start, end), item_id=holder.id if holder else None
            )
        )
    return warnings


def check_flat_tables(document: Document, tables: Sequence[InText]) -> list[Warning]:
    """A warning for each table whose cells run together in the text, so that no rows can be read."""
    message = "这里的任务表各栏挤在一起，分不出行，没有读；请用带表格的原文件"
    return [
        Warning.model_construct(code="YD118", message=message, span=document.span(start, end)) for start, end in tables
    ]


def check_unnumbered(items: Sequence[Item]) -> list[Warning]:
    """One warning where tasks were told apart by their unit clauses only."""
    cut = sum(item.number is None for item in items)
    message = f"全文没有序号，按责任括注分成 {cut} 项，请核对每一项的起止"
    return [Warning.model_construct(code="YD119", message=message)] if cut else []


def make_check(
    entries: int,
    refused: int,
    left_out: int,
    doubted: Sequence[str],
    warnings: Sequence[Warning],
    items: Sequence[Item],
) -> Check:
    """The check of a notice; `doubted` are the ids of items whose bounds are in doubt. A warning that names an item, or
    points into it, puts it on the list, unless it only tells of a repair."""
    doubts = [warning for warning in warnings if warning.code not in REPAIRS]
    named = {*doubted, *(warning.item_id for warning in doubts if warning.item_id)}
    starts = [item.span.start for item in items]
    for span in (warning.span for warning in doubts if warning.span and not warning.item_id):
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.start < items[at].span.end:
            named.add(items[at].id)
    numbering = Coverage(seen=entries + refused + left_out, read=entries, refused=refused, open=left_out)
    return Check(numbering=numbering, items_to_check=tuple(item.id for item in items if item.id in named))
