"""For code hosts and editors: SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format).

Lines and columns are told of text files, where they are what an editor shows; of other files the place is told in words.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from ydparse._version import __version__
from ydparse.lint.catalog import RULES
from ydparse.lint.check import Finding
from ydparse.lint.report.checked import Checked
from ydparse.lint.rule import Rule, Severity

_LEVELS = {Severity.INFO: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}
_IN_LINES = ("txt", "md")  # formats whose line numbers are those of the file


def write_sarif(files: Sequence[Checked]) -> str:
    """One run over all files, with every rule."""
    codes = list(RULES)
    results = [_result(file, one, codes.index(one.rule.code)) for file in files for one in file.findings]
    driver = {"name": "ydparse", "version": __version__, "rules": [_rule(rule) for rule in RULES.values()]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(file.path)}} for file in files],
        "results": results,
    }
    log = {"version": "2.1.0", "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.slug,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": f"{rule.says}{rule.why}"},
        "help": {"text": rule.remedy},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.is_usual},
    }


def _result(file: Checked, one: Finding, index: int) -> dict[str, Any]:
    place = one.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(file.path)}}
    location: dict[str, Any] = {"physicalLocation": physical}
    if file.source.format in _IN_LINES:
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endColumn": place.end_column,
            "snippet": {"text": one.evidence},
        }
    else:
        where = f"第 {place.page} 页第 {place.line} 行" if place.page else f"第 {place.line} 段（格）"
        location["message"] = {"text": f"{where}：“{one.evidence}”"}
    return {
        "ruleId": one.rule.code,
        "ruleIndex": index,
        "level": _LEVELS[one.rule.severity],
        "message": {"text": f"{one.message}。改法：{one.rule.remedy}"},
        "locations": [location],
    }


def _uri(path: str) -> str:
    """A path as a URI reference, relative where it is."""
    said = PurePath(path).as_posix()
    uri = quote(os.fsencode(said), safe="/:" if os.name == "nt" else "/")
    return f"file://{uri}" if said.startswith("/") else uri
