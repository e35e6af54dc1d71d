"""Names of bodies (单位): how they end, which stand for several, which are national. Speaks the folded view."""

from __future__ import annotations

from functools import cache

import regex

from ydparse.lexicon import load, words

_COLLECTIVE = regex.compile(
    r"^(?:各|有关|相关|其他|其它|所有|全体|全市各|全县各|沿线|沿江|涉及|涉|地方|地方各级|属地|设区的?市|市直及|[省市县区]各(?!界)|市有关|县有关|区有关|省有关|市相关|市直有关|县直有关)"
    r"|成员单位|各有关|各相关|(?:有关|相关)(?:单位|部门|企业|地区|乡镇|责任单位)|^(?:省|市|县|区|国务院|省级|市级|县级)?(?:直)?(?:各(?!界)|有关|相关)"
)
_TAIL_NOTE = regex.compile(r"[(\[][^()\[\]]*[)\]]$")  # 市委组织部（市委人才办）


@cache
def _suffixes(strength: str | None) -> tuple[str, ...]:
    return words("unit_suffixes", strength)


def ends_like_unit(text: str, strict: bool = False) -> bool:
    """Whether a wording ends as names of bodies do; `strict` leaves out endings that other words have too.

    >>> ends_like_unit("市发改委"), ends_like_unit("省文化"), ends_like_unit("各市", strict=True), ends_like_unit("市委组织部(市委人才办)")
    (True, False, False, True)
    """
    if text.endswith((")", "]")):
        text = _TAIL_NOTE.sub("", text)
    return text.endswith(_suffixes("strong" if strict else None)) or (strict and text in agencies())


def unit_ending(text: str) -> str | None:
    """The longest ending of the lexicon that makes a wording end as names of bodies do, or None.

    >>> unit_ending("市发改委"), unit_ending("省文化")
    ('发改委', None)
    """
    return next((ending for ending in _suffixes(None) if _TAIL_NOTE.sub("", text).endswith(ending)), None)


def is_collective(name: str) -> bool:
    """各…, 有关单位, 成员单位: a body that stands for several.

    >>> is_collective("各县(市、区)政府"), is_collective("领导小组成员单位"), is_collective("市财政局")
    (True, True, False)
    """
    return _COLLECTIVE.search(name) is not None


@cache
def _stems() -> frozenset[str]:
    return frozenset(words("agency_stems"))


def is_stem(name: str) -> bool:
    """市教育, 公安: a body named by its field alone, which names one only where 等部门 closes the list.

    >>> is_stem("市教育"), is_stem("市场监管"), is_stem("市推进")
    (True, True, False)
    """
    return name in _stems() or (name[:1] in tuple("省市县区州盟旗镇") and name[1:] in _stems())


@cache
def agencies() -> frozenset[str]:
    """Names of national bodies, full and short."""
    return frozenset(row[0] for row in load("agencies"))
