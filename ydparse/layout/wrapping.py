"""Lines that were broken to fit a page (折行): which line goes on in the next, and what stands between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from ydparse.document import Box, Line
from ydparse.document.pairs import still_open
from ydparse.document.view import FOLD
from ydparse.grammar.numbering import Mark, mark_at
from ydparse.layout.furniture import bare_page_numbers
from ydparse.layout.labels import divides, opens_with_label, opens_with_page_label
from ydparse.layout.markdown import unmark
from ydparse.lexicon import words

_FINAL = frozenset("。!?:;”』」》)]…")
_OPEN_END = frozenset(",、([<《“『「-~/")
_RUNNING = re.compile("[,。;]")  # running text, not a heading
_UNDIVIDED = regex.compile(r"[!-~]{2,12}[,.;:!?)\]}》”』」]?|.[,.;:!?)\]}》”』」]|[(\[{《“『「].")
_NO_BEGINNING = frozenset(",、;。)]》”!?")  # signs that no line begins with
_WIDE = re.compile("[\u2e80-\U0010ffff“”‘’…—]+")
_HALF_NUMBER = regex.compile(r"(?:^|[。;!?)\]])\d{1,2}$")  # a number that the width of the page divided (4|1.加快)
_STOPS = frozenset("。!?")  # behind these, a dash opens a paragraph (——社会:)
_ENDS_LISTED = regex.compile(r"(?:[.…·]{6,}|…{3,})\d{1,3}$")  # a line of a table of contents, to its page
_NUMBER_GOES_ON = regex.compile(r"\d{0,2}[.、](?!\d)")


def width(text: str) -> int:
    """Columns that the text takes: 2 for a full-width character, 1 for any other."""
    return 2 * len(text) - len(_WIDE.sub("", text))


def _widths(lines: Sequence[str]) -> list[int]:
    """The width of each line, of all at once."""
    narrow = _WIDE.sub("", "\0".join(lines)).split("\0")
    return [2 * len(line) - len(rest) for line, rest in zip(lines, narrow, strict=True)] if lines else []


_WIDEST, _NARROW, _NARROWEST = 130, 36, 28  # columns between which a page's lines are; of a screen's, narrower ones
_FEWEST, _FEWEST_NARROW = 3, 10  # lines of one width that show it; short ones are as long by chance


class Wrapping(NamedTuple):
    """How the lines of a file were broken: at which width (None: each line is a paragraph), and, where an indent opens
    each paragraph, the lines that have one (their ids; None where indents tell nothing)."""

    full: int | None
    indented: frozenset[int] | None
    numbers: frozenset[int] = frozenset()  # lines (their ids) that are a page's number where they stand in a sentence
    margins: Mapping[
        int, tuple[float, float]
    ] = {}  # page → where its lines begin at the left and end at the right, in points
    series: frozenset[int] = frozenset()  # lines (their ids) that open entries of one list, by their numbers


def measure(lines: Sequence[Line]) -> Wrapping:
    """The wrapping of the lines that the format does not call paragraphs."""
    stripped = ((line, line.text.strip()) for line in lines if not line.whole)
    said = [(line, text) for line, text in stripped if len(text) >= 8 and "\t" not in text]
    loose = [line for line, _ in said]
    full = _full_width([text for _, text in said])
    return Wrapping(full, _indented(loose), bare_page_numbers(lines), _margins(loose), _series(lines))


_IN_SENTENCES = frozenset({"digit_paren", "digit_half", "circled"})
"""Styles that number clauses within a sentence as often as entries."""


_MAY_NUMBER = regex.compile(
    r"[(（](?![一二三四五六七八九十])|\d[^\p{Han}.．、]*[)）]|[①-⑳⑴-⒇㉑-㉟*#>-]"
)  # cheaper to look for than the mark


def _series(lines: Sequence[Line]) -> frozenset[int]:
    """The lines with a mark of such a style that counts on from one line to a later one: the marks open entries."""
    last: dict[str, tuple[int, int]] = {}  # style → number, id
    found: set[int] = set()
    for line in lines:
        opening = line.text.lstrip()[:32]
        mark = _mark_of(unmark(opening).translate(FOLD)) if _MAY_NUMBER.match(opening) else None
        if mark is None or mark.style not in _IN_SENTENCES:
            continue
        number, one = last.get(mark.style, (0, 0))
        if number and mark.number == number + 1:
            found |= {one, id(line)}
        last[mark.style] = (mark.number, id(line))
    return frozenset(found)


_OPENS_MARK = frozenset("(第专行任工项举")  # or a numeral: cheaper to look for than the mark


def _mark_of(wording: str) -> Mark | None:
    first = wording.lstrip()[:1]
    if not first.isnumeric() and first not in _OPENS_MARK:
        return None
    return mark_at("".join(wording.split())[:16])


_ALIGNED = 3  # lines that end at one place make a margin


def _margins(lines: Sequence[Line]) -> dict[int, tuple[float, float]]:
    """The margins of each page whose lines have places: the leftmost beginning, and the rightmost end that several lines
    share, of all pages or, where they reach further, of its own (a page on its side)."""
    boxes: dict[int, list[Box]] = {}
    for line in lines:
        if line.box and line.page:
            boxes.setdefault(line.page, []).append(line.box)
    common = _margin([box for own in boxes.values() for box in own])
    found = {page: max(filter(None, (_margin(own), common)), default=None) for page, own in boxes.items()}
    return {page: (min(box[0] for box in boxes[page]), right) for page, right in found.items() if right is not None}


def _margin(boxes: Sequence[Box]) -> float | None:
    """The rightmost end such that _ALIGNED boxes end within a character of it; one that sticks out does not count."""
    by_end = sorted(boxes, key=lambda box: -box[2])
    for first, last in zip(by_end, by_end[_ALIGNED - 1 :], strict=False):
        if first[2] - last[2] <= first[3] - first[1]:
            return first[2]
    return None


def _reaches_margin(last: Line, after: str, following: Line, wrapping: Wrapping) -> bool:
    """Whether a line left no room at the margin for what the next one (`after`) begins with: a character, or a word or
    number that is not divided. A line in type of another size does not go on."""
    margins = wrapping.margins.get(last.page or 0)
    if margins is None or last.box is None or following.box is None:
        return False
    size, next_size = last.box[3] - last.box[1], following.box[3] - following.box[1]
    if max(size, next_size) > 1.2 * min(size, next_size):
        return False
    word = _UNDIVIDED.match(after)
    room = width(word[0]) / 2 + 1 if word else 1.5  # spacing between Chinese and Latin takes a little, too
    return margins[1] - last.box[2] < size * room


def _is_centred(line: Line, wrapping: Wrapping) -> bool:
    """Whether a line leaves as much room on its left as on its right, and some, as the lines of a title do."""
    margins = wrapping.margins.get(line.page or 0)
    if margins is None or line.box is None:
        return False
    size, left, right = line.box[3] - line.box[1], line.box[0] - margins[0], margins[1] - line.box[2]
    return min(left, right) > size and abs(left - right) < size


def _full_width(lines: Sequence[str]) -> int | None:
    """Broken text has most of its wording in lines of nearly one width, not wide, that end in mid-sentence."""
    sized = list(zip(_widths(lines), lines, strict=True))
    widths = Counter(w for w, _ in sized if _NARROWEST <= w <= _WIDEST)
    if not widths:
        return None
    at = max(widths, key=lambda w: (sum(n for other, n in widths.items() if w - 6 <= other <= w), -w))
    near = [(w, line) for w, line in sized if at - 8 <= w <= at + 8]
    broken = sum(1 for _, line in near if line[-1].translate(FOLD) not in _FINAL)
    said = sum(w for w, _ in near)
    if (
        len(near) < (_FEWEST_NARROW if at < _NARROW else _FEWEST)
        or broken < 0.5 * len(near)
        or said < 0.4 * sum(w for w, _ in sized)
    ):
        return None
    return at


def _indented(lines: Sequence[Line]) -> frozenset[int] | None:
    """The lines with an indent, by their blanks or their place on the page, where some have one and others none."""
    margin = min((line.box[0] for line in lines if line.box), default=0.0)
    found = {id(line) for line in lines if _indent(line, margin)}
    for column in _second_columns(lines):
        left = min(line.box[0] for line in column if line.box)
        found -= {id(line) for line in column if not _indent(line, left)}
    return frozenset(found) if 2 <= len(found) <= 0.7 * len(lines) else None


def _second_columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines in the second column of a page: from the one that stands above the line before, to its right."""
    column: list[Line] = []
    for last, line in pairwise(lines):
        if not last.box or not line.box or last.page != line.page:
            beside = False
        elif column:
            beside = line.box[0] > column[0].box[0] - _COLUMN if column[0].box else False
        else:
            beside = line.box[3] < last.box[1] and line.box[0] > last.box[0] + _COLUMN
        if beside:
            column.append(line)
        elif column:
            yield column
            column = []
    if column:
        yield column


