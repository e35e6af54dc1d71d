"""Pieces of patterns for `re`, which is several times as quick as `regex` where a pattern has many words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

HAN = "[〇㐀-鿿\U00020000-\U0003134f]"
r"""A Chinese character, in few ranges, which are quick to compile: what `\p{Han}` is to `regex`."""

_NONE: Mapping[str, str] = MappingProxyType({})


def one_of(ranked: Iterable[str], guarded: Mapping[str, str] = _NONE) -> str:
    """One of some words, those before others first, grouped by their first characters; `guarded`: what may not stand
    behind a word.

    >>> one_of(["部门", "部", "所"])
    '(?:部(?:门|)|所)'
    """
    ends: dict[str, list[str]] = {}
    for word in ranked:
        ends.setdefault(word[0], []).append(re.escape(word[1:]) + guarded.get(word, ""))
    pieces = (re.escape(first) + (f"(?:{'|'.join(rest)})" if rest != [""] else "") for first, rest in ends.items())
    return f"(?:{'|'.join(pieces)})"
