"""The papers that a file holds."""

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
