"""What became of each line of a file: the output of `ydparse inspect`."""

from typing import Literal, TypeAlias

from pydantic import Field

from ydparse.models.base import Model

Fate: TypeAlias = Literal["paragraph", "joined", "cell", "page_number", "running_head", "rule", "left_out", "blank"]
"""`paragraph` opens one, `joined` goes on in the line above, `cell` stands in a table; `page_number`, `running_head` and
`rule` were dropped as page furniture; of `left_out` (rules of a table drawn in text, a header that it repeats, what a
site puts around a notice, watermarks, what nobody sees) nothing became text."""

PartKind: TypeAlias = Literal[
    "title", "notice_title", "document_number", "issuer", "addressees", "issued_on", "approved_on", "published_on",
    "printed_by", "printed_on", "cc", "effective_on", "valid_until",
    "heading", "text", "item", "clause", "unit", "deadline", "target", "convention",
    "table_title", "header", "band", "row", "closing", "annex", "site", "unused",
]  # fmt: skip
"""An element of the notice by its name in `metadata`; the structure; values; `unused` is in none of these."""


class LinePart(Model):
    """What a wording of a line was taken as. Parts may lie in each other: an item, its clause, a unit in that."""

    kind: PartKind = Field(description="读作什么")
    id: str | None = Field(default=None, description="所属的标题、任务、任务表的行（s3、i12、t1r5）")
    start: int = Field(ge=0, description="起点：在定稿正文中的字符偏移")
    end: int = Field(ge=0, description="终点（不含）")
    at: tuple[int, int] = Field(description="在本行文字中的起点和终点（不含）")


class FileLine(Model):
    """A line of the file as it stands there, or a table cell, and what became of it."""

    line: int | None = Field(default=None, ge=1, description="行（文本文件）或段、格的序号（网页、Word），从 1 起")
    page: int | None = Field(default=None, ge=1, description="页（从 1 起）")
    bbox: tuple[float, float, float, float] | None = Field(default=None, description="页面上的位置")
    text: str = Field(description="原来的文字；单元格内的各行以换行分开")
    fate: Fate = Field(description="下落")
    parts: tuple[LinePart, ...] = Field(default=(), description="读作什么，按在正文中的次序")
    omitted: tuple[tuple[int, int], ...] = Field(default=(), description="没有进入正文的文字，在本行的起止")
