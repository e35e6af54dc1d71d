"""What is drawn on a PDF page, by pdfium: rules, pictures, filled grounds and pieces of text, into nested forms (Form
XObject)."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any, NamedTuple

from ydparse.document import Box
from ydparse.readers.page.covers import Cover
from ydparse.readers.page.grid import NEAR
from ydparse.readers.pdf_calls import Call, address, parts_written, pointer, quick
from ydparse.readers.pdf_view import View

_STRAIGHT = 1.5  # points that a stroke may lean
_MOST_OBJECTS = 100_000  # a page, forms included; what comes after is no table
_MOST_SEGMENTS = 20_000  # a path; a longer one is a drawing
_DEEPEST = 12

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Colour = tuple[int, int, int]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)
_OPAQUE = 230  # of 255


class Drawn(NamedTuple):
    """Boxes (left, bottom, right, top) in points of the file: straight rules as thin boxes, and pictures.

    `shapes` counts the other paths: where a page has no text but many of them, its characters may be drawn as outlines.
    `texts` are the addresses of the text objects in the order of their drawing, `pointers` the same as arguments of calls, as
    long as the page is open, `modes` their render modes (among others),
    `nested` those in forms, with the matrix of the form. `grounds` are filled boxes with their colours, `covers` whatever is drawn over text.
    """

    rules: list[Box]
    pictures: list[Box]
    shapes: int
    texts: list[int]
    pointers: list[Any]
    modes: set[int]
    nested: dict[int, Matrix]
    grounds: list[tuple[Box, Colour]]
    covers: list[Cover]

    def bounds(self, texts: Sequence[int]) -> list[Box]:
        """Where text objects stand."""
        sides = array("f", b"".join(parts_written(quick().bounds, array("f", bytes(16)), map(pointer, texts))))
        boxes = list(zip(*[iter(sides)] * 4, strict=True))  # left, bottom, right, top of each
        if not self.nested:
            return boxes
        return [_moved(self.nested.get(text, _SAME), box) for text, box in zip(texts, boxes, strict=True)]


def drawn_on(page: Any) -> Drawn:
    """What a page of pdfium shows."""
    from pypdfium2 import raw  # type: ignore[import-untyped,unused-ignore]

    walk = _Walk(raw)
    walk.through(quick().page_object, pointer(address(page)), raw.FPDFPage_CountObjects(page), _SAME, 0)
    return walk.drawn._replace(shapes=walk.shapes)


def fills(pictures: Sequence[Box], view: View) -> bool:
    """Whether pictures cover most of the page, as a scanner makes them, in one piece or in strips."""
    area = (view.right - view.left) * (view.top - view.bottom)
    return sum((right - left) * (top - bottom) for left, bottom, right, top in pictures) > 0.6 * area


class _Walk:
    """Goes through a page, and through each form where it is drawn."""

    def __init__(self, raw: Any) -> None:
        self.drawn = Drawn([], [], 0, [], [], set(), {}, [], [])
        self.shapes = 0
        self._raw = raw
        self._left = _MOST_OBJECTS

    def through(self, get: Call, holder: Any, count: int, matrix: Matrix, depth: int) -> None:
        """The objects of a page or a form; `get` gives each by its number. Only text has a render mode, and most is text."""
        count = min(max(count, 0), self._left)
        self._left -= count
        things = list(map(get, repeat(holder), range(count)))
        pointers = list(map(pointer, things))
        modes = list(map(quick().render_mode, pointers))
        self.drawn.modes.update(modes)
        none, start = self._raw.FPDF_TEXTRENDERMODE_UNKNOWN, 0
        for at in [at for at, mode in enumerate(modes) if mode == none] if none in self.drawn.modes else ():
            self._write(things[start:at], pointers[start:at], matrix, depth)
            self._draw(things[at], quick().object_type(pointers[at]), matrix, depth)
            start = at + 1
        self._write(things[start:], pointers[start:], matrix, depth)

    def _write(self, texts: list[int], pointers: list[Any], matrix: Matrix, depth: int) -> None:
        self.drawn.texts.extend(texts)
        self.drawn.pointers.extend(pointers)
        if depth:
            self.drawn.nested.update(dict.fromkeys(texts, matrix))

    def _draw(self, thing: int, kind: int, matrix: Matrix, depth: int) -> None:
        raw, drawn, one = self._raw, self.drawn, ctypes.cast(thing, self._raw.FPDF_PAGEOBJECT)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            rules = list(_rules_of(raw, one, matrix, drawn))
            drawn.rules.extend(rules)
            self.shapes += not rules
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _times(_matrix(raw, one), matrix)
            self.through(quick().form_object, thing, raw.FPDFFormObj_CountObjects(one), inner, depth + 1)
        elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            box = _moved(matrix, _bounds(raw, one))
            drawn.covers.append(Cover(box, len(drawn.texts), is_picture=True))
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                drawn.pictures.append(box)


def _rules_of(raw: Any, path: Any, outer: Matrix, drawn: Drawn) -> Iterator[Box]:
    """The straight strokes of a path, and its filled boxes that are thin: so Word draws rules. Larger filled shapes are added
    to the grounds and the covers."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    count = raw.FPDFPath_CountSegments(path)
    if not (fill.value or stroke.value) or not 2 <= count <= _MOST_SEGMENTS:
        return
    matrix = _times(_matrix(raw, path), outer)
    for points, straight in _outlines(raw, path, count, matrix):
        box = _around(points)
        is_thin = min(box[2] - box[0], box[3] - box[1]) <= NEAR
        if stroke.value:
            yield from _strokes(points, straight)
        elif all(straight):
            if is_thin:
                yield box
            else:
                drawn.grounds.append((box, _colour(raw, path)[:3]))
        if fill.value and not is_thin and drawn.texts and _colour(raw, path)[3] >= _OPAQUE:
            drawn.covers.append(Cover(box, len(drawn.texts)))


def _colour(raw: Any, path: Any) -> tuple[int, int, int, int]:
    """What a shape is filled with: red, green, blue and alpha (0 to 255)."""
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(path, *map(ctypes.byref, parts))
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


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


def _bounds(raw: Any, thing: Any) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, sides))
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _moved(matrix: Matrix, box: Box) -> Box:
    """The box around a box that is moved."""
    if matrix is _SAME:
        return box
    return _around([_point(matrix, x, y) for x in box[::2] for y in box[1::2]])


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
