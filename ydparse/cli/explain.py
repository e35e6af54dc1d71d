"""`ydparse explain`: why each value was found, and why other numbers and dates were not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ydparse.cli import options, streams
from ydparse.cli.reading import Overrides, parse

if TYPE_CHECKING:
    from ydparse.explain import Place

_ITEM_HELP = "只说明这一条：编号（i12、s3、t1r5）或序号（12）。"
_KINDS = (("标题", "s"), ("任务", "i"), ("任务表的行", "t"))
_JSON_HELP = "输出JSON，一条一行。"


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help=options.FILE_HELP)],
    item: Annotated[str | None, typer.Option("--item", metavar="TEXT", help=_ITEM_HELP)] = None,
    as_json: Annotated[bool, typer.Option("--json", metavar="", help=_JSON_HELP)] = False,
    year: options.Year = None,
    region: options.Region = None,
    encoding: options.Encoding = None,
    no_ocr: options.NoOcr = False,
) -> None:
    """说明每个值从何而来，没有采用的数字、时间为什么没有采用。

    从何而来：哪条规则，凭原文哪几个字，用到词表里的哪些词。
    """
    parsed = parse(file, Overrides(year, region, encoding, ocr=not no_ocr))

    from ydparse.explain import named, places

    chosen = known = places(parsed)
    if item is not None:
        chosen = named(known, item)
        if len(chosen) != 1:
            raise typer.BadParameter(_problem(item, chosen, known), param_hint="--item")
    explanations = [place.explain() for place in chosen]
    if as_json:
        streams.emit("".join(explanation.model_dump_json() + "\n" for explanation in explanations))
    else:
        from ydparse.cli.console import print_explanations

        print_explanations(explanations)


def _problem(item: str, chosen: Sequence[Place], known: Sequence[Place]) -> str:
    """What is wrong with a name that means several entries or none."""
    if chosen:
        listed = "；".join(f"{place.id} {place.label}{place.text[:12]}" for place in chosen[:9])
        return f"序号“{item}”不止一条，请用编号指明：{listed}"
    ids = {kind: [place.id for place in known if place.id.startswith(kind)] for kind in ("s", "i", "t")}
    ranges = "，".join(f"{name} {found[0]} 至 {found[-1]}" for name, kind in _KINDS if (found := ids[kind]))
    return f"没有“{item}”这一条；{ranges or '这份公文没有标题、任务'}（编号见 ydparse show）"
