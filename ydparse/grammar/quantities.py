"""What a match of AMOUNT is worth: value, unit, comparator. Folded view."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from ydparse.document import ViewAt
from ydparse.grammar.amounts import ends_in_indicator
from ydparse.grammar.comparing import comparators
from ydparse.grammar.numerals import magnitude_of, parse_number, parse_pair, tidy
from ydparse.grammar.verbs import verb_before
from ydparse.lexicon import load

_MAGNITUDES = "十百千万亿"
_MAGNITUDE = re.compile(rf"[{_MAGNITUDES}]+")
_APPROACHES = ("约", "近", "超", "超过", "大约", "至少")
# A number that stands for one of these years is none: 超过2025.
_YEARS = range(1900, 2100)


class Quantity(NamedTuple):
    """A number with its plain unit at [start, end) of the folded text; `chinese` if written in Chinese numerals."""

    start: ViewAt
    end: ViewAt
    value: float | int
    value_max: float | int | None
    unit: str | None  # None where none is printed
    kind: str
    comparator: str
    chinese: bool
    compared: bool
    bare_magnitude: bool = False  # 百个, 千亿元: the numeral is nothing but a power of ten
    said: tuple[str, ...] = ()  # the words of it: its unit as written, and what compares (以上, 余)


@cache
def _unit_kinds() -> dict[str, str]:
    return {word: kind for word, kind, *_ in load("measure_words")}


@cache
def _plain_units() -> dict[str, str]:
    """What other spellings of a unit are told as: km, 公里."""
    return {row[0]: row[3] for row in load("measure_words") if len(row) > 3}


def to_quantity(match: re.Match[str]) -> Quantity | None:
    """The quantity of a match of `amounts.pattern()`, or None where its numeral is none.

    >>> from ydparse.grammar.amounts import pattern
    >>> q = lambda text: to_quantity(pattern().search(text))
    >>> [(q(t).value, q(t).value_max, q(t).unit, q(t).comparator) for t in ("2.5万个", "2-3项", "125亿元以上", "150余个")]
    [(25000, None, '个', '='), (2, 3, '项', '='), (12500000000, None, '元', '>='), (150, None, '个', '>')]
    >>> [(q(t).value, q(t).unit) for t in ("15万千瓦", "三分之一", "100万农业转移人口", "二十个", "310克/千瓦时")]
    [(150000, '千瓦'), (33.333333, '%'), (1000000, '人'), (20, '个'), (310, '克/千瓦时')]
    >>> [(q(t).value, q(t).value_max, q(t).comparator) for t in ("三四十个", "4个以上6个以下", "3千余万元", "几十家")]
    [(30, 40, '='), (4, 6, '='), (30000000, None, '>'), (10, None, '>')]
    """
    if match.group("unit"):
        return _measured(match)
    if match.group("people"):
        value, more = parse_number(match.group("people")), match.group("people_more")
        return None if value is None else _plain(match, value, "人", "count", ">" if more else "=")
    if match.group("half"):
        return _plain(match, 50, "%", "ratio", _bounds(match.group("post")), chinese=True)
    if match.group("part_of"):
        below, above = parse_number(match.group("alone")), parse_number(match.group("part_of"))
        if not below or above is None:
            return None
        compared = _bounds(match.group("post"))
        return _plain(match, tidy(above / below * 100), "%", "ratio", compared, chinese=below != 100)
    return _without_unit(match)


def _plain(
    match: re.Match[str], value: float, unit: str | None, kind: str, comparator: str, *, chinese: bool = False
) -> Quantity:
    return Quantity(
        ViewAt(match.start()),
        ViewAt(match.end()),
        value,
        None,
        unit,
        kind,
        comparator,
        chinese,
        comparator in (">=", "<="),
    )


def _bounds(post: str | None) -> str:
    """What the word behind a unit says."""
    return comparators("after")[post] if post else "="


def _without_unit(match: re.Match[str]) -> Quantity | None:
    """达88, 突破5亿, 减少5万以上: a number alone, where a verb of reaching or changing, or an indicator, touches it."""
    numeral, more, post = match.group("alone", "bare_more", "post")
    ends = _bare_ends(numeral, match.group("bare_max"))
    if ends is None or not numeral[0].isdigit() or not _is_led_to(match.string, match.start(), numeral):
        return None
    found = _plain(match, ends.value, None, "count", ">" if more else _bounds(post))
    said = tuple(word for word in (post, more) if word)
    return found._replace(value_max=ends.value_max, said=("", *said) if said else ())


def _bare_ends(numeral: str, top: str | None) -> Ends | None:
    """The ends of a number or range without a unit; a year is none."""
    value, value_max = parse_number(numeral), parse_number(top) if top else None
    if value is None or value in _YEARS or (top and (value_max is None or value_max <= value)):
        return None
    return Ends(value, value_max)


def _is_led_to(text: str, at: int, numeral: str) -> bool:
    """Whether what stands before a number without a unit makes it an amount: a verb, or an indicator before 万 or 亿."""
    before = text[max(at - 12, 0) : at]
    for word in _APPROACHES:
        before = before.removesuffix(word) if not verb_before(before, len(before), "reach") else before
    return (numeral[-1] in "万亿" and ends_in_indicator(before)) or _leads_to_a_number(before)


def _leads_to_a_number(before: str) -> bool:
    """Whether a verb of reaching or changing ends a wording; one character that is more often something else does not."""
    verb = verb_before(before, len(before), "reach", "up", "down")
    return verb is not None and verb not in ("为", "占", "确保", "实现", "完成", "增", "减", "降", "保持", "稳定")


class Ends(NamedTuple):
    """A value, and the upper end of a range."""

    value: float | int
    value_max: float | int | None = None

    def times(self, factor: int) -> Ends:
        """Both multiplied."""
        return Ends(tidy(self.value * factor), None if self.value_max is None else tidy(self.value_max * factor))


def _measured(match: re.Match[str]) -> Quantity | None:
    """A number with its unit, at [start, end) of the folded text."""
    unit, rate, numeral, rest, inner, more, after, post = match.group(
        "unit", "rate", "num", "rest", "inner_more", "more", "more_after", "post"
    )
    ends = _ends(match, numeral) if numeral else _vague_ends(match)
    if ends is None:
        return None
    value, value_max = ends
    words = tuple(filter(None, (inner, more, after, post)))
    if rest or unit == "成":  # 四成 is 40 %
        value, value_max = ends.times((magnitude_of(rest) if rest else 1) * (10 if unit == "成" else 1))
    written = _written(unit, rate)
    start, end = match.span()
    return Quantity(
        cast("ViewAt", start),
        cast("ViewAt", end),
        value,
        value_max,
        written,
        _unit_kinds()[unit],
        _comparator(match, value_max, inner or more or after, post) if words or not numeral else "=",
        not numeral or not numeral[0].isdigit(),
        bool(post or more),
        _is_magnitude(numeral),
        (unit, *words),
    )


@cache
def _written(unit: str, rate: str | None) -> str:
    """A unit, with its rate, as it is told."""
    return _plain_units().get(unit, unit) + (rate or "")


def _is_magnitude(numeral: str | None) -> bool:
    """Whether a numeral is nothing but a power of ten: 百, 千万."""
    return numeral is not None and numeral[0] in _MAGNITUDES and _MAGNITUDE.fullmatch(numeral) is not None


def _comparator(match: re.Match[str], value_max: float | None, more: str | None, post: str | None) -> str:
    """What its own words say of a quantity: 3个以上5个以下 says both ends."""
    if post:
        both = value_max is not None and "以上" in match.group()[: -len(post)]
        return "=" if both else _bounds(post)
    if more:
        return comparators("middle")[more]
    return ">" if match.group("vague") is not None else "="


def _vague_ends(match: re.Match[str]) -> Ends:
    """三四十, 几百: two figures that stand together, or a magnitude."""
    if match.group("pair"):
        return Ends(*parse_pair(match.group("pair_ten"), match.group("pair"), match.group("pair_of")))
    return Ends(magnitude_of(match.group("vague")))


def _ends(match: re.Match[str], numeral: str) -> Ends | None:
    """The value of a numeral, and the upper end of a range."""
    value, top = parse_number(numeral), match.group("max")
    if value is None or top is None:
        return None if value is None else Ends(value)
    value_max = parse_number(top)
    if value_max is None:
        return None
    if match.string[match.start() - 1 : match.start()] in ("由", "从"):  # 由5家到10家
        return Ends(value_max)
    multiplier = _multiplier(top)
    if multiplier and not _multiplier(numeral) and value < value_max / multiplier * 10:
        value = tidy(value * multiplier)  # 2-3万个
    return None if value_max < value else Ends(value, value_max)


def _multiplier(number: str) -> int:
    return {"万": 10_000, "亿": 100_000_000}.get(number[-1], 0)
