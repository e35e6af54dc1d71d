"""The last resort: a plan without a number in it is cut where its unit clauses close a task."""

from __future__ import annotations

from collections.abc import Sequence

from ydparse.document import Document, InText, TextAt
from ydparse.document.characters import every_form
from ydparse.grammar.numbering import Mark
from ydparse.structure.entries import Entry, Numbering

STYLE = "clause"
_BETWEEN = every_form("。;.") + " \u3000\n"
_LEAST = 2  # clauses that make a list of tasks


def split_at_clauses(document: Document, numbering: Numbering, clauses: Sequence[InText]) -> Numbering:
    """The numbering as it is where it has entries; else an entry for each clause of a part that states tasks: from the
    paragraph that it closes, or from the clause before it on the same line. `clauses` are (start, end), in order."""
    if numbering.entries:
        return numbering
    entries: list[Entry] = []
    for place, part in enumerate(numbering.parts):
        own = [clause for clause in clauses if part.states_tasks and part.start <= clause[0] < part.end]
        if len(own) >= _LEAST:
            entries += _split(document, place, max(part.start, part.title[1] if part.title else part.start), own)
    return numbering._replace(entries=tuple(entries))


def _split(document: Document, part: int, first: TextAt, clauses: Sequence[InText]) -> list[Entry]:
    """An entry for each clause; none begins before `first`, where the title of the part ends."""
    entries: list[Entry] = []
    done = first
    for start, end in clauses:
        at = document.paragraph_at(start)
        if at > 0 and not document.folded(document.paragraphs[at].start, start):  # the clause is a line of its own
            at -= 1
        begin = max(document.paragraphs[at].start, done)
        while begin < start and document.text[begin] in _BETWEEN:
            begin = TextAt(begin + 1)
        done = end
        if begin < start:
            view = document.view.to_view(begin)
            entries.append(Entry(Mark(STYLE, 8, 0, view, view), begin, begin, False, 1, -1, part, "clause", 0.0))
    return entries
