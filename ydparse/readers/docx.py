"""Word documents: the XML is read directly, for numbering and tracked changes are lost otherwise."""

from __future__ import annotations

from ydparse.document import Raw
from ydparse.readers.archive import Archive, opened
from ydparse.readers.docx_body import Body
from ydparse.readers.docx_numbering import read_numbering
from ydparse.readers.refuse import damaged

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
"""ISO's strict variant differs from what Word writes in the names of its namespaces."""


def read_docx(data: bytes, name: str) -> Raw:
    """Paragraphs and tables of the body in order, with automatic numbers in the text and tracked changes accepted.

    Headers, footers, footnotes and comments are left out.
    """
    with opened(data, name, "docx") as archive:
        main = _main_part(archive)
        folder = main.rpartition("/")[0]
        document = archive.xml(main, STRICT)
        lists = read_numbering(
            archive.xml(f"{folder}/numbering.xml", STRICT), archive.xml(f"{folder}/styles.xml", STRICT)
        )
        if document is None:
            raise damaged(name, "docx")
        return Raw("docx", tuple(Body(lists).blocks(document)))


def _main_part(archive: Archive) -> str:
    """word/document.xml, or the part that the package names as its document (word/document2.xml of Office online)."""
    names = archive.names
    if "word/document.xml" in names:
        return "word/document.xml"
    relations = archive.xml("_rels/.rels")
    for relation in () if relations is None else relations:
        target = (relation.get("Target") or "").lstrip("/")
        if (relation.get("Type") or "").endswith("/officeDocument") and target in names:
            return target
    raise damaged(archive.name, "docx")
