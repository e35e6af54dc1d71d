"""The colours in which an OFD file draws (GB/T 33190-2016, 8.2 and 8.3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ydparse.readers.ofd_package import Part, child
from ydparse.readers.ofd_shapes import number
from ydparse.readers.page.ink import Colour, blended

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 10
"""DrawParams that go on from each other."""


class Paint(NamedTuple):
    """A colour, RGB of 0 to 255, and how much of it is laid on, 0 to 1."""

    colour: Colour = (0, 0, 0)
    alpha: float = 1.0

    def on_white(self, alpha: float) -> Paint:
        """The same as it comes out on white paper, below layers of which so much comes through."""
        return Paint(blended(self.colour, self.alpha * alpha), self.alpha * alpha)


class Paints:
    """The paints of objects, which say them themselves or by a DrawParam of the resources."""

    def __init__(self, resources: Iterable[Part]) -> None:
        self._shared: dict[str, _Element] = {}
        for part in resources:
            for one in part.root.iterfind("{*}DrawParams/{*}DrawParam"):
                self._shared[one.get("ID", "")] = one

    def of_text(self, one: _Element) -> Paint | None:
        """What a text is drawn in; None where it is neither filled nor stroked, or in a paint that leaves nothing."""
        paint = self._paint(one, "Fill") if _is_wanted(one, "Fill", True) else None
        if paint is None and _is_wanted(one, "Stroke", False):
            paint = self._paint(one, "Stroke")
        return paint

    def of_path(self, one: _Element) -> tuple[bool, Paint | None]:
        """Whether a path is stroked, and what it is filled with: without a word of a colour, with one that nobody sees."""
        stroked = _is_wanted(one, "Stroke", True) and self._paint(one, "Stroke") is not None
        return stroked, self._paint(one, "Fill", Paint(alpha=0.0)) if _is_wanted(one, "Fill", False) else None

    def _paint(self, one: _Element, how: str, unsaid: Paint = Paint()) -> Paint | None:  # noqa: B008
        """The paint that is said; None where it leaves nothing."""
        said = child(one, f"{how}Color")
        shared = self._shared.get(one.get("DrawParam", ""))
        for _ in range(_DEEPEST):
            if said is not None or shared is None:
                break
            said, shared = child(shared, f"{how}Color"), self._shared.get(shared.get("Relative", ""))
        if said is None:
            return unsaid
        alpha = max(min(number(said.get("Alpha"), 255), 255), 0) / 255
        return Paint(_colour(said.get("Value")), alpha) if alpha else None


def _is_wanted(one: _Element, how: str, default: bool) -> bool:
    said = one.get(how, "").lower()
    return said in ("true", "1") if said else default


def _colour(value: str | None) -> Colour:
    """The value of a colour: of grey, RGB or CMYK, 0 to 255 each, or #rr as some producers write; else black.

    >>> _colour("220"), _colour("255 0 #80"), _colour("0 0 0 255"), _colour(None)
    ((220, 220, 220), (255, 0, 128), (0, 0, 0), (0, 0, 0))
    """
    words = (value or "").replace(",", " ").split()
    try:
        parts = [int(one[1:], 16) if one.startswith("#") else round(number(one)) for one in words]
    except ValueError:
        parts = []
    parts = [max(min(part, 255), 0) for part in parts]
    if len(parts) == 4:
        *ink, black = parts
        parts = [round((255 - part) * (255 - black) / 255) for part in ink]
    if len(parts) == 1:
        parts *= 3
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else (0, 0, 0)
