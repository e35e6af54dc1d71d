"""Where the body ends: 附件, 抄送, 印发, signatures, closing paragraphs, the tail of a web page."""

from __future__ import annotations

import pytest
from tables import params

from ydparse import extract_text

BODY = "青禾市2026年工作要点\n一、重点任务\n1.完善工作制度。（市发改委负责）\n2.加强业务培训。（市人社局负责）\n"
LAST = "加强业务培训。（市人社局负责）"

TAILS = [
    ("annex line", "附件：1.任务分解表\n2.联系方式\n"),
    ("annex heading", "附件\n任务分解表\n"),
    ("numbered annex", "附件1\n任务分解表\n"),
    ("copies", "抄送：市委各部门，市人大常委会办公室。\n"),
    ("printing", "青禾市人民政府办公室 2026年3月19日印发\n"),
    ("signature", "青禾市人民政府\n2026年3月18日\n"),
    ("signature of a long name", "青禾市推进低空经济发展工作领导小组\n办公室\n2026年3月18日\n"),
    ("open to the public", "（此件公开发布）\n"),
    ("closing paragraph", "各县区、各部门要高度重视，抓好落实。\n"),
    ("coming into force", "本方案自2026年5月1日起施行，有效期3年。\n"),
    ("web page: neighbours", "上一篇：青禾市概况\n下一篇：青禾市规划\n"),
    ("web page: buttons", "扫一扫在手机打开当前页\n打印 关闭\n"),
    ("web page: explanation", "相关解读：一图读懂工作要点\n"),
    ("web page: footer", "主办：青禾市人民政府办公室\n网站地图 | 联系我们\n版权所有 青禾市人民政府\n"),
    ("web page: footer with its sponsor", "主办单位：青禾市人民政府办公室 承办单位：青禾市数据局\n网站地图\n"),
]


@pytest.mark.parametrize("tail", params(TAILS))
def test_what_stands_after_the_body_is_no_part_of_it(tail: str) -> None:
    notice = extract_text(BODY + tail)
    assert [item.label for item in notice.items] == ["1.", "2."]
    assert notice.items[-1].text == LAST


def test_the_last_entry_without_a_clause_ends_with_its_sentence() -> None:
    text = "青禾市2026年工作要点\n一、重点任务\n1.完善工作制度。\n2.加强业务培训。\n青禾市人民政府办公室\n"
    assert extract_text(text).items[-1].text == "加强业务培训。"


HEADS = [
    ("a list in the notice", "现印发给你们，请做好以下工作：\n"),
    ("addressees", "各县区人民政府：\n"),
    ("signature", "青禾市人民政府办公室\n2026年3月18日\n"),
    ("letterhead", "青禾市人民政府办公室文件\n青政办〔2026〕12号\n"),
    ("page above", "首页 | 政务公开\n您当前的位置：首页 > 政策文件\n"),
]


@pytest.mark.parametrize("head", params(HEADS))
def test_what_stands_before_the_body_is_no_part_of_it(head: str) -> None:
    notice = extract_text(head + BODY)
    assert [item.text for item in notice.items] == ["完善工作制度。（市发改委负责）", LAST]
    assert [section.title for section in notice.sections] == ["重点任务"]


def test_a_lead_of_a_body_is_no_tail_of_a_page() -> None:
    """主办单位： on a line of its own is a clause where entries follow it."""
    entries = "1.完善制度。\n主办单位：市发改委\n2.加强培训。\n主办单位：市人社局\n3.加强宣传。\n主办单位：市文旅局\n"
    text = f"青禾市2026年工作要点\n一、重点任务\n{entries}"
    assert [item.label for item in extract_text(text).items] == ["1.", "2.", "3."]


def test_numbers_of_an_annex_list_are_no_entries() -> None:
    notice = extract_text(BODY + "附件：1.任务分解表\n      2.联系方式\n青禾市人民政府\n2026年3月18日\n")
    assert len(notice.items) == 2
    assert notice.metadata.issuer == ("青禾市人民政府",)


GROUPS = "一、工作专班\n1.宣传组\n组长单位：县水利局\n主要职责：组织宣传。\n2.督导组\n组长单位：县财政局\n"


def test_a_line_with_the_label_of_a_sister_belongs_to_the_last_entry() -> None:
    notice = extract_text(GROUPS + "主要职责：督促整改。\n白石县人民政府\n2026年3月5日\n")
    assert [item.text.rpartition("\n")[2] for item in notice.items] == ["主要职责：组织宣传。", "主要职责：督促整改。"]


@pytest.mark.parametrize("line", ["联系电话：12345。", "组织宣传：各单位要高度重视。", "主要职责由专班另行规定。"])
def test_a_line_without_one_belongs_to_none(line: str) -> None:
    notice = extract_text(f"{GROUPS}{line}\n白石县人民政府\n2026年3月5日\n")
    assert notice.items[-1].text == "督导组\n组长单位：县财政局"
