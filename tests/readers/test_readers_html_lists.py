# ruff: noqa: E501 - one case a line reads best
"""Numbers of lists that are not in the text: by style, type and value, and as web editors draw them."""

from __future__ import annotations

import pytest
from made import grids, texts
from tables import params

from ydparse import extract
from ydparse.readers import read

SENTENCE = "为推进白石县城乡公共服务一体化，经县政府同意，现将有关事项通知如下，请认真贯彻执行。"


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body><div id='zoom'><p>{SENTENCE}</p>{body}</div></body></html>".encode()


def ol(*items: str, look: str = "", tag: str = "ol") -> str:
    return f"<{tag} {look}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


STYLED: list[tuple[str, str, list[str]]] = [
    ("cjk-ideographic", ol("甲", "乙", look="style='list-style-type:cjk-ideographic'"), ["一、甲", "二、乙"]),
    ("simp-chinese-informal", ol("甲", "乙", look="style='list-style-type: simp-chinese-informal' start=10"), ["十、甲", "十一、乙"]),
    ("trad-chinese-informal", ol("甲", look="style='LIST-STYLE: trad-chinese-informal inside'"), ["一、甲"]),
    ("simp-chinese-formal", ol("甲", "乙", look="style='list-style-type:simp-chinese-formal'"), ["壹、甲", "贰、乙"]),
    ("trad-chinese-formal", ol("甲", "乙", look="style='list-style-type:trad-chinese-formal'"), ["壹、甲", "貳、乙"]),
    ("cjk-decimal", ol("甲", "乙", look="style='list-style-type:cjk-decimal' start=12"), ["一二、甲", "一三、乙"]),
    ("decimal", ol("甲", "乙", look="style='list-style-type:decimal'"), ["1.甲", "2.乙"]),
    ("upper-roman", ol("甲", "乙", look="style='list-style-type:upper-roman' start=4"), ["IV.甲", "V.乙"]),
    ("a type", ol("甲", look="type=A") + ol("乙", look="type=a") + ol("丙", look="type=I") + ol("丁", look="type=i") + ol("戊", look="type=1"), ["A.甲", "a.乙", "I.丙", "i.丁", "1.戊"]),
    ("a string of its own", ol("甲", look="""style='list-style-type:"（一）"'"""), ["（一）甲"]),
    ("numbers of an unordered list", ol("甲", "乙", look="style='list-style-type:cjk-ideographic'", tag="ul"), ["一、甲", "二、乙"]),
    ("values", "<ol><li value=3>甲</li><li>乙</li><li value=8>丙</li></ol>", ["3.甲", "4.乙", "8.丙"]),
    ("reversed", ol("甲", "乙", "丙", look="reversed"), ["3.甲", "2.乙", "1.丙"]),
    ("reversed from a start", ol("甲", "乙", look="reversed start=8"), ["8.甲", "7.乙"]),
    ("lists in lists", ol("甲" + ol("子", "丑"), "乙" + ol("寅"), look="style='list-style-type:cjk-ideographic'"), ["一、甲", "1.子", "2.丑", "二、乙", "1.寅"]),
    ("a style that nobody knows", ol("甲", look="style='list-style-type:klingon'"), ["1.甲"]),
    ("no numbers wished", ol("甲", look="style='list-style:none'") + ol("乙", look="style='list-style-type:disc'"), ["甲", "乙"]),
    ("another none", ol("甲", look="style='text-decoration:none'"), ["1.甲"]),
    ("numbers of the text", ol("一、甲", "（二）乙", "3.丙", look="style='list-style-type:cjk-ideographic'"), ["一、甲", "（二）乙", "3.丙"]),
    ("bullets", ol("甲", tag="ul"), ["甲"]),
    ("of UEditor", ol("甲", "乙", look="class='custom_cn list-paddingleft-1'") + ol("丙", look="class='custom_cn2 list-paddingleft-1'") + ol("丁", look="class='custom_num1'"), ["一、甲", "二、乙", "（一）丙", "1)丁"]),
    ("of Quill", "<ol><li data-list='ordered'>甲</li><li data-list='ordered' class='ql-indent-1'>子</li><li data-list='ordered' class='ql-indent-1'>丑</li><li data-list='ordered'>乙</li><li data-list='bullet'>丙</li><li class='ql-indent-1' data-list='ordered'>寅</li></ol>", ["1.甲", "a.子", "b.丑", "2.乙", "丙", "a.寅"]),
    ("of Word", "<p class=MsoListParagraph><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span>甲</p>", ["一、 甲"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), params(STYLED))
def test_numbers_of_lists(body: str, lines: list[str]) -> None:
    assert texts(read(page(body)))[1:] == lines


SHEETS: list[tuple[str, str, str, list[str]]] = [
    ("of a tag", "ol { list-style-type: cjk-ideographic; }", ol("甲"), ["一、甲"]),
    ("of a class", "/* x */ .nr .yj{margin:0;list-style:simp-chinese-informal inside}", "<div class='x nr'><ol class='a yj'><li>甲</li></ol></div>", ["一、甲"]),
    ("of a class in another place", ".nr .yj, .nr > .yj{list-style:simp-chinese-informal}", "<div class='nr'></div><ol class='yj'><li>甲</li></ol>", ["1.甲"]),
    ("right below a class", ".nr > ol{list-style:simp-chinese-informal}", "<div class='nr'><ol><li>甲<ol><li>子</li></ol></li></ol></div>", ["一、甲", "1.子"]),
    ("of an id", "p{color:red} ol#main, ul.x {list-style-type:upper-roman}", ol("甲", look="id=main"), ["I.甲"]),
    ("another class", ".yj{list-style-type:cjk-ideographic}", ol("甲", look="class='ej'"), ["1.甲"]),
    ("what the list says itself is stronger", "ol{list-style-type:cjk-ideographic}", ol("甲", look="style='list-style-type:decimal'"), ["1.甲"]),
    ("none for menus", "ul,li{list-style:none}", ol("甲", tag="ul") + ol("乙", look="style='list-style:decimal'"), ["甲", "乙"]),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "body", "lines"), params(SHEETS))
