"""The picture of a page, made fit for reading: no seal, even light, level, and its ruling apart from its text.

Pictures are arrays of height × width (grey) or height × width × 3 (RGB), 8 bits each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

from ydparse.document import Box

Picture: TypeAlias = Any
"""A numpy array; numpy is there only with the extra, so no name of its is used for the type."""

_STEEPEST = 3.5  # degrees; a sheet lies no more askew in a scanner
_SEAL = 24  # mm; the characters of a red head are at most 22 mm high, a seal is at least 38 mm wide
_BLACK, _WHITE = 60, 220  # of 255; what is darker is ink, what is lighter is paper
_FAINT = 200  # of 255; a thin rule is no darker than that


_INK_PART = 0.5  # percent of a page, at least, that is the ink of its text
_BLACKEST = 130  # of 255; text that is no darker than that is pale itself
_PALER = 0.66  # of the way from the ink to the paper; grey captions are at 0.6, watermarks at 0.7 and more
_RIM = 7  # pixels


class Ruling(NamedTuple):
    """The straight strokes of a picture as thin boxes in pixels, and the picture without them."""

    strokes: list[Box]
    rest: Picture


def grey_without_seal(picture: Picture, dpi: float) -> Picture:
    """An RGB picture in grey: red ink is gone where it is a seal (印章) or lies over black, and stays where it stands alone.

    In the red channel of a scan, red ink is nearly as light as the paper. What is red and stands alone is the head
    (发文机关标志), which is printed in red.
    """
    import cv2
    import numpy as np

    red, green, blue = (picture[..., i].astype(np.int16) for i in range(3))
    other = np.maximum(green, blue)
    ink = ((red - other > 50) & (red > 110)).astype(np.uint8)
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    if ink.mean() < 0.0002:
        return grey
    level = max(float(np.median(picture[..., 0][ink > 0])), 1.0)  # of the ink itself in the red channel
    near = cv2.dilate(ink, np.ones((5, 5), np.uint8)) > 0
    without = picture[..., 0].copy()
    without[near] = (without[near] * (255 / level)).clip(0, 255)
    size = _pixels(2.5, dpi)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (size, size)))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    boxes = stats[1:count, :4].tolist()
    seals = [(x, y, x + w, y + h) for x, y, w, h in boxes if min(w, h) > _pixels(_SEAL, dpi)]
    black = (picture.max(axis=2) < 110).astype(np.uint8)
    for label, (x, y, wide, high) in enumerate(boxes, 1):
        place = slice(y, y + high), slice(x, x + wide)
        own = labels[place] == label
        in_seal = any(s[0] <= x and s[1] <= y and x + wide <= s[2] and y + high <= s[3] for s in seals)
        if not in_seal and black[place][own].mean() < 0.02:
            without[place][own] = grey[place][own]
    return without


def even(grey: Picture) -> Picture:
    """The same with white paper everywhere: shadows of a fold or a lamp divided out."""
    import cv2
    import numpy as np

    high, wide = grey.shape
    small = cv2.resize(grey, (max(wide // 8, 1), max(high // 8, 1)), interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    paper = cv2.resize(np.maximum(paper, 60), (wide, high), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, paper, scale=255)


def clear(grey: Picture) -> Picture:
    """The same without grain, ink black and paper white: thin brackets are read better so."""
    import cv2

    return cv2.addWeighted(
        cv2.GaussianBlur(grey, (3, 3), 0), 255 / (_WHITE - _BLACK), grey, 0, -_BLACK * 255 / (_WHITE - _BLACK)
    )


def without_pale(grey: Picture) -> Picture:
    """The same without what is much paler than its text and stands clear of it: a watermark (水印), or the other side of the
    sheet that shows through. A page that is pale throughout keeps all."""
    import cv2
    import numpy as np

    darkest = float(np.percentile(grey, _INK_PART))
    if darkest > _BLACKEST:
        return grey
    text = (grey < darkest + _PALER * (255 - darkest)).astype(np.uint8)
    rim = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_RIM, _RIM))  # the edges of characters are pale too
    rest = grey.copy()
    rest[cv2.dilate(text, rim) == 0] = 255
    return rest


def inked(grey: Picture) -> Picture:
    """Where there is ink: 255, elsewhere 0."""
    import cv2

    _, ink = cv2.threshold(cv2.medianBlur(grey, 3), 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return ink


def slope(grey: Picture) -> float:
    """By how many degrees the lines of a page fall to the right, within ±_STEEPEST: the turn at which ink and white
    alternate most sharply from row to row."""
    import cv2
    import numpy as np

    high, wide = grey.shape
    shrink = min(1.0, 1000 / max(high, wide))
    small = cv2.resize(inked(grey), None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    middle = (small.shape[1] / 2, small.shape[0] / 2)

    def sharpness(degrees: float) -> float:
        turn = cv2.getRotationMatrix2D(middle, degrees, 1)
        rows = cv2.warpAffine(small, turn, small.shape[::-1]).sum(axis=1, dtype=np.int64)
        return float((np.diff(rows) ** 2).sum())

    best = max(np.arange(-_STEEPEST, _STEEPEST + 0.01, 0.25), key=sharpness)
    return float(max(np.arange(best - 0.2, best + 0.21, 0.05), key=sharpness))


def levelled(grey: Picture) -> Picture:
    """The picture turned about its middle so that its lines are level; of the same size."""
    import cv2

    degrees = slope(grey)
    if abs(degrees) < 0.08:
        return grey
    high, wide = grey.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1)
    return cv2.warpAffine(grey, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=255)


def ruling(grey: Picture, dpi: float) -> Ruling:
    """The rules of a level page.

    Long strokes are rules; shorter ones, which might be 一 or the foot of a character, only where they run from rule
    to rule, and the shortest only where others go on in their line, in another row of the table.
    """
    import cv2
    import numpy as np

    point = dpi / 72
    ink = (grey < _FAINT).astype(np.uint8) * 255
    lying, standing = _opened(ink, dpi, level=True), _opened(ink, dpi, level=False)
    level, upright = _strokes(lying, dpi, level=True), _strokes(standing, dpi, level=False)
    kept = [box for box in level if _length(box) >= 60 * point] + [b for b in upright if _length(b) >= 40 * point]
    long = list(kept)
    for _ in range(2):  # a short stroke may end at another short one
        short = [box for box in (*level, *upright) if box not in kept and _runs_between(box, kept, point)]
        sure = [box for box in short if _is_solid(box, ink) and _runs_between(box, kept, point / 2)]
        kept += [
            box
            for box in short
            if _in_line(box, long, point / 2)
            or (box in sure and max(_length(box), _in_line(box, sure, point)) >= 25 * point)
        ]
    rest, mask = grey.copy(), np.zeros_like(grey)
    for x0, y0, x1, y1 in kept:
        part = slice(int(y0), int(y1)), slice(int(x0), int(x1))
        mask[part] = (lying if x1 - x0 > y1 - y0 else standing)[part]
    rest[cv2.dilate(mask, np.ones((3, 3), np.uint8)) > 0] = 255
    return Ruling(kept, rest)


def _opened(ink: Picture, dpi: float, *, level: bool) -> Picture:
    """The ink of long level or upright strokes, with their small gaps closed."""
    import cv2
    import numpy as np

    def bar(long: float, thick: int) -> Picture:
        length = _pixels(long, dpi)
        return np.ones((thick, length) if level else (length, thick), np.uint8)

    whole = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, bar(0.4, 1))
    return cv2.morphologyEx(cv2.morphologyEx(whole, cv2.MORPH_OPEN, bar(4, 1)), cv2.MORPH_CLOSE, bar(1.2, 3))


def _strokes(opened: Picture, dpi: float, *, level: bool) -> list[Box]:
    """Straight strokes of one direction, not thicker than a rule, and off the picture's rim."""
    import cv2

    thickest, rim = 4 * dpi / 72, 4 * dpi / 72
    high, wide = opened.shape
    count, _, stats, _ = cv2.connectedComponentsWithStats(opened)
    found = []
    for x, y, w, h, _ in stats[1:count].tolist():
        inside = x > rim or x + w < wide - rim if level else rim < x and x + w < wide - rim
        inside = inside and (rim < y and y + h < high - rim if level else True)
        if inside and (h if level else w) <= thickest:
            found.append((float(x), float(y), float(x + w), float(y + h)))
    return found


