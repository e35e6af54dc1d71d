# ruff: noqa: E501 - one case a line reads best
"""OFD: watermarks, seals and hidden text are left out and told; what only looks like them stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from made import grids, texts
from made_ofd import Document, box, line, ofd, picture, text

from ydparse.readers import read

BODY = [
    "一、夯实数据基础",
    "1.建设县级数据平台，归集数据300项。",
    "2.推进一网通办，企业满意度达到95%以上。",
    "白石县人民政府办公室",
    "2026年3月1日",
]
LINES = "".join(text(words, 90, 100 + 28 * at, 16) for at, words in enumerate(BODY))


def colour(value: str, more: str = "", how: str = "Fill") -> str:
    return f'<ofd:{how}Color Value="{value}" {more}/>'


def inked(words: str, x: float, top: float, size: float, inner: str = "", more: str = "") -> str:
    """A text object with its colour, and attributes."""
    return text(words, x, top, size, more).replace("<ofd:TextCode", f"{inner}<ofd:TextCode")


def layer(objects: str, kind: str) -> str:
    return f'<ofd:Layer ID="7" Type="{kind}">{objects}</ofd:Layer>'


def grid(words: str, size: float, inner: str) -> str:
    return "".join(inked(words, x, top, size, inner) for x in (60, 220, 380) for top in range(30, 800, 50))


PALE, GREY, RED = colour("220 220 220"), colour("128 128 128"), colour("230 20 20")
LEANING = 'CTM="0.866 0.5 -0.5 0.866 0 0"'
SHARED = '<ofd:DrawParams><ofd:DrawParam ID="50"><ofd:FillColor Value="225 225 225"/></ofd:DrawParam><ofd:DrawParam ID="51" Relative="50"/></ofd:DrawParams>'

WATERMARKS: list[tuple[str, bytes, str]] = [
    ("in a background layer", ofd([layer(inked("仅供内部", 90, 300, 16), "Background") + LINES]), "仅供内部"),
    ("in a background layer, across", ofd([layer(inked("内部资料", 90, 90, 60, PALE), "Background") + LINES]), "内部资料"),
    ("large and pale, over the text", ofd([LINES + inked("内部资料", 90, 90, 60, PALE)]), "内部资料"),
    ("in a pale template", ofd(Document([LINES], template=inked("内部资料", 90, 90, 60, PALE))), "内部资料"),
    ("a grid", ofd([LINES + grid("青禾政务张三", 10, PALE)]), "青禾政务张三"),
    ("a dark grid", ofd([LINES + grid("青禾政务张三", 10, "")]), "青禾政务张三"),
    ("leaning", ofd([LINES + inked("严禁复制", 90, 90, 40, GREY, LEANING)]), "严禁复制"),
    ("transparent", ofd([LINES + inked("严禁复制", 90, 105, 20, "", 'Alpha="80"')]), "严禁复制"),
    ("in a transparent colour", ofd([LINES + inked("严禁复制", 90, 105, 20, colour("0 0 0", 'Alpha="60"'))]), "严禁复制"),
    ("in a transparent block", ofd([LINES + f'<ofd:PageBlock Alpha="60">{inked("严禁复制", 90, 105, 20)}</ofd:PageBlock>']) , "严禁复制"),
    ("dark, much larger", ofd([LINES + inked("样张", 120, 90, 80, GREY)]), "样张"),
    ("grey in one number", ofd([LINES + inked("严禁复制", 90, 90, 40, colour("220"))]), "严禁复制"),
    ("pale in CMYK", ofd([LINES + inked("严禁复制", 90, 90, 40, colour("0 0 0 30"))]), "严禁复制"),
    ("pale by a DrawParam", ofd(Document([LINES + inked("严禁复制", 90, 105, 20, "", 'DrawParam="51"')], resources=SHARED)), "严禁复制"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "wording"), [case[1:] for case in WATERMARKS], ids=[case[0] for case in WATERMARKS])
def test_a_watermark_is_left_out_and_told(data: bytes, wording: str) -> None:
    raw = read(data)
    assert texts(raw) == BODY
    assert {(one.kind, one.wording) for one in raw.left_out} == {("watermark", wording)}


def test_a_wording_is_told_once_with_its_number() -> None:
    raw = read(ofd([layer(inked("内部资料", 90, 90, 60, PALE), "Background") + LINES] * 3))
    assert [(one.wording, one.page, one.times) for one in raw.left_out] == [("内部资料", 1, 3)]
    assert texts(raw) == BODY * 3


def test_a_watermark_goes_from_the_page_on_which_it_crosses_nothing() -> None:
    mark = inked("青禾市数据局内部资料", 90, 105, 17)
    other = text("3.培训农民1000人次，建成充电桩200个。", 90, 100, 16)
    raw = read(ofd([LINES + mark, other + mark, text("附注", 90, 400, 16) + mark]))
    assert texts(raw) == [*BODY, "3.培训农民1000人次，建成充电桩200个。", "附注"]
    assert [(one.wording, one.times) for one in raw.left_out] == [("青禾市数据局内部资料", 3)]


SEALS = {
    "over the date": inked("公文专用章", 120, 215, 14, RED),
    "beside the date, off its line": inked("公文专用章", 300, 219, 14, RED),
    "askew": inked("公文专用章", 120, 215, 14, RED, LEANING),
}


@pytest.mark.parametrize("seal", SEALS.values(), ids=SEALS)
def test_the_wording_of_a_seal_is_left_out_and_told(seal: str) -> None:
    raw = read(ofd([LINES + seal]))
    assert texts(raw) == BODY
    assert [(one.kind, one.wording) for one in raw.left_out] == [("stamp", "公文专用章")]


def ground(value: str) -> str:
    return box(85, 395, 300, 425, 'Fill="true" Stroke="false"').replace("<ofd:Abb", colour(value) + "<ofd:Abb")


HIDDEN = {
    "not visible": inked("9.隐藏的任务", 90, 400, 16, more='Visible="false"'),
    "in a layer that is not visible": f'<ofd:Layer Visible="false">{inked("9.隐藏的任务", 90, 400, 16)}</ofd:Layer>',
    "alpha 0": inked("9.隐藏的任务", 90, 400, 16, more='Alpha="0"'),
    "in a colour of alpha 0": inked("9.隐藏的任务", 90, 400, 16, colour("0 0 0", 'Alpha="0"')),
    "neither filled nor stroked": inked("9.隐藏的任务", 90, 400, 16, more='Fill="false"'),
    "white on white": inked("9.隐藏的任务", 90, 400, 16, colour("255 255 255")),
    "grey on the same grey": ground("150 150 150") + inked("9.隐藏的任务", 90, 400, 16, colour("150 150 150")),
    "without size": inked("9.隐藏的任务", 90, 400, 0.5),
    "off the paper": inked("9.隐藏的任务", 90, 900, 16),
}


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize("before", [True, False], ids=["drawn first", "drawn last"])
def test_what_does_not_show_is_left_out_and_told(hidden: str, before: bool) -> None:
    raw = read(ofd([hidden + LINES if before else LINES + hidden]))
    assert texts(raw) == BODY
    assert [(one.kind, one.wording, one.times) for one in raw.left_out] == [("hidden", "9.隐藏的任务", 1)]


def filled(value: str, more: str = "", *, alpha: str = "") -> str:
    """A box where a line of text at 90, 400 lies."""
    return box(85, 395, 300, 425, f'Fill="true" Stroke="false" {more}').replace(
        "<ofd:Abb", colour(value, alpha) + "<ofd:Abb"
    )


HIDE = text("9.隐藏的任务", 90, 400)
COVERED = {
    "a white box": (HIDE + filled("255 255 255"), []),
    "a black bar": (HIDE + filled("0 0 0"), []),
    "a box with a border": (HIDE + filled("255 255 255").replace('Stroke="false"', 'Stroke="true"'), []),
    "in a block": (f"<ofd:PageBlock>{HIDE}{filled('0 0 0')}</ofd:PageBlock>", []),
    "a layer over the text": (HIDE + layer(filled("0 0 0"), "Foreground"), []),
    "new text on the box": (HIDE + filled("255 255 255") + text("正文", 90, 400), ["正文"]),
}


@pytest.mark.parametrize(("page", "lines"), COVERED.values(), ids=COVERED)
def test_what_is_covered_is_left_out_and_told(page: str, lines: list[str]) -> None:
    raw = read(ofd([LINES + page]))
    assert texts(raw) == [*BODY, *lines]
    assert [(one.kind, one.wording) for one in raw.left_out] == [("hidden", "9.隐藏的任务")]


def test_a_bar_over_some_words_of_a_line() -> None:
    bar = box(90 + 16 * 4, 398, 90 + 16 * 7, 420, 'Fill="true"').replace("<ofd:Abb", colour("0 0 0") + "<ofd:Abb")
    raw = read(ofd([LINES + text("联系人为王小明，电话见附件。", 90, 400, 16) + bar]))
    assert [(one.kind, one.wording) for one in raw.left_out] == [("hidden", "王小明")]
    assert "联系人为" in texts(raw)[-1] and "，电话见附件。" in texts(raw)[-1]


UNCOVERED = {
    "a ground below the text": filled("200 220 255") + HIDE,
    "a transparent box": HIDE + filled("255 255 0", 'Alpha="100"'),
    "in a transparent colour": HIDE + filled("255 255 0", alpha='Alpha="100"'),
    "a border without fill": HIDE + box(85, 395, 300, 425),
    "a box beside it": HIDE
    + box(220, 395, 300, 425, 'Fill="true" Stroke="false"').replace("<ofd:Abb", colour("0 0 0") + "<ofd:Abb"),
    "a box that is not visible": HIDE + filled("0 0 0", 'Visible="false"'),
    "a box without a colour": HIDE + box(85, 395, 300, 425, 'Fill="true" Stroke="false"'),
    "a box in the background": HIDE + layer(filled("255 255 255"), "Background"),
}


@pytest.mark.parametrize("page", UNCOVERED.values(), ids=UNCOVERED)
def test_what_shows_through_or_beside_stays(page: str) -> None:
    raw = read(ofd([LINES + page]))
    assert [*texts(raw), *("".join(cell) for grid in grids(raw) for row in grid for cell in row)] == [
        *BODY,
        "9.隐藏的任务",
    ]
    assert raw.left_out == ()


STAYS: list[tuple[str, str | Document, list[str]]] = [
    ("a pale red head", LINES + inked("青禾市人民政府文件", 90, 20, 40, colour("255 170 170")), ["青禾市人民政府文件"]),
    ("a red head in the background of a template", Document([LINES], template=layer(inked("青禾市人民政府文件", 90, 20, 40, RED), "Background")), ["青禾市人民政府文件"]),
    ("all text in a background layer", layer(LINES + text("附注", 90, 400), "Background"), ["附注"]),
    ("grey text", LINES + inked("附注：由县数据局解释。", 90, 400, 12, GREY), ["附注：由县数据局解释。"]),
    ("a big title", LINES + text("附件", 90, 400, 48), ["附件"]),
    ("white on dark", LINES + ground("20 40 120") + inked("9.隐藏的任务", 90, 400, 16, colour("255 255 255")), ["9.隐藏的任务"]),
    ("drawn twice", LINES + text("附件说明", 90, 400, 22) + text("附件说明", 92, 401, 22), ["附件说明"]),
    ("equal characters", LINES + text("人人有责，一一落实11", 90, 400, 9), ["人人有责，一一落实11"]),
    ("red words", LINES + inked("请于3月底前报送。", 90, 400, 16, RED), ["请于3月底前报送。"]),
    ("a coloured heading", LINES + inked("二、推进共享", 90, 400, 16, colour("0 112 192")), ["二、推进共享"]),
]  # fmt: skip


@pytest.mark.parametrize(("page", "lines"), [case[1:] for case in STAYS], ids=[case[0] for case in STAYS])
def test_what_only_looks_like_it_stays(page: str | Document, lines: list[str]) -> None:
    raw = read(ofd(page if isinstance(page, Document) else [page]))
    assert sorted(texts(raw)) == sorted([*BODY, *lines])
    assert raw.left_out == ()


def test_white_text_on_a_picture_stays() -> None:
    media = '<ofd:MultiMedias><ofd:MultiMedia ID="9" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>'
    page = LINES + picture(85, 395, 300, 425) + inked("图上文字", 90, 400, 16, colour("255 255 255"))
    raw = read(ofd(Document([page], resources=media), parts={"Doc_0/Res/a.png": b"png", "Doc_0/a.png": b"png"}))
    assert texts(raw) == [*BODY, "图上文字"]


def test_a_watermark_across_a_table() -> None:
    rules = [line(60, y, 360, y) for y in (300, 330, 360)] + [line(x, 300, x, 360) for x in (60, 200, 360)]
    cells = "".join(
        text(words, x, top)
        for words, x, top in (("任务", 70, 308), ("单位", 210, 308), ("归集数据", 70, 338), ("县数据局", 210, 338))
    )
    raw = read(ofd(["".join(rules) + cells + inked("内部资料", 90, 305, 50, PALE)]))
    assert grids(raw) == [[["任务", "单位"], ["归集数据", "县数据局"]]]
    assert [one.wording for one in raw.left_out] == ["内部资料"]


ANNOTATIONS = '<ofd:Annotations xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Page PageID="{page}"><ofd:FileLoc>Annot_0.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'


def annotated(kind: str) -> bytes:
    look = f'<ofd:PageAnnot xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Annot ID="1" Type="{kind}"><ofd:Appearance>{text("内部资料", 90, 90, 40)}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>'
    more = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
    plain = ofd(Document([LINES], more=more))
    number = page_id(plain)
    return ofd(
        Document([LINES], more=more),
        parts={"Doc_0/Annots/Annotations.xml": ANNOTATIONS.format(page=number), "Doc_0/Annots/Annot_0.xml": look},
    )


def page_id(data: bytes) -> str:
    import io
    import re
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        found = re.search(r'Page ID="(\d+)"', package.read("Doc_0/Document.xml").decode())
    assert found
    return found[1]


@pytest.mark.parametrize(("kind", "told"), [("Watermark", ["watermark"]), ("Stamp", ["stamp"]), ("Highlight", [])])
def test_an_annotation_is_told(kind: str, told: list[str]) -> None:
    raw = read(annotated(kind))
    assert texts(raw) == BODY
    assert [one.kind for one in raw.left_out] == told


BAD = '<:params xmlns:="http://x"/>'
TAGS = '<ofd:CustomTags xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CustomTag TypeID="0"><ofd:FileLoc>CustomTag.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>'

UNREAD: list[tuple[str, str, dict[str, str | bytes], tuple[str, ...]]] = [
    ("a tag", "<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>", {"Doc_0/Tags/CustomTags.xml": TAGS, "Doc_0/Tags/CustomTag.xml": BAD}, ("Doc_0/Tags/CustomTag.xml",)),
    ("the list of tags", "<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>", {"Doc_0/Tags/CustomTags.xml": b"\x00\x01"}, ("Doc_0/Tags/CustomTags.xml",)),
    ("annotations", "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>", {"Doc_0/Annots/Annotations.xml": "<open>"}, ("Doc_0/Annots/Annotations.xml",)),
    ("a tag that is not there", "<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>", {}, ()),
]  # fmt: skip


@pytest.mark.parametrize(("more", "parts", "unread"), [case[1:] for case in UNREAD], ids=[case[0] for case in UNREAD])
def test_an_optional_part_that_is_no_xml_is_passed_over(
    more: str, parts: dict[str, str | bytes], unread: tuple[str, ...]
) -> None:
    raw = read(ofd(Document([LINES], more=more), parts=parts))
    assert texts(raw) == BODY
    assert raw.unread_parts == unread


BROKEN: list[tuple[str, Callable[[], bytes]]] = [
    ("the page", lambda: ofd([LINES], parts={"Doc_0/Pages/Page_0/Content.xml": BAD})),
    ("the document", lambda: ofd([LINES], parts={"Doc_0/Document.xml": BAD})),
]


@pytest.mark.parametrize("made", [case[1] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_an_essential_part_that_is_no_xml_is_an_error(made: Callable[[], bytes]) -> None:
    from ydparse.errors import DamagedFile

    with pytest.raises(DamagedFile):
        read(made())
