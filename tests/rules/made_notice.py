"""The pieces of a notice that the tests of its head and foot put together, and what they ask. Places are invented."""

from __future__ import annotations

from typing import Any

from ydparse import extract_text

TITLE = "白石县2026年河道管护要点"
TASKS = "一、主要任务\n1.疏浚河道12公里。（县水务局负责）\n2.更新水尺40处。（县水务局负责）\n"
PLAN = f"{TITLE}\n{TASKS}"
LETTER = "各乡镇人民政府：\n现将《白石县2026年河道管护要点》印发给你们，请认真落实。\n"
SIGNED = "白石县人民政府\n2026年2月6日\n"
NOTICE = "白石县人民政府关于印发白石县2026年河道管护要点的通知\n"
Row = tuple[str, str, dict[str, Any]]


def found(text: str) -> dict[str, Any]:
    """The elements of a text, dates as ISO."""
    return extract_text(text).metadata.model_dump(mode="json")
