"""What Chinese government sites call the parts of their pages."""

from __future__ import annotations

import re

_DROPPED = """script style noscript nav aside form iframe button select option textarea input canvas svg object embed
video audio template xml"""
_BOX = """索引号 主题分类 主题 体裁分类 服务对象 发文机关 发文机构 发文单位 发布机构 发布单位 发布机关 制发机关
成文日期 成文时间 发文日期 发文时间 生成日期 生成时间 印发日期 标题 名称 信息名称 文件名称 发文字号 文号
文件编号 文件号 发布日期 发布时间 公开日期 公开时间 公布日期 主题词 关键词 有效性 时效性 效力状态
是否有效 有效期 失效日期 废止日期 失效时间 实施日期 施行日期 生效日期 组配分类 信息分类 所属分类 信息来源
来源 公开方式 公开形式 公开范围 公文种类 公文时效 文件种类 统一编号 统一登记号 信息索引 备注 内容概述
登记号"""
_STRONG = """索引号 信息索引 发文字号 文号 发文机关 发布机构 发文单位 成文日期 发布日期 发文日期 生成日期 公开日期
发布时间 统一编号"""
_CONTAINERS = """#UCAP-CONTENT .TRS_Editor .TRS_UEDITOR .trs_editor_view .pages_content .article-content
.article_content .article-con .xxgk-content #zoom #Zoom #zoomcon .view #content .content .article article .zwnr .wzcon
#ContentRegion"""

DROPPED_TAGS = frozenset(_DROPPED.split())
"""Elements that never hold the notice; header and footer are judged by where they stand."""

BOX_LABELS = frozenset(_BOX.split())
"""Labels of a page's metadata box, blanks and colon removed."""

STRONG_LABELS = frozenset(_STRONG.split())
"""A box holds at least one of these; a table of the notice that has a column 名称 does not become a box."""

CONTAINER_IDS = frozenset(word[1:] for word in _CONTAINERS.split() if word[0] == "#")
CONTAINER_CLASSES = frozenset(word[1:] for word in _CONTAINERS.split() if word[0] == ".")
CONTAINER_TAGS = frozenset(word for word in _CONTAINERS.split() if word[0] not in "#.")
"""Known containers of the notice's text."""

SITE = re.compile(
    r"(?i)(?:^|\s)(?:header|footer|foot|(?:page|site|top|main)[-_]?(?:header|footer|head|foot)|copyright"
    r"|(?:\w+[-_])?(?:nav|navbar|navigation|menu|sidebar|crumbs?|breadcrumbs?|search|login|banner|logo)(?:[-_]?\w+)?"
    r"|subnav|topnav|location|position|dqwz|wzdh|related\w*|relate|xgwj|xgxx|recommend\w*|comments?|pager|pagination)"
    r"(?=\s|$)"
)
"""Class and id words of what surrounds a notice; they say nothing inside a notice's container."""

TOOLS = re.compile(
    r"(?i)(?:^|[\s_-])(?:share|bdshare\w*|social|toolbar|print|pages_print|qrcode|qr|wechat|weixin|ewm|fxd)(?=[\s_-]|\d|$)"
)
"""Class and id words of buttons that stand inside the container too."""

TABS = re.compile(
    r"(?i)(?:^|[\s_-])(?:tabs?(?:[-_]?(?:pane|panel|content|con|cont|item|box|body|bd)s?)?|collaps(?:e|ed|ible)|accordion|dropdown"
    r"|fold(?:ed|able)?|spoiler)(?=[\s_-]|\d|$)"
)
"""Class and id words of panels that a click shows."""

WATERMARK = re.compile(r"(?i)(?:^|[\s_-])water-?marks?(?=[\s_-]|\d|$)|水印")
"""Class and id words of what lies over a page."""

_BUTTON = r"(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|收藏|返回(?:顶部)?|顶部|我要纠错|纠错)"
_SIZES = r"(?:【?字[体号][：:]?\s*)?(?:[【\[]?[大中小][】\]]?[\s|｜]*){2,3}】?"
WIDGET = re.compile(r"【?字[体号][：:]\s*(?:[【\[]?[大中小][】\]]?[\s|｜]*){2,3}】?")
"""The choice of sizes, in a line with other things."""

OFFICE = re.compile(
    r"(?:主办|承办|主管|协办|技术支持|运行维护|维护)(?:单位)?[：:]|(?:联系)?(?:地址|电话|邮编|邮箱)[：:]|(?:联系我们|传真)",
    re.I,
)
"""Lines about the site's own office; a notice may have such too, so they go only at a foot that shows what REGISTERED says."""

REGISTERED = re.compile("ICP备|公网安备|网站标识码|版权所有")

_SHARED = r"(?:微信|微博|新浪微博|朋友圈|QQ(?:空间|好友)?|人人网|腾讯微博|更多)"
_ABOUT = r"(?:链接|文档|文件|新闻|解读|阅读|稿件|信息)"

NOISE = re.compile(
    rf"扫一扫.{{0,20}}|(?:[【\[]?{_BUTTON}[】\]]?[\s|｜]*)+|(?:[【\[]?{_BUTTON}[】\]]?[\s|｜]*)*{_SIZES}"
    rf"|分享(?:到|至)?[：:]?(?:\s*{_SHARED})*"
    r"|(?:您|你)?(?:的)?(?:当前|现在|所在)的?位置(?:是)?[：:].{0,80}|(?:网站)?首页\s*[>＞»/].{0,80}|[上下]一[篇条页][：:].{0,80}"
    rf"|【?(?:一图读懂|图解|(?:政策|文字|图片|视频|音频|专家|部门|相关)解读)】?(?:[：:丨|｜][^。；]{{0,80}})?"
    rf"|相关{_ABOUT}[：:]?|(?:友情链接|延伸阅读)[：:]?"
    r"|版权所有.{0,120}|.{0,120}(?:ICP备|公网安备|网站标识码).{0,120}|网站地图|跳(?:到|转至?)主要内容(?:区域?)?|联系我们|关于我们|无障碍(?:浏览|阅读)?"
    r"|(?:责任)?编辑[：:].{0,12}|(?:浏览|阅读|点击)(?:次数|量|数)[：:]?\s*\d*\s*次?"
)
"""Whole lines that a site puts around a notice. 来源：… is kept: it may be all that names the issuer."""
