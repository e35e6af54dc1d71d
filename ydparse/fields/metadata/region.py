"""The division that a notice is of: where the body sits that issues it."""

from __future__ import annotations

from collections.abc import Iterable

from ydparse.models import Region
from ydparse.normalize.bodies import agencies
from ydparse.normalize.regions import region_at_head

_NATIONAL = ("国务院", "中共中央", "中央", "全国人大", "最高人民")


def region_of(given: str | None, issuer: Iterable[str], wordings: Iterable[str]) -> Region | None:
    """What the user gives; else national where a national body issues; else the first wording that a division begins."""
    if given:
        found = region_at_head(given)
        level = found.level if found else "province"
        return Region.model_construct(name=given, level=level, code=found.code if found and found.name == given else None)  # type: ignore[arg-type]
    if any(name in agencies() or name.startswith(_NATIONAL) for name in issuer):
        return Region.model_construct(name=None, level="national")
    for wording in wordings:
        if found := region_at_head(wording):
            return Region.model_construct(name=found.name, level=found.level, code=found.code)  # type: ignore[arg-type]
    return None
