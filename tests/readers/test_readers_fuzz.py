"""Whatever the bytes: a reading or a ReadError, nothing else."""

from __future__ import annotations

import random
from typing import Any

import pytest
from made import NOTICE, docx, level, lists, ole2, p, pdf, table, write
from made_ofd import Document, box, ofd, text

from ydparse.document import Raw
from ydparse.errors import ReadError
from ydparse.readers import libreoffice, read


def drawn(canvas: Any) -> None:
    write(canvas, 90, 60, "青禾市工作要点")
    table(canvas, 110, (60, 110, 360, 520), [("序号", "任务", "单位"), ("1", "甲", "<")])


TABLE = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
VALID: dict[str, bytes] = {
    "utf-8": NOTICE.encode(),
    "gb18030": NOTICE.encode("gb18030"),
    "utf-16": NOTICE.encode("utf-16"),
    "html": f"<html><head><title>甲</title></head><body><table><tr><td rowspan=2>{NOTICE}</td></tr></table>".encode(),
    "mht": b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n"
    + f"<iframe src='a.htm'></iframe><p>{NOTICE}</p>\n--x\nContent-Type: text/html\nContent-Location: a.htm\n\n<p>甲\n--x--".encode(),
    "docx": docx(p("青禾市", "1") * 20 + TABLE, lists(level(0, "decimal", "%1、"))),
    "pdf": pdf(drawn),
    "doc": ole2(WordDocument=b"\xec\xa5\xc1\0" * 8),
    "ofd": ofd(Document([text("青禾市工作要点", 90, 60) + box(60, 110, 520, 158)], template=text("1", 90, 800))),
}
MAGIC = [
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<html>",
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n",
    b"<table><td>",
    b"<?xml ",
    b"{\\rtf",
]
MAGIC += [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"", b"\x89PNG\r\n\x1a\n", b"\0"]


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """What LibreOffice makes of random bytes is not asked here: it takes a second each time."""
    monkeypatch.setenv(libreoffice.PROGRAM, "/nonexistent/soffice")


def reads_or_refuses(data: bytes) -> None:
    try:
        assert isinstance(read(data, "样例.pdf"), Raw)
    except ReadError as error:
        assert str(error).startswith("样例.pdf：YD")


@pytest.mark.parametrize("kind", VALID)
def test_cut_anywhere(kind: str) -> None:
    data = VALID[kind]
    for at in range(0, len(data), max(1, len(data) // 60)):
        reads_or_refuses(data[:at])
        reads_or_refuses(data[at:])


@pytest.mark.parametrize("kind", VALID)
def test_bytes_changed_at_random(kind: str) -> None:
    source = random.Random(kind)
    for _ in range(60):
        data = bytearray(VALID[kind])
        for _ in range(source.choice((1, 3, 30))):
            data[source.randrange(len(data))] = source.randrange(256)
        reads_or_refuses(bytes(data))


@pytest.mark.parametrize("magic", MAGIC, ids=repr)
def test_random_bytes_after_a_magic_word(magic: bytes) -> None:
    source = random.Random(magic)
    for length in (0, 1, 7, 100, 3000):
        reads_or_refuses(magic + source.randbytes(length))
