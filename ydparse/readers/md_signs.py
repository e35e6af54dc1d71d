"""Whether a text is Markdown: by marks that a text which is none does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple


class _Sign(NamedTuple):
    """A mark, and what stands in every text that has it: `in` finds that at a fiftieth of the cost, and a single character
    at a tenth of that."""

    needs: tuple[str, ...]
    form: re.Pattern[str]

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """The marks of a text."""
        return self.form.finditer(text) if any(need[0] in text and need in text for need in self.needs) else iter(())


_HEADING = _Sign(("#",), re.compile(r"(?m)^ {0,3}#{1,6} +\S"))
_BOLD = _Sign(("**",), re.compile(r"\*\*[^*\s][^*\n]*\*\*"))
_HEAD = re.compile(r"\A\s*---[ \t]*\n(?:[A-Za-z][\w-]*:[^\n]*\n)+---[ \t]*(?:\n|\Z)")
_SURE = (
    _Sign(("#",), re.compile(r"\A\s*#{1,6} +\S")),  # opens with a heading
    _Sign(("![",), re.compile(r"!\[[^\]\n]{0,200}\]\([^)\s]{1,500}\)")),  # a picture
    _Sign(("```",), re.compile(r"(?m)^```[a-z]*[ \t]*$(?:(?s:.)*?)^```[ \t]*$")),  # a fence
    _Sign(("---",), _HEAD),
)
_SIGNS = (
    _HEADING,
    _BOLD,
    _Sign(
        ("-|", "- |", "-:", "-\t"), re.compile(r"(?m)^ {0,3}\|?[ \t]*:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)+[ \t]*\|?[ \t]*$")
    ),  # the rule of a table
    _Sign(("===", "---"), re.compile(r"(?m)^(?=[^\n]*\S)[^\n]*\n(?:={3,}|-{3,})[ \t]*$")),  # an underlined heading
    _Sign(("__",), re.compile(r"(?<!\w)__[^_\s][^_\n]*__(?!\w)")),
    _Sign(("](",), re.compile(r"(?<!!)\[[^\]\n]{1,200}\]\((?:https?://|\.{0,2}/)[^)\s]{1,500}\)")),  # a link
    _Sign(("\\",), re.compile(r"\\[.*_#()\[\]-]")),  # an escaped sign
    _Sign((">",), re.compile(r"(?m)^>[ \t]+\S")),  # a quotation
    _Sign(("- ", "* ", "+ "), re.compile(r"(?m)^[-*+] +\S[^\n]*\n(?:[ \t]*\n)?[-*+] +\S")),  # two bullets
)


def without_head(text: str) -> str:
    """A text without the head (front matter) that site generators read."""
    return _HEAD.sub("", text.replace("\r\n", "\n").lstrip("\ufeff"), count=1)


def is_markdown(head: str) -> bool:
    """Whether the beginning of a text is Markdown: a mark that is sure, two headings, two wordings in bold, or two kinds of
    marks each of which a text might have by chance.

    >>> is_markdown("# 工作要点\\n\\n一、总则"), is_markdown("**一、总则**\\n\\n**二、任务**")
    (True, True)
    >>> is_markdown("#1机组\\n*市财政局"), is_markdown("任务 | 单位\\n--- | ---\\n1 | 甲局"), is_markdown("要点\\n=====\\n一、总则")
    (False, False, False)
    """
    head = head.replace("\r\n", "\n").lstrip("\ufeff")
    if not any(sign in head for sign in "#*|[`-_\\>"):
        return False
    if any(len(list(islice(sign.find(head), 2))) == 2 for sign in (_HEADING, _BOLD)):
        return True
    return any(any(sign.find(head)) for sign in _SURE) or sum(any(sign.find(head)) for sign in _SIGNS) >= 2
