"""A sample as Markdown, in the ways of the tools that convert papers."""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "samples"))

STYLES = ("pandoc", "miner", "docling", "office")


def markdown_of(name: str, style: str) -> str:
    """`pandoc`: escaped signs, pipe tables that leave merged places empty. `miner`: every heading of level 1, tables as HTML,
    pictures. `docling`: bullets, merged places repeated, comments. `office`: bold headings, rule lines, a head, `<br>`."""
    from builder import source

    one = source.read_source(Path(__file__).resolve().parent.parent / "samples" / "sources" / f"{name}.md")
    blocks = [part for block in one.blocks if block.kind != "implied" for part in _block(block, style)]
    head = {"office": "---\ntitle: x\ntool: office2md\n---\n\n", "miner": "![](images/0a1b.jpg)\n\n"}.get(style, "")
    return head.replace("title: x\n", "") + "\n\n".join(blocks) + "\n"


def _block(block: Any, style: str) -> list[str]:
    if block.kind == "newpage":
        return {"docling": ["<!-- page -->"], "office": ["* * *"], "miner": ["---"]}.get(style, [])
    if block.kind == "table":
        return [*(_marked(line, style) for line in block.lines), _table(block, style)]
    if block.kind == "print":
        return ["  ".join(part.strip() for part in block.lines)]
    if block.kind in ("title", "plan", "mark", "heading"):
        lines = [block.printed] if block.kind == "heading" else block.lines
        return [_marked(line, style) for line in lines]
    lines = block.lines if block.kind in ("no", "sign", "date") else [block.printed]
    return [_entry(line, block, style) for line in lines]


def _marked(line: str, style: str) -> str:
    return f"**{line}**" if style == "office" else f"{'#' if style == 'miner' else '##'} {line}"


def _entry(line: str, block: Any, style: str) -> str:
    if style == "docling" and block.kind == "item":
        return f"- {line}"
    if style == "pandoc":
        return line.replace("*", "\\*").replace(".", "\\.", 1) if block.kind == "item" else line
    return line


def _table(block: Any, style: str) -> str:
    from builder import source

    rows = source.grid(block)
    if style == "miner":
        return f"<table>{''.join(map(_html_row, rows))}</table>"
    places: list[list[str]] = []
    below: dict[tuple[int, int], str] = {}
    width = sum(cell[2] for cell in rows[0] if cell is not None)
    for y, row in enumerate(rows):
        line, cells = [], iter([cell for cell in row if cell is not None])
        while len(line) < width:
            if (y, len(line)) in below:
                line.append(below[y, len(line)])
                continue
            text, down, right = next(cells)
            shown = text.replace("\n", "<br>")
            again = shown if style == "docling" else ""
            for dy in range(down):
                for dx in range(right):
                    below[y + dy, len(line) + dx] = again
            below[y, len(line)] = shown
            line.append(shown)
        places.append(line)
    places.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(line)} |" for line in places)


def _html_row(row: list[Any]) -> str:
    cells = [cell for cell in row if cell is not None]
    return (
        "<tr>"
        + "".join(f'<td rowspan="{down}" colspan="{right}">{escape(text)}</td>' for text, down, right in cells)
        + "</tr>"
    )
