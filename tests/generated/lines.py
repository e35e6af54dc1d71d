"""The lines of a notice, each with what it is and the entry of the truth that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

FIXED = ("row", "band", "blank")


@dataclass(frozen=True)
class Line:
    """A paragraph or a row, and what it is: head, title, heading, item, text, label, sign, record, row, band, blank, site
    (what a web page prints around it).

    `owner` is the place in the truth of the entry that it belongs to (`items/3`), `label` the mark as printed with the
    blank behind it, on the line that opens the entry. A `glued` line lost the break before it. `before` is what a
    converter put in front of the mark (`## `).
    """

    text: str
    kind: str
    owner: str = ""
    label: str = ""
    glued: bool = False
    before: str = ""

    @property
    def rest(self) -> str:
        """The wording behind the mark."""
        return self.text[len(self.label) :]


Lines = list[Line]


def printed(lines: Iterable[Line]) -> str:
    """The text of the file."""
    parts: list[str] = []
    for line in lines:
        parts.append(("" if line.glued or not parts else "\n") + line.before + line.text)
    return "".join(parts) + "\n"


def squeezed(text: str) -> str:
    """The text without blanks and line breaks."""
    return "".join(text.split())
