"""docs/check.md, made from the rules of `ydparse check`: `python docs/make_check.py` writes it again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ydparse.lint import Rule

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "check.md"

HEAD = """# Check · 检查公文自身的毛病

本页由程序中的规则（`ydparse/lint/`）生成（`python docs/make_check.py`），测试保证它与程序一致：每条规则“错”的例子都查得出，“对”的都不报。
Made from the rules that `ydparse check` runs; the tests hold every example to its rule.

`ydparse check 文件或目录` 给起草的人用：逐处说明哪一行哪一列、错在哪里、怎样改。只报几乎可以断定的；
要人来定的、属于习惯的，级别是“提示”，用 `--select` 才查（`--select YD` 是全部）。
代码和英文名称一经给出，含义不变。查的是抽取读出的那些值，没有另一套读法；抽取没有读出的，这里也不报。报告、批复、法规一类不是计划的文件，只查发文字号和日期。
例子是2026年一份要点里的几个字，／分开各行。

| 级别 | 意思 | 默认 |
|---|---|---|
| 错误 `error` | 不论本意是什么，这样写都不对 | 查，退出码 1 |
| 警告 `warning` | 几乎可以断定是疏忽 | 查，退出码 1 |
| 提示 `info` | 属于习惯，或要人来定 | 不查；选了也不影响退出码，除非 `--fail-level info` |

对五份真实公文所报的每一处，逐条判断见[核对记录](check-verdicts.md)。
"""


def page() -> str:
    """The whole of docs/check.md."""
    from ydparse.lint import GROUPS

    parts = [HEAD]
    for subject, group in GROUPS.items():
        parts.append(f"\n## {subject}\n")
        parts += map(_section, group.RULES)
    return "".join(parts)


def _section(rule: Rule) -> str:
    from ydparse.lint import SEVERITY_WORDS

    return (
        f"\n### {rule.code} {rule.name}\n\n`{rule.slug}`，{SEVERITY_WORDS[rule.severity]}。{rule.says}\n\n"
        f"- 影响：{rule.why}\n- 改法：{rule.remedy}\n- 错：{_example(rule.wrong)}\n- 对：{_example(rule.right)}\n"
    )


def _example(wording: str) -> str:
    """A wording in a line: line breaks as slashes; — where nothing stands."""
    return wording.strip().replace("\n", " ／ ").replace("[", r"\[") or "（没有写）"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
