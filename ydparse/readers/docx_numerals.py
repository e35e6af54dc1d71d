"""Numbers as Word's automatic numbering writes them (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
CIRCLES = "⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
CHINESE_CIRCLES = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"


def counted(number: int, digits: str = "〇一二三四五六七八九", units: str = "十百千", zero: str = "零") -> str:
    """A number counted out: 11 → 十一, 105 → 一百零五; numbers beyond 9999 are left in figures.

    With a legal digit set every unit keeps its digit: 11 → 壹拾壹.
    """
    if not 0 < number < 10_000:
        return str(number)
    text, gap = "", False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if not digit:
            gap = bool(text)
            continue
        text += (zero if gap else "") + digits[digit] + (units[power - 1] if power else "")
        gap = False
    return text[1:] if digits is DIGITS and text.startswith("一十") else text


def each_digit(number: int) -> str:
    """Digit by digit: 12 → 一二."""
    return "".join(DIGITS[int(figure)] for figure in str(number))


def chinese_counting(number: int) -> str:
    """十一 up to 九十九, digit by digit above: 11 → 十一, 101 → 一〇一."""
    return counted(number, DIGITS) if number < 100 else each_digit(number)


def japanese_counting(number: int) -> str:
    """As Chinese, but 一 before 百 and 千 and the filling 零 fall away: 111 → 百十一."""
    text = counted(number, DIGITS).replace("零", "").replace("一十", "十")
    return text.replace("一百", "百").replace("一千", "千")


def full_width(number: int) -> str:
    """12 → １２."""
    return "".join(chr(ord(figure) + 0xFEE0) for figure in str(number))


def letters(number: int) -> str:
    """1 → A, 26 → Z, 27 → AA, 28 → BB: Word repeats the letter."""
    return chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def roman(number: int) -> str:
    """4 → IV."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        text += sign * (number // value)
        number %= value
    return text


def _listed(signs: str, first: int = 1) -> Callable[[int], str]:
    """One sign a number, figures where the signs run out."""
    return lambda number: signs[number - first] if first <= number < first + len(signs) else str(number)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": full_width,
    "decimalFullWidth2": full_width,
    "decimalEnclosedCircle": _listed(CIRCLES, 0),
    "decimalEnclosedCircleChinese": _listed(CIRCLES, 0),
    "decimalEnclosedParen": _listed("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _listed("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": chinese_counting,
    "taiwaneseCounting": chinese_counting,
    "chineseCountingThousand": lambda number: counted(number, DIGITS),
    "taiwaneseCountingThousand": lambda number: counted(number, DIGITS),
    "japaneseCounting": japanese_counting,
    "koreanCounting": lambda number: counted(number, DIGITS),
    "ideographDigital": each_digit,
    "japaneseDigitalTenThousand": each_digit,
    "taiwaneseDigital": each_digit,
    "koreanDigital2": each_digit,
    "chineseLegalSimplified": lambda number: counted(number, LEGAL, "拾佰仟"),
    "japaneseLegal": lambda number: counted(number, LEGAL_TRADITIONAL, "拾佰仟"),
    "ideographLegalTraditional": lambda number: counted(number, LEGAL_TRADITIONAL, "拾佰仟"),
    "ideographTraditional": _listed(STEMS),
    "ideographZodiac": _listed(BRANCHES),
    "ideographEnclosedCircle": _listed(CHINESE_CIRCLES),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "none": lambda number: "",
}
"""Word's names; a format that is not here is written in figures."""


def written(number: int, style: str) -> str:
    """A number in one of Word's formats: written(3, "chineseCounting") → 三."""
    return FORMATS.get(style, str)(number)
