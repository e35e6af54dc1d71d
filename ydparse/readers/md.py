"""Markdown: what converters (MinerU, docling, markitdown, pandoc) make of a paper, read as it looks when it is shown.

Blocks come from markdown-it. Paragraphs stay lines of a text, which layout joins as it joins those of any text; headings, lines
in bold and entries of a list are paragraphs by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ydparse.document import Cell, Grid, LeftOut, Line, Raw
from ydparse.readers.encoding import decode
from ydparse.readers.html_flow import blocks_of
from ydparse.readers.html_parse import parse
from ydparse.readers.html_unseen import take_out_unseen, unseen_in
from ydparse.readers.md_inline import is_bold, shown
from ydparse.readers.md_tables import grid_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT = re.compile(
    r"\A\ufeff?(---|\+\+\+)[ \t]*\n((?:[ \t]*(?:[\w-]+[ \t]*[:=].*|#.*|-[ \t].*|[ \t]+\S.*)?\n)+?)(?:\1|\.\.\.)[ \t]*(?:\n|\Z)"
)
_TITLE = re.compile(r"(?m)^title[ \t]*[:=][ \t]*[\"']?(.*?)[\"']?[ \t]*$")
_TIGHT = re.compile(r"(?m)^( {0,3}#{1,6})(?=[\u4e00-\u9fff（(《【])(?!.*#)")
"""A heading whose blank was forgotten; #话题# is none, and #1 is a number."""
MARKDOWN = frozenset(("markdown", "md"))
DEEPEST = 100
"""Lists within lists; below, the parser drops the rest of the text."""
MOST_BRACKETS = 2000
"""Of one paragraph; beyond, and below the deepest list, the text is read line by line as it stands."""
LINES_ABOVE = 40
"""Lines in which the title is looked for that the head of the file names."""


def read_md(data: bytes, name: str, encoding: str | None = None) -> Raw:
    """Lines with the numbers of the file, and tables; marks, pictures, comments and the head of the file (front matter) are
    left out."""
    text, found, doubts = decode(data, name, encoding)
    text = text.rstrip("\x1a").replace("\r\n", "\n").replace("\r", "\n")
    head = _FRONT.match(text)
    if head is not None:
        text = "\n" * head[0].count("\n") + text[head.end() :]
    walk = _Walk(_TIGHT.sub(r"\1 ", text), name)
    blocks = list(walk.blocks())
    shown = (*_title(head, blocks), *blocks)
    return Raw("md", shown, encoding=found, doubts=doubts, left_out=tuple(walk.left_out))


def _title(head: re.Match[str] | None, blocks: Sequence[Line | Grid]) -> Iterator[Line]:
    """The title that the head of the file names, where the text does not begin with it."""
    named = None if head is None else _TITLE.search(head[2])
    if head is not None and named is not None and named[1]:
        above = "".join(block.text for block in blocks[:LINES_ABOVE] if isinstance(block, Line))
        if "".join(named[1].split()) not in "".join(above.split()):
            yield Line(named[1], number=head[0].count("\n", 0, head.start(2) + named.start()) + 1, whole=True)


