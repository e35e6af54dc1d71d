"""Where the corpus of real notices lies, beside the checkout, and its scorer. Neither is part of the repository."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpus"
GOLD = SHARED / "eval" / "gold"
MISSING = (
    f"the corpus of real notices is not part of the repository; it was looked for in {SHARED.name}/ beside the checkout"
)


@cache
def official_scorer() -> Any:
    """The module `eval/score.py` of the corpus."""
    spec = importlib.util.spec_from_file_location("official_score", SHARED / "eval" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
