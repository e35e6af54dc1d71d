"""Time limits: every kind, in text, in clauses, after labels; and the dates that are none."""

from __future__ import annotations

import pytest
from notices import codes, task, tasks, what, when
from tables import params

from ydparse import extract_text

# What the limits of a task say, in a plan of 2026 that was issued on 2026-03-02.
DUE = [
    ("day", "2026年6月15日前完成改造。", ["2026年6月15日前 = 2026-06-15"]),
    ("month", "2026年9月前完成改造。", ["2026年9月前 = 2026-09-30"]),
    ("month end", "2026年9月底前完成改造。", ["2026年9月底前 = 2026-09-30"]),
    ("month end, February", "2028年2月底前完成改造。", ["2028年2月底前 = 2028-02-29"]),
    ("full width", "２０２６年９月底前完成改造。", ["２０２６年９月底前 = 2026-09-30"]),
    ("blanks", "2026 年 9 月底前完成改造。", ["2026年9月底前 = 2026-09-30"]),
    ("year end", "到2027年底，建成投用。", ["到2027年底 = 2027-12-31"]),
    ("年年底", "2027年年底前建成投用。", ["2027年年底前 = 2027-12-31"]),
    ("year, prefixed", "到2028年建成投用。", ["到2028年 = 2028-12-31"]),
    ("half-year with year", "2026年上半年完成改造。", ["2026年上半年 = 2026-06-30"]),
    ("half-year", "上半年完成改造。", ["上半年 = 2026-06-30"]),
    ("second half", "下半年启动运营。", ["下半年 = 2026-12-31"]),
    ("quarter with year", "2026年三季度末前完成改造。", ["2026年三季度末前 = 2026-09-30"]),
    ("quarter", "二季度前完成改造。", ["二季度前 = 2026-06-30"]),
    ("第三季度", "第三季度末前完成改造。", ["第三季度末前 = 2026-09-30"]),
    ("month alone", "10月底前通过复核。", ["10月底前 = 2026-10-31"]),
    ("month and day alone", "9月15日前报送总结。", ["9月15日前 = 2026-09-15"]),
    ("month alone, 前", "7月前完成改造。", ["7月前 = 2026-07-31"]),
    ("年内", "年内完成改造。", ["年内 = 2026-12-31"]),
    ("年底前", "年底前完成改造。", ["年底前 = 2026-12-31"]),
    ("到年底", "到年底，完成改造。", ["到年底 = 2026-12-31"]),
    ("今年年底前", "今年年底前完成改造。", ["今年年底前 = 2026-12-31"]),
    ("本年度内", "本年度内完成改造。", ["本年度内 = 2026-12-31"]),
    ("上旬", "6月上旬前完成选址。", ["6月上旬前 = 2026-06-10"]),
    ("中旬", "6月中旬前完成选址。", ["6月中旬前 = 2026-06-20"]),
    ("下旬", "6月下旬前完成选址。", ["6月下旬前 = 2026-06-30"]),
    ("Chinese year", "二〇二七年底前完成改造。", ["二〇二七年底前 = 2027-12-31"]),
    ("years from the plan", "3年内培训骨干500名。", ["3年内 = 2028-12-31"]),
    ("days from issue", "自印发之日起30日内制定细则。", ["自印发之日起30日内 = 2026-04-01"]),
    ("months from issue", "在本方案印发之日起3个月内制定细则。", ["在本方案印发之日起3个月内 = 2026-06-02"]),
    ("working days are not counted", "自印发之日起20个工作日内制定细则。", ["自印发之日起20个工作日内 = None"]),
    ("range with days", "2026年7月1日至9月30日开展集中整治。", ["2026年7月1日至9月30日 = 2026-07-01/2026-09-30"]),
    ("range of months", "2026年3月至10月开展集中整治。", ["2026年3月至10月 = 2026-03-01/2026-10-31"]),
    ("range of months, dash", "4月—6月开展集中整治。", ["4月—6月 = 2026-04-01/2026-06-30"]),
    ("range over years", "2026年11月至2027年2月开展集中整治。", ["2026年11月至2027年2月 = 2026-11-01/2027-02-28"]),
    ("range of months, one 月", "2026年6—8月开展集中整治。", ["2026年6—8月 = 2026-06-01/2026-08-31"]),
    ("the year after", "于次年1月底前报送总结。", ["于次年1月底前 = 2027-01-31"]),
    ("month alone, with what is completed", "图书馆9月投入使用。", ["9月 = 2026-09-30"]),
    ("day alone, with what is completed", "综合楼10月1日正式投入使用。", ["10月1日 = 2026-10-01"]),
    ("two months, each with its work", "项目6月开工，12月建成。", ["6月 = 2026-06-30", "12月 = 2026-12-31"]),
    (
        "year by year",
        "2026年完成一期，2027年完成二期。",
        ["2026年 = 2026-12-31", "2027年 = 2027-12-31"],
    ),
    ("end of a five-year plan", "到“十五五”末，覆盖率达到90%。", ["到“十五五”末 = 2030-12-31"]),
    ("feast in quotation marks", "“五一”前完成改造。", ["“五一”前 = 2026-04-30"]),
    ("season without a date", "供暖季前完成检修。", ["供暖季前 = None"]),
    ("quarter after a number", "1．一季度完成招标。", ["一季度 = 2026-03-31"]),
    ("stage", "总结提升阶段（2026年11月）。全面总结。", ["2026年11月 = 2026-11-30"]),
    ("stage, figures", "总结提升阶段（2026.11）。全面总结。", ["2026.11 = 2026-11-30"]),
    ("labelled middle of the year", "完成改造。（完成时限：年中）", ["年中 = 2026-06-30"]),
    (
        "labelled, and going on",
        "完成改造。（完成时限：2026年底前，并持续推进）",
        ["2026年底前 = 2026-12-31", "持续推进 = ongoing"],
    ),
    ("labelled, all the year", "完成改造。（完成时限：全年持续推进）", ["全年持续推进 = ongoing"]),
    ("every year by months", "每年5月、10月底前报送小结。", ["每年5月、10月底前 = P1Y"]),
    ("every year's end", "每年年底前报告进展。", ["每年年底前 = P1Y"]),
    ("rhythms", "实行一月一调度、一季一通报、半年一考核。", ["一月 = P1M", "一季 = P3M", "半年 = P6M"]),
    ("what it builds upon", "在2026年建成12个站点的基础上，加强管理。", []),
    ("a past year names none", "总结2025年新增30家企业的经验，三季度末前完成修订。", ["三季度末前 = 2026-09-30"]),
    ("a condition", "未在6月底前完成的，取消资格。", []),
    ("what is done by a day", "截至6月30日，已完成八成。", []),
    ("a rhythm that is a name", "办好“每月一题”。", []),
    ("two limits", "6月底前启动建设，年底前建成投用。", ["6月底前 = 2026-06-30", "年底前 = 2026-12-31"]),
    (
        "year named before",
        "2027年3月底前启动建设，10月底前建成投用。",
        ["2027年3月底前 = 2027-03-31", "10月底前 = 2027-10-31"],
    ),
    ("in a clause", "完成改造。（责任单位：市住建局；完成时限：2026年9月）", ["2026年9月 = 2026-09-30"]),
    ("after its units in a clause", "完成改造。（市住建局牵头，2026年9月底前完成）", ["2026年9月底前 = 2026-09-30"]),
    ("in a bracket of its own", "完成改造。（2026年9月底前）", ["2026年9月底前 = 2026-09-30"]),
    ("label in the text", "完成改造。完成时限：2026年9月底。", ["2026年9月底 = 2026-09-30"]),
    ("label, day", "完成改造。完成时限：9月15日。", ["9月15日 = 2026-09-15"]),
    ("label of its own kind", "完成改造。（牵头单位：市住建局，办结时限：三季度）", ["三季度 = 2026-09-30"]),
    ("across a comma", "到2026年6月底，基本建成示范区。", ["到2026年6月底 = 2026-06-30"]),
    ("号", "5月20号前完成改造。", ["5月20号前 = 2026-05-20"]),
    ("截至", "截至2026年底，完成全部改造任务。", ["截至2026年底 = 2026-12-31"]),
    ("不迟于", "不迟于2026年8月31日完成交付。", ["不迟于2026年8月31日 = 2026-08-31"]),
]
ONGOING = [
    ("label, ongoing", "加强巡查。完成时限：长期坚持。", ["长期坚持 = ongoing"]),
    ("clause, ongoing", "加强巡查。（市城管局牵头，持续推进）", ["持续推进 = ongoing"]),
    ("clause with label, ongoing", "加强巡查。（责任单位：市城管局；完成时限：持续推进）", ["持续推进 = ongoing"]),
    ("bracket, ongoing", "加强巡查。（长期坚持）", ["长期坚持 = ongoing"]),
    ("常态化 as the limit", "加强巡查。（时限：常态化推进）", ["常态化推进 = ongoing"]),
    ("持续 with a verb", "持续推进城乡环境整治。", []),
]
RECURRING = [
    ("每季度", "每季度通报工作进展。", ["每季度 = P3M"]),
    ("每月", "每月调度一次。", ["每月 = P1M"]),
    ("每两个月", "每两个月开展一次督查。", ["每两个月 = P2M"]),
    ("每半年", "每半年评估一次。", ["每半年 = P6M"]),
    ("每年", "每年开展一次评估。", ["每年 = P1Y"]),
    ("每周", "每周开展一次清扫。", ["每周 = P1W"]),
    ("按月", "按月调度项目进展。", ["按月 = P1M"]),
    ("按季度", "按季度通报进展。", ["按季度 = P3M"]),
    ("label", "加强巡查。完成时限：每季度。", ["每季度 = P3M"]),
    ("each quarter end", "每季度末报送进展。", ["每季度末 = P3M"]),
    ("每年 with a month", "每年6月底前报送总结。", ["每年6月底前 = P1Y"]),
]
NONE = [
    ("history", "2024年已建成示范点12个。", []),
    ("history, 以来", "2023年以来累计投资不断扩大。", []),
    ("history, founded", "2019年成立的联盟继续发挥作用。", []),
    ("title", "落实《青禾市低空经济行动计划（2026—2028年）》。", []),
    ("title with a day", "按照《2026年6月底前任务清单》抓好落实。", []),
    ("document number", "落实青政办〔2026〕12号文件要求。", []),
    ("plan of a year", "编制2027年工作要点。", []),
    ("year plan", "落实2026年度投资计划。", []),
    ("十四五", "总结“十四五”经验，谋划“十五五”项目。", []),
    ("project name", "办好2026年青禾马拉松。", []),
    ("compared with", "能耗强度较2020年明显下降。", []),
    ("within the last years", "对近三年内的项目开展回头看。", []),
    ("graduates", "支持毕业5年内高校毕业生创业。", []),
    ("age", "服务60岁以上老人。", []),
    ("duration of service", "服务期不少于3年。", []),
    ("monthly pay", "给予每月1000元补贴。", []),
    ("each household", "每户至少确定一名联系人。", []),
    ("24 hours", "实行24小时值班。", []),
    ("after its event", "2025年底前已完成的项目开展后评价。", []),
]
BUGS: list[tuple[str, str, list[str]]] = [
    ("next year", "明年年底前竣工。", ["明年年底前 = 2027-12-31"]),
    ("next year, half", "明年上半年投用。", ["明年上半年 = 2027-06-30"]),
    (
        "three quarters in a row",
        "2026年一季度完成摸底，二季度完成整改，三季度组织验收。",
        ["2026年一季度 = 2026-03-31", "二季度 = 2026-06-30", "三季度 = 2026-09-30"],
    ),
    ("month in Chinese", "十月底前完成验收。", ["十月底前 = 2026-10-31"]),
    ("label, date by stops", "完成整改。（完成时限：2026.6）", ["2026.6 = 2026-06-30"]),
    ("label, date by hyphens", "完成整改。（完成时限：2026-06-30）", ["2026-06-30 = 2026-06-30"]),
    ("each year at least", "每年至少开展2次演练。", ["每年 = P1Y"]),
    ("label, range of months", "完成整改。（完成时限：2026年6月—12月）", ["2026年6月—12月 = 2026-06-01/2026-12-31"]),
    ("label, all year", "完成整改。（完成时限：全年）", ["全年 = 2026-12-31"]),
    ("label, year", "完成整改。（完成时限：2026年）", ["2026年 = 2026-12-31"]),
    ("label, two wordings", "完成整改。（时限：立行立改，长期坚持）", ["长期坚持 = ongoing"]),
    (
        "limit before the units",
        "完成整改。（完成时限：2026年6月底前，责任单位：市城管局）",
        ["2026年6月底前 = 2026-06-30"],
    ),
    ("begins to hold", "自2026年10月1日起正式运行。", []),
    ("until now", "截至2025年底，已建成20个。", []),
    ("last year's rating", "完成2025年度考核。", []),
    ("central document", "贯彻落实2026年中央一号文件精神。", []),
]
HEAD = [
    "青禾市人民政府办公室关于印发青禾市2026年重点工作要点的通知",
    "各县区人民政府：",
    "现印发给你们，请认真落实。",
    "青禾市人民政府办公室",
    "2026年3月2日",
]


