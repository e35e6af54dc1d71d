"""Entries → headings and tasks: levels, parents, where each ends, and which of them state work to do."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby

import regex

from ydparse.document import TEXT_BEGINS, Document, InText, TextAt
from ydparse.grammar.bodies import ends_like_unit
from ydparse.lexicon import words
from ydparse.structure.entries import Numbering
from ydparse.structure.headings import is_preamble
from ydparse.structure.nodes import Node
from ydparse.structure.parts import Papers

_STOP = regex.compile(r"[。!?;:\n]")
_PAGE = regex.compile(
    r"[|>©]|\L<frame>|^.{0,3}$|^\L<opens>", frame=words("page_words", "frame"), opens=words("page_words", "opens")
)
# Formulas that close a plan and belong to none of its tasks.
_CLOSING = regex.compile(
    r"\L<close>|本\L<own>\L<says>|请?\L<all>[^。;]{0,30}?\L<calls>",
    **{kind: words("closing_words", kind) for kind in ("close", "own", "says", "all", "calls")},
)
_REST = 200  # characters; what follows the last clause in its paragraph is not longer
_SIGN = regex.compile("[,。;:!?、]")
_LABEL = regex.compile(r"\p{Han}{2,8}:(?=.)")
_FULL_STOP = regex.compile("[。;!?]")


def build_outline(document: Document, papers: Papers, numbering: Numbering, clauses: Sequence[InText]) -> list[Node]:
    """All nodes in order. `clauses` are (start, end) of the unit clauses found in the text, in order."""
    nodes: list[Node] = []
    for entry in numbering.entries:
        parent = nodes[entry.parent] if entry.parent >= 0 else None
        if entry.mark.style == "box" and parent and parent.parent and _says_more(document, parent, entry.start):
            parent = parent.parent  # a box stands below the heading, not below the task before it
        node = Node(entry, parent.level + 1 if parent else 1, parent, entry.start)
        if parent:
            parent.children.append(node)
        nodes.append(node)
    walls = sorted(
        {
            *papers.zones.breaks,
            *(part.start for part in numbering.parts),
            *(start for start, _ in (*papers.flat_tables, *papers.lists.overlapping(TEXT_BEGINS, document.end))),
        }
    )
    _close(document, nodes, walls, clauses)
    for _, own in groupby(nodes, key=lambda node: node.entry.part):
        _classify(document, list(own), clauses)
    return nodes


def _says_more(document: Document, node: Node, end: TextAt) -> bool:
    """Whether an entry says more than its heading before `end`."""
    text = document.folded(node.entry.text_start, end)
    stop = _STOP.search(text)
    return stop is not None and len(text) > stop.end() + 1


def _close(document: Document, nodes: list[Node], breaks: list[TextAt], clauses: Sequence[InText]) -> None:
    """Set ends: at the next node that is not below it, or at a break; the last entry of a body ends with its last
    clause, and what stands between that and the break is its `after`."""
    ends = [end for _, end in clauses]
    for i, node in enumerate(nodes):
        if node.children:
            continue
        following = nodes[i + 1].start if i + 1 < len(nodes) else document.end
        at = bisect_right(breaks, node.start)
        stop = breaks[at] if at < len(breaks) else document.end
        node.end = limit = min(following, stop)
        if i + 1 == len(nodes) or stop < following:
            node.end = _last_clause(document, node, ends)
        node.end = _trim(document, node.entry.text_start, node.end)
        node.after = (node.end, limit)
    for node in reversed(nodes):
        if node.children:
            node.end = node.children[-1].end


def _last_clause(document: Document, node: Node, ends: Sequence[TextAt]) -> TextAt:
    """Closing paragraphs after the last clause of the last entry belong to none."""
    at = bisect_left(ends, node.end + 1) - 1
    if at < 0 or ends[at] <= node.start:
        return _last_line(document, node)
    return _with_labelled(document, node, _clause_end(document, node, ends[at]))


def _with_labelled(document: Document, node: Node, end: TextAt) -> TextAt:
    """The end behind the lines that follow with a label (主要职责:) which a line of a sister has, too: each of the entries
    says it."""
    sisters = node.parent.children[:-1] if node.parent else []
    for paragraph in document.paragraphs[document.paragraph_at(TextAt(end - 1)) + 1 :]:
        label = _LABEL.match(document.folded(paragraph.start, min(paragraph.end, node.end)))
        if label is None or not any("\n" + label[0] in document.folded(one.start, one.end) for one in sisters):
            break
        end = min(paragraph.end, node.end)
    return end


def _clause_end(document: Document, node: Node, end: TextAt) -> TextAt:
    """Where an entry ends whose last clause ends at `end`: behind its stop, or with its paragraph."""
    end = TextAt(end + 1) if document.text[end : end + 1] in tuple("。.；;") else end
    paragraph = document.paragraphs[document.paragraph_at(TextAt(end - 1))]
    if paragraph.start != node.start or not end < paragraph.end <= node.end:
        return end  # of a line of its own, or of a text that lost its breaks: nothing tells whose the rest is
    rest = document.folded(end, paragraph.end)
    return end if len(rest) > _REST or _CLOSING.match(rest) or _PAGE.search(rest) else paragraph.end


def _last_line(document: Document, node: Node) -> TextAt:
    """The last entry without a clause ends before closing formulas, a signature without a date, the rest of a page."""
    end = node.end
    for paragraph in reversed(document.paragraphs):
        if paragraph.start >= node.end or paragraph.end <= node.entry.text_start:
            continue
        text = document.folded(max(paragraph.start, node.start), min(paragraph.end, node.end))
        signed = len(text) <= 30 and ends_like_unit(text, strict=True) and not _SIGN.search(text)
        if paragraph.start <= node.entry.text_start or not (signed or _PAGE.search(text) or _CLOSING.match(text)):
            return min(paragraph.end, node.end)
        end = paragraph.start
    return end


def _trim(document: Document, low: TextAt, end: TextAt) -> TextAt:
    while end > low and document.text[end - 1].isspace():
        end = TextAt(end - 1)
    return end


def _classify(document: Document, nodes: list[Node], clauses: Sequence[InText]) -> None:
    starts = [start for start, _ in clauses]
    deeper = any(node.level > 1 and node.entry.mark.style not in ("box", "plain") for node in nodes)
    for node in nodes:
        if node.entry.mark.style in ("box", "plain") or node.children:
            continue
        has_clause = bisect_left(starts, node.start) < bisect_left(starts, node.end)
        if has_clause:
            node.is_item = True
        elif any(is_preamble(document, other) for other in (node, *node.path())):
            node.is_item = False
        else:
            node.is_item = not (node.level == 1 and deeper) and not _heads_table(document, node)


def _heads_table(document: Document, node: Node) -> bool:
    """Whether an entry is nothing but the heading of the table that follows it."""
    if _FULL_STOP.search(document.folded(node.entry.text_start, node.end)):
        return False
    return any(0 <= table.start - node.end <= 60 for table in document.tables)
