"""Texts on which something once went wrong, whole: what must come out of each, in few words."""

from __future__ import annotations

import pytest
from notices import check_evidence

from ydparse import Notice, extract_text

HEAD = "青禾市2026年工作要点\n\n一、总体要求\n深入推进。\n二、重点任务\n"


def read(text: str) -> Notice:
    notice = extract_text(HEAD + text)
    check_evidence(notice)
    return notice


def units(notice: Notice) -> list[list[str]]:
    return [[f"{unit.name}:{unit.role}" for unit in item.units] for item in notice.items]


def test_text_goes_on_after_a_table_in_tabs() -> None:
    notice = read(
        "1.推进甲工作。（市教育局负责）\n任务表\n序号\t任务\t责任单位\t完成时限\n1\t推进乙\t市水利局\t6月底\n2\t推进丙\t市文旅局\t7月底\n"
        "三、保障措施\n（一）加强领导。成立专班。（市政府办负责）\n（二）加强考核。定期通报。（市人社局负责）\n"
    )
    assert [item.label for item in notice.items] == ["1.", "（一）", "（二）"]
    assert [[unit.name for unit in row.units] for row in notice.tables[0].rows] == [["市水利局"], ["市文旅局"]]
    assert [section.label for section in notice.sections] == ["一、", "二、", "三、"]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("（市发改委牵头；责任单位：市科技局）", ["市发改委:lead", "市科技局:responsible"]),
        ("（市发改委负责；完成时限：2026年12月）", ["市发改委:responsible"]),
        ("（市发改委，完成时限：2026年6月）", ["市发改委:responsible"]),
        ("（责任单位：市发改委、市科技局（牵头），市财政局）", ["市发改委:responsible", "市科技局:lead", "市财政局:responsible"]),
        ("（市发改委（牵头）、市科技局）", ["市发改委:lead", "市科技局:responsible"]),
        ("（人事处、各直属单位，10月底前）", ["人事处:responsible", "各直属单位:responsible"]),
        ("（市财政局，持续推进）", ["市财政局:responsible"]),
        ("（市委组织部（市人才办）负责）", ["市委组织部（市人才办）:responsible"]),
        ("【主办：市林草局 协办：市自然资源局】", ["市林草局:lead", "市自然资源局:support"]),
        ("【牵头：市发改委；参加：市财政局、市住建局】", ["市发改委:lead", "市财政局:support", "市住建局:support"]),
        ("（主责：市发改委；协作：市财政局）", ["市发改委:lead", "市财政局:support"]),
        ("（负责：市发改委；支持：市财政局）", ["市发改委:responsible", "市财政局:support"]),
        ("（主办：市林草局；协办：市农牧局；办结时间：10月底前）", ["市林草局:lead", "市农牧局:support"]),
        ("（责任单位：市林草局；验收口径：10月底前）", ["市林草局:responsible"]),
        ("（市教育局等8部门负责）", ["市教育局:responsible"]),
        ("（市科技局等五个部门配合）", ["市科技局:support"]),
    ],
)  # fmt: skip
def test_clauses(clause: str, expected: list[str]) -> None:
    assert units(read(f"1.推进甲工作。{clause}\n")) == [expected]


def test_a_bracket_left_open_keeps_to_its_item() -> None:
    notice = read("1.推进甲。（市教育局负责\n2.推进乙。（市水利局负责）\n")
    assert units(notice) == [["市教育局:responsible"], ["市水利局:responsible"]]


@pytest.mark.parametrize("number", ["9" * 400, "1" + "0" * 23, "一" * 5000, "1" + "万" * 60])
def test_a_number_that_is_none_is_no_target(number: str) -> None:
    assert read(f"1.新增{number}个。\n").items[0].targets == ()


@pytest.mark.parametrize(
    ("task", "dates"),
    [
        ("推进甲，2027年建成。", ["2027-12-31"]),
        ("推进甲，2028年标准化率达到80%。", ["2028-12-31"]),
        ("项目力争3月启动、6月完工。", ["2026-03-31", "2026-06-30"]),
    ],
)
def test_limits(task: str, dates: list[str]) -> None:
    assert [str(deadline.date) for deadline in read(f"1.{task}\n").items[0].deadlines] == dates


def test_what_all_take_part_in_is_added_to_a_task_without_a_clause() -> None:
    notice = read("以下均涉及各县区政府，不再重复列出。\n1.推进甲工作。（市教育局负责）\n2.推进乙工作。\n")
    assert units(notice) == [["市教育局:responsible", "各县区政府:responsible"], ["各县区政府:responsible"]]
    assert [unit.implied for item in notice.items for unit in item.units] == [False, True, True]


def test_sub_rows_have_places_of_their_own_and_the_item_of_their_task() -> None:
    head = ["序号", "任务", "具体任务", "责任单位", "完成时限"]
    rows = [
        ["1", "建设数字档案馆和服务平台", "完成库房改造。", "市档案馆", "6月底"],
        ["", "", "建成查询系统。", "市数据局", "9月底"],
    ]
    table = "\n".join("\t".join(row) for row in [head, *rows])
    notice = read(f"1.建设数字档案馆和服务平台。（市档案馆负责）\n附件\n任务分解表\n{table}\n")
    first, second = notice.tables[0].rows
    assert (first.item_id, second.item_id) == ("i1", "i1")
    assert first.span.end <= second.span.start
    assert "建成查询系统" in notice.text[second.span.start : second.span.end]


