"""The generated parts of docs/querying.md, from the layout of the tables: `python docs/make_layout.py` writes them again."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "querying.md"

TYPES = {"text": "文本", "integer": "整数", "real": "数", "boolean": "是否", "date": "日期"}


def page(written: str) -> str:
    """The page as `written`, with what stands between the markers made anew."""
    for name, part in (("layout", layout()), ("views", views())):
        markers = f"<!-- {name}: made by make_layout.py -->", f"<!-- end of {name} -->"
        begin, end = map(re.escape, markers)
        written, count = re.subn(f"{begin}.*?{end}", lambda _, new=part, at=markers: f"{at[0]}\n{new}\n{at[1]}", written, flags=re.S)  # fmt: skip
        if count != 1:
            raise ValueError(f"the page has {count} places for {name}")
    return written


def layout() -> str:
    """A chapter a table: what it holds, its key and indexes, its columns."""
    from ydparse.writers.tabular.layout import TABLES

    parts = []
    for table in TABLES:
        keys = [f"主键 {_columns(table.key)}"]
        keys += [f"{_columns(to.columns)} 指向 `{to.table}`" for to in table.references]
        keys += [f"索引 {_columns(columns)}" for columns in table.indexes]
        rows = [f"| `{column.name}` | {TYPES[column.type]} | {column.description} |" for column in table.columns]
        head = (
            f"### `{table.name}`\n\n{table.description}。{'；'.join(keys)}。\n\n| 列 | 类型 | 意思 |\n|---|---|---|\n"
        )
        parts.append(head + "\n".join(rows))
    return "\n\n".join(parts)


def views() -> str:
    """SQL for DuckDB that makes the tables of a Parquet folder and the view `tasks` known by their names."""
    from ydparse.writers.tabular.layout import TABLES, TASKS_VIEW

    lines = [
        f"CREATE VIEW {table.name} AS FROM read_parquet('tasks.parquet/{table.name}/*.parquet');" for table in TABLES
    ]
    return "\n".join(["```sql", *lines, f"{TASKS_VIEW};", "```"])


def _columns(names: tuple[str, ...]) -> str:
    return f"`({', '.join(names)})`"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
