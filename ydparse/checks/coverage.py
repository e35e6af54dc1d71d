"""`check`: how far the answer covers the text. YD117 marks that look like entries and were not taken, YD118 a table whose
cells run together, YD119 a plan without numbers that was cut at its unit clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from ydparse.checks.between import doubt_between
from ydparse.checks.doubts import Doubts
from ydparse.checks.open_marks import doubt_open_marks, doubt_weak_evidence
from ydparse.checks.shape import doubt_shape
from ydparse.checks.signs import doubt_signs
from ydparse.document import Document, InText, TextAt
from ydparse.models import Check, Coverage, Item, Warning
from ydparse.rules.ledger import OPEN, Kind, Ledger, fate
from ydparse.structure import Numbering

REPAIRS = frozenset({"YD112", "YD113", "YD121", "YD122", "YD136"})
"""Codes that tell of a repair, or of the text as a whole, and not of a doubt in a place; a task without a unit (YD113) is one
only where those beside it have some (`body.missing`)."""


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
    doubts: Doubts,
    ledger: Ledger,
    numbering: Numbering,
    columns: Sequence[str | None],
    warnings: Sequence[Warning],
    clauses: Sequence[InText],
) -> Check:
    """The check of a notice: what the ledger has of each kind of mark, the numbers of entries, the columns of tables by
    their kind (None: unknown), and what must be looked at."""
    doubts.warned(warnings, REPAIRS)
    doubt_open_marks(doubts, ledger)
    doubt_weak_evidence(doubts, ledger)
    doubt_signs(doubts)
    doubt_shape(doubts, clauses)
    doubt_between(doubts, numbering)
    for place in numbering.doubtful:
        doubts.at(*place, "mark.left")
    for place in numbering.close:
        doubts.at(*place, "mark.close")
    read, refused, left = (
        sum(entry.mark.number > 0 for entry in numbering.entries),
        numbering.refused,
        len(numbering.left_out),
    )
    known = len(columns) - columns.count(None)
    return Check(
        numbering=Coverage(seen=read + refused + left, read=read, refused=refused, open=left),
        roles=_coverage(ledger, "roles"),
        brackets=_coverage(ledger, "brackets"),
        dates=_coverage(ledger, "dates"),
        rhythms=_coverage(ledger, "rhythms"),
        quantities=_coverage(ledger, "quantities"),
        columns=Coverage(seen=len(columns), read=known, open=len(columns) - known),
        items_to_check=doubts.to_check(),
    )


def _coverage(ledger: Ledger, kind: Kind) -> Coverage:
    rules = Counter(ledger.marks(kind).values())
    by = {rule: count for rule, count in sorted(rules.items()) if fate(rule) == 1}
    seen, refused, left = rules.total(), sum(by.values()), rules[OPEN]
    return Coverage(seen=seen, read=seen - refused - left, refused=refused, open=left, refused_by=by)
