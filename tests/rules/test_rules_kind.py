"""What kind of text it is: by titles of all sorts, by what a notice is for, by the form of the body; null where nothing says it."""

from __future__ import annotations

import pytest
from tables import params

from ydparse import extract, extract_text
from ydparse.models.kind import PLANS

TO = "各乡镇人民政府，县政府各部门：\n"
TASKS = "一、主要任务\n1.疏浚河道，清理岸线。\n2.更新水尺，完善台账。\n"
PROSE = "全县河道总长三百公里，岸线平缓。\n"
LONG = "要压实责任，加强巡查，及时处置险情，做好值守，强化宣传，完善预案。\n" * 50
ARTICLES = "第一章 总则\n第一条 为了护河。\n第二条 适用于全县。\n第三条 县水务局主管。\n"

TITLES = [
    ("key points", f"白石县2026年护河工作要点\n{TASKS}", "plan"),
    ("trial", f"白石县护河行动方案（试行）\n{TASKS}", "plan"),
    ("for comment", f"白石县护河若干措施（征求意见稿）\n2026年3月2日\n{TASKS}", "measures"),
    ("of years", f"白石县水利发展规划（2026—2030年）\n{TASKS}", "plan"),
    ("in quotation marks", f"《白石县护河任务清单》\n{TASKS}", "task_table"),
    ("ten", f"白石县护河十条\n{TASKS}", "measures"),
    ("policy list", f"白石县护河补助政策清单\n{PROSE}", "measures"),
    ("list of names", f"白石县护河先进个人名单\n{PROSE}", "list"),
    ("system", f"关于白石县护河巡查制度\n{ARTICLES}", "law"),
    ("opinions", f"白石县人民政府关于加强护河工作的意见\n{TO}{TASKS}", "measures"),
    ("opinion of a review", f"关于护河闸门方案的审查意见\n{PROSE}", "reply"),
    ("of praise", f"关于表扬护河先进单位的决定\n{TO}{PROSE}", "measures"),
    ("prize", f"白石县人民政府关于护河创新奖励的决定\n{TO}{PROSE}", "announcement"),
    ("summary", f"白石县水务局2025年工作总结\n{PROSE}", "report"),
    ("circular", f"白石县水务局关于河道巡查情况的通报\n{TO}{PROSE}", "report"),
    ("speech", f"在全县护河工作会议上的讲话\n{PROSE}", "speech"),
    ("contract", f"白石县护河共建协议\n{PROSE}", "contract"),
    ("a guide and not guidance", f"白石县取水许可办事指南\n{PROSE}", "guide"),
    ("guidance", f"关于护河巡查工作指引\n{TASKS}", "measures"),
    ("by its box", f"索引号：0001\n标题：白石县人民政府关于设立护河站的批复\n县水务局：\n{PROSE}", "reply"),
    ("broken over lines", f"白石县人民政府对县人大\n第12号建议的答复\n王某代表：\n{PROSE}", "reply"),
    (
        "run on",
        "内部事项白石县水务局文件白水〔2026〕3号签发人：王某白石县水务局关于增设护河站的请示白石县人民政府：" + PROSE,
        "request",
    ),
    (
        "run on, of another",
        "白石县水务局文件白石县水务局关于护河站可行性研究报告的批复石门镇人民政府：" + PROSE,
        "reply",
    ),
    ("proposal", f"白石县水务局关于优化河道管护体系的建议\n{PROSE}一、公司现状\n1.全县有水闸30座。\n", "request"),
    (
        "a body of planning, run on",
        "白石县自然资源和规划局会议纪要白资规纪〔2026〕3号关于堤防设计讨论会纪要2026年3月2日，" + PROSE,
        "minutes",
    ),
    ("a plan before its number, run on", "白石县河道管护规划白政办发〔2026〕3号" + PROSE, "plan"),
    ("what explains it", f"关于《白石县护河方案》的解读\n{TASKS}", "interpretation"),
    ("run on, opening", "关于护河工作有关情况的汇报一、基本情况" + PROSE, "report"),
]
NOTICES = [
    ("orders", f"白石县水务局关于做好汛期护河工作的通知\n{TO}{TASKS}", "directive"),
    ("orders at a meeting", f"关于做好护河会议安全保障工作的通知\n{TO}{TASKS}", "directive"),
    ("a campaign", f"关于开展护河志愿服务活动的通知\n{TO}{TASKS}", "directive"),
    (
        "sends a plan",
        f"关于印发《白石县护河工作方案》的通知\n{TO}现印发给你们。\n白石县水务局\n2026年3月2日\n白石县护河工作方案\n{TASKS}",
        "plan",
    ),
    (
        "sends a law",
        f"关于印发《白石县护河办法》的通知\n{TO}现印发给你们。\n白石县水务局\n2026年3月2日\n白石县护河办法\n{ARTICLES}",
        "law",
    ),
    ("sends a report", f"关于印发白石县护河督察报告的通知\n{TO}{LONG}", "report"),
    ("sends what is not there", f"关于印发《白石县护河工作方案》的通知\n{TO}现印发给你们，请执行。\n", "letter"),
    ("asks about a plan that is there", f"关于征求《白石县护河工作方案》意见的函\n{TO}{LONG}", "plan"),
    ("asks about a plan that is not", f"关于征求《白石县护河工作方案》意见的函\n{TO}请于3月底前反馈。\n", "letter"),
    ("a meeting", f"关于召开全县护河工作会议的通知\n{TO}会期一天。\n", "letter"),
    ("a training", f"关于组织开展护河员培训的通知\n{TO}培训两天。\n", "letter"),
    ("a training that is ordered", f"关于支持乡镇加强护河员培训的通知\n{TO}{TASKS}", "directive"),
    ("persons", f"关于调整县护河领导小组组成人员的通知\n{TO}组长：王某。\n", "letter"),
    ("adjusts work", f"关于调整优化护河监管措施的通知\n{TO}{TASKS}", "directive"),
    ("holidays", f"关于2026年部分节假日安排的通知\n{TO}放假三天。\n", "letter"),
    ("a letter that answers", f"关于护河问题办理情况的函\n石门镇人民政府：\n经研究，现函复如下：\n{PROSE}", "reply"),
    (
        "a number of a letter is no title",
        f"白石县水务局办函〔2026〕3号白石县水务局关于加强护河巡查的通知{TO}{TASKS}",
        "directive",
    ),
]
OTHERS = [
    ("interpretation", f"《白石县护河工作方案》解读\n{PROSE}{TASKS}", "interpretation"),
    ("interpretation, first", f"解读《白石县护河工作方案》\n{PROSE}", "interpretation"),
    ("navigation is none", f"政策解读\n白石县护河工作方案\n{TASKS}", "plan"),
    ("navigation on one line is none", f"政策解读政策原文\n白石县护河工作方案\n{TASKS}", "plan"),
    (
        "answers to the press",
        "近日，县水务局印发《护河办法》。有关负责人回答了记者提问。\n问：为什么？\n答：为了安全。\n",
        "interpretation",
    ),
    ("news of a notice", f"白石县水务局印发《关于加强护河工作的通知》\n{PROSE}", "news"),
    ("its own title in two lines", f"白石县水务局关于印发《白石县护河工作方案》\n的通知\n{TO}{LONG}", "plan"),
    ("news with a reporter", f"护河新举措出台\n{PROSE}（记者 王某）\n", "news"),
    ("a headline is no title", f"汛情来了，白石再推护河六大举措！\n县长主持召开会议，部署护河。\n{PROSE}", "news"),
    ("articles", ARTICLES, "law"),
    ("articles that are only named", f"按照第五条、第六条、第七条办理。\n{TASKS}", None),
    ("a law with a question", f"白石县护河办法\n{ARTICLES}", "law"),
    ("a schedule", "河道疏浚\n3月：勘察\n4-6月：施工\n全年：巡查\n", "task_table"),
    ("a guide to places", f"一、申请资格及名额\n{PROSE}二、申请程序\n{PROSE}", "guide"),
    ("a guide to subsidies", f"一、申请对象\n{PROSE}二、申请程序\n{PROSE}", "guide"),
    *(
        (f"{word}, a link", f"{word}：关于《白石县护河方案》的解读\n白石县护河方案\n{TASKS}", "plan")
        for word in ("点击查看", "点击阅读", "点此查看", "相关解读", "相关阅读")
    ),
    ("an entry is no title", f"护河安排表\n1.制定工作方案\n2.印发管理办法\n{PROSE}", None),
    ("a sentence is no title", f"{PROSE}我们共同制定了《白石县护河工作方案》\n{PROSE}", None),
    ("nothing", PROSE, None),
    ("a word", "河", None),
    ("a table alone", "河段\t长度\n上游\t三公里\n下游\t五公里\n", None),
]


