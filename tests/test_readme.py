"""The READMEs keep their word: every command in them runs, every output that they show is what the command prints.

Blocks fenced as ``console``, ``bash`` or ``python`` are run, each in a folder of its own with a copy of `samples/`.
In a ``console`` block, lines after `$ ` are commands and the others are what they print, to the letter. A comment right
above a block, which a reader of the page does not see, makes an exception:

    <!-- not run: reason -->        the block is not run
    <!-- needs soffice -->          the block is run where LibreOffice is installed
    <!-- fresh clone: name -->      the block sets ydparse up: it is run in a fresh clone, after those of the same name

`python tests/test_readme.py --update` writes the outputs and the picture again (not in CI). Read the difference.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from types import ModuleType
from typing import Any

import formats
import pytest

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.en.md")
PAGES = (*READMES, "CHANGELOG.md", "docs/accuracy.md", "docs/design.md", "docs/glossary.md")
RUN = ("console", "bash", "python")

_BLOCK = re.compile(r"(?:^<!-- (?P<marker>[^\n]*?) -->\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.M | re.S)
_LINK = re.compile(r"\]\((?!https?://)([^)\s]+)\)")
_JQ = re.compile(r"\|\s*jq\s.*")
_END = "\x1e"  # after the output of each command of a console block


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    page: str
    line: int
    kind: str
    marker: str
    body: str

    @property
    def id(self) -> str:
        """`README.md:20`."""
        return f"{self.page}:{self.line}"

    @property
    def commands(self) -> list[str]:
        """The commands of a console block."""
        return [line[2:] for line in self.body.splitlines() if line.startswith("$ ")]


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page that name a language which is run."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = []
    for match in _BLOCK.finditer(text):
        if match["kind"] in RUN:
            line = text.count("\n", 0, match.start("body"))
            found.append(Block(page, line, match["kind"], match["marker"] or "", match["body"]))
    return found


def usual() -> list[Block]:
    """The blocks that are run as they stand."""
    run_here = ("", "needs soffice") if formats.soffice() else ("",)
    return [block for page in READMES for block in blocks(page) if block.marker in run_here]


# --- running ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Done:
    """What a block left: exit code, standard output and standard error together."""

    code: int
    said: str


def commands_in_front(folder: Path) -> str:
    """A PATH that begins with `ydparse`, `python` and `python3` of this very environment."""
    folder.mkdir()
    for name, start in (("ydparse", "-m ydparse"), ("python", ""), ("python3", "")):
        path = folder / name
        path.write_text(f'#!/bin/sh\nexec "{sys.executable}" {start} "$@"\n', encoding="utf-8")
        path.chmod(0o755)
    return os.pathsep.join([str(folder), os.environ.get("PATH", "")])


def environment(**extra: str) -> dict[str, str]:
    """Nothing that leads back to this run or forces colours."""
    dropped = {"FORCE_COLOR", "PY_COLORS", "COLUMNS", "PYTHONHOME", "VIRTUAL_ENV", "VENV", "PYTHONPATH"}
    dropped |= {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**{name: value for name, value in kept.items() if not name.startswith("PYTEST_")}, **extra}


def without_jq(script: str) -> str:
    """The script with what is piped into jq cut off after ydparse."""
    return "\n".join(_JQ.sub("> /dev/null", line) for line in script.splitlines())


@functools.cache
def run(kind: str, body: str) -> Done:
    """Run a block in a folder of its own. Both READMEs show much the same, so what was run once is known."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "work"
        shutil.copytree(ROOT / "samples", folder / "samples", ignore=shutil.ignore_patterns("__pycache__"))
        env = environment(PATH=commands_in_front(Path(name) / "bin"), PYTHONPATH=str(ROOT))
        command = [sys.executable, "-"] if kind == "python" else ["bash", "-s"]
        script = body if shutil.which("jq") or kind == "python" else without_jq(body)
        done = subprocess.run(
            command,
            cwd=folder,
            env={**env, "PYTHONIOENCODING": "utf-8"},
            input=script.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    return Done(done.returncode, done.stdout.decode("utf-8"))


def console_script(block: Block) -> str:
    """The commands of a console block, one after the other in one shell, a sign after the output of each."""
    return "".join(f"{command}\n__code=$?; printf '\\036'; (exit $__code)\n" for command in block.commands)


def rendered(block: Block) -> str:
    """A console block as it should stand: each command with what it prints."""
    said = run("console", console_script(block)).said.split(_END)
    return "".join(f"$ {command}\n{output}" for command, output in zip(block.commands, said, strict=False))


needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="the commands are for bash")


