"""The head and foot of a notice cut into pieces, each of one kind, whether or not each stands on a line of its own.

head  = { piece }
piece = page | label | mark | number | public | cc | printed | dated | addressees | signed | title | wording
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple, TypeAlias

import regex

from ydparse.document import Document, InText, InView, TextAt, ViewAt
from ydparse.document.pairs import still_open
from ydparse.grammar.days import DATE, DATE_IN_FIGURES, YEAR_IN_FIGURES
from ydparse.grammar.roles import label_role
from ydparse.grammar.titles import OPENER, TITLE_END, title_in_run
from ydparse.lexicon import words
from ydparse.rules.metadata.beginnings import Beginnings
from ydparse.rules.metadata.labels import label_at, value_of
from ydparse.rules.metadata.line import Line, lines_of
from ydparse.rules.metadata.names import BODY_NAME
from ydparse.rules.metadata.numbers import BARE_NUMBER, CITED, DOCUMENT_NUMBER, own_part
from ydparse.rules.metadata.page import page_words

_PUBLIC = regex.compile(
    r"\((?:[此本]件[^()]{2,20}|\L<public>|(?:信息|政务)?公开\L<of>:[^()]{1,12})\)|[此本]件[^()。;:]{0,6}公开[^()。;:]{0,4}",
    public=words("foot_words", "public"),
    of=words("foot_words", "public_of"),
)
PRINTED_BY = r"(?P<by>[^\n。:;,\d()\[\]]{2,40}?)"
PRINTED_ON = rf"(?P<on>{DATE})印(?:发|制|刷|(?=$|[\n(共]))"
_PRINTED = regex.compile(PRINTED_BY + PRINTED_ON)
_PRINTED_ALONE = regex.compile(rf"(?P<on>{DATE})印(?:发|制)(?=$|\()")  # below 印发机关
_SIGNED = regex.compile(rf"(?P<by>[^\n。:;,《》]{{0,150}}?)(?P<on>{DATE})(?![第至起前以市省县]|印发)")
_NOTED = regex.compile(rf"\((?P<on>{DATE})\)$")  # 题注: under the title
_DIGIT_DATE = regex.compile(rf"(?P<on>{DATE_IN_FIGURES})(?P<hour>\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?")
_CC = regex.compile(r"\L<cc>(?:单位|机关)?:(?P<names>[^\n]+)", cc=words("foot_words", "cc"))
_ADDRESSEE = regex.compile(r"(?P<names>[^。;:《》\n]{2,400}):")
_MARK = regex.compile(
    rf"(?P<by>[\p{{Han}}、()]{{4,120}}?)\L<of_mark>?\L<mark>(?:\(\p{{Han}}{{1,6}}\))?(?=$|\p{{Han}}{{1,14}}[\[(]{YEAR_IN_FIGURES})",
    of_mark=words("foot_words", "of_mark"),
    mark=words("foot_words", "mark"),
)
_IN_TITLE = regex.compile(r"的(?:通知|函)(?!》|\L<words>)", words=words("title_kinds", "not_title"))
_NO_TITLE = regex.compile("[。;!?:|]|(?<!<[^<>]{1,80})>")  # 〈…〉 is of a title, > of the way to a page
_STOP = regex.compile("[。;!?]")
_OPENS = regex.compile(rf"{OPENER}(?<!《)")
_LETTER = regex.compile(rf"{OPENER}|现")  # what a letter begins with
# 《甲》《乙》已经…: a letter's sentence.
_SENT = regex.compile(r"《.*》(?:《|[、和及]《|(?:\([^()]*\))?[已业经现])")
# 为落实《甲》《乙的通知》: a sentence's names of other papers.
_CITES = regex.compile(
    r"(?:(?!关于)[^《])*\L<cites>(?:《(?:[^《》]|《[^《》]*》)*》[、和及与]?)+$", cites=words("title_kinds", "cites")
)
_ADDRESSEES = regex.compile(
    r"^\L<opens>|\L<ends>$|(?:^|[、,])\p{Han}{1,8}?各(?!\L<not_each>)|[市县区旗州盟]$",
    **{kind: words("addressee_words", kind) for kind in ("opens", "ends", "not_each")},
)
_NO_ADDRESSEE = regex.compile(
    r"\L<not_ends>$|^\L<not_opens>", **{kind: words("addressee_words", kind) for kind in ("not_ends", "not_opens")}
)
_CODE = regex.compile(r"[\p{Han}A-Za-z]*")
# 承办单位: who does what, no addressee.
_DUTY = regex.compile(r"^\p{Han}{0,6}\L<holder>$", holder=words("addressee_words", "duty"))
_OF_MANY = regex.compile(r"\L<words>", words=words("addressee_words", "many"))
_LEAST_NUMBER = 9  # characters of 政〔2026〕8号
_FULL_WORDING = 120  # characters; a wording that is longer is a sentence
_TITLE_LONGEST = 160  # characters
_SHORTEST = 4  # characters before the kind of a title


class Piece(NamedTuple):
    """One element of the head: kind, folded wording, where it stands in the text, and where its parts do."""

    kind: (
        str  # page, label, mark, number, public, cc, printed, dated, addressees, signed, noted, title, sentence, other
    )
    text: str
    start: TextAt
    end: TextAt
    parts: Mapping[str, InText]
    gives: str = ""  # what a label gives
    whole: bool = False  # it is a line of its own


Read: TypeAlias = tuple[str, ViewAt, Mapping[str, InView], str]  # kind, end and parts in the view, what a label gives


def cut(document: Document, start: TextAt, end: TextAt) -> list[Piece]:
    """The pieces of text[start:end], in order."""
    return [piece for line in lines_of(document, start, end) for piece in _pieces(line)]


def _pieces(line: Line) -> Iterator[Piece]:
    beginnings = Beginnings(line)
    at = line.low
    while at < line.high:
        while at < line.high and line.text[at] in "。;)":
            at = ViewAt(at + 1)
        if at == line.high:
            return
        kind, end, parts, gives = _first(line, at, beginnings)
        said = {name: line.said(*place) for name, place in parts.items() if place[1] > place[0]}
        whole = at == line.low and end == line.high
        yield Piece(kind, line.text[at:end], *line.said(at, end), said, gives, whole)
        at = max(end, ViewAt(at + 1))


def _first(line: Line, at: ViewAt, beginnings: Beginnings) -> Read:
    """The piece at the start of view[at:]: the first alternative that fits."""
    if label := label_at(line, at):
        low, high = value_of(label, line, beginnings.after(ViewAt(label.end - 1)))
        return "label", max(high, label.end), {"value": (low, high)}, label.gives
    if page := page_words(line, at):
        return "page", ViewAt(at + page), {}, ""
    stop = beginnings.after(at)
    for signs, read in _READERS:
        if (signs is None or signs.search(line.text, at, line.high)) and (found := read(line, at, stop)):
            return (*found, "")
    end = _full_stop(line, at, stop)
    wording = line.text[at:end]
    sentence = "。" in wording or wording.endswith((":", ";")) or len(wording) > _FULL_WORDING
    return "sentence" if sentence else "other", end, {}, ""


_Found: TypeAlias = tuple[str, ViewAt, Mapping[str, InView]] | None


def _parts(match: regex.Match[str]) -> dict[str, InView]:
    return {name: match.span(name) for name, value in match.groupdict().items() if value}


def _mark(line: Line, at: ViewAt, stop: ViewAt) -> _Found:
    """发文机关标志: 青禾市人民政府文件."""
    match = _MARK.match(line.text, at, line.high)
    if match is None or not BODY_NAME.search(match.group("by")):
        return None
    return "mark", match.end(), _parts(match)


def _number(line: Line, at: ViewAt, stop: ViewAt) -> _Found:
    match = DOCUMENT_NUMBER.match(line.text, at, line.high)
    if match is None and at == line.low:
        match = BARE_NUMBER.match(line.text, at, line.high)
    if match is None or CITED.match(line.text, match.end(), line.high):
        return None
    low, high = match.span("number")
    title = _title_end(line, at, line.high)
    if title and low < title < high - _LEAST_NUMBER:
        return None  # the title stands before it, and no break between
    low += own_part(_CODE.match(match.group("number")).group())
    if high - low > 40 or any(char in line.text[at:low] for char in "》《"):
        return None
    return "number", match.end(), {"number": (low, high)}


def _public(line: Line, at: ViewAt, stop: ViewAt) -> _Found:
    match = _PUBLIC.match(line.text, at, line.high)
    return ("public", match.end(), {}) if match else None


def _noted(line: Line, at: ViewAt, stop: ViewAt) -> _Found:
    match = _NOTED.match(line.text, at, line.high)
    return ("noted", match.end(), _parts(match)) if match else None


def _cc(line: Line, at: ViewAt, stop: ViewAt) -> _Found:
    match = _CC.match(line.text, at, line.high)
    if match is None:
        return None
    low = match.start("names")
    end = min(_full_stop(line, low, line.high), stop if stop > low else line.high)
    return "cc", end, {"names": (low, end)}


def _printed(line: Line, at: ViewAt, stop: ViewAt) -> _Found:
    labelled = _labels_of_record() if line.text[at] == "印" else ()
    for pattern in (_PRINTED, *labelled, _PRINTED_ALONE):
        if match := pattern.match(line.text, at, line.high):
            return "printed", match.end(), _parts(match)
    return None


@cache
def _labels_of_record() -> tuple[regex.Pattern[str], ...]:
    """印发机关：…, 印发日期：…; few notices have them."""
    on = rf"(?P<on>{DATE}|{DATE_IN_FIGURES})"
    day = rf"印[发制](?:日期|时间):?{on}"
    return (
        regex.compile(rf"印[发制](?:机关|单位|部门):(?P<by>[^\n。:;\d()]{{2,40}}?)(?:{day}|$)"),
        regex.compile(rf"印[发制](?:日期|时间):{on}"),
    )


def _dated(line: Line, at: ViewAt, stop: ViewAt) -> _Found:
    match = _DIGIT_DATE.match(line.text, at, line.high)
    if match is None:
        return None
    alone = match.group("hour") or line.gap(match.end()) or match.end() == stop or line.run_on
    return ("dated", match.end(), {"on": match.span("on")}) if alone else None


def _addressees(line: Line, at: ViewAt, stop: ViewAt) -> _Found:
    match = _ADDRESSEE.match(line.text, at, line.high)
    if match is None:
        return None
    names, end = match.group("names"), match.end()
    if not _ADDRESSEES.search(names) or _NO_ADDRESSEE.search(names) or label_role(names):
        return None
    if _DUTY.search(names) and not _OF_MANY.search(names):
        return None
    if not (line.run_on or line.gap(end) or _LETTER.match(line.text, end, line.high)):
        return None
    title = _title_end(line, at, line.high)
    return ("addressees", end, _parts(match)) if not title or title >= end - 2 else None


def _signed(line: Line, at: ViewAt, stop: ViewAt) -> _Found:
    """Names with a date behind them, or a date alone; not a sentence that begins with a date."""
    match = _SIGNED.match(line.text, at, line.high)
    if match is None:
        return None
    by, end = match.group("by"), match.end()
    after = line.text[end : min(end + 2, line.high)]
    if after[:1] in tuple(",，、是的") or (by and not _is_body(by)):
        return None
    if not by and not (line.run_on or line.gap(end) or after[:1] in ("(", "附", "抄")):
        return None
    title = _title_end(line, at, line.high)
    return None if title and title <= match.start("on") else ("signed", end, _parts(match))


def _is_body(by: str) -> bool:
    return BODY_NAME.search(by.rstrip(")]")) is not None or by.endswith("”")


def _title(line: Line, at: ViewAt, stop: ViewAt) -> _Found:
    end = _title_end(line, at, stop)
    return ("title", end, {}) if end else None


def _title_end(line: Line, at: ViewAt, stop: ViewAt) -> ViewAt | None:
    """Where a title that opens view[at:stop] ends, or None."""
    length = _title_length(line.text[at : min(stop, at + _TITLE_LONGEST + 40)])
    return None if length is None else ViewAt(at + length)


@lru_cache(16)  # several readers ask at one place
def _title_length(text: str) -> int | None:
    """How long the title is that opens a text: the whole, or, in a run-on text, up to its kind; None where none does."""
    if _SENT.match(text) if text[:1] == "《" else _CITES.match(text):
        return None
    if len(text) <= _TITLE_LONGEST and TITLE_END.search(text) and not _NO_TITLE.search(text):
        if text.startswith("附件"):
            return None
        inner = _IN_TITLE.search(text)
        return int(inner.end()) if inner and not still_open(text[: inner.start()]) else len(text)
    return _title_in_run(text)


def _title_in_run(text: str) -> int | None:
    """How long the title is that opens a text which goes on behind it on the same line."""
    stop = _STOP.search(text)
    high = min(200, stop.start() if stop else len(text))
    if high < _SHORTEST or _OPENS.match(text):
        return None
    for found in chain(_IN_TITLE.finditer(text, _SHORTEST), title_in_run().finditer(text, _SHORTEST)):
        title = text[: found.end()]
        if found.end() <= high and not still_open(title):
            return None if _CITES.match(title) else int(found.end())
    return None


# In this order, each where the sign stands that it needs: to look for that is cheap.
_READERS: tuple[tuple[re.Pattern[str] | None, Callable[[Line, ViewAt, ViewAt], _Found]], ...] = (
    (re.compile("[件文电]"), _mark),
    (re.compile("号"), _number),
    (re.compile("公开"), _public),
    (re.compile(r"日\)"), _noted),
    (re.compile("[送报]"), _cc),
    (re.compile("印"), _printed),
    (None, _dated),
    (re.compile(":"), _addressees),
    (re.compile("日"), _signed),
    (None, _title),
)


def _full_stop(line: Line, at: ViewAt, high: ViewAt) -> ViewAt:
    """Just after the first full stop of view[at:high] outside quotation, or its end."""
    stop = ViewAt(line.text.find("。", at, high))
    while stop >= 0:
        closes = line.within(at, stop)
        if closes is None:
            return ViewAt(stop + 1)
        stop = ViewAt(line.text.find("。", closes, high))
    return high


def each(pieces: list[Piece], kind: str) -> Iterator[Piece]:
    """The pieces of a kind."""
    return (piece for piece in pieces if piece.kind == kind)


def labelled(pieces: list[Piece], gives: str) -> list[tuple[Piece, InText]]:
    """The labels that give an element, with the place of each value: behind it, or the next line where it has none."""
    found: list[tuple[Piece, InText]] = []
    for i, piece in enumerate(pieces):
        if piece.kind != "label" or piece.gives != gives:
            continue
        if "value" in piece.parts:
            found.append((piece, piece.parts["value"]))
        elif i + 1 < len(pieces) and pieces[i + 1].kind not in ("label", "page", "sentence", "addressees"):
            found.append((piece, (pieces[i + 1].start, pieces[i + 1].end)))
    return found
