"""Page furniture: page numbers and running heads (页码, 页眉), which are of the paper and not of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import regex

from ydparse.document import Dropped, Grid, Line
from ydparse.document.pairs import only_closes
from ydparse.document.view import FOLD
from ydparse.layout.labels import names_a_role
from ydparse.layout.markdown import RULE
from ydparse.lexicon import words

# — 1 —, - 12 -, 第 3 页, 第3页 共10页, 3 / 10, Page 3 of 10. Not a bare 3, which may be the number of a table row.
PAGE_NUMBER = regex.compile(
    r"(?:[-—–－―─·•]++\s*+){1,4}[\d０-９]{1,4}(?:\s*+[-—–－―─·•]++){1,4}|第\s*\d{1,4}\s*页(?:[\s,，/共]*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
    r"|[Pp]age\s*\d+(?:\s*of\s*\d+)?"
)
_OPENS_NUMBER = frozenset("-—–－―─·•第Pp0123456789０１２３４５６７８９")
_BARE = regex.compile(r"\d{1,4}")
_FILLED_IN = "_＿﹍﹎"
_PAGE_LINES = 12  # a page of text has more lines than that
_RUN = 3  # a running head shows itself at least this often
_ASSIGNS = regex.compile(r"\L<words>\)?[。;]?$", words=words("duty_words", "ends"))


def drop_furniture(blocks: Sequence[Line | Grid]) -> tuple[list[Line | Grid], list[Dropped]]:
    """The blocks without page numbers and running heads, and those lines."""
    texts = [block.text.strip() if isinstance(block, Line) else "" for block in blocks]
    pages = _pages(blocks, texts)
    numbers = _page_numbers(blocks, texts) | _bare_numbers_at_edges(blocks, pages) | _rules(texts)
    heads = _repeated_at_edges(blocks, pages) - numbers
    heads |= _beside_page_numbers(blocks, numbers | heads)
    heads = {i for i in heads if not _is_of_a_clause(_key(blocks[i]).translate(FOLD))}
    kept: list[Line | Grid] = []
    dropped: list[Dropped] = []
    for i, block in enumerate(blocks):
        if isinstance(block, Line) and (i in numbers or i in heads):
            dropped.append(_dropped(block, i in heads))
        else:
            kept.append(block)
    return kept, dropped


def _is_of_a_clause(wording: str) -> bool:
    """Whether folded wording is (a piece of) a unit clause: tasks of one body repeat it, also where pages end."""
    if wording.count("(") != wording.count(")") or wording.endswith((",", "、")) or only_closes(wording):
        return True
    return names_a_role(wording.lstrip("([〔")) or _ASSIGNS.search(wording) is not None


def _dropped(line: Line, repeated: bool) -> Dropped:
    if not any(map(str.isalnum, line.text)):
        return Dropped(line, "rule")
    return Dropped(line, "running_head" if repeated else "page_number")


def _page_numbers(blocks: Sequence[Line | Grid], texts: Sequence[str]) -> set[int]:
    found = {i for i, text in enumerate(texts) if text[:1] in _OPENS_NUMBER and PAGE_NUMBER.fullmatch(text)}
    return {i for i in found if isinstance(line := blocks[i], Line) and not line.whole}


def _rules(texts: Sequence[str]) -> set[int]:
    """Printed rules; not a blank that is to be filled in, below a label (姓名：)."""
    found: set[int] = set()
    for i, text in enumerate(texts):
        if len(text) > 2 and not text[0].isalnum() and RULE.fullmatch(text):
            above = next((texts[j] for j in range(i - 1, -1, -1) if texts[j] and j not in found), "")
            if not (above.endswith(("：", ":")) and text[0] in _FILLED_IN):
                found.add(i)
    return found


def bare_page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """The ids of bare numbers on lines of their own that count on by one, each a page of lines after the other.

    They may still be the numbers of table rows: only one that stands within a sentence is a page's.
    """
    found: list[tuple[int, int, int]] = []  # number, which line of text, id
    at = 0
    for line in lines:
        if not (wording := line.text.strip()):
            continue
        at += 1
        if len(wording) < 4 and wording.isdecimal() and not line.whole:
            found.append((int(wording), at, id(line)))
    kept: set[int] = set()
    for (number, place, one), (following, later, other) in pairwise(found):
        if following == number + 1 and later - place > _PAGE_LINES:
            kept |= {one, other}
    return frozenset(kept)


def _pages(blocks: Sequence[Line | Grid], texts: Sequence[str]) -> dict[int, list[int]]:
    """The lines of each page, where the file has pages."""
    pages: dict[int, list[int]] = {}
    for i, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if text and isinstance(block, Line) and block.page is not None:
            pages.setdefault(block.page, []).append(i)
    return pages


def _repeated_at_edges(blocks: Sequence[Line | Grid], pages: Mapping[int, list[int]]) -> set[int]:
    """Repeated wording in the first or last two lines of a page."""
    edges = {i for lines in pages.values() for i in (*lines[:2], *lines[-2:])}
    said = Counter(_key(blocks[i]) for i in edges)
    often = {i for i in edges if said[_key(blocks[i])] >= max(_RUN, len(pages) // 3)}
    return often | _at_one_height(blocks, pages)


def _bare_numbers_at_edges(blocks: Sequence[Line | Grid], pages: Mapping[int, list[int]]) -> set[int]:
    """Bare numbers in the first or last line of a page that are about its number, or count on from page to page: each
    paper of a file may count anew."""
    edges = {(page, i) for page, lines in pages.items() for i in (lines[0], lines[-1])} if len(pages) > 1 else set()
    bare = [(page, int(_key(blocks[i])), i) for page, i in edges if _BARE.fullmatch(_key(blocks[i]))]
    placed = {(page, number) for page, number, _ in bare}
    return {
        i
        for page, number, i in bare
        if abs(number - page) <= 3 or not placed.isdisjoint({(page - 1, number - 1), (page + 1, number + 1)})
    }


def _at_one_height(blocks: Sequence[Line | Grid], pages: Mapping[int, list[int]]) -> set[int]:
    """Of a file of a few pages: what each page has as its first or its last line, at one height."""
    if not 1 < len(pages) < _RUN:
        return set()
    gone: set[int] = set()
    for at in (0, -1):
        lines = [blocks[numbers[at]] for numbers in pages.values()]
        heights = [line.box[1] for line in lines if isinstance(line, Line) and line.box]
        if len(heights) == len(pages) and max(heights) - min(heights) < 2 and len(set(map(_key, lines))) == 1:
            gone |= {numbers[at] for numbers in pages.values()}
    return gone


def _beside_page_numbers(blocks: Sequence[Line | Grid], numbers: set[int]) -> set[int]:
    """Without pages: wording that stands again and again right beside a page number is a running head."""
    beside: list[int] = []
    for i in numbers:
        for step in (1, -1):
            j = i + step
            while 0 <= j < len(blocks) and not _key(blocks[j]):
                j += step
            if 0 <= j < len(blocks) and j not in numbers:
                beside.append(j)
    said = Counter(_key(blocks[i]) for i in set(beside))
    return {i for i in beside if said[_key(blocks[i])] >= _RUN}


def _key(block: Line | Grid) -> str:
    return "".join(block.text.split()) if isinstance(block, Line) else ""
