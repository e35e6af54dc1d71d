"""Functions are short and simply branched; the lists of those that are not yet only become shorter."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import style
from style import ROOT, Measured, branches, larger, listed, measured, over, smaller, update

BRANCHED = """
def a(x):
    if x and x.b or x.c:
        return [y for y in x if y]
    elif x:
        return 1 if x else 2
    for y in x:
        while y:
            pass
    try:
        pass
    except ValueError:
        pass
    match x:
        case 1:
            pass
"""


def test_no_function_is_longer_or_more_branched_than_it_may_be() -> None:
    assert larger(listed(), over()) == []


def test_what_became_smaller_is_taken_out_of_the_list() -> None:
    assert smaller(listed(), over()) == [], "run `python tests/style.py --update`"


def ignored() -> dict[str, list[str]]:
    """The files in which ruff lets a rule go."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    assert settings["mccabe"]["max-complexity"] <= 12
    assert "C901" in settings["select"]
    return dict(settings["per-file-ignores"])


def test_ruff_lets_complexity_go_in_no_more_files() -> None:
    files = {path for path, rules in ignored().items() if "C901" in rules}
    assert len(files) <= 3
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--isolated",
        "--select=C901",
        "--config=lint.mccabe.max-complexity=12",
    ]
    done = subprocess.run([*command, "--output-format=concise", "ydparse"], cwd=ROOT, capture_output=True, text=True)
    complex_ = {line.partition(":")[0] for line in done.stdout.splitlines() if " C901 " in line}
    assert complex_ == files, "a file in which nothing is too complex leaves pyproject.toml"


def test_what_a_branch_is() -> None:
    assert branches(ast.parse(BRANCHED)) == 1 + 2 + 1 + 1 + 1 + 1 + 1 + 1 + 1


def test_functions_are_measured(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        "def f():\n    if 1:\n        pass\n\nclass A:\n    async def g(self): ...\n", "utf-8"
    )
    assert list(measured(tmp_path)) == [Measured("a.py f", 3, 1), Measured("a.py g", 1, 0)]


@pytest.mark.parametrize(
    ("now", "too_large", "too_small"),
    [
        (Measured("f", 50, 9), False, False),
        (Measured("f", 51, 9), True, False),
        (Measured("f", 50, 13), True, False),
        (Measured("f", 49, 9), False, True),
        (Measured("g", 41, 0), True, True),
        (None, False, True),
    ],
)
def test_the_list_only_becomes_shorter(now: Measured | None, too_large: bool, too_small: bool) -> None:
    known, found = {"f": Measured("f", 50, 9)}, {now.name: now} if now else {}
    assert bool(larger(known, found)) == too_large
    assert bool(smaller(known, found)) == too_small
    written = update(known, found)
    assert ("f\t" in written) == (now is not None and now.name == "f")
    assert "g\t" not in written


def test_what_is_over_a_bound_is_found(tmp_path: Path) -> None:
    lines = "\n".join("    pass" for _ in range(style.LINES))
    (tmp_path / "a.py").write_text(f"def long():\n{lines}\n\ndef fits():\n    pass\n", "utf-8")
    assert list(over(tmp_path)) == ["a.py long"]
