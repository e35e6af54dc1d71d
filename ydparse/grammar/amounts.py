"""AMOUNT, the only spelling of it: a number, its measure word, and the words around it that compare. Folded view."""

from __future__ import annotations

import re
from functools import cache

from ydparse.document import ViewAt
from ydparse.grammar.numerals import NUMBER, PAIR, VAGUE
from ydparse.grammar.pieces import HAN, longest_first, matches_from, none_of, one_of
from ydparse.lexicon import load, words

_NUMERALS = "一二两三四五六七八九十百千万亿半几数上好零壹贰叁肆伍陆柒捌玖拾佰仟"
_JOINING = "余多来分点至到~-"  # what else a numeral of one character may stand before: 三分之一, 三至五个
_NOT_BEHIND = r"\dA-Za-z.+×xX第\-/"
_FIRST = rf"(?=[\d{_NUMERALS}])"


def _behind_latin(more: str = "") -> str:
    """Behind the short name of a thing that is counted (培育MCN|10家), and `more`: a character, then two to four capitals."""
    return "(?:" + "|".join(rf"(?<=(?:{HAN}|[、,])[A-Z]{{{n}}}{more})" for n in (2, 3, 4)) + ")"


# What follows such a name; not 执行GB2035标准, ISO9001个案.
_COUNTED = r"(?=\d{1,5}(?:家(?!庭)|[个名项户所座处台场支款])(?![人体性案目]))"
_BEGIN = rf"(?:(?<![{_NOT_BEHIND}])|{_behind_latin()}{_COUNTED})(?<!(?:以|及|之)(?=上))(?<![总户件次个人度位基倍参指系函](?=数))"


def _unit() -> str:
    """A measure word, the longest first; those that begin other words (部 of 部分) only where none of these stands."""
    guarded, plain = _guarded(), _unguarded()
    return one_of(
        [word for word in plain if len(word) > 1] + list(guarded) + [word for word in plain if len(word) == 1], guarded
    )


@cache
def _guarded() -> dict[str, str]:
    """Measure words that begin other words, each with what must not follow."""
    return {row[0]: none_of(row[2].split()) for row in load("measure_words") if len(row) > 2 and row[2]}


def _unguarded() -> list[str]:
    return [word for word in words("measure_words") if word not in _guarded()]


@cache
def pattern() -> re.Pattern[str]:
    """num, optional second number of a range, 余/多, unit, 以上/左右…; or a part: 三分之一, 半数; or 100万…人口; or a
    number without a unit that ends its clause, for `to_quantity` to judge. Of `re`, which is quicker with many words."""
    unit, inner = _unit(), _kind("inner")
    any_unit = one_of(words("measure_words"))
    every_unit = one_of(longest_first({*_unguarded(), *words("amount_words", "each")}))
    more = rf"(?:余(?!{_kind('surplus')})|多(?!{_kind('several')})|来|几)"
    post = (
        rf"(?:及?以上|及?以下|以内(?!{inner})|之内|左右(?!岸|两)|上下(?!游|班|级)"
        rf"|(?<=[天日时钟秒周月年%里米点])内(?!{inner})|内(?=[,。;:、)\]]|$))"
    )
    joint = rf"(?:{any_unit}(?:[-~至到]|(?P<both>及?以上[、,]?))|[-~至到])"
    rate = rf"(?:(?=/)(?:[/·][百千万亿]{{0,2}}?{every_unit}){{1,2}}|每{_kind('per')})"
    measured = (
        rf"(?:{PAIR}|{VAGUE}|(?P<num>{NUMBER})(?:{joint}(?P<max>{NUMBER}))?)"
        rf"(?:(?P<inner_more>{more})(?P<rest>[百千万亿]+)|(?P<more>{more}))?"
        rf"(?P<unit>{unit})(?P<rate>{rate})?(?!之[\d一二三四五六七八九十百]|(?<=[A-Za-z])[A-Za-z])"
        rf"(?P<more_after>{more})?(?(both)(?=及?以下|以内))"
    )
    alone = (
        rf"(?P<alone>{NUMBER})(?:分之(?P<part_of>{NUMBER})"
        rf"|(?P<bare>)(?:[-~至](?P<bare_max>{NUMBER}))?(?P<bare_more>余|多)?)"
    )
    people = rf"(?P<people>\d+(?:\.\d+)?[万亿])(?P<people_more>余|多)?(?=[名位]?{HAN}{{0,8}}{_kind('who')})"
    return re.compile(
        rf"{_FIRST}{_BEGIN}(?:(?:{measured}|(?P<half>一半|半数)|{alone})(?P<post>{post})?"
        rf"(?(bare)(?=[,。;:!?()\n\t]|、(?!\d)|$))|{people})"
    )


def _kind(kind: str) -> str:
    """One of the words of amounts of a kind."""
    return one_of(words("amount_words", kind))


@cache
def _begins() -> re.Pattern[str]:
    """Where `pattern()` can begin, by one character or two. The class comes first: `re` runs over a text quickest so."""
    following = "".join(sorted({row[0][0] for row in load("measure_words")}))
    followed = rf"(?=[\d{_NUMERALS}{re.escape(_JOINING + following)}])"
    return re.compile(rf"[\d{_NUMERALS}](?:(?<![{_NOT_BEHIND}].)|(?<=\d){_behind_latin('.')})(?:(?<=\d)|{followed})")


def find_amounts(text: str, start: ViewAt, end: ViewAt) -> list[re.Match[str]]:
    """The matches of `pattern()` in text[start:end], in order; not those of a numeral before a mark, which are none.

    >>> [m.group() for m in find_amounts("一、建成三四十个站点,覆盖半数乡镇,占三分之一,达88", 0, 27)]
    ['三四十个', '半数', '三分之一', '88']
    """
    return list(matches_from(_begins(), pattern(), text, start, end))


@cache
def _indicator_nouns() -> tuple[str, ...]:
    return words("indicator_nouns")


@cache
def _indicator_ends() -> frozenset[str]:
    return frozenset(noun[-1] for noun in _indicator_nouns())


def ends_in_indicator(text: str) -> bool:
    """Whether a wording ends in an indicator's last word: 产值, 覆盖率, 资金 …"""
    return text[-1:] in _indicator_ends() and text.endswith(_indicator_nouns())


def indicator_ending(text: str) -> str | None:
    """The longest last word of an indicator that a wording ends in, or None."""
    return next((noun for noun in _indicator_nouns() if text.endswith(noun)), None)


@cache
def benefit() -> re.Pattern[str]:
    """Words of 政策给付."""
    return re.compile(one_of(words("benefit_words")))
