"""Characters that cannot be read are told where they stand, once for each place; what a reader sees is not."""

from __future__ import annotations

import pytest
from notices import to_check
from tables import params

from ydparse import extract_text
from ydparse.checks import check_decoding
from ydparse.checks.decoding import PLACES
from ydparse.document import Doubts, Line, Raw
from ydparse.layout import assemble

CASES = [
    ("of private use, in a name", "（县城\ue123局负责）", ["（县城�局负责）"]),
    ("in the task", "1.新建公\uf8ff园8个。", ["1.新建公�园8个。"]),
    ("of the planes beyond", "县\U000f0001局\U0010fffd局", ["县�局"]),
    ("lost by a wrong encoding", "县城\ufffd局", ["县城�局"]),
    ("as readers of PDF write it", "建设(cid:3021)公园", ["建设(cid:3021)公园"]),
    ("a symbol within a word", "县\uf06c局", ["县�局"]),
    ("several in one paragraph", "甲\ue001乙\ue002丙", ["甲�乙�丙"]),
    ("two paragraphs", "甲\ue001\n\n乙。\n丙\ue002", ["甲�", "丙�"]),
    ("near miss: bullets", "\uf06c 推进改革\n\uf0d8推进开放\n任务： \uf0b7 推进", []),
    ("near miss: rare characters", "修缮𠮷家祠堂，㐂、㙟", []),
    ("near miss: boxes and signs", "□是 ☑否 ○甲 ➤乙 ★丙", []),
    ("near miss: a pair of brackets", "(cid)、（id:12）", []),
]


@pytest.mark.parametrize(("text", "quoted"), params(CASES))
def test_unreadable_characters_are_told_with_their_place(text: str, quoted: list[str]) -> None:
    notice = extract_text(text)
    found = [one for one in notice.warnings if one.code == "YD142"]
    assert len(found) == len(quoted)
    for one, wording in zip(found, quoted, strict=True):
        assert wording in one.message
        assert one.span is not None and one.span.line is not None
        assert f"第 {one.span.line} 行" in one.message


def told(raw: Raw) -> list[str]:
    return [one.message for one in check_decoding(assemble(raw), raw.doubts, raw.encoding)]


def test_one_place_is_told_once() -> None:
    raw = Raw("pdf", (Line("甲\ue001局", page=1), Line("丙。", page=2)), doubts=Doubts(pages=(1,)))
    assert [message.partition("有")[0] for message in told(raw)] == ["第 1 页"]
    lines = Raw("txt", (Line("建设甲\ufffd，", 1), Line("以及乙\ufffd。", 2)), doubts=Doubts(unreadable=(1, 2)))
    assert len(told(lines)) == len(assemble(lines).paragraphs)


def test_what_only_the_reader_knows_is_told_too() -> None:
    raw = Raw("pdf", (Line("甲\ue001局", page=1), Line("丙。", page=2)), doubts=Doubts(pages=(1, 2, 3)))
    assert [message.partition("有")[0] for message in told(raw)] == ["第 1 页", "第 2、3 页"]


def test_a_file_full_of_them_is_not_a_file_full_of_warnings() -> None:
    messages = told(Raw("txt", tuple(Line(f"甲{n}\ue001局。", n, whole=True) for n in range(1, 201))))
    assert len(messages) == PLACES + 1
    assert "160 处" in messages[-1]


def test_a_task_with_such_a_character_is_to_be_checked() -> None:
    notice = extract_text(
        "白石县2026年要点\n一、任务\n1.新建公园8个。（县城\ue123局负责）\n2.开展宣传。（县司法局负责）\n"
    )
    assert [item.label for item in notice.items if item.id in to_check(notice)] == ["1."]
