"""What the rules of head and foot read: the pieces, and what follows from them, each found when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

from ydparse.document import TEXT_BEGINS, Document, InText, TextAt
from ydparse.rules.metadata.enclosed import own_papers
from ydparse.rules.metadata.letter import named_in_letter
from ydparse.rules.metadata.pieces import Piece, labelled
from ydparse.rules.metadata.said import NOTHING, Said
from ydparse.rules.metadata.signatures import Signature, find_inner_signature, find_signature
from ydparse.rules.metadata.title_lines import Title, dated_line, issues, title_groups
from ydparse.rules.rule import Rule

_LONG = 6  # characters; a title has more


@dataclass(frozen=True)
class Head:
    """The pieces before the body and behind it. `given_date` is the page's own date, as its source says it,
    `plan_title` where the title stands over the paper that a letter sends."""

    document: Document
    head: list[Piece]
    foot: list[Piece]
    body_start: TextAt
    body_end: TextAt
    given_date: str | None
    plan_title: InText | None = None

    @cached_property
    def paper(self) -> list[Piece]:
        """The pieces of the head, of an enclosed notice only where a letter encloses one."""
        return own_papers(self.head)

    @cached_property
    def pieces(self) -> list[Piece]:
        """Those of the paper and of the foot."""
        return [*self.paper, *self.foot]

    @cached_property
    def everything(self) -> list[Piece]:
        """Those of the whole head and of the foot."""
        return [*self.head, *self.foot]

    @property
    def end(self) -> TextAt:
        """Where the paper's head ends."""
        return self.paper[-1].end if self.paper else TEXT_BEGINS

    @cached_property
    def signature(self) -> Signature | None:
        """署名 with 成文日期: in the letter, within the body, behind it."""
        return (
            find_signature(self.document, self.paper)
            or find_inner_signature(
                self.document, self.body_start, self.body_end, self.plan_title and self.plan_title[0]
            )
            or find_signature(self.document, self.foot)
        )

    @cached_property
    def titles(self) -> list[Title]:
        """The lines that read like titles, joined."""
        return [title for title in title_groups(self.document, self.paper) if len(title.text) >= _LONG]

    @cached_property
    def boxed(self) -> Title | None:
        """The title that the page's box gives."""
        for _, place in labelled(self.head, "title"):
            return Title(text, *place) if (text := self.document.quote(*place)) else None
        return None

    @cached_property
    def issuing(self) -> Title | None:
        """The first title that says that it issues another paper (关于印发…的通知)."""
        if found := next(filter(issues, self.titles), None):
            return found
        return self.boxed if self.boxed and issues(self.boxed) else None

    @cached_property
    def headline(self) -> Title | None:
        """The title that heads the paper: the issuing one, else the first."""
        return self.issuing or next(iter(self.titles), None) or self.boxed or dated_line(self.document, self.paper)

    @cached_property
    def sent(self) -> Title | None:
        """The paper that the letter says it sends."""
        return named_in_letter(self.document, self.paper)


class Known(NamedTuple):
    """What a rule reads: the head, and the elements that were found before the one that is asked for."""

    head: Head
    found: Mapping[str, Said]

    def said(self, element: str) -> Said:
        """What was found of an element."""
        return self.found.get(element, NOTHING)


HeadRule: TypeAlias = Rule[Known, Said]
Find: TypeAlias = Callable[[Known], Said | None]


def quoted(head: Head, place: InText) -> Said | None:
    """The wording at a place, or None where there is none."""
    text = head.document.quote(*place)
    return Said(text, [place]) if text else None
