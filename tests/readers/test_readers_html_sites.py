"""The same notice on the pages of many sites: the same lines, date, number, and nothing of the site in a task."""

from __future__ import annotations

import pytest
from made import texts
from sites import LINES, NUMBER, PUBLISHED, SITES, TITLE

from ydparse import extract
from ydparse.readers import read

STRAY = (
    "首页",
    "版权",
    "ICP",
    "扫一扫",
    "政务公开",
    "图解",
    "一图读懂",
    "上一",
    "下一",
    "网站",
    "Normal",
    "字体",
    "打印",
)
"""Words of the site."""

BARE = ["".join(line.split()) for line in LINES]


@pytest.mark.parametrize("source", SITES.values(), ids=SITES)
def test_the_lines_of_the_notice(source: str) -> None:
    for codec in ("utf-8", "gb18030"):
        lines = ["".join(line.split()) for line in texts(read(source.encode(codec)))]
        start = lines.index(BARE[0])
        assert lines[start : start + len(BARE)] == BARE
        assert sum(TITLE in line for line in lines[:start]) == 1
        assert not [line for line in lines[start + len(BARE) :] if any(word in line for word in STRAY)]


@pytest.mark.parametrize("name", SITES)
def test_what_the_notice_says(name: str) -> None:
    notice = extract(SITES[name].encode())
    metadata = notice.metadata
    assert [[(unit.role, unit.name) for unit in item.units] for item in notice.items] == [
        [("responsible", "县工业和信息化局"), ("responsible", "县财政局")],
        [("responsible", "县工业和信息化局")],
        [("responsible", "县教育局"), ("responsible", "县财政局")],
    ]
    assert not [item.text for item in notice.items if any(word in item.text for word in STRAY)]
    assert (metadata.title, metadata.notice_title) == ("白石县2026年工作要点", TITLE)
    assert str(metadata.published_on) == PUBLISHED
    assert metadata.issuer == ("白石县人民政府办公室",)
    assert metadata.addressees == ("各乡镇人民政府", "县政府各部门")
    assert str(metadata.issued_on) == "2026-03-02"
    if NUMBER in SITES[name]:
        assert metadata.document_number == NUMBER
