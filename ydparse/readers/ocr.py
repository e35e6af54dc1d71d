"""Pictures of pages, read by RapidOCR, whose models come with its package: nothing is fetched.

    picture ─ocr_picture→ level, ruling apart ─ocr_lines→ Page ─blocks_of→ lines and tables ─ocr_repairs→ the same, mended

The extra `ydparse[ocr]` brings RapidOCR, onnxruntime and OpenCV.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ydparse.document import Box, Line
from ydparse.errors import ScannedFile
from ydparse.readers.ocr_lines import (
    Engine,
    chars_of,
    cut,
    find_lines,
    is_upside_down,
    joined,
    left_over,
    once,
    read_line,
    widened,
)
from ydparse.readers.ocr_picture import Picture, clear, even, grey_without_seal, levelled, ruling, without_pale
from ydparse.readers.ocr_repairs import mended
from ydparse.readers.options import Options
from ydparse.readers.page import Char, Page, blocks_of
from ydparse.readers.page.grid import cells_of
from ydparse.readers.page.tables import Table

INSTALL = "请安装文字识别：pip install 'ydparse[ocr]'（不联网时用事先下载的 wheel 安装），再试；或先用别的软件识别成带文字层的 PDF（OCR）"
_THREADS = 4  # more do not make a line of text faster
_LONGEST = 6  # times as long as wide; of longer pictures, as of a screen that was scrolled, too little is seen
_STRIP, _LONGEST_STRIP = 3000, 25  # pixels, within which a picture of a line may be longer; and so many times
_CONFIDENT = 0.97  # of 1; of lines that are read less surely half are wrong, of the others hardly one
_BROKEN = "请重新安装：pip install --force-reinstall 'ydparse[ocr]'；或用 --no-ocr 只读有文字的页"


class Scan(NamedTuple):
    """The picture of a page: RGB, and the size of the page in points."""

    picture: Picture
    width: float
    height: float


class Recognized(NamedTuple):
    """What pictures said: the blocks of each page, how many wordings were mended, and the pages and boxes of what was read
    without much confidence."""

    pages: dict[int, list[Line | Table]]
    mended: int
    faint: tuple[tuple[int, Box], ...] = ()


def installed() -> bool:
    """Whether the extra is there."""
    return all(importlib.util.find_spec(module) for module in ("rapidocr", "onnxruntime", "cv2"))


def unread(name: str, what: str, options: Options) -> ScannedFile:
    """The error for a file of pictures that is not recognized; `what` says in Chinese what the file is."""
    if not options.ocr:
        return ScannedFile(name, f"{what}，而文字识别已关闭（--no-ocr）", "请去掉 --no-ocr 再试")
    return ScannedFile(name, f"{what}，文字识别（OCR）没有安装", INSTALL)


def recognize(numbers: Sequence[int], scan: Callable[[int], Scan], name: str, options: Options) -> Recognized:
    """The pages of these numbers (1-based), page by page; `scan` gives the picture of one.

    Raises ScannedFile where the engine cannot be started, or a picture is a strip.
    """
    engine = _engine(name)
    pages: dict[int, list[Line | Table]] = {}
    count = 0
    faint: list[tuple[int, Box]] = []
    if options.on_page is not None:
        options.on_page(0, len(numbers))
    for done, number in enumerate(numbers, 1):
        seen = scan(number)
        if _is_strip(*sorted(seen.picture.shape[:2])):
            problem = f"第 {number} 页的图片过长（长边超过短边的 {_LONGEST} 倍），识别不准"
            raise ScannedFile(name, problem, "请把图片裁成几段（每段约一页长）再试")
        page, boxes = page_of(engine, number, seen)
        pages[number], more = mended(blocks_of(page))
        count += more
        faint += [(number, box) for box in boxes]
        if options.on_page is not None:
            options.on_page(done, len(numbers))
    return Recognized(pages, count, tuple(faint))


def _is_strip(short: int, long: int) -> bool:
    """Whether a picture is too long for its lines to be found; the engine would also stretch it beyond all memory."""
    return long > (_LONGEST if long > _STRIP else _LONGEST_STRIP) * short


def page_of(engine: Engine, number: int, scan: Scan) -> tuple[Page, list[Box]]:
    """The characters and rules of a picture, in points of the page set level and upright; the boxes of what was read
    without much confidence."""
    import numpy as np

    dpi = scan.picture.shape[1] * 72 / scan.width
    raw = even(grey_without_seal(scan.picture, dpi))
    strokes, grey, boxes = _seen(engine, raw, dpi)
    width, height = scan.width, scan.height
    if _is_sideways(boxes):
        strokes, grey, boxes = _seen(engine, np.ascontiguousarray(np.rot90(raw)), dpi)
        width, height = height, width
    if is_upside_down(engine, grey, boxes):
        high, wide = grey.shape
        grey = np.ascontiguousarray(np.rot90(grey, 2))
        boxes, strokes = (
            [(wide - b[2], high - b[3], wide - b[0], high - b[1]) for b in one] for one in (boxes, strokes)
        )
    boxes = widened(grey, cut(joined(boxes), strokes), strokes)
    rules = [_scaled(stroke, 72 / dpi) for stroke in strokes]
    cells = [_scaled(cell, dpi / 72) for table in cells_of(rules) for cell in table if len(table) >= 3]
    boxes += left_over(grey, boxes, cells)
    readings = [reading for box in boxes if (reading := read_line(engine, grey, box))]
    chars = [_in_points(char, 72 / dpi) for reading in readings for char in chars_of(reading)]
    faint = [_scaled(reading.box, 72 / dpi) for reading in readings if reading.sure < _CONFIDENT]
    return Page(number, width, height, once(chars), rules), faint


def _seen(engine: Engine, grey: Picture, dpi: float) -> tuple[list[Box], Picture, list[Box]]:
    """The strokes of a picture, the rest of it, level and clear, and where lines stand in it."""
    strokes, rest = ruling(levelled(grey), dpi)
    rest = clear(without_pale(rest))
    return strokes, rest, find_lines(engine, rest)


def _is_sideways(boxes: Sequence[Box]) -> bool:
    """Whether most lines run up or down."""
    upright = sum(box[3] - box[1] > 1.5 * (box[2] - box[0]) for box in boxes)
    return upright * 2 > len(boxes)


def _scaled(box: Box, factor: float) -> Box:
    return (box[0] * factor, box[1] * factor, box[2] * factor, box[3] * factor)


def _in_points(char: Char, factor: float) -> Char:
    return Char(char.text, *_scaled((char.x0, char.top, char.x1, char.bottom), factor))


@cache
def _started() -> Engine:
    """The engine, with the models of its own package; it says nothing and fetches nothing."""
    import rapidocr

    models = Path(rapidocr.__file__).parent / "models"
    own = {f"{stage}.model_path": _only(models, stage.lower()) for stage in ("Det", "Cls", "Rec")}
    runtime = {"intra_op_num_threads": min(os.cpu_count() or 1, _THREADS), "enable_cpu_mem_arena": True}
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": 100_000,
            **{f"EngineConfig.onnxruntime.{key}": value for key, value in runtime.items()},
            **own,
        }
    )


def _only(models: Path, stage: str) -> str:
    """The model of a stage. RapidOCR would look for one that is not there on the network."""
    found = sorted(models.glob(f"*_{stage}_*.onnx"))
    if not found:
        raise FileNotFoundError(f"{models} 中没有 {stage} 模型")
    return str(found[-1])


def _engine(name: str) -> Engine:
    try:
        return _started()
    except Exception as error:  # whatever is broken in an installation of three packages
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise ScannedFile(name, f"文字识别（rapidocr）启动不了：{reason}", _BROKEN) from error
