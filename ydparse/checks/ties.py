"""YD134: a wording that two rules read differently, with evidence as strong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ydparse.document import Document
from ydparse.models import Target, Warning
from ydparse.rules.catalog import said
from ydparse.rules.finding import Finding


def check_ties(document: Document, found: Iterable[Finding[Target]], item_id: str | None) -> Iterator[Warning]:
    """A target whose rule won by nothing but its name: 两种读法都有依据, so that a reader decides."""
    for finding in found:
        others = [said(value) for _, value in finding.losers if value is not None]
        if finding.value is None or not others:
            continue
        yield Warning.model_construct(
            code="YD134",
            message=f"“{finding.value.text}”有两种读法，依据同样强：读作“{said(finding.value)}”，也可读作“{others[0]}”",
            span=document.span(finding.start, finding.end),
            item_id=item_id,
        )
