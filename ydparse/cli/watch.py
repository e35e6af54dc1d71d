"""`ydparse watch`: a batch of folders, kept up to date as files come in."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from ydparse.cli import options, streams
from ydparse.cli.batch import (
    CORES,
    Exclude,
    Include,
    Jobs,
    Memory,
    Output,
    Timeout,
    check_paths,
    positive,
    stopping,
)

_PATHS_HELP = "要盯着的目录（连同子目录）。"
_EVERY_HELP = "没有动静时也隔这么久查一遍。"
EPILOG = "新来的文件，静止一秒后就处理；按Ctrl-C结束。网络盘未必通知变动，靠 --every 定时查。其余同ydparse batch，清单也通用。"


def watch(
    paths: Annotated[list[str], typer.Argument(metavar="DIR", help=_PATHS_HELP)],
    output: Output,
    every: Annotated[float, typer.Option("--every", metavar="秒", callback=positive, help=_EVERY_HELP)] = 300,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = CORES,
    timeout: Timeout = 300,
    memory: Memory = 2048,
    year: options.Year = None,
    region: options.Region = None,
    encoding: options.Encoding = None,
    no_ocr: options.NoOcr = False,
    only_to_check: options.OnlyToCheck = False,
) -> None:
    """盯着目录：来一份公文抽取一份，结果随时是新的。"""
    from pathlib import Path

    from ydparse.batch import Limits, Plan, Reading
    from ydparse.batch import watch as watched

    plan = Plan(
        paths=tuple(paths),
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        reading=Reading(year, region, encoding, ocr=not no_ocr, only_to_check=only_to_check),
        limits=Limits(timeout, memory),
        jobs=jobs,
    )
    check_paths(plan)
    if not all(Path(path).is_dir() for path in paths):
        raise typer.BadParameter("只能盯着目录", param_hint="DIR")
    with stopping() as stop:
        streams.tell("正在盯着目录，按 Ctrl-C 结束")
        for number, summary in enumerate(watched(plan, output, stop, every=every)):
            if summary.read or number == 0:
                failed = f"，失败 {summary.failed} 个（见 {output}.errors.jsonl）" if summary.failed else ""
                clock = time.strftime("%H:%M:%S")
                streams.tell(f"{clock} 处理 {summary.read} 个文件，共 {summary.done} 份公文{failed}")
