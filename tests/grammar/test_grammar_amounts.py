"""Quantities: number, range, measure word, comparison."""

from __future__ import annotations

import pytest
from tables import params

from ydparse.document.view import View
from ydparse.grammar.amounts import pattern
from ydparse.grammar.comparing import compare
from ydparse.grammar.quantities import to_quantity

CASES = [
    ("count", "新建120个", (120, None, "个", "=")),
    ("full width", "新建１２０个", (120, None, "个", "=")),
    ("blanks", "新建 120 个", (120, None, "个", "=")),
    ("thousands", "新增1,200户", (1200, None, "户", "=")),
    ("full-width comma in thousands", "新增1，200户", (1200, None, "户", "=")),
    ("万", "新建2.5万个", (25000, None, "个", "=")),
    ("亿元", "投资125亿元", (12_500_000_000, None, "元", "=")),
    ("万亿元", "总量1.2万亿元", (1_200_000_000_000, None, "元", "=")),
    ("千瓦", "装机15万千瓦", (150_000, None, "千瓦", "=")),
    ("千米", "新建15千米", (15, None, "千米", "=")),
    ("亩", "造林0.8万亩", (8000, None, "亩", "=")),
    ("人次", "引流15万人次", (150_000, None, "人次", "=")),
    ("平方米", "改造1.2万平方米", (12_000, None, "平方米", "=")),
    ("percent", "达到85%", (85, None, "%", "=")),
    ("full-width percent", "达到85％", (85, None, "%", "=")),
    ("percentage points", "提高2个百分点", (2, None, "个百分点", "=")),
    ("倍", "增长1.5倍", (1.5, None, "倍", "=")),
    ("range", "建设2-3项", (2, 3, "项", "=")),
    ("range by dash", "建设2—3项", (2, 3, "项", "=")),
    ("range by tilde", "建设2～3项", (2, 3, "项", "=")),
    ("range by 至", "建设2至3项", (2, 3, "项", "=")),
    ("range with 万", "新增2-3万个", (20_000, 30_000, "个", "=")),
    ("range with two units", "新增2万-3万个", (20_000, 30_000, "个", "=")),
    ("range with two measure words", "新增2项-3项", (2, 3, "项", "=")),
    ("以上", "新建20个以上", (20, None, "个", ">=")),
    ("及以上", "新建20个及以上", (20, None, "个", ">=")),
    ("以内", "控制在20个以内", (20, None, "个", "<=")),
    ("以下", "降到5%以下", (5, None, "%", "<=")),
    ("左右", "增长5%左右", (5, None, "%", "~")),
    ("余", "新建150余个", (150, None, "个", ">")),
    ("多", "新建150多个", (150, None, "个", ">")),
    ("余 after 万", "新增1万余户", (10_000, None, "户", ">")),
    ("Chinese", "建设二十个", (20, None, "个", "=")),
    ("两", "建设两条", (2, None, "条", "=")),
    ("百", "培育百家", (100, None, "家", "=")),
    ("part", "覆盖三分之二以上", (66.666667, None, "%", ">=")),
    ("people", "引导60万农业转移人口", (600_000, None, "人", "=")),
    ("路 is no unit", "新开通城乡公交线路15条", (15, None, "条", "=")),
    ("no unit", "到2026", None),
    ("in a word", "A12个", None),
    ("ordinal", "第3个", None),
    ("大 is no unit", "三大平台", None),
    ("no number", "若干个", None),
    ("mixed numerals", "投资1亿2000万元", (120_000_000, None, "元", "=")),
    ("mixed numerals, 千", "造林1万5千亩", (15_000, None, "亩", "=")),
    ("mixed numerals, no magnitude at the end", "造林1万5000亩", (15_000, None, "亩", "=")),
    ("two numbers are two", "1亿元，2000万元", (100_000_000, None, "元", "=")),
    ("余 before 万", "投资3000余万元", (30_000_000, None, "元", ">")),
    ("余 between 千 and 万", "投资3千余万元", (30_000_000, None, "元", ">")),
    ("多 before 亿", "贷款200多亿元", (20_000_000_000, None, "元", ">")),
    ("几十", "驿站几十个", (10, None, "个", ">")),
    ("数百", "企业数百家", (100, None, "家", ">")),
    ("capital numerals", "资金捌佰万元", (8_000_000, None, "元", "=")),
    ("百分之 with a part", "达到百分之九十八点五以上", (98.5, None, "%", ">=")),
    ("Chinese with a part", "投资二点五万元", (25_000, None, "元", "=")),
    ("two figures", "三四个", (3, 4, "个", "=")),
    ("two figures, tens", "三四十个", (30, 40, "个", "=")),
    ("two figures, teens", "十二三家", (12, 13, "家", "=")),
    ("two figures, hundreds", "两三百户", (200, 300, "户", "=")),
    ("three figures are none", "一二三产业", None),
    ("both ends bounded", "3个以上5个以下", (3, 5, "个", "=")),
    ("range of percents", "5%—8%", (5, 8, "%", "=")),
    ("range with 万 at the end", "50—60万亩", (500_000, 600_000, "亩", "=")),
    ("rate with 千瓦时", "300克/千瓦时", (300, None, "克/千瓦时", "=")),
    ("rate by 每", "30微克每立方米以下", (30, None, "微克每立方米", "<=")),
    ("rate with 万", "200吨/万平方米", (200, None, "吨/万平方米", "=")),
    ("rate by the year", "5万人次/年", (50_000, None, "人次/年", "=")),
    ("rate of two", "8吨/月·平方公里", (8, None, "吨/月·平方公里", "=")),
    ("Latin noun", "20个AI场景", (20, None, "个", "=")),
    ("内 of a noun", "40条内街", (40, None, "条", "=")),
    ("内 of time", "24小时内响应", (24, None, "小时", "<=")),
    ("以内销", "2家以内销为主", (2, None, "家", "=")),
    ("多功能", "3个多功能厅", (3, None, "个", "=")),
    ("余热", "3处余热", (3, None, "处", "=")),
    ("部分", "共4部分", None),
    ("一次性", "一次性补助", None),
    ("标箱", "10万标箱", (100_000, None, "标箱", "=")),
    ("P", "算力5000P", (5000, None, "P", "=")),
    ("no unit, a level", "指数达88", (88, None, None, "=")),
    ("no unit, 亿", "突破5亿", (500_000_000, None, None, "=")),
    ("no unit, 以上", "减少5万以上", (50_000, None, None, ">=")),
    ("no unit, a range", "控制在0.6-0.8", (0.6, 0.8, None, "=")),
    ("no unit, a year", "突破2025", None),
    ("no unit, nothing that leads to it", "编号88", None),
    ("from … to", "由5家到10家", (10, None, "家", "=")),
]


