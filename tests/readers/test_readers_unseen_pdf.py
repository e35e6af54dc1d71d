# ruff: noqa: E501 - one case a line reads best
"""PDF: watermarks and hidden text are left out and told; what only looks like them stays."""

from __future__ import annotations

from typing import Any

import pytest
from made import SONG, grids, pdf, table, texts, write
from made_raw import NAMED, form, raw_pdf, said
from made_scene import BLACK, GREY, NOTICE, PALE, PLACES, RED, Draw, drawn, inked, notice

from ydparse.readers import read


def grid(words: str, size: float, colour: tuple[float, float, float], turn: float = 0) -> Draw:
    """Words in rows and columns over the whole page, as online offices print them."""

    def draw(canvas: Any) -> None:
        for x in (60, 220, 380):
            for top in range(40, 800, 56):
                canvas.saveState()
                inked(words, x, top, size, colour, turn=turn)(canvas)
                canvas.restoreState()

    return draw


def letter_by_letter(canvas: Any) -> None:
    for at, char in enumerate("内部资料严禁外传"):
        canvas.saveState()
        inked(char, 80 + 55 * at, 190, 55, (0.85, 0.85, 0.85))(canvas)
        canvas.restoreState()


def artifact(canvas: Any) -> None:
    canvas._code.append("/Artifact <</Type /Pagination /Subtype /Watermark>> BDC")
    write(canvas, 200, 256, "仅供内部使用", 16)
    canvas._code.append("EMC")


def outlined(canvas: Any) -> None:
    text = canvas.beginText(80, 600)
    text.setFont(SONG, 60)
    text.setTextRenderMode(1)
    text.setStrokeColorRGB(0.8, 0.8, 0.8)
    text.textOut("内部资料")
    canvas.drawText(text)


WATERMARKS: list[tuple[str, bytes, str]] = [
    ("large and pale, below the text", drawn(inked("内部资料", 90, 170, 90, PALE), notice), "内部资料"),
    ("large and pale, over the text", drawn(notice, inked("内部资料", 90, 170, 90, PALE)), "内部资料"),
    ("large and pale, of a colour", drawn(notice, inked("内部资料", 90, 170, 60, (1, 0.75, 0.75))), "内部资料"),
    ("no larger than the text", drawn(inked("青禾市数据局内部资料", 104, 206, 16, PALE), notice), "青禾市数据局内部资料"),
    ("letter by letter", drawn(letter_by_letter, notice), "内部资料严禁外传"),
    ("a pale grid", drawn(grid("青禾政务张三", 10, PALE), notice), "青禾政务张三"),
    ("a dark grid", drawn(grid("青禾政务张三", 10, BLACK), notice), "青禾政务张三"),
    ("a leaning grid", drawn(notice, grid("青禾政务张三", 10, GREY, turn=30)), "青禾政务张三"),
    ("leaning the other way, black", drawn(notice, inked("严禁复制", 100, 100, 40, BLACK, turn=-50)), "严禁复制"),
    ("upright at the side", drawn(notice, inked("严禁复制", 560, 400, 20, PALE, turn=90)), "严禁复制"),
    ("transparent", drawn(notice, inked("严禁复制", 100, 180, 30, BLACK, alpha=0.3)), "严禁复制"),
    ("dark, much larger", drawn(notice, inked("样张", 150, 150, 90, (0.3, 0.3, 0.3))), "样张"),
    ("outlines of characters", drawn(notice, outlined), "内部资料"),
    ("grey, across black lines", drawn(notice, inked("传阅件", 150, 180, 18, GREY)), "传阅件"),
    ("marked as an artifact", drawn(notice, artifact), "仅供内部使用"),
    ("in a form", raw_pdf("/W Do\n" + "".join(said(t, x, top) for t, (x, top) in zip(NOTICE, PLACES, strict=True)), objects=[form(said("内部资料", 90, 170, 70, "0.85 g"))], resources=f"/XObject<</W {NAMED} 0 R>>"), "内部资料"),
    ("where the page is turned", raw_pdf("".join(said(t, x, top) for t, (x, top) in zip(NOTICE, PLACES, strict=True)) + said("内部资料", 90, 170, 70, "0.85 g"), page="/Rotate 90"), "内部资料"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "wording"), [case[1:] for case in WATERMARKS], ids=[case[0] for case in WATERMARKS])
