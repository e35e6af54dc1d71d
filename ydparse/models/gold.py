"""The gold of a notice: what a careful reader takes out of it by the contract, to measure what was extracted.

A field that is left out says the same as null or an empty list, except where its description says otherwise.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from ydparse.models.base import Model
from ydparse.models.metadata import Elements
from ydparse.models.values import Comparator, Role, Strength

GOLD_VERSION = "1"

_OPTIONAL = "是否两可：读出与否都不计"
_STRENGTH = "力度：firm 确保、必须；aim 力争、努力；explore 探索、鼓励、争取；null 没有写明；没有这一项的不比"


class GoldUnit(Model):
    """A body that answers for a task."""

    name: str = Field(description="单位名称：照原文，去空白，不含“等”")
    role: Role = Field(description="角色：lead 牵头；responsible 责任；support 配合")
    inline: bool = Field(default=False, description="是否取自正文叙述；不计分")
    implied: bool = Field(default=False, description="是否由“以下均需……落实”一类的约定补入；补入的不计")
    collective: bool = Field(default=False, description="是否统称；不计分")
    open_ended: bool = Field(default=False, description="其后是否有“等”；不计分")
    optional: bool = Field(default=False, description=_OPTIONAL)


class GoldDeadline(Model):
    """A time limit."""

    text: str = Field(description="时限的原文")
    kind: Literal["due", "ongoing", "recurring"] = Field(
        description="类别：due 限期完成；ongoing 持续推进；recurring 周期"
    )
    date: dt.date | None = Field(default=None, description="最迟完成日；不是 due 时为 null")
    start: dt.date | None = Field(default=None, description="起始日；没有这一项的不比")
    recurrence: str | None = Field(default=None, description="周期，ISO 8601 时长（P3M）；没有这一项的不比")
    optional: bool = Field(default=False, description=_OPTIONAL)


class GoldTarget(Model):
    """A quantity that the work is to reach."""

    text: str = Field(description="能看出目标的最短原文")
    indicator: str = Field(description="指标：所计或所量的事物")
    value: float | int | None = Field(default=None, description="数值，折成基本单位；区间取下限")
    value_max: float | int | None = Field(default=None, description="区间的上限，否则为 null")
    unit: str | None = Field(default=None, description="计量单位")
    comparator: Comparator | None = Field(default=None, description="比较：= >= > <= < ~")
    direction: Literal["up", "down"] | None = Field(default=None, description="变化方向；水平值为 null")
    kind: Literal["goal", "benefit"] = Field(
        default="goal", description="类别：goal 工作目标；benefit 政策给付，宜标为 optional"
    )
    strength: Strength | None = Field(default=None, description=_STRENGTH)
    optional: bool = Field(default=False, description=_OPTIONAL)


class GoldSection(Model):
    """A heading."""

    label: str = Field(description="序号，照原文（如“一、”）")
    title: str = Field(description="标题")
    level: int | None = Field(default=None, ge=1, description="层级，1 为最高；没有这一项的不比")
    start: str | None = Field(default=None, description="带责任括注的标题，连括注在内开头的几个字；不计分")
    end: str | None = Field(default=None, description="带责任括注的标题，连括注在内末尾的几个字；不计分")
    units: tuple[GoldUnit, ...] = Field(default=(), description="责任单位")
    deadlines: tuple[GoldDeadline, ...] = Field(default=(), description="完成时限")
    targets: tuple[GoldTarget, ...] = Field(default=(), description="量化目标")


class GoldItem(Model):
    """A task."""

    label: str = Field(description="序号，照原文（如“1.”“（一）”）")
    number: int | None = Field(default=None, description="序数；没有这一项的不比")
    section: tuple[str, ...] | None = Field(
        default=None, description="上级标题的序号，由外到内；null 或没有这一项的不比"
    )
    start: str = Field(min_length=1, description="任务开头的几个字（不含序号），足以与别的任务分开")
    end: str = Field(description="任务末尾的几个字，含责任括注")
    strength: Strength | None = Field(default=None, description=_STRENGTH)
    units: tuple[GoldUnit, ...] = Field(default=(), description="责任单位")
    deadlines: tuple[GoldDeadline, ...] = Field(default=(), description="完成时限")
    targets: tuple[GoldTarget, ...] = Field(default=(), description="量化目标")


class GoldRow(Model):
    """A row of a task table."""

    number: str | None = Field(default=None, description="序号，照原文；续行沿用上一行的序号")
    section: str | None = Field(default=None, description="所属分组；没有这一项的不比")
    task: str = Field(description="任务")
    subtask: str | None = Field(default=None, description="子任务")
    deadline: str | None = Field(default=None, description="时限的原文；没有时限的为 null")
    deadline_kind: Literal["due", "ongoing", "recurring"] | None = Field(default=None, description="时限的类别")
    deadline_date: dt.date | None = Field(default=None, description="最迟完成日；不是 due 时为 null")
    deadlines: tuple[GoldDeadline, ...] = Field(default=(), description="各个时限，上一项是其中最迟的；不计分")
    lead: tuple[str, ...] = Field(default=(), description="牵头单位")
    responsible: tuple[str, ...] = Field(default=(), description="责任单位")
    support: tuple[str, ...] = Field(default=(), description="配合单位")
    points: str | None = Field(default=None, description="分值，照原文；不计分")
    criteria: str | None = Field(default=None, description="评分标准；不计分")


class GoldTable(Model):
    """A task table."""

    title: str | None = Field(default=None, description="表题；不计分")
    columns: tuple[str, ...] = Field(default=(), description="表头，照原文；不计分")
    rows: tuple[GoldRow, ...] = Field(description="各行")


class GoldMetadata(Elements):
    """The elements of the notice."""

    region_name: str | None = Field(default=None, description="行政区名称；没有这一项的不比")
    region_level: Literal["national", "province", "city", "county", "township"] | None = Field(
        default=None, description="行政区层级；没有这一项的不比"
    )


class Gold(Model):
    """What is to be found in one notice."""

    source: str | None = Field(default=None, description="公文的文件名，或在公文目录之下的路径")
    twin: str | None = Field(default=None, description="同一份公文另一种格式的文件名；不计分")
    metadata: GoldMetadata = Field(description="公文要素")
    sections: tuple[GoldSection, ...] = Field(description="各级标题，按原文顺序")
    items: tuple[GoldItem, ...] = Field(description="各项任务，按原文顺序")
    tables: tuple[GoldTable, ...] = Field(default=(), description="任务表，按原文顺序")
