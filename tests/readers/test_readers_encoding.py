# ruff: noqa: E501 - one case a line reads best
"""Which encoding it is: every encoding, cut anywhere, at every length; and what is damaged or was garbled before."""

from __future__ import annotations

import random

import pytest
from made import NOTICE

from ydparse import extract
from ydparse.document import Doubts
from ydparse.errors import UnknownEncoding, UnknownFormat
from ydparse.readers.encoding import decode

PROSE = """青禾市人民政府办公室关于印发青禾市城乡公共服务一体化2026年工作要点的通知
为深入贯彻落实省委、省政府关于城乡公共服务一体化的部署，结合我市实际，制定本要点。
一、加快补齐短板。新建5G基站2.5万个，改造老旧管网120公里，城镇污水处理率达到95%以上。（责任单位：市住房城乡建设局、市水利局）
二、推进产业升级。培育“专精特新”企业30家，年底前完成技术改造项目15个。（牵头单位：市工业和信息化局；配合单位：市财政局）
"""
NUMBERS = "序号\t项目\t投资（亿元）\n" + "".join(f"{n}\t改造泵站\t{n * 3.7:.2f}\t市水利局\n" for n in range(1, 30))
NAMES = "王伟、李娜、张静、刘洋、陈杰、杨敏、赵磊、黄强、周艳、吴勇、徐涛、孙明、马超、朱霞、胡平、郭刚\n"
SPARSE = "".join(
    f"http://www.example.cn/art/{n}.html  GDP {n}.5%  附件{n}.docx and the plan\n" for n in range(100, 130)
)
RARE = "青禾市㙍村、䶮塘镇、𠮷水河、㵲阳街道要落实河长制，𬒈石村完成整治。\n"
TRADITIONAL = """雲嶺省政府辦公廳關於印發工作要點的通知
一、加強組織領導，落實責任，推動產業發展，擴大對外開放，完善基礎設施建設。（責任單位：發展局、財政局）
二、優化營商環境，提升公共服務水準，確保全年目標任務順利完成，實現經濟穩步增長。
"""
KINDS = {"prose": PROSE, "numbers": NUMBERS, "names": NAMES, "sparse": SPARSE, "rare": RARE + PROSE}

