"""Web pages: the notice, without what the site puts around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ydparse.document import Doubts, Grid, Line, Raw
from ydparse.errors import EmptyFile
from ydparse.readers.encoding import decode
from ydparse.readers.html_box import metadata_lines, published_on
from ydparse.readers.html_clean import clean
from ydparse.readers.html_flow import blocks_of
from ydparse.readers.html_frames import Find, missing_frame, open_frames
from ydparse.readers.html_kept import is_drawn_by_script, kept_by_script, show
from ydparse.readers.html_main import main_element, title_of, without_noise
from ydparse.readers.html_parse import parse
from ydparse.readers.html_sheets import apply_sheets
from ydparse.readers.html_unseen import unseen_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARED = re.compile(rb"""(?i)(?:<meta[^>]{0,200}?charset\s*=\s*|<\?xml[^>]{0,80}?encoding\s*=\s*)["']?\s*([\w-]+)""")
SAVE = "请在浏览器中打开网页，等正文显示出来后复制正文，存为文本再试"


def read_html(data: bytes, name: str, encoding: str | None = None) -> Raw:
    """The metadata box as `label：value` lines, the title where the body lacks it, and the body.

    Paragraphs are whole lines, `<br>` breaks one, data tables are grids. Nothing in the notice's container is dropped
    for being repeated.
    """
    page, found, doubts = page_of(data, name, encoding)
    return raw_of(page, name, Raw("html", (), encoding=found, doubts=doubts))


def page_of(data: bytes, name: str, encoding: str | None, declared: str = "") -> tuple[HtmlElement, str, Doubts]:
    """The tree of a page, its encoding and what is doubtful in it; `declared` is what stands outside of the page."""
    named = [declared] * bool(declared) + [found.decode("ascii") for found in _DECLARED.findall(data[:8192])[:2]]
    text, found, doubts = decode(data, name, encoding, named)
    page = parse(text, name)
    if page is None:
        raise EmptyFile(name, "网页里没有文字", "请检查网页是否保存完整")
    return page, found, doubts


def raw_of(page: HtmlElement, name: str, raw: Raw, find: Find | None = None) -> Raw:
    """`raw` with the blocks of the page and its date; `find` gives the pages that its frames show."""
    open_frames(page, name, find)
    date = published_on(page)
    kept = kept_by_script(page)
    drawn = is_drawn_by_script(page)
    apply_sheets(page)
    furniture = clean(page)
    show(page, kept, name)
    box = metadata_lines(page)
    notice = main_element(page)
    blocks = blocks_of(notice)
    body = without_noise(blocks)
    if not any(isinstance(block, Grid) or "。" in block.text for block in body):
        if frame := missing_frame(page):
            raise EmptyFile(name, f"这是框架网页，正文在另一个文件里（{frame}）", "请打开正文所在的框架，另存后再试")
        if drawn:
            raise EmptyFile(name, "网页的正文由脚本显示，保存的文件里没有", SAVE)
    title = title_of(page, body)
    head = [Line(text, whole=True) for text in (*box, *([title] if title else []))]
    unseen = unseen_in(notice)
    shown = set(body)
    site = _site(page, notice, furniture, [block for block in blocks if isinstance(block, Line) and block not in shown])
    return raw._replace(blocks=(*head, *body), published_on=date, left_out=unseen, site=tuple(site))


def _site(
    page: HtmlElement, notice: HtmlElement, furniture: Sequence[HtmlElement], noise: Sequence[Line]
) -> Iterator[Line]:
    """The lines of a page that are of its site: furniture, what stands beside the notice, noise within it."""
    if notice.tag != "body" and notice.getparent() is not None:
        notice.drop_tree()
        furniture = [*furniture, *page.iter("body")]
    for element in furniture:
        yield from (block for block in blocks_of(element, grids=False) if isinstance(block, Line))
    yield from noise
