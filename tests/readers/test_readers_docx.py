# ruff: noqa: E501 - one case a line reads best
"""Word files: text, tracked changes, text boxes, tables."""

from __future__ import annotations

import io

import pytest
from made import SPACES, docx, grids, only_grid, p, shape, texts, zipped

from ydparse.errors import DamagedFile, UnknownFormat
from ydparse.readers import read


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def field(code: str, shown: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate')}{shown}{mark('end')}"


def bare_field(code: str) -> str:
    """A field without a result."""
    return f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{code}</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'


BOX = f"<w:txbxContent>{p('青禾市人民政府文件')}</w:txbxContent>"
ON_PAGE = (
    f"<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom='page'><wp:posOffset>900000</wp:posOffset></wp:positionV>"
    f"<wps:txbx>{BOX}</wps:txbx></wp:anchor></w:drawing></w:r>"
)
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
    ("hyphen, symbol, note", '<w:p><w:r><w:t>2</w:t><w:noBreakHyphen/><w:t>3项</w:t><w:sym w:char="F0A7"/><w:footnoteReference w:id="1"/></w:r></w:p>', ["2-3项\uf0a7"]),
    ("symbols", '<w:p><w:r><w:t>占比</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>85%</w:t><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:sym w:font="Wingdings 2" w:char="F0A3"/><w:t>否</w:t><w:sym w:font="宋体" w:char="25CB"/><w:sym w:char="x"/></w:r></w:p>', ["占比≥85%☑是□否○"]),
    ("private characters in text", "<w:p><w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr><w:t>\uf0b3</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>\uf06c</w:t></w:r><w:r><w:t>85%</w:t></w:r></w:p>", ["≥●85%"]),
    ("raised figures", "<w:p><w:r><w:t>新增绿地5万m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r></w:p>", ["新增绿地5万m²"]),
    ("hidden text", f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿</w:t></w:r>{r('正文')}</w:p>", ["正文"]),
    ("ruby", f"<w:p><w:r><w:ruby><w:rt>{r('qing')}</w:rt><w:rubyBase>{r('青')}</w:rubyBase></w:ruby></w:r>{r('禾')}</w:p>", ["青禾"]),
    ("formula", "<w:p><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath></w:p>", ["x+1"]),
    ("text box, twice in the file", f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{r('正文')}</w:p>", ["正文", "青禾市人民政府文件"]),
    ("text box, only in the fallback", f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>", ["青禾市人民政府文件"]),
    ("fraction", "<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>", ["1/2"]),
    ("enclosed character, a field without a result", f"<w:p>{bare_field('eq ' + chr(92) + 'o' + chr(92) + 'ac(○,3)')}{r('组织实施')}</w:p>", ["③组织实施"]),
    ("automatic numbers by field", f"<w:p>{bare_field('AUTONUM')}{r('甲')}</w:p><w:p>{bare_field('AUTONUM')}{r('乙')}</w:p>", ["1.甲", "2.乙"]),
    ("list numbers by field", f"<w:p>{bare_field('LISTNUM')}{r('甲')}{bare_field('LISTNUM NumberDefault ' + chr(92) + 'l 2')}{r('乙')}{bare_field('LISTNUM')}{r('丙')}</w:p>", ["1)甲a)乙2)丙"]),
    ("simple field without a result", '<w:p><w:fldSimple w:instr="AUTONUM"/><w:r><w:t>甲</w:t></w:r></w:p>', ["1.甲"]),
    ("numbered by SEQ", f"<w:p>{r('表')}{field('SEQ 表', r('3'))}</w:p>", ["表3"]),
    ("field code that never ends", f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{r("甲")}</w:p>{p("乙")}', ["乙"]),
    ("result over several paragraphs", f'<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>{r("甲")}</w:p><w:p>{r("乙")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>', ["甲", "乙"]),
    ("box to check", '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar><w:instrText>FORMCHECKBOX</w:instrText><w:fldChar w:fldCharType="end"/><w:t>是</w:t></w:r></w:p>', ["☑是"]),
    ("control that nobody filled in", f"<w:p>{r('甲')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击此处输入文字。')}</w:sdtContent></w:sdt></w:p>", ["甲"]),
    ("control around a table of contents", f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{p("目录")}{p("一、甲 1")}</w:sdtContent></w:sdt>{p("一、甲")}', ["一、甲"]),
    ("lines of a table of contents", f"{p('一、甲 1', style='TOC1')}{p('一、甲')}", ["一、甲"]),
    ("direction", f"<w:p><w:dir w:val='ltr'>{r('甲')}</w:dir><w:bdo w:val='ltr'>{r('乙')}</w:bdo></w:p>", ["甲乙"]),
    ("soft hyphen", "<w:p><w:r><w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t></w:r></w:p>", ["甲乙"]),
    ("word art", f"<w:p><w:r><w:pict><v:shape><v:textpath string='青禾市人民政府文件'/></v:shape></w:pict></w:r>{r('正文')}</w:p>", ["正文", "青禾市人民政府文件"]),
    ("box above its paragraph", f"<w:p><w:r><w:drawing><wp:anchor><wp:positionV relativeFrom='paragraph'><wp:posOffset>-900000</wp:posOffset></wp:positionV><wps:txbx>{BOX}</wps:txbx></wp:anchor></w:drawing></w:r>{r('正文')}</w:p>", ["青禾市人民政府文件", "正文"]),
    ("old box above its paragraph", f"<w:p><w:r><w:pict><v:shape style='position:absolute;margin-top:-30pt'><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>{r('正文')}</w:p>", ["青禾市人民政府文件", "正文"]),
    ("boxes placed on the page", f"<w:p>{ON_PAGE}{r('甲')}</w:p><w:p>{ON_PAGE}{r('乙')}</w:p>", ["青禾市人民政府文件", "甲", "乙", "青禾市人民政府文件"]),
    ("box in a paragraph that runs on", f"<w:p>{DELETED_END}<w:r><w:pict>{BOX}</w:pict></w:r>{r('推进')}</w:p>{p('落实')}", ["青禾市人民政府文件", "推进落实"]),
    ("drop cap", f"<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr>{r('青')}</w:p>{p('禾市')}", ["青禾市"]),
    ("frame", f"<w:p><w:pPr><w:framePr w:y='1'/></w:pPr>{r('青禾市文件')}</w:p>{p('正文')}", ["青禾市文件", "正文"]),
    ("heading run into its text", f"<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>{r('一、加快建设。')}</w:p>{p('新建公路。')}", ["一、加快建设。新建公路。"]),
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
    ("merged across in the old way", row(cell(p("甲"), '<w:hMerge w:val="restart"/>'), cell(p(""), "<w:hMerge/>"), cell(p("乙"))),
     [["甲", "甲", "乙"]], [[0, 0, 1]]),
    ("tracked merge, deleted and inserted cell", row(cell(p("1"), '<w:cellMerge w:vMerge="rest"/>'), cell(p("旧"), "<w:cellDel/>"), cell(p("甲")))
     + row(cell(p(""), '<w:cellMerge w:vMerge="cont"/>'), cell(p("乙"), "<w:cellIns/>")), [["1", "甲"], ["1", "乙"]], [[0, 1], [0, 2]]),
    ("runs on only within its cell", row(cell(f"<w:p>{DELETED_END}{r('甲')}</w:p>"), cell(p("乙"))), [["甲", "乙"]], [[0, 1]]),
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


def test_a_task_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = f"<w:tbl>{row(*(cell(p(text)) for text in ('序号', '任务', '单位')))}{row(*(cell(p(text)) for text in '1甲乙'))}</w:tbl>"
    raw = read(docx(f"<w:tbl>{row(cell(p('附件')), cell(p('分工表') + inner + p('')))}</w:tbl>"))
    assert grids(raw) == [[["附件", "分工表"]], [["序号", "任务", "单位"], ["1", "甲", "乙"]]]


HEAD = row(cell(p("序号")), cell(p("任务")))


def numbered(*texts: str) -> str:
    return "".join(row(cell(p(text[0])), cell(p(text[1:]))) for text in texts)


SPLIT: list[tuple[str, str, str, list[list[list[str]]]]] = [
    ("goes on", HEAD + numbered("1甲", "2乙"), numbered("3丙"), [[["序号", "任务"], ["1", "甲"], ["2", "乙"], ["3", "丙"]]]),
    ("repeats the header", HEAD + numbered("1甲"), HEAD + numbered("2乙"), [[["序号", "任务"], ["1", "甲"], ["2", "乙"]]]),
    ("begins again", HEAD + numbered("1甲"), HEAD + numbered("1乙"), [[["序号", "任务"], ["1", "甲"]], [["序号", "任务"], ["1", "乙"]]]),
    ("other columns", HEAD + numbered("1甲"), row(cell(p("2")), cell(p("乙")), cell(p("丙"))), [[["序号", "任务"], ["1", "甲"]], [["2", "乙", "丙"]]]),
    ("no numbers", row(cell(p("甲")), cell(p("乙"))), row(cell(p("丙")), cell(p("丁"))), [[["甲", "乙"]], [["丙", "丁"]]]),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "want"), [case[1:] for case in SPLIT], ids=[case[0] for case in SPLIT])
def test_tables_that_an_empty_paragraph_splits(first: str, second: str, want: list[list[list[str]]]) -> None:
    assert grids(read(docx(f"<w:tbl>{first}</w:tbl><w:p/><w:tbl>{second}</w:tbl>"))) == want


def test_tables_with_a_text_between_stay_apart() -> None:
    raw = read(docx(f"<w:tbl>{HEAD}{numbered('1甲')}</w:tbl>{p('二、乙')}<w:tbl>{numbered('2丙')}</w:tbl>"))
    assert len(grids(raw)) == 2


def reference(key: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


def notes(kind: str, *texts: str) -> dict[str, str | bytes]:
    """footnotes.xml or endnotes.xml: the line that separates them as number 0, then the notes."""
    each = "".join(
        f'<w:{kind} w:id="{at}"><w:p><w:r><w:{kind}Ref/></w:r>{text}</w:p></w:{kind}>'
        for at, text in enumerate(texts, 1)
    )
    return {
        f"word/{kind}s.xml": f'<w:{kind}s {SPACES}><w:{kind} w:type="separator" w:id="0">{p("---")}</w:{kind}>{each}</w:{kind}s>'
    }


def test_notes_follow_at_the_end_and_stand_in_no_sentence() -> None:
    table = f"<w:tbl>{row(cell('<w:p>' + r('1') + reference(2) + '</w:p>'), cell(p('甲')))}</w:tbl>"
    body = f"<w:p>{r('由市发改委')}{reference(1)}{r('牵头。')}{reference(1, 'endnote')}</w:p>{table}{p('完')}"
    parts = notes("footnote", r(" 含市粮食局。"), r("注：见附表。"), r("没有引用")) | notes(
        "endnote", r("尾注") + reference(1)
    )
    raw = read(docx(body, more=parts))
    assert texts(raw) == ["由市发改委牵头。", "完", "注：含市粮食局。", "注：尾注", "注：见附表。"]
    assert grids(raw) == [[["1", "甲"]]]


def test_a_deleted_reference_takes_its_note_along() -> None:
    raw = read(docx(f"<w:p>{r('甲')}<w:del>{reference(1)}</w:del></w:p>", more=notes("footnote", r("旧注"))))
    assert texts(raw) == ["甲"]


def test_comments_headers_and_footers_are_left_out() -> None:
    parts: dict[str, str | bytes] = {
        f"word/{part}1.xml": f"<w:hdr {SPACES}>{p('页眉')}</w:hdr>" for part in ("header", "footer")
    }
    parts["word/comments.xml"] = f'<w:comments {SPACES}><w:comment w:id="1">{p("批注")}</w:comment></w:comments>'
    body = f'<w:p><w:commentRangeStart w:id="1"/>{r("甲")}<w:r><w:commentReference w:id="1"/></w:r></w:p><w:sectPr><w:headerReference r:id="h"/></w:sectPr>'
    assert texts(read(docx(body, more=parts))) == ["甲"]


HIDDEN = (
    '<w:style w:type="paragraph" w:styleId="P"><w:basedOn w:val="Q"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Q"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def test_text_that_a_style_hides() -> None:
    shown = (
        "<w:p><w:pPr><w:pStyle w:val='P'/></w:pPr><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>显示</w:t></w:r></w:p>"
    )
    run = f"<w:p><w:r><w:rPr><w:rStyle w:val='C'/></w:rPr><w:t>草稿</w:t></w:r>{r('正文')}</w:p>"
    assert texts(read(docx(p("草稿", style="P") + run + shown, styles=HIDDEN))) == ["正文", "显示"]


def embedded(name: str, content: str | bytes) -> bytes:
    """A Word file with a w:altChunk between two paragraphs."""
    relation = f'<Relationship Id="c" Type="http://x/aFChunk" Target="{name}"/>'
    more: dict[str, str | bytes] = {
        f"word/{name}": content,
        "word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>",
    }
    return docx(f'{p("上文")}<w:altChunk r:id="c"/>{p("下文")}', more=more)


CHUNKS: list[tuple[str, str, str | bytes, list[str]]] = [
    ("page", "a.html", "<html><body><p>青禾市</p></body></html>", ["青禾市"]),
    ("text", "a.txt", "青禾市", ["青禾市"]),
    ("Word file", "a.docx", docx(p("青禾市")), ["青禾市"]),
    ("Word file in a Word file", "a.docx", embedded("b.docx", docx(p("青禾市"))), ["上文", "青禾市", "下文"]),
    ("nothing", "a.txt", "", []),
    ("blanks", "a.txt", " ", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "lines"), [case[1:] for case in CHUNKS], ids=[case[0] for case in CHUNKS])
def test_embedded_files(name: str, content: str | bytes, lines: list[str]) -> None:
    assert texts(read(embedded(name, content))) == ["上文", *lines, "下文"]


def test_an_embedded_file_of_another_kind_is_said() -> None:
    with pytest.raises(UnknownFormat):
        read(embedded("a.rar", b"Rar!\x1a\x07\x00"))


def test_files_embedded_without_end() -> None:
    data = docx(p("青禾市"))
    for _ in range(5):
        data = embedded("a.docx", data)
    with pytest.raises(DamagedFile, match="嵌套"):
        read(data)


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


def test_files_within_files_without_end() -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    data = docx(p("甲"))
    for _ in range(3):
        rels = f'<Relationships><Relationship Id="c" Type="{relation}" Target="c.docx"/></Relationships>'
        more: dict[str, str | bytes] = {"word/c.docx": data, "word/_rels/document.xml.rels": rels}
        data = docx('<w:altChunk r:id="c"/>' * 100, more=more)
    with pytest.raises(DamagedFile, match="嵌套"):
        read(data)
