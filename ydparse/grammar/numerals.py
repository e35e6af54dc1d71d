"""Numerals: 2.5万, 1,000, 三十二, 百, 两, 半."""

from __future__ import annotations

_DIGITS = {**{char: i for i, char in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2, "俩": 2, "壹": 1, "贰": 2, "叁": 3,
           "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LONGEST = 20  # characters; what is longer is no number of this field, and more than a float can hold
_MYRIADS = {"万": 10_000, "亿": 100_000_000}


def parse_chinese(text: str) -> int | None:
    """An integer in Chinese numerals, or None.

    >>> [parse_chinese(t) for t in ("三十二", "十二", "二〇二六", "一百零五", "百", "三万五千", "一亿两千万", "第一")]
    [32, 12, 2026, 105, 100, 35000, 120000000, None]
    """
    if not text or len(text) > _LONGEST:
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    seen = False
    for char in text:
        if char in _DIGITS:
            digit, seen = _DIGITS[char], True
        elif char in _TENS:
            section += (digit if seen and digit else 1) * _TENS[char]
            digit, seen = 0, False
        elif char == "亿":
            total = (total + section + digit or 1) * _MYRIADS[char]
            section, digit, seen = 0, 0, False
        elif char == "万":
            total += (section + digit or 1) * _MYRIADS[char]
            section, digit, seen = 0, 0, False
        else:
            return None
    return total + section + digit


def parse_number(text: str) -> float | int | None:
    """A number as this field writes it, multiplied out, or None.

    >>> [parse_number(t) for t in ("2.5万", "125亿", "1,000", "1200万", "百", "三百", "半", "0.5", "5百", "", "个")]
    [25000, 12500000000, 1000, 12000000, 100, 300, 0.5, 0.5, 500, None, None]
    """
    text = text.replace(",", "")
    if len(text) > _LONGEST:
        return None
    if text == "半":
        return 0.5
    factor = 1
    body = text
    while body and body[-1] in "十百千万亿" and body[:1].isdigit():
        factor *= {**_TENS, **_MYRIADS}[body[-1]]
        body = body[:-1]
    if body[:1].isdigit():
        try:
            value = float(body)
        except ValueError:
            return None
        return tidy(value * factor) if value * factor < 1e15 else None
    return parse_chinese(text)


def tidy(value: float) -> float | int:
    """A whole number as int, any other rounded where binary fractions show.

    >>> tidy(149200.00000000003), tidy(5.8)
    (149200, 5.8)
    """
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