def test_numbers_by_the_sheet_of_the_page(sheet: str, body: str, lines: list[str]) -> None:
    assert texts(read(page(body, f"<style>{sheet}</style>")))[1:] == lines


ROWS = (
    "<tr><td>1</td><td>新建公园2个</td><td>县城管局</td></tr><tr><td>2</td><td>新建步道3公里</td><td>县住建局</td></tr>"
)
HEAD = "<tr><th>序号</th><th>任务</th><th>责任单位</th></tr>"
BARE: list[tuple[str, str]] = [
    ("a head and a body", f"<table><thead>{HEAD}</thead><tbody>{ROWS}</tbody></table>"),
    ("a body", f"<table><tbody>{HEAD}{ROWS}</tbody></table>"),
    ("rows alone", f"<table>{HEAD}{ROWS}</table>"),
    ("within boxes", f"<div><div class='x'><table><thead>{HEAD}</thead><tbody>{ROWS}</tbody></table></div></div>"),
    ("a foot", f"<table><thead>{HEAD}</thead><tbody>{ROWS}</tbody><tfoot></tfoot></table>"),
    ("most in one row", f"<table><thead>{HEAD}</thead><tbody>{ROWS.replace('新建公园2个', '新建公园2个，' + '完善绿地系统，' * 30)}</tbody></table>"),
]  # fmt: skip


@pytest.mark.parametrize("table", params(BARE))
def test_a_table_without_a_text_around_it_is_a_table(table: str) -> None:
    data = f"<html><body>{table}</body></html>".encode()
    assert [[row[0] for row in grid] for grid in grids(read(data))] == [["序号", "1", "2"]]
    (found,) = extract(data).tables
    assert [unit.name for row in found.rows for unit in row.units] == ["县城管局", "县住建局"]


def test_a_table_that_frames_the_page_is_none() -> None:
    article = "".join(f"<p>{number}.{SENTENCE}</p>" for number in range(1, 12))
    raw = read(
        f"<html><body><table><tbody><tr><td>菜单</td><td>{article}</td></tr></tbody></table></body></html>".encode()
    )
    assert grids(raw) == []
    assert texts(raw)[-1] == f"11.{SENTENCE}"
