"""Quantities: a number, its measure word, and the words around it that compare (不少于, 以上, 左右). Folded view."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from ydparse.grammar.numerals import parse_number, tidy
from ydparse.lexicon import load, words

_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?(?:[十百万亿]|千(?!瓦|米|克|伏|卡|字节|帕|赫))*"
_CN = (
    r"(?:[一二两三四五六七八九]?[十百千万][一二三四五六七八九十百千万亿零]{0,12}|[两二三四五六七八九]|一|[百千万]亿|半)"
)
_PLAIN = {
    "百分点": "个百分点",
    "个小时": "小时",
    "台(套)": "台",
    "m²": "平方米",
    "㎡": "平方米",
    "km": "公里",
    "km²": "平方公里",
}
# What a rate is per: 8.5吨/月·平方公里, 500吨/日.
_PER = r"(?:[百千万]人|平方公里|平方米|立方米|千瓦时|小时|公里|公顷|标箱|分钟|万元|[年月日天时秒亩人户吨次升车村日周])"
_MAGNITUDE = regex.compile("[十百千万亿]+")
_AT_LEAST = regex.compile(r"至少|不少于|不低于")
_AT_MOST = regex.compile(r"(最高|最多|不超过)[^,]{0,6}$")


@cache
def _comparators(place: str) -> dict[str, str]:
    """Word → comparator, of the words that stand before, after or in the middle."""
    return {word: comparator for word, comparator, where in load("comparators") if where == place}


@cache
def _before() -> regex.Pattern[str]:
    """A comparing word that ends the wording; two may stand together (最高不超过)."""
    return regex.compile(r"(?P<word>\L<words>)(?:\L<words>)?$", words=list(_comparators("before")))


@cache
def pattern() -> regex.Pattern[str]:
    """num, optional second number of a range, 余/多, unit, 以上/左右…; or a part: 三分之一, 半数; or 100万…人口."""
    return regex.compile(
        rf"(?<![\dA-Za-z.+×xX第\-])(?:(?P<num>{_DIGITS}|{_CN})(?:(?:%|个|项|家|人|元)?(?:-|~|至|到)(?P<max>{_DIGITS}|{_CN}))?"
        rf"(?P<more>余|多|来|几)?(?P<unit>\L<units>)(?P<rate>/{_PER}(?:·{_PER})?)?(?!之|[A-Za-z]|(?<=人)民)(?P<more_after>多|余)?(?P<post>及?以上|以内|之内|及?以下|左右|上下|内(?![部外容涵生地]))?"
        rf"|(?P<people>\d+(?:\.\d+)?[万亿])(?P<people_more>余|多)?(?=(?:名|位)?\p{{Han}}{{0,8}}(?P<who>人口|人才|群众|青年|学生|劳动力|职工|居民|农民|党员|劳动者|老年人))"
        rf"|(?P<half>一半|半数)(?P<half_post>及?以上|左右)?"
        rf"|(?P<part>{_CN})分之(?P<part_of>{_CN})(?P<part_post>以上|左右)?)",
        units=list(words("measure_words")),
    )


class Quantity(NamedTuple):
    """A number with its plain unit at [start, end) of the folded text; `chinese` if written in Chinese numerals."""

    start: int
    end: int
    value: float | int
    value_max: float | int | None
    unit: str
    kind: str
    comparator: str
    chinese: bool
    compared: bool
    bare_magnitude: bool  # 百个, 千亿元: the numeral is nothing but a power of ten
    said: tuple[str, ...] = ()  # the words of it: its unit as written, and what compares (以上, 余)


@cache
def _unit_kinds() -> dict[str, str]:
    return {word: kind for word, kind, *_ in load("measure_words")}


def to_quantity(match: regex.Match[str]) -> Quantity | None:
    """The quantity of a match of `pattern()`, or None where its numeral is none.

    >>> q = lambda text: to_quantity(pattern().search(text))
    >>> [(q(t).value, q(t).value_max, q(t).unit, q(t).comparator) for t in ("2.5万个", "2-3项", "125亿元以上", "150余个")]
    [(25000, None, '个', '='), (2, 3, '项', '='), (12500000000, None, '元', '>='), (150, None, '个', '>')]
    >>> [(q(t).value, q(t).unit) for t in ("15万千瓦", "三分之一", "100万农业转移人口", "二十个")]
    [(150000, '千瓦'), (33.333333, '%'), (1000000, '人'), (20, '个')]
    """
    if match.group("people"):
        value = parse_number(match.group("people"))
        comparator = ">" if match.group("people_more") else "="
        return (
            None
            if value is None
            else Quantity(match.start(), match.end(), value, None, "人", "count", comparator, False, False, False)
        )
    if match.group("half"):
        comparator = _comparators("after").get(match.group("half_post") or "", "=")
        return Quantity(match.start(), match.end(), 50, None, "%", "ratio", comparator, True, False, False)
    if match.group("part"):
        below, above = parse_number(match.group("part")), parse_number(match.group("part_of"))
        if not below or above is None:
            return None
        comparator = _comparators("after").get(match.group("part_post") or "", "=")
        return Quantity(
            match.start(), match.end(), tidy(above / below * 100), None, "%", "ratio", comparator, True, False, False
        )
    return _plain(match)


def _plain(match: regex.Match[str]) -> Quantity | None:
    number, top, unit, rate = match.group("num"), match.group("max"), match.group("unit"), match.group("rate") or ""
    value = parse_number(number)
    value_max = parse_number(top) if top else None
    if value is None or (top and (value_max is None or (value_max < value and not _share(number, top)))):
        return None
    if (
        top
        and value_max is not None
        and (multiplier := _multiplier(top))
        and not _multiplier(number)
        and value < value_max / multiplier * 10
    ):
        value = tidy(value * multiplier)  # 2-3万个
    comparator = "="
    if match.group("more") or match.group("more_after"):
        comparator = _comparators("middle")[match.group("more") or match.group("more_after")]
    if match.group("post"):
        comparator = _comparators("after")[match.group("post")]
    chinese = not number[0].isdigit()
    if unit == "成":  # 四成 is 40 %
        value, value_max, unit = tidy(value * 10), None if value_max is None else tidy(value_max * 10), "%"
    return Quantity(
        match.start(), match.end(), value, value_max, _PLAIN.get(unit, unit) + rate, _unit_kinds()[unit], comparator, chinese,
        bool(match.group("post") or match.group("more")), _MAGNITUDE.fullmatch(number) is not None,
        tuple(word for word in match.group("unit", "more", "more_after", "post") if word),
    )  # fmt: skip


def _multiplier(number: str) -> int:
    return {"万": 10_000, "亿": 100_000_000}.get(number[-1], 0)


def _share(number: str, top: str) -> bool:
    return bool(_multiplier(top)) and not _multiplier(number)


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
    match = _before().search(before)
    if match:
        word = match.group("word")
        return (_comparators("before")[word], word) if comparator == "=" else (comparator, None)
    if comparator == "=" and (match := _AT_LEAST.search(far)):
        return ">=", match.group()
    if comparator == "=" and (match := _AT_MOST.search(far)):
        return "<=", match.group(1)
    return comparator, None


def comparator_of(word: str) -> str | None:
    """What a word before a number says of it, or None.

    >>> comparator_of("不高于"), comparator_of("达到")
    ('<=', None)
    """
    return _comparators("before").get(word)


@cache
def _indicator_nouns() -> tuple[str, ...]:
    return words("indicator_nouns")


def ends_in_indicator(text: str) -> bool:
    """Whether a wording ends in an indicator's last word: 产值, 覆盖率, 资金 …"""
    return text.endswith(_indicator_nouns())


def indicator_ending(text: str) -> str | None:
    """The longest last word of an indicator that a wording ends in, or None."""
    return next((noun for noun in _indicator_nouns() if text.endswith(noun)), None)


@cache
def benefit() -> regex.Pattern[str]:
    """Words of 政策给付."""
    return regex.compile(r"\L<words>", words=list(words("benefit_words")))
