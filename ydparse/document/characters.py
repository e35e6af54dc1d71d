"""Characters that show another one: what a reader of the paper sees, whatever code point a file names it with.

Two steps. `as_shown` is of the text: radicals and compatibility ideographs are the character that they show, a blank of
whatever kind is a blank, and what is not seen goes. `FOLD` is of matching alone, and the text stays as printed: one width
and one form of signs, simplified characters. Both map one character to one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ydparse.document.raw import Cell, Grid, Line, Raw
from ydparse.lexicon import load


def _pairs(name: str) -> dict[str, str]:
    """Character → the one that it is read as, of a lexicon of such."""
    return {char: other for chars, others in load(name) for char, other in zip(chars, others, strict=True)}


def _by_unicode(ranges: Iterable[tuple[int, int]]) -> dict[str, str]:
    """Character → the one that Unicode's compatibility mapping (NFKC) has for it, where that is one."""
    chars = (chr(code) for first, last in ranges for code in range(first, last + 1))
    found = ((char, unicodedata.normalize("NFKC", char)) for char in chars)
    return {char: other for char, other in found if len(other) == 1 and other != char}


# CJK radicals and strokes, Kangxi radicals, compatibility ideographs and their supplement.
_IDEOGRAPHS = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
# Blanks by Unicode, and signs that print nothing in the room of one (fillers of Braille and Hangul).
_THIN, _FULL = "\u1680\u2000\u2004\u2005\u2006\u2007\u2008\u200a\u202f\u205f\u1160\uffa0", "\u2001\u2800\u3164\u115f"
BLANKS = _THIN + _FULL
"""Inside a class: the blanks that a text does not have, for they are shown as those of every keyboard."""

INVISIBLE = (
    "\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
"""Inside a class: what shows nothing and divides nothing (joiners, marks of direction, selectors of a variant)."""
MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302d\u3099\u309a\ufe20-\ufe2f"
"""Inside a class: what is printed over the character before it."""

_SHOWN = _by_unicode(_IDEOGRAPHS) | _pairs("radicals") | dict.fromkeys(_THIN, " ") | dict.fromkeys(_FULL, "\u3000")
_RANGES = "\u2e80-\u2fdf\u31c0-\u31e3\uf900-\ufaff\U0002f800-\U0002fa1f"
_TO_SHOW = re.compile(f"[{BLANKS}{_RANGES}]")
_SELECTORS = "\U000e0001-\U000e01ef"  # of variants, and tags, beyond the planes of characters
# What is not seen, and what is drawn over a Chinese character or a figure as its type may be (a line below it).
_UNSEEN = re.compile(f"[{INVISIBLE}{_SELECTORS}]+|(?<=[0-9\u3001-\u303f\u3400-\u9fff\uff01-\uff60])[{MARKS}]+")
_DIFFERS = re.compile(f"[{BLANKS}{_RANGES}{INVISIBLE}{MARKS}{_SELECTORS}]")


def as_shown(raw: Raw) -> Raw:
    """A reading in the characters that its lines and cells show."""
    if _DIFFERS.search("".join(_texts(raw.blocks))) is None:
        return raw
    cells: dict[Cell, Cell] = {}
    return raw._replace(blocks=tuple(_block(block, cells) for block in raw.blocks))


def show(text: str) -> str:
    """A wording in the characters that it shows, one for one.

    >>> show("⼀、救助（县⺠政局，9⽉底前）")
    '一、救助（县民政局，9月底前）'
    """
    return _TO_SHOW.sub(lambda found: _SHOWN.get(found[0], found[0]), text)


def _seen(text: str) -> str:
    """A line so, without what is not seen."""
    return _UNSEEN.sub("", show(text))


def _texts(blocks: Iterable[Line | Grid]) -> Iterator[str]:
    """What the lines and cells say."""
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)


def _block(block: Line | Grid, cells: dict[Cell, Cell]) -> Line | Grid:
    """A block so; a merged cell stays one object."""
    if isinstance(block, Line):
        return block._replace(text=_seen(block.text))
    for cell in (cell for row in block.rows for cell in row if cell not in cells):
        cells[cell] = replace(cell, text=_seen(cell.text))
    return Grid(tuple(tuple(cells[cell] for cell in row) for row in block.rows))


