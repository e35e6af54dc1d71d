"""Notices as PDF: A4, 28 characters a line and 22 lines a page as GB/T 9704-2012 has it; with the font embedded, so that
every machine shows the same."""

import io
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import black, red
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, HRFlowable, PageBreak, PageTemplate, Paragraph, Spacer, Table

from .source import Block, Source, grid
from .text import plain_lines

FONT = "samples"
FONT_FILE = Path(__file__).resolve().parent.parent / "fonts" / "samples.ttf"
SIZE, LEADING = 16, 29
WIDTH, HEIGHT = 28 * SIZE, 22 * LEADING + 2
LEFT, BOTTOM = 28 * mm, 35 * mm
WIDTHS = {4: [36, 172, 84, 156], 6: [36, 90, 110, 68, 68, 76]}


def style(**changes) -> ParagraphStyle:
    base = {"fontName": FONT, "fontSize": SIZE, "leading": LEADING, "wordWrap": "CJK"}
    return ParagraphStyle("notice", **(base | changes))


BODY = style(firstLineIndent=2 * SIZE)
PLAIN = style()
STYLES = {
    "mark": style(fontSize=32, leading=48, textColor=red, alignment=TA_CENTER),
    "no": style(alignment=TA_CENTER),
    "title": style(fontSize=20, leading=32, alignment=TA_CENTER, spaceBefore=20, spaceAfter=20),
    "plan": style(fontSize=20, leading=32, alignment=TA_CENTER, spaceAfter=20),
    "table": style(alignment=TA_CENTER, spaceAfter=8),
    "sign": style(alignment=TA_RIGHT, rightIndent=2 * SIZE),
    "date": style(alignment=TA_RIGHT, rightIndent=2 * SIZE),
    "to": PLAIN, "annex": PLAIN, "cc": style(fontSize=14, leading=24),
}
CELL = style(fontSize=10.5, leading=15)


def number_page(canvas, document) -> None:
    canvas.setFont(FONT, 14)
    text = f"— {document.page} —"
    if document.page % 2:
        canvas.drawRightString(LEFT + WIDTH - 14, BOTTOM - 24, text)
    else:
        canvas.drawString(LEFT + 14, BOTTOM - 24, text)


def widths(columns: int) -> list[float]:
    """Points a column; where no widths are given, a narrow first one and others alike."""
    return WIDTHS.get(columns) or [36, *[(WIDTH - 36) / (columns - 1)] * (columns - 1)]


def table_of(block: Block) -> Table:
    cells, looks = [], [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    for r, row in enumerate(grid(block)):
        cells.append([Paragraph(escape(cell[0]), CELL) if cell else "" for cell in row])
        for c, cell in enumerate(row):
            if cell and cell[1:] != (1, 1):
                looks.append(("SPAN", (c, r), (c + cell[2] - 1, r + cell[1] - 1)))
    return Table(cells, colWidths=widths(len(block.columns)), repeatRows=1, style=looks)


def flowables_of(block: Block) -> list:
    if block.kind == "newpage":
        return [PageBreak()]
    if block.kind == "print":
        small = style(fontSize=14, leading=24)
        parts = [escape(part.strip()) for part in block.lines]
        pair = [Paragraph(parts[0], small), Paragraph(parts[1], style(fontSize=14, leading=24, alignment=TA_RIGHT))]
        lines = [("LINEABOVE", (0, 0), (-1, 0), 0.7, black), ("LINEBELOW", (0, 0), (-1, 0), 0.7, black)]
        return [Table([pair], colWidths=[WIDTH / 2, WIDTH / 2], style=lines)]
    look = STYLES.get(block.kind, BODY)
    if block.kind in ("mark", "title", "plan", "table", "sign"):
        found: list = [Paragraph("<br/>".join(map(escape, block.lines)), look)]
    else:
        found = [Paragraph(escape(block.printed), look)]
    if block.kind == "no":
        found.append(HRFlowable(width="100%", thickness=2, color=red, spaceBefore=4, spaceAfter=8))
    if block.kind == "table":
        found.append(table_of(block))
    if block.kind in ("sign", "cc"):
        found.insert(0, Spacer(1, LEADING))
    return found


def register_font() -> TTFont:
    """The font of the samples, known to reportlab as FONT from here on."""
    font = TTFont(FONT, FONT_FILE)
    pdfmetrics.registerFont(font)
    return font


def pdf_of(source: Source) -> bytes:
    has = register_font().face.charToGlyph
    missing = {char for char in "".join(plain_lines(source)) if char != "\t" and ord(char) not in has}
    if missing:
        raise ValueError(f"{FONT_FILE.name} has no {''.join(sorted(missing))}: see samples/build_font.py")
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, invariant=1, title=source.head["metadata"]["title"])
    frame = Frame(LEFT, BOTTOM, WIDTH, HEIGHT, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=number_page))
    document.build([f for b in source.blocks if b.kind != "implied" for f in flowables_of(b)])
    return out.getvalue()
