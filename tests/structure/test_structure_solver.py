"""The search alone, on bare lists of marks: what it takes, at which depth, and how each number follows."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from itertools import pairwise, product
from pathlib import Path

import pytest
from tables import params

from ydparse.document import Document, Line, Ranges, Raw
from ydparse.grammar.numbering import mark_at
from ydparse.layout import assemble
from ydparse.readers import Options, read
from ydparse.structure import find_parts, solver
from ydparse.structure.candidates import Candidate, Form, Place, find_candidates
from ydparse.structure.solver import Step, solve
from ydparse.structure.weights import DEFAULT, Weights

SAMPLES = sorted(Path(__file__).parents[2].joinpath("samples").glob("*.txt"))
_PLACES: dict[str, Place] = {
    "": "paragraph", "s": "stop", "k": "clause", "h": "heading", "t": "title", "l": "label", "c": "comma", "p": "phrase",
    "q": "pair", "r": "run", "o": "colon", "e": "semicolon", "b": "bracket", "n": "line",
}  # fmt: skip
_FORMS: dict[str, Form] = {"": "plain", "~": "bare", "?": "misread", "=": "split", "!": "loose"}


def marks(written: str) -> list[Candidate]:
    """Candidates from labels: `一、` opens a paragraph, `s一、` stands behind a stop, `3.~` is bare, `|` is a break;
    `a/b` are two readings of one place."""
    found: list[Candidate] = []
    for place, token in enumerate(written.split()):
        at = 10 * place
        for reading in token.split("/"):
            if reading == "|":
                found.append(Candidate("break", 0, 0, "break", "plain", at, at))
                continue
            where = reading[0] if reading[0] in _PLACES else ""
            form = reading[-1] if reading[-1] in _FORMS else ""
            mark = mark_at(reading.removeprefix(where).removesuffix(form) + "甲")
            assert mark is not None, reading
            one = Candidate(mark.style, mark.rank, mark.number, _PLACES[where], _FORMS[form], at, at + mark.end)
            found.append(one)
    return found


def said(written: str, steps: Sequence[Step]) -> str:
    """The tokens that were taken, each led by `>` for each level above it, and followed by how an odd number follows."""
    labels = {
        (10 * place, 10 * place + (mark.end if (mark := mark_at(bare + "甲")) else 0)): bare
        for place, token in enumerate(written.split())
        for bare in (one.strip("sktlhcpqroebn~?=!") for one in token.split("/"))
    }
    out = []
    for step in steps:
        label = labels[step.candidate.start, step.candidate.end]
        odd = "" if step.kind in ("first", "due", "through", "anew") else f":{step.kind}"
        out.append(f"{'>' * (step.depth - 1)}{label}{odd}")
    return " ".join(out)


READINGS = [
    ("one list", "1. 2. 3.", "1. 2. 3."),
    ("two levels", "一、 1. 2. 二、 1.", "一、 >1. >2. 二、 >1."),
    ("four levels", "一、 (一) 1. (1) (2) 2. (二) 1. 二、", "一、 >(一) >>1. >>>(1) >>>(2) >>2. >(二) >>1. 二、"),
    ("levels that skip", "一、 1. 二、 (一) 1. (二) 1.", "一、 >1. 二、 >(一) >>1. >(二) >>1."),
    ("a list goes on through the headings", "一、 1. 2. 二、 3. 4. 三、 5.", "一、 >1. >2. 二、 >3. >4. 三、 >5."),
    ("brackets go on through the headings", "一、 (一) (二) 二、 (三)", "一、 >(一) >(二) 二、 >(三)"),
    ("two lists go on at once", "一、 (一) 1. 2. (二) 3. 二、 (三) 4. 5.", "一、 >(一) >>1. >>2. >(二) >>3. 二、 >(三) >>4. >>5."),
    ("one goes on, one starts again", "一、 (一) 1. (二) 2. 二、 (一) 3. (二) 4.", "一、 >(一) >>1. >(二) >>2. 二、 >(一) >>3. >(二) >>4."),
    ("a number is left out", "1. 2. 4. 5.", "1. 2. 4.:gap 5."),
    ("several numbers are left out", "1. 2. 6. 7.", "1. 2. 6.:gap 7."),
    ("a list that opens with 2", "一、 2. 3. 二、 1.", "一、 >2.:gap >3. 二、 >1."),
    ("a number twice", "1. 2. 2. 3.", "1. 2. 2.:repeat 3."),
    ("a number twice, run on", "k1. k2. k2. k3.", "1. 2. 2.:repeat 3."),
    ("a misprinted number", "1. 2. 8. 4. 5.", "1. 2. 8.:misprint 4. 5."),
    ("a misprinted chapter", "一、 1. 2. 七、 1. 2. 三、 1.", "一、 >1. >2. 七、:misprint >1. >2. 三、 >1."),
    ("a smaller number", "1. 2. 3. 2. 5.", "1. 2. 3. 2.:misprint 5."),
    ("digits above brackets", "1. (一) (二) 2. (一)", "1. >(一) >(二) 2. >(一)"),
    ("digits above brackets, three times", "1. (一) (二) 2. (一) (二) 3. (一) (二)", "1. >(一) >(二) 2. >(一) >(二) 3. >(一) >(二)"),
    ("digits above brackets that go on", "1. (一) (二) 2. (三) 3. (四)", "1. >(一) >(二) 2. >(三) 3. >(四)"),
    ("brackets above chapters", "(一) 一、 二、 (二) 一、 二、", "(一) >一、 >二、 (二) >一、 >二、"),
    ("half brackets above digits", "(1) 1. 2. (2) 1. 2. (3) 1.", "(1) >1. >2. (2) >1. >2. (3) >1."),
    ("a bare number that is due", "1. 2. 3.~ 4.", "1. 2. 3. 4."),
    ("a bare number behind a clause", "k1. k2. k3.~ k4.", "1. 2. 3. 4."),
    ("a bare number that is not due", "1. 2. 7.~ 3.", "1. 2. 3."),
    ("a bare number that was due before", "1. 2. 2.~ 3.", "1. 2. 3."),
    ("a bare number in mid-phrase", "k1. k2. p3.~ k3. k4.", "1. 2. 3. 4."),
    ("bare numbers that count on behind a gap", "1. 2. 4.~ 5.~ 6.~ 7.", "1. 2. 4.:gap 5. 6. 7."),
    ("a list of bare numbers that opens with 3", "一、 3.~ 4.~ 5.~ 6.~", "一、 >3.:gap >4. >5. >6."),
    ("a misread number that is due", "一、 1.? 2. 二、 1.? 2.", "一、 >1. >2. 二、 >1. >2."),
    ("a misread number that is not due", "1. 2. 1.? 3.", "1. 2. 3."),
    ("articles go on through chapters", "第一章 第一条 第二条 第二章 第三条", "第一章 >第一条 >第二条 第二章 >第三条"),
    ("circled numbers below half brackets", "1. (1) ① ② (2) ① 2.", "1. >(1) >>① >>② >(2) >>① 2."),
    ("a box closes nothing", "一、 (一) 专栏1 (二) 专栏2 (三) 二、", "一、 >(一) >专栏1 >(二) >专栏2 >(三) 二、"),
    ("numbering begins anew behind a break", "一、 1. 2. 二、 | 一、 1. 2.", "一、 >1. >2. 二、 | 一、 >1. >2."),
    ("digits begin anew behind a break", "1. 2. 3. | 1. 2.", "1. 2. 3. | 1. 2."),
    ("two breaks", "1. 2. | 1. | 1. 2.", "1. 2. | 1. | 1. 2."),
    ("numbering goes on behind a break", "一、 1. 2. | 二、 1. 2.", "一、 >1. >2. 二、 >1. >2."),
    ("a list goes on behind a break", "一、 1. 2. | 3. 二、 4.", "一、 >1. >2. >3. 二、 >4."),
    ("No. 12 and a figure, or a decimal", "11. 12.4/12.= 13.", "11.:gap 12. 13."),
    ("No. 2 and a figure below a chapter", "一、 1. 2.4/2.= 3. 二、", "一、 >1. >2. >3. 二、"),
    ("decimals below digits", "1. 1.1/1.= 1.2/1.= 2. 2.1/2.=", "1. >1.1 >1.2 2. >2.1"),
    ("decimals below bare digits", "1.~ 1.1/1.= 1.2/1.= 2.~ 2.1/2.= 2.2/2.=", "1. >1.1 >1.2 2. >2.1 >2.2"),
    ("numbers within a sentence, where entries open paragraphs", "1. 2. c1. c2. e3. 3. 4.", "1. 2. 3. 4."),
    ("half brackets within a sentence", "1. o(1) e(2) e(3) 2.", "1. 2."),
    ("quoted numbers", "k1. q1. q2. k2. q3. k3.", "1. 2. 3."),
    ("one in mid-phrase, where breaks were lost", "k1. k2. p2. k3.", "1. 2. 3."),
    ("the comma of a misprint, where breaks were lost", "k1. k2. c3. k4.", "1. 2. 3. 4."),
    ("run on, two levels", "t一、 h1. k2. k二、 h3. k4.", "一、 >1. >2. 二、 >3. >4."),
    ("run on, lists start again", "t一、 h(一) o1. k2. k(二) o1. k2. k二、 h(一) o1.", "一、 >(一) >>1. >>2. >(二) >>1. >>2. 二、 >(一) >>1."),
    ("a single chapter lost its break", "一、 1. 2. k二、 1. 2. 三、", "一、 >1. >2. 二、 >1. >2. 三、"),
    ("every second break is lost", "一、 h1. 2. k3. 二、 h1. 2. k3.", "一、 >1. >2. >3. 二、 >1. >2. >3."),
    ("nothing", "", ""),
]  # fmt: skip
KNOWN_MISSES = {
    "digits above brackets that go on": "the same",
}


@pytest.mark.parametrize(("written", "expected"), params(READINGS, misses=KNOWN_MISSES))
def test_readings(written: str, expected: str) -> None:
    assert said(written, solve(marks(written)).steps) == expected


@pytest.mark.parametrize("written", [row[1] for row in READINGS], ids=[row[0] for row in READINGS])
def test_what_every_reading_keeps(written: str) -> None:
    """Steps are candidates in order, none overlaps another, none is deeper than one below the one before it."""
    candidates = marks(written)
    steps = solve(candidates).steps
    places = [candidates.index(step.candidate) for step in steps]
    assert places == sorted(set(places))
    for before, after in pairwise(steps):
        assert before.candidate.end <= after.candidate.start
        assert after.depth <= before.depth + 1
    assert all(step.depth == 0 for step in steps if step.candidate.style == "break")


def test_more_of_the_same_changes_nothing_before_it() -> None:
    written = "一、 1. 2. 二、 1. 2. 3."
    one = said(written, solve(marks(written)).steps)
    twice = f"{written} 三、 1."
    assert said(twice, solve(marks(twice)).steps) == f"{one} 三、 >1."


_MARKS = 20_000
CLOSE: list[tuple[str, list[tuple[int, Place, Form]], list[int]]] = [
    ("signs lost behind stops", [(1, "paragraph", "plain"), (2, "stop", "bare"), (3, "stop", "bare")], [2]),
    ("a figure in mid-phrase", [(1, "paragraph", "plain"), (2, "phrase", "bare"), (2, "paragraph", "plain")], []),
    ("a number far off", [(1, "paragraph", "plain"), (9, "comma", "plain"), (2, "paragraph", "plain")], []),
    ("nothing left out", [(1, "paragraph", "plain"), (2, "paragraph", "plain"), (3, "stop", "plain")], []),
]


@pytest.mark.parametrize(("written", "close"), params(CLOSE))
def test_marks_left_out_by_little(written: list[tuple[int, Place, Form]], close: list[int]) -> None:
    candidates = [Candidate("digit", 4, n, place, form, 9 * i, 9 * i + 2) for i, (n, place, form) in enumerate(written)]
    found = solve(candidates)
    assert [one.number for one in found.close] == close
    assert not {one.start for one in found.close} & {step.candidate.start for step in found.steps}


def test_another_reading_of_a_place_that_is_taken_is_not_left_out() -> None:
    """12.4 is No. 12, or the 4 behind a stop."""
    whole, part = Candidate("digit", 4, 12, "stop", "plain", 90, 93), Candidate("digit", 4, 4, "stop", "split", 92, 94)
    for first in range(1, 12):
        before = [Candidate("digit", 4, n, "paragraph", "plain", 8 * n, 8 * n + 2) for n in range(first, 12)]
        assert solve([*before, whole, part]).close == []


LONG: list[tuple[str, Place, Form, int, bool]] = [
    ("paragraphs", "paragraph", "plain", _MARKS, False),
    ("behind stops", "stop", "plain", _MARKS, False),
    ("in mid-phrase", "phrase", "plain", 2000, False),
    ("within quotes", "pair", "plain", 2000, False),
    ("bare", "stop", "bare", 2000, False),
    ("numbers that rise", "stop", "plain", 2000, True),
    ("numbers that rise in mid-phrase", "phrase", "plain", 2000, True),
]


@pytest.mark.parametrize(("place", "form", "count", "rises"), params(LONG))
def test_as_many_marks_as_will(
    place: Place, form: Form, count: int, rises: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The states stay as few as the beam is wide, whatever is put in."""
    widest = 0
    advance = solver._advance

    def counted(states: list[solver._State], *args: object) -> list[solver._State]:
        nonlocal widest
        out = advance(states, *args)  # type: ignore[arg-type]
        widest = max(widest, len(out))
        assert all(len(state.stack) <= 2 and len(state.closed) <= 2 for state in out)
        return out

    monkeypatch.setattr(solver, "_advance", counted)
    steps = solve(
        [Candidate("digit", 4, i + 1 if rises else 1, place, form, 2 * i, 2 * i + 2) for i in range(count)]
    ).steps
    assert widest <= solver.BEAM
    assert len(steps) <= count
    if rises and place == "stop":
        assert len(steps) == count


