"""The shape of a notice: its zones (版头, 主体, 版记, 附件), its numbered entries, its task tables."""

from ydparse.structure.marks import Entry, find_entries
from ydparse.structure.outline import Node, build_outline, heading, headings_above, is_preamble
from ydparse.structure.tables import Said, TaskRow, TaskTable, find_task_tables
from ydparse.structure.zones import Zones, find_zones

__all__ = [
    "Entry",
    "Node",
    "Said",
    "TaskRow",
    "TaskTable",
    "Zones",
    "build_outline",
    "find_entries",
    "find_task_tables",
    "find_zones",
    "heading",
    "headings_above",
    "is_preamble",
]
