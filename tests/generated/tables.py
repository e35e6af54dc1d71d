"""Task tables as flat text: columns between tabs, or a cell a line, with bands and merged cells."""

from __future__ import annotations

import random
from typing import Any

from generated import amounts
from generated.bodies import Body
from generated.clauses import House, make_team
from generated.limits import labelled
from generated.lines import Line
from generated.said import Fact, often, pick, weighted

_NUMBER = ["序号", "编号"]
_TASK = ["工作任务", "重点任务", "目标任务", "工作内容", "主要任务", "任务内容", "重点工作"]
_LIMIT = ["完成时限", "完成时间", "完成期限", "时限要求", "时间节点"]
# A column of amounts, and the unit that its heading gives to bare numbers.
_AMOUNT = [
    ("量化指标", ""),
    ("年度目标", ""),
    ("目标值（个）", "个"),
    ("年度投资（亿元）", "亿元"),
    ("任务数（家）", "家"),
    ("计划投资（万元）", "万元"),
]
_ROLES = [("lead", "牵头单位"), ("responsible", "责任单位"), ("support", "配合单位")]


def make_table(rng: random.Random, house: House, domains: list[dict[str, Any]], title: str) -> tuple[Fact, list[Line]]:
    """A table behind the plan: its truth, and its lines from 附件 on."""
    layout = weighted(rng, {"tabs": 3, "a cell a line": 1})
    roles = pick(rng, [_ROLES[:2], _ROLES[1:2], [_ROLES[0], _ROLES[2]], _ROLES])
    timed, banded, divided = often(rng, 0.75), often(rng, 0.3), layout == "tabs" and often(rng, 0.15)
    columns = [pick(rng, _NUMBER), pick(rng, _TASK)] + (["具体举措"] if divided else [])
    behind = [pick(rng, _LIMIT)] if timed else []
    units = [name for _, name in roles]
    measured = layout == "tabs" and not divided and often(rng, 0.3)
    amount, amount_unit = pick(rng, _AMOUNT) if measured else ("", "")
    middle = [amount] if measured else []
    columns += middle + (behind + units if often(rng, 0.4) else units + behind)
    heading = title + pick(rng, ["任务分解表", "责任分工表", "任务清单"])
    features = [f"table {layout}"] + ["table bands"] * banded + ["table divided"] * divided
    rows: list[list[str]] = []
    facts: list[Fact] = []
    lines = [Line("附件", "head"), Line(heading, "title"), *_row(columns, layout)]
    section = None
    for number in range(1, 4 + rng.randrange(4)):
        domain = pick(rng, domains)
        if banded and (number == 1 or often(rng, 0.3)):
            index = sum(1 for line in lines if line.kind == "band")
            section = f"{'一二三四五六七八'[index]}、{pick(rng, domain['chapters'])}"
            lines += [Line(section, "band")] if layout == "tabs" else [Line("", "blank"), Line("\t" + section, "band")]
        task = _task(rng, domain, counted=not measured)
        for part in range(2 if divided and often(rng, 0.5) else 1):
            fact: Fact = {
                "number": str(number),
                "section": section,
                "task": task,
                "subtask": None,
                "features": [*features],
            }
            if divided:
                fact["subtask"] = pick(rng, domain["works"]) + "。"
            cells = {columns[0]: str(number) if not part else "", columns[1]: task if not part else ""}
            if measured:
                _amount(rng, domain, fact, cells, amount, amount_unit)
            cells["具体举措"] = fact["subtask"] or ""
            _units(rng, house, domain, fact, roles, cells)
            fact.update(deadline=None, deadline_kind=None, deadline_date=None)
            if timed:
                by_when = labelled(rng, house.years)
                limit = by_when.deadlines[0]
                cells[behind[0]] = by_when.text
                fact.update(deadline=by_when.text, deadline_kind=limit["kind"], deadline_date=limit["date"])
                fact["features"] += [f"column {feature}" for feature in limit["features"]]
            if any(f["task"] == fact["task"] and f["subtask"] == fact["subtask"] for f in facts):
                continue
            facts.append(fact)
            rows.append([cells[column] for column in columns])
            lines += _row(rows[-1], layout)
    return {"title": heading, "rows": facts}, lines


def _amount(
    rng: random.Random, domain: dict[str, Any], fact: Fact, cells: dict[str, str], column: str, unit: str
) -> None:
    """The cell of the column of amounts: a target in words, or a number under a heading that gives its unit."""
    if not unit:
        said = amounts.counted(rng, pick(rng, [row for row in domain["counts"] if row.split("|")[1]]))
        cells[column] = said.text
        fact["targets"] = said.targets
        return
    number = pick(rng, ["3", "12", "5", "20", "8"])
    scale, plain = amounts.split_unit(unit)
    cells[column] = number
    fact["targets"] = amounts.target(
        number, fact["task"], int(number) * scale, plain, feature=f"column {column}"
    ).targets
    fact["targets"][0]["features"].append(amounts.OPEN)


def _task(rng: random.Random, domain: dict[str, Any], counted: bool) -> str:
    said = weighted(rng, {"plain": 3, "work": 2, "goal": 2} if counted else {"plain": 3, "work": 2})
    if said == "plain":
        return str(pick(rng, domain["plain"])) + "。"
    if said == "work":
        return str(pick(rng, domain["works"]))
    return amounts.counted(rng, pick(rng, domain["counts"])).text + "。"


def _units(
    rng: random.Random,
    house: House,
    domain: dict[str, Any],
    fact: Fact,
    roles: list[tuple[str, str]],
    cells: dict[str, str],
) -> None:
    team = make_team(rng, house, domain["bodies"])
    rest = list(team.others)
    fact.update(lead=[], responsible=[], support=[])
    for i, (role, name) in enumerate(roles):
        given: list[Body] = list(team.first) if not i else rest[:2] if i < len(roles) - 1 else rest
        if len(roles) == 1:
            given = [*team.first, *rest]
        if i and i < len(roles) - 1:
            rest = rest[2:]
        fact[role] = [body.name for body in given]
        cells[name] = "、".join(body.name for body in given) or "—"


def _row(cells: list[str], layout: str) -> list[Line]:
    if layout == "tabs":
        return [Line("\t".join(cells), "row")]
    return [Line("", "blank"), *(Line("\t" + cell, "row") for cell in cells)]
