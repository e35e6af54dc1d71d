"""What the formats write: the files that were checked, with what was found in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ydparse.lint.catalog import SEVERITY_WORDS
from ydparse.lint.check import Finding
from ydparse.models import Source


class Checked(NamedTuple):
    """A file, and its faults in the order of its text."""

    path: str
    source: Source
    findings: Sequence[Finding]


def tally(findings: Sequence[Finding]) -> str:
    """`共 3 处：错误 1，警告 2`; `没有发现问题`."""
    counts = Counter(one.rule.severity for one in findings)
    said = "，".join(f"{SEVERITY_WORDS[severity]} {counts[severity]}" for severity in sorted(counts, reverse=True))
    return f"共 {len(findings)} 处：{said}" if findings else "没有发现问题"
