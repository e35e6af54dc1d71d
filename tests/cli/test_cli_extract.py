"""`ydparse extract`, in processes of its own."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import PLAN, ROOT, Result, Run, environment, runner_in, write_letter, write_plan


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return runner_in(tmp_path)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return write_plan(tmp_path)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    return write_letter(tmp_path)


CLEAN = "3 项任务，没有要核对的"
GAP = PLAN.replace("3.", "5.")


@pytest.fixture
def gap(tmp_path: Path) -> Path:
    """A plan in which two numbers are missing."""
    path = tmp_path / "跳号.txt"
    path.write_text(GAP, encoding="utf-8")
    return path


def test_what_must_be_looked_at_is_told_in_one_line(run: Run, gap: Path, plan: Path) -> None:
    assert run("extract", gap).err == "3 项任务，1 项要核对：第5项，s2\n"
    assert run("extract", gap, "--quiet").err == ""
    told = run("extract", plan, gap).err.splitlines()
    assert told == [f"{plan}：{CLEAN}", f"{gap}：3 项任务，1 项要核对：第5项，s2"]


def test_only_what_must_be_looked_at(run: Run, gap: Path, plan: Path, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in run("extract", gap, "--only-to-check").out.splitlines()]
    assert [row["number"] for row in rows] == [5]
    assert all(row["to_check"] for row in rows)
    assert run("extract", plan, "--only-to-check").out == ""
    assert run("extract", gap, "--only-to-check", "-o", "out.csv").code == 0
    text = (tmp_path / "out.csv").read_bytes().decode("utf-8-sig")
    assert [row["number"] for row in csv.DictReader(io.StringIO(text))] == ["5"]
    assert run("extract", gap, "--only-to-check", "-o", "out.md").code == 2


def test_what_must_be_looked_at_may_fail_a_script(run: Run, gap: Path, plan: Path) -> None:
    assert run("extract", gap, "--fail-on-check").code == 5
    assert run("extract", plan, "--fail-on-check").code == 0
    assert run("extract", gap).code == 0


def test_one_file_gives_one_object_on_one_line(run: Run, plan: Path) -> None:
    result = run("extract", plan)
    assert (result.code, result.err) == (0, CLEAN + "\n")
    assert result.out.count("\n") == 1
    assert "充电桩" in result.out
    notice = json.loads(result.out)
    assert notice["schema_version"] == "1"
    assert [item["number"] for item in notice["items"]] == [1, 2, 3]
    assert notice["items"][0]["units"][0]["name"] == "市发展改革委"


def test_several_files_give_json_lines(run: Run, plan: Path, letter: Path) -> None:
    result = run("extract", plan, letter, plan)
    assert (result.code, result.err) == (0, f"{plan}：{CLEAN}\n" * 2)
    notices = [json.loads(line) for line in result.out.splitlines()]
    assert [len(notice["items"]) for notice in notices] == [3, 0, 3]


def test_standard_input(run: Run) -> None:
    result = run("extract", "-", stdin=PLAN.encode())
    assert (result.code, result.err) == (0, CLEAN + "\n")
    assert json.loads(result.out)["source"]["path"] == "-"
    assert len(json.loads(result.out)["items"]) == 3


def test_standard_input_in_gb18030(run: Run) -> None:
    result = run("extract", "-", "--encoding", "gb18030", stdin=PLAN.encode("gb18030"))
    assert result.code == 0
    assert "充电桩" in json.loads(result.out)["text"]


def test_tasks_are_flat_lines(run: Run, plan: Path) -> None:
    result = run("extract", "--tasks", plan, plan)
    rows = [json.loads(line) for line in result.out.splitlines()]
    assert (result.code, len(rows)) == (0, 6)
    assert rows[0]["lead"] == ["市发展改革委"]
    assert rows[0]["due"] == "2025-09-30"
    assert rows[0]["section"] == "加快建设"
    assert {type(value) for row in rows for value in row.values()} <= {str, int, list, type(None)}


def test_year_and_region_overrule_the_text(run: Run, plan: Path) -> None:
    result = run("extract", plan, "--year", "2031", "--region", "云岭省")
    metadata = json.loads(result.out)["metadata"]
    assert metadata["plan_year"] == 2031
    assert metadata["region"]["name"] == "云岭省"


@pytest.mark.parametrize(
    "env",
    [{"LANG": "C"}, {"LC_ALL": "C"}, {"PYTHONIOENCODING": "gbk"}, {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}],
    ids=str,
)
def test_output_is_utf8_whatever_the_locale(run: Run, plan: Path, env: dict[str, str]) -> None:
    result = run("extract", plan, env=env)
    assert (result.code, result.err) == (0, CLEAN + "\n")
    assert "充电桩" in json.loads(result.out)["text"]
    assert run("extract", "nowhere.txt", env=env).err.startswith("错误：nowhere.txt：YD001 ")


class TestOutputFile:
    """`-o FILE`."""

    def test_json(self, run: Run, plan: Path, tmp_path: Path) -> None:
        result = run("extract", plan, "-o", "out.json")
        assert (result.code, result.out, result.err.strip()) == (0, "", f"已写入 out.json：1 份公文，3 项任务\n{CLEAN}")
        assert len(json.loads((tmp_path / "out.json").read_bytes())["items"]) == 3

    def test_json_of_several_is_an_array(self, run: Run, plan: Path, tmp_path: Path) -> None:
        assert run("extract", plan, "missing.txt", "-o", "out.json").code == 4
        assert len(json.loads((tmp_path / "out.json").read_bytes())) == 1

    def test_csv(self, run: Run, plan: Path, tmp_path: Path) -> None:
        assert run("extract", plan, "--output", "out.csv").code == 0
        text = (tmp_path / "out.csv").read_bytes().decode("utf-8")
        assert text.startswith("\ufeff")
        assert [row["label"] for row in csv.DictReader(io.StringIO(text[1:]))] == ["1.", "2.", "3."]

    @pytest.mark.parametrize("name", ["out.jsonl", "out.md", "out.xlsx"])
    def test_the_other_formats(self, run: Run, plan: Path, tmp_path: Path, name: str) -> None:
        assert run("extract", plan, "-o", name).code == 0
        assert (tmp_path / name).stat().st_size > 0

    def test_nothing_is_written_where_nothing_could_be_read(self, run: Run, tmp_path: Path) -> None:
        assert run("extract", "missing.txt", "-o", "out.json").code == 3
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("name", ["out.doc", "out", "csv"])
    def test_an_unknown_suffix(self, run: Run, plan: Path, name: str) -> None:
        result = run("extract", plan, "-o", name)
        assert (result.code, result.out) == (2, "")
        assert ".json .jsonl .csv .md .xlsx" in result.err

    def test_an_unwritable_place(self, run: Run, plan: Path) -> None:
        result = run("extract", plan, "-o", "no/such/folder/out.json")
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("错误：no/such/folder/out.json：YD010 ")
        assert result.err.count("\n") == 1

    def test_the_source_is_not_overwritten(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
        assert run("extract", "plan.md", "-o", "plan.md").code == 2
        assert (tmp_path / "plan.md").read_text(encoding="utf-8") == PLAN


BAD_CONTENT = {
    "empty": (b"", "bad.txt"),
    "blanks": (b" \n\n\t ", "bad.txt"),
    "random bytes named pdf": (bytes(range(256)) * 8, "bad.pdf"),
    "a pdf cut short": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "bad.pdf"),
    "a damaged docx": (b"PK\x03\x04" + bytes(range(200)), "bad.docx"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), "bad.png"),
}


class TestBadInput:
    """One line that says which file, what is wrong and what to do; never a traceback."""

    @pytest.mark.parametrize(("content", "name"), BAD_CONTENT.values(), ids=BAD_CONTENT)
    @pytest.mark.parametrize("command", ["extract", "show"])
    def test_content(self, run: Run, tmp_path: Path, command: str, content: bytes, name: str) -> None:
        (tmp_path / name).write_bytes(content)
        self.check(run(command, name), name)

    def test_empty_standard_input(self, run: Run) -> None:
        self.check(run("extract", "-"), "")

    @pytest.mark.parametrize("command", ["extract", "show"])
    def test_a_missing_file(self, run: Run, command: str) -> None:
        self.check(run(command, "nowhere.txt"), "nowhere.txt")

    @pytest.mark.parametrize("command", ["extract", "show"])
    def test_a_directory(self, run: Run, tmp_path: Path, command: str) -> None:
        self.check(run(command, tmp_path), str(tmp_path))

    def test_an_encoding_that_does_not_exist(self, run: Run, plan: Path) -> None:
        self.check(run("extract", plan, "--encoding", "klingon"), str(plan))

    def test_an_encoding_that_does_not_fit(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "gb.txt").write_bytes(PLAN.encode("gb18030"))
        self.check(run("extract", "gb.txt", "--encoding", "utf-8"), "gb.txt")

    def test_all_of_several(self, run: Run, tmp_path: Path) -> None:
        result = run("extract", "a.txt", "b.txt")
        assert (result.code, result.out, result.err.count("\n")) == (3, "", 2)

    def test_some_of_several(self, run: Run, plan: Path) -> None:
        result = run("extract", "a.txt", plan, "b.txt")
        assert (result.code, result.err.count("\n")) == (4, 3)
        assert len(json.loads(result.out)["items"]) == 3

    def test_no_tasks_is_no_error(self, run: Run, letter: Path) -> None:
        result = run("extract", letter)
        notice = json.loads(result.out)
        assert (result.code, result.err, notice["items"]) == (0, "", [])
        assert notice["warnings"]

    @staticmethod
    def check(result: Result, name: str) -> None:
        assert (result.code, result.out) == (3, ""), result
        assert result.err.startswith(f"错误：{name}")
        assert "：YD00" in result.err
        assert result.err.count("\n") == 1
        assert result.err.endswith("\n")


def test_a_name_that_is_not_utf8(run: Run, tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("file names of any bytes")
    name = b"\xff\xb9.txt"
    (tmp_path / name.decode("utf-8", "surrogateescape")).write_text(PLAN, encoding="utf-8")
    done = subprocess.run(
        [sys.executable.encode(), b"-m", b"ydparse", b"extract", name],
        capture_output=True,
        cwd=tmp_path,
        env=environment(),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["items"]) == 3


@pytest.mark.parametrize("command", [["-m", "ydparse"], [str(ROOT / "cli.py")]], ids=["-m", "cli.py"])
def test_the_other_ways_to_start_it(plan: Path, command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *command, "extract", str(plan)], capture_output=True, env=environment(), check=False
    )
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["items"]) == 3
