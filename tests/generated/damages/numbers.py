"""Marks that lost their stop, and numerals that were misread."""

from __future__ import annotations

import random
import re

from generated.damages import chosen, openers, relabel
from generated.draft import Draft
from generated.numbering import HAN
from generated.said import often, pick

STOP = "、.．"
# Wording that a bare number would run into: digits, numerals, and what is counted or dated.
_COUNTED = re.compile("[0-9０-９零一二三四五六七八九十百千万亿两年月日季个家项条户名人次所元件级类处座倍周天度米成]")
_SEEN_AS = {
    "1": "lI", "2": "Z", "3": "8", "5": "S", "6": "b", "8": "3", "一": "—-", "二": "一", "三": "二", "四": "西", "六": "大", "八": "人", "十": "+",
}  # fmt: skip


def bare_numbers(rng: random.Random, draft: Draft) -> None:
    """3强化 for 3.强化, 三加强 for 三、加强: in one style of the notice, all or some."""
    places = [at for at in openers(draft) if can_be_bare(draft, at)]
    styles = sorted({_script(draft, at) for at in places})
    style = pick(rng, styles or [""])
    for at in chosen(rng, [at for at in places if _script(draft, at) == style], pick(rng, [1.0, 0.5, 0.15])):
        bare(draft, at)


def bare(draft: Draft, at: int) -> None:
    """Take the stop of a mark away."""
    relabel(draft, at, draft.lines[at].label.rstrip(STOP + " "))


def can_be_bare(draft: Draft, at: int) -> bool:
    """Whether the mark has a stop, and its number stays one without it."""
    line = draft.lines[at]
    return line.label.rstrip(" ")[-1] in STOP and _COUNTED.match(line.rest) is None


def _script(draft: Draft, at: int) -> str:
    return "digit" if draft.lines[at].label[0].isdigit() else "cn"


def misread_numbers(rng: random.Random, draft: Draft) -> None:
    """Some numerals look like another sign, or are another number; each stands in the right place."""
    for at in chosen(rng, openers(draft), pick(rng, [0.05, 0.1, 0.25])):
        label = _looks_like(rng, draft.lines[at].label) if often(rng, 0.6) else other_number(rng, draft, at)
        misread(draft, at, label)


def misread(draft: Draft, at: int, label: str) -> None:
    """Print a mark whose number is wrong; for the number of the item, that which is due and the printed one both do."""
    relabel(draft, at, label)
    entry = draft.entry(draft.lines[at].owner)
    if "number" in entry:
        entry["numbers"] = sorted({entry["number"], _number(label)})


def _looks_like(rng: random.Random, label: str) -> str:
    signs = [i for i, sign in enumerate(label) if sign in _SEEN_AS]
    if not signs:
        return label
    at = pick(rng, signs)
    return label[:at] + pick(rng, _SEEN_AS[label[at]]) + label[at + 1 :]


def other_number(rng: random.Random, draft: Draft, at: int) -> str:
    """The mark with another number up to nine."""
    label = draft.lines[at].label
    told = _numeral(label)
    others = [n for n in range(1, 10) if n != _number(label)]
    number = pick(rng, others)
    return label.replace(told, str(number) if told.isdigit() else HAN[number], 1)


def _numeral(label: str) -> str:
    found = re.search(r"\d+|[一二三四五六七八九十]+", label)
    return found.group() if found else ""


def _number(label: str) -> int:
    told = _numeral(label)
    return int(told) if told.isdigit() else HAN.index(told) if told in HAN else 0
