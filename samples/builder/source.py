"""Read samples/sources/NAME.md: the words of a notice with the hand-made marks of what is to be extracted.

The format is documented at the head of samples/build.py.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

ROLES = {"L": "lead", "M": "responsible", "S": "support"}
DEADLINES = {"due": "due", "rec": "recurring", "on": "ongoing"}
UNIT_MARK = re.compile(r"([LMS])([cio]*)(\?)?$")
DATE_MARK = re.compile(r"(due|rec|on)(\?)?(?: (\S+))?(?: (\S+))?$")
TARGET_MARK = re.compile(
    r'([TB])(\?)?(?: "([^"]+)")? (\S+) (=|>=|>|<=|<|~) ([\d.]+)(?:~([\d.]+))? (\S+)(?: (up|down))?(?: (firm|aim|explore))?$'
)
STRENGTHS = ("firm", "aim", "explore")
BRACKETS = {"（": 1, "〔": 1, "(": 1, "）": -1, "〕": -1, ")": -1}


@dataclass
class Block:
    """One paragraph, or one table."""

    kind: str
    text: str = ""
    label: str = ""
    level: int = 0
    strength: str | None = None
    units: list = field(default_factory=list)
    deadlines: list = field(default_factory=list)
    targets: list = field(default_factory=list)
    columns: list = field(default_factory=list)
    rows: list = field(default_factory=list)

    @property
    def printed(self) -> str:
        """The paragraph as it is printed, with its label."""
        if self.kind == "box":
            return f"{self.label} {self.text}"
        gap = "　" if self.label.startswith("第") else ""
        return self.label + gap + self.text

    @property
    def lines(self) -> list[str]:
        """The lines of a centred title."""
        return self.text.split("|")


@dataclass
class Row:
    """A row of a table: its cells (text, or ^ and < for merged ones), or a band over the whole width."""

    cells: list
    deadlines: list = field(default_factory=list)
    band: bool = False


@dataclass
class Source:
    name: str
    head: dict
    blocks: list


def split_names(text: str) -> list[str]:
    """Split a list of units at 、，, and ； outside brackets."""
    names, depth, start = [], 0, 0
    for i, char in enumerate(text):
        depth += BRACKETS.get(char, 0)
        if depth == 0 and char in "、，,；":
            names.append(text[start:i])
            start = i + 1
    return [n.strip() for n in [*names, text[start:]] if n.strip()]


def collective(name: str) -> bool:
    return name.startswith("各") or "有关" in name or "相关" in name or name.endswith("成员单位")


def number(text: str | None):
    if text is None:
        return None
    return float(text) if "." in text else int(text)


def read_marks(shown: str, marks: list[str], block) -> None:
    """Turn the marks of one group into entries of the block."""
    for mark in marks:
        if m := UNIT_MARK.match(mark):
            names = split_names(shown)
            for name in names:
                unit = {"name": name, "role": ROLES[m[1]]}
                if "i" in m[2]:
                    unit["inline"] = True
                if "c" in m[2] or collective(name):
                    unit["collective"] = True
                if "o" in m[2] and name == names[-1]:
                    unit["open_ended"] = True
                if m[3]:
                    unit["optional"] = True
                block.units.append(unit)
        elif m := DATE_MARK.match(mark):
            entry = {"text": shown, "kind": DEADLINES[m[1]], "date": m[3] if m[1] == "due" else None}
            if m[1] == "due" and m[4]:
                entry["start"] = m[4]
            if m[1] == "rec" and m[3]:
                entry["recurrence"] = m[3]
            if m[2]:
                entry["optional"] = True
            block.deadlines.append(entry)
        elif m := TARGET_MARK.match(mark):
            entry = {
                "text": m[3] or shown, "indicator": m[4], "value": number(m[6]), "value_max": number(m[7]),
                "unit": m[8], "comparator": m[5], "direction": m[9], "kind": "benefit" if m[1] == "B" else "goal",
                "strength": m[10],
            }
            if m[2] or m[1] == "B":
                entry["optional"] = True
            block.targets.append(entry)
        elif mark in STRENGTHS:
            block.strength = mark
        else:
            raise ValueError(f"unknown mark {mark!r} at {shown!r}")


def read_inline(raw: str, block) -> str:
    """The words of a marked text; its marks go into the block."""

    def one(match: re.Match) -> str:
        shown, *marks = match[1].split("|")
        read_marks(shown, marks, block)
        return shown

    text = re.sub(r"\{([^{}]*)\}", one, raw)
    if "{" in text or "}" in text:
        raise ValueError(f"unbalanced braces: {raw}")
    return text


def read_row(raw: str) -> Row:
    row = Row([])
    holder = Block("row")
    row.cells = [read_inline(cell.strip(), holder) for cell in raw.split(" & ")]
    row.deadlines = holder.deadlines
    return row


def read_line(line: str, blocks: list) -> None:
    mark, _, rest = line.partition(" ")
    if mark.startswith("%"):
        block = Block(mark[1:])
        if mark == "%band":
            blocks[-1].rows.append(Row([rest], band=True))
            return
        if mark == "%box":
            block.label, _, rest = rest.partition(" ")
        block.text = read_inline(rest, block)
        blocks.append(block)
    elif mark in ("#", "##", "-"):
        label, _, rest = rest.partition(" ")
        block = Block("item", label=label) if mark == "-" else Block("heading", label=label, level=len(mark))
        block.text = read_inline(rest, block)
        blocks.append(block)
    elif mark in (">", "+"):
        block = Block("text" if mark == ">" else "more")
        block.text = read_inline(rest, block)
        blocks.append(block)
    elif mark == "&":
        blocks[-1].columns = [c.strip() for c in rest.split(" & ")]
    elif mark == "&&":
        blocks[-1].rows.append(read_row(rest))
    else:
        raise ValueError(f"unknown line: {line}")


def read_source(path: Path) -> Source:
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    blocks: list[Block] = []
    for line in body.splitlines():
        if line.strip():
            read_line(line, blocks)
    return Source(path.stem, tomllib.loads(head), blocks)


def filled_rows(table: Block) -> list[tuple[Row, str | None, list[str]]]:
    """The rows of a table with merged cells filled: (row, band above it, its cells; a cell merged to the left is empty)."""
    band, above, found = None, [], []
    for row in table.rows:
        if row.band:
            band = row.cells[0]
            continue
        cells = [above[i] if cell == "^" else "" if cell == "<" else cell for i, cell in enumerate(row.cells)]
        found.append((row, band, cells))
        above = cells
    return found


def grid(table: Block) -> list[list[tuple[str, int, int]]]:
    """The table as (text, rowspan, colspan) a cell, header first; covered cells are left out, a band is one cell."""
    width = len(table.columns)
    raw = [table.columns] + [row.cells + ["<"] * (width - 1) if row.band else row.cells for row in table.rows]
    out = []
    for r, cells in enumerate(raw):
        line = []
        for c, cell in enumerate(cells):
            if cell in ("^", "<"):
                line.append(None)
                continue
            down = 1
            while r + down < len(raw) and raw[r + down][c] == "^":
                down += 1
            right = 1
            while c + right < width and cells[c + right] == "<":
                right += 1
            line.append((cell, down, right))
        out.append(line)
    return out
