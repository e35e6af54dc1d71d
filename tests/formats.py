"""Each sample notice in every format, made afresh from its source; LibreOffice makes those that only it can."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "samples" / "sources"
NAMES = tuple(sorted(path.stem for path in SOURCES.glob("*.md")))

sys.path.insert(0, str(ROOT / "samples"))


def built(name: str, kind: str) -> bytes:
    """A sample as docx, html, mht, ofd or pdf (of reportlab), as its builder makes it from the source."""
    from builder import docx, html, mht, ofd, pdf, source

    makers: dict[str, Callable[[source.Source], bytes]] = {
        "docx": docx.docx_of,
        "html": lambda one: html.html_of(one).encode(),
        "mht": mht.mht_of,
        "ofd": ofd.ofd_of,
        "pdf": pdf.pdf_of,
    }
    return makers[kind](source.read_source(SOURCES / f"{name}.md"))


def font() -> str:
    """The name under which reportlab knows the samples' font, which it embeds: every machine shows the same."""
    from builder import pdf

    pdf.register_font()
    return pdf.FONT


def soffice() -> str | None:
    """The path of LibreOffice's command, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


FILTERS = {"pdf": "pdf:writer_pdf_Export", "doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8"}


FONTS = """<?xml version="1.0"?>
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def converted(folder: Path, kind: str) -> dict[str, Path]:
    """Every sample's Word file as LibreOffice saves it in another format: name → file. One start for all.

    It sees the samples' font and none of the machine's: which it takes for another decides how wide a line is.
    """
    command = soffice()
    assert command is not None
    profile, out, seen = folder / "profile", folder / kind, folder / "fonts.conf"
    seen.write_text(FONTS.format(fonts=ROOT / "samples" / "fonts", cache=folder / "cache"), encoding="utf-8")
    files = []
    for name in NAMES:
        file = folder / f"{name}.docx"
        file.write_bytes(docx_of(name))
        files.append(str(file))
    options = ["--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", FILTERS[kind]]
    subprocess.run(
        [command, *options, "--outdir", str(out), *files],
        check=True,
        capture_output=True,
        env={**os.environ, "FONTCONFIG_FILE": str(seen)},
        timeout=300,
    )
    return {name: out / f"{name}.{kind}" for name in NAMES}


@cache
def docx_of(name: str) -> bytes:
    return built(name, "docx")
