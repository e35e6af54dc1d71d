"""The calls into pdfium that are made for each character or object of a page, with plain numbers as pointers.

pypdfium2's own take and give objects of ctypes, which costs nearly as much again as the call.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

Call = Callable[..., Any]


class Calls(NamedTuple):
    """Pointers go in and come out as addresses; but `page_object` takes its page as a c_void_p, which is quicker to hand over."""

    loose_box: Call
    angle: Call
    is_generated: Call
    has_no_unicode: Call
    page_object: Call
    form_object: Call
    object_type: Call
    text_object: Call
    bounds: Call
    fill_colour: Call
    render_mode: Call
    mark_count: Call
    mark: Call
    mark_name: Call


@cache
def quick() -> Calls:
    """The calls, made ready once."""
    from ctypes import c_float, c_int, c_ulong, c_void_p

    from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

    def call(function: Any, result: Any, *arguments: Any) -> Call:
        return ctypes.cast(function, ctypes.PYFUNCTYPE(result, *arguments))

    return Calls(
        call(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p),
        call(raw.FPDFText_GetCharAngle, c_float, c_void_p, c_int),
        call(raw.FPDFText_IsGenerated, c_int, c_void_p, c_int),
        call(raw.FPDFText_HasUnicodeMapError, c_int, c_void_p, c_int),
        call(raw.FPDFPage_GetObject, c_void_p),
        call(raw.FPDFFormObj_GetObject, c_void_p, c_void_p, c_ulong),
        call(raw.FPDFPageObj_GetType, c_int, c_void_p),
        call(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int),
        call(raw.FPDFPageObj_GetBounds, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p),
        call(raw.FPDFPageObj_GetFillColor, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p),
        call(raw.FPDFTextObj_GetTextRenderMode, c_int, c_void_p),
        call(raw.FPDFPageObj_CountMarks, c_int, c_void_p),
        call(raw.FPDFPageObj_GetMark, c_void_p, c_void_p, c_ulong),
        call(raw.FPDFPageObjMark_GetName, c_int, c_void_p, c_void_p, c_ulong, c_void_p),
    )
