"""The samples: each in every format against its truth, all formats alike, and the expected JSON beside them."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import formats
import golden
import pytest
from notices import check_evidence
from tables import params

from ydparse import Notice, extract
from ydparse.eval import FIELDS, Tally, compare
from ydparse.eval.report import difference_lines
from ydparse.models.gold import Gold

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
NAMES = golden.names()
SUFFIXES = (".txt", ".wrapped.txt", ".pdf", ".ofd", ".docx", ".doc", ".html", ".mht")
FILES = [name + suffix for name in NAMES for suffix in SUFFIXES if (SAMPLES / (name + suffix)).exists()]
if formats.soffice() is None:  # a .doc is read with its help; tests/test_formats.py says where CI lacks it
    FILES = [file for file in FILES if not file.endswith(".doc")]

# F1 of a field that is not perfect yet, by sample (all its formats), rounded down to 0.005. All others are 1.
# They only go up.
FLOORS: dict[str, dict[str, float]] = {
    "gov-data-service-measures-2026": {"metadata_full": 0.950},  # a national body that no list names: no level
    "qinghe-integration-plan-2026": {"indicators": 0.900},
    "qingjiang-action-plan-2026-2028": {"indicators": 0.920},
    "yunling-key-points-2026": {"indicators": 0.970},
}
# Samples whose formats differ, with the reason.
DIFFERENT_FORMATS = {}


def name_of(file: str) -> str:
    return file.split(".", 1)[0]


@cache
def notice_of(file: str) -> Notice:
    return extract(SAMPLES / file)


@cache
def tally_of(file: str) -> Tally:
    gold = Gold.model_validate_json((ROOT / "tests" / "truth" / f"{name_of(file)}.json").read_bytes())
    if file.endswith((".html", ".mht")):
        metadata = gold.metadata.model_copy(update={"published_on": date_of_page(name_of(file))})
        gold = gold.model_copy(update={"metadata": metadata})
    return compare(gold, notice_of(file), name_of(file))


def date_of_page(name: str) -> date:
    """The day on which the web page of a sample says that it was published, from the sample's source."""
    head = tomllib.loads((SAMPLES / "sources" / f"{name}.md").read_text(encoding="utf-8").split("+++")[1])
    return date.fromisoformat(head["published_on"])


def in_format(name: str) -> list[str]:
    """The files of a sample."""
    return [file for file in FILES if name_of(file) == name]


def values(notice: Notice) -> dict[str, Any]:
    """What a notice says, without where it stands."""
    full = json.loads(notice.model_dump_json(exclude={"text", "source", "warnings"}))
    full["metadata"].pop("published_on")  # a web page has one of its own
    return {key: _without_places(value) for key, value in full.items()}


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(v) for key, v in value.items() if key not in ("span", "scope")}
    if isinstance(value, list):
        return [_without_places(v) for v in value]
    return value


def test_every_sample_has_a_truth_and_a_file() -> None:
    assert {name_of(file) for file in FILES} == set(NAMES)
    assert len(NAMES) >= 6


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("file", FILES)
def test_a_sample_agrees_with_its_truth(file: str, field: str) -> None:
    tally = tally_of(file)
    floor = FLOORS.get(name_of(file), {}).get(field, 1.0)
    assert tally.figures(field).f1 >= floor, "\n".join(difference_lines(tally, [field]))


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_measured(field: str) -> None:
    """A floor on what no truth says could not fail."""
    assert sum(tally_of(file).figures(field).gold for file in FILES) > 0


@pytest.mark.parametrize("file", FILES)
def test_every_span_is_the_evidence(file: str) -> None:
    check_evidence(notice_of(file))


@pytest.mark.parametrize("file", FILES)
def test_a_row_has_one_limit(file: str) -> None:
    assert all(len(row.deadlines) <= 1 for table in notice_of(file).tables for row in table.rows)


@pytest.mark.parametrize("file", FILES)
def test_a_span_says_where_in_the_file_it_stands(file: str) -> None:
    """Lines in text; pages and boxes in PDF; every item of a text file stands on the line that its span names."""
    notice = notice_of(file)
    spans = [item.span for item in notice.items]
    if notice.source.format == "txt":
        encoding = notice.source.encoding or "utf-8"
        lines = (SAMPLES / file).read_bytes().decode(encoding.removesuffix("-sig")).splitlines()
        for item in notice.items:
            assert item.span.line is not None
            start = "".join((item.label + item.text).split())[:6]
            here = "".join("".join(lines[item.span.line - 1 : item.span.line + 3]).split())
            assert start in here
    elif notice.source.format in ("pdf", "ofd"):
        assert all(span.page is not None and span.bbox is not None for span in spans)
        assert max(span.page or 0 for span in spans) <= (notice.source.page_count or 0)


@pytest.mark.parametrize("name", params([(name, name) for name in NAMES], misses=DIFFERENT_FORMATS))
def test_all_formats_are_the_same_notice(name: str) -> None:
    files = in_format(name)
    first = values(notice_of(files[0]))
    for file in files[1:]:  # none for a sample of one format
        other = values(notice_of(file))
        for part in first:
            assert other[part] == first[part], f"{part} of {file} is not that of {files[0]}"


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_resolve(name: str) -> None:
    notice = notice_of(in_format(name)[0])
    sections = [section.id for section in notice.sections]
    items = [item.id for item in notice.items]
    assert len({*sections, *items}) == len(sections) + len(items)
    for section in notice.sections:
        assert section.parent_id is None or sections.index(section.parent_id) < sections.index(section.id)
    for item in notice.items:
        assert set(item.section_ids) <= set(sections)
    for row in (row for table in notice.tables for row in table.rows):
        assert row.item_id is None or row.item_id in items
    assert all(warning.item_id is None or warning.item_id in items for warning in notice.warnings)


@pytest.mark.parametrize("file", FILES)
def test_json_is_valid_by_the_schema(file: str) -> None:
    schema = ROOT / "schemas" / "notice.schema.json"
    if not schema.exists():
        pytest.skip("schemas/notice.schema.json is not there: run `make schemas`")
    from jsonschema import Draft202012Validator

    content = json.loads(notice_of(file).model_dump_json())
    Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(content)


@pytest.mark.parametrize("file", FILES)
def test_json_reads_back_as_the_same_notice(file: str) -> None:
    notice = notice_of(file)
    assert Notice.model_validate_json(notice.model_dump_json()) == notice


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str) -> None:
    expected = golden.golden_path(name)
    assert expected.exists(), "run `make golden`"
    assert json.loads(golden.render(name)) == json.loads(expected.read_text(encoding="utf-8")), (
        "run `make golden` and read the difference"
    )


def test_goldens_are_not_written_in_ci(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CI", "true")
    assert golden.main(["--update"]) == 1
    assert "CI" in capsys.readouterr().err
