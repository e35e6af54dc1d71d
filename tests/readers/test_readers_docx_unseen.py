# ruff: noqa: E501 - one case a line reads best
"""What a Word file holds and its paper does not show: hidden, white, tiny and deleted text, watermarks."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from made import SPACES, docx, grids, p, texts
from tables import params

from ydparse import extract
from ydparse.document import LeftOut
from ydparse.readers import read


def r(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def para(*runs: str, look: str = "") -> str:
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(runs)}</w:p>"


def cell(content: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{content}</w:tc>"


def table(*cells: str, look: str = "") -> str:
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tr>{''.join(cells)}</w:tr><w:tr>{cell(p('1'))}{cell(p('建渠'))}</w:tr></w:tbl>"


def style(key: str, look: str, kind: str = "paragraph", more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{key}"/>{more}{look}</w:style>'


WHITE, TINY, DARK = (
    '<w:color w:val="FFFFFF"/>',
    '<w:sz w:val="2"/>',
    '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>',
)
GONE = [LeftOut("草稿", "hidden")]
STYLES = (
    style("Off", "<w:rPr><w:vanish/></w:rPr>")
    + style("Below", "", more='<w:basedOn w:val="Off"/>')
    + style("Pale", f"<w:rPr>{WHITE}</w:rPr>", "character")
    + style("Head", f"<w:pPr>{DARK}</w:pPr><w:rPr>{WHITE}</w:rPr>")
    + style("Speck", f"<w:rPr>{TINY}</w:rPr>")
    + style("Banded", f'<w:tblStylePr w:type="firstRow"><w:tcPr>{DARK}</w:tcPr></w:tblStylePr>', "table")
)

UNSEEN: list[tuple[str, str, list[str], list[LeftOut]]] = [
    ("hidden", para(r("草稿", "<w:vanish/>"), r("正文")), ["正文"], GONE),
    ("hidden by a style of the paragraph", para(r("草稿"), look='<w:pStyle w:val="Off"/>') + p("正文"), ["正文"], GONE),
    ("by a style below it", para(r("草稿"), look='<w:pStyle w:val="Below"/>') + p("正文"), ["正文"], GONE),
    ("hidden on the web", para(r("草稿", "<w:webHidden/>"), r("正文")), ["正文"], GONE),
    ("white", para(r("正文"), r("草稿", WHITE)), ["正文"], GONE),
    ("nearly white", para(r("正文"), r("草稿", '<w:color w:val="fdfdfe"/>')), ["正文"], GONE),
    ("white by the theme", para(r("正文"), r("草稿", '<w:color w:themeColor="background1"/>')), ["正文"], GONE),
    ("white by a style of letters", para(r("正文"), r("草稿", '<w:rStyle w:val="Pale"/>')), ["正文"], GONE),
    ("dark on as dark a cell", table(cell(para(r("草稿", '<w:color w:val="1F3864"/>')), DARK), cell(p("任务"))), [], GONE),
    ("red on a red shade", para(r("正文"), r("草稿", '<w:color w:val="C00000"/><w:shd w:val="clear" w:fill="C00000"/>')), ["正文"], GONE),
    ("one point", para(r("草稿", TINY), r("正文")), ["正文"], GONE),
    ("one point by a style", para(r("草稿"), look='<w:pStyle w:val="Speck"/>') + p("正文"), ["正文"], GONE),
    ("two runs that follow each other are one", para(r("草", "<w:vanish/>"), r("稿", WHITE), r("正文")), ["正文"], GONE),
    ("two that do not are two", para(r("草稿", "<w:vanish/>"), r("正文"), r("草稿", "<w:vanish/>")), ["正文"], [LeftOut("草稿", "hidden", times=2)]),
    ("deleted", para(f"<w:del>{r('草稿').replace('w:t>', 'w:delText>')}</w:del>", r("正文")), ["正文"], GONE),
    ("a row that is hidden", f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>{cell(p('草'))}{cell(p('稿'))}</w:tr><w:tr>{cell(p('1'))}{cell(p('建渠'))}</w:tr></w:tbl>", [], GONE),
    ("in a cell", table(cell(p("序号")), cell(para(r("任务"), r("草稿", "<w:vanish/>")))), [], GONE),
]  # fmt: skip

SEEN: list[tuple[str, str, list[str]]] = [
    ("grey", para(r("正文", '<w:color w:val="A6A6A6"/>')), ["正文"]),
    ("pale grey", para(r("正文", '<w:color w:val="D9D9D9"/>')), ["正文"]),
    ("small print", para(r("正文", '<w:sz w:val="10"/>')), ["正文"]),
    ("a coloured heading", para(r("正文", '<w:b/><w:color w:val="C00000"/>')), ["正文"]),
    ("white on a shaded run", para(r("正文", f'{WHITE}<w:shd w:val="clear" w:fill="C00000"/>')), ["正文"]),
    ("white on a highlight", para(r("正文", f'{WHITE}<w:highlight w:val="red"/>')), ["正文"]),
    ("white on a pattern", para(r("正文", f'{WHITE}<w:shd w:val="pct50" w:fill="FFFFFF"/>')), ["正文"]),
    ("white on a shaded paragraph", para(r("正文", WHITE), look=DARK), ["正文"]),
    ("white on a shade of the style", para(r("正文"), look='<w:pStyle w:val="Head"/>'), ["正文"]),
    ("white in a frame", f"<w:tbl><w:tr>{cell(para(r('正文', WHITE)), DARK)}</w:tr></w:tbl>", ["正文"]),
    ("not hidden after all", para(r("正文", '<w:vanish w:val="0"/>'), look='<w:pStyle w:val="Off"/>'), ["正文"]),
    ("black after all", para(r("正文", '<w:rStyle w:val="Pale"/><w:color w:val="000000"/>')), ["正文"]),
    ("larger after all", para(r("正文", '<w:sz w:val="32"/>'), look='<w:pStyle w:val="Speck"/>'), ["正文"]),
    ("tiny blanks", para(r(" ", TINY), r("正文")), ["正文"]),
    ("moved", para(f"<w:moveFrom>{r('正')}</w:moveFrom>", f"<w:moveTo>{r('正')}</w:moveTo>", r("文")), ["正文"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines", "left_out"), params(UNSEEN))
def test_what_nobody_sees_is_left_out_and_told(body: str, lines: list[str], left_out: list[LeftOut]) -> None:
    raw = read(docx(body, styles=STYLES))
    assert (texts(raw), list(raw.left_out)) == (lines, left_out)
    assert "草稿" not in str(grids(raw))


@pytest.mark.parametrize(("body", "lines"), params(SEEN))
def test_what_is_seen_stays(body: str, lines: list[str]) -> None:
    raw = read(docx(body, styles=STYLES))
    assert (texts(raw), raw.left_out) == (lines, ())


@pytest.mark.parametrize("look", [DARK, ""], ids=["by the cell", "by the style of the table"])
def test_a_white_head_on_a_dark_ground_stays(look: str) -> None:
    head = [cell(para(r(text, WHITE)), look) for text in ("序号", "任务")]
    raw = read(docx(table(*head, look="" if look else '<w:tblStyle w:val="Banded"/>'), styles=STYLES))
    assert grids(raw) == [[["序号", "任务"], ["1", "建渠"]]]
    assert raw.left_out == ()


def art(text: str, name: str = "", place: str = "") -> str:
    return f"<w:p><w:r><w:pict><v:shape id='{name}' style='{place}'><v:textpath string='{text}'/></v:shape></w:pict></w:r></w:p>"


def drawn(text: str, name: str = "文本框 1", turned: int = 0) -> str:
    frame = f"<a:xfrm xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' rot='{turned}'/>"
    box = f"<wps:wsp>{frame}<wps:txbx><w:txbxContent>{p(text)}</w:txbxContent></wps:txbx></wps:wsp>"
    return f"<w:p><w:r><w:drawing><wp:anchor><wp:docPr name='{name}'/>{box}</wp:anchor></w:drawing></w:r></w:p>"


WATERMARKS: list[tuple[str, str, str, list[str], list[LeftOut]]] = [
    ("Word's own, in a header", "", art("内部资料", "PowerPlusWaterMarkObject357476642"), [], [LeftOut("内部资料", "watermark")]),
    ("slanting word art in a header", "", art("内部资料", "s1", "position:absolute;rotation:315"), [], [LeftOut("内部资料", "watermark")]),
    ("a slanting box in a header", "", drawn("内部资料", turned=-2700000), [], [LeftOut("内部资料", "watermark")]),
    ("a box that is named so", "", drawn("内部资料", "水印 3"), [], [LeftOut("内部资料", "watermark")]),
    ("in the body", art("内部资料", "PowerPlusWaterMarkObject1"), "", [], [LeftOut("内部资料", "watermark")]),
    ("a slanting box in the body", drawn("内部资料", turned=18900000), "", [], [LeftOut("内部资料", "watermark")]),
    ("other words of a header", "", art("青禾市人民政府文件") + p("青禾市"), [], []),
    ("a red head as word art", art("青禾市人民政府文件"), "", ["青禾市人民政府文件"], []),
    ("a box that stands upright", drawn("青禾市人民政府文件", turned=5400000), "", ["青禾市人民政府文件"], []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "header", "lines", "left_out"), params(WATERMARKS))
def test_watermarks(body: str, header: str, lines: list[str], left_out: list[LeftOut]) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    relations = f"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='{kind}' Target='header1.xml'/></Relationships>"
    more: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relations,
        "word/header1.xml": f"<w:hdr {SPACES}>{header}</w:hdr>",
    }
    raw = read(docx(body + p("正文"), more=more))
    assert (texts(raw), list(raw.left_out)) == ([*lines, "正文"], left_out)


def by_python_docx(change: Any) -> bytes:
    """A notice of three tasks as python-docx writes it; `change` gets the document and the run of the second task."""
    from docx import Document

    document = Document()
    document.add_paragraph("白石县2026年水利工作要点")
    for line in (
        "1.整修水渠12公里。（县水利局负责）",
        "2.新建泵站3座。（县水利局负责）",
        "3.清理河道。（县水利局负责）",
    ):
        run = document.add_paragraph().add_run(line)
        if line.startswith("2"):
            change(document, run)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _hide(document: Any, run: Any) -> None:
    run.font.hidden = True


def _whiten(document: Any, run: Any) -> None:
    from docx.shared import RGBColor

    run.font.color.rgb = RGBColor(255, 255, 255)


def _shrink(document: Any, run: Any) -> None:
    from docx.shared import Pt

    run.font.size = Pt(1)


def _grey(document: Any, run: Any) -> None:
    from docx.shared import Pt, RGBColor

    run.font.color.rgb, run.font.size, run.bold = RGBColor(128, 128, 128), Pt(5), True


@pytest.mark.parametrize(("change", "count"), [(_hide, 2), (_whiten, 2), (_shrink, 2), (_grey, 3)])
def test_a_task_that_nobody_sees_is_none(change: Any, count: int) -> None:
    notice = extract(by_python_docx(change))
    assert len(notice.items) == count
    assert [w.code for w in notice.warnings if w.code == "YD146"] == ["YD146"] * (3 - count)


SOFFICE = os.environ.get("YDPARSE_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None and "CI" not in os.environ, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("change", "count"), [(_hide, 2), (_whiten, 2), (_grey, 3)])
def test_as_libreoffice_saves_it(change: Any, count: int, tmp_path: Path) -> None:
    assert SOFFICE is not None
    source = tmp_path / "a.docx"
    source.write_bytes(by_python_docx(change))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        SOFFICE,
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(tmp_path / "out"),
    ]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    notice = extract(tmp_path / "out" / "a.docx")
    assert len(notice.items) == count
    assert ("YD146" in [w.code for w in notice.warnings]) == (count < 3)
