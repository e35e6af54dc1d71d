"""What the file holds and the text does not is told, by kind, with its wording."""

from __future__ import annotations

import pytest
from tables import params

from ydparse.checks import check_unseen
from ydparse.document import LeftOut

CASES = [
    ("nothing", [], [], []),
    ("a watermark on one page", [LeftOut("内部资料", "watermark", 1)], [], [("YD145", "“内部资料”（第 1 页）")]),
    ("on many", [LeftOut("内部资料", "watermark", 1, 3)], [], [("YD145", "“内部资料”（第 1 页等 3 处）")]),
    ("without pages", [LeftOut("草稿", "watermark", None, 2)], [], [("YD145", "“草稿”（2 处）")]),
    ("a seal beside it", [LeftOut("草稿", "watermark"), LeftOut("白石县人民政府", "stamp")], [], [("YD145", "“草稿”、“白石县人民政府”")]),
    ("hidden text is counted", [LeftOut("甲", "hidden", 2, 2), LeftOut("乙", "hidden", 3)], [], [("YD146", "3 处")]),
    ("each kind apart", [LeftOut("甲", "hidden"), LeftOut("乙", "stamp")], ["标引"], [("YD145", "“乙”"), ("YD146", "“甲”"), ("YD147", "标引")]),
    ("a long wording is cut", [LeftOut("长" * 50, "hidden")], [], [("YD146", "“" + "长" * 39 + "…”")]),
    ("many wordings", [LeftOut(str(n), "watermark") for n in range(8)], [], [("YD145", "“4” 等 8 种")]),
]  # fmt: skip


@pytest.mark.parametrize(("left_out", "parts", "told"), params(CASES))
def test_what_is_left_out_is_told(left_out: list[LeftOut], parts: list[str], told: list[tuple[str, str]]) -> None:
    warnings = list(check_unseen(left_out, parts))
    assert [warning.code for warning in warnings] == [code for code, _ in told]
    assert all(wording in warning.message for warning, (_, wording) in zip(warnings, told, strict=True))
