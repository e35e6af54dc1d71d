"""`ydparse schema`: the contract as JSON Schema."""

from __future__ import annotations

from typing import Annotated

import typer

from ydparse.cli import streams

NAMES = ("notice", "gold")  # the keys of writers.schema.SCHEMAS, at no cost to the start


def _check_name(name: str) -> str:
    if name not in NAMES:
        raise typer.BadParameter(f"没有“{name}”，可用的：{' '.join(NAMES)}")
    return name


def schema(
    name: Annotated[
        str, typer.Argument(metavar="NAME", callback=_check_name, help="notice：extract所出的JSON；gold：标准答案。")
    ] = "notice",
) -> None:
    """输出JSON Schema（2020-12）：extract所出的JSON，或标准答案。"""
    from ydparse.writers.schema import schema_text

    streams.emit(schema_text(name))
