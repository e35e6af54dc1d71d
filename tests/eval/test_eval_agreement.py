"""The figures are those of the corpus's own scorer: on what is found, and on what was spoilt on purpose, field by field."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from corpus import GOLD, MISSING, all_golds, official_scorer, source_of

from ydparse import Notice, extract
from ydparse.eval import compare
from ydparse.models.gold import Gold

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason=MISSING)

Json = dict[str, Any]
GOLDS = all_golds()
SOME = 0.3  # share of entries that are spoilt


@cache
def found(path: Path) -> str:
    return extract(source_of(path)).model_dump_json()


def entries(notice: Json) -> list[Json]:
    """Sections, items and rows."""
    return [*notice["sections"], *notice["items"], *(row for table in notice["tables"] for row in table["rows"])]


def values(notice: Json, kind: str) -> list[Json]:
    return [value for entry in entries(notice) for value in entry[kind]]


def dropper(part: str) -> Callable[[Json, random.Random], None]:
    """Some entries of a list go, in the notice or in its entries."""

    def drop(notice: Json, dice: random.Random) -> None:
        for holder in [notice] if part in notice else entries(notice):
            holder[part] = [value for value in holder[part] if dice.random() > SOME]

    return drop


def doubler(part: str) -> Callable[[Json, random.Random], None]:
    """Some entries of a list stand twice."""

    def double(notice: Json, dice: random.Random) -> None:
        for holder in [notice] if part in notice else entries(notice):
            holder[part] = [value for value in holder[part] for _ in range(1 + (dice.random() < SOME))]

    return double


def mixer(kind: str, *keys: str) -> Callable[[Json, random.Random], None]:
    """Values of a kind swap what they say under these keys."""

    def mix(notice: Json, dice: random.Random) -> None:
        chosen = [value for value in values(notice, kind) if dice.random() < SOME]
        others = [{key: value[key] for key in keys} for value in chosen]
        dice.shuffle(others)
        for value, other in zip(chosen, others, strict=True):
            value.update(other)

    return mix


def shift_spans(notice: Json, dice: random.Random) -> None:
    for kind in ("units", "deadlines", "targets"):
        for value in values(notice, kind):
            if dice.random() < SOME:
                value["span"] = {**value["span"], "start": value["span"]["start"] + dice.choice((0, 1, 3))}


def spoil_metadata(notice: Json, dice: random.Random) -> None:
    metadata = notice["metadata"]
    for key, value in metadata.items():
        if dice.random() < SOME:
            metadata[key] = [*value[1:], "某局"] if isinstance(value, list) else None


def spoil_items(notice: Json, dice: random.Random) -> None:
    for item in notice["items"]:
        if dice.random() < SOME:
            key = dice.choice(("text", "label", "section_ids"))
            item[key] = item[key][: len(item[key]) // 2]


def spoil_sections(notice: Json, dice: random.Random) -> None:
    for section in notice["sections"]:
        if dice.random() < SOME:
            section["title"] = section["title"][1:]
            section["id"] += "x"


def empty(notice: Json, dice: random.Random) -> None:
    notice.update(sections=[], items=[], tables=[])


SPOILT: dict[str, Callable[[Json, random.Random], None]] = {
    "as found": lambda notice, dice: None,
    "items dropped": dropper("items"),
    "sections dropped": dropper("sections"),
    "tables dropped": dropper("tables"),
    "units dropped": dropper("units"),
    "deadlines dropped": dropper("deadlines"),
    "targets dropped": dropper("targets"),
    "items twice": doubler("items"),
    "units twice": doubler("units"),
    "deadlines twice": doubler("deadlines"),
    "targets twice": doubler("targets"),
    "tables twice": doubler("tables"),
    "roles mixed": mixer("units", "role"),
    "names mixed": mixer("units", "name"),
    "implied mixed": mixer("units", "implied"),
    "dates mixed": mixer("deadlines", "date", "kind"),
    "limits mixed": mixer("deadlines", "text"),
    "values mixed": mixer("targets", "value", "unit"),
    "bounds mixed": mixer("targets", "comparator", "direction", "value_max"),
    "indicators mixed": mixer("targets", "indicator"),
    "kinds mixed": mixer("targets", "kind"),
    "spans shifted": shift_spans,
    "metadata spoilt": spoil_metadata,
    "items spoilt": spoil_items,
    "sections spoilt": spoil_sections,
    "empty": empty,
}


def all_at_once(notice: Json, dice: random.Random) -> None:
    for name, spoil in SPOILT.items():
        if name != "empty":
            spoil(notice, dice)


def differences(gold: Json, notice: Json) -> dict[str, tuple[Any, Any]]:
    """The fields whose figures are not those of the official scorer."""
    scorer = official_scorer()
    official = scorer.Tally()
    scorer.score_document(official, "", gold, notice)
    ours = compare(Gold.model_validate(gold), Notice.model_validate(notice))
    pairs = {field: (official.figures(field), ours.figures(field)._asdict()) for field in scorer.FIELDS}
    return {field: pair for field, pair in pairs.items() if pair[0] != pair[1]}


@pytest.mark.parametrize("spoil", [*SPOILT.values(), all_at_once], ids=[*SPOILT, "all at once"])
def test_the_same_figures(spoil: Callable[[Json, random.Random], None]) -> None:
    dice = random.Random(1)
    for path in GOLDS:
        gold, notice = json.loads(path.read_text(encoding="utf-8")), json.loads(found(path))
        spoil(notice, dice)
        assert not differences(gold, notice), path.stem


@pytest.mark.parametrize("flag", [True, False])
def test_the_same_figures_whatever_is_optional(flag: bool) -> None:
    dice = random.Random(2)
    for path in GOLDS:
        gold, notice = json.loads(path.read_text(encoding="utf-8")), json.loads(found(path))
        for entry in (*gold["sections"], *gold["items"]):
            for value in (*entry.get("units", []), *entry["deadlines"], *entry["targets"]):
                if dice.random() < 0.5 and value.get("value", 0) is not None:
                    value["optional"] = flag
        all_at_once(notice, dice)
        assert not differences(gold, notice), path.stem


def test_what_is_spoilt_lowers_the_figures() -> None:
    """Otherwise the agreement would say little."""
    dice, lowered = random.Random(3), set()
    for path in GOLDS:
        notice = json.loads(found(path))
        all_at_once(notice, dice)
        tally = compare(Gold.model_validate_json(path.read_bytes()), Notice.model_validate(notice))
        lowered |= {field for field in official_scorer().FIELDS if tally.figures(field).f1 < 1}
    assert lowered == set(official_scorer().FIELDS)
