"""Rows of a table whose cells fell into lines with nothing between them: told apart by what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import regex

from ydparse.document import Line
from ydparse.lexicon import words
from ydparse.normalize.bodies import ends_like_unit

Piece: TypeAlias = tuple[str, Line]

_UNIT_COLUMNS = frozenset({"lead", "responsible", "support"})
_NUMBER = regex.compile(r"(\d{1,3})[.．、]?(?:\s+(?=\S)|$)")
# What a time-limit cell says, at the start of a line: 2021年4月, 2026年12月底前, 持续推进, 全年, 每季度.
_BAND = regex.compile(r"[(（]?[一二三四五六七八九十]{1,3}[、)）][^。；;]{2,40}")
_TIME = regex.compile(
    r"(?:到|至|于)?(?:\d{4}\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?(?:年?底|上半年|下半年|第?[一二三四1-4]季度)?末?(?:之?前|以前|内)?"
    r"|\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?底?末?(?:之?前)?|每[年月周日]|每半年|每季度|全年|年内|年底前?|[一二三四]季度末?前?|上半年|\L<ongoing>)"
    r"(?=\s|$)",
    ongoing=list(words("ongoing_terms")),
)


def rows_by_content(pieces: Sequence[Piece], kinds: Sequence[str | None]) -> list[list[list[Piece]]]:
    """Rows of cells of lines; a row begins where exactly the number that is due stands at the start of a line."""
    if not kinds or kinds[0] != "number":
        return []
    groups: list[list[Piece]] = []
    due: int | None = None
    for text, line in pieces:
        match = _NUMBER.match(text)
        number = int(match.group(1)) if match else None
        if match and (number == due or (due is None and number == 1)):
            groups.append([(match.group(1), line)])
            rest = text[match.end() :].strip()
            if rest:
                groups[-1].append((rest, line))
            due = (number or 0) + 1
        elif _BAND.fullmatch(text):
            groups.append([(text, line)])
        elif groups:
            groups[-1].append((text, line))
    return [[group] if _BAND.fullmatch(group[0][0]) else _cells(group, kinds) for group in groups]


def _cells(group: list[Piece], kinds: Sequence[str | None]) -> list[list[Piece]]:
    """Deal the lines of one row out to its columns: the time limit first, then units, the rest is the task."""
    number, rest = group[0], group[1:]
    cells: list[list[Piece]] = [[] for _ in kinds]
    cells[0] = [number]
    units = [i for i, kind in enumerate(kinds) if kind in _UNIT_COLUMNS]
    at = next((i for i, kind in enumerate(kinds) if kind == "deadline"), None)
    texts = [i for i in range(1, len(kinds)) if i not in units and i != at]
    before, after = rest, list[Piece]()
    if at is not None:
        before, limit, after = _split_at_time(rest)
        cells[at] = limit
    if at is not None and units and at < units[0]:
        words, bodies = before, after
    else:
        words, bodies = _split_at_units(before) if units else (before, [])
        words, bodies = (words, bodies + after) if bodies else (words + after, bodies)
    if texts:
        cells[texts[0]] = words
    for i, part in zip(units, _divide(bodies, len(units)), strict=False):
        cells[i] = part
    return cells


def _split_at_time(pieces: list[Piece]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    for i, (text, line) in enumerate(pieces):
        match = _TIME.match(text)
        if match:
            rest = text[match.end() :].strip()
            return pieces[:i], [(match.group().strip(), line)], ([(rest, line)] if rest else []) + pieces[i + 1 :]
    return pieces, [], []


def _split_at_units(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The longest tail of lines that reads like a list of units."""
    start = len(pieces)
    while start > 0 and _is_unit_line(pieces[start - 1][0], start == len(pieces)):
        start -= 1
    return pieces[:start], pieces[start:]


def _is_unit_line(text: str, last: bool) -> bool:
    if regex.search("[。；！？]", text):
        return False
    parts = [part for part in regex.split("[、，,]", text) if part.strip()]
    named = sum(1 for part in parts if ends_like_unit(part.strip().removesuffix("等")))
    return named == len(parts) if last else named >= max(len(parts) - 1, 1)


def _divide(pieces: list[Piece], columns: int) -> list[list[Piece]]:
    """Two unit columns: the first ends with the first line that does not go on (no 、 or ， at its end, name complete)."""
    if columns < 2 or len(pieces) < 2:
        return [pieces]
    for i, (text, _) in enumerate(pieces[:-1]):
        if text[-1] not in "、，,（(" and ends_like_unit(text.removesuffix("等")):
            return [pieces[: i + 1], pieces[i + 1 :]]
    return [pieces]
