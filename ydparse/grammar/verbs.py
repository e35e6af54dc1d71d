"""Verbs of targets, found by the longest word of the lexicon at a place: plain sets, quicker to load than patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ydparse.grammar.pieces import one_of
from ydparse.lexicon import load, words

_JOINT = re.compile(rf"(?:以及|[和及并与或、]){one_of(words('target_words', 'joint_adverb'))}?")


class _Verbs(NamedTuple):
    """The verbs of some kinds; by first and by last character the lengths of those that it begins or ends, longest first."""

    known: frozenset[str]
    begun: dict[str, tuple[int, ...]]
    ended: dict[str, tuple[int, ...]]
    renew: bool  # whether 新 belongs to a verb behind it


@cache
def _verbs(*kinds: str) -> _Verbs:
    """The verbs of some kinds (make, add, cause, reach, up, down)."""
    known = frozenset(row[0] for row in load("target_verbs") if row[1] in kinds)
    begun, ended = _lengths(known, 0), _lengths(known, -1)
    renew = "make" in kinds or "add" in kinds
    return _Verbs(known, {**begun, "新": begun.get("新", ())} if renew else begun, ended, renew)


def _lengths(known: Iterable[str], place: int) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for word in known:
        lengths.setdefault(word[place], set()).add(len(word))
    return {char: tuple(sorted(found, reverse=True)) for char, found in lengths.items()}


def verb_at(text: str, at: int, *kinds: str) -> str | None:
    """The longest verb that begins at `at`, or None; 新 before a verb of two characters belongs to it.

    >>> verb_at("新建基站", 0, "make"), verb_at("基站", 0, "make"), verb_at("新购置车辆", 0, "make", "add")
    ('新建', None, '新购置')
    """
    verbs = _verbs(*kinds)
    first = text[at : at + 1]
    return _begun(verbs, text, at) if first in verbs.begun else None


def _begun(verbs: _Verbs, text: str, at: int) -> str | None:
    known = verbs.known
    for n in verbs.begun[text[at]]:
        found = text[at : at + n]
        if found in known:
            break
    else:
        found = ""
    if len(found) <= 2 and verbs.renew and text[at] == "新" and text[at + 1 : at + 2] in verbs.begun:
        verb = _begun(verbs, text, at + 1)
        if verb and len(verb) == 2:
            return "新" + verb
    return found or None


def verb_before(text: str, end: int, *kinds: str) -> str | None:
    """The longest verb that ends at `end`, or None.

    >>> verb_before("覆盖率提高到", 6, "reach"), verb_before("覆盖率", 3, "reach")
    ('提高到', None)
    """
    verbs = _verbs(*kinds)
    for n in verbs.ended.get(text[end - 1 : end], ()) if end > 0 else ():
        if n <= end and (word := text[end - n : end]) in verbs.known:
            return word
    return None


def verbs_within(text: str, start: int, *kinds: str) -> list[tuple[str, int]]:
    """The verbs of a text from `start` on, with their places; none overlaps another.

    >>> verbs_within("全县新增人工造林", 0, "make")
    [('新增', 2), ('造林', 6)]
    """
    verbs = _verbs(*kinds)
    begun, found, at = verbs.begun, [], start
    for i in range(start, len(text)):
        if i >= at and text[i] in begun and (word := _begun(verbs, text, i)):
            found.append((word, i))
            at = i + len(word)
    return found


def verb_group(text: str, at: int, *kinds: str) -> list[str]:
    """The verbs that stand together at `at`, with or without a joint, each with the joint before it.

    >>> verb_group("新建和扩建小学", 0, "make"), verb_group("选树资助工匠", 0, "make", "add"), verb_group("小学", 0, "make")
    (['新建', '和扩建'], ['选树', '资助'], [])
    """
    group: list[str] = []
    start = end = at
    while (word := verb_at(text, end, *kinds)) and (not group or len(word) > 1):
        end += len(word)
        group.append(text[start:end])
        start, joint = end, _JOINT.match(text, end)
        end = joint.end() if joint else end
    return group
