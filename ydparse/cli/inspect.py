"""`ydparse inspect`: what became of each line of the file, in the terminal or drawn on its pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ydparse.cli import options, streams
from ydparse.cli.reading import Overrides, parse

if TYPE_CHECKING:
    from ydparse.models import FileLine
    from ydparse.pipeline import Parsed

_JSON_HELP = "输出JSON，文件的一行或一格占一行。"
_IMAGE_HELP = "画在PDF的页面上，存到这个目录，一页一张PNG。"
_LEGEND = (
    "蓝框标题，绿框任务和任务表，青框公文要素，灰底没有用上，打叉的丢弃，└ 接上一行；"
    "橙框责任括注，橙线单位，红线时限，紫线目标（行内位置按字宽推算）"
)


def inspect(
    file: Annotated[str, typer.Argument(metavar="FILE", help=options.FILE_HELP)],
    as_json: Annotated[bool, typer.Option("--json", metavar="", help=_JSON_HELP)] = False,
    image: Annotated[str | None, typer.Option("--image", metavar="DIR", help=_IMAGE_HELP)] = None,
    year: options.Year = None,
    region: options.Region = None,
    encoding: options.Encoding = None,
    no_ocr: options.NoOcr = False,
) -> None:
    """逐行看文件读成了什么：丢弃的、接上的、标题、任务、没用上的。

    用 --image 时不列各行，只写图：目录没有就建，同名的图覆盖。
    """
    parsed = parse(file, Overrides(year, region, encoding, ocr=not no_ocr))

    from ydparse.inspect import inspect as inspected

    lines = inspected(parsed)
    if image is not None:
        _draw(file, parsed, lines, Path(image))
    if as_json:
        streams.emit("".join(line.model_dump_json() + "\n" for line in lines))
    elif image is None:
        from ydparse.cli.console import print_lines

        print_lines(lines)


def _draw(file: str, parsed: Parsed, lines: list[FileLine], folder: Path) -> None:
    from ydparse.errors import OutputError
    from ydparse.writers.page_images import draw_pages

    if parsed.raw.format != "pdf":
        problem = f"{parsed.raw.format} 文件画不出页面，--image 只能用于 PDF"
        raise OutputError(file, problem, "请去掉 --image，或先把文件另存为 PDF")
    paths = draw_pages(parsed.data, lines, folder, "stdin" if file == "-" else Path(file).stem)
    streams.tell(f"已写入 {folder}：{len(paths)} 页（{paths[0].name} 起）。{_LEGEND}")
