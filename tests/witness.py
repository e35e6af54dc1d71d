"""Which parts of the program's knowledge nothing notices: `make witness`.

Each alternative of each pattern in grammar/, rules/, structure/ and layout/ (`patterns.alternatives`: of every group with two
or more, of every list that is joined by bars) is deleted in turn, in memory (`deletions`), with `--rows` each row of the
lexicon that these use instead, and the witnesses are read again. A witness is what a test has read: the tests of these packages are run once,
and every text that came to `pipeline._parse` or `layout.assemble` is kept (the samples, the takes and refuses of the rules,
tests/examples among them), with the wordings of tests/grammar as tasks of a plan. A deletion is noticed where one of them
gives other JSON, or is found by other rules, or cannot be read. Texts longer than 8,000 characters are left out, and of texts
that come out alike (one sample in several formats) one is read.

A text is read again only where the pattern, without anchors and what it looks at, can be found in it by way of what is
deleted; those first in which the compiled pattern finds otherwise than before, then the shortest, until one tells or `READ`
characters are read: what only a long text notices wants a short example. Patterns are compiled once and kept, so that a
deletion costs the import of the modules above it and little more. Two processes share the work; it takes ten to twenty
minutes. `--every 20` looks at one in twenty, for an estimate.

tests/unwitnessed.tsv lists what nothing notices: file, pattern (of the lexicon the row's other columns), alternative. It
may only become shorter: `--update` writes it where it does not become longer. What it lists is to get an example, or to go.
"""

from __future__ import annotations

import argparse
import ast
import multiprocessing
import os
import pickle
import re
import signal
import subprocess
import sys
import tempfile
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

import regex
from deletions import Deletion, Editor, deletions
from notices import plan
from pattern_code import ROOT
from patterns import is_han

LIST = ROOT / "tests" / "unwitnessed.tsv"
HEAD = "# What nothing notices when it is deleted: make witness ARGS=--update\n# file\tpattern\talternative\n"
TESTS = ("tests/rules", "tests/structure", "tests/layout", "tests/checks", "tests/grammar", "tests/test_awkward.py",
         "tests/test_explain.py", "tests/test_examples.py", "tests/test_pipeline.py", "tests/test_samples.py")  # fmt: skip
LONGEST = 8_000
READ = 12_000
FEW = 20
"""So many texts are read without a closer look at them."""
TRIED = 2
"""Seconds for finding the texts that may tell."""
PATIENCE = 20
"""Seconds after which a text that is read without an alternative counts as one that cannot be read."""

_compile, _compile_plain = regex.compile, re.compile
_ANCHOR = regex.compile(r"(?<![\\\[])[$^]")


class Witness(NamedTuple):
    """A text: what was read from the file and what the user said, and what comes out."""

    asked: tuple[Any, Any]
    answer: str
    characters: int
    text: str  # final and folded


class Shelf(NamedTuple):
    """The witnesses, the shortest first, and all their texts in one string, each from its place in `starts`."""

    witnesses: list[Witness]
    text: str
    starts: list[int]

    def that_may_tell(self, deletion: Deletion) -> list[Witness]:
        """The witnesses in which what is deleted can be found; where they are many, by way of its pattern."""
        found = self._where(deletion.probe, None)
        if len(found) > FEW and deletion.through != deletion.probe:
            found = self._where(deletion.through, found)
        return [self.witnesses[which] for which in found]

    def _where(self, probe: str, among: list[int] | None) -> list[int]:
        """The numbers of the witnesses in which a probe finds something; all where it cannot be asked, or not in time."""
        try:
            pattern = _compile(probe)
            if among is None:
                return list(self._found(pattern))
            ends = [*self.starts[1:], len(self.text)]
            deadline = time.monotonic() + TRIED
            return [
                which
                for which in among
                if time.monotonic() > deadline
                or pattern.search(self.text, self.starts[which], ends[which], timeout=TRIED)
            ]
        except (regex.error, TimeoutError):
            return list(range(len(self.witnesses))) if among is None else among

    def _found(self, pattern: Any) -> Iterator[int]:
        at = 0
        while found := pattern.search(self.text, at, timeout=TRIED):
            which = bisect_right(self.starts, found.start()) - 1
            yield which
            if which + 1 == len(self.starts):
                return
            at = self.starts[which + 1]