@pytest.mark.parametrize(("text", "kind"), params(TITLES, NOTICES, OTHERS))
def test_kinds(text: str, kind: str | None) -> None:
    found = extract_text(text).kind
    assert (found.value if found else None) == kind


@pytest.mark.parametrize(("text", "kind"), params(TITLES, NOTICES, OTHERS))
def test_the_evidence_stands_in_the_text(text: str, kind: str | None) -> None:
    notice = extract_text(text)
    if notice.kind:
        quoted = notice.text[notice.kind.span.start : notice.kind.span.end]
        assert "".join(quoted.split()) == notice.kind.text != ""


@pytest.mark.parametrize(("text", "kind"), params(TITLES, NOTICES, OTHERS))
def test_one_warning_where_it_is_no_plan(text: str, kind: str | None) -> None:
    codes = [warning.code for warning in extract_text(text).warnings]
    assert codes.count("YD136") == int(kind is not None and kind not in PLANS)


def page(*rows: str) -> bytes:
    """A web page that is a table; cells are divided by bars."""
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></body></html>".encode()


def test_the_last_cell_of_a_head_is_no_title() -> None:
    notice = extract(page("序次|工作任务|任务分解/时序进度|考核要点", "1|疏浚河道|长期|完成", "2|更新水尺|长期|完成"))
    assert notice.kind is None or notice.kind.rule != "kind.title"


