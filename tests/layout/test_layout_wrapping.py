"""Lines that were broken to fit a page are joined; lines that are paragraphs are not."""

from __future__ import annotations

import pytest
from tables import params

from ydparse import extract_text
from ydparse.document import Document, Line, Raw
from ydparse.layout import assemble
from ydparse.layout.assemble import squeeze
from ydparse.layout.wrapping import measure


def document(*lines: str, whole: bool = False) -> Document:
    return assemble(Raw("txt", tuple(Line(text, number=i, whole=whole) for i, text in enumerate(lines, 1))))


def paragraphs(*lines: str, whole: bool = False) -> list[str]:
    found = document(*lines, whole=whole)
    return [found.text[p.start : p.end] for p in found.paragraphs]


# A page of lines of 30 characters; the last line of each paragraph is short, the first is indented.
PAGE = [
    "　　为贯彻落实省委、省政府关于低空经济发展的决策部署，抢抓产",
    "业发展机遇，培育新的经济增长点，结合我市实际情况，经过充分调",
    "查研究和论证，广泛听取各方面的意见建议，现制定如下工作方案，",
    "请各地各部门认真抓好贯彻落实。",
    "　　全市上下要进一步统一思想、提高认识，切实把低空经济摆在更",
    "加突出的位置，加强组织领导，细化工作举措，压实各方责任，推动",
    "各项工作取得新的更大成效。",
]
JOINED = [
    "为贯彻落实省委、省政府关于低空经济发展的决策部署，抢抓产业发展机遇，培育新的经济增长点，结合我市实际情况，经过充分调"
    "查研究和论证，广泛听取各方面的意见建议，现制定如下工作方案，请各地各部门认真抓好贯彻落实。",
    "全市上下要进一步统一思想、提高认识，切实把低空经济摆在更加突出的位置，加强组织领导，细化工作举措，压实各方责任，推动各项工作取得新的更大成效。",
]


def test_a_page_of_broken_lines() -> None:
    assert paragraphs(*PAGE) == JOINED


def test_blank_lines_between_broken_lines() -> None:
    assert paragraphs(*(line for text in PAGE for line in (text, ""))) == JOINED


def test_page_numbers_between_broken_lines() -> None:
    assert paragraphs(*PAGE[:2], "— 1 —", *PAGE[2:5], "", "- 2 -", "", *PAGE[5:]) == JOINED


def test_an_indented_line_opens_a_paragraph() -> None:
    full = [*PAGE[:3], "请各地各部门认真抓好贯彻落实工作，确保各项任务按期完成到位。", *PAGE[4:]]
    assert len(paragraphs(*full)) == 2


FULL = [*PAGE[:3], "请各地各部门认真抓好贯彻落实工作，确保各项任务按期完成到位。"]


@pytest.mark.parametrize(
    "line", ["——社会：", "——个人和家庭。坚持每天走路。", "--政府：", "——完善制度，培训业务骨干，压实责任。"]
)
def test_a_dash_behind_a_stop_opens_a_paragraph(line: str) -> None:
    assert paragraphs(*FULL, line, *PAGE[4:])[1:2] == [squeeze(line)]


def test_a_dash_within_a_sentence_opens_none() -> None:
    within = [
        *PAGE[:2],
        "查研究和论证，广泛听取各方面的意见建议，现制定如下工作方案一",
        "——低空经济促进方案，请认真落实。",
    ]
    assert len(paragraphs(*within)) == 1


@pytest.mark.parametrize("leaders", [".................8", "………………8", "················8", "……............……8"])
def test_a_line_of_a_table_of_contents_ends_with_its_page(leaders: str) -> None:
    listed = f"（五）加强宣传引导、营造良好氛围、形成工作合力{leaders}"
    assert paragraphs(listed, "引言", *PAGE)[:2] == [listed, "引言"]


def test_a_range_of_an_omission_is_no_line_of_contents() -> None:
    text = [
        "　　全市上下要进一步统一思想、提高认识，切实把低空经济摆在更加突",
        "出的位置，建成起降场、航线、服务站……12",
    ]
    assert len(paragraphs(*PAGE[:4], *text, "个，推动各项工作取得新的更大成效。")) == 2


def test_what_the_format_calls_a_paragraph_is_one() -> None:
    assert paragraphs(*PAGE, whole=True) == [squeeze(line) for line in PAGE]


