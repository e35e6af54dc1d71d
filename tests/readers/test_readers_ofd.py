# ruff: noqa: E501 - one case a line reads best
"""OFD files: what a page shows, how the parts of a package are found, several documents in one file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import formats
import pytest
from made import grids, only_grid, pdf, shape, texts, write, zipped
from made_ofd import ASCENT, SPACE, Document, Way, box, line, mm, objects_of, ofd, path, picture, text
from made_scan import jpeg, pictures_of, scanned
from PIL import Image
from tables import params

from ydparse import errors, extract
from ydparse.document import Box, Grid, Line
from ydparse.readers import Options, read
from ydparse.readers.ocr_scans import Pictured, laid
from ydparse.readers.page import Char, Page

COLUMNS = (60, 110, 360, 520)
HEADER = ("序号", "重点任务", "责任单位")
FIRST = (HEADER, ("1", "新建学校。", "市教育局"))


def codes(*inner: str, more: str = "", boundary: str = "10 20 100 10") -> str:
    """A text object of these TextCodes, in millimetres: 5 mm high, at 10, 20."""
    return f'<ofd:TextObject Boundary="{boundary}" Font="1" Size="5" {more}>{"".join(inner)}</ofd:TextObject>'


def code(words: str, place: str = 'X="0" Y="4.4"', steps: str = "") -> str:
    return f"<ofd:TextCode {place} {steps}>{words}</ofd:TextCode>"


def composite(resource: str, more: str = "") -> str:
    return f'<ofd:CompositeObject Boundary="0 0 210 297" ResourceID="{resource}" {more}/>'


def unit(number: str, objects: str) -> str:
    return f'<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="{number}"><ofd:Content>{objects}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>'


SHOWN: list[tuple[str, str, list[str]]] = [
    ("reading order", text("乙", 90, 130) + text("甲", 90, 100) + text("丙", 300, 100), ["甲 丙", "乙"]),
    ("blocks within blocks", "<ofd:PageBlock><ofd:PageBlock>" + text("甲", 90, 100) + "</ofd:PageBlock></ofd:PageBlock>", ["甲"]),
    ("steps as they are", codes(code("甲乙丙", steps='DeltaX="5 15"')), ["甲乙 丙"]),
    ("repeated steps", codes(code("甲乙丙丁", steps='DeltaX="g 2 5 12"')), ["甲乙丙 丁"]),
    ("repeated without end", codes(code("甲乙", steps='DeltaX="g 999999999999 5"')), ["甲乙"]),
    ("repeated wrongly", codes(code("甲乙丙", steps='DeltaX="g"')), ["甲乙丙"]),  # all in one place
    ("too few steps", codes(code("甲乙丙丁", steps='DeltaX="5"')), ["甲乙丙丁"]),
    ("no steps", codes(code("到2026年")), ["到2026年"]),
    ("steps with commas", codes(code("甲乙丙", steps='DeltaX="5,5"')), ["甲乙丙"]),
    ("Latin letters of many widths", codes(code("GDP will grow", steps='DeltaX="3.6 3.6 2.8 1.2 3.6 1.4 1.4 1.4 1.2 2.5 1.7 2.5"')), ["GDP will grow"]),
    ("a blank that is only a step", codes(code("AB", steps='DeltaX="8"')), ["A B"]),
    ("figures with the steps of Chinese characters", codes(code("到2026年", steps='DeltaX="g 5 5"')), ["到2026年"]),
    ("a place like that before", codes(code("甲"), code("乙", 'X="5"'), code("丙", 'Y="14"')), ["甲乙", "丙"]),
    ("several codes on a line", codes(code("甲"), code("乙", 'X="5" Y="4.4"')), ["甲乙"]),
    ("downward", codes(code("甲乙", steps='DeltaY="6"')), ["甲", "乙"]),
    ("downward without steps", codes(code("甲乙"), more='ReadDirection="90"'), ["甲", "乙"]),
    ("narrowed", codes(code("甲乙丙", steps='DeltaX="2.5 2.5"'), more='HScale="0.5"'), ["甲乙丙"]),
    ("scaled", codes(code("甲乙", 'X="0" Y="1"', 'DeltaX="1"'), more='CTM="5 0 0 5 0 0"'), ["甲乙"]),
    ("moved", codes(code("甲乙", steps='DeltaX="5"'), more='CTM="1 0 0 1 30 40"') + text("丙", 0, 175), ["丙 甲乙"]),
    ("slanted", codes(code("甲乙", steps='DeltaX="5"'), more='CTM="1 0 -0.3 1 0 0"'), ["甲乙"]),
    ("broken over lines in the XML", codes(code("\n      甲乙\n    ", steps='DeltaX="5"')), ["甲乙"]),
    ("CDATA", codes(code("<![CDATA[甲&乙]]>", steps='DeltaX="5 2.5"')), ["甲&乙"]),
    ("a blank in the text", codes(code("青禾市 白石县", steps='DeltaX="g 6 5"')), ["青禾市 白石县"]),
    ("drawn twice for bold", text("青禾市", 90, 100) + text("青禾市", 90.4, 100), ["青禾市"]),
    ("repeated characters stay", text("人人有责", 90, 100), ["人人有责"]),
    ("radicals", text("⽅案", 90, 100), ["方案"]),
    ("an outlined text", text("甲", 90, 100, more='Fill="false" Stroke="true"'), ["甲"]),
    ("not visible", text("甲", 90, 100) + text("乙", 90, 130, more='Visible="false"'), ["甲"]),
    ("transparent", text("甲", 90, 100) + text("乙", 90, 130, more='Alpha="0"'), ["甲"]),
    ("neither filled nor outlined", text("甲", 90, 100) + text("乙", 90, 130, more='Fill="false"'), ["甲"]),
    ("in a transparent colour", text("甲", 90, 100) + codes('<ofd:FillColor Value="0 0 0" Alpha="0"/>', code("乙")), ["甲"]),
    ("a watermark askew", text("甲", 90, 100) + text("内部文件", 90, 300, 40, more='CTM="0.7 -0.7 0.7 0.7 0 0"'), ["甲"]),
    ("turned characters beside", text("甲乙", 90, 100) + text("丙", 90, 300, more='CharDirection="90"'), ["甲乙"]),
    ("outside the page", text("甲", 90, 100) + text("乙", 700, 100) + text("丙", 90, -30), ["甲"]),
    ("the size is that of the boundary", codes(code("甲乙", steps='DeltaX="5"'), boundary="10 20 10 5").replace("Size", "size"), ["甲乙"]),
    ("no size", text("甲", 90, 100) + codes(code("乙"), boundary="10 20 10 0").replace('Size="5"', 'Size="0"'), ["甲"]),
    ("numbers that are none", text("甲", 90, 100) + codes(code("乙", 'X="nan" Y="1e999"', 'DeltaX="x"'), boundary="a b"), ["甲"]),
    ("a few characters without a code", codes(code("甲乙丙¤", steps='DeltaX="g 3 5"')), ["甲乙丙\ufffd"]),
    ("strange objects", text("甲", 90, 100) + "<ofd:VideoObject/><x/>text<!-- c -->", ["甲"]),
    ("rules of the red head", line(60, 150, 540, 150) + line(60, 155, 540, 155) + text("通知", 90, 200), ["通知"]),
    ("a box around text", box(60, 150, 460, 250) + text("专栏1", 70, 160) + text("重点工程", 70, 180), ["专栏1", "重点工程"]),
    ("an unknown composite object", text("甲", 90, 100) + composite("77"), ["甲"]),
]  # fmt: skip


@pytest.mark.parametrize(("objects", "lines"), params(SHOWN))
def test_what_a_page_shows(objects: str, lines: list[str]) -> None:
    raw = read(ofd([objects]))
    assert texts(raw) == lines
    assert grids(raw) == []


def test_lines_with_page_and_box() -> None:
    raw = read(ofd([text("一、总体要求", 90, 100, 16), text("— 2 —", 90, 700)]))
    assert texts(raw) == ["一、总体要求", "— 2 —"]
    assert (raw.format, raw.page_count, raw.unread_pages) == ("ofd", 2, ())
    first, second = raw.blocks
    assert isinstance(first, Line) and isinstance(second, Line)
    assert (first.page, second.page, first.whole) == (1, 2, False)
    assert first.box is not None
    assert [round(value) for value in first.box] == [90, 100, 186, 116]


def test_a_page_begins_where_its_physical_box_does() -> None:
    raw = read(ofd(Document([text("甲", 90, 100)], area="10 20 210 297")))
    assert isinstance(raw.blocks[0], Line) and raw.blocks[0].box
    assert [round(value) for value in raw.blocks[0].box[:2]] == [round(90 - 720 / 25.4), round(100 - 1440 / 25.4)]


def test_a_composite_object_is_drawn_where_it_stands() -> None:
    inner = unit("7", text("甲", 10, 20, 10))
    outer = unit("8", composite("7", 'CTM="2 0 0 2 0 0"'))
    raw = read(ofd(Document([composite("8", f'CTM="1 0 0 1 {mm(100)} 0"')], resources=inner + outer)))
    assert isinstance(raw.blocks[0], Line) and raw.blocks[0].box
    assert [round(value) for value in raw.blocks[0].box] == [120, 40, 140, 60]


@pytest.mark.parametrize(("turns", "ctm"), [(1, "0 1 -1 0 297 0"), (2, "-1 0 0 -1 297 297"), (3, "0 -1 1 0 0 297")])
def test_a_page_whose_text_lies_on_its_side_is_turned(turns: int, ctm: str) -> None:
    """A table across, drawn on a page that stands upright."""
    inner = text("附件", 60, 80) + table(110, FIRST)
    page = composite("7", f'CTM="{ctm}"') + text("甲", 300, 300)
    raw = read(ofd(Document([page], resources=unit("7", inner), area="0 0 297 297")))
    assert texts(raw) == ["附件"]
    assert grids(raw) == [[list(row) for row in FIRST]]
    assert isinstance(raw.blocks[0], Line) and raw.blocks[0].box
    assert [round(value) for value in raw.blocks[0].box] == [60, 80, 84, 92], turns


# Tables ---------------------------------------------------------------------------------------------------------------


def words(top: float, rows: Sequence[Sequence[str]]) -> str:
    return "".join(
        text(part, COLUMNS[x] + 3, top + y * 24 + 2 + at * 11, 10)
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
        for at, part in enumerate(cell.split("\n"))
        if cell not in ("<", "^")
    )


def table(top: float, rows: Sequence[Sequence[str]]) -> str:
    """A ruled table; `<` in a cell joins it with the one on its left, `^` with the one above."""

    def at(y: int, x: int) -> str:
        return rows[y][x] if 0 <= y < len(rows) and 0 <= x < 3 else ""

    level = [
        line(COLUMNS[x], top + y * 24, COLUMNS[x + 1], top + y * 24)
        for y in range(len(rows) + 1)
        for x in range(3)
        if at(y, x) != "^"
    ]
    upright = [
        line(COLUMNS[x], top + y * 24, COLUMNS[x], top + y * 24 + 24)
        for x in range(4)
        for y in range(len(rows))
        if at(y, x) != "<"
    ]
    return "".join(level + upright) + words(top, rows)


def test_tables() -> None:
    rows = [HEADER, ("一、产业", "<", "<"), ("1", "新建\n学校", "乙"), ("2", "丙", "^")]
    raw = read(ofd([text("附件：任务分解表", 60, 80) + table(110, rows) + text("注：按季度报送。", 60, 400)]))
    assert [type(block) for block in raw.blocks] == [Line, Grid, Line]
    assert grids(raw) == [[list(HEADER), ["一、产业"] * 3, ["1", "新建\n学校", "乙"], ["2", "丙", "乙"]]]
    assert shape(only_grid(raw)) == [[0, 1, 2], [3, 3, 3], [4, 5, 6], [7, 8, 6]]
    assert all(cell.page == 1 and cell.box for row in only_grid(raw).rows for cell in row)


def boxes(more: str = "") -> str:
    """A box a cell."""
    return "".join(
        box(COLUMNS[x], 110 + y * 24, COLUMNS[x + 1], 134 + y * 24, more) for y in range(2) for x in range(3)
    )


def strips() -> str:
    """Rules as thin filled boxes, broken off at each crossing."""
    filled = 'Stroke="false" Fill="true"'
    level = [box(COLUMNS[x], 110 + y * 24, COLUMNS[x + 1], 110.5 + y * 24, filled) for y in range(3) for x in range(3)]
    return "".join(level + [box(x, 110 + y * 24, x + 0.5, 134 + y * 24, filled) for x in COLUMNS for y in range(2)])


def one_path(begin: str) -> str:
    """All rules in one path, each begun by M or S."""
    level = [(60, 110 + y * 24, 520, 110 + y * 24) for y in range(3)]
    upright = [(x, 110, x, 158) for x in COLUMNS]
    return path([step for x0, y0, x1, y1 in (*level, *upright) for step in ((begin, (x0, y0)), ("L", (x1, y1)))])


RULES: list[tuple[str, str]] = [
    ("a box a cell", boxes()),
    ("a box a cell, stroked and filled", boxes('Fill="true"')),
    ("thin filled boxes", strips()),
    ("one path", one_path("M")),
    ("one path of S", one_path("S")),
    ("numbers without blanks", one_path("M").replace("M ", "M").replace(" L ", "L")),
]


@pytest.mark.parametrize("rules", params(RULES))
def test_ways_to_rule_a_table(rules: str) -> None:
    assert grids(read(ofd([rules + words(110, FIRST)]))) == [[list(row) for row in FIRST]]


NO_RULES: list[tuple[str, str]] = [
    ("invisible", one_path("M").replace("LineWidth", 'Visible="false" LineWidth')),
    ("not stroked", boxes('Stroke="false"')),
    ("shaded cells", boxes('Stroke="false" Fill="true"')),
    ("transparent", one_path("M").replace("<ofd:Abb", '<ofd:StrokeColor Alpha="0"/><ofd:Abb')),
    ("outside the page", path([(step, (x + 600, y)) for x0, y0, x1, y1 in ((60, 110, 520, 110), (60, 158, 520, 158), (60, 110, 60, 158), (110, 110, 110, 158), (520, 110, 520, 158)) for step, x, y in (("M", x0, y0), ("L", x1, y1))])),
    ("curved", path([("M", (60, 110)), ("B", (90, 90, 100, 90, 520, 110)), ("Q", (60, 150, 60, 110)), ("A", (9, 9, 0, 1, 1, 520, 158))])),
    ("cut short", box(60, 110, 520, 158).replace("L", "x").replace("C", "L")),
]  # fmt: skip


@pytest.mark.parametrize("rules", params(NO_RULES))
def test_what_is_no_rule(rules: str) -> None:
    assert grids(read(ofd([rules + words(110, FIRST)]))) == []


def test_a_table_over_pages_is_one_grid() -> None:
    raw = read(
        ofd([table(110, FIRST) + text("1", 290, 800), table(110, [HEADER, ("2", "甲。", "乙")]) + text("2", 290, 800)])
    )
    assert grids(raw) == [[*map(list, FIRST), ["2", "甲。", "乙"]]]


# The package ----------------------------------------------------------------------------------------------------------

PAGE = text("甲", 90, 100)
CONTENT = "Doc_0/Pages/Page_0/Content.xml"


def page(objects: str) -> str:
    return f'<ofd:Page xmlns:ofd="{SPACE}"><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>'


def moved(data: bytes, names: dict[str, str], replace: tuple[str, str] = ("", "")) -> bytes:
    """The file with parts under other names, and a wording replaced in all of them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode().replace(*replace) for name in archive.namelist()}
    return zipped({names.get(name, name): part for name, part in parts.items()})


