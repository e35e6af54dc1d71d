"""Chapter headings of 30 to 90 characters."""

from __future__ import annotations

import random
from dataclasses import replace

from generated.damages import chosen
from generated.draft import Draft
from generated.said import often, pick, some
from generated.words import load

SHORT, LONG = 30, 90
_AIMS = ("总体", "工作目标", "主要目标", "指导思想")


def long_headings(rng: random.Random, draft: Draft) -> None:
    """Some chapters, or all, get a long heading, with or without a full stop; that is then their title."""
    places = [
        i
        for i, line in enumerate(draft.lines)
        if line.kind == "heading" and line.label and not line.rest.startswith(_AIMS)
    ]
    stop = "。" if often(rng, 0.4) else ""
    for at in chosen(rng, places, pick(rng, [1.0, 0.6, 0.3])):
        line = draft.lines[at]
        title = long_heading(rng, line.rest.rstrip("。"))
        draft.entry(line.owner)["title"] = title
        draft.lines[at] = replace(line, text=line.label + title + stop)


def long_heading(rng: random.Random, title: str) -> str:
    """A heading around a short one."""
    words = load("headings")
    parts = [pick(rng, words["openers"]), title, *some(rng, words["middles"], rng.randrange(3))]
    if len("，".join(parts)) < SHORT or often(rng, 0.5):
        parts.append(pick(rng, words["closers"]))
    while len("，".join(parts)) > LONG:
        del parts[2]
    return "，".join(parts)
