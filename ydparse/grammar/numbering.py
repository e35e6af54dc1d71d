"""The numbering of 公文 (结构层次序数, GB/T 9704-2012 7.3.3): 一、 （一） 1. （1）, and what else is met in the wild.

All patterns speak the folded view (half-width punctuation, no blanks).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ydparse.document.offsets import ViewAt
from ydparse.grammar.days import MONTH_NUMBER, YEAR_IN_FIGURES
from ydparse.grammar.numerals import parse_chinese
from ydparse.grammar.pieces import HAN, in_view
from ydparse.lexicon import either, words

_CN = "[一二三四五六七八九十百〇零壹贰叁肆伍陆柒捌玖拾]"

_KINDS = either("table_words", "named")  # 行动1：, 任务二、
_BEGINS_MARK = frozenset("(第专").union(word[0] for word in words("table_words", "named"))
"""What a mark begins with, other than a numeral."""
_BEFORE_DATE = rf"(?={YEAR_IN_FIGURES}年|{MONTH_NUMBER}月)"

# Style, rank (a smaller rank stands higher), pattern. The order matters where two could match the same place.
# What each must not match is said beside it. A group with a _ behind its name is the same style in its other form.
_STYLES: tuple[tuple[str, float, str], ...] = (
    ("part", 0, rf"第(?P<part>{_CN}{{1,4}})(?:部分|章|编)(?=[^的])"),  # not 第三部分的
    ("chapter", 1, rf"第(?P<chapter>{_CN}{{1,4}})节(?=[^的课])"),
    ("article", 2.5, rf"第(?P<article>{_CN}{{1,5}}|\d{{1,3}})条(?![的款]|规定)(?=.)"),  # not 第三条的, 第十条规定
    ("cn", 2, rf"(?P<cn>{_CN}{{1,4}})(?:、(?!{_CN}{{1,2}}(?:、|[次三]?产业|期|类|级|线|月|季度|年级))|\.(?!\d))"),  # not 二、三产业
    ("cn_paren", 3, rf"(?:\((?P<cn_paren>{_CN}{{1,4}})\)|(?P<cn_paren_>[㈠-㈩]))[、.]?"),
    ("decimal", 4.5, r"(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,2})(?:[、.]|(?=[^\d.%、,年月日个万亿倍米元GgTtKkMm]))(?!\d)"),
    ("digit", 4, rf"(?P<digit_>[⒈-⒛])|(?P<digit>\d{{1,3}}|[1-9]\d{{3,4}}(?=[.、]{HAN}))(?:\.、|[.、])(?:(?!\d)|{_BEFORE_DATE})"),  # not 2.5万
    ("digit_paren", 5, r"(?:\((?P<digit_paren>\d{1,3})\)|(?P<digit_paren_>[⑴-⒇]))[、.]?"),
    ("digit_half", 5.5, r"(?P<digit_half>\d{1,3})\)"),
    ("circled", 6, r"(?P<circled>[①-⑳㉑-㉟])[、.]?"),
    ("shi", 7, r"(?P<shi>[一二三四五六七八九十])是(?=[^否不])"),
    ("named", 3.5, rf"(?<![^\n。;)\]”]){_KINDS}(?P<named>\d{{1,2}}|{_CN}{{1,3}})[:、]"),
    ("box", 9, rf"专栏(?P<box>\d{{1,3}}|{_CN}{{1,3}})[、:.]?"),
)  # fmt: skip
RANK = {style: rank for style, rank, _ in _STYLES} | {"decimal_deep": 4.7}
MARK = re.compile("|".join(f"(?:{pattern})" for _, _, pattern in _STYLES))


def _behind(said: Iterable[str]) -> str:
    """Behind one of these wordings, which are of different lengths."""
    return "(?:" + "|".join(f"(?<={re.escape(one)})" for one in said) + ")"


_WORDING = rf"[{HAN[1:-1]}“《]"
_MEASURES = "年月日个家项条户名人次万亿千百所元岁件级类处座倍周天度米"
# A number whose full stop was lost (9强化…), or that stands before a figure (2.40%的…): only where exactly this number
# is due, so not 2021年, 5个 or 2.40.
BARE = re.compile(rf"(?P<digit>\d{{1,3}})(?:(?P<dot>[.、])(?=\d)|(?={YEAR_IN_FIGURES}年|{_WORDING})(?![{_MEASURES}]))")
# The same in Chinese (三加强…), not 一批, 二手, 三农, 四个: only where it is due.
BARE_CN = re.compile(
    rf"(?P<cn>[一二三四五六七八九十]{{1,3}})(?={HAN})(?![一二三四五六七八九十百千万亿{_MEASURES}是则方旦批定般直些步致律并同体样道经手农期轮季月级线等大要视系切贯])"
)
# A number with another sign than its full stop (1。加强…, 2,推进…, 3·…).
LOOSE = re.compile(rf"(?P<digit>\d{{1,2}})[。,·:](?={HAN})")
# The same with a bracket lost, or one of another kind: （二改造, 二）改造, （二〕改造.
HALF = re.compile(
    rf"\((?P<cn_paren>[一二三四五六七八九十]{{1,3}})(?:[\]}}>]|(?={HAN})(?![〇零年月日]))|(?P<cn_paren_>[一二三四五六七八九十]{{1,3}})[)\]](?={HAN})"
)
# A numeral that was misread (OCR): l. for 1., 1Z. for 12., 西、 for 四、, （—） for （一）.
_TAKEN_FOR = str.maketrans("lI|ZSBO西-ニ大人入ハ+士", "1112580四一二六八八八十十")
_CN_TOO = "[一二三四五六七八九十西\\-ニ大人入ハ+士]"
MISREAD = re.compile(
    rf"(?P<digit>[\dlIZSBO|]{{1,3}})[.、](?={_WORDING}|{YEAR_IN_FIGURES}年)|(?P<cn>{_CN_TOO}{{1,3}})、(?={_WORDING})|\((?P<cn_paren>{_CN_TOO}{{1,3}})\)"
    rf"|第(?P<part>{_CN_TOO}{{1,3}})(?:部分|章|编)|第(?P<article>{_CN_TOO}{{1,3}})条"
)
# The same where no stop is before it either: behind a title (工作方案一…), or before a heading that every plan has (四保障措施),
# where 统一 and 第二 go with another word.
_BARE_HEADED = (
    rf"{_behind(words('title_kinds', 'title'))}一(?={HAN})|(?<![第之十])[二三四五六七八九十](?={either('headings')})"
)
_OPENS_SENTENCE = rf"(?:(?<![^\n。;!?)\]”:,])|(?<=[{HAN[1:-1]})\]”%]\.))"
_BEGINS_HEADING = "".join(sorted({word[0] for word in words("headings")}))
_ENDS_TITLE = "".join(sorted({word[-1] for word in words("title_kinds", "title")}))
# Where a mark may begin, not a figure before a measure word; cheaper to look for than the mark itself.
_NUMERAL = re.compile(
    rf"(?<![\dA-Za-z])(?<![^{HAN[1:-1]})\]”》%]\.)(?:\d{{1,6}}(?=[.、。,·:)])|\d{{1,6}}(?={_WORDING})(?![{_MEASURES}])|\d{{1,2}}(?={YEAR_IN_FIGURES}年)|[\dlIZSBO|]{{1,3}}[.、](?={_WORDING}|{YEAR_IN_FIGURES}年))|\((?:{_CN}{{1,4}}|{_CN_TOO}{{1,3}}\)|\d{{1,3}}(?=\)))|[㈠-㈩⒈-⒛⑴-⒇①-⑳㉑-㉟]"
    rf"|(?<!{_CN})(?:{_CN}{{1,4}}[、.)\]]|{_BARE_HEADED}|{_OPENS_SENTENCE}(?:[一二三四五六七八九十]{{1,3}}(?={HAN})|{_CN_TOO}{{1,3}}、(?={_WORDING})))|第(?:{_CN}{{1,5}}|{_CN_TOO}{{1,3}}|\d{{1,3}})[章编条节部]"
    rf"|专栏|(?<![^\n。;)\]”]){_KINDS}[\d一二三四五六七八九十]"
)

# What such a place looks like, by its first character and those beside it: a few times as cheap as the numeral.
_OPENED = r"(?:(?<=[\n。;!?)\]”:,.].)|(?<=^.))"
_ENCLOSED = "㈠-㈩⒈-⒛⑴-⒇①-⑳㉑-㉟"
_ODD = "西ニ大人入ハ士行专任工项举+-"  # numerals that were misread, first characters of _KINDS
_MAY_BEGIN = re.compile(
    rf"[0-9lIZSBO|({_ENCLOSED}第{_CN[1:-1]}{_ODD}](?:(?<=[0-9lIZSBO|])(?<![0-9A-Za-z].)|(?<=[第专{_ENCLOSED}])"
    rf"|(?<=\()(?=[0-9lIZSBO|]|{_CN[:-1]}{_ODD}])|(?<={_CN})(?:{_OPENED}|(?=(?:{_CN}){{0,3}}[、.)\]])|(?=[{_BEGINS_HEADING}])|(?<=[{_ENDS_TITLE}]一))|(?<=[{_ODD}]){_OPENED})"
)


def numerals(text: str, low: ViewAt, high: ViewAt) -> Iterator[ViewAt]:
    """Where a mark may begin in folded text[low:high], each place once.

    >>> text = "一、建设3个中心2.修路"
    >>> list(numerals(text, 0, len(text)))
    [0, 8]
    """
    done: int = low
    for sign in _MAY_BEGIN.finditer(text, low, high):
        at = ViewAt(sign.start())
        if at >= done and (found := _NUMERAL.match(text, at, high)):
            done = found.end()
            yield at


class Mark(NamedTuple):
    """A numbering mark in the folded view: [start, end), its style, rank and ordinal; `bare` lacks its full stop."""

    style: str
    rank: float
    number: int
    start: ViewAt
    end: ViewAt
    bare: bool = False


def to_ordinal(style: str, digits: str) -> int | None:
    """The ordinal of a mark.

    >>> to_ordinal("cn", "十二"), to_ordinal("circled", "③"), to_ordinal("decimal", "2.3"), to_ordinal("digit", "07")
    (12, 3, 3, 7)
    """
    if not digits.isdecimal() and len(digits) == 1 and (value := unicodedata.numeric(digits, 0)) and style != "shi":
        return int(value)  # ③, ⒊, ⑶, ㈢; the numerals of Chinese too
    if style == "decimal":
        return int(digits.rsplit(".", 1)[1])
    return int(digits) if digits.isdecimal() else parse_chinese(digits)


def to_mark(match: re.Match[str], bare: bool = False) -> Mark | None:
    """The mark that a match of MARK or BARE is, or None where its numeral is none."""
    group = match.lastgroup or ""
    if group == "dot":
        group, bare = "digit", False
    digits, style = match[group], group.removesuffix("_")
    number = to_ordinal(style, digits if style == "decimal" else digits.translate(_TAKEN_FOR))
    rank = RANK[style]
    if style == "decimal" and digits.count(".") > 1:  # 3.2.1 stands below 3.2
        style, rank = "decimal_deep", RANK["decimal_deep"]
    if number is None or number == 0:
        return None
    start, end = in_view(match)
    return Mark(style, rank, number, start, end, bare)


def mark_at(text: str, start: int = 0, end: int | None = None) -> Mark | None:
    """The mark that stands exactly at `start` of folded text, or None.

    >>> mark_at("(十二)推进").number, mark_at("2.5万个"), mark_at("1.推进").style, mark_at("一是加强").style
    (12, None, 'digit', 'shi')
    """
    first = text[start : start + 1]
    if first not in _BEGINS_MARK and not first.isnumeric():
        return None
    match = MARK.match(text, start, len(text) if end is None else end)
    return to_mark(match) if match else None
