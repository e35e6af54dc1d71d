"""Quotes, brackets and full stops that are not what they should be."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from generated.damages import chosen, openers, reword
from generated.draft import Draft
from generated.said import pick, some

_OPENING, _CLOSING = "“（《「(〔【[", "”）》」)〕】]"
STOPS = ["", "", "，", "；", "."]


def mixed_quotes(rng: random.Random, draft: Draft) -> None:
    """Two kinds of wrong quotes and brackets, one of which needs no quote to be there, in a share of the paragraphs."""
    places = [i for i, line in enumerate(draft.lines) if line.owner and line.kind in ("item", "heading", "text")]
    for change in (pick(rng, _CHANGED), pick(rng, _ADDED)):
        for at in chosen(rng, places, pick(rng, [0.2, 0.5, 1.0])):
            reword(draft, at, lambda text, change=change: change(rng, text))  # type: ignore[misc]


def pauses(text: str) -> list[int]:
    """The places behind a comma or full stop, outside all brackets and quotes."""
    depth, places = 0, []
    for i, sign in enumerate(text):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth == 0 and sign in "，。" and i + 1 < len(text):
            places.append(i + 1)
    return places


def insert(rng: random.Random, text: str, signs: str) -> str:
    """The text with one of the signs behind a pause; as it is where it has none."""
    places = pauses(text)
    if not places:
        return text
    at = pick(rng, places)
    return text[:at] + pick(rng, signs) + text[at:]


def _lost(sign: str) -> Callable[[random.Random, str], str]:
    return lambda rng, text: text.replace(sign, "", 1)


def _lost_last_bracket(rng: random.Random, text: str) -> str:
    head, _, tail = text.rpartition("）")
    return head + tail


_CHANGED: list[Callable[[random.Random, str], str]] = [
    lambda rng, text: text.replace("“", '"').replace("”", '"'),
    lambda rng, text: text.replace("”", '"'),
    lambda rng, text: text.replace("“", '"'),
    lambda rng, text: text.replace("“", "「").replace("”", "」"),
    lambda rng, text: text.replace("“", "”"),
    _lost("”"), _lost("“"), _lost("（"), _lost_last_bracket,
]  # fmt: skip
_ADDED: list[Callable[[random.Random, str], str]] = [
    lambda rng, text: insert(rng, text, "”）」》"),
    lambda rng, text: insert(rng, text, "“（「《"),
    lambda rng, text: insert(rng, text, '"'),
]


def lost_stops(rng: random.Random, draft: Draft) -> None:
    """The full stop before a mark is lost, or has become another sign, in a share of the places."""
    places = [at - 1 for at in openers(draft) if stopped(draft, at - 1)]
    signs = some(rng, STOPS, 2)
    for at in chosen(rng, places, pick(rng, [1.0, 0.5, 0.25])):
        lose_stop(draft, at, pick(rng, signs))


def stopped(draft: Draft, at: int) -> bool:
    """Whether a line of the plan ends in a full stop."""
    return at >= 0 and draft.lines[at].text.endswith("。") and draft.lines[at].kind not in ("head", "sign")


def lose_stop(draft: Draft, at: int, sign: str) -> None:
    """Another sign, or none, for the full stop that ends a line."""
    draft.lines[at] = replace(draft.lines[at], text=draft.lines[at].text[:-1] + sign)
