"""What kind of text a file holds."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from ydparse.models.base import Model
from ydparse.models.span import Span

KindName: TypeAlias = Literal[
    "plan", "measures", "task_table", "directive",
    "report", "request", "reply", "minutes", "interpretation", "guide", "law", "announcement", "news", "speech",
    "letter", "list", "contract",
]  # fmt: skip


class Kind(Model):
    """The kind of the text as a whole (文种), with its evidence."""

    value: KindName = Field(
        description="文种：plan 要点、方案、计划；measures 措施、意见；task_table 任务分工、清单；directive 部署工作的通知；"
        "以下不是工作计划：report 报告、总结、通报；request 请示；reply 批复、答复；minutes 纪要；interpretation 解读、答记者问；"
        "guide 办事指南；law 法规、制度、标准；announcement 公告、公示；news 新闻；speech 讲话；"
        "letter 会议、申报、征求意见一类的通知和函；list 名单、目录；contract 协议、合同"
    )
    text: str = Field(description="看作这一文种的依据，照原文")
    rule: str = Field(description="依据的规则，见 docs/rules.md")
    span: Span = Field(description="出处")

    @property
    def is_plan(self) -> bool:
        """Whether it is a text that states work to do."""
        return self.value in PLANS


PLANS: frozenset[KindName] = frozenset({"plan", "measures", "task_table", "directive"})
