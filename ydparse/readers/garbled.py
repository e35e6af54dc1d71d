"""Finds text that was read in a wrong encoding once and saved so: 锟斤拷, 鐠愶絼鎹, å¤§."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ydparse.readers.writing import SAMPLE, UNREADABLE, beyond_ascii, cost, is_usual, without_usual

LOST = re.compile("锟斤拷|烫烫烫烫|屯屯屯屯")
"""What U+FFFD and unset memory look like in GBK."""

SWAPS = (
    ("gb18030", "utf-8", 10.5),
    ("cp1252", "utf-8", 10.0),
    ("cp1252", "gb18030", 10.0),
    ("gb18030", "big5", 12.5),
    ("big5", "gb18030", 12.5),
)
"""The encoding that a text was read in, the one that it was in, and what its characters then cost at least."""

SHORTEST = 6
"""Characters beyond ASCII in a line that is judged."""
SEEN = 200
"""Characters of a line that are looked at."""

_BREAK = re.compile(r"\r\n|\r|\n")


class Garbled(NamedTuple):
    """The first garbled line with an excerpt, why it is so, and the share of the lines that are."""

    line: int
    text: str
    cause: str
    share: float


def find_garbled(text: str) -> Garbled | None:
    """The first garbled line, or None. What it once said is not guessed: bytes were lost on the way."""
    lines = _BREAK.split(text[: 5 * SAMPLE])
    found = [(number, line, cause) for number, line in _odd(lines) if (cause := _cause(line))]
    if not found:
        return None
    number, line, cause = found[0]
    judged = sum(LOST.search(line) is not None or len(beyond_ascii(line[:SEEN])) >= SHORTEST for line in lines)
    return Garbled(number, line.strip()[:20], cause, len(found) / judged)


def _odd(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that may be garbled, with their numbers: what is frequent is taken out of all of them at once."""
    seen = [line[:SEEN] for line in lines]
    rest = without_usual("\n".join(seen)).split("\n")
    whole = "\n".join(lines)
    may_be_lost = any(char in whole for char in "锟烫屯")
    for number, (line, head, odd) in enumerate(zip(lines, seen, rest, strict=True), start=1):
        if 5 * len(odd) > len(head) or may_be_lost:
            yield number, line


def _cause(line: str) -> str | None:
    """Why a line is garbled; None where it is not, as nearly all."""
    if LOST.search(line):
        return "文字在转换编码时已经丢失"
    beyond = beyond_ascii(line[:SEEN])
    if len(beyond) < SHORTEST or is_usual(beyond):  # costs less than any of SWAPS asks
        return None
    price = cost(beyond)
    for wrong, right, least in SWAPS:
        if price < least * len(beyond):
            continue
        data = _bytes(beyond, wrong)
        back = data.decode(right, "ignore")
        if len(back.encode(right)) >= 0.7 * len(data) and cost(back) < 0.62 * price and _is_chinese(back):
            return f"{right.upper()} 文本曾被当作 {wrong.upper()} 读取并保存"
    return None


def _bytes(text: str, codec: str) -> bytes:
    """Back to the bytes; where Windows-1252 has no character for one, readers take that of Latin-1."""
    if codec != "cp1252":
        return text.encode(codec, "ignore")
    return b"".join(char.encode(codec, "ignore") or char.encode("latin-1", "ignore") for char in text)


def _is_chinese(text: str) -> bool:
    """Two Chinese characters, which are most of it."""
    han = sum("\u4e00" <= char <= "\u9fff" for char in text)
    return han >= 2 and han * 2 >= len(text.replace(UNREADABLE, ""))
