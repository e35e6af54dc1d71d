"""Tells what a reader leaves out: each wording once, with how often it stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from ydparse.document import LeftOut


def told(wordings: Iterable[str], kind: Literal["watermark", "stamp", "hidden"]) -> tuple[LeftOut, ...]:
    """The wordings that say something, in the order of their first places.

    >>> told(["内部资料", " ", "内部资料", "草稿"], "watermark")
    (LeftOut(wording='内部资料', kind='watermark', page=None, times=2), LeftOut(wording='草稿', kind='watermark', page=None, times=1))
    """
    times = Counter(" ".join(wording.split()) for wording in wordings if wording.strip())
    return tuple(LeftOut(wording, kind, times=count) for wording, count in times.items())
