"""Rates, changes, levels and sums of money: targets that say of something how high it is to be, or how much it changes."""

from __future__ import annotations

import random

from generated.amounts import count, target
from generated.said import Said, pick, weighted


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
        form, comparator = pick(
            rng, [("{i}控制在{n}以内", "<="), ("{i}下降到{n}", "="), ("{i}不超过{n}", "<="), ("{i}降至{n}以下", "<=")]
        )
    else:
        form = pick(rng, list(_RATE_FORMS))
        comparator = _RATE_FORMS[form]
    return target(
        form.format(i=indicator, n=number + mark),
        indicator,
        value,
        "%",
        comparator,
        feature=form.format(i="率", n="85%"),
    )


def lifted(rng: random.Random, row: str) -> Said:
    """森林覆盖率由42%提高到45%: only the second is to be reached."""
    indicator, low, high = row.split("|")
    number, value = _percent(rng, low, high)
    down = indicator.endswith(("漏损率", "负债率"))
    before = round(value * (1.1 if down else 0.9), 1)
    form = pick(rng, ["由{b}%下降到{n}%", "从{b}%降至{n}%"] if down else ["由{b}%提高到{n}%", "从{b}%提升至{n}%"])
    text = indicator + form.format(b=before, n=number)
    return target(text, indicator, value, "%", feature=form.format(b=72, n=80))


def changed_between(rng: random.Random, row: str) -> Said:
    """规模以上工业增加值增长8%—10%."""
    indicator, low, _, direction = row.split("|")
    start = int(float(low)) + rng.randrange(4)
    dash = pick(rng, ["%—", "—", "%-", "%至", "%～"])
    verb = "增长" if direction == "up" else "下降"
    text = f"{indicator}{verb}{start}{dash}{start + 2}%"
    return target(text, indicator, start, "%", direction=direction, top=start + 2, feature=f"{verb}8{dash}10%")


_UP = {
    "增长{n}": "=",
    "增长{n}以上": ">=",
    "增长{n}左右": "~",
    "同比增长{n}": "=",
    "比上年增长{n}": "=",
    "年均增长{n}以上": ">=",
    "增幅": "",
    "提高{n}": "=",
}
_DOWN = {
    "下降{n}": "=",
    "下降{n}以上": ">=",
    "降低{n}": "=",
    "同比下降{n}": "=",
    "较上年下降{n}左右": "~",
    "压减{n}以上": ">=",
}


def change(rng: random.Random, row: str) -> Said:
    """规模以上工业增加值增长8%."""
    indicator, low, high, direction = row.split("|")
    number, value = _percent(rng, low, high)
    forms = [form for form in (_UP if direction == "up" else _DOWN) if form != "增幅"]
    form = pick(rng, forms)
    comparator = (_UP if direction == "up" else _DOWN)[form]
    return target(
        indicator + form.format(n=f"{number}%"),
        indicator,
        value,
        "%",
        comparator,
        direction,
        feature=form.format(n="8%"),
    )


def points(rng: random.Random, row: str) -> Said:
    """森林覆盖率提高0.5个百分点."""
    indicator = row.split("|", maxsplit=1)[0]
    number = pick(rng, ["2", "1.5", "0.5", "3", "5"])
    form = pick(
        rng,
        [
            "提高{n}个百分点",
            "提升{n}个百分点以上",
            "较上年提高{n}个百分点",
            "比上年提升{n}个百分点",
            "提高{n}个百分点左右",
        ],
    )
    down = indicator.endswith(("漏损率", "负债率"))
    if down:
        form = pick(rng, ["下降{n}个百分点", "降低{n}个百分点以上"])
    comparator = ">=" if "以上" in form else "~" if "左右" in form else "="
    text = indicator + form.format(n=number)
    return target(
        text, indicator, float(number), "个百分点", comparator, "down" if down else "up", feature=form.format(n=2)
    )


def level(rng: random.Random, row: str) -> Said:
    """细颗粒物平均浓度控制在33微克/立方米以内, 粮食产量稳定在12亿斤以上."""
    indicator, unit, low, high, bound = row.split("|")
    shown, value, plain = count(rng, unit, float(low), float(high))
    if bound == "<=":
        form, comparator = pick(
            rng, [("控制在{n}以内", "<="), ("不超过{n}", "<="), ("控制在{n}以下", "<="), ("降至{n}以下", "<=")]
        )
    else:
        form, comparator = pick(
            rng,
            [
                ("达到{n}", "="),
                ("稳定在{n}以上", ">="),
                ("达到{n}以上", ">="),
                ("不低于{n}", ">="),
                ("不少于{n}", ">="),
                ("保持在{n}左右", "~"),
            ],
        )
    return target(
        indicator + form.format(n=shown),
        indicator,
        value,
        plain,
        comparator,
        feature=f"level {form.format(n='12亿斤')}",
    )


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
        form.format(i=indicator, n=shown),
        verb + indicator,
        value,
        plain,
        comparator,
        feature=f"money {form.format(i='投资', n='5亿元')}",
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
        said = target(
            f"{number}%", indicator, value, "%", comparator, feature=f"分别达到, {'first' if not i else 'then'}"
        )
        whole = whole + Said("", targets=said.targets)
    return whole
