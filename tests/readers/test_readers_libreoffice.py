# ruff: noqa: E501 - one case a line reads best
"""doc, wps, rtf and odt through LibreOffice: what is read, and what happens where it is missing, fails or hangs."""

from __future__ import annotations

import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from made import docx, grids, level, lists, ole2, p, texts, zipped

from ydparse import errors
from ydparse.readers import libreoffice, read

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None and "CI" not in os.environ, reason="LibreOffice is not installed"
)
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins for soffice are shell scripts")

DOC = ole2(WordDocument=b"\xec\xa5\xc1\x00".ljust(32, b"\0"))
LOCKED_DOC = ole2(WordDocument=b"\xec\xa5\xc1\x00\0\0\0\0\0\0\x00\x01".ljust(32, b"\0"))
MANIFEST = (
    "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
)
ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}
PICTURE = (
    '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>青禾市'
    '<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{url}" xlink:type="simple" '
    'xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p></office:text></office:body></office:document>'
)


def rtf(body: str, head: str = r"\ansi\ansicpg936") -> bytes:
    """A hand-written RTF in which GBK bytes and characters may stand as they are."""
    fonts = r"{\fonttbl{\f0\fnil\fcharset134 SimSun;}}"
    return rf"{{\rtf1{head}\deff0\uc1{fonts}\pard\plain\f0 {body}}}".encode("ascii")


