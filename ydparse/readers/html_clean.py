"""Takes away from a page what is not shown and what surely is no part of a notice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ydparse.readers.html_words import DROPPED_TAGS, FURNITURE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HIDDEN = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
HAN = re.compile("[\u3400-\u9fff]")
_PROSE = re.compile(r"[。；]|责任单位|牵头单位|负责[）)]|第.{1,3}条")


def clean(page: HtmlElement) -> None:
    """Drop scripts, forms, hidden elements, and furniture told by its class words or by being mostly links.

    Nothing that holds a good part of the page's text is furniture, whatever its name: sites call a notice's
    container `main-nav-content`.
    """
    for element in list(page.iter()):
        if not isinstance(element.tag, str) or (element.tag in DROPPED_TAGS and not _holds_notice(element)):
            _drop(element)
        elif _HIDDEN.search(element.get("style", "")) or "hidden" in element.attrib:
            _drop(element)
    total = len(HAN.findall(page.text_content()))
    for element in list(page.iter("div", "ul", "ol", "dl", "p", "section", "header", "footer", "table", "td", "span", "h2", "h3")):
        if element.getroottree().getroot() is page and _is_furniture(element, total):
            _drop(element)


def _holds_notice(element: HtmlElement) -> bool:
    """A form around the whole page (ASP.NET makes one) is no form to fill in."""
    return element.tag == "form" and len(HAN.findall(element.text_content())) > 300


def _is_furniture(element: HtmlElement, total: int) -> bool:
    text = element.text_content()
    size = len(HAN.findall(text))
    if size > 0.3 * total and size > 60:
        return False
    named = FURNITURE.search(f"{element.get('class', '')} {element.get('id', '')}") or element.tag in {"header", "footer"}
    if named and not _PROSE.search(text) and not element.xpath(".//h1"):
        return True
    if element.tag in {"p", "span", "td", "table"}:
        return False
    links = [link for link in element.iter("a") if link.get("href")]
    linked = sum(len(HAN.findall(link.text_content())) for link in links)
    return len(links) >= 3 and linked > 0.7 * size and not _PROSE.search(text)


def _drop(element: HtmlElement) -> None:
    """Take an element out, and leave the text that follows it."""
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()
