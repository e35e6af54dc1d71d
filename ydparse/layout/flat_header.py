"""The header of a flat table: a line of headings with a sign between them, or a heading a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex

from ydparse.document import Line
from ydparse.grammar.columns import all_headings, column_kind, heading_words, is_header
from ydparse.layout.flat_cells import BAND, FlatCell, Piece, Row, cell
from ydparse.lexicon import words

BAR = r"[|｜│┃¦]"
_BAR_AT_END, _BAR_WITHIN = regex.compile(rf"\s*{BAR}\s*$"), regex.compile(rf"{BAR}.*{BAR}")
_SPACED = regex.compile(r"\p{Han}(?:[ \u3000\u00a0]+\p{Han})+(?:[(（][^()（）]*[）)])?")
_LONGEST = 300  # characters of a header line; tables set with blanks or bars are padded
_MOST, _FEWEST = 16, 3  # headings, and lines that make a header
_VALUED = regex.compile(r"[：:]\s*[^\s：:)）]")
_WORDING = r"[^。；;，,、：:\s|]{1,12}"
_HEADING = re.compile(rf"{_WORDING}(?:[(（][^()（）]*[)）])?")
_MAY_BEGIN = re.compile(rf"(?:{_WORDING}(?:[(（][^()（）]*[)）]?)?)?")  # a heading, or the beginning of one


def _blanks(some: str) -> regex.Pattern[str]:
    """Blanks between two wordings, not between the characters of one that is spaced out: 工 作 任 务."""
    return regex.compile(rf"(?<!\s)(?:(?<!(?<!\S)\p{{Han}}){some}|{some}(?!\p{{Han}}(?!\S)))")


# What may stand between two headings, the surest first, and how many headings there must be at least.
DIVIDERS = (
    ("tab", regex.compile(r"\t+"), 2),
    ("bar", regex.compile(rf"\s*{BAR}\s*"), 2),
    ("wide", regex.compile(r"[ \u3000\u00a0]{2,}"), 3),
    ("wide", _blanks(r"[ \u3000\u00a0]{2,}+"), 3),
    ("wide", regex.compile(r"\u3000"), 3),
    ("blank", _blanks(r"[ \u3000\u00a0\t]++"), 3),
)
_ONE = regex.compile(r"1(?:\D|$)")

_ENCLOSES = re.compile(rf"[(（{BAR[1:]}")
_DIVIDING = re.compile(rf"[ \u3000\u00a0\t{BAR[1:]}")  # each divider has one of these


class Header(NamedTuple):
    """Headings, the line below them, and what divides them: tab, bar, wide (blanks), blank, line, barline."""

    cells: Row
    body: int
    divider: str
    pattern: regex.Pattern[str] | None = None

    @property
    def kinds(self) -> list[str | None]:
        """The kind of each column."""
        return [column_kind(cell.text) for cell in self.cells]

    @property
    def is_numbered(self) -> bool:
        """Whether rows begin with a number, a group before it or not."""
        return "number" in self.kinds[:2]

    @property
    def looks_far(self) -> bool:
        """Whether rows are looked for in all lines that follow, not only in the next ones."""
        return self.divider == "barline" or self.is_numbered or self.cells[0].lines[0][1].text[:1] == "\t"


def header_at(lines: Sequence[Line], first: int) -> Header | None:
    """The header of a table of tasks that begins in this line, or None."""
    text = lines[first].text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if _DIVIDING.search(text) is None:
        return _of_single_lines(text, lines, first)
    for divider, pattern, least in DIVIDERS:
        if pattern.search(text):
            heads = divide(text, pattern)
            if any(_VALUED.search(head) for head in heads):
                return None  # 责任单位：甲局  完成时限：6月底: labels with what they say
            said = [head for head in heads if head]
            if len(said) >= least and is_header(said):
                return Header(_merged(heads, lines[first]), first + 1, divider, pattern)
    spaced = _spaced_out(lines[first], first) if _SPACED.fullmatch(text) else None
    return spaced or _of_single_lines(_compact(text), lines, first)


def _spaced_out(line: Line, first: int) -> Header | None:
    """Headings that are all spaced out in one line, with the same blank between as within: 序 号 工 作 任 务 责 任 单 位."""
    chars = list(regex.finditer(r"\S", line.text))
    heads: list[FlatCell] = []
    at = 0
    for found in heading_words().finditer("".join(char[0] for char in chars)):
        if found.start() != at:
            return None
        at = found.end()
        heads.append(FlatCell(((line.text[chars[found.start()].start() : chars[at - 1].end()], line),)))
    whole = at == len(chars) and len(heads) >= 3 and is_header([head.text for head in heads])
    return Header(tuple(heads), first + 1, "blank") if whole else None


def _of_single_lines(text: str, lines: Sequence[Line], first: int) -> Header | None:
    """A header whose headings stand on lines of their own, the first of which says `text`."""
    if not _MAY_BEGIN.fullmatch(text):  # no heading begins so, be it on one line or on several
        return None
    if not _may_go_on(text, lines, first):
        return None
    if column_kind(text) is None and not (len(text) <= 2 and text + _line_below(lines, first) in _column_words()):
        return None  # neither a heading nor, with the next line, a heading broken in two: 牵头 | 单位
    return _between_bars(lines, first) or _of_lines(lines, first)


def _may_go_on(text: str, lines: Sequence[Line], first: int) -> bool:
    """Whether the next lines may be headings too, or say the rest of this one up to a bar: cheaper to see than its kind."""
    seen = 0
    for i in range(first, len(lines)):
        said = lines[i].text.strip() if i > first else text
        if _ENCLOSES.search(said):
            return True
        if said and not _MAY_BEGIN.fullmatch(_compact(said)):
            return False
        seen += bool(said)
        if seen == _FEWEST:
            break
    return True


def _line_below(lines: Sequence[Line], first: int) -> str:
    return _compact(lines[first + 1].text) if first + 1 < len(lines) else ""


def _compact(text: str) -> str:
    """A line of one cell without the bar behind it, and without the blanks that space out its characters."""
    text = _BAR_AT_END.sub("", text).strip()
    return "".join(text.split()) if _SPACED.fullmatch(text) else text


def divide(text: str, pattern: regex.Pattern[str]) -> list[str]:
    """The parts of a line, without the empty ones that bars at its ends make."""
    parts = [part.strip(" *\u3000\u00a0") for part in pattern.split(text.strip())]  # **…** is Markdown's bold
    return parts[not parts[0] : len(parts) - (not parts[-1])]


def _merged(heads: Sequence[str], line: Line) -> Row:
    """The headings; an empty one is a merged cell's further place."""
    cells: list[FlatCell] = []
    for head in heads:
        cells.append(FlatCell(((head, line),)) if head or not cells else cells[-1])
    return tuple(cells)


