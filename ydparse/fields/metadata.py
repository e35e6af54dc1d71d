"""The elements of a notice (公文要素, GB/T 9704-2012): title, number, issuer, addressees, dates, region."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any, NamedTuple, TypeAlias

import regex

from ydparse.document import Document
from ydparse.fields.head import DATE, DOCUMENT_NUMBER, Label, Piece, cut_head, each
from ydparse.fields.headline import NAV, Title, find_titles, fold
from ydparse.fields.names import BODY_NAME, join_names, split_bodies, split_names
from ydparse.fields.validity import find_approval, find_validity
from ydparse.models import Metadata, Region
from ydparse.normalize.bodies import agencies
from ydparse.normalize.calendar import parse_date
from ydparse.normalize.regions import region_at_head

# Above a signature: what is no line of it (navigation, the list of annexes).
_NO_BODY = regex.compile(rf"{NAV.pattern}|印发给你们|(?:落实|执行|办理)$|^[(\[]?(?:\d|[一二三四五六七八九十]+[、)\]])")
_YEAR = regex.compile(r"(?<![\d\-~])(20\d{2})年?度?(?![\d\-~]|年?[-~至到]20)")
_RANGE = regex.compile(r"20\d{2}年?[-~至到]+20\d{2}")
_BODY_AT_HEAD = regex.compile(r"[\p{Han}、]{3,40}?(?:委|局|厅|部|办公室|政府|委员会|院)(?=\d|为|根据|各|[“《])")


Range: TypeAlias = tuple[int, int]
Places: TypeAlias = dict[str, list[Range]]
"""Where the wording of each element stands in the text, by the element's name."""
_ANY_DATE = regex.compile(rf"{DATE}|20\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}")
_TITLE_BY = regex.compile(r"(?P<by>[^《》“”]{2,40}?)(?:关于|印发|转发)")


class Overrules(NamedTuple):
    """What the user says, over what the text says."""

    year: int | None = None
    region: str | None = None


def find_metadata(
    document: Document, body_start: int, body_end: int, published_on: str | None, overrules: Overrules
) -> tuple[Metadata, Places]:
    """The elements that stand before `body_start` (the first entry) and after `body_end` (the last), and where."""
    pieces = cut_head(document, [(0, body_start), (body_end, len(document.text))])
    head = [piece for piece in pieces if piece.start < body_start]
    labels = _labels(pieces)
    notice_title, title, headline = find_titles(document, head, labels)
    signed = _signature(head) or _signature([piece for piece in pieces if piece.start >= body_start])
    printed = next(each(pieces, "printed"), None)
    addressee = next(each(head, "addressee"), None)
    cc = next(each(pieces, "cc"), None)
    printed_by = _quoted(document, printed, "by")
    issued_on, signed_at = _issued_on(document, signed, labels)
    issuer, by = _issuer(document, signed, head, labels, headline)
    validity = find_validity(document, issued_on)
    elements: dict[str, tuple[Any, Sequence[Range | None]]] = {
        "title": (title.text if title else None, [_range(title)]),
        "notice_title": (notice_title.text if notice_title else None, [_range(notice_title)]),
        "document_number": _number(document, pieces, labels),
        "issuer": (issuer, by),
        "addressees": (_names(document, addressee), [_range(addressee)]),
        "issued_on": (issued_on, [signed_at]),
        "approved_on": find_approval(document),
        "published_on": (parse_date(published_on), []) if published_on else _published(head, labels),
        "printed_by": (printed_by, [_group(document, printed, "by")]),
        "printed_on": (
            _date(printed.match.group("on")) if printed and printed.match else None,
            [_dated(document, printed)],
        ),
        "cc": (_cc(document, cc), [_range(cc)]),
        "effective_on": validity.effective,
        "valid_until": validity.until,
    }
    metadata = Metadata.model_construct(
        **{name: value for name, (value, _) in elements.items()},
        plan_year=overrules.year or _plan_year(title, notice_title),
        region=_region(overrules.region, title, issuer, headline, printed_by),
    )
    places = {name: [place for place in at if place] for name, (value, at) in elements.items() if value}
    return metadata, {name: at for name, at in places.items() if at}


def _range(said: Piece | Title | Label | None) -> Range | None:
    return (said.start, said.end) if said else None


def _group(document: Document, piece: Piece | None, group: str) -> Range | None:
    """Where a group of a piece's match stands in the text."""
    if piece is None or piece.match is None or not piece.match.group(group):
        return None
    base = document.view.to_view(piece.start)
    return document.view.to_text(base + piece.match.start(group), base + piece.match.end(group))


def _dated(document: Document, printed: Piece | None) -> Range | None:
    """Where 印发日期 stands, with 印发."""
    on = _group(document, printed, "on")
    return (on[0], printed.end) if on and printed else None


def _issued_on(
    document: Document, signed: tuple[list[Piece], str] | None, labels: dict[str, Label]
) -> tuple[dt.date | None, Range | None]:
    """成文日期: of the signature, else of a label."""
    if signed and (date := _date(signed[1])):
        return date, _group(document, signed[0][-1], "on")
    label = labels.get("成文日期") or labels.get("发文日期")
    date = _date(label.value) if label else None
    return date, _range(label) if date else None


def _labels(pieces: list[Piece]) -> dict[str, Label]:
    """发文机关：国务院 and the like; a label without a value takes the next piece."""
    found: dict[str, Label] = {}
    for piece, following in zip_longest(pieces, pieces[1:]):
        if piece.kind != "label" or piece.match is None:
            continue
        value, end = piece.match.group("value") or "", piece.end
        if not value and following is not None and following.kind != "label":
            value, end = following.text, following.end
        if value:
            found.setdefault(piece.match.group("label"), Label(value, piece.start, end))
    return found


