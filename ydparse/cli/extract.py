"""`ydparse extract`: notices → JSON, or a file of another format."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ydparse.cli import exits, options, streams
from ydparse.cli.reading import Overrides, Reading

if TYPE_CHECKING:
    from ydparse.models import Notice

SUFFIXES = (".json", ".jsonl", ".csv", ".md", ".xlsx")  # the keys of writers.WRITERS, at no cost to the start

_OUTPUT_HELP = f"写到文件：{' '.join(SUFFIXES)}"
_FORCE_HELP = "已有的文件非ydparse所写、手改过，也覆盖。"
_CHECK_HELP = "只出要核对的任务，形式同 --tasks。"
_QUIET_HELP = "不说有几项任务、几项要核对。"
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
    only_to_check: Annotated[bool, typer.Option("--only-to-check", metavar="", help=_CHECK_HELP)] = False,
    fail_on_check: options.FailOnCheck = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", metavar="", help=_QUIET_HELP)] = False,
) -> None:
    """抽取公文里的任务、责任单位、时限、目标，输出JSON。

    一个文件输出一个JSON对象，几个文件一行一个（JSON Lines）。标准输出只有数据，提示和进度在标准错误。
    """
    reading = Reading(files, Overrides(year, region, encoding, ocr=not no_ocr), printing=output is None)
    form = _Form(tasks=tasks or only_to_check, only_to_check=only_to_check, single=len(files) == 1)
    lines, is_doubtful = [], False
    if output is not None:
        _check_output(output, files, form)
        _check_ours(output, force=force)
        notices = list(reading.notices())
        _check_ours(output, force=force)  # somebody may have come meanwhile
        _write(notices, output, form)
        lines = [_told(notice, form) for notice in notices]
        is_doubtful = any(notice.check.items_to_check for notice in notices)
    else:
        for notice in reading.notices():
            _print(notice, form)
            lines.append(_told(notice, form))
            is_doubtful |= bool(notice.check.items_to_check)
    if not quiet:
        for line in filter(None, lines):
            streams.tell(line)
    if reading.failed:
        raise typer.Exit(exits.UNREADABLE if reading.failed == len(files) else exits.SOME_FAILED)
    if fail_on_check and is_doubtful:
        raise typer.Exit(exits.TO_CHECK)


class _Form(NamedTuple):
    """What is put out: flat rows of tasks, those to check alone; `single`: of one file."""

    tasks: bool
    only_to_check: bool
    single: bool


def _told(notice: Notice, form: _Form) -> str:
    """What is said of a notice in the end; nothing of one without tasks."""
    from ydparse.writers.labels import check_line

    if not notice.items and not notice.tables:
        return ""
    return check_line(notice) if form.single else f"{notice.source.path}：{check_line(notice)}"


def _check_output(output: str, files: list[str], form: _Form) -> None:
    """Wrong usage is told before the work begins."""
    path = Path(output)
    if path.is_dir():
        raise typer.BadParameter(f"{output} 是目录，请写文件名", param_hint="--output")
    if path.suffix.lower() not in SUFFIXES:
        raise typer.BadParameter(f"不认识的输出格式，可用的扩展名：{' '.join(SUFFIXES)}", param_hint="--output")
    if any(Path(file).exists() and path.exists() and path.samefile(file) for file in files):
        raise typer.BadParameter("输出文件就是要读的文件，请换一个名字", param_hint="--output")
    from ydparse import writers

    writers.check(path, only_to_check=form.only_to_check)


def _check_ours(output: str, *, force: bool) -> None:
    """What others made, or have changed, is not written over."""
    from ydparse.writers import ownership

    ownership.check(Path(os.path.realpath(output)), force=force, shown=output)


def _write(notices: list[Notice], output: str, form: _Form) -> None:
    """Nothing is written where no file could be read."""
    from ydparse import writers

    if notices:
        source = notices[0] if form.single else notices
        writers.write(source, output, tasks=form.tasks, only_to_check=form.only_to_check)
        items = sum(len(notice.items) + sum(len(table.rows) for table in notice.tables) for notice in notices)
        codes = sorted({warning.code for notice in notices for warning in notice.warnings})
        count = sum(len(notice.warnings) for notice in notices)
        hint = f"，{count} 条提示（{'、'.join(codes)}；用 ydparse show 查看）" if count else ""
        streams.tell(f"已写入 {output}：{len(notices)} 份公文，{items} 项任务{hint}")


def _print(notice: Notice, form: _Form) -> None:
    if form.tasks:
        from ydparse.writers.json import dumps_task
        from ydparse.writers.tasks import task_rows

        streams.emit("".join(dumps_task(row) + "\n" for row in task_rows(notice, only_to_check=form.only_to_check)))
    elif form.single and streams.is_terminal("stdout"):
        from ydparse.cli.console import print_json

        print_json(notice.model_dump_json(indent=2))
    else:
        streams.emit(notice.model_dump_json() + "\n")
