"""Word files in one XML file (flat OPC): what Word saves as .xml, and offices keep as .doc."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from pathlib import Path

import pytest
from made import docx, grids, level, lists, p, texts

from ydparse import extract
from ydparse.errors import ReadError
from ydparse.readers import read, sniff

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PKG = "http://schemas.microsoft.com/office/2006/xmlPackage"
_DECLARED = re.compile(rb"^<\?xml[^>]*\?>")


def flat(data: bytes, encoding: str = "utf-8", head: str = '<?mso-application progid="Word.Document"?>') -> bytes:
    """The parts of a docx as Word writes them into one file: XML as it is, all else in base64."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml":
                inner = f"<pkg:xmlData>{_DECLARED.sub(b'', content).decode()}</pkg:xmlData>"
            elif name == "[Content_Types].xml":
                continue
            else:
                inner = f"<pkg:binaryData>{base64.b64encode(content).decode()}</pkg:binaryData>"
            parts.append(f'<pkg:part pkg:name="/{name}">{inner}</pkg:part>')
    declared = f'<?xml version="1.0" encoding="{encoding}" standalone="yes"?>'
    return f'{declared}{head}<pkg:package xmlns:pkg="{PKG}">{"".join(parts)}</pkg:package>'.encode(encoding)


@pytest.mark.parametrize("name", ["liuxi-town-plans-2026", "baishi-key-points-2026", "yunling-key-points-2026"])
def test_a_sample_in_one_file_is_the_same_notice(name: str) -> None:
    """As python-docx or Word would give it: the parts of the sample, whoever wrote them."""
    whole = (SAMPLES / f"{name}.docx").read_bytes()
    one, other = extract(whole), extract(flat(whole))
    assert other.source.format == "docx"
    assert other.model_dump(exclude={"source"}) == one.model_dump(exclude={"source"})


def test_numbers_tables_and_pictures() -> None:
    made = docx(
        p("总则", "1") + p("细则", "1"),
        lists(level(0, "chineseCounting", "%1、")),
        more={"word/media/a.png": b"\x89PNG"},
    )
    assert texts(read(flat(made))) == ["一、总则", "二、细则"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_encodings(encoding: str) -> None:
    assert texts(read(flat(docx(p("青禾市")), encoding), "a.doc")) == ["青禾市"]


def test_without_the_line_that_names_word() -> None:
    assert grids(read(flat(docx(p("青禾市")), head=""))) == []


BROKEN = flat(docx(p("青禾市")))


@pytest.mark.parametrize(
    "data",
    [
        BROKEN[:-40],
        BROKEN.replace(b"/word/document.xml", b"/xl/workbook.xml"),
        BROKEN.replace(b"pkg:part", b"pkg:piece"),
    ],
    ids=["cut", "a sheet", "no parts"],
)
def test_what_is_broken_is_told(data: bytes) -> None:
    assert sniff(data) == "flat opc"
    with pytest.raises(ReadError, match="docx 文件残缺或损坏"):
        read(data, "a.doc")


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?><note>http://schemas.microsoft.com/office/2006/xmlPackage is a namespace</note>',
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
    ],
    ids=["a namespace that is only named", "a sheet of 2003"],
)
def test_other_xml_is_refused_as_such(data: bytes) -> None:
    assert sniff(data) == "xml"


def test_word_2003_xml_is_named() -> None:
    """Its numbers are of another kind, and converters lose them: who saves it anew gets them right."""
    word = '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body/></w:wordDocument>'
    with pytest.raises(ReadError, match=r"计划\.doc：YD004 这是 Word 2003 XML 文档.*另存为 \.docx"):
        read(word.encode(), "计划.doc")
