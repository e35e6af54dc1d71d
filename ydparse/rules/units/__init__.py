"""Units (责任单位): who answers for a task, in which role."""

from ydparse.rules.units.rules import RULES

__all__ = ["RULES"]
