"""The relational layout: what every tabular format of a batch holds, by table and column, and nothing of how.

All parts of a notice hang on `notice_id`. Who, by when and how much hang on their owner: `owner` says what it is
(`section`, `item` or `row`), `owner_id` which. A place in the notice is five columns: `span_start`, `span_end` (offsets
into `notices.text`), `page`, `line`, `bbox`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Type: TypeAlias = Literal["text", "integer", "real", "boolean", "date"]

Scalar: TypeAlias = str | int | float | bool | None
Row: TypeAlias = Sequence[Scalar]
"""One row: the values in the order of the table's columns, as JSON has them; dates as ISO 8601 text."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type and what it means."""

    name: str
    type: Type
    description: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: these columns name a row of `table` by its key."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in order, the columns that tell its rows apart, those worth an index, what it refers to."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...]
    references: tuple[Reference, ...]
    description: str


_NOTICE_ID = Column("notice_id", "text", "公文编号：文件内容 SHA-256 的前 16 位")
_OF_NOTICE = Reference(("notice_id",), "notices")
_STRENGTH = Column(
    "strength", "text", "力度：firm 确保、必须；aim 力争、努力；explore 争取、探索、鼓励；没有写明的为空"
)
_DUE_ON = Column("due_on", "date", "最迟完成日：各时限中最晚的一个，没有的为空")
_OWNER = (
    _NOTICE_ID,
    Column("owner", "text", "属于什么：section 标题、item 正文任务、row 任务表的行"),
    Column("owner_id", "text", "所属的编号：section_id、item_id 或 row_id"),
    Column("seq", "integer", "在所属之内的次序，从 1 起"),
)
_OWNER_KEY = ("notice_id", "owner_id", "seq")
_RULE = Column("rule", "text", "依据的规则，见 rules.md")
_PLACE = (
    Column("span_start", "integer", "起点：在 notices.text 中的字符偏移（从 0 起，按 Unicode 码点计）"),
    Column("span_end", "integer", "终点：在 notices.text 中的字符偏移（不含）"),
    Column("page", "integer", "起点所在页（从 1 起；无页的格式为空）"),
    Column("line", "integer", "起点所在行（文本文件，从 1 起）"),
    Column("bbox", "text", "起点所在页上的外框 [x0, top, x1, bottom]，单位为 PDF 点；JSON 数组"),
)

NOTICES = Table(
    "notices",
    (
        _NOTICE_ID,
        Column("path", "text", "文件路径"),
        Column("format", "text", "格式：txt、md、pdf、ofd、docx、doc、wps、rtf、odt、html、mht、image"),
        Column("sha256", "text", "文件内容的 SHA-256"),
        Column("encoding", "text", "文本编码（仅文本文件）"),
        Column("page_count", "integer", "页数（仅有页的格式）"),
        Column("ocr_pages", "text", "由图片识别（OCR）出来的页，从 1 数起；几页以“；”分开"),
        Column("kind", "text", "文种：plan 计划、measures 措施、report 报告、law 法规……，见 README；看不出的为空"),
        Column("title", "text", "文件本身的标题"),
        Column("notice_title", "text", "印发通知的标题（关于印发……的通知）"),
        Column("document_number", "text", "发文字号"),
        Column("issuer", "text", "发文机关；几个以“；”分开"),
        Column("addressees", "text", "主送机关；几个以“；”分开"),
        Column("issued_on", "date", "成文日期"),
        Column("approved_on", "date", "会议审议通过的日期"),
        Column("published_on", "date", "网页的发布日期"),
        Column("printed_by", "text", "印发机关"),
        Column("printed_on", "date", "印发日期"),
        Column("cc", "text", "抄送机关；几个以“；”分开"),
        Column("effective_on", "date", "施行日期"),
        Column("valid_until", "date", "有效期的最后一日"),
        Column("plan_year", "integer", "计划所属年度；没有写明或为多年时为空"),
        Column("region_name", "text", "行政区名称；全国性文件为空"),
        Column("region_level", "text", "行政区层级：national 国家、province 省、city 市、county 县、township 乡镇"),
        Column("region_code", "text", "GB/T 2260 行政区划代码，不能确定时为空"),
        Column("text", "text", "定稿正文：去掉页码等版面痕迹、接好断行；各表的起止都指向它"),
        Column("schema_version", "text", "契约版本"),
    ),
    key=("notice_id",),
    indexes=(("region_name", "plan_year"), ("issued_on",)),
    references=(),
    description="公文，一份一行；内容相同的文件只算一份",
)

