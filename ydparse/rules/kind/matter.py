"""What the rules of a text's kind read: its titles and its body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

import regex

from ydparse.document import Document, InText, TextAt, ViewAt
from ydparse.lexicon import words
from ydparse.models import KindName
from ydparse.rules.kind.headings import Heading, heading_at, headings
from ydparse.rules.rule import Rule

ERRANDS = frozenset({"notice", "letter"})  # what the last word of a title says that the rest of it must tell
_HEADINGS = 2
_LINES, _OPENING = 3, 300  # lines, and characters within which they begin


@cache
def pattern(spelled: str) -> regex.Pattern[str]:
    r"""A pattern in which `\L<errand>` is any word of that place."""
    named: dict[str, Any] = {place: words("text_kinds", place) for place in regex.findall(r"\\L<(\w+)>", spelled)}
    return regex.compile(spelled, **named)


class Told(NamedTuple):
    """A kind, and the place of its evidence."""

    kind: KindName
    place: InText


@dataclass(frozen=True)
class Matter:
    """A text as a whole. `given` are the places of the titles that are known, that of the plan first; `rows` is where the head
    of a task table stands."""

    document: Document
    end: TextAt
    given: tuple[InText, ...]
    rows: InText | None

    @property
    def text(self) -> str:
        """The folded view."""
        return self.document.view.text

    @cached_property
    def headings(self) -> list[Heading]:
        """The titles that are known, then the first of those at the head of the text."""
        here = headings(self.document, self.document.view.to_view(self.end))
        return [*(heading_at(self.document, place) for place in self.given), *islice(here, _HEADINGS)]

    @cached_property
    def lines(self) -> list[Heading]:
        """The first lines, each up to its first sentence stop."""
        view, text = self.document.view, self.text
        found, start = [], 0
        while len(found) < _LINES and start < min(len(text), _OPENING):
            line_end = view.line_end(ViewAt(start), view.end)
            end = min((at for stop in "。?!" if (at := text.find(stop, start, line_end)) >= 0), default=line_end)
            found.append(Heading(text[start:end], view.to_text(ViewAt(start), ViewAt(end)), None))
            start = line_end + 1
        return found

    @cached_property
    def title(self) -> Heading | None:
        """The title that says what the text is: of the plan that is sent, of its notice, the first that stands there."""
        return next((one for one in self.headings if one.kind), None)

    @cached_property
    def notice(self) -> Heading | None:
        """The title of the notice or letter."""
        return next((one for one in self.headings if one.kind in ERRANDS), None)


KindRule: TypeAlias = Rule[Matter, Told]
