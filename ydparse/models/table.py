"""Task tables."""

from __future__ import annotations

from pydantic import Field

from ydparse.models.base import Model
from ydparse.models.span import Span
from ydparse.models.values import STRENGTH_HELP, Deadline, Strength, Target, Unit


class Row(Model):
    """One row of a task table."""

    id: str = Field(default="", description="唯一且稳定的编号：t1r5 是第一张任务表的第五行；早先版本的结果里为空")
    number: str | None = Field(default=None, description="序号，照原文；续行沿用上一行的序号")
    section: str | None = Field(default=None, description="所属分组：上方的通栏标题，或分组列")
    task: str = Field(description="任务")
    subtask: str | None = Field(default=None, description="子任务：任务栏再分，或另有一列写明要做什么")
    strength: Strength | None = Field(default=None, description=STRENGTH_HELP)
    units: tuple[Unit, ...] = Field(default=(), description="责任单位（牵头单位列为 lead，责任单位列为 responsible）")
    deadlines: tuple[Deadline, ...] = Field(default=(), description="完成时限")
    targets: tuple[Target, ...] = Field(default=(), description="量化目标")
    cells: dict[str, str] = Field(default_factory=dict, description="各列原文：表头 → 内容")
    item_id: str | None = Field(default=None, description="与之对应的正文任务的 id")
    span: Span = Field(description="出处")


class Table(Model):
    """A task table (任务分解表, 事项清单)."""

    part_id: str | None = Field(default=None, description="所在部分（parts）的 id")
    title: str | None = Field(default=None, description="表题")
    columns: tuple[str, ...] = Field(description="表头，照原文")
    rows: tuple[Row, ...] = Field(description="各行")
