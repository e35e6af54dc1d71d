"""A notice → its faults, each with its rule, its place and the wording that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ydparse.lint.catalog import chosen
from ydparse.lint.draft import Draft
from ydparse.lint.place import Place, Places
from ydparse.lint.rule import Fault, Rule
from ydparse.models import Span
from ydparse.pipeline import Parsed

_EVIDENCE = 60  # characters of a wording that are quoted


class Finding(NamedTuple):
    """One fault of a notice: `evidence` is its wording, `span` its place in the final text, `place` that in the file."""

    rule: Rule
    message: str
    evidence: str
    span: Span
    place: Place


def check(parsed: Parsed, rules: Iterable[Rule] | None = None) -> list[Finding]:
    """The faults of a notice by the given rules (None: the usual ones), in the order of the text."""
    draft, places = Draft(parsed), Places(parsed)
    found = [(fault, rule) for rule in (chosen() if rules is None else rules) for fault in rule.find(draft)]
    found.sort(key=lambda one: (one[0].start, one[1].code, one[0].end))
    return [_finding(draft, places, fault, rule) for fault, rule in found]


def _finding(draft: Draft, places: Places, fault: Fault, rule: Rule) -> Finding:
    document = draft.document
    evidence = document.quote(fault.start, fault.end)
    if len(evidence) > _EVIDENCE:
        evidence = evidence[: _EVIDENCE - 1] + "…"
    span = document.span(fault.start, fault.end)
    return Finding(rule, fault.message, evidence, span, places.of(fault.start, fault.end))


def worst(findings: Sequence[Finding]) -> int:
    """The greatest severity among the findings; 0 where there are none."""
    return max((one.rule.severity for one in findings), default=0)
