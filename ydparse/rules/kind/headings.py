"""What reads like the title of a text, and what its last word makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from ydparse.document import Document, InText, ViewAt
from ydparse.grammar.titles import OPENER
from ydparse.lexicon import load, words

_HEAD = 800  # characters of the view in which a title stands
_FIRST = 3  # lines, one of which is the title where no 关于 shows it
_LONGEST_WORD = 5  # characters
_LINE, _RUN_ON = 100, 400  # characters; a longer line has lost its breaks, and its title stands within so many
_LEAST = 6  # characters of a title
_STOPS = "\n。;:"
_NOTES = r"(?:\([^()\n]{1,20}\)|[》>”\"\]])*"
_NOTES_AT_END = regex.compile(rf"{_NOTES}$")
_QUOTED = regex.compile(r"《(?:[^《》\n]|《[^《》\n]*》)*》")
_NUMBERED = regex.compile(r"\d{1,2}[.、]|\d+-\d|0\d|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+、")
_SURE = regex.compile(r"\L<sure>", sure=words("text_kinds", "sure"))
_YEARLY = regex.compile(r"\D{0,30}(?:19|20)\d\d年\D*$")
_LABEL = regex.compile(r"(?:\L<labels>)\d*:$", labels=words("text_kinds", "label"))
_BODY = r"(?!的)[^。;:\n《》的]{1,80}(?:\L<bodies>|\)):"


class Heading(NamedTuple):
    """A title: its folded wording, where it stands in the text, what its last word makes it (a kind, `notice`, or None where
    it only names another paper)."""

    text: str
    place: InText
    kind: str | None

    @property
    def own(self) -> str:
        """The wording without the names of other papers."""
        return _QUOTED.sub("", self.text)


@cache
def _ends(place: str) -> dict[str, str]:
    """The last words of titles with their kinds."""
    return {word: kind for word, at, kind in load("text_kinds") if at == place}


@cache
def _behind_title() -> regex.Pattern[str]:
    """What stands behind the last word of a title: a break, whom it is addressed to, or what opens a text."""
    return regex.compile(
        rf"{_NOTES}(?=\n|$|\L<opens>|{OPENER}|{_BODY})",
        **{place: words("text_kinds", place) for place in ("opens", "bodies")},
    )


@cache
def _last_characters() -> re.Pattern[str]:
    return re.compile("[" + "".join(sorted({word[-1] for word in {**_ends("end"), **_ends("weak")}})) + "]")


def _last_words(text: str, end: int) -> Iterator[int]:
    """Where words that titles end in end in text[:end], in order: of a line at its end, within one that lost its breaks."""
    start = 0
    while start < end:
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        if stop - start <= _LINE:
            yield start + len(_NOTES_AT_END.sub("", text[start:stop]))
        else:
            yield from (found.end() for found in _last_characters().finditer(text, start, min(stop, start + _RUN_ON)))
        start = stop + 1


def kind_of(title: str, *, is_first: bool = False) -> str | None:
    """What the last word of a folded title makes it: a kind, `notice`, or None. Some words end other things than titles too;
    they count where the title says so (关于…) or stands first.

    >>> kind_of("白石县2026年护河工作方案(试行)"), kind_of("关于护河情况的报告"), kind_of("关于护河的通知"), kind_of("白石县")
    ('plan', 'report', 'notice', None)
    >>> kind_of("护河行动"), kind_of("白石县2026年护河行动")
    (None, 'plan')
    """
    bare = _NOTES_AT_END.sub("", title)
    tails = [bare[at:] for at in range(max(0, len(bare) - _LONGEST_WORD), len(bare))]
    known = [_ends("end"), *([_ends("weak")] if is_first or _SURE.search(title) or _YEARLY.match(title) else [])]
    return next((ends[tail] for tail in tails for ends in known if tail in ends), None)


def heading_at(document: Document, place: InText) -> Heading:
    """What stands at a place, as a title."""
    text = document.folded(*place)
    names = text.rstrip("\n").endswith("》") and not text.startswith("《")
    return Heading(text, place, None if names or _NUMBERED.match(text) else kind_of(text))


def headings(document: Document, end: ViewAt) -> Iterator[Heading]:
    """What reads like a title at the head of the view[:end], in order."""
    text = document.view.text
    for last in _last_words(text, min(end, _HEAD)):
        if not _ends_title(text, last):
            continue
        start = 1 + max(text.rfind(stop, 0, last) for stop in _STOPS)
        if not _is_title(text, start, text[start:last]) or not (found := _behind_title().match(text, last)):
            continue
        wording = text[start : found.end()]
        if kind := kind_of(wording, is_first=text.count("\n", 0, start) < _FIRST):
            names = wording.endswith("》") and not wording.startswith("《")
            yield Heading(wording, document.view.to_text(ViewAt(start), ViewAt(found.end())), None if names else kind)


def _ends_title(text: str, last: int) -> bool:
    """Whether such a word ends at text[last]."""
    ends, weak = _ends("end"), _ends("weak")
    return any((word := text[last - size : last]) in ends or word in weak for size in range(1, _LONGEST_WORD + 1))


def _is_title(text: str, start: int, wording: str) -> bool:
    """Whether a wording at text[start] that ends like a title is one: it says 关于, has a label, or is one of the first lines."""
    if len(wording) < _LEAST or _NUMBERED.match(wording):
        return False
    if _SURE.search(wording) or _LABEL.search(text[max(0, start - 8) : start]):
        return True
    return text[start - 1 : start] in ("", "\n") and text.count("\n", 0, start) < _FIRST and "," not in wording
