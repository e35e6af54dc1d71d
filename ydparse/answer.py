"""What was found, as the contract says it: parts, headings and tasks of a notice with their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ydparse.checks.numbering import Numbered
from ydparse.document import Document, InText, TextAt
from ydparse.document.characters import every_form, plain
from ydparse.find import Finders
from ydparse.grammar.strength import task_strength
from ydparse.models import Item, Metadata, Part, Section
from ydparse.rows import part_id
from ydparse.rules.metadata import Overrules, find_metadata
from ydparse.structure import Node, Paper, heading, headings_above

_STOPS, _REST, _AROUND = every_form("。.:;"), every_form("。.;") + " \n", every_form(";") + " \n\u3000"
_HEADED = 60  # characters; a heading sentence of a task is not longer
_UNNUMBERED = frozenset({"plain", "clause"})


class Outline(NamedTuple):
    """Headings and tasks; what the checks ask of their numbers."""

    sections: list[Section]
    items: list[Item]
    numbered: list[Numbered]


def make_parts(
    document: Document, parts: Sequence[Paper], nodes: Sequence[Node], titles: dict[str, str | None]
) -> list[Part]:
    """The parts of a notice; one without a title of its own has that of its kind (letter, plan) among the notice's. Plans
    behind the first have metadata of their own, where they have a head or a signature of their own."""
    made = []
    free = dict(titles)
    first = next((i for i, part in enumerate(parts) if part.kind == "plan"), 0)
    for index, part in enumerate(parts):
        title = document.quote(*part.title) if part.title else free.get(part.kind)
        free.pop(part.kind, None)
        span = document.span(part.start, part.end)
        own = _metadata(document, part, index, nodes) if part.states_tasks and index > first else None
        made.append(Part.model_construct(id=part_id(index), kind=part.kind, title=title, metadata=own, span=span))
    return made


def _metadata(document: Document, part: Paper, index: int, nodes: Sequence[Node]) -> Metadata | None:
    """What a part says of itself, as of a file of its own; None where it has neither head nor signature."""
    own = [node for node in nodes if node.entry.part == index]
    body = own[0].start if own else part.end, max((node.end for node in own), default=part.end)
    paper = document.cut(part.start, part.end)
    found, _ = find_metadata(paper, TextAt(body[0] - part.start), TextAt(body[1] - part.start), None, Overrules())
    says = found.document_number or found.issuer or found.addressees or found.issued_on
    return found if says else None


def make_outline(document: Document, nodes: Sequence[Node], finders: Finders) -> Outline:
    """Nodes → sections and items, each with its values."""
    out = Outline([], [], [])
    ids: dict[int, str] = {}
    for before, node in zip([None, *nodes], nodes, strict=False):
        above = [ids[id(parent)] for parent in node.path() if id(parent) in ids]
        if node.is_item:
            out.items.append(_item(document, node, f"i{len(out.items) + 1}", tuple(above), finders))
        else:
            section = _section(document, node, f"s{len(out.sections) + 1}", above[-1] if above else None, finders)
            out.sections.append(section)
            ids[id(node)] = section.id
        if node.entry.mark.style not in _UNNUMBERED:
            again = node.entry.kind == "again" and not _opens(before)
            out.numbered.append(_numbered(document, node, out.items[-1].id if node.is_item else None, above, again))
    return out


def _opens(before: Node | None) -> bool:
    """Whether a list may begin right behind a node: a heading without a number."""
    return before is not None and not before.is_item and before.entry.mark.style in _UNNUMBERED


def _numbered(document: Document, node: Node, item_id: str | None, above: Sequence[str], again: bool) -> Numbered:
    mark, place = node.entry.mark, (node.entry.start, node.entry.text_start)
    parent = above[-1] if above else None
    label = document.quote(*place)
    return Numbered(
        mark.style,
        mark.number,
        label,
        place,
        item_id,
        parent,
        mark.bare,
        node.entry.part,
        again,
    )


def _label(document: Document, node: Node) -> str:
    entry = node.entry
    return "" if entry.mark.style in _UNNUMBERED else document.quote(entry.start, entry.text_start)


def _section(document: Document, node: Node, id_: str, parent_id: str | None, finders: Finders) -> Section:
    start, end = heading(document, node)
    own_start, own_end = node.text
    clauses = finders.units.spans_within(own_start, own_end)
    for low, high in clauses:
        if low < end <= high:
            end = low
    text_start = end
    while text_start < own_end and (document.text[text_start].isspace() or document.text[text_start] in _STOPS):
        text_start = TextAt(text_start + 1)
    return Section.model_construct(
        id=id_,
        parent_id=parent_id,
        part_id=part_id(node.entry.part),
        level=node.level,
        label=_label(document, node),
        title=document.quote(start, end),
        text=document.text[text_start:own_end].strip(),
        **finders.find(own_start, own_end, None).values(),
        span=document.span(node.start, max(node.end, own_end)),
    )


def _item(document: Document, node: Node, id_: str, section_ids: tuple[str, ...], finders: Finders) -> Item:
    start, end = node.text
    clauses = finders.units.spans_within(start, end)
    head_start, head_end = heading(document, node)
    headed = plain(document.text[head_end : head_end + 1]) in ("。", "．", "\n") and head_end - head_start <= _HEADED
    more = _without(document.text, head_end, end, [span for span in clauses if span[0] >= head_end])
    return Item.model_construct(
        id=id_,
        part_id=part_id(node.entry.part),
        number=node.entry.mark.number or None,
        label=_label(document, node),
        section_ids=section_ids,
        title=document.quote(head_start, head_end) if headed and more.strip(_REST) else None,
        text=document.text[start:end].strip(),
        task=_without(document.text, start, end, clauses),
        strength=task_strength(document.folded(start, end)),
        **finders.find(start, end, id_, headings_above(document, node)).values(),
        span=document.span(node.start, end),
    )


def _without(text: str, start: TextAt, end: TextAt, clauses: list[InText]) -> str:
    """text[start:end] without its unit clauses."""
    kept: list[str] = []
    at = start
    for low, high in clauses:
        kept.append(text[at:low])
        at = high
    kept.append(text[at:end])
    return (
        "".join(kept).strip(_AROUND).removesuffix("。。") if plain(kept[-1][:2]) != "。" else "".join(kept[:-1]).strip()
    )
