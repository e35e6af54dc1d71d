"""A part has the same bytes whichever of its notices are old; what is damaged counts as lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from folders import notice

from ydparse.batch.parts import FORMATS, part_names
from ydparse.batch.payloads import make_payload, pack
from ydparse.batch.storage import Disk
from ydparse.pipeline import extract


@pytest.fixture(scope="module")
def read() -> dict[str, dict[str, bytes]]:
    """By format, the payloads of some notices by SHA-256."""
    notices = [extract(notice(number).encode()) for number in range(9)]
    kinds = {".jsonl": "line", ".parquet": "rows"}
    return {
        suffix: {one.source.sha256: pack(make_payload(one, kind)) for one in notices}  # type: ignore[arg-type]
        for suffix, kind in kinds.items()
    }


def place(folder: Path, suffix: str) -> Disk:
    for name in part_names(suffix, 0):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    return Disk(str(folder))


def write(disk: Disk, suffix: str, order: list[str], fresh: dict[str, bytes]) -> dict[str, bytes]:
    files = dict(FORMATS[suffix](disk, 0).merge(order, fresh))
    for name, data in files.items():
        disk.put(name, data)
    return files


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_bytes_whatever_stood(tmp_path: Path, read: dict[str, dict[str, bytes]], suffix: str) -> None:
    fresh, rng = read[suffix], random.Random(7)
    order = list(fresh)
    rng.shuffle(order)
    whole = write(place(tmp_path / "whole", suffix), suffix, order, fresh)
    assert sum(map(len, whole.values())) > 1000
    disk = place(tmp_path / "again", suffix)
    for _ in range(6):
        standing = rng.sample(order, rng.randint(0, len(order)))
        before = [sha256 for sha256 in order if sha256 in standing]
        write(disk, suffix, before, fresh)
        old = FORMATS[suffix](disk, 0)
        assert [sha256 for sha256 in order if old.has(sha256)] == before
        kept = [sha256 for sha256 in before if rng.random() < 0.7]
        new = {sha256: payload for sha256, payload in fresh.items() if sha256 not in kept}
        assert write(disk, suffix, order, new) == whole


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_empty_part(tmp_path: Path, read: dict[str, dict[str, bytes]], suffix: str) -> None:
    disk = place(tmp_path, suffix)
    empty = write(disk, suffix, [], {})
    write(disk, suffix, list(read[suffix]), read[suffix])
    assert write(disk, suffix, [], {}) == empty


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_is_damaged_is_lost(tmp_path: Path, read: dict[str, dict[str, bytes]], suffix: str) -> None:
    disk = place(tmp_path, suffix)
    write(disk, suffix, list(read[suffix]), read[suffix])
    for name in part_names(suffix, 0):
        data = disk.read(name) or b""
        disk.put(name, data[: len(data) // 2])
        assert not all(FORMATS[suffix](disk, 0).has(sha256) for sha256 in read[suffix]), name
        disk.put(name, data)
    assert all(FORMATS[suffix](disk, 0).has(sha256) for sha256 in read[suffix])


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    from ydparse.errors import OutputError

    with pytest.raises(OutputError, match="YD010"):
        Disk(str(tmp_path / "no")).put("part-0000.jsonl", b"")
    assert not (tmp_path / "no").exists()
