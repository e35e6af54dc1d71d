"""Annexes (附件, GB/T 9704-2012 7.3.4): the lists that only name them, and the headings below which they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import regex

from ydparse.document import VIEW_BEGINS, Document, InText, Ranges, TextAt, ViewAt
from ydparse.document.view import View
from ydparse.grammar.days import DATE, DAY, YEAR, YEAR_IN_FIGURES
from ydparse.grammar.pieces import in_view
from ydparse.grammar.titles import TITLE_END
from ydparse.lexicon import words

LONGEST_TITLE = 60
_HEADING = re.compile(  # 附件 anywhere; at the start of a line 附表, 附：, （附件 too
    r"[附(\[](?:(?<=附)(?P<word>件)|(?<![^\n].)(?:(?<=附)[表录图]|(?<=附)(?=:)|(?<!附)附件))"
    rf"(?P<number>\d(?={YEAR_IN_FIGURES}年)|\d{{1,2}}(?:-\d{{1,2}})?(?!\d)"  # 附件12026年…: No. 1
    r"|[一二三四五六七八九十]{1,2}(?![、.]))?[)\]]?(?P<sign>[:.、]?)"
)
_BEFORE = frozenset("\n。)]!”日")  # what may stand before one where line breaks were lost
_GOES_ON = regex.compile(r"[、,。;)》”]|\L<on>", on=words("annex_words", "on"))
_REFERS = regex.compile(r"(?:[(（、,“《/\-~]|\L<refers>)\n?$", refers=words("annex_words", "refers"))
_TITLE_HERE = regex.compile(
    r"[^。;:!?\n]{2,50}?\L<kinds>(?:\([^()\n]{1,12}\))?(?=[一1①为根各序\n(])", kinds=words("title_kinds", "paper")
)
_SHORT_LINE = regex.compile(r"(?:\d{1,2}[.、]|[(][一二三四五六七八九十\d]{1,2}[)]|附件\d{0,2}[:.、]?)[^。\n]{2,60}。?$")

_BELOW_LIST = regex.compile(
    rf"(?:[^\n。;:]{{2,40}}\n){{0,8}}{YEAR}|\(?\L<below>|\L<copies>|[^\n。:;]{{2,40}}{DAY}印发|附件|扫一扫|$",
    below=words("annex_words", "below"),
    copies=words("foot_words", "copies"),
)
_ENDS_RUN_ON = regex.compile(rf"{DATE}|(?<!^)附件\d|[。\n]|抄送|公开\L<of>|\(此件", of=words("foot_words", "public_of"))
_NUMBERED = regex.compile(r"\d[.、].*\d[.、]")
_STOP = regex.compile("[。;:!?]")
_RUN_ON, _LONGEST_LIST = 300, 800  # characters; of a line that has lost its breaks, of a list of annexes


class Annexes(NamedTuple):
    """The places of the lists, the titles that they name, and the headings: where each stands, and its title."""

    lists: Ranges[TextAt]
    named: tuple[str, ...]
    headings: tuple[tuple[TextAt, InText | None], ...]


def find_annexes(document: Document, text_end: TextAt) -> Annexes:
    """The lists and headings of annexes in text[:text_end], in order."""
    view = document.view
    text, end = view.text, view.to_view(text_end)
    lists: list[InText] = []
    named: list[str] = []
    headings: list[tuple[TextAt, InText | None]] = []
    done = VIEW_BEGINS
    for found in _HEADING.finditer(text, 0, end):
        at, behind = in_view(found)
        counted = bool(lists or headings) and _counts_on(text, found)
        if at < done or not (counted or _may_open(text, found, named)):
            continue
        stop = _list_end(view, found, end)
        if stop is not None:
            lists.append(view.to_text(at, stop))
            named += _names(text[behind:stop])
            done = stop
        elif _heads(text, found, named):
            headings.append((view.offsets[at], _title(document, behind, end)))
            done = behind
    return Annexes(Ranges(lists), tuple(named), tuple(headings))


def _may_open(text: str, found: re.Match[str], named: Sequence[str]) -> bool:
    """Whether 附件 stands where something may begin: at the start of a line, behind a stop or a date, or before a title
    that a list named."""
    at = found.start()
    before = text[at - 1] if at else "\n"
    if before == "\n":
        return not _REFERS.search(text, max(0, at - 4), at)
    if found.group("word") and before in _BEFORE:
        return True
    return _is_named(text, in_view(found)[1], named) and not _REFERS.search(text, max(0, at - 2), at)


def _counts_on(text: str, found: re.Match[str]) -> bool:
    """Whether a numbered 附件 with a title behind it opens another annex, whatever ends the one before."""
    titled = found.group("number") is not None and _TITLE_HERE.match(text, found.end()) is not None
    return titled and _REFERS.search(text, max(0, found.start() - 3), found.start()) is None


def _is_named(text: str, at: ViewAt, named: Sequence[str]) -> bool:
    rest = text[at : at + 16]
    return any(len(name) >= 4 and rest.startswith(name[:12]) for name in named)


def _heads(text: str, found: re.Match[str], named: Sequence[str]) -> bool:
    """Whether it heads an annex, and is not a word of a sentence: 附件所列事项, 附件1。"""
    _, at = in_view(found)
    if text[at : at + 1] in ("\n", "") or found.group("sign"):
        return True
    if _GOES_ON.match(text, at):
        return False
    return found.group("number") is not None or _is_named(text, at, named) or _TITLE_HERE.match(text, at) is not None


def _list_end(view: View, found: re.Match[str], end: ViewAt) -> ViewAt | None:
    """Where the list of annexes ends that begins here; None where it is none."""
    text, (_, body), colon = view.text, in_view(found), found.group("sign") == ":"
    line_end = view.line_end(body, end)
    line = text[body:line_end]
    if line_end - body > _RUN_ON or (colon and "。" in line[:-1]):
        return _run_on_end(text, body, end) if colon else None
    if line and not colon and not _only_names(text, found, line_end):
        return None
    stop = _listed_lines_end(view, line_end, end, colon)
    if not line and stop == line_end:
        return None
    return stop if stop >= end or _BELOW_LIST.match(text, min(stop + 1, end)) else None


def _only_names(text: str, found: re.Match[str], line_end: ViewAt) -> bool:
    """Whether a numbered 附件 only names an annex on its line, and the annex does not begin there."""
    line = text[found.end() : line_end]
    titled = _TITLE_HERE.match(text, found.end(), line_end)
    goes_on = titled is not None and text[titled.end() : line_end].lstrip("(")[:1] in tuple("一1序①根为")
    return found.group("number") is not None and not (goes_on or "。" in line or _NUMBERED.search(line))


def _listed_lines_end(view: View, stop: ViewAt, end: ViewAt, colon: bool) -> ViewAt:
    """Where the short lines end that go on with a list; without a colon each begins with 附件."""
    text = view.text
    while stop < end:
        begin = ViewAt(stop + 1)
        following = view.line_end(begin, end)
        if not _SHORT_LINE.fullmatch(text, begin, following) or not (colon or text.startswith("附件", begin)):
            break
        stop = following
    return stop


def _run_on_end(text: str, body: ViewAt, end: ViewAt) -> ViewAt | None:
    """The end of a list whose line breaks were lost: at the signature's date, the first annex, the record."""
    stop = _ENDS_RUN_ON.search(text, body + 1, min(end, body + _LONGEST_LIST))
    return stop.start() if stop and stop.group() != "。" else None


