"""The source of a page to its tree."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from ydparse.errors import DamagedFile

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_WINDOWS = re.compile(r"&#(?:1[2-5]\d|[xX][89][\da-fA-F])\b;?")
"""Numbers that mean Windows-1252 on every page, though not by the letter: `&#151;` is a dash."""
_OPEN_BLANK = re.compile(r"&(nbsp|emsp|ensp)(?![;\w])")
_LINES = "//td[contains(@class, 'line-content')] | //body[@id='viewsource']//pre"
"""Where Chrome and Firefox put the source of a page, when that is what was saved."""


def parse(text: str, name: str) -> HtmlElement | None:
    """The tree of a page or fragment; None where there is nothing to parse.

    A saved view of a page's source is parsed again as that source.
    """
    page = _tree(text, name)
    if page is None or not (lines := page.xpath(_LINES)):
        return page
    return _tree("\n".join(line.text_content() for line in lines), name)


def _tree(text: str, name: str) -> HtmlElement | None:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    text = _WINDOWS.sub(lambda found: unescape(found[0]), _CONTROLS.sub("", text.lstrip("\ufeff")))
    text = _OPEN_BLANK.sub(r"&\1;", text)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        page = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        # Beyond 2,048 levels the parser drops the text without a word.
        raise DamagedFile(name, "网页标签嵌套过深，无法读全", "请在浏览器中打开，复制正文存为文本再试")
    return page
