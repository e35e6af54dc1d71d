"""Typer's own words in Chinese: headings of the help, usage line, completion options, usage errors."""

from __future__ import annotations

import re
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

OPTIONS_METAVAR = "[选项]"
COMMAND_METAVAR = "命令 [参数]..."

_PARAMETER_HELP = {
    "help": "显示帮助并退出。",
    "install_completion": "为当前的shell安装命令补全。",
    "show_completion": "显示当前shell的补全脚本，可自行拷贝或修改。",
}

_MESSAGES = (
    (r"Missing (?:argument|option|parameter) '?([^']+)'?(?: / '[^']+')?\..*", r"缺少参数 \1"),
    (r"Missing command\.", "缺少命令"),
    (r"No such option:? '?([^ ']+)'?.*", r"没有 \1 这个选项"),
    (r"No such command '([^']+)'\. Did you mean (.+)\?", r"没有 \1 这个命令，是不是 \2？"),
    (r"No such command '([^']+)'\.", r"没有 \1 这个命令"),
    (r"Option '?([^ ']+)'? requires an argument\.", r"选项 \1 后面要有值"),
    (r"Option '?([^ ']+)'? does not take a value\.", r"选项 \1 不带值"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", r"多出的参数：\1"),
    (r"Invalid value for '?([^:']+)'?(?: / '[^:']+')?: .*valid integer.*", r"\1 的值不对：应是整数"),
    (r"Invalid value for '?([^:']+)'?(?: / '[^:']+')?: .*valid (?:float|number).*", r"\1 的值不对：应是数字"),
    (
        r"Invalid value for '?([^:']+)'?: (?:Value error, )?'(.*)' is not one of (.*?)\.?",
        r"\1 的值不对：没有“\2”，可用的：\3",
    ),
    (r"Invalid value for '?([^:']+)'?(?: / '[^:']+')?: (.*)", r"\1 的值不对：\2"),
)


class _Chinese:
    """What commands and groups of them have in common; stands before typer's own class, which `super()` is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["options_metavar"] = OPTIONS_METAVAR
        super().__init__(*args, **kwargs)

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, with Chinese help on those that typer adds."""
        return _in_chinese(super().get_params(ctx))  # type: ignore[misc]

    def get_usage(self, ctx: Any) -> str:
        """`用法：ydparse extract [选项] FILE...`."""
        return _usage(super().get_usage(ctx))  # type: ignore[misc]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help page, with Chinese headings."""
        _name_panels()
        super().format_help(ctx, formatter)  # type: ignore[misc]


class ChineseCommand(_Chinese, TyperCommand):
    """A command whose help speaks Chinese."""


class ChineseGroup(_Chinese, TyperGroup):
    """A group of commands whose help and usage errors speak Chinese."""

    command_class = ChineseCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["subcommand_metavar"] = COMMAND_METAVAR
        super().__init__(*args, **kwargs)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and tell wrong usage in Chinese, in one line and a hint."""
        standalone = kwargs.pop("standalone_mode", True)
        kwargs["standalone_mode"] = False
        if not standalone:
            return super().main(*args, **kwargs)
        try:
            sys.exit(super().main(*args, **kwargs))
        except _UsageError as error:
            sys.stderr.write(usage_error(error))
            sys.exit(error.exit_code)


# typer does not export the base of BadParameter.
_UsageError: Any = typer.BadParameter.__mro__[1]


def usage_error(error: Any) -> str:
    """The lines that tell a wrong usage: what is wrong, and where help is."""
    command = error.ctx.command_path if error.ctx else "ydparse"
    return f"错误：{translate(error.format_message())}\n用 {command} --help 查看帮助。\n"


def translate(message: str) -> str:
    """Typer's message in Chinese, or as it is where it is of another kind."""
    for pattern, chinese in _MESSAGES:
        if re.fullmatch(pattern, message):
            return re.sub(pattern, chinese, message, count=1)
    return message


def _in_chinese(params: list[Any]) -> list[Any]:
    for param in params:
        if param.name in _PARAMETER_HELP:
            param.help = _PARAMETER_HELP[param.name]
            param.metavar = ""
    return params


def _usage(text: str) -> str:
    return text.replace("Usage: ", "用法：", 1)


def _name_panels() -> None:
    """Typer keeps the headings of its help page in a module; they are set when a page is asked for."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.REQUIRED_LONG_STRING = "（必填）"
    rich_utils.DEFAULT_STRING = "（默认：{}）"