BASE = 'BaseLoc="Pages/Page_0/Content.xml"'
PACKAGES: list[tuple[str, bytes]] = [
    ("as the standard has it", ofd([PAGE])),
    ("default namespace", ofd([PAGE], way=Way(prefix=""))),
    ("namespace of the draft", ofd([PAGE], way=Way(space="http://www.ofdspec.org"))),
    ("no namespace", ofd([PAGE], way=Way(space=""))),
    ("paths from the root", ofd([PAGE], way=Way(root="/"))),
    ("paths from the root without its sign", moved(ofd([PAGE]), {}, (BASE, f'BaseLoc="{CONTENT}"'))),
    ("from the root, but meant from the document", moved(ofd([PAGE]), {}, (BASE, 'BaseLoc="/Pages/Page_0/Content.xml"'))),
    ("backslashes", ofd([PAGE], way=Way(slash="\\"))),
    ("backslashes in the package", moved(ofd([PAGE]), {CONTENT: CONTENT.replace("/", "\\")})),
    ("another case", moved(ofd([PAGE]), {CONTENT: CONTENT.lower()})),
    ("OFD.xml in another case", moved(ofd([PAGE]), {"OFD.xml": "ofd.xml"})),
    ("dots", moved(ofd([PAGE]), {}, (BASE, 'BaseLoc="./Pages/../Pages/Page_0/Content.xml"'))),
    ("up and out of the package", moved(ofd([PAGE]), {}, (BASE, 'BaseLoc="../../../Doc_0/Pages/Page_0/Content.xml"'))),
    ("blanks around a path", moved(ofd([PAGE]), {}, ("Doc_0/Document.xml", "\n Doc_0/Document.xml\n"))),
    ("a template that is missing", ofd([PAGE], parts={CONTENT: page(PAGE).replace("<ofd:Content>", '<ofd:Template TemplateID="5"/><ofd:Content>')})),
    ("resources that are missing", moved(ofd([PAGE]), {"Doc_0/DocumentRes.xml": "Doc_0/Other.xml"})),
    ("annotations and signatures", ofd(Document([PAGE], more="<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"), parts={"Doc_0/Annots/Annotations.xml": f'<ofd:Annotations xmlns:ofd="{SPACE}"><ofd:Page PageID="10"><ofd:FileLoc>A.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>', "Doc_0/Annots/A.xml": f'<ofd:PageAnnot xmlns:ofd="{SPACE}"><ofd:Annot Type="Watermark"><ofd:Appearance Boundary="0 0 210 297">{text("内部资料", 90, 200)}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>'})),
]  # fmt: skip