def _indent(line: Line, margin: float) -> bool:
    if line.box:
        return line.box[0] - margin > 12  # points: about one character
    blanks = line.text[: len(line.text) - len(line.text.lstrip())]
    return bool(blanks) and width(blanks.replace("\t", "    ")) >= 4


_COLUMN = 60  # points: less than a column is wide, more than any indent
_ORPHAN = 2  # characters; the rest of a line of labels, not a line of its own
LOOK_BACK = 400  # characters of a paragraph that tell whether it goes on


_open_signs = lru_cache(2)(still_open)  # asked again and again of one paragraph


def goes_on(opening: str, before: str, last: Line, wording: str, following: Line, wrapping: Wrapping) -> bool:
    """Whether a paragraph (the head of its first line, the wording before, its last line) goes on in the line
    `following`, which has this wording. Wordings are folded; of `before`, the last `LOOK_BACK` characters count."""
    folded = before[-LOOK_BACK:]
    if _halves_number(folded, wording) and _is_full(last, _slack(folded, wrapping), wrapping):
        return True
    if _ENDS_LISTED.search(folded) or (folded[-1] in _STOPS and wording.startswith("--")):
        return False
    if _starts_entry(wording, folded, opening, id(following) in wrapping.series):
        return False
    alone = last.text.strip()
    if alone.isdigit() and len(before) > len(alone):  # by its font, a figure stands alone
        return True
    if wording[0] in _NO_BEGINNING or divides(folded, wording):
        return True
    return _has_no_end(opening, folded, last, wording, following, wrapping)


