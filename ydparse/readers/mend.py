"""A byte that is lost from a text in pairs of bytes spoils all that follows in its line; the line is read up to it and after it."""

from __future__ import annotations

import re

from ydparse.readers.writing import UNREADABLE, cost

IN_PAIRS = frozenset(("gb18030", "gbk", "gb2312", "big5hkscs", "cp950", "big5"))
LINES, LONGEST = 20, 1000
"""Lines that are mended, and the bytes of the longest; beyond, they are read as they are."""
_PLACE = re.compile(f"{UNREADABLE}+")
_LINE = re.compile(rb"[^\n]*\n?")


def mended(data: bytes, codec: str) -> str:
    """The text with U+FFFD for what is unreadable; a line break is never part of a pair, so each line is read alone."""
    parts: list[str] = []
    tried = 0
    for line in _LINE.findall(data):
        try:
            parts.append(line.decode(codec))
        except UnicodeError:
            tried += 1
            parts.append(
                _mend(line, codec) if tried <= LINES and len(line) <= LONGEST else line.decode(codec, "replace")
            )
    return "".join(parts)


def _mend(line: bytes, codec: str) -> str:
    """Without the byte whose loss makes the rest the likeliest writing."""
    readings = [line.decode(codec, "replace")]
    for at in range(len(line)):
        head = line[:at].decode(codec, "replace")
        readings.append(head + UNREADABLE + line[at + 1 :].decode(codec, "replace"))
    return min((_PLACE.sub(UNREADABLE, reading) for reading in readings), key=cost)