def test_a_schedule_in_cells() -> None:
    notice = extract(page("项目|内容", "疏浚|3月：勘察", "巡查|4-6月：施工", "值守|全年：值守"))
    assert notice.kind is not None
    assert (notice.kind.value, notice.kind.rule) == ("task_table", "kind.schedule")


REPORT = (
    "关于白石县护河工作的报告\n一、基本情况\n（一）{0}\n（二）完善制度。\n二、下一步打算\n（一）{1}\n（二）完善制度。\n"
)
TOLD = [
    ("what was done, what is ahead", REPORT.format("新建泊位3个。", "新建泊位5个。"), ["新建泊位5个"]),
    ("done under a heading of what is ahead", REPORT.format("完善制度。", "累计新建泊位5个。"), []),
    ("ahead among what was done", REPORT.format("力争新建泊位3个。", "完善制度。"), ["新建泊位3个"]),
    ("a later year", f"2025年{REPORT.format('到2030年，建成泊位30个。', '完善制度。')}", ["建成泊位30个"]),
    (
        "the last word before a quantity",
        REPORT.format("累计新建泊位3个，力争新建水闸2座。", "完善制度。"),
        ["新建水闸2座"],
    ),
    ("paid all the same", REPORT.format("给予每个泊位补助5万元。", "完善制度。"), ["补助5万元"]),
    (
        "a plan",
        REPORT.replace("的报告", "的方案").format("新建泊位3个。", "新建泊位5个。"),
        ["新建泊位3个", "新建泊位5个"],
    ),
    (
        "a reply that decides",
        REPORT.replace("工作的报告", "工程的批复").format("新建泊位3个。", "完善制度。"),
        ["新建泊位3个"],
    ),
    ("a reply that tells", REPORT.replace("工作的报告", "建议的答复").format("新建泊位3个。", "完善制度。"), []),
    ("a law", "白石县护河规定\n一、管护\n（一）确保每村建成护河站2座。\n（二）完善制度。\n", []),
]


@pytest.mark.parametrize(("text", "goals"), params(TOLD))
def test_what_is_told_is_no_goal(text: str, goals: list[str]) -> None:
    notice = extract_text(text)
    targets = [target.text for entry in (*notice.sections, *notice.items) for target in entry.targets]
    assert len(targets) == len(goals)
    assert all(target.endswith(goal) or goal.endswith(target) for target, goal in zip(targets, goals, strict=True))


def test_no_task_is_lost() -> None:
    """A report has the tasks that a plan of the same text has."""
    report = REPORT.format("新建泊位3个。", "新建泊位5个。")
    marks = [[item.label for item in extract_text(text).items] for text in (report, report.replace("的报告", "的方案"))]
    assert marks[0] == marks[1] != []
