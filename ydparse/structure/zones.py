"""Where the body of a notice may run, and where it must stop (GB/T 9704-2012: 版头 7.2, 主体 7.3, 版记 7.4).

A break is a place that no numbered entry reaches across: 附件, 抄送, 印发, a signature with its date, the title of a
second plan, a table, the rest of a web page. Offsets are of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import regex

from ydparse.document import Document, InText, TextAt, ViewAt
from ydparse.grammar.days import DATE, YEAR
from ydparse.grammar.pieces import beginning, with_words
from ydparse.grammar.titles import TITLE_END
from ydparse.lexicon import words

# In the folded view. At the start of a paragraph, or after a full stop or bracket where line breaks were lost.
_AT = r"(?<=[\n。)\]!”])"
_CC = regex.compile(
    rf"(?:{_AT}主送|(?<![并请和、,可须应及])\L<cc>(?=[^。;\n]{{3,300}}。?(?:\n|\p{{Han}}{{4,40}}{YEAR})))(?:单位|机关)?:",
    cc=words("foot_words", "cc"),
)

_PRINTED = regex.compile(rf"{_AT}[^\n。:;()]{{2,40}}?{DATE}印发")
_SIGN_OF_DAY = re.compile("[日号]")  # a date ends in it; cheap to look for
_DATE_BEFORE = regex.compile(rf"(?r){DATE}")  # that ends at a place
_LINE_ABOVE = regex.compile(r"[^\n。;:]{2,40}")
_LINES = 4  # of names above a date
# Where the breaks are lost: a body's name and a date behind a sentence. Not in a sentence that goes on.
_BODY = regex.compile(r"\p{Han}{2,39}(?:[局委办厅部府室会院司处署团]|中心|小组)")
_BEHIND_DATE = regex.compile(
    r"\s*$|\(|\L<after>|[\p{Han}\d]{2,20}(?:目录|名单|清单):", after=words("foot_words", "after")
)
_NAME = regex.compile(r"\p{Han}{3,40}")
_AT_END = regex.compile(r"\s*$")
_FURTHEST = 64  # characters from the sentence before to the end of the date
_PUBLIC = regex.compile(
    rf"{_AT}\([此本]件[^)\n]{{2,20}}\)|{_AT}\(?(?:信息|政务)?(?:公开\L<of>|是否公开):[^\n。;]{{1,12}}(?=\n)"
    r"|(?<=\n)\(?(?:[此本]件)?\L<public>\)?(?=\n)",
    of=words("foot_words", "public_of"),
    public=words("foot_words", "public"),
)
_SAYS_PUBLIC = re.compile("[公此本](?:(?<=公)开|(?<!公)件)")
_CONTACT = regex.compile(
    r"(?<=\n)\(?\L<contact>[^\n]{0,20}[:电][^\n]{2,60}(?=\n)", contact=words("foot_words", "contact")
)
# What follows the notice on a web page; not its text.
_TAIL_BEGINS = {word[0] for kind in ("inline_tail", "source", "tail") for word in words("page_words", kind)}
_TAIL = with_words(
    beginning(
        f"←返主{''.join(sorted(_TAIL_BEGINS))}",
        rf"{_AT}\L<inline_tail>|{_AT}\L<source>(?=[^。;\n]{{0,80}}。?\n)"
        r"|(?<=\n)(?:\L<tail>|←上一篇|返回[^\n]{0,8}列表|主办(?:单位)?:[^。]{0,120}\L<owner>)",
    ),
    partial(words, "page_words"),
)
_STOP = re.compile("[。;:!?]")
_NUMBERED = regex.compile(r"[(\[]?(?:\d|[一二三四五六七八九十]{1,3}[、)])")
_NO_TITLE = regex.compile(r"[。;!?:]|[)\]]$|^[(\[]?(?:\d|[一二三四五六七八九十]{1,3}[、)])|^附件")
_DATED = regex.compile(rf"{DATE}$")


class Zones(NamedTuple):
    """`breaks` in ascending order; from `tail` on, what stands is of the web page; `titles` are those of the breaks that
    are lines like a title, with where each ends, `signatures` those that are one."""

    breaks: tuple[TextAt, ...]
    tail: TextAt
    titles: dict[TextAt, InText]
    signatures: tuple[TextAt, ...] = ()


def find_zones(document: Document) -> Zones:
    """The breaks of a document."""
    half = TextAt(len(document.text) // 3 + 1)
    tail = next((found.start for found in document.finditer(_TAIL, half)), document.end)
    printed = (_PRINTED,) if "日印发" in document.view.text else ()  # which it ends in; dear to look for
    # The record closes a notice: 抄送 in its text is work.
    record = [found.start for pattern in (_CC, _CONTACT, *printed) for found in document.finditer(pattern, half)]
    signatures = sorted(document.view.offsets[at] for at in _signatures(document.view.text))
    others = [*signatures, *(document.view.offsets[at] for at in _publicities(document.view.text))]
    tables = [table.start for table in document.tables]
    titles = dict(_titles(document))
    breaks = sorted({*record, *others, *tables, *titles, tail})
    return Zones(tuple(breaks), tail, titles, tuple(signatures))


def _signatures(text: str) -> Iterator[ViewAt]:
    """Where names with a date below them or behind them begin, in the view."""
    for sign in _SIGN_OF_DAY.finditer(text):
        end = ViewAt(sign.end())
        broken, ended = text[end : end + 1] == "\n", _BEHIND_DATE.match(text, end) is not None
        date = _DATE_BEFORE.match(text, max(end - _FURTHEST, 0), end) if broken or ended else None
        if date is None:
            continue
        at = date.start()
        if broken and text[at - 1 : at] in ("\n", ""):
            yield _first_line(text, at)
        low = max(text.rfind(stop, max(end - _FURTHEST, 0), end) for stop in "。)]") + 1
        if (
            ended
            and low
            and (_BODY.fullmatch(text, low, at) or (_AT_END.match(text, end) and _NAME.fullmatch(text, low, at)))
        ):
            yield ViewAt(low)


def _first_line(text: str, at: ViewAt) -> ViewAt:
    """Where the first of the short lines above a line begins."""
    for _ in range(_LINES):
        above = ViewAt(text.rfind("\n", 0, at - 1) + 1)
        if at == 0 or not _LINE_ABOVE.fullmatch(text, above, at - 1):
            break
        at = above
    return at


def _publicities(text: str) -> Iterator[ViewAt]:
    """Where it is said whether a notice is open to the public, in the view: only in the lines that have a word of it."""
    done = 0
    for sign in _SAYS_PUBLIC.finditer(text):
        if sign.start() < done:
            continue
        low = text.rfind("\n", 0, sign.start()) + 1
        done = text.find("\n", sign.end()) + 1 or len(text)
        yield from (found.start() for found in _PUBLIC.finditer(text, low, done))


def _titles(document: Document) -> Iterator[tuple[TextAt, InText]]:
    """Paragraphs that look like a title on their own line: short, no stop, ending in 方案, 要点, 分工表 and the like."""
    paragraphs = document.paragraphs
    for i, paragraph in enumerate(paragraphs):
        text = document.folded(paragraph.start, paragraph.end)
        if not (4 <= len(text) <= 80) or _STOP.search(text) or not TITLE_END.search(text) or _NUMBERED.match(text):
            continue
        start = paragraph.start
        # a title's first lines end in no stop either
        j = i - 1
        while j >= 0 and i - j <= 3 and _title_line(document, j) and paragraphs[j].end + 1 == paragraphs[j + 1].start:
            start = paragraphs[j].start
            j -= 1
        yield start, (start, paragraph.end)


def _title_line(document: Document, i: int) -> bool:
    text = document.folded(document.paragraphs[i].start, document.paragraphs[i].end)
    return 4 <= len(text) <= 40 and not _NO_TITLE.search(text) and not _DATED.search(text)