SECTIONS = Table(
    "sections",
    (
        _NOTICE_ID,
        Column("section_id", "text", "标题编号，一份公文之内唯一（s1、s2……）"),
        Column("seq", "integer", "在公文中的次序，从 1 起"),
        Column("parent_id", "text", "上级标题的 section_id"),
        Column("level", "integer", "层级：1 最高，以本文的层次为准"),
        Column("label", "text", "序号，照原文（如“一、”）"),
        Column("title", "text", "标题；标题后接正文的，取首句"),
        Column("path", "text", "由外到内各级标题连同本标题，以“ / ”分开"),
        Column("text", "text", "标题之下、下级标题之前的正文"),
        *_PLACE,
    ),
    key=("notice_id", "section_id"),
    indexes=(),
    references=(_OF_NOTICE, Reference(("notice_id", "parent_id"), "sections")),
    description="各级标题",
)

ITEMS = Table(
    "items",
    (
        _NOTICE_ID,
        Column("item_id", "text", "任务编号，一份公文之内唯一（i1、i2……），重跑不变"),
        Column("seq", "integer", "在公文中的次序，从 1 起"),
        Column("section_id", "text", "最近一级标题的 section_id"),
        Column("section", "text", "由外到内各级标题，以“ / ”分开"),
        Column("number", "integer", "序数（1. 与（一）均为 1）"),
        Column("label", "text", "序号，照原文（如“1.”“（一）”）"),
        Column("title", "text", "任务的标题句，没有则为空"),
        Column("task", "text", "任务全文，去掉责任括注"),
        Column("text", "text", "任务全文，含责任括注"),
        _STRENGTH,
        _DUE_ON,
        *_PLACE,
    ),
    key=("notice_id", "item_id"),
    indexes=(("due_on",),),
    references=(_OF_NOTICE, Reference(("notice_id", "section_id"), "sections")),
    description="正文任务，一项一行",
)

UNITS = Table(
    "units",
    (
        *_OWNER,
        Column("name", "text", "单位名称：照原文，去空白和换行"),
        Column("role", "text", "角色：lead 牵头；responsible 责任；support 配合"),
        Column("inline", "boolean", "是否取自正文叙述，而非责任括注"),
        Column("implied", "boolean", "是否由“以下均需……落实”一类的约定补入"),
        Column("collective", "boolean", "是否统称（各县区、有关部门、成员单位）"),
        Column("open_ended", "boolean", "其后是否有“等”，名单未列尽"),
        Column("canonical", "text", "规范全称；无从得知时为空"),
        Column("scope_start", "integer", "一条任务有几处责任括注时，本处所管文字的起点；否则为空"),
        Column("scope_end", "integer", "所管文字的终点（不含）"),
        _RULE,
        *_PLACE,
    ),
    key=_OWNER_KEY,
    indexes=(("name", "role"), ("canonical", "role")),
    references=(_OF_NOTICE,),
    description="谁来办：每个责任单位一行；一个单位担几个角色的有几行",
)

DEADLINES = Table(
    "deadlines",
    (
        *_OWNER,
        Column("text", "text", "时限的原文"),
        Column("kind", "text", "类别：due 限期完成；ongoing 持续推进；recurring 周期"),
        Column("due_on", "date", "最迟完成日；不是 due 时为空（JSON 中的 date）"),
        Column("start_on", "date", "起始日，有起止的时段才有（JSON 中的 start）"),
        Column("recurrence", "text", "周期，ISO 8601 时长（每季度为 P3M）；不是 recurring 时为空"),
        _RULE,
        *_PLACE,
    ),
    key=_OWNER_KEY,
    indexes=(("due_on",), ("kind", "recurrence")),
    references=(_OF_NOTICE,),
    description="何时办完：每个时限一行",
)

TARGETS = Table(
    "targets",
    (
        *_OWNER,
        Column("text", "text", "能看出目标的最短原文"),
        Column("indicator", "text", "指标：所计或所量的事物"),
        Column("value", "real", "数值，折成基本单位（2.5万个为 25000）；区间取下限"),
        Column("value_max", "real", "区间的上限，否则为空"),
        Column("unit", "text", "计量单位（个、元、%、个百分点、倍……）"),
        Column("comparator", "text", "比较：= 达到；>= 以上；> 超过；<= 以内；< 低于；~ 左右"),
        Column("direction", "text", "变化方向：up 增长、提高；down 下降；水平值为空"),
        Column("kind", "text", "类别：goal 工作目标；benefit 政策给付的金额、比例、期限"),
        _STRENGTH,
        _RULE,
        *_PLACE,
    ),
    key=_OWNER_KEY,
    indexes=(("indicator", "unit"),),
    references=(_OF_NOTICE,),
    description="办到多少：每个量化目标一行",
)

