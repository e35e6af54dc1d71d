"""How fast each format is read: pages a second, next to the bare library that reads it.

One row of FORMATS a format: its name, how its file is made, our reader, and the bare library on the same bytes. All files
but the scan are the same notices, and a page is a page of their PDF. `ratio` is our time in the library's: the median
of interleaved runs.
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "samples"), str(ROOT / "tests" / "readers")]

ABOUT = 200  # pages of a made file
SHORT = 5  # of one that takes seconds a page


class Format(NamedTuple):
    """`missing` says what is not installed, or nothing; `pages` is about how many the file has."""

    name: str
    make: Callable[[int], bytes]
    bare: Callable[[bytes], object]
    runs: int = 7
    pages: int = ABOUT
    missing: Callable[[], str] = str


def notices(pages: int, *, tables: bool = True) -> Any:
    """The sample notices one after the other, over and over, as one source of about so many pages."""
    from builder.source import read_source

    sources = [read_source(path) for path in sorted((ROOT / "samples" / "sources").glob("*.md"))]
    blocks = [block for source in sources for block in source.blocks if tables or block.kind != "table"]
    whole = sources[0]
    whole.blocks = blocks * max(1, pages // (len(blocks) // 11)) if pages > SHORT else sources[-1].blocks
    return whole


@cache
def count(pages: int, tables: bool) -> int:
    """The pages of the notices' PDF."""
    import pypdfium2

    return len(pypdfium2.PdfDocument(pdf(pages, tables)))


@cache
def pdf(pages: int, tables: bool = True) -> bytes:
    from builder.pdf import pdf_of

    return pdf_of(notices(pages, tables=tables))


def txt(pages: int) -> bytes:
    from builder.text import txt_of

    return txt_of(notices(pages)).encode("gb18030")


def html(pages: int) -> bytes:
    from builder.html import html_of

    return html_of(notices(pages)).encode()


def mht(pages: int) -> bytes:
    from builder.mht import mht_of

    return mht_of(notices(pages))


def docx(pages: int) -> bytes:
    """Numbers are typed: the same heads come again and again, and a list would count on."""
    from builder.docx import docx_of

    whole = notices(pages)
    whole.head.pop("auto_numbering", None)
    return docx_of(whole)


def doc(pages: int) -> bytes:
    from builder.office import doc_of

    return doc_of(notices(pages))


def ofd(pages: int) -> bytes:
    from builder.ofd import ofd_of

    return ofd_of(notices(pages))


def scan(pages: int) -> bytes:
    from made_scan import image_pdf, pictures_of, scanned

    return image_pdf([scanned(picture) for picture in pictures_of(pdf(pages))])


def bare_txt(data: bytes) -> list[str]:
    return data.decode("gb18030").splitlines()


def bare_pdf(data: bytes) -> None:
    """The text of all pages, by pypdfium2 alone."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def bare_html(data: bytes) -> str:
    from lxml import html

    return str(html.document_fromstring(data).text_content())


def bare_mht(data: bytes) -> str:
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.default)
    return bare_html(next(part for part in message.walk() if part.get_content_type() == "text/html").get_content())


def bare_docx(data: bytes) -> str:
    """The runs of the document, by zipfile and lxml."""
    from lxml import etree

    return "".join(etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")).itertext())


def bare_ofd(data: bytes) -> list[str]:
    """The text of every page's XML, by zipfile and lxml."""
    from lxml import etree

    archive = zipfile.ZipFile(io.BytesIO(data))
    return [
        "".join(etree.fromstring(archive.read(n)).itertext()) for n in archive.namelist() if n.endswith("Content.xml")
    ]


def bare_doc(data: bytes) -> None:
    """The text that LibreOffice saves, with a profile of its own as ours has."""
    import subprocess

    from ydparse.readers.libreoffice import find_soffice

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.doc"
        file.write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [
            find_soffice("bench.doc"),
            "--headless",
            profile,
            "--convert-to",
            "txt:Text",
            "--outdir",
            folder,
            str(file),
        ]
        subprocess.run(command, check=True, capture_output=True)


def bare_scan(data: bytes) -> None:
    """RapidOCR as it comes, on the pages at 200 dpi."""
    import pypdfium2

    engine = rapidocr()
    for page in pypdfium2.PdfDocument(data):
        engine(page.render(scale=200 / 72).to_numpy())


@cache
def rapidocr() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def no_soffice() -> str:
    from ydparse.errors import UnknownFormat
    from ydparse.readers.libreoffice import find_soffice

    try:
        find_soffice("bench.doc")
    except UnknownFormat:
        return "LibreOffice is not installed"
    return ""


def no_ocr() -> str:
    from ydparse.readers.ocr import installed

    return "" if installed() else "the extra ocr is not installed"


FORMATS = (
    Format("txt", txt, bare_txt),
    Format("pdf", partial(pdf, tables=False), bare_pdf),
    Format("pdf with tables", pdf, bare_pdf),
    Format("docx", docx, bare_docx),
    Format("html", html, bare_html),
    Format("mht", mht, bare_mht),
    Format("ofd", ofd, bare_ofd),
    Format("doc", doc, bare_doc, runs=3, pages=SHORT, missing=no_soffice),
    Format("scan", scan, bare_scan, runs=1, pages=SHORT, missing=no_ocr),
)


def measure(one: Format) -> tuple[int, float, float, float]:
    """Pages of the file; pages a second, ours and bare; the ratio of the times."""
    from ydparse.readers import read

    data = one.make(one.pages)
    pages = count(one.pages, one.name != "pdf")
    pairs = [(_seconds(read, data), _seconds(one.bare, data)) for _ in range(one.runs + 1)][1:]  # once to load
    ours, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    return pages, pages / ours, pages / bare, statistics.median(first / second for first, second in pairs)


def _seconds(call: Callable[[bytes], object], data: bytes) -> float:
    started = time.perf_counter()
    call(data)
    return time.perf_counter() - started


def report() -> None:
    """Measure and print a line a format."""
    for one in FORMATS:
        if reason := one.missing():
            print(f"format  {one.name}: not measured, {reason}")
            continue
        pages, ours, bare, ratio = measure(one)
        print(f"format  {one.name}: {ours:,.4g} pages a second; bare {bare:,.4g}; ratio {ratio:.2f} ({pages} pages)")


if __name__ == "__main__":
    report()
