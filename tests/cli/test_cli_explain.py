"""`ydparse explain`: one entry or all, for people and for machines; names that mean several or none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import PLAN, runner_in, write_letter, write_plan

MORE = "\n三、加强保障\n1.统筹班子成员3名参加推进。（市财政局牵头）\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    write_plan(tmp_path)
    return tmp_path


def test_one_task_for_people(plan: Path) -> None:
    done = runner_in(plan)("explain", "要点.txt", "--item", "i1")
    assert (done.code, done.err) == (0, "")
    for line in (
        "i1 1.新建公共充电桩500个。",
        "单位 市发展改革委（牵头）",
        "规则 unit.verb：",
        "依据 “牵头”（第 4 行）",
        "词表 roles.tsv：牵头（牵头）",
        "时限 2025年9月底前（2025-09-30）",
        "目标 新建公共充电桩500个（新建公共充电桩 500 个）",
        "词表 target_verbs.tsv：新建（动词：造出、做成什么）",
    ):
        assert line in done.out
    assert "i2" not in done.out
    assert all(line == line.rstrip() for line in done.out.splitlines())


def test_what_was_not_taken_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN.replace("\n青禾市人民政府办公室", MORE + "\n青禾市人民政府办公室"), "utf-8")
    done = runner_in(tmp_path)("explain", "a.txt", "--item", "i4")
    assert "未采用 3名" in done.out
    assert "规则 refused.evidence：" in done.out


def test_all_of_it(plan: Path) -> None:
    done = runner_in(plan)("explain", "要点.txt")
    heads = [line.split()[0] for line in done.out.splitlines() if not line.startswith(" ")]
    assert heads == ["s1", "i1", "i2", "s2", "i3"]


def test_for_machines(plan: Path) -> None:
    run = runner_in(plan)
    one = run("explain", "要点.txt", "--item", "i1", "--json")
    said = json.loads(one.out)
    assert said["id"] == "i1"
    assert [reason["rule"] for reason in said["taken"]] == ["unit.verb", "unit.verb", "deadline.dated", "target.made"]
    assert said["taken"][0]["value"]["name"] == "市发展改革委"
    assert said["taken"][0]["words"] == [{"file": "roles.tsv", "word": "牵头", "kinds": ["lead"], "meaning": "牵头"}]
    everything = run("explain", "要点.txt", "--json").out.splitlines()
    assert [json.loads(line)["id"] for line in everything] == ["s1", "i1", "i2", "s2", "i3"]
    assert json.loads(everything[1]) == said


def test_a_number_that_several_bear(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN.replace("3.每季度", "1.每季度"), "utf-8")
    done = runner_in(tmp_path)("explain", "a.txt", "--item", "1")
    assert (done.code, done.out) == (2, "")
    assert "不止一条，请用编号指明：i1 1.新建公共充电桩500个。；i3 1.每季度通报一次故障率。" in done.err


def test_a_number_that_none_bears(plan: Path) -> None:
    done = runner_in(plan)("explain", "要点.txt", "--item", "12")
    assert (done.code, done.out) == (2, "")
    assert "没有“12”这一条；标题 s1 至 s2，任务 i1 至 i3（编号见 ydparse show）" in done.err


def test_the_year_is_told_as_to_extract(plan: Path) -> None:
    done = runner_in(plan)("explain", "要点.txt", "--item", "i2", "--year", "2027")
    assert "时限 年底前（2027-12-31）" in done.out


def test_from_standard_input(plan: Path) -> None:
    done = runner_in(plan)("explain", "-", "--item", "2", stdin=PLAN.encode())
    assert done.out.startswith("i2 2.")


def test_nothing_to_tell_is_told(plan: Path) -> None:
    done = runner_in(plan)("explain", "要点.txt", "--item", "s1")
    assert done.out.splitlines()[1:] == ["  没有读出单位、时限、目标"]


def test_a_notice_without_tasks(tmp_path: Path) -> None:
    write_letter(tmp_path)
    done = runner_in(tmp_path)("explain", "通知.txt")
    assert (done.code, done.out) == (0, "")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = runner_in(tmp_path)("explain", "没有.txt")
    assert (done.code, done.out) == (3, "")
    assert "YD001" in done.err
