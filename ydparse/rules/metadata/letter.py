"""What the letter says that it sends (现将《…》印发给你们), and where that stands printed below."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ydparse.document import Document, TextAt
from ydparse.document.characters import plain
from ydparse.document.document import Found
from ydparse.grammar.days import YEAR_IN_FIGURES
from ydparse.grammar.titles import TITLE_END
from ydparse.lexicon import words
from ydparse.rules.metadata.pieces import Piece
from ydparse.rules.metadata.title_lines import STATUS, YEARS, Title

_NAME = r"《(?P<what>(?:[^《》\n]|《[^《》\n]*》){4,150})》"
_PLAIN = r"(?P<what>[^,。;:《》\n]{5,60})"
_SENDS = regex.compile(
    rf"将\L<revised>?{_NAME}(?!(?:{YEAR_IN_FIGURES}年度?)?\L<of_it>)[^。\n]{{0,80}}?\L<sent>",
    **{kind: words("letter_words", kind) for kind in ("revised", "of_it", "sent")},
)
_PASSED = regex.compile(
    rf"(?<=^|\n|[:。,]){_NAME}(?:[、和及]?《[^》]+》)*(?:\([^()]{{2,30}}\))?[^。;,《》\n]{{0,30}}?[已经现]"
)
_SENDS_PLAIN = regex.compile(rf"现将{_PLAIN}印发")
_BETWEEN = r"[《》<>“”\"'\n\[\]]*"
_SIGNS = frozenset("《》<>“”\"'\n[]")


def named_in_letter(document: Document, head: list[Piece]) -> Title | None:
    """The first paper that the letter names as sent."""
    for piece in head:
        if piece.kind not in ("sentence", "other"):
            continue
        for found in _named(document, piece):
            start, end = found.offsets("what") or (found.start, found.end)
            return Title(document.quote(start, end), start, end)
    return None


def _named(document: Document, piece: Piece) -> Iterator[Found]:
    if "《" in piece.text:
        yield from document.finditer(_SENDS, piece.start, piece.end)
        yield from document.finditer(_PASSED, piece.start, piece.end)
    if "现将" in piece.text:
        for found in document.finditer(_SENDS_PLAIN, piece.start, piece.end):
            if TITLE_END.search(found.group("what") or ""):
                yield found


def printed_as(document: Document, name: Title, start: TextAt, end: TextAt) -> Title | None:
    """Where a name stands as a title of its own in text[start:end]: at the head of a line, or behind a date or a stop, with
    other quotation marks or breaks, or none."""
    own = plain(name.text)
    wording = STATUS.sub("", document.folded(name.start, name.end) if name.start < name.end else own)
    wording = wording if _same(wording, own) else own
    letters = [regex.escape(char) for char in wording if char not in _SIGNS and not char.isspace()]
    if len(letters) < 4:
        return None
    pattern = regex.compile(
        rf"(?<=[\n日。)\]!号])[《“]?{_BETWEEN.join(letters)}(?:[”》]?{YEARS})?[”》]?+(?![、,]|精神|要求|[已业][已经报由于])"
    )
    found = next(document.finditer(pattern, start, end), None)
    if found is None:
        return None
    text = document.quote(found.start, found.end)
    whole = regex.fullmatch(r"《([^《》]+)》", text)
    return Title(whole.group(1) if whole else text, found.start, found.end)


def _same(wording: str, name: str) -> bool:
    """Whether the name's place says no more than the name (a notice's title names the plan among other words)."""
    return abs(len(wording) - len(name)) <= 2
