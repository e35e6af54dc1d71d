"""Quotes and brackets: which belong together, which signs stand alone, and what may yet be closed."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from tables import params

from ydparse.document import pairs
from ydparse.document.pairs import _SIGNS, match_pairs, still_open

# Folded text; what the outermost pairs hold, signs included.
CASES = [
    ("nothing", "清理河道。", []),
    ("Chinese quotes", "推行“河长制”管理", ["“河长制”"]),
    ("straight quotes", '推行"河长制"管理', ['"河长制"']),
    ("straight quotes twice", '推行"河长制"和"林长制"管理', ['"河长制"', '"林长制"']),
    ("closed by a straight one", '推行“河长制"管理', ['“河长制"']),
    ("opened by a straight one", '推行"河长制”管理', ['"河长制”']),
    ("closed by an opening one", "推行“河长制“管理", ["“河长制“"]),
    ("closed by an opening one, twice", "推行“河长制“和“林长制“管理", ["“河长制“", "“林长制“"]),
    ("low opening quote", "推行„河长制”管理", ["„河长制”"]),
    ("corners", "推行「河长制」管理", ["「河长制」"]),
    ("white corners within corners", "推行「河长『双岗』制」管理", ["「河长『双岗』制」"]),
    ("titles", "落实《河道条例》", ["《河道条例》"]),
    ("a title in a title", "落实《〈河道条例〉办法》".translate(str.maketrans("〈〉", "<>")), ["《<河道条例>办法》"]),
    ("a title with quotes", "落实《“清河”方案》", ["《“清河”方案》"]),
    ("quotes with a title", "落实“《清河方案》要求”", ["“《清河方案》要求”"]),
    ("brackets", "清河(县水利局负责)", ["(县水利局负责)"]),
    ("brackets in brackets", "清河(县水利局(河长办)负责)", ["(县水利局(河长办)负责)"]),
    ("square in round", "清河(县水利局[河长办]负责)", ["(县水利局[河长办]负责)"]),
    ("two in a row", "清河(甲)(乙)", ["(甲)", "(乙)"]),
    ("empty", "清河()", ["()"]),
    ("lone opening bracket", "清河(含支流。治岸(县水利局负责)", ["(县水利局负责)"]),
    ("lone closing bracket", "清河含支流)。治岸(县水利局负责)", ["(县水利局负责)"]),
    ("lone closing quote", "清河”行动。推行“河长制”", ["“河长制”"]),
    ("lone opening quote", "推行“河长制管理办法和巡查工作制度。落实“林长制”", ["“林长制”"]),
    ("a closing bracket too many", "清河(甲))和(乙)", ["(甲)", "(乙)"]),
    ("crossed", "清河(甲“乙)丙”", ["(甲“乙)"]),
    ("a bracket closed within quotes", "推行“河长(站长”制)", ["“河长(站长”"]),
    ("not over lines", "推行“河长\n制”管理", []),
    ("a bracket not over lines", "清河(县水利局\n负责)", []),
    ("nor over cells", "清河(县\t局)", []),
    ("a line of its own each", "推行“甲\n推行“乙”", ["“乙”"]),
    ("too far", "清河“" + "一" * 400 + "”", []),
    ("a long clause", "清河(" + "县水利局、" * 60 + "负责)", ["(" + "县水利局、" * 60 + "负责)"]),
    ("at both ends", "(甲)", ["(甲)"]),
]


@pytest.mark.parametrize(("text", "expected"), params(CASES))
def test_pairs(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in match_pairs(text)] == expected


OPEN = [
    ("nothing", "清理河道。", 0),
    ("closed", "清河(县水利局负责)", 0),
    ("a bracket", "清河(县水利局、", 1),
    ("a bracket over a stop", "清河(一级。二级、", 1),
    ("a quote", "推行“河长制管理", 1),
    ("a quote, its sentence ended", "推行“河长制。管理办法", 0),
    ("a quote, its sentence ends here", "推行“河长制管理。", 1),
    ("a quote closed by a straight one", '推行“河长制"管理', 0),
    ("two", "清河(推行“河长制、", 2),
    ("one of two", "清河(推行“河长制”、", 1),
    ("a title", "落实《河道", 1),
    ("a closing one only", "河长制”管理", 0),
    ("on a line above", "清河(县水利局\n治岸、", 0),
    ("long ago", "清河(" + "一" * 200, 0),
]


@pytest.mark.parametrize(("text", "signs"), params(OPEN))
def test_signs_that_may_yet_be_closed(text: str, signs: int) -> None:
    assert still_open(text) == signs


@pytest.mark.parametrize("text", [sign + other for sign in '“„"「『《<([' for other in ("", "甲", "甲。", "\n")])
def test_ten_thousand_signs_that_are_never_closed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work grows with the length only: no more signs are looked at in all than a few dozen each."""
    looked = 0
    find = pairs._open_sign

    def counted(stack: list[tuple[str, int]], kind: str) -> int | None:
        nonlocal looked
        looked += len(stack)
        return find(stack, kind)

    monkeypatch.setattr(pairs, "_open_sign", counted)
    found = match_pairs(text * 10_000)
    assert looked <= 60 * 10_000
    assert all(before[1] <= after[0] for before, after in pairwise(found))


def test_signs_drawn_by_lot() -> None:
    """Whatever stands there: pairs in order, apart from each other, on one line, a sign at each end."""
    draw = random.Random(11)
    for _ in range(300):
        text = "".join(draw.choice('甲乙丙。、“”"「」『』《》<>()[]\n') for _ in range(draw.randint(0, 120)))
        found = match_pairs(text)
        for before, after in pairwise(found):
            assert before[1] <= after[0]
        for start, end in found:
            assert end - start >= 2
            assert "\n" not in text[start:end]
            assert _SIGNS.fullmatch(text[start])
            assert _SIGNS.fullmatch(text[end - 1])
        assert 0 <= still_open(text) <= 40
        closed = text.count("\n") == 0 and not _SIGNS.search(text)
        assert not closed or still_open(text) == 0
