"""What a notice states once and means from there on (下同): who leads, and who has a share in every task."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

from ydparse.document import Document
from ydparse.grammar.names import Name, split_units

# 列第一位者为牵头单位; 排在第一位的部门为牵头部门; 排名第一的单位为牵头单位; 首位单位为牵头单位
_FIRST = (
    r"(?:[列排位居]|排名|排列|名列|排序)?(?:在|于|名)?(?:第一位?|第1位?|首位|首个|首家|最前面?|前)(?:的)?(?:责任)?(?:者|单位|部门|处室)?(?:的)?"
    r"(?:为|是|系|作为)?(?:总|本项)?(?:牵头|主办|主责)(?:单位|部门|处室|责任单位|方)?"
)
# 第一个逗号前为牵头单位; 分号前为牵头单位
_COMMA = r"(?:第一个|首个)?(?P<sign>逗号|分号|顿号)(?:之?前|前面)(?:的)?(?:单位|部门|各?单位)?(?:均?为|是)(?:牵头|主办|主责)(?:单位|部门)?"
# 标*的为牵头单位; 带“*”号者为牵头单位; *为牵头单位
_STAR = (
    r"(?:[标带加注有打]|标注|标有|带有|注有)?[“\"]?\*+[”\"]?(?:号|标识|标记|标志|记号)?(?:的|者)?(?:单位|部门)?"
    r"(?:均?为|是)(?:牵头|主办|主责)(?:单位|部门)?"
)
# 以下均需各区政府、开发区管委会落实，不再列出
_IMPLIED = (
    r"(?:以下|具体|上述|所有|各项)(?:各项)?(?:任务|工作|内容|事项|措施)?均(?:需|须|要求|涉及|由|应由)?(?P<units>[^。;]{2,60}?)(?:配合|负责|落实|抓好落实|参与)?[,、;]?"
    r"(?:下同[,、;])?(?:不再|不另)(?:重复|一一|另行|逐一|单独)?(?:列出|列举|列入|标注|列|单列|分工|做分工|作分工|赘述|明确)"
)
_CUES = ("为牵头", "是牵头", "系牵头", "为主办", "是主办", "为主责", "总牵头", "本项牵头", "不再", "不另")
_FROM_HERE_ON = regex.compile(r"[,;。]下同")


@cache
def _stated() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<first>{_FIRST})|(?P<comma>{_COMMA})|(?P<star>{_STAR})|(?P<implied>{_IMPLIED})")


class Convention(NamedTuple):
    """`kind` first, comma, star or implied; it holds for clauses that end after `start`. `names` only for implied."""

    kind: str
    start: int
    end: int
    names: tuple[Name, ...] = ()
    sign: str = ","
    said: tuple[int, int] = (0, 0)  # where the statement stands


def find_conventions(document: Document) -> list[Convention]:
    """Every convention that the text states, in order."""
    found: list[Convention] = []
    if not any(cue in document.view.text for cue in _CUES):
        return found
    for match in document.finditer(_stated()):
        kind = match.match.lastgroup
        kind = next(k for k in ("first", "comma", "star", "implied") if match.match.group(k) is not None)
        names: tuple[Name, ...] = ()
        if kind == "implied":
            base = match.match.start("units")
            names = tuple(split_units(match.group("units") or "", base))
        start = match.start
        head = document.folded(max(0, start - 12), start)
        if regex.search(r"(?:注|说明|备注):[^\n。]*$", head) or any(t.start <= start < t.end for t in document.tables):
            start = 0  # a note under or over the table holds for all of it
        sign = {"逗号": ",", "分号": ";", "顿号": "、"}.get(match.group("sign") or "", ",")
        found.append(Convention(kind, start, match.end, names, sign, (match.start, match.end)))
    return found


def statement_in(text: str) -> int | None:
    """Where in a folded clause the statement of a convention begins (with the stop before it), or None.

    >>> statement_in("甲部、乙部负责。列第一位者为牵头单位,下同"), statement_in("甲局、乙局")
    (7, None)
    """
    match = _stated().search(text) if any(cue in text for cue in _CUES) else None
    if match is None:
        match = _FROM_HERE_ON.search(text)
        return int(match.start()) if match else None
    start = int(match.start())
    return start - 1 if start and text[start - 1] in "。;,、" else start


def holding(conventions: Sequence[Convention], kind: str, at: int) -> Convention | None:
    """The last convention of a kind that holds for a clause which ends at `at`."""
    return next((c for c in reversed(conventions) if c.kind == kind and c.start < at), None)
