"""`ydparse extract`: notices → JSON, or a file of another format."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ydparse.cli import exits, options, streams
from ydparse.cli.reading import Overrides, Reading

if TYPE_CHECKING:
    from ydparse.models import Notice

SUFFIXES = (".json", ".jsonl", ".csv", ".md", ".xlsx")  # the keys of writers.WRITERS, at no cost to the start

_OUTPUT_HELP = f"写到文件，格式看扩展名：{' '.join(SUFFIXES)}"
_FORCE_HELP = "已有的文件非ydparse所写、手改过，也覆盖。"
_TASKS_HELP = "只出任务：一行一条，一条一个扁平的JSON对象。"


def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help=options.FILE_HELP)],
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help=_OUTPUT_HELP)] = None,
    force: Annotated[bool, typer.Option("--force", metavar="", help=_FORCE_HELP)] = False,
    tasks: Annotated[bool, typer.Option("--tasks", metavar="", help=_TASKS_HELP)] = False,
    year: options.Year = None,
    region: options.Region = None,
    encoding: options.Encoding = None,
    no_ocr: options.NoOcr = False,
) -> None:
    """抽取公文里的任务、责任单位、时限、目标，输出JSON。

    一个文件输出一个JSON对象，几个文件一行一个（JSON Lines）。标准输出只有数据，提示和进度在标准错误。
    """
    reading = Reading(files, Overrides(year, region, encoding, ocr=not no_ocr), printing=output is None)
    if output is not None:
        _check_output(output, files)
        _check_ours(output, force=force)
        notices = list(reading.notices())
        _check_ours(output, force=force)  # somebody may have come meanwhile
        _write(notices, output, tasks=tasks, single=len(files) == 1)
    else:
        for notice in reading.notices():
            _print(notice, tasks=tasks, single=len(files) == 1)
    if reading.failed:
        raise typer.Exit(exits.UNREADABLE if reading.failed == len(files) else exits.SOME_FAILED)


def _check_output(output: str, files: list[str]) -> None:
    """Wrong usage is told before the work begins."""
    path = Path(output)
    if path.is_dir():
        raise typer.BadParameter(f"{output} 是目录，请写文件名", param_hint="--output")
    if path.suffix.lower() not in SUFFIXES:
        raise typer.BadParameter(f"不认识的输出格式，可用的扩展名：{' '.join(SUFFIXES)}", param_hint="--output")
    if any(Path(file).exists() and path.exists() and path.samefile(file) for file in files):
        raise typer.BadParameter("输出文件就是要读的文件，请换一个名字", param_hint="--output")
    from ydparse import writers

    writers.check(path)


def _check_ours(output: str, *, force: bool) -> None:
    """What others made, or have changed, is not written over."""
    from ydparse.writers import ownership

    ownership.check(Path(os.path.realpath(output)), force=force, shown=output)


def _write(notices: list[Notice], output: str, *, tasks: bool, single: bool) -> None:
    """Nothing is written where no file could be read."""
    from ydparse import writers

    if notices:
        writers.write(notices[0] if single else notices, output, tasks=tasks)
        items = sum(len(notice.items) + sum(len(table.rows) for table in notice.tables) for notice in notices)
        codes = sorted({warning.code for notice in notices for warning in notice.warnings})
        count = sum(len(notice.warnings) for notice in notices)
        hint = f"，{count} 条提示（{'、'.join(codes)}；用 ydparse show 查看）" if count else ""
        streams.tell(f"已写入 {output}：{len(notices)} 份公文，{items} 项任务{hint}")


def _print(notice: Notice, *, tasks: bool, single: bool) -> None:
    if tasks:
        from ydparse.writers.json import dumps_task
        from ydparse.writers.tasks import task_rows

        streams.emit("".join(dumps_task(row) + "\n" for row in task_rows(notice)))
    elif single and streams.is_terminal("stdout"):
        from ydparse.cli.console import print_json

        print_json(notice.model_dump_json(indent=2))
    else:
        streams.emit(notice.model_dump_json() + "\n")
