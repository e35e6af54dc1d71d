"""YD110 a number is missing, YD111 a number is repeated, YD112 a number lost its full stop. Nothing is lost over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ydparse.document import Document, InText
from ydparse.models import Warning


class Numbered(NamedTuple):
    """What numbering needs to know of an entry: style and ordinal, label, its place in the text, the id of its item, its parent, its part, whether
    it begins its list again with nothing new above it."""

    style: str
    number: int
    label: str
    place: InText
    item_id: str | None
    parent_id: str | None
    bare: bool
    part: int
    again: bool = False


def check_numbering(document: Document, entries: Sequence[Numbered]) -> list[Warning]:
    """Gaps and repeats in each style; numbering may start at 1 again under a new heading, or go on through them."""
    warnings: list[Warning] = []
    last: dict[str, Numbered] = {}
    part = 0
    for entry in entries:
        if entry.part != part:  # each paper counts for itself
            last, part = {}, entry.part
        if entry.bare:
            warnings.append(
                _warning(document, "YD112", f"序号“{entry.label}”后缺少顿号或句点，已按第 {entry.number} 项处理", entry)
            )
        previous = last.get(entry.style)
        if entry.again:
            warnings.append(_warning(document, "YD111", f"序号“{entry.label}”重复：上面没有新的标题", entry))
        if previous is not None and entry.number != 1:
            if entry.number == previous.number:
                warnings.append(_warning(document, "YD111", f"序号“{entry.label}”重复", entry))
            elif entry.number < previous.number:
                warnings.append(
                    _warning(document, "YD111", f"序号“{entry.label}”倒退（前一项为“{previous.label}”）", entry)
                )
            elif entry.number > previous.number + 1:
                missing = "、".join(str(n) for n in range(previous.number + 1, min(entry.number, previous.number + 6)))
                warnings.append(
                    _warning(
                        document,
                        "YD110",
                        f"序号不连续：“{previous.label}”之后是“{entry.label}”，缺第 {missing} 项",
                        entry,
                    )
                )
        elif previous is None and entry.number != 1 and entry.style != "box":
            warnings.append(_warning(document, "YD110", f"序号从“{entry.label}”开始", entry))
        last[entry.style] = entry
    return warnings


def _warning(document: Document, code: str, message: str, entry: Numbered) -> Warning:
    return Warning.model_construct(code=code, message=message, span=document.span(*entry.place), item_id=entry.item_id)
