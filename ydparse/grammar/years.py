"""The year that a wording without one means: what dates count from. Speaks the folded view."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import regex

from ydparse.document.view import FOLD
from ydparse.grammar.days import YEAR_NUMBER, number

PREAMBLE = 2000  # characters before the first heading that may name the year
_IN_NUMBER = regex.compile(rf"(?<=[〔\[(（【]){YEAR_NUMBER}(?=[〕\])）】])")
_YEAR = regex.compile(rf"(?<![-~至到]){YEAR_NUMBER}(?=年)(?!年?[-~至到])")  # also 附件1|2026年: the view has no blank


def one_year(text: str) -> int | None:
    """The year that a folded wording names, where it names one only; a range names none.

    >>> one_year("2026年重点任务"), one_year("二〇二六年工作要点"), one_year("2025年完成和2026年目标")
    (2026, 2026, None)
    >>> one_year("2026-2028年行动计划"), one_year("2026年-2028年重点任务"), one_year("重点任务")
    (None, None, None)
    """
    years = {number(said) for said in _YEAR.findall(text)} if "年" in text else ()
    return years.pop() if len(years) == 1 else None


class Calendar(NamedTuple):
    """What dates count from: the plan's year, the day of issue, the years that the place gives to one that names none.

    `named_year` is the last year that the entry named, `heading_year` that of the headings above it, `own_year` the first
    that the entry names anywhere, `number_year` that of the 发文字号, `preamble_year` the one year that the preamble names.
    """

    plan_year: int | None = None
    issued_on: dt.date | None = None
    named_year: int | None = None
    heading_year: int | None = None
    own_year: int | None = None
    number_year: int | None = None
    preamble_year: int | None = None

    @property
    def base_year(self) -> int | None:
        """The year that 今年 and 年底 mean: the plan's, else that of the place, in the contract's order."""
        return (
            self.plan_year
            or self.heading_year
            or self.named_year
            or self.own_year
            or self.number_year
            or (self.issued_on.year if self.issued_on else None)
            or self.preamble_year
        )

    @property
    def year(self) -> int | None:
        """The year that a month without one means: that of the limit before it, else the base."""
        return self.named_year or self.base_year

    def with_places(self, document_number: str | None, preamble: str) -> Calendar:
        """With the year in a 发文字号, and the one that the folded text before the first heading names, if it names one only.

        >>> Calendar().with_places("青政办〔2026〕12号", "为做好工作,现提出如下意见").base_year
        2026
        >>> Calendar().with_places(None, "为做好2026年政府工作,").base_year, Calendar().with_places(None, "2025年、2026年,").base_year
        (2026, None)
        """
        numbered = _IN_NUMBER.search((document_number or "").translate(FOLD))
        return self._replace(
            number_year=number(numbered.group()) if numbered else None,
            preamble_year=one_year(preamble),
        )
