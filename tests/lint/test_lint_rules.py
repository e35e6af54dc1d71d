"""Each rule finds what it is for, and leaves alone what only looks like it: the clean notice, spoilt in one place or two."""

from __future__ import annotations

from collections import Counter

import pytest
from drafts import CLEAN, checked, said, spoilt
from tables import params

from ydparse.lint import RULES, Severity, chosen, meant

Change = tuple[str, str]  # what stands in the clean notice, and what does then

# Clauses of the clean notice.
CLAUSE_3 = "（牵头单位：县住房城乡建设局；责任单位：县财政局、县审计局）"
CLAUSE_4 = "（牵头单位：县数据局；责任单位：县市场监管局、县财政局）"
CLAUSE_5 = "（牵头单位：县市场监管局；责任单位：县司法局）"
CLAUSE_9 = "（牵头单位：县审计局；责任单位：县财政局、县司法局）"
LIST = "附件：1.窗口改造清单\n2.培训计划\n3.联络员名单\n"
LAST_LINE = "姓名：王强，电话：略\n"
NO_ANNEXES = [(LIST, ""), ("附件1\n窗口", "窗口"), ("附件2\n", ""), ("附件3\n", "")]
ANEW = [("5.举办", "1.举办"), ("6.清理", "2.清理"), ("7.培训", "1.培训"), ("8.全年", "2.全年"), ("9.按照", "1.按照")]
UNSIGNED: Change = ("2026年3月18日\n", "")
UNNAMED: tuple[Change, ...] = (("白石县2026年政务", "白石县政务"),) * 3  # the plan names no year
# What else must be so for the example of a rule to be a fault.
BESIDE: dict[str, tuple[Change, ...]] = {
    "YD232": (UNSIGNED,),
    "YD235": (
        *UNNAMED,
        ("培训综合窗口工作人员300人次，满意度高于90%", "年底前培训综合窗口工作人员300人次，满意度高于90%"),
    ),
}
TABLE = """
附表 政务服务重点任务分解表

序号\t重点任务\t完成时限\t牵头单位\t责任单位
1\t建立办件台账\t10月底前\t县数据局\t县财政局
2\t编制年度预算\t10月底前\t县财政局\t县审计局
3\t改造窗口\t9月底前\t县住房城乡建设局\t县财政局
4\t举办宣讲\t9月底前\t县市场监管局\t县司法局
5\t清理文件\t11月底前\t县司法局\t县审计局
"""


@pytest.mark.parametrize("code", RULES)
def test_the_example_of_a_rule_is_its_fault_and_the_mended_one_is_none(code: str) -> None:
    rule = RULES[code]
    assert said(spoilt(*BESIDE.get(code, ())), code) == []
    assert said(spoilt(*BESIDE.get(code, ()), (rule.right, rule.wrong)), code) != []


def test_the_clean_notice_has_no_fault() -> None:
    assert said(CLEAN) == []
    assert said(CLEAN + TABLE) == []


