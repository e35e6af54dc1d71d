"""The whole notice: head, plan and record, with the truth that goes with it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from generated.bodies import Region, make_region
from generated.clauses import House, make_house
from generated.damage import damaged
from generated.draft import Draft, Made, gather
from generated.frame import Frame, make_frame
from generated.limits import Years, stage
from generated.lines import Line
from generated.numbering import SCHEMES, STYLES, Counter
from generated.said import Fact, Said, often, pick, some, weighted
from generated.tables import make_table
from generated.tasks import Item, aims, make_item, measure
from generated.words import load


@dataclass
class Writing:
    """A plan in the making."""

    rng: random.Random
    region: Region
    years: Years
    house: House
    scheme: str
    lines: list[Line] = field(default_factory=list)
    sections: list[Fact] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    features: list[str] = field(default_factory=list)
    stops: bool = False  # headings of the second level end in a full stop

    def open(self, text: str, kind: str, label: str) -> None:
        """A line that opens the entry that was added last, a section or an item."""
        entries, name = (self.items, "items") if kind == "item" else (self.sections, "sections")
        self.lines.append(Line(text, kind, f"{name}/{len(entries) - 1}", label))

    def add(self, text: str, kind: str) -> None:
        """A line that belongs to the entry above it."""
        self.lines.append(Line(text, kind, self.lines[-1].owner if self.lines else ""))


def make_notice(rng: random.Random) -> Made:
    """One notice. The same state of `rng` gives the same notice."""
    draft = make_draft(rng)
    draft.lines, damages = damaged(rng, draft.lines)
    draft.features[""] += damages
    return draft.as_told()


def make_draft(rng: random.Random) -> Draft:
    """One notice to which nothing has happened yet."""
    region = make_region(rng)
    words = load("work")
    topic = pick(rng, words["topics"]["words"])
    frame = make_frame(rng, region, topic)
    house = make_house(rng, region, frame.years)
    scheme = weighted(rng, SCHEMES)
    writing = Writing(rng, region, frame.years, house, scheme)
    _write(writing, words)
    closing = writing.items[-1].clause_last and often(rng, 0.3)
    if closing:
        writing.lines.append(Line(pick(rng, words["measures"]["closing"]), "text"))
    table, table_lines = None, []
    # Whether a convention of the body holds for the columns of a table is a matter of taste.
    if not house.convention and often(rng, 0.2):
        table, table_lines = make_table(rng, house, words["domain"], frame.title)
    lines = [*frame.head, *writing.lines, *frame.foot(table_lines)]
    truth, features = _truth(writing, frame, table)
    features[""] = [f"scheme {scheme}", *writing.features, *frame.features]
    passages = {f"items/{i}": item.body for i, item in enumerate(writing.items)}
    passages |= {
        f"sections/{i}": section.pop("passage", section["title"]) for i, section in enumerate(truth["sections"])
    }
    row_targets = {
        f"tables/{i}/rows/{j}": row.pop("targets")
        for i, one in enumerate(truth["tables"])
        for j, row in enumerate(one["rows"])
        if "targets" in row
    }
    return Draft(lines, truth, features, row_targets, passages, house, topic)


def _write(writing: Writing, words: dict[str, Any]) -> None:
    rng = writing.rng
    levels = writing.scheme.split(">")
    domains = some(rng, words["domain"], 2 + rng.randrange(2))
    measures = words["measures"]
    titled = pick(rng, ["sentence", "sentence", "none"] + ([] if writing.house.own_line else ["line"]))
    writing.stops = often(rng, 0.15)
    if writing.stops:
        writing.features.append("headings with a full stop")
    if titled != "sentence":
        writing.features.append(f"item titles: {titled}")
    through = len(levels) > 1 and levels[-1] != "一、" and often(rng, 0.35)
    if through:
        writing.features.append("numbers run through")
    clauses = not often(rng, 0.04)
    counter = Counter(rng, through)
    if len(levels) == 1:
        _flat(writing, words, counter)
        return
    _aims_chapter(writing, measures, domains, levels, counter)
    if len(levels) == 3:
        _three_levels(writing, measures, domains, counter, titled, clauses)
    else:
        for domain in domains:
            above = _chapter(writing, pick(rng, domain["chapters"]), 1, levels[0], counter)
            if not through:
                counter.restart(1)
            for _ in range(2 + rng.randrange(3)):
                number = counter.next(1)
                item = make_item(rng, writing.house, domain, STYLES[levels[1]](number), number, titled, clauses)
                _add(writing, item, above)
    _stages_chapter(writing, levels, counter, through)
    _measures_chapter(writing, measures, levels, counter, through, clauses)


def _three_levels(
    writing: Writing, measures: dict[str, Any], domains: list[Any], counter: Counter, titled: str, clauses: bool
) -> None:
    """A chapter of the tasks, a heading for each domain, its items below it."""
    rng, levels = writing.rng, writing.scheme.split(">")
    _chapter(writing, "重点任务", 1, levels[0], counter)
    if often(rng, 0.3):
        writing.add(pick(rng, measures["lead_in"]), "text")
    counter.restart(1)
    for domain in domains:
        if often(rng, 0.08):  # an entry of the second level with nothing below it is an item
            number = counter.next(1)
            above = [_top(writing)]
            _add(
                writing,
                make_item(rng, writing.house, domain, STYLES[levels[1]](number), number, "sentence", clauses),
                above,
            )
            continue
        above = _chapter(writing, pick(rng, domain["chapters"]), 2, levels[1], counter)
        counter.restart(2)
        for _ in range(1 + rng.randrange(3)):
            number = counter.next(2)
            item = make_item(rng, writing.house, domain, STYLES[levels[2]](number), number, titled, clauses)
            _add(writing, item, above)


def _chapter(writing: Writing, title: str, level: int, style: str, counter: Counter) -> list[str]:
    """Open a section; the labels from the outermost to it."""
    label = STYLES[style](counter.next(level - 1))
    gap = " " if style == "第一章" else ""
    stop = "。" if level > 1 and writing.stops else ""
    writing.sections.append({"label": label, "title": title, "level": level, "deadlines": [], "targets": []})
    writing.open(label + gap + title + stop, "heading", label + gap)
    above = [s["label"] for s in writing.sections if s["level"] < level][-1:] if level > 1 else []
    return [*above, label]


def _top(writing: Writing) -> str:
    """The label of the chapter that is open."""
    return [str(section["label"]) for section in writing.sections if section["level"] == 1][-1]


def _add(writing: Writing, item: Item, above: list[str]) -> None:
    item.sections = above
    writing.items.append(item)
    writing.open(item.lines[0], "item", item.label)
    for line in item.lines[1:]:
        writing.add(line, "label" if "：" in line[:6] else "text")


def _aims_chapter(
    writing: Writing, measures: dict[str, Any], domains: list[dict[str, Any]], levels: list[str], counter: Counter
) -> None:
    rng = writing.rng
    form = weighted(rng, {"plain": 3, "none": 2, "aims": 2, "divided": 2})
    if form == "none":
        return
    said = aims(rng, domains, writing.years) if form != "plain" or often(rng, 0.4) else Said()
    thought = pick(rng, measures["aims"]) + "。"
    if form == "divided" and levels[1] in ("（一）", "(一)"):
        _chapter(writing, "总体要求", 1, levels[0], counter)
        for title, text, facts in (
            ("指导思想", thought, Said()),
            (pick(rng, ["主要目标", "工作目标"]), said.text, said),
        ):
            label = STYLES[levels[1]](counter.next(1))
            section = {
                "label": label,
                "title": title,
                "level": 2,
                "deadlines": facts.deadlines,
                "targets": facts.targets,
            }
            section["passage"] = text
            writing.sections.append(section)
            writing.lines.append(
                Line(f"{label}{title}。{text}", "item", f"sections/{len(writing.sections) - 1}", label)
            )
        if len(levels) == 3 or not counter.through:
            counter.restart(1)
        return
    title = pick(rng, ["工作目标", "主要目标", "总体目标"]) if form == "aims" else "总体要求"
    _chapter(writing, title, 1, levels[0], counter)
    text = said.text if form == "aims" else thought + said.text
    writing.add(text, "text")
    writing.sections[-1].update(deadlines=said.deadlines, targets=said.targets, passage=text)


def _stages_chapter(writing: Writing, levels: list[str], counter: Counter, through: bool) -> None:
    """实施步骤: each stage with its time in a bracket."""
    rng = writing.rng
    if levels[1] not in ("（一）", "(一)") or not often(rng, 0.12) or (through and len(levels) == 2):
        return
    above = _chapter(writing, pick(rng, ["实施步骤", "工作步骤", "进度安排"]), 1, levels[0], counter)
    counter.restart(1)
    texts = {
        "动员部署阶段": "制定实施方案，召开动员会，明确任务分工",
        "组织实施阶段": "对照任务清单，扎实推进各项工作",
        "总结提升阶段": "全面总结工作成效，提炼推广经验做法",
    }
    for title, text in texts.items():
        number = counter.next(1)
        label = STYLES[levels[1]](number)
        said = title + "（" + stage(rng, writing.years).marked("limit of a stage, in its title") + f"）。{text}。"
        _add(writing, Item(label, number, [label + said.text], said), above)


def _measures_chapter(
    writing: Writing, measures: dict[str, Any], levels: list[str], counter: Counter, through: bool, clauses: bool
) -> None:
    rng = writing.rng
    form = weighted(rng, {"entries": 8, "none": 6, "text": 4, "item": 1 if clauses and levels[0] == "一、" else 0})
    if form == "none":
        return
    if form == "item":  # a chapter with a clause of its own and nothing below it is an item
        number = counter.next(0)
        _add(writing, measure(rng, writing.house, measures, STYLES[levels[0]](number), number, True), [])
        return
    above = _chapter(writing, pick(rng, ["保障措施", "组织保障", "工作要求"]), 1, levels[0], counter)
    if form == "text":
        writing.add("。".join(some(rng, measures["plain"], 2)) + "。", "text")
        return
    if len(levels) == 3 or not through:
        counter.restart(1)
    claused = clauses and often(rng, 0.5)
    for _ in range(2 + rng.randrange(2)):
        number = counter.next(1)
        style = levels[1]
        _add(writing, measure(rng, writing.house, measures, STYLES[style](number), number, claused), above)


def _flat(writing: Writing, words: dict[str, Any], counter: Counter) -> None:
    rng = writing.rng
    for _ in range(5 + rng.randrange(4)):
        number = counter.next(0)
        domain = pick(rng, words["domain"])
        _add(writing, make_item(rng, writing.house, domain, STYLES["一、"](number), number, "sentence"), [])


def _truth(writing: Writing, frame: Frame, table: Fact | None) -> tuple[dict[str, Any], dict[str, list[str]]]:
    truth = {
        "source": "generated.txt", "metadata": frame.metadata, "sections": writing.sections,
        "items": [item.fact(item.sections) for item in writing.items], "tables": [table] if table else [],
    }  # fmt: skip
    features: dict[str, list[str]] = {}
    gather(truth, "", features)
    return truth, features