@pytest.mark.parametrize("data", params(PACKAGES))
def test_packages(data: bytes) -> None:
    raw = read(data)
    assert (texts(raw), raw.page_count) == (["甲"], 1)


def test_templates_are_part_of_the_page() -> None:
    head = text("青禾市人民政府文件", 150, 50, 30)
    raw = read(ofd(Document([text("甲", 90, 200), text("乙", 90, 200)], template=head)))
    assert texts(raw) == ["青禾市人民政府文件", "甲", "青禾市人民政府文件", "乙"]


def test_the_current_version_is_read() -> None:
    versions = (
        '<ofd:Versions><ofd:Version ID="1" Index="1" BaseLoc="Doc_0/Versions/V1.xml"/>'
        '<ofd:Version ID="2" Index="2" Current="true" BaseLoc="Doc_0/Versions/V2.xml"/></ofd:Versions></ofd:DocBody>'
    )
    later = f'<ofd:DocVersion xmlns:ofd="{SPACE}"><ofd:DocRoot>/Doc_0/Later.xml</ofd:DocRoot></ofd:DocVersion>'
    parts: dict[str, str | bytes] = {
        "Doc_0/Versions/V2.xml": later,
        "Doc_0/Later.xml": f'<ofd:Document xmlns:ofd="{SPACE}"><ofd:Pages><ofd:Page BaseLoc="Later/Content.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Later/Content.xml": page(text("修订后", 90, 100)),
    }
    data = ofd([text("修订前", 90, 100)], parts=parts)
    assert texts(read(data)) == ["修订前"]
    assert texts(read(moved(data, {}, ("</ofd:DocBody>", versions)))) == ["修订后"]


