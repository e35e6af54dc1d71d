"""成文日期, 发布日期, 印发机关 with 印发日期."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import regex

from ydparse.document import Document
from ydparse.grammar.days import DATE, DATE_IN_FIGURES, parse_date
from ydparse.rules.metadata.issuers import Signature, labelled
from ydparse.rules.metadata.line import Range
from ydparse.rules.metadata.names import fold, is_body
from ydparse.rules.metadata.pieces import PRINTED_BY, PRINTED_ON, Piece, each
from ydparse.rules.metadata.said import Said

_ANY_DATE = regex.compile(rf"{DATE}|{DATE_IN_FIGURES}")
_FOOT = 600  # characters; 版记 is not longer
_LAST_PRINTED = regex.compile(rf"(?<=^|[\n。;)\]]){PRINTED_BY}\n?{PRINTED_ON}")


def _prints(by: str) -> bool:
    return is_body(by) or by.endswith(("科", "股"))


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


def published_on(
    document: Document, given: str | None, head: list[Piece], foot: list[Piece], signature: Signature | None
) -> Said:
    """发布日期: what the page itself says, else a label, else a date that stands alone by the title."""
    if given:
        return Said(parse_date(given), "published_on.page")
    if (said := of_label(document, [*head, *foot], "published_on")).value:
        return said
    for piece in each(head, "dated"):
        if signature is None or piece.start != signature.dated.start:
            return Said(date_in(document, piece.parts["on"]), "published_on.alone", [piece.parts["on"]])
    return Said()


def printed(document: Document, pieces: list[Piece], issuer: Sequence[str]) -> tuple[Said, Said]:
    """印发机关, 印发日期."""
    parts: dict[str, Range] = {}
    end = 0
    for above, piece in zip([None, *pieces], pieces, strict=False):
        if piece.kind == "printed":
            parts = {**piece.parts, **parts}
            end = piece.end
            if "by" not in parts and above is not None and above.kind == "other" and _prints(above.text):
                parts["by"] = (above.start, above.end)
    if not parts:
        parts, end = _last_printed(document, issuer)
    by, on = parts.get("by"), parts.get("on")
    return (
        Said(document.quote(*by) or None, "printed_by.foot", [by]) if by else Said(),
        Said(date_in(document, on), "printed_on.foot", [(on[0], max(end, on[1]))]) if on else Said(),
    )


def _last_printed(document: Document, issuer: Sequence[str]) -> tuple[dict[str, Range], int]:
    """版记 at the end of a text whose line breaks are lost: 印发机关 behind a stop, or one of `issuer` or its office, glued to
    what stands before. Its parts, and where it ends."""
    low = max(0, len(document.text) - _FOOT)
    if "印发" not in document.folded(low, len(document.text)):
        return {}, 0
    found = [one for one in document.finditer(_LAST_PRINTED, low) if _prints(one.group("by") or "")]
    if not found and issuer:
        own = "|".join(regex.escape(fold(name)) for name in issuer)
        found = [*document.finditer(regex.compile(rf"(?P<by>(?:{own})(?:办公[室厅])?)(?P<on>{DATE})印发"), low)]
    if not found:
        return {}, 0
    return {name: place for name in ("by", "on") if (place := found[-1].offsets(name))}, found[-1].end
