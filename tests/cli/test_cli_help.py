"""Help, usage errors, completion: typer's runner, in this process."""

from __future__ import annotations

import json
import os
import unicodedata
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

import ydparse
from ydparse.cli import app

# Typer reads it when its help is first asked for; some CI services have it colour everything otherwise.
os.environ["_TYPER_FORCE_DISABLE_TERMINAL"] = "1"

runner = CliRunner()
group: Any = typer.main.get_command(app)
COMMANDS = sorted(group.commands)


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def is_chinese(text: str | None) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in text or "")


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def test_the_commands() -> None:
    assert COMMANDS == [
        "batch",
        "check",
        "eval",
        "explain",
        "extract",
        "gold",
        "inspect",
        "rule",
        "schema",
        "show",
        "watch",
    ]


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_every_command_and_option_has_chinese_help(name: str | None) -> None:
    command = group.commands[name] if name else group
    context = command.make_context(name or "ydparse", [], resilient_parsing=True)
    assert is_chinese(command.help)
    for parameter in command.get_params(context):
        assert is_chinese(parameter.help), parameter.name


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_no_english_is_left_on_the_help_page(name: str | None) -> None:
    result = runner.invoke(app, [*([name] if name else []), "--help"], prog_name="ydparse")
    assert result.exit_code == 0
    assert "用法：ydparse" in result.stdout
    for english in ("Usage", "Options", "Arguments", "Commands", "Show this message", "required", "default"):
        assert english not in result.stdout
    assert max(map(width, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_no_help_is_cut_off(name: str | None) -> None:
    assert "…" not in runner.invoke(app, [*([name] if name else []), "--help"], prog_name="ydparse").stdout


def test_the_help_of_eval_lists_the_fields() -> None:
    from ydparse.cli.eval import FIELDS as NAMES
    from ydparse.eval import FIELDS

    assert tuple(FIELDS) == NAMES
    said = runner.invoke(app, ["eval", "--help"], prog_name="ydparse").stdout.split()
    assert not [field for field in FIELDS if not any(field in word for word in said)]


def test_without_arguments_there_is_help() -> None:
    result = runner.invoke(app, [], prog_name="ydparse")
    assert result.exit_code == 0
    assert all(name in result.stdout for name in COMMANDS)


def test_version() -> None:
    result = runner.invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"ydparse {ydparse.__version__}\n")


@pytest.mark.parametrize(("arguments", "name"), [([], "notice"), (["notice"], "notice"), (["gold"], "gold")])
def test_schema(arguments: list[str], name: str) -> None:
    result = runner.invoke(app, ["schema", *arguments])
    schema = json.loads(result.stdout)
    assert result.exit_code == 0
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:ydparse:{name}:1"


USAGE_ERRORS = {
    "no file": (["extract"], "缺少参数 FILE"),
    "unknown option": (["extract", "--colour", "a.txt"], "没有 --colour 这个选项"),
    "unknown command": (["parse"], "没有 parse 这个命令"),
    "nearly a command": (["extrac"], "是不是 'extract'"),
    "a year that is no number": (["extract", "a.txt", "--year", "二〇二五"], "--year 的值不对：应是整数"),
    "a year out of range": (["extract", "a.txt", "--year", "25"], "1949"),
    "an option without its value": (["extract", "a.txt", "-o"], "-o 后面要有值"),
    "a value too many": (["extract", "a.txt", "--tasks=yes"], "--tasks 不带值"),
    "an argument too many": (["show", "a.txt", "b.txt"], "多出的参数：b.txt"),
    "an unknown schema": (["schema", "item"], "没有“item”，可用的：notice gold"),
    "unknown suffix": (["extract", "a.txt", "-o", "a.doc"], ".json .jsonl .csv .md .xlsx"),
}


@pytest.mark.parametrize(("arguments", "message"), USAGE_ERRORS.values(), ids=USAGE_ERRORS)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    result = runner.invoke(app, arguments, prog_name="ydparse")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("错误：")
    assert message in result.stderr
    assert "--help 查看帮助" in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    env = {
        "_YDPARSE_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "ydparse ex",
        "COMP_CWORD": "1",
        "_TYPER_COMPLETE_ARGS": "ydparse ex",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    result = runner.invoke(app, [], prog_name="ydparse", env=env)
    assert result.exit_code == 0
    assert "extract" in result.stdout


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("ydparse.writers.schema.schema_text", broken)
    assert isinstance(runner.invoke(app, ["schema"]).exception, ZeroDivisionError)
