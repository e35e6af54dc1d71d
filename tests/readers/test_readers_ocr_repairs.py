"""What is mended in recognized lines, and what must stay as it is."""

from __future__ import annotations

import pytest

from ydparse.document import Cell, Line
from ydparse.readers.ocr_repairs import RULES, mend, mended
from ydparse.readers.page.tables import Table

MENDED = [
    ("二○二六年三月", "二〇二六年三月"),
    ("二O二O年", "二〇二〇年"),
    ("二0三〇年", "二〇三〇年"),
    ("到2O26年底", "到2026年底"),
    ("2〇26年工作要点", "2026年工作要点"),
    ("青政办〔2O26〕7号", "青政办〔2026〕7号"),
    ("新建3O个", "新建30个"),
    ("增长1O%", "增长10%"),
    ("投资1OO亿元", "投资100亿元"),
    ("新增l0个", "新增10个"),
    ("培育I5家", "培育15家"),
    ("新增2l项", "新增21项"),
    ("l.加强统筹", "1.加强统筹"),
    ("|．推进改革", "1．推进改革"),
    ("5．.提升能力", "5．提升能力"),
    ("4・建强体系", "4．建强体系"),
    ("7 ·健全网络", "7．健全网络"),
    ("三・保障措施", "三、保障措施"),
    ("2026一2028年", "2026—2028年"),
    ("培训8一10名", "培训8—10名"),
    ("3月一5月", "3月—5月"),
    ("—、总体要求", "一、总体要求"),
    ("（—）加强领导", "（一）加强领导"),
    ("第—批项目", "第一批项目"),
    ("进—步完善", "进一步完善"),
    ("城乡—体化", "城乡一体化"),
    ("机制。—是加强", "机制。一是加强"),
    ("一，总体要求", "一、总体要求"),
    ("十二·保障措施", "十二、保障措施"),
    ("七 完善保障措施", "七、完善保障措施"),
    ("局·县乡村", "局、县乡村"),
    ("县农业农村局·县乡村振兴服务中心", "县农业农村局、县乡村振兴服务中心"),
    ("优化营商坏境，发展循坏经济", "优化营商环境，发展循环经济"),
    ("国十空间规划", "国土空间规划"),
    ("（二]重点任务", "（二）重点任务"),
    ("〔三）保障措施", "（三）保障措施"),
    ("青政办【2026〕7号", "青政办〔2026〕7号"),
    ("青政发〈2026〉12号", "青政发〔2026〕12号"),
    ("青政发(2026〕12号", "青政发〔2026〕12号"),
    ("建设。（责任单位：市财政局〕", "建设。（责任单位：市财政局）"),
    ("建设。〔责任单位：市财政局)", "建设。〔责任单位：市财政局〕"),
    ("加强管理.（责任单位：市财政局）", "加强管理。（责任单位：市财政局）"),
    ("加强管理o", "加强管理。"),
]
KEPT = [
    "一、总体要求",
    "一.总体要求",
    "一 季度目标",
    "二 〇二六年",
    "1.加强统筹，2026年底前新建5G基站2.5万个。",
    "G60科创走廊、S312青白路、220kV变电站",
    "2026—2028年",
    "进一步推动AI应用，培育IT企业5家",
    "一二三产业融合，每年一次",
    "政办(2026)7号",
    "北京—上海",
    "O型圈、10kV、B2O平台",
    "（责任单位：市委组织部（市委人才办）、市财政局）",
    "全年GDP增长5%。",
    "二〇二六年三月十八日",
    "共有101个项目，0.8万亩",
    "I类项目，II期",
    "“1+3+N”行动",
    "V2.0平台",
    "8·28平台",
    "破坏环境、损坏卫生设施",
    "全国十大工程",
    "“数字工匠·清江”大赛",
]


@pytest.mark.parametrize(("read", "printed"), MENDED)
def test_mended(read: str, printed: str) -> None:
    assert mend(read) == printed
    assert mend(printed) == printed


@pytest.mark.parametrize("text", KEPT)
def test_kept(text: str) -> None:
    assert mend(text) == text


def test_every_rule_is_needed() -> None:
    """No rule could go without a row that fails."""
    import regex

    for name, pattern, _ in RULES:
        assert any(regex.search(pattern, read) for read, _ in MENDED), name


PAGE_NUMBERS = [
    ("一 3 一", "— 3 —"),
    ("-2一", "— 2 —"),
    ("—5", "— 5 —"),
    ("6-", "— 6 —"),
    ("·l2·", "— 12 —"),
    ("~ 4 ~", "— 4 —"),
]


@pytest.mark.parametrize(("read", "printed"), PAGE_NUMBERS)
def test_the_last_line_of_a_page_may_be_its_number(read: str, printed: str) -> None:
    blocks, count = mended([Line(read), Line(read)])
    assert [block.text for block in blocks if isinstance(block, Line)] == [mend(read), printed]
    assert count >= 1


@pytest.mark.parametrize("text", ["一、", "3", "一3次会议", "十一", "1.5"])
def test_another_last_line_stays(text: str) -> None:
    assert mended([Line(text)]) == ([Line(text)], 0)


def test_cells_are_mended_and_merged_cells_stay_one() -> None:
    merged, plain = Cell("到2O26年\n建成3O个"), Cell("市财政局")
    table = Table((0, 0, 9, 9), 1, (0, 5, 9), ((merged, plain), (merged, plain)))
    (block,), count = mended([table])
    assert isinstance(block, Table)
    assert count == 1
    assert block.rows[0][0].text == "到2026年\n建成30个"
    assert block.rows[0][0] is block.rows[1][0]
    assert block.rows[0][1] is plain


def test_a_framed_text_stays_lines() -> None:
    """A single row of cells is no table, nor is it one when it is mended."""
    row = (Cell("到2O26年"), Cell("市财政局"))
    (block,), _ = mended([Table((0, 0, 9, 9), 1, (0, 5, 9), (row,), (Line("到2O26年 市财政局", page=1),))])
    assert isinstance(block, Table)
    assert block.lines == (Line("到2026年 市财政局", page=1),)
