"""For a page: a heading a file, a row a fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ydparse.lint.catalog import SEVERITY_WORDS
from ydparse.lint.check import Finding
from ydparse.lint.report.checked import Checked, tally

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_|[]~"} | {"<": "&lt;", "\n": " ", "\t": " "})


def write_markdown(files: Sequence[Checked]) -> str:
    """The page."""
    return "\n".join(line for file in files for line in _file(file)) + "\n"


def _file(file: Checked) -> Iterator[str]:
    yield f"## {file.path.translate(_SPECIAL)}\n"
    if file.findings:
        yield "| 位置 | 代码 | 级别 | 问题 | 原文 | 改法 |\n|---|---|---|---|---|---|"
        yield from map(_row, file.findings)
        yield ""
    yield f"{tally(file.findings)}\n"


def _row(one: Finding) -> str:
    place = f"第 {one.place.page} 页第 {one.place.line} 行" if one.place.page else f"第 {one.place.line} 行"
    cells = (
        f"{place}第 {one.place.column} 列",
        one.rule.code,
        SEVERITY_WORDS[one.rule.severity],
        one.message,
        one.evidence,
        one.rule.remedy,
    )
    return f"| {' | '.join(cell.translate(_SPECIAL) for cell in cells)} |"
