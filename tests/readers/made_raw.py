"""Builds PDF files by hand, object by object: what no library writes (layers, marks, annotations)."""

from __future__ import annotations

from collections.abc import Sequence

_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
    b"/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor<</Type/FontDescriptor"
    b"/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>>>]>>"
)
NAMED = 9
"""The number of the first object that a test adds."""


def raw_pdf(
    *contents: str, objects: Sequence[str | bytes] = (), resources: str = "", catalog: str = "", page: str = ""
) -> bytes:
    """A PDF of pages with these content streams. `objects` are numbered from NAMED on; `resources`, `catalog` and `page` are
    added to the dictionaries."""
    first = NAMED + len(objects)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(contents)))
    made: dict[int, bytes] = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode(),
        3: _FONT,
        4: f"<</Font<</F1 3 0 R>>{resources}>>".encode(),
    }
    made |= {NAMED + at: one.encode() if isinstance(one, str) else one for at, one in enumerate(objects)}
    for at, content in enumerate(contents):
        number = first + 2 * at
        kid = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 4 0 R/Contents {number + 1} 0 R{page}>>"
        made[number], made[number + 1] = kid.encode(), stream(content)
    return _file(made)


def stream(content: str, more: str = "") -> bytes:
    data = content.encode()
    return f"<<{more}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def form(content: str, more: str = "") -> bytes:
    """A form of the size of the page."""
    return stream(content, f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources 4 0 R{more}")


def said(text: str, x: float, top: float, size: float = 16, before: str = "") -> str:
    """Text whose line begins at x and about `top` points below the page's upper edge, with operators before it."""
    return f"q {before} BT /F1 {size} Tf {x} {842 - top - size} Td <{text.encode('utf-16-be').hex()}> Tj ET Q\n"


def _file(objects: dict[int, bytes]) -> bytes:
    data, places = b"%PDF-1.7\n", {}
    for number, one in sorted(objects.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(
        b"%010d 00000 n \n" % places[at] if at in places else b"0000000000 65535 f \n" for at in range(max(objects) + 1)
    )
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (max(objects) + 1, len(data))
    return data + b"xref\n0 %d\n" % (max(objects) + 1) + table + end
