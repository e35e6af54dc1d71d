# ruff: noqa: E501 - one case a line reads best
"""What a page holds and does not show: left out, and told where it stands in the notice."""

from __future__ import annotations

import io

import pytest
from made import grids, texts
from tables import params

from ydparse import extract
from ydparse.document import LeftOut
from ydparse.errors import EmptyFile
from ydparse.inspect import inspect
from ydparse.pipeline import parse
from ydparse.readers import read

SENTENCE = "为推进白石县城乡公共服务一体化，经县政府同意，现将有关事项通知如下，请认真贯彻执行。"
DRAFT = "3.拆除泵站。（县水利局负责）"
NAV = "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/a'>政务公开</a></li><li><a href='/b'>互动交流</a></li></ul>"


def page(body: str, around: str = "", name: str = "zoom") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{NAV}<div id='{name}'><p>{SENTENCE}</p>{body}<p>{SENTENCE}</p></div>{around}</body></html>".encode()


HIDDEN: list[tuple[str, str]] = [
    ("display", f"<p style='color:red; display: none'>{DRAFT}</p>"),
    ("visibility", f"<p style='VISIBILITY:hidden'>{DRAFT}</p>"),
    ("hidden", f"<p hidden>{DRAFT}</p>"),
    ("a block", f"<div style='display:none!important'><p>{DRAFT}</p></div>"),
    ("no size", f"<p><span style='font-size:0'>{DRAFT}</span></p>"),
    ("no size, in points", f"<p style='font-size:0pt'>{DRAFT}</p>"),
    ("one pixel", f"<p style='font-size:1px'>{DRAFT}</p>"),
    ("no opacity", f"<p style='opacity:0'>{DRAFT}</p>"),
    ("beside the page", f"<p style='text-indent:-9999px'>{DRAFT}</p>"),
    ("left of the page", f"<p style='position:absolute;left:-10000px'>{DRAFT}</p>"),
    ("white on white", f"<p style='color:#FFF;background:#ffffff'>{DRAFT}</p>"),
    ("white in a white box", f"<div style='background-color:white'><p><font color='#fefefe'>{DRAFT}</font></p></div>"),
    ("grey on grey", f"<p style='background:rgb(238,238,238)'><span style='color:#eee'>{DRAFT}</span></p>"),
    ("transparent", f"<p style='color:transparent'>{DRAFT}</p>"),
    ("of Word", f"<p><span style='mso-hide:all'>{DRAFT}</span></p>"),
    ("white on the page", f"<p style='color:white'>{DRAFT}</p>"),
    ("white on the page, as a font", f"<div style='background:none'><p><font color='#FFFFFF'>{DRAFT}</font></p></div>"),
    ("no height", f"<div style='height:0; overflow:hidden'><p>{DRAFT}</p></div>"),
    ("no height at most", f"<p style='max-height:0px;overflow:hidden;padding:0'>{DRAFT}</p>"),
    ("no width", f"<span style='display:inline-block;width:0;overflow:hidden'>{DRAFT}</span>"),
    ("a pixel for readers aloud", f"<p style='position:absolute;width:1px;height:1px;overflow:hidden'>{DRAFT}</p>"),
]  # fmt: skip


@pytest.mark.parametrize("body", params(HIDDEN))
def test_what_is_not_shown_is_left_out_and_told(body: str) -> None:
    for data in (page(body), page(body, name="x"), f"<html><body><p>{SENTENCE}</p>{body}</body></html>".encode()):
        raw = read(data)
        assert raw.left_out == (LeftOut(DRAFT, "hidden"),)
        assert DRAFT not in texts(raw)
    assert [line.fate for line in inspect(parse(page(body))) if line.text == DRAFT] == ["left_out"]
    assert "YD146" in [warning.code for warning in extract(page(body)).warnings]


