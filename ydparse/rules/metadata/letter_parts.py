"""发文字号, 主送机关, 抄送机关 (GB/T 9704-2012 7.2.5, 7.3.2, 7.4.2)."""

from __future__ import annotations

from ydparse.document import TextAt
from ydparse.document.characters import every_form
from ydparse.rules.metadata.context import HeadRule, Known, quoted
from ydparse.rules.metadata.examples import NAME, PLAN, TASKS
from ydparse.rules.metadata.names import split_names
from ydparse.rules.metadata.numbers import DOCUMENT_NUMBER
from ydparse.rules.metadata.pieces import each, labelled
from ydparse.rules.metadata.said import Said
from ydparse.rules.rule import Evidence, Rule

_NAMES_END = every_form(":。") + " \n"


def _printed_number(known: Known) -> Said | None:
    """On a line of its own, glued to what stands before it, in a bracket."""
    piece = next(each(known.head.pieces, "number"), None)
    return quoted(known.head, piece.parts["number"]) if piece else None


def _labelled_number(known: Known) -> Said | None:
    document = known.head.document
    for _, place in labelled(known.head.everything, "document_number"):
        if found := next(document.finditer(DOCUMENT_NUMBER, *place), None):
            return quoted(known.head, found.offsets("number") or place)
    return None


def _names(known: Known, low: TextAt, high: TextAt) -> tuple[str, ...]:
    return tuple(split_names(known.head.document.text[low:high].rstrip(_NAMES_END)))


def _addressed(known: Known) -> Said | None:
    """Names before a colon."""
    piece = next(each(known.head.paper, "addressees"), None)
    return Said(_names(known, piece.start, piece.end), [(piece.start, piece.end)]) if piece else None


def _labelled_addressees(known: Known) -> Said | None:
    for _, place in labelled(known.head.paper, "addressees"):
        return Said(_names(known, *place), [place])
    return None


def _copied(known: Known) -> Said | None:
    """They may stand on several lines, of one kind each (分送, 抄送)."""
    pieces = list(each(known.head.pieces, "cc"))
    names = [name for piece in pieces for name in _names(known, *piece.parts["names"])]
    return Said(tuple(dict.fromkeys(names)), [(piece.start, piece.end) for piece in pieces]) if names else None


RULES: tuple[HeadRule, ...] = (
    Rule(
        "document_number.printed",
        "印在版头、标题前后或括号里的发文字号",
        Evidence.STATED,
        _printed_number,
        takes=(
            (f"白水发〔2026〕3号\n{PLAN}", "白水发〔2026〕3号"),
            (f"{NAME}\n（白水发〔2026〕3号）\n{TASKS}", "白水发〔2026〕3号"),
        ),
        refuses=(f"{NAME}\n为落实青水发〔2025〕5号文件，制定本方案。\n{TASKS}", f"项目编号：2026-BS-5\n{PLAN}"),
        needs=("号",),
    ),
    Rule(
        "document_number.label",
        "标签“发文字号：”“文号：”之后",
        Evidence.NAMING,
        _labelled_number,
        takes=(
            (f"文号：白水发〔2026〕3号\n{PLAN}", "白水发〔2026〕3号"),
            (f"【发文字号】白水发〔2026〕3号\n{PLAN}", "白水发〔2026〕3号"),
        ),
        refuses=(f"文号：\n{PLAN}", f"索引号：BS-2026-3\n{PLAN}"),
        needs=("号",),
    ),
    Rule(
        "addressees.line",
        "主送机关：冒号前的名单",
        Evidence.STATED,
        _addressed,
        takes=(
            (f"{NAME}\n各科室：\n{TASKS}", "各科室"),
            (
                f"{NAME}\n各县（市、区）人民政府，市直有关部门、单位：\n{TASKS}",
                "各县（市、区）人民政府 + 市直有关部门、单位",
            ),
        ),
        refuses=(f"{NAME}\n承办单位：县水务局\n{TASKS}", f"{NAME}\n现将有关要求通知如下：\n{TASKS}"),
        needs=(":",),
    ),
    Rule(
        "addressees.label",
        "标签“主送：”之后的名单",
        Evidence.NAMING,
        _labelled_addressees,
        takes=(
            (f"{NAME}\n主送：各科室\n{TASKS}", "各科室"),
            (f"{NAME}\n主送：各科室、各河道所\n{TASKS}", "各科室 + 各河道所"),
        ),
        refuses=(f"{NAME}\n抄送：县委办公室\n{TASKS}", f"{NAME}\n各科室：\n{TASKS}"),
        needs=("主送",),
    ),
    Rule(
        "cc.line",
        "版记中的抄送机关",
        Evidence.STATED,
        _copied,
        takes=(
            (f"{PLAN}\n抄送：县委办公室。", "县委办公室"),
            (f"{PLAN}\n抄报：市水务局。\n抄送：县委办公室，县人大办公室。", "市水务局 + 县委办公室 + 县人大办公室"),
        ),
        refuses=(f"{PLAN}结果抄送县财政局。", f"{PLAN}\n联系人：李工"),
        needs=("送", "报"),
    ),
)
