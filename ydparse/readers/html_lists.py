"""The numbers that a browser puts before the items of a list: by style and type, and by the classes of web editors."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ydparse.readers.docx_numerals import written
from ydparse.readers.html_style import declared

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKED = re.compile(r"\s*(?:[\d一二三四五六七八九十]+\s*[.．、)）]|[（(第①-⑳●■◆·])")
_COUNTED = dict.fromkeys(
    ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "japanese-informal", "korean-hanja-informal"),
    ("chineseCountingThousand", "、"),
)
STYLES: dict[str, tuple[str, str]] = _COUNTED | {
    "decimal": ("decimal", "."),
    "decimal-leading-zero": ("decimalZero", "."),
    "lower-alpha": ("lowerLetter", "."),
    "lower-latin": ("lowerLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "upper-latin": ("upperLetter", "."),
    "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "、"),
    "japanese-formal": ("japaneseLegal", "、"),
    "cjk-decimal": ("ideographDigital", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
}
"""CSS Counter Styles 3: name → Word's name of the numerals (`docx_numerals`), what follows the number."""
TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
UNNUMBERED = frozenset(("none", "disc", "circle", "square", "disclosure-open", "disclosure-closed"))
_POSITIONS = frozenset(("inside", "outside", "inherit", "initial", "unset"))
EDITOR = {"num": "{}.", "num1": "{})", "num2": "({})", "cn": "{}、", "cn1": "{}）", "cn2": "（{}）"}
"""UEditor draws these as pictures beside the items, by a class of the list: `custom_cn2` → （一）."""
_EDITOR = re.compile(r"(?:^|\s)custom_((?:num|cn)[12]?)(?=\s|$)")
_INDENT = re.compile(r"(?:^|\s)ql-indent-(\d)(?=\s|$)")
INDENTED = ("decimal", "lower-alpha", "lower-roman")
"""Quill numbers the levels of its flat lists so, again and again."""
DIGITS = 9
"""Of a number in an attribute; int() refuses those of thousands."""


class Lists:
    """Where the lists of a page stand; `label` is called once an item, in order."""

    def __init__(self) -> None:
        self.counts: dict[HtmlElement, dict[int, int]] = defaultdict(dict)
        """List → level → the number that was given last."""

    def label(self, item: HtmlElement) -> str:
        """The number before an item, counted on; nothing where it has one in its text, or a bullet."""
        parent = item.getparent()
        if parent is None:
            return ""
        level = int(found[1]) if (found := _INDENT.search(item.get("class", ""))) else 0
        number = self._count(item, parent, level)
        if item.get("data-list", "ordered") != "ordered" or _MARKED.match(item.text_content()):
            return ""
        return _shown(number, item, parent, level)

    def _count(self, item: HtmlElement, parent: HtmlElement, level: int) -> int:
        """The number of an item: `value`, else one on from the one before; `reversed` counts down to 1."""
        counts = self.counts[parent]
        down = "reversed" in parent.attrib
        if (value := _number(item.get("value"))) is not None:
            number = value
        elif level in counts:
            number = counts[level] - 1 if down else counts[level] + 1
        else:
            start = _number(parent.get("start")) if level == 0 else None
            number = start if start is not None else len(parent.findall("li")) if down else 1
        self.counts[parent] = {at: last for at, last in counts.items() if at < level} | {level: number}
        return number


def _shown(number: int, item: HtmlElement, parent: HtmlElement, level: int) -> str:
    if found := _EDITOR.search(parent.get("class", "")):
        numerals = "decimal" if found[1].startswith("num") else "chineseCountingThousand"
        return EDITOR[found[1]].format(written(number, numerals))
    style = _said(item) or _said(parent)
    if style is None:
        if parent.tag != "ol":
            return ""
        style = INDENTED[level % len(INDENTED)]
    if style in UNNUMBERED:
        return ""
    if style[0] in "\"'":
        return style[1:-1]
    numerals, stop = STYLES.get(style, STYLES["decimal"])
    return written(number, numerals) + stop


def _said(element: HtmlElement) -> str | None:
    """The style of a list or an item that it says itself: `list-style: cjk-ideographic inside` → cjk-ideographic."""
    style = element.get("style", "")
    if "list-style" in style.lower():
        said = declared(style)
        whole = said.get("list-style-type") or said.get("list-style") or ""
        words = [whole] if whole[:1] in ("'", '"') else [word for word in whole.split() if "(" not in word]
        if named := [word for word in words if word not in _POSITIONS]:
            return named[0]
    return TYPES.get(element.get("type", ""))


def _number(value: str | None) -> int | None:
    text = (value or "").strip()[:DIGITS]
    return int(text) if text.isdecimal() else None
