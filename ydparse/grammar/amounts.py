"""AMOUNT, the only spelling of it: a number, its measure word, and the words around it that compare. Folded view."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ydparse.document import ViewAt
from ydparse.grammar.numerals import NUMBER, PAIR, VAGUE, magnitude_of, parse_number, parse_pair, tidy
from ydparse.grammar.pieces import HAN, one_of
from ydparse.grammar.verbs import verb_before
from ydparse.lexicon import load, words

# Other spellings of a unit.
_PLAIN = {
    "百分点": "个百分点",
    "个小时": "小时",
    "台(套)": "台",
    "台/套": "台",
    "m²": "平方米",
    "㎡": "平方米",
    "km": "公里",
    "km²": "平方公里",
}
_MAGNITUDES = "十百千万亿"
_MAGNITUDE = re.compile(rf"[{_MAGNITUDES}]+")
_AT_LEAST = re.compile(one_of(words("target_words", "at_least")))
_APPROACHES = ("约", "近", "超", "超过", "大约", "至少")
# A number that stands for one of these years is none: 超过2025.
_YEARS = range(1900, 2100)
_NUMERALS = "一二两三四五六七八九十百千万亿半几数上好零壹贰叁肆伍陆柒捌玖拾佰仟"
_JOINING = "余多来分点至到~-"  # what else a numeral of one character may stand before: 三分之一, 三至五个
_NOT_BEHIND = r"\dA-Za-z.+×xX第\-/"
_FIRST = rf"(?=[\d{_NUMERALS}])"
_BEGIN = rf"(?<![{_NOT_BEHIND}])(?<!(?:以|及|之)(?=上))(?<![总户件次个人度位基倍参指系函](?=数))"


@cache
def _comparators(place: str) -> dict[str, str]:
    """Word → comparator, of the words that stand before, after or in the middle."""
    return {word: comparator for word, comparator, where in load("comparators") if where == place}


@cache
def _before() -> re.Pattern[str]:
    """A comparing word that ends the wording; two may stand together (最高不超过)."""
    compares = one_of(_longest_first(_comparators("before")))
    return re.compile(rf"(?P<word>{compares})(?:{compares})?$")


def _unit() -> str:
    """A measure word, the longest first; those that begin other words (部 of 部分) only where none of these stands."""
    rows = load("measure_words")
    guarded = {row[0]: rf"(?!{_alternatives(row[2].split())})" for row in rows if len(row) > 2}
    plain = [word for word in words("measure_words") if word not in guarded]
    return one_of(
        [word for word in plain if len(word) > 1] + list(guarded) + [word for word in plain if len(word) == 1], guarded
    )


def _longest_first(words_: Iterable[str]) -> list[str]:
    return sorted(words_, key=lambda word: (-len(word), word))


def _alternatives(words_: Iterable[str]) -> str:
    return "|".join(map(re.escape, words_))


@cache
def _farther() -> re.Pattern[str]:
    """A word that bounds, with what the number is a share of between: 不高于设备投资15%."""
    bounding = [word for word in _comparators("before") if word[0] in "不最" and len(word) > 1]
    return re.compile(rf"(?P<word>{one_of(_longest_first(bounding))})[^,\d]{{0,12}}$")


@cache
def pattern() -> re.Pattern[str]:
    """num, optional second number of a range, 余/多, unit, 以上/左右…; or a part: 三分之一, 半数; or 100万…人口; or a
    number without a unit that ends its clause, for `to_quantity` to judge. Of `re`, which is quicker with many words."""
    unit, inner = _unit(), _kind("inner")
    guarded = frozenset(row[0] for row in load("measure_words") if len(row) > 2)
    measures = [word for word in words("measure_words") if word not in guarded]
    every_unit = one_of(_longest_first({*measures, *words("amount_words", "each")}))
    more = rf"(?:余(?!{_kind('surplus')})|多(?!{_kind('several')})|来|几)"
    post = (
        rf"(?:及?以上|及?以下|以内(?!{inner})|之内|左右(?!岸|两)|上下(?!游|班|级)"
        rf"|(?<=[天日时钟秒周月年%里米点])内(?!{inner})|内(?=[,。;:、)\]]|$))"
    )
    joint = rf"(?:{unit}(?:[-~至到]|及?以上[、,]?(?={NUMBER}{unit}(?:及?以下|以内)))|[-~至到])"
    rate = rf"(?:/[百千万亿]{{0,2}}?{every_unit}(?:[·/]{every_unit})?|每{_kind('per')})"
    return re.compile(
        rf"{_FIRST}{_BEGIN}(?:(?:{PAIR}|{VAGUE}|(?P<num>{NUMBER})(?:{joint}(?P<max>{NUMBER}))?)"
        rf"(?:(?P<inner_more>{more})(?P<rest>[百千万亿]+)|(?P<more>{more}))?"
        rf"(?P<unit>{unit})(?P<rate>{rate})?(?!之[\d一二三四五六七八九十百]|(?<=[A-Za-z])[A-Za-z])"
        rf"(?P<more_after>{more})?(?P<post>{post})?"
        rf"|(?P<people>\d+(?:\.\d+)?[万亿])(?P<people_more>余|多)?(?=[名位]?{HAN}{{0,8}}{_kind('who')})"
        rf"|(?P<half>一半|半数)(?P<half_post>{post})?"
        rf"|(?P<part>{NUMBER})分之(?P<part_of>{NUMBER})(?P<part_post>{post})?"
        rf"|(?P<bare>{NUMBER})(?:[-~至](?P<bare_max>{NUMBER}))?(?P<bare_more>余|多)?(?P<bare_post>{post})?"
        r"(?=[,。;:!?()\n\t]|、(?!\d)|$))"
    )


def _kind(kind: str) -> str:
    """One of the words of amounts of a kind."""
    return one_of(words("amount_words", kind))


@cache
def _begins() -> re.Pattern[str]:
    """Where `pattern()` can begin, by one character or two: plain `re` runs over a text quicker than the pattern does."""
    following = "".join(sorted({row[0][0] for row in load("measure_words")}))
    return re.compile(rf"(?<![{_NOT_BEHIND}])(?:\d|[{_NUMERALS}](?=[\d{_NUMERALS}{re.escape(_JOINING + following)}]))")


def find_amounts(text: str, start: ViewAt, end: ViewAt) -> list[re.Match[str]]:
    """The matches of `pattern()` in text[start:end], in order; not those of a numeral before a mark, which are none.

    >>> [m.group() for m in find_amounts("一、建成三四十个站点,覆盖半数乡镇,占三分之一,达88", 0, 27)]
    ['三四十个', '半数', '三分之一', '88']
    """
    found, match_at = [], pattern().match
    done: int = start
    for begin in _begins().finditer(text, start, end):
        at = begin.start()
        if at >= done and (match := match_at(text, at, end)):
            found.append(match)
            done = match.end()
    return found


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


def to_quantity(match: re.Match[str]) -> Quantity | None:
    """The quantity of a match of `pattern()`, or None where its numeral is none.

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
        return _plain(match, 50, "%", "ratio", _bounds(match.group("half_post")), chinese=True)
    if match.group("part"):
        below, above = parse_number(match.group("part")), parse_number(match.group("part_of"))
        if not below or above is None:
            return None
        compared = _bounds(match.group("part_post"))
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
    return _comparators("after")[post] if post else "="


