"""Findings → what is printed: one file a format, and the table of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ydparse.lint.report.checked import Checked
from ydparse.lint.report.json import write_json
from ydparse.lint.report.markdown import write_markdown
from ydparse.lint.report.sarif import write_sarif

WRITERS: dict[str, Callable[[Sequence[Checked]], str]] = {
    "json": write_json,
    "sarif": write_sarif,
    "markdown": write_markdown,
}
"""The formats for programs and pages; `text`, for people, is told file by file on the terminal."""

__all__ = ["WRITERS", "Checked", "write_json", "write_markdown", "write_sarif"]