def _halves_number(folded: str, wording: str) -> bool:
    """Whether a break divides the number of an entry: 1|2.加快."""
    halved = folded[-1:].isdigit() and _HALF_NUMBER.search(folded[-4:])
    return bool(halved) and _NUMBER_GOES_ON.match(wording) is not None


def _has_no_end(opening: str, folded: str, last: Line, wording: str, following: Line, wrapping: Wrapping) -> bool:
    """Whether nothing shows that a paragraph ended: an indent, room at the end of its last line, a label, a whole title."""
    labelled = opens_with_page_label(opening)
    slack = 24 if labelled else _slack(folded, wrapping)
    is_full = _is_full(last, slack, wrapping) or _reaches_margin(last, wording, following, wrapping)
    if labelled:
        return is_full and len(wording) <= _ORPHAN
    if wrapping.indented is not None and id(following) in wrapping.indented:
        return _open_signs(folded) > 0 and _is_centred(last, wrapping) and _is_centred(following, wrapping)
    if folded[-1] in _OPEN_END:
        return True
    if is_full and not opens_with_label(wording.replace(" ", ""), folded) and not _ends_title(folded, wording):
        return True
    return _open_signs(folded) > 0


_TITLE = regex.compile(r"[^,。;:]*关于[^。;:]*的\L<kinds>", kinds=words("title_kinds", "letter"))
_OF_ANOTHER = regex.compile(r"[》)]|\L<words>", words=words("letter_words", "another"))


def _ends_title(folded: str, wording: str) -> bool:
    """Whether a 标题 (关于…的通知) is complete, and what follows is not part of a sentence that names another paper."""
    return _TITLE.fullmatch(folded.replace(" ", "")) is not None and _OF_ANOTHER.match(wording) is None


def _slack(folded: str, wrapping: Wrapping) -> int:
    """How much narrower than the others a line may be that goes on.

    A first line is indented by two characters, half-width digits leave lines ragged, and more so where lines were broken
    after so many characters; but a stop may end a paragraph anywhere, unless indents tell that it goes on.
    """
    if folded[-1] in _FINAL:
        return 10 if wrapping.indented is not None else 4
    return 24 if _RUNNING.search(folded) else 10


def _is_full(last: Line, slack: int, wrapping: Wrapping) -> bool:
    """Whether a line is as long as the lines of its text are where they are broken."""
    return wrapping.full is not None and width(last.text.strip()) >= wrapping.full - slack


def _starts_entry(following: str, before: str, opening: str, in_series: bool) -> bool:
    """Whether a line opens a numbered entry; in mid-sentence, 一是 and a (1) outside a series do not. Where a bracket was
    left open, only the number does that follows the one which opened the paragraph."""
    mark = _mark_of(following)
    if mark is None:
        return False
    if before[-1] in "。;!?:)]":
        return True
    if _open_signs(before):
        own = _mark_of(opening)
        due = own is not None and own.style == mark.style and own.number + 1 == mark.number
        return due or (mark.style == "cn" and len(following) < 60)
    if in_series:
        return before[-1] not in "第,、"
    return mark.style in ("cn", "cn_paren", "digit", "part", "article") and before[-1] not in "第,、"


def glue(before: str, after: str) -> str:
    """What stands between two joined lines: a blank between two Latin words, else nothing."""
    left, right = before[-1:], after[:1]
    return " " if left.isascii() and right.isascii() and left.isalpha() and right.isalpha() else ""
