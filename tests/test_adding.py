"""A word that the program does not know: one line of data and one example make it known, and no code (CONTRIBUTING.md)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from notices import plan
from tables import params

from ydparse import extract_text

ROOT = Path(__file__).resolve().parent.parent

ROLE = "挑头\tlead\tboth\tboth\t+\t+\t+\t+"
# A lexicon, the line that goes into it, a task; the field of the task that it gives, and what stands there then.
LINES = [
    ("role word, behind names", "roles", ROLE, "修订办法。（县财政局挑头，县审计局配合）", "units", "县财政局", {"role": "lead"}),
    ("role word, as a label", "roles", ROLE, "修订办法。（挑头单位：县财政局；配合单位：县审计局）", "units", "县财政局", {"role": "lead"}),
    ("role word, in running text", "roles", ROLE, "由县财政局挑头修订办法。", "units", "县财政局", {"role": "lead"}),
    ("measure word", "measure_words", "垄\tcount", "新建苗床300垄。", "targets", "新建苗床300垄", {"value": 300, "unit": "垄"}),
    ("named day", "feasts", "护士节\t05-12", "护士节前修订办法。", "deadlines", "护士节前", {"date": "2026-05-11"}),
    ("part of a month", "month_parts", "望日\t11\t15", "6月望日前修订办法。", "deadlines", "6月望日前", {"date": "2026-06-15"}),
    ("rhythm", "rhythms", "候\tP5D\teach", "每候通报水情。", "deadlines", "每候", {"kind": "recurring", "recurrence": "P5D"}),
]  # fmt: skip
CASES = params(LINES)


def notice(task: str) -> str:
    return plan(f"1.{task}", "2.完善制度。（县司法局负责）", title="白石县2026年重点任务")


def said(values: list[dict[str, Any]], wording: str) -> dict[str, Any] | None:
    """The value that stands for a wording: by its name or its text."""
    return next((value for value in values if wording in (value.get("name"), value.get("text"))), None)


@pytest.mark.parametrize(("lexicon", "line", "task", "field", "wording", "expected"), CASES)
def test_one_line_makes_a_word_known(
    tmp_path: Path, lexicon: str, line: str, task: str, field: str, wording: str, expected: dict[str, Any]
) -> None:
    shutil.copytree(ROOT / "ydparse", tmp_path / "ydparse", ignore=shutil.ignore_patterns("__pycache__"))
    table = tmp_path / "ydparse" / "lexicon" / f"{lexicon}.tsv"
    table.write_text(table.read_text(encoding="utf-8").rstrip("\n") + f"\n{line}\n", encoding="utf-8")
    (tmp_path / "notice.txt").write_text(notice(task), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "ydparse", "extract", "notice.txt"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    value = said(json.loads(done.stdout)["items"][0][field], wording)
    assert value is not None
    assert {name: value[name] for name in expected} == expected


@pytest.mark.parametrize(("lexicon", "line", "task", "field", "wording", "expected"), CASES)
def test_it_is_not_known_without(
    lexicon: str, line: str, task: str, field: str, wording: str, expected: dict[str, Any]
) -> None:
    item = extract_text(notice(task)).items[0].model_dump(mode="json")
    value = said(item[field], wording)
    assert value is None or any(value[name] != expected[name] for name in expected), "choose a word that is not known"
