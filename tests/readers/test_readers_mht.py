# ruff: noqa: E501 - one case a line reads best
"""Pages saved as one file: as browsers and Word make them, in every transfer encoding, with frames, broken off."""

from __future__ import annotations

import base64
import quopri
import sys
from collections.abc import Iterator

import pytest
from made import grids, texts
from sites import LINES, TITLE

from ydparse import extract
from ydparse.errors import DamagedFile, EmptyFile
from ydparse.readers import Options, read

PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>发布日期：2026-03-05</p>{{}}</body></html>"
TEXT = PAGE.format("".join(f"<p>{line}</p>" for line in LINES))


def part(content: bytes, transfer: str, kind: str = "text/html", charset: str = "", more: str = "") -> bytes:
    body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(transfer, bytes)(content)
    named = f'{kind};\r\n\tcharset="{charset}"' if charset else kind
    return f"Content-Type: {named}\r\nContent-Transfer-Encoding: {transfer}\r\n{more}\r\n".encode() + body


def archive(*parts: bytes, start: str = "From: <Saved by Blink>\r\nSubject: a\r\n b\r\n", more: str = "") -> bytes:
    head = f'{start}MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";{more}\r\n\tboundary="----=_X"\r\n\r\n'
    return head.encode() + b"".join(b"\r\n------=_X\r\n" + one for one in parts) + b"\r\n------=_X--\r\n"


IE = "From: <由 Microsoft Internet Explorer 5 保存>\r\nSubject: =?gb2312?B?x+C6zA==?=\r\nDate: Thu, 5 Mar 2026 10:00:00 +0800\r\n"
PICTURE = part(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "base64", "image/png")
SHAPES: list[tuple[str, bytes, str]] = [
    ("Chrome", archive(part(TEXT.encode(), "quoted-printable", more="Content-ID: <frame-1@mhtml.blink>\r\nContent-Location: http://www.example.cn/a.html\r\n"), PICTURE), "utf-8"),
    ("IE", archive(part(TEXT.encode("gbk"), "quoted-printable", charset="gb2312"), PICTURE, start=IE), "gb18030"),
    ("Word", archive(part(TEXT.encode("gbk"), "quoted-printable", charset="gb2312"), part(b"<xml/>", "quoted-printable", "text/xml"), start=""), "gb18030"),
    ("base64", archive(part(TEXT.encode(), "base64", charset="utf-8")), "utf-8"),
    ("8bit, charset that lies", archive(part(TEXT.encode(), "8bit", charset="gb2312")), "utf-8"),
    ("binary in utf-16", archive(part(TEXT.encode("utf-16"), "binary", charset="unicode")), "utf-16"),
    ("one part", IE.encode() + b"MIME-Version: 1.0\r\n" + part(TEXT.encode("gbk"), "quoted-printable", charset="gb2312"), "gb18030"),
    ("picture first", archive(PICTURE, part(TEXT.encode(), "base64")), "utf-8"),
    ("start", archive(part(b"<p>x</p>", "7bit"), part(TEXT.encode(), "base64", more="Content-ID: <root>\r\n"), more='\r\n\tstart="<root>";'), "utf-8"),
    ("no last boundary", archive(part(TEXT.encode(), "base64"))[:-14], "utf-8"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "encoding"), [case[1:] for case in SHAPES], ids=[case[0] for case in SHAPES])
def test_shapes(data: bytes, encoding: str) -> None:
    raw = read(data)
    assert (raw.format, raw.encoding, raw.published_on) == ("mht", encoding, "2026-03-05")
    assert texts(raw)[2:] == LINES
    assert len(extract(data).items) == 3


FRAMES: list[tuple[str, str, str]] = [
    ("frameset", "<frameset cols='20%,*'><frame src='menu.htm'><frame src='http://www.example.cn/x/main.htm'></frameset>", "Content-Location: http://www.example.cn/x/main.htm\r\n"),
    ("relative address", "<frameset><frame src='menu.htm'><frame src='x\\main.htm?id=1'></frameset>", "Content-Location: file:///C:/x/main.htm\r\n"),
    ("content id", "<body><h1>青禾市</h1><iframe src='cid:f@x'></iframe>后文</body>", "Content-ID: <f@x>\r\n"),
]  # fmt: skip


@pytest.mark.parametrize(("root", "where"), [case[1:] for case in FRAMES], ids=[case[0] for case in FRAMES])
def test_frames(root: str, where: str) -> None:
    menu = part(
        b"<a href=1>\xd2\xbb</a>",
        "8bit",
        charset="gb2312",
        more="Content-Location: http://www.example.cn/x/menu.htm\r\n",
    )
    data = archive(part(f"<html>{root}</html>".encode(), "8bit"), menu, part(TEXT.encode(), "base64", more=where))
    lines = texts(read(data))
    start = lines.index(LINES[0])
    assert lines[start : start + len(LINES)] == LINES


