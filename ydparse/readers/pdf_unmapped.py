"""A second reading for pages whose fonts pdfplumber cannot map to Unicode; pdfium knows more of them."""

from __future__ import annotations

import ctypes

from ydparse.readers.page.lines import Char, as_character


def chars_by_pdfium(data: bytes, number: int, media: tuple[float, float, float, float]) -> list[Char]:
    """The characters of a page (1-based) in the same coordinates as pdfplumber's; `media` is its media box.

    Example: an Adobe-GB1 font whose character collection is not named readably gives `(cid:3165)` with pdfplumber
    and 青 with pdfium.
    """
    import pypdfium2  # type: ignore[import-untyped,unused-ignore]
    from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

    found = []
    document = pypdfium2.PdfDocument(data)
    try:
        text = document[number - 1].get_textpage()
        for at in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, at)
            if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
                continue
            left, bottom, right, top = text.get_charbox(at, loose=True)
            character = as_character(chr(code))
            if right > left and not character.isspace():
                found.append(Char(character, left - media[0], media[3] - top, right - media[0], media[3] - bottom))
    except (pypdfium2.PdfiumError, ctypes.ArgumentError, IndexError):
        return []
    finally:
        document.close()
    return found
