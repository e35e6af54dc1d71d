"""What kind of file it is, told from its content: names and endings lie too often."""

from __future__ import annotations

import io
import re
import zipfile

from ydparse.readers.ole2 import MAGIC as OLE2
from ydparse.readers.ole2 import streams

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"%!PS", "ps"),
    (b"CAJ\x00", "caj"),
    (b"HN\x00\x00", "caj"),
    (b"\x7fELF", "binary"),
    (b"SQLite format 3\x00", "binary"),
    (b"PAR1", "binary"),
)
"""The first bytes of formats that are told but not read (see `refuse.py` for what is said of each)."""

PARTS: tuple[tuple[str, str], ...] = (
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    ("OFD.xml", "ofd"),
    ("Encryptions.xml", "ofd"),
    ("content.xml", "odf"),
)
"""A zip is told by the parts in it."""

STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("HwpSummaryInformation", "hwp"),
    ("MatOST", "works"),
    ("CONTENTS", "works"),
)
"""An OLE2 file is told by the streams in its root."""
WPS_DATA = "WpsCustomData"
"""The stream that WPS Office adds to the Word format in which it writes .wps and .doc."""
FLAT_ODF = 'office:mimetype="application/vnd.oasis.opendocument.text"'
TEXT_ODF = b"application/vnd.oasis.opendocument.text"

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

TAGS = (
    "html|head|body|title|meta|link|style|script|div|table|tbody|tr|td|p|span|ul|ol|li|dl|h[1-6]|a|b|i|br|img|font"
    "|center|strong|em|u|section|article|main|header|footer|nav|form|base|blockquote|pre|figure|iframe"
)
_PAGE = re.compile(r"(?i)<(?:!doctype\s+html|html|head|body)\b")
_OPENS = re.compile(rf"(?i)<(?:{TAGS})(?:\s[^<>]*)?/?>")
_ENDS = re.compile(r"(?i)</(?:p|div|span|td|tr|table|ul|ol|li|h[1-6]|a|b|strong|font|section|article)\s*>|<br\s*/?>")
_PROLOGUE = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*", re.S)
HEAD = 65536


def sniff(data: bytes) -> str:
    """The format word of a file's content.

    Who reads a kind, `READERS` says; a word that is not there names a kind that is refused. What is no known kind is
    `txt`: whether it really is text, its decoding shows. Example: `PK…` with a part `word/document.xml` → `docx`.
    """
    if data.startswith(OLE2):
        return _ole2(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if _is_pdf(data):
        return "pdf"
    for magic, kind in MAGIC:
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image"
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return "image"
    return _markup(_head(data))


def _is_pdf(data: bytes) -> bool:
    """%PDF- first, or after some junk (mail or http headers) where the file also ends like a PDF."""
    if data.lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(b"%PDF-"):
        return True
    return re.search(rb"%PDF-\d\.\d", data[:1024]) is not None and b"startxref" in data[-2048:]


def _ole2(data: bytes) -> str:
    """By the streams in its root; of a file whose directory is lost, by the names that still stand in it."""
    names = {name.lstrip("\x05") for name in streams(data)}
    found = [kind for name, kind in STREAMS if (name in names if names else name.encode("utf-16-le") in data)]
    kind = found[0] if found else "ole2"
    return "wps" if kind == "doc" and WPS_DATA in names else kind


def _zip(data: bytes) -> str:
    """By the names of the parts; of a zip whose directory is lost, by the names that still stand in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            said = archive.open("mimetype").read(len(TEXT_ODF)) if "mimetype" in names else b""
            names = [name.lower() for name in names]
    except Exception:  # zipfile raises many kinds on broken data, and all of them mean the same
        for part, kind in PARTS:
            if b"\0" + part.encode() in data or part.encode() in data[30:4096]:
                return kind
        return "broken zip"
    if said == TEXT_ODF:
        return "odt"
    for part, kind in PARTS:
        wanted = part.lower()
        if any(name == wanted or (wanted.endswith("/") and name.startswith(wanted)) for name in names):
            return kind
    return "zip"


def _head(data: bytes) -> str:
    """The beginning as text, good enough to see the tags: they are ASCII in every encoding that is read."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data[len(bom) : HEAD].decode(encoding, "replace")
    if data[1:2] == b"\0" and data[3:4] == b"\0":
        return data[:HEAD].decode("utf-16-le", "replace")
    return data[:HEAD].decode("latin-1")


def _markup(head: str) -> str:
    """html, some other markup, or txt.

    A page says so itself; a fragment begins with a tag of HTML and closes some; text before the first tag is allowed
    where closing tags are common. A text that merely mentions `<` or one tag is txt.
    """
    begin = head[_prologue(head) :]
    if _PAGE.match(begin):
        return "html"
    if re.match(r"(?is)(?:[\w-]+:[^\n]*\n)*mime-version:.{0,400}multipart/related", begin):
        return "mhtml"
    ends = len(_ENDS.findall(head))
    if _OPENS.match(begin) and ends:
        return "html"
    if head.lstrip().startswith("<?xml") or begin.startswith("<?mso-application"):
        return "fodt" if FLAT_ODF in head else "xml"
    return "html" if ends >= 3 and ends * 1000 >= len(head) else "txt"


def _prologue(head: str) -> int:
    """Where the text begins after blanks, an XML declaration and comments."""
    found = _PROLOGUE.match(head)
    return found.end() if found else 0
