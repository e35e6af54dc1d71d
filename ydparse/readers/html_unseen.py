"""What a page holds and does not show: taken out, and a mark left where it stood, so that what stood in the notice is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from ydparse.document import LeftOut, Line
from ydparse.readers.html_flow import blocks_of
from ydparse.readers.html_style import declared
from ydparse.readers.html_words import DROPPED_TAGS, SITE, TABS, TOOLS, WATERMARK
from ydparse.readers.left_out import told

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Kind = Literal["hidden", "watermark"]
_SAID, _KIND = "data-ydparse-unseen", "data-ydparse-kind"
_SUSPECT = re.compile(
    r"(?i)display\s*:\s*none|visibility\s*:|mso-hide|opacity\s*:|font-size\s*:\s*[0.1-2](?!\d)|(?:text-indent|left|top|margin-left)\s*:\s*-\d{3}"
    r"|transparent|rgba\(|background|position\s*:\s*(?:absolute|fixed)|clip\s*:"
)
_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|em|rem|%)?")
_TURNED = re.compile(r"rotate(?:z)?\(\s*(-?\d*\.?\d+)\s*(deg|turn|rad|grad)?")
_FULL = {"deg": 90.0, "turn": 0.25, "grad": 100.0}
POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "%": 0.12}
TINY, FAR, FAINT = 2.0, 700.0, 0.5
"""Points of the largest letters that nobody reads; points beside the page; opacity up to which an overlay is a watermark."""
NEAR = 12
"""Steps of 255 in a channel by which two colours differ that nobody tells apart."""
_WIDGETS = frozenset(("div", "section", "ul", "dl", "form", "aside", "nav"))
_PROSE = re.compile(r"[。；]|[（(：:]")


def take_out_unseen(element: HtmlElement) -> None:
    """Take an element out of its page, or its letters alone, where they are not seen."""
    if not element.attrib:  # most have none
        return
    kind = _kind_of(element)
    if kind is not None:
        _replace(element, kind)
        return
    style = element.get("style", "")
    names = _faded(element, declared(style)) if style or element.tag == "font" else frozenset()
    if names and (wording := _fade(element, names)):
        element.set(_SAID, wording)
        element.set(_KIND, "hidden")


def _kind_of(element: HtmlElement) -> Kind | None:
    """As what an element goes, with all that stands in it; a panel that a click shows stays."""
    style = element.get("style", "")
    kind = _kind(style) if style and _SUSPECT.search(style) else None
    if WATERMARK.search(f"{element.get('class', '')} {element.get('id', '')}"):
        return "watermark"
    if element.get("hidden", "until-found").lower() != "until-found":
        kind = "hidden"
    return None if kind == "hidden" and _is_tab(element) else kind


def unseen_in(notice: HtmlElement) -> tuple[LeftOut, ...]:
    """What was taken out of the element that holds the notice, and the watermarks of its page.

    Where nothing but the page itself holds it, dialogs of the site stand beside the text: a block is told if it is written
    like a sentence or a clause.
    """
    page = notice.getroottree().getroot()
    hidden = [element for element in notice.iter() if element.get(_KIND, "").startswith("hidden")]
    if notice.tag == "body":
        hidden = [one for one in hidden if not _is_beside(one, notice)]
    marks = [element.get(_SAID, "") for element in page.iter() if element.get(_KIND) == "watermark"]
    return told(marks, "watermark") + told((one.get(_SAID, "") for one in hidden), "hidden")


def _is_beside(one: HtmlElement, notice: HtmlElement) -> bool:
    return one.getparent() is notice and one.get(_KIND) == "hidden block" and not _PROSE.search(one.get(_SAID, ""))


@lru_cache(4096)
def _kind(style: str) -> Kind | None:
    """Whether a style hides an element with all that stands in it, or lays it over the page as a watermark."""
    said = declared(style)
    lies_over = said.get("position") in ("absolute", "fixed")
    if _is_hidden(said) or _is_beside_the_page(said, lies_over):
        return "hidden"
    return "watermark" if lies_over and _is_pale(said) else None


def _is_hidden(said: Mapping[str, str]) -> bool:
    if said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse"):
        return True
    clipped = re.sub(r"[\s,]|px", "", said.get("clip", "")) == "rect(0000)"
    return said.get("mso-hide") == "all" or clipped or _float(said.get("opacity", "")) == 0


def _is_beside_the_page(said: Mapping[str, str], lies_over: bool) -> bool:
    places = ("text-indent", "left", "top", "margin-left") if lies_over else ("text-indent",)
    return any((_points(said.get(name, "")) or 0) <= -FAR for name in places)


def _is_pale(said: Mapping[str, str]) -> bool:
    """Whether what lies over the page lets it shine through, or lies slantwise, or lets clicks through."""
    opacity = _float(said.get("opacity", ""))
    if opacity is not None and opacity <= FAINT:
        return True
    return _slants(said.get("transform", "")) or said.get("pointer-events") == "none"


def _faded(element: HtmlElement, said: Mapping[str, str]) -> frozenset[str]:
    """The properties by which the letters of an element are not seen: their size, or their colour on its ground."""
    size = _points(said.get("font-size", ""))
    if size is not None and size <= TINY:
        return frozenset(("font-size", "font"))
    colour = said.get("color") or (element.get("color") if element.tag == "font" else None)
    if colour is None or "text" in said.get("background-clip", "") + said.get("-webkit-background-clip", ""):
        return frozenset()
    own = frozenset(("color", "background", "background-color"))
    if colour == "transparent" or re.fullmatch(r"rgba\(.*,\s*0(?:\.0*)?\)", colour):
        return own
    ground = next((given for one in (element, *element.iterancestors()) if (given := _ground(one))), None)
    return own if ground and _alike(colour, ground) else frozenset()


def _ground(element: HtmlElement) -> str | None:
    style = element.get("style", "")
    said = declared(style) if "background" in style.lower() else {}
    whole = said.get("background-color") or said.get("background")
    return whole if whole not in (None, "transparent", "none") else element.get("bgcolor")


def _alike(one: str, other: str) -> bool:
    """Whether two colours are one to the eye; what is no plain colour (a picture, a run of colours) is like none."""
    from PIL import ImageColor

    try:
        pairs = zip(ImageColor.getrgb(one)[:3], ImageColor.getrgb(other)[:3], strict=True)
    except ValueError:
        return False
    return all(abs(a - b) <= NEAR for a, b in pairs)


def _fade(element: HtmlElement, names: frozenset[str]) -> str:
    """Take the letters out of an element, but for those of elements in it that say one of these properties anew."""
    parts: list[str] = []
    stack: list[tuple[HtmlElement, bool]] = [(element, True)]
    while stack:
        one, enters = stack.pop()
        if not enters:
            parts.append(one.tail or "")
            one.tail = None
            continue
        parts.append(one.text or "")
        one.text = None
        for child in reversed(one):
            anew = names & declared(child.get("style", "")).keys() or ("color" in names and child.get("color"))
            stack += [(child, False)] + ([] if anew else [(child, True)])
    return " ".join("".join(parts).split())


def _replace(element: HtmlElement, kind: Kind) -> None:
    """Put a mark with its wording in the place of an element; nothing for tools of the page, and for menus."""
    wording = "" if _is_tool(element) else " ".join(_lines(element))
    mark: HtmlElement = element.makeelement("span")
    mark.tail, element.tail = element.tail, None
    if wording.strip():
        mark.set(_SAID, wording)
        mark.set(_KIND, f"{kind} block" if kind == "hidden" and element.tag in _WIDGETS else kind)
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, mark)


def _lines(element: HtmlElement) -> Iterator[str]:
    for inner in list(element.iter(*DROPPED_TAGS)):
        if inner is not element:
            inner.drop_tree()
    yield from (block.text for block in blocks_of(element, grids=False) if isinstance(block, Line))


def _is_tool(element: HtmlElement) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    links = sum(len(link.text_content()) for link in element.iter("a"))
    return bool(TOOLS.search(names) or SITE.search(names)) or links > 0.7 * len(element.text_content())


def _is_tab(element: HtmlElement) -> bool:
    """Whether a click on the page shows it: a panel of tabs, what details fold."""
    return element.get("role") == "tabpanel" or bool(TABS.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _points(length: str) -> float | None:
    found = _LENGTH.fullmatch(length)
    return None if found is None else float(found[1]) * POINTS[found[2] or "px"]


def _float(text: str) -> float | None:
    found = _LENGTH.fullmatch(text)
    return None if found is None else float(found[1]) / (100 if found[2] == "%" else 1)


def _slants(transform: str) -> bool:
    found = _TURNED.search(transform)
    return found is not None and float(found[1]) % _FULL.get(found[2] or "deg", 0.0001) != 0
