"""Text in Chinese whose font is neither embedded nor on the machine is read, to the last character.

pdfium looks for fonts once a process: this file is run as a program, in which it finds none.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made import pdf, texts, write

from ydparse.readers import read
from ydparse.readers.pdf_fonts import boxes

ROOT = Path(__file__).resolve().parents[2]


def one_by_one(canvas: Any) -> None:
    for at, char in enumerate("青禾市教育局"):
        write(canvas, 60 + 12 * at, 100, char)


def a_lone_last_one(canvas: Any) -> None:
    for at, line in enumerate(("市教育局、市住建", "局", "2026年")):
        write(canvas, 60, 100 + 14 * at, line)


def in_font(name: str, text: str) -> Callable[[Any], None]:
    def draw(canvas: Any) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont

        pdfmetrics.registerFont(UnicodeCIDFont(name))
        canvas.setFont(name, 12)
        canvas.drawString(60, 700, text)

    return draw


CASES: list[tuple[str, Callable[[Any], None], list[str]]] = [
    ("each character on its own", one_by_one, ["青禾市教育局"]),
    ("a lone last one", a_lone_last_one, ["市教育局、市住建", "局", "2026年"]),
    ("a lone figure", lambda canvas: write(canvas, 60, 100, "1"), ["1"]),
    ("a lone sign", lambda canvas: write(canvas, 60, 100, "无"), ["无"]),
    ("traditional", in_font("MSung-Light", "縣"), ["縣"]),
    ("Japanese", in_font("HeiseiMin-W3", "県"), ["県"]),
    ("Korean", in_font("HYSMyeongJo-Medium", "군"), ["군"]),
    ("letters and figures", lambda canvas: write(canvas, 60, 100, "新建5G基站2.5万个WiFi"), ["新建5G基站2.5万个WiFi"]),
]


@pytest.mark.parametrize(("draw", "lines"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_machine_without_fonts(draw: Callable[[Any], None], lines: list[str]) -> None:
    path = os.pathsep.join((str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])))
    done = subprocess.run(
        [sys.executable, __file__],
        input=pdf(draw),
        capture_output=True,
        env=os.environ | {"PYTHONPATH": path},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout) == lines


def test_the_font_is_one() -> None:
    """Another program can read it, and every character is in it: a letter is narrower."""
    import io

    from PIL import ImageFont

    font = ImageFont.truetype(io.BytesIO(boxes()), 100)
    assert font.getmask("青").getbbox() == font.getmask("𠮷").getbbox() == (6, 0, 94, 88)
    assert font.getmask("a").getbbox() == (6, 0, 34, 88)


def forget_fonts() -> None:
    """pdfium's own list of the system's fonts is empty from here on."""
    from pypdfium2 import raw

    empty = raw.FPDF_SYSFONTINFO(version=1)
    types = dict(raw.FPDF_SYSFONTINFO._fields_)
    for name in ("EnumFonts", "MapFont", "GetFont", "GetFontData", "GetFaceName", "GetFontCharset", "DeleteFont"):
        setattr(empty, name, types[name](lambda *_: 0))
    raw.FPDF_GetDefaultSystemFontInfo = lambda: ctypes.pointer(empty)


if __name__ == "__main__":
    forget_fonts()
    print(json.dumps(texts(read(sys.stdin.buffer.read()))))
