"""Rows of a flat table that stand in lines with a sign between their cells: a tab, a bar, two blanks or more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from ydparse.document import Line
from ydparse.layout.flat_cells import Row, cell
from ydparse.layout.flat_header import BAR, Header

_BAND = 40  # characters; a heading between two rows is not longer
RULE = regex.compile(rf"(?:\s|{BAR}|[-:+=—─━┼├┤┌┐└┘┬┴╋])+")
_BREAK = regex.compile("<br ?/?>")
_OPEN = 20  # lines over which a row goes on until its closing bar


def divided_rows(lines: Sequence[Line], end: int, header: Header) -> tuple[list[Row], int] | None:
    """The rows below the header and the line that they end before, or None where the lines there are not so divided.

    A line without the sign is a band if a row follows, else it ends the table.
    """
    filled = (i for i in range(header.body, end) if _says(lines[i]))
    rows: list[Row] = []
    last = header.body
    begun = False
    for group in _grouped(lines, filled, header):
        i = group[0]
        text = lines[i].text.strip()
        if _is_divided(text, header):
            rows.append(_cells([lines[j] for j in group], header))
            begun = True
        elif (not begun and rows) or _goes_on_below(lines[i], header):
            return None
        elif not _is_band(lines, i, end, header):
            break
        else:
            rows.append((cell((text, lines[i])),))
        last = group[-1] + 1
    if not begun or (header.divider == "wide" and any(len(row) not in (1, len(header.cells)) for row in rows)):
        return None
    return rows, last


def _goes_on_below(line: Line, header: Header) -> bool:
    """Whether a line without the sign goes on in a cell that blanks set in its column: it stands to the right of the first."""
    indent, first = (len(text) - len(text.lstrip()) for text in (line.text, header.cells[0].lines[0][1].text))
    return header.divider == "wide" and indent > first + 2


def _is_band(lines: Sequence[Line], at: int, end: int, header: Header) -> bool:
    """Whether a line without the sign heads the rows below it: it is short, and the next line is a row."""
    text = lines[at].text.strip()
    following = next((j for j in range(at + 1, end) if _says(lines[j])), None)
    next_is_row = following is not None and _is_divided(lines[following].text.strip(), header)
    return next_is_row and len(text) <= _BAND and "。" not in text


def _says(line: Line) -> bool:
    return bool(line.text.strip()) and not RULE.fullmatch(line.text)


def _grouped(lines: Sequence[Line], filled: Iterable[int], header: Header) -> Iterator[list[int]]:
    """The lines of each row: one, or, where rows are closed by a bar as the header is, those up to the closing bar."""
    closed = header.divider == "bar" and regex.search(rf"{BAR}\s*$", lines[header.body - 1].text) is not None
    group: list[int] = []
    for i in filled:
        group.append(i)
        begins = closed and header.pattern is not None and header.pattern.search(lines[group[0]].text) is not None
        if not begins or regex.search(rf"{BAR}\s*$", lines[i].text) or len(group) == _OPEN:
            yield group
            group = []
    if group:
        yield group[:1]


def _is_divided(text: str, header: Header) -> bool:
    return header.pattern is not None and header.pattern.search(text) is not None


def _cells(lines: Sequence[Line], header: Header) -> Row:
    """The cells of one row; where it stands in several lines, each goes on in the cell that the one before left open."""
    if header.divider == "tab":
        return tuple(cell((part, lines[0])) for part in lines[0].text.split("\t"))
    assert header.pattern is not None
    parts: list[list[tuple[str, Line]]] = [[]]
    for line in lines:
        first, *more = header.pattern.split(line.text.strip())
        parts[-1].append((first, line))
        parts += [[(part, line)] for part in more]
    cells = [cell(*(piece for part in pieces for piece in _written_out(*part))) for pieces in parts]
    size = len(header.cells)
    if header.divider == "bar":
        opened = regex.match(rf"\s*{BAR}", lines[0].text) is not None
        if opened and not cells[0].lines and (len(cells) > size or _opens_with_bar(header)):
            cells = cells[1:]
        if not cells[-1].lines and len(cells) > size:
            cells = cells[:-1]
    return tuple(cells)


def _written_out(text: str, line: Line) -> Iterator[tuple[str, Line]]:
    """The lines of a cell as Markdown writes them, with <br> between, without **…**."""
    return ((part.replace("**", ""), line) for part in _BREAK.split(text))


def _opens_with_bar(header: Header) -> bool:
    (_, line), *_ = header.cells[0].lines
    return regex.match(rf"\s*{BAR}", line.text) is not None
