"""The JSON Schemas (2020-12), made from the models: of what `ydparse extract` prints, and of a gold."""

from __future__ import annotations

import json
from typing import Any

from ydparse.models import SCHEMA_VERSION, Notice
from ydparse.models.gold import GOLD_VERSION, Gold

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def notice_schema() -> dict[str, Any]:
    """The schema of the JSON that comes out."""
    schema = Notice.model_json_schema(mode="serialization")
    for model in (schema, *schema["$defs"].values()):
        _as_printed(model)
    head = {
        "$schema": DIALECT,
        "$id": f"urn:ydparse:notice:{SCHEMA_VERSION}",
        "title": "公文工作计划（ydparse notice）",
    }
    return {**head, **{key: value for key, value in schema.items() if key != "title"}}


def gold_schema() -> dict[str, Any]:
    """The schema of the gold that `ydparse eval` reads."""
    schema = Gold.model_json_schema(mode="validation")
    for model in (schema, *schema["$defs"].values()):
        for field in model["properties"].values():
            field.pop("title", None)
    head = {
        "$schema": DIALECT,
        "$id": f"urn:ydparse:gold:{GOLD_VERSION}",
        "title": "标准答案（ydparse gold）",
    }
    return {**head, **{key: value for key, value in schema.items() if key != "title"}}


SCHEMAS = {"notice": notice_schema, "gold": gold_schema}


def schema_text(name: str) -> str:
    """The schema as it stands in `schemas/NAME.schema.json`."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"


def _as_printed(model: dict[str, Any]) -> None:
    """Every field is always printed, so each is required; defaults and machine-made titles say nothing then."""
    model["required"] = list(model["properties"])
    for field in model["properties"].values():
        field.pop("title", None)
        field.pop("default", None)