HITS = [
    ("two numbers are gone", "YD201", [("8.全年办件", "10.全年办件"), ("9.按照", "11.按照")], "10."),
    ("a chapter is gone", "YD201", [("三、加强监督考核", "四、加强监督考核")], "四、"),
    ("a bracketed number is gone", "YD201", [("（二）强化培训", "（三）强化培训")], "（三）"),
    ("a list goes back", "YD202", [("4.办件满意率", "2.办件满意率")], "2."),
    ("a number twice, at both sides of a heading", "YD202", [("5.举办", "4.举办")], "4."),
    ("a chapter twice", "YD202", [("三、加强监督考核", "二、加强监督考核")], "二、"),
    ("a chapter without its sign", "YD203", [("三、加强监督", "三加强监督")], "三"),
    ("a comma for the stop", "YD203", [("6.清理规范", "6，清理规范")], "6，"),
    ("the level below in the midst", "YD204", [("二、规范审批行为", "2.规范审批行为")], "2."),
    ("another bracket", "YD205", [("（一）减少环节", "（一)减少环节")], "（一)"),
    ("half a bracket", "YD205", [("（二）强化培训", "（二强化培训")], "（二"),
    ("half-width brackets among others", "YD206", [("（二）强化培训", "（二）强化培训\n(三)宣传\n（四）总结\n")], "(三)"),
    ("round brackets", "YD211", [("〔2026〕", "(2026)")], "白政办(2026)12号"),
    ("a number with 第", "YD211", [("〔2026〕12号", "〔2026〕第12号")], "白政办〔2026〕第12号"),
    ("brackets of two kinds", "YD211", [("〔2026〕", "〔2026]")], "白政办〔2026]12号"),
    ("a row of a table without units", "YD221", [("姓名：", TABLE.replace("县市场监管局\t县司法局", "\t")), ], "4"),
    ("two that answer", "YD222", [("牵头单位：县财政局；责任单位：县审计局", "责任单位：县财政局、县审计局")], "县财政局、县审计局、县数据局"),
    ("a lead that supports", "YD223", [("责任单位：县审计局、县数据局", "配合单位：县财政局"), ], ""),
    ("a semicolon in half width", "YD224", [("责任单位：县市场监管局", "责任单位;县市场监管局")], "责任单位;"),
    ("a row is past", "YD231", [("姓名：", TABLE.replace("11月底前", "1月底前"))], "1月底前"),
    ("past by a month", "YD231", [("9月底前完成。（牵头单位：县住", "2月底前完成。（牵头单位：县住")], "2月底前"),
    ("of the year before, in a column", "YD232", [UNSIGNED, ("姓名：", TABLE.replace("11月底前", "2025年11月底前"))], "2025年11月底前"),
    ("30 February", "YD234", [("2026年3月18日", "2026年2月30日")], "2026年2月30日"),
    ("29 February of a common year", "YD234", [("11月30日前完成", "2026年2月29日前完成")], "2026年2月29日"),
    ("32 May", "YD234", [("11月30日前完成", "5月32日前完成")], "5月32日"),
    ("a range of shares", "YD242", [("达到95%，年底", "达到95%—90%，年底")], "95%—90%"),
    ("a count with two values", "YD243", [("改造窗口20个，9月底前完成", "培训综合窗口工作人员200人次")], "培训综合窗口工作人员300人次"),
    ("a row that says another value", "YD243", [("姓名：", TABLE.replace("举办宣讲\t9月底前", "办件满意率达到98%\t年底前"))], "办件满意率达到98%"),
    ("not less and more", "YD244", [("满意度高于90%", "满意度不低于90%以上")], "满意度不低于90%以上"),
    ("an annex and no list", "YD251", [(LIST, ""), ("附件1\n窗口", "窗口"), ("附件2\n", ""), ("附件3\n", ""), ("见附件1", "见附件")], "见附件"),
    ("an annex in words", "YD251", [("见附件1", "见附件五")], "附件五"),
    ("a chapter that is not there", "YD253", [("本要点第二条", "本工作要点第五部分")], "本工作要点第五部分"),
    ("printed too early", "YD262", [(LAST_LINE, f"{LAST_LINE}\n白石县人民政府办公室2026年3月8日印发\n")], ""),
    ("the letter's title", "YD263", [("关于印发白石县2026年", "关于印发白石县2025年")], ""),
    ("two years ahead", "YD264", [("2026年3月18日", "2024年3月18日")], "白石县2026年政务服务工作要点"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "changes", "evidence"), params(HITS))
def test_a_fault_is_found(code: str, changes: list[Change], evidence: str) -> None:
    found = checked(spoilt(*changes), code)
    assert found
    if evidence:
        assert [one.evidence for one in found] == [evidence]


