"""Numbering marks: each style in half and full width, and what looks like a mark and is none."""

from __future__ import annotations

import pytest
from tables import params

from ydparse.document.view import View
from ydparse.grammar.numbering import RANK, mark_at

MARKS = [
    ("一、", "一、加快建设", "cn", 1),
    ("十二、", "十二、保障措施", "cn", 12),
    ("二十、", "二十、加强宣传", "cn", 20),
    ("一．", "一．总体要求", "cn", 1),
    ("一 、 spaced", "一 、总体要求", "cn", 1),
    ("（一）", "（一）优化布局", "cn_paren", 1),
    ("(一)", "(一)优化布局", "cn_paren", 1),
    ("（十一）", "（十一）优化布局", "cn_paren", 11),
    ("（一）、", "（一）、优化布局", "cn_paren", 1),
    ("（ 一 ） spaced", "（ 一 ）优化布局", "cn_paren", 1),
    ("1.", "1.新建学校", "digit", 1),
    ("1．", "1．新建学校", "digit", 1),
    ("1、", "1、新建学校", "digit", 1),
    ("１．", "１．新建学校", "digit", 1),
    ("１、", "１、新建学校", "digit", 1),
    ("23.", "23.新建学校", "digit", 23),
    ("100.", "100.新建学校", "digit", 100),
    ("1. spaced", "1. 新建学校", "digit", 1),
    ("1.“ quoted", "1.“一网通办”提速", "digit", 1),
    ("1. before a year", "1.2026年底前建成", "digit", 1),
    ("1. before a month", "1.10月底前建成", "digit", 1),
    ("1. before a share", "1.40%的乡镇建成", "digit", 1),
    ("1、 before a year", "1、2026年底前建成", "digit", 1),
    ("(1)", "(1)完善制度", "digit_paren", 1),
    ("（1）", "（1）完善制度", "digit_paren", 1),
    ("（１）", "（１）完善制度", "digit_paren", 1),
    ("（12）", "（12）完善制度", "digit_paren", 12),
    ("1)", "1)完善制度", "digit_half", 1),
    ("1）", "1）完善制度", "digit_half", 1),
    ("①", "①完善制度", "circled", 1),
    ("⑳", "⑳完善制度", "circled", 20),
    ("㉑", "㉑完善制度", "circled", 21),
    ("①、", "①、完善制度", "circled", 1),
    ("第一条", "第一条　为规范管理", "article", 1),
    ("第十二条", "第十二条 市发改委负责", "article", 12),
    ("第3条", "第3条 为规范管理", "article", 3),
    ("第一章", "第一章 总则", "part", 1),
    ("第二部分", "第二部分 重点任务", "part", 2),
    ("第三节", "第三节 优化布局", "chapter", 3),
    ("一是", "一是加强领导", "shi", 1),
    ("三是", "三是加强督查", "shi", 3),
    ("1.1", "1.1新建学校", "decimal", 1),
    ("2.3.", "2.3.新建学校", "decimal", 3),
    ("1.2.3", "1.2.3新建学校", "decimal_deep", 3),
    ("专栏1", "专栏1　重点工程", "box", 1),
    ("专栏二", "专栏二：重点工程", "box", 2),
]
KNOWN_MISSES = {
    "1. before a share": "a mark is refused before a digit that no year or month follows",
}


@pytest.mark.parametrize(("text", "style", "number"), params(MARKS, misses=KNOWN_MISSES))
def test_a_mark(text: str, style: str, number: int) -> None:
    mark = mark_at(View(text).text)
    assert mark is not None
    assert (mark.style, mark.number) == (style, number)


NO_MARKS = [
    ("decimal number", "2.5万个充电桩"),
    ("percent", "10.5%的企业"),
    ("year", "2026年建成"),
    ("month", "3月底前完成"),
    ("count", "5个园区建成"),
    ("thousands", "1,000户居民"),
    ("5G", "5G基站建设"),
    ("3D", "3D打印产业"),
    ("hotline", "12345热线"),
    ("date by stops", "2026.3.5印发"),
    ("version", "4.0版平台上线"),
    ("voltage", "110千伏变电站"),
    ("range of months", "1-6月开展"),
    ("一体化", "一体化发展"),
    ("一带一路", "一带一路建设"),
    ("十四五", "十四五规划"),
    ("三省一市", "三省一市联动"),
    ("一二三产业", "一二三产业融合"),
    ("第三方", "第三方评估"),
    ("第一书记", "第一书记选派"),
    ("第三届", "第三届读书节"),
    ("第三条的", "第三条的规定"),
    ("year in brackets", "（2026年）"),
    ("units in brackets", "（市发改委负责）"),
    ("years in brackets", "（2026-2028年）"),
    ("一是否", "一是否合规"),
    ("一方面", "一方面加强"),
    ("quoted slogan", "“158”行动"),
    ("ratio", "1:1配套"),
    ("no text", ""),
]


@pytest.mark.parametrize("text", params(NO_MARKS))
def test_no_mark(text: str) -> None:
    assert mark_at(View(text).text) is None


def test_the_order_of_ranks_is_that_of_the_standard() -> None:
    """GB/T 9704-2012 7.3.3: 一、 （一） 1. （1）."""
    standard = ["part", "chapter", "cn", "cn_paren", "digit", "digit_paren", "circled"]
    assert sorted(standard, key=RANK.__getitem__) == standard
