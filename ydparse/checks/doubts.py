"""The doubts of a notice: reasons to look at a task, gathered where they stand, each by its code and its place."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from ydparse.document import Document, TextAt
from ydparse.models import Item, Reason, Row, Section, Span, ToCheck, Warning
from ydparse.structure import Node

Kind: TypeAlias = Literal["item", "section", "row"]

# What a reader is told of each reason; those that are warnings say it themselves.
MESSAGES = {
    "role.open": "“{}”没有读出是谁",
    "date.open": "时间“{}”没有读成时限，也没有理由不读",
    "rhythm.open": "周期“{}”没有读成时限，也没有理由不读",
    "quantity.open": "数量“{}”没有读成目标，也没有理由不读",
    "date.bare": "时间“{}”旁边没有字说明是时限，没有读",
    "goal.bare": "只凭数量本身读作目标：“{}”",
    "bracket.open": "括号里像是单位名单，没有读：“{}”",
    "gap.beside": "紧挨着它的序号不连续，缺的一项可能并在这里：“{}”",
    "end.open": "最后一项，止于何处没有标志：“{}”",
    "text.behind": "责任括注之后还有文字：“{}”",
    "text.before": "序号不从一开始，缺的一项可能在它之前的文字里：“{}”",
    "text.after": "最后一项之后的文字里有像序号的字，可能还有任务：“{}”",
    "heading.skipped": "前面有像标题序号的字，没有另立一项，上级标题可能不是这个：“{}”",
    "text.long": "比同级各项长得多，可能并了别的项：“{}”",
    "stop.missing": "末尾没有句号，同级各项都有：“{}”",
    "body.missing": "没有责任单位，同级的项多半有：“{}”",
    "name.sign": "单位名称里有多余的字或符号：“{}”",
    "name.joined": "单位名称之间没有分隔，请看分得对不对：“{}”",
    "name.marked": "单位名称后有记号，没有读出是什么意思：“{}”",
    "quote.stray": "括号不成对，其中的文字可能没有读：“{}”",
    "number.cut": "数字后面像是断开了：“{}”",
    "section.missing": "没有上级标题，别的项都有：“{}”",
    "mark.left": "像一项的序号，没有另立一项：“{}”",
    "mark.close": "像一项的序号，另立一项与否相差不多，没有另立：“{}”",
    "heading.lost": "下一个同级标题的序号不连续，缺的标题可能在这前后：“{}”",
    "list.flat": "句中有项目符号，可能是没有分开的几项：“{}”",
    "name.odd": "名称不像单位：“{}”",
    "section.clause": "标题下的文字有责任括注，可能还有没分出的任务：“{}”",
    "ocr.faint": "识别（OCR）时没有把握：“{}”",
    "entry.weak": "像不像一项，依据不足：“{}”",
}
_QUOTED = 24  # characters of the wording that a message quotes


class Owner(NamedTuple):
    """What a doubt may stand in: an item, a section with its own text, a row, with what the structure has of it."""

    id: str
    kind: Kind
    start: TextAt
    end: TextAt
    value: Item | Section | Row
    node: Node | None = None
    table: int = 0  # of a row

    @property
    def part(self) -> int:
        """The part that an entry stands in."""
        return self.node.entry.part if self.node else -1

    @property
    def list(self) -> int:
        """What tells its list from others: the heading above it, or its table."""
        return id(self.node.parent) if self.node else self.table


class Doubts:
    """Gathers reasons; `owners` are in the order of the text."""

    def __init__(self, document: Document, owners: Sequence[Owner]) -> None:
        self.document = document
        self.owners = owners
        self._starts = [owner.start for owner in owners]
        self._reasons: dict[str, dict[tuple[str, int, int], Reason]] = defaultdict(dict)
        self._ids = {owner.id for owner in owners}

    def owner_at(self, at: int) -> Owner | None:
        """Whose text holds an offset."""
        found = bisect_right(self._starts, at) - 1
        return self.owners[found] if found >= 0 and at < self.owners[found].end else None

    def add(self, id_: str, code: str, span: Span, message: str = "") -> None:
        """One reason; the same code and place count once."""
        if id_ in self._ids:
            quoted = " ".join(self.document.text[span.start : min(span.end, span.start + _QUOTED)].split())
            reason = Reason.model_construct(code=code, message=message or MESSAGES[code].format(quoted), span=span)
            self._reasons[id_].setdefault((code, span.start, span.end), reason)

    def at(self, start: TextAt, end: TextAt, code: str, message: str = "") -> None:
        """A reason for whoever owns the place; nothing where nobody does."""
        if owner := self.owner_at(start):
            self.add(owner.id, code, self.document.span(start, end), message)

    def warned(self, warnings: Iterable[Warning], repairs: frozenset[str]) -> None:
        """What warnings say of a place or an item, but for those that tell of a repair."""
        for warning in warnings:
            if warning.code in repairs or not warning.span:
                continue
            owner = self.owner_at(warning.span.start)
            id_ = warning.item_id or (owner.id if owner else "")
            self.add(id_, warning.code, warning.span, warning.message)

    def to_check(self) -> tuple[ToCheck, ...]:
        """Those with reasons, in the order of the text."""
        return tuple(
            ToCheck.model_construct(
                item_id=owner.id,
                reasons=tuple(sorted(self._reasons[owner.id].values(), key=lambda r: (r.span.start, r.code))),
            )
            for owner in self.owners
            if owner.id in self._reasons
        )
