"""A notice made by hand, of invented places, with something awkward in every field."""

from __future__ import annotations

from pathlib import Path

from ydparse.models import Notice

NOTICE = Notice.model_validate_json((Path(__file__).parent / "notice.json").read_text(encoding="utf-8"))
