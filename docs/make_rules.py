"""docs/rules.md, made from ydparse/lexicon/rules.tsv: `python docs/make_rules.py` writes it again."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"

HEAD = """# Rules · 规则

本页由 `ydparse/lexicon/rules.tsv` 生成（`python docs/make_rules.py`），测试保证它与程序一致：
程序给出的每个规则都在这里，这里的每个例子都得到它的规则。
Made from the table that the program reads; the tests hold every example to its rule.

每个单位、时限、目标的 `rule` 字段，以及 `ydparse explain` 所说的“规则”，就是下面的名称。名称一经给出，含义不变。
"""
GROUPS = {
    "unit": "单位 `units`",
    "deadline": "时限 `deadlines`",
    "target": "目标 `targets`",
    "strength": "力度 `strength`",
    "refused": "没有采用的数字和时间（只见于 `ydparse explain`）",
}


def page() -> str:
    """The whole of docs/rules.md."""
    from ydparse.lexicon import load

    parts = [HEAD]
    for group, title in GROUPS.items():
        rows = [row for row in load("rules") if row[0].startswith(f"{group}.")]
        parts.append(f"## {title}\n\n| 规则 | 意思 | 例子 |\n|---|---|---|\n")
        parts += [f"| `{rule}` | {meaning} | {_shown(example)} |\n" for rule, meaning, example in rows]
    return "\n".join(parts[:1]) + "".join(f"\n{part}" if part.startswith("##") else part for part in parts[1:])


def _shown(example: str) -> str:
    """An example in a cell: tabs as bars, lines as slashes."""
    return example.replace(r"\t", "｜").replace(r"\n", " ／ ").replace("*", r"\*")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
