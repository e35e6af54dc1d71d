"""The library's two verbs; and any text at all: no crash, and every span is the evidence."""

from __future__ import annotations

import io
import json
import random
from functools import cache
from pathlib import Path

import golden
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from notices import check_evidence, plan, who
from tables import params
from variants import document_of, same

import ydparse
from ydparse import Notice, YdparseError, extract, extract_text
from ydparse.errors import EmptyFile, MissingFile, NotAFile

TEXT = plan("1.新建充电桩500个。（市发改委牵头，2026年9月底前完成）", "2.加强培训。（责任单位：市人社局）")
SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "baishi-key-points-2026.txt"


def test_a_path_bytes_and_a_stream_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "要点.txt"
    path.write_text(TEXT, encoding="utf-8")
    from_path = extract(path)
    assert extract(str(path)) == from_path
    others = [extract(path.read_bytes()), extract(io.BytesIO(path.read_bytes())), extract_text(TEXT)]
    for other in others:
        assert other.items == from_path.items
        assert other.metadata == from_path.metadata
        assert other.text == from_path.text
    assert (from_path.source.path, others[0].source.path) == (str(path), None)
    assert {notice.source.sha256 for notice in (from_path, *others)} == {from_path.source.sha256}


def test_the_same_text_gives_the_same_json() -> None:
    assert extract(SAMPLE).model_dump_json() == extract(SAMPLE).model_dump_json()


def test_what_the_user_says() -> None:
    notice = extract_text(TEXT, year=2030, region="白石县")
    assert notice.metadata.plan_year == 2030
    assert notice.metadata.region is not None and notice.metadata.region.name == "白石县"


def test_an_encoding_that_the_user_says() -> None:
    data = TEXT.encode("gb18030")
    assert extract(data, encoding="gb18030").text == extract_text(TEXT).text
    assert extract(data).text == extract_text(TEXT).text


def test_a_notice_is_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        extract_text(TEXT).text = ""  # type: ignore[misc]


def test_the_public_names() -> None:
    assert set(ydparse.__all__) <= set(dir(ydparse))
    assert all(getattr(ydparse, name) is not None for name in ydparse.__all__)
    with pytest.raises(AttributeError):
        _ = ydparse.no_such_name


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    for source, error in [(tmp_path / "无.txt", MissingFile), (tmp_path, NotAFile), (empty, EmptyFile)]:
        with pytest.raises(error) as caught:
            extract(source)
        assert isinstance(caught.value, YdparseError)
        assert str(source) in str(caught.value)
    with pytest.raises(EmptyFile):
        extract_text(" \n\u3000\n")


FRAGMENTS = [
    ("entries alone", "一、重点任务\n1.完善制度。\n2.加强培训。\n"),
    ("one entry", "1.完善制度。\n"),
    ("clause alone", "（责任单位：市发改委）"),
    ("annex", "附件\n"),
    ("table alone", "序号\t目标任务\t责任单位\n1\t新建充电桩\t市发改委\n"),
    ("stop", "。"),
    ("mark", "一、"),
    ("digit", "1"),
    ("bracket", "（"),
    ("tab", "\t"),
    ("addressees", "各县区人民政府：\n"),
    ("date", "2026年3月2日\n"),
    ("copies", "抄送：市委。\n"),
    ("box", "专栏1\n"),
    ("commas", "，" * 50),
    ("open brackets", "（" * 200),
    ("closed brackets", "）" * 200),
    ("marks", "一、" * 100),
    ("labels", "责任单位：" * 50),
    ("byte order mark", "\ufeff一、重点任务"),
    ("nothing that shows", "\u200b"),
    ("page number alone", "— 1 —"),
    ("beyond the basic plane", "𠮷野家牵头。1.完善𠮷制度。（市发改委牵头）"),
]


@pytest.mark.parametrize("text", params(FRAGMENTS))
def test_fragments(text: str) -> None:
    try:
        notice = extract_text(text)
    except EmptyFile:
        assert not text.strip()
        return
    check_evidence(notice)


def test_offsets_count_code_points() -> None:
    notice = extract_text(plan("1.完善𠮷制度。（市发改委牵头）", "2.加强培训。"))
    unit = notice.items[0].units[0]
    assert notice.text[unit.span.start : unit.span.end] == "市发改委"


# Random damage to the samples: what comes out must be a notice with evidence, whatever was done to the text.


@cache
def sample_lines() -> list[list[str]]:
    """The lines of each sample, tables as tabs."""
    root = Path(__file__).resolve().parent.parent
    return [same(document_of(root / "samples" / f"{name}.txt")).splitlines() for name in golden.names()]


