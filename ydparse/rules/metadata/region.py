"""The division that a notice is of: where the body sits that issues it."""

from __future__ import annotations

from collections.abc import Iterable

from ydparse.grammar.bodies import agencies
from ydparse.grammar.regions import region_at_head
from ydparse.lexicon import words
from ydparse.models import Region


def region_of(given: str | None, issuer: Iterable[str], wordings: Iterable[str]) -> Region | None:
    """What the user gives; else national where a national body issues; else the first wording that a division begins."""
    if given:
        found = region_at_head(given)
        whole = found is not None and found.name == given
        return _region(given, found.level if found else "province", found.code if found and whole else None)
    if any(name in agencies() or name.startswith(words("place_words", "national")) for name in issuer):
        return _region(None, "national", None)
    found = next(filter(None, map(region_at_head, wordings)), None)
    return _region(found.name, found.level, found.code) if found else None


def _region(name: str | None, level: str, code: str | None) -> Region:
    return Region.model_construct(name=name, level=level, code=code)  # type: ignore[arg-type]
