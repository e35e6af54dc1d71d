"""Make docs/show.svg, the README's picture: what `ydparse show` prints for a sample, drawn cell by cell.

    python docs/make_pictures.py

The same output gives the same picture, byte for byte. rich can export SVG too, but it measures a run of text in
characters where it should measure it in terminal cells, and so squeezes Chinese to half its width; and its pictures
fetch a font from the web, which these never do.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "show.svg"
SAMPLE = "samples/yunhe-industry-tasks-2026.txt"
COMMAND = f"ydparse show {SAMPLE}"
COLUMNS = 100

CELL, LINE, FONT, EDGE = 9, 23, 17, 20  # a terminal cell's width and height, the size of the type, the margin
FONTS = "'Sarasa Mono SC', 'Noto Sans Mono CJK SC', 'PingFang SC', 'Microsoft YaHei', Menlo, Consolas, monospace"


def shown() -> str:
    """What the command prints on a terminal of COLUMNS columns, with its colours as escape codes."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": str(COLUMNS), "FORCE_COLOR": "1"}
    env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    env.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "ydparse", *COMMAND.split()[1:]]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True).stdout.decode("utf-8")


def lines_of(output: str) -> list[list[Segment]]:
    """The prompt and the output as styled segments, a list a line."""
    text = Text.assemble(("$ ", "dim"), (COMMAND, "bold"), "\n", Text.from_ansi(output.rstrip()))
    console = Console(width=COLUMNS, force_terminal=True, color_system="truecolor", legacy_windows=False)
    return console.render_lines(text, console.options.update(no_wrap=True), pad=False)


def runs(text: str) -> Iterator[str]:
    """Stretches of wide and of narrow characters, so that each can be set to its exact width."""
    for _, run in groupby(text, key=cell_len):
        yield "".join(run)


def draw(lines: list[list[Segment]]) -> str:
    """The picture."""
    width = COLUMNS * CELL + 2 * EDGE
    height = len(lines) * LINE + 2 * EDGE
    theme = DIMMED_MONOKAI
    background, foreground = theme.background_color.hex, theme.foreground_color.hex
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="img" aria-label="{escape(COMMAND)}">',
        f"<title>{escape(COMMAND)}</title>",
        f'<rect width="{width}" height="{height}" rx="8" fill="{background}"/>',
        f'<g font-family="{FONTS}" font-size="{FONT}" fill="{foreground}" style="white-space:pre">',
    ]
    for row, line in enumerate(lines):
        parts += _line(line, EDGE + row * LINE + FONT)
    return "\n".join([*parts, "</g>", "</svg>", ""])


def _line(line: list[Segment], y: int) -> Iterator[str]:
    at = 0
    for segment in line:
        for run in runs(segment.text.rstrip("\n")):
            ink = run.strip()
            if ink:
                # Latin letters of a fallback font may be wider than a cell: glyphs are squeezed. Chinese is spaced out.
                fit = ' lengthAdjust="spacingAndGlyphs"' if cell_len(ink) == len(ink) else ""
                x = EDGE + (at + cell_len(run[: run.index(ink)])) * CELL
                place = f'x="{x}" y="{y}" textLength="{cell_len(ink) * CELL}"{fit}'
                yield f"<text {place}{_style(segment)}>{escape(ink, quote=False)}</text>"
            at += cell_len(run)


def _style(segment: Segment) -> str:
    style = segment.style
    if style is None:
        return ""
    colour = ""
    if style.color and not style.color.is_default:
        colour = f' fill="{style.color.get_truecolor(DIMMED_MONOKAI).hex}"'
    return colour + (' font-weight="bold"' if style.bold else "") + (' opacity="0.6"' if style.dim else "")


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(draw(lines_of(shown())), encoding="utf-8", newline="\n")
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
