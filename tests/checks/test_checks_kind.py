"""YD136: it says what the text is and by which words, and marks no task as doubtful."""

from __future__ import annotations

import pytest

from ydparse import extract_text
from ydparse.checks.kind import check_kind
from ydparse.lexicon import load
from ydparse.models import Kind, Span
from ydparse.models.kind import PLANS, KindName

ARTICLES = "第一条 为了护河。\n第二条 适用于全县。\n第三条 县水务局主管。\n"


def test_the_warning_says_what_and_why() -> None:
    (warning,) = [
        w
        for w in extract_text("关于2025年护河工作情况的报告\n县人民政府：\n一切正常。\n").warnings
        if w.code == "YD136"
    ]
    assert warning.message == (
        "这份文字像是报告、总结、通报，不是工作计划（依据“关于2025年护河工作情况的报告”）；其中的任务和数量请核对"
    )
    assert warning.span and (warning.span.start, warning.span.end) == (0, 16)


def test_long_evidence_is_cut_at_its_head() -> None:
    title = "白石县人民政府" + "、青禾市人民政府" * 8 + "关于护河工作情况的报告"
    (warning,) = check_kind(Kind(value="report", text=title, rule="kind.title", span=Span(start=0, end=len(title))))
    assert "（依据“…" in warning.message and "关于护河工作情况的报告”）" in warning.message


def test_a_plan_is_not_warned_of() -> None:
    assert check_kind(None) == []
    assert check_kind(Kind(value="plan", text="方案", rule="kind.title", span=Span(start=0, end=2))) == []


def test_it_puts_no_task_on_the_list() -> None:
    """The evidence of a law may be an entry of its own."""
    notice = extract_text(ARTICLES)
    assert notice.kind and notice.kind.value == "law"
    assert notice.check.items_to_check == ()


@pytest.mark.parametrize("kind", KindName.__args__)  # type: ignore[attr-defined]
def test_every_kind_has_a_name(kind: str) -> None:
    assert [value for value, _ in load("text_kind_names")].count(kind) == 1


def test_every_word_has_a_kind() -> None:
    kinds = {row[2] for row in load("text_kinds")} - {"-", "notice"}
    assert kinds <= set(KindName.__args__)  # type: ignore[attr-defined]
    assert set(PLANS) - {"directive"} <= kinds
