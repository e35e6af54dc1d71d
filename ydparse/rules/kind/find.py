"""The kind of a text: what the strongest of the rules says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ydparse.document import Document, InText, TextAt
from ydparse.models import Kind
from ydparse.rules.kind import body, titles
from ydparse.rules.kind.matter import KindRule, Matter
from ydparse.rules.rule import by_evidence, resolve

_HEAD = 1_000  # characters in which a title stands that no notice is above

RULES: tuple[KindRule, ...] = by_evidence((*titles.RULES, *body.RULES))


def find_kind(
    document: Document, end: TextAt, elements: Mapping[str, Sequence[InText]], rows: InText | None
) -> Kind | None:
    """The kind of text[:end], or None where nothing says it.

    `elements` says where the title of the plan and that of its notice stand, `rows` where a table of tasks stands.
    """
    matter = Matter(document, end, _printed(elements), rows)
    verdict = resolve(RULES, matter, matter.text)
    if verdict is None:
        return None
    told = verdict.reading
    return Kind.model_construct(
        value=told.kind, text=document.quote(*told.place), rule=verdict.rule.id, span=document.span(*told.place)
    )


def _printed(elements: Mapping[str, Sequence[InText]]) -> tuple[InText, ...]:
    """Where the titles stand: that of the plan where it is printed, and not only named in the notice's, then the notice's."""
    own, notice = ([(at[0][0], at[-1][1]) for at in (elements.get(name),) if at] for name in ("title", "notice_title"))
    printed = (place for place in own if not any(low <= place[0] < high for low, high in notice))
    return (*(place for place in printed if notice or place[0] < _HEAD), *notice)
