"""Unit clauses: who leads, who answers, who helps, in the forms that notices use, one house style a notice."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from generated.bodies import Body, Region, collective, departments, places_below
from generated.limits import Years, labelled, limit
from generated.said import Fact, Said, joined, often, pick, some, weighted

OFFICES = {
    "处室": [
        "办公室",
        "政策法规处",
        "规划财务处",
        "产业发展处",
        "人事处",
        "机关党委",
        "督查室",
        "监督管理处",
        "信息化处",
    ],
    "科室": ["办公室", "政策法规科", "规划财务科", "项目科", "组织人事科", "行政审批科", "综合科", "质量安全科"],
    "股室": ["办公室", "综合股", "计财股", "项目股", "人事股", "政工股", "法规股"],
}


@dataclass
class House:
    """How one notice writes its clauses, and who there is to name in them."""

    region: Region
    years: Years
    form: Callable[[random.Random, House, Team], Said]
    brackets: str = "（）"
    between: str = "、"
    last: str = ""
    tail: str = "按职责分工负责"
    lead: str = "牵头"
    support: str = "配合"
    labels: tuple[str, str, str] = ("牵头单位", "责任单位", "配合单位")
    colon: str = "："
    shared_head: bool = False
    own_line: bool = False
    stop_after: bool = False
    limits: float = 0.0
    convention: str = ""  # what the first clause says, without 下同 once it has been said
    offices: str = ""  # 处室: the plan of one department, whose own offices do the work
    said: bool = False
    titles: set[str] = field(default_factory=set)  # of the items so far: no two are alike


@dataclass(frozen=True)
class Team:
    """The bodies of one clause, all different."""

    first: list[Body]
    others: list[Body]


def make_team(rng: random.Random, house: House, keys: Sequence[str]) -> Team:
    """One or two in front, none to six more, a collective or places now and then at the end."""
    if house.offices:
        chosen = [Body(name) for name in some(rng, OFFICES[house.offices], 1 + rng.randrange(4))]
        return Team(chosen[:1], chosen[1:])
    heads = weighted(rng, {1: 8, 2: 2})
    rest = weighted(rng, {0: 3, 1: 3, 2: 4, 3: 3, 4: 2, 6: 1, 9: 1})
    chosen = departments(rng, house.region, keys, heads + rest)
    others = chosen[heads:]
    if rest and often(rng, 0.2):
        others += places_below(rng, house.region, 1 + rng.randrange(3))
    if rest and often(rng, 0.35):
        others.append(collective(rng, house.region))
    return Team(chosen[:heads], others)


def listing(
    rng: random.Random,
    house: House,
    bodies: Sequence[Body],
    role: str,
    feature: str,
    etc: bool = False,
    commas: bool = True,
) -> Said:
    """`市财政局、市教育局` with these bodies in this role; `etc` closes it with 等; a comma may stand before a collective."""
    said = Said()
    prefix = house.region.prefix
    tags = [feature]
    for i, body in enumerate(bodies):
        mark = house.between if i < len(bodies) - 1 or not house.last or body.collective else house.last
        if commas and body.collective and house.between in "、" and often(rng, 0.5):
            mark = "，"
        name = body.name
        if house.shared_head and i and body.key and prefix and name.startswith(prefix) and name[1] not in "委政人中第":
            name = name[len(prefix) :]
            tags = [feature, "names: shared head"]
        fact: Fact = {"name": name, "role": role, "features": [*tags]}
        if body.collective:
            fact["collective"] = True
            fact["features"].append(f"collective {name}")
        if "（" in name:
            fact["features"].append("names: bracket in the name")
        if i and mark != "、":
            fact["features"].append(f"separator {mark!r}")
        said = said + (mark if i else "") + Said(name, units=[fact])
    if etc and not bodies[-1].collective and len(bodies) > 1:
        close = pick(rng, ["等", "等单位", "等部门", "等有关部门", "等部门和单位", "等相关单位"])
        said.units[-1]["open_ended"] = True
        said.units[-1]["features"].append(f"closed by {close}")
        said = said + close
    return said


# The forms. Each gives what stands within the bracket, or on lines of its own.


def lead_and_responsible(rng: random.Random, house: House, team: Team) -> Said:
    """牵头单位：A；责任单位：B、C."""
    name = f"clause {house.labels[0]}{house.colon}A；{house.labels[1]}{house.colon}B"
    first = f"{house.labels[0]}{house.colon}" + listing(rng, house, team.first, "lead", name)
    if not team.others:
        return first
    mark = pick(rng, ["；", "；", "，", "。"] if house.between == "、" else ["；"])
    return (
        first
        + mark
        + f"{house.labels[1]}{house.colon}"
        + listing(rng, house, team.others, "responsible", name, _etc(rng))
    )


def lead_and_support(rng: random.Random, house: House, team: Team) -> Said:
    """牵头单位：A；配合单位：B、C."""
    name = f"clause {house.labels[0]}{house.colon}A；{house.labels[2]}{house.colon}B"
    first = f"{house.labels[0]}{house.colon}" + listing(rng, house, team.first, "lead", name)
    if not team.others:
        return first
    mark = pick(rng, ["；", "；", "，"] if house.between == "、" else ["；"])
    return (
        first + mark + f"{house.labels[2]}{house.colon}" + listing(rng, house, team.others, "support", name, _etc(rng))
    )


def responsible_label(rng: random.Random, house: House, team: Team) -> Said:
    """责任单位：A、B、C."""
    name = f"clause {house.labels[1]}{house.colon}A、B"
    everyone = [*team.first, *team.others]
    return f"{house.labels[1]}{house.colon}" + listing(rng, house, everyone, "responsible", name, _etc(rng))


def three_labels(rng: random.Random, house: House, team: Team) -> Said:
    """牵头单位：A；责任单位：B；配合单位：C."""
    if len(team.others) < 2:
        return lead_and_responsible(rng, house, team)
    name = "clause three labels"
    at = 1 + rng.randrange(len(team.others) - 1)
    parts = [("lead", team.first), ("responsible", team.others[:at]), ("support", team.others[at:])]
    labels = dict(zip(("lead", "responsible", "support"), house.labels, strict=True))
    return joined([f"{labels[role]}{house.colon}" + listing(rng, house, who, role, name) for role, who in parts], "；")


def marked_lead(rng: random.Random, house: House, team: Team) -> Said:
    """责任单位：A（牵头）、B、C."""
    if len(team.first) > 1 or not team.others:
        return responsible_label(rng, house, team)
    name = "clause 责任单位：A（牵头）、B"
    lead = listing(rng, house, team.first, "lead", name) + "（牵头）" + house.between
    return f"{house.labels[1]}{house.colon}" + lead + listing(rng, house, team.others, "responsible", name)


def leads_and_helps(rng: random.Random, house: House, team: Team) -> Said:
    """A牵头，B、C配合."""
    name = f"clause A{house.lead}，B{house.support}"
    first = listing(rng, house, team.first, "lead", name) + house.lead
    if not team.others:
        return first
    mark = pick(rng, ["，", "，", "；"])
    return first + mark + listing(rng, house, team.others, "support", name, _etc(rng)) + house.support


def leads_and_answers(rng: random.Random, house: House, team: Team) -> Said:
    """A牵头，B、C按职责分工负责."""
    name = f"clause A{house.lead}，B{house.tail}"
    first = listing(rng, house, team.first, "lead", name) + house.lead
    if not team.others:
        return first
    return first + "，" + listing(rng, house, team.others, "responsible", name, _etc(rng)) + house.tail


def answers(rng: random.Random, house: House, team: Team) -> Said:
    """A、B、C按职责分工负责; one alone: A负责."""
    everyone = [*team.first, *team.others]
    if len(everyone) == 1:
        return listing(rng, house, everyone, "responsible", "clause A负责") + "负责"
    return listing(rng, house, everyone, "responsible", f"clause A、B{house.tail}", _etc(rng)) + house.tail


def leads_or_answers(rng: random.Random, house: House, team: Team) -> Said:
    """Now A牵头, now A、B负责."""
    if len(team.first) == 1 and len(team.others) < 2:
        lead = listing(rng, house, team.first, "lead", f"clause A{house.lead}") + house.lead
        return "由" + lead if often(rng, 0.1) else lead
    return answers(rng, house, team)


def leads_helps_answers(rng: random.Random, house: House, team: Team) -> Said:
    """A牵头，B、C配合，各县区负责落实."""
    name = "clause A牵头，B配合，各县区负责落实"
    helpers = [body for body in team.others if not body.collective]
    if not helpers or house.offices:
        return leads_and_helps(rng, house, team)
    below = collective(rng, house.region)
    first = listing(rng, house, team.first, "lead", name) + house.lead + "，"
    middle = listing(rng, house, helpers, "support", name) + house.support + "，"
    return (
        first
        + middle
        + listing(rng, house, [below], "responsible", name)
        + pick(rng, ["负责落实", "负责", "按职责分工负责"])
    )


def with_help_of(rng: random.Random, house: House, team: Team) -> Said:
    """A牵头，会同B、C落实."""
    if not team.others:
        return leads_and_helps(rng, house, team)
    name = f"clause A{house.lead}，会同B落实"
    first = listing(rng, house, team.first, "lead", name) + house.lead + "，会同"
    others = listing(rng, house, team.others, "support", name, _etc(rng), commas=False)
    return first + others + pick(rng, ["落实", "负责", "实施"])


def names_only(rng: random.Random, house: House, team: Team) -> Said:
    """A、B、C, nothing else in the bracket."""
    return listing(rng, house, [*team.first, *team.others], "responsible", "clause names only", _etc(rng))


# Forms under a convention. `house.said` tells whether the notice has stated it.

_FIRST_LEADS = [
    "列第一位者为牵头单位，下同",
    "排在第一位的为牵头单位，下同",
    "排在首位的为牵头单位，下同",
    "列首位的为牵头单位，下同",
    "第一位为牵头单位，下同",
]
_COMMA_LEADS = ["第一个逗号前为牵头单位，下同", "逗号前为牵头单位，下同"]
_STAR_LEADS = ["标*的为牵头单位，下同", "带*的为牵头单位，下同", "加*为牵头单位，下同"]


def first_leads(rng: random.Random, house: House, team: Team) -> Said:
    """A、B负责。列第一位者为牵头单位，下同."""
    name = "convention 列第一位者为牵头单位"
    everyone = [*team.first, *team.others]
    said = listing(rng, house, everyone, "responsible", name, _etc(rng))
    said.units[0]["role"] = "lead"
    labelled_ = house.convention.startswith("label ")
    said = f"{house.labels[1]}{house.colon}" + said if labelled_ else said + "负责"
    return said + _stated(house, pick(rng, ["。", "，", "；"]) if not house.said else "")


def comma_leads(rng: random.Random, house: House, team: Team) -> Said:
    """责任单位：A，B、C；第一个逗号前为牵头单位，下同."""
    name = "convention 第一个逗号前为牵头单位"
    first = team.first if team.others else team.first[:1]
    said = f"{house.labels[1]}{house.colon}" + listing(rng, house, first, "lead", name)
    if team.others:
        said = said + "，" + listing(rng, house, team.others, "responsible", name, _etc(rng))
    return said + _stated(house, "；")


def star_leads(rng: random.Random, house: House, team: Team) -> Said:
    """责任单位：A*、B、C；标*的为牵头单位，下同."""
    name = "convention * marks the lead"
    said = f"{house.labels[1]}{house.colon}"
    lead = joined([listing(rng, house, [body], "lead", name) + "*" for body in team.first], "、")
    said = said + lead
    if team.others:
        said = said + "、" + listing(rng, house, team.others, "responsible", name)
    return said + _stated(house, pick(rng, ["；", "。"]) if not house.said else "")


def _stated(house: House, mark: str) -> str:
    if house.said:
        return ""
    house.said = True
    return mark + house.convention.removeprefix("label ")


def _etc(rng: random.Random) -> bool:
    return often(rng, 0.15)


FORMS: dict[Callable[[random.Random, House, Team], Said], int] = {
    lead_and_responsible: 6, leads_and_answers: 5, leads_and_helps: 5, answers: 6, responsible_label: 6, lead_and_support: 4,
    leads_or_answers: 5, leads_helps_answers: 1, with_help_of: 1, three_labels: 1, marked_lead: 1, names_only: 2,
    first_leads: 2, comma_leads: 1, star_leads: 1,
}  # fmt: skip
_LABELS: dict[tuple[str, str, str], int] = {
    ("牵头单位", "责任单位", "配合单位"): 10, ("牵头部门", "责任部门", "配合部门"): 3, ("主办单位", "责任单位", "协办单位"): 1,
    ("牵头单位", "落实单位", "参与单位"): 1, ("牵头单位", "责任单位", "协同单位"): 1, ("牵头单位", "责任单位", "协助单位"): 1,
    ("牵头", "责任", "配合"): 1,
}  # fmt: skip
_TAILS = {
    "按职责分工负责": 8, "负责": 3, "按照职责分工负责": 2, "分工负责": 1, "按职责分工": 1, "按职责分工落实": 1, "共同负责": 1,
    "分别负责": 1, "负责落实": 1, "按职责负责": 1, "根据职责分工负责": 1,
}  # fmt: skip
_BRACKETS = {"（）": 12, "()": 3, "〔〕": 1, "【】": 1, "[]": 1}
_COMMA_FREE = (first_leads, comma_leads, star_leads)
_LABELLED = (lead_and_responsible, lead_and_support, responsible_label, three_labels, marked_lead)


def make_house(rng: random.Random, region: Region, years: Years) -> House:
    """A house style: one form for the notice, with its bracket, its separators and its words."""
    form = weighted(rng, FORMS)
    house = House(region, years, form)
    house.brackets = weighted(rng, _BRACKETS)
    house.tail = weighted(rng, _TAILS)
    house.lead, house.support = weighted(
        rng,
        {("牵头", "配合"): 10, ("牵头负责", "配合"): 3, ("牵头", "参与"): 1, ("牵头", "协助"): 1, ("主办", "协办"): 1},
    )
    house.labels = weighted(rng, _LABELS)
    if region.level not in ("township", "zone") and form in _LABELLED and often(rng, 0.06):
        kind = house.offices = pick(rng, list(OFFICES))
        house.labels = (f"牵头{kind}", f"责任{kind}", f"配合{kind}")
    if form in _LABELLED:
        house.own_line = often(rng, 0.25)
        house.between = weighted(rng, {"、": 12, "，": 1, " ": 1, "；": 1}) if form is responsible_label else "、"
    if house.between == "、" and form not in _COMMA_FREE:
        house.last = weighted(rng, {"": 14, "和": 1, "及": 1, "以及": 1})
        house.shared_head = often(rng, 0.08) and region.prefix in ("省", "市", "县", "区") and form is not names_only
    if form is first_leads:
        house.convention = ("label " if often(rng, 0.5) else "") + pick(rng, _FIRST_LEADS)
    elif form is comma_leads:
        house.convention = pick(rng, _COMMA_LEADS)
    elif form is star_leads:
        house.convention = pick(rng, _STAR_LEADS)
    house.stop_after = often(rng, 0.2)
    house.limits = pick(rng, [0.0, 0.0, 0.0, 0.3, 0.9]) if form not in _COMMA_FREE else 0.0
    return house


def clause(rng: random.Random, house: House, keys: Sequence[str]) -> tuple[Said, bool]:
    """A clause with its brackets or label lines, and whether it stands on lines of its own."""
    team = make_team(rng, house, keys)
    said = house.form(rng, house, team)
    timed = often(rng, house.limits)
    if house.own_line:
        return _on_lines(rng, house, said, timed), True
    if timed:
        said = _with_limit(rng, house, said)
    return house.brackets[0] + said.marked(f"bracket {house.brackets}") + house.brackets[1], False


def _with_limit(rng: random.Random, house: House, said: Said) -> Said:
    if house.form in _LABELLED:
        label = pick(rng, ["完成时限", "完成时间", "时限要求", "完成期限", "办结时限"])
        by_when = (f"{label}{house.colon}" + labelled(rng, house.years)).marked("limit in a clause, labelled")
        return said + "；" + by_when if often(rng, 0.7) else by_when + "；" + said
    by_when = limit(rng, house.years).marked("limit in a clause")
    done = ["完成"] if house.form is names_only else ["完成", "完成", "落实到位"]
    return said + "，" + by_when + pick(rng, done)


def _on_lines(rng: random.Random, house: House, said: Said, timed: bool) -> Said:
    lines = Said("\n".join(said.text.replace("；", "\n").split("\n")) if house.between != "；" else said.text)
    whole = Said(lines.text, said.units, said.deadlines, said.targets).marked("clause on its own lines")
    if timed:
        label = pick(rng, ["完成时限", "完成时间"])
        whole = whole + "\n" + (f"{label}{house.colon}" + labelled(rng, house.years)).marked("limit on its own line")
    return whole
