"""Rows of a table whose cells lost what stood between them, or kept one blank: told apart by what they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import regex

from ydparse.document import Line
from ydparse.grammar.bodies import ends_like_unit
from ydparse.layout.flat_cells import (
    BAND,
    UNIT_COLUMNS,
    Piece,
    Row,
    cell,
    is_blank,
    limit_end,
    opens_like_unit,
    opens_with_limit,
    reads_like_units,
)
from ydparse.layout.flat_header import header_at, number_headings
from ydparse.layout.flat_numbers import Numbers
from ydparse.lexicon import words

# What follows a table: a sentence, a note, an annex, a heading, the title of another table.
_AFTER = regex.compile(
    r".{8,}[。；]$|\L<after>\s*[\d：:.．、]|[（(]?[一二三四五六七八九十]{1,3}[、)）]|.{2,40}\L<title>$",
    after=words("table_words", "after"),
    title=words("table_words", "title"),
)
_BLANKS, _STOP, _HAN = regex.compile(r"\s+"), re.compile("[。；]"), regex.compile(r"\p{Han}+")
_PERSON = 10  # characters; what a cell of a note column says is not longer


@dataclass(slots=True)
class Found:
    """A row as it was found: a group before its number, the number (None: a band), and the pieces after it."""

    group: Piece | None
    number: Piece | None
    rest: list[Piece]


def rows_by_number(lines: Sequence[Line], kinds: Sequence[str | None]) -> tuple[list[Found], int]:
    """The rows of a table with a number column, and how many of the lines they take.

    A row begins where the number that is due stands at the start of a line, a group before it or not.
    """
    rows: list[Found] = []
    before: list[Piece] = []  # what stands before the first number
    numbers = Numbers(lines, kinds)
    repeated = 0  # up to this line a header that a new page repeats
    for i, line in enumerate(lines):
        text = line.text.strip()
        if i >= repeated and rows:
            repeated = _header_end(lines, i, text)
        if i < repeated:
            continue
        if match := numbers.opens(i, bool(rows), _above(rows)):
            rows.append(_opened(match, line, (_above(rows) or before) if kinds[0] == "section" else []))
        elif BAND.fullmatch(text):
            rows.append(Found(None, None, [(text, line)]))
        elif text:
            (rows[-1].rest if rows else before).append((text, line))
    return _up_to_end(rows, lines, kinds) if numbers.are_enough else ([], 0)


def _above(rows: Sequence[Found]) -> list[Piece] | None:
    """The pieces of the row above; None where that is a band or there is none."""
    return rows[-1].rest if rows and rows[-1].number else None


def _header_end(lines: Sequence[Line], at: int, text: str) -> int:
    """The line below a header that begins at this one; 0 where none does."""
    header = header_at(lines, at) if text.startswith(number_headings()) else None
    return header.body if header else 0


def _opened(match: regex.Match[str], line: Line, above: list[Piece]) -> Found:
    """The row that a number opens; its group may be the last of the pieces above it, from which it is taken."""
    rest = match.string[match.end() :].strip()
    group: Piece | None = (match.group("group"), line) if match.group("group") else None
    if group is None and above and _names_group(above[-1][0]):
        group = above.pop()
    return Found(group, (match.group("number"), line), [(rest, line)] if rest else [])


def _up_to_end(rows: list[Found], lines: Sequence[Line], kinds: Sequence[str | None]) -> tuple[list[Found], int]:
    """The rows up to what follows the table, no band at their end, and how many lines they take."""
    while rows[-1].number is None:
        rows.pop()
    rows[-1].rest = list(_until_closed(rows[-1].rest, kinds))
    last = rows[-1].rest[-1][1] if rows[-1].rest else lines[-1]
    return rows, next((i + 1 for i, line in enumerate(lines) if line is last), len(lines))


def _names_group(text: str) -> bool:
    return len(text) <= _PERSON and _HAN.fullmatch(text) is not None and not reads_like_units(text)


def _until_closed(pieces: Sequence[Piece], kinds: Sequence[str | None]) -> Iterator[Piece]:
    """The pieces of the last row up to what follows the table: its units or its limit have been said by then."""
    full = False
    for text, line in pieces:
        if full and _AFTER.match(text):
            return
        last = text.split()[-1]
        full = full or reads_like_units(last) or limit_end(text) is not None or opens_with_limit(last)
        yield text, line


def rows_by_content(found: Sequence[Found], kinds: Sequence[str | None]) -> list[Row]:
    """The rows of cells, each piece dealt out to the column that it reads like."""
    return [
        made
        for row in found
        for made in (_with_sub_rows(row, kinds) if row.number is not None else [(cell(*row.rest),)])
    ]


def _with_sub_rows(row: Found, kinds: Sequence[str | None]) -> list[Row]:
    """A row, and those below it under the same number: they go on with what their own lines lack, the bodies mostly."""
    first, *others = _parts_by_limit(row.rest, kinds)
    made = [_dealt(row.group, row.number, first, kinds)]
    for rest in others:
        below = _dealt(row.group, row.number, rest, kinds)
        made.append(
            tuple(
                above if kind in ("section", "number") or not own.lines else own
                for above, own, kind in zip(made[-1], below, kinds, strict=True)
            )
        )
    return made


def _parts_by_limit(pieces: list[Piece], kinds: Sequence[str | None]) -> list[list[Piece]]:
    """The pieces of a row cut behind each limit of the last column that another task with its own limit follows; the first
    part has said its bodies by then."""
    if kinds[-1] != "deadline" or not UNIT_COLUMNS.intersection(kinds):
        return [pieces]
    ends = [i + 1 for i, (text, _) in enumerate(pieces) if _is_limit(text)]
    if len(ends) < 2 or ends[-1] != len(pieces) or not any(reads_like_units(text) for text, _ in pieces[: ends[0]]):
        return [pieces]
    parts = [pieces[low:high] for low, high in zip([0, *ends], ends, strict=False)]
    tasks = all(len(part) > 1 and not reads_like_units(part[0][0]) for part in parts)
    return parts if tasks else [pieces]


def _is_limit(text: str) -> bool:
    return limit_end(text) == len(text) or opens_with_limit(text)


def a_row_a_line(lines: Iterable[Line], kinds: Sequence[str | None]) -> tuple[list[Row], int]:
    """Without a number column: each line is a row, as long as it has units or a limit where the header says so."""
    rows: list[Row] = []
    used = 0
    for i, line in enumerate(lines):
        text = line.text.strip()
        if not text:
            continue
        row = _dealt(None, None, [(text, line)], kinds)
        told = [made for made, kind in zip(row, kinds, strict=True) if kind == "deadline" or kind in UNIT_COLUMNS]
        if not any(made.lines and not is_blank(made.text) for made in told):
            break
        rows.append(row)
        used = i + 1
    return rows, used


def _dealt(group: Piece | None, number: Piece | None, rest: list[Piece], kinds: Sequence[str | None]) -> Row:
    cells: list[list[Piece]] = [[] for _ in kinds]
    columns = [i for i, kind in enumerate(kinds) if kind != "number"]
    if number is not None:
        cells[kinds.index("number")] = [number]
        if kinds[0] == "section":
            cells[0] = [group] if group else []
            columns.remove(0)
    words = _words(rest)
    if len(words) == len(columns) and all(_fits(word, kinds[i]) for i, (word, _) in zip(columns, words, strict=True)):
        for i, word in zip(columns, words, strict=True):
            cells[i] = [word]
        return tuple(cell(*pieces) for pieces in cells)
    _deal_around_limit(rest, columns, kinds, cells)
    return tuple(cell(*_joined(pieces)) for pieces in cells)


def _deal_around_limit(
    rest: list[Piece], columns: list[int], kinds: Sequence[str | None], cells: list[list[Piece]]
) -> None:
    """Deal pieces out to the columns on either side of the time limit, which is known best."""
    at = next((i for i in columns if kinds[i] == "deadline"), None)
    after: list[Piece] = []
    if at is not None:
        rest, cells[at], after = _at_limit(rest, at == columns[-1])
    left = [i for i in columns if at is None or i < at]
    right = [i for i in columns if at is not None and i > at]
    if not any(kinds[i] in UNIT_COLUMNS for i in right):  # a limit that wraps, or stands in the midst of the cells
        rest, after, left, right = rest + after, [], [*left, *right], []
    if at is not None and not left:  # the limit is the first column, or the only one
        rest, after = [], rest + after
        if not right:
            cells[at], after = cells[at] + after, []
    _deal(rest, left, kinds, cells)
    _deal(after, right, kinds, cells)


def _fits(word: str, kind: str | None) -> bool:
    if kind == "deadline":
        return opens_with_limit(word) or is_blank(word)
    return kind not in UNIT_COLUMNS or reads_like_units(word) or is_blank(word)


def _words(pieces: Sequence[Piece]) -> list[Piece]:
    return [(word, line) for text, line in pieces for word in text.split()]


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The words of one line as one piece again."""
    lines = [list(group) for _, group in groupby(pieces, key=lambda piece: id(piece[1]))]
    return [(" ".join(text for text, _ in words), words[0][1]) for words in lines]


