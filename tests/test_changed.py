"""`make changed`: what a change of the program gains and loses, on texts that nobody annotated."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import changed
import pytest
from changed import Difference, Found, Value, difference, main, read_all, report, unread

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

# A program that finds a target in each line that holds its word, and cannot read what says 坏.
PROGRAM = """
import json
from pathlib import Path

WORD, RULE = {word!r}, {rule!r}


class Notice:
    def __init__(self, text):
        lines = [line for line in text.splitlines() if WORD in line]
        target = lambda line: {{"text": line, "indicator": WORD, "value": 3, "rule": RULE, "span": {{}}, "value_max": None}}
        item = {{"label": "一、", "text": text, "task": text, "units": [], "deadlines": [], "targets": [*map(target, lines)]}}
        self.said = {{"metadata": {{"title": None}}, "sections": [], "items": [item], "tables": []}}

    def model_dump_json(self):
        return json.dumps(self.said)


def extract(path):
    text = Path(path).read_text(encoding="utf-8")
    if "坏" in text:
        raise ValueError("坏")
    return Notice(text)
"""


def value(said: str, file: str = "a.txt") -> Value:
    return Value(file, "targets", "一、新建", said, said)


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def write_program(folder: Path, word: str, rule: str) -> None:
    (folder / "ydparse").mkdir(exist_ok=True)
    (folder / "ydparse" / "__init__.py").write_text(PROGRAM.format(word=word, rule=rule), encoding="utf-8")


def test_values_gained_lost_and_found_by_another_rule() -> None:
    before: Found = {value("甲"): ["target.made"], value("乙"): ["target.made"], value("丙"): ["target.made"] * 2}
    now: Found = {value("甲"): ["target.level"], value("丁"): ["target.level"], value("丙"): ["target.made"]}
    assert difference(before, now) == Difference(
        [(value("丁"), "target.level")],
        [(value("乙"), "target.made"), (value("丙"), "target.made")],
        Counter({"targets: target.made → target.level": 1}),
    )


def test_the_report_goes_by_rule_and_is_cut() -> None:
    before: Found = {value(said): ["target.made"] for said in "甲乙丙"}
    now: Found = {value("丁", "b.txt"): ["target.level"]}
    lines = list(report(difference(before, now), before, now, 2))
    assert lines[:6] == [
        "target.level  +1 -0",
        "  + b.txt 一、新建：丁  “丁”",
        "target.made  +0 -3",
        "  - a.txt 一、新建：丙  “丙”",
        "  - a.txt 一、新建：乙  “乙”",
        "  … 1 more (LIMIT=2)",
    ]
    assert [line.split() for line in lines[-3:]] == [
        ["units", "0", "0", "0", "0"],
        ["deadlines", "0", "0", "0", "0"],
        ["targets", "3", "1", "1", "3"],
    ]


def test_texts_that_can_be_read_no_more() -> None:
    fine: list[dict[str, Any]] = [{"file": "a", "values": []}, {"file": "b", "error": "坏"}]
    worse: list[dict[str, Any]] = [{"file": "a", "error": "坏"}, {"file": "b", "values": []}]
    assert unread(fine, worse) == (["can be read no more: a: 坏"], ["can be read now: b"])
    assert unread(fine, fine) == ([], [])


def test_everything_that_is_found_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("白石县2026年要点\n一、修路\n1.9月底前新建桥梁3座。（县交通局牵头）\n", encoding="utf-8")
    (answer,) = read_all([str(path)])
    told = {(field, evidence, rule) for field, _, _, evidence, rule in answer["values"]}
    assert told >= {
        ("units", "县交通局", "unit.verb"),
        ("deadlines", "9月底前", "deadline.monthly"),
        ("targets", "新建桥梁3座", "target.made"),
        ("sections", "", "sections"),
        ("items", "", "items"),
        ("metadata", "", "title"),
    }
    assert json.dumps(answer)
    assert next(read_all([str(tmp_path / "没有.txt")]))["error"].startswith("MissingFile")


@needs_git
def test_from_end_to_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    program, texts = tmp_path / "program", tmp_path / "texts"
    program.mkdir()
    (texts / "sub").mkdir(parents=True)
    (texts / "a.txt").write_text("新建桥\n扩建路\n", encoding="utf-8")
    (texts / "sub" / "b.txt").write_text("新建塘\n", encoding="utf-8")
    write_program(program, "新建", "target.made")
    git(program, "init", "-q")
    git(program, "add", "-A")
    git(program, "commit", "-qm", "first")
    write_program(program, "扩建", "target.made")
    monkeypatch.setattr(changed, "ROOT", program)
    assert main(["--base", "HEAD", "--texts", str(texts)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "target.made  +1 -2"
    place, other = "a.txt 一、新建桥扩建路", f"{Path('sub/b.txt')} 一、新建塘"
    assert [line.partition("：")[0].strip() for line in lines[1:4]] == [f"+ {place}", f"- {place}", f"- {other}"]
    assert lines[-2].split() == ["targets", "2", "1", "1", "2"]
    assert subprocess.check_output(["git", "worktree", "list"], cwd=program).count(b"\n") == 1
    with pytest.raises(SystemExit, match="BASE=没有"):
        main(["--base", "没有", "--texts", str(texts)])
    with pytest.raises(SystemExit, match="no texts"):
        main(["--texts", str(program)])
