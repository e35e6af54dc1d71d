"""Tells what a reader leaves out: each wording once, with how often it stood."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from ydparse.document import LeftOut

Kind: TypeAlias = Literal["watermark", "stamp", "hidden"]


def gathered(found: Iterable[tuple[str, Kind, int | None]]) -> tuple[LeftOut, ...]:
    """Each wording of a kind once, with the page (1-based, or None) of the first and how often it stands."""
    known: dict[tuple[str, Kind], LeftOut] = {}
    for wording, kind, page in found:
        one = known.get((wording, kind))
        known[wording, kind] = one._replace(times=one.times + 1) if one else LeftOut(wording, kind, page)
    return tuple(known.values())


def told(wordings: Iterable[str], kind: Kind) -> tuple[LeftOut, ...]:
    """The wordings that say something, in the order of their first places.

    >>> told(["内部资料", " ", "内部资料", "草稿"], "watermark")
    (LeftOut(wording='内部资料', kind='watermark', page=None, times=2), LeftOut(wording='草稿', kind='watermark', page=None, times=1))
    """
    return gathered((" ".join(wording.split()), kind, None) for wording in wordings if wording.strip())
