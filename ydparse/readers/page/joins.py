"""Tables that run over several pages become one grid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from ydparse.document import Cell, Grid, Line
from ydparse.readers.page.grid import NEAR, merge_edges
from ydparse.readers.page.notes import Note
from ydparse.readers.page.tables import Table, place

Rows = list[tuple[Cell, ...]]

_PAGE_NUMBER = re.compile(
    r"[\s\-—–―－_·.•第页共/／\dⅠ-Ⅿivx]*\d[\s\-—–―－_·.•第页共/／\d]*|[（(]?(?:续上?表|接上[表页]|上接).{0,6}|.{0,30}[（(]续[表）)].{0,4}"
)
_NUMBER = re.compile(r"[（(]?(?:\d{1,4}|[一二三四五六七八九十百]{1,4})[）).．、]?")
_FIRST = ("1", "一", "（一）", "(一)")
_GOES_ON = tuple("、，。；,;）)")  # signs that no cell begins with
FINAL = tuple("。；！？;!?）)】〕」”：:")
_OPEN_END = tuple("、，,（(《“〔【及和与")
_HALF_A_RANGE = re.compile(r"\d[-—–－~～至]")
_DEEPEST_TITLE = 3  # rows of a table above its header, that and one more
_NEAR = 50  # rows that tell how long the lines of a column are
_BRACKETS = {"（": "）", "(": ")", "《": "》", "“": "”", "〔": "〕"}


def join_pages(pages: Sequence[Sequence[Line | Table]]) -> list[Line | Grid]:
    """The blocks of all pages, a table and its continuations on the next pages as one grid.

    It continues where the next page begins, furniture aside, with a table of the same column edges and no other text
    came after it. Furniture that stood in between follows the grid. Footnotes come last.
    """
    notes: list[Line | Grid] = [Line(*block) for blocks in pages for block in blocks if isinstance(block, Note)]
    pages = [[block for block in blocks if not isinstance(block, Note)] for blocks in pages]
    if not any(isinstance(block, Table) for blocks in pages for block in blocks):
        return [block for blocks in pages for block in blocks if isinstance(block, Line)] + notes
    furniture = _furniture(pages)
    joined = _Joined()
    for blocks in pages:
        first = True
        for block in blocks:
            if isinstance(block, Line) and id(block) in furniture:
                joined.set_aside(block)
                continue
            if isinstance(block, Line):
                joined.add_line(block)
            elif not (first and joined.go_on(block)):
                joined.open_table(block)
            first = False
    joined.close()
    return joined.blocks + notes


class _Joined:
    """The blocks of the pages so far; the table at their end is open, for the next page may go on with it."""

    def __init__(self) -> None:
        self.blocks: list[Line | Grid] = []
        self._table: Table | None = None
        self._rows: Rows = []
        self._aside: list[Line | Grid] = []

    def set_aside(self, furniture: Line) -> None:
        """Furniture stands behind the table that is open."""
        self._aside.append(furniture)

    def add_line(self, line: Line) -> None:
        """A line ends the table."""
        self.close()
        self.blocks.append(line)

    def go_on(self, table: Table) -> bool:
        """Add the table at the head of a page to the open one, where it is the rest of it; whether it is."""
        above = self._table
        if above is None or table.page != above.page + 1 or not _fit(above, table, self._rows):
            return False
        edges = merge_edges((*above.edges, *table.edges))
        self._rows = _append(_regrid(self._rows, above.edges, edges), _regrid(table.rows, table.edges, edges))
        self._table = Table(table.box, table.page, edges, ())
        return True

    def open_table(self, table: Table) -> None:
        """A table of its own begins."""
        self.close()
        self._table, self._rows = table, list(table.rows)

    def close(self) -> None:
        """Nothing goes on with the table."""
        if self._table is not None:
            self.blocks.extend(self._table.lines or [Grid(tuple(self._rows))])
        self.blocks.extend(self._aside)
        self._table, self._aside = None, []


def _furniture(pages: Sequence[Sequence[Line | Table]]) -> set[int]:
    """Page numbers at the edge of a page, 续表 marks, and lines that several pages repeat in one place.

    附件 above a table is none, though each annex has it in the same place.
    """
    seen: Counter[tuple[str, int]] = Counter()
    keys: dict[int, list[tuple[str, int]]] = {}
    found: set[int] = set()
    for blocks in pages:
        lines = [block for block in blocks if isinstance(block, Line)]
        found.update(id(line) for line in (*lines[:2], *lines[-2:]) if _PAGE_NUMBER.fullmatch(line.text))
        for line in lines:
            height = round(line.box[1]) if line.box else 0
            text = re.sub(r"第\s*\d+\s*页", "", line.text)
            keys[id(line)] = [] if text.startswith("附") else [(text, height + near) for near in (-1, 0, 1)]
        seen.update({key for line in lines for key in keys[id(line)]})
    return found | {one for one, near in keys.items() if any(seen[key] > 1 for key in near)}


def _fit(above: Table, below: Table, rows: Rows) -> bool:
    """The same outer edges, the columns of one among those of the other, and no new table: one whose header is another
    (`rows` are those above) and whose numbers begin anew."""
    if len(below.rows) > 1 and not _repeated(rows, list(below.rows)):
        head, first = (_bare(row[0]) for row in below.rows[:2])
        if head and not _NUMBER.fullmatch(head) and first in _FIRST and any(_bare(row[0]) in _FIRST for row in rows):
            return False
    if abs(above.edges[0] - below.edges[0]) > NEAR or abs(above.edges[-1] - below.edges[-1]) > NEAR:
        return False
    few, many = sorted((above.edges, below.edges), key=len)
    return all(any(abs(edge - other) <= NEAR for other in many) for edge in few)


def _regrid(rows: Iterable[tuple[Cell, ...]], old: Sequence[float], new: Sequence[float]) -> Rows:
    """Rows on a finer set of column edges."""
    columns = [min(place(old, edge), len(old) - 2) for edge in new[:-1]]
    return [tuple(row[column] for column in columns) for row in rows]


def _append(above: Rows, below: Rows) -> Rows:
    """The rows of both, without the header that the second repeats, and a row that the page break split made whole."""
    rest = below[_repeated(above, below) :]
    if not rest:
        return above
    if _is_split(above, rest):
        return _mended(above, rest)
    return above + _carried(above, rest)


def _repeated(above: Rows, below: Rows) -> int:
    """How many rows at the head of the continuation say what the head of the table says, below its title or with it."""
    best = 0
    for start in range(min(len(above), _DEEPEST_TITLE)):
        same = list(takewhile(_is_same, zip(above[start:], below, strict=False)))
        if any(len({_bare(cell) for cell in row} - {""}) > 1 for row, _ in same):
            best = max(best, len(same))
    return best


def _is_same(pair: tuple[Sequence[Cell], Sequence[Cell]]) -> bool:
    first, second = ([_bare(cell) for cell in row] for row in pair)
    return first == second and any(first)


def _bare(cell: Cell) -> str:
    return "".join(cell.text.split())


def _is_split(above: Rows, rest: Rows) -> bool:
    """Whether the first row only goes on with the last one, where that is unmistakable.

    It says no number but the last row's own, and a text that breaks off in mid-sentence goes on in it: behind a comma,
    in a range (`8-` | `10名`) or in a bracket, or at the end of a full line where no other cell of the row has ended: `建立联席会` | `议制度。`
    """
    last, first = above[-1], rest[0]
    own = [at for at, cell in enumerate(last) if len(above) < 2 or above[-2][at] is not cell]
    if not own or not _leaves_room(_bare(last[own[0]]), _bare(first[own[0]]), [(last[at], first[at]) for at in own]):
        return False
    if any(_is_number(two) and _bare(one) != _bare(two) for one, two in zip(last, first, strict=True)):
        return False
    texts = {
        at: one.text
        for at, (one, two) in enumerate(zip(last, first, strict=True))
        if one.text and two.text and not _is_number(two)
    }
    if any(_breaks_off(text) for text in texts.values()) or any(first[at].text.startswith(_GOES_ON) for at in texts):
        return True
    return _end_full_lines(texts, above[-_NEAR:])


def _is_number(cell: Cell) -> bool:
    return _NUMBER.fullmatch(_bare(cell)) is not None


def _end_full_lines(texts: dict[int, str], rows: Rows) -> bool:
    """Whether the texts of a row, by their columns, each end a full line or a sentence, and one is broken off at the end of
    its line."""
    full = {at: _is_full(text, at, rows) for at, text in texts.items()}
    broken = any(full[at] and not text.endswith(FINAL) for at, text in texts.items())
    return broken and all(full[at] or text.endswith(FINAL) for at, text in texts.items())


def _leaves_room(head: str, next_head: str, own: Sequence[tuple[Cell, Cell]]) -> bool:
    """Whether the first row may be the rest of one that begins with the wording `head`: it has no number of its own, or,
    where rows begin without one (below a merged cell), it leaves a cell empty that the last row fills."""
    if next_head in ("", head):
        return True
    return not _NUMBER.fullmatch(head) and any(one.text and not two.text for one, two in own)


def _breaks_off(text: str) -> bool:
    """Whether a text cannot end there."""
    if text.endswith(_OPEN_END) or _HALF_A_RANGE.fullmatch(text[-2:]):
        return True
    return any(text.count(a) > text.count(b) for a, b in _BRACKETS.items())


def _is_full(text: str, column: int, rows: Rows) -> bool:
    """Whether the last line of a cell is as long as the column's longest, of several: then it is no end of its own. A cell
    that is as wide as two columns does not count."""
    narrow = [row[column].text for row in rows if row.count(row[column]) == 1]
    lines = [line for cell in narrow for line in cell.split("\n")]
    wrapped = any("\n" in cell for cell in narrow)
    return wrapped and len(text.rsplit("\n", maxsplit=1)[-1]) >= max(map(len, lines)) - 1


def _mended(above: Rows, rest: Rows) -> Rows:
    """The last row with the first row's text added, cell by cell, wherever these cells stand."""
    new: dict[Cell, Cell] = {}
    for one, two in zip(above[-1], rest[0], strict=True):
        if one not in new:
            same = _is_number(one) and _bare(one) == _bare(two)
            text = one.text if same else "\n".join(filter(None, (one.text, two.text)))
            new[one] = Cell(text, page=one.page, box=one.box)
        new.setdefault(two, new[one])
    whole = [tuple(new.get(cell, cell) for cell in row) for row in above]
    return whole + [tuple(new.get(cell, cell) for cell in row) for row in rest[1:]]


def _carried(above: Rows, rest: Rows) -> Rows:
    """Empty cells, numbers aside, that go on with a merged cell of the page before are that cell; right of a merged cell that
    begins anew nothing goes on."""
    new: dict[Cell, Cell] = {}
    for at, (one, two) in enumerate(zip(above[-1], rest[0], strict=True)):
        if two in new or _is_number(two):
            continue
        merged = (len(above) > 1 and above[-2][at] is one) or (len(rest) > 1 and rest[1][at] is two)
        if merged and two.text:
            break
        if merged and one.text:
            new[two] = one
    return [tuple(new.get(cell, cell) for cell in row) for row in rest]
