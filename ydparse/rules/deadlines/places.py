"""Time limits that their place states: a label, a column, a heading, a bracket. What stands there needs no word of its own."""

from __future__ import annotations

from collections.abc import Callable

from ydparse.grammar.limits import Limit
from ydparse.lexicon import words
from ydparse.rules.deadlines.context import Context
from ydparse.rules.rule import Evidence, Rule


def _in(*places: str) -> Callable[[Context], Limit | None]:
    def find(context: Context) -> Limit | None:
        return context.limit if context.place in places else None

    return find


def _in_column(context: Context) -> Limit | None:
    """What a cell says; 全年 alone, of a column of limits, is no day."""
    if context.place != "column":
        return None
    alone = not context.before and not context.after and context.wording in words("ongoing_heads")
    return Limit("ongoing") if alone else context.limit


RULES: tuple[Rule[Context, Limit], ...] = (
    Rule(
        "deadline.label",
        "标签“完成时限：”之后的时间",
        Evidence.STATED,
        _in("label"),
        (
            ("修订办法。（责任单位：县财政局；完成时限：2026年9月）", "due 2026-09-30"),
            ("修订办法。（完成时限：7.31）", "due 2026-07-31"),
            ("修订办法。（办结时限：60天内）", "due ?"),
            ("加强巡查。完成时限：长期坚持。", "ongoing"),
        ),
        ("修订办法。（完成时限：视天气情况）", "2026年9月底前修订办法。"),
    ),
    Rule(
        "deadline.column",
        "任务表“完成时限”一列中的时间，时序进度一列中的持续推进",
        Evidence.STATED,
        _in_column,
        (
            ("序号\t目标任务\t责任单位\t完成时限\n1\t修订办法\t县财政局\t2026年9月", "due 2026-09-30"),
            ("序号\t目标任务\t责任单位\t完成时限\n1\t修订办法\t县财政局\t6.30", "due 2026-06-30"),
            ("序号\t目标任务\t责任单位\t完成时限\n1\t加强巡查\t县财政局\t全年实施", "ongoing"),
            ("序号\t目标任务\t责任单位\t完成时限\n1\t加强巡查\t县财政局\t全年", "ongoing"),
        ),
        (
            "序号\t目标任务\t责任单位\t完成时限\n1\t修订办法\t县财政局\t—",
            "序号\t目标任务\t责任单位\n1\t9月底前修订办法\t县财政局",
        ),
    ),
    Rule(
        "deadline.heading",
        "列名或表题写明的时间，本格或本行自己没有写时限",
        Evidence.SHARED,
        _in("heading"),
        (
            ("序号\t目标任务\t一季度\t责任单位\n1\t修订办法\t完成初稿\t县财政局", "due 2026-03-31"),
            ("序号\t目标任务\t上半年\t责任单位\n1\t修订办法\t完成初稿\t县财政局", "due 2026-06-30"),
        ),
        (
            "序号\t目标任务\t一季度\t责任单位\n1\t9月底前修订办法\t\t县财政局",
            "序号\t目标任务\t责任单位\n1\t修订办法\t县财政局",
        ),
    ),
    Rule(
        "deadline.inherited",
        "上级标题写明的时间，本项自己没有写时限",
        Evidence.SHARED,
        _in("inherited"),
        (
            ("上半年重点任务\n1.修订办法。\n2.开展培训。", "due 2026-06-30"),
            ("6月底前完成的任务\n1.修订办法。\n2.开展培训。", "due 2026-06-30"),
        ),
        ("重点任务\n1.修订办法。\n2.开展培训。", "上半年重点任务\n1.9月底前修订办法。\n2.10月底前开展培训。"),
    ),
    Rule(
        "deadline.bracket",
        "责任括注中的一段只写时间，或只写持续推进、长期坚持一类的词",
        Evidence.STATED,
        _in("bracket"),
        (
            ("修订办法。（县财政局牵头，长期坚持）", "ongoing"),
            ("修订办法。（6月底完成并长期坚持，责任单位：县财政局）", "ongoing"),
            ("修订办法。（9月，牵头单位：县财政局）", "due 2026-09-30"),
        ),
        ("持续推进环境整治。（县财政局牵头）", "执行护河方案（2026—2028年）。"),
    ),
)  # fmt: skip
