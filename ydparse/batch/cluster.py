"""A run on `dask.distributed`: contents are told in batches, OUT is made part by part, each by one task of a worker.

Imported where a cluster is asked for: it needs ydparse[dask].
"""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import Any, Self, TypeVar
from uuid import uuid4

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, Security, WorkerPlugin, as_completed
from distributed.comm import connect

from ydparse.batch import worker
from ydparse.batch.engines import Asked
from ydparse.batch.jobs import Cluster, Failure, Outcome, Settings
from ydparse.batch.manifest import Manifest
from ydparse.batch.parted import PartedOutput
from ydparse.batch.parted_manifest import PartedManifest
from ydparse.batch.versions import fingerprint
from ydparse.errors import Bug, ClusterError, Crashed, YdparseError
from ydparse.writers.ownership import NotOurs

_BATCH = 64  # files whose contents are told by one task; a task costs some milliseconds
_WORKERS = 30  # seconds in which a worker should have come

T = TypeVar("T")


class DaskEngine:
    """A running cluster, or so many processes of this machine as one."""

    def __init__(self, output: PartedOutput, settings: Settings, cluster: Cluster, jobs: int) -> None:
        self._output = output
        self._settings = settings
        self._cluster = cluster
        self._jobs = jobs
        self._release = fingerprint(settings.reading, settings.payload)
        self._open = ExitStack()

    def __enter__(self) -> Self:
        with self._open:
            self._client = self._connect()
            self._open = self._open.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def contents(self, manifest: Manifest, is_stopping: Asked) -> Iterator[tuple[str, tuple[str, int] | None]]:
        unread, folder = manifest.unread(), self._settings.folder
        batches = iter(lambda: list(islice(unread, _BATCH)), [])
        for paths, future in self._in_flight(batches, lambda paths: (worker.digests, paths, folder), is_stopping):
            error = _error(future)
            yield from zip(paths, [None] * len(paths) if error else future.result(), strict=True)
            self._output.save_in_time(manifest)

    def outcomes(self, manifest: Manifest, is_stopping: Asked) -> Iterator[Outcome]:
        assert isinstance(manifest, PartedManifest)
        parts = self._output.parts(manifest)
        common = (self._output.root, self._settings, self._release)
        refusals: list[NotOurs] = []
        for part, future in self._in_flight(
            parts, lambda part: (worker.make_part, part, *common), lambda: bool(refusals) or is_stopping()
        ):
            try:
                error = _error(future)
            except NotOurs as refusal:  # the others that are under way are noted first
                self._output.refused(manifest, part)
                refusals.append(refusal)
                continue
            if error:
                yield from _lost(part, error)
            else:
                made = future.result()
                yield from made.outcomes
                self._output.made(manifest, made)
            self._output.save_in_time(manifest)
        if refusals:
            raise refusals[0]

    def _in_flight(
        self, items: Iterator[T], call: Callable[[T], tuple[Any, ...]], is_stopping: Asked
    ) -> Iterator[tuple[T, Future]]:
        """Every item with its future, once that has ended. A few more than there are threads are under way at a time."""
        flying: dict[Future, T] = {}
        ended = as_completed(loop=self._client.loop)
        while True:
            while not is_stopping() and len(flying) <= self._threads() * 3 // 2:
                if (item := next(items, None)) is None:
                    break
                function, *arguments = call(item)
                key = f"ydparse-{function.__name__}-{uuid4().hex}"
                future = self._client.submit(function, *arguments, key=key, pure=False)
                flying[future] = item
                ended.add(future)
            if not flying:
                return
            future = next(ended)
            yield flying.pop(future), future

    def _threads(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except OSError as error:
            raise _broken_off() from error

    def _connect(self) -> Client:
        if self._cluster.scheduler is None:
            client = self._open.enter_context(Client(self._open.enter_context(self._local()), set_as_default=False))
            client.register_plugin(DeafToInterrupts())
            return client
        try:
            address, security = self._cluster.scheduler, _security(self._cluster)
            asyncio.run(_knock(address, security))
            client = self._open.enter_context(Client(address, security=security, set_as_default=False))
            client.wait_for_workers(1, timeout=_WORKERS)
        except (OSError, TimeoutError, ValueError, TypeError, RuntimeError) as error:
            problem = f"连不上调度器，或没有工作进程（{error}）"
            raise ClusterError(str(self._cluster.scheduler), problem, "请检查地址、网络和 TLS 证书") from error
        told = client.run(worker.check, self._output.root, self._settings, self._release, on_error="return")
        for address, answer in told.items():
            if answer is not None:
                why = answer.problem if isinstance(answer, YdparseError) else f"用不了（{answer!r}）"
                raise ClusterError(address, why, "请在各节点装上相同的 ydparse 和扩展，并能看到同一份文件")
        return client

    def _local(self) -> LocalCluster:
        with dask.config.set({"distributed.worker.profile.enabled": False}):  # it takes some percent of a core
            return LocalCluster(
                n_workers=self._jobs,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address=None,
                memory_limit=0,  # the processes that read have limits of their own
                silence_logs=logging.CRITICAL,
            )


class DeafToInterrupts(WorkerPlugin):  # type: ignore[misc]
    """Ctrl-C is for the driver, which lets its workers finish."""

    def setup(self, worker: Any) -> None:
        """In the main thread of the worker."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)


async def _knock(address: str, security: Security) -> None:
    """See that somebody answers: a client that cannot start does not end cleanly either."""
    await (await connect(address, **security.get_connection_args("client"))).close()


def _security(cluster: Cluster) -> Security:
    """What is not said is taken from dask's own settings."""
    said = {"tls_ca_file": cluster.tls_ca, "tls_client_cert": cluster.tls_cert, "tls_client_key": cluster.tls_key}
    given = {name: value for name, value in said.items() if value}
    return Security(**given)


def _broken_off() -> ClusterError:
    return ClusterError("--scheduler", "与调度器的连接断了", "已做完的都记下了，请再运行一次接着做")


def _error(future: Future) -> Exception | None:
    """Why a task failed, if it did; errors of ydparse, which are those of the whole run, are raised."""
    if future.cancelled():
        raise _broken_off()
    error: Exception | None = future.exception()
    if isinstance(error, YdparseError):
        raise error
    return error


def _lost(part: worker.Part, error: Exception) -> Iterator[Outcome]:
    """The failures of the files of a part that could not be made; the part stays in doubt."""
    for path in part.todo:
        if isinstance(error, KilledWorker):
            yield Outcome(
                path, Failure.of(Crashed(path, "几个工作进程都在做这一部分时终止了", "请看看各节点的内存和日志"))
            )
        else:
            problem = f"程序出错（{type(error).__name__}: {error}）"[:300]
            yield Outcome(path, Failure.of(Bug(path, problem, "这是 ydparse 的问题，请把这条记录交给开发者")))
    if not part.todo:
        raise ClusterError(
            "--scheduler", f"有一部分写不出来（{type(error).__name__}: {error}）", "请看看各节点的内存和日志"
        )
