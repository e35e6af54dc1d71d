"""Units (责任单位): who answers for a task, in which role.

roles      what gives a name its role
refusals   what among names is none
"""

from ydparse.rules.rule import by_evidence
from ydparse.rules.units import refusals, roles

OF_LISTS = by_evidence((*roles.OF_LISTS, *refusals.OF_LISTS))
"""The rules that say the same of every name of a list."""
RULES = by_evidence((*OF_LISTS, *roles.OF_NAMES, *refusals.OF_NAMES))
