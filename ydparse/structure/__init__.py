"""The shape of a notice: its zones (版头, 主体, 版记, 附件), its numbered entries, its task tables."""

from ydparse.structure.marks import Entry, find_entries
from ydparse.structure.outline import Node, build_outline
from ydparse.structure.zones import Zones, find_zones

__all__ = ["Entry", "Node", "Zones", "build_outline", "find_entries", "find_zones"]