WIDTHS = str.maketrans("，。；：（）０１２、．％", ",.;:()012、.%")


def damaged(lines: list[str], dice: random.Random, count: int) -> str:
    """The text of `lines` after `count` random changes, its first 60 lines at most."""
    lines = lines[(at := dice.randrange(max(len(lines) - 20, 1))) : at + 60]
    for _ in range(count):
        i = dice.randrange(len(lines))
        what = dice.randrange(8)
        if what == 0 and len(lines) > 1:
            del lines[i]
        elif what == 1:
            lines.insert(i, lines[dice.randrange(len(lines))])
        elif what == 2:
            lines[i] = lines[i].translate(WIDTHS)
        elif what == 3:
            lines[i] = lines[i][: dice.randrange(len(lines[i]) + 1)]
        elif what == 4:
            at = dice.randrange(len(lines[i]) + 1)
            lines[i] = lines[i][:at] + "\n" + lines[i][at:]
        elif what == 5:
            at = dice.randrange(len(lines[i]) + 1)
            lines[i] = (
                lines[i][:at]
                + dice.choice("（）()〔〕，。；：、一1.\t 　“”《》—%万亿年月日牵头负责单位")
                + lines[i][at:]
            )
        elif what == 6 and i + 1 < len(lines):
            lines[i : i + 2] = [lines[i] + lines[i + 1]]
        else:
            lines[i] = "".join(dice.sample(lines[i], len(lines[i])))
    return "\n".join(lines) + "\n"


def read_and_check(text: str) -> Notice | None:
    """The notice of a text, checked; None where it is empty."""
    try:
        notice = extract_text(text)
    except EmptyFile:
        return None
    check_evidence(notice)
    json.loads(notice.model_dump_json())
    return notice


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**9), sample=st.integers(0, 7), count=st.integers(1, 12))
def test_damaged_samples(seed: int, sample: int, count: int) -> None:
    lines = sample_lines()[sample % len(sample_lines())]
    read_and_check(damaged(list(lines), random.Random(seed), count))


WORDS = [
    "一、", "（一）", "(二)", "1.", "2．", "3、", "（1）", "①", "第一条", "一是", "专栏1", "新建", "达到", "增长", "不少于", "分别", "500个", "2.5万",
    "12%", "3个百分点", "125亿元", "2-3项", "以上", "左右", "充电桩", "普及率", "市发改委", "各县（市、区）政府", "等单位", "牵头", "负责", "配合",
    "按职责分工负责", "责任单位：", "牵头单位：", "完成时限：", "2026年", "9月底前", "年底前", "每季度", "持续推进", "到2028年", "上半年", "《", "》",
    "“", "”", "（", "）", "〔", "]", "，", "。", "；", "、", "：", "\n", "\n\n", "\t", " ", "　", "下同", "列第一位者为牵头单位", "以下均涉及",
    "不再列出", "附件", "抄送：", "印发", "序号", "目标任务", "— 1 —", "青禾市2026年工作要点", "关于印发", "的通知", "总体要求", "会同", "由",
    "和", "𠮷", "㎡", "Ａ", "9" * 30, "万亿", "序号\t任务\t责任单位\n1\t新建充电桩\t市发改委\n", "（市发改委（牵头）", "\u200b", "等8部门",
]  # fmt: skip


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_texts_of_this_fields_words(words: list[str]) -> None:
    read_and_check("".join(words))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(
        st.one_of(
            st.characters(min_codepoint=0x4E00, max_codepoint=0x4EFF),
            st.sampled_from("一二1２3０.．、（）()%万年月日，。\n\t　 市局"),
        ),
        max_size=200,
    )
)
def test_any_text(text: str) -> None:
    read_and_check(text)


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_any_characters_at_all(text: str) -> None:
    read_and_check(text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**9))
def test_a_task_keeps_its_units_wherever_its_lines_break(seed: int) -> None:
    """A clause is found whole, wherever one line break falls into it."""
    dice = random.Random(seed)
    clause = "（牵头单位：市发展改革委；责任单位：市财政局、各县（市、区）政府）"
    at = dice.randrange(1, len(clause))
    notice = extract_text(
        plan(f"1.加快完善各项工作制度。{clause[:at]}\n{clause[at:]}", "2.加强业务培训。（责任单位：市人社局）")
    )
    assert who(notice.items[0].units) == ["lead 市发展改革委", "responsible 市财政局", "responsible 各县（市、区）政府"]
