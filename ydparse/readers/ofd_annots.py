"""Watermarks and stamps that lie on OFD pages as annotations: no text of the page, but seen on it (GB/T 33190-2016, 15)."""

from __future__ import annotations

from collections.abc import Iterator

from ydparse.document import LeftOut
from ydparse.readers.left_out import Kind
from ydparse.readers.ofd_package import Document, Package, child, children, text

_KINDS: dict[str, Kind] = {"watermark": "watermark", "stamp": "stamp"}


def annotated(package: Package, document: Document, before: int) -> Iterator[LeftOut]:
    """The wordings of the watermark and stamp annotations of a document, with `before` pages of the file before its first."""
    numbers = {
        page.get("ID"): number
        for number, page in enumerate(children(child(document.root.root, "Pages"), "Page"), before + 1)
    }
    pages = package.optional(text(child(document.root.root, "Annotations")), document.root.path)
    for page in children(None if pages is None else pages.root, "Page"):
        part = package.optional(text(child(page, "FileLoc")), pages.path if pages else "")
        for one in children(None if part is None else part.root, "Annot"):
            kind = _KINDS.get(one.get("Type", "").lower())
            codes = one.iterfind(".//{*}TextCode")
            wording = " ".join("".join("".join(map(str, code.itertext())) for code in codes).split())
            if kind and wording:
                yield LeftOut(wording, kind, numbers.get(page.get("PageID")))
