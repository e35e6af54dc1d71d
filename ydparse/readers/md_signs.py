"""Whether a text is Markdown: by marks that a text which is none does not have."""

from __future__ import annotations

import re

_SURE: tuple[re.Pattern[str], ...] = (
    re.compile(r"\A\s*#{1,6} +\S"),  # opens with a heading
    re.compile(r"(?m)^ {0,3}#{1,6} +\S[^\n]*$(?:(?s:.)*?)^ {0,3}#{1,6} +\S"),  # two headings
    re.compile(r"!\[[^\]\n]{0,200}\]\([^)\s]{1,500}\)"),  # a picture
    re.compile(r"(?m)^[^\n]*\*\*[^*\s][^*\n]*\*\*[^\n]*$(?:(?s:.)*?)\*\*[^*\s][^*\n]*\*\*"),  # bold, twice
    re.compile(r"(?m)^```[a-z]*[ \t]*$(?:(?s:.)*?)^```[ \t]*$"),  # a fence
    re.compile(r"\A---[ \t]*\n(?:[A-Za-z][\w-]*:[^\n]*\n)+---[ \t]*$", re.M),  # a head of the file
)
_SIGNS: tuple[re.Pattern[str], ...] = (
    re.compile(r"(?m)^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$"),  # the rule of a table, which a text may draw too
    re.compile(r"(?m)^ {0,3}#{1,6} +\S"),
    re.compile(r"(?m)^[^\n]*\S[^\n]*\n(?:={3,}|-{3,})[ \t]*$"),
    re.compile(r"\*\*[^*\s][^*\n]*\*\*|(?<!\w)__[^_\s][^_\n]*__(?!\w)"),
    re.compile(r"(?<!!)\[[^\]\n]{1,200}\]\((?:https?://|\.{0,2}/)[^)\s]{1,500}\)"),
    re.compile(r"\\[.*_#()\[\]-]"),
    re.compile(r"(?m)^>[ \t]+\S"),
    re.compile(r"(?m)^[-*+] +\S[^\n]*\n(?:[ \t]*\n)?[-*+] +\S"),
)


def is_markdown(head: str) -> bool:
    """Whether the beginning of a text is Markdown: one mark that is sure, or two that a text might have by chance.

    >>> is_markdown("# 工作要点\\n\\n一、总则"), is_markdown("**一、总则**\\n\\n**二、任务**")
    (True, True)
    >>> is_markdown("#1机组\\n*市财政局"), is_markdown("任务 | 单位\\n--- | ---\\n1 | 甲局"), is_markdown("要点\\n=====\\n一、总则")
    (False, False, False)
    """
    head = head.replace("\r\n", "\n").lstrip("\ufeff")
    if not any(sign in head for sign in "#*|[`-_\\>"):
        return False
    return any(sign.search(head) for sign in _SURE) or sum(bool(sign.search(head)) for sign in _SIGNS) >= 2
