"""Which word of strength governs a target: 确保粮食产量60万吨, 力争达到65万吨 is firm, then aim."""

from __future__ import annotations

from bisect import bisect_right

from ydparse.grammar.strength import StrengthWord, only_leads, strength_words
from ydparse.rules.targets.sentence import Sentence


def governing_word(s: Sentence, at: int) -> StrengthWord | None:
    """Of the target whose number stands at `at`: the last word before it in its clause (力争到年底, may stand in one of
    its own), else the one that leads the run of clauses with targets that it stands in."""
    start = s.clause_start(at)
    words = strength_words(s.text, _with_lead(s, start), at)
    return words[-1] if words else _leading_word(s, start)


def _leading_word(s: Sentence, start: int) -> StrengthWord | None:
    """The word that leads the run of clauses before the one at `start`; known from there on to those that join it."""
    passed, word = [], None
    while start not in s.led_by:
        passed.append(start)
        if (stop := start - 1) <= s.start or s.text[stop] not in ",(":
            break
        noted = s.text[stop] == "("  # 力争新增企业20家(其中规上5家)
        start = s.clause_start(stop)
        if not _has_target(s, start, stop):
            break
        if words := strength_words(s.text, _with_lead(s, start), stop):
            shared = noted or (words[0].leads and len(words) == 1 and not _joins_a_run(s, start))
            word = words[-1] if shared else None
            break
    else:
        word = s.led_by[start]
    s.led_by.update(dict.fromkeys(passed, word))
    return word


def _with_lead(s: Sentence, start: int) -> int:
    """The start of the clause before, where that says nothing but a word of strength and a date."""
    if start <= s.start or s.text[start - 1] != ",":
        return start
    before = s.clause_start(start - 1)
    return before if only_leads(s.text, before, start - 1) else start


def _joins_a_run(s: Sentence, start: int) -> bool:
    """Whether the clause before has a target too, so that the one at `start` does not lead the run."""
    return start > s.start and s.text[start - 1] == "," and _has_target(s, s.clause_start(start - 1), start - 1)


def _has_target(s: Sentence, start: int, end: int) -> bool:
    after = bisect_right(s.goals, start)
    return after < len(s.goals) and s.goals[after] <= end
