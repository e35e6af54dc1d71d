"""`ydparse show`: a notice for a human."""

from __future__ import annotations

from typing import Annotated

import typer

from ydparse.cli import options
from ydparse.cli.reading import Overrides, read


def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help=options.FILE_HELP)],
    year: options.Year = None,
    region: options.Region = None,
    encoding: options.Encoding = None,
    no_ocr: options.NoOcr = False,
    only_to_check: options.OnlyToCheck = False,
) -> None:
    """在终端里看一份公文：要素、提纲、任务表、提示。"""
    notice = read(file, Overrides(year, region, encoding, ocr=not no_ocr))

    from ydparse.cli.console import print_notice

    print_notice(notice, only_to_check=only_to_check)
