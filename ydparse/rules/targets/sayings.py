"""Quantities of sayings: ordinals, slogans, what only counts what is named, the articles of a paper."""

from __future__ import annotations

import re

from ydparse.grammar.verbs import verb_at, verb_before, verb_group
from ydparse.rules.targets.amount import Amount
from ydparse.rules.targets.refusal import refusal
from ydparse.rules.targets.words import composed, listed

_VAGUE = listed("vague")
_RANKS = ("等", "第", "前", "上", "下", "同", "原")
_ORDINAL = re.compile(r"(?:等|第|前|(?<![以规限线])[上下]|同|(?<![草平高])原)$")
_TURNS = frozenset({"期", "批", "届", "轮"})
_FIRST_OF_TWO = re.compile(r"(?<![一二三四五六七八九十])[一二三四五六七八九十](?:[期批届轮]次?)?[、和及与至]第?$")
_SUCH_AS = composed(r"等\p{Han}{0,3}$")
_SLOGAN = composed(r"[十百千万]\p{Han}$")
_AS_A = composed(r"\L<as_a>$")
_ARTICLES = composed(r"(?:\p{Han}{0,4})\L<articles>")
_COUNTS_ARTICLES = frozenset({"条", "项", "款", "个"})
_CARRIED_OUT = composed(r"\L<carried_out>")
_DOING = ("make", "add", "cause")
_HOUSEHOLDS = frozenset({"家", "户", "人"})
_NAMED_AT_MOST = 20
_HAN = composed(r"\p{Han}")
_LAST_NAMED = re.compile(r"(?:、|[和及与])(?P<name>[^,。;:、和及与\d()]{2,12})$")


def is_ordinal(a: Amount) -> bool:
    """前5个园区, 第3次; 二期: two of a thing is 两; 二、三期."""
    if a.before.endswith(_RANKS) and _ORDINAL.search(a.before):
        return True
    if a.quantity.chinese and a.quantity.unit in _TURNS and _FIRST_OF_TWO.search(a.before):
        return True
    return a.quantity.chinese and a.wording[0] == "二" and a.wording[1] not in "十百千万亿三"


def is_listed(a: Amount) -> bool:
    """甲、乙、丙等8个; 产业、就业、治理三项重点: counts what is named."""
    if a.quantity.chinese and a.quantity.value <= _NAMED_AT_MOST and _HAN.match(a.after):
        last = _LAST_NAMED.search(a.before)
        verb = last and verb_at(last.group("name"), 0, "make", "add", "cause", "reach")
        if last and (
            not verb or (verb == last.group("name") and "".join(verb_group(a.listed, 0, *_DOING)) != a.listed)
        ):
            return True
    return "等" in a.before and _SUCH_AS.search(a.before) is not None and not a.is_reached


def is_idiom(a: Amount) -> bool:
    """九成新, 八成以上的人, 三分: no amount of anything."""
    q = a.quantity
    if q.chinese and q.unit in _VAGUE:
        return True
    if not a.wording.rstrip("以上下内左右").endswith("成") or a.is_reached:
        return False
    changes = verb_before(a.before, len(a.before), "up", "down")
    return not changes and (not q.compared or a.after.startswith("的人"))


def is_slogan(a: Amount) -> bool:
    """三个“区块”, 百城千县万名: a numeral of a motto."""
    if (
        a.quantity.bare_magnitude
        and a.quantity.comparator == "="
        and a.quantity.unit in _HOUSEHOLDS
        and not (a.is_object or a.is_reached)
    ):
        return not a.quantity.compared
    return a.quantity.chinese and (a.after.startswith(("“", "《")) or _SLOGAN.search(a.before) is not None)


def is_quoted(a: Amount) -> bool:
    """“三个一批”: within quotation marks that its sentence closes."""
    q = a.quantity
    opened = a.text.rfind("“", a.near, q.start)
    if opened < 0 or a.text.find("”", opened, q.start) >= 0 or a.text.find("”", q.end, a.far) < 0:
        return False
    return q.chinese or (q.unit not in ("%", "个百分点") and not a.is_reached)


def is_article(a: Amount) -> bool:
    """作为一项政治任务, 落实36条措施: an article, or the number of a paper's articles."""
    if a.quantity.chinese and a.wording[0] == "一" and _AS_A.search(a.before) and not a.is_object:
        return True
    return (
        a.quantity.unit in _COUNTS_ARTICLES
        and _ARTICLES.match(a.after) is not None
        and _CARRIED_OUT.search(a.clause) is not None
    )


RULES = (
    refusal(
        "ordinal",
        "序数：第、前、上、下之后，或“二期”一类",
        is_ordinal,
        (("服务前5个园区。", "5个"), ("推进产业园二期建设。", "二期")),
        ("服务5个园区。", "建设两个园区。"),
    ),
    refusal(
        "listed",
        "所列事物的个数：“等”之后",
        is_listed,
        (("建设青山、白石等8个园区。", "8个"), ("突出产业、就业、治理三项重点。", "三项")),
        ("建设8个园区。", "推广3项技术。"),
    ),
    refusal(
        "idiom",
        "不是数量的说法：九成新、三分",
        is_idiom,
        (("选用九成新设备。", "九成"), ("坚持三分建、七分管。", "三分")),
        ("九成以上事项实现“网上办”。", "综合得分达到90分。"),
        lambda shape: shape.chinese or shape.unit == "%",
    ),
    refusal(
        "slogan",
        "口号：中文数字之后是引号，或百城千县一类",
        is_slogan,
        (("突出三个“最美”。", "三个"), ("实施百企千村万户工程。", "万户")),
        ("打造3个“最美”小镇。", "培育百家企业。"),
        lambda shape: shape.chinese,
    ),
    refusal(
        "quoted",
        "在引号里",
        is_quoted,
        (("推进“三个一批”行动。", "三个"), ("建设“15个样板”工程。", "15个")),
        ("推进3个样板。", "建设15个“样板”。"),
    ),
    refusal(
        "article",
        "“作为一项……”的“一”，或政策有几条",
        is_article,
        (("把帮扶作为一项政治任务。", "一项"), ("落实好支持民营经济36条措施。", "36条")),
        ("年内出台支持措施5条。", "推出便民措施8项。"),
        lambda shape: shape.chinese or shape.unit in _COUNTS_ARTICLES,
    ),
)  # fmt: skip
