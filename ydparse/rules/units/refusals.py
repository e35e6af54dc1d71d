"""What among the names of a list is none: persons, labels, remarks, sentences; and lists that assign nothing."""

from __future__ import annotations

import re
from functools import cache, partial

from ydparse.grammar.bodies import ends_like_unit
from ydparse.grammar.pieces import HAN, with_words
from ydparse.grammar.roles import is_label
from ydparse.lexicon import words
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.units.context import Given, Named

_PERSON_TAIL = 8  # characters of a title and a name, at most
_DIGIT = re.compile(r"\d")


@cache
def _person() -> re.Pattern[str]:
    return with_words(rf"\L<title>{HAN}{{2,3}}$", partial(words, "unit_context"))


def ends_with_person(wording: str) -> bool:
    """Whether a wording ends with a person by title and name.

    >>> ends_with_person("县财政局局长王强"), ends_with_person("县财政局")
    (True, False)
    """
    return _person().search(wording, max(0, len(wording) - _PERSON_TAIL)) is not None


_NONE = Given("")


def _attribute(named: Named) -> Given | None:
    return _NONE if named.listed.attribute else None


def _explains(named: Named) -> Given | None:
    return _NONE if named.listed.explains else None


def _is_person(named: Named) -> Given | None:
    label = named.listed.label
    return _NONE if (label and label.role == "person") or ends_with_person(named.wording) else None


def _remark(named: Named) -> Given | None:
    label = named.listed.label
    return _NONE if label and label.role == "remark" else None


def _anybody(named: Named) -> Given | None:
    return _NONE if named.wording in words("unit_context", "anybody") else None


def _is_label(named: Named) -> Given | None:
    return _NONE if is_label(named.wording) and not named.name.collective else None


def _sentence(named: Named) -> Given | None:
    if named.wording.startswith(words("unit_context", "renamed")):
        return _NONE  # 以下简称牵头单位
    told = named.wording.startswith(words("unit_context", "told")) or "应当" in named.wording
    return _NONE if told and (not ends_like_unit(named.wording) or _DIGIT.search(named.wording)) else None


# What holds of a whole list.
OF_LISTS: tuple[Rule[Named, Given], ...] = (
    Rule(
        "refused.attribute_lead",
        "“牵头”只是定语：X牵头的机制、X牵头、Y参与的模式，不指定单位",
        Evidence.REFUSED,
        _attribute,
        (
            ("构建研究院牵头、校企联动的协同模式。", "研究院"),
            ("探索商会牵头、企业自律的治理路径。", "商会"),
        ),
        ("由研究院牵头探索协同模式。", "研究院牵头，健全高效的联动模式。"),
    ),
    Rule(
        "refused.explanation",
        "只说由谁负责解释文件，不是任务",
        Evidence.REFUSED,
        _explains,
        (
            ("本办法由县财政局负责解释。", "县财政局"),
            ("具体条款由县审计局负责解释。", "县审计局"),
        ),
        ("由县财政局负责制定解释口径。", "修订办法。（县财政局负责解释政策）"),
    ),
    Rule(
        "refused.remark",
        "责任括注里的说明：适用范围、资金来源等，不是单位",
        Evidence.REFUSED,
        _remark,
        (
            ("修订办法。（责任单位：县财政局；适用范围：全县）", "全县"),
            ("修订办法。（责任单位：县财政局；资金来源：县本级）", "县本级"),
        ),
        ("修订办法。（责任单位：县财政局；配合单位：县审计局）", "修订办法。（县财政局负责）"),
    ),
)  # fmt: skip

# What holds of one name.
OF_NAMES: tuple[Rule[Named, Given], ...] = (
    Rule(
        "refused.person",
        "是人，不是单位：责任人、联系人，或单位后写职务姓名",
        Evidence.REFUSED,
        _is_person,
        (
            ("修订办法。（责任单位：县审计局、县财政局局长王强）", "县财政局局长王强"),
            ("修订办法。（责任单位：县财政局；联系人：王强）", "王强"),
        ),
        ("修订办法。（责任单位：县财政局）", "修订办法。（责任单位：县财政局局长办公室）"),
    ),
    Rule(
        "refused.anybody",
        "谁主管谁负责、专人负责：不指哪个单位",
        Evidence.REFUSED,
        _anybody,
        (
            ("坚持谁主管、谁负责。", "谁"),
            ("台账由专人负责更新。", "专人"),
        ),
        ("台账由县财政局负责更新。", "台账由县财政局安排人员更新。"),
    ),
    Rule(
        "refused.label",
        "只是角色的名称（牵头单位、责任部门），不是单位",
        Evidence.REFUSED,
        _is_label,
        (
            ("修订办法。（县财政局、牵头单位负责）", "牵头单位"),
            ("修订办法。（责任单位：县财政局、配合部门）", "配合部门"),
        ),
        ("修订办法。（责任单位：各责任单位）", "修订办法。（责任单位：县财政局）"),
    ),
    Rule(
        "refused.sentence",
        "名单里的叙述：“确保”“力争”“按照”开头，或“应当”：不是单位",
        Evidence.REFUSED,
        _sentence,
        (
            ("修订办法。（责任单位：县财政局，确保按期完成）", "确保按期完成"),
            ("修订办法。（责任单位：县财政局，及时公开）", "及时公开"),
        ),
        ("修订办法。（责任单位：县推进办）", "修订办法。（责任单位：县财政局、县审计局）"),
    ),
)  # fmt: skip
