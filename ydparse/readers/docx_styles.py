"""What paragraphs and characters take from their styles, apart from numbering: how they look, tables of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ydparse.readers.docx_looks import WHITE, Look, grounds, may_hide, said, says, shading, telling
from ydparse.readers.docx_xml import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, VALUE, W, child_of, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENTS = re.compile(r"(?i)(?:toc|目录|contents) ?(?:\d+|heading|标题 ?\d*)")


_RUN_STYLE = f"{W}rStyle"


@dataclass(slots=True)
class Styles:
    """`styles`: style → its element, most of which no paragraph has. `bases`: style → the one it is based on. `suspects`: the
    properties of runs that may hide them; all others need not be looked at. `grounds`: what letters stand on anywhere."""

    names: dict[str, str] = field(default_factory=dict)
    bases: dict[str, str | None] = field(default_factory=dict)
    sheet: Sequence[_Element] = ()
    """All of styles.xml."""
    styles: dict[str, _Element] = field(default_factory=dict)
    default: str | None = None
    usual: dict[str, Any] = field(default_factory=dict)
    """What all paragraphs look like (w:docDefaults)."""
    suspects: set[_Element] = field(default_factory=set)
    grounds: frozenset[str] = frozenset((WHITE,))
    _whole: dict[str, dict[str, Any]] = field(default_factory=dict)
    _paragraphs: dict[tuple[str | None, ...], Look] = field(default_factory=dict)

    def look_out(self, *parts: _Element | None) -> None:
        """Find what may hide letters in the parts that are read; most say the same things a thousand times."""
        read = [part for part in parts if part is not None]
        self.grounds = grounds([*read, *self.sheet])
        hiding: dict[tuple[str, ...], bool] = {}
        for one in telling(read):
            key = (str(one.tag), *map(str, one.values()))
            if key not in hiding:
                style = one.get(VALUE) if one.tag == _RUN_STYLE else None
                hiding[key] = may_hide(self._look(style) | says(one), self.grounds)
            above = one.getparent() if hiding[key] else None
            if above is not None:
                self.suspects.add(above)

    def of_paragraph(self, properties: _Element | None, ground: str | None) -> Look:
        """How the letters of a paragraph with these properties (w:pPr) look on a `ground`, unless a run says otherwise."""
        style = value(properties, "pStyle") or self.default
        own = shading(properties)
        key = (style, ground, *own.values())
        if key not in self._paragraphs:
            look = {"ground": ground} | self.usual | self._look(style) | own
            self._paragraphs[key] = Look(**look, plain=not may_hide(look, self.grounds))
        return self._paragraphs[key]

    def of_run(self, properties: _Element, above: Look) -> Look:
        """How a run with these properties (w:rPr) looks in a paragraph that looks like `above`."""
        if above.plain and properties not in self.suspects:
            return above
        return above._replace(plain=False, **(self._look(value(properties, "rStyle")) | said(properties)))

    def ground_in(self, table: _Element, ground: str | None) -> str | None:
        """The ground of a table's cells that stands on a `ground`; None where its style may colour them."""
        properties = child_of(table, f"{W}tblPr")
        if properties is None:
            return ground
        style = self.styles.get(value(properties, "tblStyle") or "")
        if style is not None and next(style.iter(f"{W}shd"), None) is not None:
            return None
        own: str | None = shading(properties).get("ground", ground)
        return own

    def is_contents(self, properties: _Element | None) -> bool:
        """Whether a paragraph with these properties is a line of a table of contents: its style is `toc 1` … `toc 9`."""
        style = value(properties, "pStyle")
        return style is not None and _CONTENTS.fullmatch(self.names.get(style, style)) is not None

    def _look(self, style: str | None) -> dict[str, Any]:
        """What a style and those that it is based on say."""
        if style is None or style not in self.bases:
            return {}
        if style not in self._whole:
            self._whole[style] = {}  # a style may be based on itself
            own = self.styles[style]
            says = said(child_of(own, PARAGRAPH_PROPERTIES)) | said(child_of(own, RUN_PROPERTIES))
            self._whole[style] = self._look(self.bases[style]) | says
        return self._whole[style]


def read_styles(styles: _Element | None) -> Styles:
    """The styles of styles.xml, which may be missing."""
    found = Styles()
    if styles is not None:
        found.sheet = (styles,)
        found.usual = said(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    for style in () if styles is None else styles.iterfind(f"{W}style"):
        key = style.get(f"{W}styleId", "")
        found.names[key] = value(style, "name") or key
        found.bases[key] = value(style, "basedOn")
        found.styles[key] = style
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}:
            found.default = key
    return found
