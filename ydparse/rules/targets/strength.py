"""Which word of strength governs a target: 确保粮食产量60万吨, 力争达到65万吨 is firm, then aim."""

from __future__ import annotations

from bisect import bisect_right

from ydparse.document import ViewAt
from ydparse.grammar.strength import StrengthWord, only_leads, strength_words
from ydparse.rules.targets.sentence import Sentence


class Strengths:
    """The words of strength of a sentence; `goals` is where the numbers of its goals end, in order."""

    def __init__(self, sentence: Sentence, goals: list[ViewAt]) -> None:
        self._sentence = sentence
        self._goals = goals
        self._led_by: dict[ViewAt, StrengthWord | None] = {}  # by the start of a clause: what leads its run

    def at(self, at: ViewAt) -> StrengthWord | None:
        """Of the target whose number stands at `at`: the last word before it in its clause (力争到年底, may stand in one
        of its own), else the one that leads the run of clauses with targets that it stands in."""
        s = self._sentence
        start = s.clause_start(at)
        words = strength_words(s.text, _with_lead(s, start), at)
        return words[-1] if words else self._leading_word(start)

    def _leading_word(self, start: ViewAt) -> StrengthWord | None:
        """The word that leads the run of clauses before the one at `start`; known from there on to those that join it."""
        s, passed, word = self._sentence, [], None
        while start not in self._led_by:
            passed.append(start)
            if (stop := ViewAt(start - 1)) <= s.start or s.text[stop] not in ",(":
                break
            noted = s.text[stop] == "("  # 力争新增企业20家(其中规上5家)
            start = s.clause_start(stop)
            if not self._has_goal(start, stop):
                break
            if words := strength_words(s.text, _with_lead(s, start), stop):
                shared = noted or (words[0].leads and len(words) == 1 and not self._joins_a_run(start))
                word = words[-1] if shared else None
                break
        else:
            word = self._led_by[start]
        self._led_by.update(dict.fromkeys(passed, word))
        return word

    def _joins_a_run(self, start: ViewAt) -> bool:
        """Whether the clause before has a goal too, so that the one at `start` does not lead the run."""
        s = self._sentence
        return (
            start > s.start and s.text[start - 1] == "," and self._has_goal(s.clause_before(start), ViewAt(start - 1))
        )

    def _has_goal(self, start: ViewAt, end: ViewAt) -> bool:
        after = bisect_right(self._goals, start)
        return after < len(self._goals) and self._goals[after] <= end


def _with_lead(s: Sentence, start: ViewAt) -> ViewAt:
    """The start of the clause before, where that says nothing but a word of strength and a date."""
    if start <= s.start or s.text[start - 1] != ",":
        return start
    before = s.clause_before(start)
    return before if only_leads(s.text, before, start - 1) else start