def test_a_heading_of_tasks_gives_its_limit_to_those_that_have_none() -> None:
    text = """青禾市2026年重点工作要点
一、上半年重点任务
1.做强产业。
2.壮大企业，3月底前完成。
二、实施步骤
（一）动员部署阶段（2026年4月—5月）
1.制定方案。
三、到2030年建成强市
1.建设园区。
"""
    items = extract_text(text).items
    assert [when(item.deadlines) for item in items] == [
        ["上半年 = 2026-06-30"],
        ["3月底前 = 2026-03-31"],
        ["2026年4月—5月 = 2026-04-01/2026-05-31"],
        [],
    ]
    assert items[0].deadlines[0].rule == "deadline.inherited"


def test_what_is_doubtful_in_a_heading_is_said_once() -> None:
    text = "青禾市重点工作要点\n一、上半年重点任务\n1.做强产业。\n2.壮大企业。\n青禾市人民政府\n2026年3月1日\n"
    notice = extract_text(text)
    assert [when(item.deadlines) for item in notice.items] == [["上半年 = 2026-06-30"], ["上半年 = 2026-06-30"]]
    assert codes(notice).count("YD130") == 1


@pytest.mark.parametrize(("text", "expected"), params(DUE, ONGOING, RECURRING, NONE, BUGS))
def test_deadlines_of_a_task(text: str, expected: list[str]) -> None:
    lines = [*HEAD, "青禾市2026年重点工作要点", "一、重点任务", f"（一）{text}", "（二）完善工作制度。"]
    item = extract_text("\n".join(lines)).items[0]
    assert when(item.deadlines) == expected


