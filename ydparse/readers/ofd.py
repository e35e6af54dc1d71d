"""OFD files (GB/T 33190-2016), the national format of electronic notices (电子公文).

What is drawn on the pages is the text. Annotations (批注、水印、印章), signatures and attachments are not of the notice
and are left out; of watermarks and stamps it is told. A file may hold several documents: they follow each other, and pages
are counted through the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from ydparse.document import Box, Doubts, Grid, LeftOut, Line, Raw
from ydparse.document.view import FOLD
from ydparse.errors import ScannedFile
from ydparse.readers.archive import opened
from ydparse.readers.html_words import BOX_LABELS
from ydparse.readers.ocr_scans import Pictured, recognize_pictured
from ydparse.readers.ofd_annots import annotated
from ydparse.readers.ofd_ink import Allowance
from ydparse.readers.ofd_package import Document, Package, child, children, tag, text
from ydparse.readers.ofd_page import Drawn, Sheet, drawn_on, sheet_of
from ydparse.readers.options import Options
from ydparse.readers.page import blocks_of, join_pages
from ydparse.readers.page.ink import join_runs
from ydparse.readers.page.tables import Table
from ydparse.readers.page.turned import upright_in_cells
from ydparse.readers.page.unseen import sift

PRINT = "请用 OFD 阅读器打印或导出为 PDF，做文字识别（OCR）后再试"


def read_ofd(data: bytes, name: str, options: Options) -> Raw:
    """Lines outside the ruled tables, and the tables, of every document in the file; pages that are pictures as in a PDF.

    What the first document says of itself (发文字号 and the like) stands at the head as `label：value` lines, where its
    pages do not say it. An empty line divides documents.
    """
    package = _read(data, name)
    sheets, left_out = _sifted(package.drawn)
    pictured = {
        sheet.page.number: Pictured(sheet.page.width, sheet.page.height, partial(_pictures, data, name, sheet))
        for sheet in sheets
        if sheet.is_picture
    }
    texts = any(sheet.page.chars and sheet.is_read for sheet in sheets)
    if not texts and not pictured:
        raise _unreadable(sheets, name)
    recognized = recognize_pictured(pictured, name, options, optional=texts)
    return Raw(
        "ofd",
        tuple(_following([sheets[a:b] for a, b in pairwise([0, *package.ends])], recognized.pages, package.stated)),
        page_count=len(sheets),
        ocr_pages=tuple(recognized.pages),
        ocr_mended=recognized.mended,
        ocr_faint=recognized.faint,
        unread_pages=tuple(
            sheet.page.number for sheet in sheets if not sheet.is_read and sheet.page.number not in recognized.pages
        ),
        doubts=Doubts(pages=tuple(sheet.page.number for sheet in sheets if sheet.is_read and sheet.is_doubtful)),
        left_out=(*left_out, *package.noted),
        unread_parts=tuple(dict.fromkeys(package.unread)),
    )


class _Read(NamedTuple):
    """What a file holds: the pages of all documents, after how many of them each document ends, what the first one states of
    itself, the watermarks and stamps that lie on the pages, and the parts that could not be read."""

    drawn: list[Drawn]
    ends: list[int]
    stated: list[tuple[str, str]]
    noted: list[LeftOut]
    unread: list[str]


def _read(data: bytes, name: str) -> _Read:
    with opened(data, name, "OFD") as archive:
        package, allowance = Package(archive), Allowance(name)
        read = _Read([], [], [], [], package.unread)
        for document in package.documents():
            read.stated.extend([] if read.ends else _stated(package, document))
            read.noted.extend(annotated(package, document, len(read.drawn)))
            pages = enumerate(package.pages(document), len(read.drawn) + 1)
            read.drawn.extend(drawn_on(package, document, part, number, allowance) for number, part in pages)
            read.ends.append(len(read.drawn))
    return read


def _sifted(drawn: Sequence[Drawn]) -> tuple[list[Sheet], tuple[LeftOut, ...]]:
    """The pages without what is not of their text."""
    if all(page.is_plain for page in drawn):
        return [sheet_of(page, page.runs) for page in drawn], ()
    kept, left_out = sift([upright_in_cells(join_runs(page.runs), page.rules) for page in drawn])
    return [sheet_of(page, runs) for page, runs in zip(drawn, kept, strict=True)], left_out


def _following(
    documents: Sequence[Sequence[Sheet]],
    recognized: Mapping[int, Sequence[Line | Table]],
    stated: Sequence[tuple[str, str]],
) -> list[Line | Grid]:
    """The blocks of the documents one after the other, an empty line between them; what is stated at the head."""
    blocks: list[Line | Grid] = []
    for own in documents:
        printed = join_pages([recognized.get(sheet.page.number) or blocks_of(sheet.page) for sheet in own])
        blocks += [Line("", whole=True), *printed] if blocks else [*_unprinted(stated, printed), *printed]
    return blocks


def _pictures(data: bytes, name: str, sheet: Sheet) -> list[tuple[bytes, Box]]:
    """The files of the pictures on a page, in the order in which they are laid on it, with their boxes in points."""
    with opened(data, name, "OFD") as archive:
        return [(archive.read(picture.path) or b"", picture.box) for picture in sheet.pictures]


def _unreadable(sheets: Sequence[Sheet], name: str) -> ScannedFile:
    """The error for a file in which nothing is text, and nothing a picture."""
    if any(sheet.unmapped for sheet in sheets):
        return ScannedFile(name, "OFD 的字体没有可用的文字编码，读不出文字", PRINT)
    return ScannedFile(name, "OFD 没有文字层，页面是空白或描成轮廓的字", PRINT)


def _stated(package: Package, document: Document) -> list[tuple[str, str]]:
    """Name and value of what a document says of itself: its custom data (CustomDatas), and the custom tags (自定义标引)
    that hold a wording of their own; a tag that only points at an object of a page has an empty value."""
    pairs = [
        (data.get("Name", ""), text(data))
        for data in children(child(document.body, "DocInfo", "CustomDatas"), "CustomData")
    ]
    if tags := package.optional(text(child(document.root.root, "CustomTags")), document.root.path):
        for one in children(tags.root, "CustomTag"):
            tree = package.optional(text(child(one, "FileLoc")), tags.path)
            elements = () if tree is None else tree.root.iter("{*}*")
            pairs += [(tag(element), element.text or "") for element in elements]
    return pairs


def _unprinted(stated: Sequence[tuple[str, str]], printed: Sequence[Line | Grid]) -> list[Line]:
    """`label：value` lines of what is not printed, for the labels that the metadata box of a web page has."""
    said = "".join(_bare(block.text) if isinstance(block, Line) else _bare_grid(block) for block in printed)
    lines = [
        f"{label}：{' '.join(value.split())}"
        for name, value in stated
        if (label := _bare(name).strip(":")) in BOX_LABELS and _bare(value) not in said
    ]
    return [Line(line, whole=True) for line in dict.fromkeys(lines)]


def _bare(wording: str) -> str:
    return "".join(wording.translate(FOLD).split())


def _bare_grid(grid: Grid) -> str:
    return "".join(_bare(cell.text) for row in grid.rows for cell in dict.fromkeys(row))
