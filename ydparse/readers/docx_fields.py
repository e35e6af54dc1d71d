"""Fields of Word: the result stands in the file, but some have none and are only shown (ECMA-376 part 1, 17.16.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ydparse.readers.docx_numerals import CHINESE_CIRCLES, CIRCLES, written

LISTNUM = (
    ("decimal", "%)"), ("lowerLetter", "%)"), ("lowerRoman", "%)"), ("decimal", "(%)"), ("lowerLetter", "(%)"),
    ("lowerRoman", "(%)"), ("decimal", "%."), ("lowerLetter", "%."), ("lowerRoman", "%."),
)  # fmt: skip
"""The levels of the list NumberDefault."""
_ENCLOSED = re.compile(r"(?i)\beq\s*\\o\\ac\(\s*[○〇◯](?:\s*[,，;])\s*([^()（）]+?)\s*\)")
_FRACTION = re.compile(r"(?i)\\f\s*\(([^(),]*)[,;]([^(),]*)\)")
_PHONETIC = re.compile(r"(?i)\\o\\a[dcrl]\(\\s\\up\s*\d*\([^()]*\)\s*[,;]([^()]*)\)")
_SWITCH = re.compile(r'(?i)\\\*\s*(?:"[^"]*"|\S+)|\\[a-z]+\s*\d*')
_LEVEL, _START = re.compile(r"(?i)\\l\s*([1-9])"), re.compile(r"(?i)\\s\s*(\d{1,4})")


@dataclass(slots=True)
class Field:
    """A field that is open; `code` until its result begins."""

    code: str = ""
    in_code: bool = True
    checked: bool | None = None
    """Of a box that can be checked."""

    @property
    def kind(self) -> str:
        return (self.code.split() or [""])[0].upper()


@dataclass(slots=True)
class Counters:
    """Where the fields that count stand in this document."""

    automatic: int = 0
    listed: dict[int, int] = field(default_factory=dict)

    def shown(self, one: Field) -> str:
        """What a field without a result shows: `EQ \\o\\ac(○,3)` → ③, AUTONUM → 1., LISTNUM → 1)."""
        if one.kind.startswith("AUTONUM"):
            self.automatic += 1
            return f"{self.automatic}."
        if one.kind == "LISTNUM":
            return self._listnum(one.code)
        if one.kind == "FORMCHECKBOX":
            return "☑" if one.checked else "□"
        return equation(one.code) if one.kind == "EQ" else ""

    def _listnum(self, code: str) -> str:
        found, start = _LEVEL.search(code), _START.search(code)
        level = int(found[1]) if found else 1
        count = int(start[1]) if start else self.listed.get(level, 0) + 1
        self.listed = {at: number for at, number in self.listed.items() if at < level} | {level: count}
        style, text = LISTNUM[level - 1]
        return text.replace("%", written(count, style))


def equation(code: str) -> str:
    """The text of an EQ field: enclosed characters, fractions, phonetic guides, stacked words.

    >>> equation("eq \\\\o\\\\ac(○,3)"), equation("EQ \\\\f(1,2)"), equation("eq \\\\o(\\\\s\\\\up 8(市委),\\\\s\\\\do 3(市政府))")
    ('③', '1/2', '市委市政府')
    """
    enclosed = _ENCLOSED.match(code.strip())
    if enclosed:
        return _circled(enclosed[1])
    text = re.sub(r"(?i)^\s*eq\b", "", code)
    text = _PHONETIC.sub(r"\1", _FRACTION.sub(r"\1/\2", text))
    return re.sub(r"[(),;\s]", "", _SWITCH.sub("", text))


def _circled(text: str) -> str:
    """3 → ③, 三 → ㊂; what has no such sign stays as it is."""
    if text.isdecimal() and int(text) < len(CIRCLES):
        return CIRCLES[int(text)]
    at = "一二三四五六七八九十".find(text)
    return CHINESE_CIRCLES[at] if at >= 0 and len(text) == 1 else text
