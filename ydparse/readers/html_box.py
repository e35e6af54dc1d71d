"""A page's own data: the metadata box above a notice, and the date of publication."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ydparse.document import Line
from ydparse.readers.html_flow import blocks_of, shown
from ydparse.readers.html_survey import Survey
from ydparse.readers.html_words import BOX_LABELS, STRONG_LABELS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMES = """pubdate publishdate publish_date publishtime publish_time releasedate datepublished
article:published_time og:release_date"""
DATE_NAMES = frozenset(_NAMES.split())
_DATE = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_PUBLISHED = re.compile(
    rf"(?:发布于|发表于|(?:发布|发稿|公开|公布|发表|信息|上网)(?:日期|时间))\s*[】\]]?\s*[：:]?\s*({_DATE.pattern})"
)
_PLAIN = re.compile(rf"(?:^|[\s|｜　]|来源[：:]\S*)(?:日期|时间)\s*[：:]\s*({_DATE.pattern})")
_STAMP = re.compile(
    rf"\s*({_DATE.pattern})(?:\s*\d{{1,2}}:\d\d(?::\d\d)?)?\s*(?:(?:信息)?来源|作者|稿源|浏览|阅读|点击|访问|【?字[体号]|打印)"
)
_IN_SCRIPT = re.compile(r'"(?:datePublished|pubDate|publishDate|publishTime|pubTime)"\s*:\s*"([^"]{8,40})"')
_LABEL = r"\s*([\u3400-\u9fff\s\u3000]{2,16}?)\s*"
_PAIR = re.compile(rf"\s*(?:[【\[]{_LABEL}[】\]]\s*[：:]?|{_LABEL}[：:])\s*(.*)", re.S)
_COUNTERS = frozenset(
    ("浏览次数", "访问次数", "点击次数", "阅读次数", "浏览量", "访问量", "点击量", "阅读量", "字体", "字号")
)
_CELLS = ("td", "th", "dt", "dd", "li", "p")
HEAD_LINES = 60
LARGEST = 1500
"""Characters of a box, without blanks."""
DEEPEST = 10
"""Cells that stand in each other in a box, on the average of its characters."""


def published_on(page: HtmlElement) -> str | None:
    """The page's date of publication, ISO: from its meta tags and scripts, or 发布日期：… near the title.

    `<meta name="PubDate" content="2023-03-05 10:20">` → `2023-03-05`; 成文日期 and the like are other dates.
    """
    return _date_in_head(page) or _date_shown(page)


def _date_in_head(page: HtmlElement) -> str | None:
    """The date of publication that meta tags or scripts state."""
    for meta in page.iter("meta"):
        key = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        if key in DATE_NAMES and (date := iso_date(meta.get("content") or "")):
            return date
    for script in page.iter("script"):
        if (found := _IN_SCRIPT.search(script.text or "")) and (date := iso_date(found[1])):
            return date
    return None


def _date_shown(page: HtmlElement) -> str | None:
    """The date of publication in the first lines: 发布日期：2023-03-05, else 日期：… or a day before 来源, 浏览, 打印."""
    lines = [
        block.text for body in page.iter("body") for block in blocks_of(body, grids=False) if isinstance(block, Line)
    ]
    for found in _PUBLISHED.finditer(" ".join(lines[:HEAD_LINES])):
        if date := iso_date(found[1]):
            return date
    for line in lines[:HEAD_LINES]:
        plain = _PLAIN.search(line) or _STAMP.match(line) if len(line) <= 100 else None
        if plain and (date := iso_date(plain[1])):
            return date
    return None


def iso_date(text: str) -> str | None:
    """The first date in a text, if the calendar has it: `2023年3月5日` → `2023-03-05`."""
    found = _DATE.search(text) or re.match(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?!\d{7})", text)
    if not found:
        return None
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None


def metadata_lines(page: HtmlElement) -> list[str]:
    """The box as `label：value` lines; its elements are taken out of the page.

    A table, list or block is a box where it holds three known labels or more (索引号, 发文字号 …) and little else;
    blanks in labels are removed: `索 引 号：` | `0001` → `索引号：0001`. Labels without a value are left out.
    """
    lines: list[str] = []
    survey = Survey(page)
    size = survey.of_texts(lambda text: len("".join(text.split())))
    tables = survey.of_elements(lambda element: element.tag == "table")
    in_cells = survey.of_elements(lambda element: size(element) if element.tag in _CELLS else 0)
    for element in list(page.iter("table", "dl", "ul", "div")):
        if not 0 < size(element) <= LARGEST or tables(element) > (element.tag == "table"):
            continue
        if in_cells(element) > DEEPEST * size(element) or element.getroottree().getroot() is not page:
            continue
        pairs = list(_pairs(element))
        if _make_box(pairs):
            lines += [f"{label}：{value}" if label else value for label, value in pairs if value]
            element.drop_tree()
    return list(dict.fromkeys(lines))


def _make_box(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether labels and values are those of a box: three labels, of which one stands nowhere else, and little text
    without a label."""
    labels = {label for label, _ in pairs if label}
    rest = sum(len(value) for label, value in pairs if not label)
    return len(labels) >= 3 and bool(labels & STRONG_LABELS) and rest <= 0.4 * sum(len(value) for _, value in pairs)


def _pairs(element: HtmlElement) -> Iterator[tuple[str, str]]:
    """Label and value, in two neighbouring cells or in one text; what is neither comes with an empty label."""
    cells = list(element.iter(*_CELLS))
    texts = [text for cell in cells for text in _lines(cell)]
    if sum(map(len, texts)) < 0.9 * len(_inside(element)):  # some stands outside of such cells
        texts = _lines(element)
    at = 0
    while at < len(texts):
        label, value = _split(texts[at])
        at += 1
        if label not in BOX_LABELS | _COUNTERS:
            yield "", texts[at - 1]
            continue
        if not value and at < len(texts) and _split(texts[at])[0] not in BOX_LABELS:
            value = texts[at]
            at += 1
        if label not in _COUNTERS:
            yield label, value


def _inside(element: HtmlElement) -> str:
    """The text of an element without blanks."""
    return "".join(element.text_content().split())


def _lines(cell: HtmlElement) -> list[str]:
    """A cell's lines as texts; an empty cell is an empty text, for it may be the value of the label before it."""
    if cell.tag in {"td", "th", "dd"}:
        return [shown(cell.text_content())]
    return [block.text for block in blocks_of(cell, grids=False) if isinstance(block, Line)] or [""]


def _split(text: str) -> tuple[str, str]:
    """`发文字号：青政〔2023〕1号` → its two halves, the label without blanks."""
    found = _PAIR.fullmatch(text)
    label, value = (found[1] or found[2], found[3]) if found else (text.strip("【】[]：: "), "")
    return "".join(label.split()), value.strip()