@needs_bash
@pytest.mark.parametrize("block", [b for b in usual() if b.kind != "python"], ids=lambda b: b.id)
def test_commands_run(block: Block) -> None:
    if block.kind == "console":
        if "jq" in block.body and not shutil.which("jq"):
            said = run("console", console_script(block)).said
            assert "Traceback" not in said, said
            pytest.skip("jq is not installed: only what is piped into it was run")
        assert rendered(block) == block.body, "stale output: run `python tests/test_readme.py --update`"
    else:
        done = run("bash", f"set -euo pipefail\n{block.body}")
        assert done.code == 0, done.said[-4000:]
        if "jq" in block.body and not shutil.which("jq"):
            pytest.skip("jq is not installed: only what is piped into it was run")


@pytest.mark.parametrize("block", [b for b in usual() if b.kind == "python"], ids=lambda b: b.id)
def test_programs_run(block: Block) -> None:
    if "import pandas" in block.body:
        pytest.importorskip("pandas")
    done = run("python", block.body)
    assert done.code == 0, done.said[-4000:]
    assert done.said.strip(), "an example that shows nothing"


# --- setting up -------------------------------------------------------------------------------------------------------


def set_up_names() -> list[tuple[str, str]]:
    """(script, what it should print) for each name of `fresh clone` blocks; both READMEs must say the same."""
    scripts: dict[str, dict[str, str]] = {}
    for page in READMES:
        for block in blocks(page):
            if block.marker.startswith("fresh clone: "):
                name = block.marker.removeprefix("fresh clone: ")
                said = scripts.setdefault(name, {})
                said[page] = said.get(page, "") + block.body
    return [(name, script) for name, said in scripts.items() for script in dict.fromkeys(said.values())]


@needs_bash
@pytest.mark.slow
@pytest.mark.skipif(not (ROOT / ".git").exists() or not shutil.which("git"), reason="needs git and a clone")
@pytest.mark.parametrize(("name", "script"), set_up_names(), ids=[name for name, _ in set_up_names()])
def test_setting_up_in_a_fresh_clone(name: str, script: str, tmp_path: Path) -> None:
    if name == "make" and not shutil.which("make"):
        pytest.skip("make is not installed")
    clone = tmp_path / "ydparse"
    env = environment(PATH=commands_in_front(tmp_path / "bin"))
    (tmp_path / "bin" / "ydparse").unlink()
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], cwd=tmp_path, env=env, check=True)
    done = subprocess.run(["bash", "-s"], cwd=clone, env=env, input=f"set -e\n{script}".encode(), capture_output=True, check=False)  # fmt: skip
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")
    assert done.returncode == 0, f"{out[-2000:]}\n{err[-4000:]}"
    if "extract" in script or "make demo" in script:
        notice = json.JSONDecoder().raw_decode(out, out.index('{"schema_version"'))[0]
        assert notice["items"]
    else:
        assert "ydparse " in out


def test_set_up_blocks_are_the_same_in_both_readmes() -> None:
    names = [name for name, _ in set_up_names()]
    assert sorted(names) == ["make", "pip", "wheels"]


def test_the_two_commands_stand_first() -> None:
    for page in READMES:
        marked = [block.body.strip() for block in blocks(page) if block.marker]
        assert marked[:2] == ["make demo", "make test"]


# --- saying all there is ----------------------------------------------------------------------------------------------


def page_text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def command_words() -> list[str]:
    """Every command and every option of the command line."""
    import typer

    from ydparse.cli import app

    group: Any = typer.main.get_command(app)
    words = []
    for name, command in [("", group), *group.commands.items()]:
        words += [f"ydparse {name}"] if name else []
        context = command.make_context(name or "ydparse", [], resilient_parsing=True)
        words += [
            option
            for parameter in command.get_params(context)
            for option in (*parameter.opts, *parameter.secondary_opts)
            if option.startswith("-")
        ]
    return sorted(set(words))


def error_codes(kind: type[Exception] | None = None) -> Iterator[str]:
    """The code of every error that has no kinds of its own."""
    from ydparse.errors import YdparseError

    kind = kind or YdparseError
    for one in kind.__subclasses__():
        if one.__subclasses__():
            yield from error_codes(one)
        else:
            yield one.code  # type: ignore[attr-defined]


def codes() -> set[str]:
    """All codes: those of the errors, and those that stand in the code as warnings. The rules of `check` have a page of their
    own, docs/check.md."""
    from ydparse.lint import RULES

    modules = (ROOT / "ydparse").rglob("*.py")
    found = {code for path in modules for code in re.findall(r"\bYD\d{3}\b", path.read_text(encoding="utf-8"))}
    return (found | set(error_codes())) - {"YD000", *RULES}


def field_names(model: Any = None) -> set[str]:
    """Every field of the contract."""
    from ydparse.writers.schema import notice_schema
    from ydparse.writers.tasks import COLUMNS

    schema = notice_schema()
    models = [schema, *schema["$defs"].values()]
    return {name for model in models for name in model.get("properties", ())} | set(COLUMNS)