OTHER_YEARS = [
    ("plan year over the year of issue", "青禾市2027年工作要点", "年底前完成改造。", ["年底前 = 2027-12-31"]),
    ("no plan year: the year of issue", "青禾市老旧小区改造工作方案", "年底前完成改造。", ["年底前 = 2026-12-31"]),
    (
        "range of years: the year of issue",
        "青禾市低空经济行动计划（2026—2028年）",
        "年底前完成改造。",
        ["年底前 = 2026-12-31"],
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), params(OTHER_YEARS))
def test_the_year_of_a_limit(title: str, text: str, expected: list[str]) -> None:
    lines = [title, "一、重点任务", f"（一）{text}", "（二）完善工作制度。", "青禾市人民政府", "2026年3月2日"]
    assert when(extract_text("\n".join(lines)).items[0].deadlines) == expected


def test_a_year_that_the_user_gives_is_over_the_title() -> None:
    text = "青禾市2026年工作要点\n一、重点任务\n1.年底前完成改造。\n2.完善制度。\n"
    assert when(extract_text(text, year=2029).items[0].deadlines) == ["年底前 = 2029-12-31"]


def test_without_any_year_a_limit_has_no_date_and_a_warning() -> None:
    notice = extract_text("青禾市老旧小区改造工作方案\n一、重点任务\n1.年底前完成改造。\n2.完善制度。\n")
    assert when(notice.items[0].deadlines) == ["年底前 = None"]
    assert "YD131" in codes(notice)


