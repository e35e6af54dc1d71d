"""Bytes to text: which encoding it is, and whether what comes out can be writing at all."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterable

from ydparse.errors import UnknownEncoding
from ydparse.readers.refuse import refusal

BOMS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xfe\0\0", "utf-32", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig", "utf-8-sig"),
    (b"\xff\xfe", "utf-16", "utf-16"),
    (b"\xfe\xff", "utf-16", "utf-16"),
)
"""Mark, codec, the name that is recorded; UTF-32 first, for its mark begins like UTF-16's."""

DECLARABLE = frozenset(("utf-8", "utf8", "gb18030", "gbk", "gb2312", "hz-gb-2312", "big5", "big5-hkscs"))
"""Encodings that a file may declare of itself; a page that names any other is judged by its bytes."""

REMEDY = "请用 --encoding 指明编码（例如 --encoding gb18030），或另存为 UTF-8 再试"
SAMPLE = 200_000
"""Plausibility is judged on so many characters: more would not change the answer."""


def decode(data: bytes, name: str, encoding: str | None = None, declared: Iterable[str] = ()) -> tuple[str, str]:
    """Text and the name of its encoding.

    An encoding that was asked for rules. Else: byte-order mark, what the file declares of itself (`declared`), UTF-8,
    unmarked UTF-16, GB18030, Big5; the first that decodes strictly and yields plausible writing. A last character
    that is cut in the middle is dropped: `青禾` in UTF-8 without its last byte → `青`.
    """
    if encoding is not None:
        return _as_asked(data, name, encoding)
    for bom, codec, recorded in BOMS:
        if data.startswith(bom):
            text = strict(data, codec)
            if text is None or not _few_controls(text):
                raise UnknownEncoding(name, f"文件以 {recorded.upper()} 标记开头，内容却不是这种编码", REMEDY)
            return text, recorded
    for codec in declared:
        if codec.lower() not in DECLARABLE:
            continue
        text = strict(data, codec)
        if text is not None and _plausible(text, codec):
            return text, _recorded(codec)
    for find in (_utf8, _utf16, _chinese):
        found = find(data)
        if found:
            return found
    if _is_binary(data):
        raise refusal("binary", name)
    raise _unknown(data, name)


def _unknown(data: bytes, name: str) -> UnknownEncoding:
    """Text whose encoding cannot be told; where all but a few bytes are UTF-8, the line of the first broken one."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if 0 < broken * 50 < sum(char > "~" for char in text):
        line = text[: text.index("\ufffd")].count("\n") + 1
        return UnknownEncoding(name, f"像是 UTF-8 文本，但第 {line} 行有损坏的字节", "请修复这一行，或重新下载、导出")
    return UnknownEncoding(name, "看不出文本的编码", REMEDY)


def strict(data: bytes, codec: str) -> str | None:
    """The text, without a last character that is cut; None where the bytes are not in this encoding."""
    try:
        return codecs.getincrementaldecoder(codec)("strict").decode(data, final=False)
    except (UnicodeError, LookupError):
        return None


def _recorded(codec: str) -> str:
    """One name for the members of a family: `GBK` and `gb2312` are read, and recorded, as gb18030."""
    name = codecs.lookup(codec).name
    return {"gbk": "gb18030", "gb2312": "gb18030", "cp950": "big5", "big5hkscs": "big5"}.get(name, name)


def _as_asked(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    """In the encoding that the user named, and in no other."""
    try:
        b"a".decode(encoding, "ignore")  # refuses codecs that do not make text, such as hex and zlib
        codec = codecs.lookup(encoding)
        text = codecs.getincrementaldecoder(encoding)("strict").decode(data, final=False)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"内容不是 {encoding} 编码：第 {line} 行有不合编码的字节"
        raise UnknownEncoding(name, problem, "请换一种 --encoding，或去掉该选项") from None
    except UnicodeError:
        raise UnknownEncoding(name, f"内容不是 {encoding} 编码", "请换一种 --encoding，或去掉该选项") from None
    except (LookupError, ValueError):
        raise UnknownEncoding(name, f"没有名为 {encoding} 的编码", "常用的有 utf-8、gb18030、utf-16、big5") from None
    return text.removeprefix("\ufeff"), codec.name


def _utf8(data: bytes) -> tuple[str, str] | None:
    text = strict(data, "utf-8")
    return (text, "utf-8") if text and _few_controls(text) else None


def _utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark, where it is unmistakable.

    Nearly every character is ASCII, Chinese or Chinese punctuation, and blanks, line breaks or common punctuation
    occur, whose bytes would make no sense in the other byte order.
    """
    for codec in ("utf-16-le", "utf-16-be"):
        text = strict(data, codec)
        if not text or len(text) < 4:
            continue
        sample = text[:SAMPLE]
        usual = sum(c in "\t\r\n" or " " <= c <= "~" or "\u4e00" <= c <= "\u9fff" or c in MARKS for c in sample)
        if usual >= 0.97 * len(sample) and any(c in MARKS or c in " \r\n" for c in sample):
            return text, "utf-16"
    return None


