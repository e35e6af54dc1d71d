"""docs/rules.md, made from the catalog of the rules: `python docs/make_rules.py` writes it again."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ydparse.rules.catalog import Entry

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"

HEAD = """# Rules · 规则

本页由程序中的规则（`ydparse/rules/`）生成（`python docs/make_rules.py`），测试保证它与程序一致：
程序给出的每个规则都在这里，“读作”的每个例子都由它的规则得出这个结果，“不读”的例子都不由这条规则读出什么。
Made from the rules that the program runs; the tests hold every example to its rule.

每个单位、时限、目标的 `rule` 字段，以及 `ydparse explain` 所说的“规则”，就是下面的名称。名称一经给出，含义不变。
几条规则都有话说时，依据强的为准，与先后无关。依据由弱到强：{evidence}。
例子是2026年一份要点里的一条任务（自有章节的，和文种、公文要素的，是全文）；｜分开表格的各格，／分开各行。
"""
GROUPS = {
    "unit": "单位 `units`",
    "deadline": "时限 `deadlines`",
    "target": "目标 `targets`",
    "strength": "力度 `strength`",
    "kind": "文种 `kind`",
    "refused": "没有采用的数字和时间（只见于 `ydparse explain`）",
    "": "公文要素 `metadata`",
}
COLUMNS = "| 规则 | 意思 | 依据 | 读作 | 不读 |\n|---|---|---|---|---|\n"


def page() -> str:
    """The whole of docs/rules.md."""
    from ydparse.rules.catalog import EVIDENCE, catalog

    parts = [HEAD.format(evidence="；".join(EVIDENCE.values()))]
    for group, title in GROUPS.items():
        entries = [entry for entry in catalog().values() if _group(entry) == group]
        parts.append(f"\n## {title}\n\n{COLUMNS}{''.join(map(_row, entries))}")
    return "".join(parts)


def _group(entry: Entry) -> str:
    """The elements of a notice, whose rules begin with the element's name, are one group."""
    prefix = entry.id.partition(".")[0]
    return prefix if prefix in GROUPS else ""


def _row(entry: Entry) -> str:
    from ydparse.rules.catalog import EVIDENCE

    takes = _cell(f"{wording} → {value}" for wording, value in entry.takes)
    return f"| `{entry.id}` | {entry.says} | {EVIDENCE[entry.evidence]} | {takes} | {_cell(entry.refuses)} |\n"


def _cell(examples: Iterable[str]) -> str:
    """Examples in a cell, one below the other: tabs as bars, lines as slashes."""
    shown = (text.replace(r"\t", "\t").replace(r"\n", "\n") for text in examples)
    signs = str.maketrans({"\t": "｜", "\n": " ／ ", "*": r"\*", "|": r"\|", "<": "&lt;"})
    return "<br>".join(text.translate(signs) for text in shown)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
