"""The parts of an OFD package and how they refer to each other (GB/T 33190-2016, 7).

    OFD.xml ─DocBody→ Document.xml ─Pages→ Content.xml of a page, with its templates and resources

Producers differ: namespaces are old, prefixed or missing, paths lead from the root though they should not, with
backslashes or in the wrong case. Names are read without namespaces, and paths are looked for.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile
from zlib import error as zlib_error

from ydparse.errors import DamagedFile, EncryptedFile
from ydparse.readers.archive import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PAGES = 5000
"""A list of pages may name one part again and again."""


class Part(NamedTuple):
    """An XML part: where it lies in the package, and what is in it."""

    path: str
    root: _Element


class PagePart(NamedTuple):
    """A page with the templates under it, and its own resources."""

    content: Part
    templates: list[Part]
    resources: list[Part]


class Document(NamedTuple):
    """One of the documents in a file: its entry in OFD.xml, its root and its resources."""

    body: _Element
    root: Part
    resources: list[Part]


def tag(element: _Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: _Element | None, name: str) -> list[_Element]:
    return [] if element is None else list(element.iterchildren("{*}" + name))


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first element on a path of names, or None."""
    for name in path:
        element = next(iter(children(element, name)), None)
    return element


def text(element: _Element | None) -> str:
    return "" if element is None else "".join(str(piece) for piece in element.itertext()).strip()


class Package:
    """An OFD file. Its paths (ST_Loc) are found whether they are written from the root or from the part they stand in.

    `unread` names the parts that are no XML and that the text can do without.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.unread: list[str] = []
        self._names = {_plain(name).lower(): name for name in archive.names}
        if "encryptions.xml" in self._names:
            raise EncryptedFile(archive.name, "OFD 文件已加密", "请用 OFD 阅读器打开，去掉加密后另存再试")

    def documents(self) -> Iterator[Document]:
        """The documents of the file in order, each in its current version."""
        main = self.part("/OFD.xml")
        bodies = [] if main is None else children(main.root, "DocBody")
        for number, body in enumerate(bodies, 1):
            root = self._current(body) or self.part(text(child(body, "DocRoot")))
            if root is None:
                raise self.lacks(f"第 {number} 个文档")
            common = child(root.root, "CommonData")
            names = [*children(common, "PublicRes"), *children(common, "DocumentRes")]
            yield Document(body, root, self._parts(names, root.path))
        if not bodies:
            raise self.lacks("文档入口")

    def pages(self, document: Document) -> Iterator[PagePart]:
        """The pages of a document in order. A template or resource that is missing is left out, a page is not."""
        templates: dict[str, Part | None] = {}
        path = document.root.path
        locations = {
            one.get("ID", ""): one.get("BaseLoc", "")
            for one in children(child(document.root.root, "CommonData"), "TemplatePage")
        }
        pages = children(child(document.root.root, "Pages"), "Page")
        if len(pages) > MOST_PAGES:
            raise DamagedFile(
                self.archive.name, f"OFD 的一个文档超过 {MOST_PAGES} 页，疑为损坏或恶意文件", "请拆分后再试"
            )
        for number, page in enumerate(pages, 1):
            content = self.part(page.get("BaseLoc", ""), path)
            if content is None:
                raise self.lacks(f"第 {number} 页的内容")
            used = [one.get("TemplateID", "") for one in children(content.root, "Template")]
            for one in used:
                if one not in templates:
                    templates[one] = self.part(locations.get(one, ""), path)
            found = [part for one in used if (part := templates[one]) is not None]
            yield PagePart(content, found, self._parts(children(content.root, "PageRes"), content.path))

    def part(self, location: str, base: str = "") -> Part | None:
        """The XML part at a location that stands in the part `base`, or None."""
        name = self.find(location, base)
        root = None if name is None else self.archive.xml(name)
        return None if name is None or root is None else Part(_plain(name), root)

    def optional(self, location: str, base: str = "") -> Part | None:
        """The same for a part that the text can do without, where it cannot be read: some SDKs write tags that are no XML."""
        try:
            return self.part(location, base)
        except (DamagedFile, BadZipFile, zlib_error):
            self.unread.append(_plain(self.find(location, base) or location))
            return None

    def find(self, location: str, base: str = "") -> str | None:
        """The archive's name for a location. `../` does not lead out of the package."""
        location = location.strip().replace("\\", "/")
        if not location:
            return None
        tries = [location] if location.startswith("/") else []
        folder = base or "OFD.xml"
        while folder:  # meant from the part's own folder, or from one above
            folder = posixpath.dirname(folder)
            tries.append(f"{folder}/{location}")
        return next((name for one in tries if (name := self._names.get(_plain(one).lower()))), None)

    def lacks(self, what: str) -> DamagedFile:
        return DamagedFile(self.archive.name, f"OFD 文件残缺，缺少{what}", "请重新下载或重新导出该文件")

    def _parts(self, locations: list[_Element], base: str) -> list[Part]:
        return [part for one in locations if (part := self.part(text(one), base)) is not None]

    def _current(self, body: _Element) -> Part | None:
        """The root of the version that is marked as the current one."""
        for version in children(child(body, "Versions"), "Version"):
            if version.get("Current", "").lower() in ("true", "1"):
                described = self.part(version.get("BaseLoc", ""))
                return described and self.part(text(child(described.root, "DocRoot")), described.path)
        return None


def _plain(name: str) -> str:
    """A path from the root without dots and backslashes: `/Doc_0\\\\Pages/../Res` → `Doc_0/Res`."""
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/")
