"""Pieces of the invented texts that the rules of this field take or leave."""

from __future__ import annotations

TO = "各乡镇人民政府：\n"
TASKS = "一、主要任务\n1.疏浚河道，清理岸线。\n2.更新水尺，完善台账。\n"
PROSE = "全县河道总长三百公里，岸线平缓。\n"
