"""The elements of a notice (公文要素, GB/T 9704-2012): each is what the strongest of its rules reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from ydparse.document import TEXT_BEGINS, Document, InText, TextAt
from ydparse.models import Metadata, Region
from ydparse.rules.metadata import dates, issuers, letter_parts, titles, validity, years
from ydparse.rules.metadata.context import Head, HeadRule, Known
from ydparse.rules.metadata.names import fold
from ydparse.rules.metadata.pieces import Piece, cut
from ydparse.rules.metadata.region import region_of
from ydparse.rules.metadata.said import NOTHING, Places, Said
from ydparse.rules.rule import by_evidence, resolve

RULES: tuple[HeadRule, ...] = (
    *titles.RULES,
    *letter_parts.RULES,
    *issuers.RULES,
    *dates.RULES,
    *validity.RULES,
    *years.RULES,
)
"""An element is found before those whose rules ask for it: the titles before the year, the day of issue before the day from which
the notice holds."""


def _element(rule: HeadRule) -> str:
    return rule.id.partition(".")[0]


_OF_ELEMENTS = tuple((element, by_evidence(rules)) for element, rules in groupby(RULES, key=_element))
_OF_NAMES = ("issuer", "addressees", "cc")
_HEAD = 12_000  # characters; no head is longer
_RECORD = 600  # characters; 版记 stands within them, below the last annex
_FOOT = 3_000  # characters behind the body, and before the end


class Overrules(NamedTuple):
    """What the user says, over what the text says."""

    year: int | None = None
    region: str | None = None


def find_metadata(
    document: Document,
    body_start: TextAt,
    body_end: TextAt,
    given_date: str | None,
    overrules: Overrules,
    annexes: Sequence[InText] = (),
    plan_title: InText | None = None,
) -> tuple[Metadata, Places]:
    """The elements that stand before `body_start` (the first entry) and after `body_end` (the last), and where; not in the
    `annexes`, which have heads of their own.

    `given_date` is the page's own date (发布日期), as its source says it; `plan_title` is where the title stands over the
    paper that a letter sends.
    """
    pieces = _head(document, body_start), _foot(document, body_end, annexes)
    head = Head(document, *pieces, body_start, body_end, given_date, plan_title)
    found: dict[str, Said] = {}
    by: dict[str, str] = {}
    for element, rules in _OF_ELEMENTS:
        verdict = resolve(rules, Known(head, found), document.view.text)
        found[element], by[element] = (verdict.reading, verdict.rule.id) if verdict else (NOTHING, "")
    values: dict[str, Any] = {
        name: () if name in _OF_NAMES and not said.value else said.value for name, said in found.items()
    }
    if overrules.year:
        values["plan_year"], found["plan_year"] = overrules.year, NOTHING
    metadata = Metadata.model_construct(**values, region=_region(overrules.region, head, found))
    return metadata, Places(found, by)


def _region(given: str | None, head: Head, found: Mapping[str, Said]) -> Region | None:
    """Of the plan's title, the line that heads the paper, the bodies that issue it, the one that prints it."""
    headline, issuer = head.headline.text if head.headline else None, found["issuer"].names
    wordings = [found["title"].text, headline, *issuer, found["printed_by"].text]
    return region_of(given, map(fold, issuer), [fold(wording) for wording in wordings if wording])


def _head(document: Document, body_start: TextAt) -> list[Piece]:
    """The pieces before the body: of a long one the first and the last part."""
    if body_start <= _HEAD:
        return cut(document, TEXT_BEGINS, body_start)
    return [*cut(document, TEXT_BEGINS, TextAt(_HEAD - _FOOT)), *cut(document, TextAt(body_start - _FOOT), body_start)]


def _foot(document: Document, body_end: TextAt, annexes: Sequence[InText]) -> list[Piece]:
    """The pieces behind the body: what follows it at once, and what stands last; of annexes only where the record is."""
    end = document.end
    pieces: list[Piece] = []
    at = body_end
    for low, high in [*annexes, (end, end)]:
        if at < low:
            pieces += _ends(document, at, low)
        at = max(at, min(high, TextAt(end - _RECORD)))
    return [*pieces, *cut(document, at, end)] if at < end else pieces


def _ends(document: Document, low: TextAt, high: TextAt) -> list[Piece]:
    """The pieces of text[low:high], of a long one those of its first and last part."""
    if high - low <= 2 * _FOOT:
        return cut(document, low, high)
    return [*cut(document, low, TextAt(low + _FOOT)), *cut(document, TextAt(high - _FOOT), high)]
