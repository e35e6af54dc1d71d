"""Bytes to text: of the ways to read them, the one that looks most like writing."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ydparse.document import Doubts
from ydparse.errors import UnknownEncoding
from ydparse.readers.garbled import find_garbled
from ydparse.readers.mend import IN_PAIRS, mended
from ydparse.readers.refuse import refusal
from ydparse.readers.writing import DEAREST, UNREADABLE, USUAL, cost, is_plausible

BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Marks and codecs; UTF-32 first, for its mark begins like UTF-16's."""

CODECS: tuple[tuple[str, float], ...] = (
    ("utf-8", 0.0),
    ("gb18030", 0.0),
    ("big5hkscs", 4.0),
    ("cp950", 5.0),
    ("utf-16-le", 8.0),
    ("utf-16-be", 8.0),
    ("cp1252", 4.0),
)
"""Codecs with their cost before anything is read: how seldom they are met."""

TAILS: dict[str, tuple[bytes, ...]] = {
    "utf-8": (b"[\x80-\xbf]{0,3}",),
    "gb18030": (b"", b"[\x40-\x7e\x80-\xfe0-9]", b"[\x81-\xfe][0-9]", b"[0-9][\x81-\xfe][0-9]"),
    "big5hkscs": (b"", b"[\x40-\x7e\xa1-\xfe]"),
    "cp950": (b"", b"[\x40-\x7e\xa1-\xfe]"),
    "utf-16-le": (b"", b"(?s:.)"),
    "utf-16-be": (b"", b"(?s:.)"),
    "cp1252": (b"",),
}
"""What may be left, at the head of a window, of a character that is cut."""

NAMES = {"gbk": "gb18030", "gb2312": "gb18030", "cp950": "big5", "big5hkscs": "big5"}
NAMES |= {"utf-16-le": "utf-16", "utf-16-be": "utf-16", "cp1252": "windows-1252"}
"""The name that is recorded of a family: `GBK` and `gb2312` are read as gb18030."""

DECLARED = 12.0
"""What a declaration is worth: as much as two characters that fit. Pages lie, and short ones are hard to tell."""

CUT, A_BYTE = 4.0, 6.5
"""The cost of a character that is cut at either end, and of each byte that it leaves (in UTF-16, of being cut at all)."""

UNSURE = 4.0
"""Readings whose costs lie nearer than this are told to the user."""

SURE = 12
"""So many characters of valid UTF-8 are beyond doubt, though they be rare or garbled."""

WINDOW, BEFORE = 1 << 13, 256
"""Bytes that are looked at, from a few before the first one that is not ASCII."""

REMEDY = "请用 --encoding 指明编码（例如 --encoding gb18030），或另存为 UTF-8 再试"
_HZ = re.compile(rb"~\{(?:[!-w][!-~])+~\}")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff\0]")
_ONE_PLACE = re.compile(f"[{UNREADABLE}\0]+")
_BREAK = re.compile(r"\r\n|\r|\n")


class Decoded(NamedTuple):
    text: str
    encoding: str
    doubts: Doubts = Doubts()


class _Reading(NamedTuple):
    """One way to read: the codec, the bytes left out before the first whole character, what it yields, its cost."""

    codec: str
    start: int
    text: str
    cost: float


def decode(data: bytes, name: str, encoding: str | None = None, declared: Iterable[str] = ()) -> Decoded:
    """Text, the name of its encoding, and what is doubtful in it.

    An encoding that was asked for rules, then a byte-order mark. Else UTF-8, GB18030, Big5, UTF-16, HZ or
    Windows-1252, whichever gives the likeliest writing; what the file declares of itself (`declared`) counts for
    something. A character that is cut at either end is dropped: `青禾` in UTF-8 without its last byte → `青`. A few
    unreadable bytes become U+FFFD and a doubt.
    """
    if encoding is not None:
        return _as_asked(data, name, encoding)
    if (marked := _as_marked(data, name)) is not None:
        return marked
    if data.isascii() and b"\0" not in data:
        return (
            Decoded(data.decode("hz", "replace"), "hz") if _HZ.search(data) else Decoded(data.decode("ascii"), "utf-8")
        )
    if (text := _surely_utf8(data)) is not None:
        decoded = _decoded(text, "utf-8", name)
        if is_plausible(text, DEAREST):
            return decoded
    return _as_likeliest(data, name, declared)


def _as_marked(data: bytes, name: str) -> Decoded | None:
    """In the encoding of the byte-order mark that the bytes begin with; None without one."""
    for bom, codec in BOMS:
        if data.startswith(bom):
            text = _whole(data, codec)
            if text is None or not is_plausible(text, DEAREST):
                raise UnknownEncoding(name, f"文件以 {codec.upper()} 标记开头，内容却不是这种编码", REMEDY)
            return _decoded(text, codec, name)
    return None


def _as_likeliest(data: bytes, name: str, declared: Iterable[str]) -> Decoded:
    """In the encoding in which the bytes look most like writing."""
    readings = sorted(_readings(data, {_family(one) for one in declared}), key=lambda reading: reading.cost)
    for best in readings[:3]:
        text = _whole(data[best.start :], best.codec)
        if text is None:
            continue
        decoded = _decoded(text, _family(best.codec), name, _rival(best, readings))
        if is_plausible(text, DEAREST if best.codec == "utf-8" else USUAL):
            return decoded
    if _is_binary(data):
        raise refusal("binary", name)
    raise _unknown(data[readings[0].start :], readings[0].codec, name)


