"""The made folder: as many files of each kind as asked for, the same each time, and the broken ones all refused."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from generated.broken import BROKEN, Broken
from generated.folder import COPIES, main, make_folder
from generated.plan import make_notice
from ydparse import extract
from ydparse.errors import ReadError
from ydparse.readers import Options, read

PDF, DOCX, TXT, COUNT = 3, 4, 2 * COPIES + 10, 3 + 4 + 2 * COPIES + 10 + len(BROKEN)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("notices")
    make_folder(root, COUNT, pdf=PDF, docx=DOCX, broken=len(BROKEN))
    return root


def contents(root: Path) -> dict[str, bytes]:
    return {str(file.relative_to(root)): file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()}


def test_the_same_arguments_make_the_same_files(folder: Path, tmp_path: Path) -> None:
    options = [f"--count={COUNT}", f"--pdf={PDF}", f"--docx={DOCX}", f"--broken={len(BROKEN)}"]
    assert main([str(tmp_path / "again"), *options]) == 0
    assert main([str(tmp_path / "other"), *options, "--seed=1"]) == 0
    assert contents(tmp_path / "again") == contents(folder)
    assert contents(tmp_path / "other").keys() != contents(folder).keys()


def test_every_file_is_read_but_the_broken(folder: Path) -> None:
    codes: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for file in contents(folder):
        try:
            notice = extract(folder / file)
        except ReadError as error:
            codes[error.code] += 1
        else:
            assert notice.items or notice.sections, file
            kinds[notice.source.format] += 1
    assert kinds == {"txt": TXT, "pdf": PDF, "docx": DOCX}
    assert codes == Counter(wrong.code for wrong in BROKEN)


def test_one_text_in_a_hundred_is_a_copy(folder: Path) -> None:
    hashes = Counter(hashlib.sha256(data).digest() for data in contents(folder).values())
    assert sum(hashes.values()) - len(hashes) == TXT // COPIES


def test_names_and_encodings_are_of_every_sort(folder: Path) -> None:
    files = contents(folder)
    assert {len(Path(file).parts) for file in files} == {4}
    assert all(any(sign in file for file in files) for sign in (" ", "（", "(", "【", "《", "\u3000"))
    texts = [data for file, data in files.items() if file.endswith(".txt")]
    assert {b"\r\n" in data for data in texts} == {True, False}
    encodings = set()
    for data in texts[:60]:
        with suppress(ReadError):  # some are broken
            encodings.add(read(data).encoding)
    assert encodings == {"utf-8", "utf-8-sig", "gb18030"}


@pytest.mark.parametrize("wrong", BROKEN, ids=[wrong.name for wrong in BROKEN])
def test_broken(wrong: Broken) -> None:
    for seed in range(25):
        data = wrong.make(random.Random(seed), make_notice(random.Random(seed)).text)
        assert data == wrong.make(random.Random(seed), make_notice(random.Random(seed)).text)
        with pytest.raises(ReadError) as caught:
            read(data, f"样例{wrong.suffix}", Options(ocr=False))
        assert caught.value.code == wrong.code


def test_more_of_the_kinds_than_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="more than"):
        make_folder(tmp_path, 3, pdf=2, docx=2, broken=0)
