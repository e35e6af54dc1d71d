"""All rules of targets: those that read a goal in its place, and those that refuse a quantity."""

from __future__ import annotations

from typing import TypeAlias

from ydparse.rules.rule import Evidence, Rule, by_evidence
from ydparse.rules.targets import benefits, changes, counts, joined, levels, people, plain, shares
from ydparse.rules.targets import respectively as lists
from ydparse.rules.targets.respectively import Several
from ydparse.rules.targets.sentence import Found, Place

Reading: TypeAlias = Found | Several

_OF_ONE: tuple[Rule[Place, Found], ...] = (
    *counts.RULES,
    *joined.RULES,
    *plain.RULES,
    *people.RULES,
    *changes.RULES,
    *levels.RULES,
    *shares.RULES,
    *benefits.RULES,
)
READ: tuple[Rule[Place, Reading], ...] = by_evidence((*_OF_ONE, *lists.RULES))  # type: ignore[arg-type]


def _is_said(p: Place) -> str | None:
    return p.sentence.text[p.quantity.start : p.quantity.end]


PAST: Rule[Place, str] = Rule(
    "refused.past",
    "已经过去：“已”“去年”“目前”之后，或在更早的年份之下",
    Evidence.REFUSED,
    lambda p: _is_said(p) if p.is_past else None,
    (("截至目前建成泊位3个。", "3个"), ("去年新增企业30家。", "30家")),
    ("在去年基础上新增企业30家。", "力争建成泊位3个。"),
)


def _is_indefinite(p: Place) -> str | None:
    said, q = _is_said(p), p.quantity
    return said if q.chinese and said and said[0] == "一" and q.value == 1 and not q.compared else None


INDEFINITE: Rule[Place, str] = Rule(
    "refused.indefinite",
    "“一批”“一套”“进一步”的“一”：只说有，不计数",
    Evidence.REFUSED,
    _is_indefinite,
    (("班子成员进一步分工。", "一步"), ("一家一策解决困难。", "一家")),
    ("由两家机构评议。", "班子成员1名参加。"),
)
UNSUPPORTED: Rule[Place, str] = Rule(
    "refused.evidence",
    "分句里没有可作依据的动词、增减、指标或并列的目标：无依据",
    Evidence.REFUSED,
    _is_said,
    (("班子成员3名参加。", "3名"), ("由3名专家评议。", "3名")),
    ("新建泊位3个。", "满意率达到95%。"),
)
IN_TITLE: Rule[Place, str] = Rule(
    "refused.title",
    "在书名号里，或在责任括注里",
    Evidence.REFUSED,
    _is_said,
    (
        ("落实《新建充电桩500个行动方案》。", "500个"),
        ("贯彻《支持100家企业上云办法》。", "100家"),
    ),
    ("新建充电桩500个，编制《行动方案》。", "支持100家企业上云。"),
)
UNREADABLE: Rule[Place, str] = Rule(
    "refused.amount",
    "读不成一个数：数字中间断开，或所在的列不说目标",
    Evidence.REFUSED,
    _is_said,
    (("新建泵站25 30座。", "2530座"), ("建成站点2 5个。", "25个")),
    ("新建车位3 000个。", "新建泵站25座。"),
)
