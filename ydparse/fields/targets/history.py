"""What is over, and what is only compared with: a quantity of the past is no target, one measured from it may be."""

from __future__ import annotations

import regex

_WHEN = (
    r"(?:20\d{2}年(?:度|底|末|初)?|“十[二三四五]五”(?:时期|期间|期末|末)?|去年|上年|上一年度?|前[一两三]年|往年)"
    r"(?:底|末|年底)?(?:同期)?(?:水平)?"
)
# What a change is measured against: 较上年同期提高, 与2020年相比, 在2022年基础上.
AGAINST = rf"(?:(?:相?较于?|对?比|与|同|和|跟){_WHEN}(?:相比|比较|比)?|在{_WHEN}[^,。;“]{{0,24}}?基础上|以{_WHEN}为基[期数准])"
# The same, and where it starts from: 由2022年的50家增加到100家.
BASE = rf"(?:{AGAINST}|[由从自]{_WHEN}的?(?!起|以来|开始))"
_BASE = regex.compile(BASE)
_OVER = regex.compile(r"(?:已(?!经)|曾(?!经)|去年|上年|现有|原有|目前|截至目前|此前|以来|同期)")
# Times that a sentence names: which is the last one tells whether what follows it is over.
_TIME = regex.compile(
    r"(?<![\d\-~从自])(?P<year>20\d{2})年(?!度?以来)|“(?P<plan>十[二三四五])五”(?:时期|期间|以来|末)"
    r"|(?P<past>去年|上年|过去[一二两三四五]年|[一二两三四五]年来|近[一二两三四五几]年|截至目前|目前,|20\d{2}年以来)"
    r"|(?P<ahead>今年|明年|今后|未来|下一步|力争|确保)"
)
_FIVE_YEARS = {"十二": 2015, "十三": 2020, "十四": 2025, "十五": 2030}  # the last year of each 五年规划
_STILL = regex.compile(r"力争|确保|达到|提高到|增加到")  # history that only leads up to a goal


def is_past(said: str, clause: str, year: int | None) -> bool:
    """Whether a number is history: `said` is its sentence up to it, `clause` the end of that, `year` that of the plan.

    >>> is_past("2024年,参保率为", "参保率为", 2026), is_past("参保率由2024年的95%提高到", "参保率由2024年的95%提高到", 2026)
    (True, False)
    >>> is_past("较上年同期提高", "较上年同期提高", 2026), is_past("上年提高", "上年提高", 2026)
    (False, True)
    """
    clause = _BASE.sub("", clause)
    if _OVER.search(clause) and not _STILL.search(clause):
        return True
    times = list(_TIME.finditer(_BASE.sub("", said)))
    last = times[-1] if times else None
    if last is None or last.lastgroup == "ahead":
        return False
    if last.lastgroup == "past":
        return True
    named = int(last.group("year")) if last.group("year") else _FIVE_YEARS[last.group("plan")]
    return year is not None and named < year
