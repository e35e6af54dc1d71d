"""Targets: what is to be reached, how much and how firmly, and quantities that are no targets."""

from __future__ import annotations

import random

from generated.said import Fact, Said, often, pick, weighted

OPEN = "indicator: a matter of taste"  # what is counted may be said in several ways
_SCALES = {"万": 10_000, "亿": 100_000_000}
_NUMERALS = "零一二三四五六七八九十"


def split_unit(unit: str) -> tuple[int, str]:
    """万亩 → 10,000 and 亩."""
    scale = _SCALES.get(unit[0], 1) if len(unit) > 1 else 1
    return scale, unit[1:] if scale > 1 else unit


def count(rng: random.Random, unit: str, low: float, high: float) -> tuple[str, float, str]:
    """(as written with its unit, value, plain unit)."""
    scale, plain = split_unit(unit)
    if scale > 1 or high < 10:
        value = low + (high - low) * rng.randrange(1000) / 1000
        places = pick(rng, [0, 1, 2]) if scale > 1 else 0
        value = max(round(value, places), 1)
        shown = f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"
        return shown + unit, round(float(shown) * scale, 4), plain
    value = int(low + (high - low) * rng.randrange(1000) / 1000)
    value = round(value, -2) if value > 1000 else round(value, -1) if value > 100 else value
    form = pick(rng, ["plain", "plain", "plain", "numeral", "thousands", "wan"])
    if form == "numeral" and value <= 20 and unit in "个家条项所处座场":
        return numeral(value) + unit, value, plain
    if form == "thousands" and value >= 1000 and often(rng, 0.3):
        return f"{value:,}{unit}", value, plain
    if form == "wan" and value >= 10_000:
        return f"{value / 10_000:g}万{unit}", value, plain
    return f"{value}{unit}", value, plain


def numeral(value: int) -> str:
    """二十 of 20; 两 of 2, as before a measure word."""
    if value == 2:
        return "两"
    tens, ones = divmod(value, 10)
    lead = "" if not tens else "十" if tens == 1 else _NUMERALS[tens] + "十"
    return lead + (_NUMERALS[ones] if ones else "")


def target(
    text: str, indicator: str, value: float, unit: str, comparator: str = "=", direction: str | None = None,
    top: float | None = None, feature: str = "", strength: str | None = None,
) -> Said:  # fmt: skip
    """A target that stands as `text`."""
    strength = "aim" if "力争" in text else strength
    fact: Fact = {
        "text": text, "indicator": indicator, "value": value, "value_max": top, "unit": unit, "comparator": comparator,
        "direction": direction, "kind": "goal", "strength": strength,
        "features": [f"target {feature}", f"measure word {unit}"],
    }  # fmt: skip
    return Said(text, targets=[fact])


_TAILS = {"": "=", "以上": ">=", "左右": "~"}
_HEADS = {"": "=", "不少于": ">=", "至少": ">=", "超过": ">", "不低于": ">=", "约": "~"}


def counted(rng: random.Random, row: str) -> Said:
    """新建公共充电桩120个, 新建120个公共充电桩, and the like, from `verb|noun|unit|low|high`."""
    verb, noun, unit, low, high = row.split("|")
    shown, value, plain = count(rng, unit, float(low), float(high))
    if noun and often(rng, 0.08) and plain == unit and int(value) > 3:
        return _ranged(rng, verb, noun, plain, int(value))
    form = weighted(rng, {"after": 6, "before": 4}) if noun else "after"
    comparator, amount, bound = "=", shown, ""
    # 余, 多 stand behind a round number only.
    if form == "after" and often(rng, 0.15):
        bound = pick(rng, ["达到", "达", "突破", "超过", "不少于", "力争达到", "不低于", "至少"])
        comparator = {"突破": ">", "超过": ">", "不少于": ">=", "不低于": ">=", "至少": ">="}.get(bound, "=")
    elif shown[-len(unit) - 1] == "0" and plain == unit and value >= 10 and often(rng, 0.15):
        more = pick(rng, ["余", "多"])
        amount, comparator, bound = shown[: -len(unit)] + more + unit, ">", ""
    if (comparator == "=" and not bound) or bound in ("达到", "达"):
        tail = weighted(rng, {"": 8, "以上": 4, "左右": 1})
        amount, comparator = amount + tail, _TAILS[tail] if tail else comparator
    if form == "after":
        name = f"新建桩{bound}120个{amount[len(shown) :] if amount.startswith(shown) else '余'}"
        return target(f"{verb}{noun}{bound}{amount}", verb + noun, value, plain, comparator, feature=name)
    head = weighted(rng, {"": 8, "不少于": 1, "至少": 1, "超过": 1}) if amount == shown else ""
    comparator = _HEADS[head] if head else comparator
    text = f"至少{verb}{amount}{noun}" if head == "至少" else f"{verb}{head}{amount}{noun}"
    name = f"新建{head}120{amount[len(shown) :] if amount.startswith(shown) else '余'}个桩"
    return target(text, verb + noun, value, plain, comparator, feature=name)