def test_an_assumed_year_is_told() -> None:
    lines = [
        "青禾市老旧小区改造工作方案",
        "一、重点任务",
        "1.年底前完成改造。",
        "2.完善制度。",
        "青禾市人民政府",
        "2026年3月2日",
    ]
    notice = extract_text("\n".join(lines))
    told = [w for w in notice.warnings if w.code == "YD130"]
    assert [w.item_id for w in told] == [notice.items[0].id]


def test_limits_do_not_leak_into_the_next_task() -> None:
    first, second = tasks("2027年3月底前启动建设。", "10月底前建成投用。")
    assert when(first.deadlines) == ["2027年3月底前 = 2027-03-31"]
    assert when(second.deadlines) == ["10月底前 = 2026-10-31"]


def test_sections_have_limits_too() -> None:
    notice = extract_text(
        "青禾市2026年工作要点\n一、总体要求\n到2026年底，新建学校12所。\n二、重点任务\n1.完善制度。\n2.加强宣传。\n"
    )
    section = notice.sections[0]
    assert section.title == "总体要求"
    assert when(section.deadlines) == ["到2026年底 = 2026-12-31"]
    assert what(section.targets) == ["新建学校 = 12 所"]


def test_a_limit_is_of_its_task_alone() -> None:
    assert task("完善工作制度。").deadlines == ()
