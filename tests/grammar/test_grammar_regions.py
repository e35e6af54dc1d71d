"""Divisions at the head of titles and names of bodies. Names of GB/T 2260 are facts; all others are invented."""

from __future__ import annotations

import pytest
from tables import params

from ydparse.grammar.regions import region_at_head

CASES = [
    ("province", "浙江省人民政府办公厅", ("浙江省", "province", "330000")),
    ("municipality", "上海市2026年工作要点", ("上海市", "province", "310000")),
    ("autonomous region", "广西壮族自治区推进计划", ("广西壮族自治区", "province", "450000")),
    ("city", "杭州市2026年工作要点", ("杭州市", "city", "330100")),
    ("county under city", "杭州市西湖区工作方案", ("杭州市西湖区", "county", "330106")),
    ("county-level city", "义乌市工作方案", ("义乌市", "county", "330782")),
    ("province and city", "浙江省杭州市工作方案", ("浙江省杭州市", "city", "330100")),
    ("party committee", "中共杭州市委办公厅", ("杭州市", "city", "330100")),
    ("invented province", "云岭省2026年工作要点", ("云岭省", "province", None)),
    ("invented city", "青禾市推动发展工作方案", ("青禾市", "city", None)),
    ("invented county", "白石县2026年工作要点", ("白石县", "county", None)),
    ("invented city and county", "青禾市白石县工作要点", ("青禾市白石县", "county", None)),
    ("invented district", "清江区行动计划", ("清江区", "county", None)),
    ("invented town under a county", "白石县柳溪镇工作方案", ("白石县柳溪镇", "township", None)),
    ("town alone", "柳溪镇2026年工作方案", ("柳溪镇", "township", None)),
    ("street", "清江区东门街道工作方案", ("清江区东门街道", "township", None)),
    ("city renewal", "城市更新行动方案", None),
    ("market", "市场监管工作要点", None),
    ("whole province", "全省安全生产工作方案", None),
    ("on something", "关于促进就业的意见", None),
    ("regional", "区域协调发展规划", None),
    ("county economy", "县域经济发展方案", None),
    ("rural revitalisation", "乡村振兴工作方案", None),
    ("town building", "城镇化建设工作方案", None),
    ("market entities", "培育市场主体行动方案", None),
    ("national", "国务院办公厅关于促进就业的意见", None),
    ("empty", "", None),
]


@pytest.mark.parametrize(("text", "expected"), params(CASES))
def test_region_at_head(text: str, expected: tuple[str, str, str | None] | None) -> None:
    found = region_at_head(text)
    assert (found and (found.name, found.level, found.code)) == expected
