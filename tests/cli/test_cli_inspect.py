"""`ydparse inspect`: the lines of a file for people and for machines, and its pages as pictures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import PLAN, ROOT, runner_in, write_letter, write_plan

from ydparse.cli.console import print_lines
from ydparse.models import FileLine, LinePart

PDF = ROOT / "samples" / "qinghe-integration-plan-2026.pdf"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    write_plan(tmp_path)
    return tmp_path


def test_the_lines_for_people(plan: Path) -> None:
    done = runner_in(plan)("inspect", "要点.txt")
    assert (done.code, done.err) == (0, "")
    rows = done.out.splitlines()
    assert len(rows) == len(PLAN.splitlines()) + 1
    for number, taken, text in (
        (1, "文件标题", "青禾市2025年充电设施建设工作要点"),
        (3, "标题 s1", "一、加快建设"),
        (4, "任务 i1", "1.新建公共充电桩500个。（市发展改革委牵头，市交通运输局配合，2025年9月底前完成）"),
        (10, "发文机关", "青禾市人民政府办公室"),
        (11, "成文日期", "2025年3月4日"),
    ):
        assert rows[number - 1].split() == [str(number), *taken.split(), text]
    assert rows[1].split() == ["2", "空行"]
    assert rows[-1] == "共 11 行（格）：空行 3；未用 0 处"
    assert "\x1b" not in done.out
    assert all(row == row.rstrip() for row in rows)


def test_what_was_dropped_joined_and_not_used(tmp_path: Path) -> None:
    text = PLAN.replace("一、加快", "为做好工作，制定本要点。\n一、加快").replace(
        "2.改造老旧", "— 1 —\n2.改造（含\n老旧）老旧"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    rows = {line.split()[-1]: line.split()[1:-1] for line in runner_in(tmp_path)("inspect", "a.txt").out.splitlines()}
    assert rows["为做好工作，制定本要点。"] == ["未用"]
    assert rows["—"] == ["丢弃", "页码", "—", "1"]
    assert next(said for text, said in rows.items() if text.startswith("老旧）")) == ["接上行", "任务", "i2"]


def test_pages_and_cells(tmp_path: Path) -> None:
    rows = runner_in(tmp_path)("inspect", PDF).out.splitlines()
    assert rows[0].split() == ["1:1", "未用", "青禾市人民政府办公室文件"]
    assert any(row.split() == ["5:10", "表格", "任务", "t1r1", "2026年4月"] for row in rows)


def test_for_machines(plan: Path) -> None:
    done = runner_in(plan)("inspect", "要点.txt", "--json")
    said = [json.loads(line) for line in done.out.splitlines()]
    assert [line["text"] for line in said] == PLAN.splitlines()
    assert [line["line"] for line in said] == list(range(1, 12))
    assert [FileLine.model_validate(line).fate for line in said[:3]] == ["paragraph", "blank", "paragraph"]
    units = [part for part in said[3]["parts"] if part["kind"] == "unit"]
    assert [said[3]["text"][slice(*part["at"])] for part in units] == ["市发展改革委", "市交通运输局"]
    assert {part["id"] for part in units} == {"i1"}


def test_pictures_of_the_pages(tmp_path: Path) -> None:
    done = runner_in(tmp_path)("inspect", PDF, "--image", "a/图")
    assert (done.code, done.out) == (0, "")
    assert "6 页" in done.err
    assert "绿框任务" in done.err
    names = [f"{PDF.stem}-p{page:03}.png" for page in range(1, 7)]
    assert sorted(path.name for path in (tmp_path / "a" / "图").iterdir()) == names


def test_pictures_and_json_of_standard_input(tmp_path: Path) -> None:
    done = runner_in(tmp_path)("inspect", "-", "--image", ".", "--json", stdin=PDF.read_bytes())
    assert done.code == 0
    assert {json.loads(line)["page"] for line in done.out.splitlines()} == set(range(1, 7))
    assert len(list(tmp_path.glob("stdin-p00?.png"))) == 6


def test_a_file_without_pages_has_no_pictures(plan: Path) -> None:
    done = runner_in(plan)("inspect", "要点.txt", "--image", "图")
    assert (done.code, done.out) == (2, "")
    assert "YD010 txt 文件画不出页面，--image 只能用于 PDF。请去掉 --image" in done.err
    assert not (plan / "图").exists()


def test_a_file_in_the_place_of_the_folder(plan: Path) -> None:
    done = runner_in(plan)("inspect", PDF, "--image", "要点.txt")
    assert (done.code, done.out) == (2, "")
    assert "要点.txt：YD010 " in done.err
    assert (plan / "要点.txt").read_text(encoding="utf-8") == PLAN


def test_the_year_is_told_as_to_extract(tmp_path: Path) -> None:
    write_letter(tmp_path)
    assert runner_in(tmp_path)("inspect", "通知.txt", "--year", "2027", "--region", "青禾市").code == 0


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = runner_in(tmp_path)("inspect", "没有.txt")
    assert (done.code, done.out) == (3, "")
    assert "YD001" in done.err


def test_a_line_may_hold_markup_and_orders_to_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    text = "\x1b[2J[red]\t\t新建3座[/]"
    part = LinePart(kind="target", id="i1", start=0, end=4, at=(11, 15))
    assert text[slice(*part.at)] == "新建3座"
    print_lines([FileLine(text=text, fate="paragraph", parts=(part,))])
    out = capsys.readouterr().out
    assert "\x1b[2J" not in out
    assert "[2J[red]  " in out
    assert "m新建3座\x1b" in out
