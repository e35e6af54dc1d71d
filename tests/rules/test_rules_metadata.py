"""Elements of a notice (GB/T 9704-2012), as printed and as web pages give them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tables import params

from ydparse import extract_text
from ydparse.models import Metadata

HEAD = """青禾市人民政府办公室文件
青政办〔2026〕12号
青禾市人民政府办公室关于印发
青禾市低空经济发展行动方案的通知
各县（区）人民政府，江湾经济开发区管委会，市政府各部门、各直属单位：
《青禾市低空经济发展行动方案》已经2026年3月2日市政府第18次常务会议审议通过，现印发给你们，请认真贯彻执行。
青禾市人民政府办公室
2026年3月18日
（此件公开发布）
"""
BODY = """青禾市低空经济发展行动方案
为加快低空经济发展，制定本方案。
一、重点任务
1.建设起降点30个。（责任单位：市交通运输局）
2.开通航线12条。（责任单位：市交通运输局）
"""
FOOT = """抄送：市委各部门，市人大常委会办公室，市政协办公室。
青禾市人民政府办公室 2026年3月19日印发
"""
WHOLE = HEAD + BODY + FOOT


def metadata(text: str) -> Metadata:
    return extract_text(text).metadata


def test_a_whole_notice() -> None:
    found = metadata(WHOLE)
    assert found.title == "青禾市低空经济发展行动方案"
    assert found.notice_title == "青禾市人民政府办公室关于印发青禾市低空经济发展行动方案的通知"
    assert found.document_number == "青政办〔2026〕12号"
    assert found.issuer == ("青禾市人民政府办公室",)
    assert found.addressees == ("各县（区）人民政府", "江湾经济开发区管委会", "市政府各部门", "各直属单位")
    assert found.issued_on == dt.date(2026, 3, 18)
    assert found.approved_on == dt.date(2026, 3, 2)
    assert found.published_on is None
    assert found.printed_by == "青禾市人民政府办公室"
    assert found.printed_on == dt.date(2026, 3, 19)
    assert found.cc == ("市委各部门", "市人大常委会办公室", "市政协办公室")
    assert found.effective_on is None and found.valid_until is None
    assert found.plan_year is None
    assert found.region is not None and (found.region.name, found.region.level) == ("青禾市", "city")


# Each case swaps one wording of the whole notice for another, and says one element.
TITLE = "青禾市低空经济发展行动方案"
TO = "各县（区）人民政府，江湾经济开发区管委会，市政府各部门、各直属单位："
LAST = "开通航线12条。（责任单位：市交通运输局）\n"
SIGNED = "青禾市人民政府办公室\n2026年3月18日"
Case = tuple[str, str, str, str, Any]
NUMBERS: list[Case] = [
    ("square brackets", "青政办〔2026〕12号", "青政办[2026]12号", "document_number", "青政办[2026]12号"),
    ("blanks", "青政办〔2026〕12号", "青政办 〔2026〕 12 号", "document_number", "青政办〔2026〕12号"),
    ("round brackets", "青政办〔2026〕12号", "青政办（2026）12号", "document_number", "青政办（2026）12号"),
    ("none", "青政办〔2026〕12号\n", "", "document_number", None),
    (
        "on the line of the masthead",
        "文件\n青政办〔2026〕12号",
        "文件\u3000青政办〔2026〕12号",
        "document_number",
        "青政办〔2026〕12号",
    ),
    ("a number in the text is not it", "青政办〔2026〕12号\n", "", "document_number", None),
]
TITLES: list[Case] = [
    (
        "in quotes",
        "印发\n青禾市低空经济发展行动方案的",
        "印发《青禾市低空经济\n发展行动方案》的",
        "notice_title",
        "青禾市人民政府办公室关于印发《青禾市低空经济发展行动方案》的通知",
    ),
    (
        "转发",
        "关于印发\n",
        "关于转发\n",
        "notice_title",
        "青禾市人民政府办公室关于转发青禾市低空经济发展行动方案的通知",
    ),
    (
        "title over two lines",
        "布）\n青禾市低空经济发展行动方案",
        "布）\n青禾市低空经济\n发展行动方案",
        "title",
        "青禾市低空经济发展行动方案",
    ),
    ("title with years", TITLE + "\n为", TITLE + "（2026—2028年）\n为", "title", TITLE + "（2026—2028年）"),
]
DATES: list[Case] = [
    ("Chinese numerals", "室\n2026年3月18日", "室\n二〇二六年三月十八日", "issued_on", dt.date(2026, 3, 18)),
    ("○ for 〇", "室\n2026年3月18日", "室\n二○二六年三月十八日", "issued_on", dt.date(2026, 3, 18)),
    ("blanks", "室\n2026年3月18日", "室\n2026 年 3 月 18 日", "issued_on", dt.date(2026, 3, 18)),
    ("on the line of the body", "室\n2026年3月18日", "室 2026年3月18日", "issued_on", dt.date(2026, 3, 18)),
    ("at the end of the notice", "青禾市人民政府办公室\n2026年3月18日\n（此件公开发布）\n", "", "issued_on", None),
    (
        "adopted otherwise",
        "已经2026年3月2日市政府第18次常务会议审议通过",
        "已于2026年3月2日经市委常委会会议审议通过",
        "approved_on",
        dt.date(2026, 3, 2),
    ),
    ("adopted by nobody", "已经2026年3月2日市政府第18次常务会议审议通过", "已经市政府同意", "approved_on", None),
    ("printed without blank", "室 2026年3月19日印发", "室2026年3月19日印发", "printed_on", dt.date(2026, 3, 19)),
    (
        "printed over wide blanks",
        "室 2026年3月19日印发",
        "室　　　　　2026年3月19日印发",
        "printed_on",
        dt.date(2026, 3, 19),
    ),
    ("not printed", "青禾市人民政府办公室 2026年3月19日印发\n", "", "printed_by", None),
]
BODIES: list[Case] = [
    ("no signature: the masthead", "青禾市人民政府办公室\n2026年3月18日\n", "", "issuer", ("青禾市人民政府办公室",)),
    (
        "no signature, no masthead: the title",
        HEAD,
        f"青禾市人民政府办公室关于印发\n{TITLE}的通知\n",
        "issuer",
        ("青禾市人民政府办公室",),
    ),
    (
        "two bodies, blank",
        SIGNED,
        "青禾市发展和改革委员会 青禾市财政局\n2026年3月18日",
        "issuer",
        ("青禾市发展和改革委员会", "青禾市财政局"),
    ),
    (
        "two bodies, lines",
        SIGNED,
        "青禾市发展和改革委员会\n青禾市财政局\n2026年3月18日",
        "issuer",
        ("青禾市发展和改革委员会", "青禾市财政局"),
    ),
    ("addressees with commas only", TO, "各乡镇人民政府，县直各单位：", "addressees", ("各乡镇人民政府", "县直各单位")),
    (
        "addressees, half-width colon",
        "各直属单位：",
        "各直属单位:",
        "addressees",
        ("各县（区）人民政府", "江湾经济开发区管委会", "市政府各部门", "各直属单位"),
    ),
    (
        "addressees, provinces are one",
        TO,
        "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
        "addressees",
        ("各省、自治区、直辖市人民政府", "国务院各部委", "各直属机构"),
    ),
    (
        "addressees over two lines",
        "各县（区）人民政府，江湾",
        "各县（区）人民政府，\n江湾",
        "addressees",
        ("各县（区）人民政府", "江湾经济开发区管委会", "市政府各部门", "各直属单位"),
    ),
    (
        "copies with pause marks",
        "市委各部门，市人大常委会办公室，市政协办公室。",
        "市委各部门、市纪委监委。",
        "cc",
        ("市委各部门", "市纪委监委"),
    ),
    ("copies: 分送", "抄送：", "分送：", "cc", ("市委各部门", "市人大常委会办公室", "市政协办公室")),
    ("no copies", "抄送：市委各部门，市人大常委会办公室，市政协办公室。\n", "", "cc", ()),
]
VALIDITY: list[Case] = [
    ("施行", LAST, LAST + "本方案自2026年5月1日起施行。\n", "effective_on", dt.date(2026, 5, 1)),
    ("有效期 of years", LAST, LAST + "本方案自2026年5月1日起施行，有效期3年。\n", "valid_until", dt.date(2029, 4, 30)),
    (
        "有效期 to a day",
        LAST,
        LAST + "本方案自2026年5月1日起施行，有效期至2028年4月30日。\n",
        "valid_until",
        dt.date(2028, 4, 30),
    ),
    (
        "from the day of issue",
        LAST,
        LAST + "本方案自印发之日起施行，有效期2年。\n",
        "effective_on",
        dt.date(2026, 3, 18),
    ),
    (
        "有效期 from the day of issue",
        LAST,
        LAST + "本方案自发布之日起实施，有效期两年。\n",
        "valid_until",
        dt.date(2028, 3, 17),
    ),
]
YEARS: list[Case] = [
    ("year in the title", "青禾市低空经济发展行动方案", "青禾市2026年低空经济发展工作要点", "plan_year", 2026),
    ("年度", "青禾市低空经济发展行动方案", "青禾市2027年度低空经济发展工作计划", "plan_year", 2027),
    ("range", "青禾市低空经济发展行动方案", "青禾市低空经济发展行动计划（2026—2028年）", "plan_year", None),
    ("five-year plan", "青禾市低空经济发展行动方案", "青禾市“十五五”低空经济发展规划", "plan_year", None),
]


@pytest.mark.parametrize(
    ("old", "new", "element", "expected"), params(*(
        [(f"{name}: {row[0]}", *row[1:]) for row in table]
        for name, table in [("number", NUMBERS), ("title", TITLES), ("date", DATES), ("body", BODIES), ("validity", VALIDITY), ("year", YEARS)]
    )),
)  # fmt: skip
def test_element(old: str, new: str, element: str, expected: object) -> None:
    assert old in WHOLE
    assert getattr(metadata(WHOLE.replace(old, new)), element) == expected


PAGES: list[tuple[str, str, str, Any]] = [
    ("publication date", "发布日期：2026-03-25\n", "published_on", dt.date(2026, 3, 25)),
    ("publication time", "发布时间：2026-03-25 10:30\n", "published_on", dt.date(2026, 3, 25)),
    (
        "publication with source",
        "发布时间:2026-03-25 来源:青禾市人民政府办公室\n",
        "published_on",
        dt.date(2026, 3, 25),
    ),
    ("publication by stops", "发布日期：2026年03月25日\n", "published_on", dt.date(2026, 3, 25)),
    ("time alone", "2026-03-25 10:30\n", "published_on", dt.date(2026, 3, 25)),
    (
        "index card",
        "索 引 号：123/2026-001\n主题分类：交通\n发文机关：青禾市人民政府办公室\n成文日期：2026年03月18日\n标题：青禾市低空经济发展行动方案\n"
        "发文字号：青政办〔2026〕12号\n发布日期：2026年03月25日\n",
        "published_on",
        dt.date(2026, 3, 25),
    ),
    ("breadcrumb is no title", "您当前的位置：首页 > 政务公开 > 通知公告\n", "title", "青禾市低空经济发展行动方案"),
    ("navigation is no title", "首页 | 政务公开 | 政务服务 | 互动交流\n", "title", "青禾市低空经济发展行动方案"),
    ("site is no issuer", "青禾市人民政府门户网站\n", "issuer", ("青禾市人民政府办公室",)),
    (
        "buttons",
        "打印 关闭 分享到微信\n字号：大 中 小\n",
        "notice_title",
        "青禾市人民政府办公室关于印发青禾市低空经济发展行动方案的通知",
    ),
]


@pytest.mark.parametrize(("above", "element", "expected"), params(PAGES))
def test_element_of_a_web_page(above: str, element: str, expected: object) -> None:
    assert getattr(metadata(above + WHOLE), element) == expected


def test_the_card_of_a_web_page_gives_what_the_text_lacks() -> None:
    card = "发文机关：青禾市人民政府办公室\n成文日期：2026年03月18日\n发文字号：青政办〔2026〕12号\n"
    found = metadata(card + BODY)
    assert found.issuer == ("青禾市人民政府办公室",)
    assert found.issued_on == dt.date(2026, 3, 18)
    assert found.document_number == "青政办〔2026〕12号"


def test_a_plan_alone_has_a_title_and_no_more() -> None:
    found = metadata(BODY)
    assert found.title == "青禾市低空经济发展行动方案"
    assert (found.notice_title, found.document_number, found.issuer, found.addressees, found.issued_on) == (
        None,
        None,
        (),
        (),
        None,
    )


def test_signature_below_the_body() -> None:
    found = metadata(BODY + "青禾市人民政府\n2026年3月18日\n")
    assert (found.issuer, found.issued_on) == (("青禾市人民政府",), dt.date(2026, 3, 18))


PLAIN = "\n一、重点工作\n1.培育企业。（县农业农村局，12月底）\n2.完善制度。（县财政局，3月底）\n"
# Titles that no list of kinds has: a line that names a year, where no line ends like a title.
DATED_LINES = [
    ("工作任务", "白石县2026年工作任务", "白石县2026年工作任务"),
    ("实事", "白石县2026年十大民生实事", "白石县2026年十大民生实事"),
    ("督查事项", "白石县2026年重点督查事项", "白石县2026年重点督查事项"),
    ("工作目标", "柳溪镇2026年重点工作目标", "柳溪镇2026年重点工作目标"),
    ("工作思路, the year first", "2026年全县农业工作思路", "2026年全县农业工作思路"),
    ("年度", "2026年度目标责任书", "2026年度目标责任书"),
    ("over two lines", "2026年白石县\n民生实事项目", "2026年白石县民生实事项目"),
    ("full-width digits", "白石县２０２６年工作任务", "白石县２０２６年工作任务"),
    ("below the way to it", "首页>信息公开>重点领域\n白石县2026年民生实事", "白石县2026年民生实事"),
    ("above a body", "白石县2026年民生实事\n白石县发展和改革局", "白石县2026年民生实事"),
]


@pytest.mark.parametrize(("head", "title"), params(DATED_LINES))
def test_a_line_that_names_a_year_is_a_title(head: str, title: str) -> None:
    notice = extract_text(head + PLAIN)
    assert (notice.metadata.title, notice.metadata.plan_year) == (title, 2026)
    assert [str(d.date) for item in notice.items for d in item.deadlines] == ["2026-12-31", "2026-03-31"]


NO_TITLES = [
    ("a sentence", "2026年，全县上下要加快发展。"),
    ("a date", "白石县\n2026年3月18日"),
    ("a range of years", "白石县2026—2028年民生实事"),
]


@pytest.mark.parametrize("head", [row[1] for row in NO_TITLES], ids=[row[0] for row in NO_TITLES])
def test_what_is_no_title_names_no_year(head: str) -> None:
    assert metadata(head + PLAIN).plan_year is None


# The title of the notice; what else stands as a title below; the plan's title.
ISSUED = [
    ("印发关于", "海川市人民政府印发关于促进养老若干措施的通知", "海川市关于促进养老的若干措施", "海川市关于促进养老的若干措施"),
    ("印发", "海川市人民政府办公室印发海川市养老服务方案的通知", "海川市养老服务方案", "海川市养老服务方案"),
    ("印发《》", "海川市民政局印发《海川市养老服务方案》的通知", "", "海川市养老服务方案"),
    ("over two lines", "海川市人民政府办公室印发\n海川市养老服务方案的通知", "", "海川市养老服务方案"),
    ("转发 of a body", "海川市人民政府转发市发展改革委关于海川市2026年经济发展计划的通知", "", "海川市2026年经济发展计划"),
    ("转发 of several", "海川市人民政府办公室转发市教育局等部门关于推进托育服务实施意见的通知", "", "关于推进托育服务实施意见"),
    ("关于转发 《》", "海川市人民政府办公室关于转发市民政局《海川市养老服务方案》的通知", "", "海川市养老服务方案"),
    ("批转", "海川市人民政府批转市发展改革委海川市物流规划的通知", "", "海川市物流规划"),
]  # fmt: skip


@pytest.mark.parametrize(("notice_title", "below", "title"), params(ISSUED))
def test_titles_of_a_notice_that_issues_or_passes_on(notice_title: str, below: str, title: str) -> None:
    found = metadata(
        f"海政发〔2026〕3号\n{notice_title}\n各县（区）人民政府：\n现印发给你们。\n海川市人民政府\n2026年3月18日\n{below}{PLAIN}"
    )
    assert (found.notice_title, found.title) == (notice_title.replace("\n", ""), title)


def test_news_of_a_plan_is_no_notice() -> None:
    found = metadata(f"海川市人民政府印发《海川市养老服务方案》{PLAIN}")
    assert (found.notice_title, found.title) == (None, "海川市养老服务方案")
    assert found.issuer == ("海川市人民政府",)


ADDRESSED = [
    ("kinds of bodies", "区政府各委、办、局，各区属机构", ("区政府各委、办、局", "各区属机构")),
    ("four kinds", "省各委、办、厅、局，省各直属单位", ("省各委、办、厅、局", "省各直属单位")),
    ("部 first", "区委各部、委、办、局，各人民团体", ("区委各部、委、办、局", "各人民团体")),
    ("nothing before", "各处、室、中心", ("各处、室、中心",)),
    ("with a bracket", "各科（室）、队、所", ("各科（室）、队、所",)),
    ("党委、政府", "各镇（街道）党委、政府，县级各部门", ("各镇（街道）党委、政府", "县级各部门")),
    ("盟", "各盟行政公署、市人民政府", ("各盟行政公署、市人民政府",)),
    ("自治县", "各县、自治县、区", ("各县、自治县、区",)),
    ("局属", "局属各学校、局机关各科室", ("局属各学校", "局机关各科室")),
    ("校属", "校属各单位、各学院", ("校属各单位", "各学院")),
    ("驻区", "驻区各单位，区属国有企业", ("驻区各单位", "区属国有企业")),
    ("集团", "集团公司各部门、各子公司", ("集团公司各部门", "各子公司")),
    ("兵团", "兵团各师市，各院（校）", ("兵团各师市", "各院（校）")),
    ("bodies with names of their own", "县委办、县财政局、县教育局", ("县委办", "县财政局", "县教育局")),
]


@pytest.mark.parametrize(("line", "expected"), params(ADDRESSED))
@pytest.mark.parametrize("colon", ["：", ":"], ids=["full-width", "half-width"])
def test_addressees(line: str, expected: tuple[str, ...], colon: str) -> None:
    head = f"海政发〔2026〕3号\n关于印发海川市养老服务方案的通知\n{line}{colon}\n现印发给你们。\n海川市民政局\n2026年3月18日\n"
    assert metadata(head + "海川市养老服务方案" + PLAIN).addressees == expected


AFTER = [
    "公开方式：主动公开",
    "信息公开选项：主动公开",
    "（公开方式：主动公开）",
    "（主动公开）",
    "依申请公开",
    "是否公开：是",
    "联系人：办公室 电话：0571-1234567",
    "（联系电话：0571-1234567）",
]


@pytest.mark.parametrize("line", AFTER)
def test_what_stands_after_the_last_entry_is_not_of_it(line: str) -> None:
    items = extract_text(f"白石县2026年工作要点{PLAIN}3.加强监督检查，及时通报。\n{line}\n").items
    assert items[-1].text == "加强监督检查，及时通报。"


def test_public_in_a_sentence_is_of_the_entry() -> None:
    items = extract_text(f"白石县2026年工作要点{PLAIN}3.推进政务公开。明确公开方式：主动公开、依申请公开。\n").items
    assert items[-1].text.endswith("依申请公开。")


REGIONS = [
    ("province", "云岭省", "province"), ("city", "青禾市", "city"), ("county", "白石县", "county"), ("district", "清江区", "county"),
    ("town", "柳溪镇", "township"), ("city and county", "青禾市白石县", "county"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "level"), params(REGIONS))
def test_region_of_the_title(name: str, level: str) -> None:
    region = metadata(f"{name}2026年重点工作要点\n一、重点任务\n1.新建学校5所。\n2.完善制度。\n").region
    assert region is not None and (region.name, region.level) == (name, level)


def test_a_national_notice() -> None:
    region = metadata(
        "国务院办公厅关于促进就业的实施意见\n一、重点任务\n1.完善制度。\n2.加强培训。\n国务院办公厅\n2026年3月2日\n"
    ).region
    assert region is not None and (region.name, region.level) == (None, "national")


def test_what_the_user_says_is_over_the_text() -> None:
    found = extract_text(WHOLE, year=2030, region="白石县").metadata
    assert found.plan_year == 2030
    assert found.region is not None and (found.region.name, found.region.level) == ("白石县", "county")
