"""Rows as they come → batches of one table, of bounded size, that a database can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ydparse.writers.tabular.layout import BY_NAME, TABLES, Row, Table

ROWS = 10_000
CHARACTERS = 2_000_000  # whole texts of notices are long: a batch of them ends before it has `ROWS` rows


def batches(rows: Iterable[tuple[str, Sequence[Row]]]) -> Iterator[tuple[Table, list[Row]]]:
    """The rows of each table in their order, in batches; what is not full comes at the end, in the layout's order.

    Where a batch ends depends on the rows before it alone, so that the same rows give the same batches.
    """
    waiting: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    characters = dict.fromkeys(waiting, 0)
    for name, some in rows:
        for row, length in map(storable, some):
            waiting[name].append(row)
            characters[name] += length
            if len(waiting[name]) >= ROWS or characters[name] >= CHARACTERS:
                yield BY_NAME[name], waiting[name]
                waiting[name], characters[name] = [], 0
    for name, rest in waiting.items():
        if rest:
            yield BY_NAME[name], rest


def storable(row: Row) -> tuple[Row, int]:
    """The row with its texts as every format can hold them, and how many characters they have.

    NUL and lone surrogates (bytes of a file's name that are no UTF-8) are escaped as in Python: `\\x00`, `\\udcbb`. So
    nothing is lost, and two names stay two names.
    """
    whole = "".join([value for value in row if type(value) is str])
    try:
        whole.encode()
    except UnicodeEncodeError:
        pass
    else:
        if "\0" not in whole:
            return row, len(whole)
    return [_escaped(value) if isinstance(value, str) else value for value in row], len(whole)


def _escaped(text: str) -> str:
    return text.replace("\0", "\\x00").encode("utf-8", "backslashreplace").decode()
