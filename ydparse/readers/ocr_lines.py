"""Reading the text in the picture of a page: where lines stand, what they say, and where each character is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Any, NamedTuple, TypeAlias

from ydparse.document import Box
from ydparse.readers.ocr_picture import Picture, inked
from ydparse.readers.page import Char

Engine: TypeAlias = Any
"""A RapidOCR; what it answers is of another type for each thing that it is asked for."""

_SEARCH = 1600  # pixels of the longer side in which lines are looked for
_HIGH = 48  # pixels; the height of a line that the model reads
_WHITE = 56  # pixels put before and after it, without which a bracket at its end is often not read
_WIDEST = 60  # times as wide as high; what is longer is no line of text
_SURE, _SURE_SHORT = 0.5, 0.65  # of 1; what is read less surely is a speck or a stamp
_MORE = 0.9  # of its height that the box of a line is widened at most on both sides
_SHARED = 0.15  # of its height that a box reaches into the next one of its line where a character lies in both
_PART = 0.06  # of its height that the box of a line is larger than its characters on each side


class Reading(NamedTuple):
    """A piece of a line: its box in pixels, its characters with the middle of each across, how sure they are."""

    box: Box
    chars: tuple[tuple[str, float], ...]
    sure: float


def find_lines(engine: Engine, grey: Picture) -> list[Box]:
    """The boxes of the lines of text, or of pieces of them, in pixels."""
    import cv2

    high, wide = grey.shape
    shrink = min(1.0, _SEARCH / max(high, wide))
    small = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    found = engine(cv2.cvtColor(small, cv2.COLOR_GRAY2RGB), use_det=True, use_cls=False, use_rec=False)
    return [_scaled_back(box, shrink) for box in ([] if found.boxes is None else found.boxes)]


def _scaled_back(corners: Picture, shrink: float) -> Box:
    """The box around four corners, in pixels of the page."""
    x0, y0, x1, y1 = (float(value) / shrink for value in (*corners.min(axis=0), *corners.max(axis=0)))
    return (x0, y0, x1, y1)


def joined(boxes: Iterable[Box]) -> list[Box]:
    """The boxes, those of one line that reach into each other as one: a character that lies in both is read in neither."""
    found: list[Box] = []
    for box in sorted(boxes):
        at = next((at for at, other in enumerate(found) if _overlap(other, box)), None)
        if at is None:
            found.append(box)
        else:
            (x0, y0, x1, y1), (_, top, right, bottom) = found[at], box
            found[at] = (x0, min(y0, top), max(x1, right), max(y1, bottom))
    return found


def _overlap(left: Box, right: Box) -> bool:
    """Whether they are of one line, much the same in height, and the second begins within the first."""
    low, high = sorted((left[3] - left[1], right[3] - right[1]))
    beside = min(left[3], right[3]) - max(left[1], right[1])
    return high < 1.5 * low and beside > 0.6 * low and left[2] - right[0] > _SHARED * low


def widened(grey: Picture, boxes: Sequence[Box], strokes: Sequence[Box]) -> list[Box]:
    """The boxes with the brackets beside them that were not found: ink near their ends, this side of any other box or
    rule."""
    ink = inked(grey)
    return [_widened(box, ink, [other for other in (*boxes, *strokes) if other is not box]) for box in boxes]


def _widened(box: Box, ink: Picture, others: Iterable[Box]) -> Box:
    x0, y0, x1, y1 = box
    high = y1 - y0
    beside = [o for o in others if o[1] < y1 - high / 5 and o[3] > y0 + high / 5]
    left = max([0.0, x0 - _MORE * high, *(o[2] for o in beside if o[2] <= (x0 + x1) / 2)])
    right = min([float(ink.shape[1]), x1 + _MORE * high, *(o[0] for o in beside if o[0] >= (x0 + x1) / 2)])
    rows = slice(int(y0 + high / 8), int(y1 - high / 8))
    before = (ink[rows, int(left) : int(x0)] > 0).sum(axis=0) >= 3
    after = (ink[rows, int(x1) : int(right)] > 0).sum(axis=0) >= 3
    edge = 0.15 * high
    start = left + int(before.argmax()) if before.any() else x0
    end = int(x1) + len(after) - int(after[::-1].argmax()) if after.any() else x1
    return (max(min(start, x0) - edge, min(left, x0)), y0, min(max(end, x1) + edge, max(right, x1)), y1)


def cut(boxes: Iterable[Box], strokes: Sequence[Box]) -> list[Box]:
    """The boxes, those that reach over an upright rule cut there, and those over a level rule between two lines too."""
    upright = [s for s in strokes if s[3] - s[1] > s[2] - s[0]]
    level = [s for s in strokes if s[3] - s[1] <= s[2] - s[0]]
    found = []
    for x0, y0, x1, y1 in boxes:
        high = y1 - y0
        across = [(s[1] + s[3]) / 2 for s in level if s[0] <= (x0 + x1) / 2 <= s[2]]
        heights = [y0, *(y for y in sorted(across) if y0 + high / 4 < y < y1 - high / 4), y1]
        for top, bottom in pairwise(heights):
            middle, margin = (top + bottom) / 2, (bottom - top) / 5
            at = sorted((s[0] + s[2]) / 2 for s in upright if s[1] <= middle <= s[3])
            edges = [x0, *(x for x in at if x0 + margin < x < x1 - margin), x1]
            found += [(a, top, b, bottom) for a, b in pairwise(edges)]
    return found


def left_over(grey: Picture, boxes: Sequence[Box], cells: Iterable[Box]) -> Iterator[Box]:
    """Lines of ink in table cells in which none was found: a lone 1 or 无 is easily overlooked."""
    import numpy as np

    ink = inked(grey)
    usual = float(np.median([box[3] - box[1] for box in boxes])) if boxes else 0.0
    for x0, y0, x1, y1 in boxes:  # with the feet of its characters, which may stick out
        edge = int((y1 - y0) / 8)
        ink[max(int(y0) - edge, 0) : int(y1) + edge, max(int(x0) - edge, 0) : int(x1) + edge] = 0
    for x0, y0, x1, y1 in cells:
        part = ink[int(y0) + 3 : int(y1) - 2, int(x0) + 3 : int(x1) - 2]
        if part.size == 0 or np.count_nonzero(part) < 20:
            continue
        for top, bottom in _runs(part.any(axis=1), 3):
            columns = np.flatnonzero(part[top:bottom].any(axis=0))
            left, right, edge = int(columns[0]), int(columns[-1]) + 1, (bottom - top) // 6 + 1
            if bottom - top >= max(usual / 3, 10) and np.count_nonzero(part[top:bottom]) >= 20:
                yield x0 + 3 + left - edge, y0 + 3 + top - edge, x0 + 3 + right + edge, y0 + 3 + bottom + edge


def _runs(flags: Iterable[bool], gap: int) -> Iterator[tuple[int, int]]:
    """[start, end) of the runs of true values, those that are at most `gap` apart as one."""
    start = end = None
    for at, flag in enumerate(flags):
        if not flag:
            continue
        if start is not None and end is not None and at - end > gap:
            yield start, end
            start = at
        start, end = at if start is None else start, at + 1
    if start is not None and end is not None:
        yield start, end


def read_line(engine: Engine, grey: Picture, box: Box) -> Reading | None:
    """What a box says, or None where that is nothing, or not sure."""
    crop = _crop(grey, box)
    if crop is None:
        return None
    found = engine(crop, use_det=False, use_cls=False, use_rec=True, return_word_box=True)
    text, sure = found.txts[0], float(found.scores[0])
    if not text.strip() or sure < (_SURE if len(text.strip()) > 2 else _SURE_SHORT):
        return None
    word = found.word_results[0]
    scale = (box[3] - box[1]) / _HIGH
    step = crop.shape[1] / word.line_txt_len  # pixels of the crop that the model sees as one column
    parts = zip(word.words, word.word_cols, strict=True)
    signs = [pair for signs, columns in parts for pair in zip(signs, columns, strict=True)]
    return Reading(
        box, tuple((sign, box[0] + ((column + 0.5) * step - _WHITE) * scale) for sign, column in signs), sure
    )


def is_upside_down(engine: Engine, grey: Picture, boxes: Sequence[Box]) -> bool:
    """Whether the page stands on its head, by the widest of its lines."""
    widest = sorted(boxes, key=lambda box: box[0] - box[2])[:9]
    crops = [crop for crop in (_crop(grey, box) for box in widest) if crop is not None]
    turned = 0
    for crop in crops:
        found = engine(crop, use_det=False, use_cls=True, use_rec=False)
        turned += found.cls_res[0][0] == "180"
    return turned * 2 > len(crops)


def chars_of(reading: Reading) -> Iterator[Char]:
    """The characters of a reading with their boxes in pixels.

    The model tells where the middle of each is. Neighbours at the usual distance touch; where they stand further
    apart, each is as wide as it is high, and half as wide if it is a figure or a Latin letter.
    """
    x0, y0, x1, y1 = reading.box
    margin = (y1 - y0) * _PART
    size = y1 - y0 - 2 * margin
    signs = reading.chars
    for at, (sign, middle) in enumerate(signs):
        half = size * (0.5 if _is_wide(sign) else 0.28)
        left, right = max(middle - half, x0), min(middle + half, x1)
        if at:
            left = _meet(signs[at - 1], (sign, middle), size) or left
        if at + 1 < len(signs):
            right = _meet((sign, middle), signs[at + 1], size) or right
        yield Char(sign, left, y0 + margin, max(right, left), y1 - margin)


def once(chars: Iterable[Char]) -> list[Char]:
    """The characters without those that two boxes share."""
    found: list[Char] = []
    for char in sorted(chars, key=lambda char: char.middle):
        reach = char.height * 0.4
        left = char.middle[0] - reach
        near = takewhile(lambda other, left=left: other.middle[0] > left, reversed(found))  # type: ignore[misc]
        if not any(other.text == char.text and abs(other.middle[1] - char.middle[1]) < reach for other in near):
            found.append(char)
    return found


def _meet(left: tuple[str, float], right: tuple[str, float], size: float) -> float | None:
    """Where two neighbours touch, or None where a gap is between them."""
    usual = size * (1.5 if _is_wide(left[0]) and _is_wide(right[0]) else 1.2)
    return (left[1] + right[1]) / 2 if right[1] - left[1] < usual else None


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign[-1]) in "WFA"


def _crop(grey: Picture, box: Box) -> Picture | None:
    """The part of a picture as the model reads it, upright and of its height; None where there is nothing to read."""
    import cv2

    high, wide = grey.shape
    x0, y0 = max(int(box[0]), 0), max(int(box[1]), 0)
    x1, y1 = min(round(box[2]), wide), min(round(box[3]), high)
    if x1 - x0 < 4 or y1 - y0 < 6 or x1 - x0 > _WIDEST * (y1 - y0):
        return None
    width = max(round((x1 - x0) * _HIGH / (y1 - y0)), 8)
    better = cv2.INTER_AREA if y1 - y0 > _HIGH else cv2.INTER_CUBIC
    part = cv2.resize(grey[y0:y1, x0:x1], (width, _HIGH), interpolation=better)
    part = cv2.copyMakeBorder(part, 0, 0, _WHITE, _WHITE, cv2.BORDER_CONSTANT, value=255)
    return cv2.cvtColor(part, cv2.COLOR_GRAY2RGB)
