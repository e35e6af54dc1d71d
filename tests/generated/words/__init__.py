"""The words of the invented notices: tables and TOML, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@cache
def load(name: str) -> dict[str, Any]:
    """A TOML file of this folder."""
    with (_HERE / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def bodies() -> dict[str, dict[str, list[str]]]:
    """`bodies.tsv` as level → key → wordings; a body that a level does not have is left out."""
    lines = [line.split("\t") for line in (_HERE / "bodies.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
    head, *rows = lines
    table: dict[str, dict[str, list[str]]] = {level: {} for level in head[1:]}
    for key, *cells in rows:
        for level, cell in zip(head[1:], cells, strict=False):
            if cell:
                table[level][key] = cell.split("|")
    return table