def test_a_watermark_is_left_out_and_told(data: bytes, wording: str) -> None:
    raw = read(data)
    assert texts(raw) == NOTICE
    assert {(one.kind, one.wording) for one in raw.left_out} == {("watermark", wording)}


def test_a_wording_is_told_once_with_its_number() -> None:
    raw = read(drawn(grid("青禾政务张三", 10, PALE), notice, pages=2))
    (one,) = raw.left_out
    assert (one.page, one.times) == (1, 84)
    assert texts(raw) == NOTICE * 2


@pytest.mark.parametrize("colour", [PALE, BLACK], ids=["pale", "dark"])
def test_a_watermark_goes_from_the_page_on_which_it_crosses_nothing(colour: tuple[float, float, float]) -> None:
    def signature(canvas: Any) -> None:
        for text, (x, top) in list(zip(NOTICE, PLACES, strict=True))[-2:]:
            write(canvas, x, top, text, 16)

    def other(canvas: Any) -> None:
        write(canvas, 104, 200, "3.培训农民1000人次，建成充电桩200个。", 16)

    mark = inked("青禾市数据局内部资料", 104, 206, 17, colour)

    def every(canvas: Any) -> None:
        for draw in (notice, other, signature):
            canvas.setFillColorRGB(0, 0, 0)
            draw(canvas)
            canvas.saveState()
            mark(canvas)
            canvas.restoreState()
            canvas.showPage()
            canvas.setFont(SONG, 12)

    raw = read(pdf(every))
    assert texts(raw) == [*NOTICE, "3.培训农民1000人次，建成充电桩200个。", *NOTICE[-2:]]
    assert [(one.wording, one.times) for one in raw.left_out] == [("青禾市数据局内部资料", 3)]


ROWS = [
    ("序号", "重点任务", "责任单位"),
    ("1", "归集数据", "县数据局"),
    ("2", "数据共享", "县数据局"),
    ("3", "数据开放", "县数据局"),
]
COLUMNS = (60, 110, 360, 520)

ACROSS = {
    "pale": inked("内部资料", 80, 110, 50, PALE),
    "dark": inked("内部资料", 80, 100, 60, GREY),
    "grid": grid("青禾政务张三", 10, PALE),
    "askew": inked("内部资料", 80, 200, 50, PALE, turn=30),
}


@pytest.mark.parametrize("mark", ACROSS.values(), ids=ACROSS)
def test_a_watermark_across_a_table(mark: Draw) -> None:
    raw = read(drawn(lambda c: table(c, 110, COLUMNS, ROWS), mark))
    assert grids(raw) == [list(map(list, ROWS))]
    assert {one.kind for one in raw.left_out} == {"watermark"}


@pytest.mark.parametrize("kind", ["Watermark", "Stamp"])
def test_an_annotation_is_told(kind: str) -> None:
    look = form(said("内部资料", 90, 170, 60, "0.85 g"))
    note = f"<</Type/Annot/Subtype/{kind}/Rect[0 0 595 842]/F 4/AP<</N {NAMED + 1} 0 R>>>>"
    link = "<</Type/Annot/Subtype/Link/Rect[0 0 595 842]>>"
    raw = read(
        raw_pdf(said("正文一。", 90, 100), objects=[note, look, link], page=f"/Annots[{NAMED + 2} 0 R {NAMED} 0 R]")
    )
    assert texts(raw) == ["正文一。"]
    assert [(one.kind, one.wording, one.page) for one in raw.left_out] == [(kind.lower(), "内部资料", 1)]


def with_mode(mode: int) -> Draw:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(104, 400)
        text.setTextRenderMode(mode)
        text.textOut("9.隐藏的任务")
        canvas.drawText(text)
        canvas._code.append("0 Tr")

    return draw


def on_ground(ground: tuple[float, float, float], ink: tuple[float, float, float], *, over: bool = False) -> Draw:
    """Text on a filled box, or below it."""

    def draw(canvas: Any) -> None:
        def box() -> None:
            canvas.setFillColorRGB(*ground)
            canvas.rect(90, 390, 300, 30, stroke=0, fill=1)

        if not over:
            box()
        canvas.setFillColorRGB(*ink)
        canvas.setFont(SONG, 16)
        canvas.drawString(104, 400, "9.隐藏的任务")
        if over:
            box()

    return draw


