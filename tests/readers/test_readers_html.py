# ruff: noqa: E501 - one case a line reads best
"""Web pages: encoding, main text, metadata box, tables, date."""

from __future__ import annotations

import pytest
from made import grids, only_grid, shape, texts

from ydparse.readers import Options, read

SENTENCE = "为推进白石县城乡公共服务一体化，经县政府同意，现将有关事项通知如下，请认真贯彻执行。"
DUTY = "（责任单位：县教育局、县财政局）"


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def article(content: str) -> str:
    return f"<div class='wrap'><div id='zoom'><p>{SENTENCE}</p><p>{SENTENCE}二</p>{content}</div></div>"


BODY = [SENTENCE, SENTENCE + "二"]

ENCODINGS: list[tuple[str, bytes, str]] = [
    ("declared and true", b"<html><meta charset=gb2312><p>" + SENTENCE.encode("gb18030"), "gb18030"),
    ("declared and a lie", b"<html><meta charset=gb2312><p>" + SENTENCE.encode(), "utf-8"),
    ("declared utf-8, is gbk", b"<html><meta charset=utf-8><p>" + SENTENCE.encode("gbk"), "gb18030"),
    ("old form", b'<html><meta http-equiv="Content-Type" content="text/html; charset=GBK"><p>' + SENTENCE.encode("gbk"), "gb18030"),
    ("none declared", b"<html><p>" + SENTENCE.encode("gbk"), "gb18030"),
    ("unknown one declared", b"<html><meta charset=x-user-defined><p>" + SENTENCE.encode(), "utf-8"),
    ("a codec that makes no text", b"<html><meta charset=zlib><p>" + SENTENCE.encode(), "utf-8"),
    ("utf-16 page", f"<html><meta charset=utf-8><p>{SENTENCE}</html>".encode("utf-16"), "utf-16"),
    ("BOM", b"\xef\xbb\xbf<html><meta charset=gbk><p>" + SENTENCE.encode(), "utf-8-sig"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "encoding"), [case[1:] for case in ENCODINGS], ids=[case[0] for case in ENCODINGS])
def test_encoding(data: bytes, encoding: str) -> None:
    raw = read(data)
    assert (raw.format, raw.encoding, texts(raw)) == ("html", encoding, [SENTENCE])


def test_a_wished_encoding_overrules() -> None:
    assert texts(read("<html><meta charset=utf-8><p>青禾市</p>".encode("big5"), options=Options(encoding="big5"))) == [
        "青禾市"
    ]


