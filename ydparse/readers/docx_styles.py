"""What paragraphs and characters take from their styles, apart from numbering: how they look, tables of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ydparse.readers.docx_looks import PLAIN, TINY, Look, said
from ydparse.readers.docx_numbering import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENTS = re.compile(r"(?i)(?:toc|目录|contents) ?(?:\d+|heading|标题 ?\d*)")


@dataclass(slots=True)
class Styles:
    """`styles`: style → its element, most of which no paragraph has. `bases`: style → the one it is based on. `suspects`: the
    properties of runs that may hide them (`docx_looks.suspects`)."""

    names: dict[str, str] = field(default_factory=dict)
    bases: dict[str, str | None] = field(default_factory=dict)
    styles: dict[str, _Element] = field(default_factory=dict)
    default: str | None = None
    usual: dict[str, Any] = field(default_factory=dict)
    """What all paragraphs look like (w:docDefaults)."""
    suspects: set[_Element] = field(default_factory=set)
    _whole: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of_paragraph(self, properties: _Element | None, ground: str | None) -> Look:
        """How the letters of a paragraph with these properties (w:pPr) look on a `ground`, unless a run says otherwise."""
        style = (None if properties is None else value(properties, "pStyle")) or self.default
        look = {"ground": ground} | self.usual | self._look(style) | _ground(properties)
        if (look.get("size") or 0) > TINY:
            del look["size"]
        return PLAIN if look == {"ground": PLAIN.ground} else Look(**look)

    def of_run(self, properties: _Element, above: Look) -> Look:
        """How a run with these properties (w:rPr) looks in a paragraph that looks like `above`."""
        if above is PLAIN and properties not in self.suspects:
            return above
        return above._replace(**(self._look(value(properties, "rStyle")) | said(properties)))

    def ground_in(self, table: _Element, ground: str | None) -> str | None:
        """The ground of a table's cells that stands on a `ground`; None where its style may colour them."""
        properties = table.find(f"{W}tblPr")
        if properties is None:
            return ground
        style = self.styles.get(value(properties, "tblStyle") or "")
        if style is not None and next(style.iter(f"{W}shd"), None) is not None:
            return None
        own: str | None = said(properties).get("ground", ground)
        return own

    def is_contents(self, properties: _Element | None) -> bool:
        """Whether a paragraph with these properties is a line of a table of contents: its style is `toc 1` … `toc 9`."""
        style = None if properties is None else value(properties, "pStyle")
        return style is not None and _CONTENTS.fullmatch(self.names.get(style, style)) is not None

    def _look(self, style: str | None) -> dict[str, Any]:
        """What a style and those that it is based on say."""
        if style is None or style not in self.bases:
            return {}
        if style not in self._whole:
            self._whole[style] = {}  # a style may be based on itself
            own = self.styles[style]
            says = said(own.find(f"{W}pPr")) | said(own.find(f"{W}rPr"))
            self._whole[style] = self._look(self.bases[style]) | says
        return self._whole[style]


def _ground(properties: _Element | None) -> dict[str, Any]:
    """The ground that a paragraph itself gives."""
    shade = None if properties is None else properties.find(f"{W}shd")
    return {} if shade is None or properties is None else said(properties)


def read_styles(styles: _Element | None) -> Styles:
    """The styles of styles.xml, which may be missing."""
    found = Styles()
    if styles is not None:
        found.usual = said(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    for style in () if styles is None else styles.iterfind(f"{W}style"):
        key = style.get(f"{W}styleId", "")
        found.names[key] = value(style, "name") or key
        found.bases[key] = value(style, "basedOn")
        found.styles[key] = style
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}:
            found.default = key
    return found


def on(properties: _Element | None, tag: str) -> bool | None:
    """A property that is on or off; None where it is not said."""
    found = None if properties is None else properties.find(f"{W}{tag}")
    return None if found is None else found.get(f"{W}val", "1") not in {"0", "false", "off"}


def value(element: _Element, tag: str) -> str | None:
    """The w:val of a child."""
    child = element.find(f"{W}{tag}")
    return None if child is None else child.get(f"{W}val")
