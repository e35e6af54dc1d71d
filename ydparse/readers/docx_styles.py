"""What paragraphs and characters take from their styles, apart from numbering: hidden text, tables of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ydparse.readers.docx_numbering import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENTS = re.compile(r"(?i)(?:toc|目录|contents) ?(?:\d+|heading|标题 ?\d*)")


@dataclass(slots=True)
class Styles:
    """`vanish`: style → hidden or not, where it says so. `bases`: style → the one it is based on."""

    names: dict[str, str] = field(default_factory=dict)
    bases: dict[str, str | None] = field(default_factory=dict)
    vanish: dict[str, bool] = field(default_factory=dict)
    default: str | None = None

    def hides_paragraph(self, properties: _Element | None) -> bool:
        """Whether the style of a paragraph with these properties (w:pPr) hides it from print."""
        if not self.vanish:
            return False
        style = None if properties is None else value(properties, "pStyle")
        return self._vanish(style or self.default) or False

    def hides_run(self, properties: _Element | None, inherited: bool) -> bool:
        """Whether a run with these properties (w:rPr) is not printed, for what it says itself or its style says."""
        if properties is None:
            return inherited
        said = on(properties, "vanish")
        if said is None and self.vanish:
            said = self._vanish(value(properties, "rStyle"))
        return inherited if said is None else said

    def is_contents(self, properties: _Element | None) -> bool:
        """Whether a paragraph with these properties is a line of a table of contents: its style is `toc 1` … `toc 9`."""
        style = None if properties is None else value(properties, "pStyle")
        return style is not None and _CONTENTS.fullmatch(self.names.get(style, style)) is not None

    def _vanish(self, style: str | None) -> bool | None:
        seen: set[str] = set()
        while style is not None and style not in seen:
            if style in self.vanish:
                return self.vanish[style]
            seen.add(style)
            style = self.bases.get(style)
        return None


def read_styles(styles: _Element | None) -> Styles:
    """The styles of styles.xml, which may be missing."""
    found = Styles()
    for style in () if styles is None else styles.iterfind(f"{W}style"):
        key = style.get(f"{W}styleId", "")
        found.names[key] = value(style, "name") or key
        found.bases[key] = value(style, "basedOn")
        hidden = on(style.find(f"{W}rPr"), "vanish")
        if hidden is not None:
            found.vanish[key] = hidden
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