# Several documents ----------------------------------------------------------------------------------------------------


def test_documents_follow_each_other() -> None:
    data = ofd([text("甲", 90, 100), text("乙", 90, 100)], [text("丙", 90, 100)])
    raw = read(data)
    assert [(block.text, block.page) for block in raw.blocks if isinstance(block, Line) and block.text] == [
        ("甲", 1),
        ("乙", 2),
        ("丙", 3),
    ]
    assert raw.page_count == 3


def test_tables_of_two_documents_are_two() -> None:
    assert len(grids(read(ofd([table(110, FIRST)], [table(110, FIRST)])))) == 2


def paper(title: str, *lines: str, number: str = "1") -> str:
    """A page of 28 characters a line with a bare number at its foot."""
    body = "".join(text(words_, 80, 140 + 24 * at, 16) for at, words_ in enumerate(lines))
    return text(title, 150, 90, 20) + body + text(number, 290, 780)


BODY = (
    "　　一、加快数字化建设",
    "　　（一）新建5G基站2.5万个，加快城市和农村地区网络覆盖，推",
    "动各类数据资源共享开放，提升政务服务能力和水平，改善营商",
    "环境。（责任单位：市发展改革委）",
    "　　（二）推进智慧城市建设，完善城市运行管理平台，建成城市",
    "大脑中枢系统，接入各类感知设备。（责任单位：市数据局）",
)
LAST = "　　（三）健全工作机制，压实各方责任，定期调度各项工作的进展"


