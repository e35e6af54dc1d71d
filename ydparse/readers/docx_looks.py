"""Whether letters of a Word file are seen on paper, or are hidden, in the colour of their ground, or without size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHITE = "FFFFFF"
OFF = frozenset(("0", "false", "off"))
TINY = 4
"""Half-points: letters of up to two points are specks; the smallest print that is meant to be read has five points."""
NEAR = 12
"""Steps of 255 in a channel by which two colours differ that nobody tells apart on paper."""
_LIGHT = frozenset(("background1", "light1", "bg1", "lt1"))
_SUSPECT = (
    "//w:rPr[w:vanish or w:webHidden or w:rStyle or w:shd or w:highlight or w:sz[@w:val <= %d]"
    " or w:color[@w:themeColor or (@w:val != 'auto' and @w:val != '000000')]]"
)


class Look(NamedTuple):
    """How letters look: `colour` and `ground` as RRGGBB, `size` in half-points; None is automatic or not known."""

    vanish: bool = False
    web_hidden: bool = False
    colour: str | None = None
    size: int | None = None
    ground: str | None = WHITE

    @property
    def hidden(self) -> bool:
        """Whether nobody sees such letters."""
        if self.vanish or (self.size is not None and self.size <= TINY):
            return True
        return self.colour is not None and self.ground is not None and _alike(self.colour, self.ground)


PLAIN = Look()


def suspects(root: _Element | None) -> set[_Element]:
    """The properties of runs below `root` that may hide them; all others need not be looked at."""
    found = [] if root is None else cast("list[_Element]", root.xpath(_SUSPECT % TINY, namespaces={"w": W[1:-1]}))
    return set(found)


def said(properties: _Element | None) -> dict[str, Any]:
    """What properties (w:rPr, w:pPr, w:tcPr, w:tblPr) say of a `Look`, by its names."""
    found: dict[str, Any] = {}
    for child in () if properties is None else properties:
        tag, value = str(child.tag).rpartition("}")[2], child.get(f"{W}val", "")
        if tag == "vanish":
            found["vanish"] = value not in OFF
        elif tag == "webHidden":
            found["web_hidden"] = value not in OFF
        elif tag == "color":
            found["colour"] = _colour(child, value)
        elif tag == "sz" and value.isdecimal():
            found["size"] = int(value[:4])
        elif tag == "shd":
            found |= _shaded(child, value)
        elif tag == "highlight" and value != "none":
            found["ground"] = WHITE if value == "white" else None
    return found


def _colour(element: _Element, value: str) -> str | None:
    if not value and element.get(f"{W}themeColor") in _LIGHT:
        return WHITE
    return value.upper() if len(value) == 6 else None


def _shaded(shade: _Element, pattern: str) -> dict[str, Any]:
    """The ground that a shade gives; none where it is clear, not known where it is a pattern or a colour of the theme."""
    fill = shade.get(f"{W}fill", "auto")
    if pattern == "solid":
        return {"ground": _colour(shade, shade.get(f"{W}color", ""))}
    if pattern not in ("", "clear", "nil"):
        return {"ground": None}
    if fill != "auto":
        return {"ground": fill.upper()}
    return {"ground": None} if shade.get(f"{W}themeFill") else {}


def _alike(one: str, other: str) -> bool:
    try:
        pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
        return all(abs(a - b) <= NEAR for a, b in pairs)
    except ValueError:
        return False
