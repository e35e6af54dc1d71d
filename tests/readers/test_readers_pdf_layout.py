# ruff: noqa: E501 - one case a line reads best
"""What stands on the pages of notices, and in which order it is read: 版记, seals, notes, columns, pages on their side."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from made import grids, only_grid, pdf, table, texts, write

from ydparse.document import Line
from ydparse.errors import ScannedFile
from ydparse.readers import Options, read

COLUMNS = (60, 110, 360, 520)
ROWS = [("序号", "重点任务", "责任单位"), ("1", "新建学校。", "市教育局")]
UNRECOGNIZED = Options(ocr=False)
LONG = "推进政务服务事项集成办理，持续优化"


def seal(canvas: Any) -> None:
    """Text around a ring and a star, over a signature."""
    write(canvas, 300, 300, "青禾市人民政府办公室", 16)
    write(canvas, 320, 330, "2026年1月5日", 16)
    canvas.setStrokeColorRGB(1, 0, 0)
    canvas.circle(400, 520, 60)
    for at, char in enumerate("青禾市人民政府办公室章"):
        angle = math.radians(210 - at * 24)
        canvas.saveState()
        canvas.translate(400 + 48 * math.cos(angle), 520 + 48 * math.sin(angle))
        canvas.rotate(math.degrees(angle) - 90)
        canvas.drawCentredString(0, 0, char)
        canvas.restoreState()
    star = canvas.beginPath()
    for at in range(5):
        angle = math.radians(90 + 144 * at)
        (star.lineTo if at else star.moveTo)(400 + 20 * math.cos(angle), 520 + 20 * math.sin(angle))
    star.close()
    canvas.drawPath(star, fill=1)


def record(canvas: Any) -> None:
    for top in (640, 668, 696):
        canvas.line(60, 842 - top, 540, 842 - top)
    write(canvas, 70, 646, "抄送：市委各部门，市人大常委会办公室。", 14)
    write(canvas, 400, 674, "2026年1月5日印发", 14)
    write(canvas, 70, 674, "青禾市人民政府办公室", 14)


def side_note(canvas: Any) -> None:
    write(canvas, 90, 300, "正文继续推进。")
    canvas.saveState()
    canvas.translate(85, 500)
    canvas.rotate(90)
    canvas.drawString(0, 0, "装订线内不要写字")
    canvas.restoreState()


def head(canvas: Any) -> None:
    canvas.setFillColorRGB(1, 0, 0)
    canvas.setStrokeColorRGB(1, 0, 0)
    write(canvas, 120, 60, "青禾市人民政府文件", 36)
    write(canvas, 220, 120, "青政发〔2026〕1号", 16)
    canvas.rect(60, 690, 480, 3, stroke=0, fill=1)


def drawn_by_font(canvas: Any) -> None:
    """First the Chinese characters, then the quotation marks in the holes that were left."""
    write(canvas, 90, 100, "打响")
    write(canvas, 126, 100, "云雾品牌")
    write(canvas, 186, 100, "，扩大影响")
    write(canvas, 114, 100, "“")
    write(canvas, 174, 100, "”")


def slanted(canvas: Any) -> None:
    canvas.skew(0, 12)
    write(canvas, 90, 400, "青禾市")


def unseen(canvas: Any) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (60, 42), 200)), 0, 421, 595, 421)
    text = canvas.beginText(90, 500)
    text.setTextRenderMode(3)
    text.textOut("青禾市")
    canvas.drawText(text)


PAGES: list[tuple[str, Callable[[Any], None], list[str]]] = [
    ("版记: left and right are one line", record, ["抄送：市委各部门，市人大常委会办公室。", "青禾市人民政府办公室 2026年1月5日印发"]),
    ("红头", head, ["青禾市人民政府文件", "青政发〔2026〕1号"]),
    ("a seal across the signature", seal, ["青禾市人民政府办公室", "2026年1月5日"]),
    ("a note at the side", side_note, ["正文继续推进。"]),
    ("drawn font by font", drawn_by_font, ["打响“云雾品牌”，扩大影响"]),
    ("slanted", slanted, ["青禾市"]),
    ("invisible, as over a scan", unseen, ["青禾市"]),
    ("leaning as a scan does", lambda c: (c.rotate(1.2), write(c, 90, 300, "青禾市人民政府")), ["青禾市人民政府"]),
    ("off the page", lambda c: (write(c, -300, 100, "左"), write(c, 90, 900, "下"), write(c, 90, 100, "内")), ["内"]),
    ("half a line off the page", lambda c: write(c, 560, 100, "一二三四五"), ["一二三"]),
    ("a hyphen at the end of a line", lambda c: (write(c, 90, 100, "the GDP-"), write(c, 90, 120, "growth")), ["the GDP-", "growth"]),
    ("drawn twice, a point apart", lambda c: (write(c, 90, 100, "青禾市"), write(c, 300, 300, "甲"), write(c, 91, 100, "青禾市")), ["青禾市", "甲"]),
    ("names parted by narrow blanks", lambda c: (write(c, 90, 100, "市教育局"), write(c, 142, 100, "市财政局")), ["市教育局 市财政局"]),
    ("page number at the right", lambda c: (write(c, 90, 100, LONG), write(c, 470, 770, "— 3 —", 14)), [LONG, "— 3 —"]),
]  # fmt: skip


@pytest.mark.parametrize(("draw", "lines"), [case[1:] for case in PAGES], ids=[case[0] for case in PAGES])
def test_page(draw: Callable[[Any], None], lines: list[str]) -> None:
    raw = read(pdf(draw))
    assert texts(raw) == lines
    assert grids(raw) == []
    assert raw.unread_pages == ()


def pages(*draws: Callable[[Any], None]) -> bytes:
    def draw(canvas: Any) -> None:
        for one in draws:
            one(canvas)
            canvas.showPage()

    return pdf(draw)


def noted(canvas: Any) -> None:
    for at in range(10):
        write(canvas, 90, 100 + at * 50, f"第{at}行推进政务服务事项集成办理①", 16)
    canvas.line(90, 842 - 690, 220, 842 - 690)
    write(canvas, 90, 696, "①指纳入统计的单位，含市直部门和县区的有关", 10)
    write(canvas, 90, 710, "单位。", 10)
    write(canvas, 90, 724, "②指另一项。", 10)
    write(canvas, 280, 790, "— 1 —", 14)


def test_footnotes_come_last_as_paragraphs() -> None:
    raw = read(pages(noted, lambda c: write(c, 90, 100, "接着推进。", 16)))
    assert texts(raw)[9:] == [
        "第9行推进政务服务事项集成办理①",
        "— 1 —",
        "接着推进。",
        "①指纳入统计的单位，含市直部门和县区的有关单位。",
        "②指另一项。",
    ]
    note = raw.blocks[-2]
    assert isinstance(note, Line) and note.whole and note.page == 1
    assert note.box is not None and note.box[1] < 700 and note.box[3] > 720


@pytest.mark.parametrize(
    ("size", "text", "rule"),
    [(16, "①指单位。", 130), (10, "按季度报送。", 130), (10, "①指单位。", 460)],
    ids=["large type", "no mark", "a rule across the page"],
)
def test_what_stands_below_a_rule_need_be_no_note(size: int, text: str, rule: int) -> None:
    def draw(canvas: Any) -> None:
        write(canvas, 90, 100, "推进工作。", 16)
        canvas.line(90, 842 - 690, 90 + rule, 842 - 690)
        write(canvas, 90, 696, text, size)

    raw = read(pages(draw, lambda c: write(c, 90, 100, "接着推进。", 16)))
    assert texts(raw) == ["推进工作。", text, "接着推进。"]


def side_by_side(
    left: Callable[[int], str], right: Callable[[int], str], count: int = 10, lower: int = 0
) -> Callable[[Any], None]:
    def draw(canvas: Any) -> None:
        write(canvas, 220, 50, "青禾市重点工作清单", 16)
        for at in range(count):
            write(canvas, 60, 100 + 20 * at, left(at))
            write(canvas, 310, 100 + 20 * at + lower, right(at))
        write(canvas, 60, 500, "注：按季度报送。")

    return draw


@pytest.mark.parametrize("lower", [0, 4, 8], ids=["level", "a little lower", "between the lines"])
def test_two_columns_of_text_are_read_one_after_the_other(lower: int) -> None:
    raw = read(pdf(side_by_side(lambda at: f"左{at}{LONG}", lambda at: f"右{at}{LONG}", lower=lower)))
    want = [f"{side}{at}{LONG}" for side in "左右" for at in range(10)]
    assert texts(raw) == ["青禾市重点工作清单", *want, "注：按季度报送。"]


def test_two_columns_above_and_below_a_table() -> None:
    draw = side_by_side(lambda at: f"左{at}{LONG}", lambda at: f"右{at}{LONG}")
    raw = read(pdf(lambda canvas: (draw(canvas), table(canvas, 380, COLUMNS, ROWS))))
    want = [f"{side}{at}{LONG}" for side in "左右" for at in range(10)]
    assert [block.text if isinstance(block, Line) else "" for block in raw.blocks][1:] == [
        *want,
        "",
        "注：按季度报送。",
    ]


def test_a_list_that_counts_on_in_the_second_column() -> None:
    raw = read(pdf(side_by_side(lambda at: f"{at + 1}.项目甲", lambda at: f"{at + 11}.项目乙")))
    assert texts(raw)[1:-1] == [f"{at + 1}.项目{'甲' if at < 10 else '乙'}" for at in range(20)]


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        (lambda at: f"{at + 1} 新建学校{'甲' * (at % 5)}", lambda at: "市教育局" + "、市财政局" * (at % 2), 12),
        (lambda at: f"{2 * at + 1}.项目甲", lambda at: f"{2 * at + 2}.项目乙", 10),
        (lambda at: f"左{at}{LONG}", lambda at: f"右{at}{LONG}", 5),
    ],
    ids=["a table without rules", "numbered from left to right", "a few lines"],
)
def test_what_stays_in_rows(left: Callable[[int], str], right: Callable[[int], str], count: int) -> None:
    raw = read(pdf(side_by_side(left, right, count)))
    assert texts(raw)[1:-1] == [f"{left(at)} {right(at)}" for at in range(count)]


def turned(turn: int, tell: bool) -> Callable[[Any], None]:
    """A page drawn on its side: with `tell` the file says how it is to be displayed."""

    def draw(canvas: Any) -> None:
        if tell:
            canvas.setPageRotation(turn)
        canvas.translate(*{0: (0, 0), 90: (842, 0), 180: (595, 842), 270: (-247, 595)}[turn])
        canvas.rotate(turn)
        write(canvas, 60, 300, "附件：任务分解表，请各单位对照落实并按季度报送情况")
        table(canvas, 330, COLUMNS, ROWS)

    return draw


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("tell", [True, False], ids=["told", "not told"])
def test_a_page_on_its_side(turn: int, tell: bool) -> None:
    raw = read(pdf(turned(turn, tell)))
    assert texts(raw) == ["附件：任务分解表，请各单位对照落实并按季度报送情况"]
    assert grids(raw) == [[list(row) for row in ROWS]]


def boxes(data: bytes) -> list[list[int]]:
    """The boxes of the first line and of the first cell, in points."""
    raw = read(data)
    line, cell = raw.blocks[0], only_grid(raw).rows[0][0]
    assert isinstance(line, Line) and line.box and cell.box
    return [[round(side) for side in box] for box in (line.box, cell.box)]


def test_boxes_are_told_as_the_page_is_displayed() -> None:
    line, cell = boxes(pdf(turned(0, True)))
    assert cell == [60, 330, 110, 354] and 296 <= line[1] < line[3] <= 316
    assert boxes(pdf(turned(180, True))) == [line, cell]
    assert boxes(pdf(turned(180, False)))[1] == [595 - 110, 842 - 354, 595 - 60, 842 - 330]
    told, untold = boxes(pdf(turned(90, True)))[1], boxes(pdf(turned(90, False)))[1]
    assert told == [60, 330, 110, 354]
    assert untold == [330, 842 - 110, 354, 842 - 60]


def test_a_cropped_page() -> None:
    data = pdf(turned(0, True)).replace(
        b"/MediaBox [ 0 0 595 842 ]", b"/MediaBox [ 0 0 595 842 ] /CropBox [ 40 100 560 800 ]"
    )
    assert b"CropBox" in data
    line, cell = boxes(data)
    assert cell == [60 - 40, 330 - 42, 110 - 40, 354 - 42]
    assert line[0] == 60 - 40


def picture(canvas: Any) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (60, 84), 200)), 0, 0, 595, 842)


def strips(canvas: Any) -> None:
    """As some scanners store a page."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    for at in range(4):
        canvas.drawImage(ImageReader(Image.new("L", (60, 21), 200 + at)), 0, 210 * at, 595, 210)


