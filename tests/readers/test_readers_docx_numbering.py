# ruff: noqa: E501 - one case a line reads best
"""Automatic numbering, counted out as Word shows it."""

from __future__ import annotations

import pytest
from made import SPACES, docx, level, lists, p, texts

from ydparse.readers import read
from ydparse.readers.docx_numerals import written

NUMERALS: list[tuple[str, dict[int, str]]] = [
    ("decimal", {1: "1", 12: "12"}),
    ("decimalZero", {3: "03", 12: "12"}),
    ("decimalFullWidth", {12: "１２"}),
    ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 51: "51"}),
    ("decimalEnclosedCircleChinese", {2: "②"}),
    ("decimalEnclosedParen", {3: "⑶"}),
    ("decimalEnclosedFullstop", {3: "⒊"}),
    ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 105: "一〇五"}),
    (
        "chineseCountingThousand",
        {10: "十", 21: "二十一", 100: "一百", 105: "一百零五", 110: "一百一十", 1001: "一千零一"},
    ),
    ("japaneseCounting", {11: "十一", 111: "百十一", 20: "二十"}),
    ("taiwaneseCounting", {12: "十二"}),
    ("ideographDigital", {10: "一〇", 12: "一二"}),
    ("chineseLegalSimplified", {3: "叁", 11: "壹拾壹"}),
    ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
    ("ideographZodiac", {1: "子"}),
    ("upperLetter", {1: "A", 26: "Z", 28: "BB"}),
    ("lowerLetter", {3: "c"}),
    ("upperRoman", {4: "IV", 19: "XIX"}),
    ("lowerRoman", {9: "ix"}),
    ("numberInDash", {2: "- 2 -"}),
    ("none", {1: ""}),
    ("someFutureFormat", {7: "7"}),
]


@pytest.mark.parametrize(("style", "numbers"), NUMERALS, ids=[case[0] for case in NUMERALS])
def test_numerals(style: str, numbers: dict[int, str]) -> None:
    assert {number: written(number, style) for number in numbers} == numbers


CHINESE = lists(
    level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircleChinese", "%4"), level(4, "decimal", "%1.%5", "<w:isLgl/>"),
)  # fmt: skip
NUM = '<w:num w:numId="%s"><w:abstractNumId w:val="0"/>%s</w:num>'
FRESH = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="%s"/></w:lvlOverride>'
REDEFINED = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1项")}</w:lvlOverride>'
ONE = level(0, "decimal", "%1、")


def styled(num: str, at: int | None = None, more: str = "") -> str:
    depth = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    numbers = f'<w:numPr>{depth}<w:numId w:val="{num}"/></w:numPr>'
    return f'<w:style w:type="paragraph" w:styleId="H1"><w:pPr>{numbers}</w:pPr></w:style>{more}'


def p_with(properties: str, content: str) -> str:
    """A paragraph of list 1 with further properties."""
    numbers = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{numbers}{properties}</w:pPr>{content}</w:p>"


CHILD = '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="H1"/></w:style>'
LOOP = '<w:style w:styleId="L"><w:basedOn w:val="M"/></w:style><w:style w:styleId="M"><w:basedOn w:val="L"/></w:style>'
LINKED = (
    '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="5">{ONE}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
)
LIST_STYLE = (
    '<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
)
CUSTOM = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice><w:numFmt w:val="custom" w:format="x"/></mc:Choice>'
    '<mc:Fallback><w:numFmt w:val="chineseCounting"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1、"/></w:lvl>'
)

