"""Pages whose fonts say other characters than they draw."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ydparse.readers.page.lines import Char

UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""What tells a reader nothing, of itself: characters without a value, and those of private use."""
LOST = re.compile("[\ufffd\ue000-\uefff\uf100-\uf8ff\U000f0000-\U0010ffff]")
"""The same without the signs of symbol fonts (U+F000 to F0FF), which are bullets for the most part."""
_FOREIGN = re.compile("[\u0080-\u009f\u00a1-\u00a6\u00a8-\u00af\u00b2-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
"""Letters of the West with accents, and controls: what a font without a table of its characters gives for Chinese."""
_SQUARE = 0.7
"""Of its height, that a character is wide which is drawn as Chinese; letters and figures have half, WWW at most 0.8."""


def is_mangled(chars: Sequence[Char], wording: str) -> bool:
    """Whether the text of a page, `wording` without its blanks, is for the most part not what is drawn."""
    shown = len(wording)
    if len(UNREADABLE.findall(wording)) > shown / 2 or len(_FOREIGN.findall(wording)) > shown / 4:
        return True
    return len(wording.encode("ascii", "ignore")) > shown / 2 and _are_square(chars)


def _are_square(chars: Sequence[Char]) -> bool:
    """Whether most letters of the West on a page stand on squares, as only Chinese characters do."""
    letters = [char for char in chars if char.text.isascii() and not char.text.isspace()]
    count = sum(len(char.text) for char in letters)
    square = sum(len(char.text) for char in letters if char.x1 - char.x0 > _SQUARE * len(char.text) * char.height)
    return count > 20 and square > count / 2
