"""A letter (函, 会签) that encloses the complete notice of another body: the notice is what counts."""

from __future__ import annotations

import regex

from ydparse.lexicon import words
from ydparse.rules.metadata.pieces import Piece

_LETTER = regex.compile(r"函$|会签")
_NOTICE = regex.compile(r"\L<kinds>$", kinds=words("title_kinds", "notice"))


def own_papers(head: list[Piece]) -> list[Piece]:
    """The pieces of the enclosed notice where a letter encloses one with a head of its own, else all of them."""
    first = next((i for i, piece in enumerate(head) if piece.kind == "signed"), None)
    if first is None or not any(piece.kind == "title" and _LETTER.search(piece.text) for piece in head[:first]):
        return head
    rest = head[first + 1 :]
    titled = next((i for i, p in enumerate(rest) if p.kind == "title" and _NOTICE.search(p.text)), None)
    if titled is None or not any(piece.kind == "addressees" for piece in rest[titled:]):
        return head
    return rest
