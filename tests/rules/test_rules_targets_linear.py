"""A sentence full of quantities costs no more a character when it is longer: no rule goes over the whole of it again."""

from __future__ import annotations

import cProfile
import math

import pytest

from ydparse.layout.assemble import assemble
from ydparse.readers import read
from ydparse.rules.targets import TargetFinder

SMALL, LARGE = 150, 1200  # pieces of one sentence
EXPONENT = 1.03

PIECES = [
    "新增5个，",
    "5个、",
    "比2025年增长5%，",
    "由3%提高到5%，",
    "2025年，建成5个，",
    "2026年50%、",
    "其中5个，",
    "5个（3个），",
    "“5个，",
    "三四个、",
    "3个以上5个以下、",
    "每个乡镇5个，",
    "对5个、",
    "代表总数5人，",
    "甲率、乙率分别提高1%、2%，",
    "为5名老人实施改造，",
    "投资3亿元建设厂房5万平方米、",
]


def calls(text: str) -> int:
    """The calls that it takes to find the targets of a text."""
    document = assemble(read(text.encode(), "made.txt"))
    finder = TargetFinder(document, 2026)
    profile = cProfile.Profile()
    profile.runcall(finder.find_targets, 0, document.end)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("piece", [*PIECES, "".join(PIECES)])
def test_work_grows_with_the_sentence(piece: str) -> None:
    calls("推进工作，新增3家企业。")  # what is made when it is first asked for
    small, large = (calls("推进工作，" + piece * (count * 6 // len(piece) + 1)) for count in (SMALL, LARGE))
    assert math.log(large / small) / math.log(LARGE / SMALL) <= EXPONENT
