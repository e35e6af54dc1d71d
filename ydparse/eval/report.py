"""Figures as lines of text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ydparse.eval.tally import FIELDS, Below, Figures, RuleFigures, Tally


def figure(figures: Figures, share: float) -> str:
    """A share with three digits; `-` where there was nothing to find and nothing was found."""
    return f"{share:.3f}" if figures.gold or figures.pred else "-"


def table_lines(tally: Tally) -> Iterator[str]:
    """A line a field: precision, recall, F1, how many there are in the gold, how many were found."""
    yield f"{'field':<16}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'pred':>7}"
    for field in FIELDS:
        f = tally.figures(field)
        shares = "".join(f"{figure(f, share):>7}" for share in f[:3])
        yield f"{field:<16}{shares}{f.gold:>7}{f.pred:>7}"


def rule_lines(tally: Tally) -> Iterator[str]:
    """A line a rule: how much of what it gave is right, its share of the gold's values, how many are right and were given."""
    yield f"{'rule':<26}{'P':>7}{'share':>7}{'right':>7}{'given':>7}"
    for rule, f in tally.by_rule().items():
        yield f"{rule:<26}{f.precision:>7.3f}{share_of(f):>7}{f.right:>7}{f.given:>7}"


def share_of(figures: RuleFigures) -> str:
    """The share of a rule with three digits; `-` where it has none."""
    return "-" if figures.share is None else f"{figures.share:.3f}"


def notice_lines(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """A line a notice: the F1 of each field that does not agree all over."""
    for name, tally in tallies.items():
        low = [f"{field} {figure(f, f.f1)}" for field in FIELDS if (f := tally.figures(field)).f1 < 1]
        yield f"{name}：{'，'.join(low) or '全部一致'}"


def difference_lines(tally: Tally, fields: Sequence[str]) -> Iterator[str]:
    """Every miss (-) and every extra (+) of the fields."""
    for field in fields:
        yield f"{field}：缺 {len(tally.missed[field])}，多 {len(tally.extra[field])}"
        yield from (f"  - {where}：{what}" for where, what in tally.missed[field])
        yield from (f"  + {where}：{what}" for where, what in tally.extra[field])


def as_json(
    total: Tally,
    notices: Mapping[str, Tally],
    fields: Sequence[str],
    unread: Sequence[str],
    below: Sequence[Below],
    *,
    by_rule: bool = False,
) -> str:
    """One object: `fields`, `below`, `unread` (golds), and `notices`, `rules` and `differences` where they are asked for."""
    said: dict[str, Any] = {
        "fields": _figures(total),
        "below": [one._asdict() for one in below],
        "unread": unread,
    }
    if notices:
        said["notices"] = {name: _figures(tally) for name, tally in notices.items()}
    if by_rule:
        said["rules"] = {rule: figures._asdict() for rule, figures in total.by_rule().items()}
    if fields:
        said["differences"] = {
            field: {
                "missed": [difference._asdict() for difference in total.missed[field]],
                "extra": [difference._asdict() for difference in total.extra[field]],
            }
            for field in fields
        }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _figures(tally: Tally) -> dict[str, dict[str, Any]]:
    """A field that there is nothing of has counts and no shares."""
    none = {"precision": None, "recall": None, "f1": None, "gold": 0, "pred": 0}
    return {field: tally.figures(field)._asdict() if tally.measured(field) else none for field in FIELDS}
