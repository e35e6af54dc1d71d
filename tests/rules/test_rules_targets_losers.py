"""What else could be read of a quantity: weaker readings, other refusals, and what a refusal throws away."""

from __future__ import annotations

import pytest

from ydparse.grammar.amounts import find_amounts
from ydparse.grammar.quantities import to_quantity
from ydparse.layout.assemble import assemble
from ydparse.readers import read
from ydparse.rules.catalog import said
from ydparse.rules.rule import Evidence, Rule, by_evidence, resolve
from ydparse.rules.targets import TargetFinder
from ydparse.rules.targets.refusals import REFUSALS

LOSERS = [
    ("招商到位资金190亿元。", [("target.level", ["target.counted: 招商到位资金 = 19000000000 元"])]),
    ("新建充电桩500个。", [("target.made", ["target.counted: 新建充电桩 = 500 个"])]),
    ("40%的村卫生室达到标准。", [("target.share", [])]),
    (
        "入园率、普及率分别达到93%、82%。",
        [
            ("target.respectively", ["target.reached: 入园率、普及率 = 93 %"]),
            ("target.respectively", []),
        ],
    ),
    (
        "去年新增企业30家。",
        [("refused.past", ["target.made: 新增企业 = 30 家", "target.counted: 去年新增企业 = 30 家"])],
    ),
    ("严禁新建1000平方米以上商业项目。", [("refused.forbidden", ["target.made: 严禁新建商业项目 >= 1000 平方米"])]),
    ("落实《新建充电桩500个行动方案》。", [("refused.title", ["target.made: 新建充电桩 = 500 个"])]),
    ("实行24小时值守。", [("refused.duration", [])]),
]


def losers(text: str, *, thorough: bool) -> list[tuple[str, list[str]]]:
    """Each finding's rule, and its losers."""
    document = assemble(read(text.encode(), "made.txt"))
    finder = TargetFinder(document, 2026)
    finder.thorough = thorough
    return [
        (finding.rule, [f"{rule}: {said(value) if value else 'none'}" for rule, value in finding.losers])
        for finding in finder.find_targets(0, len(document.text))
    ]


@pytest.mark.parametrize(("text", "expected"), LOSERS)
def test_where_it_is_thorough_a_finding_says_what_lost(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert losers(text, thorough=True) == expected


@pytest.mark.parametrize(("text", "expected"), LOSERS)
def test_else_only_ties_that_say_something_else_are_kept(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert losers(text, thorough=False) == [(rule, []) for rule, _ in expected]


def test_two_refusals_of_one_quantity_are_both_told() -> None:
    (finding,) = losers("建设青山、白石等8个园区。", thorough=True)
    assert finding == ("refused.listed", ["refused.ordinal: none", "target.made: 建设青山、白石等 = 8 个"])


@pytest.mark.parametrize(("thorough", "expected"), [(False, ["a"]), (True, ["a", "b", "c"])])
def test_what_refuses_beside_a_refusal_is_asked_only_where_it_is_thorough(thorough: bool, expected: list[str]) -> None:
    asked: list[str] = []

    def rule(name: str, evidence: Evidence) -> Rule[str, str]:
        return Rule(name, "", evidence, lambda text: asked.append(name) or text, (), ())

    rules = by_evidence([rule("c", Evidence.STATED), rule("b", Evidence.REFUSED), rule("a", Evidence.REFUSED)])
    verdict = resolve(rules, "5个", "5个", thorough=thorough)
    assert verdict is not None
    assert (verdict.rule.id, asked) == ("a", expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设10个园区。", ["refused.base", "refused.condition"]),
        ("达到10%。", ["refused.tax_rate", "refused.idiom"]),
        ("压缩至3天。", ["refused.duration"]),
        ("选派3名干部。", ["refused.staff", "refused.composition"]),
        ("投资3万元。", ["refused.threshold"]),
    ],
)
def test_a_quantity_is_asked_by_its_shape(text: str, expected: list[str]) -> None:
    (match,) = find_amounts(text, 0, len(text))
    asked = [rule.id for rule in REFUSALS.asked_of(to_quantity(match))]
    assert set(expected) <= set(asked)
    own = {"refused.duration", "refused.staff", "refused.tax_rate", "refused.threshold"}
    assert own.intersection(asked) == own.intersection(expected)