def test_many_marks_of_every_style() -> None:
    styles = (("cn", 2.0), ("cn_paren", 3.0), ("digit", 4.0), ("digit_paren", 5.0), ("circled", 6.0))
    draw = random.Random(7)
    candidates = [
        Candidate(*draw.choice(styles), draw.randint(1, 30), draw.choice(("stop", "phrase", "clause")), "plain", 2 * i, 2 * i + 2)
        for i in range(5000)
    ]  # fmt: skip
    steps = solve(candidates).steps
    assert 0 < len(steps) < len(candidates)
    assert max(step.depth for step in steps) <= len(styles)


_STYLES = ("cn", "cn_paren", "digit", "digit_paren")
_NOISE: tuple[Place, ...] = ("stop", "bracket", "semicolon", "colon", "comma", "phrase", "pair", "run", "paragraph")
_WELL: tuple[tuple[Place, ...], ...] = (
    ("paragraph",),
    ("stop", "clause", "heading", "label"),
    ("paragraph", "stop", "clause"),
)


def made_plan(seed: int, marks_in_it: int, noise: float) -> tuple[list[Candidate], list[tuple[int, int]]]:
    """The marks of a plan of up to four levels and, of a share of them, marks that are none; with (place, depth) of the
    true ones."""
    draw = random.Random(seed)
    places = draw.choice(_WELL)
    numbers: dict[int, int] = {}
    depth = 0
    found: list[Candidate] = []
    truth: list[tuple[int, int]] = []
    for i in range(marks_in_it):
        if i and draw.random() < noise:
            level = draw.randrange(4)
            stray = draw.randint(1, 9)
            form: Form = draw.choice(("plain", "bare", "loose"))
            found.append(Candidate(_STYLES[level], level + 2, stray, draw.choice(_NOISE), form, 2 * i, 2 * i + 2))
            continue
        depth = max(0, min(3, depth + draw.choice((-2, -1, 0, 0, 0, 1)))) if i else 0
        numbers = {level: last for level, last in numbers.items() if level <= depth}
        numbers[depth] = numbers.get(depth, 0) + 1
        truth.append((2 * i, depth + 1))
        found.append(
            Candidate(_STYLES[depth], depth + 2, numbers[depth], draw.choice(places), "plain", 2 * i, 2 * i + 2)
        )
    return found, truth


