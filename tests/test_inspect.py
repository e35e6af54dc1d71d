"""What became of each line: nothing is told twice, nothing is lost, and what is told is what was done."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from notices import plan, squeezed
from tables import params

from ydparse.document import Cell, Line
from ydparse.inspect import inspect
from ydparse.models import FileLine
from ydparse.pipeline import Parsed, parse

ROOT = Path(__file__).resolve().parents[1]
SUFFIXES = (".txt", ".pdf", ".docx", ".html")
FILES = sorted(path.name for path in (ROOT / "samples").iterdir() if path.suffix in SUFFIXES)
DROPPED = ("page_number", "running_head", "rule")


@cache
def parsed(name: str) -> Parsed:
    return parse(ROOT / "samples" / name)


@cache
def lines_of(name: str) -> list[FileLine]:
    return inspect(parsed(name))


def of_text(text: str) -> list[FileLine]:
    return inspect(parse(text.encode()))


def origins(name: str) -> list[Line | Cell]:
    """Every line and every cell that the reader handed over, once."""
    found: list[Line | Cell] = []
    for block in parsed(name).raw.blocks:
        cells = [block] if isinstance(block, Line) else [cell for row in block.rows for cell in row]
        found += [cell for i, cell in enumerate(cells) if cell not in cells[:i]]
    left_out = [Line(one.wording, page=one.page) for one in parsed(name).raw.left_out]
    return [*found, *parsed(name).raw.site, *left_out]


def wording(lines: list[FileLine], kind: str, id_: str | None = None) -> str:
    """All that was taken as `kind`, in order, without blanks."""
    return squeezed(
        "".join(line.text[slice(*p.at)] for line in lines for p in line.parts if (p.kind, p.id) == (kind, id_))
    )


# --- on the samples ---------------------------------------------------------------------------------------------------


def test_the_samples_are_of_every_kind() -> None:
    assert {Path(name).suffix for name in FILES} == set(SUFFIXES)
    assert any(name.endswith(".wrapped.txt") for name in FILES)


@pytest.mark.parametrize("name", FILES)
def test_every_line_of_the_file_is_told_once(name: str) -> None:
    told = [(line.text, line.line, line.page) for line in lines_of(name)]
    assert told == [(one.text, one.number, one.page) for one in origins(name)]


@pytest.mark.parametrize("name", FILES)
def test_the_lines_cover_the_text(name: str) -> None:
    document = parsed(name).finders.document
    at = 0
    for start, end, origin in document.runs():
        assert at <= start < end
        assert set(document.text[at:start]) <= set("\n\t")
        assert squeezed(document.text[start:end]) in squeezed(origin.text)
        at = end
    assert set(document.text[at:]) <= set("\n\t")


@pytest.mark.parametrize("name", FILES)
def test_every_character_of_the_text_is_told(name: str) -> None:
    """Parts, with those that are not used, leave nothing that says something."""
    text = parsed(name).notice.text
    told = {i for line in lines_of(name) for part in line.parts for i in range(part.start, part.end)}
    left = "".join(char if i not in told else " " for i, char in enumerate(text))
    assert not [char for char in left if char.isalnum()]


@pytest.mark.parametrize("name", FILES)
def test_a_part_is_the_same_wording_in_the_line_and_in_the_text(name: str) -> None:
    text = parsed(name).notice.text
    for line in lines_of(name):
        for part in line.parts:
            assert squeezed(line.text[slice(*part.at)]) == squeezed(text[part.start : part.end])


@pytest.mark.parametrize("name", FILES)
def test_every_character_of_the_file_is_told(name: str) -> None:
    """In the parts of its line, or said to be left out: nothing gets lost in silence."""
    for line in lines_of(name):
        told = {i for part in line.parts for i in range(*part.at)}
        left = [char for i, char in enumerate(line.text) if char.isalnum() and i not in told]
        assert not left or line.fate in (*DROPPED, "left_out")
        assert not line.omitted


@pytest.mark.parametrize("name", FILES)
def test_the_counts_are_those_of_the_warnings(name: str) -> None:
    said = {warning.code: warning.message for warning in parsed(name).notice.warnings}
    fates = [line.fate for line in lines_of(name)]
    for code, count in (("YD120", sum(fate in DROPPED for fate in fates)), ("YD121", fates.count("joined"))):
        assert [str(count)] * (count > 0) == re.findall(r"\d+", said.get(code, ""))


@pytest.mark.parametrize("name", FILES)
def test_everything_found_has_its_lines(name: str) -> None:
    notice, lines = parsed(name).notice, lines_of(name)
    for section in notice.sections:
        assert wording(lines, "heading", section.id) == squeezed(section.label + section.title)
        assert wording(lines, "text", section.id).endswith(squeezed(section.text)[-20:])
    for item in notice.items:
        assert wording(lines, "item", item.id) == squeezed(item.label + item.text)
        closed = [clause for clause in item.units if not clause.inline and not clause.implied]
        assert bool(closed) <= bool(wording(lines, "clause", item.id))
    for i, table in enumerate(notice.tables, 1):
        for j, row in enumerate(table.rows, 1):
            own = wording(lines, "row", f"t{i}r{j}").replace("；", "")  # a merged cell is told with its first row
            assert squeezed(row.subtask or row.task).replace("；", "") in own
            assert own in squeezed("".join(row.cells.values())).replace("；", "")


@pytest.mark.parametrize("name", FILES)
def test_every_value_has_its_place(name: str) -> None:
    notice = parsed(name).notice
    told = {kind: set[int]() for kind in ("unit", "deadline", "target")}
    for part in (part for line in lines_of(name) for part in line.parts if part.kind in told):
        told[part.kind] |= set(range(part.start, part.end))
    for entry in (*notice.sections, *notice.items, *(row for table in notice.tables for row in table.rows)):
        units = [unit for unit in entry.units if not unit.implied]
        for kind, values in (("unit", units), ("deadline", entry.deadlines), ("target", entry.targets)):
            for value in values:
                said = (i for i in range(value.span.start, value.span.end) if not notice.text[i].isspace())
                assert set(said) <= told[kind]


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("qinghe")])
def test_the_elements_of_the_notice(name: str) -> None:
    lines, metadata = lines_of(name), parsed(name).notice.metadata
    for kind in ("title", "notice_title", "document_number", "printed_by"):
        assert wording(lines, kind) == getattr(metadata, kind)
    assert wording(lines, "issuer") == "".join(metadata.issuer)
    assert wording(lines, "issued_on") == "2026年3月18日"
    assert wording(lines, "printed_on") == "2026年3月19日印发"
    assert wording(lines, "approved_on").startswith("已经2026年3月2日")
    assert wording(lines, "addressees").startswith("各县（区）人民政府，")
    assert wording(lines, "cc").startswith("抄送：")


# --- on invented files ------------------------------------------------------------------------------------------------

LONG = "本行有二十六个汉字用来表示这是一张纸上写满了的一行文字啊"  # of one width, so that it goes on
NUMBERED = [f"{LONG}{i % 10}" for i in range(16)]
FATES = [
    ("a page number", plan("（一）完善制度。", "— 1 —", "（二）加强培训。"), "— 1 —", "page_number"),
    ("a printed rule", plan("（一）完善制度。", "——————", "（二）加强培训。"), "——————", "rule"),
    ("a blank line", plan("（一）完善制度。", "", "（二）加强培训。"), "", "blank"),
    ("what shows nothing", plan("（一）完善制度。", "\u200b ", "（二）加强培训。"), " ", "blank"),
    ("a broken line", plan("（一）完善制度（含办法、", "细则）。", "（二）加强培训。"), "细则）。", "joined"),
    ("a paragraph", plan("（一）完善制度。", "（二）加强培训。"), "（二）加强培训。", "paragraph"),
    (
        "a running head",
        plan(*(line for i in range(1, 5) for line in (f"（{'一二三四'[i - 1]}）完善制度{i}。", f"— {i} —", "青禾市文件"))),
        "青禾市文件",
        "running_head",
    ),
    ("a rule of a table", "青禾市分工表\n\n|任务|责任单位|\n|---|---|\n|修路|市住建局|\n|架桥|市交通局|\n", "|---|---|", "left_out"),
    ("a row of a table", "青禾市分工表\n\n|任务|责任单位|\n|---|---|\n|修路|市住建局|\n|架桥|市交通局|\n", "|架桥|市交通局|", "cell"),
    (
        "a bare page number within a sentence",
        "\n".join(["青禾市2026年工作要点", "一、重点任务", *NUMBERED, "1", *NUMBERED, "2", *NUMBERED]) + "\n",
        "2",
        "page_number",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "fate"), params(FATES))
def test_the_fate_of_a_line(text: str, line: str, fate: str) -> None:
    assert {one.fate for one in of_text(text) if one.text == line} == {fate}


def test_a_page_number_within_a_sentence_is_counted() -> None:
    text = next(case[1] for case in FATES if case[0].startswith("a bare"))
    said = [warning.message for warning in parse(text.encode()).notice.warnings if warning.code == "YD120"]
    assert said == ["去掉了 2 行页码、页眉"]


TAKEN = [
    ("a heading", plan("（一）完善制度。"), "heading", "s1", "一、重点任务"),
    ("text below a heading", plan("各单位要尽快落实。", "（一）完善制度。"), "text", "s1", "各单位要尽快落实。"),
    ("a task", plan("（一）完善制度。（县财政局负责）"), "item", "i1", "（一）完善制度。（县财政局负责）"),
    ("its clause", plan("（一）完善制度。（县财政局负责）"), "clause", "i1", "（县财政局负责）"),
    ("a unit", plan("（一）完善制度。（县财政局负责）"), "unit", "i1", "县财政局"),
    ("a unit among blanks", plan("（一）完善制度。（县 财政局 负责）"), "unit", "i1", "县财政局"),
    ("a limit", plan("（一）9月底前完善制度。"), "deadline", "i1", "9月底前"),
    ("a target", plan("（一）新建充电桩500个。"), "target", "i1", "新建充电桩500个"),
    (
        "a convention",
        plan("（一）完善制度。（县财政局、县审计局负责。列第一位者为牵头单位，下同）"),
        "convention",
        None,
        "列第一位者为牵头单位",
    ),
    ("a preamble", plan("（一）完善制度。").replace("一、", "为做好工作，制定本要点。\n一、"), "unused", None, "为做好工作，制定本要点。"),
    (
        "what closes a plan",
        plan("（一）完善制度。（县财政局负责）", foot=["请各地区各部门结合实际抓好贯彻落实，重大情况及时报告。"]),
        "closing",
        None,
        "请各地区各部门结合实际抓好贯彻落实，重大情况及时报告。",
    ),
    ("a header", "青禾市任务分工表\n\n|任务|责任单位|\n|修路|市住建局|\n|架桥|市交通局|\n", "header", None, "任务责任单位"),
    ("a table's title", "青禾市任务分工表\n\n|任务|责任单位|\n|修路|市住建局|\n|架桥|市交通局|\n", "table_title", None, "青禾市任务分工表"),
    ("a row", "青禾市任务分工表\n\n|任务|责任单位|\n|修路|市住建局|\n|架桥|市交通局|\n", "row", "t1r2", "架桥市交通局"),
    ("a unit of a row", "青禾市任务分工表\n\n|任务|责任单位|\n|修路|市住建局|\n|架桥|市交通局|\n", "unit", "t1r2", "市交通局"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "id_", "said"), params(TAKEN))
def test_what_a_wording_is_taken_as(text: str, kind: str, id_: str | None, said: str) -> None:
    assert wording(of_text(text), kind, id_) == said


def test_a_notice_whose_breaks_are_lost_has_many_parts_on_a_line() -> None:
    text = "青禾市2026年重点工作要点一、重点任务1.完善制度。（县财政局负责）2.新建充电桩500个。（县住建局负责）3.加强培训。（县人社局负责）"
    (line,) = of_text(text)
    assert [part.id for part in line.parts if part.kind == "item"] == ["i1", "i2", "i3"]
    assert line.text[slice(*next(part.at for part in line.parts if part.id == "i2"))].startswith("2.新建充电桩500个")


def test_cells_that_a_row_has_too_many_are_told() -> None:
    rows = ["|任务|责任单位|", "|修路|市住建局|", "|架桥|市交通局|备注|又一格|再一格|"]
    line = of_text("青禾市任务分工表\n\n" + "\n".join(rows) + "\n")[-1]
    assert line.text == rows[-1]
    told = {i for part in line.parts for i in range(*part.at)} | {i for gap in line.omitted for i in range(*gap)}
    assert not [char for i, char in enumerate(line.text) if char.isalnum() and i not in told]
    assert "再一格" in "".join(line.text[slice(*gap)] for gap in line.omitted)


def test_a_merged_cell_is_told_once() -> None:
    lines = lines_of("baishi-key-points-2026.docx")
    merged = [line for line in lines if line.text == "深化与东陵市永安区友好合作。"]
    assert len(merged) == 1
    assert [part.id for part in merged[0].parts if part.kind == "row"] == ["t1r2"]


def test_what_a_convention_adds_to_every_task_is_told_where_it_is_said() -> None:
    text = plan("（一）完善制度。（县财政局负责）", "（二）加强培训。（县人社局负责）").replace(
        "一、重点任务", "一、重点任务\n以下任务均需各县区政府落实，不再列出。"
    )
    said = parse(text.encode())
    assert any(unit.implied for item in said.notice.items for unit in item.units)
    assert wording(inspect(said), "convention").startswith("以下任务均需各县区政府落实")
    assert "各县区政府" not in wording(inspect(said), "unit", "i1")
