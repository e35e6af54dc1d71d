"""Faults and rules for a human, with rich's colours on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from ydparse.cli.console import plain_console, plain_text
from ydparse.cli.finding_lines import text_lines
from ydparse.lint import GROUPS, SEVERITY_WORDS, Rule, Severity
from ydparse.lint.report import Checked

_STYLES = {
    "head": "bold",
    "code": "bold red",
    "message": "default",
    "excerpt": "dim",
    "mark": "bold red",
    "remedy": "cyan",
}
_SEVERITIES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


def print_findings(checked: Checked) -> None:
    """The findings of a file, an empty line behind each."""
    console = plain_console()
    for finding in checked.findings:
        for pieces in text_lines(checked.path, finding):
            console.print(
                Text.assemble(*(plain_text(text, style=_STYLES[kind]) for text, kind in pieces)), soft_wrap=True
            )
        console.print()


def print_rule(rule: Rule) -> None:
    """All that is said of a rule."""
    console = plain_console()
    usual = "" if rule.is_usual else "，用 --select 才查"
    head = plain_text(f"{rule.code} {rule.name}", style="bold")
    console.print(
        head.append(f"（{rule.slug}，{SEVERITY_WORDS[rule.severity]}{usual}）", style="default"), soft_wrap=True
    )
    lines = (
        ("问题", rule.says),
        ("影响", rule.why),
        ("改法", rule.remedy),
        ("错", _example(rule.wrong)),
        ("对", _example(rule.right)),
    )
    for name, said in lines:
        console.print(Text.assemble((f"  {name}：", "cyan"), plain_text(said, style="default")), soft_wrap=True)


def _example(wording: str) -> str:
    return wording.strip().replace("\n", " ／ ") or "（缺）"


def print_rules(rules: Sequence[Rule]) -> None:
    """A line a rule, by subject."""
    console = plain_console()
    for subject, group in GROUPS.items():
        own = [rule for rule in group.RULES if rule in rules]
        if own:
            console.print(Text(subject, "bold"))
        for rule in own:
            severity = plain_text(f"{SEVERITY_WORDS[rule.severity]}  ", style=_SEVERITIES[rule.severity])
            console.print(Text.assemble((f"  {rule.code}  ", "cyan"), severity, rule.name), soft_wrap=True)