def _names(listed: str) -> list[str]:
    """The titles that a list of annexes names.

    >>> _names("1.任务清单2.联络表"), _names("苗木清单")
    (['任务清单', '联络表'], ['苗木清单'])
    """
    pieces = regex.split(r"\n|(?<!\d)\d{1,2}[.、]|附件\d*[:.]?", listed)
    return [name for piece in pieces if (name := piece.strip("《》:。;. "))]


def _title(document: Document, at: ViewAt, end: ViewAt) -> InText | None:
    """The title of an annex: what stands behind 附件1 on its line, or the lines below it up to the end of a title."""
    view = document.view
    text = view.text
    start = at
    while start < end and text[start] in "\n:.、":
        start = ViewAt(start + 1)
    stop, lines = start, 0
    while stop < end and lines < 3:
        line_end = view.line_end(stop, end)
        if line_end - stop > LONGEST_TITLE or _STOP.search(text, stop, line_end):
            break
        stop, lines = line_end, lines + 1
        if TITLE_END.search(text[start:stop]):
            break
        stop = ViewAt(stop + 1)
    if not lines:
        found = _TITLE_HERE.match(text, start, min(end, start + LONGEST_TITLE))
        return view.to_text(start, found.end()) if found else None
    first = view.line_end(start, end)
    whole = TITLE_END.search(text[start:stop]) is not None
    return view.to_text(start, stop if whole or first in (start, end) else first)
