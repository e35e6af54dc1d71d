"""`ydparse check`: the faults of notices, for their drafter."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ydparse.cli import exits, options, streams
from ydparse.cli.batch import Exclude, Include
from ydparse.cli.reading import Overrides, Reading

if TYPE_CHECKING:
    from ydparse.lint import Rule
    from ydparse.lint.report import Checked

Format = Literal["text", "json", "sarif", "markdown"]
Level = Literal["info", "warning", "error"]

_FILES_HELP = "公文或目录（连同子目录），“-”为标准输入。"
_SELECT_HELP = "只查这些规则（如YD203,YD22，YD是全部）。"
_IGNORE_HELP = "不查这些规则。"
_LEVEL_HELP = "到这一级（info、warning、error）退出码为1。"
_FORMAT_HELP = "输出text、json、sarif、markdown。"
EPILOG = "退出码：0 没有问题；1 有 --fail-level 以上的问题；3、4 有文件读不了。规则见 ydparse rule。"


def check(
    files: Annotated[list[str], typer.Argument(metavar="PATH", help=_FILES_HELP)],
    select: Annotated[list[str] | None, typer.Option("--select", metavar="CODE", help=_SELECT_HELP)] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODE", help=_IGNORE_HELP)] = None,
    fail_level: Annotated[Level, typer.Option("--fail-level", metavar="LEVEL", help=_LEVEL_HELP)] = "warning",
    format_: Annotated[Format, typer.Option("--format", metavar="NAME", help=_FORMAT_HELP)] = "text",
    include: Include = None,
    exclude: Exclude = None,
    year: options.Year = None,
    region: options.Region = None,
    encoding: options.Encoding = None,
    no_ocr: options.NoOcr = False,
) -> None:
    """检查公文自身的毛病：序号、发文字号、分工、时限、数字、引用、日期。

    给起草的人用：每处问题说明在哪一行哪一列、错在哪里、怎样改。
    """
    from ydparse.lint import SEVERITIES, worst

    rules = _rules(select or [], ignore or [])
    paths = _paths(files, include or [], exclude or [])
    reading = Reading(paths, Overrides(year, region, encoding, ocr=not no_ocr), printing=True)
    checked = []
    for one in _checked(reading, rules):
        checked.append(one)
        if format_ == "text":
            _print(one)
    _finish(checked, format_)
    if reading.failed:
        raise typer.Exit(exits.UNREADABLE if reading.failed == len(paths) else exits.SOME_FAILED)
    if worst([finding for one in checked for finding in one.findings]) >= SEVERITIES[fail_level]:
        raise typer.Exit(exits.FOUND)


def _rules(select: Sequence[str], ignore: Sequence[str]) -> list[Rule]:
    """The rules that are asked for; a code that means none is a slip of the hand."""
    from ydparse.lint import chosen, meant

    wanted, unwanted = _codes(select), _codes(ignore)
    for name, codes in (("--select", wanted), ("--ignore", unwanted)):
        for code in codes:
            if not meant([code]):
                raise typer.BadParameter(f"没有“{code}”这条规则，见 ydparse rule", param_hint=name)
    return chosen(wanted, unwanted)


def _codes(given: Sequence[str]) -> list[str]:
    return [code.strip() for said in given for code in said.split(",") if code.strip()]


def _paths(files: Sequence[str], include: Sequence[str], exclude: Sequence[str]) -> list[str]:
    """The files, and those of the folders in the order of their paths, each once."""
    from ydparse.batch.inputs import Selection, find_inputs

    selection = Selection(tuple(include), tuple(exclude))
    paths: dict[str, None] = {}
    for file in files:
        found = (
            [os.path.normpath(one.path) for one in find_inputs([file], selection)] if Path(file).is_dir() else [file]
        )
        paths.update(dict.fromkeys(sorted(found, key=os.fsencode)))
    if not paths:
        raise typer.BadParameter("没有找到要检查的文件，看看路径和--include、--exclude", param_hint="PATH")
    return list(paths)


def _checked(reading: Reading, rules: Sequence[Rule]) -> Iterator[Checked]:
    from ydparse.lint import check as find_faults
    from ydparse.lint.report import Checked

    for parsed in reading.parsed():
        source = parsed.notice.source
        yield Checked(source.path or "-", source, find_faults(parsed, rules))


def _print(one: Checked) -> None:
    from ydparse.cli.findings import print_findings

    print_findings(one)


def _finish(checked: Sequence[Checked], format_: Format) -> None:
    """The other formats, and the last line of the first."""
    from ydparse.lint.report import WRITERS
    from ydparse.lint.report.checked import tally

    if format_ != "text":
        streams.emit(WRITERS[format_](checked))
    elif checked:
        streams.emit(tally([finding for one in checked for finding in one.findings]) + "\n")