def _chinese(data: bytes) -> tuple[str, str] | None:
    """GB18030 or Big5, whichever gives the commoner characters; both decode almost any pair of bytes."""
    text = strict(data, "gb18030")
    level = _common(text, "gb18030") if text else 0.0
    if level < 0.7:
        other = strict(data, "cp950")
        if other and _common(other, "big5") > max(0.9, level) and _plausible(other, "big5"):
            return other, "big5"
    return (text, "gb18030") if text and _plausible(text, "gb18030") else None


MARKS = frozenset("，。、；：？！（）《》〈〉“”‘’【】〔〕—…·　①②③④⑤⑥⑦⑧⑨⑩％＋－～\u00a0\u2002\u2003Ⅰ→")


def _common(text: str, codec: str) -> float:
    """The share of the everyday characters among the Chinese ones: the first level of GB 2312 or of Big5."""
    han = [c for c in text[:SAMPLE] if "\u3400" <= c <= "\u9fff"]
    low, high = (0xB0A1, 0xD7F9) if codec == "gb18030" else (0xA440, 0xC67E)
    common = 0
    for char in han:
        try:
            pair = char.encode(codec)
        except UnicodeError:
            continue
        common += len(pair) == 2 and low <= int.from_bytes(pair, "big") <= high
        if codec == "gb18030" and len(pair) == 2 and pair[1] < 0xA1:
            common -= low <= int.from_bytes(pair, "big") <= high  # GBK's additions stand between the rows of GB 2312
    return common / len(han) if han else 0.0


def _plausible(text: str, codec: str) -> bool:
    """Whether decoded text can be writing: few controls, few unassigned or private characters, mostly common ones."""
    if not text or not _few_controls(text):
        return False
    sample = text[:SAMPLE]
    odd = sum(unicodedata.category(c) in {"Cn", "Co"} for c in sample)
    if odd > 0.02 * len(sample):
        return False
    foreign = sum(not _usual(c) for c in sample)
    if foreign > 0.2 * len(sample):
        return False
    han = sum("\u3400" <= c <= "\u9fff" for c in sample)
    if codec.startswith("utf") or han < 4:
        return True
    return _common(sample, "big5" if codec in {"big5", "cp950", "big5hkscs"} else "gb18030") >= 0.4


def _usual(char: str) -> bool:
    """ASCII, Chinese, its punctuation and forms, numbers in circles, arrows and boxes."""
    return (
        char <= "~"
        or "\u4e00" <= char <= "\u9fff"
        or "\u2010" <= char <= "\u27bf"
        or "\u3000" <= char <= "\u30ff"
        or "\uff00" <= char <= "\uffef"
        or char in "·×÷°±\u00a0\ufeff"
    )


def _few_controls(text: str) -> bool:
    """Writing holds next to no control characters, and no NUL; a DOS end mark is allowed."""
    sample = text[:SAMPLE].rstrip("\x1a")
    controls = sum((c < " " and c not in "\t\n\r\f\v") or "\x7f" <= c <= "\x9f" for c in sample if c != "\x85")
    return controls * 200 <= len(sample) and "\0" not in sample


def _is_binary(data: bytes) -> bool:
    """Bytes that no text in any of the encodings holds so often."""
    sample = data[:SAMPLE]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\v" for byte in sample)
    return controls * 50 > len(sample)
