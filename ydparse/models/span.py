"""Where a value stands: in the final text and in the file."""

from pydantic import Field

from ydparse.models.base import Model


class Span(Model):
    """`text[start:end]` is the evidence, to the letter. Offsets count Unicode code points; `end` is exclusive."""

    start: int = Field(ge=0, description="起点：在 text 中的字符偏移（从 0 起，按 Unicode 码点计）")
    end: int = Field(ge=0, description="终点：在 text 中的字符偏移（不含）")
    page: int | None = Field(default=None, ge=1, description="起点所在页（从 1 起；无页的格式为 null）")
    line: int | None = Field(
        default=None, ge=1, description="起点所在行（文本文件），或第几段、第几格（网页、Word），从 1 起"
    )
    bbox: tuple[float, float, float, float] | None = Field(
        default=None, description="起点所在页上的外框 [x0, top, x1, bottom]，单位为 PDF 点"
    )
