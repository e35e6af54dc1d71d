"""Labels of a page's box (发布日期：, 【发布日期】, • 文号：, 发布机构 with a blank) and what they give."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from ydparse.document import InView, ViewAt
from ydparse.grammar.days import DATE, DATE_IN_FIGURES
from ydparse.grammar.titles import TITLE_END
from ydparse.lexicon import load, words
from ydparse.rules.metadata.line import Line
from ydparse.rules.metadata.numbers import NUMBER

_VALUE = 120  # characters; no value of a label is longer
_SOURCE = 40  # characters; in a run-on text the value of a label is not longer
_SHORT = 2  # characters; such words end longer ones (完成时间), and say something else in a sentence
# A body right before what opens a text, where line breaks were lost.
BODY_AT_HEAD = regex.compile(r"[\p{Han}、]{3,40}?(?:委|局|厅|部|办公室|政府|委员会|院)(?=\d|为|根据|各|[“《])")
_ON = rf"(?:{DATE}|{DATE_IN_FIGURES})"
_DATED = regex.compile(rf"(?P<value>{_ON})(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?")
_NUMBERED = regex.compile(rf"\(?(?P<value>{NUMBER})\)?")
OF_DATES = ("issued_on", "published_on", "effective_on", "valid_until")


class Label(NamedTuple):
    """A label's word, what it gives, and where its value begins in the view."""

    word: str
    gives: str
    end: ViewAt


@cache
def _gives() -> dict[str, str]:
    return {word: gives for word, gives, *_ in load("page_labels")}


@cache
def label_pattern() -> regex.Pattern[str]:
    """A label with its bullet, bracket, stars and colon, as far as it has them."""
    return regex.compile(
        r"[·*◆■●▪○-]{0,3}(?P<open>[\[<])?(?P<word>\L<words>)(?P<colon>:)?(?P<close>[\]>])?\*{0,2}(?P<after>:)?",
        words=list(words("page_labels")),
    )


def label_at(line: Line, at: ViewAt) -> Label | None:
    """The label that opens view[at:], or None."""
    match = label_pattern().match(line.text, at, line.high)
    if match is None:
        return None
    word, end = match.group("word"), match.end()
    opened, closed = bool(match.group("open")), bool(match.group("close"))
    if opened != closed:
        return None
    colon = _has_colon(match)
    bracketed = opened and _gives()[word] != "page"
    own = bracketed or line.gap(at) or not _is_han(line.text[at - 1])
    if not own and not _may_be_glued(line, word, end, colon):
        return None
    sure = colon or bracketed or (_divided(line, end) and _fits(line, word, end))
    return Label(word, _gives()[word], end) if sure else None


def _has_colon(label: regex.Match[str]) -> bool:
    return bool(label.group("colon") or label.group("after"))


def _divided(line: Line, at: ViewAt) -> bool:
    """Whether a blank divides a word from what is behind it; before figures and Latin letters layout takes it out."""
    return line.gap(at) or line.text[at].isascii()


def _may_be_glued(line: Line, word: str, end: ViewAt, colon: bool) -> bool:
    """Whether a label may stand in a line without a blank before it: in a text that lost its breaks, in the line of a box."""
    if colon and _gives()[word] == "document_number" and _NUMBERED.match(line.text, end, line.high):
        return True
    if len(word) <= _SHORT:  # a day or a title behind it leaves no doubt
        gives = _gives()[word]
        dated = gives in OF_DATES and _DATED.match(line.text, end, line.high) is not None
        return line.run_on and colon and (dated or gives == "title")
    first = label_pattern().match(line.text, line.low, line.high)
    boxed = first is not None and (_has_colon(first) or not colon)
    return boxed or (line.run_on and colon)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _fits(line: Line, word: str, at: ViewAt) -> bool:
    """Whether what follows a word without a colon is such a value as it gives; a long word may have none."""
    if at >= line.high:
        return len(word) > _SHORT or line.low + len(word) == line.high
    gives = _gives()[word]
    if gives in OF_DATES:
        return _DATED.match(line.text, at, line.high) is not None or _next_is_label(line, at)
    if gives == "document_number":
        return _NUMBERED.match(line.text, at, line.high) is not None or _next_is_label(line, at)
    if gives == "title":
        end = line.first_gap(at + 1, min(at + _VALUE, line.high)) or line.high
        return len(word) > _SHORT or TITLE_END.search(line.text[at:end]) is not None
    return len(word) > _SHORT or _next_is_label(line, at)


def _next_is_label(line: Line, at: ViewAt) -> bool:
    """Whether a label with a colon follows at once: the one before it is empty."""
    match = label_pattern().match(line.text, at, line.high)
    return match is not None and _has_colon(match)


def value_of(label: Label, line: Line, stop: ViewAt) -> InView:
    """Where a label's value stands in the view, at most up to `stop`: empty where it has none."""
    at = label.end
    while at < line.high and line.text[at] in ":]":
        at = ViewAt(at + 1)
    if label.gives in OF_DATES:
        return _day_of(line, at, stop)
    if label.gives == "document_number" and (found := _NUMBERED.match(line.text, at, line.high)):
        return at, found.end()
    if label.gives in ("issuer", "source") and stop - at > _SOURCE:
        body = BODY_AT_HEAD.match(line.text, at, line.high)
        stop = body.end() if body else stop
    longest = _VALUE if not line.run_on or label.gives == "title" else _SOURCE
    return (at, stop) if stop - at <= longest else (at, at)


def _day_of(line: Line, at: ViewAt, stop: ViewAt) -> InView:
    """Where the day behind a label stands; for want of one, a word or two: 有效期：长期."""
    found = _DATED.match(line.text, at, line.high)
    if found:
        return at, found.end()
    return at, stop if not line.run_on and stop - at <= _SHORT else at
