"""The Chinese names of what the readable formats show."""

from __future__ import annotations

from collections.abc import Iterator

from ydparse.models import Metadata, Notice

LEVELS = {"national": "国家级", "province": "省级", "city": "市级", "county": "县级", "township": "乡镇级"}

KINDS = {"item": "正文", "row": "任务表"}

STRENGTHS = {"firm": "确保", "aim": "力争", "explore": "探索", None: ""}

COMPARATORS = {"=": "", ">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "约"}


def metadata_lines(notice: Notice) -> Iterator[tuple[str, str]]:
    """Name and value of every element that the notice has, in the order of the page."""
    for name, value in _elements(notice.metadata):
        if value:
            yield name, value
    yield "来源", source_line(notice)


def source_line(notice: Notice) -> str:
    """`要点.pdf（pdf，12 页）`."""
    source = notice.source
    details = [source.format]
    if source.page_count is not None:
        details.append(f"{source.page_count} 页")
    if source.encoding:
        details.append(source.encoding)
    return f"{source.path or '（未命名）'}（{'，'.join(details)}）"


def _elements(metadata: Metadata) -> Iterator[tuple[str, str | None]]:
    region = metadata.region
    yield "通知标题", metadata.notice_title
    yield "发文字号", metadata.document_number
    yield "发文机关", "、".join(metadata.issuer)
    yield "主送机关", "、".join(metadata.addressees)
    yield "成文日期", _text(metadata.issued_on)
    yield "审议通过", _text(metadata.approved_on)
    yield "网页发布", _text(metadata.published_on)
    yield "施行日期", _text(metadata.effective_on)
    yield "有效期至", _text(metadata.valid_until)
    yield "计划年度", _text(metadata.plan_year)
    yield "地区", f"{region.name or '全国'}（{LEVELS[region.level]}）" if region else None
    yield "抄送机关", "、".join(metadata.cc)
    yield "印发机关", metadata.printed_by
    yield "印发日期", _text(metadata.printed_on)


def _text(value: object | None) -> str | None:
    return None if value is None else str(value)
