"""Watermarks of Word: word art and text boxes that lie across the lines, in the headers or in the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ydparse.readers.docx_xml import PARAGRAPH, W

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
BOX = f"{W}txbxContent"
_NAMED = re.compile("(?i)water ?mark|水印")
_TURNED = re.compile(r"(?i)(?:^|;)\s*rotation:\s*(-?\d+)(fd)?")
_QUARTER, _SIXTY_THOUSANDTHS, _FIXED = 90, 60_000, 65_536
"""Degrees; parts of a degree in which DrawingML (rot) and VML (fd) count."""


def is_watermark(box: _Element) -> bool:
    """Whether a text box (w:txbxContent) or word art (v:textpath) is a watermark: it is named so, or lies slantwise."""
    for around in box.iterancestors():
        if around.tag == PARAGRAPH:
            break
        if _NAMED.search(f"{around.get('id', '')} {around.get('alt', '')}") or _slants(around.get("style", "")):
            return True
        if around.tag in {f"{PLACED}anchor", f"{PLACED}inline"}:
            return _is_named(around) or any(_is_slanted(frame) for frame in around.iter(f"{DRAWN}xfrm"))
    return False


def watermarks(header: _Element | None) -> Iterator[str]:
    """The wordings of the watermarks in a header; each once, though newer files say it in two ways."""
    for box in () if header is None else header.iter(BOX, f"{VML}textpath"):
        in_fallback = any(around.tag == f"{MC}Fallback" for around in box.iterancestors())
        if is_watermark(box) and not in_fallback:
            yield wording(box)


def wording(box: _Element) -> str:
    """What a text box or word art says."""
    return " ".join((box.get("string") or "".join(text.text or "" for text in box.iter(f"{W}t"))).split())


def _is_named(anchor: _Element) -> bool:
    names = anchor.find(f"{PLACED}docPr")
    return names is not None and bool(_NAMED.search(f"{names.get('name', '')} {names.get('descr', '')}"))


def _is_slanted(frame: _Element) -> bool:
    turned = frame.get("rot", "0").lstrip("-")
    return turned.isdecimal() and int(turned[:9]) % (_QUARTER * _SIXTY_THOUSANDTHS) != 0


def _slants(style: str) -> bool:
    found = _TURNED.search(style)
    return found is not None and int(found[1]) % (_QUARTER * (_FIXED if found[2] else 1)) != 0
