"""The papers of a file: kinds, titles, spans, and the part that each heading, task and table stands in."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
from skeletons import frame, skeleton
from tables import params

from ydparse import Notice, extract, extract_text

_LETTER = "白石县人民政府办公室关于印发{}的通知\n各乡镇人民政府，县直各单位：\n{}\n白石县人民政府办公室\n2026年3月9日\n"
_SENDING = "现将《{}》印发给你们，请认真抓好落实。"
PLAN = "白石县2026年河湖治理工作方案"
LETTER = _LETTER.format(PLAN, _SENDING.format(PLAN))
BODY = "一、重点任务\n1.清理河道。（县水利局负责）\n2.栽植苗木。（县林业局负责）\n二、保障措施\n1.落实经费。（县财政局负责）\n"
BODY_FRAME = "§一、 >1. >2. §二、 >1."
WORK_LIST = "1.修缮泵站2座，6月底前完成。牵头单位：县水利局\n2.补植柳树300株，4月底前完成。牵头单位：县林业局\n"

# What stands in the file; the parts; the skeletons of those that state tasks, in the order of the parts.
Row = tuple[str, str, list[tuple[str, str | None]], list[str]]
PAPERS: list[Row] = [
    (
        "a letter and its plan",
        LETTER + PLAN + "\n" + BODY,
        [("letter", "关于印发白石县2026年河湖治理工作方案的通知"), ("plan", PLAN)],
        ["", BODY_FRAME],
    ),
    ("a plan alone", PLAN + "\n" + BODY, [("plan", PLAN)], [BODY_FRAME]),
    ("a plan with its date", PLAN + "\n（2026年3月9日）\n" + BODY, [("plan", PLAN)], [BODY_FRAME]),
    (
        "a notice that states the work itself",
        f"白石县水利局关于做好2026年河湖治理工作的通知\n各乡镇：\n{BODY}白石县水利局\n2026年3月9日\n",
        [("plan", "关于做好2026年河湖治理工作的通知")],
        [BODY_FRAME],
    ),
    (
        "the plan is the annex of the letter",
        LETTER + "附件\n" + PLAN + "\n" + BODY,
        [("letter", "关于印发白石县2026年河湖治理工作方案的通知"), ("plan", PLAN)],
        ["", BODY_FRAME],
    ),
    (
        "the plan is the annex, behind a list of annexes",
        _LETTER.format(PLAN, _SENDING.format(PLAN) + f"\n附件：{PLAN}") + f"附件\n\n{PLAN}\n{BODY}",
        [("letter", "关于印发白石县2026年河湖治理工作方案的通知"), ("plan", PLAN)],
        ["", BODY_FRAME],
    ),
    (
        "two plans",
        _LETTER.format("水源保护等两个方案", "现将《白石县水源保护工作方案》《白石县渔业禁捕工作方案》印发给你们。")
        + "白石县水源保护工作方案\n一、重点任务\n1.树立界桩。（县水利局负责）\n2.清退养殖。（县农业农村局负责）\n"
        + "白石县渔业禁捕工作方案\n一、重点任务\n1.回收渔船。（县农业农村局负责）\n2.安置渔民。（县人社局负责）\n",
        [
            ("letter", "关于印发水源保护等两个方案的通知"),
            ("plan", "白石县水源保护工作方案"),
            ("plan", "白石县渔业禁捕工作方案"),
        ],
        ["", "§一、 >1. >2.", "§一、 >1. >2."],
    ),
    (
        "two plans, joined by a word",
        _LETTER.format("两个要点", "现印发《2026年民政工作要点》和《2026年老龄工作要点》，请遵照执行。")
        + "2026年民政工作要点\n一、救助\n1.核查低保。（社会救助科负责）\n二、殡葬\n2.整治墓地。（社会事务科负责）\n"
        + "2026年老龄工作要点\n一、养老\n1.开设食堂。（养老科负责）\n二、文体\n2.举办赛事。（老龄办负责）\n",
        [("letter", "关于印发两个要点的通知"), ("plan", "2026年民政工作要点"), ("plan", "2026年老龄工作要点")],
        ["", "§一、 >1. §二、 >2.", "§一、 >1. §二、 >2."],
    ),
    (
        "three plans that are annexes",
        _LETTER.format("三个方案", "现将三个方案印发给你们，请贯彻执行。\n附件：1.治水工作方案\n2.治气工作方案\n3.治土工作方案")
        + "附件1\n治水工作方案\n一、重点任务\n1.封堵排口。（县水利局负责）\n2.清淤沟渠。（县水利局负责）\n"
        + "附件2\n治气工作方案\n一、重点任务\n1.淘汰锅炉。（县市场监管局负责）\n2.禁烧秸秆。（县农业农村局负责）\n"
        + "附件3\n治土工作方案\n一、重点任务\n1.修复农田。（县农业农村局负责）\n2.处置废渣。（县环保局负责）\n",
        [("letter", "关于印发三个方案的通知"), ("plan|annex_plan", "治水工作方案"), ("plan|annex_plan", "治气工作方案"),
         ("plan|annex_plan", "治土工作方案")],
        ["", "§一、 >1. >2.", "§一、 >1. >2.", "§一、 >1. >2."],
    ),
    (
        "an annexed list of work",
        PLAN + "\n" + BODY + "附件\n2026年河湖治理任务清单\n" + WORK_LIST,
        [("plan", PLAN), ("annex_plan", "2026年河湖治理任务清单")],
        [BODY_FRAME, "1. 2."],
    ),
    (
        "an annexed plan",
        PLAN + "\n" + BODY + "附件1\n白石湖清淤实施方案\n一、主要任务\n（一）测量湖底。（县水利局负责）\n（二）外运淤泥。（县城管局负责）\n",
        [("plan", PLAN), ("annex_plan", "白石湖清淤实施方案")],
        [BODY_FRAME, "§一、 >（一） >（二）"],
    ),
    (
        "annexed duties",
        PLAN + "\n" + BODY + "附件：责任分工\n一、县水利局：负责清理河道，牵头调度。\n二、县林业局：负责栽植苗木，配合验收。\n",
        [("plan", PLAN), ("annex_plan", "责任分工")],
        [BODY_FRAME, "一、 二、"],
    ),
    (
        "annexed plan and annexed names",
        PLAN + "\n" + BODY + "附件1\n2026年河湖治理任务分工\n" + WORK_LIST + "附件2\n河长名单\n1.东河：赵某\n2.西河：钱某\n",
        [("plan", PLAN), ("annex_plan", "2026年河湖治理任务分工"), ("annex", "河长名单")],
        [BODY_FRAME, "1. 2."],
    ),
    (
        "a letter with requests of its own",
        _LETTER.format(PLAN, _SENDING.format(PLAN) + "\n1.尽快组织学习。\n2.于3月20日前报送实施细则。") + PLAN + "\n" + BODY,
        [("letter", "关于印发白石县2026年河湖治理工作方案的通知"), ("plan", PLAN)],
        ["1. 2.", BODY_FRAME],
    ),
    (
        "requests in Chinese numerals",
        _LETTER.format(PLAN, _SENDING.format(PLAN) + "并提出以下要求：\n一、各乡镇要逐条细化措施。\n二、每月25日前报送进度。")
        + PLAN + "\n" + BODY,
        [("letter", "关于印发白石县2026年河湖治理工作方案的通知"), ("plan", PLAN)],
        ["一、 二、", BODY_FRAME],
    ),
    (
        "all on one line",
        (LETTER + PLAN + "\n" + BODY).replace("\n", ""),
        [("letter", "关于印发白石县2026年河湖治理工作方案的通知"), ("plan", PLAN)],
        ["", BODY_FRAME],
    ),
    (
        "a title of two lines",
        LETTER + "白石县2026年\n河湖治理工作方案\n" + BODY,
        [("letter", "关于印发白石县2026年河湖治理工作方案的通知"), ("plan", PLAN)],
        ["", BODY_FRAME],
    ),
    (
        "a title without its signs, and its status",
        _LETTER.format(PLAN, "《白石县2026年河湖治理工作方案（试行）》已经县政府同意，现印发给你们，请遵照执行。")
        + "白石县2026年河湖治理工作方案（试行）\n" + BODY,
        [("letter", "关于印发白石县2026年河湖治理工作方案的通知"), ("plan", PLAN + "（试行）")],
        ["", BODY_FRAME],
    ),
    (
        "the notice's title broken within its 《》",
        "白石县人民政府关于印发《白石县2026年\n河湖治理工作方案》的通知\n各乡镇人民政府：\n《白石县2026年河湖治理工作方案》已经县政府同意，现印发给你们。\n"
        "白石县人民政府\n2026年3月9日\n白石县2026年河湖\n治理工作方案\n" + BODY,
        [("letter", "关于印发《白石县2026年河湖治理工作方案》的通知"), ("plan", PLAN)],
        ["", BODY_FRAME],
    ),
    (
        "the notice's title broken, without 《》",
        "白石县人民政府关于印发白石县2026年\n河湖治理工作方案的通知\n各乡镇人民政府：\n《白石县2026年河湖治理工作方案》已经县政府同意，现印发给你们。\n"
        "白石县人民政府\n2026年3月9日\n白石县2026年河湖\n治理工作方案\n" + BODY,
        [("letter", "关于印发白石县2026年河湖治理工作方案的通知"), ("plan", PLAN)],
        ["", BODY_FRAME],
    ),
    (
        "a name in quotes that the plan spells with others",
        _LETTER.format("“清河”行动方案", "现将《“清河\"行动方案》印发给你们，请认真执行。") + "“清河”行动方案\n" + BODY,
        [("letter", "关于印发“清河”行动方案的通知"), ("plan", "“清河”行动方案")],
        ["", BODY_FRAME],
    ),
    (
        "a letter to a higher body",
        f"白石县水利局关于报送{PLAN}的函\n县政府办公室：\n现将《{PLAN}》呈报你办，请审定。\n白石县水利局\n2026年3月9日\n{PLAN}\n{BODY}",
        [("letter", f"关于报送{PLAN}的函"), ("plan", PLAN)],
        ["", BODY_FRAME],
    ),
    (
        "a letter that states work in chapters, and its annexed plan",
        "白石县水利局关于开展河湖治理的通知\n各乡镇：\n一、摸清底数\n各乡镇要逐河登记，4月底前报送台账。\n二、集中整治\n各乡镇要按附件落实任务。\n"
        "白石县水利局\n2026年3月9日\n附件\n河湖治理任务分工方案\n" + BODY,
        [("plan|letter", "关于开展河湖治理的通知"), ("annex_plan|plan", "河湖治理任务分工方案")],
        ["一、 二、", BODY_FRAME],
    ),
    (
        "the record of copies below",
        PLAN + "\n" + BODY + "附件\n2026年河湖治理任务清单\n" + WORK_LIST + "抄送：县委办公室，县人大办公室。\n白石县水利局2026年3月9日印发\n",
        [("plan", PLAN), ("annex_plan", "2026年河湖治理任务清单")],
        [BODY_FRAME, "1. 2."],
    ),
    (
        "an annexed list of work with numbers that go on",
        PLAN + "\n" + BODY + "附件1\n重点任务责任清单\n一、水利方面\n1.修缮泵站。（县水利局负责）\n二、绿化方面\n2.补植柳树。（县林业局负责）\n",
        [("plan", PLAN), ("annex_plan", "重点任务责任清单")],
        [BODY_FRAME, "§一、 >1. §二、 >2."],
    ),
    (
        "an annexed list of work without line breaks",
        (PLAN + "\n" + BODY + "附件1\n重点任务责任清单\n" + WORK_LIST).replace("\n", ""),
        [("plan", PLAN), ("annex_plan", "重点任务责任清单")],
        [BODY_FRAME, "1. 2."],
    ),
    (
        "requests within the sentence that sends",
        _LETTER.format(PLAN, _SENDING.format(PLAN) + "请做好以下工作：1.尽快组织学习。2.于3月20日前报送实施细则。") + PLAN + "\n" + BODY,
        [("letter", "关于印发白石县2026年河湖治理工作方案的通知"), ("plan", PLAN)],
        ["1. 2.", BODY_FRAME],
    ),
]  # fmt: skip


_SCRAPS = (
    "一、", "二、", "三、", "（一）", "（二）", "1.", "2.", "3.", "12.4", "①", "第一条", "第一章", "专栏1", "附件", "附件1", "附件：", "附件一：",
    "附件：1.清单\n2.名单", "序号", "任务", "牵头单位", "完成时限", "《", "》", "“", "”", '"', "（", "）", "。", "，", "；", "：", "\n", "\n", "\t",
    "——", "技术规范", "现将《白石县工作方案》印发给你们", "白石县工作方案", "2026年3月9日", "（县水利局负责）", "责任单位：县林业局", "清理河道",
    "来源：", "相关链接", "抄送：", "工作目标", "2", "l.", "12。", "、", "目录", "名单", " ", "牵头",
)  # fmt: skip


def _expect_parts(notice: Notice, parts: list[tuple[str, str | None]]) -> None:
    assert len(notice.parts) == len(parts), [(part.kind, part.title) for part in notice.parts]
    for part, (kinds, title) in zip(notice.parts, parts, strict=True):
        assert part.kind in kinds.split("|")
        assert title is None or (part.title or "").endswith(title)


def _expect_order(notice: Notice) -> None:
    """Parts cover the text from end to end, and hold what says it stands in them."""
    text = notice.text
    assert notice.parts[0].span.start == 0
    assert notice.parts[-1].span.end == len(text)
    for before, after in zip(notice.parts, notice.parts[1:], strict=False):
        assert before.span.end == after.span.start
    spans = {part.id: part.span for part in notice.parts}
    rows = [(table.part_id, row.span) for table in notice.tables for row in table.rows]
    for part_id, span in (*((one.part_id, one.span) for one in (*notice.sections, *notice.items)), *rows):
        assert part_id is not None
        assert spans[part_id].start <= span.start <= span.end <= spans[part_id].end


@pytest.mark.parametrize("seed", range(8))
def test_parts_of_texts_drawn_by_lot(seed: int) -> None:
    """Whatever stands there: parts cover the text, entries stand in parts that state tasks, marks add up."""
    draw = random.Random(seed)
    for _ in range(25):
        text = PLAN + "\n" + "".join(draw.choice(_SCRAPS) for _ in range(draw.randint(1, 60)))
        notice = extract_text(text)
        _expect_order(notice)
        stating = {part.id for part in notice.parts if part.kind not in ("annex", "page")}
        assert all(one.part_id in stating for one in (*notice.items, *notice.sections))
        counted = notice.check.numbering
        assert counted.seen == counted.read + counted.refused + counted.open


@pytest.mark.parametrize(("text", "parts", "frames"), params(PAPERS))
def test_papers_of_a_file(text: str, parts: list[tuple[str, str | None]], frames: list[str]) -> None:
    notice = extract_text(text)
    _expect_parts(notice, parts)
    _expect_order(notice)
    stating = [part for part in notice.parts if part.kind != "annex"]
    for part, expected in zip(stating, frames, strict=True):
        sections = tuple(one for one in notice.sections if one.part_id == part.id)
        items = tuple(one for one in notice.items if one.part_id == part.id)
        assert skeleton(notice.model_copy(update={"sections": sections, "items": items})) == expected


@pytest.mark.parametrize("text", [row[1] for row in PAPERS if row[2][0][0] == "letter" and row[3][0]])
def test_requests_of_a_letter_have_no_section(text: str) -> None:
    notice = extract_text(text)
    letter = notice.parts[0].id
    own = [item for item in notice.items if item.part_id == letter]
    assert [item.section_ids for item in own] == [(), ()]
    assert [len(item.deadlines) for item in own] == [0, 1]
    assert not [section for section in notice.sections if section.part_id == letter]


# Annexes that state no tasks, however they are numbered.
OTHER_ANNEXES = [
    ("a technical paper", "附件\n清淤技术规范\n一、一般要求\n（一）船只应检验。\n（二）人员应持证。\n二、施工要求\n1.先清表层。\n2.后清底层。\n"),
    ("a technical paper with limits", "附件\n水质检测技术指南\n1.水样应在4小时内送检。\n2.浊度不高于3度。\n3.留样不少于7日。\n"),
    ("names", "附件\n白石县河长名单\n一、县级河长\n1.赵某 东河\n2.钱某 西河\n二、乡级河长\n1.孙某 南溪\n"),
    ("names of bodies", "附件\n领导小组成员名单\n组长：县长\n成员单位：\n1.县水利局\n2.县林业局\n3.县财政局\n"),
    ("a form", "附件\n河道清理申报表\n一、申报单位：\n二、河段名称：\n三、联系电话：\n"),
    ("a form that asks for a limit", "附件\n整改情况登记表\n1.问题：\n2.整改措施：\n3.完成时限：\n4.责任单位：\n"),
    ("figures", "附件\n2025年河道基本情况统计表\n1.东河 12.4公里\n2.西河 8.1公里\n3.南溪 5公里\n"),
    ("how to score", "附件\n考核评分标准\n1.河面清洁，20分。\n2.堤岸完好，30分。\n3.资料齐全，50分。\n"),
    ("words explained", "附件\n名词解释\n1.河长制：由各级负责人担任河长。\n2.四乱：乱占、乱采、乱堆、乱建。\n"),
    ("its number and title on one line", "附件2 河道保洁流程\n1.打捞。\n2.装运。\n3.填埋。\n"),
    ("in Chinese numerals, with its title", "附件二：河道标识样式\n一、尺寸\n宽60厘米。\n二、颜色\n蓝底白字。\n"),
    ("behind the signature", "白石县水利局\n2026年3月9日\n附件\n打捞船操作规范\n一、启动前\n检查油位。\n二、停机后\n清洗船体。\n"),
]  # fmt: skip


_NAMES = "\n1.东河：赵某\n2.西河：钱某\n"
# Other ways to head an annex, and annexes that nothing but their title heads.
OTHER_HEADS = [
    ("附表", "附表\n河道基本情况统计表\n1.东河\n2.西河\n"),
    ("附表 and its title", "附表1：河道基本情况统计表\n1.东河\n2.西河\n"),
    ("附录", "附录\n名词解释\n1.河长：由各级负责人担任。\n2.四乱：乱占、乱采。\n"),
    ("附 alone", "附：河长名单" + _NAMES),
    ("in brackets", "（附件）\n河长名单" + _NAMES),
    ("in black brackets", "【附件1】\n河长名单" + _NAMES),
    ("set apart", "附 件 1\n河长名单" + _NAMES),
    ("two numbers", "附件1-1\n河长名单" + _NAMES),
    (
        "only the title that the list named",
        "附件：清淤技术导则\n白石县水利局\n2026年3月9日\n清淤技术导则\n一、总则\n1.船只应检验。\n2.人员应持证。\n",
    ),
    ("how to read the plan", f"《{PLAN}》解读\n一、起草背景\n河道淤积多年。\n二、主要内容\n方案共两部分。\n"),
    ("an account of it", "附件\n关于河湖治理情况的说明\n一、背景\n由县水利局牵头起草。\n二、内容\n明确责任单位和完成时限。\n"),
    ("scores with who gives them", "附件\n考核评分细则\n1.河面清洁20分，由县水利局打分。\n2.堤岸完好30分，由县林业局打分。\n"),
]  # fmt: skip
HEAD_MISSES = {
    "附 alone": "read as a list that names annexes, which it looks like",
    "附表 and its title": "the same",
}


@pytest.mark.parametrize("annex", params(OTHER_ANNEXES, OTHER_HEADS, misses=HEAD_MISSES))
def test_annexes_without_tasks(annex: str) -> None:
    notice = extract_text(f"{PLAN}\n{BODY}{annex}")
    assert skeleton(notice) == BODY_FRAME
    assert [part.kind for part in notice.parts] == ["plan", "annex"]
    assert notice.items[-1].text == "落实经费。（县财政局负责）"
    _expect_order(notice)


# Lists that only name annexes: no items, no parts of their own, nothing of them in an item.
LISTS = [
    ("one name", "附件：河长名单\n"),
    ("several on lines", "附件：1.任务清单\n2.河长名单\n3.申报表\n"),
    ("several, indented", "附件：1.任务清单\n　　　2.河长名单\n"),
    ("on one line", "附件：1.任务清单2.河长名单3.申报表\n"),
    ("in title signs", "附件：1.《任务清单》\n2.《河长名单》\n"),
    ("the first below the word", "附件：\n1.任务清单\n2.河长名单\n"),
    ("numbered words", "附件1：任务清单\n附件2：河长名单\n"),
    ("in brackets", "附件：（1）任务清单\n（2）河长名单\n"),
    ("closed by stops", "附件：1.任务清单；\n2.河长名单。\n"),
]


@pytest.mark.parametrize("named", params(LISTS))
@pytest.mark.parametrize("foot", ["", "白石县水利局\n2026年3月9日\n"], ids=["last", "signed"])
def test_lists_of_annexes(named: str, foot: str) -> None:
    notice = extract_text(f"{PLAN}\n{BODY}{named}{foot}")
    assert skeleton(notice) == BODY_FRAME
    assert notice.items[-1].text == "落实经费。（县财政局负责）"
    assert [part.kind for part in notice.parts if part.kind != "annex"] == ["plan"]


RUN_ON_BODY = BODY.replace("\n", "")
# Headings of annexes where the line breaks were lost; each names a technical paper.
RUN_ON_HEADINGS = [
    ("a number", "附件1清淤技术规范一、要求1.船只应检验。2.人员应持证。"),
    ("a Chinese number", "附件一清淤技术规范一、要求1.船只应检验。2.人员应持证。"),
    ("a colon", "附件：清淤技术规范一、要求1.船只应检验。2.人员应持证。"),
    ("nothing", "附件清淤技术规范一、要求1.船只应检验。2.人员应持证。"),
    ("behind a date", "白石县水利局2026年3月9日附件清淤技术规范一、要求1.船只应检验。2.人员应持证。"),
    ("behind a date, with a number", "白石县水利局2026年3月9日附件1清淤技术规范一、要求1.船只应检验。2.人员应持证。"),
    ("behind the public note", "（此件公开发布）附件清淤技术规范一、要求1.船只应检验。2.人员应持证。"),
    ("a number before a year", "附件12026年清淤技术规范一、要求1.船只应检验。2.人员应持证。"),
    (
        "numbers before years",
        "附件12026年河长名单1.赵某2.钱某附件22027年清淤技术规范一、要求1.船只应检验。2.人员应持证。",
    ),
    ("in two", "附件1清淤技术规范一、要求船只应检验。附件2河长名单1.赵某2.钱某"),
]


@pytest.mark.parametrize("annex", params(RUN_ON_HEADINGS))
def test_headings_of_annexes_without_line_breaks(annex: str) -> None:
    notice = extract_text(f"{PLAN}{RUN_ON_BODY}{annex}\n")
    assert skeleton(notice) == BODY_FRAME
    assert notice.items[-1].task == "落实经费。"
    assert {part.kind for part in notice.parts} == {"plan", "annex"}


MENTIONS = [
    ("as printed there", "1.填报数据。按附件2格式填报。（县统计局负责）", "填报数据。按附件2格式填报。"),
    ("as the subject", "1.核对清单。附件中所列河段逐一核对。（县水利局负责）", "核对清单。附件中所列河段逐一核对。"),
    ("in brackets", "1.核对清单（见附件）。不得遗漏。（县水利局负责）", "核对清单（见附件）。不得遗漏。"),
    ("with its number in brackets", "1.核对清单（附件3）。不得遗漏。（县水利局负责）", "核对清单（附件3）。不得遗漏。"),
    ("in quotes", "1.上传“附件1”文件。不得遗漏。（县水利局负责）", "上传“附件1”文件。不得遗漏。"),
    (
        "at the start of a broken line",
        "1.核对清单，河段名录见\n附件1。不得遗漏。（县水利局负责）",
        "核对清单，河段名录见附件1。不得遗漏。",
    ),
    ("a number before a year", "1.报送材料。见附件12026年计划。（县水利局负责）", "报送材料。见附件12026年计划。"),
    ("of a mail", "1.报送材料。附件以压缩包发送。（县水利局负责）", "报送材料。附件以压缩包发送。"),
]


@pytest.mark.parametrize(("entry", "task"), params(MENTIONS))
@pytest.mark.parametrize("between", ["\n", ""], ids=["lines", "run on"])
def test_annexes_that_are_only_mentioned(entry: str, task: str, between: str) -> None:
    lines = [
        PLAN,
        "一、重点任务",
        entry,
        "2.栽植苗木。（县林业局负责）",
        "二、保障措施",
        "1.落实经费。（县财政局负责）",
    ]
    notice = extract_text(between.join(lines) + "\n")
    assert skeleton(notice) == BODY_FRAME
    assert notice.items[0].task.replace("\n", "") == task
    assert [part.kind for part in notice.parts] == ["plan"]


FLAT = "序号重点任务牵头单位配合单位完成时限1清理河道县水利局县城管局6月底2栽植苗木县林业局县财政局4月底"
FLAT_TABLES = [
    ("behind the body", f"{PLAN}\n{BODY}附件\n任务分工表\n{FLAT}\n"),
    ("its title on the line of its heads", f"{PLAN}\n{BODY}附件1任务分工表{FLAT}\n"),
    ("all on one line", f"{PLAN}{RUN_ON_BODY}附件任务分工表{FLAT}\n"),
    ("the heads on lines", f"{PLAN}\n{BODY}附件\n任务分工表\n序号\n重点任务\n牵头单位\n配合单位\n完成时限\n1\n清理河道\n县水利局\n县城管局\n6月底\n"),
    ("without the word", f"{PLAN}\n{BODY}2026年任务分工表\n{FLAT}\n"),
]  # fmt: skip


@pytest.mark.parametrize("text", params(FLAT_TABLES))
def test_tables_whose_cells_run_together(text: str) -> None:
    notice = extract_text(text)
    assert skeleton(notice) == BODY_FRAME
    assert notice.items[-1].text == "落实经费。（县财政局负责）"
    if not notice.tables:  # with a line for each cell it may be read
        assert "YD118" in [warning.code for warning in notice.warnings]
        assert notice.parts[-1].kind == ("annex" if "附件" in text else "plan")


def test_a_table_that_runs_together_ends_with_the_next_chapter() -> None:
    notice = extract_text(f"{PLAN}\n{BODY}三、任务分工表\n{FLAT}\n四、工作要求\n（一）加强领导。（县政府办负责）\n")
    assert skeleton(notice).endswith("§四、 >（一）")
    assert [part.kind for part in notice.parts] == ["plan"]
    assert "YD118" in [warning.code for warning in notice.warnings]


def test_a_table_stands_in_its_annex() -> None:
    table = "序号\t重点任务\t牵头单位\t完成时限\n1\t清理河道\t县水利局\t6月底\n2\t栽植苗木\t县林业局\t4月底\n"
    notice = extract_text(f"{PLAN}\n{BODY}附件\n任务分工表\n{table}")
    assert [len(one.rows) for one in notice.tables] == [2]
    assert notice.tables[0].part_id == notice.parts[-1].id
    assert notice.parts[-1].title == "任务分工表"
    assert [item.part_id for item in notice.items] == [notice.parts[0].id] * 3
    _expect_order(notice)


CONTENTS = [
    ("dots", "目录\n一、重点任务……1\n二、保障措施……2\n"),
    ("dots of a kind", "目录\n一、重点任务........1\n二、保障措施........2\n"),
    ("tabs", "目  录\n一、重点任务\t1\n二、保障措施\t2\n"),
    ("headings only", "目录\n一、重点任务\n二、保障措施\n"),
    ("points in the middle", "目　录\n一、重点任务·····1\n二、保障措施·····2\n"),
    ("blanks", "目　　录\n一、重点任务    1\n二、保障措施   12\n"),
]


@pytest.mark.parametrize("contents", params(CONTENTS))
def test_a_table_of_contents_is_no_part_of_the_plan(contents: str) -> None:
    assert skeleton(extract_text(f"{PLAN}\n{contents}{BODY}")) == BODY_FRAME


PAGES = [
    ("head and tail", "首页 > 信息公开\n发布时间：2026-03-11\n", "扫一扫在手机打开当前页\n打印本页 关闭窗口\n"),
    ("sponsor", "", "主办单位：白石县人民政府办公室 备案号：云0000号\n网站地图\n"),
    ("neighbours with numbers", "", "上一篇：1.河湖治理公告\n下一篇：2.防汛方案\n"),
    ("related papers", "", "相关文件：\n1.关于修订河长制办法的通知\n2.关于公布河段的公告\n"),
    ("its source", "", "来源：白石县水利局\n"),
]


@pytest.mark.parametrize(("above", "below"), params(PAGES))
def test_what_a_web_site_put_around_the_papers(above: str, below: str) -> None:
    notice = extract_text(f"{above}{PLAN}\n{BODY}{below}")
    assert skeleton(notice) == BODY_FRAME
    assert notice.items[-1].text == "落实经费。（县财政局负责）"
    assert notice.parts[-1].kind == "page"
    assert frame(notice, "page") == ""
    assert below.startswith(notice.text[notice.parts[-1].span.start :][:3])
    _expect_order(notice)


SAMPLES = Path(__file__).parents[2] / "samples"
OTHER_FORMATS = sorted(
    path for path in SAMPLES.iterdir() if path.suffix in (".docx", ".html", ".mht", ".ofd", ".pdf") and path.with_suffix(".txt").exists()
)  # fmt: skip


@pytest.mark.parametrize("path", params([(path.name, path) for path in OTHER_FORMATS]))
def test_parts_are_the_same_in_every_format(path: Path) -> None:
    notice, plain = extract(path), extract(path.with_suffix(".txt"))
    _expect_order(notice)
    assert skeleton(notice) == skeleton(plain)
    said = [[(part.kind, part.title) for part in one.parts if part.kind != "page"] for one in (notice, plain)]
    assert said[0] == said[1]


SECOND = "白石县防汛2025年工作要点\n{head}一、重点任务\n1.清理沟渠。（县水利局负责）\n{foot}"


@pytest.mark.parametrize(
    ("head", "foot", "expected"),
    [
        (
            "白水〔2025〕3号\n各科室：\n",
            "",
            {"document_number": "白水〔2025〕3号", "addressees": ("各科室",), "issued_on": None},
        ),
        (
            "",
            "白石县水利局\n2025年2月1日\n",
            {"issuer": ("白石县水利局",), "issued_on": dt.date(2025, 2, 1), "plan_year": 2025},
        ),
        ("", "", None),
    ],
)
def test_a_second_plan_has_metadata_of_its_own_where_it_says_so(
    head: str, foot: str, expected: dict[str, object] | None
) -> None:
    letter = (
        "白石县人民政府关于印发两个方案的通知\n各乡镇人民政府：\n"
        "现将《白石县植树工作方案》《白石县防汛2025年工作要点》印发给你们。\n白石县人民政府\n2026年3月2日\n"
    )
    first = "白石县植树工作方案\n一、重点任务\n1.整地。（县林业局负责）\n"
    notice = extract_text(letter + first + SECOND.format(head=head, foot=foot))
    assert notice.metadata.issued_on == dt.date(2026, 3, 2)
    assert [part.kind for part in notice.parts] == ["letter", "plan", "plan"]
    assert [part.metadata for part in notice.parts[:2]] == [None, None]
    own = notice.parts[2].metadata
    if expected is None:
        assert own is None
    else:
        assert own is not None
        assert {name: getattr(own, name) for name in expected} == expected


ASKS = "现印发给你们，并就有关事项通知如下：\n一、各单位于3月20日前报送工作方案。\n二、各乡镇加强巡查。"
REPORT = "2026年县《政府工作报告》重点任务分工方案"


@pytest.mark.parametrize(
    ("named", "sent", "printed"),
    [
        (f"《{REPORT}》", ASKS, REPORT),
        (REPORT, ASKS, REPORT),
        (REPORT, f"2026年《县〈政府工作报告〉重点任务分工方案》已报经县政府同意，{ASKS}", REPORT),
        (f"\n{REPORT}", ASKS, REPORT.replace("重点", "\n重点")),
        (f"《{PLAN}》", ASKS, f"《{PLAN}》"),
        ("《政府工作报告》2026年任务分解方案", ASKS, "《政府工作报告》2026年任务分解方案"),
    ],
)
def test_what_a_letter_asks_for_by_number_is_its_items(named: str, sent: str, printed: str) -> None:
    notice = extract_text(_LETTER.format(named, sent) + printed + "\n" + BODY)
    assert [part.kind for part in notice.parts] == ["letter", "plan"]
    assert skeleton(notice).replace("\n", " ").endswith(BODY_FRAME)
    asked = [item for item in notice.items if item.part_id == notice.parts[0].id]
    assert [(item.label, item.section_ids) for item in asked] == [("一、", ()), ("二、", ())]
    assert [limit.date for limit in asked[0].deadlines] == [dt.date(2026, 3, 20)]
    title = "".join(printed.split())
    assert notice.metadata.title == (PLAN if title == f"《{PLAN}》" else title)
    assert notice.metadata.issued_on == dt.date(2026, 3, 9)


def test_what_a_sentence_names_heads_no_paper() -> None:
    notice = extract_text(
        f"{PLAN}\n为落实《县委关于印发〈护河规划〉的通知》（白委发〔2025〕8号）要求，制定本方案。\n{BODY}"
    )
    assert [part.kind for part in notice.parts] == ["plan"]
    assert (notice.metadata.title, notice.metadata.notice_title) == (PLAN, None)
    assert notice.metadata.document_number is None
