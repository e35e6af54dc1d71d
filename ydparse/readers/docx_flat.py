"""Flat OPC: a Word file whose parts stand in one XML file (`<pkg:package>`, MS-DOCX 2.1), saved as .xml and often as .doc."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from typing import TYPE_CHECKING

from ydparse.readers.archive import LARGEST_PACKAGE
from ydparse.readers.refuse import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element

PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def packed(data: bytes, name: str) -> bytes:
    """The same parts as a zip, which is read like any docx. Raises DamagedFile."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
        parts = {part.get(f"{PKG}name", "").lstrip("/"): _content(part) for part in root.iterfind(f"{PKG}part")}
    except (etree.XMLSyntaxError, binascii.Error) as error:
        raise damaged(name, "docx") from error
    if not parts or len(data) > LARGEST_PACKAGE:
        raise damaged(name, "docx")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return stream.getvalue()


def _content(part: _Element) -> bytes:
    """The bytes of a part: its XML, or what base64 holds of a picture."""
    from lxml import etree

    inner = next(part.iterfind(f"{PKG}xmlData/*"), None)
    if inner is not None:
        return etree.tostring(inner, encoding="utf-8", xml_declaration=True, with_tail=False)
    return base64.b64decode(part.findtext(f"{PKG}binaryData") or "")
