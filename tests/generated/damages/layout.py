"""Line breaks that are lost or come at the wrong places, and the signs of Markdown. The rows of tables stay apart."""

from __future__ import annotations

import random
from dataclasses import replace

from generated.draft import Draft
from generated.lines import FIXED, Line, Lines
from generated.said import often, pick

WIDTHS = [15, 20, 24, 28, 33, 40]
_TITLE = 26  # characters; a first sentence up to here is printed bold


def run_on(rng: random.Random, draft: Draft) -> None:
    """All line breaks lost; what a site prints above the notice may have kept its own."""
    _glue(draft.lines, 1, ("site",) if often(rng, 0.5) else ())


def second_breaks(rng: random.Random, draft: Draft) -> None:
    """Every second line break lost."""
    _glue(draft.lines, 2)


def _glue(lines: Lines, step: int, apart: tuple[str, ...] = ()) -> None:
    lines[:] = [line for line in lines if line.text or line.kind in FIXED]
    apart = (*FIXED, *apart)
    for i in range(1, len(lines), step):
        if lines[i].kind not in apart and lines[i - 1].kind not in apart:
            lines[i] = replace(lines[i], glued=True)


def cut_lines(rng: random.Random, draft: Draft) -> None:
    """A break after so many characters, wherever it falls: within each paragraph, or of the whole run together."""
    width = pick(rng, WIDTHS)
    if often(rng, 0.5):
        run_on(rng, draft)
    column = 0
    for i, line in enumerate(draft.lines):
        if line.kind in FIXED:
            continue
        column = column if line.glued else 0
        text, label = "", ""
        for at, sign in enumerate(line.text):
            text += ("\n" if column == width else "") + sign
            column = column % width + 1
            label = text if at < len(line.label) else label
        draft.lines[i] = replace(line, text=text, label=label)


def markdown(rng: random.Random, draft: Draft) -> None:
    """## before headings or ** around them, - before items, | between cells, rule lines."""
    hashes, bullets, bold = often(rng, 0.6), often(rng, 0.4), often(rng, 0.5)
    rule = pick(rng, ["", "", "---", "***", "* * *"])
    spaced = often(rng, 0.5)
    done: Lines = []
    for i, line in enumerate(draft.lines):
        level = draft.entry(line.owner).get("level", 0) if line.label else 0
        if level == 1 and rule:
            done.append(Line(rule, "text"))
        if line.kind == "title" or (line.kind == "heading" and line.label):
            done.append(_headed(line, level, hashes, bold))
        elif line.kind in ("row", "band") and "\t" in line.text.strip():
            done += _bars(draft.lines, i)
        elif line.kind == "item" and line.label:
            done.append(_listed(line, bullets, bold))
        else:
            done.append(line)
        if spaced and done[-1].kind not in FIXED:
            done.append(Line("", "text"))
    draft.lines = done


def _headed(line: Line, level: int, hashes: bool, bold: bool) -> Line:
    if hashes:
        return replace(line, before="#" * (level + 1) + " ")
    return replace(line, before="**", text=line.text + "**") if bold else line


def _listed(line: Line, bullets: bool, bold: bool) -> Line:
    before, stop = "- " if bullets else "", line.text.find("。") + 1
    if bold and len(line.label) < stop <= _TITLE:
        return replace(line, before=before + "**", text=line.text[:stop] + "**" + line.text[stop:])
    return replace(line, before=before)


def _bars(lines: Lines, at: int) -> Lines:
    """A row between bars, and a line of dashes below the first row of a table."""
    line = lines[at]
    cells = line.text.split("\t")
    row = replace(line, text="| " + " | ".join(cells) + " |")
    if lines[at - 1].kind in ("row", "band"):
        return [row]
    return [row, replace(line, text="|" + "---|" * len(cells))]
