"""YD140 pages were recognized from pictures, YD141 pages are pictures and were not read; which lines were recognized without
much confidence (`ocr.faint`)."""

from __future__ import annotations

from collections.abc import Sequence

from ydparse.checks.doubts import Doubts
from ydparse.document import Box
from ydparse.models import Warning


def check_pages(recognized: Sequence[int], unread: Sequence[int]) -> list[Warning]:
    """One warning for the pages (1-based, ascending) of each kind."""
    warnings: list[Warning] = []
    if recognized:
        message = f"{_named(recognized)}是图片，文字由识别（OCR）得来，其中的值请与原件核对"
        warnings.append(Warning.model_construct(code="YD140", message=message))
    if unread:
        message = f"{_named(unread)}是图片，没有读；要读请安装 pip install 'ydparse[ocr]'，并且不用 --no-ocr"
        warnings.append(Warning.model_construct(code="YD141", message=message))
    return warnings


def doubt_faint(doubts: Doubts, faint: Sequence[tuple[int, Box]]) -> None:
    """One reason for each line, or cell, in which something was recognized without much confidence: pages and boxes."""
    for start, end, line in doubts.document.runs() if faint else ():
        if line.box and any(page == line.page and _holds(line.box, box) for page, box in faint):
            doubts.at(start, end, "ocr.faint")


def _holds(whole: Box, box: Box) -> bool:
    """Whether the middle of a box lies within another."""
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return whole[0] <= across <= whole[2] and whole[1] <= down <= whole[3]


def _named(pages: Sequence[int]) -> str:
    """第 1—3、5 页."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return f"第 {'、'.join(str(run[0]) if len(run) == 1 else f'{run[0]}—{run[-1]}' for run in runs)} 页"
