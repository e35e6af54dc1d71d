"""Bytes in and out, by path. A file appears whole or not at all."""

from __future__ import annotations

import io
import os
from pathlib import Path

from ydparse.errors import OutputError


class Named(io.BytesIO):
    """The bytes of a file as a stream that knows the file's name, as an opened file does."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


def put(data: bytes, target: str, scratch: str) -> None:
    """Put a file at `target`, by way of the folder `scratch` on the same disk; folders are made where they are missing."""
    place, temporary = Path(target), Path(scratch, str(os.getpid()))
    try:
        temporary.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary.replace(place)
    except OSError as error:
        raise cannot_write(target, error) from error


def cannot_write(path: str, error: OSError) -> OutputError:
    """What is said where the disk refuses."""
    return OutputError(path, f"写不进去（{error.strerror or error}）", "请看看磁盘空间和权限，或换一个位置")
