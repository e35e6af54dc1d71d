"""OLE2 compound files (MS-CFB), as far as it takes to tell what they are: their directory and how each stream begins."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAST = 0xFFFFFFFA
"""Numbers of sectors end here; what is above are marks (end of chain, free, none)."""
SMALL, SMALL_SHIFT = 4096, 6
"""Streams below 4096 bytes stand in sectors of 64 bytes within the root's own stream."""
ENTRY = struct.Struct("<64sHBBIII36xIQ")
MOST_SECTORS = 10_000
"""Of one chain: a directory of 40,000 names, far more than any document has."""


def streams(data: bytes, length: int = 32) -> dict[str, bytes]:
    """The names of the streams and storages in the root, each with its first `length` bytes (storages: none).

    A file that is cut or corrupt gives what can still be told, perhaps nothing.
    """
    try:
        return _Compound(data).root(length)
    except (struct.error, IndexError, ValueError):
        return {}


def is_broken_off(data: bytes) -> bool:
    """Whether the directory lies beyond the end of the file, as in one whose download was cut."""
    if len(data) < 52:
        return True
    shift, directory = int.from_bytes(data[30:32], "little"), int.from_bytes(data[48:52], "little")
    return 7 <= shift <= 16 and (directory + 1) << shift >= len(data)


class _Compound:
    """The sector tables of one file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        (self.shift,) = struct.unpack_from("<H", data, 30)
        if not 7 <= self.shift <= 16:
            raise IndexError("no sector is of that size")
        self.directory, more = (struct.unpack_from("<I", data, at)[0] for at in (48, 68))
        tables = list(struct.unpack_from("<109I", data, 76))
        self.fat: list[int] = []
        for _ in range(MOST_SECTORS):  # a chain of tables may lead back into itself
            if not tables or len(self.fat) << self.shift > len(data):  # more sectors than the file has are hostile
                break
            for sector in tables:
                if sector < LAST and len(self.fat) << self.shift <= len(data):
                    self.fat += self._numbers(sector)
            *tables, more = self._numbers(more) if more < LAST else [LAST]

    def root(self, length: int) -> dict[str, bytes]:
        whole = b"".join(map(self._sector, self._chain(self.directory)))
        entries = [ENTRY.unpack_from(whole, at) for at in range(0, len(whole) - ENTRY.size + 1, ENTRY.size)]
        found: dict[str, bytes] = {}
        small = list(self._chain(entries[0][7]))
        for number in _siblings(entries):
            name, size, kind, *_, start, _ = entries[number]
            text = name[: max(size - 2, 0)].decode("utf-16-le")
            found[text] = self._begin(entries[number], small)[:length] if kind == 2 and start < LAST else b""
        return found

    def _begin(self, entry: tuple[Any, ...], small: list[int]) -> bytes:
        """The first sector of a stream."""
        start, size = entry[7], entry[8] & 0xFFFFFFFF
        if size >= SMALL:
            return self._sector(start)
        sector, within = divmod(start << SMALL_SHIFT, 1 << self.shift)
        return self._sector(small[sector])[within : within + min(size, 1 << SMALL_SHIFT)]

    def _chain(self, sector: int) -> Iterator[int]:
        for _ in range(MOST_SECTORS):
            if sector >= LAST:
                return
            yield sector
            sector = self.fat[sector]

    def _numbers(self, sector: int) -> list[int]:
        whole = self._sector(sector)
        return list(struct.unpack(f"<{len(whole) // 4}I", whole))

    def _sector(self, number: int) -> bytes:
        at = (number + 1) << self.shift
        return self.data[at : at + (1 << self.shift)]


def _siblings(entries: list[tuple[Any, ...]]) -> Iterator[int]:
    """The entries right below the root: a binary tree that begins at its child."""
    seen, waiting = {0}, [entries[0][6]]
    while waiting:
        number = waiting.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            yield number
            waiting += [entries[number][4], entries[number][5]]
