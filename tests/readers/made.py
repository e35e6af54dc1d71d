"""Builds the files that the reader tests read; every place and paper in them is invented."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from ydparse.document import Grid, Line, Raw

NOTICE = """青禾市人民政府办公室关于印发白石县2026年工作要点的通知
青政办〔2026〕7号

各县（市、区）人民政府，市政府各部门：
\t一、加快数字化建设
　　1.新建5G基站2.5万个。（责任单位：市发展改革委、市财政局）
"""

END, NONE = 0xFFFFFFFE, 0xFFFFFFFF
"""Of a chain of sectors; of a directory entry."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def texts(raw: Raw) -> list[str]:
    """The texts of the lines."""
    return [block.text for block in raw.blocks if isinstance(block, Line)]


def grids(raw: Raw) -> list[list[list[str]]]:
    """The tables as texts; a merged cell's text stands in each place."""
    return [[[cell.text for cell in row] for row in block.rows] for block in raw.blocks if isinstance(block, Grid)]


def shape(grid: Grid) -> list[list[int]]:
    """Which places are one cell: the same number for the same object, counted in reading order."""
    seen: dict[int, int] = {}
    return [[seen.setdefault(id(cell), len(seen)) for cell in row] for row in grid.rows]


def only_grid(raw: Raw) -> Grid:
    (grid,) = (block for block in raw.blocks if isinstance(block, Grid))
    return grid


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts, with fixed times: the same bytes each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def docx(
    body: str, numbering: str = "", styles: str = "", space: str = W, more: dict[str, str | bytes] | None = None
) -> bytes:
    """A Word file of the XML in w:body, w:numbering and w:styles, with further parts."""
    parts: dict[str, str | bytes] = {"[Content_Types].xml": "<Types/>", **(more or {})}
    parts["word/document.xml"] = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>".replace(W, space)
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {SPACES}>{numbering}</w:numbering>".replace(W, space)
    if styles:
        parts["word/styles.xml"] = f"<w:styles {SPACES}>{styles}</w:styles>".replace(W, space)
    return zipped(parts)


def p(text: str, num: str = "", level: int = 0, style: str = "") -> str:
    """A paragraph, with a list number or a style."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def level(at: int, style: str, text: str, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, more: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """numbering.xml with one abstract list."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{more}'


def ole2(inner: str = "", /, **contents: bytes) -> bytes:
    """An OLE2 file with these streams in its root, and a storage with an empty stream `inner` in it.

    Sector 0 is the directory's (and those after it), then come the tables of small and of other sectors.
    """
    names = ["Root Entry", *contents, "Storage", inner or "Inner"]
    small = b"".join(
        content.ljust(-(-len(content) // 64) * 64, b"\0") for content in contents.values() if len(content) < 4096
    )
    directory_sectors = -(-len(names) // 4)
    fat_at = directory_sectors
    small_at = fat_at + 1
    long_at = small_at + -(-len(small) // 512)
    fat = [*range(1, directory_sectors), END, 0xFFFFFFFD]
    fat += [*range(small_at + 1, long_at), END] if small else []
    sectors, entries, small_start, siblings = small.ljust((long_at - small_at) * 512, b"\0"), b"", 0, len(contents)
    for number, name in enumerate(names):
        content, start = contents.get(name, b""), END
        left, right, child, kind = NONE, NONE, NONE, 2
        if number == 0:
            child, kind, start = 1, 5, small_at if small else END
        elif number <= siblings:
            right = number + 1
        elif name == "Storage":
            child, kind = number + 1, 1
        if content and len(content) < 4096:
            start, small_start = small_start, small_start + -(-len(content) // 64)
        elif content:
            start = small_at + len(sectors) // 512
            count = -(-len(content) // 512)
            fat += [*range(start + 1, start + count), END]
            sectors += content.ljust(count * 512, b"\0")
        size = len(small) if number == 0 else len(content)
        written = name.encode("utf-16-le")
        entries += struct.pack("<64sHBBIII36xIQ", written, len(written) + 2, kind, 1, left, right, child, start, size)
    head = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 0, 0, 4096, END, 0, END, 0, fat_at)
    )
    return (
        head.ljust(512, b"\xff")
        + entries.ljust(directory_sectors * 512, b"\0")
        + struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
        + sectors
    )


SONG = "STSong-Light"
"""A Chinese font that is not embedded: its characters are read, but which font shows them is the machine's choice."""


def pdf(draw: Callable[[Any], None], font: str = SONG, **options: Any) -> bytes:
    """A PDF that `draw` puts on a reportlab canvas, in this font."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1, initialFontName=font, **options)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def write(canvas: Any, x: float, top: float, text: str, size: float = 12) -> None:
    """Text whose line begins at x and about `top` points below the page's upper edge."""
    canvas.setFont(canvas._fontname, size)
    canvas.drawString(x, 842 - top - size, text)


def table(canvas: Any, top: float, columns: Sequence[float], rows: Sequence[Sequence[str]], high: float = 24) -> None:
    """A ruled table; `<` in a cell joins it with the one on its left, `^` with the one above."""

    def at(row: int, column: int) -> str:
        inside = 0 <= row < len(rows) and 0 <= column < len(rows[0])
        return rows[row][column] if inside else ""

    for y in range(len(rows) + 1):
        for x in range(len(rows[0])):
            if at(y, x) != "^":
                canvas.line(columns[x], 842 - top - y * high, columns[x + 1], 842 - top - y * high)
    for x in range(len(rows[0]) + 1):
        for y in range(len(rows)):
            if at(y, x) != "<":
                canvas.line(columns[x], 842 - top - y * high, columns[x], 842 - top - (y + 1) * high)
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if text not in {"<", "^"}:
                for line, part in enumerate(text.split("\n")):
                    write(canvas, columns[x] + 3, top + y * high + 2 + line * 11, part, 10)
