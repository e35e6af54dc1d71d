"""Offsets of the text and of its folded view are two types: who mixes them is told by mypy, before anything runs."""

import tomllib
from pathlib import Path

import pytest
from mypy import api

ROOT = Path(__file__).parents[2]
IMPORTS = "from ydparse.document import Document, Ranges, TextAt, ViewAt\ndocument = Document('', ())\n"

KEPT_APART = {
    "text": "document.folded(TextAt(0), document.end)",
    "view": "document.view.to_text(ViewAt(0), document.view.end)",
    "there_and_back": "document.span(*document.view.to_text(document.view.to_view(TextAt(0)), document.view.end))",
    "ranges": "document.view.offsets[ViewAt(3)] in Ranges([(TextAt(0), TextAt(9))])",
}
MIXED = {
    "view_for_text": "document.folded(document.view.to_view(TextAt(0)), document.end)",
    "text_for_view": "document.view.to_text(ViewAt(0), document.end)",
    "number_for_either": "document.span(0, 9)",
    "ranges": "document.view.to_view(TextAt(3)) in Ranges([(TextAt(0), TextAt(9))])",
    "offsets": "document.view.offsets[TextAt(3)]",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bool]:
    """Whether mypy says something of each wording; asked once, for it reads all that they import."""
    folder = tmp_path_factory.mktemp("mixed")
    codes = {f"mixed_{name}": code for name, code in MIXED.items()}
    codes |= {f"apart_{name}": code for name, code in KEPT_APART.items()}
    for name, code in codes.items():
        (folder / f"{name}.py").write_text(IMPORTS + code + "\n", encoding="utf-8")
    config = f"--config-file={ROOT / 'pyproject.toml'}"
    said, errors, _ = api.run([config, "--no-error-summary", *(str(folder / f"{name}.py") for name in codes)])
    assert not errors
    return {name: f"{name}.py:" in said for name in codes}


@pytest.mark.parametrize("name", KEPT_APART)
def test_offsets_that_are_kept_apart_pass(told: dict[str, bool], name: str) -> None:
    assert not told[f"apart_{name}"]


@pytest.mark.parametrize("name", MIXED)
def test_mixed_offsets_are_an_error_of_type(told: dict[str, bool], name: str) -> None:
    assert told[f"mixed_{name}"]


def test_types_are_checked_as_strictly_as_that_needs() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    assert settings["strict"]
    assert "ydparse" in settings["packages"]
