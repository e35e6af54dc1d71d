"""The notice's own faults, for its drafter: rules as objects in a table, one function each from a draft to its faults."""

from ydparse.lint.catalog import GROUPS, RULES, SEVERITIES, SEVERITY_NAMES, SEVERITY_WORDS, chosen, meant
from ydparse.lint.check import Finding, check, worst
from ydparse.lint.rule import Rule, Severity

__all__ = [
    "GROUPS",
    "RULES",
    "SEVERITIES",
    "SEVERITY_NAMES",
    "SEVERITY_WORDS",
    "Finding",
    "Rule",
    "Severity",
    "check",
    "chosen",
    "meant",
    "worst",
]
