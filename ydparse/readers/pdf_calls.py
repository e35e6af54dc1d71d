"""The calls into pdfium that are made for each character or object of a page.

pypdfium2's own make an argument of ctypes of everything that is handed to them, and an object of everything that comes back,
which costs more than the call. Here a pointer is made an argument once (`pointer`), and serves for many calls.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable, Iterable
from functools import cache
from itertools import repeat
from typing import Any, NamedTuple

Call = Callable[..., Any]
pointer: Callable[[int], Any] = ctypes.c_void_p.from_param
"""An address as an argument of a call."""


def address(handle: Any) -> int:
    """Where a pointer of pypdfium2 leads."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


class Calls(NamedTuple):
    """Pointers go in as made by `pointer`, and come out as addresses. Nothing else but small numbers may go in: only the last
    three calls know what they take."""

    read_text: Call
    loose_box: Call
    angle: Call
    is_generated: Call
    has_no_unicode: Call
    page_object: Call
    object_type: Call
    text_object: Call
    bounds: Call
    fill_colour: Call
    render_mode: Call
    mark_count: Call
    form_object: Call
    mark: Call
    mark_name: Call


def parts_written(call: Call, start: array[Any], pointers: Iterable[Any]) -> list[bytes]:
    """What a call writes of each object into four places, which hold `start` before. In few steps an object, for a page may have
    one a character."""
    first, _ = start.buffer_info()
    written = memoryview(start).tobytes
    places = [repeat(pointer(first + at * start.itemsize)) for at in range(4)]
    return [written() for _ in map(call, pointers, *places)]


@cache
def quick() -> Calls:
    """The calls, made ready once."""
    from ctypes import c_float, c_int, c_ulong, c_void_p

    from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

    def call(function: Any, result: Any, *arguments: Any) -> Call:
        return ctypes.cast(function, ctypes.PYFUNCTYPE(result, *arguments))

    return Calls(
        call(raw.FPDFText_GetText, c_int),
        call(raw.FPDFText_GetLooseCharBox, c_int),
        call(raw.FPDFText_GetCharAngle, c_float),
        call(raw.FPDFText_IsGenerated, c_int),
        call(raw.FPDFText_HasUnicodeMapError, c_int),
        call(raw.FPDFPage_GetObject, c_void_p),
        call(raw.FPDFPageObj_GetType, c_int),
        call(raw.FPDFText_GetTextObject, c_void_p),
        call(raw.FPDFPageObj_GetBounds, c_int),
        call(raw.FPDFPageObj_GetFillColor, c_int),
        call(raw.FPDFTextObj_GetTextRenderMode, c_int),
        call(raw.FPDFPageObj_CountMarks, c_int),
        call(raw.FPDFFormObj_GetObject, c_void_p, c_void_p, c_ulong),
        call(raw.FPDFPageObj_GetMark, c_void_p, c_void_p, c_ulong),
        call(raw.FPDFPageObjMark_GetName, c_int, c_void_p, c_void_p, c_ulong, c_void_p),
    )
