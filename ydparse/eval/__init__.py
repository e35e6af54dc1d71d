"""How well a notice agrees with its gold: hits, misses and extras a field."""

from ydparse.eval.compare import Refused, compare
from ydparse.eval.draft import draft
from ydparse.eval.tally import FIELDS, Below, Difference, Figures, RuleFigures, Tally

__all__ = ["FIELDS", "Below", "Difference", "Figures", "Refused", "RuleFigures", "Tally", "compare", "draft"]
