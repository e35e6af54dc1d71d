"""The published schema is what the models say, and what comes out is what the schema says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from ydparse.models import Notice
from ydparse.writers.schema import notice_schema, schema_text

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ROOT / "schemas" / "notice.schema.json"
HANDMADE = ROOT / "tests" / "writers" / "notice.json"


def goldens() -> list[Path]:
    """Every JSON file beside the samples that holds a notice."""
    files = sorted((ROOT / "samples").rglob("*.json"))
    return [file for file in files if '"schema_version"' in file.read_text(encoding="utf-8")]


def validator() -> Draft202012Validator:
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def handmade() -> Any:
    return json.loads(HANDMADE.read_text(encoding="utf-8"))


def test_the_published_schema_is_up_to_date() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), "run `make schemas`"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(notice_schema())


def test_every_field_says_in_chinese_what_it_is() -> None:
    schema = notice_schema()
    for name, model in {"Notice": schema, **schema["$defs"]}.items():
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
