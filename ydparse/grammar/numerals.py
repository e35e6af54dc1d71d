"""NUMBER, the only spelling of it: 2.5万, 1亿2000万, 1,000, 三十二, 伍佰万, 三四十, 百, 两, 半."""

from __future__ import annotations

from typing import NamedTuple

import regex

_DIGITS = {**{char: i for i, char in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2, "俩": 2, "壹": 1, "贰": 2, "叁": 3,
           "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}
_MAGNITUDES = {**_TENS, **_MYRIADS}
_IN_FIGURES = str.maketrans({char: str(value) for char, value in _DIGITS.items()})
_LONGEST = 20  # characters; what is longer is no number of this field, and more than a float can hold
_GREATEST = 1e15
_PLAIN_DIGITS = 15  # no number of so many is too great

_ONE = "一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_MAGNITUDE = r"(?:[十百万亿]|千(?!瓦|米|克|伏|卡|字节|帕|赫|字))"
_FIGURES = rf"\d+(?:,\d{{3}})*(?:\.\d+)?{_MAGNITUDE}*"
_SECTION = "十百千拾佰仟"
# 一百零五万, 三万五千, 百, 两; 二点五万.
_CHINESE = (
    rf"(?:(?:[{_ONE}]?[{_SECTION}万][{_ONE}{_SECTION}万亿零]{{0,12}}|[{_ONE}零](?:亿[{_ONE}{_SECTION}万零]{{0,12}})?|[百千万]亿)"
    rf"(?:点[{_ONE}零]{{1,2}}[{_SECTION}万亿]{{0,2}})?|半)"
)
# NUMBER; 1亿2000万, 1万5千 and 2千3百 are one. A numeral that is no number (一亿个 beside 亿个) is for `parse_number` to refuse.
NUMBER = rf"(?:{_FIGURES}(?:(?<=[万亿])\d+(?:\.\d+)?(?:{_MAGNITUDE}+|(?<=\d{{3}}))|(?<=\d千)(?:\d百[万亿]?|\d{{3}}))?|{_CHINESE})"
# Two figures that stand together for a range: 三四个, 两三百, 三四十, 十二三; not 一二三.
_PAIRS = ("一二", "一两", "二三", "两三", "三四", "三五", "四五", "五六", "六七", "七八", "八九")
PAIR = rf"(?:(?P<pair_ten>[{_ONE[:-9]}]?十)?(?P<pair>{'|'.join(_PAIRS)})(?P<pair_of>[{_SECTION}]?[万亿]?))"
# A number of which only the magnitude is said: 几十, 数百, 上千, 数十万.
VAGUE = rf"(?:(?:几|数|上|好几)(?P<vague>[{_SECTION}]?[万亿]?))(?<=[{_SECTION}万亿])"
_COMPOUND = regex.compile(r"(\d+(?:\.\d+)?)([十百千万亿]*)")
_SHARED = regex.compile(r"(\d+千\d百)([万亿])")  # 3千5百万


class Span(NamedTuple):
    """The ends of what two figures that stand together mean."""

    low: float | int
    high: float | int


def parse_chinese(text: str) -> int | None:
    """An integer in Chinese numerals, or None.

    >>> [parse_chinese(t) for t in ("三十二", "十二", "二〇二六", "一百零五", "百", "三万五千", "一亿两千万", "伍佰万", "第一")]
    [32, 12, 2026, 105, 100, 35000, 120000000, 5000000, None]
    """
    if not text or len(text) > _LONGEST:
        return None
    if _DIGITS.keys() >= set(text):
        return int(text.translate(_IN_FIGURES))
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _TENS:
            section, digit = section + (digit or 1) * _TENS[char], 0
        elif char == "亿":  # all that stands before it
            total, section, digit = (total + section + digit or 1) * _MYRIADS[char], 0, 0
        elif char in _MYRIADS:
            total, section, digit = total + (section + digit or 1) * _MYRIADS[char], 0, 0
        else:
            return None
    return total + section + digit


def parse_number(text: str) -> float | int | None:
    """A number as this field writes it, multiplied out, or None.

    >>> [parse_number(t) for t in ("2.5万", "125亿", "1,000", "1200万", "百", "三百", "半", "0.5", "5百", "", "个")]
    [25000, 12500000000, 1000, 12000000, 100, 300, 0.5, 0.5, 500, None, None]
    >>> [parse_number(t) for t in ("1亿2000万", "1万5千", "2千3百", "3千5百万", "1.2万亿", "九十九点五", "二点五万", "5万6万")]
    [120000000, 15000, 2300, 35000000, 1200000000000, 99.5, 25000, None]
    """
    text = text.replace(",", "")
    if not text or len(text) > _LONGEST:
        return None
    if text.isdecimal() and len(text) <= _PLAIN_DIGITS:
        return int(text)
    if text == "半":
        return 0.5
    if text[0].isdigit():
        return _figures(text)
    whole, point, part = text.partition("点")
    if not point:
        return parse_chinese(text)
    decimals = part.rstrip("".join(_MAGNITUDES))
    value, below = parse_chinese(whole), parse_chinese(decimals)
    if value is None or below is None or not all(char in _DIGITS for char in decimals):
        return None
    return tidy((value + below / 10 ** len(decimals)) * _factor(part[len(decimals) :]))


def _figures(text: str) -> float | int | None:
    """A number in figures; each part of one in several is of a lesser magnitude than the one before."""
    if shared := _SHARED.fullmatch(text):
        below = _figures(shared[1])
        return None if below is None else tidy(below * _MYRIADS[shared[2]])
    total, least, at = 0.0, 0, 0
    for match in _COMPOUND.finditer(text):
        factor = _factor(match.group(2))
        value = float(match.group(1)) * factor
        if match.start() != at or (least and value >= least):
            return None
        total, least, at = total + value, factor, match.end()
    return tidy(total) if at == len(text) and total < _GREATEST else None


def _factor(magnitudes: str) -> int:
    if len(magnitudes) < 2:
        return _MAGNITUDES[magnitudes] if magnitudes else 1
    factor = 1
    for char in magnitudes:
        factor *= _MAGNITUDES[char]
    return factor


def parse_pair(ten: str | None, pair: str, magnitude: str) -> Span:
    """What two figures that stand together mean: 三四 is 3 to 4, 三四十 30 to 40, 十二三 12 to 13.

    >>> parse_pair(None, "三四", "十"), parse_pair("十", "二三", ""), parse_pair("二十", "五六", "万")
    (Span(low=30, high=40), Span(low=12, high=13), Span(low=250000, high=260000))
    """
    base = (parse_chinese(ten) or 0) if ten else 0
    factor = _factor(magnitude)
    return Span((base + _DIGITS[pair[0]]) * factor, (base + _DIGITS[pair[1]]) * factor)


def magnitude_of(text: str) -> int:
    """What a numeral that is only a magnitude says at least: 几十 is more than 10.

    >>> magnitude_of("十"), magnitude_of("百万")
    (10, 1000000)
    """
    return _factor(text)


def tidy(value: float) -> float | int:
    """A whole number as int, any other rounded where binary fractions show.

    >>> tidy(149200.00000000003), tidy(5.8)
    (149200, 5.8)
    """
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
