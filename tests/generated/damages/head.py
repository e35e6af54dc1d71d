"""Three to eight lines of a web page above the notice: the title again, dates, counters, buttons."""

from __future__ import annotations

import datetime as dt
import random

from generated.draft import Draft
from generated.lines import Line
from generated.said import often, pick, some
from generated.words import load


def page_lines(rng: random.Random, draft: Draft) -> None:
    """The lines stand above the notice; a stamp with a date says when the page was published."""
    words, metadata = load("pages"), draft.truth["metadata"]
    title = metadata.get("notice_title") or draft.title
    told = metadata.get("published_on") or metadata.get("issued_on") or f"{draft.house.years.first}-03-18"
    day = dt.date.fromisoformat(told)
    if "published_on" not in metadata:
        day += dt.timedelta(days=rng.randrange(12))
        metadata["published_on"] = str(day)
    said = {
        "t": title,
        "i": (metadata.get("issuer") or ["办公室"])[0],
        "n": f"{11370000 + rng.randrange(9999)}/{day.year}-{10000 + rng.randrange(9000)}",
        "k": 1 + rng.randrange(3000),
        "h": f"{8 + rng.randrange(10):02}:{rng.randrange(60):02}",
        "d": pick(rng, words["dates"]).format(y=day.year, m=day.month, d=day.day),
    }
    lines = [pick(rng, words["stamps"]), *some(rng, words["lines"], 1 + rng.randrange(6))]
    lines = some(rng, lines, len(lines))
    lines.insert(rng.randrange(2), pick(rng, words["titles"]))
    if often(rng, 0.5):
        lines[:0] = [pick(rng, words["crumbs"])]
    head: list[str] = []
    for line in lines:  # some stand on one line, between blanks
        joins = head and often(rng, 0.25) and "{t}" not in line + head[-1]
        head[-1:] = [head[-1] + pick(rng, ["  ", " ", "　　"]) + line] if joins else [*head[-1:], line]
    draft.lines[:0] = [Line(line.format(**said), "site") for line in head]
