"""Where the heading of an entry (层次标题, GB/T 9704-2012 7.3.3) ends, and which headings only state aims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

import regex

from ydparse.document import Document, InText, TextAt, ViewAt
from ydparse.grammar.days import YEAR_IN_FIGURES
from ydparse.lexicon import words
from ydparse.structure.nodes import Node

_STOP = re.compile(r"[。!?;:\n]")
_PAUSE = re.compile("[,、]")
_LIMIT = 60  # characters; a heading is not longer where no mark ends it
# What opens a text and is in no heading.
_OPENS_TEXT = regex.compile(
    rf"到{YEAR_IN_FIGURES}|{YEAR_IN_FIGURES}年|\L<words>", words=words("opening_words", "behind_heading")
)
# Verbs that open texts and stand in headings too: only where the headings beside it end at about this length.
_VERB = regex.compile(r"\L<verbs>", verbs=words("opening_words", "verb"))
_SISTERS = 20  # headings that tell how long they are
_SHORTEST, _NOUN = 4, 20  # characters; of a heading, and of one that a blank divides from its text


def is_preamble(document: Document, node: Node) -> bool:
    """Whether the heading states aims (总体要求, 指导思想 …), so that nothing under it is a task."""
    start, end = heading(document, node)
    title = document.folded(start, end)
    if title.endswith(words("headings", "state")):
        return True
    return title.startswith(words("headings", "preamble")) and any(
        title.startswith(word) and title[len(word) : len(word) + 1] in ("", *"。,.:;(")
        for word in words("headings", "preamble")
    )


def heading(document: Document, node: Node) -> InText:
    """Where the heading of a node stands: to the first stop of its first paragraph. Where neither mark nor line break
    divides it from its text: a blank behind a noun, a heading that every plan has, wording that opens a text, and a verb
    where its sisters are as long."""
    if node.headed is None:
        node.headed = _extent(document, node)
    return node.headed


def _extent(document: Document, node: Node) -> InText:
    view = document.view
    low = view.to_view(node.entry.text_start)
    text = view.text[low : view.to_view(max(node.own_end, node.entry.text_start))]
    end = len(text[: _length(document, node, low, text)].rstrip(",、"))
    return view.to_text(low, ViewAt(low + end)) if end else (node.entry.text_start, node.entry.text_start)


def _length(document: Document, node: Node, low: ViewAt, text: str) -> int:
    """How many characters of a node's own text, which begins at `low` of the view, are its heading."""
    stop = _STOP.search(text)
    end = stop.start() if stop else len(text)
    inline = node.entry.inline
    if (blank := _blank(document, low, end)) is not None:
        return blank
    known = _known(text)
    if 0 < known < end and (inline or end > _LIMIT) and text[known] not in "和与及、,(":
        return known
    return _by_sense(document, node, text) or end if end > _LIMIT and inline else end


def _known(text: str) -> int:
    """The length of the heading of the lexicon that a text begins with; 0 for none."""
    if not text.startswith(words("headings")):  # most have one of their own
        return 0
    return next(len(word) for word in words("headings") if text.startswith(word))


def _blank(document: Document, low: ViewAt, end: int) -> int | None:
    """How far it is to a blank that parts a heading from its text (防控目标 年内完成…): the only one before the first
    pause, behind a few words, before a sentence."""
    view = document.view
    far = ViewAt(min(low + end, low + 2 * _NOUN, view.end))
    gaps = view.gaps(low, far)
    if len(gaps) != 1 or not _SHORTEST <= gaps[0] - low <= _NOUN:
        return None
    at = gaps[0]
    if _PAUSE.search(view.text, low, at) or low + end - at < _SHORTEST:
        return None
    both = view.text[at - 1] + view.text[at]
    if low + end - at <= _NOUN and view.text[low + end : low + end + 1] in ("\n", ""):
        return None  # two halves of a heading: what follows is no sentence
    return at - low if regex.fullmatch(r"[\p{Han}”》)][\p{Han}“《\d]", both) else None


def _by_sense(document: Document, node: Node, text: str) -> int | None:
    """Where a heading ends that no mark divides from a long text; None where nothing shows it."""
    opener = _OPENS_TEXT.search(text, _SHORTEST, _LIMIT)
    if opener and text[opener.start() - 1] not in ",、和与及":
        return int(opener.start())
    usual = _sisters(document, node)
    if usual is None:
        return None
    ends = [
        found.start()
        for found in _VERB.finditer(text, _SHORTEST, _LIMIT)
        if text[found.start() - 1] not in ",、和与及并要"
    ]
    near = [end for end in ends if 0.6 * usual <= end <= 1.6 * usual and not _PAUSE.search(text, 0, end)]
    return min(near, key=lambda end: abs(end - usual), default=None)


def _sisters(document: Document, node: Node) -> float | None:
    """The usual length of the headings beside a node that something ends: a stop, a line break, their first child."""
    beside = node.parent.children[:_SISTERS] if node.parent else []
    lengths = []
    for one in beside:
        if one is node:
            continue
        text = document.folded(one.entry.text_start, min(one.own_end, TextAt(one.entry.text_start + 2 * _LIMIT)))
        stop = _STOP.search(text)
        length = stop.start() if stop else len(text)
        if length <= _LIMIT:
            lengths.append(length)
    return median(lengths) if len(lengths) >= 2 else None


def headings_above(document: Document, node: Node) -> Iterator[InText]:
    """Where the headings above a node stand, innermost first; found as they are asked for, which few tasks do."""
    parent = node.parent
    while parent is not None:
        yield heading(document, parent)
        parent = parent.parent