TEXT = "2.新建泵站3座。（县水利局负责）"
SHOWN: list[tuple[str, str]] = [
    ("grey", f"<p style='color:#999'>{TEXT}</p>"),
    ("small print", f"<p style='font-size:5pt'>{TEXT}</p>"),
    ("a size in a box without one", f"<div style='font-size:0'><p style='font-size:16px'>{TEXT}</p></div>"),
    ("bold and coloured", f"<p style='color:#c00;font-weight:bold'>{TEXT}</p>"),
    ("white on a dark ground", f"<p style='color:#fff;background:#036'>{TEXT}</p>"),
    ("white in a dark box", f"<div style='background:#036 url(a.png)'><p style='color:white'>{TEXT}</p></div>"),
    ("dark letters in a white box of white letters", f"<div style='color:#fff;background:#fff'><p style='color:#333'>{TEXT}</p></div>"),
    ("letters cut out of a picture", f"<p style='color:transparent;background:linear-gradient(red,blue);-webkit-background-clip:text'>{TEXT}</p>"),
    ("details that are folded", f"<details><summary>任务</summary><p>{TEXT}</p></details>"),
    ("hidden from readers aloud", f"<p><i class='icon' aria-hidden='true'></i>{TEXT}</p>"),
    ("a panel of tabs", f"<div class='tab-pane' style='display:none'><p>{TEXT}</p></div>"),
    ("a panel by its role", f"<div role='tabpanel' hidden><p>{TEXT}</p></div>"),
    ("found when it is looked for", f"<p hidden='until-found'>{TEXT}</p>"),
    ("faint", f"<p style='opacity:.6'>{TEXT}</p>"),
    ("a first line that hangs out", f"<p style='text-indent:-2em;margin-left:-20px'>{TEXT}</p>"),
    ("no height, and nothing cut off", f"<p style='height:0'>{TEXT}</p>"),
    ("no height of a word in a line", f"<p><span style='height:0;overflow:hidden'>{TEXT}</span></p>"),
    ("no height, with a padding", f"<div style='height:0;overflow:hidden;padding-bottom:40px'>{TEXT}</div>"),
    ("no height until it opens", f"<div style='max-height:0;overflow:hidden;transition:max-height .3s'><p>{TEXT}</p></div>"),
    ("a height of its own", f"<div style='height:300px;overflow:hidden;width:100%'><p>{TEXT}</p></div>"),
    ("a panel that folds", f"<div class='collapse' style='display:none'><p>{TEXT}</p></div>"),
    ("white on a bar", f"<div bgcolor='#003366'><p style='color:#fff'>{TEXT}</p></div>"),
    ("white on a picture", f"<table background='a.png'><tr><td><p style='color:#fff'>{TEXT}</p></td></tr></table>"),
    ("white over a picture", f"<div><img src='a.png'><p style='color:#fff;position:absolute;top:10px'>{TEXT}</p></div>"),
    ("white beside a picture that lies behind", f"<div><img src='a.png' style='position:absolute;z-index:-1'><p style='color:#fff'>{TEXT}</p></div>"),
    ("white over what stands above", f"<div><img src='a.png'><p style='color:#fff;margin-top:-90px'>{TEXT}</p></div>"),
    ("white with a shadow", f"<p style='color:#fff;text-shadow:0 0 2px #000'>{TEXT}</p>"),
    ("a link in white letters", f"<p style='color:#fff'><a href='b.html'>{TEXT}</a></p>"),
    ("a bar in white letters", f"<div style='color:#fff'><p style='background:#036'>{TEXT}</p></div>"),
    ("placed", f"<div style='position:absolute;left:20px;top:300px'><p>{TEXT}</p></div>"),
]  # fmt: skip


@pytest.mark.parametrize("body", params(SHOWN))
def test_what_is_shown_stays(body: str) -> None:
    raw = read(page(body))
    assert TEXT in texts(raw)
    assert raw.left_out == ()


SHEETS: list[tuple[str, str, str]] = [
    ("a class", ".hid{display:none}", f"<p class='x hid'>{DRAFT}</p>"),
    ("an id", "p{color:#333} #x { visibility : hidden }", f"<p id='x'>{DRAFT}</p>"),
    ("a tag with a class", "p.a{font-size:0}", f"<p class='a'><b>{DRAFT}</b></p>"),
    ("several selectors", "/* x */ .b, .a,#c{display:none!important}", f"<div class='a'><p>{DRAFT}</p></div>"),
    ("a class in a class", "#zoom .b, #x .b{opacity:0}", f"<div id='x'><p><span class='b'>{DRAFT}</span></p></div>"),
    ("right below", ".a > .b{text-indent:-9999px}", f"<div class='a'><p class='b'>{DRAFT}</p></div>"),
    ("white letters", ".w{color:#fff}", f"<p class='w'>{DRAFT}</p>"),
    ("on a ground of the sheet", ".w{color:#eee} .box{background:#eeeeee}", f"<div class='box'><p class='w'>{DRAFT}</p></div>"),
    ("no height", ".cut{height:0;overflow:hidden}", f"<div class='cut'><p>{DRAFT}</p></div>"),
    ("of two the stronger", "p.a{display:none} .a{display:block}", f"<p class='a'>{DRAFT}</p>"),
    ("two classes", ".a.hid{display:none}", f"<p class='hid b a'>{DRAFT}</p>"),
    ("shown as another tag", ".a{display:none} div.a{display:block}", f"<p class='a'>{DRAFT}</p>"),
    ("shown on paper alone", ".a{display:none} @media print{.a{display:block}}", f"<p class='a'>{DRAFT}</p>"),
]  # fmt: skip