CODECS = {"utf-8": "utf-8", "gb18030": "gb18030", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
TEXTS = [(kind, text, codec, name) for kind, text in KINDS.items() for codec, name in CODECS.items()]
TEXTS += [("traditional", TRADITIONAL, codec, name) for codec, name in (*CODECS.items(), ("big5", "big5"))]
IDS = [f"{kind} {codec}" for kind, _, codec, _ in TEXTS]


@pytest.mark.parametrize(("kind", "text", "codec", "name"), TEXTS, ids=IDS)
def test_whole_texts(kind: str, text: str, codec: str, name: str) -> None:
    for times in (1, 40):
        decoded = decode((text * times).encode(codec), "样例")
        assert decoded == (text * times, name, Doubts())


@pytest.mark.parametrize(("kind", "text", "codec", "name"), TEXTS, ids=IDS)
@pytest.mark.parametrize("size", [40, 100, 200, 1000])
def test_a_window_cut_out_anywhere(kind: str, text: str, codec: str, name: str, size: int) -> None:
    """Characters that are cut at either end are left out, and what is between is as it was."""
    data, source = (text * 40).encode(codec), random.Random(f"{kind} {codec} {size}")
    for _ in range(25):
        at = source.randrange(len(data) - size)
        window = data[at : at + size]
        if window.isascii() and not codec.startswith("utf-16"):
            continue
        decoded = decode(window, "样例")
        assert decoded.encoding == name
        assert (
            decoded.text[4:-4] in text * 40
        )  # the rest of a cut character may look like a letter or, with it, like another
        assert len(decoded.text) * 4 >= size / 2


def test_a_megabyte_cut_at_both_ends() -> None:
    for codec in ("utf-8", "gb18030", "big5", "utf-16-le"):
        data = (TRADITIONAL * (1_000_000 // len(TRADITIONAL.encode(codec)))).encode(codec)
        decoded = decode(data[1:-1], "样例")
        assert decoded.encoding == {"utf-16-le": "utf-16"}.get(codec, codec)
        assert decoded.text == data.decode(codec)[1:-1]


OTHERS: list[tuple[str, bytes, str, str]] = [
    ("utf-8 with BOM", PROSE.encode("utf-8-sig"), "utf-8-sig", PROSE),
    ("utf-16 with BOM", PROSE.encode("utf-16"), "utf-16", PROSE),
    ("utf-16 BE with BOM, cut", b"\xfe\xff" + PROSE.encode("utf-16-be")[:-1], "utf-16", PROSE[:-1]),
    ("utf-32 with BOM", PROSE.encode("utf-32"), "utf-32", PROSE),
    ("hz", PROSE.replace("\n", "").encode("hz"), "hz", PROSE.replace("\n", "")),
    ("big5 with characters of Hong Kong", (TRADITIONAL + "深水埗、鰂魚涌、邨、衞生署、啓德、𨋢\n").encode("big5hkscs"), "big5", TRADITIONAL + "深水埗、鰂魚涌、邨、衞生署、啓德、𨋢\n"),
    ("English with a curly quote", "The plan doesn’t name a body.".encode("cp1252"), "windows-1252", "The plan doesn’t name a body."),
    ("ascii", b"1. plan ~{ 2. work\n", "utf-8", "1. plan ~{ 2. work\n"),
    ("two characters of gbk", "青禾".encode("gbk"), "gb18030", "青禾"),
    ("one character of utf-8", "禾".encode(), "utf-8", "禾"),
    ("ascii, then the beginning of a character", b"www.example.cn/art/18.html \xe9", "utf-8", "www.example.cn/art/18.html "),
    ("Chinese after a megabyte of ASCII", b"a = 1;\n" * 150_000 + PROSE.encode("gbk"), "gb18030", "a = 1;\n" * 150_000 + PROSE),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name", "text"), [case[1:] for case in OTHERS], ids=[case[0] for case in OTHERS])
def test_other_encodings(data: bytes, name: str, text: str) -> None:
    assert decode(data, "样例")[:2] == (text, name)


def test_a_declaration_decides_only_where_the_bytes_leave_a_doubt() -> None:
    short = "值集".encode("big5")
    assert decode(short, "样例", declared=["big5"])[:2] == ("值集", "big5")
    assert decode(PROSE.encode(), "样例", declared=["big5", "gb2312"]).encoding == "utf-8"
    assert decode(PROSE.encode("gbk"), "样例", declared=["utf-8", "x-unheard-of"]).encoding == "gb18030"


LONG = NOTICE * 40

DAMAGE: list[tuple[str, str, str]] = [
    ("a byte changed", "utf-8", "市发展�革委"),
    ("a byte lost", "gb18030", "市发展�革委"),
    ("a byte changed", "big5", "商�境"),
    ("a byte lost", "utf-8", "市发展�革委"),
    ("zeros", "gb18030", "市发展�革委"),
    ("zeros", "utf-8", "市发展�革委"),
]


@pytest.mark.parametrize(("damage", "codec", "around"), DAMAGE, ids=[f"{a} {b}" for a, b, _ in DAMAGE])
def test_a_damaged_character_is_marked_and_all_else_is_read(damage: str, codec: str, around: str) -> None:
    text = (TRADITIONAL if codec == "big5" else LONG) + LONG.encode(codec, "ignore").decode(codec)
    head, lost, tail = text.partition("環境" if codec == "big5" else "改革委")
    data = {"a byte changed": b"\xff" + lost.encode(codec)[1:], "a byte lost": lost.encode(codec)[1:], "zeros": b"\0" * len(lost[0].encode(codec)) + lost[1:].encode(codec)}[damage]  # fmt: skip
    decoded = decode(head.encode(codec) + data + tail.encode(codec), "样例")
    want = head + "�" + lost[1:] + tail
    assert (decoded.text, around in want) == (want, True)
    assert decoded.doubts.unreadable == (head.count("\n") + 1,)
    assert decode(head.encode(codec) + data + tail.encode(codec), "样例", encoding=codec).text == decoded.text


def test_a_damaged_character_is_a_warning() -> None:
    data = (LONG + "锟斤拷锟斤拷市锟斤拷\n").encode()
    warnings = {warning.code: warning.message for warning in extract(data[:20] + b"\xff" + data[20:]).warnings}
    assert "第 1 行有无法读出的字符" in warnings["YD142"]
    assert "第 241 行起有乱码（“锟斤拷锟斤拷市锟斤拷”）" in warnings["YD144"]


def test_two_readings_that_are_as_likely_are_a_warning() -> None:
    decoded = decode("責個".encode("big5"), "样例")
    assert decoded.doubts.rival is not None
    messages = {warning.code: warning.message for warning in extract("責個".encode("big5")).warnings}
    assert f"--encoding {decoded.doubts.rival}" in messages["YD143"]


def test_names_with_rare_characters_are_not_garbled() -> None:
    names = "".join(f"{a}{b}{c}\n" for a in "褚鄢蒯嵇郗" for b in "璟翊烨珺焱" for c in "淏祎昶琬钰")
    for codec in ("utf-8", "gb18030"):
        assert decode((PROSE + names).encode(codec), "样例").doubts.garbled is None


def test_no_encoding_for_noise() -> None:
    for seed in range(200):
        with pytest.raises((UnknownEncoding, UnknownFormat)):
            decode(random.Random(seed).randbytes(200), "样例")
