"""The head of a notice cut into its elements, whether each stands on lines of its own or all line breaks are lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import regex

from ydparse.document import Document
from ydparse.fields.run_on import Beginnings, page_words
from ydparse.lexicon import words
from ydparse.normalize.titles import OPENER, TITLE_END, title_in_run

_NUMBER = r"(?!为|根据|按照|贯彻|落实|依据|经|关于|现将|对照|参照)[\p{Han}A-Za-z]{1,16}?[\[(](?:19|20)\d{2}[\])](?:第)?\d{1,5}号"
_CITED = regex.compile(r"文|精神|要求|[、和及与》)]")  # another paper's number in a sentence
DOCUMENT_NUMBER = regex.compile(_NUMBER)
DATE = r"(?:20\d{2}|19\d{2}|二[〇零]\p{Han}{2})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
_VALUE = 120  # characters; no value of a label is longer
_SOURCE = 40  # characters; in a run-on text the value of a label is not longer
_LINE = 200  # characters; a line of labels is not longer
_LABEL_WORDS = list(words("page_labels"))
_LABEL = regex.compile(r"(?P<label>\L<words>)(?::(?P<value>.*))?$", words=_LABEL_WORDS)
_LABELS = regex.compile(r"\L<words>:", words=_LABEL_WORDS)
_PUBLIC = regex.compile(
    r"\((?:(?:此件|本件)[^()]{2,20}|(?:信息|政务)?公开(?:方式|属性|类别|选项|形式|类型|范围):[^()]{1,12})\)"
)
_PRINTED = regex.compile(rf"(?P<by>[^\n。:;\d()\[\]]{{2,40}}?)(?P<on>{DATE})印发")
_SIGNED = regex.compile(rf"(?P<by>[^\n。:;,()《》]{{0,150}}?)(?P<on>{DATE})(?![第至起前以市省县]|印发)")
_DIGIT_DATE = regex.compile(r"(?P<on>20\d{2}[-/.]\d{1,2}[-/.]\d{1,2})(?:\d{1,2}:\d{2}(?::\d{2})?)?")
_CC = regex.compile(r"(?:分送|抄送|抄报)(?:单位|机关)?:(?P<names>.+)")
_ADDRESSEE = regex.compile(r"(?P<names>[^。;:《》\n]{2,400}):")
_MASTHEAD = regex.compile(r"(?P<by>[\p{Han}、]{4,120}?)文件(?=$|[\p{Han}]{1,14}[\[(]20\d{2})")
_IN_TITLE = regex.compile(r"的通知(?!》|精神|要求|附件|印发)")
_NO_TITLE = regex.compile("[。;!?:>|]")
_STOP = regex.compile("[。;!?]")
_OPENS = regex.compile(rf"{OPENER}(?<!《)")
_ADDRESSEES = regex.compile(
    r"^(?:各|市|县|区|省|全|国务院|有关|机关|中央|广大)|(?:政府|单位|部门|委员会|管委会|机构|办事处|厅|局|委|办公室|街道)$"
    r"|(?:^|[、,])\p{Han}{1,8}?各(?!项|种|级|方面|类|地|自)"
)
_NO_ADDRESSEE = regex.compile(r"(?:如下|意见|通知|方案|要求|以下|事项|做到|内容)$|^(?:现|为|根据|注|附件|联系)")
_BODY = regex.compile(r"(?:委|局|厅|部|办|府|室|会|院|心|组|社|司|行|处|区|署|团|”)$")


class Piece(NamedTuple):
    """One element of the head: kind, folded wording, and where it stands in the text."""

    kind: str  # label, junk, number, public, printed, signed, dated, cc, addressee, title, masthead, sentence, other
    text: str
    start: int
    end: int
    match: regex.Match[str] | None = None


class Label(NamedTuple):
    """The value of a label (发文机关：国务院), folded, and where the two stand in the text."""

    value: str
    start: int
    end: int


def cut_head(document: Document, ranges: list[tuple[int, int]]) -> list[Piece]:
    """The pieces of the paragraphs, or parts of them, in one of `ranges` (offsets in the text), in order."""
    view = document.view
    pieces: list[Piece] = []
    for first, last in ranges:
        for paragraph in document.paragraphs:
            if first < paragraph.end and paragraph.start < last:
                low, high = view.to_view(max(paragraph.start, first)), view.to_view(min(paragraph.end, last))
                pieces += _cut(document, low, high, run_on=paragraph.end - paragraph.start > _LINE)
    return pieces


def _cut(document: Document, low: int, high: int, run_on: bool) -> Iterator[Piece]:
    """The pieces of view[low:high], which lies in one paragraph; `run_on` where that may have lost its line breaks."""
    view = document.view
    if not run_on:
        for length in _label_ends(view.text[low:high]):
            label = view.text[low : low + length]
            yield Piece("label", label, *view.to_text(low, low + length), _LABEL.match(label))
            low += length
    while low < high and view.text[low] in "。;)":
        low += 1
    beginnings = Beginnings(view.text, low, high) if run_on else None
    while low < high:
        kind, end, match = _first(view.text, low, high, beginnings)
        yield Piece(kind, view.text[low:end], *view.to_text(low, end), match)
        low = end


def _label_ends(text: str) -> list[int]:
    """Lengths of the labels with their values that open a line (时间:… 作者: 稿源:…), where there are several; the last is
    left to `_first`, which takes all that follows."""
    starts: list[int] = []
    match = _LABELS.match(text)
    while match is not None and len(starts) < 20:
        starts.append(match.start())
        match = _LABELS.search(text, match.end(), match.end() + _VALUE)
    return [b - a for a, b in pairwise(starts)]


def _run_on_label(text: str, low: int, beginnings: Beginnings) -> tuple[int, regex.Match[str]] | None:
    """A label that opens text[low:], which is run on, with its value where the next element shows its end, else without."""
    match = _LABELS.match(text, low, beginnings.high)
    if match is None:
        return None
    end = beginnings.after(match.end() - 1)
    end = end if end - match.end() <= _SOURCE else match.end()
    label = _LABEL.match(text[low:end])
    return (end, label) if label else None


def _first(text: str, low: int, high: int, beginnings: Beginnings | None) -> tuple[str, int, regex.Match[str] | None]:
    """The element at the start of text[low:high]: (kind, end, match); `beginnings` are given where that is run on."""
    whole = text[low:high]
    if page := page_words(whole):
        return "junk", low + page, None
    label = _LABEL.match(whole)
    if label and len(whole) < 80:
        return "label", high, label
    if beginnings and (labelled := _run_on_label(text, low, beginnings)):
        return "label", *labelled
    for kind, pattern in (
        ("masthead", _MASTHEAD),
        ("number", DOCUMENT_NUMBER),
        ("public", _PUBLIC),
        ("cc", _CC),
        ("printed", _PRINTED),
    ):
        match = pattern.match(whole)
        if match and not (kind == "number" and _CITED.match(whole, match.end())):
            end = match.end() if kind != "cc" else match.start("names") + _stop(match.group("names"))
            return kind, low + end, match
    dated = _DIGIT_DATE.match(whole)
    if dated and (dated.end() == len(whole) or beginnings):
        return "dated", low + dated.end(), dated
    addressee = _ADDRESSEE.match(whole)
    title = _title_end(whole)
    if addressee and _is_addressee(addressee.group("names")) and not (title and title < addressee.end() - 2):
        return "addressee", low + addressee.end(), addressee
    signed = _SIGNED.match(whole)
    if signed and not (title and title <= signed.start("on")) and _is_signature(whole, signed):
        return "signed", low + signed.end(), signed
    if title:
        return "title", low + title, None
    stop = _stop(whole[: beginnings.after(low) - low] if beginnings else whole)
    kind = "sentence" if "。" in whole[:stop] or whole[:stop].endswith((":", ";")) or len(whole) > 120 else "other"
    return kind, low + stop, None


def _stop(text: str) -> int:
    """Just after the first full stop outside quotation, or the end."""
    level = 0
    for i, char in enumerate(text):
        level += (char in "《“([") - (char in "》”)]")
        if char == "。" and level <= 0:
            return i + 1
    return len(text)


def _title_end(text: str) -> int | None:
    """Where a title that opens the text ends, or None: at the paragraph's end, or, in a run-on text, at its kind."""
    if len(text) <= 160 and TITLE_END.search(text) and not _NO_TITLE.search(text) and not text.startswith("附件"):
        inner = _IN_TITLE.search(text)
        return (
            inner.end()
            if inner
            and inner.end() < len(text)
            and text[: inner.start()].count("《") == text[: inner.start()].count("》")
            else len(text)
        )
    for match in (*_IN_TITLE.finditer(text, 0, 200), *title_in_run().finditer(text, 0, 200)):
        head = text[: match.end()]
        if (
            head.count("《") == head.count("》")
            and not _STOP.search(head)
            and match.start() >= 4
            and not _OPENS.match(head)
        ):
            return int(match.end())
    return None


def _is_addressee(names: str) -> bool:
    return bool(_ADDRESSEES.search(names)) and not _NO_ADDRESSEE.search(names)


def _is_signature(whole: str, match: regex.Match[str]) -> bool:
    """A date with nothing or names before it: not a sentence that begins with a date."""
    by, after = match.group("by"), whole[match.end() : match.end() + 2]
    if after and after[0] in ",，、是":
        return False
    return not by or bool(_BODY.search(by))


def each(pieces: list[Piece], kind: str) -> Iterator[Piece]:
    """The pieces of a kind."""
    return (piece for piece in pieces if piece.kind == kind)
