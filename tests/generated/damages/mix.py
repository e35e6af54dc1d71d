"""Damaged notices: each damage alone, or drawn independently so that most notices have one to four."""

from __future__ import annotations

import random

from generated.damages import Damage
from generated.damages.annex import flat_annex
from generated.damages.annexed_plan import annexed_plan
from generated.damages.head import page_lines
from generated.damages.headings import long_headings
from generated.damages.layout import cut_lines, markdown, run_on, second_breaks
from generated.damages.numbers import bare_numbers, misread_numbers
from generated.damages.signs import lost_stops, mixed_quotes
from generated.draft import Made
from generated.plan import make_draft
from generated.said import often

SHARE = 0.2
"""Of the notices that have a damage."""
DAMAGES: dict[str, Damage] = {
    damage.__name__: damage
    for damage in (
        long_headings, annexed_plan, flat_annex, mixed_quotes, lost_stops, bare_numbers, misread_numbers, page_lines,
        markdown, second_breaks, run_on, cut_lines,
    )
}  # fmt: skip
"""In the order in which they befall a notice: wording, then layout."""


def make_damaged(seed: int, names: tuple[str, ...] | None = None) -> Made:
    """The notice of a seed with these damages; without names, with those that its seed draws."""
    draft = make_draft(random.Random(seed))
    rng = random.Random(f"damage {seed}")
    drawn = [name for name in DAMAGES if often(rng, SHARE)] or [list(DAMAGES)[seed % len(DAMAGES)]]
    for name, damage in DAMAGES.items():
        if name in (drawn if names is None else names):
            damage(rng, draft)
            draft.features[""].append(f"damage {name}")
    return draft.as_printed()
