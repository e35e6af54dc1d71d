"""One target or several of a domain, in any form."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from generated.amounts import counted, each_area, several, with_share
from generated.rates import change, changed_between, level, lifted, money, points, rate, respectively
from generated.said import Said, pick, weighted


def settled(said: Said) -> Said:
    """The same; where one target of a sentence is aimed at, how firm the others are is a matter of taste: left out."""
    if any(fact.get("strength") for fact in said.targets):
        for fact in said.targets:
            if not fact.get("strength") or "其中, the part" in str(fact["features"]):
                fact.pop("strength", None)
    return said


def goal(rng: random.Random, domain: dict[str, Any]) -> Said:
    """One target of a domain, in any of its forms."""
    makers: dict[Callable[[random.Random, str], Said], tuple[str, int]] = {
        counted: ("counts", 8), rate: ("rates", 4), change: ("changes", 3), level: ("levels", 1), money: ("money", 2), points: ("rates", 1),
        lifted: ("rates", 1), changed_between: ("changes", 1),
    }  # fmt: skip
    fitting = {maker: weight for maker, (key, weight) in makers.items() if domain.get(key)}
    maker = weighted(rng, fitting)
    return maker(rng, pick(rng, domain[makers[maker][0]]))


def goals(rng: random.Random, domain: dict[str, Any], area: str) -> Said:
    """One target, or several that share a verb or a number of rates."""
    form = weighted(rng, {"one": 12, "several": 2, "respectively": 1, "area": 1, "share": 1})
    rows = [row for row in domain["counts"] if row.split("|")[1]]
    if form == "several":
        verb = pick(rng, rows).split("|")[0]
        same = [row for row in rows if row.startswith(verb + "|")]
        if len(same) > 1:
            return several(rng, same[: 2 + rng.randrange(2)])
    if form == "respectively" and len(domain["rates"]) > 1:
        return respectively(rng, domain["rates"][:2])
    if form == "area":
        fitting = [row for row in rows if row.split("|")[2] in ("个", "家", "场", "所", "处", "座")]
        if fitting:
            return each_area(rng, pick(rng, fitting), area)
    if form == "share":
        return with_share(
            rng,
            pick(rng, [row for row in rows if "万" not in row and "亿" not in row]),
            pick(rng, ["省级", "国家级", "新建"]),
        )
    return goal(rng, domain)
