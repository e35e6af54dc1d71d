"""What kind of file it is, told from its content: names and endings lie too often."""

from __future__ import annotations

import io
import re
import zipfile

from ydparse.readers.md_signs import is_markdown, without_head
from ydparse.readers.ole2 import MAGIC as OLE2
from ydparse.readers.ole2 import is_broken_off, streams

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"\x1f\x9d", "gzip"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"MSCF\0\0\0\0", "cab"),
    (b"!BDN", "pst"),
    (b"\xcf\xad\x12\xfe", "dbx"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"%!PS", "ps"),
    (b"CAJ\x00", "caj"),
    (b"HN\x00\x00", "caj"),
    (b"KDH 2.00", "caj"),
    (b"AT&TFORM", "djvu"),
    (b"L\0\0\0\x01\x14\x02\0", "shortcut"),
    (b"MZ\x90\0", "program"),
    (b"MZP\0", "program"),
    (b"\x7fELF", "program"),
    (b"ID3\x02\0", "media"),
    (b"ID3\x03\0", "media"),
    (b"ID3\x04\0", "media"),
    (b"\xff\xfb", "media"),
    (b"\xff\xf3", "media"),
    (b"OggS\0", "media"),
    (b"fLaC\0", "media"),
    (b"#!AMR", "media"),
    (b"\x1a\x45\xdf\xa3", "media"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "media"),
    (b"SQLite format 3\x00", "database"),
    (b"\0\x01\0\0Standard ", "database"),
    (b"PAR1", "database"),
)
"""The first bytes of formats that are told but not read (see `refuse.py` for what is said of each)."""

MAGIC_WITHIN: tuple[tuple[int, bytes, str], ...] = (
    (257, b"ustar", "tar"),
    (4, b"1AY&SY", "bzip2"),
    (32769, b"CD001", "iso"),
    (60, b"BOOKMOBI", "mobi"),
    (4, b"ftypM4A", "media"),
    (4, b"ftypmp4", "media"),
    (4, b"ftypiso", "media"),
    (4, b"ftypqt", "media"),
    (4, b"ftyp3gp", "media"),
    (8, b"WAVEfmt", "media"),
    (8, b"AVI LIST", "media"),
)
"""The same for what stands further in, with its place."""

PARTS: tuple[tuple[str, str], ...] = (
    ("META-INF/container.xml", "epub"),
    ("Contents/content.hpf", "hwp"),
    ("FixedDocSeq.fdseq", "xps"),
    ("FixedDocumentSequence.fdseq", "xps"),
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    ("OFD.xml", "ofd"),
    ("Encryptions.xml", "ofd"),
    ("content.xml", "odf"),
)
"""A zip is told by the parts in it."""

STREAMS = (
    ("__properties_version1.0", "msg"),
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("HwpSummaryInformation", "hwp"),
    ("MatOST", "works"),
    ("CONTENTS", "works"),
)
"""An OLE2 file is told by the streams in its root; a mail may hold a document, so the outer one first."""
WPS_DATA = "WpsCustomData"
"""The stream that WPS Office adds to the Word format in which it writes .wps and .doc."""
FLAT_ODF = 'office:mimetype="application/vnd.oasis.opendocument.text"'
TEXT_ODF = b"application/vnd.oasis.opendocument.text"

WORD_XML = (
    ("http://schemas.microsoft.com/office/2006/xmlPackage", "flat opc"),
    ("http://schemas.microsoft.com/office/word/2003/wordml", "wordml"),
)
"""The namespaces of what Word saves as one XML file, often under the ending of another format."""
OPENING = 4096
"""Characters of an XML file within which the names of its root stand."""

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

TAGS = (
    "html|head|body|title|meta|link|style|script|div|table|tbody|tr|td|p|span|ul|ol|li|dl|h[1-6]|a|b|i|br|img|font"
    "|center|strong|em|u|section|article|main|header|footer|nav|form|base|blockquote|pre|figure|iframe"
)
_PAGE = re.compile(r"(?i)<(?:!doctype\s+html|html|head|body)\b")
_OPENS = re.compile(rf"(?i)<(?:{TAGS})(?:\s[^<>]*)?/?>")
_ENDS = re.compile(r"(?i)</(?:p|div|span|td|tr|table|ul|ol|li|h[1-6]|a|b|strong|font|section|article)\s*>|<br\s*/?>")
_PROLOGUE = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*", re.S)
_HEADERS = re.compile(r"(?:[!-9;-~]{1,60}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){2,}")
_OF_MAIL = frozenset(("to", "received", "message-id", "return-path", "delivered-to", "reply-to", "x-mailer"))
_SAVED_PAGE = re.compile(r"(?im)^content-type:\s*(?:multipart/related|text/html)")
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
    for at, magic, kind in MAGIC_WITHIN:
        if data.startswith(magic, at):
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
    """By the streams in its root; of a file whose directory is damaged, by the names that still stand in it.

    Where the directory is cut off, no name stands for a stream: `Book` may be of a font, Bookman Old Style.
    """
    if is_broken_off(data):
        return "broken ole2"
    names = {name.lstrip("\x05") for name in streams(data)}
    found = [kind for name, kind in STREAMS if (name in names if names else name.encode("utf-16-le") in data)]
    kind = found[0] if found else "ole2" if names else "broken ole2"
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
    if kind := _mail(begin):
        return kind
    ends = len(_ENDS.findall(head))
    if _OPENS.match(begin) and ends:
        return "html"
    if kind := _xml(begin, head):
        return kind
    if is_markdown(head):  # the head of such a text stands over pages too
        return "html" if ends and _OPENS.match(without_head(head).lstrip()) else "md"
    return "html" if ends >= 3 and ends * 1000 >= len(head) else "txt"


def _xml(begin: str, head: str) -> str | None:
    """What XML that is no page is, or None."""
    for name, kind in WORD_XML:
        if f'="{name}"' in begin[:OPENING]:
            return kind
    if head.lstrip().startswith("<?xml") or begin.startswith("<?mso-application"):
        return "fodt" if FLAT_ODF in head else "xml"
    return None


def _mail(begin: str) -> str | None:
    """A page saved as one file is built like a mail, without what only a mail that was sent has; or a web shortcut."""
    if re.match(r"From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} ", begin):
        return "mbox"
    if re.match(r"(?i)(?:\[\S{1,40}\]\s[^\[]{0,400})?\[InternetShortcut\]", begin):
        return "shortcut"
    headers = _HEADERS.match(begin.replace("\r\n", "\n"))
    if headers is None:
        return None
    names = {line.partition(":")[0].lower() for line in headers[0].split("\n")}
    if names & _OF_MAIL and names & {"from", "subject", "date"}:
        return "eml"
    return "mht" if "mime-version" in names and _SAVED_PAGE.search(headers[0]) else None


def _prologue(head: str) -> int:
    """Where the text begins after blanks, an XML declaration and comments."""
    found = _PROLOGUE.match(head)
    return found.end() if found else 0
