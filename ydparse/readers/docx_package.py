"""A Word file as a package: its parts and how they name each other (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ydparse.readers.archive import Archive
from ydparse.readers.refuse import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
"""ISO's strict variant differs from what Word writes in the names of its namespaces."""


class Package:
    """The parts of one file. `main` is the path of its document."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.main = self._main()
        self.folder, _, file = self.main.rpartition("/")
        self.relations = self._relations(f"{self.folder}/_rels/{file}.rels", self.folder)

    def part(self, part: str) -> _Element | None:
        """The XML of a part, or None where the package has none."""
        return self.archive.xml(part, STRICT)

    def related(self, kind: str) -> _Element | None:
        """The part that the document names for a purpose (`footnotes`), else the one of the usual name."""
        named = (target for is_a, target in self.relations.values() if is_a == kind)
        return self.part(next(named, f"{self.folder}/{kind}.xml".lstrip("/")))

    def all_related(self, kind: str) -> Iterator[_Element | None]:
        """All parts that the document names for a purpose (`header`)."""
        return (self.part(target) for is_a, target in self.relations.values() if is_a == kind)

    def target(self, relation: str) -> bytes | None:
        """What the document refers to by the id of a relation."""
        return self.archive.read(self.relations[relation][1]) if relation in self.relations else None

    def _main(self) -> str:
        """word/document.xml, or the part that the package names as its document (word/document2.xml of Office online)."""
        names = self.archive.names
        if "word/document.xml" in names:
            return "word/document.xml"
        for kind, target in self._relations("_rels/.rels", "").values():
            if kind == "officeDocument" and target in names:
                return target
        raise damaged(self.archive.name, "docx")

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
