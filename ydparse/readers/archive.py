"""Packages of XML parts in a zip (docx, OFD), read within bounds."""

from __future__ import annotations

import io
import lzma
import math
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ydparse.errors import DamagedFile, EncryptedFile
from ydparse.readers.refuse import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_PART = 50_000_000
"""Bytes of a part, far more than any work plan has; reading XML takes about a second and 30 MB of memory a million."""
LARGEST_PACKAGE = 200_000_000
"""Bytes of all that is read of one package; a part that is read twice counts twice."""
LARGEST_DENSE_PART, DENSEST = 2_000_000, 100
"""A part beyond this many bytes may not shrink below a hundredth: the densest parts known of Word shrink to a thirtieth."""
READERS = {"docx": "Word 或 WPS", "OFD": "OFD 阅读器"}
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, NotImplementedError, ValueError,
)  # fmt: skip


class Archive:
    """The parts of one package, by name; `kind` as it is called in Chinese."""

    def __init__(self, package: zipfile.ZipFile, name: str, kind: str) -> None:
        self._package = package
        self._left = LARGEST_PACKAGE
        self.name = name
        self.kind = kind

    @property
    def names(self) -> list[str]:
        return self._package.namelist()

    def read(self, part: str, densest: float = math.inf) -> bytes | None:
        """The bytes of a part, or None where the package has none. Raises DamagedFile for a bomb, EncryptedFile.

        `densest`: how many times larger than packed it may be; pictures shrink without bounds.
        """
        try:
            info = self._package.getinfo(part)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise EncryptedFile(self.name, "文件设有打开密码", "请去掉密码后再试")
        self._check_size(info, densest)
        return self._package.read(info)

    def xml(self, part: str, renamed: dict[bytes, bytes] | None = None) -> _Element | None:
        """The XML of a part, or None where the package has none. No entities, no network, no comments.

        `renamed` replaces bytes of the part before it is parsed.
        """
        from lxml import etree

        data = self.read(part, DENSEST)
        if data is None:
            return None
        for old, new in (renamed or {}).items():
            data = data.replace(old, new)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise damaged(self.name, self.kind) from error

    def _check_size(self, info: zipfile.ZipInfo, densest: float) -> None:
        """Refuse zip bombs unread. The size is the archive's own word, but zipfile never gives more than it says."""
        size = info.file_size
        self._left -= size
        if size > LARGEST_PART:
            problem = f"{info.filename} 解压后超过 {LARGEST_PART // 1_000_000} MB"
        elif size > max(LARGEST_DENSE_PART, densest * max(info.compress_size, 1)):
            problem = f"{info.filename} 压缩比超过 {densest}:1"
        elif self._left < 0:
            problem = f"各部分解压后超过 {LARGEST_PACKAGE // 1_000_000} MB"
        else:
            return
        raise DamagedFile(
            self.name,
            f"{self.kind} 内的 {problem}，疑为损坏或恶意文件",
            f"请用 {READERS[self.kind]}打开后另存再试",
        )


@contextmanager
def opened(data: bytes, name: str, kind: str) -> Iterator[Archive]:
    """The package in `data`. What goes wrong while it is read, here or in the caller, is said of the file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield Archive(package, name, kind)
    except _BROKEN as error:
        raise damaged(name, kind) from error
    except RecursionError as error:
        problem, remedy = f"{kind} 文件的嵌套层次过深", f"请用 {READERS[kind]}打开后另存再试"
        raise DamagedFile(name, problem, remedy) from error
