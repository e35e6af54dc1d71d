"""Takes away from a page what is not shown and what surely is no part of a notice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ydparse.readers.html_sheets import links_sheets
from ydparse.readers.html_survey import HAN, Survey
from ydparse.readers.html_unseen import take_out_unseen
from ydparse.readers.html_words import CONTAINER_CLASSES, CONTAINER_IDS, CONTAINER_TAGS, DROPPED_TAGS, SITE, TOOLS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PROSE = re.compile(r"[。；]|责任单位|牵头单位|负责[）)]|第.{1,3}?条|附件|\d{4}年\d{1,2}月\d{1,2}日|[〔\[]\d{4}[〕\]]")
_FILE = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar)(?:$|\?)")
MENU = 120
"""Chinese characters of the largest menu that is made as a table."""

_CANDIDATES = ("div", "ul", "ol", "dl", "p", "section", "header", "footer", "table", "td", "span", "h2", "h3")
_INLINE = frozenset(("p", "span", "td", "table"))


def clean(page: HtmlElement) -> list[HtmlElement]:
    """Drop scripts, forms, what is not shown, and furniture told by its class words or by being mostly links, which is given.

    Nothing that holds a good part of the page's text, or any sentence, is furniture, whatever its name: sites call a
    notice's container `main-nav-content`.
    """
    total = weight(page)
    ground = None if links_sheets(page) else "white"
    for element in list(page.iter(*DROPPED_TAGS)):
        if not _around_all(element, total):
            _drop(element)
    take_out_unseen(page, ground)
    measures = _Measures(page)
    furniture = [element for element in list(page.iter(*_CANDIDATES)) if _is_furniture(element, measures)]
    for element in furniture:
        _drop(element)
    return furniture


def weight(element: HtmlElement) -> int:
    """Chinese characters below an element."""
    return len(HAN.findall(element.text_content()))


def is_container(element: HtmlElement) -> bool:
    """Whether an element is a known container of a notice, by tag, id or class."""
    return (
        element.tag in CONTAINER_TAGS
        or element.get("id") in CONTAINER_IDS
        or not CONTAINER_CLASSES.isdisjoint(element.get("class", "").split())
    )


def _around_all(element: HtmlElement, total: int) -> bool:
    """A form around the whole page (ASP.NET makes one) is no form to fill in."""
    return str(element.tag) == "form" and weight(element) > min(300, total / 2)


class _Measures:
    """What tells furniture, of each element of a page; elements are judged before what stands in them is taken out."""

    def __init__(self, page: HtmlElement) -> None:
        survey = Survey(page)
        self.weight = survey.weight()
        self.total = self.weight(page)
        self.has_prose = survey.matches(_PROSE)
        self.heads = survey.of_elements(lambda element: element.tag == "h1")
        self.links = survey.of_elements(_is_link)
        self.in_links = survey.of_elements(lambda element: self.weight(element) if _is_link(element) else 0)
        self.files = survey.of_elements(lambda element: _is_link(element) and _is_file(element))


def _is_furniture(element: HtmlElement, measures: _Measures) -> bool:
    """By class and id, or by links; never what holds a good part of the text, a sentence or a heading."""
    size = measures.weight(element)
    if size > 60 and size > 0.3 * measures.total:
        return False
    if measures.has_prose(element) or measures.heads(element):
        return False
    return _is_named(element) or _is_of_links(element, size, measures)


def _is_named(element: HtmlElement) -> bool:
    """Whether its class, id or tag says that it is a tool of the page, or, outside of a notice, a part of the site."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if TOOLS.search(names):
        return True
    return bool(SITE.search(names) or element.tag in {"header", "footer"}) and not _in_container(element)


def _is_of_links(element: HtmlElement, size: int, measures: _Measures) -> bool:
    """Whether it is links for the most part; attachments are links too, but to files."""
    links, in_links, files = measures.links(element), measures.in_links(element), measures.files(element)
    if element.tag == "table" and links >= 3:
        return size < MENU and in_links == size and not files
    if element.tag in _INLINE or links < 3 or files:
        return False
    return in_links > 0.7 * size


def _is_link(element: HtmlElement) -> bool:
    return element.tag == "a" and bool(element.get("href"))


def _is_file(link: HtmlElement) -> bool:
    return _FILE.search(link.get("href", "")) is not None


def _in_container(element: HtmlElement) -> bool:
    """Whether it stands within a known container of a notice."""
    return any(above.tag == "main" or is_container(above) for above in element.iterancestors())


def _drop(element: HtmlElement) -> None:
    """Take an element out, and leave the text that follows it."""
    if element.getparent() is not None:
        element.drop_tree()
