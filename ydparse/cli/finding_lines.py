"""For people: a line a fault, as compilers print them, the wording with what is at fault marked, and what to do.

要点.txt:31:1: YD203 序号“9”后缺少顿号或句点（如“1.”）
   |
31 | 9强化企业创新主体地位，净增高新技术企业……
   | ^
   = 改法：照其他各项补上……
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from ydparse.cli.console import without_controls
from ydparse.lint.check import Finding

_BEFORE, _SHOWN = 14, 40  # characters before the fault, and in all


class Piece(NamedTuple):
    """A wording, and what it is: head, code, excerpt, mark or remedy."""

    text: str
    kind: str


def text_lines(path: str, finding: Finding) -> Iterator[list[Piece]]:
    """The lines of one finding."""
    place = finding.place
    yield [
        Piece(f"{path}:{place}: ", "head"),
        Piece(finding.rule.code, "code"),
        Piece(f" {finding.message}", "message"),
    ]
    margin = str(place.line)
    gap = " " * len(margin)
    if place.wording:
        before, marked, after = _excerpt(place.wording, place.column - 1, place.end_column - 1)
        yield [Piece(f"{gap} |", "excerpt")]
        yield [Piece(f"{margin} | {before}{marked}{after}", "excerpt")]
        yield [Piece(f"{gap} | {' ' * cell_len(before)}", "excerpt"), Piece("^" * max(cell_len(marked), 1), "mark")]
    yield [Piece(f"{gap} = ", "excerpt"), Piece(f"改法：{finding.rule.remedy}", "remedy")]


def _excerpt(line: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before the fault, the fault, and what follows, of a line that may be a whole page."""
    line = without_controls(line)
    low = max(start - _BEFORE, len(line) - len(line.lstrip()), 0) if start > _BEFORE else len(line) - len(line.lstrip())
    low = min(low, start)
    high = min(max(low + _SHOWN, start + 1), len(line))
    end = min(end, high)
    return (
        ("…" if line[:low].strip() else "") + line[low:start],
        line[start:end],
        line[end:high] + ("…" if line[high:].strip() else ""),
    )
