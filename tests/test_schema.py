"""The published schema is what the models say, and what comes out is what the schema says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from corpus import GOLD, MISSING, all_golds
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from pydantic import ValidationError as ModelError

from ydparse.cli.schema import NAMES
from ydparse.models import Notice
from ydparse.models.gold import Gold
from ydparse.writers.schema import SCHEMAS, schema_text

ROOT = Path(__file__).resolve().parent.parent
HANDMADE = ROOT / "tests" / "writers" / "notice.json"


def goldens() -> list[Path]:
    """Every JSON file beside the samples that holds a notice."""
    files = sorted((ROOT / "samples").rglob("*.json"))
    return [file for file in files if '"schema_version"' in file.read_text(encoding="utf-8")]


def published(name: str) -> str:
    return (ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")


def validator(name: str = "notice") -> Draft202012Validator:
    schema = json.loads(published(name))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def handmade() -> Any:
    return json.loads(HANDMADE.read_text(encoding="utf-8"))


def test_the_schemas() -> None:
    assert tuple(SCHEMAS) == NAMES
    assert {path.name for path in (ROOT / "schemas").glob("*.json")} == {f"{name}.schema.json" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_the_published_schema_is_up_to_date(name: str) -> None:
    assert published(name) == schema_text(name), "run `make schemas`"


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name]())


@pytest.mark.parametrize("root", NAMES)
def test_every_field_says_in_chinese_what_it_is(root: str) -> None:
    schema = SCHEMAS[root]()
    for name, model in {root: schema, **schema["$defs"]}.items():
        for field, value in model["properties"].items():
            assert any("\u4e00" <= c <= "\u9fff" for c in value.get("description", "")), f"{name}.{field}"


def test_what_comes_out_is_valid() -> None:
    notice = Notice.model_validate(handmade())
    validator().validate(json.loads(notice.model_dump_json()))


@pytest.mark.parametrize("path", goldens(), ids=lambda path: path.name)
def test_a_golden_file_is_valid(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    for notice in content if isinstance(content, list) else [content]:
        validator().validate(notice)


def test_every_truth_is_a_gold() -> None:
    truths = sorted((ROOT / "tests" / "truth").glob("*.json"))
    assert truths
    for path in truths:
        validator("gold").validate(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.skipif(not GOLD.is_dir(), reason=MISSING)
def test_every_gold_of_the_corpus_is_a_gold() -> None:
    for path in all_golds():
        validator("gold").validate(json.loads(path.read_text(encoding="utf-8")))


BAD_GOLD: dict[str, dict[str, Any]] = {
    "an unknown field": {"itmes": []},
    "no items": {"items": None},
    "an item without a start": {"items": [{"label": "1.", "end": "。"}]},
    "an item with an empty start": {"items": [{"label": "1.", "start": "", "end": "。"}]},
    "an unknown role": {"items": [{"label": "1.", "start": "修", "end": "。", "units": [{"name": "甲", "role": "x"}]}]},
    "no date": {"metadata": {"issued_on": "2025年3月"}},
}


@pytest.mark.parametrize("spoilt", BAD_GOLD.values(), ids=BAD_GOLD)
def test_model_and_schema_refuse_the_same_golds(spoilt: dict[str, Any]) -> None:
    gold: dict[str, Any] = {"metadata": {}, "sections": [], "items": []}
    validator("gold").validate(gold)
    Gold.model_validate(gold)
    with pytest.raises(ValidationError):
        validator("gold").validate({**gold, **spoilt})
    with pytest.raises(ModelError):
        Gold.model_validate({**gold, **spoilt})


BAD = {
    "an unknown field": lambda notice: notice.update(extra=1),
    "a missing field": lambda notice: notice.pop("warnings"),
    "a missing field that may be null": lambda notice: notice["metadata"].pop("approved_on"),
    "no date": lambda notice: notice["metadata"].update(issued_on="2025年3月"),
    "an unknown role": lambda notice: notice["items"][0]["units"][0].update(role="chief"),
    "another version": lambda notice: notice.update(schema_version="2"),
}


@pytest.mark.parametrize("spoil", BAD.values(), ids=BAD)
def test_what_breaks_the_contract_is_refused(spoil: Any) -> None:
    notice = handmade()
    spoil(notice)
    with pytest.raises(ValidationError):
        validator().validate(notice)
