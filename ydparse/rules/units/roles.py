"""What gives a name of a list its role. `find`s read one `Named` and write nothing."""

from __future__ import annotations

from ydparse.document import ViewAt
from ydparse.grammar.roles import role_note, verb_role
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.units.context import OF_BODIES, Given, Named


def _by_note(named: Named) -> Given | None:
    noted = role_note(named.wording)
    if noted is None:
        return None
    end = named.name.end
    return Given(verb_role(noted.group("word")), (ViewAt(end - len(noted.group())), end), noted.group("word"))


def _by_joint(named: Named) -> Given | None:
    return Given("support") if named.name.after_joint else None


def _by_verb(named: Named) -> Given | None:
    listed = named.listed
    heads = listed.label.role if listed.label else listed.column
    if listed.place not in ("clause", "cell") or listed.verb is None:
        return None
    if listed.verb.role == "responsible" and heads in ("lead", "support"):
        return None  # 配合单位：甲局、乙局按职责分工负责
    return listed.verb


def _by_label(named: Named) -> Given | None:
    label = named.listed.label
    return label if label and label.role in OF_BODIES else None


def _by_column(named: Named) -> Given | None:
    return Given(named.listed.column) if named.listed.column and not named.listed.label else None


def _by_names_alone(named: Named) -> Given | None:
    listed = named.listed
    alone = listed.place == "clause" and not (listed.label or listed.verb or listed.column)
    return Given("responsible") if alone else None


def _inline(named: Named) -> Given | None:
    return named.listed.verb if named.listed.place == "running" else None


def _heading(named: Named) -> Given | None:
    return Given("responsible") if named.listed.place == "heading" else None


def _implied(named: Named) -> Given | None:
    return Given("responsible") if named.listed.place == "convention" else None


def _led_by(kind: str, named: Named) -> Given | None:
    return Given(named.led.role) if named.led and named.led.kind == kind else None


def _first(named: Named) -> Given | None:
    return _led_by("first", named)


def _comma(named: Named) -> Given | None:
    return _led_by("comma", named)


def _star(named: Named) -> Given | None:
    return _led_by("star", named)


# What the list says of every name in it.
OF_LISTS: tuple[Rule[Named, Given], ...] = (
    Rule(
        "unit.verb",
        "责任括注（或标签之后）里的名单，以其后的“牵头”“配合”“负责”“按职责分工”等定角色",
        Evidence.GOVERNING,
        _by_verb,
        (
            ("修订办法。（县财政局牵头，县审计局配合）", "县审计局 support"),
            ("修订办法。（县财政局、县审计局按职责分工负责）", "县审计局 responsible"),
            ("修订办法。（县财政局牵头县审计局配合）", "县审计局 support"),
        ),
        ("修订办法。（县财政局、县审计局）", "修订办法。（配合单位：县财政局按职责分工负责）"),
    ),
    Rule(
        "unit.label",
        "名单之前的标签定角色，如“牵头单位：”“责任单位：”；名单之后另有“牵头”“配合”的，以后者为准",
        Evidence.NAMING,
        _by_label,
        (
            ("修订办法。（责任单位：县财政局、县审计局）", "县审计局 responsible"),
            (
                "修订办法。（牵头单位：县财政局；主要协作单位：县审计局）",
                "县审计局 support",
            ),
        ),
        ("修订办法。（适用范围：全县）", "修订办法。（责任人：王强）"),
    ),
    Rule(
        "unit.names",
        "责任括注里只有单位名称，没有角色词：视为责任单位",
        Evidence.BARE,
        _by_names_alone,
        (
            ("修订办法。（县财政局、县审计局）", "县审计局 responsible"),
            ("修订办法。（县财政局，6月底前）", "县财政局 responsible"),
        ),
        ("修订办法。（试行）", "新建学校2所（实验学校、育才学校）。"),
    ),
    Rule(
        "unit.column",
        "任务表的列定角色，如“牵头单位”“责任单位”“协办单位”",
        Evidence.NAMING,
        _by_column,
        (
            ("序号\t目标任务\t责任单位\n1\t修订办法\t县财政局", "县财政局 responsible"),
            ("序号\t目标任务\t会办单位\n1\t修订办法\t县审计局", "县审计局 support"),
        ),
        ("序号\t目标任务\t责任单位\n1\t修订办法\t—", "序号\t目标任务\t联系人\n1\t修订办法\t王强"),
    ),
    Rule(
        "unit.inline",
        "正文叙述里“牵头”“负责”之前的名单，各项都像单位名称",
        Evidence.GOVERNING,
        _inline,
        (
            ("由县财政局牵头修订办法。", "县财政局 lead"),
            ("修订办法。东城、西城公司牵头，年底前完成。", "东城 lead"),
        ),
        ("明确牵头单位，修订办法。", "将负责人员名单报县财政局。"),
    ),
    Rule(
        "unit.heading",
        "标题或标签只有单位名称和冒号，其后写的是它们的职责",
        Evidence.NAMING,
        _heading,
        (
            ("县财政局：修订办法，开展培训。", "县财政局 responsible"),
            ("县财政局、县审计局：修订办法，开展培训。", "县审计局 responsible"),
        ),
        ("主要做法：修订办法，开展培训。", "联系单位：修订办法，开展培训。"),
    ),
    Rule(
        "unit.implied",
        "依约定“以下均需……落实，不再列出”补入的责任单位",
        Evidence.STATED,
        _implied,
        (
            (
                "以下均需各乡镇政府落实，不再列出。修订办法。（县财政局负责）",
                "各乡镇政府 responsible",
            ),
            (
                "以下责任单位均包括县审计局、县司法局，不再列出。修订办法。（县财政局负责）",
                "县司法局 responsible",
            ),
        ),
        ("整改情况不再单独通报。修订办法。（县财政局负责）", "修订办法。（县财政局负责）"),
    ),
)  # fmt: skip