def record(path: Path) -> None:
    """Run the tests and keep what they read, in a file."""
    import pytest

    pipeline, layout = import_module("ydparse.pipeline"), import_module("ydparse.layout")
    read, assemble, kept = pipeline._parse, layout.assemble, {}

    def keep(raw: Any, overrules: Any = (None, None)) -> None:
        if sum(len(line.text) for line in raw.blocks if hasattr(line, "text")) <= LONGEST:
            said = pickle.dumps((raw, tuple(overrules)))
            if len(said) <= 20 * LONGEST:
                kept[said] = True

    def parse(raw: Any, *rest: Any) -> Any:
        keep(raw, rest[-1])
        return read(raw, *rest)

    def put_together(raw: Any) -> Any:
        keep(raw)
        return assemble(raw)

    pipeline._parse, layout.assemble = parse, put_together
    pytest.main(["-q", "-p", "no:cacheprovider", "-m", "not slow", "-k", "not bad_input and not fuzz", *TESTS])
    path.write_bytes(pickle.dumps(list(kept)))


def recorded() -> list[tuple[Any, Any]]:
    """What the tests read, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts"
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
        command = [sys.executable, __file__, "--record", str(path)]
        subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
        return [pickle.loads(said) for said in pickle.loads(path.read_bytes())]


def from_examples() -> list[tuple[Any, Any]]:
    """The texts of tests/examples."""
    from examples import examples, files, text_of

    from ydparse.document import Line, Raw

    texts = [text_of(path, wording) for path in files() for wording, _ in examples(path)]
    return [(Raw("txt", tuple(map(Line, text.splitlines()))), (None, None)) for text in texts]


def wordings() -> list[tuple[Any, Any]]:
    """The wordings of tests/grammar, each as a task of a plan."""
    from ydparse.document import Line, Raw

    found: dict[str, bool] = {}
    for path in sorted((ROOT / "tests" / "grammar").glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and any(map(is_han, node.value)):
                found[node.value] = True
    texts = [plan(f"（一）{said}", "（二）完善工作制度。") for said in found if len(said) < 300 and "\n" not in said]
    return [(Raw("txt", tuple(map(Line, text.splitlines()))), (None, None)) for text in texts]


def answer(asked: tuple[Any, Any]) -> tuple[str, str]:
    """What comes out, and the final text with its folded view."""
    pipeline = import_module("ydparse.pipeline")
    raw, overrules = asked
    parsed = pipeline._parse(raw, None, b"", pipeline.Overrules(*overrules))
    document = parsed.finders.document
    said = f"{parsed.notice.model_dump_json()}{sorted(parsed.elements.rules.items())}"
    return said, f"{document.text}\n{document.view.text}"


def shelf_of(asked: Iterable[tuple[Any, Any]]) -> Shelf:
    """The witnesses with what comes out today; a text that cannot be read is none."""
    rows: dict[str, tuple[str, Witness]] = {}
    for one in asked:
        try:
            said, final = answer(one)
        except Exception:  # bad input has tests of its own
            continue
        written = "\n".join(line.text for line in one[0].blocks if hasattr(line, "text"))
        rows.setdefault(
            f"{final}{one[1]}", (f"{written}\n{_folded(written)}\n{final}\n\n", Witness(one, said, len(written), final))
        )
    kept = sorted(rows.values(), key=lambda row: len(row[0]))
    starts, at = [], 0
    for text, _ in kept:
        starts.append(at)
        at += len(text)
    return Shelf([witness for _, witness in kept], "".join(text for text, _ in kept), starts)


def _folded(text: str) -> str:
    from ydparse.document.view import FOLD

    return "".join(text.translate(FOLD).split(" "))


class Reader:
    """Deletes one thing after the other and reads the witnesses again."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.editor = Editor()
        self._known: dict[Any, Any] = {}
        self._passing: dict[Any, Any] = {}
        regex.compile, re.compile = self.compile, self.plain
        sys.meta_path.insert(0, self.editor)
        self.editor.forget()

    def compile(self, pattern: str, flags: int = 0, **lists: Any) -> Any:
        """`regex.compile`, once for each pattern; those of a deletion are dropped with it."""
        key = (pattern, int(flags), tuple((name, tuple(words)) for name, words in sorted(lists.items())))
        if key not in self._known and key not in self._passing:
            self._passing[key] = _compile(pattern, flags, cache_pattern=False, **lists)
        return self._known[key] if key in self._known else self._passing[key]

    def plain(self, pattern: Any, flags: Any = 0) -> Any:
        """`re.compile`, which keeps them itself; those of a deletion are looked at too."""
        compiled = _compile_plain(pattern, flags)
        if isinstance(pattern, str) and (key := (pattern, int(flags), "re")) not in self._known:
            self._passing[key] = compiled
        return compiled

    def keep(self) -> None:
        """What is compiled so far is compiled for good."""
        self._known |= self._passing
        self._passing = {}

    def notices(self, deletion: Deletion) -> bool:
        """Whether a witness tells."""
        witnesses = self.shelf.that_may_tell(deletion)
        if not witnesses:
            return False
        self._passing = {}
        left = READ
        signal.signal(signal.SIGALRM, _too_long)
        try:
            self.editor.make(deletion)
            for witness in self._likely_first(witnesses):
                signal.alarm(PATIENCE)
                said = answer(witness.asked)[0]
                signal.alarm(0)
                if said != witness.answer:
                    return True
                left -= witness.characters
                if left < 0:
                    break
            return False
        except Exception:  # whatever goes wrong without it is noticed
            return True
        finally:
            signal.alarm(0)

    def _likely_first(self, witnesses: list[Witness]) -> Iterator[Witness]:
        """A few; then those in which a pattern finds otherwise than before the deletion; then the others."""
        yield from witnesses[:FEW]
        rest = witnesses[FEW:]
        if rest:
            compile_all()
        pairs = self._changed()
        deadline, others = time.process_time() + TRIED, []
        for witness in rest:
            if time.process_time() < deadline and any(_differ(old, new, witness.text) for old, new in pairs):
                yield witness
            else:
                others.append(witness)
        yield from others

    def _changed(self) -> list[tuple[Any, Any]]:
        """The patterns that the deletion changed, before and after, as they are and without anchors."""
        pairs = []
        for key, new in list(self._passing.items()):
            if old := self._before(key):
                pairs += [(self._known[old], new), (_loose(old), _loose(key))]
        return pairs

    def _before(self, key: Any) -> Any:
        """The pattern of which this is what the deletion left: the one that begins and ends most like it."""
        said, flags, lists = key
        known = [
            one
            for one in self._known
            if one[1] == flags and (one[2] == "re") == (lists == "re") and len(one[0]) >= len(said)
        ]
        if not known:
            return None
        return max(known, key=lambda one: _alike(one[0], said) + _alike(one[0][::-1], said[::-1]))


