"""Marks of Markdown (#, **, rule lines), which a reader of the paper does not see: what other tools leave in their text."""

from __future__ import annotations

import re

import regex

# What opens a line: headings, quotations, and a bullet before a number or a label of its own.
_OPENING = regex.compile(
    r"^[ \t]{0,3}(?:#{1,6}[ \t\u3000]+(?=\S)|(?:>[ \t]?)+(?=\S)|"
    r"[-*+][ \t]+(?=\*{0,2}[(（]?(?:\d{1,3}(?:[.．、)）]|(?=\p{Han}))|[一二三四五六七八九十①-⑳]|第|专栏|附件)))+"
)
# The same where line breaks were lost, and rule lines; not a dash between two words (2026---2028年).
_INSIDE = regex.compile(
    r"(?<=[^\sA-Za-z])[ \t]*#{1,6}[ \t\u3000]+(?=[\p{Han}（(《“\d])|(?<![\w-])-{3,}|-{3,}(?![\w-])|(?<![\w=])={3,}|={3,}(?![\w=])"
    r"|(?<=[。；;）)！!…\]]|\*\*)[-*+][ \t]+(?=\*{0,2}[（(\d\p{Han}])"
    r"|(?<=[^\s\dA-Za-z])[-*+][ \t]+(?=\*{0,2}(?:\d{1,3}[.．、]|[（(][\d一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳]))"
    r"|(?<![\d*][ \t]?)\*(?:[ \t]\*){2,}(?!\*)"
)
# Bold; its end may stand on another line. Emphasis of a few words. A lone * marks a lead unit, 5*8 is a product, **** hides
# figures, and ____ is to be filled in.
_STRONG = regex.compile(r"(?<!\*)\*{2,3}(?!\*)|(?<![_\w])__(?=[^\s_])|(?<=[^\s_])__(?![_\w])")
_EMPHASIS = regex.compile(
    r"(?<![*\d])\*(?=[^\s*])([^*、，\s]{2,40})(?<=[\p{Han}\d%％。])\*(?![*\d])"
    r"|(?<![A-Za-z\d_])_(?=[^\s_])([^_\n]{1,40}[^\s_])_(?![A-Za-z\d_])"
)
_BLANK_TO_FILL = regex.compile(r"[\s_＿]+")
_SIGNS = re.compile(r"[#*_>\\+-]")
_ESCAPED = regex.compile(r"\\(?=[-#*_.()\[\]>+|!])")
# A sign that draws a line, three times or more, with blanks between or none; **, = and - are mixed too.
RULE = regex.compile(
    r"\s*(?:(?P<sign>[-–—―─━═┄┅┈┉－=＝*＊_＿﹍﹎﹏﹉﹊~～∽+＋#＃·•●★☆◆◇■▲※])(?:\s*+(?P=sign)){2,}+|[-=＝*_]{3,}+|[─━—＿_]{3,}+)\s*+"
)


def unmark(text: str) -> str:
    """A line without its marks of Markdown.

    >>> unmark("## 一、总体要求"), unmark("**一、工作目标**"), unmark("1. **建设苗圃。** 选育良种。"), unmark("- 1.改造管网")
    ('一、总体要求', '一、工作目标', '1. 建设苗圃。 选育良种。', '1.改造管网')
    >>> unmark("**稳定生产。** 达到*18万吨*以上"), unmark("面积_2.5万亩_，长*宽*高")
    ('稳定生产。 达到18万吨以上', '面积2.5万亩，长*宽*高')
    >>> unmark("达到***以上"), unmark("138****1234"), unmark("2026---2028年"), unmark("____年____月")
    ('达到***以上', '138****1234', '2026---2028年', '____年____月')
    >>> unmark("5*8米苗床"), unmark("*市财政局、市审计局"), unmark("#1机组"), unmark("- 2 -")
    ('5*8米苗床', '*市财政局、市审计局', '#1机组', '- 2 -')
    """
    if _SIGNS.search(text) is None or _BLANK_TO_FILL.fullmatch(text):
        return text
    bare = _unbold(_INSIDE.sub("", _OPENING.sub("", text)))
    return str(_ESCAPED.sub("", _EMPHASIS.sub(r"\1\2", bare)))


def _unbold(text: str) -> str:
    """A line without marks of bold; one whose other end is not in the line stays in the midst of a word (达到***以上)."""
    marks: dict[str, list[tuple[int, int]]] = {}
    for found in _STRONG.finditer(text):
        marks.setdefault(found[0], []).append(found.span())
    kept = [places[-1] for places in marks.values() if len(places) % 2 and all(_in_word(text, *at) for at in places)]
    return str(_STRONG.sub(lambda found: found[0] if found.span() in kept else "", text))


def _in_word(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()


_HEADING = regex.compile(r"[ \t]{0,3}#{1,6}[ \t\u3000]+\S|[ \t]*\*\*[^*]+\*\*[ \t]*$")


def stands_alone(text: str) -> bool:
    """Whether Markdown makes a line a paragraph of its own: a heading, a line in bold.

    >>> stands_alone("## 二、重点任务"), stands_alone("**一、工作目标**"), stands_alone("#1机组")
    (True, True, False)
    """
    return _HEADING.match(text) is not None
