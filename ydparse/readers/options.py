"""What the caller asks of a reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Options(NamedTuple):
    """`encoding` (text and web pages) overrules what is told of the file. With `ocr` False, pages that are pictures are
    not recognized, though the extra is installed. `on_page(done, all)` is called before the first recognized page (0, all) and after
    each."""

    encoding: str | None = None
    ocr: bool = True
    on_page: Callable[[int, int], None] | None = None
