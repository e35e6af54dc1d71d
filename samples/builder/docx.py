"""Notices as Word files: automatic numbering, merged cells, running head and page number."""

import io
import re
import zipfile
from datetime import datetime

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from .source import Block, Source, grid

MOMENT = (2026, 1, 1, 0, 0, 0)
SIDES = {"title": "CENTER", "plan": "CENTER", "mark": "CENTER", "no": "CENTER", "sign": "RIGHT", "date": "RIGHT"}
NUMERALS = "〇一二三四五六七八九十"


class Numbering:
    """The lists: one of several levels for Chinese numerals, and one a level for figures, which count on through the
    whole notice; `take` says at which level Word prints a label, and that it prints just that."""

    ID = 77

    def __init__(self, document, formats: list[str]):
        self.formats = formats
        self.counts = [0] * len(formats)
        chinese = [i for i in range(len(formats)) if self.chinese(i)]
        self.places = {level: (self.ID, level) for level in chinese}
        self.places |= {i: (self.ID + 1 + i, 0) for i in range(len(formats)) if i not in chinese}
        root = document.part.numbering_part.element
        for list_id in sorted({list_id for list_id, _ in self.places.values()}):
            levels = [self.level(i) for i, (owner, _) in sorted(self.places.items()) if owner == list_id]
            root.insert(0, parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{list_id}"><w:multiLevelType w:val="multilevel"/>'
                f'{"".join(levels)}</w:abstractNum>'
            ))
            root.append(parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{list_id}"><w:abstractNumId w:val="{list_id}"/></w:num>'))

    def level(self, i: int) -> str:
        at = self.places[i][1]
        style = "chineseCounting" if self.chinese(i) else "decimal"
        text = self.formats[i].replace(f"%{i + 1}", f"%{at + 1}")
        return (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        )

    def chinese(self, level: int) -> bool:
        return not self.formats[level].endswith((".", "．"))

    def take(self, label: str) -> int | None:
        for level, text in enumerate(self.formats):
            pattern = re.escape(text).replace(f"%{level + 1}", "[一二三四五六七八九十]+" if self.chinese(level) else r"\d+")
            if re.fullmatch(pattern, label):
                break
        else:
            return None
        self.counts[level] += 1
        for below in range(level + 1, len(self.counts)):
            if self.chinese(below):
                self.counts[below] = 0
        count = self.counts[level]
        shown = NUMERALS[count] if self.chinese(level) else str(count)
        if text.replace(f"%{level + 1}", shown) != label:
            raise ValueError(f"automatic numbering would print {shown}, not {label}")
        return level

    def apply(self, paragraph, level: int) -> None:
        list_id, at = self.places[level]
        properties = paragraph._p.get_or_add_pPr()
        properties.append(parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>'))


def field_run(paragraph, code: str) -> None:
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind is None:
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> {code} </w:instrText>'))
        else:
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))


def set_page(document, source: Source) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(24)
    section.header.paragraphs[0].text = source.head["metadata"]["issuer"][0] + "文件"
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("— ")
    field_run(footer, "PAGE")
    footer.add_run(" —")
    style = document.styles["Normal"]
    style.font.name, style.font.size = "FangSong", Pt(16)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    core = document.core_properties
    core.created = core.modified = datetime(*MOMENT)
    core.author = core.last_modified_by = core.comments = ""
    core.title = source.head["metadata"]["title"]


def add_table(document, block: Block) -> None:
    rows = grid(block)
    table = document.add_table(len(rows), len(block.columns), style="Table Grid")
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f'<w:tblHeader {nsdecls("w")}/>'))
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            text, down, right = cell
            target = table.cell(r, c)
            if down > 1 or right > 1:
                target = target.merge(table.cell(r + down - 1, c + right - 1))
            target.text = text
            for run in target.paragraphs[0].runs:
                run.font.size = Pt(10.5)


def add_block(document, block: Block, numbering: Numbering | None) -> None:
    if block.kind == "newpage":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        return
    lines = block.lines if block.kind in (*SIDES, "table") else [block.printed]
    paragraph = document.add_paragraph()
    if block.kind == "print":
        lines = ["\t".join(part.strip() for part in block.lines)]
    level = numbering.take(block.label) if numbering and block.label else None
    if numbering and level is not None:
        numbering.apply(paragraph, level)
        lines = [block.text]
    run = paragraph.add_run(lines[0])
    for line in lines[1:]:
        run.add_break()
        run.add_text(line)
    if block.kind in SIDES or block.kind == "table":
        paragraph.alignment = WD_ALIGN_PARAGRAPH[SIDES.get(block.kind, "CENTER")]
    elif block.kind not in ("to", "annex", "cc", "print"):
        paragraph.paragraph_format.first_line_indent = Pt(32)
    if block.kind == "mark":
        run.font.color.rgb, run.font.size = RGBColor(0xE6, 0, 0), Pt(36)
    if block.kind == "table":
        add_table(document, block)


def docx_of(source: Source) -> bytes:
    document = Document()
    set_page(document, source)
    formats = source.head.get("auto_numbering")
    numbering = Numbering(document, formats) if formats else None
    for block in source.blocks:
        if block.kind != "implied":
            add_block(document, block, numbering)
    saved = io.BytesIO()
    document.save(saved)
    return with_fixed_times(saved.getvalue())


def with_fixed_times(data: bytes) -> bytes:
    """The same zip with fixed times, so that building twice gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "docProps/thumbnail.jpeg":
                info = zipfile.ZipInfo(name, MOMENT)
                info.compress_type = zipfile.ZIP_DEFLATED
                content = old.read(name)
                if name == "_rels/.rels":
                    content = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)
                new.writestr(info, content)
    return out.getvalue()
