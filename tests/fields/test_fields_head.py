"""The head of a text on one line is searched for beginnings of elements once, however many sentences it holds."""

from __future__ import annotations

import pytest

from ydparse import extract_text
from ydparse.fields import head
from ydparse.fields.run_on import Beginnings

SENTENCE = "推进试点工作，新建充电桩500个，力争年底前完成投资。"
RUN_ON = "来源：某公众号云政办发〔2026〕7号各县人民政府：" + "现将工作要点印发给你们，请认真贯彻执行。" * 12


def test_a_text_on_one_line_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []

    class Counted(Beginnings):
        def __init__(self, text: str, low: int, high: int) -> None:
            searched.append(high - low)
            super().__init__(text, low, high)

    monkeypatch.setattr(head, "Beginnings", Counted)
    text = SENTENCE * 200
    extract_text(text)
    assert searched
    assert sum(searched) <= len(text)


def test_elements_in_a_text_on_one_line_are_told_apart() -> None:
    metadata = extract_text(RUN_ON).metadata
    assert metadata.document_number == "云政办发〔2026〕7号"
