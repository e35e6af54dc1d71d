"""What titles of plans and notices end in (文种 and 计划类名称)."""

from __future__ import annotations

from functools import cache

import regex

_KIND = (
    "工作要点|要点|工作方案|实施方案|行动方案|方案|行动计划|工作计划|年度计划|计划|规划|规划纲要|纲要|"
    "实施意见|指导意见|若干意见|意见|若干措施|政策措施|措施|若干政策|政策|办法|实施细则|细则|规定|制度|"
    "任务分工|责任分工|工作分工|分工|任务分解|任务清单|工作清单|重点任务|重点工作|清单|台账|工作安排|安排|"
    "任务分解表|分解表|任务表|分工表|责任表|一览表|清单表|进度表|纪要|通知|通告|公告|批复|函|报告|决定|办法|预案|导则|指引|要求"
)
_YEARS = (
    r"(?:\(\d{4}(?:年?[-~至]\d{4})?年?\)|\(试行\)|\(暂行\)|\(修订\)|\(\d{4}年版?\)"
    r"|\((?:征求意见|公开征求意见|送审|审议|报批|讨论|修改|代拟)稿\)|\(草案\)|\(公开版\)|\(第\d{1,4}[期号次]\))*"
)
TITLE_END = regex.compile(rf"(?:{_KIND})[”》]?{_YEARS}(?:的通知|的函)?$")
# Where line breaks were lost, a title ends at its kind, if what follows opens a text.
OPENER = (
    r"(?:为(?!民|主|导|企|重点|目标|牵引)|根据|按照|依据|现将|经|各|\d{4}年(?!度|(?:重点)?(?:工作|实施|行动|推进)?(?:要点|方案|计划|任务|安排))|20\d{2}[-/.]\d|(?:时间|日期|来源|发布\p{Han}{2}):|当前|近年来|今年|以习近平|坚持|全面|深入|党的|一、|第一|"
    r"《|“|就业|本|是|[\p{Han}]{1,10}[\[(](?:19|20)\d{2}[\])])"
)


@cache
def title_in_run() -> regex.Pattern[str]:
    """The end of a title where a text follows on the same line."""
    return regex.compile(rf"(?:{_KIND})[”》]?{_YEARS}(?={OPENER})")