BREAKS = [
    ("within brackets", ["1.完善制度。（市发改委、市财", "政局负责）"], ["1.完善制度。（市发改委、市财政局负责）"]),
    ("within a title", ["落实《青禾市低空经济发展", "行动方案》"], ["落实《青禾市低空经济发展行动方案》"]),
    ("within quotes", ["建设“十五分钟便民", "生活圈”。"], ["建设“十五分钟便民生活圈”。"]),
    ("after a comma", ["完善工作制度，", "加强培训。"], ["完善工作制度，加强培训。"]),
    ("after a pause mark", ["市发改委、", "市财政局"], ["市发改委、市财政局"]),
    ("short lines are paragraphs", ["完善工作制度。", "加强培训。"], ["完善工作制度。", "加强培训。"]),
    (
        "headings stay apart",
        ["一、总体要求", "二、重点任务", "（一）优化布局"],
        ["一、总体要求", "二、重点任务", "（一）优化布局"],
    ),
    ("an entry in open brackets stays apart", ["（市发改委、", "一、总体要求"], ["（市发改委、", "一、总体要求"]),
]


@pytest.mark.parametrize(("lines", "expected"), params(BREAKS))
def test_breaks(lines: list[str], expected: list[str]) -> None:
    assert paragraphs(*lines) == expected


def broken(head: str, tail: str) -> str:
    """What becomes of a paragraph broken between `head` and `tail`, on a page of full lines."""
    full = "　　" + "加快推动产业转型升级工作，" * 3
    text = full[: len(PAGE[1]) - len(head)] + head
    return paragraphs(*PAGE, text, tail + "，确保按期完成任务。", *PAGE[:4])[2]


WITHIN = [
    ("a number", "新建充电桩12", "0个", "新建充电桩120个"),
    ("a decimal", "改造公路12.", "5公里", "改造公路12.5公里"),
    ("number and unit", "新建充电桩120", "个", "新建充电桩120个"),
    ("a year", "力争到202", "6年底", "力争到2026年底"),
    ("a name of a body", "由市发展和改", "革委牵头", "由市发展和改革委牵头"),
    ("a range", "建设项目2-", "3个", "建设项目2-3个"),
    ("percent", "覆盖率达到85", "%以上", "覆盖率达到85%以上"),
    ("before 一是", "重点做好以下工作，", "一是完善包装", "重点做好以下工作，一是完善包装"),
]


@pytest.mark.parametrize(("head", "tail", "expected"), params(WITHIN))
def test_a_break_within(head: str, tail: str, expected: str) -> None:
    assert expected in broken(head, tail)


def test_latin_words_keep_their_blank() -> None:
    assert paragraphs("采用（open", "source）软件。") == ["采用（open source）软件。"]


SQUEEZED = [
    ("blanks within words", "市 发 改 委", "市 发 改 委"),
    ("digits and Chinese", "新建 120 个", "新建120个"),
    ("Latin and Chinese", "建设 5G 基站", "建设5G基站"),
    ("full-width blanks", "　　一、总体要求　", "一、总体要求"),
    ("beside punctuation", "完善制度 ， 加强培训 。", "完善制度，加强培训。"),
    ("two bodies", "青禾市财政局 青禾市税务局", "青禾市财政局 青禾市税务局"),
    ("Latin words", "AI for all", "AI for all"),
]


@pytest.mark.parametrize(("text", "expected"), params(SQUEEZED))
def test_squeeze(text: str, expected: str) -> None:
    assert squeeze(text) == expected


def test_every_place_knows_its_line() -> None:
    found = document(*PAGE)
    for number, line in enumerate(PAGE, 1):
        wording = squeeze(line)[:12]
        start = found.text.index(wording)
        assert found.span(start, start + len(wording)).line == number


def test_the_text_is_the_paragraphs() -> None:
    found = document("一、总体要求", "", *PAGE, "（一）优化布局")
    assert found.text == "".join(found.text[p.start : p.end] + "\n" for p in found.paragraphs)
    assert found.joined == 5


def test_an_empty_paragraph_divides() -> None:
    """Two documents of one file: no line of the second goes on a sentence of the first."""
    lines = [Line("推进各类数据资源共享，"), Line("", whole=True), Line("提升政务服务能力")]
    assert len(assemble(Raw("ofd", tuple(lines))).paragraphs) == 2
    assert len(assemble(Raw("ofd", (lines[0], lines[2]))).paragraphs) == 1


