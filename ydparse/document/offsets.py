"""The two ways in which a place of a document is told: in its text, and in the folded view of it.

Both are numbers, and what is 40 in the one may be 38 in the other; so they are two types, and only `View` makes one of the
other. Nothing is left of them when the program runs.
"""

from __future__ import annotations

from typing import NewType, TypeAlias

TextAt = NewType("TextAt", int)
"""An offset in the final text, in code points: what spans, paragraphs, entries and parts are told in."""

ViewAt = NewType("ViewAt", int)
"""An offset in the folded view: what patterns match in, and what marks, names and quantities are told in."""

InText: TypeAlias = tuple[TextAt, TextAt]
"""[start, end) of the final text."""

InView: TypeAlias = tuple[ViewAt, ViewAt]
"""[start, end) of the folded view."""

TEXT_BEGINS, VIEW_BEGINS = TextAt(0), ViewAt(0)