def test_a_second_document_is_a_further_paper() -> None:
    """Its title does not go on the sentence that ends the first, and its entries belong to no entry of the first."""
    first = paper("青禾市2026年工作要点", *BODY, LAST)
    second = [paper("青禾市数据资源管理实施方案", *BODY), paper("", "　　（三）加强宣传。", number="2")]
    notice = extract(ofd([first], second))
    assert notice.metadata.title == "青禾市2026年工作要点"
    assert [item.label for item in notice.items] == ["（一）", "（二）", "（三）"] * 2
    assert [section.title for section in notice.sections] == ["加快数字化建设"] * 2
    assert "".join(LAST.split()).endswith(notice.items[2].text)
    assert [item.span.page for item in notice.items] == [1, 1, 1, 2, 2, 3]
    assert not any("\n1\n" in notice.text or line_ in ("1", "2") for line_ in notice.text.split("\n")[-3:])


# What a file says of itself -------------------------------------------------------------------------------------------

TAGS = f'<文件 xmlns="urn:gongwen" xmlns:ofd="{SPACE}"><发文字号>{{}}</发文字号><标题><ofd:ObjectRef PageRef="10">5</ofd:ObjectRef></标题><正文>甲</正文></文件>'
STATED: list[tuple[str, Document, list[str]]] = [
    ("custom data", Document([PAGE], data=[("发文字号", "青政办〔2026〕7号"), ("成文日期", "2026-03-18")]), ["发文字号：青政办〔2026〕7号", "成文日期：2026-03-18", "甲"]),
    ("custom tags", Document([PAGE], tags=TAGS.format("青政办〔2026〕7号")), ["发文字号：青政办〔2026〕7号", "甲"]),
    ("both", Document([PAGE], data=[("发文字号", "青政办〔2026〕7号")], tags=TAGS.format("青政办〔2026〕7号")), ["发文字号：青政办〔2026〕7号", "甲"]),
    ("printed too", Document([text("青政办〔2026〕7号", 90, 50) + PAGE], data=[("发文字号", "青政办[2026] 7号")]), ["青政办〔2026〕7号", "甲"]),
    ("printed in a table", Document([table(110, [HEADER, ("1", "青政办〔2026〕7号", "乙")])], data=[("发文字号", "青政办〔2026〕7号")]), []),
    ("other data, or none", Document([PAGE], data=[("template", "a.dot"), ("发文字号", ""), ("", "乙")]), ["甲"]),
]  # fmt: skip