CASES: list[tuple[str, str, str, str, list[str]]] = [
    ("levels begin again below each heading", CHINESE, "",
     p("甲", "1") + p("乙", "1", 1) + p("丙", "1", 2) + p("丁", "1", 2) + p("戊", "1", 1) + p("己", "1", 2) + p("庚", "1") + p("辛", "1", 1),
     ["一、甲", "（一）乙", "1. 丙", "2. 丁", "（二）戊", "1. 己", "二、庚", "（一）辛"]),
    ("circles and legal figures", CHINESE, "", p("甲", "1") + p("乙", "1", 3) + p("丙", "1", 4), ["一、甲", "①乙", "1.1 丙"]),
    ("a level deeper without the higher one", CHINESE, "", p("甲", "1", 4), ["1.1 甲"]),
    ("empty paragraphs count", lists(ONE), "", p("甲", "1") + p("", "1") + p("乙", "1"), ["1、甲", "3、乙"]),
    ("list 0 is none", lists(ONE), styled("1"), p("甲", style="H1") + p("乙", "0", style="H1") + p("丙", style="H1"),
     ["1、甲", "乙", "2、丙"]),
    ("a second list over the same levels goes on", lists(ONE, more=NUM % (1, "") + NUM % (2, "")), "",
     p("甲", "1") + p("乙", "2"), ["1、甲", "2、乙"]),
    ("a second list with its own start", lists(ONE, more=NUM % (1, "") + NUM % (2, FRESH % 1) + NUM % (3, FRESH % 9)), "",
     p("甲", "1") + p("乙", "2") + p("丙", "2") + p("丁", "3"), ["1、甲", "1、乙", "2、丙", "9、丁"]),
    ("a list that redefines a level", lists(ONE, more=NUM % (1, REDEFINED)), "", p("甲", "1"), ["第1项 甲"]),
    ("through a style", lists(ONE), styled("1"), p("甲", style="H1"), ["1、甲"]),
    ("through a style's base", lists(ONE), styled("1", more=CHILD), p("甲", style="C"), ["1、甲"]),
    ("styles in a circle", lists(ONE), LOOP, p("甲", style="L"), ["甲"]),
    ("a level tied to a style", lists(ONE, level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="H1"/>')), styled("1"),
     p("甲", style="H1"), ["（一）甲"]),
    ("bullets are no numbers", lists(level(0, "bullet", "●")), "", p("甲", "1"), ["甲"]),
    ("never restarting", lists(ONE, level(1, "decimal", "%2．", '<w:lvlRestart w:val="0"/>')), "",
     p("甲", "1") + p("乙", "1", 1) + p("丙", "1") + p("丁", "1", 1), ["1、甲", "1．乙", "2、丙", "2．丁"]),
    ("no gap asked for", lists(level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>')), "", p("甲", "1"), ["1.甲"]),
    ("list style", LINKED, LIST_STYLE, p("甲", "1"), ["1、甲"]),
    ("custom format", lists(CUSTOM), "", p("甲", "1"), ["一、甲"]),
    ("unknown list", lists(ONE), "", p("甲", "77"), ["甲"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("numbering", "styles", "body", "lines"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_labels(numbering: str, styles: str, body: str, lines: list[str]) -> None:
    assert texts(read(docx(body, numbering, styles))) == lines


HIDDEN_END = "<w:rPr><w:vanish/></w:rPr>"
STORIES: list[tuple[str, str, list[str]]] = [
    ("deleted paragraphs do not count", p("甲", "1") + p_with("<w:rPr><w:del/></w:rPr>", "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>")
     + p("乙", "1"), ["1、甲", "2、乙"]),
    ("inserted paragraphs count", p("甲", "1") + p_with("<w:rPr><w:ins/></w:rPr>", "<w:ins><w:r><w:t>新</w:t></w:r></w:ins>") + p("乙", "1"),
     ["1、甲", "2、新", "3、乙"]),
    ("paragraphs moved away do not count", p("甲", "1") + p_with("<w:rPr><w:moveFrom/></w:rPr>", "<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>")
     + p("乙", "1"), ["1、甲", "2、乙"]),
    ("hidden paragraphs do not count", p("甲", "1") + p_with(HIDDEN_END, "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>") + p("乙", "1"),
     ["1、甲", "2、乙"]),
    ("a number before a deleted end goes, the next stays", p_with("<w:rPr><w:del/></w:rPr>", "<w:r><w:t>甲</w:t></w:r>") + p("乙", "1"), ["1、甲乙"]),
    ("a heading that runs on keeps its number",
     p_with("<w:rPr><w:vanish/><w:specVanish/></w:rPr>", "<w:r><w:t>甲。</w:t></w:r>") + p("乙"), ["1、甲。乙"]),
    ("rows that were deleted do not count",
     f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('旧', '1')}</w:tc></w:tr></w:tbl>" + p("甲", "1"), ["1、甲"]),
    ("old list properties",
     p_with("<w:pPrChange><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:pPrChange>", "<w:r><w:t>甲</w:t></w:r>"), ["1、甲"]),
    ("in a text box", f"<w:p><w:r><w:pict><w:txbxContent>{p('甲', '1')}{p('乙', '1')}</w:txbxContent></w:pict></w:r></w:p>", ["1、甲", "2、乙"]),
    ("in a control", f"<w:sdt><w:sdtContent>{p('甲', '1')}</w:sdtContent></w:sdt>{p('乙', '1')}", ["1、甲", "2、乙"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), [case[1:] for case in STORIES], ids=[case[0] for case in STORIES])
def test_what_counts(body: str, lines: list[str]) -> None:
    assert texts(read(docx(body, lists(ONE)))) == lines


def test_numbers_in_a_note() -> None:
    note = f'<w:footnotes {SPACES}><w:footnote w:id="1">{p("乙", "1")}{p("丙", "1")}</w:footnote></w:footnotes>'
    body = p("甲", "1") + '<w:p><w:r><w:t>末</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    raw = read(docx(body, lists(ONE), more={"word/footnotes.xml": note}))
    assert texts(raw) == ["1、甲", "末", "注：2、乙", "3、丙"]


def test_numbers_in_table_cells() -> None:
    rows = "".join(f"<w:tr><w:tc>{p('', '1')}</w:tc><w:tc>{p(text, '1')}</w:tc></w:tr>" for text in "甲乙")
    raw = read(docx(f"<w:tbl>{rows}</w:tbl>", lists(ONE)))
    assert [cell.text for row in raw.blocks[0].rows for cell in row] == ["1、", "2、甲", "3、", "4、乙"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "start", ["2000000000", "9" * 5000, "9" * 20], ids=["billions", "thousands of digits", "more than memory"]
)
@pytest.mark.parametrize("style", ["lowerLetter", "upperRoman", "chineseCounting"])
def test_a_list_that_starts_beyond_what_word_can_count(style: str, start: str) -> None:
    first = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/><w:lvlText w:val="%1、"/></w:lvl>'
    (line,) = texts(read(docx(p("标题", num="1"), numbering=lists(first))))
    assert line.endswith("、标题")
    assert len(line) < 2000


def bare(*levels: str) -> str:
    """Levels that do not say which they are."""
    return "".join(level(0, style, text).replace(' w:ilvl="0"', "") for style, text in map(str.split, levels))


BARE: list[tuple[str, str, list[tuple[str, int]], list[str]]] = [
    ("three levels in order", bare("chineseCounting %1、", "chineseCounting （%2）", "decimal %3."), [("甲", 0), ("乙", 1), ("丙", 2), ("丁", 2), ("戊", 1)], ["一、甲", "（一）乙", "1. 丙", "2. 丁", "（二）戊"]),
    ("one level", bare("decimal %1、"), [("甲", 0), ("乙", 0)], ["1、甲", "2、乙"]),
    ("some say it", level(0, "chineseCounting", "%1、") + bare("decimal %1.").replace("%1", "%2"), [("甲", 0), ("乙", 1)], ["一、甲", "1. 乙"]),
    ("all say it, backwards", level(1, "decimal", "%2.") + level(0, "chineseCounting", "%1、"), [("甲", 0), ("乙", 1)], ["一、甲", "1. 乙"]),
]  # fmt: skip


@pytest.mark.parametrize(("levels", "paragraphs", "lines"), [one[1:] for one in BARE], ids=[one[0] for one in BARE])
def test_levels_without_their_depth_stand_in_order(
    levels: str, paragraphs: list[tuple[str, int]], lines: list[str]
) -> None:
    body = "".join(p(text, "1", at) for text, at in paragraphs)
    assert texts(read(docx(body, lists(levels)))) == lines
