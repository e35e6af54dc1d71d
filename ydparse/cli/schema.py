"""`ydparse schema`: the contract as JSON Schema."""

from __future__ import annotations

from ydparse.cli import streams


def schema() -> None:
    """输出JSON Schema（2020-12）：extract所出JSON的各个字段。"""
    from ydparse.writers.schema import schema_text

    streams.emit(schema_text())