def _runs_between(box: Box, others: list[Box], reach: float) -> bool:
    """Whether both ends of a stroke lie on strokes that cross it."""
    x0, y0, x1, y1 = box
    ends = (
        ((x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2)) if x1 - x0 > y1 - y0 else (((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1))
    )
    is_level = x1 - x0 > y1 - y0
    across = [o for o in others if (o[2] - o[0] > o[3] - o[1]) != is_level]
    return all(
        any(o[0] - reach <= x <= o[2] + reach and o[1] - reach <= y <= o[3] + reach for o in across) for x, y in ends
    )


def _is_solid(box: Box, ink: Picture) -> bool:
    """Whether ink runs through, without the gap between the foot of a character and the rule below it."""
    x0, y0, x1, y1 = map(int, box)
    return bool(ink[y0:y1, x0:x1].any(axis=0 if x1 - x0 > y1 - y0 else 1).mean() > 0.97)


def _length(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _in_line(box: Box, others: Sequence[Box], reach: float) -> float:
    """How long those of the strokes are, all together, that lie in one line with this one."""
    way = 0 if box[2] - box[0] < box[3] - box[1] else 1  # where a stroke lies: by its left edge, or by its upper one
    near = (o for o in others if (o[2] - o[0] < o[3] - o[1]) == (way == 0) and abs(o[way] - box[way]) <= reach)
    return sum(map(_length, near))


def _pixels(mm: float, dpi: float) -> int:
    return max(round(mm * dpi / 25.4), 1)
