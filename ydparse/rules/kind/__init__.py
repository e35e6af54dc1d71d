"""Document → what kind of text it is (文种): a plan, or a report, a reply, a law, …"""

from ydparse.rules.kind.find import RULES, find_kind

__all__ = ["RULES", "find_kind"]