def _of_lines(lines: Sequence[Line], first: int) -> Header | None:
    """A heading a line. Between known headings unknown ones may stand; without a number column they must lie between."""
    found = _heading_lines(lines, first)
    numbered = bool(found) and column_kind(found[0][0]) == "number"
    if not numbered and _is_title(found):
        return None
    heads = _whole_headings([(text, line) for text, line, _ in found])
    known = [i for i, head in enumerate(heads) if column_kind(head.text) is not None]
    if numbered and known and known[-1] + 1 < len(heads) and not opens_with_one(lines, found[-1][2] + 1):
        numbered = False
    heads = heads if numbered else heads[: known[-1] + 1] if known else []
    if not _FEWEST <= len(heads) <= _MOST or not is_header([head.text for head in heads]):
        return None
    used = sum(len(head.lines) for head in heads)
    return Header(tuple(heads), found[used - 1][2] + 1, "line")


def _is_title(found: Sequence[tuple[str, Line, int]]) -> bool:
    """Whether the first of these lines only sounds like a heading: the header begins below it, with that of the numbers."""
    kinds = [column_kind(text) for text, *_ in found]
    return "number" in kinds[1:] and kinds[0] != "section"


def _heading_lines(lines: Sequence[Line], first: int) -> list[tuple[str, Line, int]]:
    """The lines from `first` on, with their places, that may each be a heading or a part of one. Lines between which
    empty ones stand throughout are taken on; else an empty line ends them."""
    found: list[tuple[str, Line, int]] = []
    seen: set[str] = set()
    spaced = gap = False
    for i in range(first, len(lines)):
        text = _compact(lines[i].text)
        if not text:
            if len(found) >= 3 and not spaced:
                break
            gap = True
            continue
        spaced, gap = spaced or (gap and len(found) < 3), False
        if len(found) == 2 * _MOST or text in seen or not _may_be_heading(text):
            break
        found.append((text, lines[i], i))
        if text in _column_words():  # a heading stands once; 单位 of a broken one may come again
            seen.add(text)
    return found


def _may_be_heading(text: str) -> bool:
    """Whether a line of a few words may head a column: no band (一、产业发展), no row's number."""
    return bool(_HEADING.fullmatch(text)) and not BAND.fullmatch(text) and not text[0].isdigit()


@cache
def number_headings() -> tuple[str, ...]:
    """序号 and the like, with which most headers begin."""
    return words("table_headers", "number")


def opens_with_one(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line that is not empty begins with the number 1."""
    text = next((line.text.strip() for line in lines[at : at + 3] if line.text.strip()), "")
    return _ONE.match(text) is not None


@cache
def _column_words() -> frozenset[str]:
    return all_headings()


def _whole_headings(pieces: Sequence[tuple[str, Line]]) -> list[FlatCell]:
    """Headings that were broken over lines (牵头 | 单位) in one, as printed; two that are headings each stay two."""
    known = _column_words()
    cells: list[FlatCell] = []
    i = 0
    while i < len(pieces):
        size = next(
            (
                n
                for n in (2, 3)
                if (run := [text for text, _ in pieces[i : i + n]])
                and len(run) == n
                and "".join(run) in known
                and not all(text in known for text in run)
            ),
            1,
        )
        cells.append(
            FlatCell(tuple((_BAR_AT_END.sub("", line.text).strip(), line) for _, line in pieces[i : i + size]))
        )
        i += size
    return cells


def _between_bars(lines: Sequence[Line], first: int) -> Header | None:
    """Headings each closed by a bar, at the end of its line or on a line of its own, up to the last that is known."""
    cells: list[FlatCell] = []
    ends: list[int] = []
    known = 0
    for found, end in cells_between_bars(lines, first):
        text = _compact(found.text)
        if len(cells) == _MOST or not _HEADING.fullmatch(text) or text.isdigit():
            break
        cells.append(found)
        ends.append(end)
        known = len(cells) if column_kind(text) is not None else known
    if known < 2 or not is_header([cell.text for cell in cells[:known]]):
        return None
    return Header(tuple(cells[:known]), ends[known - 1], "barline")


def cells_between_bars(lines: Sequence[Line], first: int) -> Iterator[tuple[FlatCell, int]]:
    """The cells from a line on, each closed by a bar at the end of a line or on a line of its own, and the line below."""
    pieces: list[Piece] = []
    for i in range(first, len(lines)):
        text = lines[i].text
        closed = _BAR_AT_END.search(text)
        pieces.append((text[: closed.start()] if closed else text, lines[i]))
        if closed and not _BAR_WITHIN.search(text):
            yield cell(*pieces), i + 1
            pieces = []
        elif closed or len(pieces) > _MOST:
            return
