"""The elements of a notice (公文要素, GB/T 9704-2012): title, number, issuer, addressees, dates, region."""

from __future__ import annotations

import datetime as dt
from itertools import zip_longest
from typing import NamedTuple

import regex

from ydparse.document import Document
from ydparse.fields.head import DATE, DOCUMENT_NUMBER, Piece, cut_head, each
from ydparse.fields.headline import NAV, find_titles, fold
from ydparse.fields.validity import find_approval, find_validity
from ydparse.models import Metadata, Region
from ydparse.normalize.bodies import agencies, ends_like_unit
from ydparse.normalize.calendar import parse_date
from ydparse.normalize.regions import region_at_head

# Above a signature: what is no line of it (navigation, the list of annexes).
_NO_BODY = regex.compile(rf"{NAV.pattern}|印发给你们|(?:落实|执行|办理)$|^[(\[]?(?:\d|[一二三四五六七八九十]+[、)\]])")
# Two bodies with nothing between: the first ends, and a division or 中共 begins the next.
_TWO_BODIES = regex.compile(
    r"(?<=办公室|办公厅|委员会|人民政府|局|委|厅|部)(?!办公)(?=中共|\p{Han}{2,8}?[省市县区镇乡](?:委|人民政府|人大|政协|\p{Han}{2,14}(?:局|委|办公室|厅|部|委员会)$))",
    regex.V1,
)
_YEAR = regex.compile(r"(?<![\d\-~])(20\d{2})年?度?(?![\d\-~]|年?[-~至到]20)")
_RANGE = regex.compile(r"20\d{2}年?[-~至到]+20\d{2}")
_BODY_AT_HEAD = regex.compile(r"[\p{Han}、]{3,40}?(?:委|局|厅|部|办公室|政府|委员会|院)(?=\d|为|根据|各|[“《])")
_BODY_NAME = regex.compile(r"(?:委|局|厅|部|办|府|室|会|院|心|组|社|司|行|处|署|团)$")


class Overrules(NamedTuple):
    """What the user says, over what the text says."""

    year: int | None = None
    region: str | None = None


def find_metadata(
    document: Document, body_start: int, body_end: int, published_on: str | None, overrules: Overrules
) -> Metadata:
    """The elements that stand before `body_start` (the first entry) and after `body_end` (the last)."""
    pieces = cut_head(document, [(0, body_start), (body_end, len(document.text))])
    head = [piece for piece in pieces if piece.start < body_start]
    labels = _labels(pieces)
    notice_title, title, headline = find_titles(document, head, labels)
    signed = _signature(head) or _signature([piece for piece in pieces if piece.start >= body_start])
    printed = next(each(pieces, "printed"), None)
    printed_by = _quoted(document, printed, "by")
    issued_on = _date(signed[1] if signed else None) or _date(labels.get("成文日期") or labels.get("发文日期"))
    issuer = _issuer(document, signed, head, labels, headline)
    effective_on, valid_until = find_validity(document, issued_on)
    return Metadata.model_construct(
        title=title,
        notice_title=notice_title,
        document_number=_number(document, pieces, labels),
        issuer=issuer,
        addressees=_addressees(document, head),
        issued_on=issued_on,
        approved_on=find_approval(document),
        published_on=parse_date(published_on) if published_on else _published(head, labels),
        printed_by=printed_by,
        printed_on=_date(printed.match.group("on")) if printed and printed.match else None,
        cc=_cc(document, pieces),
        effective_on=effective_on,
        valid_until=valid_until,
        plan_year=overrules.year or _plan_year(title, notice_title),
        region=_region(overrules.region, title, issuer, headline, printed_by),
    )


def _labels(pieces: list[Piece]) -> dict[str, str]:
    """发文机关：国务院 and the like; a label without a value takes the next piece."""
    found: dict[str, str] = {}
    for piece, following in zip_longest(pieces, pieces[1:]):
        if piece.kind != "label" or piece.match is None:
            continue
        value = piece.match.group("value") or ""
        if not value and following is not None and following.kind != "label":
            value = following.text
        if value:
            found.setdefault(piece.match.group("label"), value)
    return found


def _date(text: str | None) -> dt.date | None:
    match = regex.search(rf"{DATE}|20\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}", text) if text else None
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
    labels: dict[str, str],
    title: str | None,
) -> tuple[str, ...]:
    """发文机关署名; else 发文机关标志, the body that the title names, the source of the page."""
    names: list[str] = []
    if signed:
        lines = [document.text[p.start : p.end] for p in signed[0][:-1]]
        last = _quoted_raw(document, signed[0][-1], "by")
        names = _join_names([*lines, last] if last else lines)
    if not names:
        masthead = next(each(head, "masthead"), None)
        if masthead is not None and masthead.match is not None:
            names = _split_bodies(document.text[masthead.start : masthead.end].strip().removesuffix("文件"))
    if not names and title:
        match = regex.match(r"(?P<by>[^《》“”]{2,40}?)(?:关于|印发|转发)", fold(title))
        if match and _BODY_NAME.search(match.group("by")):
            names = _split_bodies(title[: match.end("by")])
    if not names:
        value = labels.get("稿源") or labels.get("发文机关") or labels.get("发布机构") or labels.get("发文单位")
        run_on = _BODY_AT_HEAD.match(value) if value and len(value) > 40 else None
        names = _split_bodies(run_on.group() if run_on else value) if value else []
    return tuple(dict.fromkeys(names))


