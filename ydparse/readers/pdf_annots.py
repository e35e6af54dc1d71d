"""Watermarks and stamps that lie on a PDF page as annotations: no text of the page, but seen on it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from ydparse.document import Box, LeftOut


class _Note(NamedTuple):
    """An annotation: its number on the page, what it is, its box in points of the file (left, bottom, right, top)."""

    at: int
    kind: Literal["watermark", "stamp"]
    box: Box


def is_annotated(raw: Any, page: Any) -> bool:
    """Whether a page has such annotations."""
    return any(True for _ in _notes(raw, page))


def annotated(data: bytes, number: int) -> list[LeftOut]:
    """The wordings of the watermark and stamp annotations of a page (1-based).

    pdfium gives the text of pages only. So a copy of the page is taken on which they are a part of it, behind all else.
    """
    import pypdfium2  # type: ignore[import-untyped,unused-ignore]
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(data)
    try:
        page = raw.FPDF_LoadPage(document.raw, number - 1)
        before = len(_characters(raw, page))
        notes = list(_notes(raw, page))
        for at in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
            if all(note.at != at for note in notes):
                raw.FPDFPage_RemoveAnnot(page, at)
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        raw.FPDF_ClosePage(page)
        page = raw.FPDF_LoadPage(document.raw, number - 1)
        added = _characters(raw, page)[before:]
        raw.FPDF_ClosePage(page)
    finally:
        document.close()
    wordings = (("".join(char for char, x, y in added if _holds(note.box, x, y)), note.kind) for note in notes)
    return [LeftOut(" ".join(wording.split()), kind, number) for wording, kind in wordings if wording.strip()]


def _notes(raw: Any, page: Any) -> Iterator[_Note]:
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        rect = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in (raw.FPDF_ANNOT_WATERMARK, raw.FPDF_ANNOT_STAMP):
            box = rect.left, rect.bottom, rect.right, rect.top
            yield _Note(at, "watermark" if kind == raw.FPDF_ANNOT_WATERMARK else "stamp", box)


def _characters(raw: Any, page: Any) -> list[tuple[str, float, float]]:
    """The characters of a page with their middles."""
    text = raw.FPDFText_LoadPage(page)
    try:
        return [_character(raw, text, at) for at in range(max(raw.FPDFText_CountChars(text), 0))]
    finally:
        raw.FPDFText_ClosePage(text)


def _character(raw: Any, text: Any, at: int) -> tuple[str, float, float]:
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box))
    code = raw.FPDFText_GetUnicode(text, at)
    return chr(code) if 0 < code < 0x110000 else "", (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