NEAR = [
    ("numbering begins anew below a heading", "YD201", ANEW),
    ("what was left out is said", "YD201", [("9.按照", "……\n12.按照")]),
    ("the missing number lost its break", "YD201", [("8.全年办件满意率达到95%。", "全年8.办件满意率达到95%。")]),
    ("a number twice is one fault", "YD201", [("3.改造", "2.改造")]),
    ("the same number below another heading", "YD202", [("5.举办", "1.举办"), ("6.清理", "2.清理")]),
    ("the first of a list was read as a quotation", "YD202", [("（一）减少环节\n5.举办", "（一）减少环节“1.会议”\n2.举办"), ("6.清理", "3.清理")]),
    ("a number too great is one fault", "YD202", [("3.改造", "4.改造")]),
    ("a list that was told twice", "YD202", [("7.培训", "1.培训"), ("8.全年", "2.全年"), ("9.按照", "3.按照")]),
    ("no number has a stop", "YD203", [(f"{n}.", f"{n}") for n in "123456789"] + [("附件：1窗口", "附件：1.窗口")]),
    ("三要 in a chapter is no number", "YD203", [("二、规范审批行为\n", "二、规范审批行为\n三要规范审批。\n")]),
    ("一要 is no number", "YD203", [("9.按照", "一要按照")]),
    ("levels in their order", "YD204", [("9.按照", "（一）通报\n1.按照")]),
    ("a level that is skipped", "YD204", [("（一）减少环节\n", ""), ("（二）强化培训\n", "")]),
    ("half-width brackets throughout", "YD205", [("（一）减少", "(一)减少"), ("（二）强化", "(二)强化")]),
    ("a bracket in the text", "YD205", [("减少环节", "减少环节（含窗口]")]),
    ("two lists, each in its way", "YD206", [("5.举办", "1、举办"), ("6.清理", "2、清理")]),
    ("half and half", "YD206", [("7.培训", "7、培训")]),
    ("half-width brackets in a list of their own", "YD206", [("9.按照", "(一)通报\n9.按照")]),
    ("blanks", "YD211", [("白政办〔2026〕12号", "白政办 〔2026〕 12 号")]),
    ("another paper's number", "YD211", [("白政办〔2026〕12号\n", ""), ("已经2026年", "（白政办[2025]3号）已经2026年")]),
    ("brackets that look alike", "YD211", [("〔2026〕", "﹝2026﹞")]),
    ("a chapter of which none has units", "YD221", [(f"9.按照本要点第二条要求每季度通报一次。{CLAUSE_9}", "9.加强领导。")]),
    ("a unit in running text", "YD221", [("。（牵头单位：县住房城乡建设局；责任单位：县财政局、县审计局）", "，由县住房城乡建设局牵头负责。")]),
    ("half of a list has units", "YD221", [(CLAUSE_3, ""), (CLAUSE_4, "")]),
    ("one that answers alone", "YD222", [(CLAUSE_5, "（责任单位：县司法局）")]),
    ("by their duties", "YD222", [(CLAUSE_5, "（县市场监管局、县司法局按职责分工负责）")]),
    ("各乡镇", "YD222", [(CLAUSE_5, "（责任单位：县市场监管局、各乡镇人民政府）")]),
    ("nobody leads anywhere", "YD222", [("牵头单位：县", "责任单位：县")] * 9),
    ("a lead here, answering there", "YD223", [("县审计局、县财政局）", "县审计局、县数据局）")]),
    ("a name within another", "YD223", [("责任单位：县市场监管局、县财政局", "责任单位：县数据局信息中心、县财政局")]),
    ("a semicolon between the parts", "YD224", [("县数据局；责任单位：县市场监管局", "县数据局;责任单位：县市场监管局")]),
    ("a label without names behind it", "YD224", [("县审计局；责任单位：县财政局、县司法局", "县审计局；配合单位；责任单位：县财政局")]),
    ("addressed as one of several", "YD225", [("县教育局：", "县教育局、各有关单位：")]),
    ("named in full", "YD225", [("县审计局、县教育局：", "县审计局、白石县教育局：")]),
    ("somebody collective is at work", "YD225", [("县教育局：", "县教育局、县气象局："), ("县财政局、县教育局）", "县财政局、各乡镇）")]),
    ("各有关单位 are addressed", "YD226", [("县教育局：", "各有关单位：")]),
    ("the issuer has a task", "YD226", [("牵头单位：县审计局；责任单位：县财政局、县司法局", "牵头单位：县人民政府办公室")]),
    ("on the day of issue", "YD231", [("2026年9月底前完成", "2026年3月18日前完成")]),
    ("nobody is told to do it", "YD231", [(CLAUSE_9, ""), ("每季度通报一次", "通报2026年1月底前办结的事项")]),
    ("history", "YD231", [("1.建立办件台账", "1.在2025年12月底前试点的基础上建立办件台账")]),
    ("how long it takes", "YD231", [("2026年9月底前完成", "资金下达2月内完成")]),
    ("within the year", "YD232", [UNSIGNED, ("完成时限：2026年10月", "完成时限：2026年1月")]),
    ("the plan's number of the year before", "YD232", [UNSIGNED, ("1.建立办件台账", "1.按照《白石县2025年计划》建立办件台账")]),
    ("in the year itself", "YD233", [("2026年9月底前完成", "2026年12月31日前完成")]),
    ("a plan's name", "YD233", [("1.建立办件台账", "1.对照《白石县2027年计划》建立办件台账")]),
    ("29 February of a leap year", "YD234", [("2026年3月18日", "2028年2月29日")]),
    ("29 February of a year that is not said", "YD234", [("地点：会议室", "地点：会议室，逢2月29日不开放")]),
    ("figures of another kind", "YD234", [("300人次", "300人次，比例为2.31，编号9-31日")]),
    ("all limits in the title", "YD235", [("改造窗口20个，9月底前完成。", "改造窗口20个。")]),
    ("few goals have a limit", "YD235", [*UNNAMED, ("20个，9月底前完成", "20个"), ("，年底前完成", ""), ("11月30日前完成", "")]),
    ("an index", "YD241", [("办件满意率达到95%，", "办件满意指数达到95，")]),
    ("households counted", "YD241", [("办件满意率达到95%，", "惠及户数达到300，")]),
    ("a range upwards", "YD242", [("5—8场", "80—100场")]),
    ("from and to", "YD242", [("举办政策宣讲5—8场", "压缩时限由8个至5个工作日")]),
    ("a number before a date", "YD242", [("12件", "12件，电话8-5场馆")]),
    ("steps to two dates", "YD243", [("全年办件满意率达到95%", "6月底前办件满意率达到90%")]),
    ("another thing", "YD243", [("全年办件满意率达到95%", "全年网上办件满意率达到98%")]),
    ("the same value", "YD243", [("改造窗口20个", "培训综合窗口工作人员300人次")]),
    ("within a share", "YD244", [("满意度高于90%", "差错率控制在5%以内")]),
    ("only more", "YD244", [("满意度高于90%", "满意度达到90%以上")]),
    ("an annex of another paper", "YD251", [("见附件1", "按《县财务办法》附件5")]),
    ("a listed annex in another file", "YD251", NO_ANNEXES[1:]),
    ("annexes are spoken of elsewhere", "YD251", [*NO_ANNEXES, ("见附件1", "见附件"), ("三、加强监督考核", "三、加强监督和附件管理")]),
    ("the last annex", "YD251", [("见附件1", "见附件3")]),
    ("annexes in another file", "YD252", [("附件1\n窗口", "窗口"), ("附件2\n", ""), ("附件3\n", "")]),
    ("the last annexes in another file", "YD252", [(f"附件3\n联络员名单\n{LAST_LINE}", "")]),
    ("an article of a law", "YD253", [("本要点第二条", "《条例》第九条")]),
    ("the last chapter", "YD253", [("本要点第二条", "本要点第三部分")]),
    ("numbered in December", "YD261", [("白政办〔2026〕", "白政办〔2025〕"), ("2026年3月18日", "2026年1月8日")]),
    ("another paper's year", "YD261", [("白政办〔2026〕12号\n", ""), ("已经2026年", "（白政办〔2025〕3号）已经2026年")]),
    ("printed on the day", "YD262", [(LAST_LINE, f"{LAST_LINE}\n白石县人民政府办公室2026年3月18日印发\n")]),
    ("adopted on the day", "YD262", [("已经2026年3月2日", "已经2026年3月18日")]),
    ("last year's paper beside this year's", "YD263", [("现印发", "《白石县2025年政务服务工作要点》同时废止，现印发")]),
    ("a paper of another name", "YD263", [("《白石县2026年政务服务工作要点》已经", "《白石县2025年民生实事清单》已经")]),
    ("issued the winter before", "YD264", [("2026年3月18日", "2025年12月18日")]),
    ("issued in the January after", "YD264", [("2026年3月18日", "2027年1月8日")]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "changes"), params(NEAR))