def outlines(canvas: Any) -> None:
    """Text turned into drawings."""
    for at in range(300):
        canvas.bezier(60 + at, 400, 70 + at, 420, 80 + at, 380, 90 + at, 400)


def text(canvas: Any) -> None:
    write(canvas, 90, 100, "一、总体要求。推进政务服务事项集成办理，持续优化营商环境。")


UNREAD: list[tuple[str, list[Callable[[Any], None]], tuple[int, ...]]] = [
    ("a scanned annex", [text, picture, text], (2,)),
    ("with a page number", [text, lambda c: (picture(c), write(c, 290, 800, "— 2 —"))], (2,)),
    ("in strips", [text, strips], (2,)),
    ("text turned into drawings", [text, outlines], (2,)),
    ("a blank page", [text, lambda c: None], ()),
    ("a picture below text", [lambda c: (picture(c), text(c))], ()),
    ("a small picture alone", [text, lambda c: (c.scale(0.3, 0.3), picture(c))], ()),
]  # fmt: skip


@pytest.mark.parametrize(("draws", "unread"), [case[1:] for case in UNREAD], ids=[case[0] for case in UNREAD])
def test_pages_that_show_a_picture_and_no_text_are_told(
    draws: list[Callable[[Any], None]], unread: tuple[int, ...]
) -> None:
    raw = read(pages(*draws), options=UNRECOGNIZED)
    assert raw.unread_pages == unread
    assert raw.page_count == len(draws)


