"""Bytes in and out, by path or by URL (through fsspec). A file appears whole or not at all."""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from ydparse.batch.written import Content
from ydparse.errors import MissingFile, NotAFile, OutputError, ReadError, UnreadableFile
from ydparse.writers.files import cannot_write
from ydparse.writers.ownership import claim_scratch

LOG = "written"  # in the folder for what is half done: a line a result that workers put in its place
_UNIQUE = re.compile(r"[0-9a-f]{32}")


class Named(io.BytesIO):
    """The bytes of a file as a stream that knows the file's name, as an opened file does."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


def is_url(path: str | os.PathLike[str]) -> bool:
    """Whether a path is of shared storage: `s3://bucket/notices`."""
    return "://" in os.fspath(path)


def read(path: str, folder: str = "") -> bytes:
    """The bytes of a file or URL, a relative path below `folder`; raises MissingFile, NotAFile or UnreadableFile."""
    _check_kind(path, folder)
    if not is_url(path):
        from ydparse.pipeline import load

        return load(os.path.join(folder, path))[1]  # noqa: PTH118 - a name may be no text
    filesystem, place = open_store(path)
    try:
        data: bytes = filesystem.cat_file(place)
    except FileNotFoundError:
        raise MissingFile(path, "找不到这个文件", "请检查文件名和所在目录") from None
    except MemoryError:
        raise
    except Exception as error:  # each store has errors of its own
        raise UnreadableFile(path, f"无法读取（{error or type(error).__name__}）", "请检查网络、地址和权限") from None
    return data


def digest(path: str, folder: str = "") -> tuple[str, int] | None:
    """SHA-256 and bytes of a file or URL, of which little is in memory at a time; None where it cannot be read."""
    try:
        _check_kind(path, folder)
        with _opened(path, folder) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell()
    except Exception:  # as above; who reads the file tells why
        return None


def _check_kind(path: str, folder: str) -> None:
    """Raise NotAFile for what may never end: pipes, devices."""
    place = Path(folder, path)
    if not is_url(path) and place.exists() and not place.is_file() and not place.is_dir():
        raise NotAFile(path, "这是管道、设备之类，不是文件", "请指定普通文件")


def _opened(path: str, folder: str) -> Any:
    if not is_url(path):
        return Path(folder, path).open("rb")
    filesystem, place = open_store(path)
    return filesystem.open(place, "rb")


def open_store(url: str) -> tuple[Any, str]:
    """The fsspec file system of a URL, and the path in it; UnreadableFile where there is none of this kind."""
    try:
        import fsspec

        return fsspec.core.url_to_fs(url, use_listings_cache=False)  # type: ignore[no-any-return]
    except (ImportError, ValueError) as error:
        extra = "s3" if url.startswith("s3://") else "dask"
        remedy = f"请运行 pip install 'ydparse[{extra}]'，并检查地址"
        raise UnreadableFile(url, f"打不开这种存储（{error}）", remedy) from None


def put(data: bytes, target: str, scratch: str, content: Content) -> None:
    """Put a file at `target`, by way of the folder `scratch` on the same disk; folders are made where they are missing.

    It is noted in a log first: whoever is killed now cannot tell the manifest any more."""
    place, temporary = Path(target), Path(scratch, str(os.getpid()))
    try:
        claim_scratch(temporary.parent)
        temporary.write_bytes(data)
        place.parent.mkdir(parents=True, exist_ok=True)
        with Path(scratch, LOG).open("ab") as log:
            log.write(b"%s %d %s\0" % (content.sha256.encode(), content.size, os.fsencode(content.place)))
        temporary.replace(place)
    except OSError as error:
        raise cannot_write(target, error) from error


def logged(scratch: Path) -> Iterator[Content]:
    """What workers have put in its place, or were about to."""
    try:
        lines = (scratch / LOG).read_bytes().split(b"\0")[:-1]
    except FileNotFoundError:
        return
    for line in lines:
        sha256, size, place = line.split(b" ", 2)
        yield Content(os.fsdecode(place), sha256.decode(), int(size))


class Disk:
    """A folder that exists, on this disk or one that all workers see."""

    _MARK = ".ydparse-"  # and 32 digits: a file that is not whole yet

    def __init__(self, root: str) -> None:
        self.root = root

    def read(self, name: str) -> bytes | None:
        """A file; None where there is none."""
        try:
            return Path(self.root, name).read_bytes()
        except FileNotFoundError:
            return None

    def put(self, name: str, data: bytes) -> None:
        """Write a file anew. Its folder is there, or this is not the disk that the run writes to."""
        place = Path(self.root, name)
        temporary = place.with_name(f"{self._MARK}{uuid4().hex}")
        try:
            temporary.write_bytes(data)
            temporary.replace(place)
        except OSError as error:
            raise cannot_write(str(place), error) from error

    def put_file(self, name: str, file: Path) -> None:
        """Move a file here that is on the same disk."""
        file.replace(Path(self.root, name))

    def sizes(self) -> Iterator[tuple[str, int]]:
        """Name and bytes of every file below."""
        for path in sorted(Path(self.root).rglob("*")):
            if path.is_file():
                yield path.relative_to(self.root).as_posix(), path.stat().st_size

    def remove(self, name: str) -> None:
        """Remove a file, if there is one."""
        Path(self.root, name).unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove what killed workers have left half done."""
        for path in list(Path(self.root).rglob(self._MARK + "?" * 32)):
            if _UNIQUE.fullmatch(path.name.removeprefix(self._MARK)) and path.is_file():
                path.unlink(missing_ok=True)


