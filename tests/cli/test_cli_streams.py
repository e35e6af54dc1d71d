"""Pipes that break, Ctrl-C, terminals: what only a real process shows."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import Run, environment, runner_in, write_plan

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX pipes, signals and terminals")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return runner_in(tmp_path)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return write_plan(tmp_path)


def start(*arguments: str | Path, stdout: int = subprocess.PIPE, stdin: int | None = None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "ydparse", *map(str, arguments)]
    return subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, env=environment())


@posix
@pytest.mark.parametrize("arguments", [["extract"], ["extract", "--tasks"], ["show"]], ids=" ".join)
def test_a_broken_pipe_is_silent(plan: Path, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start(*arguments, *[plan] * (1 if "show" in arguments else 3), stdout=writing)
    os.close(writing)
    _, err = process.communicate()
    assert (process.returncode, err) == (141, b"")


@posix
def test_head(plan: Path) -> None:
    command = f"{sys.executable} -m ydparse schema | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, env=environment(), check=False)
    assert (len(done.stdout), done.stderr) == (10, b"")


@posix
def test_a_full_disk_is_one_line(plan: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ydparse", "extract", str(plan)],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert done.stderr.decode().startswith("错误：标准输出：YD010 ")


@posix
def test_ctrl_c_is_silent() -> None:
    process = start("extract", "-", stdin=subprocess.PIPE)
    assert process.stdin
    process.stdin.write(bytes(200_000))  # more than a pipe holds: it reads standard input by then
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (130, b"")


@posix
def test_on_a_terminal_json_is_indented_and_coloured(plan: Path) -> None:
    out = on_terminal("extract", plan)
    assert "\x1b[" in out
    plain = re.sub(r"\x1b\[[0-9;]*m", "", out)
    assert '\n  "schema_version": "1",\r\n' in plain.replace("{\r\n", "\n", 1)


@posix
def test_on_a_terminal_show_has_colour(plan: Path) -> None:
    assert "\x1b[" in on_terminal("show", plan)


def on_terminal(*arguments: str | Path) -> str:
    """What the command writes when its output is a terminal."""
    import pty

    terminal, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "ydparse", *map(str, arguments)],
        stdout=side,
        stderr=subprocess.DEVNULL,
        env=environment({"TERM": "xterm-256color"}),
    )
    os.close(side)
    chunks = []
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # Linux says so at the end
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(terminal)
    assert process.wait() == 0
    return b"".join(chunks).decode("utf-8")


def test_nothing_heavy_is_loaded_for_a_text_file(plan: Path) -> None:
    code = (
        "import sys; from ydparse.cli import app; app(['extract', sys.argv[1]], standalone_mode=False);"
        "heavy = {'rich', 'jieba', 'pdfplumber', 'pdfminer', 'lxml', 'xlsxwriter'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(plan)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(),
        check=True,
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_importing_the_library_loads_next_to_nothing() -> None:
    code = (
        "import sys, ydparse; assert ydparse.__version__;"
        "print(sorted({'pydantic', 'typer', 'rich', 'regex', 'jieba'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True)
    assert done.stdout == "[]\n"


def test_show_in_a_pipe_is_plain(run: Run, plan: Path) -> None:
    result = run("show", plan)
    assert (result.code, result.err) == (0, "")
    assert "\x1b" not in result.out
    assert "青禾市2025年充电设施建设工作要点" in result.out
    assert "任务（3）" in result.out
