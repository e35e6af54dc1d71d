"""How entries are numbered: the label of a number in each style, the schemes of a plan, and the counter of its levels."""

from __future__ import annotations

import random
from collections.abc import Callable

from generated.said import often

HAN = [
    *"零一二三四五六七八九十",
    *("十" + ones for ones in "一二三四五六七八九"),
    *["二十", "二十一", "二十二", "二十三", "二十四", "二十五", "二十六", "二十七", "二十八", "二十九", "三十"],
]

STYLES: dict[str, Callable[[int], str]] = {
    "一、": lambda n: f"{HAN[n]}、",
    "（一）": lambda n: f"（{HAN[n]}）",
    "(一)": lambda n: f"({HAN[n]})",
    "1.": lambda n: f"{n}.",
    "1．": lambda n: f"{n}．",
    "1、": lambda n: f"{n}、",
    "1. ": lambda n: f"{n}. ",
    "（1）": lambda n: f"（{n}）",
    "第一章": lambda n: f"第{HAN[n]}章",
}
SCHEMES = {
    "一、>（一）": 8, "一、>1.": 5, "一、>（一）>1.": 6, "一、>1．": 1, "一、>（一）>1．": 2, "一、>1、": 1, "一、>（一）>1、": 1,
    "一、>(一)": 1, "一、>(一)>1.": 1, "一、>（一）>（1）": 1, "一、>1. ": 1, "一、": 2, "第一章>一、": 1,
}  # fmt: skip


class Counter:
    """Numbers by depth; where they run through, those of the lowest level never start again."""

    def __init__(self, rng: random.Random, through: bool) -> None:
        self.rng, self.through, self.numbers = rng, through, [0, 0, 0]
        self.skips = often(rng, 0.04)
        self.skipped = False

    def next(self, depth: int) -> int:
        self.numbers[depth] += 1
        if depth and self.skips and not self.skipped and self.numbers[depth] == 3:
            self.skipped = True
            self.numbers[depth] += 1
        return self.numbers[depth]

    def restart(self, depth: int) -> None:
        if not (self.through and depth == 2):
            self.numbers[depth] = 0
