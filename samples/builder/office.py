"""Notices as a file of an older Word, saved by LibreOffice; not the same bytes each time."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from .docx import docx_of
from .source import Source


def doc_of(source: Source) -> bytes:
    """A .doc of the notice's Word file. Needs LibreOffice."""
    command = shutil.which("soffice")
    if command is None:
        raise SystemExit("LibreOffice is needed for .doc (soffice)")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / f"{source.name}.docx"
        made.write_bytes(docx_of(source))
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        subprocess.run([command, "--headless", profile, "--convert-to", "doc:MS Word 97", "--outdir", folder, str(made)],
                       check=True, capture_output=True, timeout=120)
        return made.with_suffix(".doc").read_bytes()
