"""发文字号: 机关代字, 年份 in a bracket of any kind, 序号."""

from __future__ import annotations

import regex

from ydparse.grammar.days import YEAR_IN_FIGURES, YEAR_NUMBER
from ydparse.lexicon import either, words

_YEAR = rf"[\[(<{{]{YEAR_NUMBER}年?[\])>}}]"
_COUNT = r"(?:\d{1,5}|[〇一二三四五六七八九十百]{1,5})"
NUMBER = rf"(?!{either('number_words', 'not_code')})[\p{{Han}}A-Za-z]{{1,40}}?{_YEAR}第?{_COUNT}号"
DOCUMENT_NUMBER = regex.compile(rf"\(?(?P<number>{NUMBER})\)?")
BARE_NUMBER = regex.compile(
    rf"(?P<number>\p{{Han}}{{2,8}}{YEAR_IN_FIGURES}第?\d{{1,4}}号)(?=$|关于|\p{{Han}}{{2,20}}[委局厅部办府室])"
)  # its brackets lost
# Where a number begins within a text that lost its breaks: at a division's short name, or at what stands before 政, 府, 委, 办.
NUMBER_IN_RUN = rf"(?:{either('number_words', 'province')}|\p{{Han}}(?=[政府委办]))\p{{Han}}{{0,9}}{_YEAR}第?{_COUNT}号"
# Another paper's number in a sentence.
CITED = regex.compile(r"\)?(?:\L<words>|[,。、和及与》]|\)[,、。;的和及与])", words=words("number_words", "cited"))
_LONGEST = 8  # characters; a 机关代字 that stands alone may be longer
# What stands before the 机关代字 where it is glued on: a body's name, a word of the file's keeping.
_BEFORE = regex.compile(
    r".*(?:\L<words>|[\p{Han}]{2}[局厅院部](?=\p{Han}{3}))(?=[\p{Han}A-Za-z]{2,12}$)",
    words=words("number_words", "before"),
)


def own_part(code: str) -> int:
    """Where the 机关代字 begins in what stands before the year.

    >>> [code[own_part(code):] for code in ("青政办发", "内部资料青禾市人民政府青政办发", "青禾市推动一体化办发")]
    ['青政办发', '青政办发', '青禾市推动一体化办发']
    """
    if len(code) <= _LONGEST:
        return 0
    before = _BEFORE.match(code)
    return before.end() if before else 0
