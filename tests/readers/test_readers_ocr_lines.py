"""Boxes of lines, cut at rules and widened to their brackets, and the places of characters in them."""

from __future__ import annotations

from typing import Any

import pytest

from ydparse.document import Box
from ydparse.readers.ocr_lines import Reading, chars_of, cut, joined, left_over, once, widened
from ydparse.readers.page import Char
from ydparse.readers.page.lines import rows_of, wording


def page(*inks: tuple[int, int, int, int]) -> Any:
    import numpy as np

    picture = np.full((400, 800), 255, np.uint8)
    for x0, y0, x1, y1 in inks:
        picture[y0:y1, x0:x1] = 0
    return picture


UPRIGHT: Box = (200, 0, 203, 300)
LEVEL: Box = (0, 40, 400, 43)
CUTS: list[tuple[str, Box, list[Box], list[Box]]] = [
    ("no rule", (100, 20, 300, 50), [], [(100, 20, 300, 50)]),
    ("over an upright rule", (100, 100, 300, 130), [UPRIGHT], [(100, 100, 201.5, 130), (201.5, 100, 300, 130)]),
    ("a rule at its end", (100, 100, 204, 130), [UPRIGHT], [(100, 100, 204, 130)]),
    ("below a rule that ends", (100, 310, 300, 340), [UPRIGHT], [(100, 310, 300, 340)]),
    ("two lines over a level rule", (10, 10, 90, 73), [LEVEL], [(10, 10, 90, 41.5), (10, 41.5, 90, 73)]),
    ("its foot on a level rule", (10, 10, 90, 44), [LEVEL], [(10, 10, 90, 44)]),
]


@pytest.mark.parametrize(("box", "strokes", "pieces"), [case[1:] for case in CUTS], ids=[case[0] for case in CUTS])
def test_cut(box: Box, strokes: list[Box], pieces: list[Box]) -> None:
    assert cut([box], strokes) == pieces


JOINED: list[tuple[str, list[Box], list[Box]]] = [
    ("half a character in both", [(10, 10, 90, 50), (75, 8, 300, 52)], [(10, 8, 300, 52)]),
    ("found in another order", [(75, 8, 300, 52), (10, 10, 90, 50)], [(10, 8, 300, 52)]),
    ("three in a row", [(10, 10, 90, 50), (80, 10, 200, 50), (190, 10, 300, 50)], [(10, 10, 300, 50)]),
    ("one within the other", [(10, 10, 300, 50), (50, 12, 90, 48)], [(10, 10, 300, 50)]),
    ("a little lower", [(10, 10, 90, 50), (75, 20, 300, 60)], [(10, 10, 300, 60)]),
    (
        "beside another line",
        [(0, 60, 300, 99), (10, 10, 90, 50), (75, 10, 300, 50)],
        [(0, 60, 300, 99), (10, 10, 300, 50)],
    ),
    ("margins that touch", [(10, 10, 90, 50), (86, 10, 300, 50)], [(10, 10, 90, 50), (86, 10, 300, 50)]),
    ("a gap", [(10, 10, 90, 50), (95, 10, 300, 50)], [(10, 10, 90, 50), (95, 10, 300, 50)]),
    ("line below line", [(10, 10, 300, 50), (12, 40, 300, 80)], [(10, 10, 300, 50), (12, 40, 300, 80)]),
    ("small print in a seal", [(10, 10, 300, 110), (200, 40, 400, 70)], [(10, 10, 300, 110), (200, 40, 400, 70)]),
]


@pytest.mark.parametrize(("boxes", "lines"), [case[1:] for case in JOINED], ids=[case[0] for case in JOINED])
def test_joined(boxes: list[Box], lines: list[Box]) -> None:
    assert joined(boxes) == lines


def test_a_box_is_widened_to_the_bracket_beside_it() -> None:
    bracket, beyond = (310, 102, 316, 128), (420, 102, 440, 128)
    ((x0, _, x1, _),) = widened(page((100, 102, 296, 128), bracket, beyond), [(98, 100, 300, 130)], [])
    assert 90 <= x0 <= 98
    assert 316 <= x1 <= 325


@pytest.mark.parametrize("other", [(305, 90, 400, 120), (303, 0, 306, 300)], ids=["another box", "a rule"])
def test_a_box_is_not_widened_into(other: Box) -> None:
    (first, *_) = widened(page((310, 102, 316, 128)), [(98, 100, 300, 130)], [other])
    assert first[2] <= other[0]


def test_ink_in_a_cell_that_no_box_covers() -> None:
    cells: list[Box] = [(0, 0, 100, 100), (100, 0, 400, 100), (400, 0, 600, 100)]
    ink = page((40, 30, 50, 58), (120, 30, 300, 58), (130, 58, 135, 61), (450, 50, 452, 52))
    ((x0, y0, x1, y1),) = left_over(ink, [(118, 28, 302, 60)], cells)
    assert x0 < 40 < 50 < x1 < 60
    assert y0 < 30 < 58 < y1 < 66


def reading(*chars: tuple[str, float]) -> Reading:
    return Reading((100, 100, 400, 130), chars, 0.99)


TEXTS = [
    ("neighbours touch", reading(("青", 115), ("禾", 143), ("市", 172)), "青禾市"),
    ("spread to fill a line", reading(("青", 115), ("禾", 150), ("市", 186)), "青禾市"),
    ("a gap is a blank", reading(("一", 115), ("章", 143), ("总", 203), ("则", 231)), "一章 总则"),
    ("figures among characters", reading(("到", 115), ("2", 136), ("0", 150), ("年", 172)), "到20年"),
    ("a blank that was read", reading(("A", 110), ("I", 124), (" ", 131), ("f", 138)), "AI f"),
]


@pytest.mark.parametrize(("one", "text"), [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_characters_make_the_line_that_was_read(one: Reading, text: str) -> None:
    assert [row for row, _ in wording(rows_of(chars_of(one)))] == [text]
    assert all(100 <= char.x0 <= char.x1 <= 400 and 100 < char.top < char.bottom < 130 for char in chars_of(one))


def test_a_character_in_two_boxes_counts_once() -> None:
    chars = [
        Char("市", 10, 10, 30, 30),
        Char("市", 13, 11, 33, 31),
        Char("市", 32, 10, 52, 30),
        Char("局", 12, 10, 32, 30),
    ]
    assert sorted((char.text, char.x0) for char in once(chars)) == [("局", 12), ("市", 10), ("市", 32)]
