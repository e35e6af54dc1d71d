"""How fast each format is read: pages a second, next to the bare library that reads it.

One row of FORMATS a format: its name, how its file is made, our reader, and the bare library on the same bytes; both
answer with the number of pages. `ratio` is our time in the library's: the median of interleaved runs.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "samples")]

RUNS = 7
ABOUT = 200  # pages of a made file


class Format(NamedTuple):
    name: str
    make: Callable[[], bytes]
    ours: Callable[[bytes], int]
    bare: Callable[[bytes], int]


def notice_pdf(tables: bool) -> bytes:
    """The samples as PDF, over and over, with their tables or without."""
    from builder.pdf import pdf_of
    from builder.source import read_source

    sources = [read_source(path) for path in sorted((ROOT / "samples" / "sources").glob("*.md"))]
    blocks = [block for source in sources for block in source.blocks if tables or block.kind != "table"]
    whole = sources[0]
    whole.blocks = blocks * (ABOUT // (len(blocks) // 11))
    return pdf_of(whole)


def pdf_ours(data: bytes) -> int:
    from ydparse.readers.pdf import read_pdf

    return read_pdf(data, "bench.pdf").page_count or 0


def pdf_bare(data: bytes) -> int:
    """The text of all pages, by pypdfium2 alone."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    count = len(document)
    document.close()
    return count


FORMATS = (
    Format("pdf", partial(notice_pdf, tables=False), pdf_ours, pdf_bare),
    Format("pdf with tables", partial(notice_pdf, tables=True), pdf_ours, pdf_bare),
)


def measure(one: Format) -> tuple[int, float, float, float]:
    """Pages of the file; pages a second, ours and bare; the ratio of the times."""
    data = one.make()
    pages = one.bare(data)
    if one.ours(data) != pages:
        raise ValueError(f"{one.name}: not all of {pages} pages were read")
    pairs = [(_seconds(one.ours, data), _seconds(one.bare, data)) for _ in range(RUNS)]
    ours, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    return pages, pages / ours, pages / bare, statistics.median(first / second for first, second in pairs)


def _seconds(read: Callable[[bytes], int], data: bytes) -> float:
    started = time.perf_counter()
    read(data)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print a line a format."""
    for one in FORMATS:
        pages, ours, bare, ratio = measure(one)
        print(f"format  {one.name}: {ours:,.0f} pages a second; bare {bare:,.0f}; ratio {ratio:.2f} ({pages} pages)")


if __name__ == "__main__":
    main()
