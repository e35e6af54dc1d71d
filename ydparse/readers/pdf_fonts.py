"""A font for Chinese, Japanese and Korean text whose PDF embeds none, on machines that have none either.

pdfium leaves out of a page's text every piece that has no width when drawn, and a lone character without a glyph has
none: 局, alone on the second line of a cell, would be lost on a server without Chinese fonts. So where the system has no
font, pdfium is given one in which every character is a box: what viewers show in such a case.
"""

from __future__ import annotations

import ctypes
import struct
from functools import cache
from itertools import pairwise
from typing import Any

_CHARSETS = {128, 129, 134, 136}  # Japanese, Korean, simplified and traditional Chinese
_OURS = 1  # the handle of our font; those of the system are addresses
_EM, _LOW, _HIGH, _EDGE = 1000, -120, 880, 60


@cache
def lend_font() -> tuple[Any, ...]:
    """Make the font known to pdfium, once a process; what pdfium holds on to is returned, and so kept."""
    from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

    system = raw.FPDF_GetDefaultSystemFontInfo()
    if not system:
        return ()
    own, font, known = raw.FPDF_SYSFONTINFO(version=1), boxes(), system.contents

    def find(_: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any) -> int | None:
        found = known.MapFont(system, weight, italic, charset, pitch, face, exact)
        return found or (_OURS if charset in _CHARSETS else None)

    def read(_: Any, handle: int, table: int, buffer: Any, size: int) -> int:
        if handle != _OURS:
            return int(known.GetFontData(system, handle, table, buffer, size))
        data = b"" if table else font
        if buffer and size >= len(data):
            ctypes.memmove(buffer, data, len(data))
        return len(data)

    calls = {
        "EnumFonts": lambda _, mapper: known.EnumFonts(system, mapper),
        "MapFont": find,
        "GetFont": lambda _, face: known.GetFont(system, face),
        "GetFontData": read,
        "GetFaceName": lambda _, one, *to: 0 if one == _OURS else known.GetFaceName(system, one, *to),
        "GetFontCharset": lambda _, one: 134 if one == _OURS else known.GetFontCharset(system, one),
        "DeleteFont": lambda _, one: None if one == _OURS else known.DeleteFont(system, one),
    }
    types = dict(raw.FPDF_SYSFONTINFO._fields_)
    for name, call in calls.items():
        setattr(own, name, types[name](call))
    raw.FPDF_SetSystemFontInfo(ctypes.byref(own))
    return own, system, font


def boxes() -> bytes:
    """A TrueType font of two boxes: a narrow one for letters and figures, one of an em for all other characters."""
    glyphs = [b"", _box(_EM * 2 // 5), _box(_EM)]
    ends = [sum(map(len, glyphs[:count])) // 2 for count in range(len(glyphs) + 1)]
    groups = struct.pack(">3I3I", 0x20, 0x2FF, 1, 0x300, 0x2FFFF, 2)
    return _font_file(
        {
            b"cmap": struct.pack(">4HI", 0, 1, 3, 10, 12)
            + struct.pack(">2H3I", 13, 0, 16 + len(groups), 0, 2)
            + groups,
            b"glyf": b"".join(glyphs),
            b"head": struct.pack(
                ">4I2H2Q4h2H3h", 1 << 16, 0, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 0, _LOW, _EM, _HIGH, 0, 8, 2, 0, 0
            ),
            b"hhea": struct.pack(">I3hH11hH", 1 << 16, _HIGH, _LOW, 0, _EM, 0, 0, _EM, 1, *[0] * 7, 1),
            b"hmtx": struct.pack(">H3h", _EM, _EDGE, _EDGE, _EDGE),
            b"loca": struct.pack(">4H", *ends),
            b"maxp": struct.pack(">I14H", 1 << 16, len(glyphs), 4, 1, 0, 0, 1, *[0] * 8),
        }
    )


def _box(wide: int) -> bytes:
    """A glyph: a box from edge to edge."""
    left, right, low, high = _EDGE, wide - _EDGE, _LOW + _EDGE, _HIGH - _EDGE
    steps = [
        after - before
        for axis in ((left, left, right, right), (low, high, high, low))
        for before, after in pairwise((0, *axis))
    ]
    return struct.pack(">5h2H4B8h", 1, left, low, right, high, 3, 0, *[1] * 4, *steps)


def _font_file(tables: dict[bytes, bytes]) -> bytes:
    """The tables, which are sorted by their tags and seven, as a file."""
    head, body, start = struct.pack(">I4H", 1 << 16, len(tables), 64, 2, 48), b"", 12 + 16 * len(tables)
    for tag, data in tables.items():
        head += tag + struct.pack(">3I", 0, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + body