@pytest.mark.parametrize(("document", "lines"), params(STATED))
def test_what_is_stated_and_not_printed(document: Document, lines: list[str]) -> None:
    assert texts(read(ofd(document))) == lines


def test_stated_data_are_metadata() -> None:
    stated = [("发文字号", "青政办〔2026〕7号"), ("成文日期", "2026-03-18")]
    notice = extract(ofd(Document([paper("青禾市2026年工作要点", *BODY)], data=stated)))
    assert notice.metadata.document_number == "青政办〔2026〕7号"
    assert str(notice.metadata.issued_on) == "2026-03-18"
    assert notice.metadata.title == "青禾市2026年工作要点"


def test_pages_with_characters_without_a_code_are_told() -> None:
    pages = [text("甲乙丙丁", 90, 100), codes(code("甲乙丙¤", steps='DeltaX="g 3 5"'))]
    notice = extract(ofd(pages))
    assert ["第 2 页" in one.message for one in notice.warnings if one.code == "YD142"] == [True]


NAMELESS = codes(
    code("¤¤¤¤", steps='DeltaX="g 3 5"'),
    '<ofd:CGTransform CodePosition="0" CodeCount="4"><ofd:Glyphs>1 2 3 4</ofd:Glyphs></ofd:CGTransform>',
)

