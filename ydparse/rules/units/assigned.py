"""A name with the role that the rules give it. Speaks the folded view."""

from __future__ import annotations

from functools import cache, lru_cache
from sys import intern
from typing import NamedTuple, TypeAlias

from ydparse.document import InView, ViewAt
from ydparse.grammar.names import NOBODY, Name, split_units
from ydparse.grammar.roles import in_place
from ydparse.lexicon import words
from ydparse.rules.rule import Rule, resolve
from ydparse.rules.units import OF_LISTS, RULES
from ydparse.rules.units.context import Given, Led, Listed, Named, Place
from ydparse.rules.units.refusals import ends_with_person

Held: TypeAlias = tuple[Rule[Named, Given], Given]  # the rule that holds, and what it reads


class Assigned(NamedTuple):
    """A name with the role that the rules give it, or None where they refuse it. Offsets of the view.

    `rule` is the id of what gave the role, `by` the place of the wording that did, and `word` the lexicon's word in it.
    """

    name: Name
    role: str | None
    rule: str
    named: Named
    by: InView | None = None
    word: str | None = None


def assign(named: Named) -> Assigned | None:
    """What the rules make of a name."""
    return _assigned(named, _of_name(named) if _speaks(named) else _of_list(named.listed))


def _assigned(named: Named, found: Held | None) -> Assigned | None:
    if found is None:
        return None
    (rule, given), name = found, named.name
    if rule.id == "unit.note" and given.by:  # 市科技局(牵头)
        name = name._replace(end=given.by[0])
    return Assigned(name, given.role or None, rule.id, named, given.by, given.word)


def other_readings(named: Named) -> tuple[tuple[str, str | None], ...]:
    """The weaker rules that read something of a name, the stronger first, each with the role that it would give."""
    verdict = resolve(RULES, named, named.wording, thorough=True)
    return tuple((rule.id, given.role or None) for rule, given in verdict.losers) if verdict else ()


def assign_list(text: str, base: ViewAt, listed: Listed) -> list[Assigned]:
    """The names of a list, each with its role."""
    out, usual = [], _of_list(listed)
    for name in split_units(text, base):
        named = Named(name, intern(text[name.start - base : name.end - base]), listed)  # each body is named often
        if one := _assigned(named, _of_name(named) if _speaks(named) else usual):
            out.append(one)
    return out


def lead_by(assigned: Assigned, led: Led) -> Assigned:
    """The same name where a convention makes it lead."""
    again = assign(assigned.named._replace(led=led))
    return again._replace(name=assigned.name) if again else assigned


def some(assigned: list[Assigned]) -> bool:
    """Whether the rules took any."""
    return any(one.role for one in assigned)


def _of_name(named: Named) -> Held | None:
    """What the rules make of one name that may say something of itself."""
    verdict = resolve(RULES, named, named.wording)
    return (verdict.rule, verdict.reading) if verdict else None


def _of_list(listed: Listed) -> Held | None:
    """What the rules of lists make of every name in one that says nothing of itself."""
    label, verb = listed.label, listed.verb
    rule = _rule_of(
        listed.place, label and label.role, verb and verb.role, listed.column, listed.attribute, listed.explains
    )
    reading = rule.find(Named(NOBODY, "", listed)) if rule else None
    return (rule, reading) if rule and reading else None


@lru_cache(64)  # there are few kinds of lists
def _rule_of(
    place: Place, label: str | None, verb: str | None, column: str | None, attribute: bool, explains: bool
) -> Rule[Named, Given] | None:
    """The rule that holds for a list, which goes by the roles alone that it is given, not by where."""
    given_label, given_verb = (None if role is None else Given(role) for role in (label, verb))
    listed = Listed(place, given_label, given_verb, column, attribute, explains)
    verdict = resolve(OF_LISTS, Named(NOBODY, "", listed), "")
    return verdict.rule if verdict else None


def _speaks(named: Named) -> bool:
    """Whether something in or at a name may be what a rule of names goes by; most names need not be asked about."""
    label = named.listed.label
    return bool(named.led or named.name.after_joint or (label and label.role == "person")) or _is_more(named.wording)


@lru_cache(1024)  # a notice names the same bodies again and again
def _is_more(wording: str) -> bool:
    """Whether a wording may be more than the name of a body."""
    ends, begins = _rims()
    return wording.endswith(ends) or wording.startswith(begins) or "应当" in wording or ends_with_person(wording)


@cache
def _rims() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the rules of names look for: a bracket or the noun of a label at the end, what is told at the beginning."""
    begins = (*words("unit_context", "told"), *words("unit_context", "renamed"))
    ends = (*in_place("label", "noun", "with"), *words("unit_context", "anybody"))
    return (")", "]", *ends), begins
