"""The reading of the numbering that most speaks for: beam search over candidates. It sees no text.

A state is the stack of open lists (style, last number), outermost first; the last number of each list that was closed,
for a list may go on through the headings between; and which styles stand below another against the standard's order.
Every candidate is either left out or put: into its list on the stack, or as a new list below what stands higher.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple, TypeAlias

from ydparse.document import VIEW_BEGINS, ViewAt
from ydparse.structure.candidates import Candidate
from ydparse.structure.weights import DEFAULT, Weights

Kind: TypeAlias = Literal["first", "due", "through", "gap", "repeat", "back", "again", "misprint", "anew"]
_List: TypeAlias = tuple[str, float, int, int]
"""Style, rank and last number of a list; last the number that is printed, which a misprint changes."""
Stack: TypeAlias = tuple[_List, ...]

BEAM = 24
"""States that are kept; a hundred give the same readings."""
_MOST = 60_000
"""Candidates of a part beyond which only the best state is kept: no plan has so many, and it must end."""
_STANDS_WELL = frozenset({"paragraph", "clause", "heading", "title"})
_CHAPTERS = frozenset({"cn", "cn_paren"})
"""Where, and in which styles, a number that is wrong may open a list: figures stand so too often."""
_HOPELESS = 12.0  # points behind the best state, from which none comes back
_MARGIN = 3.0  # points; a reading that is no further behind is nearly as good
_Path: TypeAlias = "tuple[_Path, Step] | None"  # what was put before, and the last that was


class Step(NamedTuple):
    """A candidate that opens an entry: its depth (1 is outermost), how its number follows, what spoke for it alone.

    At depth 0 it is a break behind which numbering begins anew.
    """

    candidate: Candidate
    depth: int
    kind: Kind
    points: float


class _State(NamedTuple):
    score: float
    stack: Stack
    closed: tuple[tuple[str, int], ...]
    inverted: frozenset[tuple[str, str]]
    end: ViewAt
    path: _Path


class Solution(NamedTuple):
    """The candidates that open entries, in order; those that open none although a reading that is nearly as good says so."""

    steps: list[Step]
    close: list[Candidate]


class _Beam(NamedTuple):
    """How many states are kept, and the pairs of paths that met, of which the first won by little."""

    width: int
    rivals: list[tuple[_Path, _Path]]


class _Put(NamedTuple):
    stack: Stack
    closed: tuple[tuple[str, int], ...]
    inverted: frozenset[tuple[str, str]]
    kind: Kind
    points: float


def solve(candidates: Sequence[Candidate], weights: Weights = DEFAULT, beam: int = BEAM) -> Solution:
    """The candidates that open entries, in order, and the marks that were left out by little. Where two readings meet in one
    state, what divides them is decided by the points between them alone, so that no second search is needed.

    >>> from ydparse.structure.candidates import Candidate as C
    >>> marks = [("cn", 2, 1), ("digit", 4, 1), ("digit", 4, 2), ("cn", 2, 2), ("digit", 4, 1)]
    >>> found = solve([C(style, rank, n, "stop", "plain", i, i + 1) for i, (style, rank, n) in enumerate(marks)])
    >>> [(step.depth, step.kind) for step in found.steps]
    [(1, 'first'), (2, 'first'), (2, 'due'), (1, 'due'), (2, 'first')]
    """
    kept = _Beam(beam if len(candidates) <= _MOST else 1, [])
    distrust = weights.trust * _trust(candidates)
    states = [_State(0.0, (), (), frozenset(), VIEW_BEGINS, None)]
    for candidate, following in zip_longest(candidates, candidates[1:]):
        alone = following is None or following.start >= candidate.end  # no other reading of the same place
        states = _advance(states, candidate, weights, distrust, kept, alone)
    best = states[0]
    last = [(best.path, state.path) for state in states[1:] if best.score - state.score <= _MARGIN]
    return Solution(_steps(best.path), _left_by_little(best.path, [*kept.rivals, *last]))


def _left_by_little(path: _Path, rivals: Sequence[tuple[_Path, _Path]]) -> list[Candidate]:
    """What a rival of the best path took, and it did not, nor any other reading of the same place."""
    taken = [step.candidate for step in _steps(path) if step.depth]
    starts = [one.start for one in taken]
    nodes: set[int] = set()
    while path is not None:
        nodes.add(id(path))
        path = path[0]
    found: dict[ViewAt, Candidate] = {}
    for winner, loser in rivals:
        if winner is not None and id(winner) not in nodes:
            continue  # it lost later
        while loser is not None and id(loser) not in nodes:
            loser, step = loser
            at = bisect_right(starts, step.candidate.start) - 1
            if step.depth and (at < 0 or step.candidate.start >= taken[at].end):
                found[step.candidate.start] = step.candidate
    return [found[start] for start in sorted(found)]


def _trust(candidates: Sequence[Candidate]) -> float:
    """How far line breaks can be trusted: of the marks that stand well, the share that open paragraphs."""
    good = [one.place for one in candidates if one.form == "plain" and one.place in ("paragraph", "clause", "stop")]
    return good.count("paragraph") / len(good) if good else 0.0


def _advance(
    states: list[_State], candidate: Candidate, weights: Weights, distrust: float, beam: _Beam, alone: bool
) -> list[_State]:
    """The best states behind a candidate. One that opens a paragraph with the number that is due is not left out."""
    if candidate.place == "break":
        return _prune([*states, *(_anew(state, candidate, weights) for state in states if state.stack)], beam)
    base = weights.places[candidate.place] + weights.forms[candidate.form]
    if candidate.place != "paragraph":
        base += distrust
    out: list[_State] = []
    for state in states:
        if candidate.start < state.end:
            out.append(state)
            continue
        sure = False
        for put in _puts(state, candidate, weights):
            points = base + put.points
            sure |= alone and base >= weights.places["paragraph"] and put.points > 0
            step = Step(candidate, len(put.stack), put.kind, points)
            made = _State(state.score + points, put.stack, put.closed, put.inverted, candidate.end, (state.path, step))
            out.append(made)
        if not sure:
            out.append(state)
    return _prune(out, beam) if len(out) > 1 else out


def _anew(state: _State, candidate: Candidate, weights: Weights) -> _State:
    step = Step(candidate, 0, "anew", weights.anew)
    return _State(state.score + weights.anew, (), (), frozenset(), state.end, (state.path, step))


def _prune(states: list[_State], beam: _Beam) -> list[_State]:
    """The best state of each (stack, closed lists), best first."""
    states.sort(key=lambda state: -state.score)
    floor = states[0].score - _HOPELESS
    seen: dict[object, _State] = {}
    kept: list[_State] = []
    for state in states:
        if state.score < floor or len(kept) == beam.width:
            break
        key = (state.stack, state.closed, state.inverted, state.end)
        best = seen.setdefault(key, state)
        if best is state:
            kept.append(state)
        elif best.score - state.score <= _MARGIN:
            beam.rivals.append((best.path, state.path))
    return kept


def _puts(state: _State, candidate: Candidate, weights: Weights) -> Iterator[_Put]:
    """The ways to put a candidate into a state."""
    style = candidate.style
    for depth, (own, _, last, printed) in enumerate(state.stack):
        if own == style:
            return _goes_on(state, candidate, depth, last, printed, weights)
    if style == "box":
        return iter((_Put(state.stack, state.closed, state.inverted, "first", 0.0),))
    return _opens(state, candidate, weights)


def _opens(state: _State, candidate: Candidate, weights: Weights) -> Iterator[_Put]:
    """The ways to put a candidate into a list that is not open: below what stands higher, and a 1 below all that is open."""
    style, rank, number = candidate.style, candidate.rank, candidate.number
    stack, closed, inverted, plain = state.stack, state.closed, state.inverted, candidate.form == "plain"
    depth = _higher(state, style, rank)
    before = next((last for other, last in closed if other == style), 0)
    kind: Kind = "first" if number == 1 else "through" if number == before + 1 else "gap"
    points = weights.opening(before, number)
    if kind == "gap" and not plain:
        points -= weights.doubt
    put = _Put((*stack[:depth], (style, rank, number, number)), _close(closed, stack[depth:]), inverted, kind, points)
    yield put
    if kind == "gap" and plain and candidate.place in _STANDS_WELL and style in _CHAPTERS:
        as_first = (*stack[:depth], (style, rank, before + 1, number))
        points = weights.opening(before, before + 1) + weights.one_as_due
        yield put._replace(stack=as_first, kind="misprint", points=points)
    if kind == "first" and plain and depth < len(stack):
        below = inverted | {(style, stack[-1][0])}
        yield _Put((*stack, (style, rank, number, number)), closed, below, kind, points + weights.inverted)


def _higher(state: _State, style: str, rank: float) -> int:
    """How many of the open lists stand higher than a list of this style."""
    depth = len(state.stack)
    while depth and state.stack[depth - 1][1] >= rank and (style, state.stack[depth - 1][0]) not in state.inverted:
        depth -= 1
    return depth


def _goes_on(
    state: _State, candidate: Candidate, depth: int, last: int, printed: int, weights: Weights
) -> Iterator[_Put]:
    """The ways to put a candidate into its list on the stack. One without its own sign goes on only with the number that is
    due, or soon after it where it opens a paragraph."""
    stack, number, plain = state.stack, candidate.number, candidate.form == "plain"
    closed = _close(state.closed, stack[depth + 1 :])
    points = weights.numbering(last, number)
    due = number == last + 1
    if not plain and not due:
        if number <= last or candidate.place != "paragraph":
            return
        points -= weights.doubt
    kind: Kind = (
        "due" if due else "gap" if number > last else "repeat" if number == last else "again" if number == 1 else "back"
    )
    put = _Put(
        (*stack[:depth], (candidate.style, candidate.rank, number, number)), closed, state.inverted, kind, points
    )
    yield put
    if due:
        return
    if plain and number != last + 2 and candidate.place not in ("phrase", "comma", "pair"):
        as_due = (*stack[:depth], (candidate.style, candidate.rank, last + 1, number))
        yield put._replace(stack=as_due, kind="misprint", points=weights.misprint(printed, number))


def _close(closed: tuple[tuple[str, int], ...], lists: Stack) -> tuple[tuple[str, int], ...]:
    """The closed lists with those of the stack that end here."""
    if not lists:
        return closed
    now = {style: last for style, _, last, _ in lists}
    return tuple(sorted([*((style, last) for style, last in closed if style not in now), *now.items()]))


def _steps(path: _Path) -> list[Step]:
    found: list[Step] = []
    while path is not None:
        path, step = path
        found.append(step)
    return found[::-1]