@pytest.mark.parametrize(("text", "expected"), params(CASES))
def test_to_quantity(text: str, expected: tuple[object, ...] | None) -> None:
    match = pattern().search(View(text).text)
    found = to_quantity(match) if match else None
    assert (found and (found.value, found.value_max, found.unit, found.comparator)) == expected


COMPARATORS = [
    ("不少于", "项目不少于", "=", ">="), ("不低于", "比例不低于", "=", ">="), ("至少", "至少", "=", ">="), ("超过", "产值超过", "=", ">"),
    ("突破", "产值突破", "=", ">"), ("高于", "增速高于", "=", ">"), ("超", "力争超", "=", ">"), ("不超过", "不超过", "=", "<="),
    ("控制在", "控制在", "=", "<="), ("最高", "最高", "=", "<="), ("最多", "最多", "=", "<="), ("低于", "低于", "=", "<"),
    ("约", "约", "=", "~"), ("近", "近", "=", "~"), ("接近", "接近", "=", "~"), ("达到", "达到", "=", "="), ("nothing", "", "=", "="),
    ("nothing, 以上", "", ">=", ">="), ("达到, 左右", "达到", "~", "~"), ("不得低于", "不得低于", "=", ">="), ("不得超过", "不得超过", "=", "<="),
]  # fmt: skip


@pytest.mark.parametrize(("before", "own", "expected"), params(COMPARATORS))
def test_compare(before: str, own: str, expected: str) -> None:
    assert compare(before, own) == expected
