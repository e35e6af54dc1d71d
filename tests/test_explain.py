"""Why: what is told is what was done; the examples of the rules are in rules/test_rules_catalog.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from explained import explained, parsed
from tables import params

from ydparse.cli.console import print_explanations
from ydparse.explain import Explanation, named, places
from ydparse.lexicon import load
from ydparse.models import Target
from ydparse.pipeline import parse
from ydparse.rules.catalog import catalog, meaning

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted(path for path in (ROOT / "samples").glob("*.*") if path.suffix in (".txt", ".docx"))

# What a rule says of its value, and the words of the lexicon that it names.
SAID = [
    ("role verb", "修订办法。（县财政局牵头，县审计局配合）", "县财政局", "牵头", ["roles.tsv：牵头 lead"]),
    ("label", "修订办法。（责任单位：县财政局）", "县财政局", "责任单位", ["roles.tsv：责任 responsible"]),
    ("full-width label", "修订办法。［责任单位：县财政局］", "县财政局", "责任单位", ["roles.tsv：责任 responsible"]),
    ("names only", "修订办法。（县财政局、县审计局）", "县审计局", None, ["unit_suffixes.tsv：局 strong"]),
    (
        "convention",
        "修订办法。（县财政局、县审计局负责。列第一位者为牵头单位，下同）",
        "县财政局",
        "列第一位者为牵头单位",
        [],
    ),
    ("no word", "9月底前修订办法。", "9月底前", None, []),
    ("label of a limit", "修订办法。（完成时限：三季度）", "三季度", "完成时限", ["roles.tsv：完成时限 time"]),
    ("ongoing", "修订办法。（县财政局牵头，长期坚持）", "长期坚持", None, ["ongoing_terms.tsv：长期坚持"]),
    (
        "made",
        "新建充电桩500个以上。",
        "新建充电桩500个以上",
        None,
        ["target_verbs.tsv：新建 make", "measure_words.tsv：个 count", "comparators.tsv：以上 >="],
    ),
    (
        "made, half-width",
        "新建充电桩不少于500个.",
        "新建充电桩不少于500个",
        None,
        ["target_verbs.tsv：新建 make", "measure_words.tsv：个 count", "comparators.tsv：不少于 >="],
    ),
    (
        "listed, with the shared verb",
        "力争新增家庭农场40家、合作社6家。",
        "合作社6家",
        None,
        ["target_verbs.tsv：新增 make", "measure_words.tsv：家 count", "strength_words.tsv：力争 aim"],
    ),
    (
        "level",
        "招商到位资金190亿元。",
        "招商到位资金190亿元",
        None,
        ["indicator_nouns.tsv：到位资金", "measure_words.tsv：元 money"],
    ),
]
REFUSED = [
    ("no evidence", "班子成员3名参加。", ["3名 refused.evidence"]),
    ("the first so many", "服务前5个园区。", ["5个 refused.ordinal"]),
    ("a title", "落实《新建充电桩500个方案》。", ["500个 refused.title"]),
    ("a part of a date is told once", "落实2026年工作要点。", ["2026年 refused.name"]),
    ("of two numbers one", "班子成员3名参加，新建充电桩500个。", ["3名 refused.evidence"]),
    ("nothing to tell", "新建充电桩500个。", []),
]
NUMBERED = """青禾市2026年重点工作要点
一、做强产业
1.新建充电桩500个。
2.改造路灯90盏。
二、改善民生
1.新建公厕5座。
"""


def every(path: Path) -> Iterator[Explanation]:
    return (place.explain() for place in places(parse(path)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_what_is_told_is_what_was_extracted(path: Path) -> None:
    said = parse(path)
    rows = [row for table in said.notice.tables for row in table.rows]
    carriers = sorted([*said.notice.sections, *said.notice.items], key=lambda one: one.span.start)
    explanations = [place.explain() for place in places(said)]
    assert len(explanations) == len(carriers) + len(rows)
    for carrier, explanation in zip([*carriers, *rows], explanations, strict=True):
        values = [reason.value for reason in explanation.taken if not isinstance(reason.value, str)]
        assert values == [*carrier.units, *carrier.deadlines, *carrier.targets]
        strength = next((reason.value for reason in explanation.taken if isinstance(reason.value, str)), None)
        assert strength == getattr(carrier, "strength", None)
        for reason in (*explanation.taken, *explanation.refused):
            assert reason.rule in catalog()
            assert "".join(said.notice.text[reason.span.start : reason.span.end].split()) == reason.text
            assert all(word.word in {row[0] for row in load(word.file[:-4])} for word in reason.words)
            assert (reason.by is None) == (reason.by_span is None)
            if reason.by_span is not None:
                assert "".join(said.notice.text[reason.by_span.start : reason.by_span.end].split()) == reason.by


@pytest.mark.parametrize(("text", "wording", "by", "words"), params(SAID))
def test_the_words_that_took_part(text: str, wording: str, by: str | None, words: list[str]) -> None:
    reason = next(reason for reason in explained(text).taken if reason.text == wording)
    assert reason.by == by
    assert [f"{word.file}：{word.word} {'、'.join(word.kinds)}".rstrip() for word in reason.words] == words


@pytest.mark.parametrize(("text", "refused"), params(REFUSED))
def test_what_is_not_taken(text: str, refused: list[str]) -> None:
    assert [f"{reason.text} {reason.rule}" for reason in explained(text).refused] == refused


LOST = [
    ("a thing alone", "新建充电桩500个。", "target.made", "target.counted", "依据较弱：只有事物本身，不及“分句的动词管着”"),
    ("behind a name", "招商到位资金190亿元。", "target.level", "target.counted", "依据较弱：只有事物本身，不及“前面的名称说明是什么”"),
    ("in a list", "力争新增家庭农场40家、合作社6家。", "target.made", "target.aimed", "依据较弱：只有事物本身，不及“分句的动词管着”"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "lost", "weaker"), params(LOST))
def test_the_readings_that_lost_are_told(
    text: str, rule: str, lost: str, weaker: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the rule of each, and why it is the weaker."""
    explanation = explained(text)
    reason = next(reason for reason in explanation.taken if reason.rule == rule)
    loser = next(loser for loser in reason.losers if loser.rule == lost)
    assert (loser.weaker, loser.meaning) == (weaker, meaning(lost))
    assert isinstance(reason.value, Target)
    assert isinstance(loser.value, Target)
    assert loser.value.value == reason.value.value
    print_explanations([explanation])
    shown = "".join(capsys.readouterr().out.split())
    assert f"也可读作目标{loser.value.text}" in shown
    assert f"规则{lost}" in shown


