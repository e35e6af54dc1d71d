"""Damaged notices read and judged: `make generated ARGS=--damaged`; a line a damage alone, one for all of them mixed.

Marks: the label and the first dozen characters of every section and item (see `marks.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor

from generated.damages.layout import run_on
from generated.damages.local import LOCAL, counts
from generated.damages.mix import DAMAGES, make_damaged
from generated.draft import Made
from generated.judge import judge
from generated.marks import judge_marks
from generated.tally import Tally, read_checked

MIX, CLEAN = "mix", "undamaged"
ROWS = (CLEAN, *DAMAGES, MIX)
LAYOUTS = {"in paragraphs": None, "run on": run_on}
COLUMNS = ("sections", "items", "units", "deadlines", "targets")
_STEP = 100


def names_of(row: str) -> tuple[str, ...] | None:
    """The damages of a line of the table: one, none, or those that the seed draws."""
    return {MIX: None, CLEAN: ()}.get(row, (row,))


def read_damaged(seed: int, row: str, tally: Tally) -> Made:
    """Make, read and count one notice."""
    made = make_damaged(seed, names_of(row))
    notice = read_checked(made, seed, tally)
    if notice is not None:
        judge(tally, made, notice, seed)
        judge_marks(tally, made, notice, seed)
    return made


def run_damaged(row: str, seeds: Iterable[int]) -> Tally:
    """The notices of these seeds with the damages of one line of the table."""
    tally = Tally()
    for seed in seeds:
        read_damaged(seed, row, tally)
    return tally


def figures(tally: Tally) -> dict[str, float]:
    """Recall and precision of marks, F1 of the fields."""
    return {
        "marks recall": tally.recall("marks"),
        "marks precision": tally.precision("marks"),
        **{name: tally.f1(name) for name in COLUMNS},
    }


def table(first: int, count: int, jobs: int, rows: Sequence[str] = ROWS) -> tuple[list[str], Tally]:
    """The lines of the table, `count` notices for the last row and a tenth of that for each other; the last's tally."""
    lines = [f"{'':16} {'notices':>7}  marks R  marks P  " + "  ".join(f"{name:>9}" for name in COLUMNS)]
    tally = Tally()
    with ProcessPoolExecutor(jobs) as pool:
        for row in rows:
            number = count if row == rows[-1] else max(count // 10, 1)
            parts = [range(at, min(at + _STEP, first + number)) for at in range(first, first + number, _STEP)]
            tally = Tally()
            for part in pool.map(run_damaged, [row] * len(parts), parts):
                tally.add(part)
            recall, precision, *rest = figures(tally).values()
            cells = "  ".join(f"{value:9.4f}" for value in rest)
            lines.append(f"{row:16} {number:7}  {recall:7.4f}  {precision:7.4f}  {cells}")
            lines += [f"  {error}" for error in tally.errors[:5]]
    return lines, tally


def local_table(first: int, count: int, jobs: int) -> list[str]:
    """How often one local damage moved at most one entry, in so many notices of each layout."""
    lines = [f"{'one damage at':16} " + "  ".join(f"{damage.__name__:>13}" for damage in LOCAL) + "        all"]
    with ProcessPoolExecutor(jobs) as pool:
        shown = pool.map(counts, [range(first, first + count)] * len(LAYOUTS), LAYOUTS.values())
        for name, row in zip(LAYOUTS, shown, strict=True):
            cells = "  ".join(f"{held:5}/{tried:<7}" if tried else f"{'-':>13}" for held, tried in row.values())
            held, tried = (sum(numbers) for numbers in zip(*row.values(), strict=True))
            lines.append(f"{name:16} {cells}     {held / max(tried, 1):.4f}")
    return lines
