"""The elements of a notice (公文要素, GB/T 9704-2012), each found once, by one function, with its rule and its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ydparse.document import Document
from ydparse.models import Metadata, Region
from ydparse.rules.metadata.dates import issued_on, of_label, printed, published_on
from ydparse.rules.metadata.enclosed import own_papers
from ydparse.rules.metadata.issuers import find_inner_signature, find_signature, issuer_of, labelled
from ydparse.rules.metadata.line import Range
from ydparse.rules.metadata.names import fold, split_names
from ydparse.rules.metadata.numbers import DOCUMENT_NUMBER
from ydparse.rules.metadata.pieces import Piece, cut, each
from ydparse.rules.metadata.region import region_of
from ydparse.rules.metadata.said import Places, Said
from ydparse.rules.metadata.title_lines import Title
from ydparse.rules.metadata.titles import Titles, find_titles
from ydparse.rules.metadata.validity import find_approval, find_validity
from ydparse.rules.metadata.years import plan_year

_HEAD = 12_000  # characters; no head is longer
_RECORD = 600  # characters; 版记 stands within them, below the last annex
_FOOT = 3_000  # characters behind the body, and before the end
_NAMES_END = "：: \n。"


class Overrules(NamedTuple):
    """What the user says, over what the text says."""

    year: int | None = None
    region: str | None = None


def find_metadata(
    document: Document,
    body_start: int,
    body_end: int,
    given_date: str | None,
    overrules: Overrules,
    annexes: Sequence[Range] = (),
) -> tuple[Metadata, Places]:
    """The elements that stand before `body_start` (the first entry) and after `body_end` (the last), and where; not in the
    `annexes`, which have heads of their own.

    `given_date` is the page's own date (发布日期), as its source says it.
    """
    head, foot = _head(document, body_start), _foot(document, body_end, annexes)
    paper = own_papers(head)
    pieces = [*paper, *foot]
    label = next(iter(labelled(head, "title")), None)
    titles = find_titles(document, paper, _title(document, label[1]) if label else None)
    signature = (
        find_signature(document, paper)
        or find_inner_signature(document, body_start, body_end)
        or find_signature(document, foot)
    )
    everything = [*head, *foot]
    issued = issued_on(document, signature, everything)
    issuer = issuer_of(document, signature, paper, everything, titles.headline)
    printed_by, printed_on = printed(document, pieces, issuer.value)
    effective, until = find_validity(document, issued.value)
    elements = {
        "title": titles.plan,
        "notice_title": titles.notice,
        "document_number": _number(document, pieces, everything),
        "issuer": issuer,
        "addressees": _addressees(document, paper),
        "issued_on": issued,
        "approved_on": find_approval(document, body_start, issued.value),
        "published_on": published_on(document, given_date, head, foot, signature),
        "printed_by": printed_by,
        "printed_on": printed_on,
        "cc": _cc(document, pieces),
        "effective_on": effective if effective.value else of_label(document, everything, "effective_on"),
        "valid_until": until if until.value else of_label(document, everything, "valid_until"),
    }
    year = plan_year(document, [fold(t) for t in (titles.plan.value, titles.notice.value) if t], body_start)
    metadata = Metadata.model_construct(
        **{name: said.value for name, said in elements.items()},
        plan_year=overrules.year or year.value,
        region=_region(overrules.region, titles, issuer, printed_by),
    )
    return metadata, Places(elements, plan_year=Said() if overrules.year else year)


def _region(given: str | None, titles: Titles, issuer: Said, printed_by: Said) -> Region | None:
    """Of the plan's title, the line that heads the paper, the bodies that issue it, the one that prints it."""
    headline = titles.headline.text if titles.headline else None
    wordings = [titles.plan.value, headline, *issuer.value, printed_by.value]
    return region_of(given, issuer.value, [fold(wording) for wording in wordings if wording])


def _head(document: Document, body_start: int) -> list[Piece]:
    """The pieces before the body: of a long one the first and the last part."""
    if body_start <= _HEAD:
        return cut(document, 0, body_start)
    return [*cut(document, 0, _HEAD - _FOOT), *cut(document, body_start - _FOOT, body_start)]


def _foot(document: Document, body_end: int, annexes: Sequence[Range]) -> list[Piece]:
    """The pieces behind the body: what follows it at once, and what stands last; of annexes only where the record is."""
    end = len(document.text)
    pieces: list[Piece] = []
    at = body_end
    for low, high in [*annexes, (end, end)]:
        if at < low:
            pieces += _ends(document, at, low)
        at = max(at, min(high, end - _RECORD))
    return [*pieces, *cut(document, at, end)] if at < end else pieces


def _ends(document: Document, low: int, high: int) -> list[Piece]:
    """The pieces of text[low:high], of a long one those of its first and last part."""
    if high - low <= 2 * _FOOT:
        return cut(document, low, high)
    return [*cut(document, low, low + _FOOT), *cut(document, high - _FOOT, high)]


def _title(document: Document, place: tuple[int, int]) -> Title | None:
    text = document.quote(*place)
    return Title(text, *place) if text else None


def _number(document: Document, pieces: list[Piece], everything: list[Piece]) -> Said:
    """发文字号, on a line of its own, glued to what stands before it, in a bracket; else of a label."""
    for piece in each(pieces, "number"):
        place = piece.parts["number"]
        return Said(document.quote(*place), "document_number.printed", [place])
    for _, place in labelled(everything, "document_number"):
        if found := next(document.finditer(DOCUMENT_NUMBER, *place), None):
            at = found.offsets("number") or place
            return Said(document.quote(*at), "document_number.label", [at])
    return Said()


def _addressees(document: Document, paper: list[Piece]) -> Said:
    """主送机关: names before a colon; else of a label."""
    for piece in each(paper, "addressees"):
        names = split_names(document.text[piece.start : piece.end].rstrip(_NAMES_END))
        return Said(tuple(names), "addressees.line", [(piece.start, piece.end)])
    for _, place in labelled(paper, "addressees"):
        return Said(tuple(split_names(document.text[slice(*place)].rstrip(_NAMES_END))), "addressees.label", [place])
    return Said(())


def _cc(document: Document, pieces: list[Piece]) -> Said:
    """抄送机关, which may stand on several lines of one kind each (分送, 抄送)."""
    names: list[str] = []
    places = []
    for piece in each(pieces, "cc"):
        names += split_names(document.text[slice(*piece.parts["names"])].rstrip(_NAMES_END))
        places.append((piece.start, piece.end))
    return Said(tuple(dict.fromkeys(names)), "cc.line", places)
