"""Which rules of a page's own sheets hold where, and that a nested page is gone over once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ydparse.document import Line
from ydparse.readers import html_match, html_sheets, html_unseen, read

TASK = "推进试点工作，新建充电桩500个，力争年底前完成投资。"


@pytest.mark.parametrize(
    ("selector", "hides"),
    [
        ("div p", True),
        ("div.a p", True),
        (".a.b p", True),
        ("#n .a p", True),
        (".a > p", False),
        (".a section > p", True),
        (".a > section p", True),
        ("#n > .a > section > p", True),
        ("#n > section p", False),
        (".b .a p", False),
        (".c .a p", False),
        (".a.c p", False),
        ("section .a p", False),
        ("* > * > p", True),
        ("div div div p", False),
    ],
)
def test_where_a_selector_holds(selector: str, hides: bool) -> None:
    page = f"""<html><head><style>{selector} {{display: none}}</style></head><body><b>{TASK}</b>
        <div id='n'><div class='a b'><section><p>甲。</p></section></div></div></body></html>"""
    assert ("甲。" not in [line.text for line in read(page.encode()).blocks if isinstance(line, Line)]) == hides


def test_an_ancestor_is_found_however_far_above_it_stands() -> None:
    page = f"<style>.a p.b{{display:none}}</style><p>{TASK}</p><div class='a'>{'<div>' * 60}<p class='b'>甲。</p>"
    assert [one.wording for one in read(page.encode()).left_out] == ["甲。"]


@pytest.mark.parametrize(
    "rule", [".b{} div{{display:none}}", "div .b{} div{{opacity:0}}", "div div div.b{}{{color:#fff}}"]
)
def test_sheets_of_a_nested_page_are_gone_over_once(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[object] = []
    parts = {html_match.Selectors: ("_of", "_fit", "_near_to"), html_sheets._Sheets: ("style",)}
    for owner, names in parts.items():
        for name in names:
            monkeypatch.setattr(owner, name, _counted(getattr(owner, name), steps))
    sheet = "<style>.a{display:none}" + "".join(map(rule.format, range(100))) + "</style>"
    for depth in (300, 900):
        steps.clear()
        read(f"<html><head>{sheet}</head><body>{'<div>' * depth}<p class='a'>乙</p><p>{TASK}</p>".encode())
        assert depth < len(steps) <= 2 * depth + 50


def test_what_stands_in_hidden_elements_is_taken_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[object] = []
    monkeypatch.setattr(html_unseen, "_replace", _counted(html_unseen._replace, taken))
    raw = read(f"<html><body><p>{TASK}</p>{'<div hidden>' * 300}甲。".encode())
    assert [one.wording for one in raw.left_out] == ["甲。"]
    assert len(taken) == 1


def _counted(function: Callable[..., Any], steps: list[object]) -> Callable[..., Any]:
    def counted(*arguments: Any, **named: Any) -> Any:
        steps.append(function)
        return function(*arguments, **named)

    return counted