# Pictures -------------------------------------------------------------------------------------------------------------

IMAGE = '<ofd:MultiMedias><ofd:MultiMedia ID="9" Type="Image" Format="PNG"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>'
SCAN = picture(0, 0, 595, 842)
LAYER = "青禾市人民政府办公室关于印发二〇二六年工作要点的通知"
NO_OCR = Options(ocr=False)


def drawn() -> bytes:
    """A PNG of an A4 page at 100 dpi, its upper half black."""
    image = Image.new("L", (827, 1170), 255)
    image.paste(0, (0, 0, 827, 585))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def with_picture(*pages: str, file: bytes = b"no picture") -> bytes:
    return ofd(Document(pages, resources=IMAGE), parts={"Doc_0/Res/a.png": file})


@pytest.mark.parametrize(
    "objects", [SCAN, SCAN + text("— 1 —", 280, 800), picture(0, 0, 595, 421) + picture(0, 421, 595, 842)]
)
def test_pictures_are_no_text(objects: str) -> None:
    with pytest.raises(errors.ScannedFile, match="--no-ocr"):
        read(with_picture(objects), options=NO_OCR)


def test_pages_that_are_pictures_are_named() -> None:
    data = with_picture(PAGE, SCAN, SCAN + text("— 3 —", 280, 800), picture(90, 200, 190, 300) + PAGE, NAMELESS)
    raw = read(data, options=NO_OCR)
    assert raw.unread_pages == (2, 3, 5)
    assert raw.page_count == 5


def test_pictures_in_an_unknown_format_stay_unread() -> None:
    assert read(with_picture(PAGE, SCAN)).unread_pages == (2,)
    with pytest.raises(errors.ScannedFile):
        read(with_picture(SCAN))


def test_pictures_are_laid_where_they_stand() -> None:
    """The upper half of the picture is black: laid on the lower half of the page, its third quarter is."""
    page = Pictured(595, 842, lambda: [(drawn(), (0, 421, 595, 842)), (drawn(), (0, 0, 60_000, 90_000))])
    scan = laid(page, "a.ofd")
    height = scan.picture.shape[0]
    assert (scan.width, scan.height) == (595, 842)
    assert [int(scan.picture[round(height * at), 50].mean()) for at in (0.25, 0.6, 0.9)] == [255, 0, 255]


def test_pages_that_are_pictures_are_recognized() -> None:
    lines = ["一、重点任务", "新建公厕三座。"]

    def draw(canvas: Any) -> None:
        for at, words in enumerate(lines):
            write(canvas, 90, 100 + 40 * at, words, 16)

    (page,) = pictures_of(pdf(draw, font=formats.font()))
    raw = read(with_picture(PAGE, SCAN, file=jpeg(scanned(page))))
    assert (raw.ocr_pages, raw.unread_pages) == ((2,), ())
    assert texts(raw)[-2:] == lines


def test_the_hidden_text_under_a_scan_is_read() -> None:
    raw = read(
        with_picture(SCAN + text(LAYER, 90, 100, more='Alpha="0"'), SCAN + text(LAYER, 90, 100, more='Visible="false"'))
    )
    assert texts(raw) == [LAYER, LAYER]
    assert (raw.unread_pages, raw.ocr_pages) == ((), ())


