"""A web page that was printed to a file.

The browser prints its address, its title, the time and the page's number at the edges of the paper. Above the notice stand
the site's own lines, which end with the way to its page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

import regex

from ydparse.document import Grid, Line
from ydparse.lexicon import words

_MOST = 30
"""Lines of the site above a notice."""
_ADDRESS = regex.compile(r"(?:^|\s)(?:https?|file)://\S+")
_COUNT = regex.compile(r"(?:^|\s)(\d{1,4})\s*/\s*(\d{1,4})(?=\s|$)")
_TIME = regex.compile(r"(?:^|\s)\d{2,4}[/-]\d{1,2}[/-]\d{1,4},?\s*\D{0,3}\d{1,2}:\d{2}")


def without_site(blocks: Sequence[Line | Grid]) -> list[Line | Grid]:
    """The blocks without what a browser prints at the edges of its pages, and without the bars of a site down to the trail,
    `首页 > 政策 > 文件`, which no paper has. The trail is looked for on the first page, above all sentences and tables."""
    edges = set(_edges(blocks))
    blocks = [block for block in blocks if id(block) not in edges] if edges else blocks
    head = list(takewhile(_is_above, blocks[:_MOST]))
    trails = [at for at, block in enumerate(head) if isinstance(block, Line) and _trail().match(block.text)]
    return list(blocks[trails[-1] + 1 :] if trails else blocks)


def _edges(blocks: Sequence[Line | Grid]) -> Iterator[int]:
    """The ids of the first and last lines of each page that say its address, its number or the time, where each page has its
    address and its number of all at its edges."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for block in blocks:
        if isinstance(block, Line) and block.page is not None:
            pages[block.page].append(block)
    found = {page: {lines[0], lines[-1]} for page, lines in pages.items()}
    for page, lines in found.items():
        counts = [count for line in lines for count in _COUNT.finditer(line.text)]
        if not any(_ADDRESS.search(line.text) for line in lines) or all(int(one[1]) != page for one in counts):
            return
    for lines in found.values():
        yield from (id(one) for one in lines if any(sign.search(one.text) for sign in (_ADDRESS, _COUNT, _TIME)))


def _is_above(block: Line | Grid) -> bool:
    return isinstance(block, Line) and block.page == 1 and "。" not in block.text


@cache
def _trail() -> regex.Pattern[str]:
    return regex.compile(r"[^>＞»›]{0,6}\L<nav>[^>＞»›]{0,20}[>＞»›].*+", nav=words("page_words", "nav"))
