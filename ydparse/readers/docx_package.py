"""A Word file as a package: its parts and how they name each other (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
import zipfile
from typing import TYPE_CHECKING

from ydparse.errors import DamagedFile, EncryptedFile
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
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
"""ISO's strict variant differs from what Word writes in the names of its namespaces."""


class Package:
    """The parts of one file. `main` is the path of its document; `name` only serves the messages."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive = archive
        self.name = name
        self.main = self._main()
        folder, _, file = self.main.rpartition("/")
        self.folder = folder
        self.relations = self._relations(f"{folder}/_rels/{file}.rels", folder)

    def content(self, part: str) -> bytes | None:
        """A part as it stands, or None where the package has none; EncryptedFile, or DamagedFile for a bomb."""
        try:
            info = self.archive.getinfo(part)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise EncryptedFile(self.name, "文件设有打开密码", "请去掉密码后再试")
        _check_size(info, self.name)
        return self.archive.read(info)

    def part(self, part: str) -> _Element | None:
        """The XML of a part. No entities, no network."""
        from lxml import etree

        data = self.content(part)
        if data is None:
            return None
        for strict, usual in STRICT.items():
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise damaged(self.name, "docx") from error

    def related(self, kind: str) -> _Element | None:
        """The part that the document names for a purpose (`footnotes`), else the one of the usual name."""
        named = (target for is_a, target in self.relations.values() if is_a == kind)
        return self.part(next(named, f"{self.folder}/{kind}.xml".lstrip("/")))

    def target(self, relation: str) -> bytes | None:
        """What the document refers to by the id of a relation."""
        return self.content(self.relations[relation][1]) if relation in self.relations else None

    def _main(self) -> str:
        """word/document.xml, or the part that the package names as its document (word/document2.xml of Office online)."""
        names = self.archive.namelist()
        if "word/document.xml" in names:
            return "word/document.xml"
        for kind, target in self._relations("_rels/.rels", "").values():
            if kind == "officeDocument" and target in names:
                return target
        raise damaged(self.name, "docx")

    def _relations(self, part: str, folder: str) -> dict[str, tuple[str, str]]:
        """Id → (last word of the type, path of the target), of what is inside the package."""
        found: dict[str, tuple[str, str]] = {}
        relations = self.part(part)
        for relation in () if relations is None else relations:
            if relation.get("TargetMode") != "External":
                target = relation.get("Target") or ""
                path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[relation.get("Id") or ""] = ((relation.get("Type") or "").rpartition("/")[2], path)
        return found


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
