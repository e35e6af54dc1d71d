"""What a reading of a made notice got right, field by field and feature by feature.

Values are compared by what they say: a unit by name and role, a time limit by kind and date, a target by value and
unit (`targets_full`: with indicator, bound and direction too). Optional entries and benefits count neither way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from generated.amounts import OPEN
from generated.draft import Made
from generated.tally import Fault, Tally
from ydparse.eval.likeness import likeness, plain

FIELDS = (
    "metadata", "sections", "items", "units", "deadlines", "targets", "targets_full", "kinds", "strength",
    "rows", "row_units", "row_deadlines", "row_targets",
)  # fmt: skip
FLOORS = {"items": 0.995, "units": 0.99, "deadlines": 0.98, "targets": 0.97}
_BOUNDS = {">": "low", ">=": "low", "<": "high", "<=": "high", "=": "exact", "~": "about"}
_NOISE = str.maketrans("O〇lI|;", "00111:", "*#")
_STRAY = "|·"


class Judge:
    """Compares one notice with its truth and adds to a tally."""

    def __init__(self, tally: Tally, made: Made, seed: int) -> None:
        self.tally, self.made, self.seed = tally, made, seed
        self.whole = made.features[""]

    def hit(self, name: str, path: str) -> None:
        """A wanted value that was found."""
        self.tally.hits[name] += 1
        self._occurs(name, path)

    def miss(self, name: str, path: str, wanted: str, found: str = "") -> None:
        """A wanted value that was not."""
        self.tally.missed[name] += 1
        self._occurs(name, path)
        features = (*self.made.features.get(path, []), *self.whole)
        self.tally.faults[name].append(Fault(self.seed, path, wanted, found, features, self._passage(path, wanted)))

    def too_many(self, name: str, path: str, found: str) -> None:
        """A value that nobody wanted."""
        self.tally.extra[name] += 1
        inside = [
            tag for key, tags in self.made.features.items() if path and key.startswith(path + "/") for tag in tags
        ]
        features = tuple(dict.fromkeys(f"beside {tag}" for tag in inside))
        self.tally.faults[name].append(
            Fault(self.seed, path, "", found, (*features, *self.whole), self._passage(path, found))
        )

    def _passage(self, path: str, said: str) -> str:
        """The wording around what was said, for the eye."""
        text = self.made.passages.get("/".join(path.split("/")[:2]), "")
        quoted = re.split("[ =']", said.removeprefix("('"))[0]
        at = max(text.find(quoted), 0)
        return text[max(at - 30, 0) : at + len(quoted) + 30]

    def _occurs(self, name: str, path: str) -> None:
        for feature in (*self.made.features.get(path, []), *self.whole):
            self.tally.shown[name][feature] += 1

    def multiset(
        self,
        name: str,
        path: str,
        wanted: Iterable[tuple[str, Any]],
        found: Iterable[Any],
        optional: Iterable[Any] = (),
    ) -> None:
        """Wanted (place, key) against found keys; what is optional may be found."""
        rest = Counter(found)
        lost = []
        for place, key in wanted:
            if rest[key]:
                rest[key] -= 1
                self.hit(name, place)
            else:
                lost.append((place, key))
        left = list((rest - Counter(optional)).elements())
        for place, key in lost:
            self.miss(name, place, str(key), str(left))
        for key in left:
            self.too_many(name, path, str(key))


def judge(tally: Tally, made: Made, notice: dict[str, Any], seed: int = 0) -> None:
    """Add the comparison of one notice (as JSON) with its truth."""
    one = Judge(tally, made, seed)
    _metadata(one, made.truth["metadata"], notice["metadata"])
    sections = {section["id"]: section for section in notice["sections"]}
    rest = list(sections.values())
    for i, wanted in enumerate(made.truth["sections"]):
        same = _section(rest, wanted)
        right = same is not None and plain(same["title"]) == plain(wanted["title"])
        _entry(one, "sections", f"sections/{i}", wanted["label"] + wanted["title"], same, right)
        _values(one, f"sections/{i}", wanted, same or {})
    for section in rest:
        one.too_many("sections", "", section["label"] + section["title"])
        _values(one, "", {}, section)
    rest = list(notice["items"])
    for i, wanted in enumerate(made.truth["items"]):
        same = next((item for item in rest if clean(item["text"]).startswith(clean(wanted["start"]))), None)
        if same is not None:
            rest.remove(same)
        right = same is not None and _same_item(wanted, same, sections)
        _entry(
            one,
            "items",
            f"items/{i}",
            f"{wanted['label']}{wanted['start']}…{wanted['end']} {wanted['section']}",
            same,
            right,
        )
        _values(one, f"items/{i}", wanted, same or {})
    for item in rest:
        one.too_many("items", "", item["label"] + item["text"][:40])
        _values(one, "", {}, item)
    _tables(one, made.truth["tables"], notice["tables"])


def judge_tasks(made: Made, notice: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any] | None, bool]]:
    """Each wanted task with the item that was found for it and whether something in it is wrong."""
    sections = {section["id"]: section for section in notice["sections"]}
    rest, judged = list(notice["items"]), []
    for i, wanted in enumerate(made.truth["items"]):
        same = next((item for item in rest if clean(item["text"]).startswith(clean(wanted["start"]))), None)
        tally = Tally()
        if same is not None:
            rest.remove(same)
            _values(Judge(tally, made, 0), f"items/{i}", wanted, same)
        wrong = any(tally.missed[name] or tally.extra[name] for name in ("units", "deadlines", "targets"))
        judged.append((wanted, same, same is None or wrong or not _same_item(wanted, same, sections)))
    return judged


def clean(value: object) -> str:
    """A value as text of one width; blanks, the noise of scanning and the signs of Markdown apart."""
    return plain(value).translate(_NOISE)


def _metadata(one: Judge, wanted: dict[str, Any], found: dict[str, Any]) -> None:
    region = found["region"] or {}
    flat = {**found, "region_name": region.get("name"), "region_level": region.get("level")}
    for key, value in wanted.items():
        lists = [v if isinstance(v, list | tuple) else [v] for v in (value, flat[key])]
        keys = [[clean(v) for v in values if plain(v)] for values in lists]
        one.multiset(
            "metadata",
            "metadata",
            ((f"metadata/{key}", f"{key} {v}") for v in keys[0]),
            [f"{key} {v}" for v in keys[1]],
        )


def _section(rest: list[dict[str, Any]], wanted: dict[str, Any]) -> dict[str, Any] | None:
    for section in rest:
        if (
            _label(section["label"]) == _label(wanted["label"])
            and section["level"] == wanted["level"]
            and plain(section["title"]).startswith(plain(wanted["title"])[:6])
        ):
            rest.remove(section)
            return section
    return None


def _label(label: str) -> str:
    return plain(label).rstrip("、.,:")


def _same_item(wanted: dict[str, Any], item: dict[str, Any], sections: dict[str, Any]) -> bool:
    above = [_label(sections[i]["label"]) for i in item["section_ids"]]
    return (
        clean(item["text"]).rstrip("。.1·,:").endswith(clean(wanted["end"]).rstrip("。.1,:"))
        and _label(item["label"]) == _label(wanted["label"])
        and item["number"] in wanted.get("numbers", [wanted["number"]])  # either, where a mark was misread
        and above == [_label(label) for label in wanted["section"]]
    )


def _entry(one: Judge, name: str, path: str, wanted: str, found: dict[str, Any] | None, right: bool) -> None:
    if found is not None and right:
        one.hit(name, path)
        return
    said = (
        ""
        if found is None
        else f"{found['label']}{found.get('title') or ''}|{found['text'][:12]}…{found['text'][-20:]}"
    )
    one.miss(name, path, wanted, said)
    if found is not None:
        one.tally.extra[name] += 1


def _values(one: Judge, path: str, wanted: dict[str, Any], found: dict[str, Any], row: str = "") -> None:
    for name, key in (("units", _unit_key), ("deadlines", _limit_key)):
        entries = [
            (f"{path}/{name}/{i}", fact) for i, fact in enumerate(wanted.get(name, [])) if not fact.get("implied")
        ]
        firm = [(place, key(fact)) for place, fact in entries if not fact.get("optional")]
        free = [key(fact) for _, fact in entries if fact.get("optional")]
        said = [key(value) for value in found.get(name, []) if not value.get("implied")]
        one.multiset(row + name, path, firm, said, free)
    if not row:
        _targets(one, path, wanted.get("targets", []), found.get("targets", []))


def _unit_key(unit: dict[str, Any]) -> tuple[str, str]:
    return plain(unit["name"]), unit["role"]


def _limit_key(limit: dict[str, Any]) -> tuple[str, str | None]:
    return limit["kind"], limit["date"]


def _amount(target: dict[str, Any]) -> tuple[float | None, float | None, str]:
    values = [None if v is None else round(float(v), 4) for v in (target["value"], target["value_max"])]
    return values[0], values[1], plain(target["unit"])


def _told(target: dict[str, Any]) -> str:
    top = f"-{target['value_max']}" if target["value_max"] is not None else ""
    return f"{target['text']} = {target['indicator']} {target['comparator']} {target['value']}{top} {target['unit']} {target['direction']}"


def _targets(one: Judge, path: str, wanted: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> None:
    rest = list(found)
    order = sorted(enumerate(wanted), key=lambda pair: (bool(pair[1].get("optional")), pair[1]["kind"] == "benefit"))
    for i, target in order:
        place = f"{path}/targets/{i}"
        fits = [t for t in rest if _amount(t) == _amount(target)]
        best = max(fits, key=lambda t: likeness(t["indicator"], target["indicator"]), default=None)
        if best is not None:
            rest.remove(best)
            (one.hit if best["kind"] == target["kind"] else _wrong_kind(one))("kinds", place)
        if target.get("optional") or target["kind"] == "benefit":
            continue
        if best is None:
            one.miss("targets", place, _told(target), " | ".join(_told(t) for t in rest))
            continue
        one.hit("targets", place)
        if "strength" in best and "strength" in target:
            same = best["strength"] == target["strength"]
            one.hit("strength", place) if same else one.miss(
                "strength", place, f"{target['text']} {target['strength']}", str(best["strength"])
            )
        if _same_sense(target, best, OPEN in one.made.features.get(place, [])):
            one.hit("targets_full", place)
        else:
            one.miss("targets_full", place, _told(target), _told(best))
    for target in rest:
        if target["kind"] != "benefit":
            one.too_many("targets", path, _told(target))


def _wrong_kind(one: Judge) -> Any:
    return lambda name, place: one.miss(name, place, "the other kind")


def _same_sense(a: dict[str, Any], b: dict[str, Any], open_: bool) -> bool:
    return (
        _BOUNDS[a["comparator"]] == _BOUNDS[b["comparator"]]
        and a["direction"] == b["direction"]
        and (open_ or likeness(a["indicator"], b["indicator"]) >= 0.6)
    )


def _tables(one: Judge, wanted: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> None:
    for i in range(max(len(wanted), len(found))):
        rest = list(found[i]["rows"]) if i < len(found) else []
        for j, row in enumerate(wanted[i]["rows"] if i < len(wanted) else []):
            path = f"tables/{i}/rows/{j}"
            same = next((r for r in rest if _row_key(r) == _row_key(row)), None)
            if same is None:
                one.miss("rows", path, _row_key(row), " // ".join(_row_key(r) for r in rest[:3]))
            else:
                rest.remove(same)
                one.hit("rows", path)
            units = [{"name": n, "role": role} for role in ("lead", "responsible", "support") for n in row[role]]
            limits = [{"kind": row["deadline_kind"], "date": row["deadline_date"]}] if row["deadline"] else []
            one.multiset(
                "row_units", path, ((path, _unit_key(u)) for u in units), map(_unit_key, (same or {}).get("units", []))
            )
            if row["deadline"]:
                said = [_limit_key(limit) for limit in (same or {}).get("deadlines", [])]
                one.multiset("row_deadlines", path, ((path, _limit_key(limit)) for limit in limits), said)
            if path in one.made.row_targets:
                wanted_targets = one.made.row_targets[path]
                firm = [(f"{path}/targets/{k}", str(_amount(target))) for k, target in enumerate(wanted_targets)]
                one.multiset(
                    "row_targets", path, firm, [str(_amount(target)) for target in (same or {}).get("targets", [])]
                )
        for row in rest:
            one.too_many("rows", f"tables/{i}", _row_key(row))


def _row_key(row: dict[str, Any]) -> str:
    return " | ".join(clean(row[key]) for key in ("number", "section", "task", "subtask"))
