# ruff: noqa: E501 - one case a line reads best
"""Word files: text, tracked changes, text boxes, tables."""

from __future__ import annotations

import io

import pytest
from made import docx, grids, only_grid, p, shape, texts, zipped

from ydparse.readers import read


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def field(code: str, shown: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate')}{shown}{mark('end')}"


BOX = f"<w:txbxContent>{p('青禾市人民政府文件')}</w:txbxContent>"
DELETED_END = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"

PARAGRAPHS: list[tuple[str, str, list[str]]] = [
    ("runs join", f"<w:p>{r('一、')}{r('总体要求')}</w:p>", ["一、总体要求"]),
    ("empty paragraphs are left out", f"<w:p/>{p('一')}<w:p>{r(' ')}</w:p>{p('二')}", ["一", "二"]),
    ("break and tab", "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>", ["甲\t乙", "丙"]),
    ("insertion and deletion", f"<w:p><w:ins>{r('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>{r('建')}</w:p>", ["新建"]),
    ("moves", f"<w:p><w:moveFrom>{r('甲')}</w:moveFrom>{r('乙')}<w:moveTo>{r('甲')}</w:moveTo></w:p>", ["乙甲"]),
    ("deleted paragraph end", f"<w:p>{DELETED_END}{r('推进')}</w:p>{p('落实')}", ["推进落实"]),
    ("deleted last end", f"{p('甲')}<w:p>{DELETED_END}{r('乙')}</w:p>", ["甲", "乙"]),
    ("inserted paragraph end", f"<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>{r('甲')}</w:p>{p('乙')}", ["甲", "乙"]),
    ("hyperlink, smart tag, control", f"<w:p><w:hyperlink>{r('甲')}</w:hyperlink><w:smartTag>{r('乙')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>{r('丙')}</w:sdtContent></w:sdt></w:p>", ["甲乙丙"]),
    ("control around paragraphs", f"<w:sdt><w:sdtContent>{p('甲')}{p('乙')}</w:sdtContent></w:sdt>", ["甲", "乙"]),
    ("field", f"<w:p>{r('第')}{field('PAGE', r('3'))}{r('页')}</w:p>", ["第3页"]),
    ("field in a field's code", f"<w:p>{field('IF ' + field('PAGE', r('1')), r('是'))}{r('。')}</w:p>", ["是。"]),
    ("simple field", f'<w:p><w:fldSimple w:instr="DATE">{r("2026年")}</w:fldSimple></w:p>', ["2026年"]),
    ("hyphen, symbol, note", '<w:p><w:r><w:t>2</w:t><w:noBreakHyphen/><w:t>3项</w:t><w:sym w:char="F0A7"/><w:footnoteReference w:id="1"/></w:r></w:p>', ["2-3项"]),
    ("hidden text", f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿</w:t></w:r>{r('正文')}</w:p>", ["正文"]),
    ("ruby", f"<w:p><w:r><w:ruby><w:rt>{r('qing')}</w:rt><w:rubyBase>{r('青')}</w:rubyBase></w:ruby></w:r>{r('禾')}</w:p>", ["青禾"]),
    ("formula", "<w:p><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath></w:p>", ["x+1"]),
    ("text box, twice in the file", f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{r('正文')}</w:p>", ["正文", "青禾市人民政府文件"]),
    ("text box, only in the fallback", f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>", ["青禾市人民政府文件"]),
    ("old properties", f'<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange></w:pPr>{r("甲")}</w:p>', ["甲"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), [case[1:] for case in PARAGRAPHS], ids=[case[0] for case in PARAGRAPHS])
def test_paragraphs(body: str, lines: list[str]) -> None:
    raw = read(docx(body))
    assert texts(raw) == lines
    assert all(line.whole and line.page is None for line in raw.blocks)  # type: ignore[union-attr]


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


SPAN = '<w:gridSpan w:val="2"/>'
TOP, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

TABLES: list[tuple[str, str, list[list[str]], list[list[int]]]] = [
    ("plain", row(cell(p("序号")), cell(p("任务"))) + row(cell(p("1")), cell(p("甲") + p("乙"))),
     [["序号", "任务"], ["1", "甲\n乙"]], [[0, 1], [2, 3]]),
    ("merged across", row(cell(p("一、产业"), SPAN)) + row(cell(p("1")), cell(p("甲"))),
     [["一、产业", "一、产业"], ["1", "甲"]], [[0, 0], [1, 2]]),
    ("merged down", row(cell(p("1"), TOP), cell(p("甲"))) + row(cell(p(""), ON), cell(p("乙"))),
     [["1", "甲"], ["1", "乙"]], [[0, 1], [0, 2]]),
    ("merged both ways", row(cell(p("甲"), SPAN + TOP), cell(p("乙"))) + row(cell(p(""), SPAN + ON), cell(p("丙"))),
     [["甲", "甲", "乙"], ["甲", "甲", "丙"]], [[0, 0, 1], [0, 0, 2]]),
    ("short row", row(cell(p("1")), cell(p("甲")), cell(p("乙"))) + row(cell(p("2")), cell(p("丙"))),
     [["1", "甲", "乙"], ["2", "丙", ""]], [[0, 1, 2], [3, 4, 5]]),
    ("row that begins later", row(cell(p("1")), cell(p("甲"))) + row(cell(p("乙")), properties='<w:gridBefore w:val="1"/>'),
     [["1", "甲"], ["", "乙"]], [[0, 1], [2, 3]]),
    ("deleted row", row(cell(p("1")), cell(p("甲"))) + row(cell(p("2")), cell(p("乙")), properties="<w:del/>"),
     [["1", "甲"]], [[0, 1]]),
    ("table in a cell", row(cell(p("1")), cell(p("甲") + "<w:tbl>" + row(cell(p("乙")), cell(p("丙"))) + "</w:tbl>" + p(""))),
     [["1", "甲\n乙\t丙"]], [[0, 1]]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "want", "places"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_tables(rows: str, want: list[list[str]], places: list[list[int]]) -> None:
    raw = read(docx(f"{p('上文')}<w:tbl>{rows}</w:tbl>{p('下文')}"))
    assert texts(raw) == ["上文", "下文"]
    assert grids(raw) == [want]
    assert shape(only_grid(raw)) == places


def test_a_frame_of_one_column_is_text() -> None:
    inner = f"<w:tbl>{row(cell(p('1')), cell(p('甲')))}</w:tbl>"
    raw = read(docx(f"<w:tbl>{row(cell(p('专栏1') + inner))}{row(cell(p('乙')))}</w:tbl>"))
    assert texts(raw) == ["专栏1", "乙"]
    assert grids(raw) == [[["1", "甲"]]]


def test_a_table_far_larger_than_its_cells_is_text() -> None:
    raw = read(docx(f"<w:tbl>{row(*[cell(p('甲'))] * 500)}{row(cell(p('乙'))) * 500}</w:tbl>"))
    assert texts(raw) == ["甲"] * 500 + ["乙"] * 500
    assert not grids(raw)


def test_a_file_of_python_docx() -> None:
    from docx import Document

    document = Document()
    document.add_heading("白石县工作要点", 1)
    for text in ("新建公路", "新建学校"):
        document.add_paragraph(text, style="List Number")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "任务分解表"
    stream = io.BytesIO()
    document.save(stream)
    raw = read(stream.getvalue())
    assert texts(raw) == ["白石县工作要点", "1. 新建公路", "2. 新建学校"]
    assert shape(only_grid(raw))[0] == [0, 0, 0]


def test_strict_variant_and_another_name_of_the_document() -> None:
    strict = docx(p("青禾市"), space="http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert texts(read(strict)) == ["青禾市"]
    relation = '<Relationship Id="r" Type="http://x/officeDocument" Target="/word/document2.xml"/>'
    body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
    data = zipped(
        {"_rels/.rels": f"<Relationships>{relation}</Relationships>", "word/document2.xml": body % p("白石县")}
    )
    assert texts(read(data)) == ["白石县"]


def test_entities_are_not_resolved() -> None:
    secret = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "甲">]>'
    body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    data = zipped(
        {"word/document.xml": f"{secret}{body}<w:p><w:r><w:t>文&x;&y;</w:t></w:r></w:p></w:body></w:document>"}
    )
    assert texts(read(data)) == ["文"]
