"""`ydparse show`: a notice made by hand, drawn narrow and wide."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from ydparse.cli.console import print_notice
from ydparse.models import Check, Metadata, Notice, Part, Reason, Source, Span, ToCheck

HANDMADE = Path(__file__).resolve().parents[1] / "writers" / "notice.json"


def cells(line: str) -> int:
    """Columns that a line takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def drawn(
    notice: Notice,
    columns: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    only_to_check: bool = False,
) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    for name in ("FORCE_COLOR", "PY_COLORS"):
        monkeypatch.delenv(name, raising=False)
    print_notice(notice, only_to_check=only_to_check)
    return capsys.readouterr().out


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_it_fits_and_says_what_matters(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    notice = Notice.model_validate_json(HANDMADE.read_text(encoding="utf-8"))
    out = drawn(notice, columns, monkeypatch, capsys)
    assert max(map(cells, out.splitlines())) <= columns
    assert "\x1b" not in out
    for text in ("青禾市2025年重点工作要点", "青政办发〔2025〕8号", "提纲（4）", "（一）壮大园区经济", "任务（2）"):
        assert text in out
    for text in ("序号", "牵头", "时限", "目标", "任务分解表（1）", "提示（1）", "YD101", "第 10 行"):
        assert text in out


def test_brackets_are_text_not_markup(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    notice = Notice.model_validate_json(HANDMADE.read_text(encoding="utf-8"))
    metadata = notice.metadata.model_copy(update={"title": "关于[red]试行[/red]的要点 :smile: [/]\x1b[2J"})
    out = drawn(notice.model_copy(update={"metadata": metadata}), 120, monkeypatch, capsys)
    assert "关于[red]试行[/red]的要点 :smile: [/] [2J" in out
    assert "\x1b" not in out
    assert "[试行]" in out


def test_a_notice_with_nothing_in_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    empty = Notice(text="", source=Source(format="txt", sha256="0" * 64), metadata=Metadata())
    out = drawn(empty, 80, monkeypatch, capsys)
    assert "（无标题）" in out
    assert "任务（" not in out


def _to_check(id_: str, span: Span) -> ToCheck:
    return ToCheck(item_id=id_, reasons=(Reason(code="role.open", message="“县”没有读出是谁", span=span),))


def test_papers_of_the_file_and_tasks_to_check(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = Notice.model_validate_json(HANDMADE.read_text(encoding="utf-8"))
    out = drawn(plain.model_copy(update={"parts": (), "check": Check()}), 200, monkeypatch, capsys)
    assert "文件组成" not in out
    assert "请核对" not in out
    span = Span(start=0, end=1)
    parts = (Part(id="p1", kind="letter", span=span), Part(id="p2", kind="annex", title="名单", span=span))
    told = plain.model_copy(
        update={"parts": parts, "check": Check(items_to_check=(_to_check("i1", span), _to_check("i2", span)))}
    )
    out = drawn(told, 200, monkeypatch, capsys)
    assert "通知；附件《名单》" in out
    assert "请核对（2）" in out
    assert out.count("“县”没有读出是谁") == 2


def test_only_what_must_be_looked_at(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    plain = Notice.model_validate_json(HANDMADE.read_text(encoding="utf-8"))
    check = Check(items_to_check=(_to_check("i2", Span(start=0, end=1)),))
    out = drawn(plain.model_copy(update={"check": check}), 200, monkeypatch, capsys, only_to_check=True)
    assert "3 项任务，1 项要核对" in out, "the counts are of all of it"
    assert "任务（1）" in out
    assert "优化服务" in out
    assert "建设充电设施" not in out
    assert "任务分解表" not in out
