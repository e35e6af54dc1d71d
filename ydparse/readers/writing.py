"""How far a text looks like Chinese writing, as a cost: of several readings of the same bytes the cheapest is right."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from ydparse.lexicon import load

SAMPLE = 20_000
"""Characters that are looked at: more would not change the answer."""

_CONTROL = re.compile(r"[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")  # not \t\n\v\f\r and NEL
_ASCII = re.compile("[\0-~]+")
_MARKS = frozenset("，。、；：？！（）《》〈〉“”‘’【】〔〕—…·　①②③④⑤⑥⑦⑧⑨⑩％＋－～＝")
UNREADABLE = "\ufffd"
DEAREST = 22.0
USUAL, SLACK = 11.8, 6.0
"""Characters beyond ASCII cost less than USUAL on an average in writing, and more at random; a single rare one says nothing."""


def cost(text: str) -> float:
    """The cost of each character, added up; unreadable and unassigned ones cost most.

    In nats, by shares as they are in notices: a frequent character (市, 任) costs 6.5, one of everyday Chinese about
    10, a rare one 13 to 16, so that two characters too many or one rare character decide.

    >>> cost("责任单位") < cost("鐠愶絼鎹") / 2
    True
    """
    return sum(_cost(char) * count for char, count in Counter(text).items())


def is_plausible(text: str, limit: float = USUAL) -> bool:
    """Whether a text can be writing: next to no controls, and on the whole everyday characters."""
    sample = text[:SAMPLE].rstrip("\x1a")
    if "\0" in sample or len(_CONTROL.findall(sample)) * 200 > len(sample):
        return False
    if limit >= DEAREST:  # no character costs more
        return True
    beyond = beyond_ascii(sample)
    return cost(beyond) <= limit * len(beyond) + SLACK


def is_usual(text: str) -> bool:
    """Whether four characters in five are frequent ones, so that one costs less than 0.8 × 6.5 + 0.2 × DEAREST = 9.6 on an
    average: told at a tenth of what the cost takes."""
    return len(without_usual(text)) * 5 <= len(text)


def without_usual(text: str) -> str:
    """The characters of a text that are not frequent ones."""
    return _usual().sub("", text)


def beyond_ascii(text: str) -> str:
    """The characters of a text beyond printed ASCII."""
    return _ASCII.sub("", text)


@cache
def _frequent() -> frozenset[str]:
    return frozenset("".join(characters for _, characters in load("characters")))


@cache
def _usual() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(_frequent() | _MARKS)))}]+")


@cache
def _cost(char: str) -> float:
    if char <= "~":
        return 4.0 if char in "0123456789\n\r \t" else 5.0 if char >= " " or char in "\f\v\x1a" else DEAREST
    if char in _MARKS:
        return 5.0
    if "\u4e00" <= char <= "\u9fff":
        return 6.5 if char in _frequent() else _cost_of_han(char)
    return _cost_of_other(char)


def _cost_of_other(char: str) -> float:
    """Of what is neither ASCII nor everyday Chinese: full-width letters and signs, rare characters, what is unassigned."""
    if "\uff01" <= char <= "\uff5e" or "\u2010" <= char <= "\u27bf" or "\u3001" <= char <= "\u3020":
        return 9.5
    if "\u3400" <= char <= "\u4dbf" or "\U00020000" <= char <= "\U000323af":
        return 16.0
    if char == UNREADABLE or unicodedata.category(char) in {"Cn", "Co", "Cc"}:
        return DEAREST
    if "\u00a0" <= char <= "\u00ff" or char in "\ufeff\u200b\u3000":
        return 10.5
    return 14.0


def _cost_of_han(char: str) -> float:
    """By the level at which the standards list it: GB 2312 (rows 16-55, then 56-87), Big5 (A440-C67E), or none."""
    for codec, low, high in (("gb2312", 0xB0A1, 0xD7F9), ("big5", 0xA440, 0xC67E)):
        try:
            pair = int.from_bytes(char.encode(codec), "big")
        except UnicodeError:
            continue
        if low <= pair <= high:
            return 10.2 if codec == "gb2312" else 11.8
        if codec == "gb2312":
            return 12.8
    return 15.5