@pytest.mark.parametrize("noise", [0.0, 0.03, 0.06])
def test_plans_are_read_and_a_wider_beam_reads_the_same(noise: float) -> None:
    lost = total = 0
    for seed in range(40):
        candidates, truth = made_plan(seed, 90, noise)
        steps = solve(candidates).steps
        assert steps == solve(candidates, beam=200).steps
        taken = {(step.candidate.start, step.depth) for step in steps}
        lost += len(set(truth) - taken)
        total += len(truth)
    assert lost <= noise * total


def test_a_beam_of_one_is_not_enough() -> None:
    """The search is needed: greed reads some of the same plans otherwise."""
    plans = [made_plan(seed, 90, 0.06)[0] for seed in range(40)]
    assert any(solve(plan, beam=1).steps != solve(plan).steps for plan in plans)


def _best(candidates: Sequence[Candidate], weights: Weights = DEFAULT) -> float:
    """The points of the best reading of all, by trying every one of them."""
    distrust = weights.trust * solver._trust(candidates)
    states = {((), (), frozenset(), -1): 0.0}
    for one in candidates:
        base = weights.places[one.place] + weights.forms[one.form] + (0 if one.place == "paragraph" else distrust)
        following = dict(states)
        for (stack, closed, inverted, end), score in states.items():
            if one.start < end:
                continue
            for put in solver._puts(solver._State(score, stack, closed, inverted, end, None), one, weights):
                key = (put.stack, put.closed, put.inverted, one.end)
                following[key] = max(following.get(key, -1e9), score + base + put.points)
        states = following
    return max(states.values())


