"""What is shipped works: the built wheel outside the checkout, and the README's commands in a fresh clone."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLAN = "青禾市2025年工作要点\n一、稳增长\n1.新建充电桩500个。（市发改委牵头，年底前完成）\n"
BIN = "Scripts" if os.name == "nt" else "bin"

pytestmark = pytest.mark.slow


def call(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run a command; its standard output, or a failure that shows what it said."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, capture_output=True, check=False)
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")
    assert done.returncode == 0, f"{command}\n{out[-2000:]}\n{err[-4000:]}"
    return out


def clean_environment(**extra: str) -> dict[str, str]:
    """The environment without anything that leads back to this one."""
    inside = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "VENV", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    kept = {name: value for name, value in os.environ.items() if name not in inside and not name.startswith("PYTEST_")}
    return {**kept, **extra}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout; without isolation where hatchling is at hand."""
    folder = tmp_path_factory.mktemp("dist")
    here = ["--no-isolation"] if importlib.util.find_spec("hatchling") else []
    call(sys.executable, "-m", "build", "--wheel", *here, "--outdir", folder, ROOT, cwd=folder, env=clean_environment())
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_package_whole(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    lexicons = {path.relative_to(ROOT).as_posix() for path in (ROOT / "ydparse" / "lexicon").rglob("*.tsv")}
    assert lexicons
    assert lexicons <= names
    assert "ydparse/py.typed" in names
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"ydparse"}


def test_the_wheel_works_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    env = clean_environment()
    call(sys.executable, "-m", "venv", venv, cwd=tmp_path, env=env)
    call(venv / BIN / "python", "-m", "pip", "install", "--quiet", f"{wheel}[all]", cwd=tmp_path, env=env)
    notice = json.loads(call(venv / BIN / "ydparse", "extract", "plan.txt", cwd=tmp_path, env=env))
    assert notice["items"][0]["units"][0]["name"] == "市发改委"
    call(venv / BIN / "ydparse", "extract", "plan.txt", "-o", "plan.xlsx", cwd=tmp_path, env=env)
    assert (tmp_path / "plan.xlsx").stat().st_size > 0
    call(venv / BIN / "ydparse", "show", "plan.txt", cwd=tmp_path, env=env)
    home = call(venv / BIN / "python", "-c", "import ydparse; print(ydparse.__file__)", cwd=tmp_path, env=env)
    assert str(ROOT) not in home


def test_the_core_works_alone_and_names_what_is_missing(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.txt").write_text(PLAN, encoding="utf-8")
    env = clean_environment()
    call(sys.executable, "-m", "venv", venv, cwd=tmp_path, env=env)
    call(venv / BIN / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path, env=env)
    for out in ("plans.jsonl", "plans.sqlite", "plans.csv", "results"):
        call(venv / BIN / "ydparse", "batch", "plans", "-o", out, cwd=tmp_path, env=env)
        assert (tmp_path / out).exists()
    for extra, arguments in {
        "parquet": ["batch", "plans", "-o", "plans.parquet"],
        "duckdb": ["batch", "plans", "-o", "plans.duckdb"],
        "xlsx": ["batch", "plans", "-o", "plans.xlsx"],
        "dask": ["batch", "plans", "-o", "parts.jsonl", "--engine", "dask"],
        "watch": ["watch", "plans", "-o", "watched.jsonl"],
    }.items():
        command = [str(venv / BIN / "ydparse"), *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 2, done.stderr
        assert f"ydparse[{extra}]" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(
    os.name == "nt" or not (ROOT / ".git").exists() or not shutil.which("make"), reason="needs git, make and a clone"
)
def test_both_readme_commands_pass_in_a_fresh_clone(tmp_path: Path) -> None:
    """`make demo`, then `make test` (without the slow tests, of which this is one), in an environment of their own."""
    clone = tmp_path / "ydparse"
    env = clean_environment(PYTHON=sys.executable)
    call("git", "clone", "--quiet", ROOT, clone, cwd=tmp_path, env=env)
    out = call("make", "--silent", "demo", cwd=clone, env=env)
    assert json.loads(out[out.index("{") :])["schema_version"] == "1"
    assert (clone / ".venv" / "bin" / "ydparse").exists()
    summary = call("make", "test", "ARGS=-m 'not slow'", cwd=clone, env=env)
    assert " passed" in summary.splitlines()[-1]
