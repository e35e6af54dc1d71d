# ruff: noqa: E501 - markup reads best in long lines
"""One notice on the pages of many sites; places, bodies and addresses are invented, the markup is in the manner of its kind."""

from __future__ import annotations

from html import escape

TITLE = "白石县人民政府办公室关于印发白石县2026年工作要点的通知"
NUMBER = "白政办〔2026〕3号"
LINES = [
    "各乡镇人民政府，县政府各部门：",
    "《白石县2026年工作要点》已经县政府同意，现印发给你们，请认真贯彻执行。",
    "白石县人民政府办公室",
    "2026年3月2日",
    "白石县2026年工作要点",
    "一、推动产业发展",
    "1.新建5G基站2.5万个，6月底前完成。（责任单位：县工业和信息化局、县财政局）",
    "2.培育“专精特新”企业30家。（责任单位：县工业和信息化局）",
    "二、提升公共服务",
    "3.新增学位1200个，年底前投入使用。（责任单位：县教育局、县财政局）",
    "（此件公开发布）",
]
PUBLISHED = "2026-03-05"


def paragraphs(before: str = "<p>", after: str = "</p>") -> str:
    return "\n".join(f"{before}{line}{after}" for line in LINES)


LINKS = [("#", "首页"), ("/zwgk", "政务公开"), ("/hdjl", "互动交流"), ("/zwfw", "政务服务"), ("/ztzl", "专题专栏")]
NAV = "<ul>" + "".join(f"<li><a href='{href}'>{text}</a></li>" for href, text in LINKS) + "</ul>"
CRUMBS = "<a href='/'>首页</a>&nbsp;&gt;&nbsp;<a href='/zwgk'>政务公开</a>&nbsp;&gt;&nbsp;<a href='/zcwj'>政策文件</a>"
FOOT = "<p>主办：白石县人民政府 承办：白石县人民政府办公室</p><p>网站标识码：0000000001 云ICP备00000000号-1 <a href='#'>网站地图</a></p>"
SIZES = "【字体：<a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a>】"
MORE = (
    "<h3>相关文件</h3><ul>"
    + "".join(
        f"<li><a href='/{n}.html'>{text}</a><span>2026-03-0{n}</span></li>"
        for n, text in enumerate(["白石县政府工作报告", "一图读懂工作要点", "工作要点政策解读"], 1)
    )
    + "</ul>"
)
FILES = "<ul><li><a href='/a.pdf'>白石县2026年工作要点.pdf</a></li><li><a href='/a.doc'>白石县2026年工作要点.doc</a></li></ul>"
BOX = [
    ("索引号", "000014349/2026-00012"),
    ("主题分类", "综合政务"),
    ("发文机关", "白石县人民政府办公室"),
    ("成文日期", "2026年03月02日"),
    ("发文字号", NUMBER),
    ("发布日期", "2026年03月05日"),
]
ROWS = "".join(
    f"<tr><td class='bt'><b>{a[0][0]}&nbsp;&nbsp;{a[0][1:]}：</b></td><td>{a[1]}</td><td class='bt'><b>{b[0]}：</b></td><td>{b[1]}</td></tr>"
    for a, b in zip(BOX[::2], BOX[1::2], strict=True)
)


def html(body: str, head: str = "", title: str = TITLE + "_白石县人民政府") -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{body}</body></html>"


WORD = "<p class='MsoNormal' style='text-indent:32.0pt;mso-char-indent-count:2.0;line-height:28.0pt'><span lang='EN-US' style='font-size:16.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:宋体'>{}<o:p></o:p></span></p>"

INDENTED, STARTS = "<p style='text-indent: 2em;'>", "<p class='vsbcontent_start'>"

