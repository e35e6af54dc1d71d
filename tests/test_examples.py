"""Each example says what is written beside it, and stands once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from examples import examples, files, read

CASES = [(path, wording, said) for path in files() for wording, said in examples(path)]


@pytest.mark.parametrize(
    ("path", "wording", "said"), CASES, ids=[f"{path.stem}-{i}" for i, (path, *_) in enumerate(CASES)]
)
def test_what_comes_out_of_a_wording(path: Path, wording: str, said: str) -> None:
    assert read(path, wording) == said


def test_each_wording_stands_once() -> None:
    assert [word for word, count in Counter(wording for _, wording, _ in CASES).items() if count > 1] == []