# What stands in or at one name, or a convention says of it.
OF_NAMES: tuple[Rule[Named, Given], ...] = (
    Rule(
        "unit.note",
        "单位名称之后的括号定角色",
        Evidence.TOUCHING,
        _by_note,
        (
            ("修订办法。（责任单位：县财政局（牵头）、县审计局）", "县财政局 lead"),
            ("修订办法。（责任单位：县财政局、县审计局（配合））", "县审计局 support"),
        ),
        ("修订办法。（责任单位：县委组织部（县委人才办））", "修订办法。（责任单位：县教体局（含招生办，下同））"),
    ),
    Rule(
        "unit.joint",
        "名单中“会同”之后的是配合单位",
        Evidence.TOUCHING,
        _by_joint,
        (
            ("修订办法。（县财政局会同县审计局负责）", "县审计局 support"),
            ("修订办法。（县财政局牵头，会同县审计局落实）", "县审计局 support"),
        ),
        ("修订办法。（县财政局和县审计局负责）", "县财政局会同有关方面修订办法。"),
    ),
    Rule(
        "unit.convention.first",
        "依约定“列第一位者为牵头单位”，由责任单位改为牵头",
        Evidence.STATED,
        _first,
        (
            (
                "修订办法。（县财政局、县审计局负责。列第一位者为牵头单位，下同）",
                "县财政局 lead",
            ),
            (
                "修订办法。（县财政局、县审计局负责。排名首位的为统筹单位）",
                "县财政局 lead",
            ),
        ),
        ("修订办法。（县财政局、县审计局负责）", "修订办法。（各乡镇、县审计局负责。列第一位者为牵头单位，下同）"),
    ),
    Rule(
        "unit.convention.comma",
        "依约定“第一个逗号（分号、顿号）前为牵头单位”，由责任单位改为牵头",
        Evidence.STATED,
        _comma,
        (
            (
                "修订办法。（县财政局、县审计局，县司法局负责。第一个逗号前为牵头单位，下同）",
                "县审计局 lead",
            ),
            (
                "修订办法。（县财政局、县审计局负责。第一个顿号前为牵头单位）",
                "县财政局 lead",
            ),
        ),
        ("修订办法。（县财政局，县审计局负责）", "修订办法。（县财政局配合。第一个逗号前为牵头单位）"),
    ),
    Rule(
        "unit.convention.star",
        "依约定“带*的为牵头单位”，由责任单位改为牵头",
        Evidence.STATED,
        _star,
        (
            (
                "修订办法。（*县财政局、县审计局负责。带*的为牵头单位，下同）",
                "县财政局 lead",
            ),
            (
                "修订办法。（县财政局、县审计局▲负责。标注▲的为牵头单位）",
                "县审计局 lead",
            ),
        ),
        ("修订办法。（*县财政局、县审计局负责）", "修订办法。（县财政局负责。带*的为牵头单位，下同）"),
    ),
)  # fmt: skip
