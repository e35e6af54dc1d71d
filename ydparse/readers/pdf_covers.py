"""Text of a PDF page over which something is drawn later: a white box, a black bar, a picture.

What hides text is not told by its box alone, for it may be a marker's transparent stroke or a drawing: the page is drawn with
the text and without. A picture that shows something where the text lies may be a scan of it, so the text stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ydparse.document import Box
from ydparse.readers.pdf_drawn import Cover, Drawn, fills
from ydparse.readers.pdf_shown import Boxes, Trial
from ydparse.readers.pdf_view import View

Spot = tuple[int, int]
"""A character: the address of the text object that draws it, and its number in the boxes of that."""
_ROW = 24.0  # points; text is looked for in rows so high
_FURTHEST = 15_000.0  # points; no page is larger
_MOST_STEPS = 500_000  # comparisons of text with what may lie over it, on a page


def is_covered(drawn: Drawn, own: View) -> bool:
    """Whether something may lie over text."""
    covers = _covers(drawn, own)
    if not covers:
        return False
    texts = drawn.texts[: max(cover.over for cover in covers)]
    return next(_meetings(enumerate(drawn.bounds(texts)), covers), None) is not None


def below(drawn: Drawn, own: View, boxes: Boxes) -> list[tuple[Box, list[Spot]]]:
    """What lies over characters, as seen in the page's own view, each with those that it covers for the most part."""
    covers = [cover._replace(box=own.box(*cover.box)) for cover in _covers(drawn, own)]
    if not covers:
        return []
    order = {text: at for at, text in enumerate(drawn.texts)}
    spots = [(thing, at) for thing in boxes if thing in order for at in range(len(boxes[thing]))]
    pieces = [(order[thing], boxes[thing][at]) for thing, at in spots]
    found: dict[int, dict[Spot, None]] = defaultdict(dict)
    for piece, cover in _meetings(pieces, covers):
        if _holds(covers[cover].box, _core(pieces[piece][1])):
            found[cover][spots[piece]] = None
    return [(covers[cover].box, list(covered)) for cover, covered in found.items()]


def hidden_by(cover: Box, spots: Sequence[Spot], boxes: Boxes, trial: Trial) -> bool:
    """Whether a cover hides the characters below it: nothing of them shows, and where most of them lie it shows nothing of its
    own."""
    seen = [(thing, _common(cover, boxes[thing][at])) for thing, at in spots]
    if any(trial.shows(thing, box) for thing, box in seen):
        return False
    return 2 * sum(trial.is_flat(box) for _, box in seen) > len(seen)


def _covers(drawn: Drawn, own: View) -> list[Cover]:
    """What may hide text. The text below a picture of the whole page is the layer of a scan."""
    scanned = fills(drawn.pictures, own)
    return [cover for cover in drawn.covers if cover.over and not (scanned and cover.is_picture)]


def _meetings(pieces: Iterable[tuple[int, Box]], covers: Sequence[Cover]) -> Iterator[tuple[int, int]]:
    """Each piece of text, with its place in the order of drawing, and each cover over it, by their numbers. A page that needs
    more than _MOST_STEPS is looked at in part."""
    rows: dict[int, list[tuple[int, int, Box]]] = defaultdict(list)
    for at, (order, box) in enumerate(pieces):
        core = _core(box)
        for row in _rows(core):
            rows[row].append((at, order, core))
    steps = 0
    for number, (box, over, _) in enumerate(covers):
        for at, order, core in chain.from_iterable(rows.get(row, ()) for row in _rows(box)):
            if order < over and _touch(core, box):
                yield at, number
            steps += 1
            if steps > _MOST_STEPS:
                return


def _rows(box: Box) -> range:
    low, high = (int(min(_FURTHEST, max(0.0, side)) / _ROW) for side in (box[1], box[3]))
    return range(low, high + 1)


def _core(box: Box) -> Box:
    """A box without a quarter of its height or width, the smaller one, at each side."""
    x0, y0, x1, y1 = box
    edge = min(x1 - x0, y1 - y0) / 4
    return x0 + edge, y0 + edge, x1 - edge, y1 - edge


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _holds(one: Box, other: Box) -> bool:
    return one[0] <= other[0] and other[2] <= one[2] and one[1] <= other[1] and other[3] <= one[3]


def _common(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
