"""Numbered entries: every mark of the body that counts, in order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from ydparse.document import Document, Ranges
from ydparse.document.view import View
from ydparse.normalize.numbering import BARE, LOOSE, MARK, RANK, Mark, mark_at, to_mark
from ydparse.structure.zones import Zones

_LONG = 500  # a paragraph longer than this may have lost its line breaks
_ANNEXES = regex.compile(r"附件:(?:1[.、]|$)")  # 附件：1.名单 and the lines 2.… below it are a list of papers
_CONTENTS = regex.compile(r"(?<=…|[.·\-_]{3})\d{1,3}$")  # a line of a table of contents
# Where a mark may stand within a paragraph: cheaper to look for than the mark itself.
_MAYBE = regex.compile(
    r"(?<=[。)\]\p{Han}])(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?=\p{Han})|第\p{Han}{1,3}[章条])"
)
_CHAPTER = regex.compile(r"(?P<digit>\d{1,2})(?=\p{Han}[^。;\n]*\n)")
_CN_PAREN = regex.compile(r"\(([一二三四五六七八九十]{1,3})\)")
_ENDS = frozenset("。;:!?)]”》\n\t…")
_HEADING = 60  # characters; a heading without a stop is not longer
_MAX_GAP = 4  # a number further on than this is not the next entry of a run-on text
_RUN_ON_STYLES = frozenset({"cn", "cn_paren", "digit", "digit_paren", "article", "part", "chapter", "box"})
_PAUSE = regex.compile("[,。;:!?、“]")
_OUTERMOST = frozenset({"cn", "part", "chapter"})
_LABELLED = regex.compile(r"(?:单位|部门|时限|时间|责任人|领导):[^。;:]*$")  # a 责任单位：… line that lost its break


class Entry(NamedTuple):
    """A numbering mark that opens an entry: the label is text[start:text_start]."""

    mark: Mark
    start: int
    text_start: int
    inline: bool


def find_entries(document: Document, zones: Zones, after: int = 0) -> list[Entry]:
    """The entries of the body, in order: marks at the start of a paragraph, and, where line breaks were lost, those
    within a long paragraph that carry on the numbering."""
    view = document.view
    run_on = _is_run_on(document)
    tables = Ranges((table.start, table.end) for table in document.tables)
    breaks = list(zones.breaks)
    entries: list[Entry] = []
    last: dict[str, int] = {}
    listing = False
    for paragraph in document.paragraphs:
        if paragraph.start < after or paragraph.start >= zones.tail or paragraph.start in tables:
            continue
        while breaks and breaks[0] <= paragraph.start:
            place = breaks.pop(0)
            if not entries or place > entries[-1].start:
                last = {}
        wording = document.folded(paragraph.start, paragraph.end)
        listing = _ANNEXES.match(wording) is not None or (
            listing and mark_at(wording) is not None and "。" not in wording
        )
        if listing or _CONTENTS.search(wording):
            continue
        first, end = view.to_view(paragraph.start), view.to_view(min(paragraph.end, zones.tail))
        for mark, inline in _marks(view, first, end, last, run_on, entries[-1].mark if entries else None):
            start, text_start = view.to_text(mark.start, mark.end)
            entries.append(Entry(mark, start, text_start, inline))
            last[mark.style] = mark.number
            for style in [s for s in last if _deeper(s, mark)]:
                if style != "digit" and not (style == "cn_paren" and mark.style == "cn"):
                    del last[style]
    return entries


def _deeper(style: str, mark: Mark) -> bool:
    return RANK[style] > mark.rank


def _is_run_on(document: Document) -> bool:
    """Whether the notice as a whole lost its line breaks: hardly any paragraphs for its length."""
    length = sum(p.end - p.start for p in document.paragraphs)
    count = max(len(document.paragraphs), 1)
    return (length > 300 and length / count > _LONG) or (count <= 2 and length > 40)


def _marks(
    view: View, first: int, end: int, last: dict[str, int], run_on: bool, previous: Mark | None
) -> Iterator[tuple[Mark, bool]]:
    text = view.text
    opening = _opening(view, first, end, last)
    at = first
    if opening is not None:
        yield opening, False
        at = opening.end
    if not run_on and end - first < _LONG and not _MAYBE.search(text, at + 1, end):
        return
    known = dict(last)
    if opening is not None:
        known[opening.style] = opening.number
    before = opening or previous
    for match in _inline_mark().finditer(text, at, end):
        mark = _bare(text, match.start(), end, known) if match.lastgroup == "bare" else to_mark(match)
        if mark is None or mark.style not in _RUN_ON_STYLES:
            continue
        if _carries_on(text, mark, known, before, run_on):
            yield mark, True
            known[mark.style] = mark.number
            if mark.style == "cn":
                known.pop("cn_paren", None) if _restarts(text, mark.end, end) else None
            before = mark


def _opening(view: View, first: int, end: int, last: dict[str, int]) -> Mark | None:
    """The mark that opens a paragraph: a printed one, or a number whose full stop was lost or misprinted."""
    text = view.text
    mark = mark_at(text, first, end)
    if mark is not None and mark.style == "decimal" and _blank_after_stop(view, mark.start):
        whole = BARE.match(text, first, end)  # 4. 1名县领导包联: a blank divides
        return to_mark(whole) if whole else mark
    if mark is not None and mark.style == "decimal" and not 0 < mark.number - last.get("decimal", 0) <= _MAX_GAP:
        whole = BARE.match(text, first, end)  # 2.65岁以上老人, 4.5G基站: the figure belongs to the text
        digit = to_mark(whole) if whole else None
        return digit if digit and digit.number == last.get("digit", 0) + 1 else mark
    if mark is not None:
        return mark
    loose = LOOSE.match(text, first, end)
    if loose and (found := to_mark(loose)) and found.number in (1, last.get("digit", 0) + 1):
        return found
    return _bare(text, first, end, last) or _chapter(text, first, end)


def _blank_after_stop(view: View, start: int) -> bool:
    """Whether a blank, which the view does not show, stands behind the first full stop of a mark."""
    stop = view.text.index(".", start)
    return view.offsets[stop + 1] > view.offsets[stop] + 1


def _chapter(text: str, first: int, end: int) -> Mark | None:
    """A bare number with a heading, where the next paragraph is numbered within it: 1 标题, then 1.1 任务."""
    match = _CHAPTER.match(text, first)
    if match is None or end - first > _HEADING:
        return None
    return (
        to_mark(match)
        if text.startswith((f"{match.group('digit')}.1", f"{match.group('digit')}.01"), end + 1)
        else None
    )


@cache
def _inline_mark() -> regex.Pattern[str]:
    """A mark, or a number that may have lost its full stop; made where line breaks were lost, for few texts need it."""
    return regex.compile(rf"{MARK.pattern}|(?<=[)\]。\p{{Han}}])(?P<bare>\d{{1,3}})(?=\p{{Han}})")


def _restarts(text: str, start: int, end: int) -> bool:
    """Whether the next （n） after a 一、 is （一）: then the numbering starts again under each heading."""
    match = _CN_PAREN.search(text, start, end)
    return bool(match and match.group(1) == "一")


def _bare(text: str, start: int, end: int, last: dict[str, int]) -> Mark | None:
    """A number without its full stop (9强化…), only where exactly this number is due."""
    match = BARE.match(text, start, end)
    mark = to_mark(match, bare=True) if match else None
    return mark if mark and last.get("digit") and mark.number == last["digit"] + 1 else None


def _carries_on(text: str, mark: Mark, known: dict[str, int], before: Mark | None, run_on: bool) -> bool:
    """Whether a mark within a paragraph is the next entry: its number is due, and it stands where an entry may open:
    after a stop, or right after a heading that has none."""
    last = known.get(mark.style)
    before_it = text[mark.start - 1] if mark.start else "。"
    near = before is not None and mark.start - before.end <= _HEADING and before.rank < mark.rank
    if not run_on:  # one lost line break: only a style that is in use, and only after a sentence or a clause
        if mark.number == 1:
            first = not known and mark.style in _OUTERMOST and before_it == "。"
            return first or (near and before is not None and not _PAUSE.search(text, before.end, mark.start))
        due = last is not None and mark.number == last + 1 and mark.style in _RUN_ON_STYLES
        return due and (before_it in "。)]" or near)
    ended = before_it in _ENDS or near or _LABELLED.search(text, before.end if before else 0, mark.start) is not None
    if last is None:
        return mark.number == 1 and (ended or mark.style in _OUTERMOST)
    if mark.number == last + 1 or (mark.number == 1 and near):
        return ended
    if mark.number == 1 and mark.style == "cn":  # a second plan
        return before_it == "。"
    return (before_it in "。)]" or near) and last <= mark.number <= last + _MAX_GAP and not mark.bare
