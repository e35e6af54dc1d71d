"""The options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

FILE_HELP = "公文（txt、pdf、docx、ofd等），“-”为标准输入。"

FIRST_YEAR, LAST_YEAR = 1949, 2999


def _check_year(year: int | None) -> int | None:
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise typer.BadParameter(f"应是 {FIRST_YEAR} 到 {LAST_YEAR} 之间的年份")
    return year


def _check_region(region: str | None) -> str | None:
    if region is not None:
        from ydparse.grammar.regions import region_at_head

        found = region_at_head(region)
        if found is None or found.name != region:
            raise typer.BadParameter(
                f"“{region}”不像行政区的全称，请写到省、市、县、区或乡镇（如 青禾市、青禾市白石县）"
            )
    return region


Year = Annotated[
    int | None,
    typer.Option("--year", metavar="INT", callback=_check_year, help="指定计划年度（如2025），不看文中所写。"),
]
Region = Annotated[
    str | None,
    typer.Option("--region", metavar="TEXT", callback=_check_region, help="指定所属地区（如青禾市），不看文中所写。"),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="TEXT", help="指定文本的编码（如gb18030），不再识别。"),
]
OnlyToCheck = Annotated[
    bool,
    typer.Option("--only-to-check", metavar="", help="只留要核对的任务和它们的标题。"),
]
FailOnCheck = Annotated[
    bool,
    typer.Option("--fail-on-check", metavar="", help="有要核对的任务时，退出码为5。"),
]
NoOcr = Annotated[
    bool,
    typer.Option("--no-ocr", metavar="", help="不识别扫描件和图片，只读有文字的页。"),
]
