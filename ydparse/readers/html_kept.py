"""Text that a page keeps for a script to show: in a text field, a hidden field, or a string of the script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from ydparse.readers.html_clean import weight
from ydparse.readers.html_parse import parse
from ydparse.readers.html_survey import HAN

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LEAST = 60
"""Chinese characters; what is shorter is a message of the page."""

STRINGS, LONGEST = 2000, 2_000_000
"""Strings of scripts that are looked at, and the characters of a script."""

_STRING = re.compile(r'"((?:[^"\\\n]|\\.){30,})"|' + r"'((?:[^'\\\n]|\\.){30,})'|`((?:[^`\\]|\\.){30,})`")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.S)
_PLACES = frozenset(("app", "root", "main", "content", "zoom", "container", "article", "detail", "__next", "__nuxt"))


def kept_by_script(page: HtmlElement) -> str | None:
    """The text with the most Chinese characters that is kept so, as HTML; None where none is long enough."""
    texts = [unescape(area.text_content()) for area in page.iter("textarea")]
    texts += [unescape(field.get("value") or "") for field in page.iter("input") if field.get("type") == "hidden"]
    for script in page.iter("script"):
        for found in list(_STRING.finditer((script.text or "")[:LONGEST]))[:STRINGS]:
            texts.append(_unquoted(found[1] or found[2] or found[3]))
    best = max(texts, key=_han, default="")
    return best if _han(best) >= LEAST and re.search("[。；：]", best) else None


def _han(text: str) -> int:
    return len(HAN.findall(text))


def _unquoted(string: str) -> str:
    """What a string of a script says: `\\u9752\\u79be<\\/p>` → `青禾</p>`; markup may be escaped once more."""
    if "\\" in string:
        try:
            string = json.loads(f'"{string}"')
        except ValueError:
            string = _ESCAPE.sub(_character, string)
    return unescape(string) if "&lt;" in string else string


def _character(found: re.Match[str]) -> str:
    number = found[1] or found[2]
    return chr(int(number, 16)) if number else {"n": "\n", "t": "\t", "r": ""}.get(found[3], found[3])


def show(page: HtmlElement, kept: str | None, name: str) -> None:
    """Put what was kept in its place, or at the end of a cleaned page, where that shows no sentence, or far less text."""
    if kept is None or ("。" in page.text_content() and _han(kept) < 2 * weight(page)):
        return
    inner = parse(kept if "<" in kept else kept.replace("\n", "<br>"), name)
    place = next(_empty_places(page), None)
    if place is None:
        place = next(page.iter("body"), page)
    if inner is not None:
        part = next(inner.iter("body"), inner)
        part.tag = "div"
        place.append(part)


def is_drawn_by_script(page: HtmlElement) -> bool:
    """Whether a page has scripts and an empty place for them to fill."""
    return next(page.iter("script"), None) is not None and next(_empty_places(page), None) is not None


def _empty_places(page: HtmlElement) -> Iterator[HtmlElement]:
    for element in page.iter("div", "section", "main", "article"):
        names = {one.lower() for one in (element.get("id", ""), *element.get("class", "").split())}
        if names & _PLACES and not any(map(str.strip, element.itertext())):
            yield element
