"""The verdicts in docs/check-verdicts.md are of what `check` finds now, place by place."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus import CORPUS, MISSING

from ydparse.lint import check, chosen
from ydparse.pipeline import parse

PAGE = Path(__file__).resolve().parents[2] / "docs" / "check-verdicts.md"
NOTICES = ("000", "001", "002", "003", "004")
QUOTED = 12  # characters of a real notice that the page quotes at most

Row = tuple[str, str, str, str]


def rows() -> list[tuple[str, ...]]:
    """The rows of the page: notice, place, code, quotation, verdict, reason."""
    table = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| 00")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table]


def test_each_row_has_a_verdict_and_a_short_quotation() -> None:
    assert rows()
    for row in rows():
        assert len(row) == 6
        assert all(row)
        assert len(row[3]) <= QUOTED
        assert row[4].startswith("属实"), "what is not so is no finding: mend the rule"


@pytest.mark.skipif(not CORPUS.is_dir(), reason=MISSING)
def test_the_verdicts_are_of_what_is_found() -> None:
    found: list[Row] = []
    for name in NOTICES:
        path = next(CORPUS.glob(f"{name}_*.txt"))
        for one in check(parse(path), chosen(["YD"])):
            found.append((name, str(one.place), one.rule.code, one.evidence[:QUOTED]))
    assert [row[:4] for row in rows()] == found
