"""The catalog: every rule says enough of itself, and what it says of itself is so when a notice is read."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from explained import elements, kinds, lacks_element, results
from tables import params

from ydparse.models import Deadline, Span, Target, Unit
from ydparse.models.metadata import Elements
from ydparse.rules import catalog as shelf
from ydparse.rules.catalog import EVIDENCE, FIELDS, AnyRule, Entry, catalog, meaning, rules_of, said, why_weaker
from ydparse.rules.rule import Evidence, Rule

ROOT = Path(__file__).resolve().parents[2]
PREFIXES = ("unit", "deadline", "target", "strength", "kind", "refused", *Elements.model_fields)
ID = re.compile(rf"(?:{'|'.join(PREFIXES)})(?:\.[a-z][a-z_]*)+")
OBJECTS = [rule for field in FIELDS for rule in rules_of(field)]

SPAN = Span(start=0, end=1, line=1)
SAID = [
    ("unit", Unit(name="县财政局", role="lead", span=SPAN), "县财政局 lead"),
    ("due", Deadline(text="", kind="due", date=date(2026, 9, 30), span=SPAN), "due 2026-09-30"),
    (
        "from to",
        Deadline(text="", kind="due", start=date(2026, 3, 1), date=date(2026, 9, 30), span=SPAN),
        "due 2026-03-01/2026-09-30",
    ),
    ("no date", Deadline(text="", kind="due", span=SPAN), "due ?"),
    ("recurring", Deadline(text="", kind="recurring", recurrence="P3M", span=SPAN), "recurring P3M"),
    ("ongoing", Deadline(text="", kind="ongoing", span=SPAN), "ongoing"),
    (
        "target",
        Target(text="", indicator="新建充电桩", value=500, unit="个", comparator="=", span=SPAN),
        "新建充电桩 = 500 个",
    ),
    (
        "range",
        Target(text="", indicator="泊位", value=3.0, value_max=5.5, unit="万个", comparator=">=", span=SPAN),
        "泊位 >= 3-5.5 万个",
    ),
    (
        "change",
        Target(text="", indicator="税收", value=8, unit="%", comparator="=", direction="up", span=SPAN),
        "税收 = 8 % ↑",
    ),
]


def squeezed(text: str) -> str:
    return "".join(text.split())


@cache
def came_out(rule: str, wording: str) -> list[str]:
    """What this rule made of a wording, or of a notice where it is a rule of an element."""
    field = rule.partition(".")[0]
    found = (
        elements(wording) if field in Elements.model_fields else kinds(wording) if field == "kind" else results(wording)
    )
    return [squeezed(value) for id_, value in found if id_ == rule]


def faults(entry: Entry) -> list[str]:
    """The examples of a rule that are none: wordings that it does not take so, and those that it should leave alone."""
    wrong = []
    element = entry.id.partition(".")[0]
    for wording, value in entry.takes:
        values = came_out(entry.id, wording)
        none = not value and element in Elements.model_fields and lacks_element(wording, element)
        if not none and squeezed(value) not in values:
            wrong.append(f"{wording!r} gives {values}, not {value!r}")
    wrong += [f"{wording!r} gives {values}" for wording in entry.refuses if (values := came_out(entry.id, wording))]
    return wrong


def lacks(rule: AnyRule) -> list[str]:
    """What a rule does not say of itself."""
    none = (
        rule.evidence == Evidence.REFUSED and rule.id.partition(".")[0] in Elements.model_fields
    )  # an element is none
    said_twice = len({*(wording for wording, _ in rule.takes), *rule.refuses}) < len(rule.takes) + len(rule.refuses)
    checks = {
        "id": ID.fullmatch(rule.id),
        "says": rule.says.strip() and "|" not in rule.says,
        "takes": len(rule.takes) >= 2 and all(wording and bool(value) != none for wording, value in rule.takes),
        "refuses": len(rule.refuses) >= 2,
        "an example once": not said_twice,
        "refused.": (rule.evidence == Evidence.REFUSED) == rule.id.startswith("refused.") or none,
    }
    return [name for name, holds in checks.items() if not holds]


def strings_of_the_code() -> set[str]:
    """Every string constant of the program."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "ydparse").rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def named_by_the_code() -> set[str]:
    return {text for text in strings_of_the_code() if ID.fullmatch(text)}


@pytest.mark.parametrize("entry", catalog().values(), ids=catalog())
def test_the_examples_of_a_rule_are_so(entry: Entry) -> None:
    assert faults(entry) == []


@pytest.mark.parametrize("rule", OBJECTS, ids=[rule.id for rule in OBJECTS])
def test_a_rule_says_enough_of_itself(rule: AnyRule) -> None:
    assert lacks(rule) == []


