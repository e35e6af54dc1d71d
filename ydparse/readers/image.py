"""Image files (png, jpg, tiff, bmp, webp, gif): each frame is a page that is recognized."""

from __future__ import annotations

from ydparse.document import Raw
from ydparse.readers.ocr_scans import recognize_image
from ydparse.readers.options import Options
from ydparse.readers.page import join_pages


def read_image(data: bytes, name: str, options: Options) -> Raw:
    """Lines and tables of the frames. Raises ScannedFile where they are not to be recognized, or cannot be."""
    found = recognize_image(data, name, options)
    return Raw(
        "image",
        tuple(join_pages(list(found.pages.values()))),
        page_count=len(found.pages),
        ocr_pages=tuple(found.pages),
        ocr_mended=found.mended,
        ocr_faint=found.faint,
    )