@pytest.mark.parametrize("page", READMES)
def test_every_command_and_option_is_named(page: str) -> None:
    text = page_text(page)
    missing = [word for word in command_words() if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]
    assert not missing


@pytest.mark.parametrize("page", READMES)
def test_every_code_is_told_and_no_other(page: str) -> None:
    from ydparse.lint import RULES

    told = set(re.findall(r"\bYD\d{3}\b", page_text(page)))
    assert told - set(RULES) == codes()


@pytest.mark.parametrize("page", READMES)
def test_every_field_is_told(page: str) -> None:
    told = set(re.findall(r"`([a-z_0-9]+)`", page_text(page)))
    assert not field_names() - told


@pytest.mark.parametrize("page", READMES)
def test_every_exit_code_and_suffix_is_told(page: str) -> None:
    from ydparse.cli import exits
    from ydparse.writers import WRITERS

    text = page_text(page)
    wanted = [str(value) for name, value in vars(exits).items() if name.isupper()]
    rows = "\n".join(re.findall(r"^\|\s*([\d、, ]+)\s*\|", text, re.M))
    assert not [code for code in wanted if not re.search(rf"\b{code}\b", rows)]
    assert not [suffix for suffix in WRITERS if f"`{suffix}`" not in text]


def test_the_glossary_names_every_element() -> None:
    from ydparse.models import Metadata

    text = page_text("docs/glossary.md")
    assert not [name for name in Metadata.model_fields if f"`{name}`" not in text]


@pytest.mark.parametrize("page", READMES)
def test_the_output_of_eval_is_told(page: str) -> None:
    from ydparse.eval import Below, Difference, Figures, RuleFigures, Tally
    from ydparse.eval.report import as_json

    said = json.loads(as_json(Tally(), {"a": Tally()}, ["units"], [], [], by_rule=True))
    names = {*said, *Figures._fields, *RuleFigures._fields, *Below._fields, *said["differences"]["units"]}
    assert Difference._fields == ("where", "what")
    assert not [name for name in names if f"`{name}`" not in page_text(page)]


# --- links and pictures -----------------------------------------------------------------------------------------------


def anchor(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for link in _LINK.findall(page_text(page)):
        name, _, fragment = link.partition("#")
        path = ((ROOT / page).parent / name).resolve() if name else ROOT / page
        assert path.exists(), link
        if fragment:
            headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.M)
            assert fragment in map(anchor, headings), link


def test_design_names_what_is_there() -> None:
    named = re.findall(r"`((?:\w+/)+(?:[\w*]+\.\w+)?)`", page_text("docs/design.md"))
    assert named
    assert not [name for name in named if not any(any(base.glob(name)) for base in (ROOT, ROOT / "ydparse"))]


def pictures() -> ModuleType:
    """The script that draws them."""
    spec = importlib.util.spec_from_file_location("make_pictures", ROOT / "docs" / "make_pictures.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words_in(picture: str) -> list[str]:
    """The texts of an SVG, in order."""
    return [unescape(text) for text in re.findall(r"<text [^>]*>([^<]*)</text>", picture)]


def test_the_picture_shows_what_the_command_prints() -> None:
    script = pictures()
    now = script.draw(script.lines_of(script.shown()))
    kept = script.PICTURE.read_text(encoding="utf-8")
    assert words_in(kept) == words_in(now), "stale picture: run `python docs/make_pictures.py`"
    assert script.COMMAND in page_text("README.md")


def test_the_picture_fetches_nothing() -> None:
    kept = (ROOT / "docs" / "show.svg").read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert "http" not in kept
    assert "<script" not in kept


# --- the helpers of this file -----------------------------------------------------------------------------------------


def test_without_jq_the_piped_part_is_still_run() -> None:
    assert (
        without_jq("ydparse extract a.txt | jq -r '.items | length'\necho") == "ydparse extract a.txt > /dev/null\necho"
    )


def test_updating_is_refused_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "1")
    assert main(["--update"]) == 1


# --- updating ---------------------------------------------------------------------------------------------------------


def update() -> None:
    """Write the outputs of the console blocks, and the picture, again."""
    if not shutil.which("jq"):
        raise SystemExit("needs jq")
    for page in READMES:
        path = ROOT / page
        text = path.read_text(encoding="utf-8")
        for block in blocks(page):
            if block.kind == "console" and not block.marker:
                text = text.replace(f"```console\n{block.body}```", f"```console\n{rendered(block)}```")
        path.write_text(text, encoding="utf-8", newline="\n")
    pictures().main()


def main(arguments: list[str] | None = None) -> int:
    """Update, where that is asked for."""
    parser = argparse.ArgumentParser(description="Write the outputs in the READMEs, and the picture, again.")
    parser.add_argument("--update", action="store_true", required=True)
    parser.parse_args(arguments)
    if os.environ.get("CI"):
        print("not in CI", file=sys.stderr)
        return 1
    update()
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    raise SystemExit(main())
