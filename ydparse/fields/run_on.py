"""Heads that lost their line breaks (saved web pages on one line): what is of the page, and where an element begins."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

import regex

from ydparse.lexicon import words
from ydparse.normalize.regions import region_at_head

# The words of a page's tabs and a page number; the way to the page (您当前的位置：首页>政策文件>).
_TABS = regex.compile(r"(?P<tab>-\d{1,3}-|政策解读|政策原文|政策文件|首页|打印本页|打印|关闭|收藏)+")
_CRUMBS = regex.compile(r"(?:[^。;]{0,160}?(?:当前|所在|您的?)的?位置:?|首页)[^。;]{0,80}>")
_TWICE = regex.compile(
    r"(?P<place>\p{Han}{2,4})(?=(?P=place)[省市县区州盟旗])"
)  # 南充南充市人民政府…: a tab, then the title
_CATEGORY = 16  # characters; a page's own category between the way to it and the title is not longer

# A number's first character is a division's short name, or stands before 政, 府, 委, 办.
_PROVINCES = "国中京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔贵滇云藏陕秦甘陇青宁新"
_NUMBER = rf"(?:[{_PROVINCES}]|\p{{Han}}(?=[政府委办]))\p{{Han}}{{0,9}}[\[(](?:19|20)\d{{2}}[\])]第?\d{{1,5}}号"
_ADDRESSEE = (
    r"各(?:[省市县区州盟旗乡镇科处]|街道|有关|部门|单位|地级|设区|直属|相关)[^。;:《》\n]{0,300}"
    r"(?:单位|部门|政府|机构|委员会|管委会|办事处|[厅局委]|公司|街道|科室|处室|院校|学校):"
)


def page_words(text: str) -> int:
    """How many characters of a folded head are of the page that shows it, and not of the notice.

    >>> page_words("政策解读政策原文关于印发"), page_words("您当前的位置:首页>通知公告安徽省实施"), page_words("关于印发")
    (8, 14, 0)
    """
    tabs = _TABS.match(text)
    end = tabs.end() if tabs and (len(tabs.captures("tab")) > 1 or tabs.end() == len(text)) else 0
    crumbs = _CRUMBS.match(text, end)
    if crumbs:
        end = crumbs.end()
        starts = [k for k in range(_CATEGORY) if region_at_head(text[end + k :])]
        end += max(starts, default=0)
        if not starts and len(text) - end <= _CATEGORY:  # the line holds no more than the way to the page
            return len(text)
    if twice := _TWICE.match(text, end):
        end = twice.end()
    return end


@cache
def _beginnings() -> regex.Pattern[str]:
    return regex.compile(
        rf"{_NUMBER}|{_ADDRESSEE}|20\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|(?:分送|抄送|抄报)(?:单位|机关)?:|\L<words>:",
        words=list(words("page_labels")),
    )


class Beginnings:
    """The places where an element begins that shows itself wherever it stands, looked for once in text[low:high]."""

    def __init__(self, text: str, low: int, high: int) -> None:
        self.starts = [found.start() for found in _beginnings().finditer(text[low:high], overlapped=True)]
        self.low, self.high = low, high

    def after(self, at: int) -> int:
        """The first one behind a place, or the end.

        >>> head = "来源:某公众号云政办发[2026]7号各县人民政府:"
        >>> head[Beginnings(head, 0, len(head)).after(0):][:4], Beginnings("为深入贯彻", 0, 5).after(0)
        ('云政办发', 5)
        """
        found = bisect_right(self.starts, at - self.low)
        return self.low + self.starts[found] if found < len(self.starts) else self.high
