"""Cells of flat tables, and what a wording reads like: a row's number, a band, a time limit, a list of bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import regex

from ydparse.document import VIEW_BEGINS, Line
from ydparse.document.view import FOLD, View, seen
from ydparse.grammar.bodies import ends_like_unit
from ydparse.grammar.limits import stated, timely
from ydparse.grammar.roles import quick_roles

Piece: TypeAlias = tuple[str, Line]
"""A wording and the line that it stands in."""

UNIT_COLUMNS = frozenset({"lead", "responsible", "support"})
BAND = regex.compile(r"[(（]?[一二三四五六七八九十]{1,3}[、)）][^。；;|]{2,40}")
_NOTHING = regex.compile(r"[-—–－/／\\无]*")
_LEVEL = "省市县区州盟旗镇乡村各"
_STOP = regex.compile("[。；]")
_NO_UNITS = regex.compile(r"[。；！？]|\d\p{Han}?(?:[、，,]|$)")
_LIST = regex.compile("[、，,]")
_DONE = regex.compile("完成|办结")
_TIMELY = 20  # characters in which a limit shows that it is one


@dataclass(frozen=True, slots=True, eq=False)
class FlatCell:
    """A cell and the pieces of lines that it was put together from. A merged cell is one object in several places."""

    lines: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """The cell's wording, its lines joined."""
        return "".join(text for text, _ in self.lines)


Row: TypeAlias = tuple[FlatCell, ...]


def cell(*pieces: Piece) -> FlatCell:
    """A cell of these pieces, those without wording left out."""
    return FlatCell(tuple((text.strip(), line) for text, line in pieces if text.strip()))


def _after_limit(text: str, at: int = 0) -> int | None:
    """Where the time limit ends that a wording begins with at `at`, and what is said to be done by then; None where it
    begins with none."""
    if timely().search(seen(text[at:]), 0, _TIMELY) is None:
        return None
    view = View(text[at:])
    limit = stated().match(view.text)
    if limit is None or limit.end() == 0:
        return None
    done = _DONE.match(view.text, limit.end())
    return at + view.to_text(VIEW_BEGINS, done.end() if done else limit.end())[1]


def limit_end(text: str, at: int = 0) -> int | None:
    """Where the time limit that fills the wording from `at` up to a blank or the end ends, or None.

    >>> limit_end("2026年12月底前 市发改委"), limit_end("2026年建成"), limit_end("3-6月"), limit_end("2026 年 6 月")
    (10, None, 4, 10)
    """
    end = _after_limit(text, at)
    return end if end is not None and (end == len(text) or text[end].isspace()) else None


def opens_with_limit(text: str) -> bool:
    """Whether a short wording begins with a time limit: 9月投入使用, 5月底前动工.

    >>> opens_with_limit("9月投入使用"), opens_with_limit("投入使用"), opens_with_limit("全年")
    (True, False, True)
    """
    end = _after_limit(text)
    return end is not None and len(text) - end <= 12 and not _STOP.search(text)


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, a dash, 无."""
    return _NOTHING.fullmatch(text) is not None


@cache
def _role() -> re.Pattern[str]:
    """What a name may have behind it: 办公室|牵头."""
    return quick_roles(r"\L<verbs>$")


def reads_like_units(text: str, last: bool = True) -> bool:
    """Whether a wording is a list of bodies; of a line that is not the `last` of its cell, the end may be cut off.

    >>> reads_like_units("市发改委、市财政局"), reads_like_units("推进项目建设。"), reads_like_units("市发改委、市财", False)
    (True, False, True)
    >>> reads_like_units("办公室牵头,各科室配合"), reads_like_units("各级配合")
    (True, False)
    """
    if _NO_UNITS.search(text):  # 新增终端20台
        return False
    parts = [part.strip() for part in _LIST.split(text) if part.strip()]
    named = sum(1 for part in parts if ends_like_unit(_role().sub("", part.translate(FOLD)).removesuffix("等")))
    return named == len(parts) if last else named >= max(len(parts) - 1, 1)


def opens_with_level(text: str) -> bool:
    """Whether a wording opens with the word of a level (市, 县) or 各."""
    return text[:1] in _LEVEL


def opens_like_unit(text: str, like: str) -> bool:
    """Whether a wording opens as the body beside it does: with a level (市, 县, 各), or without one as that does.

    >>> opens_like_unit("市财政局", "市水务局"), opens_like_unit("文化中心", "市水务局"), opens_like_unit("教务处", "研究生院")
    (True, False, True)
    """
    return opens_with_level(text) or not opens_with_level(like)


def says_what_columns_hold(row: Row, kinds: Sequence[str | None]) -> bool:
    """Whether cells say what their columns of bodies and of limits hold, or nothing; and some say it."""
    told = False
    for one, kind in zip(row, kinds, strict=True):
        if kind == "deadline" or kind in UNIT_COLUMNS:
            fits = opens_with_limit(one.text) if kind == "deadline" else reads_like_units(one.text)
            if not fits and not is_blank(one.text):
                return False
            told = told or fits
    return told