def _without_unit(match: re.Match[str]) -> Quantity | None:
    """达88, 突破5亿, 减少5万以上: a number alone, where a verb of reaching or changing, or an indicator, touches it."""
    value, top = parse_number(match.group("bare")), match.group("bare_max")
    value_max = parse_number(top) if top else None
    if value is None or value in _YEARS or (top and (value_max is None or value_max <= value)):
        return None
    if not match.group("bare")[0].isdigit():
        return None
    before = match.string[max(match.start() - 12, 0) : match.start()]
    for word in _APPROACHES:
        before = before.removesuffix(word) if not verb_before(before, len(before), "reach") else before
    named = ends_in_indicator(before) and match.group("bare")[-1] in "万亿"
    if not named and not _leads_to_a_number(before):
        return None
    comparator = ">" if match.group("bare_more") else _bounds(match.group("bare_post"))
    found = _plain(match, value, None, "count", comparator)
    said = tuple(word for word in match.group("bare_post", "bare_more") if word)
    return found._replace(value_max=value_max, said=("", *said) if said else ())


def _leads_to_a_number(before: str) -> bool:
    """Whether a verb of reaching or changing ends a wording; one character that is more often something else does not."""
    verb = verb_before(before, len(before), "reach", "up", "down")
    return verb is not None and verb not in ("为", "占", "确保", "实现", "完成", "增", "减", "降", "保持", "稳定")


