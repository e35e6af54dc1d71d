"""What happens to a notice on its way into a text file: broken lines, page numbers, lost breaks, other widths.

Each damage takes the lines of a notice and gives others; what they say stays the same.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from generated.lines import FIXED, Line, Lines
from generated.said import often, pick, weighted

WIDTHS = [28, 28, 32, 38]
PAGE = 22
_CLOSING = "，。、；：）〕】》”！,;:)]"
_HALF = str.maketrans("，；：（）％！", ",;:()%!")
_FULL_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


def _cut(text: str, width: int, hanging: bool) -> Iterator[str]:
    """Lines of so many characters; `hanging` keeps a closing mark on the line that it closes, as a printer does."""
    at = 0
    while at < len(text):
        end = at + width
        while hanging and end < len(text) and text[end] in _CLOSING:
            end += 1
        yield text[at:end]
        at = end


def _wrap(
    rng: random.Random, lines: Lines, indent: str = "", numbers: Callable[[int], str] | None = None, gap: bool = False
) -> Lines:
    done: Lines = []
    written, width, hanging = 0, pick(rng, WIDTHS), often(rng, 0.5)
    for line in lines:
        if line.kind in FIXED:
            done.append(line)
            continue
        text = line.text if line.kind in ("title", "head", "sign", "record") else indent + line.text
        for piece in _cut(text, width, hanging):
            done.append(Line(piece, line.kind))
            if gap:
                done.append(Line("", "blank"))
            written += 1
            if numbers and written % PAGE == 0:
                done.append(Line(numbers(written // PAGE), "page"))
                if gap:
                    done.append(Line("", "blank"))
    return done


def wrapped(rng: random.Random, lines: Lines) -> Lines:
    """Lines of one length."""
    return _wrap(rng, lines)


def wrapped_indented(rng: random.Random, lines: Lines) -> Lines:
    """Lines of one length, two blanks before each paragraph."""
    return _wrap(rng, lines, "　　")


def wrapped_blank(rng: random.Random, lines: Lines) -> Lines:
    """Lines of one length with blank lines between."""
    return _wrap(rng, lines, pick(rng, ["", "　　"]), gap=True)


def paged(rng: random.Random, lines: Lines) -> Lines:
    """Lines of one length, a page number after every 22."""
    form = pick(rng, ["— {} —", "- {} -", "－ {} －", "—{}—", "{}"])
    return _wrap(rng, lines, pick(rng, ["", "　　"]), form.format, gap=often(rng, 0.3))


def run_on(rng: random.Random, lines: Lines) -> Lines:
    """No line breaks at all but those of tables."""
    at = next((i for i, line in enumerate(lines) if line.kind in FIXED), len(lines))
    while at < len(lines) and at and lines[at - 1].kind in ("head", "title"):
        at -= 1  # the heading of the table
    return [Line("".join(line.text for line in lines[:at]), "text"), *lines[at:]]


def run_on_in_places(rng: random.Random, lines: Lines) -> Lines:
    """Some paragraphs run on into the next entry."""
    done: Lines = []
    for line in lines:
        joins = done and line.kind in ("item", "heading") and done[-1].kind in ("item", "heading", "text")
        if joins and (done[-1].kind == "heading" or done[-1].text[-1] in "。）)") and often(rng, 0.3):
            done[-1] = Line(done[-1].text + line.text, line.kind)
        else:
            done.append(line)
    return done


def half_width(rng: random.Random, lines: Lines) -> Lines:
    """Half-width commas, colons, brackets."""
    return [Line(line.text.translate(_HALF), line.kind) for line in lines]


def no_last_stop(rng: random.Random, lines: Lines) -> Lines:
    """The full stop at the end of some paragraphs is missing."""
    return [
        Line(line.text[:-1], line.kind)
        if line.kind in ("item", "text") and line.text[-1:] == "。" and often(rng, 0.4)
        else line
        for line in lines
    ]


def wrong_colon(rng: random.Random, lines: Lines) -> Lines:
    """牵头单位；市财政局 for 牵头单位：市财政局, here and there."""
    return [
        Line(re.sub("((?:牵头|责任|配合)单位)：", r"\1；", line.text, count=1), line.kind) if often(rng, 0.2) else line
        for line in lines
    ]


def blanks(rng: random.Random, lines: Lines) -> Lines:
    """Blanks where a converter puts them: around numbers, at either end."""
    done = []
    for line in lines:
        text = line.text
        if line.kind not in FIXED and line.kind != "head":
            text = re.sub(r"(?<=[一-鿿])(?=\d)|(?<=\d)(?=[一-鿿])", lambda _: " " if often(rng, 0.3) else "", text)
            text = pick(rng, ["", " ", "　　", "    "]) + text + pick(rng, ["", "", "  "])
        done.append(Line(text, line.kind))
    return done


def full_width_digits(rng: random.Random, lines: Lines) -> Lines:
    """２０２６ for 2026."""
    return [Line(line.text.translate(_FULL_DIGITS), line.kind) for line in lines]


def blank_lines(rng: random.Random, lines: Lines) -> Lines:
    """A blank line after every paragraph."""
    return [new for line in lines for new in ([line] if line.kind in FIXED else [line, Line("", "blank")])]


def ocr_noise(rng: random.Random, lines: Lines) -> Lines:
    """O and l within numbers, a stray | or · at the end of a line."""
    done = []
    for line in lines:
        text = line.text
        if line.kind not in FIXED:
            text = re.sub(
                r"(?<=[1-9])0(?=\d)", lambda m: pick(rng, ["O", "〇"]) if often(rng, 0.15) else m.group(), text
            )
            text = re.sub(r"(?<=\d)1(?=\d)", lambda m: "l" if often(rng, 0.15) else m.group(), text)
            text += pick(rng, [" |", " ·"]) if often(rng, 0.06) else ""
        done.append(Line(text, line.kind))
    return done


Damage = Callable[[random.Random, Lines], Lines]
_LAYOUT: dict[Damage | None, int] = {
    None: 9, wrapped: 2, wrapped_indented: 2, wrapped_blank: 1, paged: 2, run_on: 1, run_on_in_places: 1, blank_lines: 1, blanks: 1,
}  # fmt: skip
_WORDING: dict[Damage | None, int] = {
    None: 30,
    half_width: 3,
    no_last_stop: 2,
    wrong_colon: 1,
    full_width_digits: 1,
    ocr_noise: 1,
}


def damaged(rng: random.Random, lines: Lines) -> tuple[Lines, list[str]]:
    """The lines as they arrive, and the names of what was done to them."""
    wording, layout = weighted(rng, _WORDING), weighted(rng, _LAYOUT)
    if layout in (run_on, run_on_in_places) and (
        wording is no_last_stop or any(line.kind == "label" for line in lines)
    ):
        layout = None
    names = []
    for damage in (wording, layout):
        if damage is not None:
            lines = damage(rng, lines)
            names.append(f"damage {damage.__name__}")
    return lines, names or ["undamaged"]
