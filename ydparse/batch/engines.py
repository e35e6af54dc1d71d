"""Who does the work of a run: the processes of this machine, or (in `cluster.py`) a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Protocol, Self

from ydparse.batch.jobs import Outcome, Settings
from ydparse.batch.manifest import Manifest
from ydparse.batch.outputs import Output
from ydparse.batch.pool import Pool
from ydparse.batch.storage import digest

Asked = Callable[[], bool]


class Engine(Protocol):
    """Tells contents and reads files; entered before and left after. What is in hand is finished once it `is_stopping`."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def contents(self, manifest: Manifest, is_stopping: Asked) -> Iterator[tuple[str, tuple[str, int] | None]]:
        """Path, SHA-256 and bytes of every file whose content the manifest does not know; None for what it is where the
        file cannot be opened: that is left to its reader, who tells why."""

    def outcomes(self, manifest: Manifest, is_stopping: Asked) -> Iterator[Outcome]:
        """What became of every file that the manifest chose to be read. Each is recorded before the next is asked for."""


class LocalEngine:
    """So many processes of this machine."""

    def __init__(self, output: Output, settings: Settings, jobs: int) -> None:
        self._output = output
        self._settings = settings
        self._jobs = jobs

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def contents(self, manifest: Manifest, is_stopping: Asked) -> Iterator[tuple[str, tuple[str, int] | None]]:
        unread = manifest.unread()
        with ThreadPoolExecutor(self._jobs) as pool:
            while not is_stopping() and (paths := list(islice(unread, 256))):
                yield from zip(paths, pool.map(digest, paths), strict=True)

    def outcomes(self, manifest: Manifest, is_stopping: Asked) -> Iterator[Outcome]:
        with Pool(self._settings, self._jobs) as pool:
            yield from pool.run(self._output.jobs(manifest), is_stopping)
