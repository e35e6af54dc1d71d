"""For programs: one array, an object a fault."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ydparse.lint.catalog import SEVERITY_NAMES
from ydparse.lint.check import Finding
from ydparse.lint.report.checked import Checked


def write_json(files: Sequence[Checked]) -> str:
    """All findings of all files."""
    found = [_finding(file.path, one) for file in files for one in file.findings]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _finding(path: str, one: Finding) -> dict[str, Any]:
    """Columns are 1-based characters, `end_column` exclusive; `start` and `end` are offsets in the text that extract gives."""
    return {
        "path": path,
        "code": one.rule.code,
        "name": one.rule.slug,
        "severity": SEVERITY_NAMES[one.rule.severity],
        "message": one.message,
        "evidence": one.evidence,
        "remedy": one.rule.remedy,
        "page": one.place.page,
        "line": one.place.line,
        "column": one.place.column,
        "end_column": one.place.end_column,
        "start": one.span.start,
        "end": one.span.end,
    }
