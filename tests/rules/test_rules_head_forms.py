"""One element in many forms, a line each, above or below the same invented plan. Rows of `NOT_…` are near misses."""

from __future__ import annotations

import pytest
from made_notice import PLAN, TASKS, TITLE, found

NOTICE = "白石县人民政府关于印发2026年河道管护要点的通知\n各乡镇人民政府：\n"
NUMBER = "白政办发〔2026〕5号"


PUBLISHED = [
    "发布于：2026-03-04", "公示时间: 2026年3月4日", "发布日期 2026-03-04", "【发表时间】2026/03/04", "• 上传时间：2026-03-04 10:20:33",
    "| 发布时间 | 2026-03-04 |", "发布时间\t2026-03-04\t来源\t白石县水务局", "日期：2026-03-04 点击：12 次", "[ 2026-03-04 ] 来源：白石县水务局",
    "更新时间：2026.03.04", "发布日期:\n2026-03-04", "■ 发布日期：2026-03-04 ■ 浏览：33", "时间: 2026-03-04 10:20 【打印】 【关闭】",
    "来源：白石县水务局\u3000\u3000日期：2026-03-04\u3000\u3000字体：[大] [中] [小]", "2026-03-04 来源：白石县水务局",
]  # fmt: skip


@pytest.mark.parametrize("line", PUBLISHED)
def test_published_on(line: str) -> None:
    notice = found(f"{line}\n{PLAN}")
    assert (notice["published_on"], notice["title"]) == ("2026-03-04", TITLE)


NUMBERS = [
    f"编号：{NUMBER}", f"文件号：{NUMBER}", f"[发文字号]：{NUMBER}", f"【文号】{NUMBER}", f"文 号 {NUMBER} 公开方式 主动公开",
    f"文件编号\t{NUMBER}", f"**发文字号**：{NUMBER}", f"发文字号\n{NUMBER}", f"• 公文文号：{NUMBER} • 有效性：有效", "白政办发 〔2026〕 5 号",
    f"（{NUMBER}）", f"县政府办公室文件{NUMBER}", f"白石县人民政府办公室{NUMBER}", f"密级：公开 {NUMBER}", f"打印 收藏 {NUMBER}",
]  # fmt: skip
NOT_NUMBERS = [
    "项目编号：2026-BS-5", "统一编号：〔2026〕5号", "为落实青政办发〔2025〕5号文件，制定本要点。",
    "依据《办法》（青政办发〔2025〕5号），制定本要点。",
    "废止青政办发〔2025〕5号。",
]  # fmt: skip


@pytest.mark.parametrize("line", NUMBERS)
def test_document_number(line: str) -> None:
    assert found(f"{line}\n{PLAN}")["document_number"] == NUMBER


@pytest.mark.parametrize("line", NOT_NUMBERS)
def test_no_document_number(line: str) -> None:
    assert found(f"{TITLE}\n{line}\n{TASKS}")["document_number"] is None


NOT_ADDRESSED = [
    "承办单位：县政府办公室", "主办单位：白石县水务局", "公开部门：白石县水务局 公开日期：2026-03-01", "• 信息来源：白石县水务局",
]  # fmt: skip


@pytest.mark.parametrize("line", NOT_ADDRESSED)
def test_a_label_is_no_addressee(line: str) -> None:
    assert found(f"{line}\n{TITLE}\n各乡镇人民政府：\n{TASKS}")["addressees"] == ["各乡镇人民政府"]


SIGNED = [
    "白石县人民政府\n二零二六年三月二日", "白石县人民政府\n2026/3/2", "白石县人民政府 2026.03.02", "白石县人民政府\n二 〇 二 六 年 三 月 二 日",
    "（白石县人民政府代章）\n2026年3月2日", "白石县人民政府（印章）\n2026年3月2日", "白石县人民政府\n2026 年 3 月 2日\n附件：1.任务分解表",
    "附件：河道管护要点\n\n白石县人民政府\n2026年3月2日\n（此件主动公开）", "白石县人民政府\n2026年3月2 日\n抄送：县委办公室。",
]  # fmt: skip


@pytest.mark.parametrize("lines", SIGNED)
def test_signature(lines: str) -> None:
    notice = found(f"{NOTICE}现将要点印发给你们。\n{lines}\n2026年河道管护要点\n{TASKS}")
    assert (notice["issuer"], notice["issued_on"]) == (["白石县人民政府"], "2026-03-02")


APPROVED = [
    ("《要点》已由2026年8月6日召开的县政府第9次常务会议审议通过，现印发给你们。", "2026-08-06"),
    ("经8月6日县委常委会会议研究同意，现印发给你们。", "2026-08-06"),
    ("2026年8月6日，县政府第9次常务会议审议通过了《要点》，现印发给你们。", "2026-08-06"),
    ("《要点》已于2026年8月6日经县政府党组会议审议同意，现印发给你们。", "2026-08-06"),
    ("经8月6日局务会研究通过，现印发给你们。", "2026-08-06"),
    ("经县政府常务会议研究同意，现印发给你们。", None),
    ("2026年8月6日，县政府召开会议部署管护工作。现印发要点。", None),
]


