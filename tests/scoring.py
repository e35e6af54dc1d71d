"""How well a notice agrees with its truth (`tests/truth/*.json`): hits, misses and extras a field.

Values are compared by what they say and not by where they stand: a unit by name and role, a time limit by kind and
date, a target by value and unit. Entries of the truth that carry `"optional": true` count neither way.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

FIELDS = (
    "metadata", "sections", "items", "units", "deadlines", "targets", "targets_full",
    "rows", "row_units", "row_deadlines",
)  # fmt: skip
_DASHES = str.maketrans("—–－", "---")
_BOUND = {">": "low", ">=": "low", "<": "high", "<=": "high", "=": "exact", "~": "about"}


def plain(value: object) -> str:
    """A value as text of one width, without blanks."""
    return "" if value is None else "".join(unicodedata.normalize("NFKC", str(value)).translate(_DASHES).split())


def alike(a: object, b: object) -> float:
    """How much two wordings have in common, 0 to 1."""
    return difflib.SequenceMatcher(None, plain(a), plain(b), autojunk=False).ratio()


class Tally:
    """Counts of a comparison; `missed` and `extra` say what and where."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.missed: defaultdict[str, list[str]] = defaultdict(list)
        self.extra: defaultdict[str, list[str]] = defaultdict(list)

    def f1(self, field: str) -> float:
        """2 · hits / (wanted + found); 1 where there was nothing to find and nothing was found."""
        hits, wrong = self.hits[field], len(self.missed[field]) + len(self.extra[field])
        return 2 * hits / (2 * hits + wrong) if hits + wrong else 1.0

    def figures(self) -> dict[str, float]:
        """F1 of every field."""
        return {field: self.f1(field) for field in FIELDS}

    def report(self) -> str:
        """Every miss (-) and extra (+), a line each, for the message of a failed assertion."""
        lines = [f"- {field}: {what}" for field in FIELDS for what in self.missed[field]]
        return "\n".join(lines + [f"+ {field}: {what}" for field in FIELDS for what in self.extra[field]])

    def compare(
        self, field: str, where: str, wanted: Iterable[Any], found: Iterable[Any], optional: Iterable[Any] = ()
    ) -> None:
        """Two multisets of keys; what is found over and above counts as extra unless it is optional."""
        wanted, found, optional = Counter(wanted), Counter(found), Counter(optional)
        self.hits[field] += (wanted & found).total()
        self.missed[field] += [f"{where}: {key}" for key in (wanted - found).elements()]
        self.extra[field] += [f"{where}: {key}" for key in (found - wanted - optional).elements()]


def score(tally: Tally, truth: dict[str, Any], notice: dict[str, Any], kind: str = "txt") -> None:
    """Add the comparison of one notice (as JSON) of a file of that kind."""
    _metadata(tally, {**truth["metadata"], **truth.get("metadata_by_format", {}).get(kind, {})}, notice["metadata"])
    sections = {section["id"]: section for section in notice["sections"]}
    rest = list(sections.values())
    for wanted in truth["sections"]:
        same = _take(rest, lambda s, w=wanted: _heading(s) == _heading(w) and s["level"] == w["level"])
        _found_or_not(tally, "sections", _heading(wanted), same)
        _values(tally, _heading(wanted), wanted, same or {})
    for section in rest:
        tally.extra["sections"].append(_heading(section))
        _values(tally, _heading(section), {}, section)
    rest = list(notice["items"])
    for wanted in truth["items"]:
        same = _take(rest, lambda i, w=wanted: plain(i["text"]).startswith(plain(w["start"])))
        where = wanted["label"] + wanted["start"]
        right = same is not None and _same_item(wanted, same, sections)
        _found_or_not(tally, "items", where, same if right else None)
        if same is not None and not right:
            tally.extra["items"].append(f"{same['label']}{same['text'][:12]}…{same['text'][-12:]}")
        _values(tally, where, wanted, same or {})
    for item in rest:
        tally.extra["items"].append(item["label"] + item["text"][:20])
        _values(tally, item["label"], {}, item)
    _tables(tally, truth.get("tables", []), notice["tables"])


def _metadata(tally: Tally, wanted: dict[str, Any], found: dict[str, Any]) -> None:
    region = found["region"] or {}
    flat = {**found, "region_name": region.get("name"), "region_level": region.get("level")}
    for key, value in wanted.items():
        said = [value, flat[key]]
        lists = [v if isinstance(v, list | tuple) else [v] for v in said]
        tally.compare("metadata", key, *([plain(v) for v in values if plain(v)] for values in lists))