def compile_all() -> None:
    """What the program compiles when it is asked for it: every function without arguments whose answer is kept."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("ydparse.grammar.", "ydparse.rules.", "ydparse.structure.")):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_info") and not value.__wrapped__.__code__.co_argcount:
                    with suppress(ValueError, regex.error):  # what cannot be compiled is noticed when it is read
                        value()


def _loose(key: Any) -> Any:
    """A pattern without anchors: it is asked of a whole text, where the program asks it of a piece."""
    said, flags, lists = key
    named = {} if lists == "re" else {name: list(words) for name, words in lists}
    try:
        return _compile(_ANCHOR.sub("", said), flags, cache_pattern=False, **named)
    except (regex.error, ValueError):
        return _compile(said, flags, cache_pattern=False, **named)


def _alike(one: str, other: str) -> int:
    """How many characters two strings begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _differ(old: Any, new: Any, text: str) -> bool:
    """Whether two patterns find something else in a text."""
    found, now = ([match.span() for match in one.finditer(text)] for one in (old, new))
    return found != now


def _too_long(*_: object) -> None:
    raise TimeoutError


_reader: Reader | None = None  # of this process and those forked from it


def _notices(deletion: Deletion) -> bool:
    assert _reader is not None
    return _reader.notices(deletion)


