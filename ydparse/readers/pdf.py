"""PDF files with a text layer, read by pdfium."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from itertools import chain
from typing import Any, NamedTuple

from ydparse.document import Box, Doubts, LeftOut, Line, Raw
from ydparse.errors import EncryptedFile, ReadError
from ydparse.readers.ocr_scans import recognize_pdf
from ydparse.readers.options import Options
from ydparse.readers.page import Char, Page, blocks_of, join_pages
from ydparse.readers.page.grid import cells_of
from ydparse.readers.page.ink import Run
from ydparse.readers.page.mangled import LOST, is_mangled
from ydparse.readers.page.site import without_site
from ydparse.readers.page.tables import Table
from ydparse.readers.page.turned import upright_in_cells
from ydparse.readers.page.unseen import sift
from ydparse.readers.pdf_annots import annotated, is_annotated
from ydparse.readers.pdf_drawn import Drawn, drawn_on, fills
from ydparse.readers.pdf_fonts import lend_font
from ydparse.readers.pdf_ink import OUTLINES, Inks, is_layered, slashed
from ydparse.readers.pdf_open import ladders, open_tables
from ydparse.readers.pdf_text import PageText
from ydparse.readers.pdf_turned import turned_back
from ydparse.readers.pdf_view import ONE_AT_A_TIME, View, view_of
from ydparse.readers.refuse import damaged

STAMP = 20
"""Characters: a picture with fewer on its page has only a page number or a stamp beside it."""


def read_pdf(data: bytes, name: str, options: Options) -> Raw:
    """Lines outside the ruled tables, and the tables, in reading order; page numbers and running heads are left in.

    Pages that are pictures are recognized where that is wanted and can be done, and else left out. So are watermarks, seals
    and what does not show.
    """
    if _broken_off(data):
        raise damaged(name, "PDF")
    data = slashed(data)
    with ONE_AT_A_TIME:
        pages, left_out = _pages(data, name)
    texts = any(page.wording for page in pages if not page.pictured)
    pictured = [number for number, page in enumerate(pages, 1) if page.pictured or not (texts or page.bare)]
    recognized = recognize_pdf(data, pictured, name, options, optional=texts)
    blocks = [recognized.pages.get(number, page.blocks) for number, page in enumerate(pages, 1)]
    return Raw(
        "pdf",
        tuple(without_site(join_pages(blocks))),
        page_count=len(pages),
        ocr_pages=tuple(recognized.pages),
        ocr_mended=recognized.mended,
        ocr_faint=recognized.faint,
        unread_pages=tuple(number for number in pictured if number not in recognized.pages),
        doubts=Doubts(pages=tuple(n for n, page in enumerate(pages, 1) if page.lost and n not in pictured)),
        left_out=left_out,
    )


class _Read(NamedTuple):
    """One page, read: its blocks, and its characters without blanks.

    `pictured`: its text can only be recognized. Pictures fill the page, with no more text on it than a stamp or a page
    number; or its fonts do not tell which characters they draw. `lost`: they do not tell of some. `bare`: nothing at all
    is drawn on it.
    """

    number: int
    blocks: list[Line | Table]
    wording: str
    pictured: bool
    lost: bool
    is_annotated: bool
    bare: bool


class _Sheet(NamedTuple):
    """A page as pdfium gives it: `own` is the view in which it is displayed, `view` the one in which its text is upright.

    `runs` are its characters where they need a closer look, in which other pages have a part. `rungs`, `enclosed`: what its
    rules make as it is displayed, see `ladders` and `cells_of`.
    """

    number: int
    own: View
    view: View
    drawn: Drawn
    rules: list[Box]
    rungs: list[list[Box]]
    enclosed: list[list[Box]]
    chars: list[Char]
    runs: list[Run]
    is_annotated: bool
    bare: bool


def _pages(data: bytes, name: str) -> tuple[list[_Read], tuple[LeftOut, ...]]:
    """Every page, and what was left out of them."""
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
        layered = cache(partial(is_layered, data))

        def load(number: int, *, closely: bool) -> _Sheet | _Read:
            page = raw.FPDF_LoadPage(document.raw, number - 1)
            if not page:
                raise damaged(name, "PDF")
            try:
                sheet = _sheet(raw, page, number, layered, closely)
            finally:
                raw.FPDF_ClosePage(page)
            return sheet if sheet.runs else _read(sheet, sheet.chars, data)

        return _sifted([load(number, closely=False) for number in range(1, count + 1)], load, data)
    finally:
        document.close()


def _sifted(
    pages: list[_Sheet | _Read], load: Callable[..., _Sheet | _Read], data: bytes
) -> tuple[list[_Read], tuple[LeftOut, ...]]:
    """The pages without what is not of their text. Where one has a watermark, those that say the same are looked at too."""
    kept, left_out = _sift(pages)
    if known := {one.wording for one in left_out if one.kind == "watermark" and len(one.wording) > 1}:
        plain = [page for page in pages if isinstance(page, _Read) and any(one in page.wording for one in known)]
        for page in plain:
            pages[page.number - 1] = load(page.number, closely=True)
        if plain:
            kept, left_out = _sift(pages)
    found = [page if isinstance(page, _Read) else _read(page, kept[page.number], data) for page in pages]
    notes = (annotated(data, page.number) for page in pages if page.is_annotated)
    return found, (*left_out, *chain.from_iterable(notes))


def _sift(pages: Iterable[_Sheet | _Read]) -> tuple[dict[int, list[Char]], tuple[LeftOut, ...]]:
    """By their numbers, the characters that stay of the pages that need a closer look, and what is left out of them."""
    sheets = [page for page in pages if isinstance(page, _Sheet)]
    kept, left_out = sift([sheet.runs for sheet in sheets])
    every = zip(sheets, kept, strict=True)
    return {sheet.number: [char for run in runs for char in run.chars] for sheet, runs in every}, left_out


def _sheet(raw: Any, page: Any, number: int, layered: Callable[[], bool], closely: bool) -> _Sheet:
    own, drawn = view_of(page), drawn_on(page)
    view, inks = own, Inks(drawn, own, layered=layered)
    rules = [view.box(*rule) for rule in drawn.rules]
    rungs, enclosed = ladders(rules), cells_of(rules)
    handle = raw.FPDFText_LoadPage(page)
    try:
        text = PageText(handle)
        is_all = inks.is_plain() and not closely
        chars = text.words(view) if is_all and not (view.turn or rungs or enclosed) else None
        if chars is None:
            view = view._replace(turn=text.turn(own.turn))
            rules = rules if view == own else [view.box(*rule) for rule in drawn.rules]
            chars, is_clear = text.characters(view)
            is_all = is_all and is_clear
        looks = not is_all or inks.red_beside(chars, view)
        runs = upright_in_cells(inks.runs(page, text, view, number), rules) if looks else []
    finally:
        raw.FPDFText_ClosePage(handle)
    bare = not (raw.FPDFPage_CountObjects(page) or raw.FPDFPage_GetAnnotCount(page))
    return _Sheet(number, own, view, drawn, rules, rungs, enclosed, chars, runs, is_annotated(raw, page), bare)


def _read(sheet: _Sheet, chars: list[Char], data: bytes) -> _Read:
    own, view, number, rungs = sheet.own, sheet.view, sheet.number, sheet.rungs
    cells = open_tables(data, number, view, rungs, chars) if rungs and view == own and not sheet.enclosed else ()
    enclosed = sheet.enclosed if view == own else None
    blocks = blocks_of(Page(number, *view.size, chars, sheet.rules, cells, enclosed))
    if view != own:
        blocks = turned_back(blocks, view, own.turn)
    wording = _wording(chars)
    pictured = _is_pictured(len(wording), sheet.drawn, view) or is_mangled(chars, wording)
    is_lost = LOST.search(wording) is not None
    return _Read(number, blocks, wording, pictured, is_lost, sheet.is_annotated, sheet.bare)


def _wording(chars: Sequence[Char]) -> str:
    return "".join("".join([char.text for char in chars]).split())


def _is_pictured(shown: int, drawn: Drawn, view: View) -> bool:
    """Whether a page with so many characters is a picture."""
    return shown < STAMP and (drawn.shapes > OUTLINES or fills(drawn.pictures, view))


def _broken_off(data: bytes) -> bool:
    """Whether the end is missing: no end mark, or, for a file made for the web, fewer bytes than it says."""
    if data.rfind(b"%%EOF") < 0 and data.rfind(b"startxref") < 0:
        return True
    length = re.search(rb"/Linearized\b[^>]*?/L\s+(\d+)", data[:1024])
    return length is not None and int(length[1]) > len(data)


def _error(code: int, name: str) -> ReadError:
    """What pdfium's last error means."""
    from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

    if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return EncryptedFile(name, "PDF 设有打开密码或加密", "请用 PDF 阅读器输入密码打开，去掉密码后另存再试")
    return damaged(name, "PDF")