def _heading(section: dict[str, Any]) -> str:
    return plain(section["label"]).rstrip("、.,:") + " " + plain(section["title"])


def _same_item(wanted: dict[str, Any], item: dict[str, Any], sections: dict[str, Any]) -> bool:
    above = [plain(sections[i]["label"]) for i in item["section_ids"]]
    return (
        plain(item["text"]).rstrip("。.").endswith(plain(wanted["end"]).rstrip("。."))
        and plain(item["label"]) == plain(wanted["label"])
        and item["number"] == wanted["number"]
        and above == [plain(label) for label in wanted["section"]]
    )


def _take(entries: list[dict[str, Any]], fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any] | None:
    """Take the first entry that fits out of the list."""
    for i, entry in enumerate(entries):
        if fits(entry):
            return entries.pop(i)
    return None


def _found_or_not(tally: Tally, field: str, where: str, found: object) -> None:
    if found is None:
        tally.missed[field].append(where)
    else:
        tally.hits[field] += 1


def _values(tally: Tally, where: str, wanted: dict[str, Any], found: dict[str, Any], row: str = "") -> None:
    units = [u for u in wanted.get("units", []) if not u.get("implied")]
    keys = [[(plain(u["name"]), u["role"]) for u in units if bool(u.get("optional")) == want] for want in (False, True)]
    said = [(plain(u["name"]), u["role"]) for u in found.get("units", []) if not u["implied"]]
    tally.compare(f"{row}units", where, keys[0], said, keys[1])
    limits = wanted.get("deadlines", [])
    keys = [[(d["kind"], d["date"]) for d in limits if bool(d.get("optional")) == want] for want in (False, True)]
    tally.compare(
        f"{row}deadlines", where, keys[0], [(d["kind"], d["date"]) for d in found.get("deadlines", [])], keys[1]
    )
    _targets(tally, where, wanted.get("targets", []), found.get("targets", []), row)


def _targets(
    tally: Tally, where: str, wanted: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]], row: str
) -> None:
    rest = list(found)
    for target in sorted(wanted, key=lambda t: (bool(t.get("optional")), t.get("kind") == "benefit")):
        fits = [t for t in rest if _amount(t) == _amount(target)]
        best = max(fits, key=lambda t: alike(t["indicator"], target["indicator"]), default=None)
        if best is not None:
            rest.remove(best)
        if target.get("optional") or target.get("kind") == "benefit":
            continue
        said = f"{where}: {target['text']}"
        _found_or_not(tally, f"{row}targets", said, best)
        if row:
            continue
        right = best is not None and _same_sense(target, best)
        _found_or_not(tally, "targets_full", said, best if right else None)
        if best is not None and not right:
            tally.extra["targets_full"].append(
                f"{said} <> {best['indicator']} {best['comparator']} {best['direction']}"
            )
    for target in rest:
        if target["kind"] != "benefit":
            for field in ("targets",) if row else ("targets", "targets_full"):
                tally.extra[row + field].append(f"{where}: {target['text']}")


def _amount(target: dict[str, Any]) -> tuple[float, float | None, str]:
    top = target["value_max"]
    return round(float(target["value"]), 6), None if top is None else round(float(top), 6), plain(target["unit"])


def _same_sense(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return (
        _BOUND[a["comparator"]] == _BOUND[b["comparator"]]
        and a["direction"] == b["direction"]
        and alike(a["indicator"], b["indicator"]) >= 0.6
    )


def _tables(tally: Tally, wanted: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> None:
    for i in range(max(len(wanted), len(found))):
        rest = list(found[i]["rows"]) if i < len(found) else []
        for row in wanted[i]["rows"] if i < len(wanted) else []:
            same = _take(rest, lambda r, w=row: _row_key(r) == _row_key(w))
            _found_or_not(tally, "rows", _row_key(row), same)
            units = [{"name": n, "role": role} for role in ("lead", "responsible", "support") for n in row[role]]
            limit = [{"kind": row["deadline_kind"], "date": row["deadline_date"]}] if row["deadline"] else []
            found_row = {**(same or {}), "targets": []}
            _values(tally, _row_key(row), {"units": units, "deadlines": limit}, found_row, "row_")
        for row in rest:
            tally.extra["rows"].append(_row_key(row))


def _row_key(row: dict[str, Any]) -> str:
    return " | ".join(plain(row[key]) for key in ("number", "section", "task", "subtask"))
