"""PDF files with a text layer."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ydparse.document import Box, Line, Raw
from ydparse.errors import EncryptedFile, ReadError
from ydparse.readers.ocr_scans import recognize_pdf
from ydparse.readers.options import Options
from ydparse.readers.page import Char, Page, blocks_of, join_pages
from ydparse.readers.page.lines import as_character
from ydparse.readers.page.tables import Table
from ydparse.readers.pdf_unmapped import chars_by_pdfium
from ydparse.readers.refuse import damaged

if TYPE_CHECKING:
    from pdfplumber.page import Page as PlumberPage

_UNKNOWN = re.compile(r"\(cid:\d+\)")


def read_pdf(data: bytes, name: str, options: Options) -> Raw:
    """Lines outside the ruled tables, and the tables, in reading order; page numbers and running heads are left in.

    Pages that are pictures are recognized where that is wanted and can be done, and else left out.
    """
    if _broken_off(data):
        raise damaged(name, "PDF")
    # pdfminer reports every oddity of a file as a warning; what matters comes back as an error here.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        pages = _pages(data)
    except Exception as error:  # pdfminer raises almost anything on broken data
        raise _error(error, name) from error
    if not pages:
        raise damaged(name, "PDF")
    texts = any(page.shown for page in pages if not page.pictured)
    pictured = [number for number, page in enumerate(pages, 1) if page.pictured or not texts]
    recognized = recognize_pdf(data, pictured, name, options, optional=texts)
    blocks = [recognized.pages.get(number, page.blocks) for number, page in enumerate(pages, 1)]
    return Raw(
        "pdf",
        tuple(join_pages(blocks)),
        page_count=len(pages),
        ocr_pages=tuple(recognized.pages),
        ocr_mended=recognized.mended,
        unread_pages=tuple(number for number in pictured if number not in recognized.pages),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """One page, read: its blocks, and how many characters it has.

    `pictured`: its text can only be recognized. Pictures fill the page, with no more text on it than a stamp or a page
    number; or its fonts do not tell which characters they draw.
    """

    blocks: list[Line | Table]
    shown: int
    pictured: bool


def _pages(data: bytes) -> list[_Read]:
    import pdfplumber

    found = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            chars, unknown = _chars(page)
            if unknown and (known := chars_by_pdfium(data, page.page_number, page.mediabox)):
                chars, unknown = known, 0
            blocks = blocks_of(Page(page.page_number, page.width, page.height, chars, _rules(page)))
            pictured = unknown > len(chars) / 2 or (len(chars) < 20 and _is_picture(page))
            found.append(_Read(blocks, len(chars), pictured))
            page.close()
    return found


def _is_picture(page: PlumberPage) -> bool:
    """Whether pictures cover most of the page, as a scanner makes them: one, or many strips."""
    return bool(sum(image["width"] * image["height"] for image in page.images) > 0.6 * page.width * page.height)


def _chars(page: PlumberPage) -> tuple[list[Char], int]:
    """The upright characters of a page, those drawn twice for bold only once, and how many have no Unicode value."""
    found, unknown = [], 0
    for char in page.dedupe_chars(tolerance=1, extra_attrs=()).chars:
        text = char["text"]
        if not char["upright"] or not text:
            continue
        if _UNKNOWN.fullmatch(text):
            text, unknown = "\ufffd", unknown + 1
        found.append(Char(as_character(text), char["x0"], char["top"], char["x1"], char["bottom"]))
    return found, unknown


def _rules(page: PlumberPage) -> list[Box]:
    """The straight strokes of a page, and the edges of its boxes."""
    return [(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in page.edges]


def _broken_off(data: bytes) -> bool:
    """Whether the end is missing: no end mark, or, for a file made for the web, fewer bytes than it says."""
    if b"%%EOF" not in data and b"startxref" not in data:
        return True
    length = re.search(rb"/Linearized\b[^>]*?/L\s+(\d+)", data[:1024])
    return length is not None and int(length[1]) > len(data)


def _error(error: Exception, name: str) -> ReadError:
    """pdfplumber wraps pdfminer's errors, so the whole chain is looked at."""
    chain: list[Any] = [error, *error.args, error.__cause__, error.__context__]
    if any("Password" in type(one).__name__ or "Encryption" in type(one).__name__ for one in chain):
        return EncryptedFile(name, "PDF 设有打开密码或加密", "请用 PDF 阅读器输入密码打开，去掉密码后另存再试")
    return damaged(name, "PDF")
