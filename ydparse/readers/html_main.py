"""Where on a page the notice stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ydparse.document import Grid, Line
from ydparse.readers.html_clean import is_container
from ydparse.readers.html_flow import BLOCKS, shown
from ydparse.readers.html_survey import HAN, Count, Survey
from ydparse.readers.html_words import NOISE, OFFICE, REGISTERED, WIDGET

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PROSE = re.compile("[。；]|[：）)]$")
_SITE_NAME = re.compile(r"\s*(?:[_|｜]|\s[-—–]+\s|[-—–]+(?=[^-—–]*(?:政府|网|局|委|厅|门户)[^-—–]*$)).*$", re.S)
_ROWS = frozenset(("thead", "tbody", "tfoot", "tr"))
_KINDS = re.compile("通知|方案|要点|意见|规划|计划|办法|决定|决议|公告|通告|批复|细则|措施|分工|报告|清单|规定|的函")


def main_element(page: HtmlElement) -> HtmlElement:
    """The element that holds the notice.

    A known container that holds most of the Chinese text, widened until no prose of the page is left outside: often
    an attachment stands in a container of its own. Without a known one, the innermost element that holds nine tenths
    of the text.
    """
    body: HtmlElement = next(page.iter("body"), page)
    survey = Survey(body)
    weight = survey.weight()
    known = _known(body, weight)
    best = _innermost(body, weight) if known is None else known
    for element in body.iter("p", "div", "td", "li", "span", "font"):
        if _is_outside(element, best, survey) and _is_prose(element):
            while best is not body and _is_outside(element, best, survey):
                best = best.getparent()
    while best.tag in _ROWS:  # a table is read whole
        best = best.getparent()
    return best


def _known(body: HtmlElement, weight: Count) -> HtmlElement | None:
    """The smallest known container with more than half of the page's text."""
    found: list[tuple[int, int, HtmlElement]] = []
    for element in body.iter():
        if isinstance(element.tag, str) and is_container(element):
            size = weight(element)
            if size > 0.5 * weight(body):
                found.append((size, -len(found), element))
    return min(found, key=lambda one: one[:2])[2] if found else None


def _innermost(body: HtmlElement, weight: Count) -> HtmlElement:
    """Down from the body as long as one block among the children holds nine tenths of the text."""
    best, least = body, 0.9 * weight(body)
    while True:
        child = next((one for one in best if one.tag in BLOCKS and one.tag != "p" and weight(one) >= least), None)
        if child is None:
            return best
        best = child


def _is_outside(element: HtmlElement, best: HtmlElement, survey: Survey) -> bool:
    """Whether an element neither stands in the best one nor holds it."""
    return not (survey.holds(best, element) or survey.holds(element, best))


def _is_prose(element: HtmlElement) -> bool:
    """Whether an element's own text is a sentence or list entry, of 12 Chinese characters or more."""
    text = "".join([element.text or "", *(child.tail or "" for child in element)]).strip()
    return bool(_PROSE.search(text)) and len(HAN.findall(text)) >= 12 and not NOISE.fullmatch(shown(text))


def without_noise(blocks: Sequence[Line | Grid]) -> list[Line | Grid]:
    """The blocks without lines that are the site's from end to end: 扫一扫…, 打印 关闭, 版权所有…

    Where the page ends so, the lines about the site's office that stand there go too: 主办：…, 地址：….
    """
    end = _foot(blocks)
    lines = [
        block if isinstance(block, Grid) else block._replace(text=WIDGET.sub("", block.text).strip())
        for block in blocks[:end]
    ]
    return [block for block in lines if isinstance(block, Grid) or (block.text and not NOISE.fullmatch(block.text))]


def _foot(blocks: Sequence[Line | Grid]) -> int:
    """Where the foot of a page begins, that shows its registration or copyright; the end where it shows none."""
    at = len(blocks)
    while (
        at
        and (block := blocks[at - 1])
        and isinstance(block, Line)
        and (NOISE.fullmatch(block.text) or OFFICE.match(block.text))
    ):
        at -= 1
    foot = "".join(block.text for block in blocks[at:] if isinstance(block, Line))
    return at if REGISTERED.search(foot) else len(blocks)


def title_of(page: HtmlElement, body: Sequence[Line | Grid]) -> str | None:
    """The page's title where the body lacks it: the h1, else what the page's head calls the article.

    A name of the site (`…_青禾市人民政府`) is cut off; a title that names a kind of paper goes before others.
    """
    heads = [shown(element.text_content()) for element in page.iter("h1")]
    metas = [
        meta.get("content") or "" for meta in page.iter("meta") if (meta.get("name") or "").lower() == "articletitle"
    ]
    whole = [_SITE_NAME.sub("", shown(element.text_content())[:300]) for element in page.iter("title")]
    titles = [title for title in (*heads, *map(shown, metas), *whole) if len(HAN.findall(title)) >= 6]
    best = next(filter(_KINDS.search, titles), None) or next((title for title in titles if title in heads), None)
    top = _bare("".join(block.text for block in body[:40] if isinstance(block, Line)))
    return None if best is None or _bare(best) in top else best


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
