"""What a sentence says is to be reached: its quantities from left to right, each by the rule with the strongest evidence."""

from __future__ import annotations

from typing import NamedTuple

from ydparse.document import ViewAt
from ydparse.grammar.comparing import comparator_of, compared_by
from ydparse.grammar.quantities import Quantity
from ydparse.rules.rule import Verdict, resolve
from ydparse.rules.targets.benefits import kind_of
from ydparse.rules.targets.history import History, owned_before
from ydparse.rules.targets.respectively import Several
from ydparse.rules.targets.rules import INDEFINITE, PAST, READ, UNSUPPORTED, Reading
from ydparse.rules.targets.sentence import Found, Place, Run, Sentence


class Goal(NamedTuple):
    """A target as it was read, before its strength is known; `losers` are other readings, the stronger first."""

    quantity: Quantity
    found: Found
    rule: str
    compared: tuple[str, str | None]
    losers: tuple[Goal, ...] = ()

    @property
    def said(self) -> tuple[object, ...]:
        """What it says, for two of them to be the same."""
        found, q = self.found, self.quantity
        return found.indicator, found.direction, found.kind, q.value, q.value_max, q.unit, self.compared[0]


class Refused(NamedTuple):
    """What is no goal at [start, end), by which rule; `also` are other refusals of it, `losers` the readings thrown away."""

    start: ViewAt
    end: ViewAt
    rule: str
    quantity: Quantity | None = None
    also: tuple[str, ...] = ()
    losers: tuple[Goal, ...] = ()


class _Step(NamedTuple):
    """What is read at a place: goals, what is none, what both leave, and how many quantities are done."""

    goals: list[Goal]
    refused: list[Refused]
    run: Run
    taken: int


def read(s: Sentence, year: int | None, *, thorough: bool = False) -> tuple[list[Goal], list[Refused], Run]:
    """The goals of a sentence, the quantities that are none in their place, and what the goals leave.

    Losers of a goal are the ties that say something else; where `thorough`, all other readings.
    """
    goals: list[Goal] = []
    refused: list[Refused] = []
    history, run, index = History(s.text, s.start, s.end, year), Run(s.start), 0
    while index < len(s.quantities):
        place = _place(s, index, run, history)
        verdict = _verdict(place, thorough=thorough)
        if place.is_past:
            step = _pass_over(place, verdict, thorough=thorough)
        else:
            step = _take(place, verdict, thorough=thorough) if verdict else _leave(place)
        goals += step.goals
        refused += step.refused
        run, index = step.run, index + step.taken
    return goals, refused, run


def _verdict(p: Place, *, thorough: bool) -> Verdict[Place, Reading] | None:
    return resolve(READ, p, p.clue.led + p.clue.before, thorough=thorough)


def _take(p: Place, verdict: Verdict[Place, Reading], *, thorough: bool) -> _Step:
    """A quantity, or several, that are to be reached."""
    goals, reading, run = _goals(p, verdict, thorough), verdict.reading, p.run
    if isinstance(reading, Several):
        run = run._replace(done=reading.members[-1].found.end, last=None, over=False)
        return _Step(goals, [], run, reading.taken)
    kept = goals[0].found
    run = run.with_goal(kept, p.quantity.unit) if kept.kind == "goal" else run._replace(done=p.quantity.end)
    return _Step(goals, [], run, 1)


def _leave(p: Place) -> _Step:
    """A quantity of which no rule reads anything."""
    rule = INDEFINITE if INDEFINITE.find(p) else UNSUPPORTED
    refused = Refused(p.quantity.start, p.quantity.end, rule.id, p.quantity)
    return _Step([], [refused], p.run._replace(over=False), 1)


def _pass_over(p: Place, verdict: Verdict[Place, Reading] | None, *, thorough: bool) -> _Step:
    """A quantity, or several, that are over; what they are of is known to those that follow."""
    reading = verdict.reading if verdict else None
    read_here = _goals(p, verdict, thorough) if verdict and thorough else []
    thrown = {goal.quantity: (goal._replace(losers=()), *goal.losers) for goal in read_here}
    several = reading if isinstance(reading, Several) else None
    over = [one.quantity for one in several.members] if several else [p.quantity]
    refused = [Refused(q.start, q.end, PAST.id, q, (), thrown.get(q, ())) for q in over]
    owned = reading.thing if isinstance(reading, Found) and not reading.verb else None
    run = p.run._replace(past=owned_before(p.clue.before, owned), over=True)
    return _Step([], refused, run, several.taken if several else 1)


def readings_of(s: Sentence, q: Quantity, year: int | None) -> tuple[Goal, ...]:
    """What the rules read of a quantity that was refused before any of them was asked, the stronger first."""
    quantities = tuple(sorted({*s.quantities, q}))
    whole = Sentence(s.text, s.start, s.end, quantities, s.masks, s.before)
    place = _place(whole, quantities.index(q), Run(s.start), History(s.text, s.start, s.end, year))
    verdict = _verdict(place, thorough=True)
    found = [goal for goal in _goals(place, verdict, thorough=True) if goal.quantity == q] if verdict else []
    return (found[0]._replace(losers=()), *found[0].losers) if found else ()


def _goals(p: Place, verdict: Verdict[Place, Reading], thorough: bool) -> list[Goal]:
    """The goals of what holds at a place; the first has what was weaker, or as strong."""
    goals = _as_goals(p, verdict.rule.id, verdict.reading)
    if not verdict.losers:
        return goals
    first = next((goal for goal in goals if goal.quantity == p.quantity), goals[0])
    losers = tuple(
        goal
        for rule, reading in verdict.losers
        for goal in _as_goals(p, rule.id, reading)
        if goal.quantity == p.quantity and (thorough or goal.said != first.said)
    )
    return [goal._replace(losers=losers) if goal is first else goal for goal in goals]


def _as_goals(p: Place, rule: str, reading: Reading) -> list[Goal]:
    if isinstance(reading, Several):
        return [Goal(one.quantity, one.found, rule, one.compared) for one in reading.members]
    kind = kind_of(p, reading)
    kept = reading if kind == reading.kind else reading._replace(kind=kind)
    return [Goal(p.quantity, kept, rule, _compared(p, kept))]


def _place(s: Sentence, index: int, run: Run, history: History) -> Place:
    """A quantity where it stands; whether it is over goes by the times of the sentence, and by what it is a part of."""
    at = s.quantities[index].start
    clue = s.clue(at, run.done)
    is_past = history.is_past(at, s.clause_start(at), clue.clause) or (run.over and clue.is_part)
    return Place(s, index, clue, run, is_past)


def _compared(p: Place, found: Found) -> tuple[str, str | None]:
    """How the number compares, by what stands before it in its clause, or by the verb that was found farther off."""
    wording = p.sentence.text[p.clue.clause : p.quantity.start]
    compared = compared_by(wording, p.quantity.comparator, wording)
    if compared[0] == "=" and p.quantity.unit == "%" and (far := comparator_of(found.word)):
        return far, found.word
    return compared