def _measured(match: re.Match[str]) -> Quantity | None:
    unit, rate, numeral, rest, inner, more, after, post = match.group(
        "unit", "rate", "num", "rest", "inner_more", "more", "more_after", "post"
    )
    ends = _ends(match, numeral)
    if ends is None:
        return None
    value, value_max = ends
    if rest:
        value = tidy(value * magnitude_of(rest))
        value_max = None if value_max is None else tidy(value_max * magnitude_of(rest))
    said = tuple(word for word in (unit, inner, more, after, post) if word)
    if unit == "成":  # 四成 is 40 %
        value, value_max, unit = tidy(value * 10), None if value_max is None else tidy(value_max * 10), "%"
    written = unit + rate if rate else unit
    return Quantity(
        ViewAt(match.start()),
        ViewAt(match.end()),
        value,
        value_max,
        _PLAIN.get(written, _PLAIN.get(unit, unit) + (rate or "")),
        _unit_kinds()[unit],
        _comparator(match, value_max) if post or inner or more or after or numeral is None else "=",
        numeral is None or not numeral[0].isdigit(),
        bool(post or more),
        numeral is not None and numeral[-1] in _MAGNITUDES and _MAGNITUDE.fullmatch(numeral) is not None,
        said,
    )


def _comparator(match: re.Match[str], value_max: float | None) -> str:
    """What its own words say of a quantity: 3个以上5个以下 says both ends."""
    more = match.group("inner_more") or match.group("more") or match.group("more_after")
    if match.group("post"):
        both = value_max is not None and "以上" in match.group()[: -len(match.group("post"))]
        return "=" if both else _bounds(match.group("post"))
    if more:
        return _comparators("middle")[more]
    return ">" if match.group("vague") is not None else "="


def _ends(match: re.Match[str], number: str | None) -> tuple[float | int, float | int | None] | None:
    """The value, and the upper end of a range; `number` is the numeral, if it is none of two figures or a magnitude."""
    if number is None:
        if match.group("pair"):
            return parse_pair(match.group("pair_ten"), match.group("pair"), match.group("pair_of"))
        return magnitude_of(match.group("vague")), None
    value, top = parse_number(number), match.group("max")
    if value is None or top is None:
        return None if value is None else (value, None)
    value_max = parse_number(top)
    if value_max is None:
        return None
    if match.string[match.start() - 1 : match.start()] in ("由", "从"):  # 由5家到10家
        return value_max, None
    multiplier = _multiplier(top)
    if multiplier and not _multiplier(number) and value < value_max / multiplier * 10:
        value = tidy(value * multiplier)  # 2-3万个
    return None if value_max < value else (value, value_max)


def _multiplier(number: str) -> int:
    return {"万": 10_000, "亿": 100_000_000}.get(number[-1], 0)


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
    if comparator == "=" and (match := _farther().search(far)):
        return _comparators("before")[match.group("word")], match.group("word")
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
def benefit() -> re.Pattern[str]:
    """Words of 政策给付."""
    return re.compile(one_of(words("benefit_words")))
