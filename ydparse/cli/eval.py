"""`ydparse eval`: how well what was found agrees with the gold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ydparse.cli import exits, options, streams
from ydparse.cli.reading import Overrides, parse
from ydparse.errors import ReadError

if TYPE_CHECKING:
    from ydparse.eval import Below, Refused, Tally
    from ydparse.models import Notice

FIELDS = (  # the keys of eval.FIELDS, at no cost to the start
    "metadata", "metadata_full", "sections", "sections_full", "items", "items_full", "units", "deadlines",
    "deadlines_full", "targets", "targets_full", "indicators", "strength", "table_rows", "table_rows_full",
    "table_deadlines", "table_units", "spans",
)  # fmt: skip
EPILOG = f"字段（FIELD）：{' '.join(FIELDS)}。怎样算对，见docs/accuracy.md。"

_GOLD_HELP = "标准答案：JSON文件，或放着NAME.json的目录。"
_RULE_HELP = "另给每条规则一行：多少是对的，占答案多少。"
_PRED_HELP = "公文，或extract所出的JSON、JSONL：文件或目录。"


def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help=_GOLD_HELP)],
    pred: Annotated[str, typer.Argument(metavar="PRED", help=_PRED_HELP)],
    show: Annotated[
        list[str] | None, typer.Option("--show", metavar="FIELD", help="列出这个字段缺的（-）和多的（+），可重复。")
    ] = None,
    each: Annotated[bool, typer.Option("--each", metavar="", help="另给每份公文一行。")] = False,
    by_rule: Annotated[bool, typer.Option("--by-rule", metavar="", help=_RULE_HELP)] = False,
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="输出JSON，供程序读取。")] = False,
    floor: Annotated[
        list[str] | None, typer.Option("--floor", metavar="FIELD=F1", help="F1（0到1）低于它，退出码为5；可重复。")
    ] = None,
    year: options.Year = None,
    region: options.Region = None,
    encoding: options.Encoding = None,
) -> None:
    """对照标准答案，量读得准不准：各字段的精确率、召回率、F1。

    PRED是公文的，当场抽取，--year等三项只用于此。标准答案的格式见ydparse schema gold，可用ydparse gold起草。
    """
    fields, floors = _fields(show or []), dict(map(_floor, floor or []))
    from ydparse.eval import Tally

    unread: list[str] = []
    notices = dict(_tallies(Path(gold), Path(pred), Overrides(year, region, encoding), unread, by_rule))
    total = Tally()
    for tally in notices.values():
        total += tally
    below = total.below(floors) if notices else []
    if notices and as_json:
        from ydparse.eval import report

        shown = notices if each else {}
        streams.emit(report.as_json(total, shown, fields, unread, below, by_rule=by_rule))
    elif notices:
        _print(total, notices if each else {}, fields, by_rule)
    _finish(below, unread, measured=len(notices))


def _fields(names: list[str]) -> list[str]:
    return [_known(name, "--show") for name in names]


def _floor(said: str) -> tuple[str, float]:
    """`items=0.95` → ("items", 0.95)."""
    name, _, figure = said.partition("=")
    try:
        share = float(figure)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise typer.BadParameter(f"“{said}”应写成 字段=F1，F1在 0 到 1 之间，如 items=0.95", param_hint="--floor")
    return _known(name, "--floor"), share


def _known(name: str, option: str) -> str:
    if name not in FIELDS:
        raise typer.BadParameter(f"没有 {name} 这个字段，可用的：{' '.join(FIELDS)}", param_hint=option)
    return name


def _tallies(
    gold: Path, pred: Path, overrides: Overrides, unread: list[str], by_rule: bool
) -> Iterator[tuple[str, Tally]]:
    """The counts of each notice by name; a gold or notice that cannot be read costs a line, and the others go on."""
    from ydparse.eval import compare
    from ydparse.eval.files import Predictions, find_golds, read_gold

    paths, predictions = find_golds(gold), Predictions(pred)
    for path in paths:
        try:
            wanted = read_gold(path)
            found = predictions.find(path, wanted, alone=len(paths) == 1)
            if not isinstance(found, Path) and overrides != Overrides():
                raise typer.BadParameter(
                    "--year、--region、--encoding 用于当场抽取的公文，这里是抽取结果", param_hint="PRED"
                )
            notice, refused = _read(found, overrides, by_rule) if isinstance(found, Path) else (found, {})
        except ReadError as error:
            unread.append(str(path))
            streams.complain(str(error))
        else:
            tally = compare(wanted, notice, path.stem, refused)
            if wanted.items and not tally.hits["items"]:
                streams.tell(f"{path}：答案中的任务，公文里一条也没有对上。是不是同一份公文？")
            yield path.stem, tally


def _read(path: Path, overrides: Overrides, by_rule: bool) -> tuple[Notice, Refused]:
    """A notice, and what its finders refused where that is asked for."""
    parsed = parse(str(path), overrides)
    if not by_rule:
        return parsed.notice, {}
    from ydparse.explain import refusals

    return parsed.notice, refusals(parsed)


def _print(total: Tally, notices: dict[str, Tally], fields: list[str], by_rule: bool) -> None:
    from ydparse.eval import report

    if streams.is_terminal("stdout"):
        from ydparse.cli.console import print_figures, print_rules

        print_figures(total)
        if by_rule:
            print_rules(total)
    else:
        lines = [*report.table_lines(total), *(["", *report.rule_lines(total)] if by_rule else [])]
        streams.emit("".join(f"{line}\n" for line in lines))
    lines = [*report.notice_lines(notices), *report.difference_lines(total, fields)]
    streams.emit("".join(f"{line}\n" for line in lines))


def _finish(below: list[Below], unread: list[str], *, measured: int) -> None:
    """The exit code: what could not be read goes before what is too low."""
    for field, floor, f1 in below:
        if f1 is None:
            streams.complain(f"{field} 没有可量的内容（答案和读出都是 0 条），不能说达到了 {floor}")
        else:
            streams.complain(f"{field} 的F1为 {f1:.4f}，低于 {floor}")
    if unread:
        raise typer.Exit(exits.SOME_FAILED if measured else exits.UNREADABLE)
    if below:
        raise typer.Exit(exits.BELOW_FLOOR)
