"""Text that is turned by a quarter within a table: the heads of its rows, often, from top to bottom or from the foot up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ydparse.document import Box
from ydparse.readers.page.grid import NEAR, cells_of
from ydparse.readers.page.ink import Run
from ydparse.readers.page.lines import Char

_DOWN, _UP = 90.0, 270.0


def upright_in_cells(runs: Sequence[Run], rules: Iterable[Box]) -> list[Run]:
    """The runs, those that are turned by a quarter and stand whole in a cell as one upright word in each; the lines of text
    that runs down follow each other from right to left. What is pale is left as it is: a watermark may fit into a cell."""
    turned = [run for run in runs if run.turn in (_DOWN, _UP) and run.ink.shows and not run.ink.is_pale]
    cells = [cell for table in cells_of(rules) for cell in table] if turned else []
    found: dict[Box, list[Run]] = defaultdict(list)
    for run in turned:
        cell = next((cell for cell in cells if _holds(cell, _around(run.chars))), None)
        if cell is not None:
            found[cell].append(run)
    set_upright = {id(run) for own in found.values() for run in own}
    return [run for run in runs if id(run) not in set_upright] + [_upright(own) for own in found.values()]


def _upright(runs: list[Run]) -> Run:
    across = sorted(runs, key=lambda run: run.chars[0].x0, reverse=runs[0].turn == _DOWN)
    text = "".join(char.text for run in across for char in run.chars)
    x0, top, x1, bottom = _around([char for run in across for char in run.chars])
    return across[0]._replace(chars=(Char("".join(text.split()), x0, top, x1, bottom),), turn=0.0)


def _around(chars: Sequence[Char]) -> Box:
    _, lefts, tops, rights, bottoms = zip(*chars, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _holds(cell: Box, box: Box) -> bool:
    return (
        cell[0] - NEAR <= box[0] and cell[1] - NEAR <= box[1] and box[2] <= cell[2] + NEAR and box[3] <= cell[3] + NEAR
    )
