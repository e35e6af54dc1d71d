"""Signatures (发文机关署名 and 成文日期, GB/T 9704-2012 7.3.5): names before a date, wherever a letter or the paper ends."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

import regex

from ydparse.document import Document, TextAt
from ydparse.grammar.bodies import agencies
from ydparse.grammar.days import DATE
from ydparse.rules.metadata.labels import label_pattern
from ydparse.rules.metadata.names import is_body
from ydparse.rules.metadata.pieces import Piece, cut
from ydparse.rules.metadata.title_lines import NAV_PATTERN

# Above a signature: what is no line of it (navigation, the list of annexes).
_NO_BODY = regex.compile(
    rf"{NAV_PATTERN}|印发给?你们|(?:落实|执行|办理)$|^[(\[]?(?:\d|[一二三四五六七八九十]+[、)\]])|[:;]"
)
_MOST_LINES = 12
# A signature inside the body: a letter with numbered requests, or a text that lost its line breaks.
_ENDS_IN_DATE = regex.compile(rf"(?<=[委局厅部办府室会院心组社司行处署团所站)\]\n]){DATE}(?![第至起前以,、的]|印发)")
_SIGNED_INSIDE = regex.compile(rf"(?<=[。;)\n]|^)(?P<by>[^\n。:;,()《》]{{3,80}})\n?(?P<on>{DATE})$")
_BEHIND = 160  # characters; a signature is not longer
_MOST_DATES = 500


class Signature(NamedTuple):
    """The lines of 发文机关署名 and 成文日期."""

    lines: list[Piece]
    dated: Piece


def find_signature(document: Document, pieces: list[Piece]) -> Signature | None:
    """Names before a date, on its line or on the lines above it."""
    for i, piece in enumerate(pieces):
        dated = piece.kind == "signed" or (piece.kind == "dated" and _stands_below_body(pieces, i))
        if not dated:
            continue
        lines: list[Piece] = []
        j = i - 1
        while j >= 0 and len(lines) < _MOST_LINES and _is_line(pieces[j]):
            lines.insert(0, pieces[j])
            j -= 1
        if "by" not in piece.parts and not lines and i and pieces[i - 1].kind == "label":
            continue
        return Signature(lines, piece)
    return None


def _stands_below_body(pieces: list[Piece], at: int) -> bool:
    """Whether a date in figures (2026.3.2) dates the paper: a body signs above it, behind the letter."""
    signs = at > 0 and pieces[at - 1].kind == "other" and is_body(pieces[at - 1].text)
    return signs and any(piece.kind in ("addressees", "sentence") for piece in pieces[: at - 1])


def _is_line(piece: Piece) -> bool:
    if piece.kind not in ("other", "mark"):
        return False
    return piece.text in agencies() or not _NO_BODY.search(piece.text)


def find_inner_signature(
    document: Document, start: TextAt, end: TextAt, next_paper: TextAt | None = None
) -> Signature | None:
    """The signature of a letter whose requests are numbered, or one at the end of a text without line breaks. `next_paper`
    is where the paper begins that the letter sends."""
    if "日" not in document.folded(start, end):
        return None
    view = document.view
    for found in islice(document.finditer(_ENDS_IN_DATE, start, end), _MOST_DATES):
        low = max(view.to_view(start), view.to_view(found.start) - _BEHIND)
        last = view.to_view(TextAt(found.end - 1)) + 1
        match = _SIGNED_INSIDE.search(view.text, low, last)
        if match is None or not is_body(match.group("by")) or label_pattern().match(match.group("by")):
            continue
        if match.group("by").endswith(("牵头", "负责")) or not (
            _next_is(document, found.end, next_paper) or _closes(document, found.end)
        ):
            continue
        pieces = cut(document, *view.to_text(match.start(), match.end()))
        if signature := find_signature(document, pieces):
            return signature
    return None


def _next_is(document: Document, at: TextAt, paper: TextAt | None) -> bool:
    return paper is not None and at <= paper and not document.text[at:paper].strip()


def _closes(document: Document, at: TextAt) -> bool:
    """Whether a paper ends here: what follows is a title, a note, an annex, or nothing; no further cell of a table."""
    if any(table.start <= at < table.end for table in document.tables):
        return False
    following = cut(document, at, min(TextAt(at + _BEHIND), document.end))
    return (
        not following
        or following[0].kind in ("title", "public", "cc", "printed")
        or following[0].text.startswith("附件")
    )
