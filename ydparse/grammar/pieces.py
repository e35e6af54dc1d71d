"""Patterns for `re`, which is several times as quick as `regex` where a pattern has many words, and slower to compile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, cast

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


def longest_first(ranked: Iterable[str]) -> list[str]:
    """Some words, those before others first that may begin with them."""
    return sorted(ranked, key=lambda word: (-len(word), word))


def none_of(followers: Iterable[str]) -> str:
    """That none of some words stands here: one after the other, as a class of Chinese characters is slow to compile.

    >>> none_of(["门", "分"])
    '(?!门)(?!分)'
    """
    return "".join(f"(?!{re.escape(word)})" for word in followers)


class _Deferred:
    """Stands for a pattern until it is first asked something."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._pattern)
        for method in ("search", "match", "fullmatch", "finditer", "sub"):
            setattr(self, method, getattr(compiled, method))  # so that this is not asked again
        return getattr(compiled, name)


def deferred(pattern: str) -> re.Pattern[str]:
    """A pattern that is compiled when it is first used: a short text needs few of them.

    >>> deferred("部|所").search("研究所").group()
    '所'
    """
    return cast("re.Pattern[str]", _Deferred(pattern))
