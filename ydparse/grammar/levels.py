"""Levels of administration (省 市 县 旗 镇 街道 兵团 …): the only spelling of LEVEL, put together from lexicon/levels.tsv."""

from __future__ import annotations

import re
from functools import cache

from ydparse.grammar.pieces import HAN
from ydparse.lexicon import load

_NAME, _PLACE, _GRADE, _RANK, _NOT_BEFORE = range(1, 6)


def _marked(column: int) -> tuple[str, ...]:
    return tuple(sorted((row[0] for row in load("levels") if row[column] == "+"), key=lambda word: (-len(word), word)))


def _any(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(words)})"


def _begins() -> str:
    """A level that names begin with, and not the beginning of another word: 市(?!场), but 市政府."""
    others = {row[0]: row[_NOT_BEFORE] for row in load("levels")}
    words = [f"{word}(?![{other}])" if (other := others[word]) != "-" else word for word in _marked(_NAME)]
    return _any((*words, "市(?=政(?:府|协|法|务|数|研))"))


LEVEL = _any(_marked(_NAME))  # 县 of 县财政局
PLACE = _any(_marked(_PLACE))  # 县 of 白石县
LONG_PLACE = _any(tuple(word for word in _marked(_PLACE) if len(word) > 1))  # of more than one character: 团场
GRADE = _any(_marked(_GRADE))  # 县 of 县直单位, 县级部门
BEGINS = _begins()  # where a name begins: LEVEL, and not 市 of 市场
LETTERS = "".join(word for word in _marked(_NAME) if len(word) == 1)
"""Levels of one character that names begin with, for a set: [省市县…]."""
PLACE_LETTERS = "".join(word for word in _marked(_PLACE) if len(word) == 1)
"""Levels of one character that names of places end with."""

_BEGINS = re.compile(BEGINS)
_PLACE_NAME = re.compile(rf"{HAN}{{1,6}}{PLACE}")


def begins_with_level(wording: str) -> bool:
    """Whether a wording begins as names of local bodies do.

    >>> [begins_with_level(said) for said in ("县财政局", "兵团教育局", "市政府办", "市场监管", "乡村振兴", "财政局")]
    [True, True, True, False, False, False]
    """
    return _BEGINS.match(wording) is not None


def is_place(wording: str) -> bool:
    """Whether a wording is the name of a place, by its end: 乌云旗, 石桥乡.

    >>> is_place("乌云旗"), is_place("旗"), is_place("财政局")
    (True, False, False)
    """
    return _PLACE_NAME.fullmatch(wording) is not None


@cache
def _ranks() -> dict[str, int]:
    return {row[0]: int(row[_RANK]) for row in load("levels")}


def rank(level: str) -> int:
    """1 for 省 … 5 for 村; 0 for what is of any level (开发区) or no level.

    >>> rank("省"), rank("县级市"), rank("街道"), rank("园区")
    (1, 3, 4, 0)
    """
    return _ranks().get(level, 0)
