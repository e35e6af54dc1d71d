"""Files named on the command line → notices."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ydparse.cli import streams
from ydparse.errors import ReadError

if TYPE_CHECKING:
    from ydparse.cli.progress import Bars
    from ydparse.models import Notice
    from ydparse.pipeline import Parsed


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the user says in place of the text, and whether pages that are pictures are recognized."""

    year: int | None = None
    region: str | None = None
    encoding: str | None = None
    ocr: bool = True


@dataclass(slots=True)
class Reading:
    """Reads the files in order; one that cannot be read costs a line on standard error, and the others go on."""

    files: list[str]
    overrides: Overrides
    printing: bool  # the data goes to standard output
    failed: int = field(default=0, init=False)

    def notices(self) -> Iterator[Notice]:
        """The notice of each file that could be read."""
        return (parsed.notice for parsed in self.parsed())

    def parsed(self) -> Iterator[Parsed]:
        """The same with what they were made from; a bar where it is of use and does not run into the data."""
        crossing = self.printing and streams.is_terminal("stdout")
        if len(self.files) > 1 and streams.is_terminal("stderr") and not crossing:
            from ydparse.cli.progress import Bars

            with Bars() as bars:
                yield from self._read(bars.files(self.files), bars)
        else:
            yield from self._read(iter(self.files), None)

    def _read(self, files: Iterator[str], bars: Bars | None) -> Iterator[Parsed]:
        for file in files:
            try:
                parsed = parse(file, self.overrides, bars)
            except ReadError as error:
                self.failed += 1
                streams.complain(str(error))
            else:
                yield parsed


def read(file: str, overrides: Overrides) -> Notice:
    """The notice of one file; `-` is standard input."""
    return parse(file, overrides).notice


def parse(file: str, overrides: Overrides, bars: Bars | None = None) -> Parsed:
    """The same, with the means to explain it. The pages of a scan get a bar, among `bars` or on their own."""
    from ydparse import pipeline

    with ExitStack() as own:

        def on_page(done: int, all_: int) -> None:
            nonlocal bars
            if bars is None:
                from ydparse.cli.progress import Bars

                bars = own.enter_context(Bars())
            bars.page(done, all_)

        return pipeline.parse(
            sys.stdin.buffer if file == "-" else file,
            year=overrides.year,
            region=overrides.region,
            encoding=overrides.encoding,
            ocr=overrides.ocr,
            on_page=on_page if streams.is_terminal("stderr") else None,
        )
