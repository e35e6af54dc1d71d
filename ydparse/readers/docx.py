"""Word documents: the XML is read directly, for numbering and tracked changes are lost otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING

from ydparse.document import Grid, LeftOut, Line, Raw
from ydparse.errors import DamagedFile, EmptyFile
from ydparse.readers.archive import opened
from ydparse.readers.docx_body import Body
from ydparse.readers.docx_numbering import read_numbering
from ydparse.readers.docx_package import Package
from ydparse.readers.docx_styles import read_styles
from ydparse.readers.docx_watermarks import watermarks
from ydparse.readers.docx_xml import W
from ydparse.readers.left_out import told
from ydparse.readers.refuse import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST_CHUNK = 3
"""Files within files within files."""
MOST_CHUNKS = 1000
"""Files within one file, at every depth: one that is named a thousand times may name another a thousand times."""


def read_docx(
    data: bytes, name: str, *, today: bool = True, depth: int = 0, embedded: Iterator[int] | None = None
) -> Raw:
    """Paragraphs and tables of the body in order, with automatic numbers in the text and tracked changes accepted.

    Footnotes and endnotes follow at the end. Headers, footers, comments and tables of contents are left out; so are
    fields that show today's date unless `today`. Watermarks, deleted text and what nobody sees on paper are left out and told.
    `depth` counts the files that this one is embedded in, `embedded` all that were embedded so far.
    """
    with opened(data, name, "docx") as archive:
        package = Package(archive)
        document, styles = package.part(package.main), package.related("styles")
        if document is None:
            raise damaged(name, "docx")
        lists = read_numbering(package.related("numbering"), styles)
        parts = [package.related(kind) for kind in ("footnotes", "endnotes")]
        within: list[LeftOut] = []
        looks = read_styles(styles)
        looks.look_out(document, *parts)
        body = Body(
            lists,
            looks,
            [_notes(part) for part in parts],
            _chunks(package, depth, count(1) if embedded is None else embedded, within),
            today=today,
        )
        blocks = tuple(body.blocks(document))
        marks = [mark for header in package.all_related("header") for mark in dict.fromkeys(watermarks(header))]
        unseen = told([*marks, *body.watermarks], "watermark") + told(body.inline.unseen, "hidden")
        return Raw("docx", blocks, left_out=(*unseen, *within))


def _notes(part: _Element | None) -> dict[str, _Element]:
    """The notes of a part by their ids, without the lines that separate them from the text."""
    notes = () if part is None else part
    return {note.get(f"{W}id", ""): note for note in notes if note.get(f"{W}type", "normal") == "normal"}


def _chunks(
    package: Package, depth: int, embedded: Iterator[int], left_out: list[LeftOut]
) -> Callable[[str], Sequence[Line | Grid]]:
    """Reads what a w:altChunk embeds: a web page, a text, another Word file; kinds that are not read are errors. What is left
    out of it is added to `left_out`."""

    def read_chunk(relation: str) -> Sequence[Line | Grid]:
        from ydparse.readers import read

        data = package.target(relation)
        if not data:
            return ()
        if depth >= DEEPEST_CHUNK or next(embedded) > MOST_CHUNKS:
            raise DamagedFile(
                package.archive.name, "docx 文件的嵌套层次过深或嵌套过多", "请用 Word 或 WPS 打开后另存再试"
            )
        if data.startswith(b"PK"):
            raw = read_docx(data, package.archive.name, depth=depth + 1, embedded=embedded)
        else:
            try:
                raw = read(data, package.archive.name)
            except EmptyFile:
                return ()
        left_out.extend(raw.left_out)
        return raw.blocks

    return read_chunk
