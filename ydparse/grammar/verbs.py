"""Verbs of targets, found by the longest word of the lexicon at a place: plain sets, quicker to load than patterns."""

from __future__ import annotations

from functools import cache

import regex

from ydparse.lexicon import load

_JOINT = regex.compile(r"(?:以及|[和及并与或、])(?:重点|逐步|同步)?")


@cache
def _words(kinds: tuple[str, ...]) -> tuple[frozenset[str], dict[str, int]]:
    """The verbs of some kinds (make, add, cause, reach, up, down), and by first character the length of the longest."""
    found = frozenset(row[0] for row in load("target_verbs") if row[1] in kinds)
    longest: dict[str, int] = {}
    for word in found:
        longest[word[0]] = max(longest.get(word[0], 0), len(word))
    return found, longest


@cache
def _longest(kinds: tuple[str, ...]) -> int:
    return max(_words(kinds)[1].values())


def verb_at(text: str, at: int, *kinds: str) -> str | None:
    """The longest verb that begins at `at`, or None; 新 before a verb of two characters belongs to it.

    >>> verb_at("新建基站", 0, "make"), verb_at("基站", 0, "make"), verb_at("新购置车辆", 0, "make", "add")
    ('新建', None, '新购置')
    """
    known, longest = _words(kinds)
    first = text[at : at + 1]
    if first != "新" and first not in longest:
        return None
    lengths = range(longest.get(first, 0), 0, -1)
    found = next((word for n in lengths if (word := text[at : at + n]) in known and len(word) == n), None)
    if len(found or "") <= 2 and first == "新" and ("make" in kinds or "add" in kinds):
        verb = verb_at(text, at + 1, *kinds)
        return "新" + verb if verb and len(verb) == 2 else found
    return found


def verb_before(text: str, end: int, *kinds: str) -> str | None:
    """The longest verb that ends at `end`, or None.

    >>> verb_before("覆盖率提高到", 6, "reach"), verb_before("覆盖率", 3, "reach")
    ('提高到', None)
    """
    known, _ = _words(kinds)
    return next((word for n in range(min(_longest(kinds), end), 0, -1) if (word := text[end - n : end]) in known), None)


def verbs_within(text: str, start: int, *kinds: str) -> list[tuple[str, int]]:
    """The verbs of a text from `start` on, with their places; none overlaps another.

    >>> verbs_within("全县新增人工造林", 0, "make")
    [('新增', 2), ('造林', 6)]
    """
    found, at = [], start
    while at < len(text):
        word = verb_at(text, at, *kinds)
        if word:
            found.append((word, at))
        at += len(word) if word else 1
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
