"""Bytes to lines and ruled tables: one file a format, chosen by content.

    read(data, name) -> Raw

`sniff` tells the format; `READERS` says who reads it; what nobody reads, `refuse` explains. Every failure is one of
the `ReadError`s of `ydparse.errors`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import count

from ydparse.document import Cell, Grid, LeftOut, Line, Raw
from ydparse.errors import EmptyFile
from ydparse.readers.options import Options
from ydparse.readers.refuse import refusal
from ydparse.readers.sniff import sniff

__all__ = ["READERS", "Options", "read", "sniff"]

DEFAULT = Options()


def _txt(data: bytes, name: str, options: Options) -> Raw:
    from ydparse.readers.txt import read_txt

    return read_txt(data, name, options.encoding)


def _md(data: bytes, name: str, options: Options) -> Raw:
    from ydparse.readers.md import read_md

    return read_md(data, name, options.encoding)


def _html(data: bytes, name: str, options: Options) -> Raw:
    from ydparse.readers.html import read_html

    return read_html(data, name, options.encoding)


def _mht(data: bytes, name: str, options: Options) -> Raw:
    from ydparse.readers.mht import read_mht

    return read_mht(data, name, options.encoding)


def _docx(data: bytes, name: str, options: Options) -> Raw:
    from ydparse.readers.docx import read_docx

    return read_docx(data, name)


def _flat_docx(data: bytes, name: str, options: Options) -> Raw:
    from ydparse.readers.docx import read_docx
    from ydparse.readers.docx_flat import packed

    return read_docx(packed(data, name), name)


def _pdf(data: bytes, name: str, options: Options) -> Raw:
    from ydparse.readers.pdf import read_pdf

    return read_pdf(data, name, options)


def _image(data: bytes, name: str, options: Options) -> Raw:
    from ydparse.readers.image import read_image

    return read_image(data, name, options)


def _ofd(data: bytes, name: str, options: Options) -> Raw:
    from ydparse.readers.ofd import read_ofd

    return read_ofd(data, name, options)


def _office(kind: str) -> Callable[[bytes, str, Options], Raw]:
    def convert(data: bytes, name: str, options: Options) -> Raw:
        from ydparse.readers.office import read_office

        return read_office(data, kind, name)

    return convert


READERS: dict[str, Callable[[bytes, str, Options], Raw]] = {
    "txt": _txt,
    "md": _md,
    "html": _html,
    "mht": _mht,
    "docx": _docx,
    "flat opc": _flat_docx,
    "pdf": _pdf,
    "ofd": _ofd,
    "image": _image,
    **{kind: _office(kind) for kind in ("doc", "wps", "rtf", "odt", "fodt")},
}

FLOWING = frozenset(READERS) - {"txt", "md", "pdf", "ofd", "image"}
"""Formats in which paragraphs are counted, for they have neither lines nor pages."""
BLANKS = "\u200b\u200c\u200d\u2060\ufeff\0"
"""Characters that show nothing but are no white space to Python."""


def read(data: bytes, name: str = "-", options: Options = DEFAULT) -> Raw:
    """Read one file. `name` only serves the messages.

    Raises EmptyFile, UnknownFormat, EncryptedFile, ScannedFile, DamagedFile or UnknownEncoding.
    """
    if not data.strip():
        raise _empty(name)
    kind = sniff(data)
    if kind == "txt" and name.lower().endswith((".md", ".markdown")):  # a text without marks says nothing against it
        kind = "md"
    reader = READERS.get(kind)
    if reader is None:
        raise refusal(kind, name)
    raw = reader(data, name, options)
    if not any(_shows(block.text) if isinstance(block, Line) else True for block in raw.blocks):
        raise _unseen(name, raw.left_out) if raw.left_out else _empty(name)
    return raw._replace(blocks=_numbered(raw.blocks)) if kind in FLOWING else raw


def _numbered(blocks: Iterable[Line | Grid]) -> tuple[Line | Grid, ...]:
    """The blocks of a file without pages and lines, its paragraphs and cells counted in order from 1, as `inspect` lists them."""
    numbers = count(1)
    return tuple(
        block._replace(number=next(numbers)) if isinstance(block, Line) else _numbered_cells(block, numbers)
        for block in blocks
    )


def _numbered_cells(grid: Grid, numbers: Iterable[int]) -> Grid:
    cells = dict.fromkeys(cell for row in grid.rows for cell in row)
    made: dict[Cell, Cell] = {
        cell: Cell(cell.text, cell.page, cell.box, number) for cell, number in zip(cells, numbers, strict=False)
    }
    return Grid(tuple(tuple(made[cell] for cell in row) for row in grid.rows))


def _shows(text: str) -> bool:
    return bool(text.translate(dict.fromkeys(map(ord, BLANKS))).strip())


def _unseen(name: str, left_out: Sequence[LeftOut]) -> EmptyFile:
    """Nothing but what nobody sees: who looks at the file sees an empty page, too."""
    wording = " ".join(left_out[0].wording.split())[:20]
    count = sum(one.times for one in left_out)
    return EmptyFile(
        name,
        f"文件里没有看得见的文字，只有 {count} 处隐藏的文字或水印（“{wording}”）",
        "请打开文件核对，查明文字为何看不见",
    )


def _empty(name: str) -> EmptyFile:
    return EmptyFile(name, "文件里没有文字", "请检查文件是否正确，或重新下载、导出")
