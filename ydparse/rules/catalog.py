"""Every rule of every field by its id: what it means, what it goes by, what it takes and refuses; and how a value is said.

Rules are objects, one `RULES` tuple a field (`ydparse.rules.units` and so on). `ydparse explain`, docs/rules.md and the tests
read all of them here.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any, NamedTuple, TypeAlias

from ydparse.models import Deadline, Target, Unit
from ydparse.rules.rule import Evidence, Rule

FIELDS = ("units", "deadlines", "targets", "strength", "kind", "metadata")

# What each evidence means to a reader of `explain`, the strongest last.
EVIDENCE = {
    Evidence.BARE: "只有事物本身",
    Evidence.SHARED: "与它并列的已经写明，或上级标题写明",
    Evidence.NAMING: "前面的名称说明是什么",
    Evidence.GOVERNING: "分句的动词管着",
    Evidence.TOUCHING: "紧挨着的词说明",
    Evidence.SERVED: "分句先写为谁，再写做什么",
    Evidence.STATED: "标签、列名或约定写明",
    Evidence.REFUSED: "写明了不是",
}

AnyRule: TypeAlias = Rule[Any, Any]


class Entry(NamedTuple):
    """A rule as the catalog has it.

    `takes` are wordings with what comes out. Fields that refuse by the same id (`refused.past`) share an entry, with the
    examples of both.
    """

    id: str
    says: str
    evidence: Evidence
    takes: tuple[tuple[str, str], ...]
    refuses: tuple[str, ...]


@cache
def catalog() -> dict[str, Entry]:
    """The rules by id, field by field."""
    known: dict[str, Entry] = {}
    for rule in (rule for field in FIELDS for rule in rules_of(field)):
        entry = Entry(rule.id, rule.says, rule.evidence, rule.takes, rule.refuses)
        known[rule.id] = _joined(known[rule.id], entry) if rule.id in known else entry
    return known


def rules_of(field: str) -> tuple[AnyRule, ...]:
    """The rules of a field."""
    rules: tuple[AnyRule, ...] = import_module(f"ydparse.rules.{field}").RULES
    return rules


def _joined(one: Entry, other: Entry) -> Entry:
    says = one.says if other.says == one.says else f"{one.says}；{other.says}"
    return one._replace(says=says, takes=one.takes + other.takes, refuses=one.refuses + other.refuses)


def meaning(rule: str) -> str:
    """What a rule goes by, in Chinese."""
    return catalog()[rule].says


def why_weaker(rule: str, winner: str) -> str:
    """Why a rule gave way to another."""
    weak, strong = catalog()[rule].evidence, catalog()[winner].evidence
    if weak == strong:
        return f"依据同样强（{EVIDENCE[weak]}）"
    return f"依据较弱：{EVIDENCE[weak]}，不及“{EVIDENCE[strong]}”"


def said(value: Unit | Deadline | Target) -> str:
    """A value in the fewest words, as `takes` has it.

    `县财政局 lead`; `due 2026-09-30`, `due 2026-03-01/2026-09-30`, `due ?` without a date, `recurring P3M`, `ongoing`;
    `新建充电桩 = 500 个`, `新建泊位 >= 3-5 个`, `税收 = 8 % ↑`.
    """
    if isinstance(value, Unit):
        return f"{value.name} {value.role}"
    if isinstance(value, Deadline):
        return _said_deadline(value)
    top = "" if value.value_max is None else f"-{_number(value.value_max)}"
    arrow = {"up": "↑", "down": "↓", None: ""}[value.direction]
    return " ".join(
        filter(None, [value.indicator, value.comparator, f"{_number(value.value)}{top}", value.unit, arrow])
    )


def _said_deadline(limit: Deadline) -> str:
    if limit.kind == "due":
        return f"due {f'{limit.start}/' if limit.start else ''}{limit.date or '?'}"
    return f"{limit.kind} {limit.recurrence or ''}".rstrip()


def _number(value: float | int) -> str:
    """5000.0 as 5000; 9.5 as 9.5."""
    return str(int(value)) if value == int(value) else str(value)
