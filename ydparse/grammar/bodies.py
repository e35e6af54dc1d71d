"""Names of bodies (单位): how they end, which stand for several, which are national. Speaks the folded view."""

from __future__ import annotations

import re
from functools import cache

import regex

from ydparse.grammar.levels import GRADE, LEVEL, begins_with_level
from ydparse.lexicon import load, words

_TAIL_NOTE = regex.compile(r"[(\[][^()\[\]]*[)\]]$")  # 市委组织部（市委人才办）


@cache
def _suffixes(strength: str | None) -> dict[str, tuple[str, ...]]:
    """The endings by their last character, the longer first."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words("unit_suffixes", strength):
        found[word[-1]] = (*found.get(word[-1], ()), word)
    return found


def ends_like_unit(text: str, strict: bool = False) -> bool:
    """Whether a wording ends as names of bodies do; `strict` leaves out endings that other words have too.

    >>> ends_like_unit("市发改委"), ends_like_unit("省文化"), ends_like_unit("各市", strict=True), ends_like_unit("市委组织部(市委人才办)")
    (True, False, False, True)
    """
    if text.endswith((")", "]")):
        text = _TAIL_NOTE.sub("", text)
    endings = _suffixes("strong" if strict else None).get(text[-1:], ())
    return text.endswith(endings) or (strict and text in agencies())


def unit_ending(text: str) -> str | None:
    """The longest ending of the lexicon that makes a wording end as names of bodies do, or None.

    >>> unit_ending("市发改委"), unit_ending("省文化")
    ('发改委', None)
    """
    text = _TAIL_NOTE.sub("", text)
    return next((ending for ending in _suffixes(None).get(text[-1:], ()) if text.endswith(ending)), None)


@cache
def _collective() -> regex.Pattern[str]:
    return regex.compile(
        rf"^(?:全?{LEVEL}|国务院|中央)?(?:{GRADE}?[直级属])?\L<opens>(?!界)|\L<within>|^\L<whole>(?:\p{{Han}}*\L<several>)?$",
        opens=words("collectives", "opens"),
        within=words("collectives", "within"),
        whole=words("collectives", "whole"),
        several=words("collectives", "generic"),
    )


@cache
def _may_be_collective() -> re.Pattern[str]:
    """The first characters of the words that make a name one of several bodies: cheap to look for."""
    known = (word for kind in ("opens", "within", "whole") for word in words("collectives", kind))
    return re.compile(f"[{''.join(sorted({word[0] for word in known}))}]")


def is_collective(name: str) -> bool:
    """各…, 有关单位, 成员单位: a body that stands for several.

    >>> is_collective("各县(市、区)政府"), is_collective("领导小组成员单位"), is_collective("市财政局"), is_collective("地方海事处")
    (True, True, False, False)
    """
    return _may_be_collective().search(name) is not None and _collective().search(name) is not None


@cache
def _stems() -> frozenset[str]:
    return frozenset(words("agency_stems"))


def is_stem(name: str) -> bool:
    """市教育, 公安: a body named by its field alone, which names one only where 等部门 closes the list.

    >>> is_stem("市教育"), is_stem("市场监管"), is_stem("市推进")
    (True, True, False)
    """
    return name in _stems() or (begins_with_level(name) and name[1:] in _stems())


_DEPARTMENT = regex.compile(r"(?:国务院)?(?P<field>\p{Han}{2,14}?)(?P<kind>行政主管|行政|主管)?部门")


def is_department(name: str) -> bool:
    """教育行政部门, 组织部门: a body named by its field and its kind.

    >>> [is_department(said) for said in ("教育行政部门", "财政部门", "国务院教育行政部门", "相关部门", "关键部门")]
    [True, True, True, False, False]
    """
    found = _DEPARTMENT.fullmatch(name)
    return found is not None and (is_stem(found.group("field")) or (found.group("kind") or "").startswith("行政"))


@cache
def agencies() -> frozenset[str]:
    """Names of national bodies, full and short."""
    return frozenset(row[0] for row in load("agencies"))
