# ruff: noqa: E501 - one case a line reads best
"""What is told but not read: each named for what it is, with what to do."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile

import pytest
from made import NOTICE, docx, p, texts, zipped

from ydparse.errors import UnknownFormat
from ydparse.readers import read

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
NOISE = bytes(range(256)) * 200
MAIL = "Received: from a.example.cn\r\n\tby b.example.cn\r\nFrom: =?gbk?B?x+C6zA==?= <a@example.cn>\r\nTo: b@example.cn\r\nSubject: =?gbk?B?zajWqg==?=\r\nDate: Thu, 5 Mar 2026 10:00:00 +0800\r\nMIME-Version: 1.0\r\n"


def tarred() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo("通知.txt")
        info.size = len(NOTICE.encode())
        archive.addfile(info, io.BytesIO(NOTICE.encode()))
    return stream.getvalue()


def ole(stream: str) -> bytes:
    return OLE2 + stream.encode("utf-16-le") + NOISE


CASES: list[tuple[str, bytes, str, str]] = [
    ("zip", zipped({"通知.txt": "a"}), "zip 压缩包", "解压"),
    ("zip of one docx", zipped({"通知.docx": docx(p("青禾市"))}), "zip 压缩包", "解压"),
    ("rar 4", b"Rar!\x1a\x07\x00" + NOISE, "rar 压缩包", "解压"),
    ("rar 5", b"Rar!\x1a\x07\x01\x00" + NOISE, "rar 压缩包", "解压"),
    ("7z", b"7z\xbc\xaf\x27\x1c" + NOISE, "7z 压缩包", "解压"),
    ("gzip", gzip.compress(NOTICE.encode()), "gzip 压缩包", "解压"),
    ("tar.gz", gzip.compress(tarred()), "gzip 压缩包", "解压"),
    ("bzip2", bz2.compress(NOTICE.encode()), "bzip2 压缩包", "解压"),
    ("xz", lzma.compress(NOTICE.encode()), "xz 压缩包", "解压"),
    ("zstd", b"\x28\xb5\x2f\xfd" + NOISE, "zstd 压缩包", "解压"),
    ("tar", tarred(), "tar 归档", "解压"),
    ("cab", b"MSCF\0\0\0\0" + NOISE, "cab 压缩包", "解压"),
    ("iso", b"\0" * 32769 + b"CD001\x01" + NOISE, "光盘映像", "打开映像"),
    ("eml", (MAIL + f"Content-Type: multipart/mixed; boundary=x\r\n\r\n{NOTICE}").encode(), "邮件（.eml）", "附件"),
    ("eml of one page", (MAIL + "Content-Type: text/html\r\n\r\n<html><p>青禾市</p></html>").encode(), "邮件（.eml）", "附件"),
    ("msg", ole("__properties_version1.0"), "Outlook 邮件", "附件"),
    ("msg with a document in it", ole("WordDocument__properties_version1.0"), "Outlook 邮件", "附件"),
    ("mbox", b"From a@example.cn Thu Mar  5 10:00:00 2026\n" + MAIL.encode(), "mbox", "附件"),
    ("pst", b"!BDN" + NOISE, "Outlook 邮箱文件", "附件"),
    ("dbx", b"\xcf\xad\x12\xfe" + NOISE, "Outlook Express", "附件"),
    ("xlsx", zipped({"xl/workbook.xml": "<a/>"}), "Excel", "Word"),
    ("xls, et", ole("Workbook"), "Excel", "Word"),
    ("pptx", zipped({"ppt/presentation.xml": "<a/>"}), "演示文稿", "PDF"),
    ("ppt, dps", ole("PowerPoint Document"), "演示文稿", "PDF"),
    ("hwp", ole("\x05HwpSummaryInformation"), "HWP", "docx"),
    ("hwpx", zipped({"mimetype": "application/hwp+zip", "Contents/content.hpf": "<a/>"}), "HWP", "docx"),
    ("epub", zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": "<a/>"}), "EPUB", "PDF"),
    ("mobi", b"\0" * 60 + b"BOOKMOBI" + NOISE, "MOBI", "PDF"),
    ("xps", zipped({"FixedDocSeq.fdseq": "<a/>"}), "XPS", "PDF"),
    ("oxps", zipped({"FixedDocumentSequence.fdseq": "<a/>"}), "XPS", "PDF"),
    ("djvu", b"AT&TFORM" + NOISE, "DjVu", "PDF"),
    ("caj", b"CAJ\0" + NOISE, "CAJ", "PDF"),
    ("caj, newer", b"HN\0\0" + NOISE, "CAJ", "PDF"),
    ("kdh", b"KDH 2.00" + NOISE, "CAJ", "PDF"),
    ("url", b"[DEFAULT]\r\nBASEURL=http://www.example.cn/\r\n[InternetShortcut]\r\nURL=http://www.example.cn/a.html\r\n", "快捷方式", "打开"),
    ("lnk", b"L\0\0\0\x01\x14\x02\0" + NOISE, "快捷方式", "打开"),
    ("exe", b"MZ\x90\0" + NOISE, "程序", "选错"),
    ("elf", b"\x7fELF" + NOISE, "程序", "选错"),
    ("mp3", b"ID3\x03\0" + NOISE, "音频", "文字版"),
    ("mp4", b"\0\0\0\x20ftypmp42" + NOISE, "视频", "文字版"),
    ("wav", b"RIFF\x24\0\0\0WAVEfmt " + NOISE, "音频", "文字版"),
    ("sqlite", b"SQLite format 3\0" + NOISE, "数据库", "导出"),
    ("access", b"\0\x01\0\0Standard Jet DB\0" + NOISE, "数据库", "导出"),
    ("parquet", b"PAR1\x15\x04" + NOISE, "数据库", "导出"),
    ("what nobody knows", b"\x01\x02\x03\x04" + NOISE, "二进制", "PDF"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "names", "remedy"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_refused(data: bytes, names: str, remedy: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        read(data, "通知.docx")
    assert names in caught.value.problem
    assert remedy in caught.value.remedy


TEXTS: list[tuple[str, str]] = [
    ("a text with fields like a mail's", "Subject: 工作要点\nDate: 2026-03-05\n青禾市"),
    ("csv", "序号,任务,责任单位\n1,新建基站,市财政局"),
    ("json", '{"任务": "新建基站", "责任单位": "市财政局"}'),
    ("a text that begins like a program", "MZ 县工作要点"),
    ("a text that begins like music", "ID3 标签要点\n青禾市"),
    ("a text that names a shortcut", "青禾市\n[InternetShortcut]\n"),
]


@pytest.mark.parametrize("text", [case[1] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_text_is_not_refused(text: str) -> None:
    raw = read(text.encode())
    assert (raw.format, texts(raw)) == ("txt", text.strip("\n").split("\n"))
