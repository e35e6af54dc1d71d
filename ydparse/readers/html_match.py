"""Which selectors of a sheet fit which elements of a page: all at once, each piece of each selector a bit of one number.

An element has the bit of a piece where the piece fits it, and what stands before the piece in its selector was found above
(Shift-And). So a page is gone through once, however deep it nests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Look: TypeAlias = "tuple[str, str | None, str | None]"
"""Tag, classes and id of an element."""


class Piece(NamedTuple):
    """A selector between two blanks; `direct` stands right below the one before it."""

    tag: str
    names: frozenset[str]
    direct: bool

    @property
    def keys(self) -> Sequence[str]:
        """Under what it is found: its classes and ids, else its tag."""
        return sorted(self.names) or [self.tag or "*"]


class Met(NamedTuple):
    """An element, and the selectors that fit it (`held`) or whose last piece has its tag and one of its names (`near`), as bits
    of `Selectors.places`."""

    element: HtmlElement
    held: int
    near: int


class Selectors:
    """Selectors of tags, classes and ids; `places` has the bit of the last piece of each."""

    def __init__(self, selectors: Sequence[Sequence[Piece]]) -> None:
        self.places: list[int] = []
        self._first = self._direct = self._last = 0
        self._plain: dict[str, int] = defaultdict(int)
        self._named: dict[str, dict[tuple[str, frozenset[str]], int]] = defaultdict(lambda: defaultdict(int))
        self._near: dict[str, int] = defaultdict(int)
        self._tags: dict[str, int] = defaultdict(int)
        self._looks: dict[Look, tuple[int, int]] = {}
        bit = 1
        for pieces in selectors:
            self._first |= bit
            for piece in pieces:
                self._direct |= bit if piece.direct else 0
                if piece.names:
                    self._named[min(piece.names)][piece.tag, piece.names] |= bit
                else:
                    self._plain[piece.tag] |= bit
                bit <<= 1
            last, end = pieces[-1], bit >> 1
            self._last |= end
            self._tags[last.tag] |= end
            for key in last.keys:
                self._near[key] |= end
            self.places.append(end.bit_length() - 1)

    def over(self, page: HtmlElement) -> Iterator[Met]:
        """Every element of a page, from its beginning to its end."""
        known: dict[HtmlElement | None, tuple[int, int]] = {None: (0, 0)}
        for element in page.iter("*"):
            above, parent = known.get(element.getparent(), (0, 0))
            fit, near = self._of(element)
            own = fit & (self._first | above << 1 & ~self._direct | parent << 1 & self._direct)
            known[element] = above | own, own
            yield Met(element, own & self._last, near)

    def _of(self, element: HtmlElement) -> tuple[int, int]:
        """The pieces that fit an element by itself, and the selectors that are near to it."""
        look = str(element.tag), element.get("class"), element.get("id")
        if look not in self._looks:
            self._looks[look] = self._fit(look), self._near_to(look)
        return self._looks[look]

    def _fit(self, look: Look) -> int:
        names, found = names_of(*look[1:]), self._plain.get("", 0) | self._plain.get(look[0], 0)
        for name in names & self._named.keys():
            for (tag, wanted), bits in self._named[name].items():
                if tag in ("", look[0]) and wanted <= names:
                    found |= bits
        return found

    def _near_to(self, look: Look) -> int:
        found = 0
        for key in keys_of(look):
            found |= self._near.get(key, 0)
        return found & (self._tags.get("", 0) | self._tags.get(look[0], 0))


def keys_of(look: Look) -> tuple[str, ...]:
    """Under what the rules are found that an element may have."""
    return "*", look[0], *names_of(*look[1:])


@lru_cache(4096)
def names_of(classes: str | None, own: str | None) -> frozenset[str]:
    """Classes and id as selectors write them."""
    return frozenset((*(f".{name}" for name in (classes or "").split()), *([f"#{own}"] if own else ())))
