"""What rules of units look at: one name, with the list that it stands in and what stands around the list."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from ydparse.document import InText, InView
from ydparse.grammar.names import Name

OF_BODIES = ("lead", "responsible", "support")
"""The roles that bodies have; labels of persons and remarks have others."""

Place: TypeAlias = Literal["clause", "cell", "running", "heading", "convention"]


class Given(NamedTuple):
    """A role, the place in the view of the wording that gives it, and the lexicon's word in it."""

    role: str
    by: InView | None = None
    word: str | None = None


class Listed(NamedTuple):
    """A list of names, in what kind of place it stands, and what gives it a role.

    `label` stands before it (责任单位：), `verb` behind it (牵头), `column` is the role of a table's column. `attribute` is
    set where verb and names only describe something (X牵头的机制), `explains` where they say who explains the paper.
    """

    place: Place
    label: Given | None = None
    verb: Given | None = None
    column: str | None = None
    attribute: bool = False
    explains: bool = False


class Led(NamedTuple):
    """A convention that gives a name its role: its kind, where in the text it is stated, and the role."""

    kind: str
    said: InText
    role: str = "lead"


class Named(NamedTuple):
    """A name of a list, as the rules read it: `wording` is the folded name; `led` a convention that makes it lead."""

    name: Name
    wording: str
    listed: Listed
    led: Led | None = None