def test_zero_width_characters_are_not_part_of_a_value() -> None:
    assert units(read("1.推进甲工作。（市\u200b教育局负责）\n")) == [["市教育局:responsible"]]


def test_numbers_beyond_999() -> None:
    notice = read("".join(f"{n}.推进第{n}项工作。\n" for n in range(990, 1006)))
    assert [item.number for item in notice.items] == list(range(990, 1006))


def test_a_text_that_begins_with_its_first_heading() -> None:
    notice = extract_text("一、重点任务\n1.推进甲工作。（市教育局负责）\n2.推进乙工作。（市水利局负责）\n")
    assert units(notice) == [["市教育局:responsible"], ["市水利局:responsible"]]


def test_a_short_text_without_line_breaks() -> None:
    notice = extract_text(
        "青禾市2026年工作要点一、重点任务1.推进甲工作。（市教育局负责）2.推进乙工作。（市水利局负责）"
    )
    assert units(notice) == [["市教育局:responsible"], ["市水利局:responsible"]]


def test_an_entry_that_begins_with_a_figure() -> None:
    notice = read("1.推进甲工作。\n2.推进乙工作。\n3. 5G网络建设。\n4.推进丁工作。\n")
    assert [item.label for item in notice.items] == ["1.", "2.", "3.", "4."]


def test_closing_formulas_belong_to_no_task() -> None:
    notice = read(
        "1.推进甲工作。\n2.加强督查。定期通报进展。\n各级各部门要高度重视，抓好落实。\n本方案自印发之日起施行。\n"
    )
    assert notice.items[-1].text == "加强督查。定期通报进展。"
    assert "YD115" in [warning.code for warning in notice.warnings]


def test_labels_with_what_they_say_on_one_line_are_no_table() -> None:
    notice = read(
        "1.推进甲工作。\n责任单位：市教育局    责任人：张三    完成时限：6月底\n2.推进乙工作。\n责任单位：市水利局\n"
    )
    assert units(notice) == [["市教育局:responsible"], ["市水利局:responsible"]]


def test_a_blank_behind_a_number_divides_it_from_a_figure() -> None:
    notice = read("1. 推进甲工作。\n2. 推进乙工作。\n3. 1名领导包联。\n4. 6个项目竣工。\n")
    assert [item.label for item in notice.items] == ["1.", "2.", "3.", "4."]


def test_another_papers_number_is_not_the_notices() -> None:
    notice = extract_text(
        "青禾市2026年工作要点\n为贯彻落实国发〔2025〕12号、省政发〔2025〕1号文件精神，制定本要点。\n一、重点任务\n1.推进甲。\n"
    )
    assert notice.metadata.document_number is None


def test_a_title_may_begin_like_a_word_of_a_page() -> None:
    assert extract_text("关闭煤矿工作方案\n一、重点任务\n1.推进甲。\n").metadata.title == "关闭煤矿工作方案"


def test_a_copy_sent_is_work_within_the_text() -> None:
    notice = read("1.推进甲工作，及时将结果抄送：有关单位。（市教育局负责）\n2.推进乙工作。\n")
    assert units(notice)[0] == ["市教育局:responsible"]


def test_persons_and_sentences_are_no_bodies() -> None:
    notice = read(
        "1.推进甲工作。（县财政局局长王强牵头，县审计局配合）\n2.推进乙工作。责任单位：市教育局，确保年内建成学校2所。\n"
    )
    assert units(notice) == [["县审计局:support"], ["市教育局:responsible"]]


def test_the_last_task_keeps_what_follows_its_clause_in_the_paragraph() -> None:
    notice = read(
        "1.推进甲工作。（市教育局负责）\n2.强化保障。（市财政局负责）每年安排资金300万元。\n各单位要高度重视，抓好落实。\n"
    )
    assert notice.items[-1].text.endswith("安排资金300万元。")


def test_brackets_on_lines_of_their_own() -> None:
    assert units(read("1.推进甲工作。\n（市教育局、市水利局）\n2.推进乙工作。\n（市财政局）\n")) == [
        ["市教育局:responsible", "市水利局:responsible"],
        ["市财政局:responsible"],
    ]


def test_one_strange_name_does_not_lose_the_others() -> None:
    notice = read("1.推进甲工作。（市教育局、市水利局、交通报社）\n2.推进乙工作。\n")
    assert units(notice)[0] == ["市教育局:responsible", "市水利局:responsible", "交通报社:responsible"]


@pytest.mark.parametrize(("sign", "comparator"), [("≥", ">="), ("≤", "<="), ("<", "<")])
def test_signs_that_compare(sign: str, comparator: str) -> None:
    found = read(f"1.抽检合格率{sign}95%。\n2.推进乙工作。\n").items[0].targets
    assert [(t.indicator, t.value, t.comparator) for t in found] == [("抽检合格率", 95, comparator)]


def test_half_a_year_is_not_this_year() -> None:
    assert read("1.注册率半年内达到90%。\n2.推进乙工作。\n").items[0].deadlines == ()


@pytest.mark.parametrize(
    "table",
    [
        "时限\t牵头\n范\n",
        "完成时限\t牵头单位\n清理河道\n9月底\t市水利局\n",
        "序号\t完成时限\n1\t清理 河道\n2\t6月底\n",
        "完成时限\n清理河道\n",
    ],
)
def test_a_table_that_opens_with_its_limit(table: str) -> None:
    """Nothing stands before the limit: what does goes behind it."""
    check_evidence(extract_text(table))
    assert len(read(f"1.推进甲工作。（市教育局负责）\n{table}").items) >= 1
