"""The picture of a page: how it lies, where its rules are, and what is left of its red ink."""

from __future__ import annotations

from typing import Any

import pytest
from made_scan import stamp

from ydparse.readers.ocr_picture import grey_without_seal, levelled, ruling, slope, without_pale

DPI = 200.0


def sheet(*strokes: tuple[int, int, int, int], size: tuple[int, int] = (1200, 900)) -> Any:
    """A white page with black boxes."""
    from PIL import Image, ImageDraw

    page = Image.new("L", size, 255)
    for stroke in strokes:
        ImageDraw.Draw(page).rectangle(stroke, fill=0)
    return page


def lines_of_text() -> Any:
    """Rows of small boxes, as characters from afar."""
    return sheet(*((x, y, x + 24, y + 28) for y in range(120, 800, 60) for x in range(100, 1100, 34)))


@pytest.mark.parametrize("degrees", [-3, -1.2, -0.3, 0, 0.3, 0.7, 2, 3.2])
def test_slope(degrees: float) -> None:
    import numpy as np

    turned = np.asarray(lines_of_text().rotate(degrees, fillcolor=255))
    assert slope(turned) == pytest.approx(-degrees, abs=0.1)
    assert abs(slope(levelled(turned))) <= 0.1


def test_a_level_page_is_not_turned() -> None:
    import numpy as np

    page = np.asarray(lines_of_text())
    assert levelled(page) is page


GRID = [(100, y, 900, y + 2) for y in (100, 160, 240)] + [(x, 100, x + 2, 242) for x in (100, 300, 900)]
STROKES: list[tuple[str, list[tuple[int, int, int, int]], int]] = [
    ("a grid", GRID, 6),
    ("a short row is held by its rules", [*GRID, (500, 160, 502, 242)], 7),
    (
        "a stroke of 目 in a low row",
        [(100, y, 900, y + 2) for y in (100, 134, 180)]
        + [(x, 100, x + 2, 182) for x in (100, 900)]
        + [(300, 102, 303, 133)],
        5,
    ),
    (
        "single rows between bands",
        [
            *((100, y, 900, y + 2) for y in (100, 150, 200, 250, 300)),
            *((x, 100, x + 2, 302) for x in (100, 900)),
            (400, 150, 402, 200),
            (400, 250, 402, 300),
        ],
        9,
    ),
    ("一 and 丨 are no rules", [(400, 400, 444, 404), (500, 400, 504, 440)], 0),
    ("a dash between words", [(400, 400, 480, 403)], 0),
    ("a long rule", [(100, 400, 1000, 403)], 1),
    ("a rule with gaps", [(x, 400, x + 60, 402) for x in range(100, 1000, 65)], 1),
    ("a thick bar", [(100, 400, 1000, 440)], 0),
    ("the rim of the glass", [(0, 0, 3, 899), (0, 0, 1199, 4)], 0),
]


@pytest.mark.parametrize(("strokes", "count"), [case[1:] for case in STROKES], ids=[case[0] for case in STROKES])
def test_ruling(strokes: list[tuple[int, int, int, int]], count: int) -> None:
    import numpy as np

    assert len(ruling(np.asarray(sheet(*strokes)), DPI).strokes) == count


def test_rules_are_taken_out_and_the_text_is_left() -> None:
    import numpy as np

    _, rest = ruling(np.asarray(sheet(*GRID, (150, 120, 180, 145))), DPI)
    assert rest[90:230, 90:145].min() == 255
    assert rest[125:140, 155:175].max() == 0


def coloured(black: tuple[int, int, int, int] | None, red: tuple[int, int, int, int] | None, seal: bool) -> Any:
    """A page with a red box, a black box over it and a seal in its middle."""
    import numpy as np
    from PIL import ImageDraw

    page = sheet().convert("RGB")
    for box, ink in ((red, (220, 30, 30)), (black, (20, 20, 20))):
        if box:
            ImageDraw.Draw(page).rectangle(box, fill=ink)
    if seal:
        stamp(page, 600, 450)
    return np.asarray(page)


def test_a_seal_goes_and_the_text_under_it_stays() -> None:
    grey = grey_without_seal(coloured((560, 520, 700, 550), None, seal=True), DPI)
    assert grey[525:545, 565:695].max() < 60
    assert grey[270:500].min() > 200


def test_a_red_head_stays() -> None:
    grey = grey_without_seal(coloured(None, (300, 100, 900, 180), seal=True), DPI)
    assert grey[110:170, 310:890].max() < 120
    assert grey[270:640].min() > 200


def test_red_over_black_goes() -> None:
    """A mark or a broken seal that is written across the text."""
    grey = grey_without_seal(coloured((560, 120, 700, 150), (550, 110, 620, 160), seal=False), DPI)
    assert grey[112:118, 552:615].min() > 200


def test_a_page_without_red_is_only_made_grey() -> None:
    import cv2
    import numpy as np

    page = coloured((560, 520, 700, 550), None, seal=False)
    assert np.array_equal(grey_without_seal(page, DPI), cv2.cvtColor(page, cv2.COLOR_RGB2GRAY))


PALE = (150, 300, 500, 420)
"""Where the pale ink of the tests lies, across the lines."""


def with_pale(shade: int, text: int = 0) -> Any:
    """Lines of text, maybe grey, over a pale box, as numbers."""
    import numpy as np

    lines = np.asarray(lines_of_text()).copy()
    lines[lines == 0] = text
    left, top, right, bottom = PALE
    part = lines[top:bottom, left:right]
    part[part == 255] = shade
    return lines


@pytest.mark.parametrize("shade", [180, 200, 230])
def test_pale_ink_behind_the_text_goes(shade: int) -> None:
    page = with_pale(shade)
    rest = without_pale(page)
    assert (rest[page == 0] == 0).all()
    assert (rest == shade).sum() < 0.45 * (page == shade).sum()  # what is left lies at the edges of characters


@pytest.mark.parametrize(("shade", "text"), [(140, 0), (220, 150)], ids=["grey text beside black", "a faint page"])
def test_ink_that_is_not_so_pale_stays(shade: int, text: int) -> None:
    page = with_pale(shade, text)
    assert (without_pale(page) == page).all()
