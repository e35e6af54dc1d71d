"""发文机关: as signed (署名), as the paper is headed (标志), as the title names it, as the page's box gives it."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

import regex

from ydparse.document import Document
from ydparse.grammar.bodies import agencies
from ydparse.grammar.days import DATE
from ydparse.rules.metadata.labels import BODY_AT_HEAD, label_pattern
from ydparse.rules.metadata.line import Range
from ydparse.rules.metadata.names import BODY_NAME, fold, is_body, join_names, split_bodies, squeeze
from ydparse.rules.metadata.pieces import Piece, cut
from ydparse.rules.metadata.said import Said
from ydparse.rules.metadata.title_lines import NAV_PATTERN, Title

# Above a signature: what is no line of it (navigation, the list of annexes).
_NO_BODY = regex.compile(
    rf"{NAV_PATTERN}|印发给?你们|(?:落实|执行|办理)$|^[(\[]?(?:\d|[一二三四五六七八九十]+[、)\]])|[:;]"
)
_TITLE_BY = regex.compile(r"(?P<by>[^《》]{2,120}?)(?:等\p{Han}{0,2}\d{0,2}个?(?:部门|单位))?(?:关于|印发|转发|批转)")
_MARK_ALONE = regex.compile(r"文件|公文")
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


def find_inner_signature(document: Document, start: int, end: int) -> Signature | None:
    """The signature of a letter whose requests are numbered, or one at the end of a text without line breaks."""
    if "日" not in document.folded(start, end):
        return None
    view = document.view
    for found in islice(document.finditer(_ENDS_IN_DATE, start, end), _MOST_DATES):
        low = max(view.to_view(start), view.to_view(found.start) - _BEHIND)
        last = view.to_view(found.end - 1) + 1
        match = _SIGNED_INSIDE.search(view.text, low, last)
        if match is None or not is_body(match.group("by")) or label_pattern().match(match.group("by")):
            continue
        if match.group("by").endswith(("牵头", "负责")) or not _closes(document, found.end):
            continue
        pieces = cut(document, *view.to_text(match.start(), match.end()))
        if signature := find_signature(document, pieces):
            return signature
    return None


def _closes(document: Document, at: int) -> bool:
    """Whether a paper ends here: what follows is a title, a note, an annex, or nothing; no further cell of a table."""
    if any(table.start <= at < table.end for table in document.tables):
        return False
    following = cut(document, at, min(at + _BEHIND, len(document.text)))
    return (
        not following
        or following[0].kind in ("title", "public", "cc", "printed")
        or following[0].text.startswith("附件")
    )


def issuer_of(
    document: Document,
    signature: Signature | None,
    paper: list[Piece],
    everything: list[Piece],
    headline: Title | None,
) -> Said:
    """The bodies that issue the notice, from the first place that names any."""
    for said in (
        _signed(document, signature) if signature else Said(),
        _mark(document, paper),
        _titled(document, headline) if headline else Said(),
        _labelled(document, everything, "issuer"),
        _labelled(document, everything, "source"),
    ):
        if said.value:
            return said._replace(value=tuple(dict.fromkeys(said.value)), places=[p for p in said.places if p[1] > p[0]])
    return Said(())


def _signed(document: Document, signature: Signature) -> Said:
    lines = [(piece.start, piece.end) for piece in signature.lines]
    if by := signature.dated.parts.get("by"):
        lines.append(by)
    return Said(join_names([document.text[slice(*line)] for line in lines]), "issuer.signed", lines)


def _mark(document: Document, head: list[Piece]) -> Said:
    """发文机关标志, on one line or with 文件 on the next."""
    for i, piece in enumerate(head):
        if piece.kind == "mark":
            above = _names_above(head, i)
            names = [document.text[p.start : p.end] for p in above]
            own = piece.parts["by"]
            below = _names_below(head, i)
            names += [document.text[slice(*own)], *(document.text[p.start : p.end] for p in below)]
            return Said(join_names(names), "issuer.mark", [*((p.start, p.end) for p in (*above, *below)), own])
        if piece.kind == "other" and _MARK_ALONE.fullmatch(piece.text) and (above := _names_above(head, i)):
            lines = [document.text[p.start : p.end] for p in above]
            return Said(join_names(lines), "issuer.mark", [(p.start, p.end) for p in above])
    return Said()


def _names_above(head: list[Piece], at: int) -> list[Piece]:
    """The lines of bodies' names just above a line."""
    first = at
    while first and at - first < _MOST_LINES and head[first - 1].kind == "other" and is_body(head[first - 1].text):
        first -= 1
    return head[first:at]


def _names_below(head: list[Piece], at: int) -> list[Piece]:
    """The lines of bodies' names between a mark and the number: 文件 stands beside the middle of several."""
    last = at + 1
    while last < len(head) and head[last].kind == "other" and is_body(head[last].text):
        last += 1
    return head[at + 1 : last] if last < len(head) and head[last].kind == "number" else []


def _titled(document: Document, title: Title) -> Said:
    match = _TITLE_BY.match(fold(title.text))
    if match is None or not BODY_NAME.search(match.group("by")):
        return Said()
    names = split_bodies(_with_blanks(document, title, match.group("by")))
    return Said(names, "issuer.title", [(title.start, title.end)])


def _with_blanks(document: Document, title: Title, by: str) -> str:
    """The head of a title as printed, with the blanks and breaks that may divide names."""
    raw = document.text[title.start : title.end]
    count = 0
    for i, char in enumerate(raw):
        if not char.isspace():
            count += 1
        if count == len(by) + title.text.find(by[:1]):
            return raw[: i + 1] if fold(squeeze(raw[: i + 1])) == by else by
    return by


def _labelled(document: Document, pieces: list[Piece], gives: str) -> Said:
    """A label's value that is a body: 发文机关：国务院, 来源：市教育局."""
    for _, place in labelled(pieces, gives):
        value = document.text[slice(*place)].strip()
        run_on = BODY_AT_HEAD.match(fold(squeeze(value))) if len(value) > 40 else None
        names = split_bodies(run_on.group() if run_on else value)
        if names and all(is_body(fold(name)) for name in names):
            return Said(names, "issuer.label" if gives == "issuer" else "issuer.source", [place])
    return Said()


def labelled(pieces: list[Piece], gives: str) -> list[tuple[Piece, Range]]:
    """The labels that give an element, with the place of each value: behind it, or the next line where it has none."""
    found: list[tuple[Piece, Range]] = []
    for i, piece in enumerate(pieces):
        if piece.kind != "label" or piece.gives != gives:
            continue
        if "value" in piece.parts:
            found.append((piece, piece.parts["value"]))
        elif i + 1 < len(pieces) and pieces[i + 1].kind not in ("label", "page", "sentence", "addressees"):
            found.append((piece, (pieces[i + 1].start, pieces[i + 1].end)))
    return found
