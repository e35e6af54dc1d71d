"""The head of a notice in the forms of offices, web pages and scans: labels, numbers, titles. Places and wordings are invented.

Each row: what varies, the text, elements with their values (dates as ISO). Rows named `not …` are near misses.
"""

from __future__ import annotations

from typing import Any

import pytest
from made_notice import LETTER, NOTICE, PLAN, SIGNED, TASKS, TITLE, Row, found
from tables import params

from ydparse import extract_text
from ydparse.rules.metadata import pieces
from ydparse.rules.metadata.beginnings import Beginnings
from ydparse.rules.metadata.line import Line

LABELS: list[Row] = [
    (
        "bullets",
        f"● 发文字号：白政发〔2026〕3号\n● 成文日期：2026-02-06\n{PLAN}",
        {"document_number": "白政发〔2026〕3号", "issued_on": "2026-02-06"},
    ),
    (
        "lenticular brackets",
        f"【发布日期】2026-02-09\n【发布机构】白石县水务局\n{PLAN}",
        {"published_on": "2026-02-09", "issuer": ["白石县水务局"]},
    ),
    (
        "brackets and colon",
        f"【发文文号】：白政发〔2026〕3号\n【生成日期】：2026年2月6日\n{PLAN}",
        {"document_number": "白政发〔2026〕3号", "issued_on": "2026-02-06"},
    ),
    (
        "cells",
        f"文号\t白政发〔2026〕3号\t公开日期\t2026-02-09\n发布机构\t白石县水务局\t主题分类\t水利\n{PLAN}",
        {"document_number": "白政发〔2026〕3号", "published_on": "2026-02-09", "issuer": ["白石县水务局"]},
    ),
    (
        "bars",
        f"| 发文机关 | 白石县水务局 | 成文时间 | 2026-02-06 |\n| 文件编号 | 白政发〔2026〕3号 | 上载时间 | 2026-02-09 |\n{PLAN}",
        {"document_number": "白政发〔2026〕3号", "issued_on": "2026-02-06", "published_on": "2026-02-09"},
    ),
    (
        "stars",
        f"**发布时间**：2026-02-09\n**信息来源**：白石县水务局\n{PLAN}",
        {"published_on": "2026-02-09", "issuer": ["白石县水务局"]},
    ),
    (
        "without colons",
        f"索 引 号 BS01-2026-4 公开方式 主动公开\n发布机构 白石县水务局 公文种类 要点\n成文日期 2026-02-06 失效日期\n{PLAN}",
        {"issuer": ["白石县水务局"], "issued_on": "2026-02-06", "valid_until": None},
    ),
    (
        "value on the next line",
        f"发文字号：\n白政发〔2026〕3号\n发布日期：\n2026年02月09日\n{PLAN}",
        {"document_number": "白政发〔2026〕3号", "published_on": "2026-02-09"},
    ),
    (
        "several on a line",
        f"发布时间：2026-02-09 08:30 来源：白石县水务局 作者： 点击数：17\n{PLAN}",
        {"published_on": "2026-02-09", "issuer": ["白石县水务局"]},
    ),
    (
        "glued",
        f"发文机关：白石县水务局成文日期：2026年2月6日文号：白政发〔2026〕3号\n{PLAN}",
        {"issuer": ["白石县水务局"], "issued_on": "2026-02-06", "document_number": "白政发〔2026〕3号"},
    ),
    ("上传日期", f"上传日期：2026/2/9\n{PLAN}", {"published_on": "2026-02-09"}),
    (
        "an empty label",
        f"文号：\n发布机构：白石县水务局\n{PLAN}",
        {"document_number": None, "issuer": ["白石县水务局"]},
    ),
    (
        "施行日期",
        f"施行日期：2026-03-01\n废止日期：2028-12-31\n{PLAN}",
        {"effective_on": "2026-03-01", "valid_until": "2028-12-31"},
    ),
    ("not a body", f"来源：某某公众号\n{PLAN}", {"issuer": []}),
    ("not a time of the page", f"{PLAN}3.开展巡查。完成时间：2026-06-30\n", {"published_on": None}),
    (
        "not a label in a sentence",
        f"白石县护河方案\n为加强护河，统一日期：每月首日巡查，制定本方案。\n{PLAN}",
        {"published_on": None},
    ),
]
NUMBERS: list[Row] = [
    ("blanks inside", f"白政发〔2026〕 3 号\n{NOTICE}{LETTER}{SIGNED}{PLAN}", {"document_number": "白政发〔2026〕3号"}),
    ("square brackets", f"白政发[2026]3号\n{NOTICE}{LETTER}{SIGNED}{PLAN}", {"document_number": "白政发[2026]3号"}),
    ("round brackets", f"白政发（2026）3号\n{NOTICE}{LETTER}{SIGNED}{PLAN}", {"document_number": "白政发（2026）3号"}),
    ("第", f"白政发〔2026〕第3号\n{NOTICE}{LETTER}{SIGNED}{PLAN}", {"document_number": "白政发〔2026〕第3号"}),
    (
        "behind the mark",
        f"白石县人民政府文件 白政发〔2026〕3号\n{NOTICE}{LETTER}{SIGNED}{PLAN}",
        {"document_number": "白政发〔2026〕3号"},
    ),
    (
        "glued to keeping words",
        f"内部资料白石县人民政府白政发〔2026〕3号\n{NOTICE}{LETTER}{SIGNED}{PLAN}",
        {"document_number": "白政发〔2026〕3号"},
    ),
    (
        "in a bracket under the title",
        f"{NOTICE}（白政发〔2026〕3号）\n{LETTER}{SIGNED}{PLAN}",
        {"document_number": "白政发〔2026〕3号"},
    ),
    (
        "behind the title",
        f"白石县2026年河道管护要点（白政发〔2026〕3号）\n{LETTER}一、主要任务\n1.疏浚河道。（县水务局负责）\n",
        {"document_number": "白政发〔2026〕3号", "title": "白石县2026年河道管护要点"},
    ),
    (
        "before the title",
        f"白政发〔2026〕3号{NOTICE}{LETTER}{SIGNED}{PLAN}",
        {"document_number": "白政发〔2026〕3号", "notice_title": NOTICE.strip()},
    ),
    (
        "behind a share bar",
        f"分享到： 微信 QQ好友 白政发〔2026〕3号\n{NOTICE}{LETTER}{SIGNED}{PLAN}",
        {"document_number": "白政发〔2026〕3号"},
    ),
    (
        "not one that is cited",
        f"{NOTICE}{LETTER.replace('现将', '根据云政发〔2025〕9号文件精神，现将')}{SIGNED}{PLAN}",
        {"document_number": None},
    ),
    (
        "not one behind a paper that is cited",
        f"{TITLE}\n按照《云岭省护河条例》（云政发〔2025〕9号）要求，制定本要点。\n一、主要任务\n1.疏浚河道。\n",
        {"document_number": None},
    ),
]
TITLES: list[Row] = [
    (
        "issuer, then two lines",
        f"白石县人民政府\n关于印发《白石县2026年\n河道管护要点》的通知\n{LETTER}{SIGNED}{PLAN}",
        {
            "notice_title": "白石县人民政府关于印发《白石县2026年河道管护要点》的通知",
            "title": "白石县2026年河道管护要点",
        },
    ),
    (
        "a report named inside",
        f"白石县人民政府办公室\n关于印发落实2026年《政府工作报告》\n重点事项分工方案的通知\n{LETTER}{PLAN}",
        {"notice_title": "白石县人民政府办公室关于印发落实2026年《政府工作报告》重点事项分工方案的通知"},
    ),
    (
        "的通知 alone",
        f"白石县人民政府关于印发白石县2026年河道管护要点\n的通知\n{LETTER}{SIGNED}{PLAN}",
        {"notice_title": NOTICE.strip()},
    ),
    (
        "two lines that both end like one",
        "东岗区政府2026年重点任务\n分解落实方案\n一、主要任务\n1.疏浚河道。（区水务局负责）\n",
        {"title": "东岗区政府2026年重点任务分解落实方案"},
    ),
    (
        "the body on a line of its own",
        "东岗区水务局\n2026年工作要点\n一、主要任务\n1.疏浚河道。（办公室负责）\n",
        {"title": "东岗区水务局2026年工作要点"},
    ),
    (
        "behind the letter, over two lines",
        f"{NOTICE}{LETTER}{SIGNED}{PLAN.replace('2026年河道', '2026年' + chr(10) + '河道')}",
        {"title": "白石县2026年河道管护要点"},
    ),
    (
        "behind the letter, of no known kind",
        f"各乡镇人民政府：\n现将《白石县2026年河道管护一百条》印发给你们。\n{SIGNED}白石县2026年河道管护一百条\n一、主要任务\n1.疏浚河道。（县水务局负责）\n",
        {"title": "白石县2026年河道管护一百条", "notice_title": None},
    ),
    (
        "only the letter says it",
        f"各乡镇人民政府：\n《白石县护河方案》已经县政府同意，现印发给你们。\n{SIGNED}一、主要任务\n1.疏浚河道。（县水务局负责）\n",
        {"title": "白石县护河方案"},
    ),
    (
        "of several the first",
        f"白石县人民政府关于印发《白石县护河方案》和《白石县护河考核办法》的通知\n各乡镇人民政府：\n现印发给你们。\n{SIGNED}一、主要任务\n1.疏浚河道。（县水务局负责）\n",
        {"title": "白石县护河方案"},
    ),
    (
        "of three the first",
        f"白石县水务局关于印发《白石县护河方案》等3个文件的通知\n各科室：\n现印发给你们。\n{SIGNED}一、主要任务\n1.疏浚河道。\n",
        {"title": "白石县护河方案"},
    ),
    (
        "a letter",
        "白石县水务局关于报送《白石县护河方案》的函\n县发展改革局：\n现将《白石县护河方案》送上。\n白石县水务局\n2026年2月6日\n白石县护河方案\n一、主要任务\n1.疏浚河道。\n",
        {"notice_title": "白石县水务局关于报送《白石县护河方案》的函", "title": "白石县护河方案"},
    ),
    (
        "a notice with a plan",
        "白石县水务局关于做好2026年护河工作的通知\n各科室：\n现将《白石县护河方案》印发给你们。\n白石县水务局\n2026年2月6日\n白石县护河方案\n一、主要任务\n1.疏浚河道。\n",
        {"notice_title": "白石县水务局关于做好2026年护河工作的通知", "title": "白石县护河方案"},
    ),
    (
        "a notice that is the plan",
        "白石县水务局关于做好2026年护河工作的通知\n各科室：\n现将有关事项通知如下：\n一、主要任务\n1.疏浚河道。\n2.更新水尺。\n",
        {"notice_title": None, "title": "白石县水务局关于做好2026年护河工作的通知", "plan_year": 2026},
    ),
    (
        "minutes",
        "白石县护河专题会议纪要\n2月6日，县政府召开专题会议。\n一、主要任务\n1.疏浚河道。（县水务局负责）\n",
        {"title": "白石县护河专题会议纪要"},
    ),
    ("a draft", "白石县护河方案（送审稿）\n一、主要任务\n1.疏浚河道。（县水务局负责）\n", {"title": "白石县护河方案"}),
    (
        "for trial",
        "白石县护河办法（试行）\n一、主要任务\n1.疏浚河道。（县水务局负责）\n",
        {"title": "白石县护河办法（试行）"},
    ),
    (
        "a telegram",
        f"白石县人民政府发电\n白政发电〔2026〕3号\n关于印发白石县2026年河道管护要点的通知\n{LETTER}{PLAN}",
        {"issuer": ["白石县人民政府"], "document_number": "白政发电〔2026〕3号"},
    ),
    ("below its column", f"【工作要点】白石县2026年河道管护要点\n{TASKS}", {"title": "白石县2026年河道管护要点"}),
    ("not the way to it", f"您现在的位置： 首页 > 政府信息 > 工作方案\n{PLAN}", {"title": "白石县2026年河道管护要点"}),
    (
        "not a paper that the letter follows",
        f"各乡镇人民政府：\n根据《云岭省护河条例》，现将《白石县2026年河道管护要点》印发给你们。\n{SIGNED}{PLAN}",
        {"title": "白石县2026年河道管护要点"},
    ),
]
TABLES = [("label", LABELS), ("number", NUMBERS), ("title", TITLES)]


@pytest.mark.parametrize(
    ("text", "expected"), params([(f"{name}: {row[0]}", *row[1:]) for name, table in TABLES for row in table])
)
def test_elements(text: str, expected: dict[str, Any]) -> None:
    elements = found(text)
    assert {name: elements[name] for name in expected} == expected


def test_a_text_on_one_line_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []

    class Counted(Beginnings):
        def __init__(self, line: Line) -> None:
            searched.append(line.high - line.low)
            super().__init__(line)

    monkeypatch.setattr(pieces, "Beginnings", Counted)
    text = "推进试点工作，新建充电桩500个，力争年底前完成投资。" * 200
    extract_text(text)
    assert searched
    assert sum(searched) <= len(text)


def test_elements_in_a_text_on_one_line_are_told_apart() -> None:
    text = "来源：某公众号云政办发〔2026〕7号各县人民政府：" + "现将工作要点印发给你们，请认真贯彻执行。" * 12
    assert extract_text(text).metadata.document_number == "云政办发〔2026〕7号"
