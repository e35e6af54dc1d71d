"""What a page holds and does not show: taken out, and a mark left where it stood, so that what stood in the notice is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from ydparse.document import LeftOut, Line
from ydparse.readers.html_flow import BLOCKS, blocks_of
from ydparse.readers.html_sheets import GROUNDS, UNKNOWN
from ydparse.readers.html_style import declared
from ydparse.readers.html_words import DROPPED_TAGS, SITE, TABS, TOOLS, WATERMARK
from ydparse.readers.left_out import told

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Kind = Literal["hidden", "watermark"]
_SAID, _KIND = "data-ydparse-unseen", "data-ydparse-kind"
_SUSPECT = re.compile(
    r"(?i)display\s*:\s*none|visibility\s*:|mso-hide|opacity\s*:|font-size\s*:\s*[0.1-2](?!\d)|(?:text-indent|left|top|margin-left)\s*:\s*-\d{3}"
    r"|position\s*:\s*(?:absolute|fixed)|clip\s*:|overflow\s*:\s*(?:hidden|clip)"
)
_STYLED = "@style or @hidden or self::font[@color]"
_NAMED = f"{_STYLED} or @class or @id"
_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|em|rem|%)?")
_TURNED = re.compile(r"rotate(?:z)?\(\s*(-?\d*\.?\d+)\s*(deg|turn|rad|grad)?")
_FULL = {"deg": 90.0, "turn": 0.25, "grad": 100.0}
POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "%": 0.12}
TINY, FAR, FAINT = 2.0, 700.0, 0.5
"""Points of the largest letters that nobody reads; points beside the page; opacity up to which an overlay is a watermark."""
NO_SIZE = 0.75
"""Points of the largest box that shows none of its text: a pixel."""
NEAR = 12
"""Steps of 255 in a channel by which two colours differ that nobody tells apart."""
_WIDGETS = frozenset(("div", "section", "ul", "dl", "form", "aside", "nav"))
_ROWS = frozenset(("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"))
"""Their height and width are the least that they have."""
_COLOURS = GROUNDS | {"color"}
_NO_GROUND = ("transparent", "none", "initial", "inherit", "unset")
_OWN_COLOUR = frozenset(("a", "mark"))
_PROSE = re.compile(r"[。；]|[（(：:]")


def _suspects(page: HtmlElement) -> list[HtmlElement]:
    """The elements that say anything of how they are shown; classes and ids say it where one names a watermark."""
    named = WATERMARK.search(" ".join(page.xpath("//@class | //@id")))
    found: list[HtmlElement] = page.xpath(f"//*[{_NAMED if named else _STYLED}]")
    return found


def take_out_unseen(page: HtmlElement, page_ground: str | None = None) -> None:
    """Take the elements that are not seen out of a page, or their letters alone; `page_ground` is the colour of the page
    where nothing on it says another, None where a sheet that stands elsewhere may say it."""
    gone: set[HtmlElement] = set()
    for element in _suspects(page):
        if element in gone:
            continue
        if (kind := _kind_of(element)) is None:
            _take_out_faded(element, page_ground)
        else:
            _replace(element, kind)
            gone.update(element.iter())


def _take_out_faded(element: HtmlElement, page_ground: str | None) -> None:
    """Take the letters out of an element, where their size or their colour hides them."""
    style = element.get("style", "")
    names = _faded(element, declared(style), page_ground) if style or element.tag == "font" else frozenset()
    if names and (wording := _fade(element, names)):
        element.set(_SAID, wording)
        element.set(_KIND, "hidden")


def _kind_of(element: HtmlElement) -> Kind | None:
    """As what an element goes, with all that stands in it; a panel that a click shows stays."""
    style = element.get("style", "")
    kind = _kind(style, element.tag in BLOCKS - _ROWS) if style and _SUSPECT.search(style) else None
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
def _kind(style: str, is_block: bool) -> Kind | None:
    """Whether a style hides an element with all that stands in it, or lays it over the page as a watermark."""
    said = declared(style)
    lies_over = said.get("position") in ("absolute", "fixed")
    if _is_hidden(said) or _is_beside_the_page(said, lies_over) or _is_closed(said, is_block or lies_over):
        return "hidden"
    return "watermark" if lies_over and _is_pale(said) else None


def _is_hidden(said: Mapping[str, str]) -> bool:
    if said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse"):
        return True
    clipped = re.sub(r"[\s,]|px", "", said.get("clip", "")) == "rect(0000)"
    return said.get("mso-hide") == "all" or clipped or _float(said.get("opacity", "")) == 0


def _is_closed(said: Mapping[str, str], has_size: bool) -> bool:
    """Whether a box without height or width cuts off its text; what moves when its size changes opens with a click, and what
    has a padding shows it there."""
    if said.get("overflow") not in ("hidden", "clip") or said.get("transition", "none") != "none":
        return False
    if not has_size and not said.get("display", "").endswith("block") and said.get("float", "none") == "none":
        return False
    if any(_points(said.get(name, "0")) != 0 for name in ("padding", "padding-top", "padding-bottom", "min-height")):
        return False
    sizes = (said.get(name, "") for name in ("height", "max-height", "width", "max-width"))
    return any((_points(size) or 0) <= NO_SIZE for size in sizes if size[:1].isdigit() and not size.endswith("%"))


def _is_beside_the_page(said: Mapping[str, str], lies_over: bool) -> bool:
    places = ("text-indent", "left", "top", "margin-left") if lies_over else ("text-indent",)
    return any((_points(said.get(name, "")) or 0) <= -FAR for name in places)


def _is_pale(said: Mapping[str, str]) -> bool:
    """Whether what lies over the page lets it shine through, or lies slantwise, or lets clicks through."""
    opacity = _float(said.get("opacity", ""))
    if opacity is not None and opacity <= FAINT:
        return True
    return _slants(said.get("transform", "")) or said.get("pointer-events") == "none"


def _faded(element: HtmlElement, said: Mapping[str, str], page_ground: str | None) -> frozenset[str]:
    """The properties by which the letters of an element are not seen: their size, or their colour on its ground."""
    size = _points(said.get("font-size", ""))
    if size is not None and size <= TINY and "font" not in said:
        return frozenset(("font-size", "font"))
    colour = said.get("color") or (element.get("color") if element.tag == "font" else None)
    if colour is None or _shows_without_colour(said):
        return frozenset()
    return _COLOURS if _is_like_its_ground(element, colour, page_ground) else frozenset()


def _is_like_its_ground(element: HtmlElement, colour: str, page_ground: str | None) -> bool:
    """Whether letters of a colour are not seen on what the element, what holds it, or else the page has as its ground."""
    if colour == "transparent" or re.fullmatch(r"rgba\(.*,\s*0(?:\.0*)?\)", colour):
        return True
    ground = next((given for one in (element, *element.iterancestors()) if (given := _ground(one))), None)
    if ground is not None:
        return _alike(colour, ground)
    return page_ground is not None and _alike(colour, page_ground) and not _may_lie_on_more(element)


def _shows_without_colour(said: Mapping[str, str]) -> bool:
    """Whether letters are cut out of their ground, or have a shadow."""
    clips = said.get("background-clip", "") + said.get("-webkit-background-clip", "")
    return "text" in clips or said.get("text-shadow", "none") != "none"


def _ground(element: HtmlElement) -> str | None:
    """The colour on which the text of an element stands, or what no colour is like: a picture, several wordings."""
    style = element.get("style", "")
    said = declared(style) if "background" in style.lower() else {}
    grounds = {said[name] for name in GROUNDS & said.keys() if said[name] not in _NO_GROUND}
    if len(grounds) > 1 or element.get("background") or element.get("fillcolor"):
        return UNKNOWN
    return next(iter(grounds), None) or element.get("bgcolor")


def _may_lie_on_more(element: HtmlElement) -> bool:
    """Whether the text of an element may stand on what does not hold it: it, or what stands beside it or what holds it, has a
    place of its own, or a column of its table a ground."""
    for one in (element, *element.iterancestors()):
        beside = [] if (above := one.getparent()) is None else above
        if any("position" in declared(near.get("style", "")) for near in (one, *beside)):
            return True
        if _is_moved(declared(one.get("style", ""))) or (
            one.tag == "table" and any(_ground(col) for col in one.iter("col", "colgroup"))
        ):
            return True
    return False


def _is_moved(said: Mapping[str, str]) -> bool:
    return any("-" in said.get(name, "") for name in ("margin", "margin-top", "margin-left")) or "transform" in said


def _alike(one: str, other: str) -> bool:
    """Whether two colours are one to the eye; what is no plain colour (a picture, a run of colours) is like none."""
    from PIL import ImageColor

    try:
        pairs = list(zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True))
    except ValueError:  # no plain colours, or one that lets another shine through
        return False
    return len(pairs) == 3 and all(abs(a - b) <= NEAR for a, b in pairs)


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
            stack += [(child, False)] + ([] if _is_anew(child, names) else [(child, True)])
    return " ".join("".join(parts).split())


def _is_anew(element: HtmlElement, names: frozenset[str]) -> bool:
    """Whether an element says one of these properties itself; links and marked words have colours without a word."""
    if names & declared(element.get("style", "")).keys():
        return True
    return "color" in names and (
        element.tag in _OWN_COLOUR or any(map(element.get, ("color", "bgcolor", "background")))
    )


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
