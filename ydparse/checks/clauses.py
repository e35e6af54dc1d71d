"""YD114 wording of a unit clause that is neither a body nor a time limit: nobody was made of it, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ydparse.document import Document, InText
from ydparse.models import Warning


class HasUnread(Protocol):
    """What this check needs of a clause."""

    @property
    def unread(self) -> tuple[InText, ...]:
        """Places in the text."""


def check_clauses(document: Document, clauses: Sequence[HasUnread]) -> list[Warning]:
    """One warning a wording."""
    return [
        Warning.model_construct(
            code="YD114",
            message=f"责任括注里的“{document.quote(start, end)[:30]}”没有读成单位或时限",
            span=document.span(start, end),
        )
        for clause in clauses
        for start, end in clause.unread
    ]
