"""Notices as plain text: clean, on one line, as a pasted web page, or as it falls out of a PDF."""

import unicodedata

from .source import Block, Source

WIDTH = 28  # characters a line, GB/T 9704-2012
PAGE = 22  # lines a page


def table_lines(block: Block, style: str) -> list[str]:
    """rows: one row a line, cells parted by tabs. cells: one cell a line, a blank line between rows."""
    columns = [c for c in block.columns if c != "<"]
    if style == "rows":
        return ["\t".join(columns)] + ["\t".join(row.cells) for row in block.rows]
    lines = [*columns, ""]
    for row in block.rows:
        lines += ["" if cell == "^" else cell for cell in row.cells if cell != "<"] + [""]
    return lines


def plain_lines(source: Source) -> list[str]:
    lines: list[str] = []
    for block in source.blocks:
        if block.kind in ("implied", "newpage"):
            continue
        if block.kind == "table":
            lines += block.lines + table_lines(block, source.head.get("table_txt", "rows"))
        elif block.kind == "print":
            lines.append(" ".join(part.strip() for part in block.lines))
        elif block.kind in ("title", "plan", "sign"):
            lines += block.lines
        else:
            lines.append(block.printed)
    return lines


def pasted(source: Source, lines: list[str]) -> list[str]:
    """What a paste of the whole web page brings along."""
    return [
        f"{source.head['site']}网站", "首页 | 政务公开 | 政务服务 | 互动交流", "您当前的位置 : 首页 > 政务公开 > 政策文件", "",
        *lines, "",
        f"发布时间:{source.head['published_on']} 来源:{source.head['site']}", "打印 关闭 分享到微信",
        "网站地图 | 联系我们 | 版权声明", f"主办:{source.head['site']}办公室",
    ]


def txt_of(source: Source) -> str:
    lines = plain_lines(source)
    if source.head.get("txt_style") == "oneline":
        return "".join(line.replace(" ", "") for line in lines) + "\n"
    if source.head.get("web_paste"):
        lines = pasted(source, lines)
    return "\n".join(lines) + "\n"


def width_of(char: str) -> float:
    return 1 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def wrap(text: str, width: float, indent: float = 0) -> list[str]:
    """Break after `width` full-width characters; nothing keeps a number or a bracket together."""
    lines, line, used = [], "", indent
    for char in text:
        if line and used + width_of(char) > width and char not in "，。、；：）〕》”":
            lines.append(line)
            line, used = "", 0
        line += char
        used += width_of(char)
    return [*lines, line] if line else lines


def wrapped_table(block: Block) -> list[list[str]]:
    """A table as a PDF gives it: each cell wrapped to its column, one paragraph a row."""
    rows = [[" ".join(c for c in block.columns if c != "<")]]
    for row in block.rows:
        first, task, limit, units = row.cells
        rows.append([first, *wrap(task, 10), limit, *wrap(units, 18)])
    return rows


def wrapped_paragraphs(source: Source) -> list[list[str]]:
    found: list[list[str]] = []
    for block in source.blocks:
        if block.kind in ("implied",):
            continue
        if block.kind == "newpage":
            found.append(["\f"])
        elif block.kind == "table":
            found += [block.lines, *wrapped_table(block)]
        elif block.kind in ("title", "plan", "sign"):
            found.append(block.lines)
        elif block.kind == "print":
            found.append(["    ".join(part.strip() for part in block.lines)])
        else:
            found.append(wrap(block.printed, WIDTH, 0 if block.kind in ("to", "mark", "no") else 2))
    return found


def wrapped_of(source: Source) -> str:
    """The text of a PDF: 28 characters a line, blank lines between, page numbers and running heads."""
    pages: list[list[str]] = [[]]
    for paragraph in wrapped_paragraphs(source):
        for line in paragraph:
            if line == "\f" or len(pages[-1]) == PAGE:
                pages.append([])
            if line != "\f":
                pages[-1].append(line)
    mark = source.head["metadata"]["issuer"][0] + "文件"
    out = []
    for i, page in enumerate(pages, 1):
        head = [] if i == 1 else [mark]
        out.append("\n\n".join([*head, *page, f"— {i} —"]))
    return "\n\n".join(out) + "\n"
