"""Real web pages against their bare texts; the corpus is not part of this repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus import CORPUS, MISSING
from made import texts

from ydparse.readers import read

PAGES = sorted((CORPUS / "unannotated").glob("*.html"))
AROUND = ("扫一扫", "主题词：")
"""What stands in the bare texts but is the site's, or a label without a value."""


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.skipif(not PAGES, reason=MISSING)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_paragraph_of_the_bare_text_is_read(path: Path) -> None:
    have = bare("".join(texts(read(path.read_bytes(), path.name))))
    want = [bare(line) for line in path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()]
    assert [line for line in want if line not in have and not line.startswith(AROUND)] == []


@pytest.mark.skipif(not PAGES, reason=MISSING)
def test_every_text_is_read_to_the_letter() -> None:
    for path in sorted([*CORPUS.glob("*.txt"), *(CORPUS / "unannotated").glob("*.txt")]):
        want = path.read_bytes().decode("utf-8-sig").splitlines()
        assert bare("".join(texts(read(path.read_bytes(), path.name)))) == bare("".join(want))
