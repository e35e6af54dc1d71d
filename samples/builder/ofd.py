"""Notices as OFD (GB/T 33190-2016): A4, 28 characters a line and 22 lines a page as GB/T 9704-2012 has it.

A sheet is set from top to bottom: text objects with the step of each character, rules as paths.
"""

import io
import zipfile
from xml.sax.saxutils import escape

from .source import Block, Source, grid
from .text import WIDTH, width_of, wrap

SPACE = "http://www.ofdspec.org/2016"
PAPER = (210, 297)
SIZE, LEADING = 5.64, 10.2  # 3号 and the distance of lines, in millimetres
LEFT, TOP, BOTTOM = 28, 37, 262
RIGHT = LEFT + WIDTH * SIZE
SMALL, SMALL_LEADING = 4.94, 8.5
CELL, CELL_LEADING, PADDING = 3.7, 5.3, 1.2
WIDTHS = {4: [13, 61, 30, 53.92], 6: [13, 32, 38, 24, 24, 26.92]}
CENTRED = {"mark": (11, 17), "no": (SIZE, LEADING), "title": (7, 11.3), "plan": (7, 11.3), "table": (SIZE, LEADING)}


class Press:
    """The pages as lists of objects, and how far down the last one is printed."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = []
        self.turn()

    def turn(self) -> None:
        """A new page."""
        self.pages.append([])
        self.at = TOP

    def room(self, height: float) -> None:
        """A new page where the rest of this one is lower than that."""
        if self.at + height > BOTTOM:
            self.turn()

    def text(self, words: str, x: float, top: float, size: float) -> None:
        steps = " ".join(f"{width_of(char) * size:.3f}" for char in words[:-1])
        width = sum(map(width_of, words)) * size
        self.pages[-1].append(
            f'<ofd:TextObject ID="@" Boundary="{x:.3f} {top:.3f} {width:.3f} {size:.3f}" Font="3" Size="{size}">'
            f'<ofd:TextCode X="0" Y="{size * 0.88:.3f}" DeltaX="{steps}">{escape(words)}</ofd:TextCode></ofd:TextObject>'
        )

    def rule(self, x0: float, y0: float, x1: float, y1: float, colour: str = "0 0 0", width: float = 0.2) -> None:
        self.pages[-1].append(
            f'<ofd:PathObject ID="@" Boundary="{x0:.3f} {y0:.3f} {x1 - x0 + width:.3f} {y1 - y0 + width:.3f}" LineWidth="{width}">'
            f'<ofd:StrokeColor Value="{colour}"/><ofd:AbbreviatedData>M 0 0 L {x1 - x0:.3f} {y1 - y0:.3f}</ofd:AbbreviatedData></ofd:PathObject>'
        )

    def line(self, words: str, x: float, size: float = SIZE, leading: float = LEADING) -> None:
        self.room(leading)
        self.text(words, x, self.at, size)
        self.at += leading


def set_table(press: Press, block: Block) -> None:
    """Rows that do not fit go to the next page, under the header again."""
    widths = WIDTHS[len(block.columns)]
    lefts = [LEFT + sum(widths[:c]) for c in range(len(widths) + 1)]
    rows = grid(block)
    texts = [
        [cell and wrap(cell[0], (sum(widths[c : c + cell[2]]) - 2 * PADDING) // CELL) for c, cell in enumerate(row)]
        for row in rows
    ]
    heights = [
        2 * PADDING + CELL_LEADING * max(len(lines) for cell, lines in zip(row, own) if cell and cell[1] == 1)
        for row, own in zip(rows, texts)
    ]
    for r, row in enumerate(rows):
        group = max((cell[1] for cell in row if cell), default=1)  # rows that a merged cell holds together
        if press.at + sum(heights[r : r + group]) > BOTTOM:
            press.turn()
            set_row(press, rows, texts, heights, 0, lefts)
        set_row(press, rows, texts, heights, r, lefts)


def set_row(press: Press, rows: list, texts: list, heights: list, r: int, lefts: list) -> None:
    """The cells that begin in a row, each with the rules around it."""
    for c, cell in enumerate(rows[r]):
        if cell is None:
            continue
        left, right = lefts[c], lefts[c + cell[2]]
        top, bottom = press.at, press.at + sum(heights[r : r + cell[1]])
        for rule in ((left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom), (right, top, right, bottom)):
            press.rule(*rule)
        first = (top + bottom - len(texts[r][c]) * CELL_LEADING) / 2
        for i, words in enumerate(texts[r][c]):
            press.text(words, left + PADDING, first + i * CELL_LEADING, CELL)
    press.at += heights[r]


def set_block(press: Press, block: Block) -> None:
    if block.kind == "newpage":
        press.turn()
    elif block.kind in CENTRED:
        size, leading = CENTRED[block.kind]
        for words in (part for line in block.lines for part in wrap(line, (RIGHT - LEFT) // size)):
            press.line(words, LEFT + (RIGHT - LEFT - sum(map(width_of, words)) * size) / 2, size, leading)
        if block.kind == "no":
            press.rule(LEFT, press.at, RIGHT, press.at, "255 0 0", 0.7)
            press.at += LEADING
    elif block.kind in ("sign", "date"):
        if block.kind == "sign":
            press.at += LEADING
        for words in block.lines:
            press.line(words, RIGHT - (2 + sum(map(width_of, words))) * SIZE)
    elif block.kind in ("cc", "print"):
        set_record(press, block)
    else:
        indent = 0 if block.kind in ("to", "annex") else 2
        for i, words in enumerate(wrap(block.printed, WIDTH, indent)):
            press.line(words, LEFT + (0 if i else indent) * SIZE)
    if block.kind == "table":
        set_table(press, block)


def set_record(press: Press, block: Block) -> None:
    """版记: 抄送机关, or 印发机关 and 印发日期 on one line, with a rule above; 印发 has one below too."""
    if block.kind == "cc":
        press.at += LEADING
        lines = [[(words, LEFT)] for words in wrap(block.printed, WIDTH * SIZE // SMALL)]
    else:
        by, on = (part.strip() for part in block.lines)
        lines = [[(by, LEFT), (on, RIGHT - sum(map(width_of, on)) * SMALL)]]
    press.room(SMALL_LEADING * len(lines))
    press.rule(LEFT, press.at, RIGHT, press.at)
    for pieces in lines:
        for words, x in pieces:
            press.text(words, x, press.at + 2, SMALL)
        press.at += SMALL_LEADING
    if block.kind == "print":
        press.rule(LEFT, press.at + 1, RIGHT, press.at + 1)


def number_pages(press: Press) -> None:
    """Outside at the foot: at the right on odd pages, at the left on even ones."""
    pages = press.pages
    for i, page in enumerate(pages, 1):
        press.pages = [page]
        words = f"— {i} —"
        x = RIGHT - (1 + sum(map(width_of, words))) * SMALL if i % 2 else LEFT + SMALL
        press.text(words, x, BOTTOM + 7, SMALL)
    press.pages = pages


def parts_of(source: Source, pages: list[list[str]]) -> dict[str, str]:
    """The XML parts of the package; every object has an ID of its own."""
    head = source.head["metadata"]
    ids = iter(range(100, 1_000_000))
    parts = {
        "OFD.xml": f'<ofd:OFD xmlns:ofd="{SPACE}" Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:DocID>{source.name.encode().hex()[:32].ljust(32, '0')}</ofd:DocID><ofd:Title>{escape(head['title'])}</ofd:Title>"
        f"<ofd:CreationDate>{head['issued_on']}</ofd:CreationDate></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f'<ofd:Document xmlns:ofd="{SPACE}"><ofd:CommonData><ofd:MaxUnitID>1000000</ofd:MaxUnitID>'
        f"<ofd:PageArea><ofd:PhysicalBox>0 0 {PAPER[0]} {PAPER[1]}</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{10 + i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res xmlns:ofd="{SPACE}" BaseLoc="Res"><ofd:Fonts>'
        '<ofd:Font ID="3" FontName="仿宋" FamilyName="仿宋"/></ofd:Fonts></ofd:Res>',
    }
    for i, page in enumerate(pages):
        objects = "".join(one.replace('ID="@"', f'ID="{next(ids)}"', 1) for one in page)
        parts[f"Doc_0/Pages/Page_{i}/Content.xml"] = (
            f'<ofd:Page xmlns:ofd="{SPACE}"><ofd:Content><ofd:Layer ID="{next(ids)}" Type="Body">{objects}'
            "</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return parts


def ofd_of(source: Source) -> bytes:
    press = Press()
    for block in source.blocks:
        if block.kind != "implied":
            set_block(press, block)
    number_pages(press)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts_of(source, press.pages).items():
            entry = zipfile.ZipInfo(name)  # its date is fixed
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, f'<?xml version="1.0" encoding="UTF-8"?>\n{part}')
    return out.getvalue()
