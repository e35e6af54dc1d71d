"""What the rules of a text's kind read: its titles and its body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

import regex

from ydparse.document import Document, InText, TextAt, ViewAt
from ydparse.lexicon import words
from ydparse.models import KindName
from ydparse.rules.kind.headings import Heading, heading_at, headings, kind_of
from ydparse.rules.rule import Rule

ERRANDS = frozenset({"notice", "letter"})  # what the last word of a title says that the rest of it must tell
_HEADINGS = 2
_LINES, _OPENING = 3, 300  # lines, and characters within which they begin


_IN_NAME = r"(?![^《》\n]*》)"  # not of the name of a paper
_ANSWERED = rf"\L<about>{_IN_NAME}"
_RETOLD = rf"\L<retold>(?=[^《》\n]{{0,6}}《){_IN_NAME}|(?<=.{{4}})\L<retold>{_IN_NAME}.?$"
_LINKS = regex.compile(r"[←>]|\L<link>", link=words("text_kinds", "link"))
_LINK = regex.compile(r"第[一二三四五六七八九十]{1,3}[节章]|\d{4}-\d\d-\d\d$|[←>]")
_ENTRY = regex.compile(r"(?<=^|\n)(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|[①-⑳])")
_REPORTED = regex.compile(
    r"^[^,《》\n]{2,40}?(?<!关于)\L<reported>《[^\n]+》$", reported=words("letter_words", "reported")
)


_LEAST_CLAUSES = 2


@cache
def _assigning() -> regex.Pattern[str]:
    kinds = {kind: words("duty_words", kind) for kind in ("duty", "holder")}
    return regex.compile(r"负责\)|\L<duty>\L<holder>[:)]", **kinds)


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

    def place(self, found: regex.Match[str]) -> InText:
        """Where a match in the view stands in the text."""
        return self.document.view.to_text(ViewAt(found.start()), ViewAt(found.end()))

    def first_of(self, form: regex.Pattern[str], least: int) -> regex.Match[str] | None:
        """The first match of a form that stands so often, else None."""
        found = list(islice(form.finditer(self.text), least))
        return found[0] if len(found) == least else None

    @cached_property
    def lines(self) -> list[Heading]:
        """The first lines, each up to its first sentence stop."""
        view, text = self.document.view, self.text
        found: list[Heading] = []
        start = 0
        while len(found) < _LINES and start < min(len(text), _OPENING):
            line_end = view.line_end(ViewAt(start), view.end)
            end = min((at for stop in "。?!" if (at := text.find(stop, start, line_end)) >= 0), default=line_end)
            found.append(Heading(text[start:end], view.to_text(ViewAt(start), ViewAt(end)), None))
            start = line_end + 1
        return found

    @cached_property
    def of_another(self) -> Told | None:
        """Whether the text is told of another paper: 解读《…》, 就…答记者问, 某局印发《…》."""
        form = pattern(_RETOLD)
        if line := next((one for one in self.lines if form.search(one.text) and not _LINKS.search(one.text)), None):
            return Told("interpretation", line.place)
        opening = self.text[:_OPENING]
        if any(word in opening for word in words("text_kinds", "about")) and (
            found := pattern(_ANSWERED).search(self.text, 0, _OPENING)
        ):
            return Told("interpretation", self.place(found))
        return next((Told("news", one.place) for one in self.lines[:1] if self._is_reported(one)), None)

    def _is_reported(self, line: Heading) -> bool:
        """Whether a line says 某局印发《…》, and is not the beginning of a notice's title."""
        issues = any(place[0] == line.place[0] and place[1] > line.place[1] for place in self.given)
        return not issues and _REPORTED.search(line.text) is not None

    @cached_property
    def assigns(self) -> bool:
        """Whether brackets or labels say, more than once, who answers for what."""
        return self.first_of(_assigning(), _LEAST_CLAUSES) is not None

    @cached_property
    def has_entries(self) -> bool:
        """Whether lines of it are numbered as chapters and tasks are."""
        return _ENTRY.search(self.text) is not None

    @cached_property
    def links(self) -> InText | None:
        """Where the first line stands of a page without a sentence, whose lines are titles and dates."""
        if "。" in self.text or self.has_entries:
            return None
        lines = [line for line in self.text.split("\n") if line]
        count = sum(_LINK.search(line) is not None or kind_of(line) is not None for line in lines)
        if len(lines) < _LINES or count * 2 <= len(lines):
            return None
        at = ViewAt(self.text.index(lines[0]))
        return self.document.view.to_text(at, ViewAt(at + len(lines[0])))

    @cached_property
    def known(self) -> list[Heading]:
        """The titles that are known and read like titles."""
        return [found for place in self.given if (found := heading_at(self.document, place))]

    @cached_property
    def at_head(self) -> list[Heading]:
        """The first of those at the head of the text."""
        return list(islice(headings(self.document, self.document.view.to_view(self.end)), _HEADINGS))

    @cached_property
    def title(self) -> Heading | None:
        """The title that says what the text is: of the plan that is sent, of its notice, the first that stands there."""
        return self._first(lambda one: one.kind is not None and not one.is_weak) or self._first(
            lambda one: one.kind is not None
        )

    @cached_property
    def notice(self) -> Heading | None:
        """The title of the notice or letter."""
        return self._first(lambda one: one.kind in ERRANDS)

    def _first(self, test: Callable[[Heading], bool]) -> Heading | None:
        return next(filter(test, self.known), None) or next(filter(test, self.at_head), None)


KindRule: TypeAlias = Rule[Matter, Told]
