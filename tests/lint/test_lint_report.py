"""Where faults are shown, and the formats."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
from drafts import CLEAN, spoilt
from tables import params

from ydparse.cli.finding_lines import text_lines
from ydparse.lint import RULES, check, chosen
from ydparse.lint.report import WRITERS, Checked
from ydparse.pipeline import parse

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
SCHEMA = json.loads(Path(__file__).with_name("sarif.schema.json").read_text(encoding="utf-8"))
SCRAPS = ["", "一", "（", "〕", "9", "31日", ".", "；", "\n", "\t", "附件", "第9条", "牵头单位："]
WRONG = spoilt(("6.清理", "6清理"), ("5—8场", "8—5场"), ("〔2026〕", "[2026]"))


def found_in(data: bytes | Path, path: str = "要点.txt") -> Checked:
    """A file, checked by all rules."""
    parsed = parse(data)
    return Checked(path, parsed.notice.source, check(parsed, chosen(["YD"])))


@pytest.fixture(scope="module")
def checked() -> Checked:
    return found_in(WRONG.encode())


def test_a_fault_is_shown_as_compilers_show_it(checked: Checked) -> None:
    stop = next(one for one in checked.findings if one.rule.code == "YD203")
    line = WRONG.splitlines().index(stop.place.wording) + 1
    shown = ["".join(piece.text for piece in pieces) for pieces in text_lines("要点.txt", stop)]
    assert shown == [
        f"要点.txt:{line}:1: YD203 序号“6”后缺少顿号或句点（如“1.”）",
        "   |",
        f"{line} | 6清理规范性文件12件，11月30日前完成。（牵头单位：县司法局；责任单位：县审…",
        "   | ^",
        f"   = 改法：{RULES['YD203'].remedy}",
    ]


def test_marks_stand_below_what_they_mark(checked: Checked) -> None:
    turned = next(one for one in checked.findings if one.rule.code == "YD242")
    lines = ["".join(piece.text for piece in pieces) for pieces in text_lines("a", turned)]
    before = lines[2][: lines[2].index("8—5场")]
    columns = sum(2 if ord(char) > 0x2000 else 1 for char in before)
    assert lines[3].index("^") == columns
    assert lines[3].count("^") == len("8-5") + 2


def test_a_long_line_is_cut_around_the_fault() -> None:
    one = found_in(("题\n一、总则\n" + "甲" * 300 + "白石县2026年9月31日前完成。" + "乙" * 300).encode())
    fault = next(finding for finding in one.findings if finding.rule.code == "YD234")
    shown = ["".join(piece.text for piece in pieces) for pieces in text_lines("a", fault)][2]
    assert "2026年9月31日" in shown
    assert len(shown) < 60
    assert shown.count("…") == 2


PLACES = [
    ("lines of a text", "baishi-key-points-2026.txt", "YD203", None, 22, 1),
    ("paragraphs of Word", "baishi-key-points-2026.docx", "YD203", None, 22, 1),
    ("lines of a page", "baishi-key-points-2026.pdf", "YD203", 3, 13, 1),
]


@pytest.mark.parametrize(("name", "code", "page", "line", "column"), params(PLACES))
def test_where_a_fault_stands(name: str, code: str, page: int | None, line: int, column: int) -> None:
    place = next(one.place for one in found_in(SAMPLES / name).findings if one.rule.code == code)
    assert (place.page, place.line, place.column) == (page, line, column)
    assert place.wording[place.column - 1 : place.end_column - 1] == "9"


SAME = [SAMPLES / f"baishi-key-points-2026.{suffix}" for suffix in ("txt", "docx", "html", "pdf", "ofd")]


@pytest.mark.parametrize("path", SAME, ids=lambda path: path.suffix)
def test_the_same_notice_has_the_same_faults_in_every_format(path: Path) -> None:
    assert [one.rule.code for one in found_in(path).findings] == ["YD201", "YD203", "YD202", "YD231"]


def test_places_say_what_they_say() -> None:
    for path in sorted(SAMPLES.glob("*.txt")):
        parsed = parse(path)
        lines = path.read_bytes().decode(parsed.raw.encoding or "utf-8").splitlines()
        for one in check(parsed, chosen(["YD"])):
            shown = lines[one.place.line - 1][one.place.column - 1 : one.place.end_column - 1]
            assert "".join(shown.split()) in one.evidence or one.evidence in "".join(shown.split())


@pytest.mark.parametrize("seed", range(12))
def test_a_notice_spoilt_at_random_breaks_nothing(seed: int) -> None:
    chance, text = Random(seed), list(CLEAN)
    for _ in range(chance.randint(5, 60)):
        at = chance.randrange(len(text))
        text[at : at + chance.choice((0, 1, 1, 6))] = chance.choice(SCRAPS)
    found = found_in("".join(text).encode())
    assert all(one.place.end_column > one.place.column >= 1 for one in found.findings)
    assert all(write([found]) for write in WRITERS.values())
    assert all(list(text_lines("a", one)) for one in found.findings)


def test_json(checked: Checked) -> None:
    told: list[dict[str, Any]] = json.loads(WRITERS["json"]([checked]))
    assert [one["code"] for one in told] == ["YD211", "YD242", "YD203"]
    assert told[1]["evidence"] == "8—5场"
    assert told[1]["severity"] == "error"
    assert parse(WRONG.encode()).notice.text[told[1]["start"] : told[1]["end"]] == "8—5场"
    assert set(told[0]) == {
        "path", "code", "name", "severity", "message", "evidence", "remedy",
        "page", "line", "column", "end_column", "start", "end",
    }  # fmt: skip


def validator() -> jsonschema.Draft202012Validator:
    """Of the part of the schema of SARIF 2.1.0 that is used, formats included."""
    return jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize(
    "name", ["baishi-key-points-2026.txt", "baishi-key-points-2026.pdf", "baishi-key-points-2026.docx"]
)
def test_sarif_keeps_to_its_schema(name: str) -> None:
    log = json.loads(WRITERS["sarif"]([found_in(SAMPLES / name, f"通 知/{name}"), found_in(CLEAN.encode(), "空.txt")]))
    validator().validate(log)
    run = log["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    assert [result["ruleId"] for result in run["results"]] == ["YD201", "YD203", "YD202", "YD231"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith("%E9%80%9A%20%E7%9F%A5/")
        assert ("region" in place) == name.endswith(".txt")


def test_the_schema_refuses_what_is_no_sarif() -> None:
    log = json.loads(WRITERS["sarif"]([found_in(WRONG.encode())]))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    log["runs"][0]["results"][1]["rule"] = "YD242"
    assert len(list(validator().iter_errors(log))) == 2


def test_markdown(checked: Checked) -> None:
    page = WRITERS["markdown"]([checked, found_in(CLEAN.encode(), "好_的.txt")])
    assert page.startswith("## 要点.txt\n\n| 位置 |")
    assert "发文字号“白政办\\[2026\\]12号”" in page
    assert "共 3 处：错误 1，警告 2\n" in page
    assert page.endswith("## 好\\_的.txt\n\n没有发现问题\n\n")
    rows = [line for line in page.splitlines() if line.startswith("| 第")]
    assert len(rows) == len(checked.findings)
