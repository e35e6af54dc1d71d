"""What is drawn on a PDF page, by pdfium: rules, pictures, filled grounds and pieces of text, into nested forms (Form
XObject)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat
from typing import Any, NamedTuple

from ydparse.document import Box
from ydparse.readers.page.grid import NEAR
from ydparse.readers.pdf_calls import quick

_STRAIGHT = 1.5  # points that a stroke may lean
_MOST_OBJECTS = 100_000  # a page, forms included; what comes after is no table
_MOST_SEGMENTS = 20_000  # a path; a longer one is a drawing
_DEEPEST = 12

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Colour = tuple[int, int, int]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


class Drawn(NamedTuple):
    """Boxes (left, bottom, right, top) in points of the file: straight rules as thin boxes, and pictures.

    `shapes` counts the other paths: where a page has no text but many of them, its characters may be drawn as outlines.
    `texts` are the addresses of the text objects, those in forms counted in `nested`; `grounds` are filled boxes
    with their colours.
    """

    rules: list[Box]
    pictures: list[Box]
    shapes: int
    texts: list[int]
    nested: int
    grounds: list[tuple[Box, Colour]]


def drawn_on(page: Any) -> Drawn:
    """What a page of pdfium shows."""
    from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

    drawn = Drawn([], [], 0, [], 0, [])
    shapes = nested = 0
    for things, kinds, matrix, depth in _holders(raw, page):
        texts = len(drawn.texts)
        for thing, kind in zip(things, kinds, strict=True):
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                drawn.texts.append(thing)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                drawn.pictures.append(_bounds(raw, _pointer(raw, thing), matrix))
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                found = list(_rules_of(raw, _pointer(raw, thing), matrix, drawn.grounds))
                drawn.rules.extend(found)
                shapes += not found
        nested += len(drawn.texts) - texts if depth else 0
    return drawn._replace(shapes=shapes, nested=nested)


def _holders(raw: Any, page: Any) -> Iterator[tuple[list[int], list[int], Matrix, int]]:
    """The page and each form on it: the objects in it by their addresses, their kinds, its matrix and its depth."""
    calls, left = quick(), _MOST_OBJECTS
    open_ = [(calls.page_object, address(page), raw.FPDFPage_CountObjects(page), _SAME, 0)]
    while open_ and left > 0:
        get, holder, count, matrix, depth = open_.pop()
        count = min(max(count, 0), left)
        left -= count
        things = list(map(get, repeat(holder), range(count)))
        kinds = list(map(calls.object_type, things))
        yield things, kinds, matrix, depth
        if depth == _DEEPEST or raw.FPDF_PAGEOBJ_FORM not in kinds:
            continue
        for thing, kind in zip(things, kinds, strict=True):
            if kind == raw.FPDF_PAGEOBJ_FORM:
                form = _pointer(raw, thing)
                inner = _times(_matrix(raw, form), matrix)
                open_.append((calls.form_object, thing, raw.FPDFFormObj_CountObjects(form), inner, depth + 1))


def _pointer(raw: Any, thing: int) -> Any:
    return ctypes.cast(thing, raw.FPDF_PAGEOBJECT)


def address(pointer: Any) -> int:
    """Where a pointer of ctypes leads."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _rules_of(raw: Any, path: Any, outer: Matrix, grounds: list[tuple[Box, Colour]]) -> Iterator[Box]:
    """The straight strokes of a path, and its filled boxes that are thin: so Word draws rules. Larger boxes, on which text
    may stand, are added to the grounds."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    count = raw.FPDFPath_CountSegments(path)
    if not (fill.value or stroke.value) or not 2 <= count <= _MOST_SEGMENTS:
        return
    matrix = _times(_matrix(raw, path), outer)
    for points, straight in _outlines(raw, path, count, matrix):
        if stroke.value:
            yield from _strokes(points, straight)
        elif all(straight):
            box = _around(points)
            if min(box[2] - box[0], box[3] - box[1]) <= NEAR:
                yield box
            else:
                grounds.append((box, _colour(raw, path)))


def _colour(raw: Any, path: Any) -> Colour:
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(path, *map(ctypes.byref, parts))
    return parts[0].value, parts[1].value, parts[2].value


def _outlines(raw: Any, path: Any, count: int, matrix: Matrix) -> Iterator[tuple[list[Point], list[bool]]]:
    """Each subpath: its points, and of each step between two whether it is straight; a closed one ends as it began."""
    points: list[Point] = []
    straight: list[bool] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, to_x, to_y)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield points, straight
            points, straight = [], []
        elif points:
            straight.append(kind == raw.FPDF_SEGMENT_LINETO)
        points.append(_point(matrix, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            points.append(points[0])
            straight.append(True)
    if points:
        yield points, straight


def _strokes(points: list[Point], straight: list[bool]) -> Iterator[Box]:
    for one, two, is_straight in zip(points, points[1:], straight, strict=False):
        if is_straight and min(abs(one[0] - two[0]), abs(one[1] - two[1])) <= _STRAIGHT:
            yield _around((one, two))


def _around(points: Any) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _bounds(raw: Any, thing: Any, matrix: Matrix) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, sides))
    left, bottom, right, top = (side.value for side in sides)
    return _around([_point(matrix, x, y) for x in (left, right) for y in (bottom, top)])


def _matrix(raw: Any, thing: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix)):
        return _SAME
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does both, one after the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _point(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
