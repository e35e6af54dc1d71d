"""A paragraph of Markdown as it looks when it is shown: without marks, pictures and the addresses of links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAK = re.compile(r"(?i)<br\s*/?>")
_OPEN_BOLD = re.compile(r"\*{2,3}")
"""Beside a full stop that a character follows (`**建设苗圃。**选育良种`) these are no marks by the letter of CommonMark."""
_STAR = "\0"
"""Stands for a star that was escaped; the parser lets no such character through."""
_FORMULA = re.compile(r"(?<![\\$])\$([^$\n]{1,80})\$(?!\d)")
_FIGURES = re.compile(r"[\d\s.,%~+\-−×/:≥≤><=±°]+")
_COMMANDS = {
    r"\%": "%",
    r"\geq": "≥",
    r"\ge": "≥",
    r"\leq": "≤",
    r"\le": "≤",
    r"\times": "×",
    r"\sim": "~",
    r"\pm": "±",
}
_COMMAND = re.compile(r"\\(?:%|geq?|leq?|times|sim|pm)(?![A-Za-z])")


def shown(token: Token) -> str:
    """The text of an inline token, `\\n` for each break in it.

    Stars between figures are signs of multiplication, and one letter between stars is none that is emphasized: 5*8*3, 长*宽*高.
    """
    text, kept = "", [False]
    children = token.children or []
    for at, child in enumerate(children):
        if child.type in {"em_open", "em_close"}:
            if child.type == "em_open":
                kept.append(_is_product(text, children[at + 1 :]))
            stays = kept[-1] if child.type == "em_open" or len(kept) == 1 else kept.pop()
            text += child.markup if stays else ""
        elif child.type == "text_special":
            text += child.content.replace("*", _STAR)
        elif child.type in {"text", "code_inline"}:
            text += child.content
        elif child.type in {"softbreak", "hardbreak"} or (child.type == "html_inline" and _BREAK.match(child.content)):
            text += "\n"
    return _FORMULA.sub(_figures, _OPEN_BOLD.sub("", text)).replace(_STAR, "*")


def _is_product(before: str, after: list[Token]) -> bool:
    inside = after[0].content if after else ""
    return before[-1:].isdigit() or (len(inside) < 2 and before[-1:].isalnum())


def _figures(found: re.Match[str]) -> str:
    """A formula that only says figures, as converters set 85% apart: `$8 5 \\%$` → 85%; others stay."""
    inner = _COMMAND.sub(lambda command: _COMMANDS[command[0]], found[1])
    return "".join(inner.split()) if _FIGURES.fullmatch(inner) else found[0]


def is_bold(token: Token) -> bool:
    """Whether a paragraph is in bold from end to end."""
    shows = [child for child in token.children or [] if child.content or child.nesting]
    ends = [child.type for child in (shows[:1] + shows[-1:])]
    return ends == ["strong_open", "strong_close"] and sum(child.type == "strong_open" for child in shows) == 1
