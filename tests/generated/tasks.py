"""Items: a label, a title, sentences that say what, how much and by when, and the clauses that say who."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from generated import amounts, goals
from generated.bodies import departments
from generated.clauses import House, clause
from generated.limits import Years, labelled, limit, rhythm
from generated.said import Fact, Said, joined, often, pick, weighted
from generated.words import load

AREAS = {
    "national": "每个省（区、市）", "province": "每个市", "city": "每个县（市、区）", "county": "每个乡镇", "township": "每个村", "zone": "每个街道",
}  # fmt: skip


@dataclass
class Item:
    """The lines of an item (the first opens with its label), its wording without the label, and what it says."""

    label: str
    number: int
    lines: list[str]
    said: Said
    clause_last: bool = False
    sections: list[str] = field(default_factory=list)

    @property
    def body(self) -> str:
        """The whole item without its label, as one run."""
        return "".join("".join(self.lines).split())[len("".join(self.label.split())) :]

    def fact(self, above: list[str]) -> Fact:
        """The item in the shape of the gold, below sections with these labels."""
        said = {"units": self.said.units, "deadlines": self.said.deadlines, "targets": self.said.targets}
        place = {"label": self.label.strip(), "number": self.number, "section": above}
        return {**place, "start": self.body[:10], "end": self.body[-10:], **said}


def plain(rng: random.Random, domain: dict[str, Any]) -> Said:
    """A sentence that only says what."""
    text = pick(rng, domain["plain"])
    said = Said(text)
    if "常态化" in text:
        fact = {"text": "常态化", "kind": "ongoing", "date": None, "features": ["limit 常态化 in a sentence"]}
        said = Said(text, deadlines=[fact]).optional()
    return said


def with_goals(rng: random.Random, domain: dict[str, Any], years: Years, area: str) -> Said:
    """Targets, mostly behind a limit or a plain beginning."""
    said = goals.goals(rng, domain, area)
    firm = pick(rng, ["", "", "", "确保", "力争", "争取"])
    if firm and not said.text.startswith("每") and "力争" not in said.text:
        strength = {"确保": "firm", "力争": "aim", "争取": "explore"}[firm]
        for fact in said.targets:
            fact["strength"] = strength
        said = firm + said
    if often(rng, 0.35):
        second = goals.goal(rng, domain)
        told = {fact["indicator"] for fact in said.targets}
        if second.targets[0]["indicator"] not in told and not firm:
            said = said + pick(rng, ["，", "，", "；"]) + second
    said = goals.settled(said)
    form = weighted(
        rng, {"bare": 4, "limit first": 5, "behind plain": 3, "limit within": 2, "whole year": 1, "yearly": 1}
    )
    if form == "limit first":
        return limit(rng, years).marked("limit before targets") + "，" + said
    if form == "behind plain":
        return plain(rng, domain) + "，" + said
    if form == "limit within" and not firm:
        return plain(rng, domain) + "，" + limit(rng, years).marked("limit in mid-sentence before targets") + said
    if form == "yearly" and not said.text.startswith("每"):
        fact = {
            "text": "每年",
            "kind": "recurring",
            "date": None,
            "recurrence": "P1Y",
            "features": ["limit 每年"],
            "optional": True,
        }
        return Said("每年", deadlines=[fact]) + said
    if form == "whole year" and years.plan:
        fact = {
            "text": "全年",
            "kind": "due",
            "date": f"{years.plan}-12-31",
            "features": ["limit 全年"],
            "optional": True,
        }
        return Said("全年", deadlines=[fact]) + said
    return said


def with_limit(rng: random.Random, domain: dict[str, Any], years: Years, area: str) -> Said:
    """Something to finish by a date."""
    work = pick(rng, domain["works"])
    form = weighted(rng, {"first": 6, "no comma": 4, "bracket": 1, "behind plain": 3, "label": 1})
    by_when = limit(rng, years)
    if form == "first" and not by_when.text.startswith(("力争", "于")):
        return by_when.marked("limit first, comma") + "，" + work
    if form == "bracket":
        return work + "（" + by_when.marked("limit in a bracket of its own") + "完成）"
    if form == "label":
        return (
            work
            + "（"
            + (pick(rng, ["完成时限：", "完成时间："]) + labelled(rng, years)).marked("limit in a bracket, labelled")
            + "）"
        )
    if form == "behind plain":
        return plain(rng, domain) + "，" + by_when.marked("limit in mid-sentence") + work
    return by_when.marked("limit first, no comma") + work


def with_rhythm(rng: random.Random, domain: dict[str, Any], years: Years, area: str) -> Said:
    """How often."""
    return rhythm(rng).marked("rhythm in a sentence") + pick(rng, load("traps")["rhythmic"])


def with_trap(rng: random.Random, domain: dict[str, Any], years: Years, area: str) -> Said:
    """Numbers and dates that say neither how much nor by when."""
    form = weighted(
        rng, {"trap": 6, "paper": 2, "threshold": 2, "history": 2, "from": 1, "benefit": 2, "all": 1, "points": 1}
    )
    if form == "all":
        return _full_cover(rng, domain)
    if form == "points":
        return _points(rng, domain)
    if form == "paper":
        return Said(pick(rng, load("traps")["papers"]))
    if form == "threshold":
        return Said(pick(rng, load("traps")["thresholds"]))
    if form == "history":
        said = pick(rng, load("traps")["history"]).format(y=years.first - 1)
        return said + "，" + plain(rng, domain)
    if form == "from":
        year = years.first
        fact = {"text": f"{year}年起", "kind": "due", "date": None, "features": ["limit 2026年起"], "optional": True}
        return Said(f"从{year}年起", deadlines=[fact]) + "，" + plain(rng, domain)
    if form == "benefit":
        return amounts.benefit(rng)
    return Said(pick(rng, load("traps")["numbers"]))


def _full_cover(rng: random.Random, domain: dict[str, Any]) -> Said:
    """全覆盖 is 100 % and may be left out."""
    text = f"实现{pick(rng, ['重点领域监管', '村级服务站点', '重点企业走访', '隐患排查'])}全覆盖"
    said = amounts.target(text, text[2:-3] + "覆盖", 100, "%", feature="全覆盖")
    return plain(rng, domain) + "，" + said.optional()


def _points(rng: random.Random, domain: dict[str, Any]) -> Said:
    """一是…；二是…, or ①…；②…, in running text."""
    marks = pick(rng, [("一是", "二是"), ("①", "②"), ("一要", "二要")])
    return pick(rng, ["抓好以下工作：", "重点推进以下任务："]) + joined(
        [mark + plain(rng, domain) for mark in marks], "；"
    ).marked("points in running text")


SENTENCES: dict[Callable[[random.Random, dict[str, Any], Years, str], Said], int] = {
    lambda rng, domain, years, area: plain(rng, domain): 8, with_goals: 7, with_limit: 4, with_trap: 3, with_rhythm: 1,
}  # fmt: skip


def with_inline(rng: random.Random, house: House, domain: dict[str, Any]) -> Said:
    """由市科技局牵头制定…: a body with its role in the running text."""
    body = departments(rng, house.region, domain["bodies"], 1)[0]
    form, role = pick(
        rng,
        [
            ("由{a}牵头{w}", "lead"),
            ("{a}牵头{w}", "lead"),
            ("由{a}负责{w}", "responsible"),
            ("由{a}牵头，{w}", "lead"),
            ("由{a}牵头负责，{w}", "lead"),
        ],
    )
    fact = {"name": body.name, "role": role, "inline": True, "features": [f"inline {form.format(a='A', w='…')}"]}
    before, after = form.split("{a}")
    return before + Said(body.name, units=[fact]) + after.format(w=pick(rng, domain["works"]))


def sentences(rng: random.Random, house: House, domain: dict[str, Any], count: int) -> list[Said]:
    """So many sentences, each with its full stop; now and then two clauses in one sentence."""
    made: list[Said] = []
    seen: set[str] = set()
    for _ in range(count):
        area = AREAS[house.region.level]
        inline = often(rng, 0.05)
        said = with_inline(rng, house, domain) if inline else weighted(rng, SENTENCES)(rng, domain, house.years, area)
        if said.text not in seen:
            seen.add(said.text)
            made.append(said + ("；" if often(rng, 0.08) and len(made) < count - 1 else "。"))
    made[-1].text = made[-1].text[:-1] + "。"
    return made


def make_item(
    rng: random.Random, house: House, domain: dict[str, Any], label: str, number: int, titled: str, clauses: bool = True
) -> Item:
    """An item; `titled` is `none`, `sentence` (title。text) or `line` (a title on a line of its own)."""
    title = pick(rng, [title for title in domain["titles"] if title not in house.titles] or domain["titles"])
    house.titles.add(title)
    parts = sentences(rng, house, domain, 1 + rng.randrange(3))
    opening = {"none": "", "sentence": f"{title}。", "line": f"{title}\n"}[titled]
    if not clauses:
        said = joined([opening, *parts])
        return _item(label, number, said)
    divided = len(parts) > 1 and not house.own_line and often(rng, 0.12)
    if divided:  # the first clause first: it may state a convention
        first, _ = clause(rng, house, domain["bodies"])
        parts[0].text = parts[0].text[:-1] + "。"
        parts[0] = parts[0] + first.marked("two clauses in an item")
    clausal, apart = clause(rng, house, domain["bodies"])
    if apart:
        said = joined([opening, *parts]) + "\n" + clausal
        if house.stop_after:
            said = said + "。"
        return _item(label, number, said, closed=True)
    closing = clausal + ("。" if house.stop_after else "")
    said = joined([opening, *parts])
    if often(rng, 0.06):
        said = (
            Said(said.text[:-1], said.units, said.deadlines, said.targets)
            + clausal.marked("clause before the full stop")
            + "。"
        )
    else:
        said = said + closing
    return _item(label, number, said, closed=True)


def _item(label: str, number: int, said: Said, closed: bool = False) -> Item:
    lines = said.text.split("\n")
    return Item(label, number, [label + lines[0], *lines[1:]], said, closed)


def measure(rng: random.Random, house: House, words: dict[str, Any], label: str, number: int, clauses: bool) -> Item:
    """An item of 保障措施: mostly words, with or without a clause."""
    said = Said(f"{pick(rng, words['titles'])}。{pick(rng, words['plain'])}。")
    if often(rng, 0.3):
        said = said + rhythm(rng).marked("rhythm in a sentence") + pick(rng, load("traps")["rhythmic"]) + "。"
    if clauses:
        clausal, apart = clause(rng, house, ["office", "plan", "finance", "publicity"])
        said = said + ("\n" if apart else "") + clausal
    return _item(label, number, said, closed=clauses)


def aims(rng: random.Random, domains: Sequence[dict[str, Any]], years: Years) -> Said:
    """The paragraph of 主要目标: a limit and three to five targets."""
    by_when = limit(rng, years).marked("limit before the aims")
    aimed = [goals.goal(rng, pick(rng, domains)) for _ in range(2 + rng.randrange(4))]
    parts = list({one.targets[0]["indicator"]: one for one in aimed}.values())
    return by_when + "，" + goals.settled(joined([*parts], "，")) + "。"
