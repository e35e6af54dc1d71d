"""A page's own data: the metadata box above a notice, and the date of publication."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ydparse.readers.html_flow import blocks_of, shown
from ydparse.readers.html_words import BOX_LABELS, STRONG_LABELS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DATE_NAMES = frozenset(
    "pubdate publishdate publish_date publishtime publish_time releasedate datepublished article:published_time".split()
)
_DATE = re.compile(r"(20\d\d|19\d\d)\s*(?:[-/.年])\s*(\d{1,2})\s*(?:[-/.月])\s*(\d{1,2})(?!\d)")
_LABELLED = re.compile(r"(?:发布|发稿|公开)?(?:日期|时间)\s*[：:]\s*")
_BEFORE = re.compile(r"(?:成文|发文|印发|生成|实施|施行|生效|失效|废止|更新|有效|公布)\s*$")
_PAIR = re.compile(r"\s*[【\[]?([\u3400-\u9fff\s\u3000]{2,16}?)\s*[】\]]?\s*[：:]\s*(.*)", re.S)
HEAD_TEXT = 3000


def published_on(page: HtmlElement) -> str | None:
    """The page's date of publication, ISO: from its meta tags, or 发布日期：… near the title.

    `<meta name="PubDate" content="2023-03-05 10:20">` → `2023-03-05`; 成文日期 and the like are other dates.
    """
    for meta in page.iter("meta"):
        key = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        if key in DATE_NAMES and (date := iso_date(meta.get("content") or "")):
            return date
    text = " ".join(shown(part) for part in _texts(page))
    squeezed = re.sub(r"\s+", " ", text)[:HEAD_TEXT]
    dated = []
    for label in _LABELLED.finditer(squeezed):
        found = _DATE.match(squeezed, label.end())
        if found and not _BEFORE.search(squeezed[: label.start()]) and (date := iso_date(found[0])):
            dated.append((not label[0].startswith(("发布", "发稿", "公开")), date))
    return min(dated, key=lambda pair: pair[0])[1] if dated else None


def iso_date(text: str) -> str | None:
    """The first date in a text, if the calendar has it: `2023年3月5日` → `2023-03-05`."""
    found = _DATE.search(text)
    if not found:
        return None
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None


def _texts(page: HtmlElement) -> Iterator[str]:
    for body in page.iter("body"):
        for text in body.itertext():
            parent = getattr(text, "getparent", lambda: None)()
            if parent is None or parent.tag not in {"script", "style"}:
                yield str(text)


def metadata_lines(page: HtmlElement) -> list[str]:
    """The box as `label：value` lines; its elements are taken out of the page.

    A table, definition list, list or block is a box where it holds three known labels or more (索引号, 发文字号 …),
    blanks in them removed: `索 引 号：` | `0001` → `索引号：0001`. Labels without a value are left out.
    """
    lines: list[str] = []
    for element in list(page.iter("table", "dl", "ul", "div")):
        if element.getroottree().getroot() is not page or element.xpath(".//table|.//div[.//div]"):
            continue
        pairs = dict(_pairs(element))
        if len(pairs) >= 3 and pairs.keys() & STRONG_LABELS and len(element.text_content()) < 3000:
            lines += [f"{label}：{value}" for label, value in pairs.items() if value]
            if element.getparent() is not None:
                element.drop_tree()
    return list(dict.fromkeys(lines))


def _pairs(element: HtmlElement) -> Iterator[tuple[str, str]]:
    """Label and value: in two neighbouring cells, or in one text with a colon between."""
    cells = list(element.iter("td", "th", "dt", "dd", "li", "p")) or [element]
    texts = [text for cell in cells for text in _lines(cell)]
    at = 0
    while at < len(texts):
        label, value = _split(texts[at])
        at += 1
        if label not in BOX_LABELS:
            continue
        if not value and at < len(texts) and _split(texts[at])[0] not in BOX_LABELS:
            value = texts[at]
            at += 1
        yield label, value


def _lines(cell: HtmlElement) -> list[str]:
    """A cell's lines as texts; an empty cell is an empty text, for it may be the value of the label before it."""
    if cell.tag in {"td", "th", "dd"}:
        return [shown(cell.text_content())]
    return [block.text for block in blocks_of(cell) if hasattr(block, "text")] or [""]


def _split(text: str) -> tuple[str, str]:
    """`发文字号：青政〔2023〕1号` → its two halves, the label without blanks."""
    found = _PAIR.fullmatch(text)
    label, value = (found[1], found[2]) if found else (text.strip("【】[]：: "), "")
    return "".join(label.split()), value.strip()
