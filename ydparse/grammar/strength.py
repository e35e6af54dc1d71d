"""How firmly something is meant (力度): 确保, 力争, 争取 or 探索. Speaks the folded view."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ydparse.grammar.amounts import ends_in_indicator
from ydparse.grammar.limits import date_at
from ydparse.grammar.pieces import branches, one_of
from ydparse.grammar.titles import IN_TITLE_SIGNS
from ydparse.lexicon import load, words
from ydparse.models import Strength

_ADVERB = re.compile(
    r"(?:[\s,]|[①-⑳]|[一二三四五六七八九十]是|\(\d{1,2}\)|要|也|并"
    rf"|{one_of(words('target_words', 'adverb'))})"
)
_FIRST = re.compile(r"[^,。;:!?\n\t]*")


class StrengthWord(NamedTuple):
    """A word at [start, end) of a wording, what it makes of it, and whether it holds for the clauses after it too."""

    start: int
    end: int
    strength: Strength
    leads: bool


@cache
def _known() -> dict[str, tuple[str, str]]:
    return {word: (strength, reach) for word, strength, reach in load("strength_words")}


@cache
def _pattern() -> re.Pattern[str]:
    """A word of the lexicon; names of papers and what is quoted are passed over whole."""
    return re.compile(rf"{IN_TITLE_SIGNS}|“[^”\n]{{0,80}}”|{branches(words('strength_words'))}")


def strength_words(text: str, start: int, end: int) -> list[StrengthWord]:
    """The words of a clause text[start:end], in order.

    >>> [(w.strength, w.start) for w in strength_words("确保完成50万吨、力争60万吨", 0, 14)]
    [('firm', 0), ('aim', 9)]
    >>> strength_words("力争上游,建设试点园区", 0, 11), strength_words("实施“确保”工程", 0, 8)
    ([], [])
    """
    found = []
    for match in _pattern().finditer(text, start, end):
        strength, reach = _known().get(match.group(), ("none", ""))
        if strength != "none" and (reach != "opening" or match.start() == _after_adverbs(text, start, end)):
            found.append(StrengthWord(match.start(), match.end(), strength, reach == "run"))  # type: ignore[arg-type]
    return found


def task_strength(text: str) -> Strength | None:
    """What the word that opens a task, behind dates and adverbs, or follows its indicator, makes of the whole.

    >>> task_strength("积极探索建立协同机制,确保落地。"), task_strength("到2026年底,力争建成3个园区。"), task_strength("粮食产量必须稳定。")
    ('explore', 'aim', 'firm')
    >>> task_strength("研究制定办法。"), task_strength("加强值守,确保安全。"), task_strength("推进改革。鼓励创新。")
    (None, None, None)
    """
    word = opening_word(text)
    return word.strength if word else None


def opening_word(text: str) -> StrengthWord | None:
    """The word of strength that opens a task, behind dates and adverbs, or follows its indicator."""
    start = _after_adverbs(text, 0, len(text))
    first = _FIRST.match(text, start)
    found = strength_words(text, start, first.end()) if first else []
    opens = found and (found[0].start == start or ends_in_indicator(text[start : found[0].start]))
    return found[0] if opens else None


def only_leads(text: str, start: int, end: int) -> bool:
    """Whether a clause says nothing but a word of strength and a date: 力争到2026年底."""
    found = strength_words(text, start, end)
    if len(found) != 1 or _after_adverbs(text, start, end) != found[0].start:
        return False
    return _after_adverbs(text, found[0].end, end) == end


def _after_adverbs(text: str, start: int, end: int) -> int:
    """Where a clause begins behind dates, marks and adverbs; a date does not take the word before it (力争到年底)."""
    while start < end and not _pattern().match(text, start, end):
        match = _ADVERB.match(text, start, end) or date_at(text, start, end)
        if match is None or match.end() == start:
            break
        start = match.end()
    return start
