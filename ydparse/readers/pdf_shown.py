"""Which text of a PDF page shows: the page is drawn with it and without, by pdfium."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

from ydparse.document import Box
from ydparse.readers.pdf_view import View

_SCALE = 1.5  # pixels of a point
_MOST_PIXELS = 6_000_000  # of a page
_LEAST = 14  # of 255, by which a pixel must change for anyone to see it
_MOST_GROUPS = 8
_FIELD = 12.0  # points; what lies in one field of the page may lie over each other

Boxes = dict[int, list[Box]]
"""By the address of a text object: the boxes of its characters, in points of the page as displayed."""


class _Part(NamedTuple):
    """The part of a page that is drawn: all in pixels; `wide` and `high` are those of the whole page."""

    left: int
    top: int
    right: int
    bottom: int
    wide: int
    high: int
    scale: float


class Trial(NamedTuple):
    """A part of a page, drawn without any text, and by the address of each text in question what changes with it."""

    part: _Part
    without: Any
    changes: dict[int, Any]

    def shows(self, thing: int, box: Box) -> bool:
        """Whether anything of a text shows in a box of the page."""
        return any(high >= _LEAST for _, high in self._extremes(self.changes.get(thing), box))

    def is_flat(self, box: Box) -> bool:
        """Whether a box of the page has one colour, without its text."""
        sides = self._extremes(self.without, box)
        return bool(sides) and all(high - low < _LEAST for low, high in sides)

    def _extremes(self, picture: Any, box: Box) -> list[tuple[int, int]]:
        """The least and the greatest value of each colour in a box; nothing where it does not lie in the part."""
        part = self.part
        x0, top, x1, bottom = (round(side * part.scale) for side in box)
        left, upper = max(x0 - part.left, 0), max(top - part.top, 0)
        right, lower = (
            min(max(x1 - part.left, left + 1), part.right - part.left),
            min(max(bottom - part.top, upper + 1), part.bottom - part.top),
        )
        if picture is None or right <= left or lower <= upper:
            return []
        return list(picture.crop((left, upper, right, lower)).getextrema())


def try_on(page: Any, own: View, doubted: Boxes, texts: Iterable[int]) -> Trial:
    """Draws a page with the text objects in question and without; `texts` are all text objects of the page.

    `own` is the view in which the page is displayed. The objects stay switched off: the page is to be closed.
    """
    from PIL import ImageChops

    part = _part(own, chain.from_iterable(doubted.values()))
    if part.left >= part.right or part.top >= part.bottom:
        return Trial(part, None, {})
    _switch(texts, on=False)  # white letters show on black ones
    trial = Trial(part, _picture(page, part), {})
    for group in _groups(doubted):
        _switch(group, on=True)
        change = ImageChops.difference(_picture(page, part), trial.without)
        _switch(group, on=False)
        trial.changes.update(dict.fromkeys(group, change))
    return trial


def _groups(doubted: Boxes) -> list[list[int]]:
    """The text objects, no two of a group over each other: two layers may have their text in one place."""
    taken: dict[tuple[int, int], set[int]] = defaultdict(set)
    groups: dict[int, list[int]] = defaultdict(list)
    for thing, boxes in doubted.items():
        fields = {(int((b[0] + b[2]) / 2 / _FIELD), int((b[1] + b[3]) / 2 / _FIELD)) for b in boxes}
        near = {(x + i, y + j) for x, y in fields for i in (-1, 0, 1) for j in (-1, 0, 1)}
        used = set().union(*(taken[field] for field in near))
        free = next((number for number in range(_MOST_GROUPS) if number not in used), 0)
        groups[free].append(thing)
        for field in fields:
            taken[field].add(free)
    return list(groups.values())


def _part(own: View, boxes: Iterable[Box]) -> _Part:
    """The part of the page in which all boxes lie."""
    wide, high = own.size
    scale = min(_SCALE, (_MOST_PIXELS / max(wide * high, 1.0)) ** 0.5)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    page = max(round(wide * scale), 1), max(round(high * scale), 1)
    left, top = max(round(min(lefts) * scale) - 1, 0), max(round(min(tops) * scale) - 1, 0)
    right, bottom = min(round(max(rights) * scale) + 1, page[0]), min(round(max(bottoms) * scale) + 1, page[1])
    return _Part(left, top, right, bottom, *page, scale)


def _switch(things: Iterable[int], *, on: bool) -> None:
    from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

    for thing in things:
        raw.FPDFPageObj_SetIsActive(ctypes.cast(thing, raw.FPDF_PAGEOBJECT), on)


def _picture(page: Any, part: _Part) -> Any:
    """A part of the page on white paper; red and blue are exchanged, which no comparison minds."""
    from PIL import Image
    from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

    wide, high = part.right - part.left, part.bottom - part.top
    bitmap = raw.FPDFBitmap_CreateEx(wide, high, raw.FPDFBitmap_BGR, None, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, -part.left, -part.top, part.wide, part.high, 0, 0)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return Image.frombuffer("RGB", (wide, high), data, "raw", "RGB", stride, 1)
