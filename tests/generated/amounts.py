"""Targets: what is to be reached, how much and how firmly, and quantities that are no targets."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from generated.said import Fact, Said, often, pick, weighted

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
    if comparator == "=" and not bound or bound in ("达到", "达"):
        tail = weighted(rng, {"": 8, "以上": 4, "左右": 1})
        amount, comparator = amount + tail, _TAILS[tail] if tail else comparator
    if form == "after":
        name = f"新建桩{bound}120个{amount[len(shown):] if amount.startswith(shown) else '余'}"
        said = target(f"{verb}{noun}{bound}{amount}", verb + noun, value, plain, comparator, feature=name)
        return said
    head = weighted(rng, {"": 8, "不少于": 1, "至少": 1, "超过": 1}) if amount == shown else ""
    comparator = _HEADS[head] if head else comparator
    text = f"至少{verb}{amount}{noun}" if head == "至少" else f"{verb}{head}{amount}{noun}"
    name = f"新建{head}120{amount[len(shown):] if amount.startswith(shown) else '余'}个桩"
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
        said = target(f"{head}{noun}{shown}", verb + noun, value, plain, feature=f"shared verb, {'first' if not i else 'then'}")
        parts.append(said)
    whole = parts[0]
    for part in parts[1:]:
        whole = whole + "、" + part
    return whole


def _percent(rng: random.Random, low: str, high: str) -> tuple[str, float]:
    places = pick(rng, [0, 1, 2])
    value = float(low) + (float(high) - float(low)) * rng.randrange(1000) / 1000
    shown = f"{value:.{places}f}"
    return shown, float(shown)


_RATE_FORMS = {
    "{i}达到{n}": "=", "{i}达到{n}以上": ">=", "{i}不低于{n}": ">=", "{i}提高到{n}": "=", "{i}提升至{n}": "=",
    "{i}保持在{n}以上": ">=", "{i}稳定在{n}以上": ">=", "{i}超过{n}": ">", "{i}达{n}": "=", "{i}达到{n}左右": "~",
    "{i}突破{n}": ">", "{i}力争达到{n}": "=", "{i}不少于{n}": ">=", "{i}高于{n}": ">",
}  # fmt: skip


def rate(rng: random.Random, row: str) -> Said:
    """森林覆盖率达到42.5%."""
    indicator, low, high = row.split("|")
    number, value = _percent(rng, low, high)
    mark = weighted(rng, {"%": 9, "％": 1})
    if indicator.endswith(("漏损率", "负债率")):
        form, comparator = pick(rng, [("{i}控制在{n}以内", "<="), ("{i}下降到{n}", "="), ("{i}不超过{n}", "<="), ("{i}降至{n}以下", "<=")])
    else:
        form = pick(rng, list(_RATE_FORMS))
        comparator = _RATE_FORMS[form]
    return target(form.format(i=indicator, n=number + mark), indicator, value, "%", comparator, feature=form.format(i="率", n="85%"))


_UP = {"增长{n}": "=", "增长{n}以上": ">=", "增长{n}左右": "~", "同比增长{n}": "=", "比上年增长{n}": "=", "年均增长{n}以上": ">=", "增幅": "", "提高{n}": "="}
_DOWN = {"下降{n}": "=", "下降{n}以上": ">=", "降低{n}": "=", "同比下降{n}": "=", "较上年下降{n}左右": "~", "压减{n}以上": ">="}


def change(rng: random.Random, row: str) -> Said:
    """规模以上工业增加值增长8%."""
    indicator, low, high, direction = row.split("|")
    number, value = _percent(rng, low, high)
    forms = [form for form in (_UP if direction == "up" else _DOWN) if form != "增幅"]
    form = pick(rng, forms)
    comparator = (_UP if direction == "up" else _DOWN)[form]
    return target(
        indicator + form.format(n=f"{number}%"), indicator, value, "%", comparator, direction, feature=form.format(n="8%")
    )


def points(rng: random.Random, row: str) -> Said:
    """森林覆盖率提高0.5个百分点."""
    indicator = row.split("|")[0]
    number = pick(rng, ["2", "1.5", "0.5", "3", "5"])
    form = pick(rng, ["提高{n}个百分点", "提升{n}个百分点以上", "较上年提高{n}个百分点", "比上年提升{n}个百分点", "提高{n}个百分点左右"])
    down = indicator.endswith(("漏损率", "负债率"))
    if down:
        form = pick(rng, ["下降{n}个百分点", "降低{n}个百分点以上"])
    comparator = ">=" if "以上" in form else "~" if "左右" in form else "="
    text = indicator + form.format(n=number)
    return target(text, indicator, float(number), "个百分点", comparator, "down" if down else "up", feature=form.format(n=2))


def level(rng: random.Random, row: str) -> Said:
    """细颗粒物平均浓度控制在33微克/立方米以内, 粮食产量稳定在12亿斤以上."""
    indicator, unit, low, high, bound = row.split("|")
    shown, value, plain = count(rng, unit, float(low), float(high))
    if bound == "<=":
        form, comparator = pick(rng, [("控制在{n}以内", "<="), ("不超过{n}", "<="), ("控制在{n}以下", "<="), ("降至{n}以下", "<=")])
    else:
        form, comparator = pick(
            rng, [("达到{n}", "="), ("稳定在{n}以上", ">="), ("达到{n}以上", ">="), ("不低于{n}", ">="), ("不少于{n}", ">="), ("保持在{n}左右", "~")]
        )
    return target(indicator + form.format(n=shown), indicator, value, plain, comparator, feature=f"level {form.format(n='12亿斤')}")


def money(rng: random.Random, row: str) -> Said:
    """完成工业投资120亿元, 工业投资达到120亿元."""
    indicator, low, high = row.split("|")
    span = pick(rng, [("亿元", float(low), float(high)), ("亿元", float(low), float(high)), ("万元", 500.0, 9000.0)])
    shown, value, plain = count(rng, *span)
    form, comparator = pick(
        rng,
        [("完成{i}{n}", "="), ("{i}达到{n}", "="), ("{i}突破{n}", ">"), ("完成{i}{n}以上", ">="), ("{i}达到{n}以上", ">="),
         ("{i}超{n}", ">"), ("实现{i}{n}左右", "~"), ("{i}力争达到{n}", "="), ("{i}不低于{n}", ">=")],
    )  # fmt: skip
    verb = form.split("{")[0]
    return target(
        form.format(i=indicator, n=shown), verb + indicator, value, plain, comparator, feature=f"money {form.format(i='投资', n='5亿元')}"
    )


def respectively(rng: random.Random, rows: list[str]) -> Said:
    """A率、B率分别达到98%、95%以上."""
    values = [_percent(rng, *row.split("|")[1:]) for row in rows]
    indicators = [row.split("|")[0] for row in rows]
    tail = pick(rng, ["", "以上"])
    verb = pick(rng, ["分别达到", "分别达", "分别提高到"])
    text = "、".join(indicators) + verb + "、".join(f"{number}%" for number, _ in values) + tail
    comparator = ">=" if tail else "="
    whole = Said(text)
    for i, (indicator, (number, value)) in enumerate(zip(indicators, values, strict=True)):
        said = target(f"{number}%", indicator, value, "%", comparator, feature=f"分别达到, {'first' if not i else 'then'}")
        whole = whole + Said("", targets=said.targets)
    return whole


def each_area(rng: random.Random, row: str, area: str) -> Said:
    """每个乡镇至少新建1个…."""
    verb, noun, unit, _, _ = row.split("|")
    number = 1 + rng.randrange(5)
    form, comparator = pick(rng, [("至少{v}{n}{u}{x}", ">="), ("{v}{n}{u}以上{x}", ">="), ("{v}不少于{n}{u}{x}", ">="), ("{v}{x}{n}{u}", "=")])
    text = area + form.format(v=verb, n=number, u=unit, x=noun)
    return target(text, area + verb + noun, number, unit, comparator, feature=f"per area {form.format(v='建', n=1, u='个', x='站')}")


def with_share(rng: random.Random, row: str, kind: str) -> Said:
    """新增…30家，其中省级5家; in a bracket or behind a comma."""
    verb, noun, unit, low, high = row.split("|")
    scale, plain = split_unit(unit)
    total = int(float(low)) + 2 + rng.randrange(max(int(float(high) - float(low)), 1))
    part = 1 + rng.randrange(max(total - 1, 1))
    whole = target(f"{verb}{noun}{total}{unit}", verb + noun, total * scale, plain, feature="其中, the whole")
    inner = target(f"{kind}{part}{unit}", kind, part * scale, plain, feature="其中, the part")
    inner.targets[0]["indicator"] = None  # 省级, or 新增省级…: a matter of taste
    return whole + "（其中" + inner + "）" if often(rng, 0.5) else whole + "，其中" + inner


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
        return with_share(rng, pick(rng, [row for row in rows if "万" not in row and "亿" not in row]), pick(rng, ["省级", "国家级", "新建"]))
    return goal(rng, domain)


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


# Quantities that are no targets.
TRAPS = [
    "落实《青禾省养老服务条例》第十二条规定", "推进G347国道、S218省道改线前期工作", "加快220千伏白石输变电工程建设", "深化“158”行动",
    "深化“双招双引”工作", "举办第四届云岭旅游博览会", "完善组织领导、资金保障、督查考核机制", "推进“5+3+N”产业布局",
    "在巩固现有试点成果的基础上扩大覆盖面", "开展“安全生产月”“119”消防宣传活动", "用好12345政务服务便民热线", "推动4A级旅游景区提档升级",
    "对接世界500强和民营100强企业", "做好0—3岁婴幼儿照护服务", "保障65岁以上老年人健康管理服务", "加快建设5G应用场景", "贯彻落实中央1号文件精神",
    "推行7×24小时自助服务", "加强PM2.5和臭氧协同控制", "深化“一网通办”“一网统管”", "推进“万企兴万村”行动", "加快三级医院创建", "实施“十百千”培育计划",
    "完成第五次全国经济普查后续工作", "打响“百里画廊”品牌", "落实“四下基层”制度", "推进“千兆城市”建设",
]  # fmt: skip
THRESHOLDS = [
    "对总投资5000万元以上的项目实行领导包联", "对年营业收入2000万元以上的企业开展上门辅导", "为从业人员300人以下的小微企业提供代账服务",
    "对用地面积50亩以上的项目优先保障用地",
]  # fmt: skip
HISTORY = [
    "在{y}年建成120个站点的基础上", "总结{y}年新增30家规上企业的经验", "针对{y}年排查发现的126处隐患",
]  # fmt: skip
