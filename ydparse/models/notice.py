"""One notice, whole."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ydparse.models.base import Model
from ydparse.models.check import Check
from ydparse.models.kind import Kind
from ydparse.models.metadata import Metadata
from ydparse.models.outline import Item, Section
from ydparse.models.part import Part
from ydparse.models.span import Span
from ydparse.models.table import Table

SCHEMA_VERSION = "1"


class Source(Model):
    """The file that was read."""

    path: str | None = Field(default=None, description="文件路径；标准输入为 “-”，直接给出的内容为 null")
    format: str = Field(description="格式：txt、md、pdf、ofd、docx、doc、wps、rtf、odt、html、mht、image")
    sha256: str = Field(description="文件内容的 SHA-256")
    encoding: str | None = Field(default=None, description="文本编码（仅文本文件）")
    page_count: int | None = Field(default=None, description="页数（仅有页的格式）")
    ocr_pages: tuple[int, ...] = Field(
        default=(), description="由图片识别（OCR）出来的页，从 1 数起；其中的值要与原件核对"
    )


class Warning(Model):  # noqa: A001 - the contract's own word
    """What the parser repaired, doubted or could not read."""

    code: str = Field(description="代码（YD1xx）")
    message: str = Field(description="说明")
    span: Span | None = Field(default=None, description="出处")
    item_id: str | None = Field(default=None, description="所涉任务的 id")


class Notice(Model):
    """What `ydparse extract FILE` prints for one notice."""

    schema_version: Literal["1"] = Field(default="1", description="契约版本")
    text: str = Field(description="定稿正文：去掉页码等版面痕迹、接好断行；所有 span 都指向它")
    source: Source = Field(description="来源文件")
    kind: Kind | None = Field(default=None, description="文种：这份文字是计划，还是报告、批复、法规……；看不出的为 null")
    metadata: Metadata = Field(description="公文要素")
    parts: tuple[Part, ...] = Field(default=(), description="文件里的各份文书，依次：通知、方案、附件、网页文字")
    sections: tuple[Section, ...] = Field(default=(), description="各级标题")
    items: tuple[Item, ...] = Field(default=(), description="各项任务")
    tables: tuple[Table, ...] = Field(default=(), description="任务表")
    warnings: tuple[Warning, ...] = Field(default=(), description="提示：修补过的、存疑的、没读出的")
    check: Check = Field(default=Check(), description="原文读到了什么程度，哪些任务请核对")
