"""A quantity in its sentence, as the refusals read it: with what stands right before and behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ydparse.grammar.amounts import Quantity
from ydparse.grammar.verbs import verb_at, verb_before, verbs_within

_BEFORE, _AFTER = 16, 24  # characters; what says that a quantity is none stands close to it
_STOPS = ",;:、"


@dataclass(frozen=True)
class Amount:
    """`quantity` in the sentence text[start:end] of the folded view, and the one behind it in the same sentence."""

    text: str
    start: int
    end: int
    quantity: Quantity
    following: Quantity | None = None

    @cached_property
    def before(self) -> str:
        """What stands right before it."""
        return self.text[max(self.start, self.quantity.start - _BEFORE) : self.quantity.start]

    @cached_property
    def after(self) -> str:
        """What stands right behind it."""
        return self.text[self.quantity.end : min(self.end, self.quantity.end + _AFTER)]

    @property
    def wording(self) -> str:
        """The quantity as it stands."""
        return self.text[self.quantity.start : self.quantity.end]

    @property
    def around(self) -> str:
        """The quantity with what stands right before and behind it."""
        return self.before + self.wording + self.after

    @cached_property
    def clause(self) -> str:
        """What stands before it, from the last comma or stop on."""
        at = self.quantity.start
        return self.text[max(self.start, *(self.text.rfind(stop, self.start, at) + 1 for stop in _STOPS)) : at]

    @cached_property
    def listed(self) -> str:
        """The same, with what 、 joins to it."""
        at = self.quantity.start
        return self.text[max(self.start, *(self.text.rfind(stop, self.start, at) + 1 for stop in ",;:")) : at]

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