def test_a_page_that_frames_itself() -> None:
    page = TEXT.replace("</body>", "<iframe src='a.htm'></iframe></body>").encode()
    where = "Content-Location: a.htm\r\n"
    root = part(b"<iframe src='a.htm'></iframe>", "7bit")
    assert texts(read(archive(root, part(page, "base64", more=where)))).count(LINES[0]) <= 20


def test_a_page_that_breaks_off_is_read_so_far() -> None:
    for transfer in ("base64", "quoted-printable", "8bit"):
        data = archive(part(TEXT.encode(), transfer))
        lines = texts(read(data[: len(data) * 3 // 4]))
        assert lines[2:6] == LINES[:4]
    with pytest.raises(DamagedFile, match="没有网页正文"):
        read(archive(PICTURE))


def test_a_wished_encoding_overrules() -> None:
    data = archive(part("<p>青禾市</p>".encode("big5"), "8bit", charset="gb2312"))
    assert texts(read(data, options=Options(encoding="big5"))) == ["青禾市"]


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 11">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style>p.MsoNormal {mso-style-parent:""}</style></head>
<body><div class=Section1>
<p class=MsoNormal style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>新建5G基站<o:p></o:p></p>
<p class=MsoListParagraph><!--[if !supportLists]--><span style='mso-list:Ignore'>2.</span><!--[endif]-->培育企业</p>
<p class=MsoNormal><span style='display:none;mso-hide:all'>草稿</span><o:p>&nbsp;</o:p></p>
<table><tr><td><p class=MsoNormal>序号<o:p></o:p></p></td><td><p class=MsoNormal>任务<o:p></o:p></p></td></tr><tr><td>1</td><td>甲</td></tr></table>
</div></body></html>"""


def test_word_keeps_its_list_numbers_once() -> None:
    for data in (WORD.encode("gbk"), archive(part(WORD.encode("gbk"), "quoted-printable", charset="gb2312"), start="")):
        raw = read(data)
        assert ["".join(line.split()) for line in texts(raw)] == ["1.新建5G基站", "2.培育企业"]
        assert grids(raw) == [[["序号", "任务"], ["1", "甲"]]]


SOURCES: list[tuple[str, str]] = [
    ("saved by a browser", f"<!-- saved from url=(0025)http://www.example.cn/a.htm -->\n{TEXT}"),
    ("xhtml", '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd">\n' + TEXT.replace("<html>", '<html xmlns="http://www.w3.org/1999/xhtml">')),
    ("view of the source, Chrome", "<html><body><table><tbody>" + "".join(f"<tr><td class='line-number' value='{n}'></td><td class='line-content'>{line.replace('<', '&lt;')}</td></tr>" for n, line in enumerate(TEXT.replace("><", ">\n<").split("\n"))) + "</tbody></table></body></html>"),
    ("view of the source, Firefox", f"<html><head><title>view-source</title></head><body id='viewsource'><pre>{TEXT.replace('<', '&lt;')}</pre></body></html>"),
]  # fmt: skip


@pytest.mark.parametrize("source", [case[1] for case in SOURCES], ids=[case[0] for case in SOURCES])
def test_other_ways_to_save_a_page(source: str) -> None:
    for codec in ("utf-8", "utf-16", "utf-16-le", "gbk"):
        raw = read(source.encode(codec))
        assert (raw.format, texts(raw)[2:]) == ("html", LINES)


EMPTY: list[tuple[str, str, str]] = [
    ("frames without their pages", "<html><frameset><frame src='x/main.htm'></frameset></html>", "main.htm"),
    ("drawn by a script", "<html><body><div id='app'></div><div>版权所有 白石县</div><script src='a.js'></script></body></html>", "脚本"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "says"), [case[1:] for case in EMPTY], ids=[case[0] for case in EMPTY])
def test_pages_without_their_text(source: str, says: str) -> None:
    with pytest.raises(EmptyFile, match=says):
        read(source.encode())


@pytest.fixture(params=[1_000, 20_000])
def recursion_limit(request: pytest.FixtureRequest) -> Iterator[None]:
    """The interpreter's own, and one that another library has raised."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(max(request.param, usual))
    yield
    sys.setrecursionlimit(usual)


@pytest.mark.usefixtures("recursion_limit")
def test_archives_within_archives_without_end() -> None:
    kind = "Content-Type: multipart/related; boundary=b{}\r\n\r\n"
    inner = "".join(f"--b{at}\r\n" + kind.format(at + 1) for at in range(1500))
    with pytest.raises(DamagedFile, match="嵌套层次过深"):
        read(("MIME-Version: 1.0\r\n" + kind.format(0) + inner).encode())
