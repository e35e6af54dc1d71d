"""PDF files with a text layer, read by pdfium."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ydparse.document import Box, Doubts, Line, Raw
from ydparse.errors import EncryptedFile, ReadError
from ydparse.readers.ocr_scans import recognize_pdf
from ydparse.readers.options import Options
from ydparse.readers.page import Page, blocks_of, join_pages
from ydparse.readers.page.grid import cells_of
from ydparse.readers.page.tables import Table
from ydparse.readers.pdf_drawn import Drawn, drawn_on
from ydparse.readers.pdf_fonts import lend_font
from ydparse.readers.pdf_open import ladders, open_tables
from ydparse.readers.pdf_text import FOREIGN, LOST, UNREADABLE, PageText
from ydparse.readers.pdf_turned import turned_back
from ydparse.readers.pdf_view import ONE_AT_A_TIME, View, view_of
from ydparse.readers.refuse import damaged

STAMP = 20
"""Characters: a picture with fewer on its page has only a page number or a stamp beside it."""
_OUTLINES = 200  # shapes on a page without text: its characters are drawn


def read_pdf(data: bytes, name: str, options: Options) -> Raw:
    """Lines outside the ruled tables, and the tables, in reading order; page numbers and running heads are left in.

    Pages that are pictures are recognized where that is wanted and can be done, and else left out.
    """
    if _broken_off(data):
        raise damaged(name, "PDF")
    with ONE_AT_A_TIME:
        pages = _pages(data, name)
    texts = any(page.shown for page in pages if not page.pictured)
    pictured = [number for number, page in enumerate(pages, 1) if page.pictured or not (texts or page.bare)]
    recognized = recognize_pdf(data, pictured, name, options, optional=texts)
    blocks = [recognized.pages.get(number, page.blocks) for number, page in enumerate(pages, 1)]
    return Raw(
        "pdf",
        tuple(join_pages(blocks)),
        page_count=len(pages),
        ocr_pages=tuple(recognized.pages),
        ocr_mended=recognized.mended,
        unread_pages=tuple(number for number in pictured if number not in recognized.pages),
        doubts=Doubts(pages=tuple(n for n, page in enumerate(pages, 1) if page.lost and n not in pictured)),
    )


class _Read(NamedTuple):
    """One page, read: its blocks, and how many characters it has.

    `pictured`: its text can only be recognized. Pictures fill the page, with no more text on it than a stamp or a page
    number; or its fonts do not tell which characters they draw. `lost`: they do not tell of some. `bare`: nothing at all
    is drawn on it.
    """

    blocks: list[Line | Table]
    shown: int
    pictured: bool
    lost: bool
    bare: bool


def _pages(data: bytes, name: str) -> list[_Read]:
    import pypdfium2  # type: ignore[import-untyped,unused-ignore]
    from pypdfium2 import raw

    lend_font()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _error(raw.FPDF_GetLastError(), name) from error
    try:
        count = len(document)
        if not count:
            raise damaged(name, "PDF")
        found = []
        for number in range(count):
            page = raw.FPDF_LoadPage(document.raw, number)
            if not page:
                raise damaged(name, "PDF")
            try:
                found.append(_read(raw, page, number + 1, data))
            finally:
                raw.FPDF_ClosePage(page)
        return found
    finally:
        document.close()


def _read(raw: Any, page: Any, number: int, data: bytes) -> _Read:
    own, drawn = view_of(page), drawn_on(page)
    view = own
    handle = raw.FPDFText_LoadPage(page)
    try:
        text = PageText(handle)
        rules = [view.box(*rule) for rule in drawn.rules]
        rungs, closed = ladders(rules), cells_of(rules)
        chars = text.words(view) if not view.turn and not rungs and not closed else None
        if chars is None:
            view = view._replace(turn=text.turn(view.turn))
            rules = [view.box(*rule) for rule in drawn.rules]
            chars = text.characters(view)
    finally:
        raw.FPDFText_ClosePage(handle)
    cells = open_tables(data, number, view, rungs, chars) if rungs and view == own and not closed else ()
    blocks = blocks_of(Page(number, *view.size, chars, rules, cells))
    if view != own:
        blocks = turned_back(blocks, view, own.turn)
    wording = "".join("".join([char.text for char in chars]).split())
    bare = not (raw.FPDFPage_CountObjects(page) or raw.FPDFPage_GetAnnotCount(page))
    pictured = _is_pictured(wording, drawn, view)
    return _Read(blocks, len(wording), pictured, LOST.search(wording) is not None, bare)


def _is_pictured(wording: str, drawn: Drawn, view: View) -> bool:
    """Whether a page's text can only be recognized: it is a picture, or its fonts do not tell which characters they draw."""
    shown = len(wording)
    if shown < STAMP and (drawn.shapes > _OUTLINES or _fills(drawn.pictures, view)):
        return True
    return len(UNREADABLE.findall(wording)) > shown / 2 or len(FOREIGN.findall(wording)) > shown / 4


def _fills(pictures: list[Box], view: View) -> bool:
    """Whether pictures cover most of the page, as a scanner makes them, in one piece or in strips."""
    area = (view.right - view.left) * (view.top - view.bottom)
    return sum((right - left) * (top - bottom) for left, bottom, right, top in pictures) > 0.6 * area


def _broken_off(data: bytes) -> bool:
    """Whether the end is missing: no end mark, or, for a file made for the web, fewer bytes than it says."""
    if b"%%EOF" not in data and b"startxref" not in data:
        return True
    length = re.search(rb"/Linearized\b[^>]*?/L\s+(\d+)", data[:1024])
    return length is not None and int(length[1]) > len(data)


def _error(code: int, name: str) -> ReadError:
    """What pdfium's last error means."""
    from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

    if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return EncryptedFile(name, "PDF 设有打开密码或加密", "请用 PDF 阅读器输入密码打开，去掉密码后另存再试")
    return damaged(name, "PDF")
