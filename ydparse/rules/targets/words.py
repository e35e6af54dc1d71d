"""The words that tell of a quantity's place, as lexicon/target_words.tsv lists them by what they do."""

from __future__ import annotations

import regex

from ydparse.lexicon import load, words

_NAMED = regex.compile(r"\\L<(\w+)>")


def composed(pattern: str) -> regex.Pattern[str]:
    r"""A pattern in which `\L<sized>` is any word of that kind; one that begins other words only where none of them stands.

    >>> composed(r"\L<responds>").match("办结").group(), composed(r"第\L<responds>").match("办结")
    ('办结', None)
    >>> composed(r"\L<leads>").match("和学校").group(), composed(r"\L<leads>").match("和谐")
    ('和', None)
    """
    kinds = set(_NAMED.findall(pattern))
    for kind in kinds:
        if guarded := _guarded(kind):
            pattern = pattern.replace(rf"\L<{kind}>", rf"(?:{guarded}|\L<{kind}>)")
    return regex.compile(pattern, **{kind: _plain(kind) for kind in kinds})


def endings(*kinds: str) -> tuple[str, ...]:
    """The words of some kinds, for `str.endswith` and `str.startswith`, which are quicker than a pattern."""
    return tuple(sorted(frozenset[str]().union(*(listed(kind) for kind in kinds))))


def listed(kind: str) -> frozenset[str]:
    """The words of a kind."""
    found = frozenset(words("target_words", kind))
    if not found:
        raise KeyError(kind)
    return found


def _guarded(kind: str) -> str:
    """The words of a kind that begin others, as alternatives, the longest first."""
    rows = [row for row in load("target_words") if row[1] == kind and len(row) > 2]
    rows.sort(key=lambda row: -len(row[0]))
    return "|".join(f"{regex.escape(row[0])}(?!{'|'.join(map(regex.escape, row[2].split()))})" for row in rows)


def _plain(kind: str) -> list[str]:
    return sorted(listed(kind) - {row[0] for row in load("target_words") if row[1] == kind and len(row) > 2})
