"""The shape of a notice: its zones (版头, 主体, 版记, 附件), its numbered entries, its task tables."""

from ydparse.structure.entries import Entry, Numbering, Skipped, find_entries
from ydparse.structure.headings import heading, headings_above, is_preamble
from ydparse.structure.nodes import Node
from ydparse.structure.outline import build_outline
from ydparse.structure.parts import Paper, Papers, find_parts
from ydparse.structure.plain import add_plain_headings
from ydparse.structure.tables import Said, TaskRow, TaskTable, find_task_tables
from ydparse.structure.unnumbered import split_at_clauses
from ydparse.structure.zones import Zones, find_zones

__all__ = [
    "Entry",
    "Node",
    "Numbering",
    "Paper",
    "Papers",
    "Said",
    "Skipped",
    "TaskRow",
    "TaskTable",
    "Zones",
    "add_plain_headings",
    "build_outline",
    "find_entries",
    "find_parts",
    "find_task_tables",
    "find_zones",
    "heading",
    "headings_above",
    "is_preamble",
    "split_at_clauses",
]
