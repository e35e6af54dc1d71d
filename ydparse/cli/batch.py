"""`ydparse batch`: a folder of notices → one output, in several processes, resumed where it was broken off."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event
from types import FrameType
from typing import IO, TYPE_CHECKING, Annotated, Literal

import typer

from ydparse.cli import exits, options, streams

if TYPE_CHECKING:
    from ydparse.batch import Cluster, Plan, Summary
    from ydparse.cli.progress import BatchBars, BatchLines

Engine = Literal["local", "dask"]

_PATHS_HELP = "文件和目录（连同子目录）。"
_OUTPUT_HELP = "扩展名 .jsonl .parquet .sqlite .duckdb .xlsx .csv 定格式，没有的是目录。"
_LIST_HELP = "路径的清单，一行一个，“-”为标准输入。"
_INCLUDE_HELP = "目录中只取（如'*.pdf'），可写几次。"
_EXCLUDE_HELP = "目录中不取（如'草稿*'），可写几次。"
_JOBS_HELP = "同时用几个进程。"
_TIMEOUT_HELP = "一个文件的时限，扫描件按页计。"
_MEMORY_HELP = "一个进程的内存上限。"
_ENGINE_HELP = "local 本机；dask 集群，可读写s3://。"
_SCHEDULER_HELP = "集群地址（tcp、tls），不写的用本机。"
_TLS_CA_HELP = "集群的CA证书，不写照dask的设置。"
_TLS_CERT_HELP = "本机的证书。"
_TLS_KEY_HELP = "本机的私钥。"
_FORCE_HELP = "全部重做，非ydparse所写、手改的也覆盖。"
MOST = 10_000_000  # processes, seconds, MiB: more is a slip of the hand
LEAST_MEMORY = 128  # MiB; a worker that has read nothing yet holds about 40
EPILOG = (
    "再运行一次，只做新增、改过和上次失败的；按Ctrl-C，做完手上的就停，下次接着做。清单在OUT.manifest.sqlite，失败的在OUT.errors.jsonl。"
    "已有的文件不是ydparse所写、或写好后改过的，除非用 --force 都不覆盖；要读的文件、别人的目录和清单，总不动。"
)


def positive(number: float) -> float:
    """The number, if it is one to count with."""
    if not 0 < number <= MOST:
        raise typer.BadParameter(f"应大于0，不超过{MOST}")
    return number


def enough(mebibytes: int) -> int:
    """The limit, if a worker can start within it."""
    if not LEAST_MEMORY <= mebibytes <= MOST:
        raise typer.BadParameter(f"应在 {LEAST_MEMORY} 到 {MOST} MiB 之间")
    return mebibytes


Output = Annotated[str, typer.Option("--output", "-o", metavar="OUT", help=_OUTPUT_HELP, show_default=False)]
Include = Annotated[list[str] | None, typer.Option("--include", metavar="GLOB", help=_INCLUDE_HELP)]
Exclude = Annotated[list[str] | None, typer.Option("--exclude", metavar="GLOB", help=_EXCLUDE_HELP)]
Jobs = Annotated[int, typer.Option("--jobs", "-j", metavar="INT", callback=positive, help=_JOBS_HELP)]
Timeout = Annotated[float, typer.Option("--timeout", metavar="秒", callback=positive, help=_TIMEOUT_HELP)]
Memory = Annotated[int, typer.Option("--memory", metavar="MiB", callback=enough, help=_MEMORY_HELP)]
# The cores that this process may use, which in a container are fewer than the machine has.
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def batch(
    output: Output,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", help=_PATHS_HELP, show_default=False)] = None,
    from_file: Annotated[str | None, typer.Option("--from-file", metavar="FILE", help=_LIST_HELP)] = None,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = CORES,
    timeout: Timeout = 300,
    memory: Memory = 2048,
    force: Annotated[bool, typer.Option("--force", metavar="", help=_FORCE_HELP)] = False,
    engine: Annotated[Engine, typer.Option("--engine", metavar="NAME", help=_ENGINE_HELP)] = "local",
    scheduler: Annotated[str | None, typer.Option("--scheduler", metavar="URL", help=_SCHEDULER_HELP)] = None,
    tls_ca: Annotated[str | None, typer.Option("--tls-ca", metavar="FILE", help=_TLS_CA_HELP)] = None,
    tls_cert: Annotated[str | None, typer.Option("--tls-cert", metavar="FILE", help=_TLS_CERT_HELP)] = None,
    tls_key: Annotated[str | None, typer.Option("--tls-key", metavar="FILE", help=_TLS_KEY_HELP)] = None,
    year: options.Year = None,
    region: options.Region = None,
    encoding: options.Encoding = None,
    no_ocr: options.NoOcr = False,
    only_to_check: options.OnlyToCheck = False,
    fail_on_check: options.FailOnCheck = False,
) -> None:
    """成批抽取：整个目录的公文，写成一份数据。

    再运行一次只做新增、改过和上次失败的；出错的文件记下来，不影响其余的。
    """
    from ydparse.batch import Limits, Plan, Reading

    plan = Plan(
        paths=tuple(paths or ()),
        listed=_listed(paths, from_file),
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        reading=Reading(year, region, encoding, ocr=not no_ocr, only_to_check=only_to_check),
        limits=Limits(timeout, memory),
        jobs=jobs,
        force=force,
        cluster=_cluster(engine, scheduler, tls_ca, tls_cert, tls_key),
    )
    _run(plan, output, fail_on_check=fail_on_check)


def _listed(paths: Sequence[str] | None, from_file: str | None) -> Iterable[str]:
    """What the list names beside the paths; one of both must be given."""
    if not paths and from_file is None:
        raise typer.BadParameter("请给出文件或目录，或用 --from-file 给出清单", param_hint="PATH")
    return _lines(from_file) if from_file else ()


def _cluster(engine: Engine, *places: str | None) -> Cluster | None:
    """The cluster that was asked for: its address, and the files of its certificates."""
    from ydparse.batch import Cluster

    if engine == "local" and any(places):
        raise typer.BadParameter("请加上 --engine dask", param_hint="--scheduler、--tls-…")
    return Cluster(*places) if engine == "dask" else None


def _run(plan: Plan, output: str, *, fail_on_check: bool) -> None:
    """Run the plan, and tell how it ended."""
    from ydparse.batch import run

    check_paths(plan)
    with watching() as progress, stopping() as stop:
        summary = run(plan, output, progress=progress, is_stopping=stop.is_set)
    if not summary.files:
        raise typer.BadParameter(
            "没有找到要处理的文件，看看路径和--include、--exclude；什么也没有改", param_hint="PATH"
        )
    for line in told(summary, output):
        streams.tell(line)
    if summary.todo:
        raise typer.Exit(exits.INTERRUPTED)
    if summary.failed:
        raise typer.Exit(exits.SOME_FAILED)
    if fail_on_check and summary.to_check:
        raise typer.Exit(exits.TO_CHECK)


def check_paths(plan: Plan) -> None:
    """A wrong path is told now, and not in the morning."""
    from ydparse.errors import MissingFile

    for path in plan.paths:
        if "://" not in path and not os.path.lexists(path):
            raise MissingFile(path, "找不到这个文件或目录", "请检查名字和所在目录")


def _lines(file: str) -> Iterable[str]:
    """The lines of a list; names that are no text stay as the system has them."""
    if file != "-":
        from ydparse.pipeline import load

        stream: IO[bytes] = io.BytesIO(load(file)[1])
    elif sys.stdin is None:
        raise typer.BadParameter("没有标准输入", param_hint="--from-file")
    else:
        stream = sys.stdin.buffer
    for number, line in enumerate(stream):
        yield os.fsdecode(line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line)


@contextmanager
def watching() -> Iterator[BatchBars | BatchLines]:
    from ydparse.cli.progress import BatchBars, BatchLines

    with BatchBars() if streams.is_terminal("stderr") else BatchLines() as progress:
        yield progress


@contextmanager
def stopping() -> Iterator[Event]:
    """Ctrl-C, or a polite end by the system, is asked for once and meant at once the second time."""
    stop = Event()

    pressed = 0

    def ask(_: int, __: FrameType | None) -> None:
        nonlocal pressed
        pressed += 1
        if pressed > 2:  # something hangs that no exception reaches: a drive that does not answer
            os._exit(exits.INTERRUPTED)
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        streams.tell("正在停下：做完手上的几份，写出已有的结果；再按一次 Ctrl-C 立即退出")

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def told(summary: Summary, output: str) -> Iterator[str]:
    """The summary: what there is, what failed, what is left."""
    from ydparse.cli.progress import duration

    rate = summary.read / max(summary.seconds, 1e-3)
    peak = f"，单个进程最多用内存 {summary.peak / 1024:.0f} MiB" if summary.peak else ""
    same = f"，另有 {summary.duplicates} 个文件与其中的内容相同" if summary.duplicates else ""
    if summary.written:
        yield f"已写入 {output}：{summary.done} 份公文{same}"
    else:
        yield f"{output} 还是上次的结果：重做完了才替换"
    if summary.gone:
        yield f"去掉 {summary.gone} 份：它们的文件不在了，或不在这次所给的范围里"
    if summary.renewed:
        yield "上次的结果不再适用（选项、规则变了，或用了 --force），全部重做"
    speed = f"（每秒 {rate:.1f} 个{peak}）" if summary.read else ""
    yield f"共 {summary.files} 个文件，这次处理 {summary.read} 个，用时 {duration(summary.seconds)}{speed}"
    if summary.tasks:
        yield f"{summary.tasks} 项任务，{f'{summary.to_check} 项要核对' if summary.to_check else '没有要核对的'}"
    if summary.failed:
        codes = "，".join(f"{code} {count} 个" for code, count in summary.codes.items())
        yield f"失败 {summary.failed} 个（{codes}），原因见 {output}.errors.jsonl"
    if summary.todo:
        yield f"还有 {summary.todo} 个没有做，再运行一次接着做"
