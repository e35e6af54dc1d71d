"""ydparse turns Chinese government work plans (工作要点, 工作方案, 任务分工) into data that can be trusted.

    >>> from ydparse import extract_text
    >>> notice = extract_text("青禾市2025年工作要点\\n一、稳增长\\n1.新建充电桩500个。（市发改委牵头，年底前完成）\\n")
    >>> [unit.name for unit in notice.items[0].units]
    ['市发改委']

`extract` takes a path, bytes or a binary stream; `extract_text` takes text. Both give a `Notice`: the contract's model,
whose `model_dump_json()` is what the command prints. Files that cannot be read raise a `YdparseError`.

Importing this module costs next to nothing: what it names is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ydparse._version import __version__

if TYPE_CHECKING:
    from ydparse.errors import YdparseError
    from ydparse.models import Notice
    from ydparse.pipeline import extract, extract_text

__all__ = ["Notice", "YdparseError", "__version__", "extract", "extract_text"]

_HOMES = {
    "Notice": "ydparse.models",
    "YdparseError": "ydparse.errors",
    "extract": "ydparse.pipeline",
    "extract_text": "ydparse.pipeline",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its home on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, for completion in a shell."""
    return sorted(__all__)
