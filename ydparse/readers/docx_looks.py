"""Whether letters of a Word file are seen on paper, or are hidden, in the colour of their ground, or without size."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from ydparse.readers.docx_xml import OFF, VALUE, W, child_of

if TYPE_CHECKING:
    from lxml.etree import _Element

WHITE = "FFFFFF"
TINY = 4
"""Half-points: letters of up to two points are specks; the smallest print that is meant to be read has five points."""
NEAR = 12
"""Steps of 255 in a channel by which two colours differ that nobody tells apart on paper."""
_LIGHT = frozenset(("background1", "light1", "bg1", "lt1"))
_SHADE = f"{W}shd"
_TELLING = tuple(f"{W}{tag}" for tag in ("vanish", "webHidden", "rStyle", "sz", "color"))


class Look(NamedTuple):
    """How letters look: `colour` and `ground` as RRGGBB, `size` in half-points; None is automatic or not known."""

    vanish: bool = False
    web_hidden: bool = False
    colour: str | None = None
    size: int | None = None
    ground: str | None = WHITE
    plain: bool = False
    """Of a paragraph: whether every run in it is seen, but for suspects (`Styles.suspects`)."""

    @property
    def hidden(self) -> bool:
        """Whether nobody sees such letters."""
        if self.vanish or (self.size is not None and self.size <= TINY):
            return True
        return self.colour is not None and self.ground is not None and _alike(self.colour, self.ground)


PLAIN = Look(plain=True)


def telling(parts: Iterable[_Element]) -> list[_Element]:
    """The properties (w:vanish, w:sz …) that may hide letters, wherever in these parts."""
    return [one for part in parts for one in part.iter(*_TELLING)]


def grounds(parts: Iterable[_Element]) -> frozenset[str]:
    """The colours that letters stand on somewhere in these parts."""
    shades = (one for part in parts for one in part.iter(_SHADE))
    found = (_shaded(one, one.get(VALUE, "")).get("ground") for one in shades)
    return frozenset((WHITE, *filter(None, found)))


def may_hide(look: dict[str, Any], grounds: Iterable[str]) -> bool:
    """Whether what is said of letters (see `said`) hides them on some of these grounds, or on the screen."""
    if look.get("vanish") or look.get("web_hidden") or look.get("size", TINY + 1) <= TINY:
        return True
    colour = look.get("colour")
    return colour is not None and any(_alike(colour, ground) for ground in grounds)


def said(properties: _Element | None) -> dict[str, Any]:
    """What properties (w:rPr, w:pPr, w:tcPr, w:tblPr) say of a `Look`, by its names."""
    found: dict[str, Any] = {}
    for child in () if properties is None else properties:
        found |= says(child)
    return found


def says(one: _Element) -> dict[str, Any]:
    """What one property says."""
    tag, value = str(one.tag).rpartition("}")[2], one.get(VALUE, "")
    if tag == "vanish":
        return {"vanish": value not in OFF}
    if tag == "webHidden":
        return {"web_hidden": value not in OFF}
    if tag == "color":
        return {"colour": _colour(one, value)}
    if tag == "sz" and value.isdecimal():
        return {"size": int(value[:4])}
    if tag == "shd":
        return _shaded(one, value)
    if tag == "highlight" and value != "none":
        return {"ground": WHITE if value == "white" else None}
    return {}


def shading(properties: _Element | None) -> dict[str, Any]:
    """What the shade (w:shd) among properties says of the ground."""
    shade = child_of(properties, _SHADE)
    return {} if shade is None else _shaded(shade, shade.get(VALUE, ""))


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
