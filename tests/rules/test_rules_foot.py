"""Signatures, addressees, dates, the foot and the year of a notice in their forms. Places and wordings are invented.

Each row: what varies, the text, elements with their values (dates as ISO). Rows named `not …` are near misses.
"""

from __future__ import annotations

from typing import Any

import pytest
from made_notice import LETTER, NOTICE, PLAN, SIGNED, TASKS, TITLE, Row, found
from tables import params

BODIES: list[Row] = [
    (
        "signed side by side",
        f"{NOTICE}{LETTER}白石县水务局 白石县财政局\n2026年2月6日\n{PLAN}",
        {"issuer": ["白石县水务局", "白石县财政局"]},
    ),
    (
        "signed without a blank",
        f"{NOTICE}{LETTER}白石县水务局白石县财政局\n2026年2月6日\n{PLAN}",
        {"issuer": ["白石县水务局", "白石县财政局"]},
    ),
    (
        "a second plate",
        f"{NOTICE}{LETTER}白石县科学技术局（白石县外国专家局）\n白石县财政局\n2026年2月6日\n{PLAN}",
        {"issuer": ["白石县科学技术局（白石县外国专家局）", "白石县财政局"]},
    ),
    (
        "a second plate on a line",
        f"{NOTICE}{LETTER}白石县科学技术局\n（白石县外国专家局）\n白石县财政局\n2026年2月6日\n{PLAN}",
        {"issuer": ["白石县科学技术局（白石县外国专家局）", "白石县财政局"]},
    ),
    (
        "in the title, divided by blanks",
        f"中共白石县委宣传部 白石县水务局 白石县财政局关于印发2026年河道管护要点的通知\n{LETTER}{PLAN}",
        {"issuer": ["中共白石县委宣传部", "白石县水务局", "白石县财政局"]},
    ),
    (
        "in the title, on lines",
        f"白石县水务局\n白石县财政局\n关于印发2026年河道管护要点的通知\n{LETTER}{PLAN}",
        {"issuer": ["白石县水务局", "白石县财政局"]},
    ),
    (
        "the mark over two lines",
        f"白石县水务局\n白石县财政局\n文件\n白水发〔2026〕3号\n关于印发2026年河道管护要点的通知\n{LETTER}{PLAN}",
        {"issuer": ["白石县水务局", "白石县财政局"]},
    ),
    (
        "a company's mark",
        f"青禾市供水集团有限公司文件\n青供〔2026〕3号\n关于印发2026年河道管护要点的通知\n{LETTER}{PLAN}",
        {"issuer": ["青禾市供水集团有限公司"]},
    ),
    (
        "an annex above",
        f"{NOTICE}{LETTER}附件：白石县2026年河道管护要点\n白石县人民政府 2026年2月6日\n（此件公开发布）\n{PLAN}",
        {"issuer": ["白石县人民政府"], "issued_on": "2026-02-06"},
    ),
    (
        "a contact below",
        f"{NOTICE}{LETTER}白石县人民政府\n2026年2月6日\n（联系人：办公室；联系电话：010-1234567）\n{PLAN}",
        {"issuer": ["白石县人民政府"], "issued_on": "2026-02-06"},
    ),
    (
        "a remark beside it",
        f"{NOTICE}{LETTER}白石县人民政府 2026年2月6日（此件公开发布）\n{PLAN}",
        {"issuer": ["白石县人民政府"], "issued_on": "2026-02-06"},
    ),
    (
        "requests above it",
        f"{NOTICE}{LETTER}1.抓紧组织实施。\n2.于3月1日前报送名单。\n{SIGNED}{PLAN}",
        {"issued_on": "2026-02-06", "issuer": ["白石县人民政府"]},
    ),
    (
        "有关部门、单位",
        f"{NOTICE}县有关部门、单位，各乡镇：\n现印发给你们。\n{SIGNED}{PLAN}",
        {"addressees": ["县有关部门、单位", "各乡镇"]},
    ),
    (
        "plan cities",
        f"{NOTICE}各省、自治区、直辖市和计划单列市水利局：\n现印发给你们。\n{SIGNED}{PLAN}",
        {"addressees": ["各省、自治区、直辖市和计划单列市水利局"]},
    ),
    (
        "on one line with the letter",
        f"{NOTICE}各乡镇人民政府，县直各单位：现将《白石县2026年河道管护要点》印发给你们。\n{SIGNED}{PLAN}",
        {"addressees": ["各乡镇人民政府", "县直各单位"]},
    ),
    ("主送", f"{NOTICE}主送：各乡镇人民政府、县直各单位\n{PLAN}", {"addressees": ["各乡镇人民政府", "县直各单位"]}),
    ("not who answers", "责任单位：县水务局。\n二、主要任务\n1.疏浚河道。\n", {"addressees": []}),
    (
        "not a sentence's colon",
        f"{TITLE}\n各乡镇人民政府要做到以下要求：\n一、主要任务\n1.疏浚河道。\n",
        {"addressees": []},
    ),
]
ENCLOSED: list[Row] = [
    (
        "a whole notice",
        f"白石县水务局关于转送护河通知的函\n白水函〔2026〕9号\n县财政局：\n现将有关通知送上。\n白石县水务局\n2026年3月2日\n白政发〔2026〕3号\n{NOTICE}{LETTER}{SIGNED}{PLAN}",
        {
            "document_number": "白政发〔2026〕3号",
            "issuer": ["白石县人民政府"],
            "issued_on": "2026-02-06",
            "addressees": ["各乡镇人民政府"],
            "notice_title": NOTICE.strip(),
        },
    ),
    (
        "a plan without a head",
        f"白石县水务局关于报送护河方案的函\n白水函〔2026〕9号\n县财政局：\n现将有关方案送上。\n白石县水务局\n2026年3月2日\n{PLAN}",
        {
            "document_number": "白水函〔2026〕9号",
            "issuer": ["白石县水务局"],
            "addressees": ["县财政局"],
            "title": "白石县2026年河道管护要点",
        },
    ),
]
DATES: list[Row] = [
    *(
        (
            f"zero as {zero}",
            f"{NOTICE}{LETTER}白石县人民政府\n二{zero}二六年二月六日\n{PLAN}",
            {"issued_on": "2026-02-06"},
        )
        for zero in "〇○零0OＯ０"
    ),
    (
        "the tenth in Chinese",
        f"{NOTICE}{LETTER}白石县人民政府\n二〇二六年十一月二十九日\n{PLAN}",
        {"issued_on": "2026-11-29"},
    ),
    ("元月", f"{NOTICE}{LETTER}白石县人民政府\n二〇二六年元月六日\n{PLAN}", {"issued_on": "2026-01-06"}),
    ("a day that is split", f"{NOTICE}{LETTER}白石县人民政府\n2026年2月1 6日\n{PLAN}", {"issued_on": "2026-02-16"}),
    ("a misprinted 年", f"{NOTICE}{LETTER}白石县人民政府\n2026月2月6日\n{PLAN}", {"issued_on": "2026-02-06"}),
    ("dots", f"{NOTICE}{LETTER}白石县人民政府\n2026.2.6\n{PLAN}", {"issued_on": "2026-02-06", "published_on": None}),
    ("in a bracket under the title", f"白石县护河方案\n（二〇二六年二月六日）\n{TASKS}", {"issued_on": "2026-02-06"}),
    (
        "not the date by the title",
        f"白石县护河方案\n2026-02-06\n{TASKS}",
        {"issued_on": None, "published_on": "2026-02-06"},
    ),
    (
        "adopted by a meeting of the year",
        f"{NOTICE}各乡镇人民政府：\n《要点》已于1月20日经县政府常务会议审议通过，现印发给你们。\n{SIGNED}{PLAN}",
        {"approved_on": "2026-01-20"},
    ),
    (
        "adopted in the year before",
        f"{NOTICE}各乡镇人民政府：\n《要点》已于12月20日经县政府常务会议审议通过，现印发给你们。\n{SIGNED}{PLAN}",
        {"approved_on": "2025-12-20"},
    ),
    (
        "the meeting, then its day",
        f"{NOTICE}各乡镇人民政府：\n《要点》已经县政府第9次常务会议（2026年1月20日）审议通过，现印发给你们。\n{SIGNED}{PLAN}",
        {"approved_on": "2026-01-20"},
    ),
    (
        "under the title",
        f"白石县护河方案\n（2026年1月20日县委常委会会议审议通过）\n{TASKS}",
        {"approved_on": "2026-01-20"},
    ),
    (
        "not a meeting that arranged work",
        f"{NOTICE}各乡镇人民政府：\n按照1月20日县政府常务会议部署，现印发给你们。\n{SIGNED}{PLAN}",
        {"approved_on": None},
    ),
]
FEET: list[Row] = [
    (
        "Chinese numerals",
        f"{PLAN}白石县人民政府办公室 二〇二六年二月九日印发\n",
        {"printed_by": "白石县人民政府办公室", "printed_on": "2026-02-09"},
    ),
    (
        "labels",
        f"{PLAN}印发机关：白石县人民政府办公室 印发日期：2026年2月9日\n",
        {"printed_by": "白石县人民政府办公室", "printed_on": "2026-02-09"},
    ),
    (
        "copies",
        f"{PLAN}白石县人民政府办公室 2026年2月9日印发 （共印80份）\n",
        {"printed_by": "白石县人民政府办公室", "printed_on": "2026-02-09"},
    ),
    (
        "glued",
        f"{NOTICE}{LETTER}{SIGNED}{PLAN}附件2巡查记录表白石县人民政府办公室2026年2月9日印发\n",
        {"printed_by": "白石县人民政府办公室", "printed_on": "2026-02-09"},
    ),
    (
        "抄报 and 抄送",
        f"{PLAN}抄报：青禾市水务局。\n抄送：县委办公室，县人大办公室。\n白石县人民政府办公室 2026年2月9日印发\n",
        {"cc": ["青禾市水务局", "县委办公室", "县人大办公室"]},
    ),
    ("not an issue in the text", f"{PLAN}3.修订办法，2026年2月9日印发实施。\n4.开展巡查。\n", {"printed_on": None}),
]
YEARS: list[Row] = [
    (
        "the preamble",
        "白石县护河工作安排\n为切实抓好2026年护河工作，现安排如下：\n一、主要任务\n1.疏浚河道。\n",
        {"plan_year": 2026},
    ),
    (
        "as follows",
        "白石县护河工作安排\n现就2026年护河重点工作安排如下：\n一、主要任务\n1.疏浚河道。\n",
        {"plan_year": 2026},
    ),
    ("a heading", "白石县护河工作安排\n一、2026年主要任务\n1.疏浚河道。\n", {"plan_year": 2026}),
    ("not a year gone by", "白石县护河工作安排\n一、2025年工作总结\n1.疏浚河道。\n", {"plan_year": None}),
    ("not a range", "白石县护河规划（2026—2028年）\n一、2026年主要任务\n1.疏浚河道。\n", {"plan_year": None}),
    (
        "not a later goal",
        "白石县护河工作安排\n为到2030年建成幸福河湖，制定本安排。\n一、主要任务\n1.疏浚河道。\n",
        {"plan_year": None},
    ),
]
TABLES = [("body", BODIES), ("enclosed", ENCLOSED), ("date", DATES), ("foot", FEET), ("year", YEARS)]


@pytest.mark.parametrize(
    ("text", "expected"), params([(f"{name}: {row[0]}", *row[1:]) for name, table in TABLES for row in table])
)
def test_elements(text: str, expected: dict[str, Any]) -> None:
    elements = found(text)
    assert {name: elements[name] for name in expected} == expected
