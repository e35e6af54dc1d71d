"""Titles of plans and notices: what they end in (文种 and 计划类名称), how the names of papers stand in a text (《…》)."""

from __future__ import annotations

from functools import cache

import regex

from ydparse.grammar.days import YEAR_IN_FIGURES
from ydparse.lexicon import either

IN_TITLE_SIGNS = r"《[^》\n]{0,150}》"
"""A piece of a pattern: the name of a paper with its signs."""

_KIND = either("title_kinds", "title")
_YEARS = (
    rf"(?:\({YEAR_IN_FIGURES}(?:年?[-~至]{YEAR_IN_FIGURES})?年?版?\)|\(试行\)|\(暂行\)|\(修订\)"
    rf"|\({either('title_kinds', 'draft')}稿\)|\(草案\)|\(公开版\)|\(第\d{{1,4}}[期号次]\))*"
)
_SPAN = rf"\({YEAR_IN_FIGURES}年?[-~至]{YEAR_IN_FIGURES}年?\)"  # 健康白石行动（2026—2030年）
TITLE_END = regex.compile(rf"(?:{_KIND}[”》]?{_YEARS}|行动{_SPAN})$")
# Where line breaks were lost, a title ends at its kind, if what follows opens a text.
# 规划局会议纪要…〔2026〕 is the name of a body, and no number behind a title.
_OF_WORK, _PLAN_OF = either("opening_words", "of_work"), either("opening_words", "plan_of")
OPENER = (
    rf"(?:{either('opening_words', 'behind_title')}|为(?!{either('opening_words', 'for')})"
    rf"|{YEAR_IN_FIGURES}年(?!度|(?:重点)?{_OF_WORK}?{_PLAN_OF})|{YEAR_IN_FIGURES}[-/.]\d"
    rf"|(?:{either('opening_words', 'page')}|发布\p{{Han}}{{2}}):|(?![局处厅院司署科馆])\p{{Han}}{{1,10}}[\[(]{YEAR_IN_FIGURES}[\])])"
)


@cache
def title_in_run() -> regex.Pattern[str]:
    """The end of a title where a text follows on the same line."""
    return regex.compile(rf"{_KIND}[”》]?{_YEARS}(?={OPENER})")