def test_the_search_finds_the_best_of_all_readings() -> None:
    """Where nothing opens a paragraph, for such marks are taken for sure."""
    for seed in range(60):
        candidates = [one for one in made_plan(seed, 14, 0.15)[0] if one.place != "paragraph"][:12]
        found = sum(step.points for step in solve(candidates).steps)
        assert found == pytest.approx(_best(candidates)), seed


def _documents() -> Iterator[Document]:
    """The samples, and each with its line breaks lost."""
    for path in SAMPLES:
        raw = read(path.read_bytes(), str(path), Options(None, False, None))
        yield assemble(raw)
        run_on = "".join(block.text.strip() for block in raw.blocks if isinstance(block, Line))
        yield assemble(Raw("txt", (Line(run_on, number=1),)))


_NUMBERING = frozenset(field.name for field in fields(Weights)) - {"places", "forms", "trust"}


def _changed(group: str, factor: float) -> Weights:
    if group in ("places", "forms"):
        return replace(DEFAULT, **{group: {name: factor * points for name, points in getattr(DEFAULT, group).items()}})
    names = _NUMBERING if group == "numbering" else {group}
    return replace(DEFAULT, **{name: factor * getattr(DEFAULT, name) for name in names})


@pytest.mark.parametrize(("group", "factor"), list(product(("places", "forms", "numbering", "trust"), (0.7, 1.3))))
def test_weights_hardly_matter(group: str, factor: float) -> None:
    """A whole group of weights 30 % up or down changes hardly any mark of the samples."""
    weights = _changed(group, factor)
    same = total = 0
    for document in _documents():
        papers = find_parts(document)
        without = Ranges(
            [*((table.start, table.end) for table in document.tables), *papers.lists.overlapping(0, 10**9)]
        )
        for part in papers.parts:
            if not part.states_tasks:
                continue
            walls = [at for at in papers.zones.breaks if part.start < at < part.end and at not in without]
            candidates = find_candidates(document, part.start, part.end, without, walls)
            usual = {(step.candidate.start, step.depth) for step in solve(candidates).steps}
            other = {(step.candidate.start, step.depth) for step in solve(candidates, weights).steps}
            same += len(usual & other)
            total += len(usual | other)
    assert total > 300
    assert same >= 0.99 * total