TABLE_ROWS = Table(
    "table_rows",
    (
        _NOTICE_ID,
        Column("row_id", "text", "行编号，一份公文之内唯一（t1r2 是第一张表的第二行）"),
        Column("seq", "integer", "在公文中的次序，从 1 起"),
        Column("table_number", "integer", "第几张任务表，从 1 起"),
        Column("table_title", "text", "表题"),
        Column("number", "integer", "序数；序号不是数字的为空"),
        Column("label", "text", "序号，照原文；续行沿用上一行的序号（JSON 中的 number）"),
        Column("section", "text", "所属分组：上方的通栏标题，或分组列"),
        Column("task", "text", "任务"),
        Column("subtask", "text", "子任务：任务栏再分，或另有一列写明要做什么"),
        _STRENGTH,
        _DUE_ON,
        Column("cells", "text", "各列原文：表头 → 内容；JSON 对象"),
        Column("item_id", "text", "与之对应的正文任务的 item_id，没有的为空"),
        *_PLACE,
    ),
    key=("notice_id", "row_id"),
    indexes=(("due_on",), ("notice_id", "item_id")),
    references=(_OF_NOTICE, Reference(("notice_id", "item_id"), "items")),
    description="任务表的行（任务分解表、事项清单）",
)

WARNINGS = Table(
    "warnings",
    (
        _NOTICE_ID,
        Column("seq", "integer", "在公文中的次序，从 1 起"),
        Column("code", "text", "代码（YD1xx）"),
        Column("message", "text", "说明"),
        Column("item_id", "text", "所涉任务的 item_id"),
        *_PLACE,
    ),
    key=("notice_id", "seq"),
    indexes=(("code",),),
    references=(_OF_NOTICE, Reference(("notice_id", "item_id"), "items")),
    description="提示：修补过的、存疑的、没读出的",
)

TO_CHECK = Table(
    "to_check",
    (
        _NOTICE_ID,
        Column("seq", "integer", "在公文中的次序，从 1 起"),
        Column("owner", "text", "要核对的是什么：item 正文任务、section 标题之下的文字、row 任务表的行"),
        Column("owner_id", "text", "它的编号：item_id、section_id 或 row_id"),
        Column("code", "text", "理由的代码，见 to_check.md"),
        Column("message", "text", "说明"),
        *_PLACE,
    ),
    key=("notice_id", "seq"),
    indexes=(("notice_id", "owner_id"), ("code",)),
    references=(_OF_NOTICE,),
    description="要核对的任务：每个理由一行；不在这里的任务可以不看",
)

FILES = Table(
    "files",
    (
        Column("path", "text", "文件路径"),
        Column("notice_id", "text", "公文编号；没有读成的为空"),
        Column(
            "status", "text", "结果：done 读成；duplicate 内容与另一文件相同；failed 没有读成；todo 中途停下，还没有读"
        ),
        Column("duplicate_of", "text", "与哪个文件内容相同（它的 path）；不是 duplicate 时为空"),
        Column("size", "integer", "字节数"),
        Column("sha256", "text", "文件内容的 SHA-256；没有读到内容的为空"),
        Column("tasks", "integer", "有几项任务；没有读成的为空"),
        Column("to_check", "integer", "其中几项要核对；没有读成的为空"),
        Column("code", "text", "没有读成的：错误代码（YD0xx）"),
        Column("problem", "text", "没有读成的：错在哪里"),
        Column("remedy", "text", "没有读成的：怎么办"),
    ),
    key=("path",),
    indexes=(("status", "code"), ("notice_id",)),
    references=(_OF_NOTICE, Reference(("duplicate_of",), "files")),
    description="文件，一个一行，读成与否都在",
)

TABLES: tuple[Table, ...] = (
    NOTICES, SECTIONS, ITEMS, UNITS, DEADLINES, TARGETS, TABLE_ROWS, WARNINGS, TO_CHECK, FILES,
)  # fmt: skip

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}

TASKS_VIEW = """CREATE VIEW tasks AS
SELECT notice_id, item_id AS task_id, 'item' AS kind, section, task, NULL AS subtask, number, label, strength, due_on,
       NULL AS item_id, span_start, span_end, page, line, bbox
FROM items
UNION ALL
SELECT notice_id, row_id, 'row',
       coalesce(nullif(table_title, '') || ' / ' || nullif(section, ''), nullif(table_title, ''), nullif(section, '')),
       task, subtask, number, label, strength, due_on, item_id, span_start, span_end, page, line, bbox
FROM table_rows"""
"""Every task of body and tables in one view, in SQL that SQLite and DuckDB both read; `item_id` is a row's own item."""
