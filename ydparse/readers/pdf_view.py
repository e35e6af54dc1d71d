"""How a PDF page is looked at: from the points of the file to points from the top left corner, as displayed."""

from __future__ import annotations

import ctypes
import threading
from typing import Any, NamedTuple

from ydparse.document import Box

ONE_AT_A_TIME = threading.Lock()
"""pdfium is not made for threads: readers that call it hold this."""


class View(NamedTuple):
    """The visible part of a page, in points of the file, and the quarter turns, clockwise, that set it upright."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.turn % 2 else (wide, high)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the file as seen."""
        if self.turn == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turn == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left

    def turned_back(self, box: Box, turn: int) -> Box:
        """A box seen in this view as it is seen with another turn: the page of the file, displayed."""
        x0, top, x1, bottom = box
        if self.turn == 0:
            inside = x0 + self.left, self.top - bottom, x1 + self.left, self.top - top
        elif self.turn == 1:
            inside = top + self.left, x0 + self.bottom, bottom + self.left, x1 + self.bottom
        elif self.turn == 2:
            inside = self.right - x1, top + self.bottom, self.right - x0, bottom + self.bottom
        else:
            inside = self.right - bottom, self.top - x1, self.right - top, self.top - x0
        return self._replace(turn=turn).box(*inside)


def view_of(page: Any) -> View:
    """The view of a page of pdfium, as a reader of PDF shows it (CropBox, Rotate)."""
    from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return View(box.left, box.bottom, box.right, box.top, raw.FPDFPage_GetRotation(page) % 4)
