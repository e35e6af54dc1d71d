"""The words that tell of a quantity's place, as lexicon/target_words.tsv lists them by what they do."""

from __future__ import annotations

import regex

from ydparse.lexicon import words

_NAMED = regex.compile(r"\\L<(\w+)>")


def composed(pattern: str) -> regex.Pattern[str]:
    r"""A pattern in which `\L<sized>` is any word of that kind.

    >>> composed(r"\L<responds>").match("办结").group(), composed(r"第\L<responds>").match("办结")
    ('办结', None)
    """
    return regex.compile(pattern, **{kind: list(listed(kind)) for kind in set(_NAMED.findall(pattern))})


def listed(kind: str) -> frozenset[str]:
    """The words of a kind."""
    found = frozenset(words("target_words", kind))
    if not found:
        raise KeyError(kind)
    return found
