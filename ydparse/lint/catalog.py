"""Every rule by its code, and which of them a selection means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from ydparse.lint import dates, document_number, duty, figures, limits, numbering, references
from ydparse.lint.rule import Rule, Severity

GROUPS = {
    "序号": numbering,
    "发文字号": document_number,
    "责任分工": duty,
    "时限": limits,
    "数量": figures,
    "引用": references,
    "日期": dates,
}
RULES: dict[str, Rule] = {rule.code: rule for rule in chain.from_iterable(group.RULES for group in GROUPS.values())}
SEVERITIES = {"info": Severity.INFO, "warning": Severity.WARNING, "error": Severity.ERROR}
SEVERITY_NAMES = {severity: name for name, severity in SEVERITIES.items()}
SEVERITY_WORDS = {Severity.INFO: "提示", Severity.WARNING: "警告", Severity.ERROR: "错误"}


def meant(prefixes: Sequence[str]) -> set[str]:
    """The codes that codes or beginnings of them (YD2, YD22) mean.

    >>> sorted(meant(["YD21", "yd203"])), meant(["YD9"])
    (['YD203', 'YD211'], set())
    """
    return {code for code in RULES if code.startswith(tuple(prefix.upper() for prefix in prefixes))}


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Rule]:
    """The selected rules (without a selection, those that are no matter of taste) without the ignored ones, by code."""
    wanted = meant(select) if select else {code for code, rule in RULES.items() if rule.is_usual}
    return [RULES[code] for code in sorted(wanted - meant(ignore))]