@pytest.mark.parametrize(("line", "date"), APPROVED)
def test_approved_on(line: str, date: str | None) -> None:
    notice = found(f"{NOTICE}{line}\n白石县人民政府\n2026年9月8日\n2026年河道管护要点\n{TASKS}")
    assert (notice["approved_on"], notice["issued_on"]) == (date, "2026-09-08")


REGIONS = [
    ("青禾市城镇管理局", "青禾市"), ("白石县村镇建设服务中心", "白石县"), ("云岭省城乡规划委员会", "云岭省"), ("石县水务局", "石县"),
    ("东岗区城乡建设和交通局", "东岗区"), ("青石旗乡村产业发展局", "青石旗"), ("白石县青山镇人民政府", "白石县青山镇"),
    ("白石县青山镇城乡建设办公室", "白石县青山镇"), ("白石经济技术开发区管委会", "白石经济技术开发区"), ("青禾高新区管委会", "青禾高新区"),
    ("云岭综合实验区南湾片区管理局", "云岭综合实验区南湾片区"), ("国家税务总局云岭省税务局", "云岭省"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "region"), REGIONS)
def test_region_of_the_issuer(body: str, region: str) -> None:
    assert found(f"{body}关于印发2026年河道管护要点的通知\n各科室：\n{TASKS}")["region"]["name"] == region


MARKS = [
    ("白石县人民政府\n文 件", ["白石县人民政府"]), ("中共白石县水务局党组文件", ["中共白石县水务局党组"]),
    ("青禾市供水有限公司内部文件", ["青禾市供水有限公司"]), ("白石县水务局\n白石县财政局文件", ["白石县水务局", "白石县财政局"]),
    ("白石县水务局 文件\n白石县财政局", ["白石县水务局", "白石县财政局"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "issuer"), MARKS)
def test_issuer_of_the_mark(lines: str, issuer: list[str]) -> None:
    notice = found(f"{lines}\n{NUMBER}\n关于印发《白石县护河方案》的通知\n各乡镇人民政府：\n{TASKS}")
    assert (notice["issuer"], notice["document_number"]) == (issuer, NUMBER)


SEVERAL = [
    "《青禾市护河方案》、《青禾市护河奖补办法》已经市政府同意，现印发给你们。",
    "现将《青禾市护河方案》《青禾市护河奖补办法》印发给你们。",
    "经市政府同意，现将《青禾市护河方案》和《青禾市护河奖补办法》一并印发。",
    "《青禾市护河方案》及《青禾市护河奖补办法》业经市政府审定，现予印发。",
]


@pytest.mark.parametrize("below", ["", "青禾市护河方案\n"])
@pytest.mark.parametrize("line", SEVERAL)
def test_the_first_of_several_papers(line: str, below: str) -> None:
    notice = found(f"各县区人民政府：\n{line}\n青禾市人民政府\n2026年3月2日\n{below}{TASKS}")
    assert (notice["title"], notice["notice_title"]) == ("青禾市护河方案", None)


TITLES = [
    (
        "in angle brackets, quoted whole",
        "《白石县水务局关于印发〈白石县护河方案〉的通知》",
        "白石县水务局关于印发〈白石县护河方案〉的通知",
    ),
    ("without 的通知", "白石县水务局关于印发白石县护河方案", "白石县水务局关于印发白石县护河方案"),
    (
        "a word of the box",
        "标题 白石县水务局关于印发白石县护河方案的通知 有效性 有效",
        "白石县水务局关于印发白石县护河方案的通知",
    ),
    (
        "behind its number",
        f"{NUMBER} 白石县水务局关于印发白石县护河方案的通知",
        "白石县水务局关于印发白石县护河方案的通知",
    ),
    (
        "two in angle brackets",
        "白石县水务局关于印发〈白石县护河方案〉和〈护河考核办法〉的通知",
        "白石县水务局关于印发〈白石县护河方案〉和〈护河考核办法〉的通知",
    ),
]


@pytest.mark.parametrize(("lines", "notice_title"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_titles(lines: str, notice_title: str) -> None:
    notice = found(f"{lines}\n各科室：\n请认真落实。\n白石县水务局\n2026年3月2日\n{TASKS}")
    assert (notice["notice_title"], notice["title"]) == (notice_title, "白石县护河方案")


SHARED = [
    ("各县（区）人民政府、管委会，市政府各部门", ["各县（区）人民政府、管委会", "市政府各部门"]),
    ("各镇人民政府、街道办事处，县直有关部门、单位", ["各镇人民政府、街道办事处", "县直有关部门、单位"]),
    ("各县市委、人民政府，中央、省驻青禾单位", ["各县市委、人民政府", "中央、省驻青禾单位"]),
    ("县水务局、县财政局、江湾开发区管委会", ["县水务局", "县财政局", "江湾开发区管委会"]),
]


@pytest.mark.parametrize(("line", "names"), SHARED)
def test_addressees_that_share_a_head(line: str, names: list[str]) -> None:
    assert found(f"{TITLE}\n{line}：\n{TASKS}")["addressees"] == names