# Hostile and broken ---------------------------------------------------------------------------------------------------


def loop() -> bytes:
    """A composite object that draws itself twice."""
    return ofd(Document([composite("7") + PAGE], resources=unit("7", composite("7") * 2)))


def flood() -> bytes:
    """Ten composite objects that draw each other a hundred times."""
    units = "".join(unit(str(at), composite(str(at + 1)) * 100) for at in range(10))
    return ofd(Document([composite("0")], resources=units))


def test_a_composite_object_that_draws_itself() -> None:
    assert texts(read(loop())) == ["甲"]


def test_entities_are_not_expanded() -> None:
    raw = read(
        ofd([PAGE], parts={CONTENT: '<!DOCTYPE a [<!ENTITY b "乙">]>' + page(codes(code("&b;")) + "&b;" + PAGE)})
    )
    assert "乙" not in "".join(texts(raw))


EMPTY = codes(
    code(""), '<ofd:CGTransform CodePosition="0" CodeCount="4"><ofd:Glyphs>1 2 3 4</ofd:Glyphs></ofd:CGTransform>'
)
HOSTILE: list[tuple[str, bytes, type[errors.ReadError], str]] = [
    ("encrypted", ofd([PAGE], parts={"Encryptions.xml": "<a/>"}), errors.EncryptedFile, "加密"),
    ("encrypted, its entry too", zipped({"Encryptions.xml": "<a/>", "entriesmap.dat": b"a"}), errors.EncryptedFile, "加密"),
    ("no document", zipped({"OFD.xml": "<OFD/>"}), errors.DamagedFile, "缺少文档入口"),
    ("a document that is missing", moved(ofd([PAGE], [PAGE]), {"Doc_1/Document.xml": "x"}), errors.DamagedFile, "缺少第 2 个文档"),
    ("a page that is missing", moved(ofd([PAGE, PAGE]), {"Doc_0/Pages/Page_1/Content.xml": "x"}), errors.DamagedFile, "缺少第 2 页的内容"),
    ("half a file", ofd([PAGE * 90])[:900], errors.DamagedFile, "损坏"),
    ("broken XML", ofd([PAGE], parts={CONTENT: "<a>"}), errors.DamagedFile, "损坏"),
    ("a bomb", ofd([PAGE], parts={CONTENT: f"<a>{' ' * 3_000_000}</a>"}), errors.DamagedFile, "OFD 内的 Doc_0/Pages/Page_0/Content.xml 压缩比超过 100:1"),
    ("a page named without end", moved(ofd([PAGE]), {}, ("</ofd:Pages>", f'<ofd:Page {BASE}/>' * 6000 + "</ofd:Pages>")), errors.DamagedFile, "超过 5000 页"),
    ("objects without end", flood(), errors.DamagedFile, "图元超过"),
    ("blank pages", ofd(["", ""]), errors.ScannedFile, "空白"),
    ("no pages", ofd([]), errors.ScannedFile, "空白"),
    ("characters without codes", ofd([NAMELESS]), errors.ScannedFile, "文字编码"),
    ("glyphs without characters", ofd([EMPTY]), errors.ScannedFile, "文字编码"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "error", "says"), params(HOSTILE))
def test_error(data: bytes, error: type[errors.ReadError], says: str) -> None:
    with pytest.raises(error) as caught:
        read(data, "样例.ofd")
    assert str(caught.value).startswith("样例.ofd：YD")
    assert says in str(caught.value)


def test_the_maker_sets_a_page_as_it_is() -> None:
    """What `objects_of` writes is read back to the same place."""
    chars = [Char(one, 90 + 16 * at, 100, 106 + 16 * at, 116) for at, one in enumerate("工作要点")]
    rule: Box = (60, 130, 500, 130)
    raw = read(ofd([Page(1, 595, 842, chars, [rule])]))
    assert isinstance(raw.blocks[0], Line) and raw.blocks[0].box
    assert [round(value, 1) for value in raw.blocks[0].box] == [90, 100, 154, 116]
    assert ASCENT * 16 > 14 and "AbbreviatedData" in objects_of(Page(1, 595, 842, chars, [rule]))
