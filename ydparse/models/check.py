"""How far an answer covers the text, and which tasks a reader must look at."""

from __future__ import annotations

from pydantic import Field

from ydparse.models.base import Model
from ydparse.models.span import Span


class Coverage(Model):
    """How many of the marks of one kind the answer accounts for: `seen` is `read` + `refused` + `open`."""

    seen: int = Field(default=0, description="见到几处")
    read: int = Field(default=0, description="读成值的")
    refused: int = Field(default=0, description="按规则不取的")
    open: int = Field(default=0, description="没有着落的，请看原文")
    refused_by: dict[str, int] = Field(
        default_factory=dict, description="不取的，按规则（见 docs/rules.md）各几处；序号没有规则名，不列"
    )


class Reason(Model):
    """Why something must be looked at."""

    code: str = Field(description="理由的代码，见 docs/to_check.md；YD1xx 是同一处的提示（warnings）")
    message: str = Field(description="说明")
    span: Span = Field(description="出处")


class ToCheck(Model):
    """A task that must be looked at, or a heading or table row where that is where the doubt stands."""

    item_id: str = Field(
        description="任务的 id（i12）；疑点在标题之下的文字里的，是标题的 id（s3），在任务表里的，是行的 id（t1r5）"
    )
    reasons: tuple[Reason, ...] = Field(description="理由，依在正文中的次序")


class Check(Model):
    """How far the answer covers the parts that state tasks, and what is left to a reader."""

    numbering: Coverage = Field(default=Coverage(), description="序号：像序号的地方")
    roles: Coverage = Field(default=Coverage(), description="角色词：牵头、负责、责任单位……")
    brackets: Coverage = Field(default=Coverage(), description="写有单位名称的括号")
    dates: Coverage = Field(default=Coverage(), description="日期、年份")
    rhythms: Coverage = Field(default=Coverage(), description="周期和持续：每季度、按月、长期坚持")
    quantities: Coverage = Field(default=Coverage(), description="带单位的数量")
    columns: Coverage = Field(default=Coverage(), description="任务表的列")
    items_to_check: tuple[ToCheck, ...] = Field(
        default=(), description="请核对的任务，依在正文中的次序；没有列在这里的，可以不看"
    )
