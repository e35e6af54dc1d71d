# ruff: noqa: E501 - one case a line reads best
"""Each way in which a file cannot be read, with its error, and what the message must say."""

from __future__ import annotations

import io
import random
import zipfile
from typing import Any

import pytest
from made import NOTICE, docx, ole2, p, pdf, write, zipped

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


def scan() -> bytes:
    """A page that is one picture, with a page number that the scanner added."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("L", (60, 84), 200))

    def draw(canvas: Any) -> None:
        canvas.drawImage(picture, 0, 0, 595, 842)
        write(canvas, 290, 800, "1")

    return pdf(draw)


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
    ("pdf of bare pages", pdf(lambda canvas: [canvas.showPage() for _ in range(3)]), errors.EmptyFile, ""),
    ("scanned pdf", pdf(lambda canvas: canvas.rect(90, 90, 300, 300, fill=1)), errors.ScannedFile, "--no-ocr"),
    ("scanned pdf with a page number", scan(), errors.ScannedFile, "--no-ocr"),
    ("random bytes as pdf", b"%PDF-1.7\n" + RANDOM, errors.DamagedFile, "损坏"),
    ("half a pdf", PDF[: len(PDF) // 2], errors.DamagedFile, "残缺"),
    ("a doc without its end, where the directory is", ole2(WordDocument=b"\xec\xa5\xc1\0")[:512], errors.DamagedFile, "残缺"),
    ("half a docx", DOCX[: len(DOCX) // 2], errors.DamagedFile, "残缺"),
    ("docx with broken XML", zipped({"word/document.xml": "<w:document><w:body>"}), errors.DamagedFile, "损坏"),
    ("docx without a document", zipped({"word/styles.xml": "<a/>"}), errors.DamagedFile, "损坏"),
    ("part too large", bomb(50_000_000), errors.DamagedFile, "document.xml 解压后超过 50 MB"),
    ("part too dense", bomb(2_000_000), errors.DamagedFile, "document.xml 压缩比超过 100:1"),
    ("small dense part", bomb(1_000_000), errors.EmptyFile, ""),
    ("random bytes as zip", b"PK\x03\x04" + RANDOM, errors.DamagedFile, "损坏"),
    ("xlsx", zipped({"xl/workbook.xml": "<a/>"}), errors.UnknownFormat, "Excel"),
    ("pptx", zipped({"ppt/presentation.xml": "<a/>"}), errors.UnknownFormat, "PDF"),
    ("zip", zipped({"a.txt": "a"}), errors.UnknownFormat, "解压"),
    ("rar", b"Rar!\x1a\x07\x00" + RANDOM, errors.UnknownFormat, "rar"),
    ("7z", b"7z\xbc\xaf\x27\x1c" + RANDOM, errors.UnknownFormat, "7z"),
    ("png", b"\x89PNG\r\n\x1a\n" + RANDOM, errors.ScannedFile, "图片"),
    ("random bytes", RANDOM, errors.UnknownFormat, "二进制"),
    ("text of broken encoding", NOTICE.encode() + b"\xff\xfe\xff" + NOTICE.encode("gbk"), errors.UnknownEncoding, "像是 GB18030 文本，但从第 2 行起"),
    ("two encodings in one file", (NOTICE * 3).encode() + (NOTICE * 3).encode("gbk"), errors.UnknownEncoding, "多处损坏"),
    ("utf-8 with many broken bytes", b"\xff\xa3".join([NOTICE.encode()] * 9)[:-2], errors.UnknownEncoding, "像是 UTF-8 文本，但从第 7 行起"),
    ("utf-8 that was read as gbk and saved", NOTICE.encode().decode("gbk", "replace").encode(), errors.UnknownEncoding, "UTF-8 文本曾被当作 GB18030"),
    ("utf-8 that was read as Latin-1 and saved", NOTICE.encode().decode("latin-1").encode(), errors.UnknownEncoding, "UTF-8 文本曾被当作 CP1252"),
    ("gbk that was read as Latin-1 and saved", NOTICE.encode("gbk").decode("latin-1").encode(), errors.UnknownEncoding, "GB18030 文本曾被当作 CP1252"),
    ("text that is lost", ("锟斤拷锟斤拷市锟斤拷\n" * 9).encode(), errors.UnknownEncoding, "已经丢失"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "error", "says"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_error(data: bytes, error: type[errors.ReadError], says: str) -> None:
    with pytest.raises(error) as caught:
        read(data, "样例.pdf", Options(ocr=False))
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