def test_a_scan_with_a_blank_page_is_a_scan() -> None:
    with pytest.raises(ScannedFile):
        read(pages(lambda c: (picture(c), write(c, 290, 800, "1")), lambda c: c.line(0, 0, 1, 1)), options=UNRECOGNIZED)


def bare(content: str, *fonts: str) -> bytes:
    """A PDF of one page, from its objects; pdfium finds them without a table of places."""
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    stream = f"<</Length {len(content)}>>stream\n{content}\nendstream"
    objects = ("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream, *fonts)
    numbered = "".join(f"{number} 0 obj\n{one}\nendobj\n" for number, one in enumerate(objects, 1))
    return f"%PDF-1.4\n{numbered}trailer<</Root 1 0 R/Size {len(objects) + 1}>>\n%%EOF".encode()


def named(codes: str) -> bytes:
    """Helvetica whose letters A, B … stand for the characters of these codes (UTF-16, hexadecimal)."""
    pairs = " ".join(f"<{at:02X}> <{code}>" for at, code in enumerate(codes.split(), 0x41))
    map_ = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <00> <FF> "
        f"endcodespacerange {len(codes.split())} beginbfchar {pairs} endbfchar endcmap end end"
    )
    letters = "".join(chr(0x41 + at) for at in range(len(codes.split())))
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return bare(f"BT /F 12 Tf 90 700 Td ({letters}) Tj ET", font, f"<</Length {len(map_)}>>stream\n{map_}\nendstream")


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        ("D842DFB7 6587", "𠮷文"),
        ("6587 D842DFB7 D842DFB7", "文𠮷𠮷"),
        ("2F45 6848", "方案"),
        ("6587 D842 6587", "文\ufffd文"),
        ("F06C 6587 4EF6", "\uf06c文件"),
    ],
    ids=["beyond the basic plane", "twice", "radicals", "half a character", "private use"],
)
def test_characters(codes: str, text: str) -> None:
    assert texts(read(named(codes))) == [text]


