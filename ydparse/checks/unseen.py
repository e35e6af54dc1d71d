"""YD145 watermarks and seals were left out, YD146 hidden text was left out, YD147 optional parts could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ydparse.document import LeftOut
from ydparse.models import Warning

QUOTED = 5
"""Wordings that a message quotes."""
LONGEST = 40
"""Characters of a wording that are quoted."""


def check_unseen(left_out: Sequence[LeftOut], unread_parts: Sequence[str]) -> Iterator[Warning]:
    """One warning for each kind of what the file holds and the text does not."""
    beside = [one for one in left_out if one.kind != "hidden"]
    hidden = [one for one in left_out if one.kind == "hidden"]
    if beside:
        yield _warning("YD145", f"水印、印章的文字不算正文，没有收入：{_quoted(beside)}")
    if hidden:
        count = sum(one.times for one in hidden)
        yield _warning(
            "YD146",
            f"文件里有 {count} 处看不见的文字（隐藏、关闭的图层、与底色同色、被遮住），没有收入：{_quoted(hidden)}；请查明来源",
        )
    if unread_parts:
        yield _warning("YD147", f"文件中的附加部分读不了，已略过：{'、'.join(unread_parts[:QUOTED])}")


def _quoted(left_out: Sequence[LeftOut]) -> str:
    """“内部资料”（第 1 页等 3 处）、“…”."""
    shown = [f"“{_cut(one.wording)}”{_place(one)}" for one in left_out[:QUOTED]]
    rest = len(left_out) - QUOTED
    return "、".join(shown) + (f" 等 {len(left_out)} 种" if rest > 0 else "")


def _cut(wording: str) -> str:
    wording = " ".join(wording.split())
    return wording if len(wording) <= LONGEST else wording[: LONGEST - 1] + "…"


def _place(one: LeftOut) -> str:
    page = "" if one.page is None else f"第 {one.page} 页"
    times = "" if one.times == 1 else f"等 {one.times} 处" if page else f"{one.times} 处"
    return f"（{page}{times}）" if page or times else ""


def _warning(code: str, message: str) -> Warning:
    return Warning.model_construct(code=code, message=message)
