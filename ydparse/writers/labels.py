"""The Chinese names of what the readable formats show."""

from __future__ import annotations

from collections.abc import Iterator

from ydparse.lexicon import load
from ydparse.models import Deadline, Kind, Metadata, Notice, Part, Span, Strength, Target, Unit

LEVELS = {"national": "国家级", "province": "省级", "city": "市级", "county": "县级", "township": "乡镇级"}

KINDS = {"item": "正文", "row": "任务表"}

ROLES = {"lead": "牵头", "responsible": "责任", "support": "配合"}

STRENGTHS = {"firm": "确保", "aim": "力争", "explore": "探索", None: ""}

COMPARATORS = {"=": "", ">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "约"}


FATES = {
    "paragraph": "", "joined": "接上行", "cell": "表格", "blank": "空行",
    "page_number": "丢弃 页码", "running_head": "丢弃 页眉", "rule": "丢弃 横线", "left_out": "略去",
}  # fmt: skip

# The papers of a file.
PAPERS = {"letter": "通知", "plan": "方案", "annex_plan": "附件方案", "annex": "附件", "page": "网页文字"}

# What the wording of a line was taken as.
PARTS = {
    "title": "文件标题", "notice_title": "通知标题", "document_number": "发文字号", "issuer": "发文机关",
    "addressees": "主送机关", "issued_on": "成文日期", "approved_on": "审议通过", "published_on": "网页发布",
    "printed_by": "印发机关", "printed_on": "印发日期", "cc": "抄送机关", "effective_on": "施行日期",
    "valid_until": "有效期至", "heading": "标题", "text": "正文", "item": "任务", "clause": "责任", "unit": "单位",
    "deadline": "时限", "target": "目标", "convention": "约定", "table_title": "表题", "header": "表头", "band": "分组",
    "row": "任务","closing": "结尾", "annex": "附件", "site": "网页", "unused": "未用",
}  # fmt: skip


def place_line(wording: str, span: Span) -> str:
    """A wording with its place: `“牵头单位”（第 19 行）`."""
    places = (f"第 {span.page} 页" if span.page else "", f"第 {span.line} 行" if span.line else "")
    place = "，".join(filter(None, places))
    return f"“{wording}”" + (f"（{place}）" if place else "")


def value_line(value: Unit | Deadline | Target | Strength) -> str:
    """A value in one line: `单位 县财政局（牵头）`, `时限 9月底前（2026-09-30）`, `目标 新建充电桩500个（新建充电桩 500 个）`."""
    if isinstance(value, str):
        return f"力度 {STRENGTHS[value]}"
    if isinstance(value, Unit):
        return f"单位 {value.name}（{ROLES[value.role]}）"
    if isinstance(value, Deadline):
        said = value.date or value.recurrence or {"ongoing": "持续", "recurring": "周期", "due": "日期不明"}[value.kind]
        return f"时限 {value.text}（{f'{value.start} 至 ' if value.start else ''}{said}）"
    top = f"—{value.value_max}" if value.value_max is not None else ""
    strength = f"，{STRENGTHS[value.strength]}" if value.strength else ""
    return f"目标 {value.text}（{value.indicator} {COMPARATORS[value.comparator]}{value.value}{top} {value.unit or ''}{strength}）"


def metadata_lines(notice: Notice) -> Iterator[tuple[str, str]]:
    """Name and value of every element that the notice has, in the order of the page; its kind; its papers; what to check."""
    if notice.kind:
        yield "文种", text_kind(notice.kind)
    for name, value in _elements(notice.metadata):
        if value:
            yield name, value
    if len(notice.parts) > 1:
        yield "文件组成", "；".join(map(_part_line, notice.parts))
    yield "来源", source_line(notice)
    if notice.check.items_to_check:
        yield "请核对", check_line(notice)


MOST_NAMED = 20  # of what is to be checked, in one line


def check_line(notice: Notice) -> str:
    """`46 项任务，3 项要核对：第7、12、31项`; by ids (i7) where numbers come twice, as headings and rows always are."""
    tasks = [item.id for item in notice.items]
    tasks += [row.id for table in notice.tables for row in table.rows]
    ids = [one.item_id for one in notice.check.items_to_check]
    count = len(set(ids) & set(tasks))
    said = f"{len(tasks)} 项任务，{f'{count} 项要核对' if count else '没有要核对的'}"
    if not ids:
        return said
    numbers = {item.id: item.number for item in notice.items}
    alone = len(set(numbers.values())) == len(numbers) and None not in numbers.values()
    numbered = [str(numbers[id_]) for id_ in ids if id_ in numbers] if alone else []
    others = [id_ for id_ in ids if not (alone and id_ in numbers)]
    named = [f"第{_listed(numbered)}项"] if numbered else []
    return f"{said}：{'，'.join([*named, *([_listed(others)] if others else [])])}"


def _listed(names: list[str]) -> str:
    return "、".join(names[:MOST_NAMED]) + ("等" if len(names) > MOST_NAMED else "")


def text_kind(kind: Kind) -> str:
    """`报告、总结、通报（不是工作计划）`."""
    name = next(name for value, name in load("text_kind_names") if value == kind.value)
    return name if kind.is_plan else f"{name}（不是工作计划）"


def _part_line(part: Part) -> str:
    """`通知《关于印发……的通知》`."""
    return PAPERS[part.kind] + (f"《{part.title}》" if part.title else "")


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
