"""The text as patterns see it: no blanks inside a paragraph, one width for digits and punctuation.

Line breaks (paragraphs) and tabs (table cells) stay, so a pattern never runs from one paragraph into the next. Every
character of the view knows its offset in the text, so what is found can be quoted to the letter.
"""

from __future__ import annotations

import re
from array import array
from functools import cached_property

from ydparse.document.pairs import match_pairs

_PUNCTUATION = {
    "，": ",", "；": ";", "：": ":", "！": "!", "？": "?", "（": "(", "）": ")", "﹙": "(", "﹚": ")",
    "〔": "[", "〕": "]", "［": "[", "］": "]", "【": "[", "】": "]", "﹝": "[", "﹞": "]",
    "．": ".", "﹒": ".", "·": "·", "•": "·", "％": "%", "﹪": "%", "～": "~", "〜": "~", "﹑": "、", "､": "、", "｡": "。",
    "—": "-", "–": "-", "－": "-", "―": "-", "─": "-", "〈": "<", "〉": ">", "＊": "*", "﹡": "*", "★": "*", "☆": "*",
    "〇": "〇", "○": "〇", "◯": "〇",
}  # fmt: skip
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
FOLD: dict[int, int | str] = {**_WIDTH, **{ord(key): value for key, value in _PUNCTUATION.items()}}
_FOLDED = {chr(code): other if isinstance(other, str) else chr(other) for code, other in FOLD.items()}
_TO_FOLD = re.compile(f"[{re.escape(''.join(_FOLDED))}]")


def fold(text: str) -> str:
    """A long text, folded: what `translate(FOLD)` gives, by the few characters of it that stand there."""
    for char in set(_TO_FOLD.findall(text)):
        text = text.replace(char, _FOLDED[char])
    return text


INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # show nothing and divide nothing; web pages leave them
_BLANK = " \u3000\u00a0\u2002\u2003\u2009\u200b\ufeff\u00ad\r\x0b\x0c"
_BLANKS, _RUN = re.compile(f"[{_BLANK}]+"), re.compile(f"[^{_BLANK}]+")


class View:
    """`text` folded, with `offsets[i]` the place in the original of character i (one more entry marks the end)."""

    def __init__(self, original: str) -> None:
        folded = fold(original)
        if len(folded) != len(original):  # every rule maps one character to one
            raise AssertionError("folding changed the length of the text")
        self.offsets = array("I")  # four bytes a character where a list takes forty
        self._places = array(
            "I"
        )  # and the way back: the place in the view of each character, of a blank that of the next
        for run in _RUN.finditer(folded):
            start, end = run.span()
            self._places.extend([len(self.offsets)] * (start - len(self._places)))
            self._places.extend(range(len(self.offsets), len(self.offsets) + end - start))
            self.offsets.extend(range(start, end))
        self.text = _BLANKS.sub("", folded)
        self._places.extend([len(self.text)] * (len(original) + 1 - len(self._places)))
        self.offsets.append(len(original))

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """[start, end) of the outermost pairs of quotation marks and brackets, in order."""
        return match_pairs(self.text)

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text of view[start:end], without blanks at the rim."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1

    def to_view(self, offset: int) -> int:
        """The first view character at or after `offset` of the text."""
        return self._places[offset] if offset < len(self._places) else len(self.text)
