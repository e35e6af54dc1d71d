"""YD120 page furniture was dropped, YD121 broken lines were joined, YD122 a notice without line breaks was cut by its numbering,
YD123 recognized lines were mended."""

from __future__ import annotations

from ydparse.models import Warning


def check_repairs(dropped: int, joined: int, inline_entries: int, recognized: int) -> list[Warning]:
    """What layout and structure mended, so that a reader knows where the text differs from the file."""
    warnings: list[Warning] = []
    if dropped:
        warnings.append(Warning.model_construct(code="YD120", message=f"去掉了 {dropped} 行页码、页眉"))
    if joined:
        warnings.append(Warning.model_construct(code="YD121", message=f"接好了 {joined} 处断行"))
    if inline_entries:
        warnings.append(
            Warning.model_construct(
                code="YD122", message=f"有 {inline_entries} 个序号不在行首（换行丢失），已按序号拆分"
            )
        )
    if recognized:
        message = f"改正了 {recognized} 行里文字识别（OCR）认错的字（如 2O26年→2026年、l.→1.）"
        warnings.append(Warning.model_construct(code="YD123", message=message))
    return warnings
