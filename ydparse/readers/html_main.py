"""Where on a page the notice stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ydparse.document import Grid, Line
from ydparse.readers.html_clean import HAN
from ydparse.readers.html_flow import shown
from ydparse.readers.html_words import CONTAINERS, NOISE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PROSE = re.compile("[。；：）)]$")
_SITE = re.compile(r"\s*(?:[_|｜]|\s[-—–]+\s|-(?=[^-]*(?:政府|网|局|委|厅)[^-]*$)).*$", re.S)


def main_elements(page: HtmlElement) -> list[HtmlElement]:
    """The element that holds the notice, with lines of the site around it taken out.

    A known container that holds most of the Chinese text; it is widened until no prose of the page is left outside,
    for attachments often stand in a container of their own. Without a known one: the innermost element that holds
    nine tenths of the text.
    """
    body = next(page.iter("body"), page)
    total = _weight(body)
    known = _known(body, total)
    best = known if known is not None else _innermost(body, total, 0.9)
    _drop_noise(body, best if known is not None else None)
    while best is not body and (parent := best.getparent()) is not None and _prose_outside(body, best):
        best = parent
    return [best]


def _known(body: HtmlElement, total: int) -> HtmlElement | None:
    """The smallest known container with more than half of the page's text."""
    found = None
    for word in CONTAINERS:
        for element in body.iter():
            if not isinstance(element.tag, str) or not _is(element, word):
                continue
            weight = _weight(element)
            if weight > 0.5 * total and (found is None or weight < _weight(found)):
                found = element
    return found


def _is(element: HtmlElement, word: str) -> bool:
    if word[0] == "#":
        return element.get("id") == word[1:]
    if word[0] == ".":
        return word[1:] in element.get("class", "").split()
    return bool(element.tag == word)


def _innermost(body: HtmlElement, total: int, share: float) -> HtmlElement:
    """Down from the body as long as one child holds the share of the text."""
    best = body
    while True:
        child = next((one for one in best if isinstance(one.tag, str) and _weight(one) >= share * total), None)
        if child is None or child.tag in {"p", "span", "font", "tr", "tbody"} and len(child) == 0:
            return best
        best = child


def _weight(element: HtmlElement) -> int:
    """Chinese characters below an element."""
    return len(HAN.findall(element.text_content()))


def _prose_outside(body: HtmlElement, best: HtmlElement) -> bool:
    """Whether a paragraph of the page stands outside: 30 Chinese characters or more, or an 附件 line, not linked."""
    inside = set(best.iter())
    for element in body.iter("p", "div", "td", "li", "span"):
        if element in inside or best in set(element.iterdescendants()):
            continue
        text = "".join([element.text or "", *(child.tail or "" for child in element)]).strip()
        if len(HAN.findall(text)) >= 20 and _PROSE.search(text):
            return True
    return False


def _drop_noise(body: HtmlElement, known: HtmlElement | None) -> None:
    """Take out blocks whose whole text is a line of the site: 扫一扫…, 打印 关闭, 版权所有…"""
    for element in list(body.iter("div", "p", "td", "li", "span", "a", "ul", "h3", "h4")):
        if element is known or element is body or element.getparent() is None:
            continue
        text = shown(element.text_content())
        if text and len(text) <= 200 and NOISE.fullmatch(text):
            element.drop_tree()


def title_of(page: HtmlElement, body: list[Line | Grid]) -> str | None:
    """The page's title where the body lacks it: the h1, else what the page's head calls the article."""
    texts = [block.text for block in body if isinstance(block, Line)]
    top = _bare("".join(texts[:40]))
    titles = [shown(element.text_content()) for element in page.iter("h1")]
    titles += [shown(meta.get("content") or "") for meta in page.iter("meta") if (meta.get("name") or "").lower() == "articletitle"]
    titles += [_SITE.sub("", shown(element.text_content())) for element in page.iter("title")]
    for title in titles:
        if len(HAN.findall(title)) >= 6:
            return None if _bare(title) in top else title
    return None


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
