"""Who issues a notice and who does the work: regions of every level, and bodies named as their level names them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from generated.said import often, pick, some, weighted
from generated.words import bodies, load

LEVELS = {"city": 6, "county": 6, "province": 3, "national": 2, "township": 1, "zone": 1}
_PREFIXES = ("自治区", "特别行政区", "省", "市", "县", "区", "旗", "盟", "州", "镇", "乡")


@dataclass(frozen=True)
class Body:
    """A unit as it is named; a collective is 各… or a kind of body."""

    name: str
    collective: bool = False
    key: str = ""


@dataclass
class Region:
    """Where the notice is from. `name` is empty for national bodies; `prefix` leads the names of its departments."""

    level: str
    name: str = ""
    prefix: str = ""
    upper: str = ""
    named: dict[str, str] = field(default_factory=dict)  # key → the one wording that this notice uses

    @property
    def stem(self) -> str:
        """青禾 of 青禾市."""
        return self.name.removesuffix(self.prefix).removesuffix("经济技术开发区").removesuffix("高新技术产业开发区")


def make_region(rng: random.Random) -> Region:
    """A region of any level."""
    level = weighted(rng, LEVELS)
    places = load("places")
    if level == "national":
        return Region(level)
    if level == "zone":
        stem = pick(rng, places["city"])[:-1]
        return Region(level, stem + pick(rng, ["经济技术开发区", "高新技术产业开发区"]), "", "市")
    name = pick(rng, places[level])
    prefix = next(p for p in _PREFIXES if name.endswith(p))
    return Region(level, name, prefix, {"county": "市", "township": "县"}.get(level, "省"))


def named(rng: random.Random, region: Region, key: str) -> str:
    """The wording of a body in this notice: chosen once, then kept."""
    if key not in region.named:
        table = bodies()[region.level]
        wording = pick(rng, table[key])
        region.named[key] = wording.format(p=region.prefix, r=region.name, s=region.stem, u=region.upper)
    return region.named[key]


def departments(rng: random.Random, region: Region, keys: Sequence[str], count: int) -> list[Body]:
    """So many different bodies, those of the domain first, now and then any other."""
    others = load("collectives")["other"]
    if region.level in ("township", "zone"):
        return [Body(name) for name in some(rng, others[region.level], count)]
    table = bodies()[region.level]
    own = [key for key in keys if key in table]
    chosen = some(rng, own, count - (1 if often(rng, 0.4) and count > 1 else 0))
    chosen += some(rng, [key for key in table if key not in chosen], count - len(chosen))
    found = [Body(named(rng, region, key), key=key) for key in chosen]
    return list({body.name: body for body in found}.values())


def places_below(rng: random.Random, region: Region, count: int) -> list[Body]:
    """Governments, streets and zones below: 白石县人民政府, 白石县, 柳溪镇, 东街街道."""
    places = load("places")
    below = {
        "national": [f"{p}人民政府" for p in places["province"]],
        "province": [f"{p}人民政府" for p in places["city"] if p.endswith("市")] + places["city"],
        "city": [f"{p}人民政府" for p in places["county"]] + [f"{p}政府" for p in places["county"]] + places["county"],
        "county": [f"{p}人民政府" for p in places["township"]]
        + [f"{p}办事处" for p in places["street"]]
        + places["street"],
        "township": ["东庄村", "河口村", "新桥社区", "柳溪社区"],
        "zone": places["street"],
    }[region.level]
    found: dict[str, str] = {}
    for name in some(rng, below, count):
        found.setdefault(name.removesuffix("政府").removesuffix("人民").removesuffix("办事处"), name)
    return [Body(name) for name in found.values()]


def collective(rng: random.Random, region: Region) -> Body:
    """各县（市、区）人民政府 and the like, as the level says it."""
    return Body(pick(rng, load("collectives")[region.level]).format(p=region.prefix), collective=True)
