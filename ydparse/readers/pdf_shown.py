"""Which text of a PDF page shows: the page is drawn with it and without, by pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ydparse.document import Box
from ydparse.readers.pdf_view import View

_SCALE = 2.0  # pixels of a point
_MOST_PIXELS = 6_000_000
_LEAST = 14  # of 255, by which a pixel must change for anyone to see it
_MOST_GROUPS = 16

Boxes = Mapping[int, Sequence[Box]]
"""By the address of a text object: the boxes of its characters, in points of the page as displayed."""


def shown_on(page: Any, own: View, groups: Sequence[Boxes]) -> set[int]:
    """The text objects that show, of those in question; what is in one group does not lie over each other.

    `own` is the view in which the page is displayed. The objects stay switched off: the page is to be closed.
    """
    from PIL import ImageChops

    groups = [
        *groups[: _MOST_GROUPS - 1],
        {key: boxes for one in groups[_MOST_GROUPS - 1 :] for key, boxes in one.items()},
    ]
    wide, high = own.size
    scale = min(_SCALE, (_MOST_PIXELS / max(wide * high, 1.0)) ** 0.5)
    size = max(round(wide * scale), 1), max(round(high * scale), 1)
    found: set[int] = set()
    _switch((thing for group in groups for thing in group), on=False)
    without = _picture(page, size)
    for group in groups:
        _switch(group, on=True)
        change = ImageChops.difference(_picture(page, size), without)
        _switch(group, on=False)
        found |= {thing for thing, boxes in group.items() if any(_shows(change, box, scale) for box in boxes)}
    return found


def _shows(change: Any, box: Box, scale: float) -> bool:
    """Whether something changed in a box of the page."""
    left, top, right, bottom = (round(side * scale) for side in box)
    part = change.crop(
        (max(left, 0), max(top, 0), min(max(right, left + 1), change.width), min(max(bottom, top + 1), change.height))
    )
    if part.width <= 0 or part.height <= 0:
        return False
    return max(high for _, high in part.getextrema()) >= _LEAST


def _switch(things: Iterable[int], *, on: bool) -> None:
    from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

    for thing in things:
        raw.FPDFPageObj_SetIsActive(ctypes.cast(thing, raw.FPDF_PAGEOBJECT), on)


def _picture(page: Any, size: tuple[int, int]) -> Any:
    """The page on white paper, as RGB."""
    from PIL import Image
    from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

    wide, high = size
    bitmap = raw.FPDFBitmap_Create(wide, high, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, 0, 0)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return Image.frombuffer("RGBX", size, data, "raw", "BGRX", stride, 1).convert("RGB")
