"""What speaks for an entry, in points. No other number decides what the numbering of a notice is.

The order of the points matters, not their size: all of a group 30 % up or down changes hardly anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ydparse.structure.candidates import Form, Place

_PLACES: Mapping[Place, float] = MappingProxyType(
    {
        "paragraph": 6.0,  # how entries are printed
        "clause": 4.0,  # the entry before has said who answers, which is its end
        "heading": 4.0,  # a heading ends with its line, and the line break was lost
        "title": 4.0,  # the first chapter follows the title
        "label": 3.5,  # a list behind 责任单位： ends where the next entry opens
        "stop": 3.0,  # a sentence ended; but sentences go on within an entry, too
        "bracket": 1.0,  # a note or a quotation may end an entry
        "line": 1.0,  # a line begins where the paper is full as often as where an entry opens
        "semicolon": 0.5,  # lists within a sentence stand so
        "run": 0.5,  # a heading with a comma in it ends so, and so does half a sentence
        "colon": 1.5,  # a list opens
        "comma": -0.5,  # a misprinted stop
        "phrase": -2.0,  # a stop was lost, or it is a figure
        "pair": -5.0,  # quoted wording numbers itself
        "break": 0.0,
    }
)
_FORMS: Mapping[Form, float] = MappingProxyType(
    {
        "plain": 0.0,
        "split": -1.0,  # 12.4条 is a decimal as often
        "loose": -1.0,  # a figure at the end of a sentence looks so
        "misread": -1.0,
        "bare": -3.0,  # most numbers before a word are figures
    }
)


@dataclass(frozen=True, slots=True)
class Weights:
    """The points of places, forms and numbering."""

    places: Mapping[Place, float] = field(default_factory=lambda: _PLACES)
    forms: Mapping[Form, float] = field(default_factory=lambda: _FORMS)
    due: float = 3.0  # the number that follows the last of its list
    first: float = 2.0  # a list opens with 1
    through: float = 2.5  # a list goes on through the headings between (四 under 二 follows 三 under 一)
    gap: float = -1.0  # a number is left out
    gap_each: float = -0.7  # and each further one
    repeat: float = -2.5  # the number of the one before again
    back: float = -4.0  # a smaller number
    again: float = -4.0  # 1 again, and no new heading above it
    as_due: float = -2.0  # another number, taken as a misprint of the one that is due
    one_as_due: float = -5.0  # 1 in its place: mostly a list that opens anew
    doubt: float = 2.0  # taken off where neither the sign nor the number is as it should be
    inverted: float = -1.5  # a style below one that the standard puts under it
    anew: float = -1.0  # numbering begins anew behind a break
    trust: float = -5.5  # a mark within a paragraph, where all others open paragraphs

    def opening(self, before: int, number: int) -> float:
        """Points of a number that opens a list; the last list of its style ended with `before`."""
        if number == 1:
            return self.first
        return self.through if number == before + 1 else self.numbering(before, number)

    def misprint(self, printed: int, number: int) -> float:
        """Points of a number that is taken as the one that is due; `printed` is the one before it, as it stands there. One
        that counts on from it shows that neither is a misprint."""
        points = self.due + (self.one_as_due if number == 1 else self.as_due)
        return points + self.repeat if number == printed + 1 else points

    def numbering(self, last: int, number: int) -> float:
        """Points of a number in a list whose last one was `last`."""
        if number == last + 1:
            return self.due
        if number > last:
            return max(self.gap + self.gap_each * (number - last - 1), self.back - 2)
        if number == last:
            return self.repeat
        return self.again if number == 1 else self.back


DEFAULT = Weights()
