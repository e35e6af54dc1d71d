"""What happens to a notice between its author and a text file, and what then becomes of its truth.

A damage takes a draft and changes it in place: its lines, and its truth where that changes with them. Each stands on
its own and they combine in the order of `mix.DAMAGES`, wording before layout.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from generated.draft import Draft
from generated.lines import Line
from generated.said import often

Damage = Callable[[random.Random, Draft], None]


def chosen(rng: random.Random, places: list[int], share: float) -> list[int]:
    """That share of the places, and at least one where there is any."""
    if not places:
        return []
    some = [at for at in places if often(rng, share)]
    return some or [places[rng.randrange(len(places))]]


def openers(draft: Draft) -> list[int]:
    """The lines that open an entry."""
    return [i for i, line in enumerate(draft.lines) if line.label]


def relabel(draft: Draft, at: int, label: str) -> None:
    """Print another mark on the line."""
    line = draft.lines[at]
    draft.lines[at] = replace(line, text=label + line.rest, label=label)


def reword(draft: Draft, at: int, change: Callable[[str], str]) -> None:
    """Change the wording of a line behind its mark; a heading's title in the truth changes alike."""
    line = draft.lines[at]
    rest = line.rest
    if line.label and line.owner.startswith("sections/"):
        entry = draft.entry(line.owner)
        title = str(entry["title"])
        entry["title"] = change(title)
        rest = str(entry["title"]) + change(rest[len(title) :])
    else:
        rest = change(rest)
    draft.lines[at] = replace(line, text=line.label + rest)


def first_sign(draft: Draft) -> int:
    """Where the letter is signed, or 0 where there is none above the plan."""
    top = openers(draft)[0]
    return next((i for i, line in enumerate(draft.lines[:top]) if line.kind == "sign"), 0)


def tail(draft: Draft) -> int:
    """Behind the plan and its annexes, before the record."""
    lines: list[Line] = draft.lines
    at = len(lines)
    while at and lines[at - 1].kind == "record":
        at -= 1
    return at
