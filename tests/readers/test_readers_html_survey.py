"""A survey says of every element what the element itself would say, and deeply nested pages are gone over once."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from lxml.html import HtmlMixin
from sites import SITES

from ydparse.readers import html_box, html_flow, read
from ydparse.readers.html_clean import _PROSE
from ydparse.readers.html_parse import parse
from ydparse.readers.html_survey import HAN, Survey

TASK = "推进试点工作，新建充电桩500个，力争年底前完成投资。"


@pytest.mark.parametrize("page", SITES.values(), ids=SITES)
def test_a_survey_counts_as_the_elements_do(page: str) -> None:
    root = parse(page, "样例.html")
    assert root is not None
    survey = Survey(root)
    weight, prose = survey.weight(), survey.matches(_PROSE)
    links = survey.of_elements(lambda element: element.tag == "a")
    for element in root.iter():
        text = element.text_content()
        assert weight(element) == len(HAN.findall(text))
        assert prose(element) == bool(_PROSE.search(text))
        assert links(element) == len(list(element.iter("a")))
        assert survey.holds(root, element)
        assert all(survey.holds(above, element) for above in element.iterancestors())
        assert not any(survey.holds(element, beside) for beside in element.itersiblings())


def test_matches_may_lie_over_each_other() -> None:
    root = parse("<p>第<b>第附</b>件条</p>", "样例.html")
    assert root is not None
    survey = Survey(root)
    found = survey.matches(re.compile("第.{1,3}?条|附件"))
    assert {element.tag: found(element) for element in root.iter("p", "b")} == {"p": True, "b": False}
    found = survey.matches(re.compile("第.{1,3}?条|第件"))
    assert not found(root.find(".//b"))


def nested(opening: str, depth: int) -> bytes:
    return f"<html><body>{opening * depth}</body></html>".encode()


def test_the_text_of_a_nested_page_is_not_gone_over_at_every_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: Counter[str] = Counter()
    text_content = HtmlMixin.text_content

    def counted(element: Any) -> str:
        text = str(text_content(element))
        seen["characters"] += len(text)
        return text

    monkeypatch.setattr(HtmlMixin, "text_content", counted)
    for classes in ("", " class='content'", " id='content'"):
        counts = []
        for depth in (50, 200):
            seen.clear()
            read(nested(f"<div{classes}><p>{TASK}</p>", depth))
            counts.append(seen["characters"])
        assert counts[0] > 0
        assert counts[1] < 6 * counts[0]


def test_lists_in_lists_are_no_metadata_box(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[str] = Counter()
    lines = html_box._lines

    def counted(cell: Any) -> list[str]:
        calls["cells"] += 1
        return lines(cell)

    monkeypatch.setattr(html_box, "_lines", counted)
    read(nested("<ul><li>甲", 200))
    assert calls["cells"] < 200


def test_line_breaks_are_made_once_where_preformatted_elements_nest(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[str] = Counter()
    break_lines = html_flow._break_lines

    def counted(pre: Any) -> None:
        calls["breaks"] += 1
        break_lines(pre)

    monkeypatch.setattr(html_flow, "_break_lines", counted)
    page = parse("<div><pre>甲\n<pre>乙\n丙</pre>\n丁</pre><p>戊\n己</p><pre>庚\n辛</pre></div>", "样例.html")
    assert page is not None
    assert [block.text for block in html_flow.blocks_of(page)] == ["甲", "乙", "丙", "丁", "戊己", "庚", "辛"]
    assert calls["breaks"] == 2
    calls.clear()
    html_flow.blocks_of(parse("<div style='white-space:pre'>甲\n" * 50, "样例.html"))
    assert calls["breaks"] == 1
