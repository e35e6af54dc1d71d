"""What kind of file it is."""

from __future__ import annotations

import pytest
from made import NOTICE, docx, p, pdf, write, zipped

from ydparse.readers import sniff

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504

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
    ("odt", zipped({"mimetype": "a", "content.xml": "<a/>"}), "odf"),
    ("zip", zipped({"通知.txt": "a"}), "zip"),
    ("broken zip", b"PK\x03\x04" + b"\x9c" * 100, "broken zip"),
    ("pdf", pdf(lambda canvas: write(canvas, 90, 90, "青禾市")), "pdf"),
    ("pdf after blanks", b"\r\n%PDF-1.4\n", "pdf"),
    ("pdf after mail headers", b"X-Mail: 1\n\n%PDF-1.4\n1 0 obj\nstartxref\n0\n%%EOF", "pdf"),
    ("doc", OLE2 + "WordDocument".encode("utf-16-le"), "doc"),
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