@pytest.mark.parametrize(
    ("codes", "pages"), [("6587 4EF6 FFFD", (1,)), ("6587 4EF6 E123", (1,)), ("F06C 6587 4EF6", ())]
)
def test_pages_with_lost_characters_are_told(codes: str, pages: tuple[int, ...]) -> None:
    assert read(named(codes)).doubts.pages == pages


def test_a_font_that_names_no_characters() -> None:
    data = bare(
        "BT /F 12 Tf 90 700 Td <0C5D0C5E4E01> Tj ET",
        "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Song/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Song/DW 1000/FontDescriptor 7 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        "<</Type/FontDescriptor/FontName/ABCDEF+Song/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 859"
        "/Descent -141/CapHeight 700/StemV 80>>",
    )
    with pytest.raises(ScannedFile):
        read(data, options=UNRECOGNIZED)


WEB = ["白石县2026年数据工作要点", "1.建设县级数据平台。（县数据局牵头）", "2.推进一网通办。"]
ADDRESS = "https://www.baishi.example/art/2026/4/8/art_1_2.html"


def printed(head: Sequence[str], top: str, foot: str) -> bytes:
    """A web page printed on two pages: the lines of the site above the notice, and what the browser puts at the edges."""

    def on(number: int) -> Callable[[Any], None]:
        def draw(canvas: Any) -> None:
            write(canvas, 30, 10, top.format(number), 8)
            write(canvas, 30, 820, foot.format(number), 8)
            for at, line in enumerate([*head, *WEB[:2]] if number == 1 else WEB[2:]):
                write(canvas, 60, 60 + 30 * at, line, 14)

        return draw

    return pages(on(1), on(2))


