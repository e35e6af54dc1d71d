"""What kind of file it is."""

from __future__ import annotations

import pytest
from made import NOTICE, docx, ole2, p, pdf, write, zipped

from ydparse.readers import sniff
from ydparse.readers.ole2 import streams

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504

FIB = b"\xec\xa5\xc1\x00" + b"\0" * 28


def cut_off(data: bytes, name: str) -> bytes:
    """An OLE2 file whose directory, as often, stood at its end, which is lost; a name is left in what stands before."""
    sectors = len(data) // 512
    return data[:48] + sectors.to_bytes(4, "little") + data[52:512] + name.encode("utf-16-le").ljust(512, b"\0")


CASES: list[tuple[str, bytes, str]] = [
    ("utf-8 text", NOTICE.encode(), "txt"),
    ("gb18030 text", NOTICE.encode("gb18030"), "txt"),
    ("utf-16 text", NOTICE.encode("utf-16"), "txt"),
    ("text that mentions a sign", "空气优良天数比率 < 90%，a<b>c，见 <附件>。".encode(), "txt"),
    ("text that mentions a tag", "网页标题放在 <title> 中，段落用 <p> 标记。".encode(), "txt"),
    ("text that begins with a tag word", "<p> 是段落标记。".encode(), "txt"),
    ("text that names the pdf mark", "文件以 %PDF-1.7 开头。".encode(), "txt"),
    ("page", b"<!DOCTYPE html><html><body></body></html>", "html"),
    ("page with xml declaration and comment", b'<?xml version="1.0"?>\n<!-- a -->\n<html></html>', "html"),
    ("page with BOM", b"\xef\xbb\xbf\r\n<HTML lang=zh>", "html"),
    ("page in utf-16", "<html><body>青禾市</body></html>".encode("utf-16"), "html"),
    ("fragment", '<div class="wrap"><p>青禾市</p></div>'.encode(), "html"),
    ("fragment in gb18030", "<p>青禾市</p>\n<p>白石县</p>".encode("gb18030"), "html"),
    ("fragment that begins with text", "青禾市<br>白石县<br/>云岭省</p>".encode(), "html"),
    ("other xml", b'<?xml version="1.0"?><rss><channel/></rss>', "xml"),
    ("web archive", b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n", "mht"),
    ("docx", docx(p("青禾市")), "docx"),
    ("docx, second half lost", docx(p("青禾市"))[:120], "docx"),
    ("xlsx", zipped({"xl/workbook.xml": "<a/>"}), "xlsx"),
    ("pptx", zipped({"ppt/presentation.xml": "<a/>"}), "pptx"),
    ("ofd", zipped({"OFD.xml": "<a/>"}), "ofd"),
    ("ofd in another case", zipped({"ofd.xml": "<a/>"}), "ofd"),
    ("ofd, encrypted", zipped({"Encryptions.xml": "<a/>", "decryptseed.dat": "a"}), "ofd"),
    ("odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "odt"),
    ("ods", zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), "odf"),
    (
        "odt in one piece",
        b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text">',
        "fodt",
    ),
    (
        "Word 2003 XML",
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">',
        "wordml",
    ),
    ("zip", zipped({"通知.txt": "a"}), "zip"),
    ("broken zip", b"PK\x03\x04" + b"\x9c" * 100, "broken zip"),
    ("pdf", pdf(lambda canvas: write(canvas, 90, 90, "青禾市")), "pdf"),
    ("pdf after blanks", b"\r\n%PDF-1.4\n", "pdf"),
    ("pdf after mail headers", b"X-Mail: 1\n\n%PDF-1.4\n1 0 obj\nstartxref\n0\n%%EOF", "pdf"),
    ("doc", ole2(WordDocument=FIB), "doc"),
    ("doc with a spreadsheet in it", ole2("Workbook", WordDocument=FIB), "doc"),
    ("xls with a document in it", ole2("WordDocument", Workbook=b"a"), "xls"),
    ("doc or wps of WPS Office", ole2(WordDocument=FIB, WpsCustomData=b"a"), "wps"),
    ("wps of Microsoft Works", ole2(CONTENTS=b"CHNKWKS"), "works"),
    ("hwp", ole2(FileHeader=b"a", **{"\x05HwpSummaryInformation": b"a"}), "hwp"),
    ("other OLE2 file", ole2(Catalog=b"a"), "ole2"),
    ("doc without a directory", OLE2 + "WordDocument".encode("utf-16-le"), "doc"),
    ("doc, the rest lost", ole2(WordDocument=FIB)[:1600], "doc"),
    (
        "doc with a font's name, its directory cut off",
        cut_off(ole2(WordDocument=FIB), "Bookman Old Style"),
        "broken ole2",
    ),
    ("the first bytes of an OLE2 file", ole2(WordDocument=FIB)[:40], "broken ole2"),
    ("xls", OLE2 + "Workbook".encode("utf-16-le"), "xls"),
    ("encrypted Office", OLE2 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ("rtf", b"{\\rtf1\\ansi}", "rtf"),
    ("rar", b"Rar!\x1a\x07\x00", "rar"),
    ("7z", b"7z\xbc\xaf\x27\x1c", "7z"),
    ("png", b"\x89PNG\r\n\x1a\n", "image"),
    ("jpeg", b"\xff\xd8\xff\xe0", "image"),
]


@pytest.mark.parametrize(("data", "kind"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_kind(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


def test_the_beginning_of_each_stream_is_read() -> None:
    """Short streams stand in the root's own stream, long ones in sectors of their own."""
    data = ole2(Short=b"abc", Long=b"x" * 5000, Empty=b"")
    assert streams(data) == {"Short": b"abc", "Long": b"x" * 32, "Empty": b"", "Storage": b""}


def test_a_directory_that_runs_in_a_circle_ends() -> None:
    data = bytearray(ole2(WordDocument=FIB))
    data[512:516] = (0).to_bytes(4, "little")  # the sector of the directory follows itself
    assert "WordDocument" in streams(bytes(data))


def test_tables_of_sectors_that_run_in_a_circle_end() -> None:
    data = bytearray(ole2(WordDocument=FIB)[:512])
    data[68:72] = (0).to_bytes(4, "little")  # the first sector goes on with the table, and next with itself
    data[76:512] = b"\xff" * 436
    assert sniff(bytes(data) + b"\xff" * 508 + bytes(4)) == "broken ole2"
