"""Annexes behind the plan, as flat text: those that state no task give neither sections nor items, however numbered."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from generated.damages import first_sign, tail
from generated.draft import Draft
from generated.lines import Line
from generated.numbering import HAN
from generated.said import often, pick, some, weighted
from generated.words import load

Label = Callable[[int, int], str]
_OUTER: list[Label] = [
    lambda n, k: f"{HAN[n]}、", lambda n, k: f"{n}.", lambda n, k: f"{n} ", lambda n, k: f"第{HAN[n]}章 ", lambda n, k: f"（{HAN[n]}）",
    lambda n, k: f"第{HAN[n]}条 ", lambda n, k: f"{n}、",
]  # fmt: skip
_INNER: list[Label] = [
    lambda n, k: f"{n}.{k}", lambda n, k: f"{n}.{k} ", lambda n, k: f"（{HAN[k]}）", lambda n, k: f"（{k}）", lambda n, k: f"{k}.",
    lambda n, k: f"{k}）", lambda n, k: f"{chr(0x245F + k)}", lambda n, k: f"{k}、", lambda n, k: "",
]  # fmt: skip


def flat_annex(rng: random.Random, draft: Draft) -> None:
    """One or two annexes without a task."""
    for _ in range(1 + often(rng, 0.3)):
        make = weighted(rng, {_paper: 4, _names: 3, _form: 2, _figures: 2})
        kind = make.__name__[1:]
        title = pick(rng, load("annexes")[kind]["titles"]).format(t=draft.topic)
        draft.features[""].append(f"annex {kind}")
        add_annex(rng, draft, title, list(make(rng, draft)))


def add_annex(rng: random.Random, draft: Draft, title: str, lines: list[Line]) -> None:
    """Put an annex behind the others, with its heading, and a line of the list of annexes where there is one."""
    number = sum(1 for line in draft.lines if line.text.startswith("附件") and not line.text.startswith("附件：1.")) + 1
    plain = "附件" if number == 1 else f"附件{number}"
    head = [Line(plain + pick(rng, ["", "", "："]), "head"), Line(title, "title")]
    if often(rng, 0.2):
        head = [Line(f"{plain}：{title}", "head")]
    at = tail(draft)
    draft.lines[at:at] = [*head, *lines]
    if often(rng, 0.4) and not any(line.text.startswith("附件：1.") for line in draft.lines):
        listed = [Line(f"附件：1.{title}", "head"), Line("2.工作联系表", "head")]
        place = first_sign(draft)
        draft.lines[place:place] = listed if place else []


def _paper(rng: random.Random, draft: Draft) -> Iterator[Line]:
    """A technical paper: chapters of numbered sentences."""
    words = load("annexes")["paper"]
    outer, inner = pick(rng, _OUTER), pick(rng, _INNER)
    sentences = some(rng, words["sentences"], len(words["sentences"]))
    for n, chapter in enumerate(some(rng, words["chapters"], 3 + rng.randrange(4)), 1):
        yield Line(outer(n, 0) + chapter, "text")
        for k in range(1, 2 + rng.randrange(4)):
            if sentences:
                yield Line(inner(n, k) + sentences.pop() + "。", "text")


def _names(rng: random.Random, draft: Draft) -> Iterator[Line]:
    """A list of names, perhaps in groups."""
    words, places = load("annexes")["names"], load("places")
    outer, inner = pick(rng, _OUTER[:3]), pick(rng, _INNER[2:])
    groups = some(rng, words["groups"], 2 + rng.randrange(2)) if often(rng, 0.5) else [""]
    for n, group in enumerate(groups, 1):
        names = some(rng, words["kinds"], 4 + rng.randrange(6))
        if group:
            yield Line(f"{outer(n, 0)}{group}（{len(names)}个）", "text")
        for k, name in enumerate(names, 1):
            yield Line(inner(n, k) + pick(rng, places["county"]) + name, "text")


def _form(rng: random.Random, draft: Draft) -> Iterator[Line]:
    """A form with numbered boxes to fill in."""
    words = load("annexes")["form"]
    outer, inner = pick(rng, _OUTER[:5]), pick(rng, _INNER)
    fields = some(rng, words["fields"], len(words["fields"]))
    for n, group in enumerate(some(rng, words["groups"], 2 + rng.randrange(3)), 1):
        yield Line(outer(n, 0) + group, "text")
        for k in range(1, 1 + rng.randrange(5)):
            if fields:
                field = fields.pop()
                yield Line(inner(n, k) + field + ("________" if field[-1] == "：" else ""), "text")
    yield Line(pick(rng, words["closings"]), "text")


def _figures(rng: random.Random, draft: Draft) -> Iterator[Line]:
    """A table of figures whose cells stand between blanks, or a cell a line."""
    words = load("annexes")["figures"]
    between = pick(rng, [" ", "　", "  ", "\n"])
    head = pick(rng, words["heads"])
    rows = some(rng, words["rows"], 4 + rng.randrange(5))
    table = [head]
    for number, row in enumerate(rows, 1):
        name, unit = row.split("|")
        figures = [str(round(rng.random() * 900, rng.randrange(3))) for _ in head[2:]]
        table.append([str(number), name, *([unit, *figures[1:]] if "单位" in head[2] else figures)])
    for cells in table:
        yield from (Line(part, "text") for part in between.join(cells).split("\n"))
