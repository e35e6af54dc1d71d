"""Files named on the command line → notices."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ydparse.cli import streams
from ydparse.errors import ReadError

if TYPE_CHECKING:
    from ydparse.models import Notice
    from ydparse.pipeline import Parsed


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the user says in place of the text."""

    year: int | None = None
    region: str | None = None
    encoding: str | None = None


@dataclass(slots=True)
class Reading:
    """Reads the files in order; one that cannot be read costs a line on standard error, and the others go on."""

    files: list[str]
    overrides: Overrides
    printing: bool  # the data goes to standard output
    failed: int = field(default=0, init=False)

    def notices(self) -> Iterator[Notice]:
        """The notice of each file that could be read."""
        for file in self._named():
            try:
                notice = read(file, self.overrides)
            except ReadError as error:
                self.failed += 1
                streams.complain(str(error))
            else:
                yield notice

    def _named(self) -> Iterator[str]:
        """The files, with a bar where it is of use and does not run into the data."""
        crossing = self.printing and streams.is_terminal("stdout")
        if len(self.files) > 1 and streams.is_terminal("stderr") and not crossing:
            from ydparse.cli.console import progress

            return progress(self.files)
        return iter(self.files)


def read(file: str, overrides: Overrides) -> Notice:
    """The notice of one file; `-` is standard input."""
    return parse(file, overrides).notice


def parse(file: str, overrides: Overrides) -> Parsed:
    """The same, with the means to explain it."""
    from ydparse import pipeline

    source = sys.stdin.buffer if file == "-" else file
    return pipeline.parse(source, year=overrides.year, region=overrides.region, encoding=overrides.encoding)
