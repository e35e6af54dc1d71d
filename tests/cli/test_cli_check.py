"""`ydparse check` and `ydparse rule`: what they print, the options, how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import LETTER, PLAN, Run, runner_in

WRONG = PLAN.replace("2.改造", "3.改造").replace("120处", "120—100处")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    (tmp_path / "好.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "错.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "函件").mkdir()
    (tmp_path / "函件" / "通知.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.7\nbroken")
    return runner_in(tmp_path)


def test_without_faults(run: Run) -> None:
    result = run("check", "好.txt")
    assert (result.code, result.out, result.err) == (0, "没有发现问题\n", "")


def test_with_faults(run: Run) -> None:
    result = run("check", "错.txt")
    assert result.code == 1
    assert [line.split(" ")[1] for line in result.out.splitlines() if line.startswith("错.txt:")] == ["YD201", "YD242"]
    assert result.out.splitlines()[0] == "错.txt:5:1: YD201 序号不连续：“1.”之后是“3.”，缺第 2 项"
    assert result.out.endswith("共 2 处：错误 2\n")


SELECTED = [
    (["--select", "YD242"], ["YD242"]),
    (["--select", "YD20,YD24"], ["YD201", "YD242"]),
    (["--ignore", "YD2"], []),
    (["--ignore", "yd201"], ["YD242"]),
    (["--select", "YD", "--ignore", "YD24", "--ignore", "YD201"], []),
]


@pytest.mark.parametrize(("options", "codes"), SELECTED, ids=[" ".join(options) for options, _ in SELECTED])
def test_what_is_looked_for(run: Run, options: list[str], codes: list[str]) -> None:
    result = run("check", "错.txt", "--format", "json", *options)
    assert [one["code"] for one in json.loads(result.out)] == codes
    assert result.code == (1 if codes else 0)


def test_the_level_that_fails(run: Run, tmp_path: Path) -> None:
    (tmp_path / "提示.txt").write_text(PLAN.replace("2025年9月底前完成", "2026年9月底前完成"), encoding="utf-8")
    (tmp_path / "警告.txt").write_text(PLAN.replace("2025年9月底前完成", "2025年2月底前完成"), encoding="utf-8")
    codes = {
        (name, level): run("check", f"{name}.txt", "--select", "YD23", "--fail-level", level).code
        for name in ("提示", "警告")
        for level in ("info", "warning", "error")
    }
    assert list(codes.values()) == [1, 0, 0, 1, 1, 0]
    assert run("check", "提示.txt").out == "没有发现问题\n"


def test_a_folder_is_gone_through_in_order_and_goes_on_behind_a_broken_file(run: Run) -> None:
    result = run("check", ".", "--format", "markdown")
    assert result.code == 4
    assert [line for line in result.out.splitlines() if line.startswith("## ")] == [
        "## 函件/通知.txt",
        "## 好.txt",
        "## 错.txt",
    ]
    assert result.err.startswith("错误：坏.pdf：YD007 ")
    assert len(result.err.splitlines()) == 1
    chosen = run("check", ".", "错.txt", "--include", "错*", "--exclude", "函件", "--format", "markdown")
    assert [line for line in chosen.out.splitlines() if line.startswith("## ")] == ["## 错.txt"]


def test_nothing_that_can_be_read(run: Run) -> None:
    result = run("check", "没有.txt", "坏.pdf", "--format", "json")
    assert (result.code, result.out) == (3, "[]\n")
    assert [line.split("：")[2][:5] for line in result.err.splitlines()] == ["YD001", "YD007"]


def test_standard_input(run: Run) -> None:
    result = run("check", "-", stdin=WRONG.encode())
    assert result.code == 1
    assert result.out.startswith("-:5:1: YD201")


def test_sarif_names_the_files(run: Run) -> None:
    log = json.loads(run("check", "错.txt", "好.txt", "--format", "sarif").out)
    assert log["version"] == "2.1.0"
    assert len(log["runs"][0]["artifacts"]) == 2
    assert {result["ruleId"] for result in log["runs"][0]["results"]} == {"YD201", "YD242"}


WRONG_USAGE = [
    (["check", "好.txt", "--select", "YD9"], "没有“YD9”这条规则"),
    (["check", "好.txt", "--ignore", "E501"], "没有“E501”这条规则"),
    (["check", "好.txt", "--format", "xml"], "没有“xml”，可用的"),
    (["check", "好.txt", "--fail-level", "fatal"], "没有“fatal”，可用的"),
    (["check", ".", "--include", "*.ofd"], "没有找到要检查的文件"),
    (["rule", "YD999"], "没有“YD999”这条规则"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG_USAGE, ids=[" ".join(said) for said, _ in WRONG_USAGE])
def test_wrong_usage(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_one_rule(run: Run) -> None:
    said = run("rule", "yd203").out
    assert said.startswith("YD203 序号后缺少标点（numbering-stop，警告）\n")
    assert [line.strip()[:2] for line in said.splitlines()[1:]] == ["问题", "影响", "改法", "错：", "对："]
    assert "--select" in run("rule", "YD206").out


def test_all_rules(run: Run) -> None:
    from ydparse.lint import GROUPS, RULES

    said = run("rule").out
    assert all(code in said for code in RULES)
    assert [line for line in said.splitlines() if not line.startswith(" ")] == list(GROUPS)
    assert run("rule", "YD24").out.splitlines()[0] == "数量"
