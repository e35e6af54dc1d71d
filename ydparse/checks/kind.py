"""YD136: a text that is no plan, with what it is and why."""

from __future__ import annotations

from ydparse.lexicon import load
from ydparse.models import Kind, Warning

_SHOWN = 40  # characters of the evidence


def check_kind(kind: Kind | None) -> list[Warning]:
    """One warning where the text is no plan."""
    if kind is None or kind.is_plan:
        return []
    name = next(name for value, name in load("text_kind_names") if value == kind.value)
    why = kind.text if len(kind.text) <= _SHOWN else "…" + kind.text[1 - _SHOWN :]
    message = f"这份文字像是{name}，不是工作计划（依据“{why}”）；其中的任务和数量请核对"
    return [Warning.model_construct(code="YD136", message=message, span=kind.span)]
