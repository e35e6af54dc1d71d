"""A quantity in its sentence, as the refusals read it: with what stands right before and behind it."""

from __future__ import annotations

from typing import NamedTuple

from ydparse.document import ViewAt
from ydparse.grammar.quantities import Quantity
from ydparse.grammar.verbs import verb_at, verb_before, verbs_within

_REACH = 300  # characters
_BEFORE, _AFTER = 16, 24  # characters; what says that a quantity is none stands close to it


class Amount(NamedTuple):
    """`quantity` in the sentence text[start:end] of the folded view, and the one behind it in the same sentence.

    `wording` is the quantity as it stands, `before` and `after` what stands right before and behind it.
    """

    text: str
    start: ViewAt
    end: ViewAt
    quantity: Quantity
    following: Quantity | None
    wording: str
    before: str
    after: str
    near: int  # the sentence is looked through from here on, and up to `far`: no clause is longer
    far: int

    @property
    def clause(self) -> str:
        """What stands before it, from the last comma or stop on."""
        said = self.listed
        return said[said.rfind("、") + 1 :]

    @property
    def listed(self) -> str:
        """The same, with what 、 joins to it."""
        text, start, at = self.text, self.near, self.quantity.start
        for stop in ",;:":
            start = max(start, text.rfind(stop, start, at) + 1)
        return text[start:at]

    @property
    def is_bound(self) -> bool:
        """Whether it ends in a word that bounds it: 50万元以上."""
        return self.quantity.compared and self.wording.endswith(("以上", "以下"))

    @property
    def is_reached(self) -> bool:
        """Whether a verb of reaching stands close before it."""
        return bool(verbs_within(self.before[-4:], 0, "reach"))

    @property
    def is_object(self) -> bool:
        """Whether a verb of making stands right before it: 推动50家以上企业上云."""
        return verb_before(self.before, len(self.before), "make", "add", "cause") is not None

    @property
    def is_spent(self) -> bool:
        """Whether a verb of making stands right behind it: 投资1200万元升级大厅."""
        return verb_at(self.after, 0, "make", "add") is not None


def amount_of(text: str, start: ViewAt, end: ViewAt, quantity: Quantity, following: Quantity | None = None) -> Amount:
    """A quantity of the sentence text[start:end], with what stands around it."""
    at, done = quantity.start, quantity.end
    before, after = text[max(start, at - _BEFORE) : at], text[done : min(end, done + _AFTER)]
    return Amount(
        text,
        start,
        end,
        quantity,
        following,
        text[at:done],
        before,
        after,
        max(start, at - _REACH),
        min(end, done + _REACH),
    )