def with_sheet(sheet: str, body: str) -> bytes:
    return page(body).replace(b"</head>", f"<style>{sheet}</style></head>".encode())


@pytest.mark.parametrize(("sheet", "body"), params(SHEETS))
def test_what_the_sheet_of_the_page_hides_is_told(sheet: str, body: str) -> None:
    raw = read(with_sheet(sheet, body))
    assert raw.left_out == (LeftOut(DRAFT, "hidden"),)
    assert texts(raw) == [SENTENCE, SENTENCE]


SHOWN_BY_SHEETS: list[tuple[str, str, str]] = [
    ("hidden on paper", "@media print{.a{display:none}}", f"<p class='a'>{TEXT}</p>"),
    ("hidden on small screens", "@media (max-width:600px){ .a{display:none} }", f"<p class='a'>{TEXT}</p>"),
    ("hidden below the mouse", ".a:hover{display:none}", f"<p class='a'>{TEXT}</p>"),
    ("a list that drops below the mouse", ".a{display:none} .b:hover .a{display:block}", f"<div class='b'>任务<div class='a'><p>{TEXT}</p></div></div>"),
    ("a panel that a second class opens", ".a{display:none} .a.open{display:block}", f"<div class='a'><p>{TEXT}</p></div>"),
    ("a panel that a class above it opens", ".b .a{display:none} .b.open .a{display:block}", f"<div class='b'><div class='a'><p>{TEXT}</p></div></div>"),
    ("a panel that a sign opens", "#a{max-height:0;overflow:hidden} #t:checked ~ #a{max-height:900px}", f"<div id='a'><p>{TEXT}</p></div>"),
    ("a panel that a button calls", "#a{display:none}", f"<a href='#a'>展开</a><div id='a'><p>{TEXT}</p></div>"),
    ("a panel that a script shows", ".more{display:none}", f"<div class='more'><p>{TEXT}</p></div><script>show('.more')</script>"),
    ("a panel of tabs", ".tab-pane{display:none}", f"<div class='tab-pane'><p>{TEXT}</p></div>"),
    ("of two the stronger", "p.a{display:block} .a{display:none}", f"<p class='a'>{TEXT}</p>"),
    ("what it says itself is stronger", ".a{display:none}", f"<p class='a' style='display:block'>{TEXT}</p>"),
    ("hidden in another place", ".b .a{display:none} .b > p{display:none}", f"<div class='b'><div><p>{TEXT}</p></div></div><p class='a'>{TEXT}</p>"),
    ("white on a bar", ".bar{background:#036} .bar p{color:#fff}", f"<div class='bar'><p>{TEXT}</p></div>"),
    ("white on a bar, of two wordings", ".bar{background:#036} .box{background-color:#fff}", f"<div class='bar box'><p style='color:#fff'>{TEXT}</p></div>"),
    ("white on a row", "tr:nth-child(odd){background:#036}", f"<table><tr><td style='color:#fff'>{TEXT}</td></tr></table>"),
    ("white on a sign that is drawn behind", ".a::before{background:#036}", f"<p class='a' style='color:#fff'>{TEXT}</p>"),
    ("white where a sheet elsewhere may say the ground", "@import url(a.css);", f"<p style='color:#fff'>{TEXT}</p>"),
    ("a size of its own in a box without one", ".a{font-size:0} .a > p:first-child{font-size:16px}", f"<div class='a'><p>{TEXT}</p></div>"),
    ("a font of its own in a box without a size", ".a{font-size:0} .a p{font:16px/2 仿宋}", f"<div class='a'><p>{TEXT}</p></div>"),
    ("no sheet", "} .a{ p{display:none} {{", f"<p class='a'>{TEXT}</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "body"), params(SHOWN_BY_SHEETS))
def test_what_a_sheet_may_show_stays(sheet: str, body: str) -> None:
    raw = read(with_sheet(sheet, body))
    assert TEXT in [*texts(raw), *(cell for grid in grids(raw) for row in grid for cell in row)]
    assert raw.left_out == ()


def test_white_letters_stay_where_a_sheet_is_linked() -> None:
    data = page(f"<p style='color:#fff'>{TEXT}</p>")
    linked = data.replace(b"</head>", b"<link rel='stylesheet' href='a.css'></head>")
    assert (TEXT in texts(read(data)), TEXT in texts(read(linked))) == (False, True)


def test_a_white_head_on_a_dark_ground_stays() -> None:
    head = (
        "<tr style='background:#036'>"
        + "".join(f"<th style='color:#fff'>{text}</th>" for text in ("序号", "任务"))
        + "</tr>"
    )
    raw = read(page(f"<table>{head}<tr><td>1</td><td>建渠</td></tr></table>"))
    assert (grids(raw), raw.left_out) == ([[["序号", "任务"], ["1", "建渠"]]], ())


def test_cells_without_what_is_hidden_in_them() -> None:
    cells = f"<td>1</td><td>建渠<span style='display:none'>{DRAFT}</span></td>"
    raw = read(page(f"<table><tr><td>序号</td><td>任务</td></tr><tr>{cells}</tr></table>"))
    assert (grids(raw), raw.left_out) == ([[["序号", "任务"], ["1", "建渠"]]], (LeftOut(DRAFT, "hidden"),))


FURNITURE: list[tuple[str, str]] = [
    ("a menu", "<div style='display:none'><a href='1'>首页</a><a href='2'>政务公开</a></div>"),
    ("a dialog", "<div class='login' style='display:none'><p>请登录后继续访问。</p><input name='a'></div>"),
    ("a share bar in the notice", ""),
    ("a template", "<template><p>模板内容。</p></template><script>document.write('内容。')</script>"),
    ("a tip", "<div hidden><p>您的浏览器版本过低，请升级。</p></div>"),
    ("a form", "<form hidden><select><option>全部</option></select></form>"),
]  # fmt: skip


@pytest.mark.parametrize("around", params(FURNITURE))
def test_what_a_site_hides_around_the_notice_is_no_alarm(around: str) -> None:
    share = "<div class='share' style='display:none'>分享到：微信</div><p style='display:none'> </p>"
    raw = read(page(share, around))
    assert raw.left_out == ()
    assert texts(raw) == [SENTENCE, SENTENCE]


OVERLAYS: list[tuple[str, str]] = [
    ("turned", "<div style='position:fixed;transform:rotate(-30deg);left:20px'>内部资料</div>"),
    ("pale", "<div style='position:absolute;opacity:0.1;z-index:99'>内部资料</div>"),
    ("clicks go through", "<div style='position:fixed;pointer-events:none;top:0'>内部资料</div>"),
    ("by its class", "<div class='water-mark'>内部资料</div>"),
]  # fmt: skip


@pytest.mark.parametrize("overlay", params(OVERLAYS))
def test_watermarks(overlay: str) -> None:
    for data in (page(overlay * 3), page("", overlay * 3)):
        raw = read(data)
        assert raw.left_out == (LeftOut("内部资料", "watermark", times=3),)
        assert texts(raw) == [SENTENCE, SENTENCE]


def test_a_stamp_that_stands_upright_stays() -> None:
    assert "（盖章）" in texts(read(page("<div style='position:absolute;transform:rotate(0deg)'>（盖章）</div>")))


def test_what_the_site_put_around_is_shown_by_inspect() -> None:
    foot = "<div class='footer'><p>版权所有 云ICP备00000000号</p></div>"
    beside = "<div class='box'><p>热点新闻一则</p></div>"
    lines = {line.text: line.fate for line in inspect(parse(page("<p>打印 关闭</p>", beside + foot)))}
    for text in ("政务公开", "热点新闻一则", "版权所有 云ICP备00000000号", "打印 关闭"):
        assert lines[text] == "left_out"
    assert lines[SENTENCE] == "paragraph"


def test_as_a_library_writes_it() -> None:
    """A page that lxml builds from elements, saved in GBK."""
    from lxml.html import builder as e
    from lxml.html import tostring

    body = e.DIV(
        e.P(SENTENCE),
        e.P("1.整修水渠12公里。（县水利局负责）"),
        e.P(DRAFT, style="display:none"),
        e.P(TEXT, style="color:gray"),
        id="zoom",
    )
    stream = io.BytesIO(tostring(e.HTML(e.HEAD(e.TITLE("白石县要点")), e.BODY(body)), encoding="gbk"))
    notice = extract(stream)
    assert [item.label for item in notice.items] == ["1.", "2."]
    assert [warning.code for warning in notice.warnings if warning.code == "YD146"] == ["YD146"]


def test_a_page_a_thousand_levels_deep() -> None:
    deep = "<div style='font-size:0'>" * 900 + "甲" + "</div>" * 900
    raw = read(page(deep))
    assert raw.left_out == (LeftOut("甲", "hidden"),)


def test_a_page_on_which_nothing_is_seen_says_so() -> None:
    white = '<html><body><div><p style="color:#fff">白石县2026年工作要点</p><p style="color:#fff">1.清理河道。</p></div></body></html>'
    with pytest.raises(EmptyFile, match="只有 2 处隐藏的文字或水印（“白石县2026年工作要点”）"):
        read(white.encode(), "page.html")
