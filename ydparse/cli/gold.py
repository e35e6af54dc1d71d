"""`ydparse gold`: a first gold of a notice, to be corrected by hand."""

from __future__ import annotations

from typing import Annotated

import typer

from ydparse.cli import options, streams
from ydparse.cli.reading import Overrides, read


def gold(
    file: Annotated[str, typer.Argument(metavar="FILE", help=options.FILE_HELP)],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="写到文件；已有的文件不覆盖。")
    ] = None,
    year: options.Year = None,
    region: options.Region = None,
    encoding: options.Encoding = None,
    no_ocr: options.NoOcr = False,
) -> None:
    """起草一份公文的标准答案，由人改正，再用eval来量。

    草稿是照抽取的结果写出的，要对照原文逐条改正。
    """
    from ydparse.eval.draft import draft, draft_text

    text = draft_text(draft(read(file, Overrides(year, region, encoding, ocr=not no_ocr))))
    if output is None:
        streams.emit(text)
    else:
        _write_new(output, text)


def _write_new(output: str, text: str) -> None:
    """Hand-made corrections are never lost to a new draft."""
    from pathlib import Path

    from ydparse.errors import OutputError
    from ydparse.writers.files import replace_file

    if Path(output).exists():
        raise OutputError(output, "已有这个文件", "请换一个名字，或先把它移走")
    replace_file(Path(output), text.encode("utf-8"))
