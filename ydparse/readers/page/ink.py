"""How text is drawn: runs of characters with their ink, and how plainly it stands out from the paper."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain, pairwise
from typing import Literal, NamedTuple, TypeAlias
from unicodedata import east_asian_width

from ydparse.readers.page.lines import Char

Colour: TypeAlias = tuple[int, int, int]
"""RGB, each 0 to 255."""

WHITE: Colour = (255, 255, 255)
DUST = 1.5
"""Points; type so small is no type."""
_PALE = 2.2
"""Contrast with the paper: less is pale. Grey captions and table text have 2.8 (#999) and more, black has 21."""
_SAME = 1.15
"""Contrast below which two colours are the same to the eye."""
OPAQUE = 0.9
"""Of 1; what has more of a colour hides what lies below."""


class Ink(NamedTuple):
    """How a run is drawn. `colour` as it comes out on white paper, `alpha` from 0 (nothing) to 1. `mark` is what the file says
    that it is; `shows`: whether anything of it can be seen."""

    colour: Colour = (0, 0, 0)
    alpha: float = 1.0
    mark: Literal["", "watermark", "artifact"] = ""
    shows: bool = True

    @property
    def is_pale(self) -> bool:
        return contrast(self.colour, WHITE) < _PALE

    @property
    def is_grey(self) -> bool:
        return max(self.colour) - min(self.colour) < 25

    @property
    def is_red(self) -> bool:
        return is_red(self.colour)

    @property
    def is_transparent(self) -> bool:
        return self.alpha < OPAQUE


BLACK = Ink()


class Run(NamedTuple):
    """Characters that are drawn one after the other in one ink, in points of the page as it is read.

    `turn` is by how many degrees, clockwise, they are turned against the page's text. `outside`: off the visible paper.
    """

    chars: tuple[Char, ...]
    page: int
    ink: Ink = BLACK
    turn: float = 0.0
    outside: bool = False

    @property
    def wording(self) -> str:
        return " ".join("".join([char.text for char in self.chars]).split())

    @property
    def size(self) -> float:
        """The type size of its largest character, in points; of a run that leans, by the boxes around them."""
        return max(map(type_size, self.chars))


def type_size(char: Char) -> float:
    """The type size of a character, in points. A Chinese one is as wide; the height of its box is what its font says."""
    wide = len(char.text) == 1 and east_asian_width(char.text) in "WF"
    return char.x1 - char.x0 if wide else char.height


def join_runs(runs: Iterable[Run]) -> list[Run]:
    """Runs, in the order of their drawing, those that go on in one another as one."""
    found: list[tuple[Run, list[Char]]] = []
    for run, after in pairwise(chain(runs, (None,))):
        assert run is not None
        last, chars = found[-1] if found else (run, [])
        if last.turn and not run.turn and after is not None and after.turn and after.ink == run.ink:
            run = run._replace(turn=last.turn)  # the topmost character of a round seal is upright by chance
        if chars and (last.ink, last.outside) == (run.ink, run.outside) and _goes_on(last, chars[-1], run):
            chars.extend(run.chars)
        else:
            found.append((run, list(run.chars)))
    return [run._replace(chars=tuple(chars)) for run, chars in found]


def _goes_on(run: Run, last: Char, after: Run) -> bool:
    """Whether a run begins next to the last character of another, in its line, or in its circle."""
    char = after.chars[0]
    high = max(last.height, char.height)
    if run.turn or after.turn:
        (x, y), (other_x, other_y) = last.middle, char.middle
        wide = high / 4 if run.turn in (90, 270) else 2 * high
        return bool(run.turn and after.turn) and abs(x - other_x) < wide and abs(y - other_y) < 2 * high
    beside = last.x0 < char.x0 < last.x1 + 1.5 * high and abs(last.middle[1] - char.middle[1]) < high / 4
    return beside and min(last.height, char.height) > 0.7 * high


def blended(colour: Colour, alpha: float) -> Colour:
    """A colour as it comes out on white paper."""
    red, green, blue = (round(255 - (255 - part) * alpha) for part in colour)
    return red, green, blue


def is_red(colour: Colour) -> bool:
    """Whether a colour is that of a seal or a red head."""
    red, green, blue = colour
    return red > 120 and red - max(green, blue) >= 60


@cache
def contrast(one: Colour, other: Colour) -> float:
    """1 (the same) to 21 (black on white), by WCAG 2.1."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def is_same(one: Colour, other: Colour) -> bool:
    """Whether nobody can tell text in one colour on a ground of the other."""
    return contrast(one, other) < _SAME and max(abs(a - b) for a, b in zip(one, other, strict=True)) < 24


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (one / 255 for one in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
