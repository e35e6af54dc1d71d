"""What reads like the title of a text, and what its last word makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from ydparse.document import Document, InText, ViewAt
from ydparse.grammar.days import YEAR_IN_FIGURES
from ydparse.grammar.titles import OPENER
from ydparse.lexicon import load, words

_HEAD = 800  # characters of the view in which a title stands
_LINE, _RUN_ON = 100, 400  # characters; a longer line has lost its breaks, and its title stands within so many
_FIRST = 3  # lines, one of which is the title where no 关于 shows it
_LEAST = 6  # characters of a title
_LONGEST_WORD = 5  # characters
_STOPS = "\n\t。;:"
_NOTES = r"(?:\([^()\n]{1,20}\)|[》>”\"\]])*"
_NOTES_AT_END = regex.compile(rf"{_NOTES}$")
_CLOSE = frozenset(')》>”"]')
_NUMBERED = regex.compile(r"\d{1,2}[.、]|\d+-\d|0\d|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+、")
_SURE = regex.compile(r"\L<sure>", sure=words("text_kinds", "sure"))
_YEARLY = regex.compile(rf"\D{{0,30}}{YEAR_IN_FIGURES}年\D*$")
_RUNS_ON = re.compile("[。:]")
_SENTENCE = re.compile("[,!?←>]")
_IN_TEXT = tuple("。;,、”!?")  # before what stands in mid-text
_LABEL = regex.compile(r"(?:\L<labels>)\d*:$", labels=words("text_kinds", "label"))


class Heading(NamedTuple):
    """A title: its folded wording, where it stands in the text, what its last word makes it (a kind, `notice`, or None where
    it only names another paper), and whether that word ends other things than titles too."""

    text: str
    place: InText
    kind: str | None
    is_weak: bool = False


class _End(NamedTuple):
    """What the last word of a title makes it, and whether it ends other things too."""

    kind: str
    is_weak: bool


@cache
def _ends() -> dict[str, _End]:
    """The last words of titles."""
    return {word: _End(kind, at == "weak") for word, at, kind in load("text_kinds") if at in ("end", "weak")}


@cache
def _tails() -> frozenset[str]:
    """The last two characters of those words, by which most places are passed over; of 函 the one."""
    return frozenset(word[-2:] for word in _ends())


@cache
def _last_characters() -> re.Pattern[str]:
    return re.compile("[" + "".join(sorted({word[-1] for word in _ends()})) + "]")


@cache
def _behind_title() -> regex.Pattern[str]:
    """What stands behind the last word of a title: a break, whom it is addressed to, or what opens a text."""
    body = "".join(sorted({word[-1] for word in words("text_kinds", "bodies")}))
    addressed = rf"(?!的)[^。;:\n《》的]{{1,80}}+:(?<=[{body})]:)"
    return regex.compile(rf"{_NOTES}(?=\n|$|\L<opens>|{OPENER}|{addressed})", opens=words("text_kinds", "opens"))


def _end_at(text: str, last: int) -> _End | None:
    """The longest last word of a title that ends at text[last]."""
    ends = _ends()
    for size in range(min(_LONGEST_WORD, last), 0, -1):
        if found := ends.get(text[last - size : last]):
            return found
    return None


def _end_of(title: str, *, is_first: bool = False) -> _End | None:
    """The last word of a folded title, before notes; a weak one only where the title shows that it is one, or stands first."""
    bare = _NOTES_AT_END.sub("", title) if title[-1:] in _CLOSE else title
    end = _end_at(bare, len(bare))
    if end is None or not end.is_weak or is_first or _SURE.search(title) or _YEARLY.match(title):
        return end
    return None


def kind_of(title: str) -> str | None:
    """What the last word of a folded title makes it: a kind, `notice`, or None. Some words end other things than titles too;
    they count where the title says 关于 or a year.

    >>> kind_of("白石县2026年护河工作方案(试行)"), kind_of("关于护河情况的报告"), kind_of("关于护河的通知"), kind_of("白石县")
    ('plan', 'report', 'notice', None)
    >>> kind_of("护河行动"), kind_of("白石县2026年护河行动")
    (None, 'plan')
    """
    end = _end_of(title)
    return end.kind if end else None


def heading_at(document: Document, place: InText) -> Heading | None:
    """What stands at a place, as a title; None where its last word says nothing, and in mid-text."""
    text, view = document.folded(*place).replace("\n", ""), document.view
    end = _end_of(text)
    if end is None or _NUMBERED.match(text):
        return None
    start = view.to_view(place[0])
    if view.text[max(0, start - 1) : start] in _IN_TEXT and not _SURE.search(text):
        return None
    return _heading(text, place, end)


def headings(document: Document, end: ViewAt) -> Iterator[Heading]:
    """What reads like a title at the head of the view[:end], in order."""
    text = document.view.text
    for last in _last_words(text, min(end, _HEAD)):
        if _end_at(text, last) is None:
            continue
        start = 1 + max(text.rfind(stop, 0, last) for stop in _STOPS)
        found = _behind_title().match(text, last) if _is_title(text, start, last) else None
        if found is None:
            continue
        wording = text[start : found.end()]
        if word := _end_of(wording, is_first=text.count("\n", 0, start) < _FIRST):
            yield _heading(wording, document.view.to_text(ViewAt(start), ViewAt(found.end())), word)


def _heading(text: str, place: InText, end: _End) -> Heading:
    """A title; one that ends in the name of another paper only names it."""
    names = text.endswith("》") and not text.startswith("《")
    return Heading(text, place, None if names else end.kind, end.is_weak)


def _last_words(text: str, end: int) -> Iterator[int]:
    """Where a title may end in text[:end], in order: at the end of a line, within one that lost its breaks."""
    start = 0
    while start < end:
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        line = text[start:stop] if stop - start <= _LINE else ""
        if line and not _RUNS_ON.search(line):
            yield start + len(_NOTES_AT_END.sub("", line) if line[-1:] in _CLOSE else line)
        else:
            tails = _tails()
            for found in _last_characters().finditer(text, start, min(stop, start + _RUN_ON)):
                if found.group() in tails or text[found.end() - 2 : found.end()] in tails:
                    yield found.end()
        start = stop + 1


def _is_title(text: str, start: int, last: int) -> bool:
    """Whether text[start:last], which ends like a title, is one: it says 关于, has a label, or is one of the first lines."""
    wording = text[start:last]
    if len(wording) < _LEAST or _NUMBERED.match(wording):
        return False
    if _SURE.search(wording) or _LABEL.search(text[max(0, start - 8) : start]):
        return True
    if start and text[start - 1] != "\n":
        return False
    return text.count("\n", 0, start) < _FIRST and not _SENTENCE.search(wording)