def gbk(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gbk"))


def listed(label: str, text: str) -> str:
    return rf"{{\listtext {gbk(label)}\tab}}\ls1\ilvl0 {gbk(text)}\par "


def saved(data: bytes, kind: str, folder: Path) -> bytes:
    """A Word file as LibreOffice saves it in another format."""
    assert SOFFICE is not None
    source = folder / "a.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"a.{kind.partition(':')[0]}").read_bytes()


RTF: list[tuple[str, bytes, list[str]]] = [
    ("bytes of GBK", rtf(gbk("白石县工作要点")), ["白石县工作要点"]),
    ("no code page", rtf(gbk("白石县"), r"\ansi").replace(rb"\fcharset134", b""), ["白石县"]),
    ("characters with a fallback", rtf(r"\u30333?\u30707?\uc2\u21439\'cf\'d8"), ["白石县"]),
    ("paragraphs and a line break", rtf(r"1\par 2\line 3\par"), ["1", "2", "3"]),
    ("numbers of a list", rtf(listed("一、", "甲") + listed("二、", "乙")), [" 一、 甲", " 二、 乙"]),
    ("hidden and deleted text", rtf(r"1{\v 2}{\deleted 3}4"), ["14"]),
    ("today's date", rtf(r"2026{\field{\*\fldinst DATE \\@ yyyy}{\fldrslt 2019}}."), ["2026."]),
    ("note", rtf(r"1{\super\chftn{\footnote\pard\plain \chftn " + gbk("含下属单位") + r"}}2"), ["12", "注：含下属单位"]),
]  # fmt: skip


@pytest.mark.slow
@needs_libreoffice
@pytest.mark.parametrize(("data", "lines"), [case[1:] for case in RTF], ids=[case[0] for case in RTF])
def test_rtf(data: bytes, lines: list[str]) -> None:
    raw = read(data, "名称 有空格.doc")
    assert raw.format == "rtf"
    assert [line.strip() for line in texts(raw)] == [line.strip() for line in lines]


@pytest.mark.slow
@needs_libreoffice
def test_rtf_table() -> None:
    rows = "".join(rf"\trowd\cellx3000\cellx6000\intbl {a}\cell {b}\cell\row " for a, b in ("12", "34"))
    assert grids(read(rtf(rows + r"\pard 5\par"))) == [[["1", "2"], ["3", "4"]]]


NUMBERED = lists(
    level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"), level(4, "decimalEnclosedCircle", "%5"),
)  # fmt: skip


def whole(body: str, numbering: str) -> bytes:
    """A Word file with all that LibreOffice asks for."""
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
    one = '<Relationship Id="r1" Type="%s/%s" Target="%s"/>'
    more: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{types}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{types}.numbering+xml"/></Types>',
        "_rels/.rels": relations % (one % (kinds, "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations % (one % (kinds, "numbering", "numbering.xml")),
    }
    return docx(body, numbering, more=more)


def cell(content: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def changed(tag: str, text: str) -> str:
    content = f"<w:delText>{text}</w:delText>" if tag == "del" else f"<w:t>{text}</w:t>"
    return f'<w:{tag} w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"><w:r>{content}</w:r></w:{tag}>'


BODY = (
    "".join(
        p(text, "1", at)
        for text, at in (
            ("章", 0),
            ("节", 1),
            ("条", 2),
            ("款", 3),
            ("项", 4),
            ("项", 4),
            ("条", 2),
            ("节", 1),
            ("条", 2),
            ("章", 0),
        )
    )
    + f"<w:p>{changed('del', '旧')}{changed('ins', '新')}<w:r><w:t>建</w:t></w:r></w:p>"
    + '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    + f"<w:tr>{cell(p('一、产业'), '<w:gridSpan w:val=' + chr(34) + '2' + chr(34) + '/>')}</w:tr>"
    + f"<w:tr>{cell(p('1'), '<w:vMerge w:val=' + chr(34) + 'restart' + chr(34) + '/>')}{cell('<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>')}</w:tr>"
    + f"<w:tr>{cell(p(''), '<w:vMerge/>')}{cell(p('丙'))}</w:tr></w:tbl>"
    + p("完")
)
LINES = ["一、章", "（一）节", "1. 条", "（1）款", "①项", "②项", "2. 条", "（二）节", "1. 条", "二、章", "新建", "完"]
GRID = [["一、产业", "一、产业"], ["1", "甲\n乙"], ["1", "丙"]]


@pytest.mark.slow
@needs_libreoffice
@pytest.mark.parametrize(("kind"), ["doc", "odt", "fodt"])
def test_numbers_tracked_changes_and_merged_cells(kind: str, tmp_path: Path) -> None:
    raw = read(saved(whole(BODY, NUMBERED), kind, tmp_path))
    assert raw.format == kind
    assert texts(raw) == LINES
    assert grids(raw) == [GRID]


@pytest.mark.slow
@needs_libreoffice
def test_two_at_once_and_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("HOME", "/nonexistent")
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(read, [rtf(gbk("青禾市")), rtf(gbk("白石县"))])
    assert [texts(first), texts(second)] == [["青禾市"], ["白石县"]]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@needs_libreoffice
def test_nothing_is_fetched() -> None:
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            asked.append("a request")

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        raw = read(PICTURE.format(url=f"http://127.0.0.1:{server.server_port}/a.png").encode())
        server.shutdown()
    assert texts(raw) == ["青禾市"]
    assert asked == []


@pytest.mark.slow
@needs_libreoffice
@pytest.mark.parametrize("data", [DOC[:1500], zipped(dict(ODT))], ids=["half a doc", "odt"])
def test_a_broken_file(data: bytes) -> None:
    with pytest.raises(errors.DamagedFile, match="LibreOffice 没能转换"):
        read(data)


@pytest.mark.parametrize("data", [LOCKED_DOC, zipped({**ODT, "META-INF/manifest.xml": MANIFEST})], ids=["doc", "odt"])
def test_a_password_is_seen_before_libreoffice_is_started(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(libreoffice.PROGRAM, "/nonexistent/soffice")
    with pytest.raises(errors.EncryptedFile, match="密码"):
        read(data)


@pytest.mark.parametrize("version", [(101, "MS WinWord 6.0"), (104, "MS Word 95"), (193, "MS Word 97")])
def test_the_filter_of_the_version(version: tuple[int, str], monkeypatch: pytest.MonkeyPatch) -> None:
    from ydparse.readers import office

    asked: list[str] = []

    def to_docx(data: bytes, infilter: str, name: str) -> bytes:
        asked.append(infilter)
        return docx(p("青禾市"))

    monkeypatch.setattr(office, "to_docx", to_docx)
    number, name = version
    begin = b"\xec\xa5" + number.to_bytes(2, "little")
    assert read(ole2(WordDocument=begin.ljust(32, b"\0"))).format == "doc"
    assert read(ole2(WordDocument=begin.ljust(32, b"\0"), WpsCustomData=b"a")).format == "wps"
    assert asked == [name, name]


def test_libreoffice_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(libreoffice.PROGRAM, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "PLACES", ())
    with pytest.raises(
        errors.UnknownFormat, match=r"样例\.doc.*没有找到 LibreOffice.*请安装 LibreOffice.*另存为 \.docx"
    ):
        read(DOC, "样例.doc")


def test_libreoffice_is_not_where_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(libreoffice.PROGRAM, "/nonexistent/soffice")
    with pytest.raises(errors.UnknownFormat, match=r"YDPARSE_SOFFICE.*不存在"):
        read(DOC)


def test_libreoffice_is_found_in_its_usual_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(libreoffice.PROGRAM, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    program = tmp_path / "libreoffice7.4" / "soffice"
    stand_in(program, "exit 0")
    monkeypatch.setattr(libreoffice, "PLACES", (str(tmp_path / "libreoffice*" / "soffice"),))
    assert libreoffice.find_soffice("a.doc") == str(program)


def stand_in(path: Path, script: str) -> None:
    """A program that takes soffice's place."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


@needs_posix
@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("exit 77", "没能转换这个文件（退出码 77）"),
        ("exit 0", "没能转换这个文件"),
        ("kill -9 $$", "没能转换"),
        ("mkdir out; : > out/document.docx", "没能转换"),
    ],
    ids=["a status", "nothing given", "killed", "an empty file"],
)
def test_libreoffice_fails(script: str, says: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in(tmp_path / "soffice", script)
    monkeypatch.setenv(libreoffice.PROGRAM, str(tmp_path / "soffice"))
    with pytest.raises(errors.DamagedFile) as caught:
        read(DOC)
    assert says in str(caught.value)


@needs_posix
@pytest.mark.parametrize(
    ("settings", "kind", "says"),
    [
        (["main.xcd"], errors.UnknownFormat, "没有装 Writer。请安装软件包 libreoffice-writer"),
        (["main.xcd", "calc.xcd", "impress.xcd"], errors.UnknownFormat, "没有装 Writer"),
        (["main.xcd", "writer.xcd"], errors.DamagedFile, "没能转换"),
        ([], errors.DamagedFile, "没能转换"),
    ],
    ids=["the core alone", "other programs", "with Writer", "settings elsewhere"],
)
@pytest.mark.parametrize("folder", ["share", "Resources"])
def test_writer_is_missing(
    settings: list[str], kind: type[Exception], says: str, folder: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What LibreOffice says then is what it says of a broken file."""
    stand_in(tmp_path / "program" / "soffice", "echo 'Error: source file could not be loaded'")
    for name in settings:
        (tmp_path / folder / "registry").mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "registry" / name).touch()
    (tmp_path / "soffice").symlink_to(tmp_path / "program" / "soffice")
    monkeypatch.setenv(libreoffice.PROGRAM, str(tmp_path / "soffice"))
    with pytest.raises(kind) as caught:
        read(DOC)
    assert says in str(caught.value)


@needs_posix
def test_libreoffice_does_not_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in(tmp_path / "soffice", "")
    (tmp_path / "soffice").write_bytes(b"\x7fELF broken")
    monkeypatch.setenv(libreoffice.PROGRAM, str(tmp_path / "soffice"))
    with pytest.raises(errors.UnknownFormat, match="无法启动"):
        read(DOC)


@needs_posix
def test_what_hangs_is_ended_with_all_that_it_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The script waits for a child, as soffice does; a pipe that the child holds open tells when it is gone."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    stand_in(tmp_path / "soffice", f'(echo begun; exec sleep 600) > "{pipe}"\nexit 0')
    monkeypatch.setenv(libreoffice.PROGRAM, str(tmp_path / "soffice"))
    monkeypatch.setenv(libreoffice.SECONDS, "5")
    with ThreadPoolExecutor(1) as pool:
        child = pool.submit(pipe.read_text)  # ends when nobody holds the pipe open
        with pytest.raises(errors.DamagedFile, match=r"5 秒内没有转换完.*YDPARSE_SOFFICE_TIMEOUT"):
            read(DOC)
        assert child.result(timeout=60) == "begun\n"


@pytest.mark.parametrize(
    ("said", "seconds"), [("5", 5.0), ("0", 120.0), ("-1", 120.0), ("nan", 120.0), ("很久", 120.0), ("", 120.0)]
)
def test_the_time_limit(said: str, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(libreoffice.SECONDS, said)
    assert libreoffice.time_limit() == seconds