TRAIL = ["首页 要闻 政策 服务", "请输入关键字", "首页 > 政务公开 > 政策文件"]
PRINTS: list[tuple[str, bytes, list[str]]] = [
    ("a site's lines above the notice", printed(TRAIL, "", ""), WEB),
    ("below where one is", printed(["白石县人民政府", "您当前所在位置：首页 > 政策"], "", ""), WEB),
    ("as Chrome prints", printed(TRAIL, "2026/4/8 10:33 白石县人民政府门户网站", ADDRESS + " {}/2"), WEB),
    ("as Firefox prints", printed([], "白石县人民政府门户网站 " + ADDRESS, "{}/2 2026/4/8, 10:33"), WEB),
    ("an address in the text is none", printed([], "请登录", ADDRESS), ["请登录", *WEB[:2], ADDRESS, "请登录", WEB[2], ADDRESS]),
    ("a share at the edge is none", printed([], "完成 1/2 以上", "共 3/4 项"), ["完成 1/2 以上", *WEB[:2], "共 3/4 项", "完成 1/2 以上", WEB[2], "共 3/4 项"]),
    ("a sign of size in a sentence", printed(["首页重点任务 > 一般任务。"], "", ""), ["首页重点任务 > 一般任务。", *WEB]),
]  # fmt: skip


@pytest.mark.parametrize(("data", "lines"), [case[1:] for case in PRINTS], ids=[case[0] for case in PRINTS])
def test_a_web_page_printed_to_a_file(data: bytes, lines: list[str]) -> None:
    assert texts(read(data)) == lines


def beside(canvas: Any) -> None:
    write(canvas, 104, 124, "★", 60)
    write(canvas, 200, 138, "1.建设县级平台（县数据局负责）", 14)
    write(canvas, 200, 164, "2.推进一网通办（县财政局负责）", 14)


TALL: list[tuple[str, Callable[[Any], None], list[str]]] = [
    ("a star beside two lines", beside, ["★", "1.建设县级平台（县数据局负责）", "2.推进一网通办（县财政局负责）"]),
    ("a brace behind three", lambda c: (write(c, 300, 84, "}", 90), [write(c, 90, 100 + 28 * at, f"第{at}行任务", 14) for at in range(3)]), ["}", "第0行任务", "第1行任务", "第2行任务"]),
    ("a large first character", lambda c: (write(c, 90, 100, "第", 26), write(c, 118, 107, "一条规定", 14), write(c, 90, 160, "第二行正文继续", 14)), ["第一条规定", "第二行正文继续"]),
    ("a red head over text", lambda c: (write(c, 90, 60, "青禾市文件", 48), write(c, 90, 160, "青政发〔2026〕1号", 16), write(c, 90, 190, "正文一行", 16)), ["青禾市文件", "青政发〔2026〕1号", "正文一行"]),
]  # fmt: skip


@pytest.mark.parametrize(("draw", "lines"), [case[1:] for case in TALL], ids=[case[0] for case in TALL])
def test_a_tall_character_does_not_merge_lines(draw: Callable[[Any], None], lines: list[str]) -> None:
    assert texts(read(pdf(draw))) == lines
