"""What is over, and what is only compared with: a quantity of the past is no target, one measured from it may be."""

from __future__ import annotations

import re
from typing import NamedTuple

from ydparse.document import VIEW_BEGINS, Ranges, ViewAt
from ydparse.grammar.days import FIVE_YEAR_PLANS
from ydparse.rules.targets.words import composed

WHEN = (
    r"(?:20\d{2}年(?:度|底|末|初)?|“十[二三四五]五”(?:时期|期间|期末|末)?|\L<past_year>|前[一两三]年)"
    r"(?:底|末|年底)?(?:同期)?(?:水平)?"
)
# What a change is measured against: 较上年同期提高, 与2020年相比, 在2022年基础上.
AGAINST = (
    rf"(?:(?:相?较于?|对?比|与|同|和|跟){WHEN}(?:相比|比较|比)?|在{WHEN}[^,。;“]{{0,24}}?基础上|以{WHEN}为基[期数准])"
)
# The same, and where it starts from: 由2022年的50家增加到100家.
BASE = rf"(?:{AGAINST}|[由从自]{WHEN}的?(?!起|以来|开始))"
# A level of a year that a share is of: 控制在上年的85%以内, 提至上年度缴费的80%.
_BASE = composed(
    rf"{BASE}|[由从自](?:目前|现在|现有|原来|原有)的?|\L<levelled>{WHEN}\p{{Han}}{{0,10}}?的?(?=[\d.]+(?:%|倍)|$)"
)
_OVER = composed(r"\L<over>|(?<![尽及提最])早在")
# Times that a sentence names; the last one before a number tells whether that is over.
_TIME = composed(
    r"(?<![\d\-~从自])(?P<year>20\d{2})年(?!度?以来)|“(?P<plan>十[二三四五])五”(?:时期|期间|以来|末)"
    r"|(?P<past>截[至止](?=20\d{2}年)|去年|上年|过去[一二两三四五]年|[一二两三四五]年来|近[一二两三四五几]年|截至目前|目前,|20\d{2}年以来|今年以来|\p{Han}{2}以来(?=,))"
    r"|(?P<ahead>\L<to_come>)"
)
_IN_TIMES = re.compile("[年前来步]|“十|力争|确保|今后")  # every time, and every base, has one of these
_HEAD = re.compile(r"(?:(?:全|我|本)[市县区省国州盟旗乡镇村域校院](?:上下)?|截至|截止|到|至|自|从|在|但|而)*")
_FAR = 60  # characters; a clause that is nothing but a time is not longer
_ALONE = re.compile(r"(?:度|全年|[上下]半年|\d{1,2}(?:-\d{1,2})?月份?)?(?:底|末|年底|期末)?(?:以来)?,|(?<=,)")
_OWNED = composed(r"有(?P<what>\p{Han}{2,12})$")  # 目前全市有企业30家，力争达到50家
_STILL = composed(r"\L<still>")  # history that only leads up to a goal


class _Time(NamedTuple):
    """A time at text[start:end]; a number before `base` does not know yet that it is only compared with."""

    start: ViewAt
    end: ViewAt
    over: bool
    base: ViewAt


class History:
    """What is over in the sentence text[start:end] of a plan of `year`; asked for its numbers from left to right.

    A past time holds for its clause. It holds for those after it too where it leads them: 2025年，…; 2025年参保率为92%，…;
    not where it belongs to a thing: 总结去年经验，…; 2025年入库的12个项目全部开工，….

    >>> sentence = "参保率由2024年的95%提高到97%,去年为3%,覆盖率为9%,力争达到10%"
    >>> history = History(sentence, 0, len(sentence), 2026)
    >>> [history.is_past(sentence.index(n), sentence.rfind(",", 0, sentence.index(n)) + 1) for n in ("97", "3%", "9%,", "10")]
    [False, True, True, False]
    """

    def __init__(self, text: str, start: ViewAt, end: ViewAt, year: int | None) -> None:
        self._text, self._start = text, start
        self._times = _times(text, start, end, year)[::-1]  # those to come, the next one last
        self._own: _Time | None = None  # the past time that holds for its clause
        self._leads = False  # whether one holds for the clauses after it

    def is_past(self, at: ViewAt, clause: ViewAt, said: ViewAt | None = None) -> bool:
        """Whether the number at `at` is over; `clause` is where its clause begins, `said` where what is said of it does."""
        while self._times and self._times[-1].end <= at:
            time = self._times[-1]
            if at < time.base:
                return time.over
            self._times.pop()
            if not time.base:
                self._pass(time)
        own = self._own
        if own is not None and own.start >= clause:
            self._leads |= self._heads(own, clause) and "的" not in self._text[own.end : at]
            return True
        if self._leads:
            return True
        wording = self._text[clause if said is None else said : at]
        if _OVER.search(wording) is None:
            return False
        wording = _BASE.sub("", wording)
        return _OVER.search(wording) is not None and not _STILL.search(wording)

    def _pass(self, time: _Time) -> None:
        self._own = time if time.over else None
        self._leads = time.over and (self._leads or self._stands_alone(time))

    def _stands_alone(self, time: _Time) -> bool:
        """2025年，…; 截至目前，…: a clause that is nothing but the time."""
        low = max(self._start, ViewAt(time.start - _FAR))
        before = max(low, *(self._text.rfind(stop, low, time.start) + 1 for stop in ",:"))
        return self._heads(time, ViewAt(before)) and _ALONE.match(self._text, time.end) is not None

    def _heads(self, time: _Time, clause: ViewAt) -> bool:
        return _HEAD.fullmatch(self._text, clause, time.start) is not None


def owned_before(before: str, thing: str | None) -> str:
    """What a level that is over was of, by what was read of it or by what there is: 目前全市有企业30家."""
    if thing is not None:
        return thing
    owned = _OWNED.search(before)
    return owned.group("what") if owned else ""


def _times(text: str, start: ViewAt, end: ViewAt, year: int | None) -> list[_Time]:
    if _IN_TIMES.search(text, start, end) is None:
        return []
    times = list(_TIME.finditer(text, start, end))
    if not times:
        return []
    bases = Ranges((ViewAt(match.start()), ViewAt(match.end())) for match in _BASE.finditer(text, start, end))
    found = []
    for match in times:
        at = ViewAt(match.start())
        base = bases.overlapping(at, ViewAt(at + 1))
        if match.group("year") or match.group("plan"):
            named = int(match.group("year")) if match.group("year") else FIVE_YEAR_PLANS[match.group("plan")]
            over = year is not None and named < year
        else:
            over = match.lastgroup == "past"
        found.append(_Time(at, ViewAt(match.end()), over, base[0][1] if base else VIEW_BEGINS))
    return found
