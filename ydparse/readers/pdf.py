"""PDF files with a text layer."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Any

from ydparse.document import Line, Raw
from ydparse.errors import EncryptedFile, ReadError, ScannedFile
from ydparse.readers.pdf_joins import join_pages
from ydparse.readers.pdf_lines import Char, chars_of, lines_of
from ydparse.readers.pdf_tables import Table, tables_of
from ydparse.readers.pdf_unmapped import chars_by_pdfium
from ydparse.readers.refuse import damaged

if TYPE_CHECKING:
    from pdfplumber.page import Page


def read_pdf(data: bytes, name: str) -> Raw:
    """Lines outside the ruled tables, and the tables, in reading order; page numbers and running heads are left in."""
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
    blocks = join_pages([blocks for blocks, _, _ in pages])
    shown, unknown = sum(shown for _, shown, _ in pages), sum(unknown for _, _, unknown in pages)
    if not shown or unknown > shown / 2:
        problem = "PDF 的文字没有可用的编码，读不出文字" if shown else "PDF 没有文字层，是扫描件或图片"
        raise ScannedFile(name, problem, "请先做文字识别（OCR），得到带文字层的 PDF 或文本再试")
    return Raw("pdf", tuple(blocks), page_count=len(pages))


def _pages(data: bytes) -> list[tuple[list[Line | Table], int, int]]:
    """Of every page: its blocks, the number of its characters, and of those that have no Unicode value."""
    import pdfplumber

    found = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            chars, unknown = chars_of(page)
            if unknown and (known := chars_by_pdfium(data, page.page_number, page.mediabox)):
                chars, unknown = known, 0
            found.append((_blocks(page, chars), len(chars), unknown))
            page.close()
    return found


def _blocks(page: Page, chars: list[Char]) -> list[Line | Table]:
    """Lines and tables of one page from top to bottom."""
    tables = tables_of(page, chars)
    outside = [char for char in chars if not any(table.holds(char) for table in tables)]
    blocks: list[tuple[float, Line | Table]] = [(table.box[1], table) for table in tables]
    blocks += [(line.box[1] if line.box else 0.0, line) for line in lines_of(outside, page.page_number)]
    return [block for _, block in sorted(blocks, key=lambda pair: pair[0])]


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
