"""Documents of other office formats: converted by LibreOffice, then read as docx."""

from __future__ import annotations

import io
import re
import struct
import zipfile

from ydparse.document import Raw
from ydparse.errors import EncryptedFile
from ydparse.readers.docx import read_docx
from ydparse.readers.libreoffice import to_docx
from ydparse.readers.ole2 import streams

FILTERS = {
    "rtf": "Rich Text Format",
    "odt": "writer8",
    "fodt": "OpenDocument Text Flat XML",
}
"""Format word → LibreOffice's name of the filter that reads it; that of doc and wps depends on their version."""
WORD_6, WORD_95, WORD_97 = "MS WinWord 6.0", "MS Word 95", "MS Word 97"
FIB = struct.Struct("<2xH6xH")
"""How the stream WordDocument begins (MS-DOC 2.5.2 FibBase): nFib, the version; flags."""
ENCRYPTED = 0x0100
LIST, LIST_TEXT = re.compile(rb"\\ls\d+(?!\d)"), re.compile(rb"\{\\listtext([^{}]*?)(?:\\tab ?)?\}")
"""The list of a paragraph in RTF, and the number that it shows."""
CODE_PAGE = re.compile(rb"^(\s*\{\\rtf\d*\s*\\ansi)(?![a-z])(?!.{0,200}\\ansicpg)", re.S)
"""The head of an RTF that names no code page, and is taken for Chinese (GBK) then; LibreOffice would take it for Western."""


def read_office(data: bytes, kind: str, name: str) -> Raw:
    """Read a document of the given kind (doc, wps, rtf, odt, fodt), told by `sniff`.

    Fields that show today's date are left out: LibreOffice computes them anew, so what was printed is not known.
    """
    version, locked = _word(data) if kind in {"doc", "wps"} else (FILTERS[kind], kind == "odt" and _odt_locked(data))
    if locked:
        raise EncryptedFile(name, "文件设有打开密码", "请用 Word 或 WPS 输入密码打开，去掉密码后另存再试")
    if kind == "rtf":
        data = _prepared(data)
    return read_docx(to_docx(data, version, name), name, today=False)._replace(format=kind)


def _prepared(rtf: bytes) -> bytes:
    """An RTF with its code page, and with the numbers of its paragraphs as text.

    Beside the definition of a list, RTF keeps what the writer showed before each paragraph (`{\\listtext 一、\\tab}`).
    That is better evidence than counting again, for LibreOffice knows neither all formats nor lists that never restart.
    """
    rtf = CODE_PAGE.sub(rb"\1\\ansicpg936", rtf, count=1)
    if b"{\\listtext" not in rtf or b"\\bin" in rtf:  # the length of binary data must not change
        return rtf
    return LIST.sub(b"", LIST_TEXT.sub(rb"{\1 }", rtf)).replace(b"{\\listtext", b"{")


def _word(data: bytes) -> tuple[str, bool]:
    """The filter for the version of Word that wrote the file, and whether it asks for a password."""
    begin = streams(data).get("WordDocument", b"")
    if len(begin) < FIB.size:
        return WORD_97, False
    version, flags = FIB.unpack_from(begin)
    word = WORD_97 if version > 104 else WORD_95 if version > 102 else WORD_6
    return word, bool(flags & ENCRYPTED)


def _odt_locked(data: bytes) -> bool:
    """Whether the manifest of an OpenDocument package tells of encrypted parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("META-INF/manifest.xml") as manifest:
            return b"encryption-data" in manifest.read(1_000_000)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
        return False
