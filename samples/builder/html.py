"""Notices as a saved page of a government site."""

from html import escape

from .source import Block, Source, grid

PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}_{site}</title>
<meta name="PubDate" content="{published} 09:30">
<style>body{{font-family:serif}}.art h1,.c{{text-align:center}}.r{{text-align:right}}td,th{{border:1px solid #333}}</style>
<script>var _hmt = _hmt || [];function share(to){{return false;}}</script>
</head>
<body>
<div class="top"><a href="/">{site}门户网站</a><form action="/search"><input name="q" placeholder="请输入关键字"><button>搜索</button></form></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwfw/">政务服务</a></li>\
<li><a href="/hdjl/">互动交流</a></li></ul>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/zcwj/">政策文件</a></div>
<table class="info"><tr><th>发布机构</th><td>{site}</td><th>发布日期</th><td>{published}</td></tr>\
<tr><th>信息来源</th><td>{site}</td><th>浏览次数</th><td><span id="hits">128</span></td></tr></table>
<div class="share">分享到：<a onclick="share('wx')">微信</a> <a onclick="share('wb')">微博</a> 字体：<a>大</a> <a>中</a> <a>小</a> <a>打印</a></div>
<div class="art" id="zoom">
{article}
</div>
<div class="rel"><h3>相关链接</h3><ul><li><a href="/zwgk/zcjd/1.html">一图读懂有关政策</a></li></ul></div>
<div class="foot"><p>网站地图 | 联系我们 | 隐私声明</p><p>主办：{site}</p><p>版权所有 未经允许不得转载</p></div>
</body>
</html>
"""
CENTRED = ("title", "plan", "mark", "no")
RIGHT = ("sign", "date")


def table_of(block: Block) -> str:
    lines = [f'<p class="c"><strong>{"<br>".join(map(escape, block.lines))}</strong></p>', "<table>"]
    for i, row in enumerate(grid(block)):
        tag, cells = ("th" if i == 0 else "td"), []
        for cell in row:
            if cell is None:
                continue
            text, down, right = cell
            spans = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{right}"' if right > 1 else "")
            cells.append(f"<{tag}{spans}>{escape(text)}</{tag}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</table>"])


def paragraph_of(block: Block) -> str:
    if block.kind == "table":
        return table_of(block)
    if block.kind in CENTRED or block.kind in RIGHT:
        tag = "h1" if block.kind == "title" else "p"
        side = "r" if block.kind in RIGHT else "c"
        return f'<{tag} class="{side}">{"<br>".join(map(escape, block.lines))}</{tag}>'
    if block.kind == "print":
        return f"<p>{'&nbsp;&nbsp;'.join(escape(part.strip()) for part in block.lines)}</p>"
    text = escape(block.printed)
    if block.kind in ("heading", "box"):
        text = f"<strong>{text}</strong>"
    return f"<p>{'' if block.kind in ('to', 'annex', 'cc') else '　　'}{text}</p>"


def html_of(source: Source) -> str:
    article = "\n".join(paragraph_of(b) for b in source.blocks if b.kind not in ("implied", "newpage"))
    return PAGE.format(title=escape(source.head["metadata"]["title"]), site=source.head["site"],
                       published=source.head["published_on"], article=article)