def test_a_column_is_named_by_its_heading() -> None:
    example = r"序号\t目标任务\t新建数量（个）\t责任单位\t完成时限\n1\t新建泊位\t30\t县财政局\t2026年9月"
    reasons = {reason.rule: reason for reason in explained(example).taken}
    assert reasons["unit.column"].by == "责任单位"
    assert reasons["deadline.column"].by == "完成时限"
    assert reasons["deadline.column"].words[0].word == "完成时限"
    assert reasons["target.column"].by == "新建数量（个）"
    assert [(reason.span.line, reason.by_span and reason.by_span.line) for reason in reasons.values()] == [(4, 3)] * 3


def test_what_decided_has_a_place_of_its_own() -> None:
    reason = explained(r"修订办法。（县财政局、县审计局负责。列第一位者为牵头单位，下同）").taken[0]
    assert reason.by_span is not None
    assert reason.span.end <= reason.by_span.start


def test_a_lengthened_verb_is_cited_as_its_file_has_it() -> None:
    assert [word.word for word in explained("新购置校车30辆。").taken[0].words] == ["购置", "辆"]


LEXICONS = ("roles", "unit_suffixes", "table_headers", "target_verbs", "measure_words", "comparators", "strength_words")


def test_every_kind_of_word_has_a_meaning() -> None:
    told = {(name, kind) for name, kind, _ in load("kinds")}
    there = {(name, next((said for said in row[1:] if said != "-"), "")) for name in LEXICONS for row in load(name)}
    assert told == there


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("i2", ["i2"]),
        ("s2", ["s2"]),
        ("2", ["i2"]),
        ("2.", ["i2"]),
        ("1", ["i1", "i3"]),
        ("一、", ["s1"]),
        ("一", ["s1"]),
        ("、", []),
        ("9", []),
        ("", []),
    ],
)
def test_what_a_name_means(name: str, ids: list[str]) -> None:
    assert [place.id for place in named(places(parsed(NUMBERED)), name)] == ids