def unwitnessed(known: list[Deletion], asked: list[tuple[Any, Any]], jobs: int = 2) -> Iterator[Deletion]:
    """What nothing notices of what is `asked`."""
    global _reader
    _reader = Reader(Shelf([], "", []))
    _reader.shelf = shelf_of(asked)
    compile_all()
    _reader.keep()
    print(f"{len(_reader.shelf.witnesses)} witnesses, {len(_reader.shelf.text)} characters", file=sys.stderr)
    with multiprocessing.get_context("fork").Pool(jobs, maxtasksperchild=20) as pool:
        for i, (deletion, told) in enumerate(zip(known, pool.imap(_notices, known, chunksize=10), strict=True), 1):
            if i % 250 == 0:
                print(f"{i} of {len(known)}", file=sys.stderr, flush=True)
            if not told:
                yield deletion


def listed(path: Path = LIST) -> list[tuple[str, ...]]:
    """The list in the repository."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


def counted(rows: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """How many alternatives and how many rows of the lexicon there are."""
    counts = Counter("rows" if row[0].endswith(".tsv") else "alternatives" for row in rows)
    return {name: counts[name] for name in ("alternatives", "rows")}


def more_than(before: dict[str, int], now: dict[str, int]) -> list[str]:
    """What became more."""
    return [
        f"{now[name]} {name} that nothing notices, {before[name]} are listed"
        for name in now
        if now[name] > before[name]
    ]


def main(arguments: list[str]) -> int:
    """Print what nothing notices and the counts; 1 where there is more of it than is listed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="write the list, where it does not become longer")
    parser.add_argument("--only", default="", help="a word of the files to look at (rules/units, lexicon/roles)")
    parser.add_argument("--rows", action="store_true", help="look at the rows of the lexicon, which takes hours")
    parser.add_argument("--every", type=int, default=1, help="look at one of so many")
    parser.add_argument("--listed", type=Path, help="look only at what such a list has")
    parser.add_argument("--examples", action="store_true", help="with no witnesses but tests/examples")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.record:
        record(options.record)
        return 0
    wanted = None if options.listed is None else set(listed(options.listed))
    known = [
        one
        for one in deletions()
        if one.is_row == options.rows and options.only in one.file and (wanted is None or one.key in wanted)
    ]
    known = known[:: options.every]
    asked = from_examples() if options.examples else [*recorded(), *wordings()]
    found: list[tuple[str, ...]] = [deletion.key for deletion in unwitnessed(known, asked, options.jobs)]
    before = [row for row in listed() if options.only in row[0]] if LIST.exists() else found
    is_part = bool(options.rows or options.only or wanted or options.examples) or options.every > 1
    for row in found if is_part else (Counter(found) - Counter(before)).elements():
        print("\t".join(row))
    now, all_ = counted(found), counted(deletion.key for deletion in known)
    print("; ".join(f"{all_[name]} {name}, {now[name]} unwitnessed" for name in now))
    longer = more_than(counted(before), now)
    print("".join(f"{line}\n" for line in longer), end="")
    if options.update and not is_part and not longer:
        LIST.write_text(HEAD + "".join("\t".join(row) + "\n" for row in found), encoding="utf-8", newline="\n")
    return int(bool(longer))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
