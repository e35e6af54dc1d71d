"""Text of a PDF page over which something is drawn later: a white box, a black bar, a picture.

What hides text is not told by its box alone, for it may be a marker's transparent stroke or a drawing: the page is drawn with
the text and without. A picture that shows something where the text lies may be a scan of it, so the text stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from ydparse.document import Box
from ydparse.readers.page.covers import Cover, common, covered, meetings
from ydparse.readers.pdf_drawn import Drawn, fills
from ydparse.readers.pdf_shown import Boxes, Trial
from ydparse.readers.pdf_view import View

_FEW = 100_000
"""Pairs of text and what may lie over it that are compared one by one."""
Spot = tuple[int, int]
"""A character: the address of the text object that draws it, and its number in the boxes of that."""


def is_covered(drawn: Drawn, own: View) -> bool:
    """Whether something may lie over text."""
    covers = _covers(drawn, own)
    if not covers:
        return False
    boxes = drawn.bounds(drawn.texts[: max(cover.over for cover in covers)])
    if len(covers) * len(boxes) <= _FEW:  # most shapes lie where nothing is drawn yet: the ground of a line
        covers = [cover for cover in covers if _meets_any(cover.box, boxes[: cover.over])]
    return bool(covers) and next(meetings(enumerate(boxes), covers), None) is not None


def _meets_any(box: Box, others: Sequence[Box]) -> bool:
    """Whether a box has anything in common with others, or lies at their edges."""
    left, bottom, right, top = box
    return bool([1 for x0, y0, x1, y1 in others if x0 <= right and left <= x1 and y0 <= top and bottom <= y1])


def below(drawn: Drawn, own: View, boxes: Boxes) -> list[tuple[Box, list[Spot]]]:
    """What lies over characters, as seen in the page's own view, each with those that it covers for the most part."""
    covers = [cover._replace(box=own.box(*cover.box)) for cover in _covers(drawn, own)]
    if not covers:
        return []
    order = {text: at for at, text in enumerate(drawn.texts)}
    spots = [(thing, at) for thing in boxes if thing in order for at in range(len(boxes[thing]))]
    found = covered([(order[thing], boxes[thing][at]) for thing, at in spots], covers)
    return [(covers[cover].box, [spots[piece] for piece in pieces]) for cover, pieces in found.items()]


def hidden_by(cover: Box, spots: Sequence[Spot], boxes: Boxes, trial: Trial) -> bool:
    """Whether a cover hides the characters below it: nothing of them shows, and where most of them lie it shows nothing of its
    own."""
    seen = [(thing, common(cover, boxes[thing][at])) for thing, at in spots]
    if any(trial.shows(thing, box) for thing, box in seen):
        return False
    return 2 * sum(trial.is_flat(box) for _, box in seen) > len(seen)


def _covers(drawn: Drawn, own: View) -> list[Cover]:
    """What may hide text. The text below a picture of the whole page is the layer of a scan."""
    scanned = fills(drawn.pictures, own)
    return [cover for cover in drawn.covers if cover.over and not (scanned and cover.is_picture)]
