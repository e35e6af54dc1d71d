"""Many made notices read and judged: `make generated`, or from tests/: `python -m generated.run --count 1000`.

Prints F1 a field, the features with the most misses, and the shortest examples; fails below the floors of `judge.py`.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from hypothesis import HealthCheck, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from generated.damaged import MIX, ROWS, local_table, read_damaged, table
from generated.draft import Made
from generated.judge import FIELDS, FLOORS, judge
from generated.plan import make_notice
from generated.tally import Fault, Tally, read_checked
from ydparse import extract_text


def read_and_judge(seed: int, tally: Tally, only: str = "") -> Made:
    """Make the notice of a seed, read it, check that every value shows its evidence, and count."""
    made = make_notice(random.Random(seed))
    if only and only not in made.features[""]:
        return made
    notice = read_checked(made, seed, tally)
    if notice is not None:
        judge(tally, made, notice, seed)
    return made


def run(seeds: range, only: str = "") -> Tally:
    """All notices of these seeds, or those that show one choice of the grammar."""
    tally = Tally()
    for seed in seeds:
        read_and_judge(seed, tally, only)
    return tally


def run_many(first: int, count: int, jobs: int, only: str = "") -> Tally:
    """The same in so many processes."""
    step = 250
    parts = [range(at, min(at + step, first + count)) for at in range(first, first + count, step)]
    if jobs == 1:
        return run(range(first, first + count), only)
    whole = Tally()
    with ProcessPoolExecutor(jobs) as pool:
        for tally in pool.map(run, parts, [only] * len(parts)):
            whole.add(tally)
    return whole


def report(tally: Tally, name: str, examples: int, features: int) -> None:
    """The features that a field's faults show most, and its shortest examples."""
    faults = tally.faults[name]
    missed = Counter(feature for fault in faults if fault.wanted for feature in fault.features)
    beside = Counter(feature for fault in faults if not fault.wanted for feature in fault.features)
    print(f"\n{name}: {tally.missed[name]} missed, {tally.extra[name]} too many")
    share = {feature: count / max(tally.shown[name][feature], count) for feature, count in missed.items()}
    # What stands out of the field's own share of misses, by how many misses that explains.
    usual = tally.missed[name] / max(tally.missed[name] + tally.hits[name], 1)
    ranked = sorted(missed, key=lambda feature: -(share[feature] - usual) * tally.shown[name][feature])
    for feature in ranked[:features]:
        print(f"  {missed[feature]:5}/{tally.shown[name][feature]:<6} {feature}")
    for feature, count in beside.most_common(features // 2):
        print(f"  {count:5} too many {feature}")
    for fault in _shortest(faults, examples):
        print(f"  seed {fault.seed} {fault.where}: wanted {fault.wanted or '-'} found {fault.found or '-'}")
        print(f"      …{fault.passage}… [{'; '.join(fault.features[:3])}]")


def _shortest(faults: list[Fault], count: int) -> list[Fault]:
    """The shortest, one for each first feature before a second of any."""
    order = sorted(faults, key=lambda fault: len(fault.wanted) + len(fault.found))
    kinds: set[str] = set()
    first, rest = [], []
    for fault in order:
        kind = fault.features[0] if fault.features else ""
        (rest if kind in kinds else first).append(fault)
        kinds.add(kind)
    return [*first, *rest][:count]


def show_one(seed: int) -> None:
    """A notice and what was wrong in it."""
    tally = Tally()
    show_faults(read_and_judge(seed, tally), tally, FIELDS)


def show_faults(made: Made, tally: Tally, names: Sequence[str]) -> None:
    """A notice, its features, its faults in these fields."""
    print(made.text)
    print("; ".join(made.features[""]))
    for error in tally.errors:
        print(error)
    for name in names:
        for fault in tally.faults[name]:
            print(f"{name} {fault.where}: wanted {fault.wanted or '-'} found {fault.found or '-'}")
            print(f"    {'; '.join(fault.features)}")


def shrink(name: str, only: str) -> None:
    """The shortest notice that the search finds with a fault in a field, and its faults: for a test of its own."""

    def is_faulty(made: Made) -> bool:
        if only and only not in made.features[""]:
            return False
        tally = Tally()
        judge(tally, made, extract_text(made.text).model_dump(mode="json"), 0)
        return bool(tally.faults[name])

    usual = settings(max_examples=3000, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    try:
        made = find(st.randoms(use_true_random=False).map(make_notice), is_faulty, settings=usual)
    except NoSuchExample:
        print(f"no fault in {name} found")
        return
    tally = Tally()
    judge(tally, made, extract_text(made.text).model_dump(mode="json"), 0)
    print(made.text)
    for fault in tally.faults[name]:
        print(f"{fault.where}: wanted {fault.wanted or '-'} found {fault.found or '-'}")


def damaged(options: argparse.Namespace) -> int:
    """The table of damages, or of one row of it; 0 where nothing broke."""
    if options.one is not None:
        row = options.damaged or MIX
        tally = Tally()
        show_faults(read_damaged(options.one, row, tally), tally, ("marks", *FIELDS))
        return 0
    rows = [options.damaged] if options.damaged else ROWS
    lines, last = table(options.seed, options.count, options.jobs, rows)
    print("\n".join(lines))
    if not options.damaged:
        print("\n".join(["", *local_table(options.seed, max(options.count // 40, 1), options.jobs)]))
    for name in options.show:
        report(last, name, options.examples, options.features)
    return 1 if last.errors else 0


def main(arguments: list[str] | None = None) -> int:
    """0 where every floor holds and nothing broke."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument(
        "--show", action="append", default=[], choices=["marks", *FIELDS], help="features and examples of a field"
    )
    parser.add_argument("--examples", type=int, default=20)
    parser.add_argument("--features", type=int, default=25)
    parser.add_argument("--only", default="", help="only notices that show this choice, such as undamaged")
    parser.add_argument("--shrink", choices=FIELDS, help="the shortest notice with a fault in a field")
    parser.add_argument("--one", type=int, help="one notice and its faults")
    parser.add_argument(
        "--damaged", nargs="?", const="", metavar="ROW", choices=["", *ROWS], help="the table of damages"
    )
    options = parser.parse_args(arguments)
    if options.damaged is not None:
        return damaged(options)
    if options.one is not None:
        show_one(options.one)
        return 0
    if options.shrink:
        shrink(options.shrink, options.only)
        return 0
    tally = run_many(options.seed, options.count, options.jobs, options.only)
    for name in FIELDS:
        floor = f"  floor {FLOORS[name]}" if name in FLOORS else ""
        print(f"{name:14} {tally.f1(name):.4f}  {tally.missed[name]:6} missed {tally.extra[name]:6} too many{floor}")
    print("\n".join([f"{len(tally.errors)} errors", *tally.errors[: options.examples]]))
    for name in options.show:
        report(tally, name, options.examples, options.features)
    low = [name for name, floor in FLOORS.items() if tally.f1(name) < floor]
    return 1 if low or tally.errors else 0


if __name__ == "__main__":
    sys.exit(main())
