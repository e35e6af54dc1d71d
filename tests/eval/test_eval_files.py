"""Which notice belongs to which gold, and what is said of files that are not what they should be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ydparse import Notice
from ydparse.errors import InvalidJson, MissingFile, UnknownEncoding, YdparseError
from ydparse.eval.files import Predictions, find_golds, read_gold

EMPTY: dict[str, Any] = {"metadata": {}, "sections": [], "items": []}


def write(path: Path, value: Any) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def notice(path: str) -> dict[str, Any]:
    """The JSON of a notice that was read from `path`."""
    return {"text": "", "source": {"path": path, "format": "txt", "sha256": ""}, "metadata": {}}


def found(gold: Path, pred: Path, *, alone: bool = False) -> str | None:
    """The file that belongs to a gold, or the path that the notice was read from."""
    result = Predictions(pred).find(gold, read_gold(gold), alone=alone)
    return result.source.path if isinstance(result, Notice) else result.name


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write(tmp_path / "gold" / "a.json", EMPTY)


@pytest.mark.parametrize(
    ("there", "taken"),
    [
        (["a.txt"], "a.txt"),
        (["a.docx", "a.pdf", "a.txt", "b.docx"], "a.docx"),
        (["a.pdf", "a.wrapped.txt"], "a.pdf"),
    ],
)
def test_the_notice_of_that_name(gold: Path, tmp_path: Path, there: list[str], taken: str) -> None:
    for name in there:
        write(tmp_path / "pred" / name, "x")
    assert found(gold, tmp_path / "pred") == taken


def test_json_goes_before_the_notice(gold: Path, tmp_path: Path) -> None:
    write(tmp_path / "pred" / "a.txt", "x")
    write(tmp_path / "pred" / "a.json", notice("年度/a.txt"))
    assert found(gold, tmp_path / "pred") == "年度/a.txt"


def test_gold_and_notice_in_one_folder(gold: Path) -> None:
    write(gold.parent / "a.txt", "x")
    assert found(gold, gold.parent) == "a.txt"


def test_the_source_that_the_gold_names(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold" / "a.json", {**EMPTY, "source": "b.pdf"})
    write(tmp_path / "pred" / "a.txt", "x")
    write(tmp_path / "pred" / "b.pdf", "x")
    assert found(gold, tmp_path / "pred") == "b.pdf"


@pytest.mark.parametrize(
    ("there", "taken"),
    [(["b.pdf", "网页/b.pdf"], "网页/b.pdf"), (["b.pdf"], "b.pdf"), (["a.txt", "别处/b.pdf"], "a.txt")],
)
def test_a_source_in_a_folder_below(tmp_path: Path, there: list[str], taken: str) -> None:
    gold = write(tmp_path / "gold" / "a.json", {**EMPTY, "source": "网页/b.pdf"})
    (tmp_path / "pred").mkdir()
    for name in there:
        write(tmp_path / "pred" / name, "x")
    assert Predictions(tmp_path / "pred").find(gold, read_gold(gold), alone=False) == tmp_path / "pred" / taken


def test_a_source_on_another_path_is_looked_for_by_its_name(tmp_path: Path) -> None:
    elsewhere = write(tmp_path / "b.pdf", "x")
    gold = write(tmp_path / "gold" / "a.json", {**EMPTY, "source": str(elsewhere)})
    write(tmp_path / "pred" / "b.pdf", "x")
    assert Predictions(tmp_path / "pred").find(gold, read_gold(gold), alone=False) == tmp_path / "pred" / "b.pdf"


@pytest.mark.parametrize("name", ["all.jsonl", "all.json"])
@pytest.mark.parametrize("as_list", [True, False])
def test_a_collection_by_the_name_of_the_source(gold: Path, tmp_path: Path, name: str, as_list: bool) -> None:
    notices = [notice("in/b.docx"), notice(r"C:\公文\a.docx")]
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in notices) + "\n"
    pred = write(tmp_path / name, notices if as_list else lines)
    assert found(gold, pred) == r"C:\公文\a.docx"


def test_alone_a_file_need_not_have_the_name(gold: Path, tmp_path: Path) -> None:
    assert found(gold, write(tmp_path / "x.json", notice("y.txt")), alone=True) == "y.txt"
    assert found(gold, write(tmp_path / "x.txt", "x"), alone=True) == "x.txt"


@pytest.mark.parametrize("name", ["x.txt", "x.json"])
def test_no_notice_of_that_name(gold: Path, tmp_path: Path, name: str) -> None:
    write(tmp_path / "pred" / name, notice("x.txt"))
    for pred in (tmp_path / "pred", tmp_path / "pred" / name):
        with pytest.raises(MissingFile, match=r"a\.json：YD001 .*找不到它的公文"):
            found(gold, pred)


def test_a_folder_of_golds(tmp_path: Path) -> None:
    paths = [write(tmp_path / "gold" / name, EMPTY) for name in ("b.json", "a.json")]
    write(tmp_path / "gold" / "a.txt", "x")
    assert find_golds(tmp_path / "gold") == sorted(paths)
    (tmp_path / "empty").mkdir()
    with pytest.raises(MissingFile, match="目录里没有标准答案"):
        find_golds(tmp_path / "empty")


BAD: dict[str, tuple[str, type[YdparseError], str]] = {
    "broken": ('{"metadata": {},\n "items": [,]}', InvalidJson, "第 2 行不是JSON"),
    "brackets without end": ("[" * 100_000, InvalidJson, "第 1 行不是JSON"),
    "a number without end": ("9" * 10_000, InvalidJson, "第 1 行不是JSON"),
    "empty": ("", InvalidJson, "却有 0 份"),
    "two": ("{} {}", InvalidJson, "却有 2 份"),
    "no object": ("[]", InvalidJson, "全文"),
    "a part missing": ('{"metadata": {}, "sections": []}', InvalidJson, "YD011 items 缺这一项"),
    "a part too many": (json.dumps({**EMPTY, "itmes": []}), InvalidJson, "itmes 是多出来的"),
    "an unknown role": (
        json.dumps({**EMPTY, "items": [{"label": "1.", "start": "a", "end": "b", "units": [{"name": "甲", "role": "boss"}]}]}),
        InvalidJson,
        r"items\[0\].units\[0\].role 应是 'lead'、'responsible'、'support'",
    ),
    "no date": (json.dumps({**EMPTY, "metadata": {"issued_on": "2026年3月"}}), InvalidJson, 'issued_on 的值不对：“2026年3月”'),
    "several": (json.dumps({**EMPTY, "a": 1, "b": 2}), InvalidJson, "共 2 处"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "message"), BAD.values(), ids=BAD)
def test_a_gold_that_is_none(tmp_path: Path, text: str, kind: type[YdparseError], message: str) -> None:
    with pytest.raises(kind, match=message) as caught:
        read_gold(write(tmp_path / "a.json", text))
    assert "ydparse schema gold" in str(caught.value) or "逗号" in str(caught.value)


def test_a_gold_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(json.dumps({**EMPTY, "source": "要点"}, ensure_ascii=False).encode("gb18030"))
    with pytest.raises(UnknownEncoding, match="UTF-8"):
        read_gold(path)
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(EMPTY).encode())
    assert read_gold(path).items == ()