FLOW: list[tuple[str, str, list[str]]] = [
    ("repeated lines stay", f"<p>甲</p><p>{DUTY}</p><p>乙</p><p>{DUTY}</p><p>丙</p><p>{DUTY}</p>", ["甲", DUTY, "乙", DUTY, "丙", DUTY]),
    ("breaks", "<p>甲<br>乙<br/><br/>丙</p>丁", ["甲", "乙", "丙", "丁"]),
    ("inline tags join", "<p>新建<b>5G</b><span>基站</span><a href='#'>2.5</a>万个</p>", ["新建5G基站2.5万个"]),
    ("references and blanks", "<p>&emsp;甲&nbsp;乙&#12289;&lt;丙&gt;&ldquo;丁&rdquo;</p>", ["甲 乙、<丙>“丁”"]),
    ("source line breaks between Chinese", "<p>推进公共服务\n      一体化 GDP\n  growth</p>", ["推进公共服务一体化 GDP growth"]),
    ("text between blocks", "甲<div>乙<p>丙</p>丁</div>戊", ["甲", "乙", "丙", "丁", "戊"]),
    ("numbers of a list", "<ol start=3><li>甲</li><li>乙</li></ol><ol><li>1.丙</li></ol><ul><li>丁</li></ul>", ["3.甲", "4.乙", "1.丙", "丁"]),
    ("hidden parts", "<p style='color:red;display: none'>草稿</p><p hidden>草稿</p><p>甲<span style='display:none'>乙</span>丙</p>", ["甲丙"]),
    ("scripts and forms", "<script>a</script><style>b</style><noscript>请启用</noscript><p>甲</p><form><input>搜索</form><select><option>市级</select><button>提交</button>", ["甲"]),
    ("share and print bars", "<div class='share'>分享到：微信</div><p>甲</p><p>【打印】 【关闭】</p><p>扫一扫在手机打开当前页</p>", ["甲"]),
    ("words of furniture within a sentence", "<p>支持<span>大中小</span>企业分享经验做法</p><p>分享经验做法</p>", ["支持大中小企业分享经验做法", "分享经验做法"]),
    ("deep nesting", "<font>" * 1500 + "甲" + "</font>" * 1500, ["甲"]),
    ("linked attachments", "<p>附件：</p><ul><li><a href='1.docx'>任务表</a></li><li><a href='2.docx'>名单</a></li><li><a href='3.pdf'>说明</a></li></ul>", ["附件：", "任务表", "名单", "说明"]),
    ("references of every kind", "<p>甲&nbsp乙&#151;丙&#x97;丁&amp;nbsp;戊&amp;ldquo;己&lsquor;A&B&#8203;</p>", ["甲 乙—丙—丁 戊“己‚A&B"]),
    ("preformatted", "<pre>甲\n乙<b>丙\n丁</b>戊\n\n  己</pre><div style='white-space:pre-wrap'>甲\n乙</div>", ["甲", "乙丙", "丁戊", "己", "甲", "乙"]),
    ("a part of the page of its own", "<iframe srcdoc='&lt;p&gt;甲&lt;/p&gt;'></iframe>乙", ["甲", "乙"]),
    ("sizes in a line", "<p>来源：县政府办 【字体：<a>大</a> <a>中</a> <a>小</a>】</p><p>跳到主要内容</p>", ["来源：县政府办"]),
    ("links to explanations", "<p>图解：白石县工作要点</p><p>政策解读</p><p>政策解读工作由县政府办负责。</p>", ["政策解读工作由县政府办负责。"]),
    ("who holds an event", "<p>主办单位：县文化旅游局</p><p>承办单位：县体育局</p>", ["主办单位：县文化旅游局", "承办单位：县体育局"]),
    ("whose site it is", "<p>甲</p><p>主办：白石县人民政府</p><p>地址：白石县中心路1号</p><p>版权所有 云ICP备00000000号</p>", ["甲"]),
    ("foot of the notice", "<div class='foot'><p>白石县人民政府办公室</p><p>2026年3月2日</p></div>", ["白石县人民政府办公室", "2026年3月2日"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "lines"), [case[1:] for case in FLOW], ids=[case[0] for case in FLOW])
def test_flow(content: str, lines: list[str]) -> None:
    raw = read(page(article(content)))
    assert texts(raw) == BODY + lines
    assert all(line.whole for line in raw.blocks)  # type: ignore[union-attr]


NAV = "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/a'>政务公开</a></li><li><a href='/b'>互动交流</a></li></ul>"
CRUMBS = "<div class='crumbs'>您当前的位置：<a href='/'>首页</a> &gt; <a href='/a'>政策文件</a></div>"
RELATED = "<div class='box'><h3>热点</h3><ul><li><a href='1'>白石县召开工作会议</a></li><li><a href='2'>图解工作要点</a></li><li><a href='3'>青禾市新闻一则</a></li></ul></div>"
FOOT = "<div class='footer'><p>主办：白石县人民政府</p><p>版权所有 云ICP备00000000号</p></div>"
PARAGRAPHS = f"<p>{SENTENCE}</p><p>一、总体要求</p><p>{SENTENCE}二</p>"

MAIN: list[tuple[str, str, list[str]]] = [
    ("known container", NAV + CRUMBS + article("") + RELATED + FOOT, BODY),
    ("no known container", f"{NAV}{CRUMBS}<div class='xyz'>{PARAGRAPHS}</div>{FOOT}", [SENTENCE, "一、总体要求", SENTENCE + "二"]),
    ("attachment in a container of its own", f"{NAV}<div>{article('')}<div class='fujian'><p>附件</p><p>{SENTENCE}三</p></div></div>{FOOT}", [*BODY, "附件", SENTENCE + "三"]),
    ("two known containers", f"<div><div class='TRS_Editor'>{PARAGRAPHS}{PARAGRAPHS}</div><div class='TRS_Editor'>{PARAGRAPHS}</div></div>", [SENTENCE, "一、总体要求", SENTENCE + "二"] * 3),
    ("container with a name of furniture", f"<div class='main-nav-content'>{PARAGRAPHS}</div>", [SENTENCE, "一、总体要求", SENTENCE + "二"]),
    ("form around the whole page", f"<form>{PARAGRAPHS * 9}</form>", [SENTENCE, "一、总体要求", SENTENCE + "二"] * 9),
    ("form around a short page", f"<form>{PARAGRAPHS}</form>", [SENTENCE, "一、总体要求", SENTENCE + "二"]),
    ("layout table", f"<table><tr><td>{NAV}</td><td>{PARAGRAPHS}</td></tr></table>", [SENTENCE, "一、总体要求", SENTENCE + "二"]),
    ("text without blocks", f"<body>{SENTENCE}<br>一、总体要求<br>{SENTENCE}</body>", [SENTENCE, "一、总体要求", SENTENCE]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), [case[1:] for case in MAIN], ids=[case[0] for case in MAIN])
def test_main_text(body: str, lines: list[str]) -> None:
    assert texts(read(page(body))) == lines


TITLE = "白石县2026年工作要点"

TITLES: list[tuple[str, str, str, list[str]]] = [
    ("heading outside the container", f"<h1>{TITLE}</h1>", "", [TITLE, *BODY]),
    ("name of the site is no title", f"<h1>白石县人民政府门户</h1><h1>{TITLE}</h1>", "", [TITLE, *BODY]),
    ("meta", "", f"<meta name='ArticleTitle' content='{TITLE}'>", [TITLE, *BODY]),
    ("title with the site's name", "", f"<title>{TITLE}_白石县人民政府</title>", [TITLE, *BODY]),
    ("title with a dash", "", f"<title>{TITLE}-白石县人民政府门户网站</title>", [TITLE, *BODY]),
    ("title of the site only", "", "<title>白石县人民政府门户网站</title>", BODY),
]


@pytest.mark.parametrize(("before", "head", "lines"), [case[1:] for case in TITLES], ids=[case[0] for case in TITLES])
def test_title(before: str, head: str, lines: list[str]) -> None:
    assert texts(read(page(before + article(""), head))) == lines


def test_a_title_that_the_body_has_in_two_lines_is_not_added() -> None:
    raw = read(
        page(f"<div id=zoom><p>白石县</p><p>2026年工作要点</p>{PARAGRAPHS}</div>", f"<title>{TITLE}_某网</title>")
    )
    assert texts(raw)[:2] == ["白石县", "2026年工作要点"]


BOX = ["索引号：0001/2026-3", "发文机关：白石县人民政府", "成文日期：2026年3月2日", "发文字号：白政〔2026〕3号"]
CELLS = [line.split("：") for line in BOX]

BOXES: list[tuple[str, str]] = [
    ("table", "<table>" + "".join(f"<tr><td><b>{label[0]} {label[1:]}：</b></td><td>{value}</td></tr>" for label, value in CELLS) + "<tr><td>主题词：</td><td></td></tr></table>"),
    ("table of one row", "<table><tr>" + "".join(f"<th>{label}</th><td>{value}</td>" for label, value in CELLS) + "</tr></table>"),
    ("definition list", "<dl>" + "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in CELLS) + "</dl>"),
    ("list", "<ul class=info>" + "".join(f"<li><span>{label}：</span>{value}</li>" for label, value in CELLS) + "</ul>"),
    ("divs", "<div class=info>" + "".join(f"<div>【{label}】：{value}</div>" for label, value in CELLS) + "<div>浏览次数：12</div></div>"),
]  # fmt: skip


@pytest.mark.parametrize("box", [case[1] for case in BOXES], ids=[case[0] for case in BOXES])
def test_metadata_box(box: str) -> None:
    assert texts(read(page(box + article("")))) == BOX + BODY
    assert sorted(texts(read(page(article(box))))) == sorted(BOX + BODY)


def test_a_notice_that_begins_with_such_labels_is_kept() -> None:
    raw = read(page("<div>" + "".join(f"<p>{line}</p>" for line in BOX) + PARAGRAPHS + "</div>"))
    assert texts(raw) == [*BOX, SENTENCE, "一、总体要求", SENTENCE + "二"]


TABLES: list[tuple[str, str, list[list[str]], list[list[int]]]] = [
    ("plain", "<tr><th>序号</th><th>任务</th></tr><tr><td>1</td><td><p>甲</p><p>乙</p></td></tr>", [["序号", "任务"], ["1", "甲\n乙"]], [[0, 1], [2, 3]]),
    ("spans", "<tr><td rowspan=2>1</td><td colspan=2>甲</td></tr><tr><td>乙</td><td>丙</td></tr><tr><td>2</td><td>丁</td><td>戊</td></tr>", [["1", "甲", "甲"], ["1", "乙", "丙"], ["2", "丁", "戊"]], [[0, 1, 1], [0, 2, 3], [4, 5, 6]]),
    ("short row and wild spans", "<tr><td>1</td><td>甲</td></tr><tr><td rowspan=99>2</td><td colspan=0>乙</td></tr><tr><td>丙</td></tr>", [["1", "甲"], ["2", "乙"], ["2", "丙"]], [[0, 1], [2, 3], [2, 4]]),
    ("span that overshoots", "<tr><td colspan=99>名单</td></tr><tr><td>1</td><td>甲</td></tr><tr><td>2</td><td>乙</td></tr>", [["名单", "名单"], ["1", "甲"], ["2", "乙"]], [[0, 0], [1, 2], [3, 4]]),
    ("empty columns", "<tr><td>1</td><td></td><td>甲</td><td> </td></tr><tr><td>2</td><td></td><td>乙</td><td></td></tr>", [["1", "甲"], ["2", "乙"]], [[0, 1], [2, 3]]),
    ("foot before the body, table in a cell", "<tfoot><tr><td>3</td><td>丙</td></tr></tfoot><tr><td>1</td><td>甲<table><tr><td>子</td><td>丑</td></tr></table></td></tr><tr><td>2</td><td>乙<br>丁</td></tr>", [["1", "甲\n子\n丑"], ["2", "乙\n丁"], ["3", "丙"]], [[0, 1], [2, 3], [4, 5]]),
    ("empty rows", "<tr><td>1</td><td>甲</td></tr><tr><td></td><td> </td></tr><tr><td>2</td><td>乙</td></tr>", [["1", "甲"], ["2", "乙"]], [[0, 1], [2, 3]]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "want", "places"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_tables(rows: str, want: list[list[str]], places: list[list[int]]) -> None:
    raw = read(page(article(f"<table>{rows}</table><p>后文</p>")))
    assert texts(raw) == [*BODY, "后文"]
    assert grids(raw) == [want]
    assert shape(only_grid(raw)) == places


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td colspan=1000 rowspan=1000>甲</td><td>乙</td></tr>" * 30,
        f"<tr>{'<td>甲</td><td>乙</td>' * 300}</tr>" + "<tr><td>甲</td><td>乙</td></tr>" * 300,
        "<tr><td rowspan=0>甲</td><td colspan=100 rowspan=0>乙</td></tr>" * 2 + "<tr></tr>" * 300,
    ],
    ids=["spans that multiply", "one long row", "rows without cells"],
)
def test_a_table_far_larger_than_its_cells_is_lines(rows: str) -> None:
    raw = read(page(article(f"<table>{rows}</table>")))
    assert texts(raw) == BODY + ["甲", "乙"] * rows.count("甲")
    assert not grids(raw)


def test_many_wide_rows_and_long_columns_are_a_grid() -> None:
    row = "<tr><td>1</td><td>甲</td><td colspan=99>乙</td></tr>"
    column = (
        "<tr><th>序号</th><th>任务</th></tr><tr><td rowspan=999>1</td><td>甲</td></tr>" + "<tr><td>乙</td></tr>" * 300
    )
    for rows, size in ((row * 300, (300, 3)), (column, (302, 2))):
        (grid,) = grids(read(page(article(f"<table>{rows}</table>"))))
        assert (len(grid), len(grid[0])) == size


def test_numbers_of_thousands_of_digits() -> None:
    many = "1" * 5000
    table = f"<table><tr><td rowspan={many}>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>"
    raw = read(page(article(f"{table}<ol start={many}><li>戊</li></ol>")))
    assert grids(raw) == [[["甲", "乙", ""], ["甲", "丙", "丁"]]]
    assert texts(raw)[-1].endswith("1.戊")


def test_a_caption_stands_before_its_table() -> None:
    rows = "<caption>任务分工表</caption><tr><td>1</td><td>甲</td></tr><tr><td>2</td><td>乙</td></tr>"
    assert texts(read(page(article(f"<table>{rows}</table>")))) == [*BODY, "任务分工表"]


def test_tables_that_nest_are_lines() -> None:
    opened = "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>"
    raw = read(page(article(opened * 60 + "丁" + "</td></tr></table>" * 60)))
    assert texts(raw).count("甲") + len(grids(raw)) >= 60


KEPT: list[tuple[str, str]] = [
    ("field", "<textarea style='display:none'>&lt;p&gt;{0}&lt;/p&gt;&lt;p&gt;{0}二&lt;/p&gt;</textarea>"),
    ("hidden field", "<input type=hidden value='&lt;p&gt;{0}&lt;/p&gt;&lt;p&gt;{0}二&lt;/p&gt;'>"),
    ("string of a script", '<script>var data = {{"title": "x", "content": "<p>{0}<\\/p>\\n<p>{0}二<\\/p>"}};</script>'),
    ("string escaped twice", "<script>show('&lt;p&gt;{0}&lt;/p&gt;\\u003cp\\u003e{0}二')</script>"),
]


@pytest.mark.parametrize("source", [case[1] for case in KEPT], ids=[case[0] for case in KEPT])
def test_text_that_a_script_would_show(source: str) -> None:
    assert texts(read(page("<div id='content'></div>" + source.format(SENTENCE)))) == BODY
    shown = texts(
        read(page(article("") + source.format("请登录后填写表单，提交后由工作人员联系您，谢谢您的支持。" * 3)))
    )
    assert shown == BODY


def test_layout_tables_are_lines() -> None:
    raw = read(
        page(
            article(
                "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table><table><tr><td>丙</td><td>丁</td></tr></table>"
            )
        )
    )
    assert texts(raw) == [*BODY, "甲", "乙", "丙", "丁"]


DATES: list[tuple[str, str, str, str | None]] = [
    ("meta", "", "<meta name='PubDate' content='2026-03-05 10:20'>", "2026-03-05"),
    ("meta property", "", "<meta property='article:published_time' content='2026-03-05T10:20:00+08:00'>", "2026-03-05"),
    ("meta of eight figures", "", "<meta name='publishdate' content='20260305'>", "2026-03-05"),
    ("labelled", "<div>发布日期：2026年3月5日 来源：县政府办</div>", "", "2026-03-05"),
    (
        "labelled in cells",
        "<table><tr><td>成文日期：</td><td>2026年3月2日</td><td>发布日期：</td><td>2026年3月5日</td></tr></table>",
        "",
        "2026-03-05",
    ),
    ("plain label", "<p>时间：2026/3/5 来源：县政府办</p>", "", "2026-03-05"),
    ("label in brackets", "<p>【信息时间：2026/3/5　阅读次数：12】</p>", "", "2026-03-05"),
    ("before a source", "<p>2026-03-05 09:12 来源：县政府办 【字体：大 中 小】</p>", "", "2026-03-05"),
    ("script", "", '<script>var a = {"pubDate": "2026-03-05T10:00:00"};</script>', "2026-03-05"),
    ("other dates", "<p>成文日期：2026年3月2日</p><p>施行时间：2026-04-01</p>", "", None),
    ("no such day", "<p>发布日期：2026-02-30</p>", "", None),
    ("date of a meeting in the text", f"<p>{SENTENCE}会议时间：2026年3月5日。</p>", "", None),
]


@pytest.mark.parametrize(("body", "head", "date"), [case[1:] for case in DATES], ids=[case[0] for case in DATES])
def test_published_on(body: str, head: str, date: str | None) -> None:
    assert read(page(body + article(""), head)).published_on == date
