"""Page numbers and running heads go; what only looks like one stays."""

from __future__ import annotations

import pytest
from tables import params

from ydparse import extract_text
from ydparse.document import Line
from ydparse.layout.assemble import squeeze
from ydparse.layout.furniture import drop_furniture

NUMBERS = [
    ("long dashes", "— 1 —", True),
    ("hyphens", "- 12 -", True),
    ("no blanks", "—3—", True),
    ("en dashes", "– 3 –", True),
    ("full-width", "－３－", True),
    ("dots", "· 3 ·", True),
    ("第3页", "第3页", True),
    ("第 3 页 共 10 页", "第 3 页 共 10 页", True),
    ("第3页/共10页", "第3页/共10页", True),
    ("3/10", "3 / 10", True),
    ("Page 3 of 10", "Page 3 of 10", True),
    ("indented", "　　　— 4 —", True),
    ("bare number", "3", False),
    ("entry", "3.", False),
    ("range", "2-3", False),
    ("year", "2026年", False),
    ("list", "- 完善制度 -", False),
    ("dash", "——", False),
]


@pytest.mark.parametrize(("text", "gone"), params(NUMBERS))
def test_page_number(text: str, gone: bool) -> None:
    kept, dropped = drop_furniture([Line("完善工作制度。"), Line(text), Line("加强业务培训。")])
    assert [(one.line.text, one.reason) for one in dropped] == ([(text, "page_number")] if gone else [])
    assert len(kept) == 3 - len(dropped)


RULES = [
    ("hyphens", "---", True),
    ("asterisks", "***", True),
    ("asterisks apart", "* * *", True),
    ("equals", "====", True),
    ("full-width equals", "＝＝＝＝＝", True),
    ("full-width hyphens", "－－－", True),
    ("full-width hyphens apart", "－ － －", True),
    ("dashes", "———", True),
    ("dashes apart", "—  —  —", True),
    ("dashes of a frame", "─────", True),
    ("double line", "══════", True),
    ("dotted line", "┈┈┈┈", True),
    ("underscores", "___", True),
    ("full-width underscores", "＿＿＿＿＿", True),
    ("tildes", "~~~~", True),
    ("stars", "★★★", True),
    ("blanks around it", "　　———　　", True),
    ("two signs", "====----====", True),
    ("near miss: a source", "——摘自《白石县志》", False),
    ("near miss: a dash", "——", False),
    ("near miss: an ellipsis", "………", False),
    ("near miss: boxes of a form", "□□□□", False),
    ("near miss: words on it", "——————分隔线——————", False),
    ("near miss: a blank to fill in", "姓名：____", False),
    ("near miss: a date to fill in", "____年__月__日", False),
    ("near miss: within a sentence", "达到***以上水平", False),
]


@pytest.mark.parametrize(("text", "gone"), params(RULES))
def test_rules(text: str, gone: bool) -> None:
    for whole in (False, True):
        line = Line(text, whole=whole)
        kept, dropped = drop_furniture([Line("完善工作制度。"), line, Line("加强业务培训。")])
        assert [(one.line.text, one.reason) for one in dropped] == ([(text, "rule")] if gone else [])
        assert len(kept) == 3 - len(dropped)
    notice = extract_text(
        f"青禾市2026年要点\n一、任务\n1.新建公园8个。（市城管局负责）\n{text}\n2.开展宣传。（市司法局负责）\n"
    )
    assert len(notice.items) == 2
    assert notice.items[0].text == "新建公园8个。（市城管局负责）" if gone else squeeze(text) in notice.text


@pytest.mark.parametrize("blank", ["____", "＿＿＿＿＿＿", "___"])
def test_a_blank_below_a_label_is_to_be_filled_in(blank: str) -> None:
    assert drop_furniture([Line("单位名称："), Line(""), Line(blank), Line("联系人："), Line(blank)])[1] == []


def pages(head: str, count: int, foot: str = "{page}") -> list[Line]:
    """A file with pages: a head, two lines that differ and a foot on each."""
    lines = []
    for page in range(1, count + 1):
        texts = [
            head,
            f"本页第一行甲{page}",
            f"本页第二行乙{page}",
            f"本页第三行丙{page}",
            f"本页第四行丁{page}",
            foot.format(page=page),
        ]
        lines += [Line(text, page=page) for text in texts if text]
    return lines


def left(lines: list[Line]) -> list[str]:
    return [line.text for line in drop_furniture(lines)[0] if isinstance(line, Line)]


def test_running_heads_and_bare_page_numbers_of_pages() -> None:
    kept = left(pages("青禾市人民政府公报", 4))
    assert len(kept) == 16
    assert not any(text in ("青禾市人民政府公报", "1", "2", "3", "4") for text in kept)


def test_a_head_on_two_pages_may_be_text() -> None:
    assert "青禾市人民政府公报" in left(pages("青禾市人民政府公报", 2, ""))


def test_bare_numbers_that_count_on_from_page_to_page_are_page_numbers() -> None:
    """As in the second document of a file, whose pages count anew."""
    lines = [line._replace(page=(line.page or 0) + 6) for line in pages("", 3)]
    assert len(left(lines)) == 12
    assert not {"1", "2", "3"} & set(left(lines))


def test_a_bare_number_far_from_its_page_is_text() -> None:
    assert "120" in left(pages("", 3, "120"))[:5] or "120" not in left(
        pages("", 3, "120")
    )  # repeated thrice it is a head
    assert "57" in left(
        [Line("完善制度", page=1), Line("57", page=1), Line("加强培训", page=2), Line("完善机制", page=2)]
    )


def test_a_running_head_beside_page_numbers_of_a_text() -> None:
    lines = []
    for page in range(1, 5):
        lines += [Line(f"第{page}段的正文内容。"), Line(f"— {page} —"), Line("青禾市人民政府公报")]
    assert left(lines) == [f"第{page}段的正文内容。" for page in range(1, 5)]


def test_whole_paragraphs_are_never_page_numbers() -> None:
    assert left([Line("— 1 —", whole=True)]) == ["— 1 —"]


def test_bare_page_numbers_within_sentences_go_and_figures_stay() -> None:
    line = "推进各项改革任务落地见效，健全工作机制，压实工作责任，强化督促检查"
    page = [line] * 14
    text = "\n".join([*page, "12", *page, "13", *page, line[:-8] + "确保年内新建学校", "3", "所，" + line[2:]])
    final = extract_text(text).text
    assert "12" not in final and "13" not in final
    assert "新建学校3所" in final


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("责任单位：市发展改革委", True),
        ("（牵头单位：市发展改革委）", True),
        ("完成时限：2026年6月底", True),
        ("委、市财政局）", True),
        ("市发展改革委负责。", True),
        ("市发展改革委、", True),
        ("青禾市人民政府公报", False),
        ("内部资料，注意保存。", False),
    ],
)
def test_clauses_that_several_pages_begin_or_end_with_are_text(text: str, stays: bool) -> None:
    assert (left(pages(text, 9)).count(text), left(pages("", 9, text)).count(text)) == ((9, 9) if stays else (0, 0))
