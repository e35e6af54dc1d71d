"""A name with the role that the rules give it. Speaks the folded view."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from ydparse.grammar.names import NOBODY, Name, split_units
from ydparse.grammar.roles import in_place
from ydparse.lexicon import words
from ydparse.rules.rule import Rule, resolve
from ydparse.rules.units import OF_LISTS, RULES
from ydparse.rules.units.context import Given, Led, Listed, Named


class Assigned(NamedTuple):
    """A name with the role that the rules give it, or None where they refuse it. Offsets of the view.

    `rule` is the id of what gave the role, `by` the place of the wording that did, and `word` the lexicon's word in it.
    """

    name: Name
    role: str | None
    rule: str
    named: Named
    by: tuple[int, int] | None = None
    word: str | None = None


def assign(named: Named) -> Assigned | None:
    """What the rules make of a name."""
    found = _of_name(named) if _speaks(named) else _of_list(named.listed)
    if found is None:
        return None
    rule, given, name = found[0].id, found[1], named.name
    if rule == "unit.note" and given.by:  # 市科技局(牵头)
        name = name._replace(end=given.by[0])
    return Assigned(name, given.role or None, rule, named, given.by, given.word)


def other_readings(named: Named) -> tuple[tuple[str, str | None], ...]:
    """The weaker rules that read something of a name, the stronger first, each with the role that it would give."""
    verdict = resolve(RULES, named, named.wording, thorough=True)
    return tuple((rule.id, given.role or None) for rule, given in verdict.losers) if verdict else ()


def assign_list(text: str, base: int, listed: Listed) -> list[Assigned]:
    """The names of a list, each with its role."""
    found = (assign(Named(name, text[name.start - base : name.end - base], listed)) for name in split_units(text, base))
    return [one for one in found if one is not None]


def lead_by(assigned: Assigned, led: Led) -> Assigned:
    """The same name where a convention makes it lead."""
    again = assign(assigned.named._replace(led=led))
    return again._replace(name=assigned.name) if again else assigned


def some(assigned: list[Assigned]) -> bool:
    """Whether the rules took any."""
    return any(one.role for one in assigned)


def _of_name(named: Named) -> tuple[Rule[Named, Given], Given] | None:
    verdict = resolve(RULES, named, named.wording)
    return (verdict.rule, verdict.reading) if verdict else None


def _of_list(listed: Listed) -> tuple[Rule[Named, Given], Given] | None:
    """What the rules of lists make of every name in one that says nothing of itself."""
    label, verb = (given and Given(given.role) for given in (listed.label, listed.verb))
    rule = _rule_of(listed._replace(label=label, verb=verb))
    reading = rule.find(Named(NOBODY, "", listed)) if rule else None
    return (rule, reading) if rule and reading else None


@lru_cache(64)  # there are few kinds of lists
def _rule_of(listed: Listed) -> Rule[Named, Given] | None:
    """The rule that holds for a list, which goes by the roles alone that it is given, not by where."""
    verdict = resolve(OF_LISTS, Named(NOBODY, "", listed), "")
    return verdict.rule if verdict else None


def _speaks(named: Named) -> bool:
    """Whether something in or at a name may be what a rule of names goes by; most names need not be asked about."""
    label = named.listed.label
    return bool(
        named.led or named.name.after_joint or (label and label.role == "person") or _of_itself().search(named.wording)
    )


@cache
def _of_itself() -> regex.Pattern[str]:
    """What the rules of names look for in a wording: a bracket behind it, a title, the noun of a label, what is told."""
    return regex.compile(
        r"[)\]]$|\L<titles>\p{Han}{2,3}$|\L<nouns>$|应当|^\L<tells>",
        titles=words("unit_context", "title"),
        nouns=list(in_place("label", "noun", "with")),
        tells=[*words("unit_context", "told"), *words("unit_context", "renamed")],
    )
