"""Labels at the head of a line (责任单位：, 抄送：, 发布日期：), and labels and names that a line break divides."""

from __future__ import annotations

import re
from functools import cache

import regex

from ydparse.grammar.bodies import ends_like_unit
from ydparse.grammar.columns import all_headings, column_kind
from ydparse.layout.flat_cells import opens_with_level
from ydparse.lexicon import words

_OF_BODIES = ("lead", "responsible", "support")
_COPIES = tuple(f"{word}:" for word in words("foot_words", "copies"))
_PAPER = ("附件:", *_COPIES)
_SIGN = re.compile(r"[,、;:。()\s]")
_LONGEST = 20  # characters of a name
_LAST_PIECE = regex.compile(r"(?r)[^,、;:。()\s]*$")  # from the end


def opens_with_page_label(wording: str) -> bool:
    """发布日期: and the like open a line of their own, which does not go on."""
    return ":" in wording and wording.startswith(_page_labels())


def opens_with_label(wording: str, before: str) -> bool:
    """抄送:, 发布日期:, and what gives bodies or a limit (责任单位:, 完成时限:), behind no comma that says it goes on."""
    if wording.startswith(_PAPER) or opens_with_page_label(wording):
        return not divides(before, wording)
    return names_a_role(wording) and before[-1:] not in ",、;"


def names_a_role(wording: str) -> bool:
    """责任单位:, 完成时限:, which give bodies or a limit."""
    label, colon, _ = wording.partition(":")
    return bool(colon) and label in _field_labels()


def divides(before: str, wording: str) -> bool:
    """Whether the break before `wording` divides a label, or a name in the list behind a label of bodies.

    >>> divides("责任单位:市文旅局;完成", "时间:5月底前"), divides("责任单位:市住", "建局、市民政局")
    (True, True)
    >>> divides("责任单位:市住建局", "完成时间:5月底前"), divides("推进住", "建局改造")
    (False, False)
    """
    head = _SIGN.split(wording, maxsplit=1)[0]
    labelled = wording.startswith(":", len(head))
    if not labelled and not _lists_bodies(before):
        return False
    tail = _tail(before)
    if not tail or len(tail) > _LONGEST:
        return False
    if labelled:
        whole, known = tail + head, _field_labels()
        return any(whole[-length:] in known for length in range(len(head) + 1, len(whole) + 1))
    if len(head) > _LONGEST or opens_with_level(head):
        return False
    return not ends_like_unit(tail, strict=True) and ends_like_unit(tail + head, strict=True)


def _lists_bodies(before: str) -> bool:
    """Whether the last label of a sentence that has not ended is one of bodies."""
    colon = before.rfind(":")
    return colon > before.rfind("。") and before.endswith(_labels_of_bodies(), 0, colon + 1)


def _tail(before: str) -> str:
    """What stands behind the last sign."""
    found = _LAST_PIECE.search(before[-2 * _LONGEST :])
    return found[0] if found else ""


@cache
def _page_labels() -> tuple[str, ...]:
    return tuple(f"{word}:" for word in words("page_labels"))


@cache
def _field_labels() -> dict[str, str]:
    """Whole labels with what they give, bodies in a role or a limit; 时间: and 单位: may be the rest of one."""
    kinds = ((word, column_kind(word)) for word in all_headings() if len(word) >= 4)
    return {word: kind for word, kind in kinds if kind in (*_OF_BODIES, "deadline")}


@cache
def _labels_of_bodies() -> tuple[str, ...]:
    """Labels with the colon behind which a list of bodies stands."""
    return (*(f"{word}:" for word, kind in _field_labels().items() if kind in _OF_BODIES), *_COPIES)
