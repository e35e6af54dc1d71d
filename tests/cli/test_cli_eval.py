"""`ydparse eval` and `ydparse gold`: from a draft to figures, options, exit codes, what is said on which stream."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import Result, Run, runner_in, write_letter, write_plan

from ydparse.cli.console import print_figures, print_rules
from ydparse.eval import FIELDS, Tally, compare, draft
from ydparse.models import Notice

HANDMADE = Path(__file__).resolve().parents[1] / "writers" / "notice.json"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return runner_in(tmp_path)


@pytest.fixture
def gold(tmp_path: Path, run: Run) -> Path:
    """A plan and its gold, corrected in two places: a unit is missing in the notice, a limit is another one."""
    write_plan(tmp_path)
    done = run("gold", "要点.txt", "-o", "要点.json")
    assert (done.code, done.out, done.err) == (0, "", "")
    path = tmp_path / "要点.json"
    correct(path, lambda gold: gold["items"][0]["units"].append({"name": "市财政局", "role": "support"}))
    correct(path, lambda gold: gold["items"][0]["deadlines"][0].update(date="2025-12-31"))
    return path


def correct(path: Path, change: Any) -> None:
    """Correct a gold by hand."""
    value = json.loads(path.read_text(encoding="utf-8"))
    change(value)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def rows(done: Result) -> dict[str, list[str]]:
    """The table by field."""
    return {line.split()[0]: line.split()[1:] for line in done.out.splitlines() if line.split()[:1]}


def test_a_draft_agrees_with_its_notice(tmp_path: Path, run: Run) -> None:
    write_plan(tmp_path)
    (tmp_path / "gold.json").write_text(run("gold", "要点.txt").out, encoding="utf-8")
    done = run("eval", "gold.json", "要点.txt")
    assert (done.code, done.err) == (0, "")
    table = rows(done)
    assert list(table) == ["field", *FIELDS]
    assert table["items"] == ["1.000", "1.000", "1.000", "3", "3"]
    assert table["table_rows"] == ["-", "-", "-", "0", "0"]


def test_figures_misses_and_extras(gold: Path, run: Run) -> None:
    done = run("eval", gold.name, "要点.txt", "--show", "units", "--show", "deadlines", "--each")
    assert (done.code, done.err) == (0, "")
    assert rows(done)["units"] == ["1.000", "0.857", "0.923", "7", "6"]
    assert "要点：units 0.923，deadlines 0.667" in done.out
    assert "units：缺 1，多 0\n  - 要点 1.新建公共充电：市财政局 support\n" in done.out
    assert "  - 要点 1.新建公共充电：2025年9月底前 due 2025-12-31\n" in done.out
    assert "  + 要点 1.新建公共充电：2025年9月底前 due 2025-09-30\n" in done.out


def test_json(gold: Path, run: Run) -> None:
    said = json.loads(run("eval", gold.name, "要点.txt", "--json", "--each", "--show", "units").out)
    assert set(said["fields"]) == set(FIELDS)
    figures = {"precision": 1.0, "recall": 6 / 7, "f1": 12 / 13, "gold": 7, "pred": 6}
    assert said["fields"]["units"] == pytest.approx(figures)
    assert said["notices"] == {"要点": said["fields"]}
    missed = [{"where": "要点 1.新建公共充电", "what": "市财政局 support"}]
    assert said["differences"] == {"units": {"missed": missed, "extra": []}}
    assert (said["below"], said["unread"]) == ([], [])
    nothing = {"precision": None, "recall": None, "f1": None, "gold": 0, "pred": 0}
    assert said["fields"]["table_rows"] == nothing
    assert set(json.loads(run("eval", gold.name, "要点.txt", "--json").out)) == {"fields", "below", "unread"}


def test_rule_by_rule(gold: Path, tmp_path: Path, run: Run) -> None:
    """A limit that the gold has otherwise and a target that it has not were given wrongly."""
    correct(gold, lambda value: value["items"][1]["targets"].clear())
    done = run("eval", gold.name, "要点.txt", "--by-rule")
    assert (done.code, done.err) == (0, "")
    table = rows(done)
    assert table["rule"] == ["P", "share", "right", "given"]
    assert table["unit.verb"] == ["1.000", "0.571", "4", "4"]
    assert table["deadline.dated"] == ["0.000", "0.000", "0", "1"]
    assert table["target.made"] == ["0.500", "1.000", "1", "2"]
    said = json.loads(run("eval", gold.name, "要点.txt", "--by-rule", "--json").out)["rules"]
    assert said["unit.verb"] == {"precision": 1.0, "share": pytest.approx(4 / 7), "right": 4, "given": 4}
    assert set(said) == {line for line in table if "." in line}


def test_refusals_are_judged_where_the_notice_is_read(tmp_path: Path, run: Run) -> None:
    text = "青禾市2026年工作要点\n一、修路\n1.班子成员3名参加。\n2.专班人员5名参加。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert run("gold", "a.txt", "-o", "a.json").code == 0
    target = {"text": "班子成员3名", "indicator": "班子成员", "value": 3, "unit": "名"}
    correct(tmp_path / "a.json", lambda value: value["items"][0].update(targets=[target]))
    rule = {"precision": 0.5, "share": None, "right": 1, "given": 2}
    assert json.loads(run("eval", "a.json", "a.txt", "--by-rule", "--json").out)["rules"] == {"refused.evidence": rule}
    assert "refused.evidence            0.500      -      1      2" in run("eval", "a.json", "a.txt", "--by-rule").out
    assert run("extract", "a.txt", "-o", "b.json").code == 0
    assert json.loads(run("eval", "a.json", "b.json", "--by-rule", "--json").out)["rules"] == {}


def test_extracted_before_or_on_the_fly(gold: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for suffix in ("json", "jsonl"):
        assert run("extract", "要点.txt", "-o", f"out/要点.{suffix}").code == 0
    figures = [run("eval", gold.name, pred).out for pred in ("要点.txt", "out/要点.json", "out/要点.jsonl", "out", ".")]
    assert figures == [figures[0]] * 5


def test_a_floor(gold: Path, run: Run) -> None:
    done = run("eval", gold.name, "要点.txt", "--floor", "units=0.9", "--floor", "deadlines=0.95", "--floor", "items=1")
    assert done.code == 5
    assert done.err == "错误：deadlines 的F1为 0.6667，低于 0.95\n"
    assert rows(done)["units"]
    assert run("eval", gold.name, "要点.txt", "--floor", "deadlines=0.6").code == 0


def test_json_says_which_floors_were_missed(gold: Path, run: Run) -> None:
    floors = ("--floor", "units=1", "--floor", "items=1", "--floor", "table_units=0.5")
    done = run("eval", gold.name, "要点.txt", "--json", *floors)
    assert done.code == 5
    units, empty = json.loads(done.out)["below"]
    assert units == {"field": "units", "floor": 1.0, "f1": pytest.approx(12 / 13)}
    assert empty == {"field": "table_units", "floor": 0.5, "f1": None}


def test_a_floor_on_nothing_is_not_kept(gold: Path, run: Run) -> None:
    done = run("eval", gold.name, "要点.txt", "--floor", "table_rows=0")
    assert done.code == 5
    assert done.err == "错误：table_rows 没有可量的内容（答案和读出都是 0 条），不能说达到了 0.0\n"


def test_the_year_is_told_as_to_the_draft(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text("青禾市工作要点\n一、修路\n1.年底前修通。\n2.九月底前验收。\n", encoding="utf-8")
    told = ("--year", "2027", "--region", "白石县", "--encoding", "utf-8")
    assert run("gold", "a.txt", "-o", "a.json", *told).code == 0
    assert rows(run("eval", "a.json", "a.txt"))["deadlines"][2] == "0.000"
    done = run("eval", "a.json", "a.txt", *told)
    assert [done.code, *(rows(done)[field][2] for field in ("deadlines", "metadata_full"))] == [0, "1.000", "1.000"]


def test_a_result_has_its_year(gold: Path, run: Run) -> None:
    assert run("extract", "要点.txt", "-o", "found.json").code == 0
    done = run("eval", gold.name, "found.json", "--year", "2027")
    assert (done.code, done.out) == (2, "")
    assert "PRED 的值不对：--year、--region、--encoding 用于当场抽取的公文" in done.err


def test_the_gold_of_another_notice(gold: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "b.txt").write_text("白石县2026年工作要点\n一、修路\n1.修通环线。\n2.架桥。\n", encoding="utf-8")
    done = run("eval", gold.name, "b.txt", "--show", "items")
    assert done.code == 0
    assert done.err == "要点.json：答案中的任务，公文里一条也没有对上。是不是同一份公文？\n"
    assert "没有找到，正文里也没有“改造老旧小区充电设施”" in done.out


def test_a_folder_in_which_one_has_no_notice(gold: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "gold").mkdir()
    for name in ("要点", "方案"):
        (tmp_path / "gold" / f"{name}.json").write_bytes(gold.read_bytes())
    gold.unlink()
    correct(tmp_path / "gold" / "方案.json", lambda value: value.pop("source"))
    done = run("eval", "gold", ".", "--floor", "units=0.1")
    assert done.code == 4
    assert done.err.splitlines()[0].startswith("错误：gold/方案.json：YD001 在 . 里找不到它的公文")
    assert rows(done)["items"] == ["1.000", "1.000", "1.000", "3", "3"]
    both = run("eval", "gold", ".", "--json", "--floor", "units=0.99")
    assert both.code == 4
    said = json.loads(both.out)
    assert said["unread"] == ["gold/方案.json"]
    assert [one["field"] for one in said["below"]] == ["units"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["没有.json", "要点.txt"], "没有.json：YD001 找不到这个文件"),
        (["要点.json", "没有.txt"], "没有.txt：YD001 找不到这个文件或目录"),
        (["空", "要点.txt"], "空：YD001 目录里没有标准答案"),
        (["坏.json", "要点.txt"], "坏.json：YD011 items 缺这一项"),
        (["要点.json", "坏.json"], "坏.json：YD011 text 缺这一项"),
        (["表.json", "要点.txt"], "表.json：YD011 全文 应是一个JSON对象"),
        (["要点.json", "空.txt"], "空.txt：YD003"),
    ],
)
def test_nothing_to_measure(gold: Path, tmp_path: Path, run: Run, arguments: list[str], message: str) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "表.json").write_text("[1]", encoding="utf-8")
    (tmp_path / "坏.json").write_text('{"metadata": {}, "sections": []}', encoding="utf-8")
    done = run("eval", *arguments, "--floor", "items=1")
    assert (done.code, done.out) == (3, "")
    assert message in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--show", "unit"], "没有 unit 这个字段，可用的：metadata"),
        (["--floor", "unit=1"], "没有 unit 这个字段"),
        (["--floor", "units"], "应写成 字段=F1"),
        (["--floor", "units=95"], "应写成 字段=F1，F1在 0 到 1 之间"),
        (["--floor", "units=nan"], "应写成 字段=F1"),
    ],
)
def test_wrong_usage(run: Run, arguments: list[str], message: str) -> None:
    done = run("eval", "a.json", "a.txt", *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_a_draft_never_overwrites(tmp_path: Path, run: Run) -> None:
    write_letter(tmp_path)
    (tmp_path / "gold.json").write_text("改过的", encoding="utf-8")
    done = run("gold", "通知.txt", "-o", "gold.json")
    assert done.code == 2
    assert "YD010 已有这个文件" in done.err
    assert (tmp_path / "gold.json").read_text(encoding="utf-8") == "改过的"


@pytest.mark.parametrize("columns", [80, 120])
def test_the_table_on_a_terminal(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    notice = Notice.model_validate_json(HANDMADE.read_bytes())
    print_figures(compare(draft(notice), notice.model_copy(update={"items": notice.items[:1]})))
    out = capsys.readouterr().out
    assert len(out.strip().splitlines()) == len(FIELDS) + 2, "a line a field"
    for word in (*FIELDS, "精确率", "召回率", "公文要素", "0.667"):
        assert word in out


def test_the_rules_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    tally = Tally()
    tally.judge("target.made", right=True)
    tally.judge("target.made", right=False)
    tally.judge("old.rule", right=True)
    print_rules(tally)
    out = capsys.readouterr().out
    for word in ("target.made", "old.rule", "占答案", "0.500", "1.000"):
        assert word in out
