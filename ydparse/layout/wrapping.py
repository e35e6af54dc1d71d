"""Lines that were broken to fit a page (折行): which line goes on in the next, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ydparse.document.view import FOLD
from ydparse.lexicon import words
from ydparse.normalize.numbering import mark_at

_FINAL = frozenset("。!?:;”』」》)]…")
_OPEN_END = frozenset(",、([<《“『「-~/")
_OPEN, _CLOSE = "([{《“『「", ")]}》”』」"


def width(text: str) -> int:
    """Columns that the text takes: 2 for a full-width character, 1 for any other."""
    return sum(2 if ord(char) > 0x2E7F or char in "“”‘’…—" else 1 for char in text)


_WIDEST = 130  # columns; a line longer than this was not broken to fit a page


def full_width(lines: Sequence[str]) -> int | None:
    """The width at which the lines were broken, or None where each line is a paragraph.

    Broken text has many lines of nearly one width, not wide, that end in mid-sentence. Longer lines (of a table, say)
    do not speak against it as long as they are few.
    """
    sized = [(width(line), line) for line in lines if len(line) >= 8]
    narrow = sorted(w for w, _ in sized if w <= _WIDEST)
    if len(narrow) < 4 or len(narrow) < 0.5 * len(sized):
        return None
    at = narrow[int(len(narrow) * 0.9)]
    near = [line for w, line in sized if at - 8 <= w <= at + 8]
    broken = sum(1 for line in near if line.translate(FOLD)[-1] not in _FINAL)
    return at if len(near) >= 0.3 * len(narrow) and broken >= 0.5 * len(near) else None


def goes_on(before: str, last: str, after: str, full: int | None) -> bool:
    """Whether the paragraph `before` (all of it so far, `last` its last line) goes on in the line `after`.

    All are stripped; `full` is the width at which lines were broken, None where they were not.
    """
    folded, following = before.translate(FOLD), after.translate(FOLD)
    if _starts_entry(following, folded) or folded.startswith(_labels()):
        return False
    if depth(folded[-400:]) > 0 or folded[-1] in _OPEN_END:
        return True
    if full is None:
        return False
    # A first line is indented by two characters, and half-width digits leave the line ragged; a stop may end it anywhere.
    slack = 4 if folded[-1] in _FINAL else 10
    return width(last) >= full - slack and not _stands_alone(following)


@cache
def _labels() -> tuple[str, ...]:
    """发布日期: and the like open a line of their own, which does not go on."""
    return tuple(f"{word}:" for word in words("page_labels"))


def _starts_entry(following: str, before: str) -> bool:
    """Whether a line opens a numbered entry; in mid-sentence, 一是 and a lone (1) do not."""
    mark = mark_at(following.replace(" ", "")[:16])
    if mark is None:
        return False
    if before[-1] in "。;!?:)]":
        return True
    if depth(before[-400:]) > 0:
        return mark.style in ("cn",) and len(following) < 60
    return mark.style in ("cn", "cn_paren", "digit", "part", "article") and before[-1] not in "第,、"


def _stands_alone(line: str) -> bool:
    """Whether a line can only open a paragraph of its own: 附件：, 抄送：."""
    return line.replace(" ", "").startswith(("附件:", "抄送:", "主送:"))


def depth(folded: str) -> int:
    """How many brackets and quotation marks are still open at the end."""
    open_ = 0
    for char in folded:
        if char in _OPEN:
            open_ += 1
        elif char in _CLOSE:
            open_ = max(open_ - 1, 0)
    return open_


def glue(before: str, after: str) -> str:
    """What stands between two joined lines: a blank between two Latin words, else nothing."""
    left, right = before[-1:], after[:1]
    return " " if left.isascii() and right.isascii() and left.isalpha() and right.isalpha() else ""
