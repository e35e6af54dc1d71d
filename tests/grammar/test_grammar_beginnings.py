"""Characters that are tested before a pattern is asked: none that can begin it may lack."""

import re

import pytest
import regex

from ydparse.grammar.amounts import find_amounts, pattern
from ydparse.grammar.limits import BEGINNINGS, PATTERN
from ydparse.grammar.pieces import HAN, one_of
from ydparse.grammar.quantities import to_quantity

CHARACTERS = [chr(code) for code in (*range(32, 127), *range(0x2010, 0x2040), *range(0x4E00, 0x9FFF))]


def test_every_beginning_of_a_date_is_known():
    assert {char for char in CHARACTERS if PATTERN.match(char, partial=True)} <= BEGINNINGS


def test_every_beginning_of_a_lead_is_known():
    from ydparse.rules.targets.wording import _LEADING, _LEADING_BEGINS

    begins = regex.compile(_LEADING.pattern)
    assert {char for char in CHARACTERS if begins.match(char, partial=True)} <= {
        *_LEADING_BEGINS,
        *filter(str.isspace, CHARACTERS),
    }


@pytest.mark.parametrize(
    "text",
    [
        "建成站点30个、服务点12个，惠及2万人",
        "三分之一的村,半数以上乡镇,四成站点",
        "上千户,数十家,好几百人,几万亩,三五百名",
        "1.5万公里,2-3项,3个以上5个以下,两个半月,十余处",
        "第3次,A2区,10kV及以上,90%,3/4,第二批",
        "一是,上半年,几何,好事,数字,半导体,万里",
        "超过30万农业转移人口,达88,突破5亿",
    ],
)
def test_amounts_are_found_where_the_pattern_finds_them(text):
    text = text.replace("，", ",")
    whole = [match.span() for match in pattern().finditer(text) if to_quantity(match)]
    assert [match.span() for match in find_amounts(text, 0, len(text)) if to_quantity(match)] == whole


def test_chinese_characters_are_those_of_unicode():
    han = re.compile(HAN)
    assert all(han.match(char) for char in CHARACTERS if regex.match(r"\p{Han}", char))
    assert not any(han.match(char) for char in "a1,。“《()　")


def test_words_of_a_piece_are_tried_in_their_order():
    piece = re.compile(one_of(["部门", "部", "所"], {"部": "(?!分)"}))
    assert [match.group() for match in piece.finditer("部门和部,部分所")] == ["部门", "部", "所"]
