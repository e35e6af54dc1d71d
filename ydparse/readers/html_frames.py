"""Frames: what they show is put in their place, where the file holds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from ydparse.readers.html_parse import parse
from ydparse.readers.html_sheets import apply_sheets

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Find: TypeAlias = "Callable[[str], HtmlElement | None]"
"""The page of an address, where the file holds it. Each call makes a tree of its own."""

FRAMES = 20
"""Frames that are opened, in all: a page may show itself."""


def open_frames(page: HtmlElement, name: str, find: Find | None) -> None:
    """Put the body of the page that a frame shows (`srcdoc`, or what `find` gives for `src`) in the place of the frame."""
    opened = 0
    while opened < FRAMES:
        for frame in page.iter("frame", "iframe"):
            inner = _shown(frame, name, find)
            if inner is not None:
                break
        else:
            return
        opened += 1
        body = next(inner.iter("body"), inner)
        body.tag = "div"
        body.attrib.clear()
        apply_sheets(inner)
        for link in reversed(list(inner.iter("link"))):
            body.insert(0, link)
        body.tail = frame.tail
        frame.getparent().replace(frame, body)


def _shown(frame: HtmlElement, name: str, find: Find | None) -> HtmlElement | None:
    if source := frame.get("srcdoc", "").strip():
        return parse(source, name)
    address = frame.get("src", "").strip()
    return find(address) if find is not None and address else None


def missing_frame(page: HtmlElement) -> str | None:
    """The file of a frame that could not be opened: the last part of its address."""
    for frame in page.iter("frame"):
        if address := str(frame.get("src", "")).strip():
            return address.replace("\\", "/").rstrip("/").rpartition("/")[2][:80]
    return None