def _date(text: str | None) -> dt.date | None:
    match = _ANY_DATE.search(text) if text else None
    return parse_date(match.group()) if match else None


def _quoted(document: Document, piece: Piece | None, group: str) -> str | None:
    """A group of a piece's match as the text writes it."""
    return "".join(_quoted_raw(document, piece, group).split()) or None


def _signature(pieces: list[Piece]) -> tuple[list[Piece], str] | None:
    """The lines of 发文机关署名 with their 成文日期: names before a date, on its line or on the lines above it."""
    for i, piece in enumerate(pieces):
        if piece.kind != "signed" or piece.match is None:
            continue
        lines: list[Piece] = []
        j = i - 1
        while (
            j >= 0
            and pieces[j].kind in ("other", "masthead")
            and len(lines) < 12
            and (not _NO_BODY.search(pieces[j].text) or pieces[j].text in agencies())
        ):
            lines.insert(0, pieces[j])
            j -= 1
        if not piece.match.group("by") and not lines and i and pieces[i - 1].kind == "label":
            continue
        return [*lines, piece], piece.match.group("on")
    return None


def _issuer(
    document: Document,
    signed: tuple[list[Piece], str] | None,
    head: list[Piece],
    labels: dict[str, Label],
    title: Title | None,
) -> tuple[tuple[str, ...], list[Range | None]]:
    """发文机关署名; else 发文机关标志, the body that the title names, the source of the page. And where that stands."""
    names: list[str] = []
    by: list[Range | None] = []
    if signed:
        lines = [document.text[p.start : p.end] for p in signed[0][:-1]]
        last = _quoted_raw(document, signed[0][-1], "by")
        names = join_names([*lines, last] if last else lines)
        by = [*map(_range, signed[0][:-1]), _group(document, signed[0][-1], "by")]
    if not names:
        masthead = next(each(head, "masthead"), None)
        if masthead is not None and masthead.match is not None:
            names = split_bodies(document.text[masthead.start : masthead.end].strip().removesuffix("文件"))
            by = [_range(masthead)]
    if not names and title:
        match = _TITLE_BY.match(fold(title.text))
        if match and BODY_NAME.search(match.group("by")):
            names, by = split_bodies(title.text[: match.end("by")]), [_range(title)]
    if not names:
        label = labels.get("稿源") or labels.get("发文机关") or labels.get("发布机构") or labels.get("发文单位")
        value = label.value if label else ""
        run_on = _BODY_AT_HEAD.match(value) if len(value) > 40 else None
        names, by = split_bodies(run_on.group() if run_on else value) if value else [], [_range(label)]
    return tuple(dict.fromkeys(names)), by


def _quoted_raw(document: Document, piece: Piece | None, group: str) -> str:
    """The same with its blanks and line breaks, which may divide names."""
    place = _group(document, piece, group)
    return document.text[slice(*place)] if place else ""


def _number(document: Document, pieces: list[Piece], labels: dict[str, Label]) -> tuple[str | None, list[Range | None]]:
    piece = next(each(pieces, "number"), None)
    if piece is not None:
        return document.quote(piece.start, piece.end), [_range(piece)]
    label = labels.get("发文字号") or labels.get("文号")
    match = DOCUMENT_NUMBER.search(label.value) if label else None
    if match is None:
        return None, []
    found = next(document.finditer(regex.compile(regex.escape(match.group()))), None)
    if found is None:
        return match.group(), [_range(label)]
    return document.quote(found.start, found.end), [(found.start, found.end)]


def _names(document: Document, piece: Piece | None) -> tuple[str, ...]:
    return tuple(split_names(document.text[piece.start : piece.end].rstrip("：: \n"))) if piece else ()


def _cc(document: Document, piece: Piece | None) -> tuple[str, ...]:
    if piece is None:
        return ()
    text = document.text[piece.start : piece.end]
    return tuple(split_names(regex.split("[:：]", text, maxsplit=1)[1].rstrip("。 ")))


def _published(head: list[Piece], labels: dict[str, Label]) -> tuple[dt.date | None, list[Range | None]]:
    for label in ("发布日期", "发布时间", "公开日期", "时间", "日期"):
        if label in labels and (date := _date(labels[label].value)):
            return date, [_range(labels[label])]
    piece = next(each(head, "dated"), None)
    return (parse_date(piece.match.group("on")), [_range(piece)]) if piece and piece.match else (None, [])


def _plan_year(*titles: Title | None) -> int | None:
    for title in titles:
        if not title:
            continue
        folded = fold(title.text)
        if _RANGE.search(folded):
            return None
        years = {int(y) for y in _YEAR.findall(folded)}
        if len(years) == 1:
            return years.pop()
    return None


def _region(
    said: str | None, title: Title | None, issuer: tuple[str, ...], headline: Title | None, printed_by: str | None
) -> Region | None:
    if said:
        found = region_at_head(said)
        level = found.level if found else "province"
        return Region.model_construct(name=said, level=level, code=found.code if found and found.name == said else None)  # type: ignore[arg-type]
    if any(name in agencies() or name.startswith(("国务院", "中共中央", "中央")) for name in issuer):
        return Region.model_construct(name=None, level="national")
    for text in (*(t.text for t in (title, headline) if t), *issuer, printed_by):
        found = region_at_head(fold(text)) if text else None
        if found:
            return Region.model_construct(name=found.name, level=found.level, code=found.code)  # type: ignore[arg-type]
    return None
