"""Items: a label, a title, sentences that say what, how much and by when, and the clauses that say who."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from generated import amounts
from generated.bodies import departments
from generated.clauses import House, clause
from generated.limits import Years, labelled, limit, rhythm
from generated.said import Said, joined, often, pick, weighted

AREAS = {
    "national": "每个省（区、市）", "province": "每个市", "city": "每个县（市、区）", "county": "每个乡镇", "township": "每个村", "zone": "每个街道",
}  # fmt: skip
RHYTHMIC = ["召开调度会", "通报工作进展情况", "开展督导检查", "报送工作进展", "调度项目进展情况", "会商研判运行情况"]
PAPERS = [
    "落实《“十四五”城乡社区服务体系建设规划》", "落实《数字中国建设2025年行动方案》", "实施《青禾市城市更新规划（2021—2025年）》", "贯彻《云岭省中小企业促进条例（2023年修订）》",
]  # fmt: skip


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
    said = amounts.goals(rng, domain, area)
    firm = pick(rng, ["", "", "", "确保", "力争", "争取"])
    if firm and not said.text.startswith("每") and "力争" not in said.text:
        strength = {"确保": "firm", "力争": "aim", "争取": "explore"}[firm]
        for fact in said.targets:
            fact["strength"] = strength
        said = firm + said
    if often(rng, 0.35):
        second = amounts.goal(rng, domain)
        told = {fact["indicator"] for fact in said.targets}
        if second.targets[0]["indicator"] not in told and not firm:
            said = said + pick(rng, ["，", "，", "；"]) + second
    said = amounts.settled(said)
    form = weighted(rng, {"bare": 4, "limit first": 5, "behind plain": 3, "limit within": 2, "whole year": 1})
    if form == "limit first":
        return limit(rng, years).marked("limit before targets") + "，" + said
    if form == "behind plain":
        return plain(rng, domain) + "，" + said
    if form == "limit within" and not firm:
        return plain(rng, domain) + "，" + limit(rng, years).marked("limit in mid-sentence before targets") + said
    if form == "whole year" and years.plan:
        fact = {"text": "全年", "kind": "due", "date": f"{years.plan}-12-31", "features": ["limit 全年"], "optional": True}
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
        return work + "（" + (pick(rng, ["完成时限：", "完成时间："]) + labelled(rng, years)).marked("limit in a bracket, labelled") + "）"
    if form == "behind plain":
        return plain(rng, domain) + "，" + by_when.marked("limit in mid-sentence") + work
    return by_when.marked("limit first, no comma") + work


def with_rhythm(rng: random.Random, domain: dict[str, Any], years: Years, area: str) -> Said:
    """How often."""
    return rhythm(rng).marked("rhythm in a sentence") + pick(rng, RHYTHMIC)


def with_trap(rng: random.Random, domain: dict[str, Any], years: Years, area: str) -> Said:
    """Numbers and dates that say neither how much nor by when."""
    form = weighted(rng, {"trap": 6, "paper": 2, "threshold": 2, "history": 2, "from": 1, "benefit": 2})
    if form == "paper":
        return Said(pick(rng, PAPERS))
    if form == "threshold":
        return Said(pick(rng, amounts.THRESHOLDS))
    if form == "history":
        said = pick(rng, amounts.HISTORY).format(y=years.first - 1)
        return said + "，" + plain(rng, domain)
    if form == "from":
        year = years.first
        fact = {"text": f"{year}年起", "kind": "due", "date": None, "features": ["limit 2026年起"], "optional": True}
        return Said(f"从{year}年起", deadlines=[fact]) + "，" + plain(rng, domain)
    if form == "benefit":
        return amounts.benefit(rng)
    return Said(pick(rng, amounts.TRAPS))


SENTENCES: dict[Callable[[random.Random, dict[str, Any], Years, str], Said], int] = {
    lambda rng, domain, years, area: plain(rng, domain): 8, with_goals: 7, with_limit: 4, with_trap: 3, with_rhythm: 1,
}  # fmt: skip


def with_inline(rng: random.Random, house: House, domain: dict[str, Any]) -> Said:
    """由市科技局牵头制定…: a body with its role in the running text."""
    body = departments(rng, house.region, domain["bodies"], 1)[0]
    form, role = pick(
        rng,
        [("由{a}牵头{w}", "lead"), ("{a}牵头{w}", "lead"), ("由{a}负责{w}", "responsible"), ("由{a}牵头，{w}", "lead"), ("由{a}牵头负责，{w}", "lead")],
    )
    fact = {"name": body.name, "role": role, "inline": True, "features": [f"inline {form.format(a='A', w='…')}"]}
    before, after = form.split("{a}")
    return before + Said(body.name, units=[fact]) + after.format(w=pick(rng, domain["works"]))


def sentences(rng: random.Random, house: House, domain: dict[str, Any], count: int) -> list[Said]:
    """So many sentences, each with its full stop; now and then two clauses in one sentence."""
    made: list[Said] = []
    seen: set[str] = set()
    for _ in range(count):
        if often(rng, 0.05):
            said = with_inline(rng, house, domain)
        else:
            said = weighted(rng, SENTENCES)(rng, domain, house.years, AREAS[house.region.level])
        if said.text not in seen:
            seen.add(said.text)
            made.append(said + ("；" if often(rng, 0.08) and len(made) < count - 1 else "。"))
    made[-1].text = made[-1].text[:-1] + "。"
    return made


def make_item(
    rng: random.Random, house: House, domain: dict[str, Any], label: str, number: int, titled: str, clauses: bool = True
) -> Item:
    """An item; `titled` is `none`, `sentence` (title。text) or `line` (a title on a line of its own)."""
    title = pick(rng, domain["titles"])
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
        said = Said(said.text[:-1], said.units, said.deadlines, said.targets) + clausal.marked("clause before the full stop") + "。"
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
        said = said + rhythm(rng).marked("rhythm in a sentence") + pick(rng, RHYTHMIC) + "。"
    if clauses:
        clausal, apart = clause(rng, house, ["office", "plan", "finance", "publicity"])
        said = said + ("\n" if apart else "") + clausal
    return _item(label, number, said, closed=clauses)


def aims(rng: random.Random, domains: Sequence[dict[str, Any]], years: Years) -> Said:
    """The paragraph of 主要目标: a limit and three to five targets."""
    by_when = limit(rng, years).marked("limit before the aims")
    goals = [amounts.goal(rng, pick(rng, domains)) for _ in range(2 + rng.randrange(4))]
    parts = list({said.targets[0]["indicator"]: said for said in goals}.values())
    return by_when + "，" + amounts.settled(joined([*parts], "，")) + "。"
