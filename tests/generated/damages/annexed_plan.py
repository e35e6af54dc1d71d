"""An annexed plan or work list: its sections and items are of the truth."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from generated.damages.annex import add_annex
from generated.draft import Draft, gather
from generated.lines import Line
from generated.numbering import STYLES
from generated.said import Fact, pick, some, weighted
from generated.tasks import Item, make_item
from generated.words import load

_FORMS = {"一、>（一）": 4, "一、>1.": 2, "一、": 2, "1.": 3, "1、": 1, "（一）": 1}


def annexed_plan(rng: random.Random, draft: Draft) -> None:
    """Chapters with entries, or entries alone, each with its clause."""
    title = pick(rng, load("annexes")["plan"]["titles"]).format(t=draft.topic)
    form = weighted(rng, _FORMS)
    draft.features[""].append(f"annexed plan {form}")
    titled = pick(rng, ["sentence", "sentence", "none"])
    styles = form.split(">")
    domains = some(rng, load("work")["domain"], 2 + rng.randrange(2))
    lines: list[Line] = []
    if len(styles) == 1:
        for number in range(1, 4 + rng.randrange(5)):
            lines += _item(rng, draft, pick(rng, domains), styles[0], number, titled, [])
    else:
        for n, domain in enumerate(domains, 1):
            lines += _chapter(draft, STYLES[styles[0]](n), pick(rng, domain["chapters"]))
            above = [lines[-1].label]
            for number in range(1, 3 + rng.randrange(3)):
                lines += _item(rng, draft, domain, styles[1], number, titled, above)
    add_annex(rng, draft, title, lines)


def _chapter(draft: Draft, label: str, title: str) -> Iterator[Line]:
    sections: list[Fact] = draft.truth["sections"]
    sections.append({"label": label, "title": title, "level": 1, "deadlines": [], "targets": []})
    yield Line(label + title, "heading", f"sections/{len(sections) - 1}", label)


def _item(
    rng: random.Random, draft: Draft, domain: dict[str, Any], style: str, number: int, titled: str, above: list[str]
) -> Iterator[Line]:
    item: Item = make_item(rng, draft.house, domain, STYLES[style](number), number, titled)
    path = f"items/{len(draft.truth['items'])}"
    draft.truth["items"].append(item.fact(above))
    gather(draft.truth["items"][-1], path, draft.features)
    yield Line(item.lines[0], "item", path, item.label)
    for line in item.lines[1:]:
        yield Line(line, "label" if "：" in line[:6] else "text", path)