def _at_limit(pieces: list[Piece], is_last: bool) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """(before, limit, after): the time limit that opens a line, or stands within one after a blank. In the last column
    it is the last one, and may say what is reached then (9月投入使用)."""
    places = _limits(pieces, is_last)
    if not places:
        return pieces, [], []
    opening = [place for place in places if place[1] == 0]
    i, start, end = places[-1] if is_last else (opening or places)[0]
    text, line = pieces[i]
    first = i
    while (
        is_last and start == 0 and first and _is_limit(pieces[first - 1][0])
    ):  # 5月底前动工 | 12月底前完成, a line each
        first -= 1
    before = [*pieces[:first], (text[:start].strip(), line)] if text[:start].strip() else pieces[:first]
    after = [(text[end:].strip(), line), *pieces[i + 1 :]] if text[end:].strip() else pieces[i + 1 :]
    return before, [*pieces[first:i], (text[start:end].strip(), line)], after


def _limits(pieces: Sequence[Piece], is_last: bool) -> list[tuple[int, int, int]]:
    """(piece, start, end) of all that may be the time limit."""
    places: list[tuple[int, int, int]] = []
    for i, (text, _) in enumerate(pieces):
        for start in [0, *(match.end() for match in _BLANKS.finditer(text))]:
            end = limit_end(text, start)
            if end is not None:
                places.append((i, start, end))
            elif is_last and i == len(pieces) - 1 and not places and opens_with_limit(text[start:]):
                places.append((i, start, len(text)))
    return places


