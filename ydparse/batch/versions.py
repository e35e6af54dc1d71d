"""What the results depend on beside the file: the release, the rules, whether pictures can be recognized, the options."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from ydparse._version import __version__
from ydparse.batch.jobs import PayloadKind, Reading

_NOT_RULES = {"batch", "cli", "eval"}
_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def rules_version() -> str:
    """Twelve hex digits of the code and the lexicons that make a notice out of a file."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        parts = path.relative_to(_PACKAGE).parts
        if path.suffix in (".py", ".tsv") and parts[0] not in _NOT_RULES:
            digest.update("/".join(parts).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def fingerprint(reading: Reading, payload: PayloadKind, kept: str = "manifest") -> str:
    """One line of JSON; results, which are `kept` in the manifest or elsewhere, are used again only where it is the same."""
    ocr = reading.ocr and find_spec("rapidocr") is not None
    options = asdict(reading) | {"ocr": ocr, "payload": payload, "kept": kept}
    return json.dumps({"ydparse": __version__, "rules": rules_version(), "options": options}, ensure_ascii=False)
