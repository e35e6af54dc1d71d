"""YD142 characters could not be read, YD143 another encoding is nearly as likely, YD144 some text was garbled before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ydparse.document import Document, Doubts, InText, TextAt
from ydparse.models import Span, Warning

NAMED = 10
"""Lines or pages that a message names."""
PLACES = 40
"""Places that have a warning of their own; what is beyond them is counted."""

_LOST = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
"""Of private use, so that only one font knows what they show; or lost."""
_UNMAPPED = re.compile(r"\(cid:\d{1,5}\)")  # how readers of PDF write what a font does not tell
_BULLET = re.compile(r"(?<![\w\ue000-\uf8ff])[\uf020-\uf0ff]")  # of a symbol font, and not within a word
_BESIDE = 6  # characters that a message quotes on either side
_TOLD, _ADVICE = "有无法读出的字符（记作 �，或显示为方框）", "，请对照原文"


def check_decoding(document: Document, doubts: Doubts, encoding: str | None) -> Iterator[Warning]:
    """What is doubtful in the characters of a file."""
    yield from _unreadable(document, doubts)
    if doubts.rival:
        message = f"编码按 {encoding} 读取，也可能是 {doubts.rival}；若文字不对，请用 --encoding {doubts.rival} 再试"
        yield Warning.model_construct(code="YD143", message=message)
    if doubts.garbled:
        line, text, cause = doubts.garbled
        message = f"第 {line} 行起有乱码（“{text}”）：{cause}，请找没有转换过的原文件"
        yield Warning.model_construct(code="YD144", message=message)


def _unreadable(document: Document, doubts: Doubts) -> Iterator[Warning]:
    """One warning for each paragraph or cell with characters that tell nothing; then those lines and pages of which the
    reader says so and the text shows nothing."""
    lost = list(_lost(document.text))
    places = list(_by_paragraph(document.text, lost))
    for place in places[:PLACES]:
        span = document.span(*place)
        yield _warning(f"{_where(span)}{_TOLD}：“{_quoted(document.text, place)}”{_ADVICE}", span)
    if len(places) > PLACES:
        yield _warning(f"另外 {len(places) - PLACES} 处{_TOLD}{_ADVICE}", document.span(*places[PLACES]))
    told = [document.span(*place) for place in lost] if doubts.unreadable or doubts.pages else []
    lines, pages = {span.line for span in told}, {span.page for span in told}
    for numbers, known, what in ((doubts.unreadable, lines, "行"), (doubts.pages, pages, "页")):
        left = [number for number in numbers if number not in known]
        if left:
            named = "、".join(map(str, left[:NAMED])) + (f" 等 {len(left)} " if len(left) > NAMED else " ")
            yield _warning(f"第 {named}{what}{_TOLD}{_ADVICE}")


def _lost(text: str) -> Iterator[InText]:
    """Where such characters stand, in order; not the bullets."""
    found = [match.span() for pattern in (_LOST, _UNMAPPED) for match in pattern.finditer(text)]
    return ((TextAt(start), TextAt(end)) for start, end in sorted(found) if not _BULLET.match(text, start))


def _by_paragraph(text: str, lost: Iterable[InText]) -> Iterator[InText]:
    """From the first of them in a paragraph or cell to its last."""
    for _, group in groupby(lost, key=lambda place: _begins(text, place[0])):
        of_one = list(group)
        yield of_one[0][0], of_one[-1][1]


def _begins(text: str, at: int) -> int:
    """Where the paragraph or cell begins that a place stands in."""
    return max(text.rfind("\n", 0, at), text.rfind("\t", 0, at)) + 1


def _where(span: Span) -> str:
    if span.page is not None:
        return f"第 {span.page} 页"
    return "文中" if span.line is None else f"第 {span.line} 行"


def _quoted(text: str, place: InText) -> str:
    """The wording around a place, of which the signs are those that a reader sees."""
    start, end = place[0], min(place[1], place[0] + _BESIDE)
    low = max(_begins(text, start), start - _BESIDE)
    high = min(at for at in (text.find("\n", end), text.find("\t", end), end + _BESIDE) if at >= 0)
    return _LOST.sub("�", text[low:high])


def _warning(message: str, span: Span | None = None) -> Warning:
    return Warning.model_construct(code="YD142", message=message, span=span)
