# ruff: noqa: E501 - one case a line reads best
"""PDF: the wording of seals is left out and told, all of it; text near a seal stays."""

from __future__ import annotations

import math
from typing import Any

import pytest
from made import SONG, texts
from made_scene import BLACK, NOTICE, RED, Draw, drawn, inked, notice

from ydparse.readers import read


def ring(canvas: Any) -> None:
    """The wording of a round seal about the date."""
    canvas.setFillColorRGB(*RED)
    for at, char in enumerate("青禾市白石县人民政府"):
        angle = math.radians(-117 + 26 * at)
        canvas.saveState()
        canvas.translate(380 + 60 * math.sin(angle), 842 - 310 + 60 * math.cos(angle))
        canvas.rotate(-math.degrees(angle))
        canvas.setFont(SONG, 14)
        canvas.drawCentredString(0, 0, char)
        canvas.restoreState()


SEALS: list[tuple[str, Draw, str]] = [
    ("straight, over the date", inked("公文专用章", 350, 316, 14, RED), "公文专用章"),
    ("beside the date, off its line", inked("公文专用章", 470, 319, 15, RED), "公文专用章"),
    ("over the signature", inked("白石县人民政府", 320, 280, 18, RED), "白石县人民政府"),
    ("on a circle", ring, "青禾市白石县人民政府"),
    ("over a sentence", inked("校对专用", 150, 149, 14, RED), "校对专用"),
]  # fmt: skip


@pytest.mark.parametrize(("seal", "wording"), [case[1:] for case in SEALS], ids=[case[0] for case in SEALS])
def test_the_wording_of_a_seal_is_left_out_and_told(seal: Draw, wording: str) -> None:
    raw = read(drawn(notice, seal))
    assert texts(raw) == NOTICE
    assert [(one.kind, one.wording) for one in raw.left_out] == [("stamp", wording)]


def together(*draws: Draw) -> Draw:
    def draw(canvas: Any) -> None:
        for one in draws:
            canvas.saveState()
            one(canvas)
            canvas.restoreState()

    return draw


def arc(words: str, x: float, top: float, *, radius: float = 46, size: float = 13) -> Draw:
    """The wording of a round seal, by its middle."""

    def draw(canvas: Any) -> None:
        canvas.setFillColorRGB(*RED)
        for at, char in enumerate(words):
            angle = math.radians(-120 + 240 * at / (len(words) - 1))
            canvas.saveState()
            canvas.translate(x + radius * math.sin(angle), 842 - top + radius * math.cos(angle))
            canvas.rotate(-math.degrees(angle))
            canvas.setFont(SONG, size)
            canvas.drawCentredString(0, 0, char)
            canvas.restoreState()

    return draw


def centred(words: str, x: float, top: float, size: float) -> Draw:
    return inked(words, x - size * len(words) / 2, top, size, RED)


OFFICE = "白石县人民政府办公室"
LONG = "中国共产党青禾市白石县委员会党的建设工作领导小组办公室"
PARTS: list[tuple[str, Draw, list[str]]] = [
    ("a second line below the star", together(arc(OFFICE, 380, 310), centred("★", 380, 298, 24), centred("行政专用章", 380, 330, 12)), [OFFICE, "★", "行政专用章"]),
    ("drawn first", together(centred("行政专用章", 380, 333, 12), arc(OFFICE, 380, 310)), [OFFICE, "行政专用章"]),
    ("a date within", together(arc(OFFICE, 180, 430), inked("2026.03.01", 155, 428, 10, RED)), [OFFICE, "2026.03.01"]),
    ("two lines within", together(arc(OFFICE, 180, 430), centred("合同专用章", 180, 430, 11), centred("（2）", 180, 444, 10)), [OFFICE, "合同专用章", "（2）"]),
    ("a number at the foot", together(arc("青禾市数据局", 180, 430), inked("3401000012345", 146, 460, 8, RED)), ["青禾市数据局", "3401000012345"]),
    ("a straight seal in two lines", together(inked(OFFICE, 290, 290, 15, RED), inked("电子公章", 330, 308, 15, RED)), [OFFICE, "电子公章"]),
    ("a straight seal in three lines", together(inked(OFFICE, 290, 278, 15, RED), inked("行政审批", 330, 296, 15, RED), inked("专用章", 340, 316, 12, RED)), [OFFICE, "行政审批", "专用章"]),
    ("a long wording", arc(LONG, 180, 430, radius=70, size=9), [LONG]),
    ("over the right edge", inked("白石县人民", 568, 400, 14, RED), ["白石县人民"]),
    ("a ring over the right edge", arc(OFFICE, 590, 430), [OFFICE]),
]  # fmt: skip


@pytest.mark.parametrize(("seal", "wordings"), [case[1:] for case in PARTS], ids=[case[0] for case in PARTS])
def test_all_wording_of_a_seal_is_left_out_and_told(seal: Draw, wordings: list[str]) -> None:
    raw = read(drawn(notice, seal))
    assert texts(raw) == NOTICE
    assert {one.kind for one in raw.left_out} == {"stamp"}
    assert "".join(sorted("".join(one.wording for one in raw.left_out))) == "".join(sorted("".join(wordings)))


NEAR_SEALS: list[tuple[str, Draw, list[str]]] = [
    ("a red sentence within", together(arc(OFFICE, 180, 430, radius=80), centred("请报送。", 180, 430, 12)), ["请报送。"]),
    ("red text below", together(arc(OFFICE, 380, 310), inked("请于3月底前报送", 104, 400, 16, RED)), ["请于3月底前报送"]),
    ("red text beside", together(arc(OFFICE, 180, 430), inked("附表", 300, 420, 16, RED)), ["附表"]),
    ("a wider line below a straight seal", together(inked("校对专用", 150, 149, 14, RED), inked("请于3月底前报送", 104, 400, 16, RED)), ["请于3月底前报送"]),
    ("red text cut by the paper", inked("附件一二三四五六七八九十一二三四五六七八", 300, 400, 16, RED), ["附件一二三四五六七八九十一二三四五六"]),
    ("black text within", together(arc(OFFICE, 180, 430, radius=80), inked("印发机关", 150, 430, 12, BLACK)), ["印发机关"]),
]  # fmt: skip


@pytest.mark.parametrize(("draw", "lines"), [case[1:] for case in NEAR_SEALS], ids=[case[0] for case in NEAR_SEALS])
def test_text_near_a_seal_stays(draw: Draw, lines: list[str]) -> None:
    assert texts(read(drawn(notice, draw))) == [*NOTICE, *lines]
