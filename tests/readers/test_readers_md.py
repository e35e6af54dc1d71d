# ruff: noqa: E501 - one case a line reads best
"""Markdown: what other tools make of a paper gives what the paper gives; a text with a few such signs stays a text."""

from __future__ import annotations

import json

import formats
import markdown
import pytest
from made import grids, only_grid, shape, texts
from tables import params

from ydparse import extract
from ydparse.readers import Options, read

HEAD = "# 青禾市竹业振兴行动方案\n\n"

FLOW: list[tuple[str, str, list[str]]] = [
    ("headings", "## 一、总则\n### （一）原则\n甲。", ["一、总则", "（一）原则", "甲。"]),
    ("headings that close", "## 一、总则 ##", ["一、总则"]),
    ("headings without a blank", "##一、总则\n\n#二、任务", ["一、总则", "二、任务"]),
    ("underlined headings", "一、总则\n====\n\n（一）原则\n----\n甲。", ["一、总则", "（一）原则", "甲。"]),
    ("bold", "**一、总则**\n\n__二、任务__\n\n1.**建设苗圃。**选育良种。", ["一、总则", "二、任务", "1.建设苗圃。选育良种。"]),
    ("bullets", "- 建设苗圃\n* 推广良种\n+ 办好展会", ["建设苗圃", "推广良种", "办好展会"]),
    ("bullets before numbers", "- 1.建设苗圃\n- （二）推广良种\n* 一、办好展会", ["1.建设苗圃", "（二）推广良种", "一、办好展会"]),
    ("numbered lists", "3. 甲\n4. 乙\n\n一\n\n1) 丙\n2) 丁", ["3.甲", "4.乙", "一", "1)丙", "2)丁"]),
    ("all numbered 1", "1. 甲\n1. 乙\n1. 丙", ["1.甲", "2.乙", "3.丙"]),
    ("numbers with a gap stay", "1. 甲\n3. 乙", ["1.甲", "3.乙"]),
    ("lists in lists", "- 一、甲\n    1. 乙\n    2. 丙\n- 二、丁", ["一、甲", "1.乙", "2.丙", "二、丁"]),
    ("escapes", r"1\. 甲\_乙\[2026\]" + "\n\n" + r"\*市财政局\*", ["1. 甲_乙[2026]", "*市财政局*"]),
    ("four blanks make no code", "    1.建设苗圃。\n\n    2.推广良种。", ["1.建设苗圃。", "2.推广良种。"]),
    ("rule lines", "甲。\n\n---\n\n***\n\n- - -\n\n乙。", ["甲。", "乙。"]),
    ("a rule right below a paragraph of two lines", "1.建设苗圃，\n选育良种。\n---\n2.推广良种。", ["1.建设苗圃，", "选育良种。", "2.推广良种。"]),
    ("pictures and links", "![印章](images/1.png)\n\n见[《办法》](http://a.example/1.html \"题\")和<http://a.example>", ["见《办法》和http://a.example"]),
    ("what looks like the target of a link", "[附件]: 任务清单\n\n[1]: /a", ["[附件]: 任务清单", "[1]: /a"]),
    ("quotations", "> 一、总则\n> 甲。\n>\n> > 乙。", ["一、总则", "甲。", "乙。"]),
    ("fences", "```\n1.建设苗圃。\n2.推广良种。\n```", ["1.建设苗圃。", "2.推广良种。"]),
    ("a fence around Markdown", "```markdown\n## 一、总则\n- 1.甲\n```", ["一、总则", "1.甲"]),
    ("comments and references", "<!-- page 2 -->\n\n甲&nbsp;乙&ldquo;丙&#8221;<!-- x -->", ["甲\u00a0乙“丙”"]),
    ("breaks", "甲<br>乙  \n丙\\\n丁", ["甲", "乙", "丙", "丁"]),
    ("tags", "<div align=\"center\">\n\n甲<sup>2</sup>\n\n</div>\n\n<p>乙</p>", ["甲2", "乙"]),
    ("products", "5*8*3米，长*宽*高，*18万吨*以上", ["5*8*3米，长*宽*高，18万吨以上"]),
    ("a star before a lead", "*市财政局、市审计局", ["*市财政局、市审计局"]),
    ("formulas of figures", r"达到$8 5 \%$以上，$\geq 3$项，单价$5元和$6元，$x_1$", ["达到85%以上，≥3项，单价$5元和$6元，$x_1$"]),
    ("hashtags and numbers", "#1机组\n#青禾发布#", ["#1机组", "#青禾发布#"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), params(FLOW))
def test_what_is_shown(text: str, lines: list[str]) -> None:
    raw = read((HEAD + text).encode(), "a.txt")
    assert raw.format == "md"
    assert [line for line in texts(raw) if line] == ["青禾市竹业振兴行动方案", *lines]


def test_lines_have_the_numbers_of_the_file() -> None:
    text = "---\ntool: x\n---\n\n# 一、总则\n\n甲，\n乙。\n\n- 丙\n\n```md\n## 丁\n```\n\n| 一 | 二 |\n|---|---|\n| 三 | 四 |\n"
    raw = read(text.encode())
    found = {line.text: line.number for line in raw.blocks if hasattr(line, "text") and line.text}  # type: ignore[union-attr]
    assert found == {"一、总则": 5, "甲，": 7, "乙。": 8, "丙": 10, "丁": 13}
    assert [[cell.number for cell in row] for row in only_grid(raw).rows] == [[16, 16], [18, 18]]


def test_what_its_tags_hide_is_left_out_and_told() -> None:
    raw = read(
        f"{HEAD}<p style='display:none'>3.拆除泵站。（县水利局负责）</p>\n\n<p style='color:gray'>甲</p>\n".encode()
    )
    assert [line for line in texts(raw) if line] == ["青禾市竹业振兴行动方案", "甲"]
    assert [(one.wording, one.kind) for one in raw.left_out] == [("3.拆除泵站。（县水利局负责）", "hidden")]


HEADS: list[tuple[str, str, list[str]]] = [
    ("yaml", "---\ntool: mineru\ntags:\n  - 竹业\n---\n甲。", ["甲。"]),
    ("toml", '+++\ntool = "x"\n+++\n甲。', ["甲。"]),
    ("a title that stands only there", '---\ntitle: "青禾市行动方案"\n---\n甲。', ["青禾市行动方案", "甲。"]),
    ("a title that stands below too", "---\ntitle: 青禾市行动方案\n---\n# 青禾市行动方案\n\n甲。", ["青禾市行动方案", "甲。"]),
    ("rules that are no head", "---\n一、总则\n---\n\n# 二、任务", ["一、总则", "二、任务"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), params(HEADS))
def test_the_head_of_the_file(text: str, lines: list[str]) -> None:
    assert [line for line in texts(read(text.encode(), "a.md")) if line] == lines


RULE = "|---|---|---|\n"
TABLES: list[tuple[str, str, list[list[str]], list[list[int]]]] = [
    ("plain", f"| 序号 | 任务 | 单位 |\n{RULE}| 1 | **甲** | 乙<br>丙 |", [["序号", "任务", "单位"], ["1", "甲", "乙\n丙"]], [[0, 1, 2], [3, 4, 5]]),
    ("without outer bars", "序号 | 任务\n:-- | --:\n1 | 甲\\|乙", [["序号", "任务"], ["1", "甲|乙"]], [[0, 1], [2, 3]]),
    ("merged down, left empty", f"| 序号 | 任务 | 单位 |\n{RULE}| 1 | 甲 | 乙 |\n|  |  | 丙 |", [["序号", "任务", "单位"], ["1", "甲", "乙"], ["1", "甲", "丙"]], [[0, 1, 2], [3, 4, 5], [3, 4, 6]]),
    ("merged down, said again", f"| 序号 | 任务 | 单位 |\n{RULE}| 1 | 甲 | 乙 |\n| 1 | 甲 | 丙 |", [["序号", "任务", "单位"], ["1", "甲", "乙"], ["1", "甲", "丙"]], [[0, 1, 2], [3, 4, 5], [3, 4, 6]]),
    ("a band said again", f"| 序号 | 任务 | 单位 |\n{RULE}| 一、总则 | 一、总则 | 一、总则 |\n| 1 | 甲 | 乙 |", [["序号", "任务", "单位"], ["一、总则"] * 3, ["1", "甲", "乙"]], [[0, 1, 2], [3, 3, 3], [4, 5, 6]]),
    ("a heading over two columns", f"| 任务 |  | 单位 |\n{RULE}| 甲 | 乙 | 丙 |\n| 丁 |  | 戊 |", [["任务", "任务", "单位"], ["甲", "乙", "丙"], ["丁", "丁", "戊"]], [[0, 0, 1], [2, 3, 4], [5, 5, 6]]),
    ("what is empty at the right stays empty", f"| 序号 | 任务 | 单位 |\n{RULE}| 1 | 甲 | 乙 |\n| 2 | 丙 |  |", [["序号", "任务", "单位"], ["1", "甲", "乙"], ["2", "丙", ""]], [[0, 1, 2], [3, 4, 5], [6, 7, 8]]),
    ("as HTML", "<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>甲</td></tr></table>", [["序号", "任务"], ["1", "甲"]], [[0, 1], [2, 3]]),
]  # fmt: skip


@pytest.mark.parametrize(("table", "rows", "cells"), params(TABLES))
def test_tables(table: str, rows: list[list[str]], cells: list[list[int]]) -> None:
    raw = read(f"{HEAD}{table}\n".encode())
    assert grids(raw) == [rows]
    assert shape(only_grid(raw)) == cells


UNEVEN: list[tuple[str, str, list[list[str]]]] = [
    ("surplus cells that are empty", "| 1 | 建渠 | 县水利局 | 6月底 | |\n| 2 | 修路 | 县交通局 | 9月底 |  |  |", [["1", "建渠", "县水利局", "6月底"], ["2", "修路", "县交通局", "9月底"]]),
    ("surplus wording", "| 1 | 建渠 | 县水利局 | 6月底 | **新建** | |\n| 2 | 修路 | 县交通局 | | 续建<br>分期 |", [["1", "建渠", "县水利局", "6月底\n新建"], ["2", "修路", "县交通局", "续建\n分期"]]),
    ("surplus wording without outer bars", "1 | 建渠 | 县水利局 | 6月底 | 新建", [["1", "建渠", "县水利局", "6月底\n新建"]]),
    ("no merged number", "| 1 | 建渠 | 县水利局 | 6月底 |\n| 修路 | 县交通局 | 9月底 |\n| 2 | 植树 | 县林业局 | 3月底 |", [["1", "建渠", "县水利局", "6月底"], ["1", "修路", "县交通局", "9月底"], ["2", "植树", "县林业局", "3月底"]]),
    ("no merged number, and no limit", "| 1 | 建渠 | 县水利局 | 6月底 |\n| 修路 | 县交通局 |", [["1", "建渠", "县水利局", "6月底"], ["1", "修路", "县交通局", ""]]),
    ("the last cell lost", "| 1 | 建渠 | 县水利局 | 6月底 |\n| 2 | 修路 | 县交通局 |", [["1", "建渠", "县水利局", "6月底"], ["2", "修路", "县交通局", ""]]),
    ("a band of one cell", "| 1 | 建渠 | 县水利局 | 6月底 |\n| 二、交通 |\n| 修路 | 县交通局 | 9月底 |", [["1", "建渠", "县水利局", "6月底"], ["二、交通", "", "", ""], ["", "修路", "县交通局", "9月底"]]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "read_as"), params(UNEVEN))
def test_rows_with_more_or_fewer_cells_than_the_head(rows: str, read_as: list[list[str]]) -> None:
    raw = read(f"{HEAD}| 序号 | 任务 | 责任单位 | 时限 |\n|---|---|---|---|\n{rows}\n".encode())
    assert grids(raw) == [[["序号", "任务", "责任单位", "时限"], *read_as]]


GROUPED: list[tuple[str, str, list[list[str]]]] = [
    ("no group", "| 产业 | 1 | 建园 | 县工信局 |\n| 2 | 招商 | 县商务局 |", [["产业", "1", "建园", "县工信局"], ["产业", "2", "招商", "县商务局"]]),
    ("neither group nor number", "| 产业 | 1 | 建园 | 县工信局 |\n| 招商 | 县商务局 |", [["产业", "1", "建园", "县工信局"], ["产业", "1", "招商", "县商务局"]]),
    ("no body", "| 产业 | 1 | 建园 | 县工信局 |\n| 交通 | 2 | 修路 |", [["产业", "1", "建园", "县工信局"], ["交通", "2", "修路", ""]]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "read_as"), params(GROUPED))
def test_rows_that_lack_their_group(rows: str, read_as: list[list[str]]) -> None:
    raw = read(f"{HEAD}| 类别 | 序号 | 任务 | 责任单位 |\n|---|---|---|---|\n{rows}\n".encode())
    assert grids(raw)[0][1:] == read_as


def test_a_group_that_is_not_written_again_is_one_cell() -> None:
    table = "| 类别 | 任务 | 责任单位 |\n|---|---|---|\n| 产业 | 建园 | 县工信局 |\n| 招商 | 县商务局 |\n| 展会 | 县贸促会 |\n"
    assert shape(only_grid(read(f"{HEAD}{table}".encode()))) == [[0, 1, 2], [3, 4, 5], [3, 6, 7], [3, 8, 9]]


TEXTS: list[tuple[str, str]] = [
    ("signs of the text", "白石县工作要点\n\n#1机组改造\n*市财政局、市审计局\n5*8*3米"),
    ("a table of bars with a rule", "白石县任务分解表\n| 序号 | 任务 | 单位 |\n|---|---|---|\n| 1 | 建渠 | 县水利局 |"),
    ("a table of bars", "白石县任务分解表\n| 序号 | 任务 | 单位 |\n| 1 | 建渠 | 县水利局 |\n| 2 | 修路 | 县交通局 |"),
    ("rule lines", "白石县工作要点\n------\n一、总则\n\n二、任务"),
    ("bullets", "白石县工作要点\n- 甲\n- 乙\n- 丙"),
    ("dashes of a page", "白石县工作要点\n- 1 -\n一、总则\n- 2 -"),
    ("bold once", "白石县工作要点\n**一、总则**\n甲。"),
    ("hashtags", "#青禾发布# 白石县工作要点\n#一图读懂# 一、总则"),
    ("a path", r"白石县工作要点 D:\要点\[2026] 终稿.txt"),
    ("figures between underlines", "面积_2.5万亩_，编号 a_b_c"),
    ("comparisons", "a > b\n> 60分\n一、总则"),
]  # fmt: skip


@pytest.mark.parametrize("text", params(TEXTS))
def test_a_text_with_such_signs_stays_a_text(text: str) -> None:
    raw = read(text.encode(), "a.txt")
    assert (raw.format, texts(raw)) == ("txt", text.split("\n"))


PAGES = [
    "---\nlayout: x\ntitle: 青禾市\n---\n\n<div><p>一、总则</p></div>\n",
    "<p># 一、总则</p><p># 二、任务</p>",
    "<div>**一**</div>\n**二**",
]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_such_a_head_or_signs_stays_a_page(page: str) -> None:
    assert read(page.encode()).format == "html"


def test_the_name_tells_where_the_text_does_not() -> None:
    assert read("白石县工作要点\n一、总则".encode(), "A.MD").format == "md"


@pytest.mark.parametrize("style", markdown.STYLES)
@pytest.mark.parametrize("name", formats.NAMES)
def test_a_sample_as_markdown_is_the_notice_that_its_text_is(name: str, style: str) -> None:
    from test_formats import of_text, said

    notice = extract(markdown.markdown_of(name, style).encode())
    assert notice.source.format == "md"
    expected, found = of_text(name), said(notice)
    for part, values in expected.items():
        assert found[part] == values, part
    assert not any(mark in notice.text for mark in ("**", "##", "<", "|", "!["))


@pytest.mark.parametrize("sign", ["*", "[", "> ", "![", "- ", "`", "<a ", "|", "**甲", "1. ", "$"])
def test_signs_without_end_are_read_in_time(sign: str) -> None:
    text = "# 要点\n\n" + sign * 20_000 + "\n\n一、总则\n"
    assert "一、总则" in texts(read(text.encode(), options=Options(encoding="utf-8")))


def test_json_of_a_markdown_file() -> None:
    found = json.loads(extract(f"{HEAD}## 一、任务\n\n- 1.建渠3公里。（县水利局负责）\n".encode()).model_dump_json())
    assert found["source"]["format"] == "md"
    assert found["items"][0]["span"]["line"] == 5
