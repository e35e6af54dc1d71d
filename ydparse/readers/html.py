"""Web pages: the notice, without what the site puts around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ydparse.document import Line, Raw
from ydparse.errors import DamagedFile, EmptyFile
from ydparse.readers.encoding import decode
from ydparse.readers.html_box import metadata_lines, published_on
from ydparse.readers.html_clean import clean
from ydparse.readers.html_flow import blocks_of
from ydparse.readers.html_main import main_element, title_of, without_noise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARED = re.compile(rb"""(?i)(?:<meta[^>]{0,200}?charset\s*=\s*|<\?xml[^>]{0,80}?encoding\s*=\s*)["']?\s*([\w-]+)""")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def read_html(data: bytes, name: str, encoding: str | None = None) -> Raw:
    """The metadata box as `label：value` lines, the title where the body lacks it, and the body.

    Paragraphs are whole lines, `<br>` breaks one, data tables are grids. Nothing in the notice's container is dropped
    for being repeated.
    """
    declared = [found.decode("ascii") for found in _DECLARED.findall(data[:8192])[:2]]
    text, found, doubts = decode(data, name, encoding, [_wider(one) for one in declared])
    page = parse(text, name)
    if page is None:
        raise EmptyFile(name, "网页里没有文字", "请检查网页是否保存完整")
    date = published_on(page)
    clean(page)
    box = metadata_lines(page)
    body = without_noise(blocks_of(main_element(page)))
    title = title_of(page, body)
    head = [Line(text, whole=True) for text in (*box, *([title] if title else []))]
    return Raw("html", (*head, *body), encoding=found, published_on=date, doubts=doubts)


def parse(text: str, name: str) -> HtmlElement | None:
    """The tree of a page or fragment; None where there is nothing to parse."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    text = _CONTROLS.sub("", text.lstrip("\ufeff"))
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        page = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        # Beyond 2,048 levels the parser drops the text without a word.
        raise DamagedFile(name, "网页标签嵌套过深，无法读全", "请在浏览器中打开，复制正文存为文本再试")
    return page


def _wider(codec: str) -> str:
    """Pages that declare gb2312 use characters of GBK all the time."""
    return "gb18030" if codec.lower() in {"gb2312", "gbk", "gb_2312-80", "x-gbk"} else codec
