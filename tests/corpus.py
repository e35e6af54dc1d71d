"""Where the corpus of real notices lies, beside the checkout, and its scorer. Neither is part of the repository."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpus"
GOLD = SHARED / "eval" / "gold"
MISSING = (
    f"the corpus of real notices is not part of the repository; it was looked for in {SHARED.name}/ beside the checkout"
)
# The numbers of the notices that the rules were written against from the first day. The others came later: what was
# measured on them before any rule was changed stands in docs/accuracy.md as the figures at first sight.
FITTED = frozenset({"000", "001", "002", "003", "004", "09", "14", "18", "24", "45", "46"})


def source_of(gold: Path) -> Path:
    """The notice that a gold is of: a path below the corpus."""
    return CORPUS / json.loads(gold.read_text(encoding="utf-8"))["source"]


def golds() -> dict[str, list[Path]]:
    """The golds of the corpus, those of fitted notices and those of later ones apart; none without the corpus."""
    both: dict[str, list[Path]] = {"fitted": [], "new": []}
    for path in sorted(GOLD.glob("*.json")):
        both["fitted" if path.stem.split("_")[0] in FITTED else "new"].append(path)
    return both


def all_golds() -> list[Path]:
    """The golds of the corpus."""
    return [path for paths in golds().values() for path in paths]


@cache
def official_scorer() -> Any:
    """The module `eval/score.py` of the corpus."""
    spec = importlib.util.spec_from_file_location("official_score", SHARED / "eval" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