def test_the_second_column_has_a_margin_of_its_own() -> None:
    wording = "推进政务服务事项集成办理，持续优化"
    column = [(24, "1." + wording), (0, wording), (24, "2." + wording), (0, wording)]
    lines = [
        Line(text, page=1, box=(left + indent, 100 + 20 * at, left + 230, 114 + 20 * at))
        for left in (60, 310)
        for at, (indent, text) in enumerate(column)
    ]
    indented = measure(lines).indented
    assert indented == {id(line) for line in lines if line.text[0].isdigit()}


def test_what_follows_a_title_is_not_of_it() -> None:
    title = ["青禾市人民政府办公室关于印发《青禾市支持数字", "工匠创新创业行动计划（2026—2028年）》的通知"]
    found = document(*title, "各县（市、区）人民政府，市政府各部门、各直属单位：", *PAGE)
    assert found.text.split("\n")[0] == "".join(title)
    sentence = ["根据青禾市人民政府办公室关于推进数字工匠队伍建设工作的通知", "要求，制定本方案。"]
    assert document(*sentence, *PAGE).text.split("\n")[0] == "".join(sentence)


DIVIDED = [
    ("责任", "单位：县住建局、县民政局"),
    ("责任单位：县", "住房城乡建设局、县民政局；完成时间：12月底前"),
    ("责任单位：县住房城乡", "建设局、县民政局；完成时间：12月底前"),
    ("责任单位：县住建局、县民政", "局；完成时间：12月底前"),
    ("责任单位：县住建局", "、县民政局；完成时间：12月底前"),
    ("责任单位：县住建局；", "完成时间：12月底前"),
    ("责任单位：县住建局；完成", "时间：12月底前"),
]


@pytest.mark.parametrize(("above", "below"), DIVIDED)
def test_a_clause_that_a_break_divides_is_one(above: str, below: str) -> None:
    """Also of a text so short that its lines' width tells nothing, where something stands open."""
    full = "推进公厕建设，" if above.endswith("；") else ""
    found = document(f"1.{full}{above}", below, "2.推进道路硬化。").text
    assert (above + below in found) == (not full), found
    assert (
        above + below in document(*PAGE, f"1.{'推进公厕建设' * 6}"[: 28 - len(above)] + above, below, "2.推进。").text
    )


def test_a_label_of_its_own_opens_a_line() -> None:
    for above, below in (("责任单位：县住建局", "完成时间：12月底前"), ("推进公厕建设。", "责任单位：县住建局")):
        assert above + "\n" + below in document(f"1.{above}", below, "2.推进道路硬化。").text


def test_a_line_of_dots_without_end_is_no_page_number() -> None:
    assert extract_text("白石县护河方案\n" + "·" * 20_000 + "\n一、任务\n1.疏浚河道。\n").items


CLOSING = [
    ("a bracket", "（县城管局负责", "）", True),
    ("a bracket and a stop", "（县城管局负责", "）。", True),
    ("a half-width bracket", "(县城管局负责", ")", True),
    ("a square bracket", "【县城管局负责", "】", True),
    ("a stop", "改造小区3个", "。", True),
    ("a semicolon", "改造小区3个", "；", True),
    ("the end of a title", "落实《白石县规划", "》", True),
    ("indented", "（县城管局负责", "　　）", True),
    ("near miss: a sign that opens", "改造小区3个", "（", False),
    ("near miss: an ellipsis", "改造小区3个。", "……", False),
    ("near miss: a dash", "改造小区3个。", "——", False),
]


@pytest.mark.parametrize(("before", "sign", "joined"), params(CLOSING))
def test_a_sign_that_closes_a_sentence_belongs_to_it(before: str, sign: str, joined: bool) -> None:
    """Also where the format calls both paragraphs, an empty one or a page stands between, or many pages begin so."""
    text = f"1.新建公园8个。{before}"
    together = text + sign.strip()
    for whole in (False, True):
        assert (paragraphs(text, sign, "2.开展宣传。", whole=whole)[0] == together) == joined
        assert (paragraphs(text, "", sign, "2.开展宣传。", whole=whole)[0] == together) == joined
    lines = [
        line
        for page in range(1, 7)
        for line in (
            Line(sign, page=page),
            *(Line(f"{page}{n}.推进。", page=page) for n in range(5)),
            Line(f"{page}.新建公园。{before}", page=page),
        )
    ]
    found = assemble(Raw("pdf", tuple(lines[1:])))
    assert found.text.count(before + sign.strip() + "\n") == (5 if joined else 0)
    assert found.dropped == () or not joined
