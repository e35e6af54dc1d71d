"""One local damage, at one entry: it may move that entry or a neighbour, and nothing else."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from generated.damages import Damage, openers, relabel, reword
from generated.damages.numbers import bare, can_be_bare, misread, other_number
from generated.damages.signs import insert, lose_stop, pauses, stopped
from generated.draft import Draft
from generated.lines import FIXED
from generated.marks import found_marks, head, label_of
from generated.plan import make_draft
from generated.said import pick
from ydparse import extract_text

Entry = tuple[str, str, tuple[str, ...]]
"""Label, first dozen characters, labels of the sections above; labels without brackets and stops."""
LocalDamage = Callable[[random.Random, Draft, int], bool]
"""Damages the entry that a line opens; false where there is nothing of the kind to damage."""
_FAR = 14  # characters that a page number stands behind, so that the opening stays


def stop_before(rng: random.Random, draft: Draft, at: int) -> bool:
    """The full stop before the mark is lost."""
    if not stopped(draft, at - 1):
        return False
    lose_stop(draft, at - 1, "")
    return True


def break_before(rng: random.Random, draft: Draft, at: int) -> bool:
    """The line break before the mark is lost."""
    if at == 0 or draft.lines[at].glued or draft.lines[at - 1].kind in FIXED:
        return False
    draft.lines[at] = replace(draft.lines[at], glued=True)
    return True


def own_stop(rng: random.Random, draft: Draft, at: int) -> bool:
    """The mark loses its stop, or one of its brackets."""
    label = draft.lines[at].label
    if label[0] in "（(":
        relabel(draft, at, pick(rng, [label[1:], label[:-1]]))
        return True
    if not can_be_bare(draft, at):
        return False
    bare(draft, at)
    return True


def number(rng: random.Random, draft: Draft, at: int) -> bool:
    """Another number in the mark."""
    misread(draft, at, other_number(rng, draft, at))
    return True


def open_quote(rng: random.Random, draft: Draft, at: int) -> bool:
    """A quote that is never closed."""
    return _inserted(rng, draft, at, "“「")


def stray_bracket(rng: random.Random, draft: Draft, at: int) -> bool:
    """A bracket without its other half."""
    return _inserted(rng, draft, at, "）（")


def _inserted(rng: random.Random, draft: Draft, at: int, signs: str) -> bool:
    if not pauses(draft.lines[at].rest):
        return False
    reword(draft, at, lambda text: insert(rng, text, signs))
    return True


def page_number(rng: random.Random, draft: Draft, at: int) -> bool:
    """A line with a page number in mid-sentence."""
    line = draft.lines[at]
    low = len(line.label) + _FAR
    if len(line.text) < low + 4:
        return False
    place = low + rng.randrange(len(line.text) - low - 2)
    printed = pick(rng, ["— 3 —", "- 3 -", "3", "第3页"])
    draft.lines[at] = replace(line, text=f"{line.text[:place]}\n{printed}\n{line.text[place:]}")
    return True


LOCAL: tuple[LocalDamage, ...] = (
    stop_before, break_before, own_stop, number, open_quote, stray_bracket, page_number,
)  # fmt: skip


def wanted_entries(draft: Draft) -> list[Entry]:
    """The entries of a draft in the order of the text."""
    made = draft.as_printed()
    entries: list[Entry] = []
    for at in openers(draft):
        path = draft.lines[at].owner
        entry = draft.entry(path)
        above = tuple(_bare(label) for label in entry.get("section", ()))
        entries.append((_bare(entry["label"]), head(made.passages[path]), above))
    return entries


def found_entries(text: str, wanted: list[Entry]) -> list[Entry]:
    """The entries that are read; an opening that begins like a shorter one of the truth is given as that one."""
    notice: dict[str, Any] = extract_text(text).model_dump(mode="json")
    labels = {section["id"]: _bare(section["label"]) for section in notice["sections"]}
    short = {(label, opening) for label, opening, _ in wanted if len(opening) < 12}
    entries: list[Entry] = []
    for (label, opening), entry in zip(found_marks(notice), [*notice["sections"], *notice["items"]], strict=True):
        told = _bare(label)
        same = (known for known in short if known[0] == told and opening.startswith(known[1]))
        _, opening = next(same, (told, opening))
        entries.append((told, opening, tuple(labels[i] for i in entry.get("section_ids", ()))))
    return entries


def _bare(label: str) -> str:
    return label_of(label).strip("()[]、.")


def differs(wanted: list[Entry], found: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """What was lost and what is too many."""
    lost, more = Counter(wanted), Counter(found)
    return list((lost - more).elements()), list((more - lost).elements())


def moves_one_entry_at_most(seed: int, damage: LocalDamage, layout: Damage | None = None) -> bool | None:
    """Whether the damage of one entry moves at most one: one lost and one changed, or one split in two, both that
    entry and a neighbour. None where the notice, in that layout, is not read right without it, or has nothing to
    damage."""
    rng = random.Random(f"{damage.__name__} {seed}")
    draft = make_draft(random.Random(seed))
    if layout:
        layout(rng, draft)
    wanted = wanted_entries(draft)
    if differs(wanted, found_entries(draft.as_printed().text, wanted)) != ([], []):
        return None
    places = openers(draft)
    k = rng.randrange(len(places))
    if not damage(rng, draft, places[k]):
        return None
    wanted = wanted_entries(draft)
    lost, more = differs(wanted, found_entries(draft.as_printed().text, wanted))
    near = wanted[max(k - 1, 0) : k + 2]
    return all(entry in near for entry in lost) and len(lost) <= 2 and len(more) <= 2 and len(lost) + len(more) <= 3


def counts(seeds: Iterable[int], layout: Damage | None) -> dict[str, tuple[int, int]]:
    """For each damage, how often it moved at most one entry, and of how many notices."""
    shown = {}
    for damage in LOCAL:
        results = [held for seed in seeds if (held := moves_one_entry_at_most(seed, damage, layout)) is not None]
        shown[damage.__name__] = sum(results), len(results)
    return shown
