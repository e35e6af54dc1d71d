"""Numbers, matrices and outlines as OFD writes them (GB/T 33190-2016, 6 and 9). Lengths are millimetres."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from ydparse.document import Box

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f."""
Point: TypeAlias = tuple[float, float]

SAME: Matrix = (1, 0, 0, 1, 0, 0)
FARTHEST = 100_000.0
"""Millimetres; a coordinate beyond is none."""
_STEP = re.compile(r"[SMLQBAC]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7}


class Outline(NamedTuple):
    """One run of a path: its corners, and whether it is straight throughout."""

    corners: list[Point]
    straight: bool

    @property
    def is_box(self) -> bool:
        """Whether it is an upright rectangle."""
        x0, y0, x1, y1 = around(self.corners)
        return (
            self.straight
            and len(self.corners) <= 6
            and set(self.corners) == {(x, y) for x in (x0, x1) for y in (y0, y1)}
        )


def number(text: str | None, default: float = 0.0) -> float:
    """A number, or the default for what is none or reaches beyond any page.

    >>> number("3.175"), number(None, 1), number("nan"), number("1e300")
    (3.175, 1, 0.0, 0.0)
    """
    try:
        value = float(text or "")
    except ValueError:
        return default
    return value if abs(value) <= FARTHEST else default


def numbers(text: str | None) -> list[float]:
    return [number(one) for one in (text or "").replace(",", " ").split()]


def box(text: str | None) -> Box | None:
    """ST_Box, `x y width height`, as the corners that it has, or None."""
    found = numbers(text)
    if len(found) != 4:
        return None
    x, y, width, height = found
    return x, y, x + width, y + height


def deltas(text: str | None, count: int) -> list[float]:
    """At most `count` steps between characters; `g n v` is v repeated n times.

    >>> deltas("3 g 2 5 4", 9), deltas("g 1000000000 5", 3)
    ([3.0, 5.0, 5.0, 4.0], [5.0, 5.0, 5.0])
    """
    found: list[float] = []
    words = iter((text or "").replace(",", " ").split())
    for word in words:
        if word == "g":
            times = next(words, "")[:9]
            found += [number(next(words, None))] * min(int(times) if times.isdecimal() else 0, count - len(found))
        else:
            found.append(number(word))
        if len(found) >= count:
            break
    return found[:count]


def matrix(text: str | None) -> Matrix:
    """CTM, or what changes nothing."""
    found = numbers(text)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if len(found) == 6 else SAME


def times(first: Matrix, then: Matrix) -> Matrix:
    """Both after each other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (g * a + i * b, h * a + j * b, g * c + i * d, h * c + j * d, g * e + i * f + k, h * e + j * f + m)


def apply(shape: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = shape
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def around(points: Sequence[Point]) -> Box:
    """The box around points, of which there is one at least."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def moved(shape: Matrix, place: Box) -> Box:
    """The box around a box that a matrix moved."""
    x0, y0, x1, y1 = place
    a, b, c, d, e, f = shape
    if not b and not c and a > 0 and d > 0:
        return a * x0 + e, d * y0 + f, a * x1 + e, d * y1 + f
    return around([apply(shape, (x, y)) for x in (x0, x1) for y in (y0, y1)])


def degrees(shape: Matrix, more: float = 0.0) -> float | None:
    """By how many degrees, clockwise, what is drawn is turned, 0 to 360; a whole quarter where it is nearly one; None where
    nothing is drawn."""
    a, b = shape[:2]
    if not a and not b:
        return None
    angle = math.degrees(math.atan2(b, a)) + more
    quarter = 90.0 * round(angle / 90)
    return (quarter if abs(angle - quarter) < 5 else angle) % 360


def outlines(data: str | None) -> Iterator[Outline]:
    """The runs of AbbreviatedData: `M x y` begins one, `L` goes on straight, `Q` `B` `A` in a curve, `C` closes it."""
    corners: list[Point] = []
    straight = True
    words = _STEP.findall(data or "")
    at = 0
    while at < len(words):
        step = words[at]
        count = _OPERANDS.get(step, 0)
        values = [number(word) for word in words[at + 1 : at + 1 + count]]
        at += 1 + len(values)
        if step == "C" and corners:
            corners.append(corners[0])
        if len(values) < 2 or len(values) < count:
            continue
        if step in "SM":
            if len(corners) > 1:
                yield Outline(corners, straight)
            corners, straight = [], True
        corners.append((values[-2], values[-1]))
        straight = straight and step in "SML"
    if len(corners) > 1:
        yield Outline(corners, straight)