HIDDEN: list[tuple[str, Draw]] = [
    ("white on white", inked("9.隐藏的任务", 104, 420, 16, (1, 1, 1))),
    ("nearly white", inked("9.隐藏的任务", 104, 420, 16, (0.98, 0.98, 0.98))),
    ("grey on the same grey", on_ground((0.6, 0.6, 0.6), (0.6, 0.6, 0.6))),
    ("black below black", on_ground((0, 0, 0), (0, 0, 0), over=True)),
    ("mode 3", with_mode(3)),
    ("mode 7", with_mode(7)),
    ("alpha 0", inked("9.隐藏的任务", 104, 420, 16, BLACK, alpha=0)),
    ("without size", inked("9.隐藏的任务", 104, 420, 0.6, BLACK)),
    ("off the paper", inked("9.隐藏的任务", 104, 900, 16, BLACK)),
    ("between the lines", inked("9.隐藏的任务", 104, 158, 12, (1, 1, 1))),
]  # fmt: skip


@pytest.mark.parametrize("draw", [case[1] for case in HIDDEN], ids=[case[0] for case in HIDDEN])
@pytest.mark.parametrize("before", [True, False], ids=["drawn first", "drawn last"])
def test_what_does_not_show_is_left_out_and_told(draw: Draw, before: bool) -> None:
    raw = read(drawn(draw, notice) if before else drawn(notice, draw))
    assert texts(raw) == NOTICE
    assert [(one.kind, one.wording, one.times) for one in raw.left_out] == [("hidden", "9.隐藏的任务", 1)]


def test_text_beyond_the_crop_box_is_left_out() -> None:
    raw = read(raw_pdf(said("正文一。", 90, 100) + said("裁掉的任务", 90, 700), page="/CropBox[0 400 595 842]"))
    assert texts(raw) == ["正文一。"]
    assert [(one.kind, one.wording) for one in raw.left_out] == [("hidden", "裁掉的任务")]


SHOWN, OFF = said("正文一。", 90, 100), said("9.隐藏的任务", 90, 300)
LAYERS = ["<</Type/OCG/Name(one)>>", "<</Type/OCG/Name(one)>>"]  # of the same name
A, B = f"{NAMED} 0 R", f"{NAMED + 1} 0 R"
PROPERTIES = f"/Properties<</A {A}/B {B}/C {NAMED + 2} 0 R>>"


def layered(content: str, settings: str, more: tuple[str | bytes, ...] = (), resources: str = "") -> bytes:
    return raw_pdf(
        content,
        objects=[*LAYERS, *more],
        resources=PROPERTIES + resources,
        catalog=f"/OCProperties<</OCGs[{A} {B}]/D<<{settings}>>>>",
    )


MEMBER = f"<</Type/OCMD/OCGs[{A} {B}]/P/AllOn>>"
HIDDEN_LAYERS: list[tuple[str, bytes]] = [
    ("off", layered(f"{SHOWN}/OC /B BDC {OFF} EMC", f"/OFF[{B}]")),
    ("all off but one", layered(f"/OC /A BDC {SHOWN} EMC /OC /B BDC {OFF} EMC", f"/BaseState/OFF/ON[{A}]")),
    ("by membership", layered(f"{SHOWN}/OC /C BDC {OFF} EMC", f"/OFF[{B}]", (MEMBER,))),
    ("a form", layered(f"{SHOWN}/F Do", f"/OFF[{B}]", ("null", form(OFF, f"/OC {B}")), f"/XObject<</F {NAMED + 3} 0 R>>")),
    ("in other marks", layered(f"{SHOWN}/P <</MCID 0>> BDC /OC /B BDC {OFF} EMC EMC", f"/OFF[{B}]")),
    ("over a layer that shows", layered(f"{SHOWN}/OC /A BDC {said('正文二二二。', 90, 300)} EMC /OC /B BDC {OFF} EMC", f"/OFF[{B}]")),
]  # fmt: skip


@pytest.mark.parametrize("data", [case[1] for case in HIDDEN_LAYERS], ids=[case[0] for case in HIDDEN_LAYERS])
def test_a_layer_that_is_off_is_left_out(data: bytes) -> None:
    raw = read(data)
    assert [text for text in texts(raw) if "二" not in text] == ["正文一。"]
    assert [(one.kind, one.wording) for one in raw.left_out] == [("hidden", "9.隐藏的任务")]


