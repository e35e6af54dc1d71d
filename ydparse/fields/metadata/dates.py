"""成文日期, 发布日期, 印发机关 with 印发日期."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import regex

from ydparse.document import Document
from ydparse.fields.metadata.issuers import Signature, labelled
from ydparse.fields.metadata.line import Range
from ydparse.fields.metadata.names import fold
from ydparse.fields.metadata.pieces import PRINTED, Piece, each
from ydparse.fields.metadata.said import Said
from ydparse.normalize.calendar import DATE, DATE_IN_FIGURES, parse_date

_ANY_DATE = regex.compile(rf"{DATE}|{DATE_IN_FIGURES}")
_FOOT = 600  # characters; 版记 is not longer
_LAST_PRINTED = regex.compile(rf"(?<=^|[\n。;)\]]){PRINTED.pattern}")


def date_in(document: Document, place: Range) -> dt.date | None:
    """The date that text[place] says."""
    match = _ANY_DATE.search(document.folded(*place))
    return parse_date(match.group()) if match else None


def issued_on(document: Document, signature: Signature | None, pieces: list[Piece]) -> Said:
    """成文日期: of the signature, else under the title, else of a label."""
    if signature and (date := date_in(document, signature.dated.parts["on"])):
        return Said(date, "issued_on.signed", [signature.dated.parts["on"]])
    for noted in each(pieces, "noted"):
        return Said(date_in(document, noted.parts["on"]), "issued_on.noted", [noted.parts["on"]])
    return of_label(document, pieces, "issued_on")


def of_label(document: Document, pieces: list[Piece], element: str) -> Said:
    """The date that the first label which gives an element has behind it."""
    for _, place in labelled(pieces, element):
        if date := date_in(document, place):
            return Said(date, f"{element}.label", [place])
    return Said()


def published_on(document: Document, given: str | None, head: list[Piece], signature: Signature | None) -> Said:
    """发布日期: what the page itself says, else a label, else a date that stands alone by the title."""
    if given:
        return Said(parse_date(given), "published_on.page")
    if (said := of_label(document, head, "published_on")).value:
        return said
    for piece in each(head, "dated"):
        if signature is None or piece.start != signature.dated.start:
            return Said(date_in(document, piece.parts["on"]), "published_on.alone", [piece.parts["on"]])
    return Said()


def printed(document: Document, pieces: list[Piece], issuer: Iterable[str]) -> tuple[Said, Said]:
    """印发机关, 印发日期; glued to what stands before, 印发机关 is one of `issuer` or its office."""
    parts: dict[str, Range] = {}
    for piece in each(pieces, "printed"):
        parts = {**piece.parts, **parts}
        end = piece.end
    if not parts:
        low = max(0, len(document.text) - _FOOT)
        glued = regex.compile(rf"(?P<by>(?:\L<issuer>)(?:办公[室厅])?)(?P<on>{DATE})印发", issuer=list(map(fold, issuer)))
        last = None
        for last in (*document.finditer(glued, low), *document.finditer(_LAST_PRINTED, low)):
            pass
        if last is None:
            return Said(), Said()
        end = last.end
        parts = {name: place for name in ("by", "on") if (place := last.offsets(name))}
    by, on = parts.get("by"), parts.get("on")
    return (
        Said(document.quote(*by) or None, "printed_by.foot", [by]) if by else Said(),
        Said(date_in(document, on), "printed_on.foot", [(on[0], max(end, on[1]))]) if on else Said(),
    )