def test_a_near_miss_is_left_alone(code: str, changes: list[Change]) -> None:
    assert said(spoilt(*changes), code) == []


def test_every_rule_has_near_misses() -> None:
    counted = Counter(code for _, code, _ in NEAR)
    assert set(counted) == set(RULES)
    assert min(counted.values()) >= 2


@pytest.mark.parametrize(
    "text", ["", "一", "\ufffd\n\t", "（一", "附件", "1.", "9\n8\n", "第条", "〔〕号", "年月日" * 30]
)
def test_nothing_breaks_on_scraps(text: str) -> None:
    assert all(one.place.line >= 1 for one in checked(f"题\n{text}"))


def test_a_text_that_is_no_plan_is_asked_less() -> None:
    report = CLEAN.replace("工作要点", "工作总结").replace("9.按照", "12.按照")
    assert said(report, "YD201") == []


def test_what_is_chosen() -> None:
    usual = {rule.code for rule in chosen()}
    assert usual == {code for code, rule in RULES.items() if rule.severity > Severity.INFO}
    assert [rule.code for rule in chosen(["YD22", "yd206"], ["YD222", "YD223", "YD224", "YD225"])] == [
        "YD206",
        "YD221",
        "YD226",
    ]
    assert meant(["YD9"]) == set()