def test_layers_that_are_on_stay() -> None:
    raw = read(
        layered(
            f"/OC /A BDC {SHOWN} EMC /OC /B BDC {OFF} EMC /OC /C BDC {said('3.正文三。', 90, 400)} EMC", "", (MEMBER,)
        )
    )
    assert texts(raw) == ["正文一。", "9.隐藏的任务", "3.正文三。"]
    assert raw.left_out == ()


def scan(canvas: Any) -> None:
    """A picture of a page with its invisible text layer."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (60, 84), 200)), 0, 0, 595, 842)
    canvas._code.append("3 Tr")
    notice(canvas)
    canvas._code.append("0 Tr")


def in_colour(words: str, colour: tuple[float, float, float], size: float = 16, top: float = 400) -> Draw:
    return inked(words, 104, top, size, colour)


def grey_table(canvas: Any) -> None:
    canvas.setFillColorRGB(0.6, 0.6, 0.6)
    for top in (400, 420, 440, 460):
        for x in (100, 250, 400):
            write(canvas, x, top, "县数据局", 10)


def red_words(canvas: Any) -> None:
    """Red words in a line of black ones, and a raised red number of a note."""
    write(canvas, 104, 400, "3.推进", 16)
    canvas.setFillColorRGB(*RED)
    write(canvas, 104 + canvas.stringWidth("3.推进"), 400, "数据共享", 16)
    write(canvas, 380, 398, "[2]", 8)
    canvas.setFillColorRGB(0, 0, 0)
    write(canvas, 104 + canvas.stringWidth("3.推进") + 64 + 29, 400, "和开放。", 16)


def twice(dx: float, dy: float, words: str, size: float = 22) -> Draw:
    """Drawn again beside its place, for bold or as a shadow."""

    def draw(canvas: Any) -> None:
        write(canvas, 104, 400, words, size)
        write(canvas, 104 + dx, 400 + dy, words, size)

    return draw


def shadow(canvas: Any) -> None:
    canvas.setFillColorRGB(0.8, 0.8, 0.8)
    write(canvas, 106, 402, "附件说明", 22)
    canvas.setFillColorRGB(0, 0, 0)
    write(canvas, 104, 400, "附件说明", 22)


STAYS: list[tuple[str, Draw, list[str]]] = [
    ("a pale red head", inked("青禾市人民政府文件", 100, 10, 45, (1, 0.7, 0.7)), ["青禾市人民政府文件"]),
    ("a red head beside its number", lambda c: (inked("青禾市委", 100, 10, 40, RED)(c)), ["青禾市委"]),
    ("grey table text", grey_table, ["县数据局 县数据局 县数据局"] * 4),
    ("a grey caption", in_colour("图1 数据平台结构", (0.6, 0.6, 0.6), 9), ["图1 数据平台结构"]),
    ("a pale running head", in_colour("青禾市政务公开", (0.75, 0.75, 0.75), 9, top=20), ["青禾市政务公开"]),
    ("a big title", in_colour("附件", BLACK, 48), ["附件"]),
    ("bold by its mode", lambda c: (c._code.append("2 Tr"), write(c, 104, 400, "附件说明", 16), c._code.append("0 Tr")), ["附件说明"]),
    ("a coloured heading", in_colour("二、推进共享", (0, 0.44, 0.75)), ["二、推进共享"]),
    ("a light blue heading", in_colour("二、推进共享", (0.36, 0.61, 0.84), 20), ["二、推进共享"]),
    ("an orange heading", in_colour("二、推进共享", (0.93, 0.49, 0.19)), ["二、推进共享"]),
    ("a red paragraph", in_colour("请于3月底前报送。", RED), ["请于3月底前报送。"]),
    ("white on dark", on_ground((0.1, 0.2, 0.5), (1, 1, 1)), ["9.隐藏的任务"]),
    ("white on grey", on_ground((0.6, 0.6, 0.6), (1, 1, 1)), ["9.隐藏的任务"]),
    ("black on white in a box", on_ground((1, 1, 1), (0, 0, 0)), ["9.隐藏的任务"]),
    ("black on pale grey", on_ground((0.9, 0.9, 0.9), (0, 0, 0)), ["9.隐藏的任务"]),
    ("a title drawn twice", twice(1.5, 0, "附件说明"), ["附件说明"]),
    ("a title with its shadow", twice(2.5, 2.5, "附件说明"), ["附件说明"]),
    ("a pale shadow", shadow, ["附件说明"]),
    ("small type drawn twice", twice(0.6, 0, "附件说明", 9), ["附件说明"]),
    ("equal characters side by side", in_colour("人人有责，一一落实，11、111", BLACK, 9), ["人人有责，一一落实，11、111"]),
    ("equal characters drawn twice", twice(0.8, 0, "人人有责，一一落实1111", 10), ["人人有责，一一落实1111"]),
    ("narrow letters", lambda c: (c.setFont("Helvetica", 8), c.drawString(104, 400, "illicit llama 1111 ...")), ["illicit llama 1111 ..."]),
    ("a raised figure", lambda c: (write(c, 104, 400, "面积10m", 16), write(c, 104 + c.stringWidth("面积10m"), 398, "2", 8)), ["面积10m2"]),
]  # fmt: skip


@pytest.mark.parametrize(("draw", "lines"), [case[1:] for case in STAYS], ids=[case[0] for case in STAYS])
def test_what_only_looks_like_it_stays(draw: Draw, lines: list[str]) -> None:
    raw = read(drawn(notice, draw))
    found = texts(raw)
    assert sorted(found) == sorted([*NOTICE, *lines])
    assert raw.left_out == ()


def test_red_words_in_a_line_stay() -> None:
    raw = read(drawn(notice, red_words))
    assert "3.推进数据共享" in "".join(texts(raw)) and "和开放。" in "".join(texts(raw))
    assert raw.left_out == ()


def test_red_words_in_a_cell_stay() -> None:
    """Beside two lines of another cell, at half their height."""

    def draw(canvas: Any) -> None:
        table(
            canvas,
            400,
            COLUMNS,
            [("类别", "重点任务", "责任单位"), ("", "归集数据三百项\n开展数据共享", "县数据局")],
            30,
        )
        inked("重点", 65, 438, 12, RED)(canvas)

    raw = read(drawn(notice, draw))
    assert grids(raw) == [[["类别", "重点任务", "责任单位"], ["重点", "归集数据三百项\n开展数据共享", "县数据局"]]]
    assert raw.left_out == ()


def test_the_text_layer_of_a_scan_stays() -> None:
    raw = read(drawn(scan))
    assert texts(raw) == NOTICE
    assert raw.left_out == ()


def test_a_note_askew_is_told() -> None:
    raw = read(drawn(notice, inked("急件", 480, 60, 20, BLACK, turn=45)))
    assert texts(raw) == NOTICE
    assert [one.wording for one in raw.left_out] == ["急件"]


def turned_cell(words: str, x: float, top: float, degrees: float) -> Draw:
    def draw(canvas: Any) -> None:
        canvas.saveState()
        canvas.translate(x, 842 - top)
        canvas.rotate(degrees)
        canvas.setFont(SONG, 12)
        canvas.drawString(0, 0, words)
        canvas.restoreState()

    return draw


TURNED: list[tuple[str, Draw, str]] = [
    ("from top to bottom", turned_cell("经济发展", 70, 140, -90), "经济发展"),
    ("from the foot up", turned_cell("经济发展", 85, 200, 90), "经济发展"),
    ("in two lines downward", lambda c: (turned_cell("经济", 85, 140, -90)(c), turned_cell("发展", 68, 140, -90)(c)), "经济发展"),
]  # fmt: skip


@pytest.mark.parametrize(("draw", "wording"), [case[1:] for case in TURNED], ids=[case[0] for case in TURNED])
def test_turned_text_in_a_cell_is_read(draw: Draw, wording: str) -> None:
    rows = [
        ("领域", "重点任务", "责任单位"),
        ("", "归集数据", "县数据局"),
        ("^", "数据共享", "县数据局"),
        ("^", "数据开放", "县数据局"),
    ]
    raw = read(drawn(lambda c: table(c, 110, COLUMNS, rows), draw))
    (found,) = grids(raw)
    assert [row[0] for row in found] == ["领域", wording, wording, wording]
    assert [row[1:] for row in found] == [list(row[1:]) for row in rows]
    assert raw.left_out == ()