def _ranged(rng: random.Random, verb: str, noun: str, unit: str, low: int) -> Said:
    high = low + 1 + rng.randrange(3)
    dash = pick(rng, ["—", "-", "至", "～"])
    text = f"{verb}{low}{dash}{high}{unit}{noun}" if often(rng, 0.5) else f"{verb}{noun}{low}{dash}{high}{unit}"
    return target(text, verb + noun, low, unit, top=high, feature=f"range 2{dash}3个")


def several(rng: random.Random, rows: list[str]) -> Said:
    """新增规上工业企业20家、规上服务业企业5家: one verb for two or three."""
    verb = rows[0].split("|")[0]
    parts: list[Said] = []
    for i, row in enumerate(rows):
        _, noun, unit, low, high = row.split("|")
        shown, value, plain = count(rng, unit, float(low), float(high))
        head = verb if not i else ""
        said = target(
            f"{head}{noun}{shown}", verb + noun, value, plain, feature=f"shared verb, {'first' if not i else 'then'}"
        )
        parts.append(said)
    whole = parts[0]
    for part in parts[1:]:
        whole = whole + "、" + part
    return whole


def each_area(rng: random.Random, row: str, area: str) -> Said:
    """每个乡镇至少新建1个…."""
    verb, noun, unit, _, _ = row.split("|")
    number = 1 + rng.randrange(5)
    form, comparator = pick(
        rng,
        [("至少{v}{n}{u}{x}", ">="), ("{v}{n}{u}以上{x}", ">="), ("{v}不少于{n}{u}{x}", ">="), ("{v}{x}{n}{u}", "=")],
    )
    text = area + form.format(v=verb, n=number, u=unit, x=noun)
    return target(
        text,
        area + verb + noun,
        number,
        unit,
        comparator,
        feature=f"per area {form.format(v='建', n=1, u='个', x='站')}",
    )


def with_share(rng: random.Random, row: str, kind: str) -> Said:
    """新增…30家，其中省级5家; in a bracket or behind a comma."""
    verb, noun, unit, low, high = row.split("|")
    scale, plain = split_unit(unit)
    total = int(float(low)) + 2 + rng.randrange(max(int(float(high) - float(low)), 1))
    part = 1 + rng.randrange(max(total - 1, 1))
    whole = target(f"{verb}{noun}{total}{unit}", verb + noun, total * scale, plain, feature="其中, the whole")
    inner = target(f"{kind}{part}{unit}", kind, part * scale, plain, feature="其中, the part")
    inner.targets[0]["features"].append(OPEN)  # 省级, or 新增省级…
    return whole + "（其中" + inner + "）" if often(rng, 0.5) else whole + "，其中" + inner


def benefit(rng: random.Random) -> Said:
    """What a policy pays: in the truth, and scored neither way."""
    amount = pick(rng, ["50", "100", "20", "300"])
    text, unit, value = pick(
        rng,
        [(f"对首次入库的企业给予最高{amount}万元奖励", "元", float(amount) * 1e4), (f"给予一次性奖励{amount}万元", "元", float(amount) * 1e4),
         (f"按实际投资额的10%给予补助，最高不超过{amount}万元", "元", float(amount) * 1e4),
         (f"单个项目补助不超过{amount}万元", "元", float(amount) * 1e4)],
    )  # fmt: skip
    said = target(text, "奖补", value, unit, "<=", feature="benefit")
    if "10%" in text:
        said = said + Said("", targets=target("实际投资额的10%", "补助比例", 10.0, "%", feature="benefit").targets)
    for fact in said.targets:
        fact["kind"] = "benefit"
    return said
