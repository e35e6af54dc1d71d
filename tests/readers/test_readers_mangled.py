"""Pages whose fonts say other characters than they draw: recognized where that can be done, and told."""

from __future__ import annotations

import pytest
from made import pdf, texts, write
from made_ofd import ofd, text
from made_raw import NAMED, raw_pdf, stream

from ydparse.readers import Options, read

PROSE = "推进政务服务事项集成办理，持续优化营商环境，归集数据三百项。"
LETTERS = "".join(chr(0x21 + at % 90) for at in range(len(PROSE)))
PRIVATE = "".join(chr(0xE100 + at) for at in range(len(PROSE)))


def saying(values: str) -> tuple[str, str | bytes, str | bytes]:
    """A line of a font that draws squares, as Chinese characters are, and the font, whose table gives these values."""
    codes = range(1, len(values) + 1)
    pairs = "".join(f"<{code:04X}> <{ord(value):04X}>\n" for code, value in zip(codes, values, strict=True))
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(values)} beginbfchar\n{pairs}endbfchar endcmap end end"
    )
    font = (
        f"<</Type/Font/Subtype/Type0/BaseFont/Squares/Encoding/Identity-H/ToUnicode {NAMED + 1} 0 R/DescendantFonts[<</Type/Font"
        "/Subtype/CIDFontType2/BaseFont/Squares/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000"
        "/FontDescriptor<</Type/FontDescriptor/FontName/Squares/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
        "/Descent -120/CapHeight 700/StemV 80>>>>]>>"
    )
    shown = "".join(f"{code:04X}" for code in codes)
    return f"BT /S 14 Tf 60 700 Td <{shown}> Tj ET\n", font, stream(table)


def page_saying(values: str) -> bytes:
    """A page of plain text and one in such a font."""
    content, *objects = saying(values)
    plain = f"BT /F1 14 Tf 60 700 Td <{PROSE.encode('utf-16-be').hex()}> Tj ET\n"
    return raw_pdf(plain, content, objects=objects).replace(b"/F1 3 0 R", f"/F1 3 0 R/S {NAMED} 0 R".encode())


@pytest.mark.parametrize("values", [LETTERS, PRIVATE], ids=["letters of the West", "private use"])
def test_a_page_that_says_other_characters_is_told_as_unread(values: str) -> None:
    raw = read(page_saying(values), options=Options(ocr=False))
    assert texts(raw)[0] == PROSE
    assert raw.unread_pages == (2,)


def test_a_page_of_squares_that_says_what_it_draws_is_read() -> None:
    raw = read(page_saying(PROSE), options=Options(ocr=False))
    assert texts(raw) == [PROSE, PROSE]
    assert raw.unread_pages == ()


ENGLISH = "The county will build a data platform by June 2026 and collect 300 data sets"


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Courier"])
def test_a_page_in_english_is_read(font: str) -> None:
    raw = read(pdf(lambda canvas: write(canvas, 60, 100, ENGLISH, 11), font=font), options=Options(ocr=False))
    assert texts(raw) == [ENGLISH]


def test_a_table_of_figures_is_read() -> None:
    rows = ["2026 300 12.5", "2027 450 13.0", "WWW MMM 100%"]
    raw = read(
        pdf(lambda canvas: [write(canvas, 60, 100 + 20 * at, row, 11) for at, row in enumerate(rows)]),  # type: ignore[arg-type, return-value]
        options=Options(ocr=False),
    )
    assert texts(raw) == rows


def test_some_private_characters_are_told() -> None:
    content, *objects = saying(PROSE[:-3] + PRIVATE[:3])
    data = raw_pdf(content, objects=objects).replace(b"/F1 3 0 R", f"/F1 3 0 R/S {NAMED} 0 R".encode())
    assert read(data).doubts.pages == (1,)


def test_private_characters_of_an_ofd_are_told() -> None:
    page = text(PROSE, 60, 100)
    assert read(ofd([page, text("推进\ue123化", 60, 100)])).doubts.pages == (2,)
    assert read(ofd([page])).doubts.pages == ()
