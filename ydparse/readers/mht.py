"""Web pages saved as one file (.mht, .mhtml): MIME multipart/related, RFC 2557; Word saves its documents so too."""

from __future__ import annotations

import base64
import re
from email import message_from_bytes
from email.message import Message
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from ydparse.document import Raw
from ydparse.errors import DamagedFile
from ydparse.readers.html import page_of, raw_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PARTS = 2000
"""Parts that are looked at."""
DEPTH = 100
"""Archives within archives; a saved page has two or three levels."""
SAVE = "请在浏览器中重新保存为“网页，仅 HTML”再试"


def read_mht(data: bytes, name: str, encoding: str | None = None) -> Raw:
    """The page that the file opens with, and in it the pages of its frames; read as any other page.

    Raises DamagedFile where the file holds no page, as one does that breaks off early.
    """
    try:
        message = message_from_bytes(data.lstrip())
        leaves = _leaves(message)
    except RecursionError as error:  # the parser's, or ours: the first to be reached depends on the caller's stack
        raise DamagedFile(name, "网页归档的嵌套层次过深，疑为损坏或恶意文件", SAVE) from error
    pages = [part for part in leaves if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise DamagedFile(name, "网页归档里没有网页正文（文件残缺或不是网页）", SAVE)
    root = _root(message, pages)
    page, found, doubts = page_of(_content(root), name, encoding, _charset(root))

    def find(address: str) -> HtmlElement | None:
        part = next((one for one in pages if one is not root and _is_at(one, address)), None)
        return None if part is None else page_of(_content(part), name, encoding, _charset(part))[0]

    return raw_of(page, name, Raw("mht", (), encoding=found, doubts=doubts), find)


def _leaves(message: Message) -> list[Message]:
    """The parts that hold something, in order; RecursionError where they lie too deep."""
    leaves: list[Message] = []
    waiting = [(message, 0)]
    for _ in range(PARTS):
        if not waiting:
            break
        part, depth = waiting.pop()
        if depth > DEPTH:
            raise RecursionError
        if part.is_multipart():
            waiting += [(below, depth + 1) for below in reversed(cast("list[Message]", part.get_payload()))]
        else:
            leaves.append(part)
    return leaves


def _root(message: Message, pages: list[Message]) -> Message:
    """The page that `start` names, else the first."""
    start = message.get_param("start")
    wanted = str(start).strip() if start else None
    return next((part for part in pages if wanted and str(part.get("Content-ID", "")).strip() == wanted), pages[0])


def _charset(part: Message) -> str:
    found = part.get_param("charset")
    return found if isinstance(found, str) else ""


def _content(part: Message) -> bytes:
    """The bytes of a part; base64 that breaks off is read as far as it goes."""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        kept = re.sub(rb"[^A-Za-z0-9+/]", b"", str(part.get_payload()).encode("ascii", "ignore"))
        return base64.b64decode(kept[: len(kept) // 4 * 4] + _last(kept))
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _last(kept: bytes) -> bytes:
    """The last group of base64, filled up; a lone character says nothing."""
    rest = kept[len(kept) // 4 * 4 :]
    return rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""


def _is_at(part: Message, address: str) -> bool:
    """Whether a frame's address is the part's: by Content-ID, whole, or by its last piece."""
    if address.startswith("cid:"):
        return str(part.get("Content-ID", "")).strip("<> ") == unquote(address[4:])
    location = str(part.get("Content-Location", "")).strip()
    return bool(location) and (location == address or _last_piece(location) == _last_piece(address))


def _last_piece(address: str) -> str:
    return unquote(re.split("[?#]", address)[0]).replace("\\", "/").rpartition("/")[2]
