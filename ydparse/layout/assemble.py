"""Build the final text once, with the origin of every run beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import regex

from ydparse.document import TEXT_BEGINS, Document, Dropped, Grid, Line, Paragraph, Raw, TableCell, TableText, TextAt
from ydparse.document.characters import plain
from ydparse.document.pairs import only_closes
from ydparse.document.raw import Cell
from ydparse.document.view import fold
from ydparse.grammar.bodies import ends_like_unit
from ydparse.layout.flat_cells import FlatCell, opens_with_level
from ydparse.layout.flat_tables import find_flat_tables
from ydparse.layout.furniture import drop_furniture
from ydparse.layout.markdown import stands_alone, unmark
from ydparse.layout.wrapping import LOOK_BACK, Wrapping, glue, goes_on, measure

_CJK = r"[\p{Han}\u3000-\u303f\uff00-\uffef“”‘’…—·]"
# A blank beside a Chinese character or full-width mark is a printer's; between two Chinese words it may divide them.
_WIDE = r"\u3001-\u303f\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60∶"
_STRAY = regex.compile(
    rf"(?<=[{_WIDE}“”‘’…])[ \u00a0\u3000]+|[ \u00a0\u3000]+(?=[{_WIDE}])"
    rf"|(?<={_CJK})[ \u00a0]{{1,2}}(?=[!-~])|(?<=[!-~])[ \u00a0]{{1,2}}(?={_CJK})"
)
# 发文机关标志 (GB/T 9704-2012 7.2.4) that a page's reading order dropped into the middle of a paragraph.
_MASTHEAD = regex.compile(r"\p{Han}{4,30}文件")
_LISTS = re.compile("[、，；,;]")
# A speck that a scan left at the end of a line.
_SPECK = regex.compile(r"(?<=[。；;，,、）)\]〕】\s])\s*[·|]$")
_DIVIDED = re.compile("[ \u00a0\u3000\u2002\u2003\u2009\x00-\x0c]")  # most lines have none of these inside
_SPECKS = ("·", "|")
_BETWEEN = "\x00"  # stands in no line that was squeezed
_BLANKS = re.compile(r"[ \u00a0\u3000\t\u2002\u2003\u2009\x0b\x0c\x00-\x08]{2,}|[\t\x0b\x0c\x00-\x08]")


def squeeze(text: str) -> str:
    """One line of text without the blanks that a printer or a converter put in.

    >>> squeeze("市财政局负责） ·"), squeeze("任务 | 单位 |")
    ('市财政局负责）', '任务|单位|')
    >>> squeeze("建成 5G塔 320余个， 覆盖"), squeeze(" 2021年 4月 27日"), squeeze("财政部 税务总局"), squeeze("AI for all")
    ('建成5G塔320余个，覆盖', '2021年4月27日', '财政部 税务总局', 'AI for all')
    """
    whole = text.strip()
    if _DIVIDED.search(whole):
        whole = str(_STRAY.sub("", _BLANKS.sub("  ", whole).strip(" \u3000\u00a0"))).strip()
    if not whole.endswith(_SPECKS) or whole.count("|") > 1:
        return whole
    return str(_SPECK.sub("", whole))


class _Builder:
    """The growing text with its paragraphs, tables and origins."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = TEXT_BEGINS
        self.origins: list[tuple[TextAt, Line | Cell]] = []
        self.joined = 0
        self.paragraphs: list[Paragraph] = []
        self.tables: list[TableText] = []

    def put(self, text: str, origin: Line | Cell | None = None) -> None:
        if origin is not None and text:
            self.origins.append((self.length, origin))
        self.parts.append(text)
        self.length = TextAt(self.length + len(text))

    def paragraph(self, lines: Sequence[tuple[str, Line]]) -> None:
        """These lines as one; nothing where there are none."""
        if not lines:
            return
        start, before = self.length, ""
        for text, origin in lines:
            self.put(glue(before, text) + text if before else text, origin)
            before = text
        self.paragraphs.append(Paragraph(start, self.length))
        self.joined += len(lines) - 1
        self.put("\n")

    def table(self, rows: Sequence[Sequence[Cell | FlatCell]]) -> None:
        """A tab between cells, a line break after a row; a merged cell stands where it begins and is empty further on."""
        start, made = self.length, {}
        for row in rows:
            for i, cell in enumerate(dict.fromkeys(row)):
                if i:
                    self.put("\t")
                if id(cell) in made:
                    continue
                begin = self.length
                before = ""
                lines = _cell_lines(cell)
                wrapped = any(line.page is not None for _, line in lines)  # the width of its column broke the cell
                widest = max((len(text) for text, _ in lines), default=0)
                for text, origin in lines:
                    self.put(
                        _between(before, text, wrapped or len(before) >= widest - 1) + text if before else text, origin
                    )
                    before = text
                made[id(cell)] = TableCell(begin, self.length)
            self.put("\n")
        self.tables.append(TableText(start, self.length, tuple(tuple(made[id(c)] for c in row) for row in rows)))


