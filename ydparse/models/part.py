"""The papers that a file holds, and how far the answer covers them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ydparse.models.base import Model
from ydparse.models.metadata import Metadata
from ydparse.models.span import Span


class Part(Model):
    """One paper of the file (正文、附件): a letter, a plan, an annex, or what a web site put around them."""

    id: str = Field(description="编号，全文唯一")
    kind: Literal["letter", "plan", "annex_plan", "annex", "page"] = Field(
        description="类别：letter 印发通知；plan 方案、要点本身；annex_plan 写有任务的附件；annex 其他附件；page 网页上的文字"
    )
    title: str | None = Field(default=None, description="标题（不含换行），没有则为 null")
    metadata: Metadata | None = Field(
        default=None, description="这一份自己的要素：几份方案合为一个文件时，第一份以外的各份才有；没有自己的为 null"
    )
    span: Span = Field(description="出处")


class Coverage(Model):
    """How many of the wordings of one kind the answer accounts for."""

    seen: int = Field(default=0, description="见到几处")
    read: int = Field(default=0, description="读成值的")
    refused: int = Field(default=0, description="按规则不取的")
    open: int = Field(default=0, description="没有着落的，请看原文")


class Check(Model):
    """How far the answer covers the text."""

    numbering: Coverage = Field(default=Coverage(), description="序号：像序号的地方")
    items_to_check: tuple[str, ...] = Field(default=(), description="请核对的任务的 id：有没有着落的，或存疑的")