def _quoted_raw(document: Document, piece: Piece | None, group: str) -> str:
    """The same with its blanks and line breaks, which may divide names."""
    if piece is None or piece.match is None or not piece.match.group(group):
        return ""
    view = document.view
    base = view.to_view(piece.start)
    start, end = view.to_text(base + piece.match.start(group), base + piece.match.end(group))
    return document.text[start:end]


def _join_names(lines: list[str]) -> list[str]:
    """Lines of a signature: a line that ends like a body is whole, any other goes on in the next."""
    names: list[str] = []
    open_ = ""
    for line in lines:
        open_ += line.strip()
        if ends_like_unit(fold("".join(open_.split())), strict=True) or _BODY_NAME.search(open_):
            names += _split_bodies(open_)
            open_ = ""
    return names + (_split_bodies(open_) if open_ and _BODY_NAME.search(open_) else [])


def _split_bodies(text: str) -> list[str]:
    """Bodies that sign together: divided by blanks, by separators, or by nothing at all."""
    names: list[str] = []
    for part in regex.split(r"[\s\u3000]+|(?<=[委局厅部办会])、", text.strip()):
        known = agencies()
        if part and part not in known and sum(part.count(body) for body in known if len(body) > 3) >= 2:
            from ydparse.normalize.words import split_run_on

            names += [part[s:e] for s, e in split_run_on(part)]
        elif part:
            names += [name for name in _TWO_BODIES.split(part) if name]
    if len(names) > 1 and not all(_BODY_NAME.search(name) for name in names):
        return ["".join(text.split())]
    return names


def _number(document: Document, pieces: list[Piece], labels: dict[str, str]) -> str | None:
    piece = next(each(pieces, "number"), None)
    if piece is not None:
        return document.quote(piece.start, piece.end)
    value = labels.get("发文字号") or labels.get("文号") or ""
    match = DOCUMENT_NUMBER.search(value)
    if match is None:
        return None
    found = next(document.finditer(regex.compile(regex.escape(match.group()))), None)
    return document.quote(found.start, found.end) if found else match.group()


_ADMIN = regex.compile(
    r"^各?(?:省|市|县|区|乡|镇|自治区|直辖市|自治州|自治县|自治旗|林区|特区|行政公署|地区|街道|盟|州|旗|地|\([省市县区州盟旗乡镇街道、]+\)|、)+$"
)
# 各委、办、局 are one: what only names a kind of body goes with the name before it.
_KIND_ALONE = regex.compile(
    r"(?:委员会|委|办公室|办|厅|局|部|处|室|行|社|院|所|队|站|中心|科|股|科室|公司|镇|乡|街道|区|县|市|旗|党委|政府|工委|馆|系|团|会)(?:\([^()]{1,6}\))?"
)


def _split_names(text: str) -> list[str]:
    """Names of 主送 and 抄送机关; 各省、自治区、直辖市人民政府 is one."""
    names: list[str] = []
    start = level = 0
    folded = fold(text)
    for i, char in enumerate([*folded, ","]):
        level += (char in "([《“") - (char in ")]》”")
        if (char in ",;。" and level == 0) or (
            char == "、" and level == 0 and not _ADMIN.match("".join(folded[start:i].split()))
        ):
            name = "".join(text[start:i].split())
            if names and i and folded[start - 1] == "、" and _KIND_ALONE.fullmatch(fold(name)):
                names[-1] += text[start - 1] + name
            elif name:
                names.append(name)
            start = i + 1
    return names


def _addressees(document: Document, head: list[Piece]) -> tuple[str, ...]:
    piece = next(each(head, "addressee"), None)
    return tuple(_split_names(document.text[piece.start : piece.end].rstrip("：: \n"))) if piece else ()


def _cc(document: Document, pieces: list[Piece]) -> tuple[str, ...]:
    piece = next(each(pieces, "cc"), None)
    if piece is None:
        return ()
    text = document.text[piece.start : piece.end]
    return tuple(_split_names(regex.split("[:：]", text, maxsplit=1)[1].rstrip("。 ")))


def _published(head: list[Piece], labels: dict[str, str]) -> dt.date | None:
    for label in ("发布日期", "发布时间", "公开日期", "时间", "日期"):
        if label in labels and (date := _date(labels[label])):
            return date
    piece = next(each(head, "dated"), None)
    return parse_date(piece.match.group("on")) if piece and piece.match else None


def _plan_year(*titles: str | None) -> int | None:
    for title in titles:
        if not title:
            continue
        folded = fold(title)
        if _RANGE.search(folded):
            return None
        years = {int(y) for y in _YEAR.findall(folded)}
        if len(years) == 1:
            return years.pop()
    return None


def _region(
    said: str | None, title: str | None, issuer: tuple[str, ...], headline: str | None, printed_by: str | None
) -> Region | None:
    if said:
        found = region_at_head(said)
        level = found.level if found else "province"
        return Region.model_construct(name=said, level=level, code=found.code if found and found.name == said else None)  # type: ignore[arg-type]
    if any(name in agencies() or name.startswith(("国务院", "中共中央", "中央")) for name in issuer):
        return Region.model_construct(name=None, level="national")
    for text in (title, headline, *issuer, printed_by):
        found = region_at_head(fold(text)) if text else None
        if found:
            return Region.model_construct(name=found.name, level=found.level, code=found.code)  # type: ignore[arg-type]
    return None
