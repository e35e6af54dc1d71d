"""The three kinds of value that a task carries: who, by when, how much."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from pydantic import Field

from ydparse.models.base import Model
from ydparse.models.span import Span

Role: TypeAlias = Literal["lead", "responsible", "support"]
Comparator: TypeAlias = Literal["=", ">=", ">", "<=", "<", "~"]
Strength: TypeAlias = Literal["firm", "aim", "explore"]

RULE_HELP = "依据的规则，见 docs/rules.md"
STRENGTH_HELP = "力度：firm 确保、必须；aim 力争、努力；explore 争取、探索、鼓励；没有写明的为 null"


class Unit(Model):
    """A body that answers for a task (责任主体)."""

    name: str = Field(description="单位名称：照原文，去空白和换行，不含“等”“及”")
    role: Role = Field(description="角色：lead 牵头/主办；responsible 责任/负责；support 配合/协助/参与/协办/会同")
    inline: bool = Field(default=False, description="是否取自正文叙述（如“由市科技局牵头”），而非责任括注")
    implied: bool = Field(default=False, description="是否由“以下均需……落实，不再列出”一类的约定补入")
    collective: bool = Field(default=False, description="是否统称（各县区、有关部门、成员单位）")
    open_ended: bool = Field(default=False, description="其后是否有“等”，名单未列尽")
    canonical: str | None = Field(default=None, description="规范全称；无从得知时为 null")
    scope: Span | None = Field(default=None, description="一条任务有几处责任括注时，本处所管的文字；否则为 null")
    rule: str = Field(default="", description=RULE_HELP)
    span: Span = Field(description="出处")


class Deadline(Model):
    """A time limit (完成时限)."""

    text: str = Field(description="时限的原文")
    kind: Literal["due", "ongoing", "recurring"] = Field(
        description="类别：due 限期完成；ongoing 持续推进、长期坚持；recurring 按月、每季度等周期"
    )
    date: dt.date | None = Field(default=None, description="最迟完成日（ISO 8601）；不是 due 时为 null")
    start: dt.date | None = Field(default=None, description="起始日（ISO 8601），有起止的时段才有")
    recurrence: str | None = Field(
        default=None, description="周期，ISO 8601 时长（每季度为 P3M）；不是 recurring 时为 null"
    )
    rule: str = Field(default="", description=RULE_HELP)
    span: Span = Field(description="出处")


class Target(Model):
    """A quantity that the work is to reach (量化目标)."""

    text: str = Field(description="能看出目标的最短原文")
    indicator: str = Field(description="指标：所计或所量的事物")
    value: float | int = Field(description="数值，折成基本单位（2.5万个为 25000）；区间取下限")
    value_max: float | int | None = Field(default=None, description="区间的上限，否则为 null")
    unit: str | None = Field(description="计量单位（个、元、%、个百分点、倍、克/千瓦时……），原文没有的为 null")
    comparator: Comparator = Field(
        description="比较：= 达到；>= 以上、不少于；> 超过、突破；<= 以内、不超过；< 低于；~ 左右、约"
    )
    direction: Literal["up", "down"] | None = Field(
        default=None, description="变化方向：up 增长、提高；down 下降；水平值为 null"
    )
    kind: Literal["goal", "benefit"] = Field(
        default="goal", description="类别：goal 工作目标；benefit 政策给付的金额、比例、期限"
    )
    strength: Strength | None = Field(default=None, description=STRENGTH_HELP)
    rule: str = Field(default="", description=RULE_HELP)
    span: Span = Field(description="出处")
