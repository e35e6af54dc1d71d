"""Headings and tasks."""

from __future__ import annotations

from pydantic import Field

from ydparse.models.base import Model
from ydparse.models.span import Span
from ydparse.models.values import STRENGTH_HELP, Deadline, Strength, Target, Unit


class Section(Model):
    """A heading of the body (层次标题) with the unnumbered text that stands directly under it."""

    id: str = Field(description="编号，全文唯一")
    parent_id: str | None = Field(default=None, description="上级标题的 id")
    part_id: str | None = Field(default=None, description="所在部分（parts）的 id")
    level: int = Field(ge=1, description="层级：1 为“一、”，2 为“（一）”……以本文的层次为准")
    label: str = Field(description="序号，照原文（如“一、”）；没有序号的标题为空")
    title: str = Field(description="标题；标题后接正文的，取首句，不含句号")
    text: str = Field(default="", description="标题之下、下级标题之前的正文")
    units: tuple[Unit, ...] = Field(default=(), description="责任单位")
    deadlines: tuple[Deadline, ...] = Field(default=(), description="完成时限")
    targets: tuple[Target, ...] = Field(default=(), description="量化目标")
    span: Span = Field(description="出处")


class Item(Model):
    """A numbered entry that states work to do (任务)."""

    id: str = Field(description="编号，全文唯一，重跑不变")
    part_id: str | None = Field(default=None, description="所在部分（parts）的 id")
    number: int | None = Field(description="序数（1. 与（一）均为 1）；没有序号的为 null")
    label: str = Field(description="序号，照原文（如“1.”“（一）”）")
    section_ids: tuple[str, ...] = Field(default=(), description="上级标题的 id，由外到内")
    title: str | None = Field(default=None, description="任务的标题句（到第一个句号），没有则为 null")
    text: str = Field(description="任务全文，不含序号，含责任括注")
    task: str = Field(description="任务全文，去掉责任括注")
    strength: Strength | None = Field(default=None, description=STRENGTH_HELP)
    units: tuple[Unit, ...] = Field(default=(), description="责任单位")
    deadlines: tuple[Deadline, ...] = Field(default=(), description="完成时限")
    targets: tuple[Target, ...] = Field(default=(), description="量化目标")
    span: Span = Field(description="出处")