def _readings(data: bytes, declared: set[str]) -> Iterator[_Reading]:
    """A window of the bytes in each codec, from each place where its first whole character may begin."""
    first = next(found.start() for found in _BEYOND_ASCII.finditer(data))
    base = max(0, first - BEFORE) & ~1  # UTF-16 keeps its pairs
    window = data[base : base + WINDOW]
    for codec, prior in CODECS:
        expected = prior - DECLARED * (_family(codec) in declared)
        utf16 = codec.startswith("utf-16")
        for start in _starts(window, codec) if base == 0 or utf16 else (0,):
            text, rest = _replacing(window[start:], codec)
            if codec == "cp1252" and sum(char > "~" for char in text) * 5 > len(text):
                continue  # a Western text is mostly ASCII
            cut = CUT * (start > 0) if utf16 else CUT * ((start > 0) + (rest > 0)) + A_BYTE * (start + rest)
            yield _Reading(codec, start, text, cost(text) + cut + expected)


def _surely_utf8(data: bytes) -> str | None:
    """Bytes that are UTF-8 throughout, with SURE characters beyond ASCII: that is no accident, whatever they say."""
    tail = re.match(TAILS["utf-8"][0], data)
    try:
        text = codecs.getincrementaldecoder("utf-8")("strict").decode(data[tail.end() if tail else 0 :], final=False)
    except UnicodeError:
        return None
    if "\0" in text or len(text.encode()) - len(text) < 2 * SURE:
        return None
    return text


def _starts(window: bytes, codec: str) -> Iterator[int]:
    """How many bytes at the head of a window may belong to a character that is cut."""
    for tail in TAILS[codec]:
        if found := re.match(tail, window):
            yield found.end()


def _replacing(data: bytes, codec: str) -> tuple[str, int]:
    """Text with U+FFFD for what is unreadable, and how many bytes of a cut character are left at the end."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    text = decoder.decode(data, final=False)
    return text, len(decoder.getstate()[0])


def _rival(best: _Reading, readings: list[_Reading]) -> str | None:
    """Another encoding that is nearly as likely and gives another text."""
    for other in readings:
        near = other.cost - best.cost < UNSURE
        if near and _family(other.codec) != _family(best.codec) and other.text != best.text:
            return _family(other.codec)
    return None


def _whole(data: bytes, codec: str) -> str | None:
    """All of the bytes as text, without a last character that is cut; None where more than a few are unreadable.

    A few are one place in a thousand characters, or two in a short text.
    """
    try:
        text = codecs.getincrementaldecoder(codec)("strict").decode(data, final=False)
        if "\0" not in text:
            return text
    except UnicodeError:
        text = mended(data, codec) if codec in IN_PAIRS else _replacing(data, codec)[0]
    text = _ONE_PLACE.sub(UNREADABLE, text)
    places = text.count(UNREADABLE)
    return text if places * 1000 <= len(text) or (places <= 2 and places * 50 <= len(text)) else None


def _decoded(text: str, encoding: str, name: str, rival: str | None = None) -> Decoded:
    """Text with what is doubtful in it; what is garbled for the most part is refused."""
    found = find_garbled(text)
    if found and found.share > 0.5:
        problem = f"内容是乱码（第 {found.line} 行“{found.text}”）：{found.cause}"
        raise UnknownEncoding(name, problem, "乱码不能可靠地还原，请找没有转换过的原文件")
    doubts = Doubts(_unreadable(text), rival, (found.line, found.text, found.cause) if found else None)
    return Decoded(text, encoding, doubts)


def _unreadable(text: str) -> tuple[int, ...]:
    """The numbers of the lines with U+FFFD in them."""
    if UNREADABLE not in text:
        return ()
    return tuple(number for number, line in enumerate(_BREAK.split(text), start=1) if UNREADABLE in line)


def _unknown(data: bytes, codec: str, name: str) -> UnknownEncoding:
    """Bytes that no encoding makes writing of; where one makes writing of nearly all of them, the first broken line."""
    text = _ONE_PLACE.sub(UNREADABLE, _replacing(data, codec)[0])
    if 0 < text.count(UNREADABLE) * 10 < sum(char > "~" for char in text):
        line = _unreadable(text)[0]
        problem = f"像是 {_family(codec).upper()} 文本，但从第 {line} 行起有多处损坏的字节"
        return UnknownEncoding(name, problem, "请重新下载、导出，或修复后再试")
    return UnknownEncoding(name, "看不出文本的编码", REMEDY)


def _family(codec: str) -> str:
    """The name that is recorded; a declared name that Python does not know is left as it is."""
    try:
        name = codecs.lookup(codec).name
    except LookupError:
        return codec
    return NAMES.get(name, name)


def _as_asked(data: bytes, name: str, encoding: str) -> Decoded:
    """In the encoding that the user named, and in no other."""
    try:
        b"a".decode(encoding, "ignore")  # refuses codecs that do not make text, such as hex and zlib
        codec = codecs.lookup(encoding)
        text = _whole(data, encoding)
    except (LookupError, ValueError):
        raise UnknownEncoding(name, f"没有名为 {encoding} 的编码", "常用的有 utf-8、gb18030、utf-16、big5") from None
    if text is None:
        line = _unreadable(_replacing(data, encoding)[0])[0]
        problem = f"内容不是 {encoding} 编码：第 {line} 行有不合编码的字节"
        raise UnknownEncoding(name, problem, "请换一种 --encoding，或去掉该选项")
    text = text.removeprefix("\ufeff")
    return Decoded(text, codec.name, Doubts(_unreadable(text)))


def _is_binary(data: bytes) -> bool:
    """Bytes that no text in any of the encodings holds so often."""
    sample = data[:WINDOW]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\v" for byte in sample)
    return controls * 50 > len(sample)
