"""One notice of each sample in every format that an office has gives the same tasks, bodies, limits and targets."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import formats
import pytest

from ydparse import Notice, extract


@cache
def of_text(name: str) -> dict[str, Any]:
    """What the text of a sample gives."""
    return said(extract(formats.ROOT / "samples" / f"{name}.txt"))


def said(notice: Notice) -> dict[str, Any]:
    """The elements, and sections, items and rows with their bodies, limits and targets, without where they stand."""
    full = json.loads(notice.model_dump_json(include={"metadata", "sections", "items", "tables"}))
    full["metadata"].pop("published_on")  # a web page has one of its own
    return {name: _without_places(part) for name, part in full.items()}


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(part) for key, part in value.items() if key not in ("span", "scope")}
    return [_without_places(part) for part in value] if isinstance(value, list) else value


def check_same(name: str, file: Path | bytes) -> None:
    expected, found = of_text(name), said(extract(file))
    for part, values in expected.items():
        assert found[part] == values, part


@pytest.mark.parametrize("kind", ["docx", "html", "mht", "ofd", "pdf"])
@pytest.mark.parametrize("name", formats.NAMES)
def test_as_built(name: str, kind: str) -> None:
    check_same(name, formats.built(name, kind))


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    """kind → name → the file as LibreOffice saved it."""
    if formats.soffice() is None:
        assert "CI" not in os.environ, "CI must have LibreOffice: .ci/run installs it"
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("saved")
    return {kind: formats.converted(folder, kind) for kind in formats.FILTERS}


@pytest.mark.slow
@pytest.mark.parametrize("kind", formats.FILTERS)
@pytest.mark.parametrize("name", formats.NAMES)
def test_as_libreoffice_saves_it(saved: dict[str, dict[str, Path]], name: str, kind: str) -> None:
    check_same(name, saved[kind][name])