def test_an_id_is_given_once() -> None:
    """Only refusals may be shared by fields."""
    for field in FIELDS:
        assert [id_ for id_, count in Counter(rule.id for rule in rules_of(field)).items() if count > 1] == []
    fields = Counter(id_ for field in FIELDS for id_ in {rule.id for rule in rules_of(field)})
    assert [id_ for id_, count in fields.items() if count > 1 and not id_.startswith("refused.")] == []


def test_ids_are_well_formed() -> None:
    assert [id_ for id_ in catalog() if not ID.fullmatch(id_)] == []


def test_the_code_names_no_other_rules() -> None:
    assert named_by_the_code() - set(catalog()) - set(PREFIXES) == set()
    assert len(named_by_the_code()) > 50


def test_every_evidence_has_a_meaning() -> None:
    assert list(EVIDENCE) == list(Evidence)


@pytest.mark.parametrize(("value", "text"), params(SAID))
def test_a_value_in_the_fewest_words(value: Unit | Deadline | Target, text: str) -> None:
    assert said(value) == text


def test_an_example_that_is_none_is_told() -> None:
    entry = catalog()["target.made"]
    assert (
        faults(entry._replace(takes=(("新建充电桩500个。", "新建充电桩 = 500 个"),), refuses=("班子成员3名参加。",)))
        == []
    )
    wrong = faults(entry._replace(takes=(("新建充电桩500个。", "新建充电桩 = 501 个"),), refuses=("新建泊位3个。",)))
    assert [line.split(" ")[0] for line in wrong] == ["'新建充电桩500个。'", "'新建泊位3个。'"]
    assert len(faults(entry._replace(takes=(("班子成员3名参加。", ""),), refuses=()))) == 1


def test_words_that_are_refused_are_an_example() -> None:
    entry = catalog()["refused.evidence"]
    assert faults(entry._replace(takes=(("班子成员3名参加。", "3名"),), refuses=("新建泊位3个。",))) == []
    assert faults(entry._replace(takes=(("班子成员3名参加。", "4名"),)))


def test_the_rule_of_an_element_is_held_to_its_examples() -> None:
    entry = catalog()["issued_on.noted"]
    notice = "白石县护河方案\n（2026年2月6日）\n一、任务\n1.疏浚河道。"
    assert (
        faults(entry._replace(takes=((notice, "2026-02-06"),), refuses=(notice.replace("（2026年2月6日）\n", ""),)))
        == []
    )
    assert faults(entry._replace(takes=((notice, "2026-02-07"),)))


BARE = Rule("target.invented", "某", Evidence.BARE, lambda _: None, (("甲", "乙"), ("丙", "丁")), ("戊", "己"))


@pytest.mark.parametrize(
    ("rule", "said_of_it"),
    [
        (BARE, []),
        (replace(BARE, id="target"), ["id"]),
        (replace(BARE, id="goal.invented"), ["id"]),
        (replace(BARE, says=" "), ["says"]),
        (replace(BARE, takes=(("甲", "乙"),)), ["takes"]),
        (replace(BARE, takes=(("甲", "乙"), ("丙", ""))), ["takes"]),
        (replace(BARE, refuses=("戊",)), ["refuses"]),
        (replace(BARE, refuses=("戊", "甲")), ["an example once"]),
        (replace(BARE, evidence=Evidence.REFUSED), ["refused."]),
    ],
)
def test_what_a_rule_does_not_say_is_told(rule: AnyRule, said_of_it: list[str]) -> None:
    assert lacks(rule) == said_of_it


def test_fields_share_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    made = replace(BARE, id="target.made", evidence=Evidence.GOVERNING)
    past = replace(BARE, id="refused.past", says="已过去", evidence=Evidence.REFUSED)
    packages = {"targets": (made, BARE, past), "deadlines": (replace(past, says="早于计划", refuses=("庚", "辛")),)}
    monkeypatch.setattr(shelf, "rules_of", lambda field: packages.get(field, ()))
    catalog.cache_clear()
    try:
        assert catalog()["target.made"].evidence == Evidence.GOVERNING
        assert catalog()["refused.past"].says == "早于计划；已过去"
        assert catalog()["refused.past"].refuses == ("庚", "辛", "戊", "己")
        assert why_weaker("target.invented", "target.made") == "依据较弱：只有事物本身，不及“分句的动词管着”"
        assert why_weaker("target.made", "target.made") == "依据同样强（分句的动词管着）"
        assert meaning("target.invented") == "某"
    finally:
        catalog.cache_clear()


def make_rules() -> ModuleType:
    """The script that writes docs/rules.md."""
    spec = importlib.util.spec_from_file_location("make_rules", ROOT / "docs" / "make_rules.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_rules_is_up_to_date() -> None:
    script = make_rules()
    assert script.PAGE.read_text(encoding="utf-8") == script.page(), "run `python docs/make_rules.py`"
    assert [id_ for id_ in catalog() if script.page().count(f"| `{id_}` |") != 1] == []
