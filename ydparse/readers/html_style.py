"""Inline styles of a page, and what the sheets in its head say of lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_RULE = re.compile(r"([^{}]{1,500})\{([^{}]*list-style[^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SIMPLE = re.compile(r"(ol|ul|li)?(?:([.#])([\w-]+))?")
"""The last piece of a selector that is applied: a tag, a class or an id, or a tag with one of these."""
RULES, LONGEST = 200, 200_000
"""Rules that are applied, and the characters of a sheet that are looked at."""


@lru_cache(4096)
def declared(style: str) -> Mapping[str, str]:
    """What an inline style says, names and values in small letters: `Color: #FFF` → {"color": "#fff"}."""
    found: dict[str, str] = {}
    for piece in style.lower().split(";"):
        name, colon, value = piece.partition(":")
        if colon:
            found[name.strip()] = value.replace("!important", "").strip()
    return MappingProxyType(found)


def apply_list_rules(page: HtmlElement) -> None:
    """Give lists and their items the style that a sheet of the page has for them, where they have none of their own."""
    for sheet in list(page.iter("style")):
        text = (sheet.text or "")[:LONGEST]
        if "list-style" not in text:
            continue
        for selectors, said in _RULE.findall(_COMMENT.sub("", text))[:RULES]:
            for selector in selectors.split(","):
                _apply(page, selector.split()[-1] if selector.split() else "", said)


def _apply(page: HtmlElement, selector: str, said: str) -> None:
    found = _SIMPLE.fullmatch(selector)
    if found is None or not selector:
        return
    tag, sign, name = found.groups()
    for element in page.iter(*([tag] if tag else ["ol", "ul", "li"])):
        names = element.get("class", "").split() if sign == "." else [element.get("id", "")]
        own = element.get("style", "")
        if (not sign or name in names) and "list-style" not in own:
            element.set("style", f"{own};{said}")
