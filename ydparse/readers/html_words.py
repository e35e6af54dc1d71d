"""What Chinese government sites call the parts of their pages."""

from __future__ import annotations

import re

DROPPED_TAGS = frozenset(
    "script style noscript nav aside form iframe button select option textarea input canvas svg object embed video audio template"
    .split()
)
"""Elements that never hold the notice; header and footer are judged like any block, for some sites put it there."""

FURNITURE = re.compile(
    r"(?i)(?:^|[\s_-])(?:(?:top|main|sub|side|foot|site|left|right)?nav(?:bar|igation)?|menu|footer|foot|copyright|share|bdshare\w*|social"
    r"|crumbs?|breadcrumbs?|location|position|sidebar|side|related|relate|xgwj|xgxx|recommend|toolbar|tools?|print|qrcode|qr|wechat|weixin"
    r"|search|login|banner|logo|pager|pagination|comment|comments|header|pages_print|de_banners?|dqwz|wzdh|fxd)(?:$|[\s_-]|\d)"
)
"""Class and id words of page furniture."""

CONTAINERS = (
    "#UCAP-CONTENT",
    ".TRS_Editor",
    ".TRS_UEDITOR",
    ".trs_editor_view",
    ".pages_content",
    ".article-content",
    ".article_content",
    ".article-con",
    ".view",
    ".xxgk-content",
    "#zoom",
    "#Zoom",
    "#zoomcon",
    "#content",
    ".content",
    ".article",
    "article",
    ".zwnr",
    ".wzcon",
    "#ContentRegion",
)
"""Known containers of the notice's text: `#id`, `.class` or tag."""

NOISE = re.compile(
    r"扫一扫.{0,20}|.{0,12}(?:手机|微信)(?:查看|打开|浏览)(?:当前页|本页)?|(?:【?(?:打印|关闭|收藏|返回|顶部|我要纠错|纠错|打印本页|关闭窗口|返回顶部|字体|字号)】?[\s|｜:：]*)+(?:[【\[]?[大中小]\s*[】\]]?\s*){0,3}"
    r"|(?:【?字[体号][：:]?\s*)?(?:[【\[]?[大中小][】\]]?[\s|｜]*){2,3}】?|分享(?:到|至)?[：:]?.{0,12}|(?:您|你)?(?:的)?(?:当前|现在|所在)的?位置(?:是)?[：:].*"
    r"|首页\s*[>＞»/].*|上一[篇条页][：:]?.*|下一[篇条页][：:]?.*|(?:相关(?:链接|文档|文件|新闻|解读|阅读|稿件|附件)|友情链接|延伸阅读|政策解读)[：:]?"
    r"|版权所有.*|.*(?:ICP备|公网安备|网站标识码).*|(?:主办|承办)(?:单位)?[：:].{0,60}(?:版权|电话|地址|ICP).*|网站地图|联系我们|关于我们|无障碍(?:浏览|阅读)?|(?:责任)?编辑[：:].{0,12}"
    r"|(?:浏览|阅读|点击)(?:次数|量|数)?[：:]?\s*\d*\s*次?"
)
"""Whole lines that a site puts around a notice."""

BOX_LABELS = frozenset(
    "索引号 主题分类 主题 体裁分类 服务对象 发文机关 发文机构 发文单位 发布机构 发布单位 发布机关 制发机关 成文日期 成文时间 发文日期 发文时间 生成日期 生成时间 印发日期"
    " 标题 名称 信息名称 文件名称 发文字号 文号 文件编号 文件号 发布日期 发布时间 公开日期 公开时间 公布日期 主题词 关键词 有效性 时效性 效力状态 是否有效 有效期"
    " 失效日期 废止日期 失效时间 实施日期 施行日期 生效日期 组配分类 信息分类 所属分类 信息来源 来源 公开方式 公开形式 公开范围 公文种类 公文时效 文件种类 统一编号 统一登记号 信息索引 备注 内容概述 登记号"
    .split()
)
"""Labels of a page's metadata box, blanks and colon removed."""

STRONG_LABELS = frozenset(
    "索引号 信息索引 发文字号 文号 发文机关 发布机构 发文单位 成文日期 发布日期 发文日期 生成日期 公开日期 发布时间 统一编号".split()
)
"""A box holds at least one of these; a table of the notice that has a column 名称 does not become a box."""
