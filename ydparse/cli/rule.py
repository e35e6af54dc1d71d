"""`ydparse rule`: what `ydparse check` looks for."""

from __future__ import annotations

from typing import Annotated

import typer

_CODE_HELP = "规则的代码（YD203），或开头（YD22）；不写的列出全部。"


def rule(code: Annotated[str, typer.Argument(metavar="CODE", help=_CODE_HELP, show_default=False)] = "YD") -> None:
    """说明check的规则：查什么，有什么影响，怎样改，举例。"""
    from ydparse.cli.findings import print_rule, print_rules
    from ydparse.lint import RULES, meant

    found = [RULES[one] for one in sorted(meant([code]))]
    if not found:
        raise typer.BadParameter(f"没有“{code}”这条规则；全部规则见 ydparse rule", param_hint="CODE")
    if found[0].code == code.upper():
        print_rule(found[0])
    else:
        print_rules(found)
