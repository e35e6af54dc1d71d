"""Quotes and brackets of folded text, matched once: who looks “inside quotes” asks here.

Signs are misprinted often: “ closed by ", a （ that is never closed. A stray sign costs its sentence, not the rest of the
file: it pairs with nothing, and a pair neither crosses a line break nor reaches further than such a pair ever does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ydparse.document.offsets import InView, ViewAt

_SIGNS = re.compile(r"[“”„\"「」『』《》<>()\[\]\n\t]")
_OPENS = re.compile(r"[“„\"「『《<(\[]")
# Sign → (kind, opens, closes). A straight quote does both, and so does “ behind another “ (a misprinted closing one).
_KINDS = {
    "“": ("quote", True, False), "„": ("quote", True, False), "”": ("quote", False, True), '"': ("quote", True, True),
    "「": ("corner", True, False), "」": ("corner", False, True), "『": ("white", True, False), "』": ("white", False, True),
    "《": ("title", True, False), "》": ("title", False, True), "<": ("angle", True, False), ">": ("angle", False, True),
    "(": ("round", True, False), ")": ("round", False, True), "[": ("square", True, False), "]": ("square", False, True),
}  # fmt: skip
_FURTHEST = {"quote": 300, "corner": 300, "white": 300, "title": 160, "angle": 160, "round": 900, "square": 900}
"""Characters that a pair of each kind spans at most: a unit clause is the longest bracket that is met."""
_CLOSING = frozenset(",、;。!?:)]》>”」』")
_MOST_CLOSING = 4  # signs that close one sentence: ”）。
_NEAR = 12  # a “ so close behind a “ closes it
_STILL_OPEN = 160  # characters of one sentence in which a sign that was not closed may yet be


def match_pairs(text: str) -> list[InView]:
    """[start, end) of the outermost pairs of folded text, signs included, in order.

    >>> match_pairs('建设“好差评"平台(含（站点'), match_pairs("甲（乙。\\n丙）丁")
    ([(2, 7)], [])
    >>> match_pairs("(甲[乙]丙)丁“戊")
    [(0, 7)]
    """
    outermost: list[InView] = []
    for start, end in _pairs(text, []):
        while outermost and outermost[-1][0] > start:
            outermost.pop()
        outermost.append((ViewAt(start), ViewAt(end)))
    return outermost


def still_open(text: str) -> int:
    """How many signs at the end of folded text may yet be closed by what follows.

    >>> still_open("(县财政局、"), still_open('根据“好差评"平台了解'), still_open("“甲。乙丙丁")
    (1, 0, 0)
    """
    if _OPENS.search(text) is None:
        return 0
    stack: list[tuple[str, int]] = []
    for _ in _pairs(text, stack):
        pass
    stop = text.rfind("。", 0, len(text) - 1)
    return sum(1 for kind, at in stack if len(text) - at <= _STILL_OPEN and (at > stop or kind in ("round", "square")))


def only_closes(text: str) -> bool:
    """Whether a folded wording is nothing but signs that close the sentence before it, which a break cut off.

    >>> only_closes(")。"), only_closes(";"), only_closes("("), only_closes("...")
    (True, True, False, False)
    """
    return 0 < len(text) <= _MOST_CLOSING and all(sign in _CLOSING for sign in text)


def _pairs(text: str, stack: list[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    """All pairs, inner ones first; `stack` holds the signs (kind, place) that are open at the end."""
    for found in _SIGNS.finditer(text):
        sign, at = found[0], found.start()
        if sign in "\n\t":
            stack.clear()
            continue
        kind, opens, closes = _KINDS[sign]
        _drop_stray(text, stack, sign, at)
        open_at = _open_sign(stack, kind) if stack else None
        if open_at is not None and (closes or (sign in "“„" and at - stack[open_at][1] <= _NEAR)):
            start = stack[open_at][1]
            del stack[open_at:]
            if at - start <= _FURTHEST[kind]:
                yield start, at + 1
        elif opens:
            if open_at is not None and kind == "quote":
                del stack[open_at:]  # quotes of one kind do not nest: the first was never closed
            stack.append((kind, at))
        if len(stack) > _DEEPEST:
            del stack[0]


def _drop_stray(text: str, stack: list[tuple[str, int]], sign: str, at: int) -> None:
    """Forget the open quotation mark, if the wording from it to a sign that is a straight one goes on behind a full stop: it was a stray."""
    open_at = _open_sign(stack, "quote") if sign == '"' else None
    if open_at is not None and 0 <= text.find("。", stack[open_at][1], at) < at - 1:
        del stack[open_at:]


_DEEPEST = 40  # signs; nothing sensible is nested deeper


def _open_sign(stack: list[tuple[str, int]], kind: str) -> int | None:
    """The place on the stack of the last open sign of a kind."""
    for i in range(len(stack) - 1, -1, -1):
        if stack[i][0] == kind:
            return i
    return None
