"""The knowledge of this field, as data: `*.tsv` files with their source and date in the head, and one `load`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def text(name: str) -> str:
    """The whole of `name`.tsv."""
    return _HERE.joinpath(f"{name}.tsv").read_text(encoding="utf-8")


@cache
def load(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `name`.tsv, one tuple of columns each; lines that start with # are its head."""
    return tuple(tuple(line.split("\t")) for line in text(name).splitlines() if line and not line.startswith("#"))


@cache
def words(name: str, kind: str | None = None) -> tuple[str, ...]:
    """The first column of `name`.tsv, longest first; with `kind`, of the rows whose second column is `kind`."""
    found = {row[0] for row in load(name) if kind is None or (len(row) > 1 and row[1] == kind)}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def either(name: str, kind: str | None = None) -> str:
    """A piece of a pattern that is one of the `words`, for pieces that several patterns share."""
    return f"(?:{'|'.join(map(re.escape, words(name, kind)))})"
