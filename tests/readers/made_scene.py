"""A notice, and what the tests draw over it: watermarks, seals, covers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from made import SONG, pdf, write

NOTICE = [
    "白石县2026年数据工作要点",
    "一、夯实数据基础",
    "1.建设县级数据平台，归集数据300项。（县数据局牵头，",
    "2026年6月底前完成）",
    "2.推进一网通办，企业满意度达到95%以上。（县行政审批",
    "局牵头，2026年9月底前完成）",
    "白石县人民政府办公室",
    "2026年3月1日",
]
PLACES = [(180, 60), (104, 116), (104, 144), (72, 172), (104, 200), (72, 228), (300, 284), (330, 312)]
"""Where each line begins; lines are 28 points apart, as in a notice."""

Draw = Callable[[Any], None]


def notice(canvas: Any) -> None:
    for text, (x, top) in zip(NOTICE, PLACES, strict=True):
        write(canvas, x, top, text, 16)


def drawn(*draws: Draw, pages: int = 1, **options: Any) -> bytes:
    """Each page the same, drawn one after the other."""

    def every(canvas: Any) -> None:
        for _ in range(pages):
            for draw in draws:
                canvas.saveState()
                draw(canvas)
                canvas.restoreState()
                canvas.setFillColorRGB(0, 0, 0)
            canvas.showPage()
            canvas.setFont(SONG, 12)

    return pdf(every, **options)


def inked(
    words: str,
    x: float,
    top: float,
    size: float,
    colour: tuple[float, float, float],
    *,
    alpha: float = 1,
    turn: float = 0,
) -> Draw:
    """Words in a colour, maybe transparent, turned about their beginning."""

    def draw(canvas: Any) -> None:
        canvas.setFillColorRGB(*colour)
        canvas.setFillAlpha(alpha)
        canvas.translate(x, 842 - top - size)
        canvas.rotate(turn)
        canvas.setFont(SONG, size)
        canvas.drawString(0, 0, words)

    return draw


PALE, GREY, BLACK, RED = (0.85, 0.85, 0.85), (0.5, 0.5, 0.5), (0.0, 0.0, 0.0), (0.9, 0.1, 0.1)