# Vertical forms, forms of vertical text, small forms, half-width signs; each in its usual, full width.
_FORMS = ((0xFE10, 0xFE19), (0xFE30, 0xFE4F), (0xFE50, 0xFE6B), (0xFF61, 0xFF65))
_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_WIDE = {narrow: wide for wide, narrow in _WIDTH.items()}
_USUAL = {form: _WIDE.get(sign, sign) for form, sign in _by_unicode(_FORMS).items()} | {"︰": "：", "∶": "："}
_PUNCTUATION = {
    "，": ",", "；": ";", "：": ":", "！": "!", "？": "?", "（": "(", "）": ")",
    "〔": "[", "〕": "]", "［": "[", "］": "]", "【": "[", "】": "]",
    "．": ".", "·": "·", "•": "·", "％": "%", "～": "~", "〜": "~",
    "—": "-", "–": "-", "－": "-", "―": "-", "─": "-", "〈": "<", "〉": ">", "＊": "*", "★": "*", "☆": "*",
    "〇": "〇", "○": "〇", "◯": "〇", "О": "O", "о": "o", "Ο": "O", "ο": "o",  # the last four Cyrillic and Greek
}  # fmt: skip
_SIGNS = _WIDTH | _PUNCTUATION
_SIMPLER = _pairs("traditional")
_FOLDED = {
    **_SIGNS,
    **{form: _SIGNS.get(usual, usual) for form, usual in _USUAL.items()},
    **_SIMPLER,
}
FOLD: dict[int, str] = {ord(char): other for char, other in _FOLDED.items()}
_TO_FOLD = re.compile(f"[{re.escape(''.join(char for char, other in _FOLDED.items() if other != char))}]")


def fold(text: str) -> str:
    """A long text, folded: what `translate(FOLD)` gives, by the few characters of it that stand there."""
    at = 0
    while found := _TO_FOLD.search(text, at):
        at, char = found.end(), found[0]
        text = text.replace(char, _FOLDED[char])
    return text


def every_form(signs: str) -> str:
    """All characters that are folded to one of these, and these: of a text as printed, what `str.strip` takes off.

    >>> every_form(":")
    ':：︓﹕︰∶'
    """
    return signs + "".join(char for char, other in _FOLDED.items() if other in signs)


_PLAINER = _USUAL | _SIMPLER
_TO_PLAIN, _NOT_PLAIN = str.maketrans(_PLAINER), re.compile(f"[{re.escape(''.join(_PLAINER))}]")


def is_plain(text: str) -> bool:
    """Whether a wording is in simplified characters and usual forms of signs."""
    return _NOT_PLAIN.search(text) is None


def plain(text: str) -> str:
    """A wording in simplified characters, and its signs in full width: what patterns see that read wordings as printed.

    >>> plain("牽頭單位︵負責單位︶﹕甲局")
    '牵头单位（负责单位）：甲局'
    """
    return text.translate(_TO_PLAIN)


# 〇 typed as O or 0 among Chinese numerals: 二O二六年, 〔二00六〕.
_TYPED_SIGN = re.compile(r"[一二三四五六七八九〇][Oo0]+(?=[一二三四五六七八九〇年月日号\]])")
# 0 typed as O in the figures of a year, a month, a day, a number of a paper: 2O26年1O月, 〔2026〕1O号. Not O2O, CO2.
_TYPED_FIGURE = re.compile(
    r"(?:(?<![0-9A-Za-z])[0-9]|(?<=[年月\]第])[Oo〇](?=[0-9]))(?=[0-9]{0,3}[Oo〇]|(?<=[Oo〇]))[0-9Oo〇]{1,4}(?=[年月日号\]])"
)
_AS_SIGN, _AS_FIGURE = str.maketrans("Oo0", "〇〇〇"), str.maketrans("Oo〇", "000")
_BY_FIGURE = re.compile(r"[Oo〇](?:(?<=[0-9].)|(?=[0-9]))")


def mend_zeros(folded: str) -> str:
    """Folded text without blanks, in which the zeros of dates and of numbers of papers are zeros.

    >>> mend_zeros("二O二六年三月二O日"), mend_zeros("青政发[2O26]1O号"), mend_zeros("国发[二00六]六号")
    ('二〇二六年三月二〇日', '青政发[2026]10号', '国发[二〇〇六]六号')
    >>> mend_zeros("推广O2O月活"), mend_zeros("CO2年排放量"), mend_zeros("2026年O6月1O日")
    ('推广O2O月活', 'CO2年排放量', '2026年06月10日')
    """
    mended = _TYPED_SIGN.sub(lambda found: found[0].translate(_AS_SIGN), folded)
    if _BY_FIGURE.search(mended) is None:  # as in nearly all texts
        return mended
    return _TYPED_FIGURE.sub(lambda found: found[0].translate(_AS_FIGURE), mended)
