"""The words that tell of a quantity's place, as lexicon/target_words.tsv lists them by what they do."""

from __future__ import annotations

import re

from ydparse.grammar.pieces import HAN, deferred, longest_first, one_of
from ydparse.lexicon import load, words

_NAMED = re.compile(r"\\L<(\w+)>")


def composed(pattern: str) -> re.Pattern[str]:
    r"""A pattern in which `\L<sized>` is any word of that kind, and `\p{Han}` a Chinese character.

    A word that begins others is found only where none of them stands.

    >>> composed(r"\L<responds>").match("办结").group(), composed(r"第\L<responds>").match("办结")
    ('办结', None)
    >>> composed(r"\L<leads>").match("和学校").group(), composed(r"\L<leads>").match("和谐")
    ('和', None)
    """
    spelled = _NAMED.sub(lambda match: _one_of(match[1]), pattern)
    return deferred(spelled.replace(r"[\p{Han}", "[" + HAN[1:-1]).replace(r"\p{Han}", HAN))


def _one_of(kind: str) -> str:
    """One of the words of a kind, the longest first; those that begin others before all."""
    rows = [row for row in load("target_words") if row[1] == kind]
    guarded = {row[0]: f"(?!{'|'.join(map(re.escape, row[2].split()))})" for row in rows if len(row) > 2}
    found = listed(kind)
    return one_of(longest_first(guarded) + longest_first(found - set(guarded)), guarded)


def endings(*kinds: str) -> tuple[str, ...]:
    """The words of some kinds, for `str.endswith` and `str.startswith`, which are quicker than a pattern."""
    return tuple(sorted(frozenset[str]().union(*(listed(kind) for kind in kinds))))


def listed(kind: str) -> frozenset[str]:
    """The words of a kind."""
    found = frozenset(words("target_words", kind))
    if not found:
        raise KeyError(kind)
    return found