class Store:
    """A folder of shared storage: a file is one object, and there or not."""

    def __init__(self, root: str) -> None:
        self.root = root.rstrip("/")
        try:
            self._filesystem, self._place = open_store(self.root)
        except ReadError as error:
            raise OutputError(error.path, error.problem, error.remedy) from None

    def read(self, name: str) -> bytes | None:
        """A file; None where there is none."""
        try:
            data: bytes = self._filesystem.cat_file(self._at(name))
        except FileNotFoundError:
            return None
        except Exception as error:
            raise self._problem(name, error) from error
        return data

    def put(self, name: str, data: bytes) -> None:
        """Write a file anew."""
        try:
            self._filesystem.pipe_file(self._at(name), data)
        except Exception as error:
            raise self._problem(name, error) from error

    def put_file(self, name: str, file: Path) -> None:
        """Copy a file here."""
        try:
            self._filesystem.put_file(str(file), self._at(name))
        except Exception as error:
            raise self._problem(name, error) from error

    def get_file(self, name: str, file: Path) -> bool:
        """Copy a file from here; False where there is none."""
        try:
            self._filesystem.get_file(self._at(name), str(file))
        except FileNotFoundError:
            return False
        except Exception as error:
            raise self._problem(name, error) from error
        return True

    def sizes(self) -> Iterator[tuple[str, int]]:
        """Name and bytes of every file below."""
        try:
            found = self._filesystem.find(self._place, detail=True)
        except Exception as error:
            raise self._problem("", error) from error
        for path in sorted(found):
            yield path[len(self._place) :].strip("/"), found[path]["size"]

    def remove(self, name: str) -> None:
        """Remove a file, if there is one."""
        try:
            self._filesystem.rm_file(self._at(name))
        except FileNotFoundError:
            return
        except Exception as error:
            raise self._problem(name, error) from error

    def clear(self) -> None:
        """Nothing is ever half done."""

    def _at(self, name: str) -> str:
        return f"{self._place}/{name}"

    def _problem(self, name: str, error: Exception) -> OutputError:
        problem = f"读写不了（{error or type(error).__name__}）"
        return OutputError(f"{self.root}/{name}", problem, "请检查网络、地址和权限")


def place_of(root: str) -> Disk | Store:
    """The folder of this path or URL."""
    return Store(root) if is_url(root) else Disk(root)
