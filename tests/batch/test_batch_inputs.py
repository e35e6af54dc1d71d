"""Which files a batch takes, and where they stand in the mirrored tree."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ydparse.batch.inputs import Selection, find_inputs, find_listed

FILES = (
    "要点.txt", "~$要点.docx", ".DS_Store", "Thumbs.db", "省/方案.pdf", "省/市/分工.docx", "省/市/.隐藏/密.txt", "草稿/要点.txt",
    "草稿/旧/方案.PDF", "__MACOSX/要点.txt",
)  # fmt: skip

CASES = {
    "everything but what systems leave": (
        Selection(),
        ["省/市/分工.docx", "省/方案.pdf", "草稿/旧/方案.PDF", "草稿/要点.txt", "要点.txt"],
    ),
    "by the name": (Selection(include=("*.pdf",)), ["省/方案.pdf"]),
    "by several names": (Selection(include=("*.pdf", "*.docx")), ["省/市/分工.docx", "省/方案.pdf"]),
    "by the folder": (Selection(include=("草稿/*",)), ["草稿/旧/方案.PDF", "草稿/要点.txt"]),
    "without a folder": (Selection(exclude=("草稿",)), ["省/市/分工.docx", "省/方案.pdf", "要点.txt"]),
    "without a name": (Selection(exclude=("要点*",)), ["省/市/分工.docx", "省/方案.pdf", "草稿/旧/方案.PDF"]),
    "both": (Selection(include=("*.txt",), exclude=("草稿*",)), ["要点.txt"]),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / "公文" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "公文"


@pytest.mark.parametrize("name", CASES)
def test_what_of_a_folder_is_taken(folder: Path, name: str) -> None:
    selection, wanted = CASES[name]
    assert sorted(found.name for found in find_inputs([str(folder)], selection)) == sorted(wanted)


def test_named_files_are_taken_in_any_case(folder: Path) -> None:
    hidden = folder / ".DS_Store"
    (found,) = find_inputs([str(hidden)], Selection(include=("*.pdf",)))
    assert (found.path, found.name, found.size) == (str(hidden), ".DS_Store", len(".DS_Store"))


def test_several_folders_keep_their_names(folder: Path) -> None:
    found = find_inputs([str(folder / "省"), str(folder / "草稿"), str(folder / "要点.txt")], Selection())
    assert sorted(one.name for one in found) == sorted(
        ["省/方案.pdf", "省/市/分工.docx", "草稿/要点.txt", "草稿/旧/方案.PDF", "要点.txt"]
    )


def test_a_folder_is_the_same_however_it_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    written = [{one.path for one in find_inputs([path], Selection())} for path in ("省", "./省/", "省//", "草稿/../省")]
    assert written == [{"省/方案.pdf", "省/市/分工.docx"}] * 4
    assert {one.name for one in find_inputs(["."], Selection(exclude=("草稿",)))} == {
        "要点.txt", "省/方案.pdf", "省/市/分工.docx",
    }  # fmt: skip


def test_a_list_keeps_folders_and_takes_what_is_not_there(folder: Path) -> None:
    lines = [f"{folder}/省\n", f"{folder}/没有.txt\r\n", "\n", "../上面.txt"]
    found = {one.name: one for one in find_listed(lines, Selection())}
    place = str(folder).lstrip("/")
    assert set(found) == {f"{place}/省/方案.pdf", f"{place}/省/市/分工.docx", f"{place}/没有.txt", "上面.txt"}
    assert found["上面.txt"].path == "../上面.txt"
    assert found["上面.txt"].stamp == ""


def test_links_are_followed_once(folder: Path) -> None:
    (folder / "省" / "回来").symlink_to(folder)
    (folder / "省" / "别名.txt").symlink_to(folder / "要点.txt")
    (folder / "省" / "断了.txt").symlink_to(folder / "没有.txt")
    names = [found.name for found in find_inputs([str(folder)], Selection(include=("*.txt",)))]
    assert sorted(names) == sorted(["要点.txt", "草稿/要点.txt", "省/别名.txt", "省/断了.txt"])


def test_what_is_no_file_is_passed_by(folder: Path) -> None:
    os.mkfifo(folder / "管道.txt")
    assert "管道.txt" not in {found.name for found in find_inputs([str(folder)], Selection())}


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may look into every folder")
def test_a_closed_folder_is_told(folder: Path) -> None:
    (folder / "省").chmod(0)
    assert "省" in {found.name for found in find_inputs([str(folder)], Selection())}
    (folder / "省").chmod(0o755)


def test_names_that_are_no_text(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/\xd2\xaa\xb5\xe3.txt"  # GBK, as old archives leave it
    with open(raw, "wb") as stream:  # noqa: PTH123 - a path of bytes
        stream.write(b"x")
    (found,) = find_inputs([str(tmp_path)], Selection())
    assert os.fsencode(found.path) == raw