SITES: dict[str, str] = {
    "jcms, with the comments that mark the content": html(
        f"<div id='header'>{NAV}</div><table width='1000' align='center'><tr><td class='bt_nav'>当前位置：{CRUMBS}</td></tr></table>"
        f"<div id='c'><table id='article'><tr><td align='center' class='title'>{TITLE}</td></tr>"
        f"<tr><td align='center'>发布日期：2026-03-05 10:21&nbsp;&nbsp;浏览次数：<script>document.write(1)</script>&nbsp;&nbsp;字号：[ <a>大</a> <a>中</a> <a>小</a> ]</td></tr>"
        f"<tr><td class='bt_content'><div id='zoom'><!--ZJEG_RSS.content.begin--><meta name='ContentStart'>{paragraphs()}<meta name='ContentEnd'><!--ZJEG_RSS.content.end--></div></td></tr></table></div>"
        f"<div id='footer'>{FOOT}</div>",
        "<meta name='PubDate' content='2026-03-05 10:21'><meta name='ArticleTitle' content='" + TITLE + "'>",
    ),
    "TRS, with its editor's style in the text": html(
        f"<div class='header'>{NAV}</div><div class='position'>您的位置：{CRUMBS}</div><div class='xl_title'><h1>{TITLE}</h1></div>"
        f"<div class='xl_info'><span>发布时间：2026-03-05</span><span>来源：白石县人民政府办公室</span>{SIZES}</div>"
        f"<div class='xl_con'><div class='view TRS_UEDITOR trs_paper_default trs_web'><style type='text/css'>.TRS_Editor P{{margin:0}}</style>{paragraphs(INDENTED)}</div></div>"
        f"<div class='xl_fj'>附件：{FILES}</div><div class='xgjd'>{MORE}</div><div class='footer'>{FOOT}</div>"
    ),
    "gov.cn, with a table as box and the editor in another": html(
        f"<div class='BreadcrumbNav'>{CRUMBS}</div><div class='wrap'><table class='bd1'><tbody>{ROWS}</tbody></table>"
        f"<div class='share'><div class='share-title'>字号：<span>默认</span> <span>大</span> <span>超大</span> | 打印 | 收藏 | 留言</div></div>"
        f"<div id='UCAP-CONTENT'><p align='center'><b>{TITLE}</b></p><p align='center'>{NUMBER}</p>{paragraphs()}</div></div>"
        f"<div class='related'>{MORE}</div><div class='footer'>{FOOT}</div>"
    ),
    "VSB, a table-bound article with a form around it": html(
        f"<form name='_newscontent_fromname'><div class='content'><h1>{TITLE}</h1><p align='center'>发布日期：2026年03月05日 作者： 点击：[<span id='dynclicks'></span>]</p>"
        f"<div id='vsb_content'><div class='v_news_content'>{paragraphs(STARTS)}</div></div>"
        f"<p>附件【<a href='/a.pdf'>白石县2026年工作要点.pdf</a>】</p><p>上一条：<a href='/1'>白石县召开工作会议</a></p><p>下一条：<a href='/2'>白石县简讯</a></p><p>【<a href='#'>关闭</a>】</p></div></form>{FOOT}"
    ),
    "a box in a list": html(
        f"<div class='top'>{NAV}</div><div class='xxgk'><ul class='clearfix'>" + "".join(f"<li><span>【{label}】</span><em>{value}</em></li>" for label, value in BOX)
        + f"</ul><h2 class='title'>{TITLE}</h2><div class='con'>{paragraphs('<div>', '</div>')}</div></div><div class='bottom'>{FOOT}</div>"
    ),
    "a box in a grid of divs": html(
        f"<div class='menu'>菜单 {NAV}</div><div class='info-grid'>" + "".join(f"<div class='row'><div class='k'>{label}</div><div class='v'>{value}</div></div>" for label, value in BOX)
        + f"</div><div class='art'><h1>{TITLE}</h1>{paragraphs()}</div>{FOOT}"
    ),
    "a box in a definition list": html(
        "<dl class='head'>" + "".join(f"<dt>{label}：</dt><dd>{value}</dd>" for label, value in BOX) + f"</dl><div class='art'><h1>{TITLE}</h1>{paragraphs()}</div>{FOOT}"
    ),
    "a box on one line": html(
        "<div class='head'>" + " ".join(f"{label}：{value}" for label, value in BOX) + f"</div><div class='art'><h1>{TITLE}</h1>{paragraphs()}</div>{FOOT}"
    ),
    "2005: tables within tables, fonts, no classes": html(
        "<table width=778><tr><td><table><tr>" + "".join(f"<td><a href='{href}'><font color=white>{text}</font></a></td>" for href, text in LINKS)
        + f"</tr></table></td></tr><tr><td><table><tr><td width=180 valign=top><table><tr><td><a href='/1'>机构设置</a></td></tr><tr><td><a href='/2'>政府公报</a></td></tr><tr><td><a href='/3'>人事任免</a></td></tr></table></td>"
        f"<td><table><tr><td align=center><font size=4><b>{TITLE}</b></font></td></tr><tr><td align=center><font color=#999999>日期：2026-03-05　　来源：县政府办</font></td></tr>"
        f"<tr><td><font style='font-size:14px'>" + "<BR>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in LINES) + "</font></td></tr></table></td></tr></table></td></tr>"
        "<tr><td align=center><font color=white>版权所有：白石县人民政府</font></td></tr></table>"
    ),
    "every line broken by hand": html(
        f"<div class='nr'><h1>{TITLE}</h1><div>时间：2026-03-05 来源：白石县政府办</div><div class='txt'>" + "".join(f"<br>　　{line}" for line in LINES) + f"</div></div>{FOOT}"
    ),
    "pasted from Word": html(
        f"<div class='article'><h1>{TITLE}</h1><div class='date'>发布时间：2026-03-05 09:00:00</div><div class='article-content'><!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->"
        + "".join(WORD.format(line) for line in LINES) + f"</div></div><div class='footer'>{FOOT}</div>"
    ),
    "each piece of a line in a span": html(
        f"<div class='detail'><h1>{TITLE}</h1><p class='time'><span>菜单</span><span>【字体：大 中 小】</span><span>发布日期：2026-03-05</span><span>来源：县政府办</span></p><div class='detail-con'>"
        + "".join("<p>" + "".join(f"<span style='font-size:16px;font-family:仿宋'>{line[at:at + 7]}</span>" for at in range(0, len(line), 7)) + "</p>" for line in LINES) + f"</div></div>{FOOT}"
    ),
    "text in the document of a frame": html(
        f"<div class='nav'>{NAV}</div><h1>{TITLE}</h1><div>发布日期：2026-03-05</div><iframe srcdoc=\"{escape(paragraphs())}\"></iframe>{FOOT}"
    ),
    "text in a field that a script shows": html(
        f"<div class='nav'>{NAV}</div><h1>{TITLE}</h1><div>发布日期：2026-03-05</div><div id='content'></div><textarea style='display:none'>{escape(paragraphs())}</textarea><script>show()</script>{FOOT}"
    ),
    "a reading aid, a code and a drawing below": html(
        f"<div class='skip'><a href='#m'>跳到主要内容</a></div><div class='toolbar'>无障碍浏览 长者模式 繁體</div><h1>{TITLE}</h1><div class='info'>来源：县政府办 发布时间：2026-03-05 {SIZES} 打印</div>"
        f"<div class='main'><div class='txt'>{paragraphs()}</div></div><div class='ewm'><img src='q.png'><p>扫一扫在手机打开当前页</p></div><div class='tj'><a href='/tj'>图解：白石县2026年工作要点</a></div><div class='xgwj'>{MORE}</div>"
        f"<div class='pager'><a href='/1'>上一篇：白石县召开工作会议</a><a href='/2'>下一篇：白石县简讯</a></div><div class='footer'>{FOOT}</div>"
    ),
    "all on one line, unclosed": f"<HTML><TITLE>{TITLE}-白石县政府网</TITLE><BODY><CENTER><H3>{TITLE}</H3>2026-03-05</CENTER><HR>" + "".join(f"<P>　　{line}" for line in LINES) + "<HR><CENTER>版权所有 白石县人民政府</CENTER>",
}  # fmt: skip
