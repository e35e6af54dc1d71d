"""What a change of the program gains and loses on texts that nobody annotated: `make changed BASE=main TEXTS=folder`.

Every text (*.txt) below the folder is read twice, by the program as it stands here and as it was at BASE (what
`git archive` gives of it, in a folder that goes afterwards), in processes that answer with a line of JSON a text. A value is
the same where it stands in an entry that begins alike and says the same by the same wording; one that only another rule gives
is counted and not listed. Shown are, rule by rule, at most LIMIT values, then the counts a field; headings, tasks and
the elements of the notice are fields too.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT.parent / "shared" / "corpus"
BEGINS = 14
"""Characters of an entry by which it is known."""

_NOT_SAID = {"text", "span", "scope", "rule", "strength", "canonical"}
_FIELDS = ("units", "deadlines", "targets")


class Value(NamedTuple):
    """A value, or an entry, as one of the two programs found it."""

    file: str
    field: str
    place: str  # the label and the beginning of its entry
    said: str
    evidence: str


Found: TypeAlias = dict[Value, list[str]]  # the rules by which it was found, once for each time


class Difference(NamedTuple):
    """What one program has and the other has not."""

    gained: list[tuple[Value, str]]
    lost: list[tuple[Value, str]]
    moved: Counter[str]  # `field: rule → rule`


def read_all(paths: Iterable[str]) -> Iterator[dict[str, Any]]:
    """A line for each file: its values, or why it could not be read. Runs in the program that is asked."""
    from ydparse import extract

    for path in paths:
        try:
            yield {"file": path, "values": list(_values(json.loads(extract(path).model_dump_json())))}
        except Exception as error:  # the other texts are read all the same
            yield {"file": path, "error": f"{type(error).__name__}: {error}"}


def _values(notice: dict[str, Any]) -> Iterator[list[str]]:
    """field, place, what is said, evidence, rule."""
    for name, element in notice["metadata"].items():
        if element:
            yield ["metadata", name, json.dumps(element, ensure_ascii=False), "", name]
    for kind, title in (("sections", "title"), ("items", "task")):
        for entry in notice[kind]:
            place = _begins(entry["label"] + entry["text" if kind == "items" else title])
            yield [kind, place, str(entry[title]), "", kind]
            yield from _carried(entry, place)
    for table in notice["tables"]:
        for row in table["rows"]:
            place = _begins(f"{row['number'] or ''}｜{row['task']}")
            yield ["rows", place, f"{row['task']}｜{row['subtask'] or ''}", "", "rows"]
            yield from _carried(row, place)


def _begins(text: str) -> str:
    return "".join(text.split())[:BEGINS]


def _carried(entry: dict[str, Any], place: str) -> Iterator[list[str]]:
    for field in _FIELDS:
        for value in entry[field]:
            evidence = value.get("text") or value["name"]
            said = [
                f"{key}={part}" for key, part in value.items() if part not in (None, False) and key not in _NOT_SAID
            ]
            yield [field, place, " ".join(said), evidence, value.get("rule", "")]


def ask(tree: Path, paths: Sequence[str]) -> list[dict[str, Any]]:
    """What the program of a tree answers, in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--read"],
        input="\n".join(paths),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(tree), "PYTHONUTF8": "1"},
    )
    if done.returncode:
        raise SystemExit(f"the program in {tree} could not be asked:\n{done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def ask_both(before: Path, now: Path, paths: Sequence[str], jobs: int) -> tuple[list[dict[str, Any]], ...]:
    """The answers of two trees, so many processes at once."""
    parts = [paths[i::jobs] for i in range(jobs)]
    with ThreadPoolExecutor(jobs) as pool:
        asked = [[pool.submit(ask, tree, part) for part in parts if part] for tree in (before, now)]
        return tuple([answer for future in futures for answer in future.result()] for futures in asked)


def unpack(revision: str, folder: Path, repository: Path) -> None:
    """The program as it was at a revision."""
    command = ["git", "archive", "--format=tar", revision, "ydparse"]
    done = subprocess.run(command, cwd=repository, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"BASE={revision}: {done.stderr.decode(errors='replace').strip()}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")


def found_in(answers: Iterable[dict[str, Any]], folder: Path) -> Found:
    """The values of all texts."""
    found: Found = defaultdict(list)
    for answer in answers:
        file = os.path.relpath(answer["file"], folder)
        for field, place, said, evidence, rule in answer.get("values", ()):
            found[Value(file, field, place, said, evidence)].append(rule)
    return found


def difference(before: Found, now: Found) -> Difference:
    """Values gained and lost, in the order of the texts, and the rules that gave way to others."""
    result = Difference([], [], Counter())
    for value in dict.fromkeys([*before, *now]):
        old, new = Counter(before.get(value, ())), Counter(now.get(value, ()))
        less, more = list((old - new).elements()), list((new - old).elements())
        both = min(len(less), len(more))
        result.moved.update(
            f"{value.field}: {a or '-'} → {b or '-'}" for a, b in zip(less[:both], more[:both], strict=True)
        )
        result.lost.extend((value, rule) for rule in less[both:])
        result.gained.extend((value, rule) for rule in more[both:])
    return result


def report(changed: Difference, before: Found, now: Found, limit: int) -> Iterator[str]:
    """The values, rule by rule, then the counts."""
    by_rule: defaultdict[str, list[tuple[str, Value]]] = defaultdict(list)
    for sign, values in (("+", changed.gained), ("-", changed.lost)):
        for value, rule in values:
            by_rule[rule or value.field].append((sign, value))
    for rule, values in sorted(by_rule.items()):
        signs = Counter(sign for sign, _ in values)
        yield f"{rule}  +{signs['+']} -{signs['-']}"
        for sign, value in sorted(values, key=lambda one: one[1])[:limit]:
            evidence = f"  “{value.evidence}”" if value.evidence else ""
            yield f"  {sign} {value.file} {value.place}：{value.said}{evidence}"
        if len(values) > limit:
            yield f"  … {len(values) - limit} more (LIMIT={limit})"
    for moved, count in sorted(changed.moved.items()):
        yield f"by another rule, {moved}: {count}"
    yield f"{'field':<10}{'before':>8}{'now':>8}{'gained':>8}{'lost':>8}"
    counts = [Counter(value.field for value, rules in found.items() for _ in rules) for found in (before, now)]
    counts += [Counter(value.field for value, _ in values) for values in (changed.gained, changed.lost)]
    for field in dict.fromkeys([*_FIELDS, *counts[0], *counts[1]]):
        yield f"{field:<10}" + "".join(f"{count[field]:>8}" for count in counts)


def unread(before: Iterable[dict[str, Any]], now: Iterable[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """A line for each text that only one of the programs can read: those that can be read no more, those that can now."""
    old, new = ({one["file"]: one["error"] for one in answers if "error" in one} for answers in (before, now))
    lost = [f"can be read no more: {file}: {error}" for file, error in sorted(new.items()) if file not in old]
    return lost, [f"can be read now: {file}" for file in sorted(old) if file not in new]


def main(arguments: list[str]) -> int:
    """Ask both programs, print what differs; 1 where a text can be read no more."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", default="HEAD", help="the revision to compare with (default: HEAD)")
    parser.add_argument("--texts", type=Path, default=TEXTS, help="a folder of texts, or one text")
    parser.add_argument("--limit", type=int, default=20, help="values shown a rule")
    parser.add_argument("--jobs", type=int, default=2, help="processes at once")
    parser.add_argument("--read", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.read:
        for answer in read_all(sys.stdin.read().splitlines()):
            print(json.dumps(answer, ensure_ascii=False), flush=True)
        return 0
    paths = [options.texts] if options.texts.is_file() else sorted(options.texts.rglob("*.txt"))
    if not paths:
        raise SystemExit(f"no texts (*.txt) in {options.texts}: give a folder with TEXTS=")
    with tempfile.TemporaryDirectory(prefix="ydparse-base-") as folder:
        unpack(options.base, Path(folder), ROOT)
        answers = ask_both(Path(folder), ROOT, list(map(os.path.abspath, paths)), max(1, options.jobs))
    before, now = (found_in(answer, options.texts.absolute()) for answer in answers)
    no_more, again = unread(*answers)
    for line in (*no_more, *again, *report(difference(before, now), before, now, options.limit)):
        print(line)
    return int(bool(no_more))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
