"""Each way in which a file cannot be read, with its error, and what the message must say."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from made import NOTICE, docx, p, pdf, write, zipped

from ydparse import errors
from ydparse.readers import Options, read

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
PDF = pdf(lambda canvas: write(canvas, 90, 90, "青禾市工作要点"))
DOCX = docx(p("青禾市工作要点") * 50)
RANDOM = random.Random(7).randbytes(4000)


def locked_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption

    return pdf(lambda canvas: write(canvas, 90, 90, "青禾市"), encrypt=StandardEncryption("secret", canPrint=0))


def locked_zip() -> bytes:
    """A package whose parts are marked as encrypted."""
    data = bytearray(DOCX)
    with zipfile.ZipFile(io.BytesIO(DOCX)) as archive:
        offset = archive.getinfo("word/document.xml").header_offset
    data[offset + 6] |= 1
    entry = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46
    data[entry + 8] |= 1
    return bytes(data)


def bomb(size: int) -> bytes:
    return zipped({"word/document.xml": b"<a>" + b" " * size + b"</a>"})


CASES: list[tuple[str, bytes, type[errors.ReadError], str]] = [
    ("nothing", b"", errors.EmptyFile, ""),
    ("blanks", b" \r\n\t\n", errors.EmptyFile, ""),
    ("only a BOM and wide blanks", "\ufeff\u3000\n\u200b".encode(), errors.EmptyFile, ""),
    ("empty docx", docx("<w:p/>"), errors.EmptyFile, ""),
    ("empty page", b"<html><body> &nbsp; </body></html>", errors.EmptyFile, ""),
    ("page nested beyond reading", ("<html>" + "<div>青禾市" * 3000).encode(), errors.DamagedFile, "嵌套过深"),
    ("page of scripts", b"<html><script>var a = 1;</script></html>", errors.EmptyFile, ""),
    ("pdf with a password", locked_pdf(), errors.EncryptedFile, "密码"),
    ("Office file with a password", OLE2 + "EncryptedPackage".encode("utf-16-le"), errors.EncryptedFile, "密码"),
    ("encrypted package", locked_zip(), errors.EncryptedFile, "密码"),
    ("random bytes as pdf", b"%PDF-1.7\n" + RANDOM, errors.DamagedFile, "损坏"),
    ("half a pdf", PDF[: len(PDF) // 2], errors.DamagedFile, "残缺"),
    ("half a docx", DOCX[: len(DOCX) // 2], errors.DamagedFile, "残缺"),
    ("docx with broken XML", zipped({"word/document.xml": "<w:document><w:body>"}), errors.DamagedFile, "损坏"),
    ("docx without a document", zipped({"word/styles.xml": "<a/>"}), errors.DamagedFile, "损坏"),
    ("part too large", bomb(50_000_000), errors.DamagedFile, "document.xml 解压后超过 50 MB"),
    ("part too dense", bomb(2_000_000), errors.DamagedFile, "document.xml 压缩比超过 100:1"),
    ("small dense part", bomb(1_000_000), errors.EmptyFile, ""),
    ("random bytes as zip", b"PK\x03\x04" + RANDOM, errors.DamagedFile, "损坏"),
    ("doc", OLE2 + "WordDocument".encode("utf-16-le"), errors.UnknownFormat, "另存为 .docx"),
    ("ofd", zipped({"OFD.xml": "<a/>"}), errors.UnknownFormat, "OFD"),
    ("xlsx", zipped({"xl/workbook.xml": "<a/>"}), errors.UnknownFormat, "Excel"),
    ("pptx", zipped({"ppt/presentation.xml": "<a/>"}), errors.UnknownFormat, "PDF"),
    ("rtf", b"{\\rtf1\\ansi}", errors.UnknownFormat, "RTF"),
    ("zip", zipped({"a.txt": "a"}), errors.UnknownFormat, "解压"),
    ("rar", b"Rar!\x1a\x07\x00" + RANDOM, errors.UnknownFormat, "rar"),
    ("7z", b"7z\xbc\xaf\x27\x1c" + RANDOM, errors.UnknownFormat, "7z"),
    ("random bytes", RANDOM, errors.UnknownFormat, "二进制"),
    ("text of broken encoding", NOTICE.encode()[:50] + b"\xff\xfe\xff" + NOTICE.encode("gbk"), errors.UnknownEncoding, "--encoding"),
    ("utf-8 with a broken byte", (NOTICE * 5).encode()[:-200] + b"\xff" + NOTICE.encode(), errors.UnknownEncoding, "像是 UTF-8 文本，但第 26 行"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "error", "says"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_error(data: bytes, error: type[errors.ReadError], says: str) -> None:
    with pytest.raises(error) as caught:
        read(data, "样例.pdf")
    assert type(caught.value) is error
    assert "样例.pdf" in str(caught.value)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "encoding",
    ["no-such-codec", "ascii", "utf-16", "hex", "zlib", "bz2", "rot13", "undefined", "", "青", "a\0b", "idna", "utf-8"],
)
def test_unfit_encoding(encoding: str) -> None:
    with pytest.raises(errors.UnknownEncoding):
        read(NOTICE.encode("gb18030") + b"\xff", options=Options(encoding=encoding))


def test_pdf_that_is_locked_only_against_changes_is_read() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    data = pdf(lambda canvas: write(canvas, 90, 90, "青禾市"), encrypt=StandardEncryption("", "owner"))
    assert read(data).blocks