def _between(before: str, after: str, full: bool) -> str:
    """What stands between two lines of a cell: a blank between two bodies that nothing else divides, where the break is
    meant (安监站 | 县安监所) and not due to the first line's being `full`; else what stands between any two lines."""
    meant = not full or before[0] == after[0] or opens_with_level(after)
    if meant and not _LISTS.search(plain(before + after)) and all(ends_like_unit(fold(one)) for one in (before, after)):
        return " "
    return glue(before, after)


def _cell_lines(cell: Cell | FlatCell) -> Sequence[tuple[str, Line | Cell]]:
    if isinstance(cell, FlatCell):
        return [(squeeze(unmark(text)), line) for text, line in cell.lines]
    return [(squeeze(text), cell) for text in cell.text.split("\n") if text.strip()]


def assemble(raw: Raw) -> Document:
    """The final Document of a reading, which knows the lines that were dropped and how many were joined."""
    blocks, dropped = drop_furniture(raw.blocks)
    builder = _Builder()
    wrapping = measure([block for block in blocks if isinstance(block, Line)])
    run: list[Line] = []
    for block in [*blocks, None]:
        if isinstance(block, Line):
            run.append(block)
            continue
        dropped += _lines(builder, run, wrapping)
        run = []
        if isinstance(block, Grid):
            builder.table(block.rows)
    return Document(
        "".join(builder.parts), builder.paragraphs, builder.tables, builder.origins, dropped, builder.joined
    )


def _lines(builder: _Builder, lines: Sequence[Line], wrapping: Wrapping) -> list[Dropped]:
    """Put a run of lines: its flat tables as tables, all else as paragraphs; the page numbers left out of sentences."""
    dropped: list[Dropped] = []
    done = 0
    for table in find_flat_tables(lines):
        dropped += _paragraphs(builder, lines[done : table.first], wrapping)
        builder.table(table.rows)
        done = table.last
    return dropped + _paragraphs(builder, lines[done:], wrapping)


def _is_whole(line: Line) -> bool:
    """Whether a line is a paragraph by its format, or by a mark of Markdown."""
    return line.whole or (line.text.lstrip()[:1] in ("#", "*") and stands_alone(line.text))


def _paragraphs(builder: _Builder, lines: Sequence[Line], wrapping: Wrapping) -> list[Dropped]:
    dropped: list[Dropped] = []
    open_: list[tuple[str, Line]] = []
    divided = False  # by an empty paragraph of its own
    whole = True  # the last line is a paragraph of its own, or there is none
    opening = before = ""  # of the open paragraph, folded: each line is folded once
    texts = [squeeze(unmark(line.text)) for line in lines]
    wordings = fold(_BETWEEN.join(texts)).split(_BETWEEN) if texts else []
    for line, text, wording in zip(lines, texts, wordings, strict=True):
        if not text:
            divided = divided or line.whole
            continue
        alone = _is_whole(line)
        may_go_on = not (divided or whole or alone)
        if (open_ and only_closes(wording)) or (
            may_go_on and goes_on(opening, before, open_[-1][1], wording, line, wrapping)
        ):
            if _MASTHEAD.fullmatch(text):
                builder.paragraph([(text, line)])
            elif id(line) in wrapping.numbers:
                dropped.append(Dropped(line, "page_number"))
            else:
                open_.append((text, line))
                whole = alone
                before = (before + wording)[-LOOK_BACK:]
            continue
        builder.paragraph(open_)
        open_, opening, before, divided, whole = [(text, line)], wording[:16], wording, False, alone
    builder.paragraph(open_)
    return dropped
