"""How long and how branched each function of the program is: `python tests/style.py` lists those over the bounds.

`--update` takes out of style.tsv, the list of those that are over them and may stay so for now, what is over them no more,
and lowers the figures of what became smaller. It adds nothing: what is new keeps the bounds.

The length is in lines, with its signature and docstring. A branch is an `if` (of a statement, an expression or a
comprehension), a loop, an `except`, a `case`, and each `and` and `or`. Functions that stand in a function are counted in it
and on their own.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "tests" / "style.tsv"
HEAD = "# Functions over 40 lines or 12 branches, and how large they may be: python tests/style.py --update\n# function\tlines\tbranches\n"
LINES = 40
BRANCHES = 12

_BRANCHES = (ast.If, ast.IfExp, ast.For, ast.While, ast.comprehension, ast.ExceptHandler, ast.match_case)


class Measured(NamedTuple):
    """A function, as `readers/pdf.py read_page`, and its size."""

    name: str
    lines: int
    branches: int


def branches(function: ast.AST) -> int:
    """The branches of a function."""
    count = 0
    for node in ast.walk(function):
        if isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            count += len(node.ifs)
        elif isinstance(node, _BRANCHES):
            count += 1
    return count


def measured(root: Path = ROOT / "ydparse") -> Iterator[Measured]:
    """Every function below a folder."""
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield Measured(f"{path.relative_to(root)} {node.name}", lines, branches(node))


def over(root: Path = ROOT / "ydparse") -> dict[str, Measured]:
    """The functions over a bound by name; of those of one name the larger figures."""
    found: dict[str, Measured] = {}
    for function in measured(root):
        if function.lines > LINES or function.branches > BRANCHES:
            other = found.get(function.name, function)
            sizes = max(function.lines, other.lines), max(function.branches, other.branches)
            found[function.name] = Measured(function.name, *sizes)
    return found


def listed(path: Path = LIST) -> dict[str, Measured]:
    """The functions that may be over the bounds, and by how much."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {name: Measured(name, int(lines), int(count)) for name, lines, count in rows}


def larger(known: dict[str, Measured], found: dict[str, Measured]) -> list[Measured]:
    """The functions over a bound that are not listed, or that became larger than they are listed."""
    grown = []
    for name, function in found.items():
        may = known.get(name, Measured(name, LINES, BRANCHES))
        if function.lines > max(may.lines, LINES) or function.branches > max(may.branches, BRANCHES):
            grown.append(function)
    return grown


def smaller(known: dict[str, Measured], found: dict[str, Measured]) -> list[Measured]:
    """The functions that are listed and keep the bounds, or are larger in the list than they are."""
    gone = [function for name, function in known.items() if name not in found]
    shrunk = [
        found[name]
        for name, may in known.items()
        if name in found and (found[name].lines < may.lines or found[name].branches < may.branches)
    ]
    return [*gone, *shrunk]


def update(known: dict[str, Measured], found: dict[str, Measured]) -> str:
    """The list without what is over the bounds no more."""
    rows = [
        (name, min(may.lines, found[name].lines), min(may.branches, found[name].branches))
        for name, may in known.items()
        if name in found
    ]
    return HEAD + "".join(f"{name}\t{lines}\t{count}\n" for name, lines, count in rows)


def main(arguments: list[str]) -> int:
    """Print the functions over either bound, the most branched first."""
    found = over()
    if arguments == ["--update"]:
        LIST.write_text(update(listed(), found), encoding="utf-8", newline="\n")
    for function in sorted(found.values(), key=lambda function: (-function.branches, -function.lines)):
        print(f"{function.lines:>4} lines {function.branches:>3} branches  {function.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
