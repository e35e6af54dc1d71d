"""COMPARATOR, the only spelling of it: the words around a number that say how it compares. Folded view."""

from __future__ import annotations

import re
from functools import cache

from ydparse.grammar.pieces import longest_first, one_of
from ydparse.lexicon import load, words

_BOUNDS = re.compile("[不最]")  # begins a word that bounds
_AT_LEAST = re.compile(one_of(words("target_words", "at_least")))


@cache
def comparators(place: str) -> dict[str, str]:
    """Word → comparator, of the words that stand `before` a number, `after` its unit or in the `middle`."""
    return {word: comparator for word, comparator, where in load("comparators") if where == place}


@cache
def _before_ends() -> tuple[str, ...]:
    return tuple(comparators("before"))


@cache
def _before() -> re.Pattern[str]:
    """A comparing word that ends the wording; two may stand together (最高不超过)."""
    compares = one_of(longest_first(comparators("before")))
    return re.compile(rf"(?P<word>{compares})(?:{compares})?$")


@cache
def _farther() -> re.Pattern[str]:
    """A word that bounds, with what the number is a share of between: 不高于设备投资15%."""
    bounding = [word for word in comparators("before") if _BOUNDS.match(word) and len(word) > 1]
    return re.compile(rf"(?P<word>{one_of(longest_first(bounding))})[^,\d]{{0,12}}$")


def compare(before: str, comparator: str, far: str = "") -> str:
    """The comparator with the words before the number; `far` is all that stands before it in its clause.

    >>> compare("不少于", "="), compare("高于", ">="), compare("控制在", "~"), compare("", "=", "至少达成"), compare("力争超", "=")
    ('>=', '>=', '~', '>=', '>')
    """
    return compared_by(before, comparator, far)[0]


def compared_by(before: str, comparator: str, far: str = "") -> tuple[str, str | None]:
    """What `compare` says, and the word before the number that says it, if one does.

    >>> compared_by("不少于", "="), compared_by("", ">=")
    (('>=', '不少于'), ('>=', None))
    """
    match = _before().search(before) if before.endswith(_before_ends()) else None
    if match:
        word = match.group("word")
        return (comparators("before")[word], word) if comparator == "=" else (comparator, None)
    if comparator != "=":
        return comparator, None
    if match := _AT_LEAST.search(far):
        return ">=", match.group()
    if _BOUNDS.search(far) and (match := _farther().search(far)):
        return comparators("before")[match.group("word")], match.group("word")
    return comparator, None


def comparator_of(word: str) -> str | None:
    """What a word before a number says of it, or None.

    >>> comparator_of("不高于"), comparator_of("达到")
    ('<=', None)
    """
    return comparators("before").get(word)
