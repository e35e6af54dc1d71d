"""OFD files (GB/T 33190-2016), the national format of electronic notices (电子公文).

What is drawn on the pages is the text. Annotations (批注、水印、印章), signatures and attachments are not of the notice
and are left out. A file may hold several documents: they follow each other, and pages are counted through the file.
"""

from __future__ import annotations

from typing import NamedTuple

from ydparse.document import Box, Grid, Line, Raw
from ydparse.document.view import FOLD
from ydparse.errors import ScannedFile
from ydparse.readers.archive import opened
from ydparse.readers.html_words import BOX_LABELS
from ydparse.readers.ofd_package import Document, Package, child, children, tag, text
from ydparse.readers.ofd_page import Allowance, Sheet, sheet_of
from ydparse.readers.page import blocks_of, join_pages

OCR = "请先做文字识别（OCR），得到带文字层的 OFD、PDF 或文本再试"


class Scan(NamedTuple):
    """A page that is pictures: its size in points, and the file of each picture with its box on the page."""

    width: float
    height: float
    pictures: list[tuple[bytes, Box]]


def read_ofd(data: bytes, name: str) -> Raw:
    """Lines outside the ruled tables, and the tables, of every document in the file.

    What the first document says of itself (发文字号 and the like) stands at the head as `label：value` lines, where its
    pages do not say it. An empty line divides documents.
    """
    blocks: list[Line | Grid] = []
    sheets: list[Sheet] = []
    with opened(data, name, "OFD") as archive:
        package = Package(archive)
        allowance = Allowance(name)
        for document in package.documents():
            own = [
                sheet_of(package, document, part, number, allowance)
                for number, part in enumerate(package.pages(document), len(sheets) + 1)
            ]
            printed = join_pages([blocks_of(sheet.page) for sheet in own])
            before = [Line("", whole=True)] if blocks else _stated(package, document, printed)
            blocks += [*before, *printed]
            sheets += own
    shown, unmapped = sum(len(sheet.page.chars) for sheet in sheets), sum(sheet.unmapped for sheet in sheets)
    if unmapped > shown / 2:
        raise ScannedFile(name, "OFD 的字体没有可用的文字编码，读不出文字", OCR)
    if not shown or all(sheet.is_picture for sheet in sheets):
        raise ScannedFile(name, "OFD 的页面是扫描件或图片，没有文字", OCR)
    unread = tuple(sheet.page.number for sheet in sheets if sheet.is_picture)
    return Raw("ofd", tuple(blocks), page_count=len(sheets), unread_pages=unread)


def scan_of(data: bytes, name: str, page: int) -> Scan:
    """The pictures of a page (1-based, counted through the file), in the order in which they are laid on it."""
    with opened(data, name, "OFD") as archive:
        package = Package(archive)
        before = 0
        for document in package.documents():
            parts = list(package.pages(document))
            if page <= before + len(parts):
                sheet = sheet_of(package, document, parts[page - 1 - before], page, Allowance(name))
                found = [(archive.read(picture.path) or b"", picture.box) for picture in sheet.pictures]
                return Scan(sheet.page.width, sheet.page.height, found)
            before += len(parts)
    raise IndexError(page)


def _stated(package: Package, document: Document, printed: list[Line | Grid]) -> list[Line]:
    """What a document says of itself and does not print, as `label：value` lines.

    From its custom data (CustomDatas) and from the custom tags (自定义标引) that hold a wording of their own; a tag that
    only points at an object of a page adds nothing. Labels are those of the metadata box of a web page.
    """
    pairs = [
        (data.get("Name", ""), text(data))
        for data in children(child(document.body, "DocInfo", "CustomDatas"), "CustomData")
    ]
    if tags := package.part(text(child(document.root.root, "CustomTags")), document.root.path):
        for one in children(tags.root, "CustomTag"):
            tree = package.part(text(child(one, "FileLoc")), tags.path)
            elements = () if tree is None else tree.root.iter("{*}*")
            pairs += [(tag(element), element.text or "") for element in elements]
    said = "".join(_bare(block.text) if isinstance(block, Line) else _bare_grid(block) for block in printed)
    stated = [
        f"{label}：{' '.join(value.split())}"
        for name, value in pairs
        if (label := _bare(name).strip(":")) in BOX_LABELS and _bare(value) not in said
    ]
    return [Line(line, whole=True) for line in dict.fromkeys(stated)]


def _bare(wording: str) -> str:
    return "".join(wording.translate(FOLD).split())


def _bare_grid(grid: Grid) -> str:
    return "".join(_bare(cell.text) for row in grid.rows for cell in dict.fromkeys(row))