def _parser() -> MarkdownIt:
    """CommonMark with tables, without what would lose text: four blanks make no code, and [附件]: is no definition of a link."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST})
    return parser.enable("table").disable(["code", "reference", "text_join"])


class _Walk:
    """The blocks of one text; `above` lines of the file stand before it."""

    def __init__(self, text: str, name: str, above: int = 0) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.name = name
        self.above = above
        self.labels: list[str] = []
        """What opens the entry of a list that was just begun, until its first line shows it."""
        self.lists: list[_List] = []
        self.last = above
        self.left_out: list[LeftOut] = []
        """The line of the file that was shown last."""

    def blocks(self) -> Iterator[Line | Grid]:
        tokens = [] if self._is_tangled() else _parser().parse(self.text)
        if not tokens or any(token.level >= DEEPEST - 2 for token in tokens):
            yield from (Line(line, number=self.above + at) for at, line in enumerate(self.lines, 1))
            return
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                yield from self._table(tokens[at : end + 1])
                at = end
            elif token.type == "heading_open":
                yield from self._heading(tokens[at + 1], token)
                at += 1
            else:
                yield from self._block(token)
            at += 1

    def _is_tangled(self) -> bool:
        """Whether a paragraph opens so many brackets that to look for the end of each takes minutes."""
        return any(paragraph.count("[") > MOST_BRACKETS for paragraph in self.text.split("\n\n"))

    def _block(self, token: Token) -> Iterator[Line | Grid]:
        """What a token shows that is neither heading nor table; a blank line ends each paragraph."""
        kind = token.type
        if kind in {"bullet_list_open", "ordered_list_open"}:
            self.lists.append(_List(kind == "ordered_list_open"))
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            self.lists.pop()
            yield self._blank()
        elif kind == "list_item_open":
            self.labels.append(self.lists[-1].label(token))
        elif kind == "inline":
            yield from self._paragraph(token)
        elif kind == "fence":
            yield from self._fence(token)
        elif kind == "html_block":
            yield from self._html(token)
        elif kind in {"paragraph_close", "hr"} and not self.lists:
            yield self._blank()

    def _number(self, token: Token) -> int:
        first, end = token.map or [0, 0]
        self.last = self.above + end
        return self.above + first + 1

    def _blank(self) -> Line:
        return Line("", number=self.last + 1)

    def _heading(self, inline: Token, heading: Token) -> Iterator[Line]:
        """A heading; a paragraph of several lines with a rule below it is none, though Markdown says so."""
        lines = shown(inline).split("\n")
        for at, line in enumerate(lines):
            yield Line(self._take_label() + line, number=self._number(inline) + at, whole=len(lines) == 1)
        yield self._blank()

    def _take_label(self) -> str:
        label = "".join(self.labels)
        self.labels.clear()
        return label

    def _paragraph(self, token: Token) -> Iterator[Line]:
        opens, label = bool(self.labels), self._take_label()
        lines = shown(token).split("\n")
        whole = len(lines) == 1 and (opens or is_bold(token))
        for at, line in enumerate(lines):
            if line.strip():
                yield Line(label + line, number=self._number(token) + at, whole=whole)
                label = ""

    def _fence(self, token: Token) -> Iterator[Line | Grid]:
        """The lines of a fence as they stand; a text that stands in one as Markdown is read as such."""
        if token.info.strip().lower() in MARKDOWN:
            inner = _Walk(token.content, self.name, self._number(token))
            yield from inner.blocks()
            self.left_out += inner.left_out
            return
        for at, line in enumerate(token.content.rstrip("\n").split("\n"), 1):
            yield Line(line, number=self._number(token) + at)

    def _html(self, token: Token) -> Iterator[Line | Grid]:
        """Tables and other tags that stand in the text, without what they hide."""
        page = parse(token.content, self.name)
        if page is not None:
            take_out_unseen(page)
            self.left_out += unseen_in(page)
        for block in () if page is None else blocks_of(page):
            if isinstance(block, Line):
                yield block._replace(number=self._number(token))
            else:
                yield _numbered(block, self._number(token))

    def _table(self, tokens: Sequence[Token]) -> Iterator[Line | Grid]:
        _, last = tokens[0].map or [0, 0]
        self.last = self.above + last
        yield grid_of(tokens, self.lines, self.above)
        yield self._blank()


class _List:
    """How a list numbers its entries: as they are written, or counted on where each is written as 1."""

    def __init__(self, ordered: bool) -> None:
        self.ordered = ordered
        self.written: list[str] = []

    def label(self, token: Token) -> str:
        """`1.` before an entry of an ordered list; bullets are marks of Markdown."""
        if not self.ordered:
            return ""
        self.written.append(token.info)
        number = str(len(self.written)) if set(self.written) == {"1"} else token.info
        return f"{number}{token.markup}"


def _numbered(grid: Grid, number: int) -> Grid:
    made = {cell: Cell(cell.text, number=number) for row in grid.rows for cell in row}
    return Grid(tuple(tuple(made[cell] for cell in row) for row in grid.rows))
