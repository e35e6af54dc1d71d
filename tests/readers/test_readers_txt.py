"""Text files: encodings and lines."""

from __future__ import annotations

import random

import pytest
from made import NOTICE, texts

from ydparse.errors import ReadError
from ydparse.readers import Options, read

TRADITIONAL = "雲嶺省政府辦公廳關於印發工作要點的通知\n一、加強組織領導，落實責任。\n二、推動產業發展，擴大開放。\n"
RARE = "青禾市㙍村、䶮塘镇、𠮷水河\n"

ENCODINGS: list[tuple[str, bytes, str]] = [
    ("utf-8", NOTICE.encode(), "utf-8"),
    ("utf-8 with BOM", NOTICE.encode("utf-8-sig"), "utf-8-sig"),
    ("utf-16 LE with BOM", b"\xff\xfe" + NOTICE.encode("utf-16-le"), "utf-16"),
    ("utf-16 BE with BOM", b"\xfe\xff" + NOTICE.encode("utf-16-be"), "utf-16"),
    ("utf-16 LE", NOTICE.encode("utf-16-le"), "utf-16"),
    ("utf-16 BE", NOTICE.encode("utf-16-be"), "utf-16"),
    ("gb18030", NOTICE.encode("gb18030"), "gb18030"),
    ("gb18030 with four bytes", (NOTICE + RARE).encode("gb18030"), "gb18030"),
    ("one short gbk line", "白石县".encode("gbk"), "gb18030"),
    ("traditional in gbk", TRADITIONAL.encode("gbk"), "gb18030"),
    ("big5", TRADITIONAL.encode("big5"), "big5"),
    ("ascii", b"1. plan\n2. work\n", "utf-8"),
]


@pytest.mark.parametrize(("data", "encoding"), [case[1:] for case in ENCODINGS], ids=[case[0] for case in ENCODINGS])
def test_encoding(data: bytes, encoding: str) -> None:
    raw = read(data)
    assert (raw.format, raw.encoding) == ("txt", encoding)
    assert texts(raw)[0] in (NOTICE + TRADITIONAL + "1. plan\n白石县\n").split("\n")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le"])
def test_last_character_cut_in_the_middle_is_dropped(codec: str) -> None:
    data = (NOTICE.strip() + "局").encode(codec)[:-1]
    assert "\n".join(texts(read(data))) == NOTICE.strip()


def test_a_wished_encoding_overrules() -> None:
    assert texts(read("青禾".encode("big5"), options=Options(encoding="big5"))) == ["青禾"]
    assert read(NOTICE.encode("gb18030"), options=Options(encoding="GBK")).encoding == "gbk"
    assert texts(read(NOTICE.encode("utf-8-sig"), options=Options(encoding="utf-8")))[0] == NOTICE.split("\n")[0]


LINES: list[tuple[str, str, list[tuple[str, int]]]] = [
    ("every kind of line break", "甲\r\n乙\r丙\n丁", [("甲", 1), ("乙", 2), ("丙", 3), ("丁", 4)]),
    ("blank lines and leading blanks stay", "甲\n\n\t　乙 \n", [("甲", 1), ("", 2), ("\t　乙 ", 3)]),
    ("page break before a line", "甲\n\f乙", [("甲", 1), ("乙", 2)]),
    ("page break in a line", "甲\f乙\n丙", [("甲", 1), ("乙", 1), ("丙", 2)]),
    ("unicode separators", "甲\u2028乙\u2029丙\n丁", [("甲", 1), ("乙", 1), ("丙", 1), ("丁", 2)]),
    ("DOS end mark", "甲\r\n\x1a", [("甲", 1)]),
]


@pytest.mark.parametrize(("text", "lines"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_lines(text: str, lines: list[tuple[str, int]]) -> None:
    raw = read(text.encode())
    assert [(line.text, line.number) for line in raw.blocks] == lines  # type: ignore[union-attr]
    assert not any(line.whole for line in raw.blocks)  # type: ignore[union-attr]


@pytest.mark.parametrize("seed", range(40))
def test_random_bytes_are_not_taken_for_text(seed: int) -> None:
    source = random.Random(seed)
    with pytest.raises(ReadError):
        read(source.randbytes(source.randrange(24, 3000)))


@pytest.mark.parametrize("seed", range(40))
def test_random_pairs_of_gbk_are_not_taken_for_text(seed: int) -> None:
    source = random.Random(seed)
    pairs = [
        bytes((source.randrange(0x81, 0xFF), source.choice([*range(0x40, 0x7F), *range(0x80, 0xFF)])))
        for _ in range(200)
    ]
    with pytest.raises(ReadError):
        read(b"".join(pairs))
