"""Inline styles of a page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType


@lru_cache(4096)
def declared(style: str) -> Mapping[str, str]:
    """What an inline style says, names and values in small letters: `Color: #FFF` → {"color": "#fff"}."""
    found: dict[str, str] = {}
    for piece in style.lower().split(";"):
        name, colon, value = piece.partition(":")
        if colon:
            found[name.strip()] = value.replace("!important", "").strip()
    return MappingProxyType(found)
