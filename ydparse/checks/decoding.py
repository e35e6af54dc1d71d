"""YD142 characters could not be read, YD143 another encoding is nearly as likely, YD144 some text was garbled before."""

from __future__ import annotations

from ydparse.document import Doubts
from ydparse.models import Warning

NAMED = 10
"""Lines or pages that a message names."""


def check_decoding(doubts: Doubts, encoding: str | None) -> list[Warning]:
    """What is doubtful in the characters of a file."""
    warnings: list[Warning] = []
    for places, what in ((doubts.unreadable, "行"), (doubts.pages, "页")):
        if places:
            named = "、".join(map(str, places[:NAMED])) + (f" 等 {len(places)} " if len(places) > NAMED else " ")
            message = f"第 {named}{what}有无法读出的字符（记作 �，或显示为方框），请对照原文"
            warnings.append(Warning.model_construct(code="YD142", message=message))
    if doubts.rival:
        message = f"编码按 {encoding} 读取，也可能是 {doubts.rival}；若文字不对，请用 --encoding {doubts.rival} 再试"
        warnings.append(Warning.model_construct(code="YD143", message=message))
    if doubts.garbled:
        line, text, cause = doubts.garbled
        message = f"第 {line} 行起有乱码（“{text}”）：{cause}，请找没有转换过的原文件"
        warnings.append(Warning.model_construct(code="YD144", message=message))
    return warnings
