"""Texts without measure, by size in characters: what a reader of structure may meet, and must neither choke on nor
go over again and again. Shared by the tests of bad input and by `bench/linear.py`."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice

TITLE = "青禾市2026年工作要点\n"
STYLES = ("一、", "（一）", "1.", "（1）", "①")
_ONES = "一二三四五六七八九"
_TASK = "推进试点工作。"
_SENTENCE = "推进试点工作，扩大覆盖面。"


def numeral(n: int) -> str:
    """1 to 99 in Chinese."""
    tens, ones = divmod(n, 10)
    return ("" if not tens else "十" if tens == 1 else _ONES[tens - 1] + "十") + (_ONES[ones - 1] if ones else "")


def _filled(piece: str, size: int, before: str = "") -> str:
    return (before + piece * (size // len(piece) + 1))[:size]


def plan(marks: int) -> str:
    """A well-formed plan of so many marks: chapters of 299 entries each, from 一 again after 90."""
    entries = (
        f"{numeral(i // 300 % 90 + 1)}、重点任务\n" if i % 300 == 0 else f"{i % 300}.推进试点工作，扩大覆盖面。\n"
        for i in range(marks)
    )
    return TITLE + "".join(entries)


def deep(marks: int) -> str:
    """So many marks, each of a style below the one before it, the outermost again below the innermost."""
    return TITLE + "".join(f"{style}{_TASK}\n" for style in islice(cycle(STYLES), marks))


ENDLESS: dict[str, Callable[[int], str]] = {
    "a plan of many marks": lambda size: plan(size // 18),
    "equal marks, a line each": lambda size: _filled(f"1.{_TASK}\n", size, TITLE),
    "equal marks, run on": lambda size: _filled(f"1.{_TASK}", size, TITLE.strip()),
    "styles again and again": lambda size: deep(size // 11),
    "one line without a mark": lambda size: _filled("推进试点工作，", size),
    "one line of marks alone": lambda size: _filled("1.", size),
    "one line of all marks alone": lambda size: _filled("".join(STYLES), size),
    "one line of bare numbers": lambda size: _filled("推进3试点4工作", size),
    "a quote left open": lambda size: _filled(_SENTENCE, size, "“"),
    "a quote left open, many lines": lambda size: _filled(f"{_SENTENCE}\n", size, "“"),
    "a bracket left open": lambda size: _filled(_SENTENCE, size, "（"),
    "a bracket left open, many lines": lambda size: _filled(f"{_SENTENCE}\n", size, "（"),
    "a bracket left open before marks": lambda size: _filled(f"1.{_TASK}\n", size, "（"),
    **{
        f"{piece} in a plan": lambda size, piece=piece: _filled(piece, size, f"{TITLE}一、重点任务\n1.推进试点工作。")  # type: ignore[misc]
        for piece in (
            "完成时限：9月。",
            "完成时限：6月底前",
            "牵头：9月。",
            "责任：推进改革。",
            "责任单位：",
            "牵头，",
            "甲局、",
            "（甲局牵头，",
            "由甲局牵头，",
        )
    },
    "brackets left open": lambda size: _filled("推进（试点", size),
}
