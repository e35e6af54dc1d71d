"""A notice → the bytes that OUT is made of: an indented page of JSON, a line of JSON, or rows of the tabular layout."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ydparse.batch.jobs import PayloadKind
from ydparse.models import Notice
from ydparse.writers.json import dumps
from ydparse.writers.tabular.rows import notice_rows

_LEVEL = 1  # of zlib: a quarter of the size for a twentieth of the time that reading takes


def _page(notice: Notice) -> str:
    return dumps(notice, indent=2) + "\n"


def _line(notice: Notice) -> str:
    return dumps(notice) + "\n"


def _rows(notice: Notice) -> str:
    return json.dumps(notice_rows(notice), ensure_ascii=False, separators=(",", ":"))


PAYLOADS: dict[PayloadKind, Callable[[Notice], str]] = {"page": _page, "line": _line, "rows": _rows}


def make_payload(notice: Notice, kind: PayloadKind) -> bytes:
    """The payload in UTF-8; a lone surrogate, which no UTF-8 has, stays as it is and is read back so."""
    return PAYLOADS[kind](notice).encode("utf-8", "surrogatepass")


def pack(payload: bytes) -> bytes:
    """The payload as the manifest keeps it."""
    return zlib.compress(payload, _LEVEL)


def unpack(packed: bytes) -> bytes:
    """The payload again."""
    return zlib.decompress(packed)


def unpack_rows(packed: bytes) -> Iterator[tuple[str, Sequence[Sequence[Any]]]]:
    """The rows of a notice: table by table."""
    yield from json.loads(unpack(packed).decode("utf-8", "surrogatepass")).items()
