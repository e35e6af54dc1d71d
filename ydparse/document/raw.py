"""What a reader hands on: the lines and ruled tables of a file, in reading order, with where each stood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
"""x0, top, x1, bottom in PDF points, top-left origin."""


class Line(NamedTuple):
    """One line of a file as it stands there, without its line break.

    `whole` is True where the format itself says that this is a paragraph (docx, html): it is never joined to its
    neighbours. Lines of txt and pdf are not whole: a paragraph may run on over several of them.
    `number` is 1-based and counts the lines of a text file; `page` is 1-based.
    """

    text: str
    number: int | None = None
    page: int | None = None
    box: Box | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One cell of a ruled table, its own lines joined by ``\\n``. Compared by identity: a merged cell is one object."""

    text: str
    page: int | None = None
    box: Box | None = None
    number: int | None = None


class Grid(NamedTuple):
    """A ruled table: every row has the same length, and a merged cell stands, as one object, in each place it covers.

    A table that runs over several pages is one Grid, and header rows that each page repeats are dropped.
    """

    rows: tuple[tuple[Cell, ...], ...]


class Doubts(NamedTuple):
    """What is doubtful in how the bytes of a file became characters.

    `unreadable`: 1-based numbers of the lines with characters that are lost (U+FFFD). `rival`: another encoding that is
    nearly as likely as the one that was taken. `garbled`: line, excerpt and cause of text that was read in a wrong encoding
    before this file was saved. `pages`: those (1-based) with characters whose font does not tell what they are.
    """

    unreadable: tuple[int, ...] = ()
    rival: str | None = None
    garbled: tuple[int, str, str] | None = None
    pages: tuple[int, ...] = ()


class Dropped(NamedTuple):
    """A line that is of the paper and not of the text: 页码, 页眉, a printed rule (横线)."""

    line: Line
    reason: Literal["page_number", "running_head", "rule"]


class LeftOut(NamedTuple):
    """Wording of a file that is not of its text, for who reads the paper sees it beside the text or not at all.

    `watermark`: 水印, across the lines; `stamp`: the wording of a seal (印章); `hidden`: a layer that is off, letters in the
    colour of their ground or without size, hidden runs. `page` is 1-based. A wording that stands many times is one, with
    the page of the first and the number of `times`.
    """

    wording: str
    kind: Literal["watermark", "stamp", "hidden"]
    page: int | None = None
    times: int = 1


class Raw(NamedTuple):
    """One file, read. `format` is the word that `ydparse.readers.sniff` has for it; `published_on` is the page's own date
    (ISO) or None.

    `ocr_pages` were recognized from pictures, with `ocr_mended` lines mended and `ocr_faint` the pages and boxes of what was
    read without much confidence; `unread_pages` are pictures and were not (pages are 1-based). `left_out` is what is not of
    the text; `unread_parts` name optional parts of the file that could not be read. `site` are the lines of a web page that
    its site put around the notice.
    """

    format: str
    blocks: tuple[Line | Grid, ...]
    encoding: str | None = None
    page_count: int | None = None
    published_on: str | None = None
    ocr_pages: tuple[int, ...] = ()
    ocr_mended: int = 0
    ocr_faint: tuple[tuple[int, Box], ...] = ()
    unread_pages: tuple[int, ...] = ()
    doubts: Doubts = Doubts()
    left_out: tuple[LeftOut, ...] = ()
    unread_parts: tuple[str, ...] = ()
    site: tuple[Line, ...] = ()
