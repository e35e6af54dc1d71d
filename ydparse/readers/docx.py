"""Word documents: the XML is read directly, for numbering and tracked changes are lost otherwise."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from ydparse.document import Raw
from ydparse.errors import DamagedFile, EncryptedFile
from ydparse.readers.docx_body import Body
from ydparse.readers.docx_numbering import read_numbering
from ydparse.readers.refuse import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_PART = 50_000_000
"""Bytes of XML, far more than any work plan has; reading takes about a second and 30 MB of memory a million."""
LARGEST_DENSE_PART, DENSEST = 2_000_000, 100
"""A part beyond this many bytes may not shrink below a hundredth: the densest parts known of Word shrink to a thirtieth."""
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
"""ISO's strict variant differs from what Word writes in the names of its namespaces."""


def read_docx(data: bytes, name: str) -> Raw:
    """Paragraphs and tables of the body in order, with automatic numbers in the text and tracked changes accepted.

    Headers, footers, footnotes and comments are left out.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _main_part(archive, name)
            folder = main.rpartition("/")[0]
            document = _part(archive, main, name)
            lists = read_numbering(
                _part(archive, f"{folder}/numbering.xml", name), _part(archive, f"{folder}/styles.xml", name)
            )
        if document is None:
            raise damaged(name, "docx")
        return Raw("docx", tuple(Body(lists).blocks(document)))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise damaged(name, "docx") from error
    except RecursionError as error:
        raise DamagedFile(name, "docx 文件的嵌套层次过深", "请用 Word 或 WPS 打开后另存再试") from error


def _main_part(archive: zipfile.ZipFile, name: str) -> str:
    """word/document.xml, or the part that the package names as its document (word/document2.xml of Office online)."""
    names = archive.namelist()
    if "word/document.xml" in names:
        return "word/document.xml"
    relations = _part(archive, "_rels/.rels", name)
    for relation in () if relations is None else relations:
        target = (relation.get("Target") or "").lstrip("/")
        if (relation.get("Type") or "").endswith("/officeDocument") and target in names:
            return target
    raise damaged(name, "docx")


def _check_size(info: zipfile.ZipInfo, name: str) -> None:
    """Refuse zip bombs unread. The size is the archive's own word, but zipfile never gives more than it says."""
    size = info.file_size
    if size > LARGEST_PART:
        problem = f"解压后超过 {LARGEST_PART // 1_000_000} MB"
    elif size > max(LARGEST_DENSE_PART, DENSEST * info.compress_size):
        problem = f"压缩比超过 {DENSEST}:1"
    else:
        return
    raise DamagedFile(
        name, f"docx 内的 {info.filename} {problem}，疑为损坏或恶意文件", "请用 Word 或 WPS 打开后另存再试"
    )


def _part(archive: zipfile.ZipFile, part: str, name: str) -> _Element | None:
    """The XML of a part, or None where the package has none. No entities, no network, no parts of monstrous size."""
    from lxml import etree

    try:
        info = archive.getinfo(part)
    except KeyError:
        return None
    if info.flag_bits & 1:
        raise EncryptedFile(name, "文件设有打开密码", "请去掉密码后再试")
    _check_size(info, name)
    data = archive.read(info)
    for strict, usual in STRICT.items():
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise damaged(name, "docx") from error