def _deal(pieces: list[Piece], columns: list[int], kinds: Sequence[str | None], cells: list[list[Piece]]) -> None:
    """Deal pieces out to columns from the right: bodies to unit columns, a short word to a note, the rest to the text."""
    words = _words(pieces)
    first = columns[:1]
    while columns and (kinds[columns[-1]] in UNIT_COLUMNS or kinds[columns[-1]] == "note"):
        columns, units = _parted(columns, kinds)
        if not units:
            if len(words) > 1 and _is_note(words, columns, kinds):
                cells[columns[-1]] = [words.pop()]
            columns = columns[:-1]
            continue
        words, bodies = _bodies(words, len(units), any(kinds[i] != "note" for i in columns)) if columns else ([], words)
        for i, part in zip(units, _divide(bodies, len(units)), strict=False):
            cells[i] = part
    if len(words) == len(columns):
        for i, word in zip(columns, words, strict=True):
            cells[i] = [word]
    elif words:
        at = (columns or first)[0]
        cells[at] = words + cells[at]


def _parted(columns: list[int], kinds: Sequence[str | None]) -> tuple[list[int], list[int]]:
    """The columns before the unit columns at the right end, and these."""
    run = len(columns)
    while run and kinds[columns[run - 1]] in UNIT_COLUMNS:
        run -= 1
    return columns[:run], columns[run:]


def _is_note(words: Sequence[Piece], columns: Sequence[int], kinds: Sequence[str | None]) -> bool:
    """Whether the last word is what a note column says: short, and not the only bodies that the row has."""
    word = words[-1][0]
    texts = sum(kinds[i] not in UNIT_COLUMNS and kinds[i] != "note" for i in columns)
    alone = len(words) <= texts + 1 or not reads_like_units(words[-2][0])
    wanted = any(kinds[i] in UNIT_COLUMNS for i in columns) and reads_like_units(word)
    return len(word) <= _PERSON and not _STOP.search(word) and not (wanted and alone)


def _bodies(words: list[Piece], columns: int, least: int) -> tuple[list[Piece], list[Piece]]:
    """(rest, bodies): the longest tail that reads like lists of units, `least` words left before it. Of one line, a word more than there are columns
    counts only where it opens as the bodies do: 建设文化 中心 is no body."""
    in_line = Counter(id(line) for _, line in words)
    start = len(words)
    while start > least:
        text, line = words[start - 1]
        taken = len(words) - start
        if not reads_like_units(text, taken == 0):
            break
        if taken >= columns and in_line[id(line)] > 1 and not opens_like_unit(text, words[-1][0]):
            break
        start -= 1
    return words[:start], words[start:]


def _divide(words: list[Piece], columns: int) -> list[list[Piece]]:
    """Several unit columns: each but the last ends with a word that does not go on (no 、 at its end, name complete)."""
    parts: list[list[Piece]] = [[]]
    for i, (text, line) in enumerate(words):
        parts[-1].append((text, line))
        complete = text[-1] not in "、，,（(" and (ends_like_unit(text.removesuffix("等")) or is_blank(text))
        if complete and len(parts) < columns and i + 1 < len(words):
            parts.append([])
    return parts
