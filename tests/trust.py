"""How far a reader can trust what `check` does not name: `make trust` writes the table of docs/accuracy.md.

A task is right where its bounds, label, headings, units, limits and targets are all as the gold says. It is caught where
`check.items_to_check` names the item; one that was not found, where it names what holds its wording instead.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import accuracy
from corpus import GOLD, MISSING, source_of
from generated.damages.mix import make_damaged
from generated.judge import clean, judge_tasks

from ydparse import Notice, extract, extract_text
from ydparse.eval import compare
from ydparse.eval.files import read_gold
from ydparse.eval.likeness import plain
from ydparse.models.gold import Gold

BLIND = Path(__file__).parent / "blind"
COUNT = 5000  # damaged notices
_STEP = 250
_FIELDS = ("units", "deadlines", "targets")


class Task(NamedTuple):
    """A task of a gold: whether it was read wrong, whether it was not found, and the codes of the reasons to look at it."""

    wrong: bool
    lost: bool
    codes: frozenset[str]


def annotated(gold: Path) -> list[Task]:
    """The tasks of one annotated notice."""
    return list(_judged(read_gold(gold), extract(source_of(gold))))


def _judged(gold: Gold, notice: Notice) -> Iterator[Task]:
    free, head = list(notice.items), gold.model_copy(update={"sections": (), "tables": ()})
    for wanted in gold.items:
        found = next((item for item in free if plain(item.text).startswith(plain(wanted.start))), None)
        if found is None:
            yield Task(True, True, _around(notice, wanted.start, plain))
            continue
        free.remove(found)
        one = head.model_copy(update={"items": (wanted,)})
        alone = notice.model_copy(update={"items": (found,), "tables": ()})
        bounds = compare(one, alone).figures("items").f1 < 1
        values = compare(one, alone.model_copy(update={"sections": ()}))
        wrong = bounds or any(values.figures(field).f1 < 1 for field in _FIELDS)
        yield Task(wrong, False, _codes(notice, found.id))


def made(seeds: Iterable[int]) -> list[Task]:
    """The tasks of damaged notices."""
    return [task for seed in seeds for task in _of_made(seed)]


def _of_made(seed: int) -> Iterator[Task]:
    notice = extract_text((draft := make_damaged(seed)).text)
    for wanted, found, wrong in judge_tasks(draft, notice.model_dump(mode="json")):
        codes = _codes(notice, found["id"]) if found else _around(notice, wanted["start"], clean)
        yield Task(wrong, found is None, codes)


def _codes(notice: Notice, id_: str) -> frozenset[str]:
    named = (one for one in notice.check.items_to_check if one.item_id == id_)
    return frozenset(reason.code for one in named for reason in one.reasons)


def _around(notice: Notice, start: str, fold: Callable[[object], str]) -> frozenset[str]:
    """The codes of what holds a wording: the last item or heading that begins before it; where it stands between them, of the
    reasons whose place it is in."""
    begun = sorted((*notice.sections, *notice.items), key=lambda entry: -entry.span.start)
    for entry in begun:
        if fold(start) in fold(notice.text[entry.span.start : entry.span.end]):
            return _codes(notice, entry.id)
    reasons = (reason for one in notice.check.items_to_check for reason in one.reasons)
    return frozenset(r.code for r in reasons if fold(start) in fold(notice.text[r.span.start : r.span.end]))


def sets(count: int = COUNT, jobs: int = 2) -> Iterator[tuple[str, list[Task]]]:
    """The names of the sets that are at hand, each with its tasks."""
    with ProcessPoolExecutor(jobs) as pool:
        for name, folder in (("标注过的公文", GOLD), ("盲测批次的公文", BLIND)):
            golds = [path for path in sorted(folder.glob("*.json")) if source_of(path).is_file()]
            if golds:
                yield name, [task for tasks in pool.map(annotated, golds) for task in tasks]
        seeds = [range(at, min(at + _STEP, count)) for at in range(0, count, _STEP)]
        yield "生成并损坏的公文", [task for tasks in pool.map(made, seeds) for task in tasks]


def totals(tasks: Sequence[Task]) -> dict[str, float]:
    """What is asked of `check`."""
    clean_ones = [task for task in tasks if not task.codes]
    wrong = [task for task in tasks if task.wrong]
    return {
        "tasks": len(tasks),
        "wrong": len(wrong),
        "whole": 1 - len(wrong) / len(tasks),
        "flagged": 1 - len(clean_ones) / len(tasks),
        "whole among the unflagged": sum(not task.wrong for task in clean_ones) / max(len(clean_ones), 1),
        "caught": sum(bool(task.codes) for task in wrong) / max(len(wrong), 1),
        "lost": sum(task.lost for task in tasks),
        "lost and caught": sum(task.lost and bool(task.codes) for task in tasks),
    }


def by_reason(tasks: Sequence[Task]) -> dict[str, tuple[int, int, int]]:
    """By code: tasks with it, those of them that are wrong, those that nothing else catches."""
    seen, wrong, alone = Counter[str](), Counter[str](), Counter[str]()
    for task in tasks:
        seen.update(task.codes)
        if task.wrong:
            wrong.update(task.codes)
            alone.update(task.codes if len(task.codes) == 1 else ())
    return {code: (seen[code], wrong[code], alone[code]) for code in sorted(seen)}


def page(named: Sequence[tuple[str, list[Task]]]) -> Iterator[str]:
    """The tables of the page: what is asked of `check`, then each reason in each set."""
    yield "| 公文 | 任务 | 整条全对 | 点到的 | 没点到的里面全对 | 错的里面点到 | 其中没有找到的任务 |"
    yield "|---|---|---|---|---|---|---|"
    for name, tasks in named:
        t = totals(tasks)
        lost = f"{t['lost and caught']} / {t['lost']}" if t["lost"] else "—"
        yield (
            f"| {name} | {t['tasks']} | {t['whole']:.3f} | {t['flagged']:.3f} | {t['whole among the unflagged']:.3f} "
            f"| {t['caught']:.3f}（{t['wrong']} 条） | {lost} |"
        )
    yield ""
    tables = [by_reason(tasks) for _, tasks in named]
    wrong = [max(sum(task.wrong for task in tasks), 1) for _, tasks in named]
    yield f"| 理由 | {' | '.join(f'{name} 点到、其中错、只有它点到' for name, _ in named)} |"
    yield "|---" * (len(named) + 1) + "|"
    for code in sorted({code for table in tables for code in table}):
        cells = (_cell(table.get(code), count) for table, count in zip(tables, wrong, strict=True))
        yield f"| `{code}` | {' | '.join(cells)} |"


def _cell(counts: tuple[int, int, int] | None, wrong: int) -> str:
    if counts is None:
        return "—"
    seen, bad, alone = counts
    return f"{seen}，{bad / seen:.2f}，{alone / wrong:.3f}"


def main(arguments: list[str] | None = None) -> int:
    """Print the tables, or write them into the page."""
    parser = argparse.ArgumentParser(description="How far what `check` does not name can be trusted.")
    parser.add_argument("--count", type=int, default=COUNT, help="damaged notices")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--update", action="store_true", help="write the tables of docs/accuracy.md")
    options = parser.parse_args(arguments)
    if options.update and not GOLD.is_dir():
        print(f"the tables stay as they are: {MISSING}", file=sys.stderr)
        return 1
    lines = list(page(list(sets(options.count, options.jobs))))
    if options.update:
        text = accuracy.PAGE.read_text(encoding="utf-8")
        lines = [f"损坏的公文：种子 0 至 {options.count - 1}，几种损坏一起。", "", *lines]
        accuracy.PAGE.write_text(accuracy.render(text, {"trust": lambda: lines}), encoding="utf-8", newline="\n")
    else:
        print("\n".join(lines))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
